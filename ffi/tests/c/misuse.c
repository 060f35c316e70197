/* The interface held wrongly in every way that a program can: each is a documented status. */

#define _GNU_SOURCE

#include "calls.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define BLOCK 262144

/* What structs say of their size. */
enum how { ABSENT, EXACT, NOTHING, TINY, LONGER, LONGER_AND_USED, HUGE_SIZE, HOWS };

static enum how records, inputs;
static int unmapped;
static char blocks[16][BLOCK];
static char room[BLOCK * 4];
static char *wall;
static void *live[KINDS], *stale[KINDS];
static unsigned long checks, faults;
static char folder[512];

static schet_text text(const char *from)
{
    schet_text made;
    made.data = from;
    made.len = (uint32_t)strlen(from);
    made.reserved = 0;
    return made;
}

static void *shaped(char *block, uint32_t size, enum how how)
{
    uint32_t stated = size;
    memset(block, 0, BLOCK);
    if (how == ABSENT)
        return NULL;
    if (how == NOTHING)
        stated = 0;
    if (how == TINY)
        stated = 4;
    if (how == LONGER || how == LONGER_AND_USED)
        stated = size + 64;
    if (how == LONGER_AND_USED)
        block[size + 8] = 1;
    if (how == HUGE_SIZE)
        stated = 65537;
    memcpy(block, &stated, sizeof stated);
    return block;
}

static void *record(int place, uint32_t size)
{
    return shaped(blocks[place], size, records);
}

static const void *input(uint32_t size)
{
    if (unmapped)
        return wall;
    if (size == 1)
        return inputs == ABSENT ? NULL : "\xFF\xD0 no text at all \x01\x02\x98";
    return shaped(blocks[15], size, inputs);
}

static void fault(const char *what, const char *name, int32_t status)
{
    faults++;
    printf("%s: %s: %ld %s\n", what, name, (long)status, schet_status_name(status));
}

static void expect(const char *what, int32_t status, int32_t wanted)
{
    checks++;
    if (status != wanted)
        fault(what, schet_status_name(wanted), status);
}

static int is_documented(int32_t status)
{
    return status != SCHET_E_PANIC && status != SCHET_E_POISONED && status != SCHET_E_RANDOM
        && strcmp(schet_status_name(status), "SCHET_E_UNKNOWN") != 0;
}

/* A call with everything as it is set; what it answers has to be documented, and has to stand in the error. */
static int32_t make(const struct call *call, void *handle, uint32_t number, void *out, const char *what)
{
    static schet_error error;
    struct with with;
    int32_t status;
    memset(&error, 0, sizeof error);
    error.struct_size = sizeof error;
    error.code = -1;
    with.record = record;
    with.input = input;
    with.room = out;
    with.number = number;
    with.error = &error;
    memset(room, 0, 64);
    status = call->make(handle, &with);
    checks++;
    if (!is_documented(status))
        fault(what, call->name, status);
    if (call->answers_status && strcmp(call->name, "schet_buf_free") != 0 && error.code != (status == SCHET_OK ? -1 : status))
        fault("not what the error says", call->name, error.code);
    if (error.message[sizeof error.message - 1] != 0 || error.field[sizeof error.field - 1] != 0)
        fault("an error without an end", call->name, status);
    return status;
}

static int32_t open_service(int32_t encoding, const schet_clock_port *clock, const schet_log_port *log, schet **out)
{
    static schet_operator operator_info;
    static schet_config config;
    static char paths[3][600];
    static schet_error error;
    int32_t status;
    int i;
    for (i = 0; i < 3; i++)
        sprintf(paths[i], "%s/%s", folder, i == 0 ? "schet.db" : i == 1 ? "documents" : "spool");
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
    config.encoding = encoding;
    config.operator_info = &operator_info;
    config.database = text(paths[0]);
    config.documents = text(paths[1]);
    config.spool = text(paths[2]);
    config.clock = clock;
    config.log = log;
    error.struct_size = sizeof error;
    status = schet_open(SCHET_ABI_VERSION, &config, out, &error);
    return status;
}

static schet_renderer *open_renderer(void)
{
    static schet_operator operator_info;
    static schet_renderer_config config;
    schet_renderer *made = NULL;
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
    expect("a renderer", schet_renderer_open(SCHET_ABI_VERSION, &config, &made, NULL), SCHET_OK);
    return made;
}

static int32_t answer;

static int32_t write_piece(void *ctx, const schet_piece *piece)
{
    (void)ctx;
    (void)piece;
    return answer;
}

static schet_paper *open_paper(schet_write_fn write)
{
    static schet_sink sink;
    static schet_pickup_paper head;
    schet_paper *made = NULL;
    sink.struct_size = sizeof sink;
    sink.write = write;
    head.struct_size = sizeof head;
    head.period = 202609;
    expect("a paper", schet_paper_register((schet_renderer *)live[KIND_SCHET_RENDERER], &head, &sink, &made, NULL), SCHET_OK);
    return made;
}

static schet_buf *open_buf(void)
{
    static schet_error refused;
    schet_buf *made = NULL;
    refused.struct_size = sizeof refused;
    refused.code = SCHET_R_NO_CABINET_ADDRESS;
    expect("a buffer", schet_refusal_text((schet *)live[KIND_SCHET], &refused, SCHET_EN, &made, NULL), SCHET_OK);
    return made;
}

static void open_all(void)
{
    schet *service = NULL;
    schet_feed *feed = NULL;
    expect("a service", open_service(SCHET_UTF8, NULL, NULL, &service), SCHET_OK);
    live[KIND_SCHET] = service;
    expect("a feed", schet_feed_open(service, &feed, NULL), SCHET_OK);
    live[KIND_SCHET_FEED] = feed;
    live[KIND_SCHET_RENDERER] = open_renderer();
    answer = SCHET_HOST_DONE;
    live[KIND_SCHET_PAPER] = open_paper(write_piece);
    live[KIND_SCHET_BUF] = open_buf();
}

static void close_all(int32_t paper)
{
    struct with with;
    size_t i;
    int kind;
    memset(&with, 0, sizeof with);
    memcpy(stale, live, sizeof live);
    /* What belongs to another first. */
    for (kind = KINDS - 1; kind > 0; kind--)
        for (i = 0; i < COUNT(calls); i++)
            if (calls[i].closes && calls[i].kind == kind && live[kind] != NULL) {
                int32_t status = calls[i].make(live[kind], &with);
                expect(calls[i].name, status, kind == KIND_SCHET_PAPER ? paper : SCHET_OK);
            }
    memset(live, 0, sizeof live);
}

/* NULL for everything: the handle is asked for, and closing nothing is fine. */
static void nulls(void)
{
    struct with with;
    size_t i;
    records = inputs = ABSENT;
    unmapped = 0;
    for (i = 0; i < COUNT(calls); i++) {
        int32_t wanted = calls[i].closes || !calls[i].answers_status ? SCHET_OK : SCHET_E_NULL;
        if (strcmp(calls[i].name, "schet_status_name") == 0)
            wanted = SCHET_OK;
        expect(calls[i].name, make(&calls[i], NULL, 0, NULL, "all NULL"), wanted);
        memset(&with, 0, sizeof with);
        with.record = record;
        with.input = input;
        expect(calls[i].name, calls[i].make(NULL, &with), wanted);
    }
    expect("no variable", schet_close(NULL, NULL), SCHET_OK);
    expect("no variable", schet_feed_close(NULL, NULL), SCHET_OK);
    expect("no variable", schet_paper_close(NULL, NULL), SCHET_OK);
    expect("no variable", schet_renderer_close(NULL, NULL), SCHET_OK);
    expect("no variable", schet_buf_free(NULL), SCHET_OK);
}

/* Handles that are none, or are of another kind, with everything else in order. */
static void handles(void)
{
    static const size_t noise[] = {1, 8, 4096, (size_t)-1, (size_t)1 << 63, ((size_t)1 << 63) + 77};
    size_t i, n;
    int kind;
    records = inputs = EXACT;
    unmapped = 0;
    for (i = 0; i < COUNT(calls); i++) {
        if (calls[i].kind == 0 || !calls[i].answers_status)
            continue;
        for (n = 0; n <= COUNT(noise); n++) {
            void *handle = n < COUNT(noise) ? (void *)noise[n] : (void *)&n;
            int32_t status = make(&calls[i], handle, 1, room, "noise");
            if (status != SCHET_E_HANDLE && status != SCHET_E_WRONG_HANDLE && status != SCHET_E_FORKED)
                fault("noise", calls[i].name, status);
        }
        for (kind = 1; kind < KINDS; kind++) {
            if (live[kind] != NULL && kind != calls[i].kind)
                expect(calls[i].name, make(&calls[i], live[kind], 1, room, "another kind"), SCHET_E_WRONG_HANDLE);
            if (stale[kind] != NULL && kind == calls[i].kind)
                expect(calls[i].name, make(&calls[i], stale[kind], 1, room, "closed"), SCHET_E_HANDLE);
        }
    }
}

/* Structs of every size, inputs of every length, on handles that work. */
static void sizes_and_lengths(void)
{
    static const uint32_t numbers[] = {0, 1, 2, 17, 202609, 0x7FFFFFFF, 0x80000000u, 0xFFFFFFFFu};
    size_t i, n;
    int out;
    for (i = 0; i < COUNT(calls); i++) {
        if (calls[i].closes || strcmp(calls[i].name, "schet_open") == 0 || strcmp(calls[i].name, "schet_renderer_open") == 0)
            continue;
        for (records = ABSENT; records < HOWS; records++)
            for (n = 0; n < COUNT(numbers); n++)
                for (out = 0; out < 2; out++) {
                    /* What is refused for its length is not read; of no length nothing is read. */
                    if (numbers[n] == 0 || numbers[n] > 202609) {
                        unmapped = 1;
                        make(&calls[i], live[calls[i].kind], numbers[n], out ? room : NULL, "a length");
                        unmapped = 0;
                    }
                    if (numbers[n] <= 17)
                        for (inputs = ABSENT; inputs < HOWS; inputs++) {
                            make(&calls[i], live[calls[i].kind], numbers[n], out ? room : NULL, "a size");
                            if (strcmp(calls[i].name, "schet_feed_open") == 0 && out) {
                                schet_feed *made;
                                memcpy(&made, room, sizeof made);
                                schet_feed_close(&made, NULL);
                            }
                        }
                }
    }
    records = inputs = EXACT;
}

/* The size of a struct by itself: what is short is refused, what is longer is taken when nothing is in it. */
static void one_struct(void)
{
    static schet_policy policy;
    static schet_error error;
    char *longer = malloc(sizeof policy + 16);
    uint32_t size;
    for (size = 0; size < 8; size++) {
        policy.struct_size = size;
        expect("a short struct", schet_policy_default(&policy, NULL), SCHET_E_STRUCT_SIZE);
    }
    memset(longer, 0x55, sizeof policy + 16);
    size = sizeof policy + 16;
    memcpy(longer, &size, sizeof size);
    expect("a long struct", schet_policy_default((schet_policy *)(void *)longer, NULL), SCHET_OK);
    checks++;
    if (longer[sizeof policy] != 0 || longer[sizeof policy + 15] != 0)
        fault("what we don't know of is not zero", "schet_policy_default", 0);
    free(longer);
    error.struct_size = 3;
    expect("a short error", schet_policy_default(NULL, &error), SCHET_E_STRUCT_SIZE);
    error.struct_size = 70000;
    expect("a long error", schet_policy_default(NULL, &error), SCHET_E_STRUCT_SIZE);
}

/* Bytes that are none in an encoding, a NUL inside, and lengths over the maximum, for each of an account's texts. */
static void texts(void)
{
    static const struct { int32_t encoding; const char *bytes; uint32_t len; int32_t status; } bad[] = {
        {SCHET_UTF8, "\xFF", 1, SCHET_E_ENCODING}, {SCHET_UTF8, "\xD0", 1, SCHET_E_ENCODING},
        {SCHET_UTF8, "\xED\xA0\x80", 3, SCHET_E_ENCODING}, {SCHET_UTF8, "\xC0\xAF", 2, SCHET_E_ENCODING},
        {SCHET_CP1251, "\x98", 1, SCHET_E_ENCODING}, {SCHET_UTF8, "a\0b", 3, SCHET_E_VALUE},
        {SCHET_CP1251, "a\0b", 3, SCHET_E_VALUE}, {SCHET_CP866, "a\0b", 3, SCHET_E_VALUE},
        {SCHET_KOI8R, "a\0b", 3, SCHET_E_VALUE}, {SCHET_UTF8, NULL, 4097, SCHET_E_LENGTH},
        {SCHET_CP1251, NULL, 4097, SCHET_E_LENGTH}, {SCHET_CP866, NULL, 0xFFFFFFFFu, SCHET_E_LENGTH},
        {SCHET_KOI8R, NULL, 0x80000000u, SCHET_E_LENGTH}
    };
    static const char *const names[] = {"number", "name", "application_address", "inn", "kpp", "postal_address", "contract"};
    static schet_account account;
    static schet_error error;
    static schet_refused_row refused;
    static schet_order_request request;
    static schet_taken taken;
    uint32_t count = 0;
    size_t i, field;
    for (i = 0; i < COUNT(bad); i++) {
        schet *service = NULL;
        schet_feed *feed = NULL;
        expect("a service", open_service(bad[i].encoding, NULL, NULL, &service), SCHET_OK);
        expect("a feed", schet_feed_open(service, &feed, NULL), SCHET_OK);
        for (field = 0; field < 7; field++) {
            schet_text *fields[7];
            fields[0] = &account.number;
            fields[1] = &account.name;
            fields[2] = &account.application_address;
            fields[3] = &account.inn;
            fields[4] = &account.kpp;
            fields[5] = &account.postal_address;
            fields[6] = &account.contract;
            memset(&account, 0, sizeof account);
            account.struct_size = sizeof account;
            account.number = text("100-1");
            account.name = text("Romashka");
            account.application_address = text("office@example.ru");
            fields[field]->data = bad[i].bytes == NULL ? wall : bad[i].bytes;
            fields[field]->len = bad[i].len;
            memset(&error, 0, sizeof error);
            error.struct_size = sizeof error;
            if (bad[i].status == SCHET_E_LENGTH) {
                expect("a length", schet_feed_accounts(feed, &account, 1, &error), SCHET_E_LENGTH);
                checks++;
                if (error.row != 1 || error.field[0] == 0)
                    fault("no row or no field", error.field, (int32_t)error.row);
                continue;
            }
            /* The other rows of a feed are not to suffer: such a row is listed, with its field. */
            expect("a text", schet_feed_accounts(feed, &account, 1, &error), SCHET_OK);
            refused.struct_size = sizeof refused;
            expect("the list", schet_feed_refused(feed, &refused, 1, &count, NULL), SCHET_OK);
            checks++;
            if (count != 1 || strstr(refused.reason, names[field]) == NULL)
                fault("not listed with its field", refused.reason, (int32_t)count);
        }
        /* What is no row is answered itself. */
        request.struct_size = sizeof request;
        taken.struct_size = sizeof taken;
        request.action = SCHET_ACTION_CHARGES;
        request.period = 202610;
        request.account = text("100-1");
        request.by.data = bad[i].bytes == NULL ? wall : bad[i].bytes;
        request.by.len = bad[i].len;
        expect("by", schet_order_take(service, &request, NULL, &taken, NULL, &error), bad[i].status);
        checks++;
        if (strstr(error.field, "by") == NULL)
            fault("not the field", error.field, error.code);
        expect("no such encoding", open_service(5, NULL, NULL, &service), SCHET_E_VALUE);
        expect("closed", schet_feed_close(&feed, NULL), SCHET_OK);
        expect("closed", schet_close(&service, NULL), SCHET_OK);
    }
}

/* Every function from within a callback. */
static int32_t call_back(void *ctx, const schet_piece *piece)
{
    size_t i;
    (void)ctx;
    (void)piece;
    records = inputs = EXACT;
    for (i = 0; i < COUNT(calls); i++) {
        int32_t status;
        if (!calls[i].answers_status || strncmp(calls[i].name, "schet_buf_", 10) == 0
            || strcmp(calls[i].name, "schet_policy_default") == 0)
            continue;
        status = make(&calls[i], live[calls[i].kind], 1, room, "from a callback");
        if (strncmp(calls[i].name, "schet_reply_", 12) == 0)
            expect(calls[i].name, status, SCHET_E_NULL);
        else
            expect(calls[i].name, status, SCHET_E_REENTRY);
    }
    return SCHET_HOST_DONE;
}

static void callbacks(void)
{
    static const int32_t answers[] = {0, 1, 42, -1, SCHET_E_PANIC, SCHET_MAIL_ACCEPTED};
    static schet_error error;
    schet_paper *paper;
    size_t i;
    error.struct_size = sizeof error;
    paper = open_paper(call_back);
    expect("called back", schet_paper_finish(paper, NULL, NULL), SCHET_OK);
    expect("closed", schet_paper_close(&paper, NULL), SCHET_OK);
    for (i = 0; i < COUNT(answers); i++) {
        answer = answers[i];
        paper = open_paper(write_piece);
        expect("a sink that fails", schet_paper_finish(paper, NULL, &error), SCHET_E_HOST);
        expect("its answer", error.host_code, answer);
        expect("closed, its failure told", schet_paper_close(&paper, NULL), SCHET_OK);
    }
    answer = SCHET_HOST_CANCEL;
    paper = open_paper(write_piece);
    expect("a sink that stops", schet_paper_finish(paper, NULL, NULL), SCHET_E_CANCELLED);
    expect("closed, its failure told", schet_paper_close(&paper, NULL), SCHET_OK);
    answer = SCHET_HOST_DONE;
}

/* A paper from two threads at once: the second is told so, and the first goes on. */
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t moved = PTHREAD_COND_INITIALIZER;
static int stage;

static int32_t wait_inside(void *ctx, const schet_piece *piece)
{
    (void)ctx;
    (void)piece;
    pthread_mutex_lock(&gate);
    if (stage == 0)
        stage = 1;
    pthread_cond_broadcast(&moved);
    while (stage != 2)
        pthread_cond_wait(&moved, &gate);
    pthread_mutex_unlock(&gate);
    return SCHET_HOST_DONE;
}

static void *finish(void *paper)
{
    expect("the first thread", schet_paper_finish((schet_paper *)paper, NULL, NULL), SCHET_OK);
    return NULL;
}

static void two_threads(void)
{
    schet_paper *paper = open_paper(wait_inside), *same = paper;
    pthread_t thread;
    stage = 0;
    pthread_create(&thread, NULL, finish, paper);
    pthread_mutex_lock(&gate);
    while (stage != 1)
        pthread_cond_wait(&moved, &gate);
    pthread_mutex_unlock(&gate);
    expect("the second thread", schet_paper_finish(paper, NULL, NULL), SCHET_E_BUSY);
    expect("closing meanwhile", schet_paper_close(&same, NULL), SCHET_E_BUSY);
    checks++;
    if (same != paper)
        fault("the variable of what is not closed", "schet_paper_close", 0);
    pthread_mutex_lock(&gate);
    stage = 2;
    pthread_cond_broadcast(&moved);
    pthread_mutex_unlock(&gate);
    pthread_join(thread, NULL);
    expect("afterwards", schet_paper_close(&paper, NULL), SCHET_OK);
}

/* The child of a fork: what was opened before is dead there, and what is opened there works. */
static void forked(void)
{
    int outcome = -1;
    pid_t child;
    fflush(stdout);
    child = fork();
    if (child == 0) {
        size_t i;
        schet_renderer *mine;
        unsigned long before = faults;
        records = inputs = EXACT;
        for (i = 0; i < COUNT(calls); i++)
            if (calls[i].answers_status && calls[i].kind != 0 && live[calls[i].kind] != NULL)
                expect(calls[i].name, make(&calls[i], live[calls[i].kind], 1, room, "in a child"), SCHET_E_FORKED);
        mine = open_renderer();
        expect("the child's own", schet_renderer_close(&mine, NULL), SCHET_OK);
        fflush(stdout);
        _exit(faults == before ? 0 : 1);
    }
    waitpid(child, &outcome, 0);
    checks++;
    if (!WIFEXITED(outcome) || WEXITSTATUS(outcome) != 0)
        fault("the child", "ended otherwise", outcome);
}

int main(int argc, char **argv)
{
    if (argc != 2 || strlen(argv[1]) >= sizeof folder)
        return 2;
    strcpy(folder, argv[1]);
    wall = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (wall == MAP_FAILED)
        return 2;
    nulls();
    open_all();
    close_all(SCHET_E_UNFINISHED);
    open_all();
    handles();
    one_struct();
    callbacks();
    two_threads();
    forked();
    sizes_and_lengths();
    texts();
    handles();
    close_all(SCHET_OK);
    handles();
    printf("%lu faults in more than %lu checks; nothing else\n", faults, checks - checks % 1000);
    return faults == 0 ? 0 : 1;
}
