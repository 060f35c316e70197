/* From opening to the mail that goes out, in the C of 1989 and in CP1251. */

#include <schet.h>

#include <stdio.h>
#include <string.h>

static schet_text text(const char *from)
{
    schet_text made;
    made.data = from;
    made.len = (uint32_t)strlen(from);
    made.reserved = 0;
    return made;
}

static int failed(const char *what, int32_t status, const schet_error *error)
{
    printf("%s: %s, field \"%s\": %s\n", what, schet_status_name(status), error->field, error->message);
    return 1;
}

int main(int argc, char **argv)
{
    static schet_operator operator_info;
    static schet_config config;
    static schet_error error;
    static schet_account account;
    static schet_subscriber subscribers[2];
    static schet_feed_report report;
    static schet_refused_row refused[4];
    static schet_menu menu;
    static schet_menu_choice choices[8];
    static schet_tick tick;
    static schet_order_request request;
    static schet_taken taken;
    static schet_order order;
    static schet_processed processed;
    schet *service = NULL, *again;
    schet_feed *feed = NULL;
    uint32_t count = 0, i;
    int32_t status;

    if (argc != 4)
        return 2;
    error.struct_size = sizeof error;
    operator_info.struct_size = sizeof operator_info;
    operator_info.id = text("svyaz");
    operator_info.name = text("\xCE\xCE\xCE \xAB\xD1\xE2\xFF\xE7\xFC\xBB");
    operator_info.address = text("\xCC\xEE\xF1\xEA\xE2\xE0");
    operator_info.inn = text("7707083893");
    operator_info.bank = text("\xC0\xCE \xAB\xD2\xC1\xE0\xED\xEA\xBB");
    operator_info.bic = text("044525411");
    operator_info.bank_account = text("40702810200000124669");
    operator_info.contact_email = text("help@svyaz.ru");
    operator_info.contact_phone = text("8 800 000-00-00");
    operator_info.sender = text("bill@svyaz.ru");
    operator_info.link_base = text("https://svyaz.ru/i/");
    config.struct_size = sizeof config;
    config.encoding = SCHET_CP1251;
    config.operator_info = &operator_info;
    config.database = text(argv[1]);
    config.documents = text(argv[2]);
    config.spool = text(argv[3]);

    status = schet_open(SCHET_ABI_VERSION + 1, &config, &service, &error);
    printf("another ABI: %s\n", schet_status_name(status));
    status = schet_open(SCHET_ABI_VERSION, &config, &service, &error);
    if (status != SCHET_OK)
        return failed("open", status, &error);

    status = schet_feed_open(service, &feed, &error);
    if (status != SCHET_OK)
        return failed("feed", status, &error);
    subscribers[0].struct_size = sizeof subscribers[0];
    subscribers[0].id = text("+74951234567");
    subscribers[1].struct_size = sizeof subscribers[1];
    subscribers[1].id = text("100@sip.example.ru");
    account.struct_size = sizeof account;
    account.number = text("100-1     ");
    account.name = text("\xCE\xCE\xCE \xAB\xD0\xEE\xEC\xE0\xF8\xEA\xE0\xBB          ");
    account.application_address = text("office@example.ru");
    account.subscribers = subscribers;
    account.subscriber_count = 2;
    status = schet_feed_accounts(feed, &account, 1, &error);
    if (status != SCHET_OK)
        return failed("accounts", status, &error);
    account.number = text("100-2");
    account.inn = text("7707083894");
    status = schet_feed_accounts(feed, &account, 1, &error);
    if (status != SCHET_OK)
        return failed("accounts", status, &error);
    report.struct_size = sizeof report;
    status = schet_feed_flush(feed, &report, &error);
    if (status != SCHET_OK)
        return failed("flush", status, &error);
    refused[0].struct_size = sizeof refused[0];
    schet_feed_refused(feed, refused, 4, &count, &error);
    printf("kept %lu, refused %lu, listed %lu: row %lu, %.7s\n", (unsigned long)report.kept,
           (unsigned long)report.refused, (unsigned long)count, (unsigned long)refused[0].number, refused[0].reason);
    status = schet_feed_close(&feed, &error);
    printf("closed the feed: %s, %s\n", schet_status_name(status), feed == NULL ? "NULL" : "not NULL");

    tick.struct_size = sizeof tick;
    tick.now = (int64_t)1791100800 * 1000000; /* 2026-10-04 in Moscow: after the blackout */
    menu.struct_size = sizeof menu;
    choices[0].struct_size = sizeof choices[0];
    status = schet_menu_get(service, "100-1", 5, &tick, &menu, choices, 8, &count, &error);
    if (status != SCHET_OK)
        return failed("menu", status, &error);
    printf("menu: %lu choices, %lu subscribers, to %s\n", (unsigned long)count, (unsigned long)menu.subscriber_count,
           menu.cabinet_address);
    for (i = 0; i < count; i++)
        printf("  %lu.%ld %s %s\n", (unsigned long)choices[i].entry, (long)choices[i].action, choices[i].title_en, schet_status_name(choices[i].refusal));

    request.struct_size = sizeof request;
    request.action = SCHET_ACTION_CHARGES;
    request.period = 202610;
    request.account = text("100-1");
    request.by = text("cabinet");
    request.key = text("request-4711");
    taken.struct_size = sizeof taken;
    for (i = 0; i < 2; i++) {
        status = schet_order_take(service, &request, &tick, &taken, NULL, &error);
        if (status != SCHET_OK)
            return failed("order", status, &error);
        printf("taken%s: %s\n", taken.replayed ? " before" : "", taken.confirmation_en);
    }
    request.action = SCHET_ACTION_REPEAT;
    request.period = 202609;
    request.key = text("");
    status = schet_order_take(service, &request, &tick, &taken, NULL, &error);
    printf("repeat: %s for %ld: %s\n", schet_status_name(status), (long)error.period, error.message);
    request.by = text("\x98");
    status = schet_order_take(service, &request, &tick, &taken, NULL, &error);
    printf("by: %s, %s\n", schet_status_name(status), error.field);

    processed.struct_size = sizeof processed;
    status = schet_process_due(service, 100, &tick, &processed, &error);
    if (status != SCHET_OK)
        return failed("process", status, &error);
    printf("processed: %lu claimed, %lu sent\n", (unsigned long)processed.claimed, (unsigned long)processed.sent);
    order.struct_size = sizeof order;
    status = schet_order_get(service, "100-1", 5, taken.id, (uint32_t)strlen(taken.id), &order, &error);
    if (status != SCHET_OK)
        return failed("order", status, &error);
    printf("order: state %ld, to %s, %s\n", (long)order.state, order.address,
           order.document_size > 0 ? "with a document" : "without a document");

    again = service;
    status = schet_close(&service, &error);
    printf("closed: %s, %s\n", schet_status_name(status), service == NULL ? "NULL" : "not NULL");
    status = schet_process_due(again, 1, NULL, NULL, NULL);
    printf("stale: %s\n", schet_status_name(status));
    status = schet_close(&again, &error);
    printf("closed twice: %s, %s\n", schet_status_name(status), again == NULL ? "NULL" : "not NULL");
    return 0;
}
