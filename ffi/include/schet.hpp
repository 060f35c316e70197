/* schet.hpp - the C interface of schet for C++11 and later: handles that close themselves, errors that are thrown,
 * callbacks as classes. Header only; link what schet.h needs. The namespace is schetpp: schet is the C struct.
 *
 * Records are the structs of schet.h, filled with zeros and sure of their size: schetpp::account is a schet_account.
 * Texts in them point to the program's own: schetpp::text takes a std::string that outlives the call. Whatever is not
 * answered SCHET_OK is thrown, a refusal of the section (R16) as schetpp::refusal, anything else as schetpp::error. Nothing
 * that a callback throws goes through the library: it is a failure of that callback, which its call is told of. */
#ifndef SCHET_HPP
#define SCHET_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "schet.h"

namespace schetpp {

/* A struct of schet.h, filled with zeros, its struct_size set. */
template <typename Struct>
struct record : Struct {
    record() : Struct() { this->struct_size = static_cast<std::uint32_t>(sizeof(Struct)); }
};

/* The text of an array of characters, up to its NUL. */
template <std::size_t Size>
std::string str(const char (&from)[Size])
{
    const void *end = std::memchr(from, 0, Size);
    return std::string(from, end ? static_cast<std::size_t>(static_cast<const char *>(end) - from) : Size);
}

/* A text for a record. It is not copied, so it has to be there until the call that reads it has returned: of a string
 * that is about to end none is made. */
inline schet_text text(const std::string &from)
{
    if (from.size() > SCHET_MAX_TEXT)
        throw std::length_error("a text for schet has more than SCHET_MAX_TEXT bytes");
    schet_text made = schet_text();
    made.data = from.data();
    made.len = static_cast<std::uint32_t>(from.size());
    return made;
}

schet_text text(std::string &&) = delete;

/* As above, of a literal. */
template <std::size_t Size>
schet_text text(const char (&from)[Size])
{
    static_assert(Size - 1 <= SCHET_MAX_TEXT, "a text for schet has more than SCHET_MAX_TEXT bytes");
    schet_text made = schet_text();
    made.data = from;
    made.len = static_cast<std::uint32_t>(Size - 1);
    return made;
}

/* Why a call did not do what it was asked for. */
class error : public std::runtime_error {
public:
    explicit error(const schet_error &from) : std::runtime_error(said(from)), m_raw(from) {}

    /* One of SCHET_E_... and SCHET_R_... */
    std::int32_t code() const noexcept { return m_raw.code; }
    /* Its name, such as "SCHET_E_NULL". */
    const char *name() const noexcept { return schet_status_name(m_raw.code); }
    /* What went wrong, or what to tell the customer in English. */
    std::string message() const { return str(m_raw.message); }
    /* The field, the struct or the parameter at fault. */
    std::string field() const { return str(m_raw.field); }
    /* Whether the same call may succeed later. */
    bool retryable() const noexcept { return m_raw.retryable != 0; }
    /* Whether what was asked for may have happened all the same. */
    bool may_have_happened() const noexcept { return m_raw.may_have_happened != 0; }
    /* What the host's callback answered, where it is the reason. */
    std::int32_t host_code() const noexcept { return m_raw.host_code; }
    /* The row of an array that is at fault, counted from 1; 0 where none is. */
    std::uint32_t row() const noexcept { return m_raw.row; }
    /* All of it, as the library has filled it. */
    const schet_error &raw() const noexcept { return m_raw; }

private:
    static std::string said(const schet_error &from)
    {
        std::string all = schet_status_name(from.code);
        std::string message = str(from.message);
        return message.empty() ? all : all + ": " + message;
    }

    schet_error m_raw;
};

/* The section's answer to a customer, which is no failure (R16), and its facts. */
class refusal : public error {
public:
    explicit refusal(const schet_error &from) : error(from) {}

    /* From when on the same may be asked for again, in microseconds since 1970-01-01 UTC; 0: none. */
    std::int64_t until() const noexcept { return raw().until; }
    /* The period that was asked for, as YYYYMM; 0: none. */
    std::int32_t period() const noexcept { return raw().period; }
    /* The limit that is reached; 0: none. */
    std::int32_t limit() const noexcept { return raw().limit; }
    /* The state of the order, one of SCHET_ORDER_...; 0: none. */
    std::int32_t state() const noexcept { return raw().state; }
    /* The subscriber; empty: none. */
    std::string subscriber() const { return str(raw().subscriber); }
    /* The periods that are offered instead, newest first, as YYYYMM. */
    std::vector<std::int32_t> offered() const
    {
        return std::vector<std::int32_t>(raw().offered, raw().offered + raw().offered_count);
    }
};

namespace detail {

/* Throws what a status other than SCHET_OK stands for. */
inline void check(std::int32_t status, const schet_error &error_of_call)
{
    if (status == SCHET_OK)
        return;
    schet_error stated = error_of_call;
    stated.code = status;
    if (status >= SCHET_R_FIRST)
        throw refusal(stated);
    throw error(stated);
}

/* A length for the library. */
inline std::uint32_t length(std::size_t of)
{
    if (of > UINT32_MAX)
        throw std::length_error("schet takes no more than 4294967295 of anything");
    return static_cast<std::uint32_t>(of);
}

/* Calls with room for rows, and again with more room until all of them have some. */
template <typename Row, typename Call>
std::vector<record<Row>> rows(std::size_t room, Call call)
{
    static_assert(sizeof(record<Row>) == sizeof(Row), "records lie in an array as the structs do");
    for (;;) {
        std::vector<record<Row>> found(room);
        std::uint32_t count = 0;
        call(static_cast<Row *>(found.data()), length(room), &count);
        if (count < room) {
            found.resize(count);
            return found;
        }
        room *= 4;
    }
}

/* Hands rows of any range on in arrays of at most SCHET_MAX_ROWS. */
template <typename Row, typename Range, typename Call>
void each_array(const Range &range, Call call)
{
    std::vector<Row> held;
    for (const Row &row : range) {
        held.push_back(row);
        if (held.size() == SCHET_MAX_ROWS) {
            call(held.data(), length(held.size()));
            held.clear();
        }
    }
    if (!held.empty())
        call(held.data(), length(held.size()));
}

} // namespace detail

typedef record<schet_operator> operator_info;
typedef record<schet_policy> policy;
typedef record<schet_config> config;
typedef record<schet_tick> tick;
typedef record<schet_account> account;
typedef record<schet_subscriber> subscriber;
typedef record<schet_feed_report> feed_report;
typedef record<schet_refused_row> refused_row;
typedef record<schet_menu> menu_head;
typedef record<schet_menu_choice> menu_choice;
typedef record<schet_order_request> order_request;
typedef record<schet_taken> taken;
typedef record<schet_order> order;
typedef record<schet_processed> processed;

/* The menu of an account: its head, and its choices in the order to show them. */
struct menu {
    menu_head head;
    std::vector<menu_choice> choices;
};

/* Bytes of the library's. */
class buffer {
public:
    explicit buffer(schet_buf *from) noexcept : m_buf(from) {}
    buffer(buffer &&other) noexcept : m_buf(other.m_buf) { other.m_buf = nullptr; }
    buffer &operator=(buffer &&other) noexcept
    {
        std::swap(m_buf, other.m_buf);
        return *this;
    }
    buffer(const buffer &) = delete;
    buffer &operator=(const buffer &) = delete;
    ~buffer() { schet_buf_free(&m_buf); }

    const void *data() const noexcept { return schet_buf_data(m_buf); }
    std::size_t size() const noexcept { return schet_buf_len(m_buf); }
    /* A copy of all of it. */
    std::string str() const
    {
        return size() == 0 ? std::string() : std::string(static_cast<const char *>(data()), size());
    }
    /* Copies at most so many bytes from a place on, and says how many. */
    std::size_t copy(std::size_t offset, void *to, std::size_t capacity) const
    {
        record<schet_error> failed;
        std::uint32_t copied = 0;
        detail::check(schet_buf_copy(m_buf, detail::length(offset), to, detail::length(capacity), &copied, &failed), failed);
        return copied;
    }

private:
    schet_buf *m_buf;
};

/* Rows on their way into the embedded database. One thread at a time uses it. */
class feed {
public:
    explicit feed(schet_feed *from) noexcept : m_feed(from) {}
    feed(feed &&other) noexcept : m_feed(other.m_feed) { other.m_feed = nullptr; }
    feed &operator=(feed &&other) noexcept
    {
        std::swap(m_feed, other.m_feed);
        return *this;
    }
    feed(const feed &) = delete;
    feed &operator=(const feed &) = delete;
    /* Writes what is held back, if it can; where it matters whether it could, flush() or close() tell. */
    ~feed() { schet_feed_close(&m_feed, nullptr); }

    /* Feeds the accounts of anything that can be gone over. */
    template <typename Range>
    void accounts(const Range &range)
    {
        detail::each_array<schet_account>(range, [this](const schet_account *rows, std::uint32_t count) {
            record<schet_error> failed;
            detail::check(schet_feed_accounts(m_feed, rows, count, &failed), failed);
        });
    }
    /* Writes what is held back; what the report then says is durable. */
    feed_report flush()
    {
        record<schet_error> failed;
        feed_report report;
        detail::check(schet_feed_flush(m_feed, &report, &failed), failed);
        return report;
    }
    /* Takes all refused rows off the list. */
    std::vector<refused_row> refused()
    {
        std::vector<refused_row> all;
        for (;;) {
            record<schet_error> failed;
            std::vector<refused_row> some(64);
            std::uint32_t count = 0;
            detail::check(schet_feed_refused(m_feed, some.data(), detail::length(some.size()), &count, &failed), failed);
            if (count == 0)
                return all;
            all.insert(all.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count));
        }
    }
    /* Writes what is held back and closes. */
    void close()
    {
        record<schet_error> failed;
        detail::check(schet_feed_close(&m_feed, &failed), failed);
    }

private:
    schet_feed *m_feed;
};

/* The section of one operator. Any number of threads may use it at once. */
class section {
public:
    /* Opens the section; blocks while the stores are opened. */
    explicit section(const schet_config &with) : m_service(nullptr)
    {
        record<schet_error> failed;
        detail::check(schet_open(SCHET_ABI_VERSION, &with, &m_service, &failed), failed);
    }
    section(section &&other) noexcept : m_service(other.m_service) { other.m_service = nullptr; }
    section &operator=(section &&other) noexcept
    {
        std::swap(m_service, other.m_service);
        return *this;
    }
    section(const section &) = delete;
    section &operator=(const section &) = delete;
    ~section() { schet_close(&m_service, nullptr); }

    /* Closes the section, and what was opened on it; throws when a call is under way in another thread. */
    void close()
    {
        record<schet_error> failed;
        detail::check(schet_close(&m_service, &failed), failed);
    }
    /* The handle, for a function of schet.h. */
    schet *handle() const noexcept { return m_service; }

    /* Begins to feed rows into the embedded database. */
    schetpp::feed feed() const
    {
        record<schet_error> failed;
        schet_feed *made = nullptr;
        detail::check(schet_feed_open(m_service, &made, &failed), failed);
        return schetpp::feed(made);
    }
    /* The menu of an account. */
    schetpp::menu menu(const std::string &of, const schet_tick *when = nullptr) const
    {
        schetpp::menu made;
        made.choices = detail::rows<schet_menu_choice>(16, [&](schet_menu_choice *rows, std::uint32_t room, std::uint32_t *count) {
            record<schet_error> failed;
            detail::check(schet_menu_get(m_service, of.data(), detail::length(of.size()), when, &made.head, rows, room, count,
                                         &failed),
                          failed);
        });
        return made;
    }
    /* Takes an order, durably. */
    taken take(const schet_order_request &request, const schet_tick *when = nullptr) const
    {
        record<schet_error> failed;
        taken made;
        detail::check(schet_order_take(m_service, &request, when, &made, nullptr, &failed), failed);
        return made;
    }
    /* An order of an account. */
    schetpp::order order(const std::string &of, const std::string &id) const
    {
        record<schet_error> failed;
        schetpp::order found;
        detail::check(schet_order_get(m_service, of.data(), detail::length(of.size()), id.data(), detail::length(id.size()),
                                      &found, &failed),
                      failed);
        return found;
    }
    /* Carries out at most so many orders that are due, each as far as it goes. */
    processed process_due(std::uint32_t limit, const schet_tick *when = nullptr) const
    {
        record<schet_error> failed;
        processed done;
        detail::check(schet_process_due(m_service, limit, when, &done, &failed), failed);
        return done;
    }
    /* Puts a refusal into words once more, in a language: SCHET_RU or SCHET_EN. */
    std::string words(const refusal &refused, std::int32_t locale) const
    {
        record<schet_error> failed;
        schet_buf *made = nullptr;
        detail::check(schet_refusal_text(m_service, &refused.raw(), locale, &made, &failed), failed);
        return buffer(made).str();
    }

private:
    schet *m_service;
};

/* The policy of the rules. */
inline policy default_policy()
{
    record<schet_error> failed;
    policy made;
    detail::check(schet_policy_default(&made, &failed), failed);
    return made;
}

/* The version of the library, such as "0.1.0". */
inline std::string version() { return schet_version(); }

/* The version of the interface that the library has. */
inline std::uint32_t abi_version() { return schet_abi_version(); }

/* What the library was built with: the sum of SCHET_FEATURE_... numbers. */
inline std::uint32_t features() { return schet_features(); }

} // namespace schetpp

#endif
