/* Threads over one service: each orders the same for every account, reads, and processes what is due. What they saw
 * together is counted: no order is lost, none is doubled, and each mail goes out once. */

#define _GNU_SOURCE

#include <schet.h>

#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define THREADS 8
#define ACCOUNTS 48

static schet *service;
static unsigned long faults;
static pthread_mutex_t counting = PTHREAD_MUTEX_INITIALIZER;
static unsigned long taken_first, taken_again, sent, claimed;
static char ids[ACCOUNTS][40];

static schet_text text(const char *from)
{
    schet_text made;
    made.data = from;
    made.len = (uint32_t)strlen(from);
    made.reserved = 0;
    return made;
}

static void expect(const char *what, int32_t status, const schet_error *error)
{
    if (status == SCHET_OK)
        return;
    pthread_mutex_lock(&counting);
    faults++;
    printf("%s: %s: %s: %s\n", what, schet_status_name(status), error->field, error->message);
    pthread_mutex_unlock(&counting);
}

/* 2026-10-04 in Moscow: after the blackout. */
static schet_tick now(void)
{
    schet_tick made;
    memset(&made, 0, sizeof made);
    made.struct_size = sizeof made;
    made.now = (int64_t)1791100800 * 1000000;
    return made;
}

static void order(int account, schet_error *error)
{
    schet_tick tick = now();
    schet_order_request request;
    schet_taken taken;
    schet_order found;
    char number[16], key[32];
    sprintf(number, "100-%d", account);
    sprintf(key, "charges-%d", account);
    memset(&request, 0, sizeof request);
    memset(&taken, 0, sizeof taken);
    memset(&found, 0, sizeof found);
    request.struct_size = sizeof request;
    taken.struct_size = sizeof taken;
    found.struct_size = sizeof found;
    request.action = SCHET_ACTION_CHARGES;
    request.period = 202610;
    request.account = text(number);
    request.by = text("cabinet");
    request.key = text(key);
    expect("take", schet_order_take(service, &request, &tick, &taken, NULL, error), error);
    expect("get", schet_order_get(service, number, (uint32_t)strlen(number), taken.id, (uint32_t)strlen(taken.id), &found, error), error);
    pthread_mutex_lock(&counting);
    if (taken.replayed)
        taken_again++;
    else
        taken_first++;
    if (ids[account][0] == 0)
        strcpy(ids[account], taken.id);
    else if (strcmp(ids[account], taken.id) != 0)
        faults++;
    pthread_mutex_unlock(&counting);
}

static void process(schet_error *error)
{
    schet_tick tick = now();
    schet_processed done;
    memset(&done, 0, sizeof done);
    done.struct_size = sizeof done;
    expect("process", schet_process_due(service, 20, &tick, &done, error), error);
    pthread_mutex_lock(&counting);
    claimed += done.claimed;
    sent += done.sent;
    pthread_mutex_unlock(&counting);
}

static void *work(void *number)
{
    int first = *(const int *)number, i;
    schet_error error;
    memset(&error, 0, sizeof error);
    error.struct_size = sizeof error;
    for (i = 0; i < ACCOUNTS; i++) {
        order((first * 5 + i) % ACCOUNTS, &error);
        if (i % 6 == first % 6)
            process(&error);
    }
    return NULL;
}

static void feed(schet_error *error)
{
    schet_feed *rows = NULL;
    schet_account account;
    schet_subscriber subscriber;
    char number[16], address[32];
    int i;
    expect("feed", schet_feed_open(service, &rows, error), error);
    memset(&account, 0, sizeof account);
    memset(&subscriber, 0, sizeof subscriber);
    account.struct_size = sizeof account;
    subscriber.struct_size = sizeof subscriber;
    subscriber.id = text("+74951234567");
    for (i = 0; i < ACCOUNTS; i++) {
        sprintf(number, "100-%d", i);
        sprintf(address, "office@n%d.example.ru", i);
        account.number = text(number);
        account.name = text("Romashka");
        account.application_address = text(address);
        account.subscribers = &subscriber;
        account.subscriber_count = 1;
        expect("account", schet_feed_accounts(rows, &account, 1, error), error);
    }
    expect("flush", schet_feed_close(&rows, error), error);
}

static unsigned long mails_in(const char *spool)
{
    char path[600];
    unsigned long count = 0;
    const struct dirent *entry;
    DIR *folder;
    sprintf(path, "%s/new", spool);
    folder = opendir(path);
    if (folder == NULL)
        return 0;
    while ((entry = readdir(folder)) != NULL)
        if (entry->d_name[0] != '.')
            count++;
    closedir(folder);
    return count;
}

int main(int argc, char **argv)
{
    static schet_operator operator_info;
    static schet_config config;
    static schet_error error;
    static char paths[3][512];
    pthread_t threads[THREADS];
    int numbers[THREADS], i;
    if (argc != 2 || strlen(argv[1]) > 400)
        return 2;
    for (i = 0; i < 3; i++)
        sprintf(paths[i], "%s/%s", argv[1], i == 0 ? "schet.db" : i == 1 ? "documents" : "spool");
    error.struct_size = sizeof error;
    operator_info.struct_size = sizeof operator_info;
    operator_info.id = text("svyaz");
    operator_info.name = text("Svyaz");
    operator_info.address = text("Moscow");
    operator_info.inn = text("7707083893");
    operator_info.bank = text("Bank");
    operator_info.bic = text("044525411");
    operator_info.bank_account = text("40702810200000124669");
    operator_info.contact_email = text("help@svyaz.ru");
    operator_info.contact_phone = text("8 800 000-00-00");
    operator_info.sender = text("bill@svyaz.ru");
    operator_info.link_base = text("https://svyaz.ru/i/");
    config.struct_size = sizeof config;
    config.operator_info = &operator_info;
    config.database = text(paths[0]);
    config.documents = text(paths[1]);
    config.spool = text(paths[2]);
    expect("open", schet_open(SCHET_ABI_VERSION, &config, &service, &error), &error);
    if (service == NULL)
        return 1;
    feed(&error);
    for (i = 0; i < THREADS; i++) {
        numbers[i] = i;
        if (pthread_create(&threads[i], NULL, work, &numbers[i]) != 0)
            return 2;
    }
    for (i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    for (i = 0; i < ACCOUNTS && sent < ACCOUNTS; i++)
        process(&error);
    expect("close", schet_close(&service, &error), &error);
    printf("%lu faults; %lu orders taken, %lu met again, %lu sent, %lu mails\n", faults, taken_first, taken_again, sent,
           mails_in(paths[2]));
    return faults == 0 && taken_first == ACCOUNTS && taken_again == ACCOUNTS * (THREADS - 1) && sent == ACCOUNTS
            && mails_in(paths[2]) == ACCOUNTS
        ? 0
        : 1;
}
