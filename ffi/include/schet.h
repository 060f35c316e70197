/* schet.h - the section "Invoices" of a telecom operator's customer cabinet, for C.
 *
 * Generated from the sources of the crate schet-ffi; the manual is ffi/README.md.
 *
 * Every function that may fail answers a status: SCHET_OK (0), a fault (SCHET_E_...), or, from SCHET_R_FIRST on, a refusal of
 * the section. Its last parameter is a schet_error of the caller's, or NULL.
 *
 * Every struct begins with struct_size, which the caller sets to its sizeof; what is 0 is absent. Texts are pointer and length
 * in the encoding of the service; arrays of characters end with a NUL, and what is longer is cut between two. What is passed is
 * copied before the call returns; results are written on success only.
 *
 * Handles are numbers, not addresses: a stale, foreign or doubly closed one is a status. A schet may be used by any number of
 * threads at once, every other handle by one at a time. What is const in a parameter is not written to.
 *
 * Callbacks run on the thread that made the call. They answer SCHET_HOST_DONE, which is not 0, must not call the library but
 * for schet_reply_..., schet_buf_... and schet_status_name, and must not throw, raise or jump out: that ends the process.
 *
 * Never open one SQLite file through this library and through the host's own SQLite in the same process: closing the one
 * takes the locks of the other (POSIX). */
#ifndef SCHET_H
#define SCHET_H

#include <stdint.h>

/* The most VAT groups of a bill. */
#define SCHET_MAX_VAT_GROUPS 16

/* The most past periods of a bill. */
#define SCHET_MAX_HISTORY 24

/* No VAT is charged. */
#define SCHET_VAT_WITHOUT 1

/* VAT at a rate, which may be 0. */
#define SCHET_VAT_PERCENT 2

/* The lines' amounts are without VAT, which is added to their total. */
#define SCHET_BASIS_NET 1

/* The lines' amounts have VAT inside. */
#define SCHET_BASIS_GROSS 2

/* unit_price of a line is stated. */
#define SCHET_LINE_HAS_UNIT_PRICE 1

/* seconds of a line, or of charges, are stated. */
#define SCHET_LINE_HAS_SECONDS 2

/* Russian. */
#define SCHET_RU 1

/* English. */
#define SCHET_EN 2

/* Repeat of a regular invoice to the cabinet address (R4). */
#define SCHET_ACTION_REPEAT 1

/* Invoice of one of the two previous months, by link (R5). */
#define SCHET_ACTION_LINK 2

/* Invoice of one of the two previous months, to the application address (R6). */
#define SCHET_ACTION_TO_APPLICATION 3

/* Change of delivery (R7); an entry of the menu, and no order. */
#define SCHET_ACTION_CHANGE_DELIVERY 4

/* Call detail (R8). */
#define SCHET_ACTION_CALL_DETAIL 5

/* Charges of the current month so far (R9). */
#define SCHET_ACTION_CHARGES 6

/* Delivery of a regular invoice; no customer's to order (R18). */
#define SCHET_ACTION_REGULAR 7

/* The mail that asks to confirm a new address; no customer's to order (R7). */
#define SCHET_ACTION_CONFIRM_ADDRESS 8

/* Text with semicolons, as spreadsheets open it. */
#define SCHET_FORMAT_CSV 1

/* A workbook. */
#define SCHET_FORMAT_XLSX 2

/* A document to print. */
#define SCHET_FORMAT_PDF 3

/* The order is taken; its document is to be formed (R13). */
#define SCHET_ORDER_ACCEPTED 1

/* Its document is being formed. */
#define SCHET_ORDER_FORMING 2

/* Its document is stored, and is to be sent. */
#define SCHET_ORDER_FORMED 3

/* Transmission has begun. */
#define SCHET_ORDER_SENDING 4

/* The mail server took the message. */
#define SCHET_ORDER_SENT 5

/* The link works. */
#define SCHET_ORDER_READY 6

/* The link's time is over. */
#define SCHET_ORDER_EXPIRED 7

/* It failed for good; it can be started again. */
#define SCHET_ORDER_FAILED 8

/* The customer took it back. */
#define SCHET_ORDER_CANCELLED 9

/* The mail came back; it can be started again. */
#define SCHET_ORDER_BOUNCED 10

/* Whether the message went out, nobody can know. */
#define SCHET_ORDER_UNKNOWN 11

/* It lies in the period's pickup batch (R10). */
#define SCHET_ORDER_IN_BATCH 12

/* It was handed over in person (R10). */
#define SCHET_ORDER_HANDED_OVER 13

/* By e-mail to an address, which becomes the cabinet address. */
#define SCHET_METHOD_EMAIL 1

/* Handed over in person; the cabinet address stays for other mails. */
#define SCHET_METHOD_IN_PERSON 2

/* The change is in force since it was made. */
#define SCHET_CHANGE_IN_FORCE 1

/* The change waits for its address to be confirmed. */
#define SCHET_CHANGE_PENDING 2

/* The change is in force since its address was confirmed. */
#define SCHET_CHANGE_CONFIRMED 3

/* UTF-8; 0 stands for it. */
#define SCHET_UTF8 1

/* Windows code page 1251. */
#define SCHET_CP1251 2

/* DOS code page 866. */
#define SCHET_CP866 3

/* KOI8-R. */
#define SCHET_KOI8R 4

/* An account. */
#define SCHET_ROW_ACCOUNT 1

/* A bill. */
#define SCHET_ROW_BILL 2

/* A call. */
#define SCHET_ROW_CALL 3

/* A payment. */
#define SCHET_ROW_PAYMENT 4

/* An instalment. */
#define SCHET_ROW_INSTALMENT 5

/* The documents that were made for an order alone. */
#define SCHET_KEPT_DOCUMENTS 1

/* Orders at rest, with their history and their links. */
#define SCHET_KEPT_ORDERS 2

/* Issued invoices and their documents. */
#define SCHET_KEPT_INVOICES 3

/* The callback has done what it was asked for. No other number means that: a callback that broke off in Python, Perl or
 * Java, or a bare GOBACK in COBOL, answers 0, and that is a failure. */
#define SCHET_HOST_DONE 7351

/* The host wants the call to stop; it can be called again to go on. */
#define SCHET_HOST_CANCEL 7352

/* Not reachable, locked, or overloaded: nothing happened, and the same may succeed later. */
#define SCHET_HOST_UNAVAILABLE 7361

/* No room: nothing happened. */
#define SCHET_HOST_FULL 7362

/* What is stored can't be read as what it should be. */
#define SCHET_HOST_CORRUPT 7363

/* It can't be served as it is, now or later; nothing happened. */
#define SCHET_HOST_REJECTED 7364

/* The transaction did not go together with another's: nothing of it happened, and it is made again. */
#define SCHET_HOST_CONFLICT 7365

/* Whoever carries the mail on has taken it for good. */
#define SCHET_MAIL_ACCEPTED 7371

/* The mail did not go out: not reached, or asked to come again. */
#define SCHET_MAIL_DELAYED 7372

/* The mail never goes out: refused for good. */
#define SCHET_MAIL_REFUSED 7373

/* The mail was handed over, and the answer never came. */
#define SCHET_MAIL_UNKNOWN 7374

/* It is kept from now on. */
#define SCHET_IMPORT_KEPT 1

/* The same was kept before: nothing was changed. */
#define SCHET_IMPORT_UNCHANGED 2

/* A later revision of it is kept: nothing was changed. */
#define SCHET_IMPORT_SUPERSEDED 3

/* The result goes by e-mail. */
#define SCHET_GOES_BY_EMAIL 1

/* The result is a link in the section. */
#define SCHET_GOES_BY_LINK 2

/* The result lies in the period's pickup batch. */
#define SCHET_GOES_IN_PERSON 3

/* Never two callbacks at once of those ports of a service that say so: for a host that knows no threads. */
#define SCHET_PORT_SERIALISED 1

/* The library has a fault. */
#define SCHET_LOG_ERROR 1

/* A call did not do what it was asked for. */
#define SCHET_LOG_WARNING 2

/* The section has refused what a customer asked for (R16). */
#define SCHET_LOG_INFO 3

/* The account will be billed for the period; its bill is not ready. */
#define SCHET_BILL_NOT_READY 1

/* The account is not billed for the period, or does not exist. */
#define SCHET_BILL_NOT_BILLABLE 2

/* Rows are read, as they were committed last. */
#define SCHET_TXN_READ 1

/* Rows are read and written; no other such transaction of the store is open until it has ended. */
#define SCHET_TXN_WRITE 2

/* The most bytes of a row's key. */
#define SCHET_MAX_KEY 200

/* A row that only helps to find others. */
#define SCHET_ROW_KIND_INDEX 1

/* An order. */
#define SCHET_ROW_KIND_ORDER 2

/* An entry of an order's history. */
#define SCHET_ROW_KIND_EVENT 3

/* An issued invoice. */
#define SCHET_ROW_KIND_ISSUED 4

/* A change of delivery. */
#define SCHET_ROW_KIND_DELIVERY 5

/* A link. */
#define SCHET_ROW_KIND_LINK 6

/* A regular run. */
#define SCHET_ROW_KIND_RUN 7

/* An account whose invoice could not be formed. */
#define SCHET_ROW_KIND_REFUSAL 8

/* The most rows of one array. */
#define SCHET_MAX_ROWS 100000

/* The invoice as PDF, as customers get it (R21). */
#define SCHET_INVOICE_PDF 1

/* The invoice as XML: EN 16931 in UBL 2.1. */
#define SCHET_INVOICE_UBL 2

/* The invoice as one line of JSON. */
#define SCHET_INVOICE_JSON 3

/* The payload of the invoice's payment code by GOST R 56042-2014; no bytes where nothing is due. */
#define SCHET_INVOICE_PAYMENT_CODE 4

/* What the document was made from. */
#define SCHET_ATTACHED_SOURCE 1

/* Data behind what the document shows. */
#define SCHET_ATTACHED_DATA 2

/* The same content in another form, such as the invoice as XML. */
#define SCHET_ATTACHED_ALTERNATIVE 3

/* More than what the document shows. */
#define SCHET_ATTACHED_SUPPLEMENT 4

/* None of these. */
#define SCHET_ATTACHED_OTHER 5

/* The most files that one document takes. */
#define SCHET_MAX_ATTACHMENTS 100

/* There is more to do: call again. */
#define SCHET_STEP_MORE 1

/* All accounts are dealt out, and other workers still form theirs: call again later, for one of them may die. */
#define SCHET_STEP_WAITING 2

/* Every account was gone over. */
#define SCHET_STEP_ENDED 3

/* Documents one after the other in large files, what they share once: for the regular run. */
#define SCHET_DOCUMENTS_SEGMENTS 1

/* Each document as a file of its own, that a person can open: for small operators. */
#define SCHET_DOCUMENTS_FILES 2

/* Invoices are no more than PDF 1.7: the smallest. */
#define SCHET_PROFILE_PLAIN 1

/* Invoices are PDF/A-3b, to be kept for decades, with files embedded where there are some. */
#define SCHET_PROFILE_PDF_A_3B 2

/* Invoices are PDF/A-1b, where an archive takes nothing later: no embedded files. */
#define SCHET_PROFILE_PDF_A_1B 3

/* A new address is in force at once (R7). */
#define SCHET_ADDRESS_AT_ONCE 1

/* A new address is in force when the customer follows the link mailed to it. */
#define SCHET_ADDRESS_WHEN_CONFIRMED 2

/* A mail whose fate nobody can know is sent again under the same Message-ID (R13). */
#define SCHET_UNKNOWN_RETRY 1

/* A mail whose fate nobody can know waits for a person. */
#define SCHET_UNKNOWN_HOLD 2

/* The connection is encrypted by STARTTLS; a server that does not offer it gets no mail. */
#define SCHET_SMTP_STARTTLS 1

/* The connection is encrypted from its first byte, as on port 465. */
#define SCHET_SMTP_TLS 2

/* The connection is not encrypted at all: names, invoices and call details go over the wire in clear. For a relay on this
 * very machine, and nowhere else; credentials are not sent. */
#define SCHET_SMTP_DANGEROUSLY_PLAIN 3

/* The most routes, and the most keys that sign. */
#define SCHET_MAX_ROUTES 1000

/* Done. */
#define SCHET_OK 0

/* A pointer that must not be NULL is; field names it. Pass what it asks for. */
#define SCHET_E_NULL 1

/* The handle was closed, or never was one. Whoever closed it has to set his copies of it to NULL. */
#define SCHET_E_HANDLE 2

/* The handle is of another kind than the function takes. */
#define SCHET_E_WRONG_HANDLE 3

/* Somebody else is using the handle right now: a cursor from another thread, or a service that is being closed
 * while calls are under way. Nothing was done; call again when they have ended. */
#define SCHET_E_BUSY 4

/* A callback called back into the library. Nothing was done; return from the callback first. */
#define SCHET_E_REENTRY 5

/* The handle was opened before the process forked. Open another in the child. */
#define SCHET_E_FORKED 6

/* An earlier call on the handle broke off inside the library. Close it and open another. */
#define SCHET_E_POISONED 7

/* The library has a fault, and broke this call off; what it was doing may have happened. Please report the message. */
#define SCHET_E_PANIC 8

/* A struct's struct_size is not that of any version: too small, over 65,536, or, in an array, not that of the first
 * row. field names it. Set it to sizeof of the struct before each call. */
#define SCHET_E_STRUCT_SIZE 9

/* The program was built for another version of the interface. Link it with the library of its header. */
#define SCHET_E_ABI 10

/* A length or a count is over its maximum; nothing was read. field names it. */
#define SCHET_E_LENGTH 11

/* Bytes that are none in the encoding that was chosen; field names the field, the message the byte's place. */
#define SCHET_E_ENCODING 12

/* A value that its field does not take, or one that is missing; field names it, the message says why. */
#define SCHET_E_VALUE 13

/* The library was built without what is asked for, or the service was opened without it; field names it. */
#define SCHET_E_UNSUPPORTED 14

/* A callback of the host asked to stop. What was done stands; call again to go on. */
#define SCHET_E_CANCELLED 15

/* A list that only reading makes shorter is full; read it first. */
#define SCHET_E_UNREAD 16

/* The system gave no random bytes. Call again. */
#define SCHET_E_RANDOM 17

/* A callback of the host answered something else than SCHET_HOST_DONE: host_code. What was done before stands. */
#define SCHET_E_HOST 18

/* Something was closed before it was finished; field names it. */
#define SCHET_E_UNFINISHED 19

/* A store or a way out is not reachable, locked, or overloaded. Call again later. */
#define SCHET_E_UNAVAILABLE 30

/* No room: disk full, quota used up. Make room and call again. */
#define SCHET_E_FULL 31

/* What is stored can't be read as what it should be. Calling again does not help; the message says what it is. */
#define SCHET_E_CORRUPT 32

/* A store can't serve the call as it is, now or later; the message says why. */
#define SCHET_E_REJECTED 33

/* The regular run of a period that has not ended. */
#define SCHET_E_PERIOD_NOT_OVER 40

/* A bill whose sums do not agree, or that can't be an invoice for another reason; the message names the field, and
 * both numbers. Correct it in the billing. */
#define SCHET_E_BILL 41

/* A bill that was issued elsewhere and has no number. */
#define SCHET_E_NO_NUMBER 42

/* Another invoice was issued under this number, or for this account, period and revision. */
#define SCHET_E_TAKEN 43

/* A document that can't be rendered, such as for a character that its fonts lack; the message names the field. */
#define SCHET_E_RENDER 44

/* A mail that can't be composed. */
#define SCHET_E_MAIL 45

/* The host's sink did not take the output; what it took so far is no document. */
#define SCHET_E_OUTPUT 46

/* A period so old that what was issued of it is kept no longer. */
#define SCHET_E_PERIOD_FORGOTTEN 47

/* Refused: the section is closed while invoices are being formed; until says when it opens (R2). */
#define SCHET_R_BLACKOUT 100

/* Refused: no invoice of period was issued (R4, R5). */
#define SCHET_R_NOT_ISSUED 101

/* Refused: period is not among those in offered. */
#define SCHET_R_PERIOD_NOT_OFFERED 102

/* Refused: subscriber is not one of the account's (R12). */
#define SCHET_R_UNKNOWN_SUBSCRIBER 103

/* Refused: the account has no e-mail address in the cabinet (R10). */
#define SCHET_R_NO_CABINET_ADDRESS 104

/* Refused: the day's limit of orders is reached; until says when to come again (R15). */
#define SCHET_R_LIMIT_REACHED 105

/* Refused: the key was used for another order (R14). */
#define SCHET_R_KEY_REUSED 106

/* Refused: call detail goes nowhere new before until. */
#define SCHET_R_QUIET_TIME 107

/* Refused: the operator has no such account. */
#define SCHET_R_UNKNOWN_ACCOUNT 108

/* Refused: the account has no such order. */
#define SCHET_R_UNKNOWN_ORDER 109

/* Refused: the order is in state, which does not allow it. */
#define SCHET_R_WRONG_STATE 110

/* Refused: the link opens nothing. */
#define SCHET_R_NO_SUCH_LINK 111

/* Refused: the order has limit links already. */
#define SCHET_R_TOO_MANY_LINKS 112

/* Refused: the day's limit of changes of delivery is reached; until says when to come again. */
#define SCHET_R_TOO_MANY_CHANGES 113

/* Refused: the account's history of delivery has its limit of changes. */
#define SCHET_R_HISTORY_FULL 114

/* The first number of a refusal: what is at least this is the section's answer to a customer, and no failure (R16). */
#define SCHET_R_FIRST 100

/* The most bytes of one text. */
#define SCHET_MAX_TEXT 4096

/* The call went from the subscriber. */
#define SCHET_OUTGOING 1

/* The call came to the subscriber. */
#define SCHET_INCOMING 2

/* The version of the interface that this header describes. It grows when something is added; the soname grows, which
 * it has not done, when something is taken away. */
#define SCHET_ABI_VERSION 1

/* The embedded store of orders and of what the billing feeds is built in. */
#define SCHET_FEATURE_SQLITE 1

/* The embedded stores of documents are built in. */
#define SCHET_FEATURE_DOCUMENTS 2

/* The embedded way out for mails is built in. */
#define SCHET_FEATURE_SPOOL 4

/* The way out for mails over SMTP is built in. */
#define SCHET_FEATURE_SMTP 8

/* The section of one operator. Any number of threads may use it at once. */
typedef struct schet schet;

/* Bytes of the library's, which the host reads and then frees. It may be read by several threads at once. */
typedef struct schet_buf schet_buf;

/* Rows on their way into the embedded database. One thread at a time uses it. */
typedef struct schet_feed schet_feed;

/* A document that is being written into a sink: a call detail, a register, a batch for the printer. One thread at a
 * time uses it. The sink's context has to live until the paper is finished or closed. */
typedef struct schet_paper schet_paper;

/* Makes documents of data, one at a time; it keeps its buffers between them. One thread at a time uses it. */
typedef struct schet_renderer schet_renderer;

/* Where a callback puts its answer. It is valid until the callback returns; its functions copy what they are given. */
typedef struct schet_reply schet_reply;

/* The instant at which a call happens, and the randomness it may use. Where NULL is passed for it, the clock of the
 * service and the system's random source give both. To repeat a call whose outcome is not known, give the tick of the
 * first once more: what the first has made is then found, not made anew. */
typedef struct schet_tick {
    /* sizeof(schet_tick). */
    uint32_t struct_size;
    /* 1: seed is stated; 0: the system's random source gives it. */
    uint32_t has_seed;
    /* Microseconds since 1970-01-01 UTC; 0: the clock of the service gives it. */
    int64_t now;
    /* 32 bytes of a cryptographic random source, new for each call: links are guessed as easily as they are. */
    uint8_t seed[32];
} schet_tick;

/* What came of the letters that were read. */
typedef struct schet_collected {
    /* sizeof(schet_collected). */
    uint32_t struct_size;
    /* Letters read; as many as asked for means that more may be there. */
    uint32_t letters;
    /* Reports that marked an order as bounced, or told what was known. */
    uint32_t bounced;
    /* Reports that a server goes on trying; nothing is marked. */
    uint32_t delayed;
    /* Letters that are no report of a mail of ours. */
    uint32_t other;
    /* Reports that came before their order was known to be sent: they stay, for another time. */
    uint32_t left;
} schet_collected;

/* Why a call did not do what it was asked for. The caller allocates it and sets struct_size; it is written when a
 * function answers another status than SCHET_OK, and left alone otherwise. NULL may be passed for it everywhere.
 * Texts are in the host's encoding, end with a NUL, and are cut where they are too long. */
typedef struct schet_error {
    /* sizeof(schet_error). */
    uint32_t struct_size;
    /* The status that the function answered. */
    int32_t code;
    /* 1 when the same call may succeed later, else 0. */
    int32_t retryable;
    /* 1 when what was asked for may have happened all the same, else 0: look before doing it again. */
    int32_t may_have_happened;
    /* What the host's callback answered, where it is the reason. */
    int32_t host_code;
    /* The row of an array that is at fault, counted from 1; 0 where none is. */
    uint32_t row;
    /* A refusal's instant from which on the same may be asked for again, in microseconds since 1970-01-01 UTC; 0: none. */
    int64_t until;
    /* A refusal's period, as YYYYMM; 0: none. */
    int32_t period;
    /* A refusal's limit; 0: none. */
    int32_t limit;
    /* A refusal's state of the order, one of SCHET_ORDER_...; 0: none. */
    int32_t state;
    /* How many periods stand in offered. */
    uint32_t offered_count;
    /* The periods that are offered instead, newest first, at most 60. */
    int32_t offered[60];
    /* A refusal's subscriber. */
    char subscriber[72];
    /* The field, the struct or the parameter at fault, such as lines[3].service. */
    char field[64];
    /* What went wrong, in English, for whoever mends it; of a refusal, what to tell the customer in English. */
    char message[512];
} schet_error;

/* A text of the host: so many bytes in the encoding that was chosen, without a NUL. Blanks at its end don't count, so
 * a PIC X field can be passed as it is; what is empty or all blank is absent. It is copied before the call returns. */
typedef struct schet_text {
    /* Its first byte; of an empty text anything. */
    const char *data;
    /* How many bytes it has, at most SCHET_MAX_TEXT. */
    uint32_t len;
    /* Not looked at. */
    uint32_t reserved;
} schet_text;

/* A change of delivery that is asked for. */
typedef struct schet_delivery_request {
    /* sizeof(schet_delivery_request). */
    uint32_t struct_size;
    /* SCHET_METHOD_EMAIL or SCHET_METHOD_IN_PERSON. */
    int32_t method;
    /* Whose. */
    struct schet_text account;
    /* The address; absent where the method is in person. */
    struct schet_text address;
    /* Who asks, as the host names him. */
    struct schet_text by;
} schet_delivery_request;

/* The delivery that is in force. */
typedef struct schet_delivery {
    /* sizeof(schet_delivery). */
    uint32_t struct_size;
    /* 1 when invoices are handed over in person, 0 when they go by e-mail. */
    int32_t in_person;
    /* 1 when a change was recorded, 0 when what was asked for is in force already. */
    int32_t changed;
    /* Not used. */
    int32_t reserved;
    /* The cabinet address; empty: none. */
    char cabinet_address[264];
    /* The order that mails a link to the new address, where the policy wants it confirmed; else empty. */
    char confirmation[40];
} schet_delivery;

/* A change of delivery, as the history keeps it. */
typedef struct schet_delivery_event {
    /* sizeof(schet_delivery_event); of an array the first row's counts, and all are given it. */
    uint32_t struct_size;
    /* SCHET_METHOD_EMAIL or SCHET_METHOD_IN_PERSON. */
    int32_t method;
    /* One of SCHET_CHANGE_... */
    int32_t state;
    /* Not used. */
    int32_t reserved;
    /* When it was made, in microseconds since 1970-01-01 UTC. */
    int64_t at;
    /* Until when its link works while it is pending, or when it was confirmed; else 0. */
    int64_t settled;
    /* The address that was chosen; empty: in person. */
    char address[264];
    /* Who made it. */
    char by[1024];
} schet_delivery_event;

/* One SIP line of an account. */
typedef struct schet_subscriber {
    /* sizeof(schet_subscriber). */
    uint32_t struct_size;
    /* Not looked at. */
    uint32_t reserved;
    /* The E.164 number or SIP user name: 1 to 64 of a-z A-Z 0-9 . _ - + @ : */
    struct schet_text id;
    /* A label of the customer's own, such as a department. Optional. */
    struct schet_text label;
} schet_subscriber;

/* The paying customer: one account with its requisites and its subscribers. What isn't called optional must be stated. */
typedef struct schet_account {
    /* sizeof(schet_account). */
    uint32_t struct_size;
    /* The language of its documents, mails and refusals: SCHET_RU or SCHET_EN; 0: the operator's. */
    int32_t locale;
    /* The day from which it is billed, as YYYYMMDD; 0: since ever. */
    int32_t opened;
    /* The day from which it is billed no longer, as YYYYMMDD; 0: it is open. */
    int32_t closed;
    /* Its number, unique for the operator: 1 to 32 of a-z A-Z 0-9 . _ - / */
    struct schet_text number;
    /* The customer's name, as documents print it. */
    struct schet_text name;
    /* The e-mail the organisation gave when it signed up (R6). */
    struct schet_text application_address;
    /* The customer's INN. Optional. */
    struct schet_text inn;
    /* The customer's KPP. Optional. */
    struct schet_text kpp;
    /* The postal address. Optional. */
    struct schet_text postal_address;
    /* Number and date of the contract, as documents print it. Optional. */
    struct schet_text contract;
    /* Its SIP lines. */
    const struct schet_subscriber *subscribers;
    /* How many there are, at most SCHET_MAX_ROWS. */
    uint32_t subscriber_count;
    /* Not looked at. */
    uint32_t reserved;
} schet_account;

/* One charge. */
typedef struct schet_line {
    /* sizeof(schet_line). */
    uint32_t struct_size;
    /* The sum of the SCHET_LINE_HAS_... of what is stated. */
    uint32_t flags;
    /* SCHET_VAT_WITHOUT or SCHET_VAT_PERCENT. */
    int32_t vat_kind;
    /* The rate in hundredths of a per cent, which names the group: 2000 is 20 %. */
    int32_t vat_rate;
    /* How many units, times 10 to the power of quantity_scale. */
    int64_t quantity;
    /* The price of a unit, where the amount is quantity times price, times 10 to the power of unit_price_scale. */
    int64_t unit_price;
    /* How many decimals quantity has, 0 to 28. */
    uint32_t quantity_scale;
    /* How many decimals unit_price has, 0 to 28; with 2 it is in kopecks. */
    uint32_t unit_price_scale;
    /* The charge, on the basis of its rate's group. */
    int64_t amount;
    /* The charged duration of a time-charged service. */
    uint64_t seconds;
    /* The subscriber it is for; absent: the account as a whole. */
    struct schet_text subscriber;
    /* The service, as documents print it. */
    struct schet_text service;
    /* The unit, as documents print it. */
    struct schet_text unit;
} schet_line;

/* The total of one VAT rate (R19). */
typedef struct schet_vat {
    /* sizeof(schet_vat). */
    uint32_t struct_size;
    /* SCHET_VAT_WITHOUT or SCHET_VAT_PERCENT. */
    int32_t kind;
    /* The rate in hundredths of a per cent. */
    int32_t rate;
    /* SCHET_BASIS_NET or SCHET_BASIS_GROSS. */
    int32_t basis;
    /* The total without VAT. */
    int64_t net;
    /* The VAT. */
    int64_t vat;
    /* The total with VAT. */
    int64_t gross;
} schet_vat;

/* A payment received. */
typedef struct schet_payment {
    /* sizeof(schet_payment). */
    uint32_t struct_size;
    /* The local day on which it was booked, as YYYYMMDD. */
    int32_t date;
    /* How much; negative is a refund. */
    int64_t amount;
    /* Whose payment; inside a bill not looked at. */
    struct schet_text account;
    /* The document of the payment. Optional. */
    struct schet_text reference;
} schet_payment;

/* A part of an instalment plan. */
typedef struct schet_instalment {
    /* sizeof(schet_instalment). */
    uint32_t struct_size;
    /* The local day on which the part is due, as YYYYMMDD. */
    int32_t due;
    /* Which part this is, from 1. */
    uint32_t part;
    /* How many parts there are. */
    uint32_t parts;
    /* The part. */
    int64_t amount;
    /* What is left after it. */
    int64_t remaining;
    /* Whose instalment; inside a bill not looked at. */
    struct schet_text account;
    /* What is paid off. */
    struct schet_text description;
} schet_instalment;

/* What an earlier period was charged. */
typedef struct schet_past {
    /* sizeof(schet_past). */
    uint32_t struct_size;
    /* The period, as YYYYMM. */
    int32_t period;
    /* Its charges with VAT, in minor units. */
    int64_t total;
} schet_past;

/* A complete bill for one account and one period, as the billing states it: nothing of it is ever computed or
 * corrected here, and sums that don't agree are refused (R20). All amounts are in minor units. */
typedef struct schet_bill {
    /* sizeof(schet_bill). */
    uint32_t struct_size;
    /* The period it is for, as YYYYMM. */
    int32_t period;
    /* Its date, as YYYYMMDD; 0: the day after the period. */
    int32_t date;
    /* The day by which it is to be paid, as YYYYMMDD. */
    int32_t due_date;
    /* 0 for the regular invoice; a correction counts up from 1. */
    uint32_t revision;
    /* How many lines there are, at most SCHET_MAX_ROWS. */
    uint32_t line_count;
    /* How many VAT groups there are, at most SCHET_MAX_VAT_GROUPS. */
    uint32_t vat_count;
    /* How many payments there are, at most SCHET_MAX_ROWS; 0 lets those stand that were fed. */
    uint32_t payment_count;
    /* How many instalments there are, at most SCHET_MAX_ROWS; 0 lets those stand that were fed. */
    uint32_t instalment_count;
    /* How many past periods there are, at most SCHET_MAX_HISTORY. */
    uint32_t history_count;
    /* The balance brought forward: positive is owed by the customer, negative is a credit. */
    int64_t opening_balance;
    /* The charges of the period with VAT: the sum of the groups' gross amounts. */
    int64_t total;
    /* What is to be paid: opening balance - payments + total + instalments; negative is a credit. */
    int64_t amount_due;
    /* Whose bill it is. */
    struct schet_text account;
    /* Its number, unique for the operator: 1 to 40 characters. Optional where the policy names a sequence. */
    struct schet_text number;
    /* The number of the invoice that a correction corrects; of a regular invoice absent. */
    struct schet_text corrects;
    /* What was charged, in the order to print. */
    const struct schet_line *lines;
    /* One group for each VAT rate of the lines. */
    const struct schet_vat *vat;
    /* Payments received in the period. */
    const struct schet_payment *payments;
    /* Parts of instalment plans due with this invoice. */
    const struct schet_instalment *instalments;
    /* What earlier periods were charged, oldest first; documents draw the last five beside this one. */
    const struct schet_past *history;
} schet_bill;

/* One call of a subscriber. It belongs to the period of its start. */
typedef struct schet_call {
    /* sizeof(schet_call). */
    uint32_t struct_size;
    /* SCHET_OUTGOING or SCHET_INCOMING. */
    int32_t direction;
    /* When it began, in microseconds since 1970-01-01 UTC. */
    int64_t start;
    /* When the billing received the record; 0: not stated. Received after its period's invoice was formed, it is late. */
    int64_t received;
    /* What it cost, in minor units, with VAT as the billing states it. */
    int64_t amount;
    /* How long it lasted, in seconds. */
    uint32_t seconds;
    /* The duration that was charged, in seconds, as the billing rounded it. */
    uint32_t charged_seconds;
    /* The billing's key of the call or of its leg, unique for the account: fed twice it is one call. */
    struct schet_text key;
    /* Whose call; in a call detail not looked at. */
    struct schet_text account;
    /* Whose call among the account's subscribers. */
    struct schet_text subscriber;
    /* The other party, as the billing writes it. */
    struct schet_text peer;
    /* The service by which it is charged. */
    struct schet_text service;
} schet_call;

/* What became of the rows of a feed so far. */
typedef struct schet_feed_report {
    /* sizeof(schet_feed_report). */
    uint32_t struct_size;
    /* Not used. */
    uint32_t reserved;
    /* Rows that are kept now, those that were kept before included. */
    uint64_t kept;
    /* Rows that were refused. */
    uint64_t refused;
} schet_feed_report;

/* A row that was refused. */
typedef struct schet_refused_row {
    /* sizeof(schet_refused_row); of an array the first row's counts, and all are given it. */
    uint32_t struct_size;
    /* Of which kind: one of SCHET_ROW_... */
    int32_t kind;
    /* Its number among the rows of its kind that this feed was given, counted from 1. */
    uint64_t number;
    /* Why, naming the field. */
    char reason[512];
} schet_refused_row;

/* What is to be forgotten of what was fed. */
typedef struct schet_feed_removal {
    /* sizeof(schet_feed_removal). */
    uint32_t struct_size;
    /* Not looked at. */
    uint32_t reserved;
    /* The account's calls that began before this instant, in microseconds since 1970-01-01 UTC; 0: the account with
     * every row of it. */
    int64_t calls_before;
    /* The account. */
    struct schet_text account;
} schet_feed_removal;

/* What was forgotten of what was fed. */
typedef struct schet_feed_removed {
    /* sizeof(schet_feed_removed). */
    uint32_t struct_size;
    /* 1 when the account was removed, 0 when it was not there, or only calls were to go. */
    int32_t was_there;
    /* How many calls were removed, where only calls were to go. */
    uint64_t calls;
} schet_feed_removed;

/* What was forgotten. */
typedef struct schet_forgotten {
    /* sizeof(schet_forgotten). */
    uint32_t struct_size;
    /* 1 when all that was to be forgotten was gone over, 0 when there is more: call again. */
    int32_t is_over;
    /* Documents removed, the files beside them included. */
    uint64_t documents;
    /* Orders removed. */
    uint64_t orders;
    /* Issued invoices removed. */
    uint64_t invoices;
    /* Orders that stay for now, because something is still to be done for them or somebody has just changed them. */
    uint64_t left;
    /* The last order that was gone over; empty: none. */
    char through[40];
} schet_forgotten;

/* An issued invoice; it never changes. */
typedef struct schet_issued {
    /* sizeof(schet_issued); of an array the first row's counts, and all are given it. */
    uint32_t struct_size;
    /* Its period, as YYYYMM; 0: none is issued for the account of this row. */
    int32_t period;
    /* Its date, as YYYYMMDD. */
    int32_t date;
    /* The day by which it is to be paid, as YYYYMMDD. */
    int32_t due_date;
    /* 0, or the number of the correction. */
    uint32_t revision;
    /* 1 when it goes in person, 0 when it goes by e-mail (R7). */
    int32_t in_person;
    /* The charges of the period with VAT, in minor units. */
    int64_t total;
    /* What is to be paid, in minor units; negative is a credit. */
    int64_t amount_due;
    /* The instant at which it was formed, in microseconds since 1970-01-01 UTC. */
    int64_t formed_at;
    /* The size of its document in bytes. */
    uint64_t document_size;
    /* The SHA-256 of its document. */
    uint8_t document_digest[32];
    /* Whose. */
    char account[40];
    /* The order that delivers it; empty: it was issued elsewhere. */
    char order[40];
    /* Its number. */
    char number[168];
    /* The number of the invoice that it corrects; empty: it is no correction. */
    char corrects[168];
    /* The cabinet address that was in force; empty: none. */
    char address[264];
    /* The customer's name on it. */
    char customer[1024];
} schet_issued;

/* An invoice that was issued elsewhere. */
typedef struct schet_issued_elsewhere {
    /* sizeof(schet_issued_elsewhere). */
    uint32_t struct_size;
    /* How many bytes its document has; 0: it is rendered. */
    uint32_t original_len;
    /* When it was formed, in microseconds since 1970-01-01 UTC. */
    int64_t formed_at;
    /* Its bill, with its number. */
    const struct schet_bill *bill;
    /* Its document. */
    const void *original;
} schet_issued_elsewhere;

/* What became of an invoice that was issued elsewhere. */
typedef struct schet_imported {
    /* sizeof(schet_imported); of an array the first row's counts, and all are given it. */
    uint32_t struct_size;
    /* SCHET_OK, or why it was not taken. */
    int32_t status;
    /* One of SCHET_IMPORT_..., or 0 when it was not taken. */
    int32_t outcome;
    /* Not used. */
    int32_t reserved;
    /* Why it was not taken. */
    char message[512];
} schet_imported;

/* A link as the customer gets it, once. */
typedef struct schet_link {
    /* sizeof(schet_link). */
    uint32_t struct_size;
    /* Not used. */
    uint32_t reserved;
    /* The instant from which on it opens nothing, in microseconds since 1970-01-01 UTC. */
    int64_t expires;
    /* The secret: 64 hexadecimal digits. */
    char token[72];
    /* The operator's base of links, and the secret. */
    char url[2120];
} schet_link;

/* A stored document, and how far it was read. */
typedef struct schet_document {
    /* sizeof(schet_document). */
    uint32_t struct_size;
    /* Not looked at. */
    uint32_t reserved;
    /* How many bytes it has. */
    uint64_t size;
    /* The byte at which the next read begins, from 0. */
    uint64_t offset;
    /* The SHA-256 of its bytes. */
    uint8_t digest[32];
} schet_document;

/* What a link opens. */
typedef struct schet_opened {
    /* sizeof(schet_opened). */
    uint32_t struct_size;
    /* Not used. */
    uint32_t reserved;
    /* The order it belongs to. */
    char order[40];
    /* The name under which a browser saves it, in ASCII. */
    char file_name[64];
} schet_opened;

/* The section as an account sees it. */
typedef struct schet_menu {
    /* sizeof(schet_menu). */
    uint32_t struct_size;
    /* 1 when invoices are handed over in person, 0 when they go by e-mail (R7). */
    int32_t in_person;
    /* How many subscribers the account has. */
    uint32_t subscriber_count;
    /* 1 when mails to the cabinet address came back of late, else 0: warning_ru and warning_en say so. */
    int32_t address_bounces;
    /* What the section is called, in Russian. */
    char title_ru[64];
    /* What the section is called, in English. */
    char title_en[64];
    /* The cabinet address; empty: none. */
    char cabinet_address[264];
    /* What the customer is to be warned of, in Russian; empty: nothing. */
    char warning_ru[512];
    /* What the customer is to be warned of, in English; empty: nothing. */
    char warning_en[512];
} schet_menu;

/* A choice of the menu: an action of one of its entries, with all that is to be chosen for it. */
typedef struct schet_menu_choice {
    /* sizeof(schet_menu_choice); of an array the first row's counts, and all are given it. */
    uint32_t struct_size;
    /* The entry that it belongs to, counted from 1: an invoice by e-mail is one entry with two choices (R4, R6). */
    uint32_t entry;
    /* What it does: one of SCHET_ACTION_... */
    int32_t action;
    /* SCHET_OK when it is available, else the refusal: one of SCHET_R_... */
    int32_t refusal;
    /* From when it is available again, in microseconds since 1970-01-01 UTC; 0: not known. */
    int64_t until;
    /* 1 when it takes a choice of subscribers, else 0; none chosen means all. */
    int32_t takes_subscribers;
    /* The forms to choose from: bit n stands for the SCHET_FORMAT_... of number n; 0: there is but one. */
    uint32_t formats;
    /* How many periods it offers; those beyond 60 are not in periods. */
    uint32_t period_count;
    /* Not used. */
    uint32_t reserved;
    /* The periods to choose from, newest first, as YYYYMM. */
    int32_t periods[60];
    /* What its entry is called, in Russian. */
    char entry_title_ru[128];
    /* What its entry is called, in English. */
    char entry_title_en[128];
    /* What it is called, in Russian. */
    char title_ru[128];
    /* What it is called, in English. */
    char title_en[128];
    /* Where the result goes, the address partly masked; empty for a link and a change of delivery. */
    char goes_to[264];
    /* Why it is not available, in Russian. */
    char refusal_ru[512];
    /* Why it is not available, in English. */
    char refusal_en[512];
} schet_menu_choice;

/* A subscriber, as the library tells of one. */
typedef struct schet_subscriber_row {
    /* sizeof(schet_subscriber_row); of an array the first row's counts, and all are given it. */
    uint32_t struct_size;
    /* Not used. */
    uint32_t reserved;
    /* The E.164 number or SIP user name. */
    char id[72];
    /* The label; empty: none, or not known here. */
    char label[1024];
} schet_subscriber_row;

/* What somebody does to an order. */
typedef struct schet_order_change {
    /* sizeof(schet_order_change). */
    uint32_t struct_size;
    /* Not looked at. */
    uint32_t reserved;
    /* The order's identifier. */
    struct schet_text id;
    /* Whose order it is; looked at where the function says so. */
    struct schet_text account;
    /* Who does it, as the host names him; of a bounce the report of the server that returned the mail. */
    struct schet_text by;
} schet_order_change;

/* One request of a customer, or one delivery of the regular run. */
typedef struct schet_order {
    /* sizeof(schet_order); of an array the first row's counts, and all are given it. */
    uint32_t struct_size;
    /* What was asked for: one of SCHET_ACTION_... */
    int32_t action;
    /* Of which month, as YYYYMM; 0: of none. */
    int32_t period;
    /* The form of a call detail: one of SCHET_FORMAT_...; else 0. */
    int32_t format;
    /* Where it stands: one of SCHET_ORDER_... (R13). */
    int32_t state;
    /* Where the result goes: one of SCHET_GOES_... */
    int32_t goes;
    /* The language of what the customer gets: SCHET_RU or SCHET_EN. */
    int32_t locale;
    /* Failed attempts of the present stage. */
    uint32_t tries;
    /* How many subscribers it is narrowed to; 0: it is for all. */
    uint32_t subscriber_count;
    /* The number of the correction that a regular invoice is; 0: it is none. */
    uint32_t revision;
    /* How often somebody has started it again: each generation is a mail of its own. */
    uint32_t generation;
    /* Not used. */
    uint32_t reserved;
    /* When it was accepted, in microseconds since 1970-01-01 UTC. */
    int64_t accepted_at;
    /* When its next step is due; 0: nothing is left to do without somebody's doing. */
    int64_t due;
    /* Counts the writes to it. */
    uint64_t version;
    /* The size of its document in bytes; 0: it has none yet. */
    uint64_t document_size;
    /* The SHA-256 of its document. */
    uint8_t document_digest[32];
    /* What is to be paid by the invoice that the document is, in minor units. */
    int64_t invoice_amount_due;
    /* The day of that invoice, as YYYYMMDD; 0: the document is no invoice, or not formed. */
    int32_t invoice_date;
    /* The day by which it is to be paid, as YYYYMMDD. */
    int32_t invoice_due_date;
    /* The number of that invoice. */
    char invoice_number[168];
    /* Its identifier. */
    char id[40];
    /* Whose order it is. */
    char account[40];
    /* The address it goes to. */
    char address[264];
    /* Who asked. */
    char by[1024];
    /* The reason of a failure, or the mail server's last reply. */
    char detail[1024];
} schet_order;

/* What a mail server tells of a mail that it could not deliver (RFC 3464). */
typedef struct schet_bounce {
    /* sizeof(schet_bounce). */
    uint32_t struct_size;
    /* The generation of the mail: a report of one before the order's present tells nothing of this one. */
    uint32_t generation;
    /* The order whose mail came back. */
    struct schet_text order;
    /* The status of RFC 3463, such as 5.1.1. */
    struct schet_text status;
    /* What the server says. */
    struct schet_text reason;
} schet_bounce;

/* A change of an order's state, as its history keeps it (R13). */
typedef struct schet_order_event {
    /* sizeof(schet_order_event); of an array the first row's counts, and all are given it. */
    uint32_t struct_size;
    /* The state that it led to: one of SCHET_ORDER_... */
    int32_t state;
    /* When, in microseconds since 1970-01-01 UTC. */
    int64_t at;
    /* The reason, the server's reply, or who did it. */
    char detail[1024];
} schet_order_event;

/* A link of an order as it is kept: its token is known to the customer alone (R5). */
typedef struct schet_order_link {
    /* sizeof(schet_order_link); of an array the first row's counts, and all are given it. */
    uint32_t struct_size;
    /* How often it was used. */
    uint32_t uses;
    /* The instant from which on it opens nothing. */
    int64_t expires;
    /* When it was revoked; 0: it was not. */
    int64_t revoked;
    /* When it was last used; 0: it never was. */
    int64_t last_used;
    /* The size of the document that it opens, in bytes. */
    uint64_t document_size;
    /* The SHA-256 of that document. */
    uint8_t document_digest[32];
    /* The SHA-256 of its token. */
    uint8_t token_hash[32];
} schet_order_link;

/* What a customer asks for. */
typedef struct schet_order_request {
    /* sizeof(schet_order_request). */
    uint32_t struct_size;
    /* What: one of SCHET_ACTION_REPEAT, _LINK, _TO_APPLICATION, _CALL_DETAIL and _CHARGES. */
    int32_t action;
    /* Of which month, as YYYYMM. */
    int32_t period;
    /* The form of a call detail: one of SCHET_FORMAT_...; 0: XLSX. */
    int32_t format;
    /* For which account. */
    struct schet_text account;
    /* Who asks, as the host names him: a login, a clerk, a system. */
    struct schet_text by;
    /* The caller's key: the same key is the same order, however often it is asked (R14). Optional; 1 to 128 visible
     * ASCII characters. */
    struct schet_text key;
    /* The subscribers that call detail and charges are narrowed to (R12). NULL: all. */
    const struct schet_text *subscribers;
    /* How many there are, at most SCHET_MAX_ROWS; 0: all. */
    uint32_t subscriber_count;
    /* Not looked at. */
    uint32_t reserved;
} schet_order_request;

/* An order that the section has taken. */
typedef struct schet_taken {
    /* sizeof(schet_taken). */
    uint32_t struct_size;
    /* 1 when the order was there before: the same key, or an equal order still unfinished (R14). */
    int32_t replayed;
    /* The order's identifier. */
    char id[40];
    /* What the customer is told (R11), in Russian. */
    char confirmation_ru[512];
    /* What the customer is told, in English. */
    char confirmation_en[512];
} schet_taken;

/* An invoice that waits to be handed over, or was. */
typedef struct schet_pickup_item {
    /* sizeof(schet_pickup_item); of an array the first row's counts, and all are given it. */
    uint32_t struct_size;
    /* SCHET_ORDER_IN_BATCH or SCHET_ORDER_HANDED_OVER. */
    int32_t state;
    /* The invoice's date, as YYYYMMDD. */
    int32_t date;
    /* 0, or the number of the correction. */
    uint32_t revision;
    /* What is to be paid, in minor units. */
    int64_t amount_due;
    /* When it was handed over, in microseconds since 1970-01-01 UTC; 0: it was not. */
    int64_t handed_over_at;
    /* The size of its document in bytes. */
    uint64_t document_size;
    /* The SHA-256 of its document. */
    uint8_t document_digest[32];
    /* Whose. */
    char account[40];
    /* The order, by which it is handed over. */
    char order[40];
    /* The invoice's number. */
    char number[168];
    /* The customer's name on it. */
    char customer[1024];
    /* Who handed it over. */
    char handed_over_by[1024];
} schet_pickup_item;

/* A piece of a document. */
typedef struct schet_piece {
    /* sizeof(schet_piece). */
    uint32_t struct_size;
    /* How many bytes it has. */
    uint32_t len;
    /* Its first byte; it can be read until the callback returns. */
    const void *data;
} schet_piece;

/* A callback that takes a piece of a document, all of it, and answers SCHET_HOST_DONE; any other answer ends the call
 * with SCHET_E_HOST or SCHET_E_CANCELLED, and what was taken is no document. It must not raise, throw or jump out. */
typedef int32_t (*schet_write_fn)(void *ctx, const struct schet_piece *piece);

/* Where a document goes. */
typedef struct schet_sink {
    /* sizeof(schet_sink). */
    uint32_t struct_size;
    /* Not looked at. */
    uint32_t reserved;
    /* Given to the callback as it is. */
    void *ctx;
    /* Takes a piece. */
    schet_write_fn write;
} schet_sink;

/* What a part of a pickup batch came to. */
typedef struct schet_pickup_report {
    /* sizeof(schet_pickup_report). */
    uint32_t struct_size;
    /* Invoices whose data have changed since they were issued: they are not in the file, and their stored documents are
     * to be printed instead. */
    uint32_t apart;
    /* Invoices in the file. */
    uint64_t invoices;
    /* The account behind which the next part begins; empty: this was the last. */
    char next[40];
} schet_pickup_report;

/* The charges of one subscriber for one service. */
typedef struct schet_charge {
    /* sizeof(schet_charge). */
    uint32_t struct_size;
    /* SCHET_LINE_HAS_SECONDS when seconds is stated, else 0. */
    uint32_t flags;
    /* How many units, times 10 to the power of quantity_scale: calls where the unit is a call. */
    int64_t quantity;
    /* How many decimals quantity has, 0 to 28. */
    uint32_t quantity_scale;
    /* Not looked at. */
    uint32_t reserved;
    /* The charged duration of a time-charged service. */
    uint64_t seconds;
    /* What it comes to, in minor units, with VAT as the billing states it. */
    int64_t amount;
    /* The subscriber; absent: the account as a whole. */
    struct schet_text subscriber;
    /* The service. */
    struct schet_text service;
} schet_charge;

/* Bytes of the host's, in no encoding. They are copied before the call returns; none stand for nothing. */
typedef struct schet_bytes {
    /* The first byte; of no bytes anything. */
    const void *data;
    /* How many there are. */
    uint32_t len;
    /* Not looked at. */
    uint32_t reserved;
} schet_bytes;

/* A piece of a document. */
typedef struct schet_reply_piece {
    /* sizeof(schet_reply_piece). */
    uint32_t struct_size;
    /* Not looked at. */
    uint32_t reserved;
    /* How many bytes the whole document has. */
    uint64_t size;
    /* The bytes from the offset on that was asked for, at most as many as were. */
    struct schet_bytes bytes;
} schet_reply_piece;

/* A row as it was put. */
typedef struct schet_stored_row {
    /* sizeof(schet_stored_row). */
    uint32_t struct_size;
    /* Not looked at. */
    uint32_t reserved;
    /* Its key. */
    struct schet_text key;
    /* Its value. */
    struct schet_bytes value;
} schet_stored_row;

/* What one step has done. */
typedef struct schet_processed {
    /* sizeof(schet_processed). */
    uint32_t struct_size;
    /* Orders claimed; as many as asked for means that more may be due. */
    uint32_t claimed;
    /* Documents formed. */
    uint32_t formed;
    /* Mails taken by the mail server. */
    uint32_t sent;
    /* Links made ready. */
    uint32_t ready;
    /* Links whose time was over. */
    uint32_t expired;
    /* Attempts that will be made again. */
    uint32_t delayed;
    /* Orders that failed for good. */
    uint32_t failed;
    /* Mails whose fate nobody can know. */
    uint32_t unknown;
    /* Orders that another worker changed meanwhile. */
    uint32_t lost;
} schet_processed;

/* The operator: whose section this is, who bills, and how its documents look. What isn't called optional must be
 * stated. */
typedef struct schet_operator {
    /* sizeof(schet_operator). */
    uint32_t struct_size;
    /* The language where an account names none: SCHET_RU, which 0 stands for too, or SCHET_EN. */
    int32_t locale;
    /* The colour of documents as 0x01RRGGBB; 0: the library's own. */
    int32_t accent;
    /* What invoices as PDF comply with: one of SCHET_PROFILE_...; 0: PDF/A-3b. */
    int32_t profile;
    /* Keys everything that is stored: 1 to 32 of a-z A-Z 0-9 . _ - */
    struct schet_text id;
    /* The full name, as documents print it. */
    struct schet_text name;
    /* The postal and legal address. */
    struct schet_text address;
    /* The INN: 10 or 12 digits, their check digits right. */
    struct schet_text inn;
    /* The KPP: 9 characters. Optional. */
    struct schet_text kpp;
    /* The OGRN or OGRNIP: 13 or 15 digits. Optional. */
    struct schet_text ogrn;
    /* The bank's name and city. */
    struct schet_text bank;
    /* The bank's BIK: 9 digits. */
    struct schet_text bic;
    /* The settlement account: 20 digits that fit the BIK. */
    struct schet_text bank_account;
    /* The bank's correspondent account: 20 digits that fit the BIK. Optional. */
    struct schet_text correspondent_account;
    /* The IANA name of the zone of every period and window. Optional: Europe/Moscow. */
    struct schet_text zone;
    /* The e-mail address that answers customers; the Reply-To of every mail. */
    struct schet_text contact_email;
    /* The telephone number, as documents print it. */
    struct schet_text contact_phone;
    /* The web site, as documents print it. Optional. */
    struct schet_text contact_site;
    /* The From address of every mail. */
    struct schet_text sender;
    /* The base of links, such as https://cabinet.example.ru/invoices/; a token is appended. */
    struct schet_text link_base;
    /* The logo as PNG: grey, RGB or palette, without transparency, not interlaced, at most 262,144 bytes. Optional. */
    struct schet_bytes logo_png;
    /* The logo as the d of an SVG path, at most 65,536 bytes, in a box of the width and the height. Optional, and not
     * beside a PNG. */
    struct schet_bytes logo_path;
    /* The width of the path's box, in thousandths of its units. */
    int32_t logo_width;
    /* The height of the path's box, in thousandths of its units. */
    int32_t logo_height;
} schet_operator;

/* Whose documents are made. */
typedef struct schet_renderer_config {
    /* sizeof(schet_renderer_config). */
    uint32_t struct_size;
    /* The encoding of all texts: SCHET_UTF8, which 0 stands for too, SCHET_CP1251, SCHET_CP866 or SCHET_KOI8R. */
    int32_t encoding;
    /* The operator. */
    const struct schet_operator *operator_info;
} schet_renderer_config;

/* A file that is embedded into a document (ISO 19005-3, annex E). */
typedef struct schet_attachment {
    /* sizeof(schet_attachment). */
    uint32_t struct_size;
    /* What it is to the document: one of SCHET_ATTACHED_... */
    int32_t relationship;
    /* Its name, such as invoice.xml; the names of one document differ. */
    struct schet_text name;
    /* Its MIME type, such as application/xml. */
    struct schet_text mime;
    /* What it is, in a few words for people. */
    struct schet_text description;
    /* Its content, at most 64 MiB. */
    struct schet_bytes content;
} schet_attachment;

/* Charges of a period so far, of an account. */
typedef struct schet_charges {
    /* sizeof(schet_charges). */
    uint32_t struct_size;
    /* Of which period, as YYYYMM. */
    int32_t period;
    /* When they were what they are, in microseconds since 1970-01-01 UTC. */
    int64_t as_of;
    /* By subscriber, then service, in the order to print. */
    const struct schet_charge *lines;
    /* How many there are, at most SCHET_MAX_ROWS. */
    uint32_t line_count;
    /* Not looked at. */
    uint32_t reserved;
} schet_charges;

/* What a call detail is of, and how it is written (R8). */
typedef struct schet_call_detail {
    /* sizeof(schet_call_detail). */
    uint32_t struct_size;
    /* The period in which the calls began, as YYYYMM. */
    int32_t period;
    /* One of SCHET_FORMAT_...; 0: XLSX. */
    int32_t format;
    /* SCHET_RU or SCHET_EN; 0: the operator's. */
    int32_t locale;
    /* When the period's invoice was formed, in microseconds since 1970-01-01 UTC; 0: it is not. Calls that were received
     * later are marked as late. */
    int64_t formed_at;
    /* Whose calls. */
    struct schet_text account;
} schet_call_detail;

/* What a register or a batch is of. */
typedef struct schet_pickup_paper {
    /* sizeof(schet_pickup_paper). */
    uint32_t struct_size;
    /* The period, as YYYYMM. */
    int32_t period;
    /* SCHET_RU or SCHET_EN; 0: the operator's. */
    int32_t locale;
    /* Not looked at. */
    int32_t reserved;
} schet_pickup_paper;

/* An entry of a register. */
typedef struct schet_register_entry {
    /* sizeof(schet_register_entry). */
    uint32_t struct_size;
    /* The invoice's date, as YYYYMMDD. */
    int32_t date;
    /* What is to be paid, in minor units. */
    int64_t amount_due;
    /* Whose. */
    struct schet_text account;
    /* The customer's name. */
    struct schet_text name;
    /* The invoice's number. */
    struct schet_text number;
} schet_register_entry;

/* What a document came to. */
typedef struct schet_paper_totals {
    /* sizeof(schet_paper_totals). */
    uint32_t struct_size;
    /* Not used. */
    uint32_t reserved;
    /* Calls, entries or invoices in it. */
    uint64_t rows;
    /* Calls that are late. */
    uint64_t late;
    /* How long the calls lasted, in seconds. */
    uint64_t seconds;
    /* The duration charged, in seconds. */
    uint64_t charged_seconds;
    /* What the calls cost, in minor units. */
    int64_t amount;
} schet_paper_totals;

/* The regular run of a period as it stands, and what one step has done. */
typedef struct schet_run {
    /* sizeof(schet_run). */
    uint32_t struct_size;
    /* Its period, as YYYYMM; 0: it was never begun. */
    int32_t period;
    /* Which pass over the accounts this is, from 1. */
    uint32_t round;
    /* How it goes on: one of SCHET_STEP_... */
    int32_t outcome;
    /* When this round began, in microseconds since 1970-01-01 UTC. */
    int64_t started;
    /* When this round ended; 0: it has not. */
    int64_t ended;
    /* Invoices formed in this round. */
    uint64_t formed;
    /* Of them, laid in the pickup batch. */
    uint64_t in_person;
    /* Accounts whose invoice was there already. */
    uint64_t already;
    /* Accounts that are not billed for the period. */
    uint64_t not_billable;
    /* Accounts whose invoice was refused, or whose bill is not ready. */
    uint64_t refused;
    /* Accounts that this step, or this call, has gone over itself. */
    uint64_t accounts;
    /* The last account that was dealt out; empty: none yet. */
    char dealt_through[40];
} schet_run;

/* A callback that is told of a run after each step; it answers SCHET_HOST_DONE to go on and SCHET_HOST_CANCEL to stop.
 * It must not call the library, nor raise, throw or jump out. */
typedef int32_t (*schet_progress_fn)(void *ctx, const struct schet_run *run);

/* Who is told of a run's progress. */
typedef struct schet_progress {
    /* sizeof(schet_progress). */
    uint32_t struct_size;
    /* Not looked at. */
    uint32_t reserved;
    /* Given to the callback as it is. */
    void *ctx;
    /* Is told. */
    schet_progress_fn tell;
} schet_progress;

/* An account whose invoice the run could not form. */
typedef struct schet_unformed {
    /* sizeof(schet_unformed); of an array the first row's counts, and all are given it. */
    uint32_t struct_size;
    /* The period, as YYYYMM. */
    int32_t period;
    /* When it was refused last, in microseconds since 1970-01-01 UTC. */
    int64_t at;
    /* The account. */
    char account[40];
    /* A stable code: not_ready, invalid, sums, glyph, number, address, other_account. */
    char code[40];
    /* Why, naming the field, and both numbers where sums don't agree. */
    char reason[1024];
} schet_unformed;

/* What the host may set. Have schet_policy_default fill it, and change what is to be another way: zeros are taken as
 * they are. */
typedef struct schet_policy {
    /* sizeof(schet_policy). */
    uint32_t struct_size;
    /* The first day of the month on which the section takes no invoice orders, 1 to 27 (R2). */
    uint32_t window_first_day;
    /* The last such day, 1 to 27. */
    uint32_t window_last_day;
    /* The actions that it covers: bit n stands for the SCHET_ACTION_... of number n. */
    uint32_t covered;
    /* 1: keep the section closed until the regular run of the month before has ended, even past the last day. */
    uint32_t hold_window_for_run;
    /* How many months back a repeat is offered (R4), 1 to 1,200. */
    uint32_t repeat_months;
    /* For how many days a link works (R5). */
    uint32_t link_days;
    /* The most orders of an account in a day (R15). */
    uint32_t orders_a_day;
    /* The most changes of delivery of an account in a day. */
    uint32_t changes_a_day;
    /* For how many days a key is kept (R14). */
    uint32_t key_days;
    /* SCHET_ADDRESS_AT_ONCE or SCHET_ADDRESS_WHEN_CONFIRMED. */
    int32_t new_address;
    /* For how many hours after a change of address call detail goes nowhere new; 0: off. */
    uint32_t call_detail_quiet_hours;
    /* SCHET_UNKNOWN_RETRY or SCHET_UNKNOWN_HOLD. */
    int32_t unknown;
    /* The first pause between attempts, in seconds (R17). */
    uint32_t retry_first_seconds;
    /* The longest pause, in seconds. */
    uint32_t retry_longest_seconds;
    /* After how many seconds of pauses an order fails for good. */
    uint32_t retry_give_up_seconds;
    /* For how many seconds a worker holds what it has claimed. */
    uint32_t lease_seconds;
    /* For how many seconds a worker holds orders whose mails it transmits: longer than 128 of them may take. */
    uint32_t transmission_seconds;
    /* The most mails to one address that accounts order in a day. */
    uint32_t address_mails_a_day;
    /* The same to one domain. */
    uint32_t domain_mails_a_day;
    /* The same to all together. */
    uint32_t mails_a_day;
    /* For how many days documents are kept that were made for an order alone; -1: for good. */
    int32_t keep_document_days;
    /* For how many days orders at rest are kept, never fewer than key_days; -1: for good. */
    int32_t keep_order_days;
    /* For how many months issued invoices are kept, never fewer than repeat_months; -1: for good. */
    int32_t keep_invoice_months;
    /* The sequence of ours from which a bill without a number gets one. Optional: such a bill is refused. */
    struct schet_text sequence;
} schet_policy;

/* Asks for numbers of accounts. */
typedef struct schet_accounts_query {
    /* sizeof(schet_accounts_query). */
    uint32_t struct_size;
    /* How many to answer at most. */
    uint32_t limit;
    /* Where to put them. */
    struct schet_reply *reply;
    /* Of which operator. */
    struct schet_text operator_id;
    /* The account to begin behind; empty: at the beginning. */
    struct schet_text after;
} schet_accounts_query;

/* A callback that answers numbers of accounts. */
typedef int32_t (*schet_accounts_fn)(void *ctx, const struct schet_accounts_query *query);

/* Asks for an account. */
typedef struct schet_account_query {
    /* sizeof(schet_account_query). */
    uint32_t struct_size;
    /* Not used. */
    uint32_t reserved;
    /* Where to put it. */
    struct schet_reply *reply;
    /* Of which operator. */
    struct schet_text operator_id;
    /* Its number. */
    struct schet_text number;
} schet_account_query;

/* A callback that answers an account. */
typedef int32_t (*schet_account_fn)(void *ctx, const struct schet_account_query *query);

/* Asks for the bills of accounts: one answer for each, in their order. */
typedef struct schet_bills_query {
    /* sizeof(schet_bills_query). */
    uint32_t struct_size;
    /* Of which period, as YYYYMM. */
    int32_t period;
    /* Where to put them. */
    struct schet_reply *reply;
    /* Of which operator. */
    struct schet_text operator_id;
    /* The numbers of the accounts. */
    const struct schet_text *accounts;
    /* How many there are. */
    uint32_t account_count;
    /* Not used. */
    uint32_t reserved;
} schet_bills_query;

/* A callback that answers bills. */
typedef int32_t (*schet_bills_fn)(void *ctx, const struct schet_bills_query *query);

/* Asks for calls, ordered by subscriber, start and key. */
typedef struct schet_calls_query {
    /* sizeof(schet_calls_query). */
    uint32_t struct_size;
    /* How many to answer at most. */
    uint32_t limit;
    /* Where to put them. */
    struct schet_reply *reply;
    /* Of which operator. */
    struct schet_text operator_id;
    /* Of which account. */
    struct schet_text account;
    /* Started at or after, in microseconds since 1970-01-01 UTC. */
    int64_t from;
    /* Started before. */
    int64_t until;
    /* Of which subscribers, sorted; none: all. */
    const struct schet_text *subscribers;
    /* How many there are. */
    uint32_t subscriber_count;
    /* 1: begin behind the call that after_... name; 0: at the beginning. */
    int32_t has_after;
    /* The subscriber of the call to begin behind. */
    struct schet_text after_subscriber;
    /* Its key. */
    struct schet_text after_key;
    /* Its start. */
    int64_t after_start;
} schet_calls_query;

/* A callback that answers calls. */
typedef int32_t (*schet_calls_fn)(void *ctx, const struct schet_calls_query *query);

/* Asks for the charges of a period so far, ordered by subscriber and service. */
typedef struct schet_charges_query {
    /* sizeof(schet_charges_query). */
    uint32_t struct_size;
    /* Of which period, as YYYYMM. */
    int32_t period;
    /* Where to put them. */
    struct schet_reply *reply;
    /* Of which operator. */
    struct schet_text operator_id;
    /* Of which account. */
    struct schet_text account;
    /* Of which subscribers, sorted; none: all. */
    const struct schet_text *subscribers;
    /* How many there are. */
    uint32_t subscriber_count;
    /* Not used. */
    uint32_t reserved;
} schet_charges_query;

/* A callback that answers charges. */
typedef int32_t (*schet_charges_fn)(void *ctx, const struct schet_charges_query *query);

/* A callback that ends what a port holds: called exactly once, by schet_close, and never when schet_open has failed. */
typedef void (*schet_destroy_fn)(void *ctx);

/* The host's own billing in place of the embedded database: read only, over its own tables. All callbacks but destroy
 * must be there. They answer SCHET_HOST_DONE, or one of the other SCHET_HOST_..., and put what they are asked for into the
 * reply. They must not call the library but for schet_reply_..., schet_buf_... and what says so, nor raise, throw or jump
 * out.
 *
 * The clauses B1 to B7 hold: accounts ascend by their bytes, each once, and an empty answer ends them; an account that is
 * not there is no failure; a bill whose invoice was issued is answered the same until a correction takes its place, which
 * has a higher revision; calls and charges of subscribers that are named are theirs alone. */
typedef struct schet_billing_port {
    /* sizeof(schet_billing_port). */
    uint32_t struct_size;
    /* SCHET_PORT_SERIALISED, or 0: callbacks may come from any number of threads at once. */
    uint32_t flags;
    /* Given to every callback as it is. */
    void *ctx;
    /* Numbers of accounts, page by page (B1). */
    schet_accounts_fn accounts;
    /* One account (B2). */
    schet_account_fn account;
    /* The bills of a period (B2-B4). */
    schet_bills_fn bills;
    /* Calls, page by page (B5, B6). */
    schet_calls_fn calls;
    /* The charges of a period so far (B6, B7). */
    schet_charges_fn charges;
    /* Ends what the context holds. Optional. */
    schet_destroy_fn destroy;
} schet_billing_port;

/* A transaction. */
typedef struct schet_store_txn {
    /* sizeof(schet_store_txn). */
    uint32_t struct_size;
    /* SCHET_TXN_READ or SCHET_TXN_WRITE. */
    int32_t mode;
    /* For begin to write: whatever tells the transaction apart; given to every callback of it. Optional. */
    void *txn;
    /* Where to say in words why not. */
    struct schet_reply *reply;
} schet_store_txn;

/* A callback that begins or ends a transaction. */
typedef int32_t (*schet_store_txn_fn)(void *ctx, struct schet_store_txn *txn);

/* Asks for a row, or for its removal. */
typedef struct schet_store_key {
    /* sizeof(schet_store_key). */
    uint32_t struct_size;
    /* Not used. */
    uint32_t reserved;
    /* The transaction. */
    void *txn;
    /* Where to put the row. */
    struct schet_reply *reply;
    /* Its key. */
    struct schet_text key;
} schet_store_key;

/* A callback that answers a row, or removes it. */
typedef int32_t (*schet_store_key_fn)(void *ctx, const struct schet_store_key *key);

/* Asks for rows in the order of their keys. */
typedef struct schet_store_scan {
    /* sizeof(schet_store_scan). */
    uint32_t struct_size;
    /* How many to answer at most. */
    uint32_t limit;
    /* The transaction. */
    void *txn;
    /* Where to put the rows. */
    struct schet_reply *reply;
    /* 0: lowest key first; 1: highest key first. */
    int32_t descending;
    /* Not used. */
    int32_t reserved;
    /* The least key. */
    struct schet_text from;
    /* The key that is the first beyond; it is not among them. */
    struct schet_text until;
} schet_store_scan;

/* A callback that answers rows. */
typedef int32_t (*schet_store_scan_fn)(void *ctx, const struct schet_store_scan *scan);

/* A row to keep in the place of the one of its key, if there is one. */
typedef struct schet_store_row {
    /* sizeof(schet_store_row). */
    uint32_t struct_size;
    /* What it is: one of SCHET_ROW_KIND_... */
    int32_t kind;
    /* The transaction. */
    void *txn;
    /* Where to say in words why not. */
    struct schet_reply *reply;
    /* Its key. */
    struct schet_text key;
    /* Its value: opaque, and without a bound but that of what it is; an order has about 1,000 bytes. */
    struct schet_bytes value;
    /* Whose; empty: nobody's alone. */
    struct schet_text account;
    /* The order; empty: of none. */
    struct schet_text order;
    /* The number of an invoice; empty: of none. */
    struct schet_text number;
    /* The period, as YYYYMM; 0: of none. */
    int32_t period;
    /* The revision of an invoice. */
    uint32_t revision;
    /* What an order asks for: one of SCHET_ACTION_...; else 0. */
    int32_t action;
    /* Where an order stands: one of SCHET_ORDER_...; else 0. */
    int32_t state;
    /* When it was accepted, issued, made or refused, in microseconds since 1970-01-01 UTC; 0: at no instant. */
    int64_t at;
    /* When the next step of an order is due; 0: nothing is. */
    int64_t due;
    /* What is to be paid by an invoice, in minor units. */
    int64_t amount_due;
} schet_store_row;

/* A callback that keeps a row. */
typedef int32_t (*schet_store_put_fn)(void *ctx, const struct schet_store_row *row);

/* What a clock shows. */
typedef struct schet_clock_reading {
    /* sizeof(schet_clock_reading). */
    uint32_t struct_size;
    /* Not used. */
    uint32_t reserved;
    /* For the callback to write: microseconds since 1970-01-01 UTC. */
    int64_t now;
} schet_clock_reading;

/* A callback that reads a clock and answers SCHET_HOST_DONE. It must not raise, throw or jump out. */
typedef int32_t (*schet_clock_fn)(void *ctx, struct schet_clock_reading *reading);

/* The host's own store of orders, delivery, issued invoices, links and runs: rows by key, in transactions. All callbacks
 * but now and destroy must be there. They answer SCHET_HOST_DONE, or one of the other SCHET_HOST_... They must not call
 * the library but for schet_reply_..., nor raise, throw or jump out.
 *
 * In SQL it is one table, its key compared by bytes (BINARY, COLLATE "C"):
 *
 * CREATE TABLE schet_rows (k VARCHAR(200) PRIMARY KEY, v BLOB NOT NULL)
 * get:    SELECT v FROM schet_rows WHERE k = ?
 * scan:   SELECT k, v FROM schet_rows WHERE k >= ? AND k < ? ORDER BY k (or k DESC) LIMIT ?
 * put:    replace the row of that k, or insert it
 * remove: DELETE FROM schet_rows WHERE k = ?
 *
 * A transaction sees what it has written. Transactions that write follow one another: begin waits until no other is open,
 * by a row that it locks where the database has no better means. What commit has answered SCHET_HOST_DONE to is durable,
 * and what rollback has ended left nothing behind. When transactions do not go together, any callback may answer
 * SCHET_HOST_CONFLICT: the transaction is rolled back and made again. When commit can't tell whether it did, it answers
 * neither of these, but 0: then what was asked for may have happened.
 *
 * To join an order to a transaction of its own, the host begins it, calls schet_order_take, schet_order_cancel,
 * schet_delivery_change or schet_delivery_confirm on the same thread, has begin set a savepoint, rollback go back to it
 * and commit do nothing, and commits afterwards: the order is there when the host's transaction is. Nothing else may be
 * joined, for what else the library does takes effect outside of the database between its transactions. */
typedef struct schet_store_port {
    /* sizeof(schet_store_port). */
    uint32_t struct_size;
    /* SCHET_PORT_SERIALISED, or 0: callbacks may come from any number of threads at once, each transaction's from one. */
    uint32_t flags;
    /* Given to every callback as it is. */
    void *ctx;
    /* Begins a transaction. */
    schet_store_txn_fn begin;
    /* Answers the row of a key by schet_reply_row; a callback that does not call it says that there is none. */
    schet_store_key_fn get;
    /* Answers the rows between two keys, each by schet_reply_row. */
    schet_store_scan_fn scan;
    /* Keeps a row. */
    schet_store_put_fn put;
    /* Removes the row of a key; that there is none is no failure. */
    schet_store_key_fn remove;
    /* Ends a transaction: what it has written stands. */
    schet_store_txn_fn commit;
    /* Ends a transaction: what it has written never was. Also called where another callback of it has failed. */
    schet_store_txn_fn rollback;
    /* Reads the clock by which leases live, where several machines use one store. Optional: the machine's. */
    schet_clock_fn now;
    /* Ends what the context holds. Optional. */
    schet_destroy_fn destroy;
} schet_store_port;

/* A document to store: what many begin with alike, and its own rest. A store may keep the beginning once, by its own
 * digest, and then keeps it as long as a document needs it; or it keeps both as one. */
typedef struct schet_new_document {
    /* sizeof(schet_new_document); all of an array have it. */
    uint32_t struct_size;
    /* 1 when it has a shared beginning, else 0. */
    int32_t has_prefix;
    /* How many bytes it has: those of its beginning and of its rest. */
    uint64_t size;
    /* The SHA-256 of all its bytes, which was checked, and by which it is found. */
    uint8_t digest[32];
    /* The SHA-256 of its beginning. */
    uint8_t prefix_digest[32];
    /* Its beginning. */
    struct schet_bytes prefix;
    /* Its rest. */
    struct schet_bytes tail;
} schet_new_document;

/* Asks to store documents, all or none. */
typedef struct schet_documents_put {
    /* sizeof(schet_documents_put). */
    uint32_t struct_size;
    /* How many there are. */
    uint32_t count;
    /* Where to say in words why not. */
    struct schet_reply *reply;
    /* Of which operator. */
    struct schet_text operator_id;
    /* The documents. */
    const struct schet_new_document *documents;
} schet_documents_put;

/* A callback that stores documents. */
typedef int32_t (*schet_documents_put_fn)(void *ctx, const struct schet_documents_put *put);

/* Asks for a piece of a document. */
typedef struct schet_document_query {
    /* sizeof(schet_document_query). */
    uint32_t struct_size;
    /* How many bytes to answer at most; 0: only the size of the whole is wanted. */
    uint32_t length;
    /* Where to put them. */
    struct schet_reply *reply;
    /* Of which operator. */
    struct schet_text operator_id;
    /* The byte to begin at, from 0; from the end on there are none. */
    uint64_t offset;
    /* The SHA-256 of the document's bytes. */
    uint8_t digest[32];
} schet_document_query;

/* A callback that answers a piece of a document. */
typedef int32_t (*schet_document_read_fn)(void *ctx, const struct schet_document_query *query);

/* Asks to remove documents for good. */
typedef struct schet_documents_forget {
    /* sizeof(schet_documents_forget). */
    uint32_t struct_size;
    /* How many there are. */
    uint32_t count;
    /* Where to say in words why not. */
    struct schet_reply *reply;
    /* Of which operator. */
    struct schet_text operator_id;
    /* Their digests, 32 bytes each, one behind the other. */
    const uint8_t *digests;
} schet_documents_forget;

/* A callback that removes documents for good. */
typedef int32_t (*schet_documents_forget_fn)(void *ctx, const struct schet_documents_forget *forget);

/* The host's own store of documents. All callbacks but destroy must be there; they answer as those of a
 * schet_billing_port do.
 *
 * The clauses D1 to D8 hold: when put answers SCHET_HOST_DONE every document is durable and readable; a reader never sees
 * part of one; putting what is there already succeeds; what is not there is no failure, of read and of forget. The
 * digests are the library's to check, when a document is put, and when it is read whole. */
typedef struct schet_documents_port {
    /* sizeof(schet_documents_port). */
    uint32_t struct_size;
    /* SCHET_PORT_SERIALISED, or 0: callbacks may come from any number of threads at once. */
    uint32_t flags;
    /* Given to every callback as it is. */
    void *ctx;
    /* Stores documents (D1-D3). */
    schet_documents_put_fn put;
    /* A piece of a document, by schet_reply_document (D4, D5). */
    schet_document_read_fn read;
    /* Removes documents for good (D8). */
    schet_documents_forget_fn forget;
    /* Ends what the context holds. Optional. */
    schet_destroy_fn destroy;
} schet_documents_port;

/* A message ready to go out: one recipient, and every byte as it is to go. */
typedef struct schet_mail {
    /* sizeof(schet_mail). */
    uint32_t struct_size;
    /* Which attempt of the present stage this is, from 1. */
    uint32_t attempt;
    /* How often the order was started again: each generation has one message, however often that is tried. */
    uint32_t generation;
    /* Not used. */
    uint32_t reserved;
    /* Where to put the server's reply, by schet_reply_text. */
    struct schet_reply *reply;
    /* The order it belongs to. */
    struct schet_text order;
    /* The Message-ID without its angle brackets; the same at every attempt of a generation. */
    struct schet_text message_id;
    /* The envelope's sender, its domain in A-labels. */
    struct schet_text from;
    /* The envelope's only recipient, its domain in A-labels. */
    struct schet_text to;
    /* The whole message, RFC 5322, with CRLF, in UTF-8 whatever the host's encoding. */
    struct schet_bytes message;
} schet_mail;

/* A callback that sends a message. It answers SCHET_MAIL_ACCEPTED only when whoever carries the mail on has taken it for
 * good, SCHET_MAIL_DELAYED when it did not go out and may be tried again, SCHET_MAIL_REFUSED when it never will, and
 * SCHET_MAIL_UNKNOWN when it was handed over and the answer never came; any other answer counts as that. It must not
 * raise, throw or jump out. */
typedef int32_t (*schet_mail_send_fn)(void *ctx, const struct schet_mail *mail);

/* The host's own way out for mails. The clauses M1 to M6 hold. */
typedef struct schet_mail_port {
    /* sizeof(schet_mail_port). */
    uint32_t struct_size;
    /* SCHET_PORT_SERIALISED, or 0: callbacks may come from any number of threads at once. */
    uint32_t flags;
    /* Given to every callback as it is. */
    void *ctx;
    /* Sends a message. */
    schet_mail_send_fn send;
    /* Ends what the context holds. Optional. */
    schet_destroy_fn destroy;
} schet_mail_port;

/* The host's own clock in place of the machine's: for calls without a tick. */
typedef struct schet_clock_port {
    /* sizeof(schet_clock_port). */
    uint32_t struct_size;
    /* SCHET_PORT_SERIALISED, or 0: callbacks may come from any number of threads at once. */
    uint32_t flags;
    /* Given to every callback as it is. */
    void *ctx;
    /* Reads the clock. */
    schet_clock_fn now;
    /* Ends what the context holds. Optional. */
    schet_destroy_fn destroy;
} schet_clock_port;

/* Something that happened. */
typedef struct schet_log_entry {
    /* sizeof(schet_log_entry). */
    uint32_t struct_size;
    /* One of SCHET_LOG_... */
    int32_t level;
    /* The status that the call answers. */
    int32_t status;
    /* Not used. */
    int32_t reserved;
    /* What happened, in one line; it can be read until the callback returns. */
    struct schet_text text;
} schet_log_entry;

/* A callback that is told what happened; its answer is not looked at. It must not raise, throw or jump out. */
typedef int32_t (*schet_log_fn)(void *ctx, const struct schet_log_entry *entry);

/* The host's own log: it is told of every call on the service that does not answer SCHET_OK. */
typedef struct schet_log_port {
    /* sizeof(schet_log_port). */
    uint32_t struct_size;
    /* SCHET_PORT_SERIALISED, or 0: callbacks may come from any number of threads at once. */
    uint32_t flags;
    /* Given to every callback as it is. */
    void *ctx;
    /* Is told. */
    schet_log_fn write;
    /* Ends what the context holds. Optional. */
    schet_destroy_fn destroy;
} schet_log_port;

/* A mail server that takes our mails: a relay of one's own, a provider's submission service. */
typedef struct schet_mail_server {
    /* sizeof(schet_mail_server). */
    uint32_t struct_size;
    /* Its port, 1 to 65,535; 0: 465 for SCHET_SMTP_TLS, else 587. */
    uint32_t port;
    /* One of SCHET_SMTP_...; 0: SCHET_SMTP_STARTTLS. */
    int32_t encryption;
    /* The most connections at a time, 1 to 64; 0: 4. */
    uint32_t connections;
    /* After how many mails a connection is made anew; 0: 1,000. */
    uint32_t mails_per_connection;
    /* For how many seconds a connection without mails is kept; 0: 60. */
    uint32_t idle_seconds;
    /* The most seconds that the server is waited for at any step; 0: as long as RFC 5321 wants, up to ten minutes. */
    uint32_t longest_wait_seconds;
    /* Not looked at. */
    uint32_t reserved;
    /* Its name, which its certificate has to bear. */
    struct schet_text host;
    /* Who we are. Optional: it knows us by our address. */
    struct schet_text user;
    /* What proves it. */
    struct schet_text password;
    /* The path of a file with the certificates in PEM that may vouch for it. Optional: whom the system trusts. */
    struct schet_text roots;
} schet_mail_server;

/* A server for the recipients of a domain. */
typedef struct schet_mail_route {
    /* sizeof(schet_mail_route). */
    uint32_t struct_size;
    /* Not looked at. */
    uint32_t reserved;
    /* The domain in A-labels and lower case; its subdomains don't count. */
    struct schet_text domain;
    /* The server. */
    const struct schet_mail_server *server;
} schet_mail_route;

/* A key that signs mails (DKIM). */
typedef struct schet_dkim_key {
    /* sizeof(schet_dkim_key). */
    uint32_t struct_size;
    /* Not looked at. */
    uint32_t reserved;
    /* Its selector. */
    struct schet_text selector;
    /* The private key in PEM: Ed25519, or RSA of 2,048 to 4,096 bits; at most 65,536 bytes. */
    struct schet_bytes pem;
} schet_dkim_key;

/* The way out for mails over SMTP. */
typedef struct schet_smtp {
    /* sizeof(schet_smtp). */
    uint32_t struct_size;
    /* How many routes there are, at most SCHET_MAX_ROUTES. */
    uint32_t route_count;
    /* How many keys sign, at most SCHET_MAX_ROUTES; 0: the server signs, or nobody. */
    uint32_t dkim_key_count;
    /* No mail is begun once a step has taken so many seconds; what is left is sent later. 0: 20. */
    uint32_t begin_within_seconds;
    /* The name we greet servers with: the machine's own, as its address resolves to it. */
    struct schet_text hello;
    /* The server that takes all mails that no route does. */
    const struct schet_mail_server *server;
    /* Servers for the recipients of certain domains. */
    const struct schet_mail_route *routes;
    /* Keys that sign for the domain of the operator's sender. */
    const struct schet_dkim_key *dkim_keys;
    /* The address to which mails come back, whose mailbox takes + extensions: each mail then has a sender of its own, by
     * which a report names its order. Optional: they come back to the operator's sender. */
    struct schet_text bounces;
    /* The Maildir of that address, for schet_bounces_collect. Optional. */
    struct schet_text bounces_maildir;
    /* 32 random bytes that the operator keeps, by which those senders can't be made up. Needed with bounces. */
    uint8_t bounces_key[32];
} schet_smtp;

/* What a section is opened with. Fill it with zeros first. */
typedef struct schet_config {
    /* sizeof(schet_config). */
    uint32_t struct_size;
    /* The encoding of all texts: SCHET_UTF8, which 0 stands for too, SCHET_CP1251, SCHET_CP866 or SCHET_KOI8R. */
    int32_t encoding;
    /* The operator. */
    const struct schet_operator *operator_info;
    /* The policy. NULL: the defaults. */
    const struct schet_policy *policy;
    /* The path of the embedded database, which is made where there is none; its bytes are the file system's. */
    struct schet_text database;
    /* The most bytes that the database may grow to; 0: as many as there is room for. */
    uint64_t database_max_bytes;
    /* The most threads that read it at once; 0: 8. */
    uint32_t database_readers;
    /* For how many milliseconds to wait for another process that writes; 0: 5000. */
    uint32_t database_busy_ms;
    /* The folder of the embedded store of documents. */
    struct schet_text documents;
    /* SCHET_DOCUMENTS_SEGMENTS, which 0 stands for too, or SCHET_DOCUMENTS_FILES. */
    int32_t documents_form;
    /* Not looked at. */
    int32_t reserved;
    /* The folder of the embedded way out for mails: a Maildir. */
    struct schet_text spool;
    /* The host's own billing in place of the embedded database. NULL: that. */
    const struct schet_billing_port *billing;
    /* The host's own store of orders in place of the embedded database. NULL: that. */
    const struct schet_store_port *store;
    /* The host's own store of documents in place of a folder. NULL: that. */
    const struct schet_documents_port *documents_port;
    /* The host's own way out for mails in place of a spool. NULL: that. */
    const struct schet_mail_port *mail;
    /* The host's own clock. NULL: the machine's. */
    const struct schet_clock_port *clock;
    /* The host's own log. NULL: none. */
    const struct schet_log_port *log;
    /* The way out for mails over SMTP in place of a spool. NULL: that. */
    const struct schet_smtp *smtp;
} schet_config;

#ifdef __cplusplus
extern "C" {
#endif /* __cplusplus */

/* Reads at most limit letters (1 to 10,000) out of the Maildir that schet_smtp names, marks the orders whose mails came
 * back, and puts the letters away. tick and out may be NULL. Since ABI 1. */
int32_t schet_bounces_collect(const struct schet *service,
                              uint32_t limit,
                              const struct schet_tick *tick,
                              struct schet_collected *out,
                              struct schet_error *error);

/* The first byte of a buffer, or NULL for an empty one and for what is no buffer. It can be read until
 * schet_buf_free. Callbacks may call it. Since ABI 1. */
const void *schet_buf_data(const struct schet_buf *buf);

/* How many bytes a buffer has; 0 for what is no buffer. Callbacks may call it. Since ABI 1. */
uint32_t schet_buf_len(const struct schet_buf *buf);

/* Copies at most capacity bytes of a buffer, from offset on, and says how many; from its end on it is none.
 * Callbacks may call it. Since ABI 1. */
int32_t schet_buf_copy(const struct schet_buf *buf,
                       uint32_t offset,
                       void *to,
                       uint32_t capacity,
                       uint32_t *copied,
                       struct schet_error *error);

/* Frees a buffer and sets the variable to NULL; of NULL nothing is done. Callbacks may call it. Since ABI 1. */
int32_t schet_buf_free(struct schet_buf **buf);

/* Sets how an account's invoices are delivered (R7). The invoice of a period goes by the delivery that is in force when
 * it is formed. tick and out may be NULL. Calling again is safe. Blocks for one write to the disk. Since ABI 1. */
int32_t schet_delivery_change(const struct schet *service,
                              const struct schet_delivery_request *request,
                              const struct schet_tick *tick,
                              struct schet_delivery *out,
                              struct schet_error *error);

/* Puts a change of delivery in force by the token that was mailed to the new address; a token that is unknown, over or
 * used confirms nothing (SCHET_R_NO_SUCH_LINK). tick and out may be NULL. Since ABI 1. */
int32_t schet_delivery_confirm(const struct schet *service,
                               const char *account,
                               uint32_t account_len,
                               const char *token,
                               uint32_t token_len,
                               const struct schet_tick *tick,
                               struct schet_delivery *out,
                               struct schet_error *error);

/* An account's changes of delivery, oldest first: as many as there is room for, from number first on, counted from
 * 0. An account has at most 5,000. Since ABI 1. */
int32_t schet_delivery_history(const struct schet *service,
                               const char *account,
                               uint32_t account_len,
                               uint32_t first,
                               struct schet_delivery_event *rows,
                               uint32_t capacity,
                               uint32_t *count,
                               struct schet_error *error);

/* Puts a refusal into words for the customer once more, in a language (SCHET_RU or SCHET_EN), instants in the zone of
 * the service's operator. refused is the struct that the refused call has filled. Since ABI 1. */
int32_t schet_refusal_text(const struct schet *service,
                           const struct schet_error *refused,
                           int32_t locale,
                           struct schet_buf **out,
                           struct schet_error *error);

/* Begins to feed rows into the embedded database of a service. Since ABI 1. */
int32_t schet_feed_open(const struct schet *service,
                        struct schet_feed **out,
                        struct schet_error *error);

/* Feeds accounts: each takes the place of the one of its number. Rows are held back until there are 1,000 of a kind,
 * rows of another kind come, or schet_feed_flush is called. Blocks for one write to the disk when rows are written.
 * An answer other than SCHET_OK means that none of these rows were taken. Since ABI 1. */
int32_t schet_feed_accounts(struct schet_feed *feed,
                            const struct schet_account *rows,
                            uint32_t count,
                            struct schet_error *error);

/* Feeds bills, for which the billing vouches, as schet_feed_accounts feeds accounts. A bill takes the place of the one
 * of its account, period and revision while that one's invoice is not issued; afterwards another is refused. Since ABI 1. */
int32_t schet_feed_bills(struct schet_feed *feed,
                         const struct schet_bill *rows,
                         uint32_t count,
                         struct schet_error *error);

/* Feeds calls, as schet_feed_accounts feeds accounts. A call of a key that is kept for the account is the same call; with
 * other content it is refused. Since ABI 1. */
int32_t schet_feed_calls(struct schet_feed *feed,
                         const struct schet_call *rows,
                         uint32_t count,
                         struct schet_error *error);

/* Feeds payments, as schet_feed_accounts feeds accounts. A payment is told from others by account, date, amount and
 * reference. Feed them before the bill of their period. Since ABI 1. */
int32_t schet_feed_payments(struct schet_feed *feed,
                            const struct schet_payment *rows,
                            uint32_t count,
                            struct schet_error *error);

/* Feeds instalments, as schet_feed_accounts feeds accounts. An instalment is told from others by account, description,
 * part and day. Feed them before the bill of their period. Since ABI 1. */
int32_t schet_feed_instalments(struct schet_feed *feed,
                               const struct schet_instalment *rows,
                               uint32_t count,
                               struct schet_error *error);

/* Writes what a feed holds back; what it then reports is durable. report may be NULL. Since ABI 1. */
int32_t schet_feed_flush(struct schet_feed *feed,
                         struct schet_feed_report *report,
                         struct schet_error *error);

/* Takes refused rows off a feed's list, the oldest first, as many as there is room for; none are left when count
 * comes back as 0. A feed that holds 10,000 of them takes no more rows until they are read. Since ABI 1. */
int32_t schet_feed_refused(struct schet_feed *feed,
                           struct schet_refused_row *rows,
                           uint32_t capacity,
                           uint32_t *count,
                           struct schet_error *error);

/* Writes what a feed holds back, closes it, and sets the variable to NULL; of NULL nothing is done. Whatever it
 * answers, but for SCHET_E_BUSY, the feed is closed: flush it first where it matters what came of it. Since ABI 1. */
int32_t schet_feed_close(struct schet_feed **feed,
                         struct schet_error *error);

/* Removes rows from the embedded database for good: an account's old calls, or the account with all its rows. What the
 * feed holds back is written first. out may be NULL. Since ABI 1. */
int32_t schet_feed_remove(struct schet_feed *feed,
                          const struct schet_feed_removal *what,
                          struct schet_feed_removed *out,
                          struct schet_error *error);

/* Removes what is older than the policy keeps it: one bounded step over at most limit (1 to 10,000) orders or invoices.
 * kind is one of SCHET_KEPT_... Orders are gone over behind the one of after, which is the through of the step
 * before, or, where it has no length, from the oldest on. What is forgotten is gone. tick and out may be NULL. Since
 * ABI 1. */
int32_t schet_forget(const struct schet *service,
                     int32_t kind,
                     const char *after,
                     uint32_t after_len,
                     uint32_t limit,
                     const struct schet_tick *tick,
                     struct schet_forgotten *out,
                     struct schet_error *error);

/* Removes what is kept of an account, but for what the tax law wants kept: its issued invoices and their documents stay,
 * without the address to which they went. What the embedded database has of it otherwise goes by schet_feed_remove. out
 * may be NULL. Since ABI 1. */
int32_t schet_forget_account(const struct schet *service,
                             const char *account,
                             uint32_t account_len,
                             struct schet_forgotten *out,
                             struct schet_error *error);

/* An account's issued invoices, the latest revision of each period, newest period first: as many as there is room for.
 * Since ABI 1. */
int32_t schet_issued_list(const struct schet *service,
                          const char *account,
                          uint32_t account_len,
                          struct schet_issued *rows,
                          uint32_t capacity,
                          uint32_t *count,
                          struct schet_error *error);

/* The issued invoices of a period, the latest revision: one row for each account asked for, in that order; where none
 * is issued the row's period is 0. There has to be room for all of them. Since ABI 1. */
int32_t schet_issued_in(const struct schet *service,
                        int32_t period,
                        const struct schet_text *accounts,
                        uint32_t account_count,
                        struct schet_issued *rows,
                        uint32_t capacity,
                        uint32_t *count,
                        struct schet_error *error);

/* Keeps invoices that were issued elsewhere, with their original documents or with documents of ours; they are not
 * delivered, but repeats and links give them. The documents are stored together and recorded in one commit, so a few
 * hundred at a time take the time of one. One outcome for each comes back, for which there has to be room; what is wrong
 * with one invoice is its outcome and does no harm to the others. Since ABI 1. */
int32_t schet_issued_import(const struct schet *service,
                            const struct schet_issued_elsewhere *invoices,
                            uint32_t invoice_count,
                            struct schet_imported *rows,
                            uint32_t capacity,
                            uint32_t *count,
                            struct schet_error *error);

/* A new link to the document of an order that is ready (R5); what was minted before works on. At most 10 of an order work
 * at a time. tick may be NULL. Blocks for one write to the disk. Since ABI 1. */
int32_t schet_link_mint(const struct schet *service,
                        const char *account,
                        uint32_t account_len,
                        const char *id,
                        uint32_t id_len,
                        const struct schet_tick *tick,
                        struct schet_link *out,
                        struct schet_error *error);

/* Ends every link of an order. tick may be NULL. Blocks for one write to the disk. Since ABI 1. */
int32_t schet_link_revoke(const struct schet *service,
                          const char *account,
                          uint32_t account_len,
                          const char *id,
                          uint32_t id_len,
                          const struct schet_tick *tick,
                          struct schet_error *error);

/* Opens a link by its token and counts the use; whatever is wrong with it, the answer is SCHET_R_NO_SUCH_LINK. The
 * document is then read by schet_document_read, which begins at its first byte. tick and opened may be NULL. Blocks
 * for one write to the disk. Since ABI 1. */
int32_t schet_link_open(const struct schet *service,
                        const char *token,
                        uint32_t token_len,
                        const struct schet_tick *tick,
                        struct schet_document *document,
                        struct schet_opened *opened,
                        struct schet_error *error);

/* Reads at most capacity bytes of a document from its offset on, which then is behind them; 0 bytes at its end. The
 * size and the digest may also be those of an order or of an issued invoice. Since ABI 1. */
int32_t schet_document_read(const struct schet *service,
                            struct schet_document *document,
                            void *to,
                            uint32_t capacity,
                            uint32_t *count,
                            struct schet_error *error);

/* The menu of an account: its head, and its choices in the order to show them, entry by entry, as many as there is room
 * for; there are six in this version. menu may be NULL, and so may tick. Since ABI 1. */
int32_t schet_menu_get(const struct schet *service,
                       const char *account,
                       uint32_t account_len,
                       const struct schet_tick *tick,
                       struct schet_menu *menu,
                       struct schet_menu_choice *choices,
                       uint32_t capacity,
                       uint32_t *count,
                       struct schet_error *error);

/* The account's subscribers, to choose from in call detail and charges: as many as there is room for, from number
 * first on, counted from 0. tick may be NULL. Since ABI 1. */
int32_t schet_menu_subscribers(const struct schet *service,
                               const char *account,
                               uint32_t account_len,
                               const struct schet_tick *tick,
                               uint32_t first,
                               struct schet_subscriber_row *rows,
                               uint32_t capacity,
                               uint32_t *count,
                               struct schet_error *error);

/* Takes an order back while it is still accepted (R13); account is looked at. tick and order may be NULL.
 * Since ABI 1. */
int32_t schet_order_cancel(const struct schet *service,
                           const struct schet_order_change *change,
                           const struct schet_tick *tick,
                           struct schet_order *order,
                           struct schet_error *error);

/* Starts an order again after it failed, bounced, or ended unknown (R17): its next mail is another message. tick and
 * order may be NULL. Since ABI 1. */
int32_t schet_order_restart(const struct schet *service,
                            const struct schet_order_change *change,
                            const struct schet_tick *tick,
                            struct schet_order *order,
                            struct schet_error *error);

/* Gives up an order whose outcome is unknown: it counts as failed. tick and order may be NULL. Since ABI 1. */
int32_t schet_order_abandon(const struct schet *service,
                            const struct schet_order_change *change,
                            const struct schet_tick *tick,
                            struct schet_order *order,
                            struct schet_error *error);

/* Marks a sent mail as come back (R13); by is the report. tick and order may be NULL. Since ABI 1. */
int32_t schet_order_bounced(const struct schet *service,
                            const struct schet_order_change *change,
                            const struct schet_tick *tick,
                            struct schet_order *order,
                            struct schet_error *error);

/* Records that an invoice was handed over in person (R10); account is looked at. tick and order may be NULL.
 * Since ABI 1. */
int32_t schet_order_hand_over(const struct schet *service,
                              const struct schet_order_change *change,
                              const struct schet_tick *tick,
                              struct schet_order *order,
                              struct schet_error *error);

/* Takes a report of a mail that came back, and marks its order (R13). A report that tells nothing new changes nothing; one
 * that comes before the order is known to be sent is refused (SCHET_R_WRONG_STATE), and good for another try. tick and
 * order may be NULL. Since ABI 1. */
int32_t schet_bounce_take(const struct schet *service,
                          const struct schet_bounce *bounce,
                          const struct schet_tick *tick,
                          struct schet_order *order,
                          struct schet_error *error);

/* An account's orders, newest first, those of the regular run included: as many as there is room for, of those before
 * the one of before, or, where that has no length, from the newest on. Since ABI 1. */
int32_t schet_order_list(const struct schet *service,
                         const char *account,
                         uint32_t account_len,
                         const char *before,
                         uint32_t before_len,
                         struct schet_order *rows,
                         uint32_t capacity,
                         uint32_t *count,
                         struct schet_error *error);

/* What became of an order, oldest first: as many entries as there is room for, from number first on, counted from
 * 0. Since ABI 1. */
int32_t schet_order_history(const struct schet *service,
                            const char *account,
                            uint32_t account_len,
                            const char *id,
                            uint32_t id_len,
                            uint32_t first,
                            struct schet_order_event *rows,
                            uint32_t capacity,
                            uint32_t *count,
                            struct schet_error *error);

/* The links of an order, oldest first, the dead ones included; an order has at most 100. Since ABI 1. */
int32_t schet_order_links(const struct schet *service,
                          const char *account,
                          uint32_t account_len,
                          const char *id,
                          uint32_t id_len,
                          struct schet_order_link *rows,
                          uint32_t capacity,
                          uint32_t *count,
                          struct schet_error *error);

/* The subscribers that an order is narrowed to, from number first on, counted from 0; none: it is for all. Since
 * ABI 1. */
int32_t schet_order_subscribers(const struct schet *service,
                                const char *account,
                                uint32_t account_len,
                                const char *id,
                                uint32_t id_len,
                                uint32_t first,
                                struct schet_subscriber_row *rows,
                                uint32_t capacity,
                                uint32_t *count,
                                struct schet_error *error);

/* Takes an order, durably; carrying it out is the work of schet_process_due. A refusal is a status from
 * SCHET_R_FIRST on (R16). tick, taken and order may be NULL. Calling again with the same key, or the same tick, is
 * safe: the order is taken once (R14). Blocks for one write to the disk. Since ABI 1. */
int32_t schet_order_take(const struct schet *service,
                         const struct schet_order_request *request,
                         const struct schet_tick *tick,
                         struct schet_taken *taken,
                         struct schet_order *order,
                         struct schet_error *error);

/* An order of an account. Since ABI 1. */
int32_t schet_order_get(const struct schet *service,
                        const char *account,
                        uint32_t account_len,
                        const char *id,
                        uint32_t id_len,
                        struct schet_order *out,
                        struct schet_error *error);

/* A period's invoices in person, by account: as many as there is room for, behind the account of after, or, where that
 * has no length, from the first on. An account's invoices are never parted: room for fewer than one account has is
 * answered SCHET_E_LENGTH. Since ABI 1. */
int32_t schet_pickup_list(const struct schet *service,
                          int32_t period,
                          const char *after,
                          uint32_t after_len,
                          struct schet_pickup_item *rows,
                          uint32_t capacity,
                          uint32_t *count,
                          struct schet_error *error);

/* Writes a part of a period's batch for the printer: one PDF of at most limit invoices in person (1 to 10,000) behind
 * the account of after, or, where that has no length, from the first on. Those whose data have changed since they were
 * issued go apart: their rows come back, as many as there is room for. Blocks for some milliseconds an invoice. Since
 * ABI 1. */
int32_t schet_pickup_batch(const struct schet *service,
                           int32_t period,
                           const char *after,
                           uint32_t after_len,
                           uint32_t limit,
                           const struct schet_sink *sink,
                           struct schet_pickup_item *apart,
                           uint32_t capacity,
                           uint32_t *count,
                           struct schet_pickup_report *report,
                           struct schet_error *error);

/* Writes a period's register: who, which invoice, and a place for a signature. rows comes back as how many it has; it
 * may be NULL. Since ABI 1. */
int32_t schet_pickup_register(const struct schet *service,
                              int32_t period,
                              const struct schet_sink *sink,
                              uint32_t *rows,
                              struct schet_error *error);

/* Answers with numbers of accounts, in ascending order of their bytes; it may be called again with those that follow.
 * Since ABI 1. */
int32_t schet_reply_accounts(struct schet_reply *reply,
                             const struct schet_text *numbers,
                             uint32_t count,
                             struct schet_error *error);

/* Answers with the account that was asked for; a callback that does not call it says that there is none. Since ABI 1. */
int32_t schet_reply_account(struct schet_reply *reply,
                            const struct schet_account *account,
                            struct schet_error *error);

/* Answers with an account and its bill, for the next of the accounts that were asked for. A bill with a value that its
 * field does not take is answered with that status, and counts as the answer: the account is listed among those whose
 * invoice could not be formed, with the reason. Since ABI 1. */
int32_t schet_reply_bill(struct schet_reply *reply,
                         const struct schet_account *account,
                         const struct schet_bill *bill,
                         struct schet_error *error);

/* Answers that there is no bill for the next of the accounts that were asked for: SCHET_BILL_NOT_READY or
 * SCHET_BILL_NOT_BILLABLE. Since ABI 1. */
int32_t schet_reply_no_bill(struct schet_reply *reply,
                            int32_t why,
                            struct schet_error *error);

/* Answers with calls, in the order of subscriber, start and key; it may be called again with those that follow. Since
 * ABI 1. */
int32_t schet_reply_calls(struct schet_reply *reply,
                          const struct schet_call *rows,
                          uint32_t count,
                          struct schet_error *error);

/* Answers with lines of charges, in the order of subscriber and service; it may be called again with those that follow.
 * Since ABI 1. */
int32_t schet_reply_charges(struct schet_reply *reply,
                            const struct schet_charge *rows,
                            uint32_t count,
                            struct schet_error *error);

/* Answers with a piece of the document that was asked for; a callback that does not call it says that there is none.
 * Since ABI 1. */
int32_t schet_reply_document(struct schet_reply *reply,
                             const struct schet_reply_piece *piece,
                             struct schet_error *error);

/* Answers with a row of the store, the next in the order that was asked for. Since ABI 1. */
int32_t schet_reply_row(struct schet_reply *reply,
                        const struct schet_stored_row *row,
                        struct schet_error *error);

/* Says in words why a callback does not do what it was asked for, or what a mail server replied. Since ABI 1. */
int32_t schet_reply_text(struct schet_reply *reply,
                         const char *text,
                         uint32_t len,
                         struct schet_error *error);

/* Claims at most limit orders (1 to 10,000) that are due, and carries each out as far as it goes. Any number of
 * threads and processes may call it at once. Call it from a timer, and again at once when it claimed as many as it
 * might. Blocks while documents are rendered and stored and mails are handed over, for a few milliseconds an order.
 * tick and out may be NULL. Since ABI 1. */
int32_t schet_process_due(const struct schet *service,
                          uint32_t limit,
                          const struct schet_tick *tick,
                          struct schet_processed *out,
                          struct schet_error *error);

/* Makes a renderer of an operator's documents; the first in a process prepares the fonts. abi_version is
 * SCHET_ABI_VERSION of the header that the program was built with. Since ABI 1. */
int32_t schet_renderer_open(uint32_t abi_version,
                            const struct schet_renderer_config *config,
                            struct schet_renderer **out,
                            struct schet_error *error);

/* Closes a renderer and sets the variable to NULL; of NULL nothing is done. Papers that were begun with it go on.
 * Since ABI 1. */
int32_t schet_renderer_close(struct schet_renderer **renderer,
                             struct schet_error *error);

/* Renders one invoice from data: the account, and its bill with a number, whose sums are checked (R20). form is one of
 * SCHET_INVOICE_..., locale SCHET_RU or SCHET_EN, 0 the account's own. The same data gives the same bytes. Since ABI 1. */
int32_t schet_render_invoice(struct schet_renderer *renderer,
                             const struct schet_account *account,
                             const struct schet_bill *bill,
                             int32_t form,
                             int32_t locale,
                             struct schet_buf **out,
                             struct schet_error *error);

/* Renders one invoice as PDF with files embedded. locale is SCHET_RU or SCHET_EN, 0 the account's own. Since ABI 1. */
int32_t schet_render_invoice_with(struct schet_renderer *renderer,
                                  const struct schet_account *account,
                                  const struct schet_bill *bill,
                                  const struct schet_attachment *attachments,
                                  uint32_t attachment_count,
                                  int32_t locale,
                                  struct schet_buf **out,
                                  struct schet_error *error);

/* Renders charges so far as a workbook (R9). locale is SCHET_RU or SCHET_EN, 0 the account's own. Since ABI 1. */
int32_t schet_render_charges(struct schet_renderer *renderer,
                             const struct schet_account *account,
                             const struct schet_charges *charges,
                             int32_t locale,
                             struct schet_buf **out,
                             struct schet_error *error);

/* Begins a call detail; calls are then written in the order in which they are to be read. Since ABI 1. */
int32_t schet_paper_calls(const struct schet_renderer *renderer,
                          const struct schet_call_detail *detail,
                          const struct schet_sink *sink,
                          struct schet_paper **out,
                          struct schet_error *error);

/* Begins a register of invoices that are handed over in person (R10). Since ABI 1. */
int32_t schet_paper_register(const struct schet_renderer *renderer,
                             const struct schet_pickup_paper *head,
                             const struct schet_sink *sink,
                             struct schet_paper **out,
                             struct schet_error *error);

/* Begins a batch for the printer: one PDF of many invoices, a bookmark for each (R10). Since ABI 1. */
int32_t schet_paper_batch(const struct schet_renderer *renderer,
                          const struct schet_pickup_paper *head,
                          const struct schet_sink *sink,
                          struct schet_paper **out,
                          struct schet_error *error);

/* Writes calls into a call detail. A call that can't be read ends it there: row of the error says which; those before
 * it are written, and the paper goes on. Since ABI 1. */
int32_t schet_paper_add_calls(struct schet_paper *paper,
                              const struct schet_call *rows,
                              uint32_t count,
                              struct schet_error *error);

/* Writes entries into a register, as schet_paper_add_calls writes calls. Since ABI 1. */
int32_t schet_paper_add_entries(struct schet_paper *paper,
                                const struct schet_register_entry *rows,
                                uint32_t count,
                                struct schet_error *error);

/* Writes an invoice into a batch: the account, and its bill with a number. One that can't be rendered is answered, and the
 * batch goes on without it. locale is SCHET_RU or SCHET_EN, 0 the account's own. Since ABI 1. */
int32_t schet_paper_add_invoice(struct schet_paper *paper,
                                const struct schet_account *account,
                                const struct schet_bill *bill,
                                int32_t locale,
                                struct schet_error *error);

/* Writes a document's end: what the sink has taken is a document when it answers SCHET_OK, and not before. out may be
 * NULL. The paper is still to be closed. Since ABI 1. */
int32_t schet_paper_finish(struct schet_paper *paper,
                           struct schet_paper_totals *out,
                           struct schet_error *error);

/* Closes a paper and sets the variable to NULL; of NULL nothing is done. The sink is called no more; where nobody tried to
 * finish the paper, the answer is SCHET_E_UNFINISHED, and what the sink has taken is no document. A finish that failed
 * has told so itself. Since ABI 1. */
int32_t schet_paper_close(struct schet_paper **paper,
                          struct schet_error *error);

/* One bounded step of the regular run of a period: at most batch accounts (1 to 10,000), formed, stored and recorded in
 * one transaction. Any number of threads and processes may call it at once. Mails go out by schet_process_due. tick and
 * out may be NULL. Blocks for some milliseconds an account and one write to the disk. Since ABI 1. */
int32_t schet_run_step(const struct schet *service,
                       int32_t period,
                       uint32_t batch,
                       const struct schet_tick *tick,
                       struct schet_run *out,
                       struct schet_error *error);

/* Goes through the regular run of a period step by step, batch accounts (1 to 10,000) at a time, until it has ended, or
 * all that is left is other workers' (then out says SCHET_STEP_WAITING), or the host's callback asks to stop, which is
 * answered SCHET_E_CANCELLED; called again it goes on. progress and out may be NULL. Blocks as long as it takes.
 * Since ABI 1. */
int32_t schet_run_regular(const struct schet *service,
                          int32_t period,
                          uint32_t batch,
                          const struct schet_progress *progress,
                          struct schet_run *out,
                          struct schet_error *error);

/* Begins another round of a run that has ended: what has its invoice is passed over, what was refused or is new is
 * tried, and corrections are formed. A round that has not ended is answered as it stands. tick and out may be NULL.
 * Since ABI 1. */
int32_t schet_run_again(const struct schet *service,
                        int32_t period,
                        const struct schet_tick *tick,
                        struct schet_run *out,
                        struct schet_error *error);

/* The regular run of a period as it stands; its period is 0 when it was never begun. Since ABI 1. */
int32_t schet_run_get(const struct schet *service,
                      int32_t period,
                      struct schet_run *out,
                      struct schet_error *error);

/* Tries accounts again whose invoice was refused: at most limit of them (1 to 10,000) behind the account of after,
 * or, where that has no length, from the first on. out tells in its counts what came of them; tick and out may be
 * NULL. Since ABI 1. */
int32_t schet_run_retry(const struct schet *service,
                        int32_t period,
                        const char *after,
                        uint32_t after_len,
                        uint32_t limit,
                        const struct schet_tick *tick,
                        struct schet_run *out,
                        struct schet_error *error);

/* Accounts whose invoice of a period could not be formed, by account: as many as there is room for, behind the account
 * of after, or, where that has no length, from the first on. Since ABI 1. */
int32_t schet_run_refusals(const struct schet *service,
                           int32_t period,
                           const char *after,
                           uint32_t after_len,
                           struct schet_unformed *rows,
                           uint32_t capacity,
                           uint32_t *count,
                           struct schet_error *error);

/* Opens the section of an operator. abi_version is SCHET_ABI_VERSION of the header that the program was built with.
 * What the config points to is copied, and may be freed when the call has returned. Blocks while the stores are
 * opened: a database that was not closed is recovered, which may take seconds. Since ABI 1. */
int32_t schet_open(uint32_t abi_version,
                   const struct schet_config *config,
                   struct schet **out,
                   struct schet_error *error);

/* Closes a section and sets the variable to NULL; of NULL nothing is done. What was opened on it is closed too, and
 * its handles answer SCHET_E_HANDLE from then on; what a feed holds back is written first, and where that fails the answer
 * says so and all is closed nevertheless. The host's ports are ended, each by its destroy. While a call on it or on one of those is under way in another
 * thread it answers SCHET_E_BUSY and closes nothing. Since ABI 1. */
int32_t schet_close(struct schet **service,
                    struct schet_error *error);

/* Fills a policy with the defaults: the rules' own. Set struct_size before. Since ABI 1. */
int32_t schet_policy_default(struct schet_policy *out, struct schet_error *error);

/* The name of a status, such as "SCHET_E_NULL"; "SCHET_E_UNKNOWN" for a number that is none. The text is the
 * library's and stays for good. Since ABI 1. */
const char *schet_status_name(int32_t status);

/* The version of the interface that the library has: at least SCHET_ABI_VERSION of the header, or the library is
 * older than the program. Since ABI 1. */
uint32_t schet_abi_version(void);

/* The version of the library as text, such as "0.1.0". The text is the library's and stays for good. Since ABI 1. */
const char *schet_version(void);

/* What the library was built with: the sum of SCHET_FEATURE_... numbers. Since ABI 1. */
uint32_t schet_features(void);

#ifdef __cplusplus
}  /* extern "C" */
#endif  /* __cplusplus */

#endif  /* SCHET_H */
