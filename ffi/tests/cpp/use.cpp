// Everything that schet.hpp offers, used once; what needs no section is run.

#include <schet.hpp>

#include <cstdio>
#include <list>
#include <type_traits>

static_assert(!std::is_copy_constructible<schetpp::section>::value, "a section is moved, not copied");
static_assert(std::is_nothrow_move_constructible<schetpp::section>::value, "a section can be moved");
static_assert(!std::is_copy_constructible<schetpp::feed>::value, "a feed is moved, not copied");
static_assert(!std::is_copy_constructible<schetpp::buffer>::value, "a buffer is moved, not copied");

static int failures = 0;

static void expect(bool held, const char *what)
{
    if (held)
        return;
    std::printf("%s\n", what);
    ++failures;
}

/* A sink that throws what is no exception of the standard library's. */
class thrower : public schetpp::sink
{
public:
    void write(const void *, std::size_t) override { throw 42; }
};

/* What a callback throws comes out of the call that called it, and not through the library. */
static void throw_through()
{
    schetpp::operator_info info;
    info.id = schetpp::text("svyaz");
    info.name = schetpp::text("Svyaz");
    info.address = schetpp::text("Moscow");
    info.inn = schetpp::text("7707083893");
    info.bank = schetpp::text("Bank");
    info.bic = schetpp::text("044525411");
    info.bank_account = schetpp::text("40702810200000124669");
    info.contact_email = schetpp::text("help@svyaz.example");
    info.contact_phone = schetpp::text("8 800 000-00-00");
    info.sender = schetpp::text("bill@svyaz.example");
    info.link_base = schetpp::text("https://cabinet.svyaz.example/i/");
    schetpp::renderer_config config;
    config.operator_info = &info;
    schetpp::call_detail detail;
    detail.period = 202610;
    detail.format = SCHET_FORMAT_CSV;
    detail.account = schetpp::text("77-001");
    const schetpp::renderer renderer(config);
    thrower thrower;
    for (int times = 0; times < 3; times++) {
        int caught = 0;
        schetpp::paper first = renderer.call_detail(detail, thrower);
        schetpp::paper paper(std::move(first));
        try {
            paper.finish();
        } catch (int what) {
            caught = what;
        }
        expect(caught == 42, "what a sink throws is lost");
    }
    schetpp::string_sink whole;
    schetpp::paper paper = renderer.call_detail(detail, whole);
    expect(paper.finish().rows == 0 && !whole.bytes.empty(), "a renderer does not go on after a sink that threw");
    paper.close();
}

int main()
{
    try {
        schetpp::section none{schetpp::config()};
        expect(false, "a section without an operator is opened");
    } catch (const schetpp::refusal &) {
        expect(false, "a missing operator is a refusal");
    } catch (const schetpp::error &error) {
        expect(error.code() == SCHET_E_NULL || error.code() == SCHET_E_VALUE, error.what());
        expect(!error.retryable() && !error.may_have_happened() && error.row() == 0,
               "the error says more than it knows");
        expect(std::string(error.what()).find(error.name()) == 0, "the name of the status is not said");
        expect(!error.message().empty(), "the error says nothing");
    }

    // A moved handle does nothing, and a closed one is closed.
    schetpp::feed feed(nullptr);
    schetpp::feed moved(std::move(feed));
    try {
        moved.accounts(std::list<schetpp::account>(2));
        expect(false, "a feed that is none takes rows");
    } catch (const schetpp::error &error) {
        expect(error.code() == SCHET_E_NULL || error.code() == SCHET_E_HANDLE, error.what());
    }
    moved.close();
    expect(schetpp::buffer(nullptr).str().empty(), "no buffer has bytes");

    try {
        const std::string long_text(SCHET_MAX_TEXT + 1, ' ');
        schetpp::text(long_text);
        expect(false, "a text that is too long is taken");
    } catch (const std::length_error &) {
    }
    expect(schetpp::text("lit").len == 3, "a literal's NUL counts");
    expect(schetpp::default_policy().window_last_day == 3, "the policy is not that of the rules (R2)");
    expect(schetpp::abi_version() >= SCHET_ABI_VERSION, "the library is older than the header");
    expect(!schetpp::version().empty(), "the library has no version");
    expect((schetpp::features() & ~7u) == 0, "the library has features that the header does not know");
    const std::string picture("\x89PNG", 4);
    expect(schetpp::bytes(picture).len == 4, "bytes have another length");
    throw_through();
    return failures == 0 ? 0 : 1;
}
