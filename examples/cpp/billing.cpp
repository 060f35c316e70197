// A billing's month with the section «Счета» in C++11: handles that close themselves, refusals that are caught.
//
//     g++ -std=c++11 $(pkg-config --cflags schet) billing.cpp $(pkg-config --libs schet) -o billing
//     ./billing DIRECTORY

#include <schet.hpp>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <list>
#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <vector>

namespace
{

const std::int64_t hour = INT64_C(3600000000);
const std::int64_t november_1 = INT64_C(1793480400000000); // midnight in Moscow
const std::int64_t november_4 = november_1 + 72 * hour;

/* The instant of a call. This billing's clock stands still, so that the example says the same at every run. */
schetpp::tick at(std::int64_t now)
{
    static unsigned char count = 0;
    schetpp::tick tick;
    tick.now = now;
    tick.has_seed = 1;
    std::fill(std::begin(tick.seed), std::end(tick.seed), ++count);
    return tick;
}

std::string moscow(std::int64_t instant)
{
    const std::time_t seconds = static_cast<std::time_t>(instant / 1000000 + 10800);
    char shown[32];
    std::strftime(shown, sizeof shown, "%d.%m %H:%M", std::gmtime(&seconds));
    return shown;
}

/* The billing's own way out for mails: it knows whom they go to, and throws in the middle of the first. */
class mailbox : public schetpp::mail_port
{
public:
    std::int32_t send(const schet_mail &mail) override
    {
        if (mail.attempt == 1 && m_sent == 0 && !m_failed) {
            m_failed = true;
            throw std::runtime_error("the mail server is gone");
        }
        ++m_sent;
        std::cout << "  mail to " << std::string(mail.to.data, mail.to.len) << ", attempt " << mail.attempt << "\n";
        return SCHET_MAIL_ACCEPTED;
    }

private:
    int m_sent = 0;
    bool m_failed = false;
};

/* A customer of the billing: his line, and what he owes without VAT. */
struct customer {
    std::string number, name, email, line;
    std::int64_t kopecks;
};

void feed(const schetpp::section &section, const std::vector<customer> &customers)
{
    schetpp::feed feed = section.feed();
    std::list<schetpp::subscriber> lines;
    std::vector<schetpp::account> accounts;
    std::vector<schetpp::bill> bills;
    std::list<schetpp::line> charges;
    std::list<schetpp::vat> taxes;
    for (const customer &one : customers) {
        lines.emplace_back();
        lines.back().id = schetpp::text(one.line);
        schetpp::account account;
        account.number = schetpp::text(one.number);
        account.name = schetpp::text(one.name);
        account.application_address = schetpp::text(one.email);
        account.subscribers = &lines.back();
        account.subscriber_count = 1;
        accounts.push_back(account);

        charges.emplace_back();
        schetpp::line &line = charges.back();
        line.vat_kind = SCHET_VAT_PERCENT;
        line.vat_rate = 2200;
        line.quantity = 1;
        line.amount = one.kopecks;
        line.service = schetpp::text("Связь");
        line.unit = schetpp::text("мес.");
        taxes.emplace_back();
        schetpp::vat &vat = taxes.back();
        vat.kind = SCHET_VAT_PERCENT;
        vat.rate = 2200;
        vat.basis = SCHET_BASIS_NET;
        vat.net = one.kopecks;
        vat.vat = (one.kopecks * 22 + 50) / 100;
        vat.gross = vat.net + vat.vat;
        schetpp::bill bill;
        bill.account = account.number;
        bill.number = account.number;
        bill.period = 202610;
        bill.due_date = 20261125;
        bill.lines = &line;
        bill.line_count = 1;
        bill.vat = &vat;
        bill.vat_count = 1;
        bill.total = bill.amount_due = vat.gross;
        bills.push_back(bill);
    }
    feed.accounts(accounts);
    feed.bills(bills);
    const schetpp::feed_report report = feed.flush();
    std::cout << "fed: " << report.kept << " kept, " << report.refused << " refused\n";
    feed.close();
}

void month(const schetpp::section &section)
{
    schetpp::order_request request;
    request.action = SCHET_ACTION_LINK;
    request.period = 202610;
    request.account = schetpp::text("77-001");
    request.by = schetpp::text("кабинет");
    try {
        const schetpp::tick early = at(november_1 + hour);
        section.take(request, &early);
    } catch (const schetpp::refusal &refused) {
        std::cout << "on the 1st: " << refused.name() << " until " << moscow(refused.until()) << "\n";
        std::cout << section.words(refused, SCHET_RU) << "\n";
    }

    schetpp::run run;
    do {
        const schetpp::tick night = at(november_1 + 2 * hour);
        run = section.run_step(202610, 100, &night);
    } while (run.outcome == SCHET_STEP_MORE);
    const schetpp::tick morning = at(november_1 + 3 * hour);
    const std::uint32_t sent = section.process_due(100, &morning).sent;
    std::cout << "run: " << run.formed << " formed, " << sent << " mails\n";
    for (const char *account : {"77-001", "77-002"})
        for (const schetpp::issued &issued : section.issued(account))
            std::cout << "  " << schetpp::str(issued.number) << ": " << issued.total << " kopecks\n";

    const schetpp::tick come = at(november_4 + 10 * hour), later = at(november_4 + 11 * hour);
    std::cout << "menu of the 4th: " << section.menu("77-001", &come).choices.size() << " choices\n";
    const schetpp::taken taken = section.take(request, &come);
    const std::string id = schetpp::str(taken.id);
    section.process_due(100, &later);
    const schetpp::link link = section.mint_link("77-001", id, &later);
    schetpp::document document = section.open_link(schetpp::str(link.token), &later);
    schetpp::string_sink bytes;
    section.read(document, bytes);
    std::cout << "link: " << bytes.bytes.substr(0, 5)
              << (bytes.bytes.size() == document.size ? ", whole\n" : ", in part\n");
    for (const schetpp::order_event &event : section.order_history("77-001", id))
        std::cout << "  " << moscow(event.at) << " state " << event.state << "\n";
}

/* A sink of the billing's that fails, as disks do. */
class full_disk : public schetpp::sink
{
public:
    void write(const void *, std::size_t) override { throw std::runtime_error("the disk is full"); }
};

void call_detail(const schet_operator &operator_info, const std::string &path)
{
    schetpp::renderer_config config;
    config.operator_info = &operator_info;
    schetpp::call_detail detail;
    detail.period = 202610;
    detail.format = SCHET_FORMAT_CSV;
    detail.account = schetpp::text("77-002");
    schetpp::call call;
    call.direction = SCHET_OUTGOING;
    call.start = november_1 - 72 * hour;
    call.seconds = call.charged_seconds = 60;
    call.amount = INT64_C(9007199254740993); // more than a double can tell apart
    call.key = schetpp::text("cdr-1");
    call.subscriber = schetpp::text("+78120000001");
    call.peer = schetpp::text("+74959990002");
    call.service = schetpp::text("Спутник");

    const schetpp::renderer renderer(config);
    std::ofstream out(path, std::ios::binary);
    schetpp::stream_sink file(out);
    schetpp::paper paper = renderer.call_detail(detail, file);
    paper.add_calls(std::vector<schetpp::call>(1, call));
    std::cout << "call detail: " << paper.finish().amount << " kopecks\n";
    paper.close();

    full_disk full;
    try {
        schetpp::paper lost = renderer.call_detail(detail, full);
        lost.add_calls(std::vector<schetpp::call>(1, call));
        lost.finish();
    } catch (const std::runtime_error &error) {
        std::cout << "a callback that throws: " << error.what() << "\n";
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::cerr << "usage: " << argv[0] << " DIRECTORY\n";
        return 2;
    }
    const std::string place = argv[1], database = place + "/schet.db", documents = place + "/documents";
    mkdir(argv[1], 0777);
    try {
        schetpp::operator_info info;
        info.id = schetpp::text("svyaz");
        info.name = schetpp::text("ООО «Связь»");
        info.address = schetpp::text("Москва");
        info.inn = schetpp::text("7707083893");
        info.bank = schetpp::text("АО «ТБанк»");
        info.bic = schetpp::text("044525411");
        info.bank_account = schetpp::text("40702810200000124669");
        info.contact_email = schetpp::text("help@svyaz.example");
        info.contact_phone = schetpp::text("8 800 000-00-00");
        info.sender = schetpp::text("bill@svyaz.example");
        info.link_base = schetpp::text("https://cabinet.svyaz.example/i/");
        schetpp::config config;
        config.operator_info = &info;
        config.database = schetpp::text(database);
        config.documents = schetpp::text(documents);
        mailbox mails;
        config.mail = mails.raw();

        const schetpp::section section(config);
        feed(section,
             {{"77-001", "ООО «Ромашка»", "office@romashka.example", "+74951234567", INT64_C(3000000000)},
              {"77-002", "ПАО «Исполин»", "finance@ispolin.example", "+78120000001", INT64_C(819672131147540)}});
        month(section);
        call_detail(info, place + "/calls.csv");
        return 0;
    } catch (const schetpp::error &error) {
        std::cerr << error.what() << ", field \"" << error.field() << "\"\n";
        return 1;
    }
}
