/* schet.hpp - the C interface of schet for C++11 and later: handles that close themselves, errors that are thrown,
 * callbacks as classes. Header only; link what schet.h needs. The namespace is schetpp: schet is the C struct.
 *
 * Records are the structs of schet.h, filled with zeros and sure of their size: schetpp::account is a schet_account.
 * Texts in them point to the program's own: schetpp::text takes a std::string that outlives the call. Whatever is not
 * answered SCHET_OK is thrown, a refusal of the section (R16) as schetpp::refusal, all else as schetpp::error. Nothing
 * that a callback throws goes through the library: it is a failure of that callback, which its call is told of. */
#ifndef SCHET_HPP
#define SCHET_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "schet.h"

namespace schetpp
{

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

/* Bytes for a record, such as a picture. They are not copied either. */
inline schet_bytes bytes(const std::string &from)
{
    if (from.size() > UINT32_MAX)
        throw std::length_error("bytes for schet are more than 4294967295");
    schet_bytes made = schet_bytes();
    made.data = from.data();
    made.len = static_cast<std::uint32_t>(from.size());
    return made;
}

schet_bytes bytes(std::string &&) = delete;

/* Why a call did not do what it was asked for. */
class error : public std::runtime_error
{
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
class refusal : public error
{
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

namespace detail
{

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

/* Calls a function of the library, and throws what its status stands for. */
template <typename Call>
void run(Call call)
{
    record<schet_error> failed;
    check(call(&failed), failed);
}

/* A length for the library. */
inline std::uint32_t length(std::size_t of)
{
    if (of > UINT32_MAX)
        throw std::length_error("schet takes no more than 4294967295 of anything");
    return static_cast<std::uint32_t>(of);
}

/* Calls with room for rows, and again with more room until there is more than enough. */
template <typename Row, typename Call>
std::vector<record<Row>> rows(Call call)
{
    static_assert(sizeof(record<Row>) == sizeof(Row), "records lie in an array as the structs do");
    for (std::size_t room = 16;; room *= 4) {
        std::vector<record<Row>> found(room);
        std::uint32_t count = 0;
        run([&](schet_error *error) { return call(found.data(), length(room), &count, error); });
        if (count < room) {
            found.resize(count);
            return found;
        }
    }
}

/* Calls with the number of the first row, until no more rows come. */
template <typename Row, typename Call>
std::vector<record<Row>> pages(Call call)
{
    std::vector<record<Row>> all;
    for (;;) {
        std::vector<record<Row>> some(64);
        std::uint32_t count = 0;
        run([&](schet_error *error) {
            return call(length(all.size()), some.data(), length(some.size()), &count, error);
        });
        all.insert(all.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count));
        if (count < some.size())
            return all;
    }
}

/* Calls once with room for so many rows. */
template <typename Row, typename Call>
std::vector<record<Row>> some(std::size_t room, Call call)
{
    std::vector<record<Row>> found(room);
    std::uint32_t count = 0;
    run([&](schet_error *error) { return call(found.data(), length(room), &count, error); });
    found.resize(count);
    return found;
}

/* Hands rows of any range on in arrays of at most SCHET_MAX_ROWS. */
template <typename Row, typename Range, typename Call>
void each_array(const Range &range, Call call)
{
    std::vector<Row> held;
    const auto hand_on = [&] {
        if (!held.empty())
            call(static_cast<const Row *>(held.data()), length(held.size()));
        held.clear();
    };
    for (const Row &row : range) {
        held.push_back(row);
        if (held.size() == SCHET_MAX_ROWS)
            hand_on();
    }
    hand_on();
}

/* What a callback has thrown, kept until the library's call has returned. */
class thrown
{
public:
    /* Runs a callback: what it throws is kept, and answered as a failure. */
    template <typename Work>
    std::int32_t guard(Work work) noexcept
    {
        try {
            return work() ? SCHET_HOST_DONE : SCHET_HOST_CANCEL;
        } catch (...) {
            m_what = std::current_exception();
            return 0;
        }
    }
    /* Calls a function of the library; what a callback has thrown meanwhile is thrown on. */
    template <typename Call>
    void run(Call call)
    {
        record<schet_error> failed;
        const std::int32_t status = call(&failed);
        if (m_what) {
            std::exception_ptr what;
            std::swap(what, m_what);
            std::rethrow_exception(what);
        }
        check(status, failed);
    }

private:
    std::exception_ptr m_what;
};

} // namespace detail

/* Where a document goes, piece by piece. What write throws ends the call that writes, and is thrown by it. */
class sink
{
public:
    virtual ~sink() {}
    /* Takes a piece, all of it. */
    virtual void write(const void *data, std::size_t size) = 0;
};

/* A sink into a stream. */
class stream_sink : public sink
{
public:
    explicit stream_sink(std::ostream &out) : m_out(out) {}
    void write(const void *data, std::size_t size) override
    {
        if (!m_out.write(static_cast<const char *>(data), static_cast<std::streamsize>(size)))
            throw std::runtime_error("the stream takes no more");
    }

private:
    std::ostream &m_out;
};

/* A sink into a string. */
class string_sink : public sink
{
public:
    std::string bytes;
    void write(const void *data, std::size_t size) override { bytes.append(static_cast<const char *>(data), size); }
};

/* Who is told of a regular run's progress. What told throws ends the call that runs, and is thrown by it. */
class progress
{
public:
    virtual ~progress() {}
    /* Is told of the run after each step; false stops it, which is thrown as SCHET_E_CANCELLED. */
    virtual bool told(const schet_run &run) = 0;
};

namespace detail
{

/* A sink as the library calls it. */
class sink_adapter
{
public:
    explicit sink_adapter(sink &to) : m_to(to)
    {
        m_raw.ctx = this;
        m_raw.write = &sink_adapter::write;
    }
    sink_adapter(const sink_adapter &) = delete;
    sink_adapter &operator=(const sink_adapter &) = delete;

    template <typename Call>
    void run(Call call)
    {
        m_thrown.run([&](schet_error *error) { return call(&m_raw, error); });
    }

private:
    static std::int32_t write(void *ctx, const schet_piece *piece) noexcept
    {
        sink_adapter &self = *static_cast<sink_adapter *>(ctx);
        return self.m_thrown.guard([&] {
            self.m_to.write(piece->data, piece->len);
            return true;
        });
    }

    sink &m_to;
    thrown m_thrown;
    record<schet_sink> m_raw;
};

/* Whoever is told of progress, as the library calls him. */
class progress_adapter
{
public:
    explicit progress_adapter(progress &to) : m_to(to)
    {
        m_raw.ctx = this;
        m_raw.tell = &progress_adapter::tell;
    }
    progress_adapter(const progress_adapter &) = delete;
    progress_adapter &operator=(const progress_adapter &) = delete;

    template <typename Call>
    void run(Call call)
    {
        m_thrown.run([&](schet_error *error) { return call(&m_raw, error); });
    }

private:
    static std::int32_t tell(void *ctx, const schet_run *run) noexcept
    {
        progress_adapter &self = *static_cast<progress_adapter *>(ctx);
        return self.m_thrown.guard([&] { return self.m_to.told(*run); });
    }

    progress &m_to;
    thrown m_thrown;
    record<schet_progress> m_raw;
};

} // namespace detail

typedef record<schet_operator> operator_info;
typedef record<schet_policy> policy;
typedef record<schet_config> config;
typedef record<schet_tick> tick;
typedef record<schet_account> account;
typedef record<schet_subscriber> subscriber;
typedef record<schet_bill> bill;
typedef record<schet_line> line;
typedef record<schet_vat> vat;
typedef record<schet_payment> payment;
typedef record<schet_instalment> instalment;
typedef record<schet_call> call;
typedef record<schet_issued_elsewhere> issued_elsewhere;
typedef record<schet_feed_report> feed_report;
typedef record<schet_refused_row> refused_row;
typedef record<schet_menu> menu_head;
typedef record<schet_menu_choice> menu_choice;
typedef record<schet_subscriber_row> subscriber_row;
typedef record<schet_order_request> order_request;
typedef record<schet_taken> taken;
typedef record<schet_order> order;
typedef record<schet_order_change> order_change;
typedef record<schet_order_event> order_event;
typedef record<schet_order_link> order_link;
typedef record<schet_processed> processed;
typedef record<schet_collected> collected;
typedef record<schet_smtp> smtp;
typedef record<schet_mail_server> mail_server;
typedef record<schet_mail_route> mail_route;
typedef record<schet_dkim_key> dkim_key;
typedef record<schet_delivery_request> delivery_request;
typedef record<schet_delivery> delivery;
typedef record<schet_delivery_event> delivery_event;
typedef record<schet_issued> issued;
typedef record<schet_imported> imported;
typedef record<schet_link> link;
typedef record<schet_opened> opened;
typedef record<schet_document> document;
typedef record<schet_run> run;
typedef record<schet_unformed> unformed;
typedef record<schet_pickup_item> pickup_item;
typedef record<schet_pickup_report> pickup_report;
typedef record<schet_bounce> bounce;
typedef record<schet_feed_removal> feed_removal;
typedef record<schet_feed_removed> feed_removed;
typedef record<schet_forgotten> forgotten;
typedef record<schet_renderer_config> renderer_config;
typedef record<schet_attachment> attachment;
typedef record<schet_charge> charge;
typedef record<schet_charges> charges;
typedef record<schet_call_detail> call_detail;
typedef record<schet_pickup_paper> pickup_paper;
typedef record<schet_register_entry> register_entry;
typedef record<schet_paper_totals> paper_totals;

/* The menu of an account: its head, and its choices in the order to show them. */
struct menu {
    menu_head head;
    std::vector<menu_choice> choices;
};

/* Bytes of the library's. */
class buffer
{
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
        std::uint32_t copied = 0;
        detail::run([&](schet_error *error) {
            return schet_buf_copy(m_buf, detail::length(offset), to, detail::length(capacity), &copied, error);
        });
        return copied;
    }

private:
    schet_buf *m_buf;
};

/* Rows on their way into the embedded database. One thread at a time uses it. */
class feed
{
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
            detail::run([&](schet_error *error) { return schet_feed_accounts(m_feed, rows, count, error); });
        });
    }
    /* Feeds bills. */
    template <typename Range>
    void bills(const Range &range)
    {
        detail::each_array<schet_bill>(range, [this](const schet_bill *rows, std::uint32_t count) {
            detail::run([&](schet_error *error) { return schet_feed_bills(m_feed, rows, count, error); });
        });
    }
    /* Feeds calls. */
    template <typename Range>
    void calls(const Range &range)
    {
        detail::each_array<schet_call>(range, [this](const schet_call *rows, std::uint32_t count) {
            detail::run([&](schet_error *error) { return schet_feed_calls(m_feed, rows, count, error); });
        });
    }
    /* Feeds payments. */
    template <typename Range>
    void payments(const Range &range)
    {
        detail::each_array<schet_payment>(range, [this](const schet_payment *rows, std::uint32_t count) {
            detail::run([&](schet_error *error) { return schet_feed_payments(m_feed, rows, count, error); });
        });
    }
    /* Feeds instalments. */
    template <typename Range>
    void instalments(const Range &range)
    {
        detail::each_array<schet_instalment>(range, [this](const schet_instalment *rows, std::uint32_t count) {
            detail::run([&](schet_error *error) { return schet_feed_instalments(m_feed, rows, count, error); });
        });
    }
    /* Writes what is held back; what the report then says is durable. */
    feed_report flush()
    {
        feed_report report;
        detail::run([&](schet_error *error) { return schet_feed_flush(m_feed, &report, error); });
        return report;
    }
    /* Takes all refused rows off the list. */
    std::vector<refused_row> refused()
    {
        return detail::pages<schet_refused_row>(
            [this](std::uint32_t, schet_refused_row *rows, std::uint32_t room, std::uint32_t *count,
                   schet_error *error) { return schet_feed_refused(m_feed, rows, room, count, error); });
    }
    /* Removes rows from the embedded database for good; what is held back is written first. */
    feed_removed remove(const schet_feed_removal &what)
    {
        feed_removed made;
        detail::run([&](schet_error *error) { return schet_feed_remove(m_feed, &what, &made, error); });
        return made;
    }
    /* Writes what is held back and closes. */
    void close()
    {
        detail::run([&](schet_error *error) { return schet_feed_close(&m_feed, error); });
    }

private:
    schet_feed *m_feed;
};

/* The section of one operator. Any number of threads may use it at once. */
class section
{
public:
    /* Opens the section; blocks while the stores are opened. */
    explicit section(const schet_config &with) : m_service(nullptr)
    {
        detail::run([&](schet_error *error) { return schet_open(SCHET_ABI_VERSION, &with, &m_service, error); });
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
        detail::run([&](schet_error *error) { return schet_close(&m_service, error); });
    }
    /* The handle, for a function of schet.h. */
    schet *handle() const noexcept { return m_service; }

    /* Begins to feed rows into the embedded database. */
    schetpp::feed feed() const
    {
        schet_feed *made = nullptr;
        detail::run([&](schet_error *error) { return schet_feed_open(m_service, &made, error); });
        return schetpp::feed(made);
    }

    /* The menu of an account. */
    schetpp::menu menu(const std::string &of, const schet_tick *when = nullptr) const
    {
        schetpp::menu made;
        made.choices = detail::rows<schet_menu_choice>(
            [&](schet_menu_choice *rows, std::uint32_t room, std::uint32_t *count, schet_error *error) {
                return schet_menu_get(m_service, of.data(), detail::length(of.size()), when, &made.head, rows, room,
                                      count, error);
            });
        return made;
    }
    /* The account's subscribers, to choose from in call detail and charges. */
    std::vector<schetpp::subscriber_row> subscribers(const std::string &of, const schet_tick *when = nullptr) const
    {
        return detail::pages<schet_subscriber_row>([&](std::uint32_t first, schet_subscriber_row *rows,
                                                       std::uint32_t room, std::uint32_t *count, schet_error *error) {
            return schet_menu_subscribers(m_service, of.data(), detail::length(of.size()), when, first, rows, room,
                                          count, error);
        });
    }

    /* Sets how an account's invoices are delivered (R7). */
    schetpp::delivery change_delivery(const schet_delivery_request &request, const schet_tick *when = nullptr) const
    {
        schetpp::delivery made;
        detail::run([&](schet_error *error) { return schet_delivery_change(m_service, &request, when, &made, error); });
        return made;
    }
    /* Puts a change of delivery in force by the token that was mailed to the new address. */
    schetpp::delivery confirm_delivery(const std::string &of, const std::string &token,
                                       const schet_tick *when = nullptr) const
    {
        schetpp::delivery made;
        detail::run([&](schet_error *error) {
            return schet_delivery_confirm(m_service, of.data(), detail::length(of.size()), token.data(),
                                          detail::length(token.size()), when, &made, error);
        });
        return made;
    }
    /* An account's changes of delivery, oldest first. */
    std::vector<schetpp::delivery_event> delivery_history(const std::string &of) const
    {
        return detail::pages<schet_delivery_event>([&](std::uint32_t first, schet_delivery_event *rows,
                                                       std::uint32_t room, std::uint32_t *count, schet_error *error) {
            return schet_delivery_history(m_service, of.data(), detail::length(of.size()), first, rows, room, count,
                                          error);
        });
    }

    /* Takes an order, durably. */
    taken take(const schet_order_request &request, const schet_tick *when = nullptr) const
    {
        taken made;
        detail::run(
            [&](schet_error *error) { return schet_order_take(m_service, &request, when, &made, nullptr, error); });
        return made;
    }
    /* Takes an order back while it is still accepted (R13). */
    schetpp::order cancel(const schet_order_change &change, const schet_tick *when = nullptr) const
    {
        schetpp::order made;
        detail::run([&](schet_error *error) { return schet_order_cancel(m_service, &change, when, &made, error); });
        return made;
    }
    /* Starts an order again after it failed, bounced, or ended unknown (R17). */
    schetpp::order restart(const schet_order_change &change, const schet_tick *when = nullptr) const
    {
        schetpp::order made;
        detail::run([&](schet_error *error) { return schet_order_restart(m_service, &change, when, &made, error); });
        return made;
    }
    /* Gives up an order whose outcome is unknown. */
    schetpp::order abandon(const schet_order_change &change, const schet_tick *when = nullptr) const
    {
        schetpp::order made;
        detail::run([&](schet_error *error) { return schet_order_abandon(m_service, &change, when, &made, error); });
        return made;
    }
    /* Marks a sent mail as come back (R13). */
    schetpp::order bounced(const schet_order_change &change, const schet_tick *when = nullptr) const
    {
        schetpp::order made;
        detail::run([&](schet_error *error) { return schet_order_bounced(m_service, &change, when, &made, error); });
        return made;
    }
    /* Takes a report of a mail that came back, and marks its order (R13). */
    schetpp::order take_bounce(const schet_bounce &report, const schet_tick *when = nullptr) const
    {
        schetpp::order made;
        detail::run([&](schet_error *error) { return schet_bounce_take(m_service, &report, when, &made, error); });
        return made;
    }
    /* Records that an invoice was handed over in person (R10). */
    schetpp::order hand_over(const schet_order_change &change, const schet_tick *when = nullptr) const
    {
        schetpp::order made;
        detail::run([&](schet_error *error) { return schet_order_hand_over(m_service, &change, when, &made, error); });
        return made;
    }
    /* An order of an account. */
    schetpp::order order(const std::string &of, const std::string &id) const
    {
        schetpp::order made;
        detail::run([&](schet_error *error) {
            return schet_order_get(m_service, of.data(), detail::length(of.size()), id.data(),
                                   detail::length(id.size()), &made, error);
        });
        return made;
    }
    /* An account's orders, newest first, at most so many before the one of an identifier, or from the newest on. */
    std::vector<schetpp::order> orders(const std::string &of, std::size_t most,
                                       const std::string &before = std::string()) const
    {
        return detail::some<schet_order>(
            most, [&](schet_order *rows, std::uint32_t room, std::uint32_t *count, schet_error *error) {
                return schet_order_list(m_service, of.data(), detail::length(of.size()), before.data(),
                                        detail::length(before.size()), rows, room, count, error);
            });
    }
    /* What became of an order, oldest first. */
    std::vector<schetpp::order_event> order_history(const std::string &of, const std::string &id) const
    {
        return detail::pages<schet_order_event>([&](std::uint32_t first, schet_order_event *rows, std::uint32_t room,
                                                    std::uint32_t *count, schet_error *error) {
            return schet_order_history(m_service, of.data(), detail::length(of.size()), id.data(),
                                       detail::length(id.size()), first, rows, room, count, error);
        });
    }
    /* The links of an order, oldest first. */
    std::vector<schetpp::order_link> order_links(const std::string &of, const std::string &id) const
    {
        return detail::rows<schet_order_link>(
            [&](schet_order_link *rows, std::uint32_t room, std::uint32_t *count, schet_error *error) {
                return schet_order_links(m_service, of.data(), detail::length(of.size()), id.data(),
                                         detail::length(id.size()), rows, room, count, error);
            });
    }
    /* The subscribers that an order is narrowed to; none: it is for all. */
    std::vector<schetpp::subscriber_row> order_subscribers(const std::string &of, const std::string &id) const
    {
        return detail::pages<schet_subscriber_row>([&](std::uint32_t first, schet_subscriber_row *rows,
                                                       std::uint32_t room, std::uint32_t *count, schet_error *error) {
            return schet_order_subscribers(m_service, of.data(), detail::length(of.size()), id.data(),
                                           detail::length(id.size()), first, rows, room, count, error);
        });
    }

    /* Carries out at most so many orders that are due, each as far as it goes. */
    processed process_due(std::uint32_t limit, const schet_tick *when = nullptr) const
    {
        processed made;
        detail::run([&](schet_error *error) { return schet_process_due(m_service, limit, when, &made, error); });
        return made;
    }

    /* Reads at most so many letters that came back, and marks the orders whose mails they return (R13). */
    collected collect_bounces(std::uint32_t limit, const schet_tick *when = nullptr) const
    {
        collected made;
        detail::run([&](schet_error *error) { return schet_bounces_collect(m_service, limit, when, &made, error); });
        return made;
    }

    /* A new link to the document of an order that is ready (R5). */
    schetpp::link mint_link(const std::string &of, const std::string &id, const schet_tick *when = nullptr) const
    {
        schetpp::link made;
        detail::run([&](schet_error *error) {
            return schet_link_mint(m_service, of.data(), detail::length(of.size()), id.data(),
                                   detail::length(id.size()), when, &made, error);
        });
        return made;
    }
    /* Ends every link of an order. */
    void revoke_links(const std::string &of, const std::string &id, const schet_tick *when = nullptr) const
    {
        detail::run([&](schet_error *error) {
            return schet_link_revoke(m_service, of.data(), detail::length(of.size()), id.data(),
                                     detail::length(id.size()), when, error);
        });
    }
    /* Opens a link by its token; the document is then read from its first byte on. */
    document open_link(const std::string &token, const schet_tick *when = nullptr,
                       schetpp::opened *what = nullptr) const
    {
        document made;
        detail::run([&](schet_error *error) {
            return schet_link_open(m_service, token.data(), detail::length(token.size()), when, &made, what, error);
        });
        return made;
    }
    /* Reads at most so many bytes of a document from its offset on, and says how many; 0 at its end. */
    std::size_t read(schet_document &from, void *to, std::size_t capacity) const
    {
        std::uint32_t count = 0;
        detail::run([&](schet_error *error) {
            return schet_document_read(m_service, &from, to, detail::length(capacity), &count, error);
        });
        return count;
    }
    /* Reads a document from its offset to its end. */
    void read(schet_document &from, sink &to) const
    {
        std::vector<char> piece(65536);
        while (const std::size_t count = read(from, piece.data(), piece.size()))
            to.write(piece.data(), count);
    }

    /* One bounded step of the regular run of a period: at most so many accounts. */
    schetpp::run run_step(std::int32_t period, std::uint32_t batch, const schet_tick *when = nullptr) const
    {
        schetpp::run made;
        detail::run([&](schet_error *error) { return schet_run_step(m_service, period, batch, when, &made, error); });
        return made;
    }
    /* Goes through the regular run of a period, step by step; whoever is told of it may stop it. */
    schetpp::run run_regular(std::int32_t period, std::uint32_t batch, progress &to) const
    {
        schetpp::run made;
        detail::progress_adapter(to).run([&](const schet_progress *raw, schet_error *error) {
            return schet_run_regular(m_service, period, batch, raw, &made, error);
        });
        return made;
    }
    /* As above, and nobody is told. */
    schetpp::run run_regular(std::int32_t period, std::uint32_t batch) const
    {
        schetpp::run made;
        detail::run(
            [&](schet_error *error) { return schet_run_regular(m_service, period, batch, nullptr, &made, error); });
        return made;
    }
    /* Begins another round of a run that has ended. */
    schetpp::run run_again(std::int32_t period, const schet_tick *when = nullptr) const
    {
        schetpp::run made;
        detail::run([&](schet_error *error) { return schet_run_again(m_service, period, when, &made, error); });
        return made;
    }
    /* The regular run of a period as it stands; its period is 0 when it was never begun. */
    schetpp::run run_state(std::int32_t period) const
    {
        schetpp::run made;
        detail::run([&](schet_error *error) { return schet_run_get(m_service, period, &made, error); });
        return made;
    }
    /* Tries accounts again whose invoice was refused, at most so many behind an account. */
    schetpp::run run_retry(std::int32_t period, const std::string &after, std::uint32_t limit,
                           const schet_tick *when = nullptr) const
    {
        schetpp::run made;
        detail::run([&](schet_error *error) {
            return schet_run_retry(m_service, period, after.data(), detail::length(after.size()), limit, when, &made,
                                   error);
        });
        return made;
    }
    /* Accounts whose invoice of a period could not be formed, at most so many behind an account. */
    std::vector<schetpp::unformed> run_refusals(std::int32_t period, std::size_t most,
                                                const std::string &after = std::string()) const
    {
        return detail::some<schet_unformed>(
            most, [&](schet_unformed *rows, std::uint32_t room, std::uint32_t *count, schet_error *error) {
                return schet_run_refusals(m_service, period, after.data(), detail::length(after.size()), rows, room,
                                          count, error);
            });
    }

    /* A period's invoices in person, at most so many behind an account. */
    std::vector<schetpp::pickup_item> pickup(std::int32_t period, std::size_t most,
                                             const std::string &after = std::string()) const
    {
        return detail::some<schet_pickup_item>(
            most, [&](schet_pickup_item *rows, std::uint32_t room, std::uint32_t *count, schet_error *error) {
                return schet_pickup_list(m_service, period, after.data(), detail::length(after.size()), rows, room,
                                         count, error);
            });
    }
    /* Writes a part of a period's batch for the printer: at most so many invoices in person behind an account. Those
     * whose data have changed since they were issued go apart. */
    pickup_report pickup_batch(std::int32_t period, std::uint32_t limit, sink &to, std::vector<pickup_item> &apart,
                               const std::string &after = std::string()) const
    {
        pickup_report made;
        std::uint32_t count = 0;
        apart.assign(limit, pickup_item());
        detail::sink_adapter(to).run([&](const schet_sink *raw, schet_error *error) {
            return schet_pickup_batch(m_service, period, after.data(), detail::length(after.size()), limit, raw,
                                      apart.data(), limit, &count, &made, error);
        });
        apart.resize(count);
        return made;
    }
    /* Writes a period's register, and says how many rows it has. */
    std::uint32_t pickup_register(std::int32_t period, sink &to) const
    {
        std::uint32_t rows = 0;
        detail::sink_adapter(to).run([&](const schet_sink *raw, schet_error *error) {
            return schet_pickup_register(m_service, period, raw, &rows, error);
        });
        return rows;
    }

    /* An account's issued invoices, the latest revision of each period, newest period first. */
    std::vector<schetpp::issued> issued(const std::string &of) const
    {
        return detail::rows<schet_issued>(
            [&](schet_issued *rows, std::uint32_t room, std::uint32_t *count, schet_error *error) {
                return schet_issued_list(m_service, of.data(), detail::length(of.size()), rows, room, count, error);
            });
    }
    /* The issued invoices of a period: one for each account asked for; where none is issued its period is 0. */
    std::vector<schetpp::issued> issued_in(std::int32_t period, const std::vector<std::string> &of) const
    {
        std::vector<schet_text> accounts;
        for (const std::string &number : of)
            accounts.push_back(text(number));
        return detail::some<schet_issued>(
            of.size(), [&](schet_issued *rows, std::uint32_t room, std::uint32_t *count, schet_error *error) {
                return schet_issued_in(m_service, period, accounts.data(), room, rows, room, count, error);
            });
    }
    /* Keeps invoices that were issued elsewhere; one outcome for each comes back. */
    std::vector<imported> import_issued(const std::vector<issued_elsewhere> &invoices) const
    {
        return detail::some<schet_imported>(
            invoices.size(), [&](schet_imported *rows, std::uint32_t room, std::uint32_t *count, schet_error *error) {
                return schet_issued_import(m_service, invoices.data(), room, rows, room, count, error);
            });
    }

    /* Removes what is older than the policy keeps it: one step over at most so many behind an order. */
    forgotten forget(std::int32_t kind, std::uint32_t limit, const std::string &after = std::string(),
                     const schet_tick *when = nullptr) const
    {
        forgotten made;
        detail::run([&](schet_error *error) {
            return schet_forget(m_service, kind, after.data(), detail::length(after.size()), limit, when, &made, error);
        });
        return made;
    }
    /* Removes what is kept of an account, but for what the tax law wants kept. */
    forgotten forget_account(const std::string &of) const
    {
        forgotten made;
        detail::run([&](schet_error *error) {
            return schet_forget_account(m_service, of.data(), detail::length(of.size()), &made, error);
        });
        return made;
    }

    /* Puts a refusal into words once more, in a language: SCHET_RU or SCHET_EN. */
    std::string words(const refusal &refused, std::int32_t locale) const
    {
        schet_buf *made = nullptr;
        detail::run(
            [&](schet_error *error) { return schet_refusal_text(m_service, &refused.raw(), locale, &made, error); });
        return buffer(made).str();
    }

private:
    schet *m_service;
};

/* A call detail, a register or a batch that is being written, row by row, into a sink. One thread at a time uses it. */
class paper
{
public:
    paper(paper &&other) noexcept : m_paper(other.m_paper), m_to(std::move(other.m_to)) { other.m_paper = nullptr; }
    paper &operator=(paper &&other) noexcept
    {
        std::swap(m_paper, other.m_paper);
        std::swap(m_to, other.m_to);
        return *this;
    }
    paper(const paper &) = delete;
    paper &operator=(const paper &) = delete;
    ~paper() { schet_paper_close(&m_paper, nullptr); }

    /* Writes calls into a call detail. */
    template <typename Range>
    void add_calls(const Range &range)
    {
        detail::each_array<schet_call>(range, [this](const schet_call *rows, std::uint32_t count) {
            m_to->run([&](const schet_sink *, schet_error *error) {
                return schet_paper_add_calls(m_paper, rows, count, error);
            });
        });
    }
    /* Writes entries into a register. */
    template <typename Range>
    void add_entries(const Range &range)
    {
        detail::each_array<schet_register_entry>(range, [this](const schet_register_entry *rows, std::uint32_t count) {
            m_to->run([&](const schet_sink *, schet_error *error) {
                return schet_paper_add_entries(m_paper, rows, count, error);
            });
        });
    }
    /* Writes an invoice into a batch; locale is SCHET_RU or SCHET_EN, 0 the account's own. */
    void add_invoice(const schet_account &of, const schet_bill &from, std::int32_t locale = 0)
    {
        m_to->run([&](const schet_sink *, schet_error *error) {
            return schet_paper_add_invoice(m_paper, &of, &from, locale, error);
        });
    }
    /* Writes the document's end: what the sink has taken is a document then, and not before. */
    paper_totals finish()
    {
        paper_totals made;
        m_to->run([&](const schet_sink *, schet_error *error) { return schet_paper_finish(m_paper, &made, error); });
        return made;
    }
    /* Closes the paper; throws where it was not finished. */
    void close()
    {
        detail::run([&](schet_error *error) { return schet_paper_close(&m_paper, error); });
    }

private:
    friend class renderer;

    explicit paper(sink &to) : m_paper(nullptr), m_to(new detail::sink_adapter(to)) {}
    template <typename Call>
    void begin(Call start)
    {
        m_to->run([&](const schet_sink *raw, schet_error *error) { return start(raw, &m_paper, error); });
    }

    schet_paper *m_paper;
    std::unique_ptr<detail::sink_adapter> m_to;
};

/* Makes documents from data, without any storage. One thread at a time uses it. */
class renderer
{
public:
    explicit renderer(const schet_renderer_config &with) : m_renderer(nullptr)
    {
        detail::run(
            [&](schet_error *error) { return schet_renderer_open(SCHET_ABI_VERSION, &with, &m_renderer, error); });
    }
    renderer(renderer &&other) noexcept : m_renderer(other.m_renderer) { other.m_renderer = nullptr; }
    renderer &operator=(renderer &&other) noexcept
    {
        std::swap(m_renderer, other.m_renderer);
        return *this;
    }
    renderer(const renderer &) = delete;
    renderer &operator=(const renderer &) = delete;
    ~renderer() { schet_renderer_close(&m_renderer, nullptr); }

    void close()
    {
        detail::run([&](schet_error *error) { return schet_renderer_close(&m_renderer, error); });
    }
    /* Renders one invoice; form is one of SCHET_INVOICE_..., locale SCHET_RU or SCHET_EN, 0 the account's own. */
    buffer invoice(const schet_account &of, const schet_bill &from, std::int32_t form, std::int32_t locale = 0)
    {
        schet_buf *made = nullptr;
        detail::run([&](schet_error *error) {
            return schet_render_invoice(m_renderer, &of, &from, form, locale, &made, error);
        });
        return buffer(made);
    }
    /* Renders one invoice as PDF with files embedded. */
    buffer invoice(const schet_account &of, const schet_bill &from, const std::vector<attachment> &files,
                   std::int32_t locale = 0)
    {
        schet_buf *made = nullptr;
        detail::run([&](schet_error *error) {
            return schet_render_invoice_with(m_renderer, &of, &from, files.data(), detail::length(files.size()), locale,
                                             &made, error);
        });
        return buffer(made);
    }
    /* Renders charges so far as a workbook (R9). */
    buffer charges(const schet_account &of, const schet_charges &from, std::int32_t locale = 0)
    {
        schet_buf *made = nullptr;
        detail::run(
            [&](schet_error *error) { return schet_render_charges(m_renderer, &of, &from, locale, &made, error); });
        return buffer(made);
    }
    /* Begins a call detail. The sink has to be there until the paper is closed. */
    paper call_detail(const schet_call_detail &of, sink &to) const
    {
        paper made(to);
        made.begin([&](const schet_sink *raw, schet_paper **out, schet_error *error) {
            return schet_paper_calls(m_renderer, &of, raw, out, error);
        });
        return made;
    }
    /* Begins a register of invoices that are handed over in person (R10). */
    paper pickup_register(const schet_pickup_paper &of, sink &to) const
    {
        paper made(to);
        made.begin([&](const schet_sink *raw, schet_paper **out, schet_error *error) {
            return schet_paper_register(m_renderer, &of, raw, out, error);
        });
        return made;
    }
    /* Begins a batch for the printer (R10). */
    paper pickup_batch(const schet_pickup_paper &of, sink &to) const
    {
        paper made(to);
        made.begin([&](const schet_sink *raw, schet_paper **out, schet_error *error) {
            return schet_paper_batch(m_renderer, &of, raw, out, error);
        });
        return made;
    }

private:
    schet_renderer *m_renderer;
};

/* What a port's method throws to answer in the words of schet.h: one of SCHET_HOST_... */
class host_answer : public std::exception
{
public:
    explicit host_answer(std::int32_t answer) noexcept : m_answer(answer) {}
    std::int32_t answer() const noexcept { return m_answer; }
    const char *what() const noexcept override { return "an answer of the host's port"; }

private:
    std::int32_t m_answer;
};

/* Where a port's method puts what it answers; what it is given is copied. */
class reply
{
public:
    explicit reply(schet_reply *to) noexcept : m_reply(to) {}

    void accounts(const std::vector<schet_text> &numbers)
    {
        detail::run([&](schet_error *error) {
            return schet_reply_accounts(m_reply, numbers.data(), detail::length(numbers.size()), error);
        });
    }
    void account(const schet_account &found)
    {
        detail::run([&](schet_error *error) { return schet_reply_account(m_reply, &found, error); });
    }
    void bill(const schet_account &of, const schet_bill &found)
    {
        detail::run([&](schet_error *error) { return schet_reply_bill(m_reply, &of, &found, error); });
    }
    /* There is no bill: one of SCHET_BILL_... says why. */
    void no_bill(std::int32_t why)
    {
        detail::run([&](schet_error *error) { return schet_reply_no_bill(m_reply, why, error); });
    }
    template <typename Range>
    void calls(const Range &range)
    {
        detail::each_array<schet_call>(range, [this](const schet_call *rows, std::uint32_t count) {
            detail::run([&](schet_error *error) { return schet_reply_calls(m_reply, rows, count, error); });
        });
    }
    template <typename Range>
    void charges(const Range &range)
    {
        detail::each_array<schet_charge>(range, [this](const schet_charge *rows, std::uint32_t count) {
            detail::run([&](schet_error *error) { return schet_reply_charges(m_reply, rows, count, error); });
        });
    }
    void document(const schet_reply_piece &piece)
    {
        detail::run([&](schet_error *error) { return schet_reply_document(m_reply, &piece, error); });
    }
    void row(const schet_stored_row &found)
    {
        detail::run([&](schet_error *error) { return schet_reply_row(m_reply, &found, error); });
    }
    void text(const std::string &said)
    {
        detail::run([&](schet_error *error) {
            return schet_reply_text(m_reply, said.data(), detail::length(said.size()), error);
        });
    }

private:
    schet_reply *m_reply;
};

namespace detail
{

/* Runs a port's method. What it throws is an answer, and never goes through the library. */
template <typename Work>
std::int32_t answered(Work work) noexcept
{
    try {
        work();
        return SCHET_HOST_DONE;
    } catch (const host_answer &other) {
        return other.answer();
    } catch (...) {
        return 0;
    }
}

/* A method of a port as the library calls it. */
template <typename Port, typename Arguments, void (Port::*method)(Arguments &)>
std::int32_t call_port(void *ctx, Arguments *arguments) noexcept
{
    return answered([&] { (static_cast<Port *>(ctx)->*method)(*arguments); });
}

/* What all ports have in common: a struct for the config, whose context is the port. */
template <typename Struct>
class port
{
public:
    virtual ~port() {}
    port(const port &) = delete;
    port &operator=(const port &) = delete;
    /* For the config. The port has to be there until the section is closed. */
    const Struct *raw() const noexcept { return &m_raw; }
    /* Never two calls at once of those ports that say so. */
    void serialise() noexcept { m_raw.flags = SCHET_PORT_SERIALISED; }

protected:
    port() {}
    record<Struct> m_raw;
};

} // namespace detail

/* The billing's own data in the place of what is fed. Methods put what they find into reply(query.reply), and throw
 * host_answer, or anything, where they can't. The clauses B1 to B7 hold. */
class billing_port : public detail::port<schet_billing_port>
{
public:
    virtual void accounts(const schet_accounts_query &query) = 0;
    virtual void account(const schet_account_query &query) = 0;
    virtual void bills(const schet_bills_query &query) = 0;
    virtual void calls(const schet_calls_query &query) = 0;
    virtual void charges(const schet_charges_query &query) = 0;

protected:
    billing_port()
    {
        m_raw.ctx = this;
        m_raw.accounts = detail::call_port<billing_port, const schet_accounts_query, &billing_port::accounts>;
        m_raw.account = detail::call_port<billing_port, const schet_account_query, &billing_port::account>;
        m_raw.bills = detail::call_port<billing_port, const schet_bills_query, &billing_port::bills>;
        m_raw.calls = detail::call_port<billing_port, const schet_calls_query, &billing_port::calls>;
        m_raw.charges = detail::call_port<billing_port, const schet_charges_query, &billing_port::charges>;
    }
};

/* The host's own store of orders, as rows by key in its own transactions. */
class store_port : public detail::port<schet_store_port>
{
public:
    virtual void begin(schet_store_txn &txn) = 0;
    virtual void get(const schet_store_key &key) = 0;
    virtual void scan(const schet_store_scan &scan) = 0;
    virtual void put(const schet_store_row &row) = 0;
    virtual void remove(const schet_store_key &key) = 0;
    virtual void commit(schet_store_txn &txn) = 0;
    virtual void rollback(schet_store_txn &txn) = 0;
    virtual void now(schet_clock_reading &reading) = 0;

protected:
    store_port()
    {
        m_raw.ctx = this;
        m_raw.begin = detail::call_port<store_port, schet_store_txn, &store_port::begin>;
        m_raw.get = detail::call_port<store_port, const schet_store_key, &store_port::get>;
        m_raw.scan = detail::call_port<store_port, const schet_store_scan, &store_port::scan>;
        m_raw.put = detail::call_port<store_port, const schet_store_row, &store_port::put>;
        m_raw.remove = detail::call_port<store_port, const schet_store_key, &store_port::remove>;
        m_raw.commit = detail::call_port<store_port, schet_store_txn, &store_port::commit>;
        m_raw.rollback = detail::call_port<store_port, schet_store_txn, &store_port::rollback>;
        m_raw.now = detail::call_port<store_port, schet_clock_reading, &store_port::now>;
    }
};

/* The host's own store of documents. */
class documents_port : public detail::port<schet_documents_port>
{
public:
    virtual void put(const schet_documents_put &put) = 0;
    virtual void read(const schet_document_query &query) = 0;
    virtual void forget(const schet_documents_forget &forget) = 0;

protected:
    documents_port()
    {
        m_raw.ctx = this;
        m_raw.put = detail::call_port<documents_port, const schet_documents_put, &documents_port::put>;
        m_raw.read = detail::call_port<documents_port, const schet_document_query, &documents_port::read>;
        m_raw.forget = detail::call_port<documents_port, const schet_documents_forget, &documents_port::forget>;
    }
};

/* The host's own way out for mails. The clauses M1 to M6 hold. */
class mail_port : public detail::port<schet_mail_port>
{
public:
    /* Sends a message, and answers SCHET_MAIL_...; what it throws says that nobody can know whether it went. */
    virtual std::int32_t send(const schet_mail &mail) = 0;

protected:
    mail_port()
    {
        m_raw.ctx = this;
        m_raw.send = &mail_port::call;
    }

private:
    static std::int32_t call(void *ctx, const schet_mail *mail) noexcept
    {
        std::int32_t answer = SCHET_MAIL_UNKNOWN;
        detail::answered([&] { answer = static_cast<mail_port *>(ctx)->send(*mail); });
        return answer;
    }
};

/* The host's own clock. */
class clock_port : public detail::port<schet_clock_port>
{
public:
    virtual void now(schet_clock_reading &reading) = 0;

protected:
    clock_port()
    {
        m_raw.ctx = this;
        m_raw.now = detail::call_port<clock_port, schet_clock_reading, &clock_port::now>;
    }
};

/* The host's own log. */
class log_port : public detail::port<schet_log_port>
{
public:
    virtual void write(const schet_log_entry &entry) = 0;

protected:
    log_port()
    {
        m_raw.ctx = this;
        m_raw.write = detail::call_port<log_port, const schet_log_entry, &log_port::write>;
    }
};

/* The policy of the rules. */
inline policy default_policy()
{
    policy made;
    detail::run([&](schet_error *error) { return schet_policy_default(&made, error); });
    return made;
}

/* The version of the library, such as "0.1.0". */
inline std::string version()
{
    return schet_version();
}

/* The version of the interface that the library has. */
inline std::uint32_t abi_version()
{
    return schet_abi_version();
}

/* What the library was built with: the sum of SCHET_FEATURE_... numbers. */
inline std::uint32_t features()
{
    return schet_features();
}

} // namespace schetpp

#endif
