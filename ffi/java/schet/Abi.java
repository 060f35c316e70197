package schet;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/**
 * The C interface of schet for JNA: constants, structures and functions under the names that schet.h gives them.
 * Generated from schet.h. A structure knows its size: struct_size is set when it is made. Unsigned numbers of C are
 * signed ones of the same width here.
 */
public interface Abi extends Library {
    /** The most VAT groups of a bill. */
    int SCHET_MAX_VAT_GROUPS = 16;
    /** The most past periods of a bill. */
    int SCHET_MAX_HISTORY = 24;
    /** No VAT is charged. */
    int SCHET_VAT_WITHOUT = 1;
    /** VAT at a rate, which may be 0. */
    int SCHET_VAT_PERCENT = 2;
    /** The lines' amounts are without VAT, which is added to their total. */
    int SCHET_BASIS_NET = 1;
    /** The lines' amounts have VAT inside. */
    int SCHET_BASIS_GROSS = 2;
    /** unit_price of a line is stated. */
    int SCHET_LINE_HAS_UNIT_PRICE = 1;
    /** seconds of a line, or of charges, are stated. */
    int SCHET_LINE_HAS_SECONDS = 2;
    /** Russian. */
    int SCHET_RU = 1;
    /** English. */
    int SCHET_EN = 2;
    /** Repeat of a regular invoice to the cabinet address (R4). */
    int SCHET_ACTION_REPEAT = 1;
    /** Invoice of one of the two previous months, by link (R5). */
    int SCHET_ACTION_LINK = 2;
    /** Invoice of one of the two previous months, to the application address (R6). */
    int SCHET_ACTION_TO_APPLICATION = 3;
    /** Change of delivery (R7); an entry of the menu, and no order. */
    int SCHET_ACTION_CHANGE_DELIVERY = 4;
    /** Call detail (R8). */
    int SCHET_ACTION_CALL_DETAIL = 5;
    /** Charges of the current month so far (R9). */
    int SCHET_ACTION_CHARGES = 6;
    /** Delivery of a regular invoice; no customer's to order (R18). */
    int SCHET_ACTION_REGULAR = 7;
    /** The mail that asks to confirm a new address; no customer's to order (R7). */
    int SCHET_ACTION_CONFIRM_ADDRESS = 8;
    /** Text with semicolons, as spreadsheets open it. */
    int SCHET_FORMAT_CSV = 1;
    /** A workbook. */
    int SCHET_FORMAT_XLSX = 2;
    /** A document to print. */
    int SCHET_FORMAT_PDF = 3;
    /** The order is taken; its document is to be formed (R13). */
    int SCHET_ORDER_ACCEPTED = 1;
    /** Its document is being formed. */
    int SCHET_ORDER_FORMING = 2;
    /** Its document is stored, and is to be sent. */
    int SCHET_ORDER_FORMED = 3;
    /** Transmission has begun. */
    int SCHET_ORDER_SENDING = 4;
    /** The mail server took the message. */
    int SCHET_ORDER_SENT = 5;
    /** The link works. */
    int SCHET_ORDER_READY = 6;
    /** The link's time is over. */
    int SCHET_ORDER_EXPIRED = 7;
    /** It failed for good; it can be started again. */
    int SCHET_ORDER_FAILED = 8;
    /** The customer took it back. */
    int SCHET_ORDER_CANCELLED = 9;
    /** The mail came back; it can be started again. */
    int SCHET_ORDER_BOUNCED = 10;
    /** Whether the message went out, nobody can know. */
    int SCHET_ORDER_UNKNOWN = 11;
    /** It lies in the period's pickup batch (R10). */
    int SCHET_ORDER_IN_BATCH = 12;
    /** It was handed over in person (R10). */
    int SCHET_ORDER_HANDED_OVER = 13;
    /** By e-mail to an address, which becomes the cabinet address. */
    int SCHET_METHOD_EMAIL = 1;
    /** Handed over in person; the cabinet address stays for other mails. */
    int SCHET_METHOD_IN_PERSON = 2;
    /** The change is in force since it was made. */
    int SCHET_CHANGE_IN_FORCE = 1;
    /** The change waits for its address to be confirmed. */
    int SCHET_CHANGE_PENDING = 2;
    /** The change is in force since its address was confirmed. */
    int SCHET_CHANGE_CONFIRMED = 3;
    /** UTF-8; 0 stands for it. */
    int SCHET_UTF8 = 1;
    /** Windows code page 1251. */
    int SCHET_CP1251 = 2;
    /** DOS code page 866. */
    int SCHET_CP866 = 3;
    /** KOI8-R. */
    int SCHET_KOI8R = 4;
    /** An account. */
    int SCHET_ROW_ACCOUNT = 1;
    /** A bill. */
    int SCHET_ROW_BILL = 2;
    /** A call. */
    int SCHET_ROW_CALL = 3;
    /** A payment. */
    int SCHET_ROW_PAYMENT = 4;
    /** An instalment. */
    int SCHET_ROW_INSTALMENT = 5;
    /** The documents that were made for an order alone. */
    int SCHET_KEPT_DOCUMENTS = 1;
    /** Orders at rest, with their history and their links. */
    int SCHET_KEPT_ORDERS = 2;
    /** Issued invoices and their documents. */
    int SCHET_KEPT_INVOICES = 3;
    /**
     * The callback has done what it was asked for. No other number means that: a callback that broke off in
     * Python, Perl or Java, or a bare GOBACK in COBOL, answers 0, and that is a failure.
     */
    int SCHET_HOST_DONE = 7351;
    /** The host wants the call to stop; it can be called again to go on. */
    int SCHET_HOST_CANCEL = 7352;
    /** Not reachable, locked, or overloaded: nothing happened, and the same may succeed later. */
    int SCHET_HOST_UNAVAILABLE = 7361;
    /** No room: nothing happened. */
    int SCHET_HOST_FULL = 7362;
    /** What is stored can't be read as what it should be. */
    int SCHET_HOST_CORRUPT = 7363;
    /** It can't be served as it is, now or later; nothing happened. */
    int SCHET_HOST_REJECTED = 7364;
    /** The transaction did not go together with another's: nothing of it happened, and it is made again. */
    int SCHET_HOST_CONFLICT = 7365;
    /** Whoever carries the mail on has taken it for good. */
    int SCHET_MAIL_ACCEPTED = 7371;
    /** The mail did not go out: not reached, or asked to come again. */
    int SCHET_MAIL_DELAYED = 7372;
    /** The mail never goes out: refused for good. */
    int SCHET_MAIL_REFUSED = 7373;
    /** The mail was handed over, and the answer never came. */
    int SCHET_MAIL_UNKNOWN = 7374;
    /** It is kept from now on. */
    int SCHET_IMPORT_KEPT = 1;
    /** The same was kept before: nothing was changed. */
    int SCHET_IMPORT_UNCHANGED = 2;
    /** A later revision of it is kept: nothing was changed. */
    int SCHET_IMPORT_SUPERSEDED = 3;
    /** The result goes by e-mail. */
    int SCHET_GOES_BY_EMAIL = 1;
    /** The result is a link in the section. */
    int SCHET_GOES_BY_LINK = 2;
    /** The result lies in the period's pickup batch. */
    int SCHET_GOES_IN_PERSON = 3;
    /** Never two callbacks at once of those ports of a service that say so: for a host that knows no threads. */
    int SCHET_PORT_SERIALISED = 1;
    /** The library has a fault. */
    int SCHET_LOG_ERROR = 1;
    /** A call did not do what it was asked for. */
    int SCHET_LOG_WARNING = 2;
    /** The section has refused what a customer asked for (R16). */
    int SCHET_LOG_INFO = 3;
    /** The account will be billed for the period; its bill is not ready. */
    int SCHET_BILL_NOT_READY = 1;
    /** The account is not billed for the period, or does not exist. */
    int SCHET_BILL_NOT_BILLABLE = 2;
    /** Rows are read, as they were committed last. */
    int SCHET_TXN_READ = 1;
    /** Rows are read and written; no other such transaction of the store is open until it has ended. */
    int SCHET_TXN_WRITE = 2;
    /** The most bytes of a row's key. */
    int SCHET_MAX_KEY = 200;
    /** A row that only helps to find others. */
    int SCHET_ROW_KIND_INDEX = 1;
    /** An order. */
    int SCHET_ROW_KIND_ORDER = 2;
    /** An entry of an order's history. */
    int SCHET_ROW_KIND_EVENT = 3;
    /** An issued invoice. */
    int SCHET_ROW_KIND_ISSUED = 4;
    /** A change of delivery. */
    int SCHET_ROW_KIND_DELIVERY = 5;
    /** A link. */
    int SCHET_ROW_KIND_LINK = 6;
    /** A regular run. */
    int SCHET_ROW_KIND_RUN = 7;
    /** An account whose invoice could not be formed. */
    int SCHET_ROW_KIND_REFUSAL = 8;
    /** The most rows of one array. */
    int SCHET_MAX_ROWS = 100000;
    /** The invoice as PDF, as customers get it (R21). */
    int SCHET_INVOICE_PDF = 1;
    /** The invoice as XML: EN 16931 in UBL 2.1. */
    int SCHET_INVOICE_UBL = 2;
    /** The invoice as one line of JSON. */
    int SCHET_INVOICE_JSON = 3;
    /** The payload of the invoice's payment code by GOST R 56042-2014; no bytes where nothing is due. */
    int SCHET_INVOICE_PAYMENT_CODE = 4;
    /** What the document was made from. */
    int SCHET_ATTACHED_SOURCE = 1;
    /** Data behind what the document shows. */
    int SCHET_ATTACHED_DATA = 2;
    /** The same content in another form, such as the invoice as XML. */
    int SCHET_ATTACHED_ALTERNATIVE = 3;
    /** More than what the document shows. */
    int SCHET_ATTACHED_SUPPLEMENT = 4;
    /** None of these. */
    int SCHET_ATTACHED_OTHER = 5;
    /** The most files that one document takes. */
    int SCHET_MAX_ATTACHMENTS = 100;
    /** There is more to do: call again. */
    int SCHET_STEP_MORE = 1;
    /**
     * All accounts are dealt out, and other workers still form theirs: call again later, for one of them may
     * die.
     */
    int SCHET_STEP_WAITING = 2;
    /** Every account was gone over. */
    int SCHET_STEP_ENDED = 3;
    /** Documents one after the other in large files, what they share once: for the regular run. */
    int SCHET_DOCUMENTS_SEGMENTS = 1;
    /** Each document as a file of its own, that a person can open: for small operators. */
    int SCHET_DOCUMENTS_FILES = 2;
    /** Invoices are no more than PDF 1.7: the smallest. */
    int SCHET_PROFILE_PLAIN = 1;
    /** Invoices are PDF/A-3b, to be kept for decades, with files embedded where there are some. */
    int SCHET_PROFILE_PDF_A_3B = 2;
    /** Invoices are PDF/A-1b, where an archive takes nothing later: no embedded files. */
    int SCHET_PROFILE_PDF_A_1B = 3;
    /** A new address is in force at once (R7). */
    int SCHET_ADDRESS_AT_ONCE = 1;
    /** A new address is in force when the customer follows the link mailed to it. */
    int SCHET_ADDRESS_WHEN_CONFIRMED = 2;
    /** A mail whose fate nobody can know is sent again under the same Message-ID (R13). */
    int SCHET_UNKNOWN_RETRY = 1;
    /** A mail whose fate nobody can know waits for a person. */
    int SCHET_UNKNOWN_HOLD = 2;
    /** The connection is encrypted by STARTTLS; a server that does not offer it gets no mail. */
    int SCHET_SMTP_STARTTLS = 1;
    /** The connection is encrypted from its first byte, as on port 465. */
    int SCHET_SMTP_TLS = 2;
    /**
     * The connection is not encrypted at all: names, invoices and call details go over the wire in clear. For
     * a relay on this very machine, and nowhere else; credentials are not sent.
     */
    int SCHET_SMTP_DANGEROUSLY_PLAIN = 3;
    /** The most routes, and the most keys that sign. */
    int SCHET_MAX_ROUTES = 1000;
    /** Done. */
    int SCHET_OK = 0;
    /** A pointer that must not be NULL is; field names it. Pass what it asks for. */
    int SCHET_E_NULL = 1;
    /** The handle was closed, or never was one. Whoever closed it has to set his copies of it to NULL. */
    int SCHET_E_HANDLE = 2;
    /** The handle is of another kind than the function takes. */
    int SCHET_E_WRONG_HANDLE = 3;
    /**
     * Somebody else is using the handle right now: a cursor from another thread, or a service that is being
     * closed while calls are under way. Nothing was done; call again when they have ended.
     */
    int SCHET_E_BUSY = 4;
    /** A callback called back into the library. Nothing was done; return from the callback first. */
    int SCHET_E_REENTRY = 5;
    /** The handle was opened before the process forked. Open another in the child. */
    int SCHET_E_FORKED = 6;
    /** An earlier call on the handle broke off inside the library. Close it and open another. */
    int SCHET_E_POISONED = 7;
    /**
     * The library has a fault, and broke this call off; what it was doing may have happened. Please report the
     * message.
     */
    int SCHET_E_PANIC = 8;
    /**
     * A struct's struct_size is not that of any version: too small, over 65,536, or, in an array, not that of
     * the first row. field names it. Set it to sizeof of the struct before each call.
     */
    int SCHET_E_STRUCT_SIZE = 9;
    /** The program was built for another version of the interface. Link it with the library of its header. */
    int SCHET_E_ABI = 10;
    /** A length or a count is over its maximum; nothing was read. field names it. */
    int SCHET_E_LENGTH = 11;
    /**
     * Bytes that are none in the encoding that was chosen; field names the field, the message the byte's
     * place.
     */
    int SCHET_E_ENCODING = 12;
    /** A value that its field does not take, or one that is missing; field names it, the message says why. */
    int SCHET_E_VALUE = 13;
    /** The library was built without what is asked for, or the service was opened without it; field names it. */
    int SCHET_E_UNSUPPORTED = 14;
    /** A callback of the host asked to stop. What was done stands; call again to go on. */
    int SCHET_E_CANCELLED = 15;
    /** A list that only reading makes shorter is full; read it first. */
    int SCHET_E_UNREAD = 16;
    /** The system gave no random bytes. Call again. */
    int SCHET_E_RANDOM = 17;
    /**
     * A callback of the host answered something else than SCHET_HOST_DONE: host_code. What was done before
     * stands.
     */
    int SCHET_E_HOST = 18;
    /** Something was closed before it was finished; field names it. */
    int SCHET_E_UNFINISHED = 19;
    /** A store or a way out is not reachable, locked, or overloaded. Call again later. */
    int SCHET_E_UNAVAILABLE = 30;
    /** No room: disk full, quota used up. Make room and call again. */
    int SCHET_E_FULL = 31;
    /**
     * What is stored can't be read as what it should be. Calling again does not help; the message says what it
     * is.
     */
    int SCHET_E_CORRUPT = 32;
    /** A store can't serve the call as it is, now or later; the message says why. */
    int SCHET_E_REJECTED = 33;
    /** The regular run of a period that has not ended. */
    int SCHET_E_PERIOD_NOT_OVER = 40;
    /**
     * A bill whose sums do not agree, or that can't be an invoice for another reason; the message names the
     * field, and both numbers. Correct it in the billing.
     */
    int SCHET_E_BILL = 41;
    /** A bill that was issued elsewhere and has no number. */
    int SCHET_E_NO_NUMBER = 42;
    /** Another invoice was issued under this number, or for this account, period and revision. */
    int SCHET_E_TAKEN = 43;
    /**
     * A document that can't be rendered, such as for a character that its fonts lack; the message names the
     * field.
     */
    int SCHET_E_RENDER = 44;
    /** A mail that can't be composed. */
    int SCHET_E_MAIL = 45;
    /** The host's sink did not take the output; what it took so far is no document. */
    int SCHET_E_OUTPUT = 46;
    /** A period so old that what was issued of it is kept no longer. */
    int SCHET_E_PERIOD_FORGOTTEN = 47;
    /** Refused: the section is closed while invoices are being formed; until says when it opens (R2). */
    int SCHET_R_BLACKOUT = 100;
    /** Refused: no invoice of period was issued (R4, R5). */
    int SCHET_R_NOT_ISSUED = 101;
    /** Refused: period is not among those in offered. */
    int SCHET_R_PERIOD_NOT_OFFERED = 102;
    /** Refused: subscriber is not one of the account's (R12). */
    int SCHET_R_UNKNOWN_SUBSCRIBER = 103;
    /** Refused: the account has no e-mail address in the cabinet (R10). */
    int SCHET_R_NO_CABINET_ADDRESS = 104;
    /** Refused: the day's limit of orders is reached; until says when to come again (R15). */
    int SCHET_R_LIMIT_REACHED = 105;
    /** Refused: the key was used for another order (R14). */
    int SCHET_R_KEY_REUSED = 106;
    /** Refused: call detail goes nowhere new before until. */
    int SCHET_R_QUIET_TIME = 107;
    /** Refused: the operator has no such account. */
    int SCHET_R_UNKNOWN_ACCOUNT = 108;
    /** Refused: the account has no such order. */
    int SCHET_R_UNKNOWN_ORDER = 109;
    /** Refused: the order is in state, which does not allow it. */
    int SCHET_R_WRONG_STATE = 110;
    /** Refused: the link opens nothing. */
    int SCHET_R_NO_SUCH_LINK = 111;
    /** Refused: the order has limit links already. */
    int SCHET_R_TOO_MANY_LINKS = 112;
    /** Refused: the day's limit of changes of delivery is reached; until says when to come again. */
    int SCHET_R_TOO_MANY_CHANGES = 113;
    /** Refused: the account's history of delivery has its limit of changes. */
    int SCHET_R_HISTORY_FULL = 114;
    /**
     * The first number of a refusal: what is at least this is the section's answer to a customer, and no
     * failure (R16).
     */
    int SCHET_R_FIRST = 100;
    /** The most bytes of one text. */
    int SCHET_MAX_TEXT = 4096;
    /** The call went from the subscriber. */
    int SCHET_OUTGOING = 1;
    /** The call came to the subscriber. */
    int SCHET_INCOMING = 2;
    /**
     * The version of the interface that this header describes. It grows when something is added; the soname
     * grows, which it has not done, when something is taken away.
     */
    int SCHET_ABI_VERSION = 1;
    /** The embedded store of orders and of what the billing feeds is built in. */
    int SCHET_FEATURE_SQLITE = 1;
    /** The embedded stores of documents are built in. */
    int SCHET_FEATURE_DOCUMENTS = 2;
    /** The embedded way out for mails is built in. */
    int SCHET_FEATURE_SPOOL = 4;
    /** The way out for mails over SMTP is built in. */
    int SCHET_FEATURE_SMTP = 8;

    /**
     * The instant at which a call happens, and the randomness it may use. Where NULL is passed for it, the
     * clock of the service and the system's random source give both. To repeat a call whose outcome is not
     * known, give the tick of the first once more: what the first has made is then found, not made anew.
     */
    @Structure.FieldOrder({
        "struct_size", "has_seed", "now", "seed"
    })
    class schet_tick extends Structure {
        public int struct_size;
        public int has_seed;
        public long now;
        public byte[] seed = new byte[32];

        public schet_tick() { struct_size = size(); }

        public schet_tick(Pointer at) {
            super(at);
            read();
        }
    }

    /** What came of the letters that were read. */
    @Structure.FieldOrder({
        "struct_size", "letters", "bounced", "delayed", "other", "left"
    })
    class schet_collected extends Structure {
        public int struct_size;
        public int letters;
        public int bounced;
        public int delayed;
        public int other;
        public int left;

        public schet_collected() { struct_size = size(); }

        public schet_collected(Pointer at) {
            super(at);
            read();
        }
    }

    /**
     * Why a call did not do what it was asked for. The caller allocates it and sets struct_size; it is written
     * when a function answers another status than SCHET_OK, and left alone otherwise. NULL may be passed for
     * it everywhere. Texts are in the host's encoding, end with a NUL, and are cut where they are too long.
     */
    @Structure.FieldOrder({
        "struct_size", "code", "retryable", "may_have_happened", "host_code", "row", "until", "period",
        "limit", "state", "offered_count", "offered", "subscriber", "field", "message"
    })
    class schet_error extends Structure {
        public int struct_size;
        public int code;
        public int retryable;
        public int may_have_happened;
        public int host_code;
        public int row;
        public long until;
        public int period;
        public int limit;
        public int state;
        public int offered_count;
        public int[] offered = new int[60];
        public byte[] subscriber = new byte[72];
        public byte[] field = new byte[64];
        public byte[] message = new byte[512];

        public schet_error() { struct_size = size(); }

        public schet_error(Pointer at) {
            super(at);
            read();
        }
    }

    /**
     * A text of the host: so many bytes in the encoding that was chosen, without a NUL. Blanks at its end
     * don't count, so a PIC X field can be passed as it is; what is empty or all blank is absent. It is copied
     * before the call returns.
     */
    @Structure.FieldOrder({
        "data", "len", "reserved"
    })
    class schet_text extends Structure {
        public Pointer data;
        public int len;
        public int reserved;

        public schet_text() {}

        public schet_text(Pointer at) {
            super(at);
            read();
        }
    }

    /** A change of delivery that is asked for. */
    @Structure.FieldOrder({
        "struct_size", "method", "account", "address", "by"
    })
    class schet_delivery_request extends Structure {
        public int struct_size;
        public int method;
        public schet_text account;
        public schet_text address;
        public schet_text by;

        public schet_delivery_request() { struct_size = size(); }

        public schet_delivery_request(Pointer at) {
            super(at);
            read();
        }
    }

    /** The delivery that is in force. */
    @Structure.FieldOrder({
        "struct_size", "in_person", "changed", "reserved", "cabinet_address", "confirmation"
    })
    class schet_delivery extends Structure {
        public int struct_size;
        public int in_person;
        public int changed;
        public int reserved;
        public byte[] cabinet_address = new byte[264];
        public byte[] confirmation = new byte[40];

        public schet_delivery() { struct_size = size(); }

        public schet_delivery(Pointer at) {
            super(at);
            read();
        }
    }

    /** A change of delivery, as the history keeps it. */
    @Structure.FieldOrder({
        "struct_size", "method", "state", "reserved", "at", "settled", "address", "by"
    })
    class schet_delivery_event extends Structure {
        public int struct_size;
        public int method;
        public int state;
        public int reserved;
        public long at;
        public long settled;
        public byte[] address = new byte[264];
        public byte[] by = new byte[1024];

        public schet_delivery_event() { struct_size = size(); }

        public schet_delivery_event(Pointer at) {
            super(at);
            read();
        }
    }

    /** One SIP line of an account. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "id", "label"
    })
    class schet_subscriber extends Structure {
        public int struct_size;
        public int reserved;
        public schet_text id;
        public schet_text label;

        public schet_subscriber() { struct_size = size(); }

        public schet_subscriber(Pointer at) {
            super(at);
            read();
        }
    }

    /**
     * The paying customer: one account with its requisites and its subscribers. What isn't called optional
     * must be stated.
     */
    @Structure.FieldOrder({
        "struct_size", "locale", "opened", "closed", "number", "name", "application_address", "inn",
        "kpp", "postal_address", "contract", "subscribers", "subscriber_count", "reserved"
    })
    class schet_account extends Structure {
        public int struct_size;
        public int locale;
        public int opened;
        public int closed;
        public schet_text number;
        public schet_text name;
        public schet_text application_address;
        public schet_text inn;
        public schet_text kpp;
        public schet_text postal_address;
        public schet_text contract;
        public Pointer subscribers;
        public int subscriber_count;
        public int reserved;

        public schet_account() { struct_size = size(); }

        public schet_account(Pointer at) {
            super(at);
            read();
        }
    }

    /** One charge. */
    @Structure.FieldOrder({
        "struct_size", "flags", "vat_kind", "vat_rate", "quantity", "unit_price", "quantity_scale",
        "unit_price_scale", "amount", "seconds", "subscriber", "service", "unit"
    })
    class schet_line extends Structure {
        public int struct_size;
        public int flags;
        public int vat_kind;
        public int vat_rate;
        public long quantity;
        public long unit_price;
        public int quantity_scale;
        public int unit_price_scale;
        public long amount;
        public long seconds;
        public schet_text subscriber;
        public schet_text service;
        public schet_text unit;

        public schet_line() { struct_size = size(); }

        public schet_line(Pointer at) {
            super(at);
            read();
        }
    }

    /** The total of one VAT rate (R19). */
    @Structure.FieldOrder({
        "struct_size", "kind", "rate", "basis", "net", "vat", "gross"
    })
    class schet_vat extends Structure {
        public int struct_size;
        public int kind;
        public int rate;
        public int basis;
        public long net;
        public long vat;
        public long gross;

        public schet_vat() { struct_size = size(); }

        public schet_vat(Pointer at) {
            super(at);
            read();
        }
    }

    /** A payment received. */
    @Structure.FieldOrder({
        "struct_size", "date", "amount", "account", "reference"
    })
    class schet_payment extends Structure {
        public int struct_size;
        public int date;
        public long amount;
        public schet_text account;
        public schet_text reference;

        public schet_payment() { struct_size = size(); }

        public schet_payment(Pointer at) {
            super(at);
            read();
        }
    }

    /** A part of an instalment plan. */
    @Structure.FieldOrder({
        "struct_size", "due", "part", "parts", "amount", "remaining", "account", "description"
    })
    class schet_instalment extends Structure {
        public int struct_size;
        public int due;
        public int part;
        public int parts;
        public long amount;
        public long remaining;
        public schet_text account;
        public schet_text description;

        public schet_instalment() { struct_size = size(); }

        public schet_instalment(Pointer at) {
            super(at);
            read();
        }
    }

    /** What an earlier period was charged. */
    @Structure.FieldOrder({
        "struct_size", "period", "total"
    })
    class schet_past extends Structure {
        public int struct_size;
        public int period;
        public long total;

        public schet_past() { struct_size = size(); }

        public schet_past(Pointer at) {
            super(at);
            read();
        }
    }

    /**
     * A complete bill for one account and one period, as the billing states it: nothing of it is ever computed
     * or corrected here, and sums that don't agree are refused (R20). All amounts are in minor units.
     */
    @Structure.FieldOrder({
        "struct_size", "period", "date", "due_date", "revision", "line_count", "vat_count",
        "payment_count", "instalment_count", "history_count", "opening_balance", "total", "amount_due",
        "account", "number", "corrects", "lines", "vat", "payments", "instalments", "history"
    })
    class schet_bill extends Structure {
        public int struct_size;
        public int period;
        public int date;
        public int due_date;
        public int revision;
        public int line_count;
        public int vat_count;
        public int payment_count;
        public int instalment_count;
        public int history_count;
        public long opening_balance;
        public long total;
        public long amount_due;
        public schet_text account;
        public schet_text number;
        public schet_text corrects;
        public Pointer lines;
        public Pointer vat;
        public Pointer payments;
        public Pointer instalments;
        public Pointer history;

        public schet_bill() { struct_size = size(); }

        public schet_bill(Pointer at) {
            super(at);
            read();
        }
    }

    /** One call of a subscriber. It belongs to the period of its start. */
    @Structure.FieldOrder({
        "struct_size", "direction", "start", "received", "amount", "seconds", "charged_seconds", "key",
        "account", "subscriber", "peer", "service"
    })
    class schet_call extends Structure {
        public int struct_size;
        public int direction;
        public long start;
        public long received;
        public long amount;
        public int seconds;
        public int charged_seconds;
        public schet_text key;
        public schet_text account;
        public schet_text subscriber;
        public schet_text peer;
        public schet_text service;

        public schet_call() { struct_size = size(); }

        public schet_call(Pointer at) {
            super(at);
            read();
        }
    }

    /** What became of the rows of a feed so far. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "kept", "refused"
    })
    class schet_feed_report extends Structure {
        public int struct_size;
        public int reserved;
        public long kept;
        public long refused;

        public schet_feed_report() { struct_size = size(); }

        public schet_feed_report(Pointer at) {
            super(at);
            read();
        }
    }

    /** A row that was refused. */
    @Structure.FieldOrder({
        "struct_size", "kind", "number", "reason"
    })
    class schet_refused_row extends Structure {
        public int struct_size;
        public int kind;
        public long number;
        public byte[] reason = new byte[512];

        public schet_refused_row() { struct_size = size(); }

        public schet_refused_row(Pointer at) {
            super(at);
            read();
        }
    }

    /** What is to be forgotten of what was fed. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "calls_before", "account"
    })
    class schet_feed_removal extends Structure {
        public int struct_size;
        public int reserved;
        public long calls_before;
        public schet_text account;

        public schet_feed_removal() { struct_size = size(); }

        public schet_feed_removal(Pointer at) {
            super(at);
            read();
        }
    }

    /** What was forgotten of what was fed. */
    @Structure.FieldOrder({
        "struct_size", "was_there", "calls"
    })
    class schet_feed_removed extends Structure {
        public int struct_size;
        public int was_there;
        public long calls;

        public schet_feed_removed() { struct_size = size(); }

        public schet_feed_removed(Pointer at) {
            super(at);
            read();
        }
    }

    /** What was forgotten. */
    @Structure.FieldOrder({
        "struct_size", "is_over", "documents", "orders", "invoices", "left", "through"
    })
    class schet_forgotten extends Structure {
        public int struct_size;
        public int is_over;
        public long documents;
        public long orders;
        public long invoices;
        public long left;
        public byte[] through = new byte[40];

        public schet_forgotten() { struct_size = size(); }

        public schet_forgotten(Pointer at) {
            super(at);
            read();
        }
    }

    /** An issued invoice; it never changes. */
    @Structure.FieldOrder({
        "struct_size", "period", "date", "due_date", "revision", "in_person", "total", "amount_due",
        "formed_at", "document_size", "document_digest", "account", "order", "number", "corrects",
        "address", "customer"
    })
    class schet_issued extends Structure {
        public int struct_size;
        public int period;
        public int date;
        public int due_date;
        public int revision;
        public int in_person;
        public long total;
        public long amount_due;
        public long formed_at;
        public long document_size;
        public byte[] document_digest = new byte[32];
        public byte[] account = new byte[40];
        public byte[] order = new byte[40];
        public byte[] number = new byte[168];
        public byte[] corrects = new byte[168];
        public byte[] address = new byte[264];
        public byte[] customer = new byte[1024];

        public schet_issued() { struct_size = size(); }

        public schet_issued(Pointer at) {
            super(at);
            read();
        }
    }

    /** An invoice that was issued elsewhere. */
    @Structure.FieldOrder({
        "struct_size", "original_len", "formed_at", "bill", "original"
    })
    class schet_issued_elsewhere extends Structure {
        public int struct_size;
        public int original_len;
        public long formed_at;
        public Pointer bill;
        public Pointer original;

        public schet_issued_elsewhere() { struct_size = size(); }

        public schet_issued_elsewhere(Pointer at) {
            super(at);
            read();
        }
    }

    /** What became of an invoice that was issued elsewhere. */
    @Structure.FieldOrder({
        "struct_size", "status", "outcome", "reserved", "message"
    })
    class schet_imported extends Structure {
        public int struct_size;
        public int status;
        public int outcome;
        public int reserved;
        public byte[] message = new byte[512];

        public schet_imported() { struct_size = size(); }

        public schet_imported(Pointer at) {
            super(at);
            read();
        }
    }

    /** A link as the customer gets it, once. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "expires", "token", "url"
    })
    class schet_link extends Structure {
        public int struct_size;
        public int reserved;
        public long expires;
        public byte[] token = new byte[72];
        public byte[] url = new byte[2120];

        public schet_link() { struct_size = size(); }

        public schet_link(Pointer at) {
            super(at);
            read();
        }
    }

    /** A stored document, and how far it was read. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "size", "offset", "digest"
    })
    class schet_document extends Structure {
        public int struct_size;
        public int reserved;
        public long size;
        public long offset;
        public byte[] digest = new byte[32];

        public schet_document() { struct_size = size(); }

        public schet_document(Pointer at) {
            super(at);
            read();
        }
    }

    /** What a link opens. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "order", "file_name"
    })
    class schet_opened extends Structure {
        public int struct_size;
        public int reserved;
        public byte[] order = new byte[40];
        public byte[] file_name = new byte[64];

        public schet_opened() { struct_size = size(); }

        public schet_opened(Pointer at) {
            super(at);
            read();
        }
    }

    /** The section as an account sees it. */
    @Structure.FieldOrder({
        "struct_size", "in_person", "subscriber_count", "address_bounces", "title_ru", "title_en",
        "cabinet_address", "warning_ru", "warning_en"
    })
    class schet_menu extends Structure {
        public int struct_size;
        public int in_person;
        public int subscriber_count;
        public int address_bounces;
        public byte[] title_ru = new byte[64];
        public byte[] title_en = new byte[64];
        public byte[] cabinet_address = new byte[264];
        public byte[] warning_ru = new byte[512];
        public byte[] warning_en = new byte[512];

        public schet_menu() { struct_size = size(); }

        public schet_menu(Pointer at) {
            super(at);
            read();
        }
    }

    /** A choice of the menu: an action of one of its entries, with all that is to be chosen for it. */
    @Structure.FieldOrder({
        "struct_size", "entry", "action", "refusal", "until", "takes_subscribers", "formats",
        "period_count", "reserved", "periods", "entry_title_ru", "entry_title_en", "title_ru",
        "title_en", "goes_to", "refusal_ru", "refusal_en"
    })
    class schet_menu_choice extends Structure {
        public int struct_size;
        public int entry;
        public int action;
        public int refusal;
        public long until;
        public int takes_subscribers;
        public int formats;
        public int period_count;
        public int reserved;
        public int[] periods = new int[60];
        public byte[] entry_title_ru = new byte[128];
        public byte[] entry_title_en = new byte[128];
        public byte[] title_ru = new byte[128];
        public byte[] title_en = new byte[128];
        public byte[] goes_to = new byte[264];
        public byte[] refusal_ru = new byte[512];
        public byte[] refusal_en = new byte[512];

        public schet_menu_choice() { struct_size = size(); }

        public schet_menu_choice(Pointer at) {
            super(at);
            read();
        }
    }

    /** A subscriber, as the library tells of one. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "id", "label"
    })
    class schet_subscriber_row extends Structure {
        public int struct_size;
        public int reserved;
        public byte[] id = new byte[72];
        public byte[] label = new byte[1024];

        public schet_subscriber_row() { struct_size = size(); }

        public schet_subscriber_row(Pointer at) {
            super(at);
            read();
        }
    }

    /** What somebody does to an order. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "id", "account", "by"
    })
    class schet_order_change extends Structure {
        public int struct_size;
        public int reserved;
        public schet_text id;
        public schet_text account;
        public schet_text by;

        public schet_order_change() { struct_size = size(); }

        public schet_order_change(Pointer at) {
            super(at);
            read();
        }
    }

    /** One request of a customer, or one delivery of the regular run. */
    @Structure.FieldOrder({
        "struct_size", "action", "period", "format", "state", "goes", "locale", "tries",
        "subscriber_count", "revision", "generation", "reserved", "accepted_at", "due", "version",
        "document_size", "document_digest", "invoice_amount_due", "invoice_date", "invoice_due_date",
        "invoice_number", "id", "account", "address", "by", "detail"
    })
    class schet_order extends Structure {
        public int struct_size;
        public int action;
        public int period;
        public int format;
        public int state;
        public int goes;
        public int locale;
        public int tries;
        public int subscriber_count;
        public int revision;
        public int generation;
        public int reserved;
        public long accepted_at;
        public long due;
        public long version;
        public long document_size;
        public byte[] document_digest = new byte[32];
        public long invoice_amount_due;
        public int invoice_date;
        public int invoice_due_date;
        public byte[] invoice_number = new byte[168];
        public byte[] id = new byte[40];
        public byte[] account = new byte[40];
        public byte[] address = new byte[264];
        public byte[] by = new byte[1024];
        public byte[] detail = new byte[1024];

        public schet_order() { struct_size = size(); }

        public schet_order(Pointer at) {
            super(at);
            read();
        }
    }

    /** What a mail server tells of a mail that it could not deliver (RFC 3464). */
    @Structure.FieldOrder({
        "struct_size", "generation", "order", "status", "reason"
    })
    class schet_bounce extends Structure {
        public int struct_size;
        public int generation;
        public schet_text order;
        public schet_text status;
        public schet_text reason;

        public schet_bounce() { struct_size = size(); }

        public schet_bounce(Pointer at) {
            super(at);
            read();
        }
    }

    /** A change of an order's state, as its history keeps it (R13). */
    @Structure.FieldOrder({
        "struct_size", "state", "at", "detail"
    })
    class schet_order_event extends Structure {
        public int struct_size;
        public int state;
        public long at;
        public byte[] detail = new byte[1024];

        public schet_order_event() { struct_size = size(); }

        public schet_order_event(Pointer at) {
            super(at);
            read();
        }
    }

    /** A link of an order as it is kept: its token is known to the customer alone (R5). */
    @Structure.FieldOrder({
        "struct_size", "uses", "expires", "revoked", "last_used", "document_size", "document_digest",
        "token_hash"
    })
    class schet_order_link extends Structure {
        public int struct_size;
        public int uses;
        public long expires;
        public long revoked;
        public long last_used;
        public long document_size;
        public byte[] document_digest = new byte[32];
        public byte[] token_hash = new byte[32];

        public schet_order_link() { struct_size = size(); }

        public schet_order_link(Pointer at) {
            super(at);
            read();
        }
    }

    /** What a customer asks for. */
    @Structure.FieldOrder({
        "struct_size", "action", "period", "format", "account", "by", "key", "subscribers",
        "subscriber_count", "reserved"
    })
    class schet_order_request extends Structure {
        public int struct_size;
        public int action;
        public int period;
        public int format;
        public schet_text account;
        public schet_text by;
        public schet_text key;
        public Pointer subscribers;
        public int subscriber_count;
        public int reserved;

        public schet_order_request() { struct_size = size(); }

        public schet_order_request(Pointer at) {
            super(at);
            read();
        }
    }

    /** An order that the section has taken. */
    @Structure.FieldOrder({
        "struct_size", "replayed", "id", "confirmation_ru", "confirmation_en"
    })
    class schet_taken extends Structure {
        public int struct_size;
        public int replayed;
        public byte[] id = new byte[40];
        public byte[] confirmation_ru = new byte[512];
        public byte[] confirmation_en = new byte[512];

        public schet_taken() { struct_size = size(); }

        public schet_taken(Pointer at) {
            super(at);
            read();
        }
    }

    /** An invoice that waits to be handed over, or was. */
    @Structure.FieldOrder({
        "struct_size", "state", "date", "revision", "amount_due", "handed_over_at", "document_size",
        "document_digest", "account", "order", "number", "customer", "handed_over_by"
    })
    class schet_pickup_item extends Structure {
        public int struct_size;
        public int state;
        public int date;
        public int revision;
        public long amount_due;
        public long handed_over_at;
        public long document_size;
        public byte[] document_digest = new byte[32];
        public byte[] account = new byte[40];
        public byte[] order = new byte[40];
        public byte[] number = new byte[168];
        public byte[] customer = new byte[1024];
        public byte[] handed_over_by = new byte[1024];

        public schet_pickup_item() { struct_size = size(); }

        public schet_pickup_item(Pointer at) {
            super(at);
            read();
        }
    }

    /** A piece of a document. */
    @Structure.FieldOrder({
        "struct_size", "len", "data"
    })
    class schet_piece extends Structure {
        public int struct_size;
        public int len;
        public Pointer data;

        public schet_piece() { struct_size = size(); }

        public schet_piece(Pointer at) {
            super(at);
            read();
        }
    }

    /** Where a document goes. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "ctx", "write"
    })
    class schet_sink extends Structure {
        public int struct_size;
        public int reserved;
        public Pointer ctx;
        public Write write;

        public schet_sink() { struct_size = size(); }

        public schet_sink(Pointer at) {
            super(at);
            read();
        }

        // Takes a piece.
        public interface Write extends Callback {
            int invoke(Pointer ctx, schet_piece piece);
        }
    }

    /** What a part of a pickup batch came to. */
    @Structure.FieldOrder({
        "struct_size", "apart", "invoices", "next"
    })
    class schet_pickup_report extends Structure {
        public int struct_size;
        public int apart;
        public long invoices;
        public byte[] next = new byte[40];

        public schet_pickup_report() { struct_size = size(); }

        public schet_pickup_report(Pointer at) {
            super(at);
            read();
        }
    }

    /** The charges of one subscriber for one service. */
    @Structure.FieldOrder({
        "struct_size", "flags", "quantity", "quantity_scale", "reserved", "seconds", "amount",
        "subscriber", "service"
    })
    class schet_charge extends Structure {
        public int struct_size;
        public int flags;
        public long quantity;
        public int quantity_scale;
        public int reserved;
        public long seconds;
        public long amount;
        public schet_text subscriber;
        public schet_text service;

        public schet_charge() { struct_size = size(); }

        public schet_charge(Pointer at) {
            super(at);
            read();
        }
    }

    /** Bytes of the host's, in no encoding. They are copied before the call returns; none stand for nothing. */
    @Structure.FieldOrder({
        "data", "len", "reserved"
    })
    class schet_bytes extends Structure {
        public Pointer data;
        public int len;
        public int reserved;

        public schet_bytes() {}

        public schet_bytes(Pointer at) {
            super(at);
            read();
        }
    }

    /** A piece of a document. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "size", "bytes"
    })
    class schet_reply_piece extends Structure {
        public int struct_size;
        public int reserved;
        public long size;
        public schet_bytes bytes;

        public schet_reply_piece() { struct_size = size(); }

        public schet_reply_piece(Pointer at) {
            super(at);
            read();
        }
    }

    /** A row as it was put. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "key", "value"
    })
    class schet_stored_row extends Structure {
        public int struct_size;
        public int reserved;
        public schet_text key;
        public schet_bytes value;

        public schet_stored_row() { struct_size = size(); }

        public schet_stored_row(Pointer at) {
            super(at);
            read();
        }
    }

    /** What one step has done. */
    @Structure.FieldOrder({
        "struct_size", "claimed", "formed", "sent", "ready", "expired", "delayed", "failed", "unknown",
        "lost"
    })
    class schet_processed extends Structure {
        public int struct_size;
        public int claimed;
        public int formed;
        public int sent;
        public int ready;
        public int expired;
        public int delayed;
        public int failed;
        public int unknown;
        public int lost;

        public schet_processed() { struct_size = size(); }

        public schet_processed(Pointer at) {
            super(at);
            read();
        }
    }

    /**
     * The operator: whose section this is, who bills, and how its documents look. What isn't called optional
     * must be stated.
     */
    @Structure.FieldOrder({
        "struct_size", "locale", "accent", "profile", "id", "name", "address", "inn", "kpp", "ogrn",
        "bank", "bic", "bank_account", "correspondent_account", "zone", "contact_email",
        "contact_phone", "contact_site", "sender", "link_base", "logo_png", "logo_path", "logo_width",
        "logo_height"
    })
    class schet_operator extends Structure {
        public int struct_size;
        public int locale;
        public int accent;
        public int profile;
        public schet_text id;
        public schet_text name;
        public schet_text address;
        public schet_text inn;
        public schet_text kpp;
        public schet_text ogrn;
        public schet_text bank;
        public schet_text bic;
        public schet_text bank_account;
        public schet_text correspondent_account;
        public schet_text zone;
        public schet_text contact_email;
        public schet_text contact_phone;
        public schet_text contact_site;
        public schet_text sender;
        public schet_text link_base;
        public schet_bytes logo_png;
        public schet_bytes logo_path;
        public int logo_width;
        public int logo_height;

        public schet_operator() { struct_size = size(); }

        public schet_operator(Pointer at) {
            super(at);
            read();
        }
    }

    /** Whose documents are made. */
    @Structure.FieldOrder({
        "struct_size", "encoding", "operator_info"
    })
    class schet_renderer_config extends Structure {
        public int struct_size;
        public int encoding;
        public Pointer operator_info;

        public schet_renderer_config() { struct_size = size(); }

        public schet_renderer_config(Pointer at) {
            super(at);
            read();
        }
    }

    /** A file that is embedded into a document (ISO 19005-3, annex E). */
    @Structure.FieldOrder({
        "struct_size", "relationship", "name", "mime", "description", "content"
    })
    class schet_attachment extends Structure {
        public int struct_size;
        public int relationship;
        public schet_text name;
        public schet_text mime;
        public schet_text description;
        public schet_bytes content;

        public schet_attachment() { struct_size = size(); }

        public schet_attachment(Pointer at) {
            super(at);
            read();
        }
    }

    /** Charges of a period so far, of an account. */
    @Structure.FieldOrder({
        "struct_size", "period", "as_of", "lines", "line_count", "reserved"
    })
    class schet_charges extends Structure {
        public int struct_size;
        public int period;
        public long as_of;
        public Pointer lines;
        public int line_count;
        public int reserved;

        public schet_charges() { struct_size = size(); }

        public schet_charges(Pointer at) {
            super(at);
            read();
        }
    }

    /** What a call detail is of, and how it is written (R8). */
    @Structure.FieldOrder({
        "struct_size", "period", "format", "locale", "formed_at", "account"
    })
    class schet_call_detail extends Structure {
        public int struct_size;
        public int period;
        public int format;
        public int locale;
        public long formed_at;
        public schet_text account;

        public schet_call_detail() { struct_size = size(); }

        public schet_call_detail(Pointer at) {
            super(at);
            read();
        }
    }

    /** What a register or a batch is of. */
    @Structure.FieldOrder({
        "struct_size", "period", "locale", "reserved"
    })
    class schet_pickup_paper extends Structure {
        public int struct_size;
        public int period;
        public int locale;
        public int reserved;

        public schet_pickup_paper() { struct_size = size(); }

        public schet_pickup_paper(Pointer at) {
            super(at);
            read();
        }
    }

    /** An entry of a register. */
    @Structure.FieldOrder({
        "struct_size", "date", "amount_due", "account", "name", "number"
    })
    class schet_register_entry extends Structure {
        public int struct_size;
        public int date;
        public long amount_due;
        public schet_text account;
        public schet_text name;
        public schet_text number;

        public schet_register_entry() { struct_size = size(); }

        public schet_register_entry(Pointer at) {
            super(at);
            read();
        }
    }

    /** What a document came to. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "rows", "late", "seconds", "charged_seconds", "amount"
    })
    class schet_paper_totals extends Structure {
        public int struct_size;
        public int reserved;
        public long rows;
        public long late;
        public long seconds;
        public long charged_seconds;
        public long amount;

        public schet_paper_totals() { struct_size = size(); }

        public schet_paper_totals(Pointer at) {
            super(at);
            read();
        }
    }

    /** The regular run of a period as it stands, and what one step has done. */
    @Structure.FieldOrder({
        "struct_size", "period", "round", "outcome", "started", "ended", "formed", "in_person",
        "already", "not_billable", "refused", "accounts", "dealt_through"
    })
    class schet_run extends Structure {
        public int struct_size;
        public int period;
        public int round;
        public int outcome;
        public long started;
        public long ended;
        public long formed;
        public long in_person;
        public long already;
        public long not_billable;
        public long refused;
        public long accounts;
        public byte[] dealt_through = new byte[40];

        public schet_run() { struct_size = size(); }

        public schet_run(Pointer at) {
            super(at);
            read();
        }
    }

    /** Who is told of a run's progress. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "ctx", "tell"
    })
    class schet_progress extends Structure {
        public int struct_size;
        public int reserved;
        public Pointer ctx;
        public Tell tell;

        public schet_progress() { struct_size = size(); }

        public schet_progress(Pointer at) {
            super(at);
            read();
        }

        // Is told.
        public interface Tell extends Callback {
            int invoke(Pointer ctx, schet_run run);
        }
    }

    /** An account whose invoice the run could not form. */
    @Structure.FieldOrder({
        "struct_size", "period", "at", "account", "code", "reason"
    })
    class schet_unformed extends Structure {
        public int struct_size;
        public int period;
        public long at;
        public byte[] account = new byte[40];
        public byte[] code = new byte[40];
        public byte[] reason = new byte[1024];

        public schet_unformed() { struct_size = size(); }

        public schet_unformed(Pointer at) {
            super(at);
            read();
        }
    }

    /**
     * What the host may set. Have schet_policy_default fill it, and change what is to be another way: zeros
     * are taken as they are.
     */
    @Structure.FieldOrder({
        "struct_size", "window_first_day", "window_last_day", "covered", "hold_window_for_run",
        "repeat_months", "link_days", "orders_a_day", "changes_a_day", "key_days", "new_address",
        "call_detail_quiet_hours", "unknown", "retry_first_seconds", "retry_longest_seconds",
        "retry_give_up_seconds", "lease_seconds", "transmission_seconds", "address_mails_a_day",
        "domain_mails_a_day", "mails_a_day", "keep_document_days", "keep_order_days",
        "keep_invoice_months", "sequence"
    })
    class schet_policy extends Structure {
        public int struct_size;
        public int window_first_day;
        public int window_last_day;
        public int covered;
        public int hold_window_for_run;
        public int repeat_months;
        public int link_days;
        public int orders_a_day;
        public int changes_a_day;
        public int key_days;
        public int new_address;
        public int call_detail_quiet_hours;
        public int unknown;
        public int retry_first_seconds;
        public int retry_longest_seconds;
        public int retry_give_up_seconds;
        public int lease_seconds;
        public int transmission_seconds;
        public int address_mails_a_day;
        public int domain_mails_a_day;
        public int mails_a_day;
        public int keep_document_days;
        public int keep_order_days;
        public int keep_invoice_months;
        public schet_text sequence;

        public schet_policy() { struct_size = size(); }

        public schet_policy(Pointer at) {
            super(at);
            read();
        }
    }

    /** Asks for numbers of accounts. */
    @Structure.FieldOrder({
        "struct_size", "limit", "reply", "operator_id", "after"
    })
    class schet_accounts_query extends Structure {
        public int struct_size;
        public int limit;
        public Pointer reply;
        public schet_text operator_id;
        public schet_text after;

        public schet_accounts_query() { struct_size = size(); }

        public schet_accounts_query(Pointer at) {
            super(at);
            read();
        }
    }

    /** Asks for an account. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "reply", "operator_id", "number"
    })
    class schet_account_query extends Structure {
        public int struct_size;
        public int reserved;
        public Pointer reply;
        public schet_text operator_id;
        public schet_text number;

        public schet_account_query() { struct_size = size(); }

        public schet_account_query(Pointer at) {
            super(at);
            read();
        }
    }

    /** Asks for the bills of accounts: one answer for each, in their order. */
    @Structure.FieldOrder({
        "struct_size", "period", "reply", "operator_id", "accounts", "account_count", "reserved"
    })
    class schet_bills_query extends Structure {
        public int struct_size;
        public int period;
        public Pointer reply;
        public schet_text operator_id;
        public Pointer accounts;
        public int account_count;
        public int reserved;

        public schet_bills_query() { struct_size = size(); }

        public schet_bills_query(Pointer at) {
            super(at);
            read();
        }
    }

    /** Asks for calls, ordered by subscriber, start and key. */
    @Structure.FieldOrder({
        "struct_size", "limit", "reply", "operator_id", "account", "from", "until", "subscribers",
        "subscriber_count", "has_after", "after_subscriber", "after_key", "after_start"
    })
    class schet_calls_query extends Structure {
        public int struct_size;
        public int limit;
        public Pointer reply;
        public schet_text operator_id;
        public schet_text account;
        public long from;
        public long until;
        public Pointer subscribers;
        public int subscriber_count;
        public int has_after;
        public schet_text after_subscriber;
        public schet_text after_key;
        public long after_start;

        public schet_calls_query() { struct_size = size(); }

        public schet_calls_query(Pointer at) {
            super(at);
            read();
        }
    }

    /** Asks for the charges of a period so far, ordered by subscriber and service. */
    @Structure.FieldOrder({
        "struct_size", "period", "reply", "operator_id", "account", "subscribers", "subscriber_count",
        "reserved"
    })
    class schet_charges_query extends Structure {
        public int struct_size;
        public int period;
        public Pointer reply;
        public schet_text operator_id;
        public schet_text account;
        public Pointer subscribers;
        public int subscriber_count;
        public int reserved;

        public schet_charges_query() { struct_size = size(); }

        public schet_charges_query(Pointer at) {
            super(at);
            read();
        }
    }

    /**
     * The host's own billing in place of the embedded database: read only, over its own tables. All callbacks
     * but destroy must be there. They answer SCHET_HOST_DONE, or one of the other SCHET_HOST_..., and put what
     * they are asked for into the reply. They must not call the library but for schet_reply_..., schet_buf_...
     * and what says so, nor raise, throw or jump out. The clauses B1 to B7 hold: accounts ascend by their
     * bytes, each once, and an empty answer ends them; an account that is not there is no failure; a bill
     * whose invoice was issued is answered the same until a correction takes its place, which has a higher
     * revision; calls and charges of subscribers that are named are theirs alone.
     */
    @Structure.FieldOrder({
        "struct_size", "flags", "ctx", "accounts", "account", "bills", "calls", "charges", "destroy"
    })
    class schet_billing_port extends Structure {
        public int struct_size;
        public int flags;
        public Pointer ctx;
        public Accounts accounts;
        public Account account;
        public Bills bills;
        public Calls calls;
        public Charges charges;
        public Destroy destroy;

        public schet_billing_port() { struct_size = size(); }

        public schet_billing_port(Pointer at) {
            super(at);
            read();
        }

        // Numbers of accounts, page by page (B1).
        public interface Accounts extends Callback {
            int invoke(Pointer ctx, schet_accounts_query query);
        }

        // One account (B2).
        public interface Account extends Callback {
            int invoke(Pointer ctx, schet_account_query query);
        }

        // The bills of a period (B2-B4).
        public interface Bills extends Callback {
            int invoke(Pointer ctx, schet_bills_query query);
        }

        // Calls, page by page (B5, B6).
        public interface Calls extends Callback {
            int invoke(Pointer ctx, schet_calls_query query);
        }

        // The charges of a period so far (B6, B7).
        public interface Charges extends Callback {
            int invoke(Pointer ctx, schet_charges_query query);
        }

        // Ends what the context holds. Optional.
        public interface Destroy extends Callback {
            void invoke(Pointer ctx);
        }
    }

    /** A transaction. */
    @Structure.FieldOrder({
        "struct_size", "mode", "txn", "reply"
    })
    class schet_store_txn extends Structure {
        public int struct_size;
        public int mode;
        public Pointer txn;
        public Pointer reply;

        public schet_store_txn() { struct_size = size(); }

        public schet_store_txn(Pointer at) {
            super(at);
            read();
        }
    }

    /** Asks for a row, or for its removal. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "txn", "reply", "key"
    })
    class schet_store_key extends Structure {
        public int struct_size;
        public int reserved;
        public Pointer txn;
        public Pointer reply;
        public schet_text key;

        public schet_store_key() { struct_size = size(); }

        public schet_store_key(Pointer at) {
            super(at);
            read();
        }
    }

    /** Asks for rows in the order of their keys. */
    @Structure.FieldOrder({
        "struct_size", "limit", "txn", "reply", "descending", "reserved", "from", "until"
    })
    class schet_store_scan extends Structure {
        public int struct_size;
        public int limit;
        public Pointer txn;
        public Pointer reply;
        public int descending;
        public int reserved;
        public schet_text from;
        public schet_text until;

        public schet_store_scan() { struct_size = size(); }

        public schet_store_scan(Pointer at) {
            super(at);
            read();
        }
    }

    /** A row to keep in the place of the one of its key, if there is one. */
    @Structure.FieldOrder({
        "struct_size", "kind", "txn", "reply", "key", "value", "account", "order", "number", "period",
        "revision", "action", "state", "at", "due", "amount_due"
    })
    class schet_store_row extends Structure {
        public int struct_size;
        public int kind;
        public Pointer txn;
        public Pointer reply;
        public schet_text key;
        public schet_bytes value;
        public schet_text account;
        public schet_text order;
        public schet_text number;
        public int period;
        public int revision;
        public int action;
        public int state;
        public long at;
        public long due;
        public long amount_due;

        public schet_store_row() { struct_size = size(); }

        public schet_store_row(Pointer at) {
            super(at);
            read();
        }
    }

    /** What a clock shows. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "now"
    })
    class schet_clock_reading extends Structure {
        public int struct_size;
        public int reserved;
        public long now;

        public schet_clock_reading() { struct_size = size(); }

        public schet_clock_reading(Pointer at) {
            super(at);
            read();
        }
    }

    /**
     * The host's own store of orders, delivery, issued invoices, links and runs: rows by key, in transactions.
     * All callbacks but now and destroy must be there. They answer SCHET_HOST_DONE, or one of the other
     * SCHET_HOST_... They must not call the library but for schet_reply_..., nor raise, throw or jump out. In
     * SQL it is one table, its key compared by bytes (BINARY, COLLATE "C"): CREATE TABLE schet_rows (k
     * VARCHAR(200) PRIMARY KEY, v BLOB NOT NULL) get: SELECT v FROM schet_rows WHERE k = ? scan: SELECT k, v
     * FROM schet_rows WHERE k &gt;= ? AND k &lt; ? ORDER BY k (or k DESC) LIMIT ? put: replace the row of that
     * k, or insert it remove: DELETE FROM schet_rows WHERE k = ? A transaction sees what it has written.
     * Transactions that write follow one another: begin waits until no other is open, by a row that it locks
     * where the database has no better means. What commit has answered SCHET_HOST_DONE to is durable, and what
     * rollback has ended left nothing behind. When transactions do not go together, any callback may answer
     * SCHET_HOST_CONFLICT: the transaction is rolled back and made again. When commit can't tell whether it
     * did, it answers neither of these, but 0: then what was asked for may have happened. To join an order to
     * a transaction of its own, the host begins it, calls schet_order_take, schet_order_cancel,
     * schet_delivery_change or schet_delivery_confirm on the same thread, has begin set a savepoint, rollback
     * go back to it and commit do nothing, and commits afterwards: the order is there when the host's
     * transaction is. Nothing else may be joined, for what else the library does takes effect outside of the
     * database between its transactions.
     */
    @Structure.FieldOrder({
        "struct_size", "flags", "ctx", "begin", "get", "scan", "put", "remove", "commit", "rollback",
        "now", "destroy"
    })
    class schet_store_port extends Structure {
        public int struct_size;
        public int flags;
        public Pointer ctx;
        public Begin begin;
        public Get get;
        public Scan scan;
        public Put put;
        public Remove remove;
        public Commit commit;
        public Rollback rollback;
        public Now now;
        public Destroy destroy;

        public schet_store_port() { struct_size = size(); }

        public schet_store_port(Pointer at) {
            super(at);
            read();
        }

        // Begins a transaction.
        public interface Begin extends Callback {
            int invoke(Pointer ctx, schet_store_txn txn);
        }

        // Answers the row of a key by schet_reply_row; a callback that does not call it says that there is
        // none.
        public interface Get extends Callback {
            int invoke(Pointer ctx, schet_store_key key);
        }

        // Answers the rows between two keys, each by schet_reply_row.
        public interface Scan extends Callback {
            int invoke(Pointer ctx, schet_store_scan scan);
        }

        // Keeps a row.
        public interface Put extends Callback {
            int invoke(Pointer ctx, schet_store_row row);
        }

        // Removes the row of a key; that there is none is no failure.
        public interface Remove extends Callback {
            int invoke(Pointer ctx, schet_store_key key);
        }

        // Ends a transaction: what it has written stands.
        public interface Commit extends Callback {
            int invoke(Pointer ctx, schet_store_txn txn);
        }

        // Ends a transaction: what it has written never was. Also called where another callback of it has
        // failed.
        public interface Rollback extends Callback {
            int invoke(Pointer ctx, schet_store_txn txn);
        }

        // Reads the clock by which leases live, where several machines use one store. Optional: the machine's.
        public interface Now extends Callback {
            int invoke(Pointer ctx, schet_clock_reading reading);
        }

        // Ends what the context holds. Optional.
        public interface Destroy extends Callback {
            void invoke(Pointer ctx);
        }
    }

    /**
     * A document to store: what many begin with alike, and its own rest. A store may keep the beginning once,
     * by its own digest, and then keeps it as long as a document needs it; or it keeps both as one.
     */
    @Structure.FieldOrder({
        "struct_size", "has_prefix", "size", "digest", "prefix_digest", "prefix", "tail"
    })
    class schet_new_document extends Structure {
        public int struct_size;
        public int has_prefix;
        public long size;
        public byte[] digest = new byte[32];
        public byte[] prefix_digest = new byte[32];
        public schet_bytes prefix;
        public schet_bytes tail;

        public schet_new_document() { struct_size = size(); }

        public schet_new_document(Pointer at) {
            super(at);
            read();
        }
    }

    /** Asks to store documents, all or none. */
    @Structure.FieldOrder({
        "struct_size", "count", "reply", "operator_id", "documents"
    })
    class schet_documents_put extends Structure {
        public int struct_size;
        public int count;
        public Pointer reply;
        public schet_text operator_id;
        public Pointer documents;

        public schet_documents_put() { struct_size = size(); }

        public schet_documents_put(Pointer at) {
            super(at);
            read();
        }
    }

    /** Asks for a piece of a document. */
    @Structure.FieldOrder({
        "struct_size", "length", "reply", "operator_id", "offset", "digest"
    })
    class schet_document_query extends Structure {
        public int struct_size;
        public int length;
        public Pointer reply;
        public schet_text operator_id;
        public long offset;
        public byte[] digest = new byte[32];

        public schet_document_query() { struct_size = size(); }

        public schet_document_query(Pointer at) {
            super(at);
            read();
        }
    }

    /** Asks to remove documents for good. */
    @Structure.FieldOrder({
        "struct_size", "count", "reply", "operator_id", "digests"
    })
    class schet_documents_forget extends Structure {
        public int struct_size;
        public int count;
        public Pointer reply;
        public schet_text operator_id;
        public Pointer digests;

        public schet_documents_forget() { struct_size = size(); }

        public schet_documents_forget(Pointer at) {
            super(at);
            read();
        }
    }

    /**
     * The host's own store of documents. All callbacks but destroy must be there; they answer as those of a
     * schet_billing_port do. The clauses D1 to D8 hold: when put answers SCHET_HOST_DONE every document is
     * durable and readable; a reader never sees part of one; putting what is there already succeeds; what is
     * not there is no failure, of read and of forget. The digests are the library's to check, when a document
     * is put, and when it is read whole.
     */
    @Structure.FieldOrder({
        "struct_size", "flags", "ctx", "put", "read", "forget", "destroy"
    })
    class schet_documents_port extends Structure {
        public int struct_size;
        public int flags;
        public Pointer ctx;
        public Put put;
        public Read read;
        public Forget forget;
        public Destroy destroy;

        public schet_documents_port() { struct_size = size(); }

        public schet_documents_port(Pointer at) {
            super(at);
            read();
        }

        // Stores documents (D1-D3).
        public interface Put extends Callback {
            int invoke(Pointer ctx, schet_documents_put put);
        }

        // A piece of a document, by schet_reply_document (D4, D5).
        public interface Read extends Callback {
            int invoke(Pointer ctx, schet_document_query query);
        }

        // Removes documents for good (D8).
        public interface Forget extends Callback {
            int invoke(Pointer ctx, schet_documents_forget forget);
        }

        // Ends what the context holds. Optional.
        public interface Destroy extends Callback {
            void invoke(Pointer ctx);
        }
    }

    /** A message ready to go out: one recipient, and every byte as it is to go. */
    @Structure.FieldOrder({
        "struct_size", "attempt", "generation", "reserved", "reply", "order", "message_id", "from",
        "to", "message"
    })
    class schet_mail extends Structure {
        public int struct_size;
        public int attempt;
        public int generation;
        public int reserved;
        public Pointer reply;
        public schet_text order;
        public schet_text message_id;
        public schet_text from;
        public schet_text to;
        public schet_bytes message;

        public schet_mail() { struct_size = size(); }

        public schet_mail(Pointer at) {
            super(at);
            read();
        }
    }

    /** The host's own way out for mails. The clauses M1 to M6 hold. */
    @Structure.FieldOrder({
        "struct_size", "flags", "ctx", "send", "destroy"
    })
    class schet_mail_port extends Structure {
        public int struct_size;
        public int flags;
        public Pointer ctx;
        public Send send;
        public Destroy destroy;

        public schet_mail_port() { struct_size = size(); }

        public schet_mail_port(Pointer at) {
            super(at);
            read();
        }

        // Sends a message.
        public interface Send extends Callback {
            int invoke(Pointer ctx, schet_mail mail);
        }

        // Ends what the context holds. Optional.
        public interface Destroy extends Callback {
            void invoke(Pointer ctx);
        }
    }

    /** The host's own clock in place of the machine's: for calls without a tick. */
    @Structure.FieldOrder({
        "struct_size", "flags", "ctx", "now", "destroy"
    })
    class schet_clock_port extends Structure {
        public int struct_size;
        public int flags;
        public Pointer ctx;
        public Now now;
        public Destroy destroy;

        public schet_clock_port() { struct_size = size(); }

        public schet_clock_port(Pointer at) {
            super(at);
            read();
        }

        // Reads the clock.
        public interface Now extends Callback {
            int invoke(Pointer ctx, schet_clock_reading reading);
        }

        // Ends what the context holds. Optional.
        public interface Destroy extends Callback {
            void invoke(Pointer ctx);
        }
    }

    /** Something that happened. */
    @Structure.FieldOrder({
        "struct_size", "level", "status", "reserved", "text"
    })
    class schet_log_entry extends Structure {
        public int struct_size;
        public int level;
        public int status;
        public int reserved;
        public schet_text text;

        public schet_log_entry() { struct_size = size(); }

        public schet_log_entry(Pointer at) {
            super(at);
            read();
        }
    }

    /** The host's own log: it is told of every call on the service that does not answer SCHET_OK. */
    @Structure.FieldOrder({
        "struct_size", "flags", "ctx", "write", "destroy"
    })
    class schet_log_port extends Structure {
        public int struct_size;
        public int flags;
        public Pointer ctx;
        public Write write;
        public Destroy destroy;

        public schet_log_port() { struct_size = size(); }

        public schet_log_port(Pointer at) {
            super(at);
            read();
        }

        // Is told.
        public interface Write extends Callback {
            int invoke(Pointer ctx, schet_log_entry entry);
        }

        // Ends what the context holds. Optional.
        public interface Destroy extends Callback {
            void invoke(Pointer ctx);
        }
    }

    /** A mail server that takes our mails: a relay of one's own, a provider's submission service. */
    @Structure.FieldOrder({
        "struct_size", "port", "encryption", "connections", "mails_per_connection", "idle_seconds",
        "longest_wait_seconds", "reserved", "host", "user", "password", "roots"
    })
    class schet_mail_server extends Structure {
        public int struct_size;
        public int port;
        public int encryption;
        public int connections;
        public int mails_per_connection;
        public int idle_seconds;
        public int longest_wait_seconds;
        public int reserved;
        public schet_text host;
        public schet_text user;
        public schet_text password;
        public schet_text roots;

        public schet_mail_server() { struct_size = size(); }

        public schet_mail_server(Pointer at) {
            super(at);
            read();
        }
    }

    /** A server for the recipients of a domain. */
    @Structure.FieldOrder({
        "struct_size", "reserved", "domain", "server"
    })
    class schet_mail_route extends Structure {
        public int struct_size;
        public int reserved;
        public schet_text domain;
        public Pointer server;

        public schet_mail_route() { struct_size = size(); }

        public schet_mail_route(Pointer at) {
            super(at);
            read();
        }
    }

    /** A key that signs mails (DKIM). */
    @Structure.FieldOrder({
        "struct_size", "reserved", "selector", "pem"
    })
    class schet_dkim_key extends Structure {
        public int struct_size;
        public int reserved;
        public schet_text selector;
        public schet_bytes pem;

        public schet_dkim_key() { struct_size = size(); }

        public schet_dkim_key(Pointer at) {
            super(at);
            read();
        }
    }

    /** The way out for mails over SMTP. */
    @Structure.FieldOrder({
        "struct_size", "route_count", "dkim_key_count", "begin_within_seconds", "hello", "server",
        "routes", "dkim_keys", "bounces", "bounces_maildir", "bounces_key"
    })
    class schet_smtp extends Structure {
        public int struct_size;
        public int route_count;
        public int dkim_key_count;
        public int begin_within_seconds;
        public schet_text hello;
        public Pointer server;
        public Pointer routes;
        public Pointer dkim_keys;
        public schet_text bounces;
        public schet_text bounces_maildir;
        public byte[] bounces_key = new byte[32];

        public schet_smtp() { struct_size = size(); }

        public schet_smtp(Pointer at) {
            super(at);
            read();
        }
    }

    /** What a section is opened with. Fill it with zeros first. */
    @Structure.FieldOrder({
        "struct_size", "encoding", "operator_info", "policy", "database", "database_max_bytes",
        "database_readers", "database_busy_ms", "documents", "documents_form", "reserved", "spool",
        "billing", "store", "documents_port", "mail", "clock", "log", "smtp"
    })
    class schet_config extends Structure {
        public int struct_size;
        public int encoding;
        public Pointer operator_info;
        public Pointer policy;
        public schet_text database;
        public long database_max_bytes;
        public int database_readers;
        public int database_busy_ms;
        public schet_text documents;
        public int documents_form;
        public int reserved;
        public schet_text spool;
        public Pointer billing;
        public Pointer store;
        public Pointer documents_port;
        public Pointer mail;
        public Pointer clock;
        public Pointer log;
        public Pointer smtp;

        public schet_config() { struct_size = size(); }

        public schet_config(Pointer at) {
            super(at);
            read();
        }
    }

    /**
     * Reads at most limit letters (1 to 10,000) out of the Maildir that schet_smtp names, marks the orders
     * whose mails came back, and puts the letters away. tick and out may be NULL. Since ABI 1.
     */
    int schet_bounces_collect(Pointer service, int limit, schet_tick tick, schet_collected out, schet_error error);

    /**
     * The first byte of a buffer, or NULL for an empty one and for what is no buffer. It can be read until
     * schet_buf_free. Callbacks may call it. Since ABI 1.
     */
    Pointer schet_buf_data(Pointer buf);

    /** How many bytes a buffer has; 0 for what is no buffer. Callbacks may call it. Since ABI 1. */
    int schet_buf_len(Pointer buf);

    /**
     * Copies at most capacity bytes of a buffer, from offset on, and says how many; from its end on it is
     * none. Callbacks may call it. Since ABI 1.
     */
    int schet_buf_copy(Pointer buf, int offset, Pointer to, int capacity, Pointer copied, schet_error error);

    /**
     * Frees a buffer and sets the variable to NULL; of NULL nothing is done. Callbacks may call it. Since ABI
     * 1.
     */
    int schet_buf_free(Pointer buf);

    /**
     * Sets how an account's invoices are delivered (R7). The invoice of a period goes by the delivery that is
     * in force when it is formed. tick and out may be NULL. Calling again is safe. Blocks for one write to the
     * disk. Since ABI 1.
     */
    int schet_delivery_change(Pointer service, schet_delivery_request request, schet_tick tick, schet_delivery out, schet_error error);

    /**
     * Puts a change of delivery in force by the token that was mailed to the new address; a token that is
     * unknown, over or used confirms nothing (SCHET_R_NO_SUCH_LINK). tick and out may be NULL. Since ABI 1.
     */
    int schet_delivery_confirm(Pointer service, Pointer account, int account_len, Pointer token, int token_len, schet_tick tick, schet_delivery out, schet_error error);

    /**
     * An account's changes of delivery, oldest first: as many as there is room for, from number first on,
     * counted from 0. An account has at most 5,000. Since ABI 1.
     */
    int schet_delivery_history(Pointer service, Pointer account, int account_len, int first, schet_delivery_event rows, int capacity, Pointer count, schet_error error);

    /**
     * Puts a refusal into words for the customer once more, in a language (SCHET_RU or SCHET_EN), instants in
     * the zone of the service's operator. refused is the struct that the refused call has filled. Since ABI 1.
     */
    int schet_refusal_text(Pointer service, schet_error refused, int locale, Pointer out, schet_error error);

    /** Begins to feed rows into the embedded database of a service. Since ABI 1. */
    int schet_feed_open(Pointer service, Pointer out, schet_error error);

    /**
     * Feeds accounts: each takes the place of the one of its number. Rows are held back until there are 1,000
     * of a kind, rows of another kind come, or schet_feed_flush is called. Blocks for one write to the disk
     * when rows are written. An answer other than SCHET_OK means that none of these rows were taken. Since ABI
     * 1.
     */
    int schet_feed_accounts(Pointer feed, schet_account rows, int count, schet_error error);

    /**
     * Feeds bills, for which the billing vouches, as schet_feed_accounts feeds accounts. A bill takes the
     * place of the one of its account, period and revision while that one's invoice is not issued; afterwards
     * another is refused. Since ABI 1.
     */
    int schet_feed_bills(Pointer feed, schet_bill rows, int count, schet_error error);

    /**
     * Feeds calls, as schet_feed_accounts feeds accounts. A call of a key that is kept for the account is the
     * same call; with other content it is refused. Since ABI 1.
     */
    int schet_feed_calls(Pointer feed, schet_call rows, int count, schet_error error);

    /**
     * Feeds payments, as schet_feed_accounts feeds accounts. A payment is told from others by account, date,
     * amount and reference. Feed them before the bill of their period. Since ABI 1.
     */
    int schet_feed_payments(Pointer feed, schet_payment rows, int count, schet_error error);

    /**
     * Feeds instalments, as schet_feed_accounts feeds accounts. An instalment is told from others by account,
     * description, part and day. Feed them before the bill of their period. Since ABI 1.
     */
    int schet_feed_instalments(Pointer feed, schet_instalment rows, int count, schet_error error);

    /** Writes what a feed holds back; what it then reports is durable. report may be NULL. Since ABI 1. */
    int schet_feed_flush(Pointer feed, schet_feed_report report, schet_error error);

    /**
     * Takes refused rows off a feed's list, the oldest first, as many as there is room for; none are left when
     * count comes back as 0. A feed that holds 10,000 of them takes no more rows until they are read. Since
     * ABI 1.
     */
    int schet_feed_refused(Pointer feed, schet_refused_row rows, int capacity, Pointer count, schet_error error);

    /**
     * Writes what a feed holds back, closes it, and sets the variable to NULL; of NULL nothing is done.
     * Whatever it answers, but for SCHET_E_BUSY, the feed is closed: flush it first where it matters what came
     * of it. Since ABI 1.
     */
    int schet_feed_close(Pointer feed, schet_error error);

    /**
     * Removes rows from the embedded database for good: an account's old calls, or the account with all its
     * rows. What the feed holds back is written first. out may be NULL. Since ABI 1.
     */
    int schet_feed_remove(Pointer feed, schet_feed_removal what, schet_feed_removed out, schet_error error);

    /**
     * Removes what is older than the policy keeps it: one bounded step over at most limit (1 to 10,000) orders
     * or invoices. kind is one of SCHET_KEPT_... Orders are gone over behind the one of after, which is the
     * through of the step before, or, where it has no length, from the oldest on. What is forgotten is gone.
     * tick and out may be NULL. Since ABI 1.
     */
    int schet_forget(Pointer service, int kind, Pointer after, int after_len, int limit, schet_tick tick, schet_forgotten out, schet_error error);

    /**
     * Removes what is kept of an account, but for what the tax law wants kept: its issued invoices and their
     * documents stay, without the address to which they went. What the embedded database has of it otherwise
     * goes by schet_feed_remove. out may be NULL. Since ABI 1.
     */
    int schet_forget_account(Pointer service, Pointer account, int account_len, schet_forgotten out, schet_error error);

    /**
     * An account's issued invoices, the latest revision of each period, newest period first: as many as there
     * is room for. Since ABI 1.
     */
    int schet_issued_list(Pointer service, Pointer account, int account_len, schet_issued rows, int capacity, Pointer count, schet_error error);

    /**
     * The issued invoices of a period, the latest revision: one row for each account asked for, in that order;
     * where none is issued the row's period is 0. There has to be room for all of them. Since ABI 1.
     */
    int schet_issued_in(Pointer service, int period, schet_text accounts, int account_count, schet_issued rows, int capacity, Pointer count, schet_error error);

    /**
     * Keeps invoices that were issued elsewhere, with their original documents or with documents of ours; they
     * are not delivered, but repeats and links give them. The documents are stored together and recorded in
     * one commit, so a few hundred at a time take the time of one. One outcome for each comes back, for which
     * there has to be room; what is wrong with one invoice is its outcome and does no harm to the others.
     * Since ABI 1.
     */
    int schet_issued_import(Pointer service, schet_issued_elsewhere invoices, int invoice_count, schet_imported rows, int capacity, Pointer count, schet_error error);

    /**
     * A new link to the document of an order that is ready (R5); what was minted before works on. At most 10
     * of an order work at a time. tick may be NULL. Blocks for one write to the disk. Since ABI 1.
     */
    int schet_link_mint(Pointer service, Pointer account, int account_len, Pointer id, int id_len, schet_tick tick, schet_link out, schet_error error);

    /** Ends every link of an order. tick may be NULL. Blocks for one write to the disk. Since ABI 1. */
    int schet_link_revoke(Pointer service, Pointer account, int account_len, Pointer id, int id_len, schet_tick tick, schet_error error);

    /**
     * Opens a link by its token and counts the use; whatever is wrong with it, the answer is
     * SCHET_R_NO_SUCH_LINK. The document is then read by schet_document_read, which begins at its first byte.
     * tick and opened may be NULL. Blocks for one write to the disk. Since ABI 1.
     */
    int schet_link_open(Pointer service, Pointer token, int token_len, schet_tick tick, schet_document document, schet_opened opened, schet_error error);

    /**
     * Reads at most capacity bytes of a document from its offset on, which then is behind them; 0 bytes at its
     * end. The size and the digest may also be those of an order or of an issued invoice. Since ABI 1.
     */
    int schet_document_read(Pointer service, schet_document document, Pointer to, int capacity, Pointer count, schet_error error);

    /**
     * The menu of an account: its head, and its choices in the order to show them, entry by entry, as many as
     * there is room for; there are six in this version. menu may be NULL, and so may tick. Since ABI 1.
     */
    int schet_menu_get(Pointer service, Pointer account, int account_len, schet_tick tick, schet_menu menu, schet_menu_choice choices, int capacity, Pointer count, schet_error error);

    /**
     * The account's subscribers, to choose from in call detail and charges: as many as there is room for, from
     * number first on, counted from 0. tick may be NULL. Since ABI 1.
     */
    int schet_menu_subscribers(Pointer service, Pointer account, int account_len, schet_tick tick, int first, schet_subscriber_row rows, int capacity, Pointer count, schet_error error);

    /**
     * Takes an order back while it is still accepted (R13); account is looked at. tick and order may be NULL.
     * Since ABI 1.
     */
    int schet_order_cancel(Pointer service, schet_order_change change, schet_tick tick, schet_order order, schet_error error);

    /**
     * Starts an order again after it failed, bounced, or ended unknown (R17): its next mail is another
     * message. tick and order may be NULL. Since ABI 1.
     */
    int schet_order_restart(Pointer service, schet_order_change change, schet_tick tick, schet_order order, schet_error error);

    /**
     * Gives up an order whose outcome is unknown: it counts as failed. tick and order may be NULL. Since ABI
     * 1.
     */
    int schet_order_abandon(Pointer service, schet_order_change change, schet_tick tick, schet_order order, schet_error error);

    /** Marks a sent mail as come back (R13); by is the report. tick and order may be NULL. Since ABI 1. */
    int schet_order_bounced(Pointer service, schet_order_change change, schet_tick tick, schet_order order, schet_error error);

    /**
     * Records that an invoice was handed over in person (R10); account is looked at. tick and order may be
     * NULL. Since ABI 1.
     */
    int schet_order_hand_over(Pointer service, schet_order_change change, schet_tick tick, schet_order order, schet_error error);

    /**
     * Takes a report of a mail that came back, and marks its order (R13). A report that tells nothing new
     * changes nothing; one that comes before the order is known to be sent is refused (SCHET_R_WRONG_STATE),
     * and good for another try. tick and order may be NULL. Since ABI 1.
     */
    int schet_bounce_take(Pointer service, schet_bounce bounce, schet_tick tick, schet_order order, schet_error error);

    /**
     * An account's orders, newest first, those of the regular run included: as many as there is room for, of
     * those before the one of before, or, where that has no length, from the newest on. Since ABI 1.
     */
    int schet_order_list(Pointer service, Pointer account, int account_len, Pointer before, int before_len, schet_order rows, int capacity, Pointer count, schet_error error);

    /**
     * What became of an order, oldest first: as many entries as there is room for, from number first on,
     * counted from 0. Since ABI 1.
     */
    int schet_order_history(Pointer service, Pointer account, int account_len, Pointer id, int id_len, int first, schet_order_event rows, int capacity, Pointer count, schet_error error);

    /** The links of an order, oldest first, the dead ones included; an order has at most 100. Since ABI 1. */
    int schet_order_links(Pointer service, Pointer account, int account_len, Pointer id, int id_len, schet_order_link rows, int capacity, Pointer count, schet_error error);

    /**
     * The subscribers that an order is narrowed to, from number first on, counted from 0; none: it is for all.
     * Since ABI 1.
     */
    int schet_order_subscribers(Pointer service, Pointer account, int account_len, Pointer id, int id_len, int first, schet_subscriber_row rows, int capacity, Pointer count, schet_error error);

    /**
     * Takes an order, durably; carrying it out is the work of schet_process_due. A refusal is a status from
     * SCHET_R_FIRST on (R16). tick, taken and order may be NULL. Calling again with the same key, or the same
     * tick, is safe: the order is taken once (R14). Blocks for one write to the disk. Since ABI 1.
     */
    int schet_order_take(Pointer service, schet_order_request request, schet_tick tick, schet_taken taken, schet_order order, schet_error error);

    /** An order of an account. Since ABI 1. */
    int schet_order_get(Pointer service, Pointer account, int account_len, Pointer id, int id_len, schet_order out, schet_error error);

    /**
     * A period's invoices in person, by account: as many as there is room for, behind the account of after,
     * or, where that has no length, from the first on. An account's invoices are never parted: room for fewer
     * than one account has is answered SCHET_E_LENGTH. Since ABI 1.
     */
    int schet_pickup_list(Pointer service, int period, Pointer after, int after_len, schet_pickup_item rows, int capacity, Pointer count, schet_error error);

    /**
     * Writes a part of a period's batch for the printer: one PDF of at most limit invoices in person (1 to
     * 10,000) behind the account of after, or, where that has no length, from the first on. Those whose data
     * have changed since they were issued go apart: their rows come back, as many as there is room for. Blocks
     * for some milliseconds an invoice. Since ABI 1.
     */
    int schet_pickup_batch(Pointer service, int period, Pointer after, int after_len, int limit, schet_sink sink, schet_pickup_item apart, int capacity, Pointer count, schet_pickup_report report, schet_error error);

    /**
     * Writes a period's register: who, which invoice, and a place for a signature. rows comes back as how many
     * it has; it may be NULL. Since ABI 1.
     */
    int schet_pickup_register(Pointer service, int period, schet_sink sink, Pointer rows, schet_error error);

    /**
     * Answers with numbers of accounts, in ascending order of their bytes; it may be called again with those
     * that follow. Since ABI 1.
     */
    int schet_reply_accounts(Pointer reply, schet_text numbers, int count, schet_error error);

    /**
     * Answers with the account that was asked for; a callback that does not call it says that there is none.
     * Since ABI 1.
     */
    int schet_reply_account(Pointer reply, schet_account account, schet_error error);

    /**
     * Answers with an account and its bill, for the next of the accounts that were asked for. A bill with a
     * value that its field does not take is answered with that status, and counts as the answer: the account
     * is listed among those whose invoice could not be formed, with the reason. Since ABI 1.
     */
    int schet_reply_bill(Pointer reply, schet_account account, schet_bill bill, schet_error error);

    /**
     * Answers that there is no bill for the next of the accounts that were asked for: SCHET_BILL_NOT_READY or
     * SCHET_BILL_NOT_BILLABLE. Since ABI 1.
     */
    int schet_reply_no_bill(Pointer reply, int why, schet_error error);

    /**
     * Answers with calls, in the order of subscriber, start and key; it may be called again with those that
     * follow. Since ABI 1.
     */
    int schet_reply_calls(Pointer reply, schet_call rows, int count, schet_error error);

    /**
     * Answers with lines of charges, in the order of subscriber and service; it may be called again with those
     * that follow. Since ABI 1.
     */
    int schet_reply_charges(Pointer reply, schet_charge rows, int count, schet_error error);

    /**
     * Answers with a piece of the document that was asked for; a callback that does not call it says that
     * there is none. Since ABI 1.
     */
    int schet_reply_document(Pointer reply, schet_reply_piece piece, schet_error error);

    /** Answers with a row of the store, the next in the order that was asked for. Since ABI 1. */
    int schet_reply_row(Pointer reply, schet_stored_row row, schet_error error);

    /**
     * Says in words why a callback does not do what it was asked for, or what a mail server replied. Since ABI
     * 1.
     */
    int schet_reply_text(Pointer reply, Pointer text, int len, schet_error error);

    /**
     * Claims at most limit orders (1 to 10,000) that are due, and carries each out as far as it goes. Any
     * number of threads and processes may call it at once. Call it from a timer, and again at once when it
     * claimed as many as it might. Blocks while documents are rendered and stored and mails are handed over,
     * for a few milliseconds an order. tick and out may be NULL. Since ABI 1.
     */
    int schet_process_due(Pointer service, int limit, schet_tick tick, schet_processed out, schet_error error);

    /**
     * Makes a renderer of an operator's documents; the first in a process prepares the fonts. abi_version is
     * SCHET_ABI_VERSION of the header that the program was built with. Since ABI 1.
     */
    int schet_renderer_open(int abi_version, schet_renderer_config config, Pointer out, schet_error error);

    /**
     * Closes a renderer and sets the variable to NULL; of NULL nothing is done. Papers that were begun with it
     * go on. Since ABI 1.
     */
    int schet_renderer_close(Pointer renderer, schet_error error);

    /**
     * Renders one invoice from data: the account, and its bill with a number, whose sums are checked (R20).
     * form is one of SCHET_INVOICE_..., locale SCHET_RU or SCHET_EN, 0 the account's own. The same data gives
     * the same bytes. Since ABI 1.
     */
    int schet_render_invoice(Pointer renderer, schet_account account, schet_bill bill, int form, int locale, Pointer out, schet_error error);

    /**
     * Renders one invoice as PDF with files embedded. locale is SCHET_RU or SCHET_EN, 0 the account's own.
     * Since ABI 1.
     */
    int schet_render_invoice_with(Pointer renderer, schet_account account, schet_bill bill, schet_attachment attachments, int attachment_count, int locale, Pointer out, schet_error error);

    /**
     * Renders charges so far as a workbook (R9). locale is SCHET_RU or SCHET_EN, 0 the account's own. Since
     * ABI 1.
     */
    int schet_render_charges(Pointer renderer, schet_account account, schet_charges charges, int locale, Pointer out, schet_error error);

    /** Begins a call detail; calls are then written in the order in which they are to be read. Since ABI 1. */
    int schet_paper_calls(Pointer renderer, schet_call_detail detail, schet_sink sink, Pointer out, schet_error error);

    /** Begins a register of invoices that are handed over in person (R10). Since ABI 1. */
    int schet_paper_register(Pointer renderer, schet_pickup_paper head, schet_sink sink, Pointer out, schet_error error);

    /** Begins a batch for the printer: one PDF of many invoices, a bookmark for each (R10). Since ABI 1. */
    int schet_paper_batch(Pointer renderer, schet_pickup_paper head, schet_sink sink, Pointer out, schet_error error);

    /**
     * Writes calls into a call detail. A call that can't be read ends it there: row of the error says which;
     * those before it are written, and the paper goes on. Since ABI 1.
     */
    int schet_paper_add_calls(Pointer paper, schet_call rows, int count, schet_error error);

    /** Writes entries into a register, as schet_paper_add_calls writes calls. Since ABI 1. */
    int schet_paper_add_entries(Pointer paper, schet_register_entry rows, int count, schet_error error);

    /**
     * Writes an invoice into a batch: the account, and its bill with a number. One that can't be rendered is
     * answered, and the batch goes on without it. locale is SCHET_RU or SCHET_EN, 0 the account's own. Since
     * ABI 1.
     */
    int schet_paper_add_invoice(Pointer paper, schet_account account, schet_bill bill, int locale, schet_error error);

    /**
     * Writes a document's end: what the sink has taken is a document when it answers SCHET_OK, and not before.
     * out may be NULL. The paper is still to be closed. Since ABI 1.
     */
    int schet_paper_finish(Pointer paper, schet_paper_totals out, schet_error error);

    /**
     * Closes a paper and sets the variable to NULL; of NULL nothing is done. The sink is called no more; where
     * nobody tried to finish the paper, the answer is SCHET_E_UNFINISHED, and what the sink has taken is no
     * document. A finish that failed has told so itself. Since ABI 1.
     */
    int schet_paper_close(Pointer paper, schet_error error);

    /**
     * One bounded step of the regular run of a period: at most batch accounts (1 to 10,000), formed, stored
     * and recorded in one transaction. Any number of threads and processes may call it at once. Mails go out
     * by schet_process_due. tick and out may be NULL. Blocks for some milliseconds an account and one write to
     * the disk. Since ABI 1.
     */
    int schet_run_step(Pointer service, int period, int batch, schet_tick tick, schet_run out, schet_error error);

    /**
     * Goes through the regular run of a period step by step, batch accounts (1 to 10,000) at a time, until it
     * has ended, or all that is left is other workers' (then out says SCHET_STEP_WAITING), or the host's
     * callback asks to stop, which is answered SCHET_E_CANCELLED; called again it goes on. progress and out
     * may be NULL. Blocks as long as it takes. Since ABI 1.
     */
    int schet_run_regular(Pointer service, int period, int batch, schet_progress progress, schet_run out, schet_error error);

    /**
     * Begins another round of a run that has ended: what has its invoice is passed over, what was refused or
     * is new is tried, and corrections are formed. A round that has not ended is answered as it stands. tick
     * and out may be NULL. Since ABI 1.
     */
    int schet_run_again(Pointer service, int period, schet_tick tick, schet_run out, schet_error error);

    /** The regular run of a period as it stands; its period is 0 when it was never begun. Since ABI 1. */
    int schet_run_get(Pointer service, int period, schet_run out, schet_error error);

    /**
     * Tries accounts again whose invoice was refused: at most limit of them (1 to 10,000) behind the account
     * of after, or, where that has no length, from the first on. out tells in its counts what came of them;
     * tick and out may be NULL. Since ABI 1.
     */
    int schet_run_retry(Pointer service, int period, Pointer after, int after_len, int limit, schet_tick tick, schet_run out, schet_error error);

    /**
     * Accounts whose invoice of a period could not be formed, by account: as many as there is room for, behind
     * the account of after, or, where that has no length, from the first on. Since ABI 1.
     */
    int schet_run_refusals(Pointer service, int period, Pointer after, int after_len, schet_unformed rows, int capacity, Pointer count, schet_error error);

    /**
     * Opens the section of an operator. abi_version is SCHET_ABI_VERSION of the header that the program was
     * built with. What the config points to is copied, and may be freed when the call has returned. Blocks
     * while the stores are opened: a database that was not closed is recovered, which may take seconds. Since
     * ABI 1.
     */
    int schet_open(int abi_version, schet_config config, Pointer out, schet_error error);

    /**
     * Closes a section and sets the variable to NULL; of NULL nothing is done. What was opened on it is closed
     * too, and its handles answer SCHET_E_HANDLE from then on; what a feed holds back is written first, and
     * where that fails the answer says so and all is closed nevertheless. The host's ports are ended, each by
     * its destroy. While a call on it or on one of those is under way in another thread it answers
     * SCHET_E_BUSY and closes nothing. Since ABI 1.
     */
    int schet_close(Pointer service, schet_error error);

    /** Fills a policy with the defaults: the rules' own. Set struct_size before. Since ABI 1. */
    int schet_policy_default(schet_policy out, schet_error error);

    /**
     * The name of a status, such as "SCHET_E_NULL"; "SCHET_E_UNKNOWN" for a number that is none. The text is
     * the library's and stays for good. Since ABI 1.
     */
    String schet_status_name(int status);

    /**
     * The version of the interface that the library has: at least SCHET_ABI_VERSION of the header, or the
     * library is older than the program. Since ABI 1.
     */
    int schet_abi_version();

    /**
     * The version of the library as text, such as "0.1.0". The text is the library's and stays for good. Since
     * ABI 1.
     */
    String schet_version();

    /** What the library was built with: the sum of SCHET_FEATURE_... numbers. Since ABI 1. */
    int schet_features();
}
