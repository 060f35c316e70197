/* A small legacy billing lives a month with the section «Счета»: its own tables in its own SQLite, the invoices, mails
 * and links by schet. It says what it does; everything it says is the same at every run.
 *
 *     gcc $(pkg-config --cflags schet) billing.c $(pkg-config --libs schet) -lsqlite3 -o billing
 *     ./billing DIRECTORY
 */

#include <schet.h>
#include <sqlite3.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tables.h"

enum { OCTOBER = 202610, NOVEMBER = 202611, LINES = 16 };

/* 2026-11-01 and 2026-11-04, midnight in Moscow, as microseconds since 1970 UTC. */
#define NOVEMBER_1 INT64_C(1793480400000000)
#define NOVEMBER_4 INT64_C(1793739600000000)
#define HOUR INT64_C(3600000000)
#define DAY (24 * HOUR)

static sqlite3 *tables;
static schet *section;

/* Ends the program when a call was answered otherwise than SCHET_OK. */
static void must(int32_t status, const schet_error *error, const char *what)
{
    if (status == SCHET_OK)
        return;
    fprintf(stderr, "%s: %s, field \"%s\": %s\n", what, schet_status_name(status), error->field, error->message);
    exit(1);
}

static schet_error no_error(void)
{
    schet_error error = {sizeof error};
    return error;
}

static schet_text text(const char *from)
{
    schet_text made = {from, from ? (uint32_t)strlen(from) : 0, 0};
    return made;
}

/* The instant of a call. The billing's clock stands still, so that the example says the same at every run: a real one
 * passes NULL, and the clock and the random source of the system are used. */
static schet_tick at(int64_t now)
{
    static unsigned char count;
    schet_tick tick = {sizeof tick, 1, now};
    memset(tick.seed, ++count, sizeof tick.seed);
    return tick;
}

/* An instant as Moscow's clocks show it. */
static const char *moscow(int64_t instant)
{
    static char shown[32];
    sqlite3_stmt *row = NULL;
    sqlite3_prepare_v2(tables, "SELECT strftime('%d.%m %H:%M', ?1 / 1000000 + 10800, 'unixepoch')", -1, &row, NULL);
    sqlite3_bind_int64(row, 1, instant);
    sqlite3_step(row);
    snprintf(shown, sizeof shown, "%s", (const char *)sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
    return shown;
}

/* ---- The billing's own tables ---- */

static sqlite3_stmt *select_from(const char *sql, const char *customer)
{
    sqlite3_stmt *rows = NULL;
    if (sqlite3_prepare_v2(tables, sql, -1, &rows, NULL) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(tables));
        exit(1);
    }
    if (customer)
        sqlite3_bind_text(rows, 1, customer, -1, SQLITE_STATIC);
    return rows;
}

static schet_text column(sqlite3_stmt *rows, int number)
{
    return text((const char *)sqlite3_column_text(rows, number));
}

static int64_t number_of(const char *sql, const char *customer)
{
    sqlite3_stmt *rows = select_from(sql, customer);
    int64_t found = sqlite3_step(rows) == SQLITE_ROW ? sqlite3_column_int64(rows, 0) : 0;
    sqlite3_finalize(rows);
    return found;
}

static void make_tables(const char *path)
{
    char *problem = NULL;
    remove(path);
    if (sqlite3_open(path, &tables) != SQLITE_OK || sqlite3_exec(tables, TABLES, NULL, NULL, &problem) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", path, problem ? problem : sqlite3_errmsg(tables));
        exit(1);
    }
}

/* ---- What the billing feeds ---- */

static void feed_accounts(schet_feed *feed)
{
    sqlite3_stmt *rows = select_from("SELECT number, name, email, inn, contract FROM customer ORDER BY number", NULL);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        schet_error error = no_error();
        schet_account account = {sizeof account};
        schet_subscriber subscribers[LINES] = {{0}};
        char numbers[LINES][72];
        uint32_t count = 0;
        sqlite3_stmt *lines = select_from("SELECT number FROM line WHERE customer = ?1 ORDER BY number",
                                          (const char *)sqlite3_column_text(rows, 0));
        while (count < LINES && sqlite3_step(lines) == SQLITE_ROW) {
            snprintf(numbers[count], sizeof numbers[count], "%s", (const char *)sqlite3_column_text(lines, 0));
            subscribers[count].struct_size = sizeof subscribers[count];
            subscribers[count].id = text(numbers[count]);
            count++;
        }
        account.number = column(rows, 0);
        account.name = column(rows, 1);
        account.application_address = column(rows, 2);
        account.inn = column(rows, 3);
        account.contract = column(rows, 4);
        account.subscribers = subscribers;
        account.subscriber_count = count;
        must(schet_feed_accounts(feed, &account, 1, &error), &error, "accounts");
        sqlite3_finalize(lines);
    }
    sqlite3_finalize(rows);
}

static void feed_payments(schet_feed *feed)
{
    sqlite3_stmt *rows = select_from("SELECT customer, day, kopecks, reference FROM payment ORDER BY 1, 2", NULL);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        schet_error error = no_error();
        schet_payment payment = {sizeof payment};
        payment.account = column(rows, 0);
        payment.date = sqlite3_column_int(rows, 1);
        payment.amount = sqlite3_column_int64(rows, 2);
        payment.reference = column(rows, 3);
        must(schet_feed_payments(feed, &payment, 1, &error), &error, "payments");
    }
    sqlite3_finalize(rows);
}

static void feed_calls(schet_feed *feed)
{
    sqlite3_stmt *rows = select_from("SELECT customer, line, peer, service, started, seconds, kopecks, 'cdr-' || id"
                                     " FROM cdr ORDER BY id",
                                     NULL);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        schet_error error = no_error();
        schet_call call = {sizeof call, SCHET_OUTGOING};
        call.account = column(rows, 0);
        call.subscriber = column(rows, 1);
        call.peer = column(rows, 2);
        call.service = column(rows, 3);
        call.start = sqlite3_column_int64(rows, 4) * 1000000;
        call.seconds = (uint32_t)sqlite3_column_int(rows, 5);
        call.charged_seconds = (call.seconds + 59) / 60 * 60;
        call.amount = sqlite3_column_int64(rows, 6);
        call.key = column(rows, 7);
        must(schet_feed_calls(feed, &call, 1, &error), &error, "calls");
    }
    sqlite3_finalize(rows);
}

/* The charges of a customer as lines of a bill; the texts live in the statement's row, so they are kept here. */
static uint32_t lines_of(const char *customer, schet_line *lines, char texts[][3][96])
{
    uint32_t count = 0;
    sqlite3_stmt *rows = select_from("SELECT line, service, unit, quantity, price, seconds FROM charge"
                                     " WHERE customer = ?1 ORDER BY rowid",
                                     customer);
    for (; count < LINES && sqlite3_step(rows) == SQLITE_ROW; count++) {
        schet_line *line = &lines[count];
        int n;
        for (n = 0; n < 3; n++) {
            const unsigned char *from = sqlite3_column_text(rows, n);
            snprintf(texts[count][n], sizeof texts[count][n], "%s", from ? (const char *)from : "");
        }
        line->struct_size = sizeof *line;
        line->vat_kind = SCHET_VAT_PERCENT;
        line->vat_rate = 2200;
        line->subscriber = text(texts[count][0]);
        line->service = text(texts[count][1]);
        line->unit = text(texts[count][2]);
        line->quantity = sqlite3_column_int64(rows, 3);
        line->unit_price = sqlite3_column_int64(rows, 4);
        line->unit_price_scale = 2;
        line->amount = line->quantity * line->unit_price;
        line->seconds = (uint64_t)sqlite3_column_int64(rows, 5);
        line->flags = SCHET_LINE_HAS_UNIT_PRICE;
        if (sqlite3_column_type(rows, 5) != SQLITE_NULL)
            line->flags |= SCHET_LINE_HAS_SECONDS;
    }
    sqlite3_finalize(rows);
    return count;
}

/* The billing computes its bills; schet checks that their sums agree and corrects nothing (R20). */
static void feed_bills(schet_feed *feed)
{
    sqlite3_stmt *rows = select_from("SELECT number, 'B-202610-' || number FROM customer ORDER BY number", NULL);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const char *customer = (const char *)sqlite3_column_text(rows, 0);
        schet_error error = no_error();
        schet_line lines[LINES] = {{0}};
        char texts[LINES][3][96];
        schet_vat vat = {sizeof vat, SCHET_VAT_PERCENT, 2200, SCHET_BASIS_NET};
        schet_bill bill = {sizeof bill, OCTOBER};
        uint32_t n;
        bill.account = text(customer);
        bill.number = column(rows, 1);
        bill.due_date = 20261125;
        bill.lines = lines;
        bill.line_count = lines_of(customer, lines, texts);
        for (n = 0; n < bill.line_count; n++)
            vat.net += lines[n].amount;
        vat.vat = (vat.net / 100 * 2200 + vat.net % 100 * 2200 / 100 + 50) / 100;
        vat.gross = vat.net + vat.vat;
        bill.vat = &vat;
        bill.vat_count = 1;
        bill.total = vat.gross;
        bill.opening_balance = number_of("SELECT kopecks FROM balance WHERE customer = ?1", customer);
        bill.amount_due = bill.opening_balance + bill.total -
                          number_of("SELECT coalesce(sum(kopecks), 0) FROM payment WHERE customer = ?1", customer);
        /* A slip of the billing, by a kopeck. */
        if (strcmp(customer, "77-004") == 0)
            bill.total++;
        must(schet_feed_bills(feed, &bill, 1, &error), &error, "bills");
    }
    sqlite3_finalize(rows);
}

static void feed_all(void)
{
    schet_error error = no_error();
    schet_feed *feed = NULL;
    schet_feed_report report = {sizeof report};
    schet_refused_row refused[8] = {{sizeof refused[0]}};
    uint32_t count = 0, n;
    must(schet_feed_open(section, &feed, &error), &error, "feed");
    feed_accounts(feed);
    feed_payments(feed);
    feed_calls(feed);
    feed_bills(feed);
    must(schet_feed_flush(feed, &report, &error), &error, "flush");
    printf("fed: %" PRIu64 " rows kept, %" PRIu64 " refused\n", report.kept, report.refused);
    must(schet_feed_refused(feed, refused, 8, &count, &error), &error, "refused rows");
    for (n = 0; n < count; n++)
        printf("  bill %" PRIu64 ": %s\n", refused[n].number, refused[n].reason);
    must(schet_feed_close(&feed, &error), &error, "close of the feed");
}

/* ---- The section, as the billing draws and serves it ---- */

static void show_menu(const char *account, int64_t now)
{
    schet_error error = no_error();
    schet_tick tick = at(now);
    schet_menu menu = {sizeof menu};
    schet_menu_choice choices[16] = {{sizeof choices[0]}};
    uint32_t count = 0, n;
    must(schet_menu_get(section, account, (uint32_t)strlen(account), &tick, &menu, choices, 16, &count, &error), &error,
         "menu");
    printf("%s, %s of %s:\n", moscow(now), menu.title_en, account);
    for (n = 0; n < count; n++) {
        printf("  %" PRIu32 ". %s", choices[n].entry, choices[n].title_en);
        if (choices[n].refusal != SCHET_OK)
            printf(", %s until %s\n", schet_status_name(choices[n].refusal), moscow(choices[n].until));
        else if (choices[n].period_count > 0)
            printf(" (%" PRId32 "%s)\n", choices[n].periods[0], choices[n].period_count > 1 ? ", ..." : "");
        else
            printf("\n");
    }
}

/* Takes an order; what the section answers the customer is shown, be it a refusal. The identifier is left in id. */
static int32_t order(const char *account, int32_t action, int32_t period, const char *key, int64_t now, char *id)
{
    schet_error error = no_error();
    schet_tick tick = at(now);
    schet_taken taken = {sizeof taken};
    schet_order_request request = {sizeof request, action, period};
    int32_t status;
    request.format = action == SCHET_ACTION_CALL_DETAIL ? SCHET_FORMAT_CSV : 0;
    request.account = text(account);
    request.by = text("кабинет");
    request.key = text(key);
    status = schet_order_take(section, &request, &tick, &taken, NULL, &error);
    if (status >= SCHET_R_FIRST) {
        printf("  %s: refused, %s: %s\n", key, schet_status_name(status), error.message);
        return status;
    }
    must(status, &error, "order");
    printf("  %s: %s%s\n", key, taken.confirmation_en, taken.replayed ? " (as before)" : "");
    if (id)
        strcpy(id, taken.id);
    return status;
}

static void change_delivery(const char *account, int32_t method, const char *address, int64_t now)
{
    schet_error error = no_error();
    schet_tick tick = at(now);
    schet_delivery_request request = {sizeof request, method};
    schet_delivery delivery = {sizeof delivery};
    request.account = text(account);
    request.address = text(address);
    request.by = text("кабинет");
    must(schet_delivery_change(section, &request, &tick, &delivery, &error), &error, "delivery");
    printf("%s, %s: invoices go %s\n", moscow(now), account,
           delivery.in_person ? "in person" : delivery.cabinet_address);
}

static void process(int64_t now)
{
    schet_error error = no_error();
    schet_processed done = {sizeof done};
    uint32_t sent = 0, ready = 0;
    do {
        schet_tick tick = at(now);
        must(schet_process_due(section, 100, &tick, &done, &error), &error, "process");
        sent += done.sent;
        ready += done.ready;
    } while (done.claimed > 0);
    printf("%s, carried out: %" PRIu32 " mails, %" PRIu32 " links\n", moscow(now), sent, ready);
}

static void run(int64_t now)
{
    schet_error error = no_error();
    schet_run state = {sizeof state};
    schet_unformed refused[8] = {{sizeof refused[0]}};
    uint32_t count = 0, n;
    do {
        schet_tick tick = at(now);
        must(schet_run_step(section, OCTOBER, 2, &tick, &state, &error), &error, "run");
        printf("%s, regular run: through %s, %" PRIu64 " formed, %" PRIu64 " refused%s\n", moscow(now),
               state.dealt_through, state.formed, state.refused, state.outcome == SCHET_STEP_ENDED ? ", ended" : "");
        now += 1000000;
    } while (state.outcome == SCHET_STEP_MORE);
    must(schet_run_refusals(section, OCTOBER, NULL, 0, refused, 8, &count, &error), &error, "refusals");
    for (n = 0; n < count; n++)
        printf("  %s: %s: %s\n", refused[n].account, refused[n].code, refused[n].reason);
}

static void show_issued(const char *account)
{
    schet_error error = no_error();
    schet_issued issued[4] = {{sizeof issued[0]}};
    uint32_t count = 0, n;
    must(schet_issued_list(section, account, (uint32_t)strlen(account), issued, 4, &count, &error), &error, "issued");
    for (n = 0; n < count; n++)
        printf("  %s of %" PRId32 ": total %" PRId64 " kopecks, to pay %" PRId64 ", %s\n", issued[n].number,
               issued[n].date, issued[n].total, issued[n].amount_due,
               issued[n].in_person ? "in person" : issued[n].address);
}

/* ---- Documents ---- */

/* The customer follows his link; the document comes in pieces, and is the one that was issued. */
static void follow_link(const char *account, const char *id, const char *path, int64_t now)
{
    schet_error error = no_error();
    schet_tick tick = at(now);
    schet_link link = {sizeof link};
    schet_document document = {sizeof document};
    schet_opened opened = {sizeof opened};
    schet_issued issued = {sizeof issued};
    schet_text whose = text(account);
    char piece[4096], first[6] = "";
    uint32_t count = 0;
    uint64_t all = 0;
    FILE *out = fopen(path, "wb");
    must(schet_link_mint(section, account, (uint32_t)strlen(account), id, (uint32_t)strlen(id), &tick, &link, &error),
         &error, "link");
    must(schet_link_open(section, link.token, (uint32_t)strlen(link.token), &tick, &document, &opened, &error), &error,
         "open link");
    for (;;) {
        must(schet_document_read(section, &document, piece, sizeof piece, &count, &error), &error, "read");
        if (count == 0)
            break;
        if (all == 0 && count >= 5)
            memcpy(first, piece, 5);
        all += count;
        if (!out || fwrite(piece, 1, count, out) != count) {
            perror(path);
            exit(1);
        }
    }
    fclose(out);
    must(schet_issued_in(section, OCTOBER, &whose, 1, &issued, 1, &count, &error), &error, "issued");
    printf("%s, link of %s until ", moscow(now), account);
    printf("%s: %s, %s..., %s\n", moscow(link.expires), opened.file_name, first,
           all == issued.document_size && memcmp(document.digest, issued.document_digest, sizeof document.digest) == 0
               ? "the very document that was issued"
               : "ANOTHER DOCUMENT");
    must(schet_link_revoke(section, account, (uint32_t)strlen(account), id, (uint32_t)strlen(id), &tick, &error),
         &error, "revoke");
    printf("  once revoked: %s\n", schet_status_name(schet_link_open(section, link.token, (uint32_t)strlen(link.token),
                                                                     &tick, &document, NULL, NULL)));
}

static int32_t write_piece(void *ctx, const schet_piece *piece)
{
    return fwrite(piece->data, 1, piece->len, ctx) == piece->len ? SCHET_HOST_DONE : 0;
}

static schet_sink sink_into(const char *directory, const char *name)
{
    schet_sink sink = {sizeof sink};
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    sink.ctx = fopen(path, "wb");
    sink.write = write_piece;
    if (!sink.ctx) {
        perror(path);
        exit(1);
    }
    return sink;
}

static void print_pickup(const char *directory, int64_t now)
{
    schet_error error = no_error();
    schet_tick tick = at(now);
    schet_pickup_item items[8] = {{sizeof items[0]}};
    schet_pickup_report report = {sizeof report};
    schet_order_change change = {sizeof change};
    schet_order after = {sizeof after};
    schet_sink batch = sink_into(directory, "pickup.pdf"), list = sink_into(directory, "register.pdf");
    uint32_t apart = 0, rows = 0, count = 0;
    must(schet_pickup_batch(section, OCTOBER, NULL, 0, 100, &batch, items, 8, &apart, &report, &error), &error,
         "batch");
    must(schet_pickup_register(section, OCTOBER, &list, &rows, &error), &error, "register");
    fclose(batch.ctx);
    fclose(list.ctx);
    must(schet_pickup_list(section, OCTOBER, NULL, 0, items, 8, &count, &error), &error, "pickup");
    printf("%s, pickup: %" PRIu64 " printed, %" PRIu32 " to sign\n", moscow(now), report.invoices, rows);
    if (count == 0)
        return;
    change.id = text(items[0].order);
    change.account = text(items[0].account);
    change.by = text("Кассир");
    must(schet_order_hand_over(section, &change, &tick, &after, &error), &error, "hand over");
    printf("  %s of %s, %" PRId64 " kopecks, %s\n", items[0].number, items[0].customer, items[0].amount_due,
           after.state == SCHET_ORDER_HANDED_OVER ? "handed over" : "NOT HANDED OVER");
}

/* A call detail from data alone, without the section: the sum comes back to the kopeck, more than a double can tell. */
static void print_calls(const char *directory, const schet_operator *operator_info)
{
    schet_error error = no_error();
    schet_renderer_config config = {sizeof config, SCHET_UTF8, operator_info};
    schet_call_detail detail = {sizeof detail, OCTOBER, SCHET_FORMAT_CSV};
    schet_call call = {sizeof call, SCHET_OUTGOING};
    schet_paper_totals totals = {sizeof totals};
    schet_sink sink = sink_into(directory, "calls.csv");
    schet_renderer *renderer = NULL;
    schet_paper *paper = NULL;
    detail.account = text("77-003");
    call.start = NOVEMBER_1 - 3 * DAY;
    call.seconds = call.charged_seconds = 60;
    call.key = text("cdr-4");
    call.subscriber = text("+78120000001");
    call.peer = text("+74959990002");
    call.service = text("Спутниковая связь");
    must(schet_renderer_open(SCHET_ABI_VERSION, &config, &renderer, &error), &error, "renderer");
    must(schet_paper_calls(renderer, &detail, &sink, &paper, &error), &error, "call detail");
    call.amount = INT64_C(4294967296);
    must(schet_paper_add_calls(paper, &call, 1, &error), &error, "call");
    call.amount = INT64_C(9007199254740993) - INT64_C(4294967296);
    must(schet_paper_add_calls(paper, &call, 1, &error), &error, "call");
    must(schet_paper_finish(paper, &totals, &error), &error, "end of the call detail");
    must(schet_paper_close(&paper, &error), &error, "close of the call detail");
    must(schet_renderer_close(&renderer, &error), &error, "close of the renderer");
    fclose(sink.ctx);
    printf("call detail of 77-003: %" PRIu64 " calls, %" PRId64 " kopecks\n", totals.rows, totals.amount);
}

static void show_history(const char *account, const char *id)
{
    static const char *const states[] = {"",        "accepted", "forming",  "formed",     "sending",
                                         "sent",    "ready",    "expired",  "failed",     "cancelled",
                                         "bounced", "unknown",  "in batch", "handed over"};
    schet_error error = no_error();
    schet_order_event events[16] = {{sizeof events[0]}};
    uint32_t count = 0, n;
    must(schet_order_history(section, account, (uint32_t)strlen(account), id, (uint32_t)strlen(id), 0, events, 16,
                             &count, &error),
         &error, "history");
    printf("what became of the order by link:\n");
    for (n = 0; n < count; n++)
        printf("  %s %s\n", moscow(events[n].at), states[events[n].state]);
}

static schet_operator describe_operator(void)
{
    schet_operator operator_info = {sizeof operator_info};
    operator_info.id = text("svyaz");
    operator_info.name = text("ООО «Связь»");
    operator_info.address = text("115035, Москва, Садовническая ул., 1");
    operator_info.inn = text("7707083893");
    operator_info.bank = text("АО «ТБанк», Москва");
    operator_info.bic = text("044525411");
    operator_info.bank_account = text("40702810200000124669");
    operator_info.correspondent_account = text("30101810145250000411");
    operator_info.contact_email = text("help@svyaz.example");
    operator_info.contact_phone = text("8 800 000-00-00");
    operator_info.sender = text("bill@svyaz.example");
    operator_info.link_base = text("https://cabinet.svyaz.example/i/");
    return operator_info;
}

/* The billing's own way out for mails: a file for each, which its mailer of old picks up. */
static int32_t send_mail(void *ctx, const schet_mail *mail)
{
    const char *directory = ctx;
    static int count;
    char path[1024];
    FILE *out;
    snprintf(path, sizeof path, "%s/mail-%02d.eml", directory, ++count);
    out = fopen(path, "wb");
    if (!out)
        return SCHET_MAIL_DELAYED;
    if (fwrite(mail->message.data, 1, mail->message.len, out) != mail->message.len) {
        fclose(out);
        remove(path);
        return SCHET_MAIL_DELAYED;
    }
    printf("  mail to %.*s\n", (int)mail->to.len, mail->to.data);
    return fclose(out) == 0 ? SCHET_MAIL_ACCEPTED : SCHET_MAIL_UNKNOWN;
}

static void open_section(const char *directory, const schet_operator *operator_info)
{
    schet_error error = no_error();
    schet_config config = {sizeof config};
    schet_mail_port mail = {sizeof mail, SCHET_PORT_SERIALISED};
    char database[1024], documents[1024];
    snprintf(database, sizeof database, "%s/schet.db", directory);
    snprintf(documents, sizeof documents, "%s/documents", directory);
    config.operator_info = operator_info;
    config.encoding = SCHET_UTF8;
    config.database = text(database);
    config.documents = text(documents);
    config.documents_form = SCHET_DOCUMENTS_FILES;
    mail.ctx = (void *)directory;
    mail.send = send_mail;
    config.mail = &mail;
    must(schet_open(SCHET_ABI_VERSION, &config, &section, &error), &error, "open");
}

int main(int argc, char **argv)
{
    schet_error error = no_error();
    schet_operator operator_info;
    char path[1024], id[40] = "";
    if (argc != 2) {
        fprintf(stderr, "usage: %s DIRECTORY\n", argv[0]);
        return 2;
    }
    mkdir(argv[1], 0777);
    snprintf(path, sizeof path, "%s/billing.db", argv[1]);
    make_tables(path);
    operator_info = describe_operator();
    open_section(argv[1], &operator_info);

    feed_all();
    change_delivery("77-001", SCHET_METHOD_EMAIL, "scheta@romashka.example", NOVEMBER_1 - 10 * DAY);
    change_delivery("77-002", SCHET_METHOD_IN_PERSON, NULL, NOVEMBER_1 - 9 * DAY);

    /* On the 1st invoices are being formed: the section takes no orders of them until the 4th (R2). */
    show_menu("77-001", NOVEMBER_1 + HOUR);
    order("77-001", SCHET_ACTION_REPEAT, OCTOBER, "too-early", NOVEMBER_1 + HOUR, NULL);
    run(NOVEMBER_1 + 2 * HOUR);
    process(NOVEMBER_1 + 3 * HOUR);
    show_issued("77-001");
    show_issued("77-002");
    show_issued("77-003");

    /* From the 4th on customers come. */
    show_menu("77-001", NOVEMBER_4 + 10 * HOUR);
    order("77-001", SCHET_ACTION_REPEAT, OCTOBER, "repeat", NOVEMBER_4 + 10 * HOUR, NULL);
    order("77-001", SCHET_ACTION_LINK, OCTOBER, "link", NOVEMBER_4 + 10 * HOUR, id);
    order("77-001", SCHET_ACTION_TO_APPLICATION, OCTOBER, "application", NOVEMBER_4 + 10 * HOUR, NULL);
    order("77-001", SCHET_ACTION_CALL_DETAIL, OCTOBER, "calls", NOVEMBER_4 + 10 * HOUR, NULL);
    order("77-001", SCHET_ACTION_CHARGES, NOVEMBER, "charges", NOVEMBER_4 + 10 * HOUR, NULL);
    order("77-001", SCHET_ACTION_REPEAT, OCTOBER, "repeat", NOVEMBER_4 + 10 * HOUR, NULL);
    order("77-004", SCHET_ACTION_LINK, OCTOBER, "unissued", NOVEMBER_4 + 10 * HOUR, NULL);
    process(NOVEMBER_4 + 11 * HOUR);
    snprintf(path, sizeof path, "%s/link.pdf", argv[1]);
    follow_link("77-001", id, path, NOVEMBER_4 + 12 * HOUR);
    print_pickup(argv[1], NOVEMBER_4 + 13 * HOUR);
    show_history("77-001", id);
    print_calls(argv[1], &operator_info);

    must(schet_close(&section, &error), &error, "close");
    sqlite3_close(tables);
    return 0;
}
