"""The C interface of schet: constants, structures and prototypes under the names that schet.h gives them.

Generated from schet.h. The module beside it, schet, is what a program uses; this is what it is made of.
"""

import ctypes


class _Struct(ctypes.Structure):
    """A structure that knows its size: struct_size is set when it is made."""

    def __init__(self, *args, **fields):
        super().__init__(*args, **fields)
        if self._fields_[0][0] == "struct_size":
            self.struct_size = ctypes.sizeof(self)


def bind(path):
    """Loads the library from a path and gives every function its prototype; an older library may lack some."""
    library = ctypes.CDLL(path)
    for name, (result, arguments) in FUNCTIONS.items():
        function = getattr(library, name, None)
        if function is None:
            continue
        function.restype = result
        function.argtypes = arguments
    return library


# The most VAT groups of a bill.
SCHET_MAX_VAT_GROUPS = 16

# The most past periods of a bill.
SCHET_MAX_HISTORY = 24

# No VAT is charged.
SCHET_VAT_WITHOUT = 1

# VAT at a rate, which may be 0.
SCHET_VAT_PERCENT = 2

# The lines' amounts are without VAT, which is added to their total.
SCHET_BASIS_NET = 1

# The lines' amounts have VAT inside.
SCHET_BASIS_GROSS = 2

# unit_price of a line is stated.
SCHET_LINE_HAS_UNIT_PRICE = 1

# seconds of a line, or of charges, are stated.
SCHET_LINE_HAS_SECONDS = 2

# Russian.
SCHET_RU = 1

# English.
SCHET_EN = 2

# Repeat of a regular invoice to the cabinet address (R4).
SCHET_ACTION_REPEAT = 1

# Invoice of one of the two previous months, by link (R5).
SCHET_ACTION_LINK = 2

# Invoice of one of the two previous months, to the application address (R6).
SCHET_ACTION_TO_APPLICATION = 3

# Change of delivery (R7); an entry of the menu, and no order.
SCHET_ACTION_CHANGE_DELIVERY = 4

# Call detail (R8).
SCHET_ACTION_CALL_DETAIL = 5

# Charges of the current month so far (R9).
SCHET_ACTION_CHARGES = 6

# Delivery of a regular invoice; no customer's to order (R18).
SCHET_ACTION_REGULAR = 7

# The mail that asks to confirm a new address; no customer's to order (R7).
SCHET_ACTION_CONFIRM_ADDRESS = 8

# Text with semicolons, as spreadsheets open it.
SCHET_FORMAT_CSV = 1

# A workbook.
SCHET_FORMAT_XLSX = 2

# A document to print.
SCHET_FORMAT_PDF = 3

# The order is taken; its document is to be formed (R13).
SCHET_ORDER_ACCEPTED = 1

# Its document is being formed.
SCHET_ORDER_FORMING = 2

# Its document is stored, and is to be sent.
SCHET_ORDER_FORMED = 3

# Transmission has begun.
SCHET_ORDER_SENDING = 4

# The mail server took the message.
SCHET_ORDER_SENT = 5

# The link works.
SCHET_ORDER_READY = 6

# The link's time is over.
SCHET_ORDER_EXPIRED = 7

# It failed for good; it can be started again.
SCHET_ORDER_FAILED = 8

# The customer took it back.
SCHET_ORDER_CANCELLED = 9

# The mail came back; it can be started again.
SCHET_ORDER_BOUNCED = 10

# Whether the message went out, nobody can know.
SCHET_ORDER_UNKNOWN = 11

# It lies in the period's pickup batch (R10).
SCHET_ORDER_IN_BATCH = 12

# It was handed over in person (R10).
SCHET_ORDER_HANDED_OVER = 13

# By e-mail to an address, which becomes the cabinet address.
SCHET_METHOD_EMAIL = 1

# Handed over in person; the cabinet address stays for other mails.
SCHET_METHOD_IN_PERSON = 2

# The change is in force since it was made.
SCHET_CHANGE_IN_FORCE = 1

# The change waits for its address to be confirmed.
SCHET_CHANGE_PENDING = 2

# The change is in force since its address was confirmed.
SCHET_CHANGE_CONFIRMED = 3

# UTF-8; 0 stands for it.
SCHET_UTF8 = 1

# Windows code page 1251.
SCHET_CP1251 = 2

# DOS code page 866.
SCHET_CP866 = 3

# KOI8-R.
SCHET_KOI8R = 4

# An account.
SCHET_ROW_ACCOUNT = 1

# A bill.
SCHET_ROW_BILL = 2

# A call.
SCHET_ROW_CALL = 3

# A payment.
SCHET_ROW_PAYMENT = 4

# An instalment.
SCHET_ROW_INSTALMENT = 5

# The documents that were made for an order alone.
SCHET_KEPT_DOCUMENTS = 1

# Orders at rest, with their history and their links.
SCHET_KEPT_ORDERS = 2

# Issued invoices and their documents.
SCHET_KEPT_INVOICES = 3

# The callback has done what it was asked for. No other number means that: a
# callback that broke off in Python, Perl or Java, or a bare GOBACK in COBOL,
# answers 0, and that is a failure.
SCHET_HOST_DONE = 7351

# The host wants the call to stop; it can be called again to go on.
SCHET_HOST_CANCEL = 7352

# Not reachable, locked, or overloaded: nothing happened, and the same may
# succeed later.
SCHET_HOST_UNAVAILABLE = 7361

# No room: nothing happened.
SCHET_HOST_FULL = 7362

# What is stored can't be read as what it should be.
SCHET_HOST_CORRUPT = 7363

# It can't be served as it is, now or later; nothing happened.
SCHET_HOST_REJECTED = 7364

# The transaction did not go together with another's: nothing of it happened,
# and it is made again.
SCHET_HOST_CONFLICT = 7365

# Whoever carries the mail on has taken it for good.
SCHET_MAIL_ACCEPTED = 7371

# The mail did not go out: not reached, or asked to come again.
SCHET_MAIL_DELAYED = 7372

# The mail never goes out: refused for good.
SCHET_MAIL_REFUSED = 7373

# The mail was handed over, and the answer never came.
SCHET_MAIL_UNKNOWN = 7374

# It is kept from now on.
SCHET_IMPORT_KEPT = 1

# The same was kept before: nothing was changed.
SCHET_IMPORT_UNCHANGED = 2

# A later revision of it is kept: nothing was changed.
SCHET_IMPORT_SUPERSEDED = 3

# The result goes by e-mail.
SCHET_GOES_BY_EMAIL = 1

# The result is a link in the section.
SCHET_GOES_BY_LINK = 2

# The result lies in the period's pickup batch.
SCHET_GOES_IN_PERSON = 3

# Never two callbacks at once of those ports of a service that say so: for a
# host that knows no threads.
SCHET_PORT_SERIALISED = 1

# The library has a fault.
SCHET_LOG_ERROR = 1

# A call did not do what it was asked for.
SCHET_LOG_WARNING = 2

# The section has refused what a customer asked for (R16).
SCHET_LOG_INFO = 3

# The account will be billed for the period; its bill is not ready.
SCHET_BILL_NOT_READY = 1

# The account is not billed for the period, or does not exist.
SCHET_BILL_NOT_BILLABLE = 2

# Rows are read, as they were committed last.
SCHET_TXN_READ = 1

# Rows are read and written; no other such transaction of the store is open
# until it has ended.
SCHET_TXN_WRITE = 2

# The most bytes of a row's key.
SCHET_MAX_KEY = 200

# A row that only helps to find others.
SCHET_ROW_KIND_INDEX = 1

# An order.
SCHET_ROW_KIND_ORDER = 2

# An entry of an order's history.
SCHET_ROW_KIND_EVENT = 3

# An issued invoice.
SCHET_ROW_KIND_ISSUED = 4

# A change of delivery.
SCHET_ROW_KIND_DELIVERY = 5

# A link.
SCHET_ROW_KIND_LINK = 6

# A regular run.
SCHET_ROW_KIND_RUN = 7

# An account whose invoice could not be formed.
SCHET_ROW_KIND_REFUSAL = 8

# The most rows of one array.
SCHET_MAX_ROWS = 100000

# The invoice as PDF, as customers get it (R21).
SCHET_INVOICE_PDF = 1

# The invoice as XML: EN 16931 in UBL 2.1.
SCHET_INVOICE_UBL = 2

# The invoice as one line of JSON.
SCHET_INVOICE_JSON = 3

# The payload of the invoice's payment code by GOST R 56042-2014; no bytes
# where nothing is due.
SCHET_INVOICE_PAYMENT_CODE = 4

# What the document was made from.
SCHET_ATTACHED_SOURCE = 1

# Data behind what the document shows.
SCHET_ATTACHED_DATA = 2

# The same content in another form, such as the invoice as XML.
SCHET_ATTACHED_ALTERNATIVE = 3

# More than what the document shows.
SCHET_ATTACHED_SUPPLEMENT = 4

# None of these.
SCHET_ATTACHED_OTHER = 5

# The most files that one document takes.
SCHET_MAX_ATTACHMENTS = 100

# There is more to do: call again.
SCHET_STEP_MORE = 1

# All accounts are dealt out, and other workers still form theirs: call again
# later, for one of them may die.
SCHET_STEP_WAITING = 2

# Every account was gone over.
SCHET_STEP_ENDED = 3

# Documents one after the other in large files, what they share once: for the
# regular run.
SCHET_DOCUMENTS_SEGMENTS = 1

# Each document as a file of its own, that a person can open: for small
# operators.
SCHET_DOCUMENTS_FILES = 2

# Invoices are no more than PDF 1.7: the smallest.
SCHET_PROFILE_PLAIN = 1

# Invoices are PDF/A-3b, to be kept for decades, with files embedded where
# there are some.
SCHET_PROFILE_PDF_A_3B = 2

# Invoices are PDF/A-1b, where an archive takes nothing later: no embedded
# files.
SCHET_PROFILE_PDF_A_1B = 3

# A new address is in force at once (R7).
SCHET_ADDRESS_AT_ONCE = 1

# A new address is in force when the customer follows the link mailed to it.
SCHET_ADDRESS_WHEN_CONFIRMED = 2

# A mail whose fate nobody can know is sent again under the same Message-ID
# (R13).
SCHET_UNKNOWN_RETRY = 1

# A mail whose fate nobody can know waits for a person.
SCHET_UNKNOWN_HOLD = 2

# The connection is encrypted by STARTTLS; a server that does not offer it
# gets no mail.
SCHET_SMTP_STARTTLS = 1

# The connection is encrypted from its first byte, as on port 465.
SCHET_SMTP_TLS = 2

# The connection is not encrypted at all: names, invoices and call details go
# over the wire in clear. For a relay on this very machine, and nowhere else;
# credentials are not sent.
SCHET_SMTP_DANGEROUSLY_PLAIN = 3

# The most routes, and the most keys that sign.
SCHET_MAX_ROUTES = 1000

# Done.
SCHET_OK = 0

# A pointer that must not be NULL is; field names it. Pass what it asks for.
SCHET_E_NULL = 1

# The handle was closed, or never was one. Whoever closed it has to set his
# copies of it to NULL.
SCHET_E_HANDLE = 2

# The handle is of another kind than the function takes.
SCHET_E_WRONG_HANDLE = 3

# Somebody else is using the handle right now: a cursor from another thread,
# or a service that is being closed while calls are under way. Nothing was
# done; call again when they have ended.
SCHET_E_BUSY = 4

# A callback called back into the library. Nothing was done; return from the
# callback first.
SCHET_E_REENTRY = 5

# The handle was opened before the process forked. Open another in the child.
SCHET_E_FORKED = 6

# An earlier call on the handle broke off inside the library. Close it and
# open another.
SCHET_E_POISONED = 7

# The library has a fault, and broke this call off; what it was doing may have
# happened. Please report the message.
SCHET_E_PANIC = 8

# A struct's struct_size is not that of any version: too small, over 65,536,
# or, in an array, not that of the first row. field names it. Set it to sizeof
# of the struct before each call.
SCHET_E_STRUCT_SIZE = 9

# The program was built for another version of the interface. Link it with the
# library of its header.
SCHET_E_ABI = 10

# A length or a count is over its maximum; nothing was read. field names it.
SCHET_E_LENGTH = 11

# Bytes that are none in the encoding that was chosen; field names the field,
# the message the byte's place.
SCHET_E_ENCODING = 12

# A value that its field does not take, or one that is missing; field names
# it, the message says why.
SCHET_E_VALUE = 13

# The library was built without what is asked for, or the service was opened
# without it; field names it.
SCHET_E_UNSUPPORTED = 14

# A callback of the host asked to stop. What was done stands; call again to go
# on.
SCHET_E_CANCELLED = 15

# A list that only reading makes shorter is full; read it first.
SCHET_E_UNREAD = 16

# The system gave no random bytes. Call again.
SCHET_E_RANDOM = 17

# A callback of the host answered something else than SCHET_HOST_DONE:
# host_code. What was done before stands.
SCHET_E_HOST = 18

# Something was closed before it was finished; field names it.
SCHET_E_UNFINISHED = 19

# A store or a way out is not reachable, locked, or overloaded. Call again
# later.
SCHET_E_UNAVAILABLE = 30

# No room: disk full, quota used up. Make room and call again.
SCHET_E_FULL = 31

# What is stored can't be read as what it should be. Calling again does not
# help; the message says what it is.
SCHET_E_CORRUPT = 32

# A store can't serve the call as it is, now or later; the message says why.
SCHET_E_REJECTED = 33

# The regular run of a period that has not ended.
SCHET_E_PERIOD_NOT_OVER = 40

# A bill whose sums do not agree, or that can't be an invoice for another
# reason; the message names the field, and both numbers. Correct it in the
# billing.
SCHET_E_BILL = 41

# A bill that was issued elsewhere and has no number.
SCHET_E_NO_NUMBER = 42

# Another invoice was issued under this number, or for this account, period
# and revision.
SCHET_E_TAKEN = 43

# A document that can't be rendered, such as for a character that its fonts
# lack; the message names the field.
SCHET_E_RENDER = 44

# A mail that can't be composed.
SCHET_E_MAIL = 45

# The host's sink did not take the output; what it took so far is no document.
SCHET_E_OUTPUT = 46

# A period so old that what was issued of it is kept no longer.
SCHET_E_PERIOD_FORGOTTEN = 47

# Refused: the section is closed while invoices are being formed; until says
# when it opens (R2).
SCHET_R_BLACKOUT = 100

# Refused: no invoice of period was issued (R4, R5).
SCHET_R_NOT_ISSUED = 101

# Refused: period is not among those in offered.
SCHET_R_PERIOD_NOT_OFFERED = 102

# Refused: subscriber is not one of the account's (R12).
SCHET_R_UNKNOWN_SUBSCRIBER = 103

# Refused: the account has no e-mail address in the cabinet (R10).
SCHET_R_NO_CABINET_ADDRESS = 104

# Refused: the day's limit of orders is reached; until says when to come again
# (R15).
SCHET_R_LIMIT_REACHED = 105

# Refused: the key was used for another order (R14).
SCHET_R_KEY_REUSED = 106

# Refused: call detail goes nowhere new before until.
SCHET_R_QUIET_TIME = 107

# Refused: the operator has no such account.
SCHET_R_UNKNOWN_ACCOUNT = 108

# Refused: the account has no such order.
SCHET_R_UNKNOWN_ORDER = 109

# Refused: the order is in state, which does not allow it.
SCHET_R_WRONG_STATE = 110

# Refused: the link opens nothing.
SCHET_R_NO_SUCH_LINK = 111

# Refused: the order has limit links already.
SCHET_R_TOO_MANY_LINKS = 112

# Refused: the day's limit of changes of delivery is reached; until says when
# to come again.
SCHET_R_TOO_MANY_CHANGES = 113

# Refused: the account's history of delivery has its limit of changes.
SCHET_R_HISTORY_FULL = 114

# The first number of a refusal: what is at least this is the section's answer
# to a customer, and no failure (R16).
SCHET_R_FIRST = 100

# The most bytes of one text.
SCHET_MAX_TEXT = 4096

# The call went from the subscriber.
SCHET_OUTGOING = 1

# The call came to the subscriber.
SCHET_INCOMING = 2

# The version of the interface that this header describes. It grows when
# something is added; the soname grows, which it has not done, when something
# is taken away.
SCHET_ABI_VERSION = 1

# The embedded store of orders and of what the billing feeds is built in.
SCHET_FEATURE_SQLITE = 1

# The embedded stores of documents are built in.
SCHET_FEATURE_DOCUMENTS = 2

# The embedded way out for mails is built in.
SCHET_FEATURE_SPOOL = 4

# The way out for mails over SMTP is built in.
SCHET_FEATURE_SMTP = 8


class schet(ctypes.Structure):
    """A handle."""


class schet_buf(ctypes.Structure):
    """A handle."""


class schet_feed(ctypes.Structure):
    """A handle."""


class schet_paper(ctypes.Structure):
    """A handle."""


class schet_renderer(ctypes.Structure):
    """A handle."""


class schet_reply(ctypes.Structure):
    """A handle."""


class schet_tick(_Struct):
    """The instant at which a call happens, and the randomness it may use.
    Where NULL is passed for it, the clock of the service and the system's
    random source give both. To repeat a call whose outcome is not known,
    give the tick of the first once more: what the first has made is then
    found, not made anew."""


class schet_collected(_Struct):
    """What came of the letters that were read."""


class schet_error(_Struct):
    """Why a call did not do what it was asked for. The caller allocates it and
    sets struct_size; it is written when a function answers another status
    than SCHET_OK, and left alone otherwise. NULL may be passed for it
    everywhere. Texts are in the host's encoding, end with a NUL, and are
    cut where they are too long."""


class schet_text(_Struct):
    """A text of the host: so many bytes in the encoding that was chosen,
    without a NUL. Blanks at its end don't count, so a PIC X field can be
    passed as it is; what is empty or all blank is absent. It is copied
    before the call returns."""


class schet_delivery_request(_Struct):
    """A change of delivery that is asked for."""


class schet_delivery(_Struct):
    """The delivery that is in force."""


class schet_delivery_event(_Struct):
    """A change of delivery, as the history keeps it."""


class schet_subscriber(_Struct):
    """One SIP line of an account."""


class schet_account(_Struct):
    """The paying customer: one account with its requisites and its
    subscribers. What isn't called optional must be stated."""


class schet_line(_Struct):
    """One charge."""


class schet_vat(_Struct):
    """The total of one VAT rate (R19)."""


class schet_payment(_Struct):
    """A payment received."""


class schet_instalment(_Struct):
    """A part of an instalment plan."""


class schet_past(_Struct):
    """What an earlier period was charged."""


class schet_bill(_Struct):
    """A complete bill for one account and one period, as the billing states
    it: nothing of it is ever computed or corrected here, and sums that
    don't agree are refused (R20). All amounts are in minor units."""


class schet_call(_Struct):
    """One call of a subscriber. It belongs to the period of its start."""


class schet_feed_report(_Struct):
    """What became of the rows of a feed so far."""


class schet_refused_row(_Struct):
    """A row that was refused."""


class schet_feed_removal(_Struct):
    """What is to be forgotten of what was fed."""


class schet_feed_removed(_Struct):
    """What was forgotten of what was fed."""


class schet_forgotten(_Struct):
    """What was forgotten."""


class schet_issued(_Struct):
    """An issued invoice; it never changes."""


class schet_issued_elsewhere(_Struct):
    """An invoice that was issued elsewhere."""


class schet_imported(_Struct):
    """What became of an invoice that was issued elsewhere."""


class schet_link(_Struct):
    """A link as the customer gets it, once."""


class schet_document(_Struct):
    """A stored document, and how far it was read."""


class schet_opened(_Struct):
    """What a link opens."""


class schet_menu(_Struct):
    """The section as an account sees it."""


class schet_menu_choice(_Struct):
    """A choice of the menu: an action of one of its entries, with all that is
    to be chosen for it."""


class schet_subscriber_row(_Struct):
    """A subscriber, as the library tells of one."""


class schet_order_change(_Struct):
    """What somebody does to an order."""


class schet_order(_Struct):
    """One request of a customer, or one delivery of the regular run."""


class schet_bounce(_Struct):
    """What a mail server tells of a mail that it could not deliver (RFC 3464)."""


class schet_order_event(_Struct):
    """A change of an order's state, as its history keeps it (R13)."""


class schet_order_link(_Struct):
    """A link of an order as it is kept: its token is known to the customer
    alone (R5)."""


class schet_order_request(_Struct):
    """What a customer asks for."""


class schet_taken(_Struct):
    """An order that the section has taken."""


class schet_pickup_item(_Struct):
    """An invoice that waits to be handed over, or was."""


class schet_piece(_Struct):
    """A piece of a document."""


class schet_sink(_Struct):
    """Where a document goes."""


class schet_pickup_report(_Struct):
    """What a part of a pickup batch came to."""


class schet_charge(_Struct):
    """The charges of one subscriber for one service."""


class schet_bytes(_Struct):
    """Bytes of the host's, in no encoding. They are copied before the call
    returns; none stand for nothing."""


class schet_reply_piece(_Struct):
    """A piece of a document."""


class schet_stored_row(_Struct):
    """A row as it was put."""


class schet_processed(_Struct):
    """What one step has done."""


class schet_operator(_Struct):
    """The operator: whose section this is, who bills, and how its documents
    look. What isn't called optional must be stated."""


class schet_renderer_config(_Struct):
    """Whose documents are made."""


class schet_attachment(_Struct):
    """A file that is embedded into a document (ISO 19005-3, annex E)."""


class schet_charges(_Struct):
    """Charges of a period so far, of an account."""


class schet_call_detail(_Struct):
    """What a call detail is of, and how it is written (R8)."""


class schet_pickup_paper(_Struct):
    """What a register or a batch is of."""


class schet_register_entry(_Struct):
    """An entry of a register."""


class schet_paper_totals(_Struct):
    """What a document came to."""


class schet_run(_Struct):
    """The regular run of a period as it stands, and what one step has done."""


class schet_progress(_Struct):
    """Who is told of a run's progress."""


class schet_unformed(_Struct):
    """An account whose invoice the run could not form."""


class schet_policy(_Struct):
    """What the host may set. Have schet_policy_default fill it, and change
    what is to be another way: zeros are taken as they are."""


class schet_accounts_query(_Struct):
    """Asks for numbers of accounts."""


class schet_account_query(_Struct):
    """Asks for an account."""


class schet_bills_query(_Struct):
    """Asks for the bills of accounts: one answer for each, in their order."""


class schet_calls_query(_Struct):
    """Asks for calls, ordered by subscriber, start and key."""


class schet_charges_query(_Struct):
    """Asks for the charges of a period so far, ordered by subscriber and
    service."""


class schet_billing_port(_Struct):
    """The host's own billing in place of the embedded database: read only,
    over its own tables. All callbacks but destroy must be there. They
    answer SCHET_HOST_DONE, or one of the other SCHET_HOST_..., and put what
    they are asked for into the reply. They must not call the library but
    for schet_reply_..., schet_buf_... and what says so, nor raise, throw or
    jump out. The clauses B1 to B7 hold: accounts ascend by their bytes,
    each once, and an empty answer ends them; an account that is not there
    is no failure; a bill whose invoice was issued is answered the same
    until a correction takes its place, which has a higher revision; calls
    and charges of subscribers that are named are theirs alone."""


class schet_store_txn(_Struct):
    """A transaction."""


class schet_store_key(_Struct):
    """Asks for a row, or for its removal."""


class schet_store_scan(_Struct):
    """Asks for rows in the order of their keys."""


class schet_store_row(_Struct):
    """A row to keep in the place of the one of its key, if there is one."""


class schet_clock_reading(_Struct):
    """What a clock shows."""


class schet_store_port(_Struct):
    """The host's own store of orders, delivery, issued invoices, links and
    runs: rows by key, in transactions. All callbacks but now and destroy
    must be there. They answer SCHET_HOST_DONE, or one of the other
    SCHET_HOST_... They must not call the library but for schet_reply_...,
    nor raise, throw or jump out. In SQL it is one table, its key compared
    by bytes (BINARY, COLLATE "C"): CREATE TABLE schet_rows (k VARCHAR(200)
    PRIMARY KEY, v BLOB NOT NULL) get: SELECT v FROM schet_rows WHERE k = ?
    scan: SELECT k, v FROM schet_rows WHERE k >= ? AND k < ? ORDER BY k (or
    k DESC) LIMIT ? put: replace the row of that k, or insert it remove:
    DELETE FROM schet_rows WHERE k = ? A transaction sees what it has
    written. Transactions that write follow one another: begin waits until
    no other is open, by a row that it locks where the database has no
    better means. What commit has answered SCHET_HOST_DONE to is durable,
    and what rollback has ended left nothing behind. When transactions do
    not go together, any callback may answer SCHET_HOST_CONFLICT: the
    transaction is rolled back and made again. When commit can't tell
    whether it did, it answers neither of these, but 0: then what was asked
    for may have happened. To join an order to a transaction of its own, the
    host begins it, calls schet_order_take, schet_order_cancel,
    schet_delivery_change or schet_delivery_confirm on the same thread, has
    begin set a savepoint, rollback go back to it and commit do nothing, and
    commits afterwards: the order is there when the host's transaction is.
    Nothing else may be joined, for what else the library does takes effect
    outside of the database between its transactions."""


class schet_new_document(_Struct):
    """A document to store: what many begin with alike, and its own rest. A
    store may keep the beginning once, by its own digest, and then keeps it
    as long as a document needs it; or it keeps both as one."""


class schet_documents_put(_Struct):
    """Asks to store documents, all or none."""


class schet_document_query(_Struct):
    """Asks for a piece of a document."""


class schet_documents_forget(_Struct):
    """Asks to remove documents for good."""


class schet_documents_port(_Struct):
    """The host's own store of documents. All callbacks but destroy must be
    there; they answer as those of a schet_billing_port do. The clauses D1
    to D8 hold: when put answers SCHET_HOST_DONE every document is durable
    and readable; a reader never sees part of one; putting what is there
    already succeeds; what is not there is no failure, of read and of
    forget. The digests are the library's to check, when a document is put,
    and when it is read whole."""


class schet_mail(_Struct):
    """A message ready to go out: one recipient, and every byte as it is to go."""


class schet_mail_port(_Struct):
    """The host's own way out for mails. The clauses M1 to M6 hold."""


class schet_clock_port(_Struct):
    """The host's own clock in place of the machine's: for calls without a
    tick."""


class schet_log_entry(_Struct):
    """Something that happened."""


class schet_log_port(_Struct):
    """The host's own log: it is told of every call on the service that does
    not answer SCHET_OK."""


class schet_mail_server(_Struct):
    """A mail server that takes our mails: a relay of one's own, a provider's
    submission service."""


class schet_mail_route(_Struct):
    """A server for the recipients of a domain."""


class schet_dkim_key(_Struct):
    """A key that signs mails (DKIM)."""


class schet_smtp(_Struct):
    """The way out for mails over SMTP."""


class schet_config(_Struct):
    """What a section is opened with. Fill it with zeros first."""


schet_tick._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("has_seed", ctypes.c_uint32),
    ("now", ctypes.c_int64),
    ("seed", ctypes.c_uint8 * 32),
]

schet_collected._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("letters", ctypes.c_uint32),
    ("bounced", ctypes.c_uint32),
    ("delayed", ctypes.c_uint32),
    ("other", ctypes.c_uint32),
    ("left", ctypes.c_uint32),
]

schet_error._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("code", ctypes.c_int32),
    ("retryable", ctypes.c_int32),
    ("may_have_happened", ctypes.c_int32),
    ("host_code", ctypes.c_int32),
    ("row", ctypes.c_uint32),
    ("until", ctypes.c_int64),
    ("period", ctypes.c_int32),
    ("limit", ctypes.c_int32),
    ("state", ctypes.c_int32),
    ("offered_count", ctypes.c_uint32),
    ("offered", ctypes.c_int32 * 60),
    ("subscriber", ctypes.c_char * 72),
    ("field", ctypes.c_char * 64),
    ("message", ctypes.c_char * 512),
]

schet_text._fields_ = [
    ("data", ctypes.c_void_p),
    ("len", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
]

schet_delivery_request._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("method", ctypes.c_int32),
    ("account", schet_text),
    ("address", schet_text),
    ("by", schet_text),
]

schet_delivery._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("in_person", ctypes.c_int32),
    ("changed", ctypes.c_int32),
    ("reserved", ctypes.c_int32),
    ("cabinet_address", ctypes.c_char * 264),
    ("confirmation", ctypes.c_char * 40),
]

schet_delivery_event._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("method", ctypes.c_int32),
    ("state", ctypes.c_int32),
    ("reserved", ctypes.c_int32),
    ("at", ctypes.c_int64),
    ("settled", ctypes.c_int64),
    ("address", ctypes.c_char * 264),
    ("by", ctypes.c_char * 1024),
]

schet_subscriber._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("id", schet_text),
    ("label", schet_text),
]

schet_account._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("locale", ctypes.c_int32),
    ("opened", ctypes.c_int32),
    ("closed", ctypes.c_int32),
    ("number", schet_text),
    ("name", schet_text),
    ("application_address", schet_text),
    ("inn", schet_text),
    ("kpp", schet_text),
    ("postal_address", schet_text),
    ("contract", schet_text),
    ("subscribers", ctypes.POINTER(schet_subscriber)),
    ("subscriber_count", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
]

schet_line._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("flags", ctypes.c_uint32),
    ("vat_kind", ctypes.c_int32),
    ("vat_rate", ctypes.c_int32),
    ("quantity", ctypes.c_int64),
    ("unit_price", ctypes.c_int64),
    ("quantity_scale", ctypes.c_uint32),
    ("unit_price_scale", ctypes.c_uint32),
    ("amount", ctypes.c_int64),
    ("seconds", ctypes.c_uint64),
    ("subscriber", schet_text),
    ("service", schet_text),
    ("unit", schet_text),
]

schet_vat._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("kind", ctypes.c_int32),
    ("rate", ctypes.c_int32),
    ("basis", ctypes.c_int32),
    ("net", ctypes.c_int64),
    ("vat", ctypes.c_int64),
    ("gross", ctypes.c_int64),
]

schet_payment._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("date", ctypes.c_int32),
    ("amount", ctypes.c_int64),
    ("account", schet_text),
    ("reference", schet_text),
]

schet_instalment._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("due", ctypes.c_int32),
    ("part", ctypes.c_uint32),
    ("parts", ctypes.c_uint32),
    ("amount", ctypes.c_int64),
    ("remaining", ctypes.c_int64),
    ("account", schet_text),
    ("description", schet_text),
]

schet_past._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("period", ctypes.c_int32),
    ("total", ctypes.c_int64),
]

schet_bill._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("period", ctypes.c_int32),
    ("date", ctypes.c_int32),
    ("due_date", ctypes.c_int32),
    ("revision", ctypes.c_uint32),
    ("line_count", ctypes.c_uint32),
    ("vat_count", ctypes.c_uint32),
    ("payment_count", ctypes.c_uint32),
    ("instalment_count", ctypes.c_uint32),
    ("history_count", ctypes.c_uint32),
    ("opening_balance", ctypes.c_int64),
    ("total", ctypes.c_int64),
    ("amount_due", ctypes.c_int64),
    ("account", schet_text),
    ("number", schet_text),
    ("corrects", schet_text),
    ("lines", ctypes.POINTER(schet_line)),
    ("vat", ctypes.POINTER(schet_vat)),
    ("payments", ctypes.POINTER(schet_payment)),
    ("instalments", ctypes.POINTER(schet_instalment)),
    ("history", ctypes.POINTER(schet_past)),
]

schet_call._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("direction", ctypes.c_int32),
    ("start", ctypes.c_int64),
    ("received", ctypes.c_int64),
    ("amount", ctypes.c_int64),
    ("seconds", ctypes.c_uint32),
    ("charged_seconds", ctypes.c_uint32),
    ("key", schet_text),
    ("account", schet_text),
    ("subscriber", schet_text),
    ("peer", schet_text),
    ("service", schet_text),
]

schet_feed_report._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("kept", ctypes.c_uint64),
    ("refused", ctypes.c_uint64),
]

schet_refused_row._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("kind", ctypes.c_int32),
    ("number", ctypes.c_uint64),
    ("reason", ctypes.c_char * 512),
]

schet_feed_removal._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("calls_before", ctypes.c_int64),
    ("account", schet_text),
]

schet_feed_removed._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("was_there", ctypes.c_int32),
    ("calls", ctypes.c_uint64),
]

schet_forgotten._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("is_over", ctypes.c_int32),
    ("documents", ctypes.c_uint64),
    ("orders", ctypes.c_uint64),
    ("invoices", ctypes.c_uint64),
    ("left", ctypes.c_uint64),
    ("through", ctypes.c_char * 40),
]

schet_issued._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("period", ctypes.c_int32),
    ("date", ctypes.c_int32),
    ("due_date", ctypes.c_int32),
    ("revision", ctypes.c_uint32),
    ("in_person", ctypes.c_int32),
    ("total", ctypes.c_int64),
    ("amount_due", ctypes.c_int64),
    ("formed_at", ctypes.c_int64),
    ("document_size", ctypes.c_uint64),
    ("document_digest", ctypes.c_uint8 * 32),
    ("account", ctypes.c_char * 40),
    ("order", ctypes.c_char * 40),
    ("number", ctypes.c_char * 168),
    ("corrects", ctypes.c_char * 168),
    ("address", ctypes.c_char * 264),
    ("customer", ctypes.c_char * 1024),
]

schet_issued_elsewhere._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("original_len", ctypes.c_uint32),
    ("formed_at", ctypes.c_int64),
    ("bill", ctypes.POINTER(schet_bill)),
    ("original", ctypes.c_void_p),
]

schet_imported._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("status", ctypes.c_int32),
    ("outcome", ctypes.c_int32),
    ("reserved", ctypes.c_int32),
    ("message", ctypes.c_char * 512),
]

schet_link._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("expires", ctypes.c_int64),
    ("token", ctypes.c_char * 72),
    ("url", ctypes.c_char * 2120),
]

schet_document._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("size", ctypes.c_uint64),
    ("offset", ctypes.c_uint64),
    ("digest", ctypes.c_uint8 * 32),
]

schet_opened._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("order", ctypes.c_char * 40),
    ("file_name", ctypes.c_char * 64),
]

schet_menu._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("in_person", ctypes.c_int32),
    ("subscriber_count", ctypes.c_uint32),
    ("address_bounces", ctypes.c_int32),
    ("title_ru", ctypes.c_char * 64),
    ("title_en", ctypes.c_char * 64),
    ("cabinet_address", ctypes.c_char * 264),
    ("warning_ru", ctypes.c_char * 512),
    ("warning_en", ctypes.c_char * 512),
]

schet_menu_choice._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("entry", ctypes.c_uint32),
    ("action", ctypes.c_int32),
    ("refusal", ctypes.c_int32),
    ("until", ctypes.c_int64),
    ("takes_subscribers", ctypes.c_int32),
    ("formats", ctypes.c_uint32),
    ("period_count", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("periods", ctypes.c_int32 * 60),
    ("entry_title_ru", ctypes.c_char * 128),
    ("entry_title_en", ctypes.c_char * 128),
    ("title_ru", ctypes.c_char * 128),
    ("title_en", ctypes.c_char * 128),
    ("goes_to", ctypes.c_char * 264),
    ("refusal_ru", ctypes.c_char * 512),
    ("refusal_en", ctypes.c_char * 512),
]

schet_subscriber_row._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("id", ctypes.c_char * 72),
    ("label", ctypes.c_char * 1024),
]

schet_order_change._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("id", schet_text),
    ("account", schet_text),
    ("by", schet_text),
]

schet_order._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("action", ctypes.c_int32),
    ("period", ctypes.c_int32),
    ("format", ctypes.c_int32),
    ("state", ctypes.c_int32),
    ("goes", ctypes.c_int32),
    ("locale", ctypes.c_int32),
    ("tries", ctypes.c_uint32),
    ("subscriber_count", ctypes.c_uint32),
    ("revision", ctypes.c_uint32),
    ("generation", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("accepted_at", ctypes.c_int64),
    ("due", ctypes.c_int64),
    ("version", ctypes.c_uint64),
    ("document_size", ctypes.c_uint64),
    ("document_digest", ctypes.c_uint8 * 32),
    ("invoice_amount_due", ctypes.c_int64),
    ("invoice_date", ctypes.c_int32),
    ("invoice_due_date", ctypes.c_int32),
    ("invoice_number", ctypes.c_char * 168),
    ("id", ctypes.c_char * 40),
    ("account", ctypes.c_char * 40),
    ("address", ctypes.c_char * 264),
    ("by", ctypes.c_char * 1024),
    ("detail", ctypes.c_char * 1024),
]

schet_bounce._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("generation", ctypes.c_uint32),
    ("order", schet_text),
    ("status", schet_text),
    ("reason", schet_text),
]

schet_order_event._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("state", ctypes.c_int32),
    ("at", ctypes.c_int64),
    ("detail", ctypes.c_char * 1024),
]

schet_order_link._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("uses", ctypes.c_uint32),
    ("expires", ctypes.c_int64),
    ("revoked", ctypes.c_int64),
    ("last_used", ctypes.c_int64),
    ("document_size", ctypes.c_uint64),
    ("document_digest", ctypes.c_uint8 * 32),
    ("token_hash", ctypes.c_uint8 * 32),
]

schet_order_request._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("action", ctypes.c_int32),
    ("period", ctypes.c_int32),
    ("format", ctypes.c_int32),
    ("account", schet_text),
    ("by", schet_text),
    ("key", schet_text),
    ("subscribers", ctypes.POINTER(schet_text)),
    ("subscriber_count", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
]

schet_taken._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("replayed", ctypes.c_int32),
    ("id", ctypes.c_char * 40),
    ("confirmation_ru", ctypes.c_char * 512),
    ("confirmation_en", ctypes.c_char * 512),
]

schet_pickup_item._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("state", ctypes.c_int32),
    ("date", ctypes.c_int32),
    ("revision", ctypes.c_uint32),
    ("amount_due", ctypes.c_int64),
    ("handed_over_at", ctypes.c_int64),
    ("document_size", ctypes.c_uint64),
    ("document_digest", ctypes.c_uint8 * 32),
    ("account", ctypes.c_char * 40),
    ("order", ctypes.c_char * 40),
    ("number", ctypes.c_char * 168),
    ("customer", ctypes.c_char * 1024),
    ("handed_over_by", ctypes.c_char * 1024),
]

schet_piece._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("len", ctypes.c_uint32),
    ("data", ctypes.c_void_p),
]

schet_sink._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("ctx", ctypes.c_void_p),
    ("write", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_piece))),
]

schet_pickup_report._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("apart", ctypes.c_uint32),
    ("invoices", ctypes.c_uint64),
    ("next", ctypes.c_char * 40),
]

schet_charge._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("flags", ctypes.c_uint32),
    ("quantity", ctypes.c_int64),
    ("quantity_scale", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("seconds", ctypes.c_uint64),
    ("amount", ctypes.c_int64),
    ("subscriber", schet_text),
    ("service", schet_text),
]

schet_bytes._fields_ = [
    ("data", ctypes.c_void_p),
    ("len", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
]

schet_reply_piece._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("size", ctypes.c_uint64),
    ("bytes", schet_bytes),
]

schet_stored_row._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("key", schet_text),
    ("value", schet_bytes),
]

schet_processed._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("claimed", ctypes.c_uint32),
    ("formed", ctypes.c_uint32),
    ("sent", ctypes.c_uint32),
    ("ready", ctypes.c_uint32),
    ("expired", ctypes.c_uint32),
    ("delayed", ctypes.c_uint32),
    ("failed", ctypes.c_uint32),
    ("unknown", ctypes.c_uint32),
    ("lost", ctypes.c_uint32),
]

schet_operator._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("locale", ctypes.c_int32),
    ("accent", ctypes.c_int32),
    ("profile", ctypes.c_int32),
    ("id", schet_text),
    ("name", schet_text),
    ("address", schet_text),
    ("inn", schet_text),
    ("kpp", schet_text),
    ("ogrn", schet_text),
    ("bank", schet_text),
    ("bic", schet_text),
    ("bank_account", schet_text),
    ("correspondent_account", schet_text),
    ("zone", schet_text),
    ("contact_email", schet_text),
    ("contact_phone", schet_text),
    ("contact_site", schet_text),
    ("sender", schet_text),
    ("link_base", schet_text),
    ("logo_png", schet_bytes),
    ("logo_path", schet_bytes),
    ("logo_width", ctypes.c_int32),
    ("logo_height", ctypes.c_int32),
]

schet_renderer_config._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("encoding", ctypes.c_int32),
    ("operator_info", ctypes.POINTER(schet_operator)),
]

schet_attachment._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("relationship", ctypes.c_int32),
    ("name", schet_text),
    ("mime", schet_text),
    ("description", schet_text),
    ("content", schet_bytes),
]

schet_charges._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("period", ctypes.c_int32),
    ("as_of", ctypes.c_int64),
    ("lines", ctypes.POINTER(schet_charge)),
    ("line_count", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
]

schet_call_detail._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("period", ctypes.c_int32),
    ("format", ctypes.c_int32),
    ("locale", ctypes.c_int32),
    ("formed_at", ctypes.c_int64),
    ("account", schet_text),
]

schet_pickup_paper._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("period", ctypes.c_int32),
    ("locale", ctypes.c_int32),
    ("reserved", ctypes.c_int32),
]

schet_register_entry._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("date", ctypes.c_int32),
    ("amount_due", ctypes.c_int64),
    ("account", schet_text),
    ("name", schet_text),
    ("number", schet_text),
]

schet_paper_totals._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("rows", ctypes.c_uint64),
    ("late", ctypes.c_uint64),
    ("seconds", ctypes.c_uint64),
    ("charged_seconds", ctypes.c_uint64),
    ("amount", ctypes.c_int64),
]

schet_run._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("period", ctypes.c_int32),
    ("round", ctypes.c_uint32),
    ("outcome", ctypes.c_int32),
    ("started", ctypes.c_int64),
    ("ended", ctypes.c_int64),
    ("formed", ctypes.c_uint64),
    ("in_person", ctypes.c_uint64),
    ("already", ctypes.c_uint64),
    ("not_billable", ctypes.c_uint64),
    ("refused", ctypes.c_uint64),
    ("accounts", ctypes.c_uint64),
    ("dealt_through", ctypes.c_char * 40),
]

schet_progress._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("ctx", ctypes.c_void_p),
    ("tell", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_run))),
]

schet_unformed._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("period", ctypes.c_int32),
    ("at", ctypes.c_int64),
    ("account", ctypes.c_char * 40),
    ("code", ctypes.c_char * 40),
    ("reason", ctypes.c_char * 1024),
]

schet_policy._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("window_first_day", ctypes.c_uint32),
    ("window_last_day", ctypes.c_uint32),
    ("covered", ctypes.c_uint32),
    ("hold_window_for_run", ctypes.c_uint32),
    ("repeat_months", ctypes.c_uint32),
    ("link_days", ctypes.c_uint32),
    ("orders_a_day", ctypes.c_uint32),
    ("changes_a_day", ctypes.c_uint32),
    ("key_days", ctypes.c_uint32),
    ("new_address", ctypes.c_int32),
    ("call_detail_quiet_hours", ctypes.c_uint32),
    ("unknown", ctypes.c_int32),
    ("retry_first_seconds", ctypes.c_uint32),
    ("retry_longest_seconds", ctypes.c_uint32),
    ("retry_give_up_seconds", ctypes.c_uint32),
    ("lease_seconds", ctypes.c_uint32),
    ("transmission_seconds", ctypes.c_uint32),
    ("address_mails_a_day", ctypes.c_uint32),
    ("domain_mails_a_day", ctypes.c_uint32),
    ("mails_a_day", ctypes.c_uint32),
    ("keep_document_days", ctypes.c_int32),
    ("keep_order_days", ctypes.c_int32),
    ("keep_invoice_months", ctypes.c_int32),
    ("sequence", schet_text),
]

schet_accounts_query._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("limit", ctypes.c_uint32),
    ("reply", ctypes.POINTER(schet_reply)),
    ("operator_id", schet_text),
    ("after", schet_text),
]

schet_account_query._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("reply", ctypes.POINTER(schet_reply)),
    ("operator_id", schet_text),
    ("number", schet_text),
]

schet_bills_query._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("period", ctypes.c_int32),
    ("reply", ctypes.POINTER(schet_reply)),
    ("operator_id", schet_text),
    ("accounts", ctypes.POINTER(schet_text)),
    ("account_count", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
]

schet_calls_query._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("limit", ctypes.c_uint32),
    ("reply", ctypes.POINTER(schet_reply)),
    ("operator_id", schet_text),
    ("account", schet_text),
    ("from", ctypes.c_int64),
    ("until", ctypes.c_int64),
    ("subscribers", ctypes.POINTER(schet_text)),
    ("subscriber_count", ctypes.c_uint32),
    ("has_after", ctypes.c_int32),
    ("after_subscriber", schet_text),
    ("after_key", schet_text),
    ("after_start", ctypes.c_int64),
]

schet_charges_query._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("period", ctypes.c_int32),
    ("reply", ctypes.POINTER(schet_reply)),
    ("operator_id", schet_text),
    ("account", schet_text),
    ("subscribers", ctypes.POINTER(schet_text)),
    ("subscriber_count", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
]

schet_billing_port._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("flags", ctypes.c_uint32),
    ("ctx", ctypes.c_void_p),
    ("accounts", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_accounts_query))),
    ("account", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_account_query))),
    ("bills", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_bills_query))),
    ("calls", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_calls_query))),
    ("charges", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_charges_query))),
    ("destroy", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
]

schet_store_txn._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("mode", ctypes.c_int32),
    ("txn", ctypes.c_void_p),
    ("reply", ctypes.POINTER(schet_reply)),
]

schet_store_key._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("txn", ctypes.c_void_p),
    ("reply", ctypes.POINTER(schet_reply)),
    ("key", schet_text),
]

schet_store_scan._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("limit", ctypes.c_uint32),
    ("txn", ctypes.c_void_p),
    ("reply", ctypes.POINTER(schet_reply)),
    ("descending", ctypes.c_int32),
    ("reserved", ctypes.c_int32),
    ("from", schet_text),
    ("until", schet_text),
]

schet_store_row._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("kind", ctypes.c_int32),
    ("txn", ctypes.c_void_p),
    ("reply", ctypes.POINTER(schet_reply)),
    ("key", schet_text),
    ("value", schet_bytes),
    ("account", schet_text),
    ("order", schet_text),
    ("number", schet_text),
    ("period", ctypes.c_int32),
    ("revision", ctypes.c_uint32),
    ("action", ctypes.c_int32),
    ("state", ctypes.c_int32),
    ("at", ctypes.c_int64),
    ("due", ctypes.c_int64),
    ("amount_due", ctypes.c_int64),
]

schet_clock_reading._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("now", ctypes.c_int64),
]

schet_store_port._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("flags", ctypes.c_uint32),
    ("ctx", ctypes.c_void_p),
    ("begin", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_store_txn))),
    ("get", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_store_key))),
    ("scan", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_store_scan))),
    ("put", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_store_row))),
    ("remove", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_store_key))),
    ("commit", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_store_txn))),
    ("rollback", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_store_txn))),
    ("now", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_clock_reading))),
    ("destroy", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
]

schet_new_document._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("has_prefix", ctypes.c_int32),
    ("size", ctypes.c_uint64),
    ("digest", ctypes.c_uint8 * 32),
    ("prefix_digest", ctypes.c_uint8 * 32),
    ("prefix", schet_bytes),
    ("tail", schet_bytes),
]

schet_documents_put._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("count", ctypes.c_uint32),
    ("reply", ctypes.POINTER(schet_reply)),
    ("operator_id", schet_text),
    ("documents", ctypes.POINTER(schet_new_document)),
]

schet_document_query._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("length", ctypes.c_uint32),
    ("reply", ctypes.POINTER(schet_reply)),
    ("operator_id", schet_text),
    ("offset", ctypes.c_uint64),
    ("digest", ctypes.c_uint8 * 32),
]

schet_documents_forget._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("count", ctypes.c_uint32),
    ("reply", ctypes.POINTER(schet_reply)),
    ("operator_id", schet_text),
    ("digests", ctypes.c_void_p),
]

schet_documents_port._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("flags", ctypes.c_uint32),
    ("ctx", ctypes.c_void_p),
    ("put", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_documents_put))),
    ("read", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_document_query))),
    ("forget", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_documents_forget))),
    ("destroy", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
]

schet_mail._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("attempt", ctypes.c_uint32),
    ("generation", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("reply", ctypes.POINTER(schet_reply)),
    ("order", schet_text),
    ("message_id", schet_text),
    ("from", schet_text),
    ("to", schet_text),
    ("message", schet_bytes),
]

schet_mail_port._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("flags", ctypes.c_uint32),
    ("ctx", ctypes.c_void_p),
    ("send", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_mail))),
    ("destroy", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
]

schet_clock_port._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("flags", ctypes.c_uint32),
    ("ctx", ctypes.c_void_p),
    ("now", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_clock_reading))),
    ("destroy", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
]

schet_log_entry._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("level", ctypes.c_int32),
    ("status", ctypes.c_int32),
    ("reserved", ctypes.c_int32),
    ("text", schet_text),
]

schet_log_port._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("flags", ctypes.c_uint32),
    ("ctx", ctypes.c_void_p),
    ("write", ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(schet_log_entry))),
    ("destroy", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
]

schet_mail_server._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("port", ctypes.c_uint32),
    ("encryption", ctypes.c_int32),
    ("connections", ctypes.c_uint32),
    ("mails_per_connection", ctypes.c_uint32),
    ("idle_seconds", ctypes.c_uint32),
    ("longest_wait_seconds", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("host", schet_text),
    ("user", schet_text),
    ("password", schet_text),
    ("roots", schet_text),
]

schet_mail_route._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("domain", schet_text),
    ("server", ctypes.POINTER(schet_mail_server)),
]

schet_dkim_key._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("selector", schet_text),
    ("pem", schet_bytes),
]

schet_smtp._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("route_count", ctypes.c_uint32),
    ("dkim_key_count", ctypes.c_uint32),
    ("begin_within_seconds", ctypes.c_uint32),
    ("hello", schet_text),
    ("server", ctypes.POINTER(schet_mail_server)),
    ("routes", ctypes.POINTER(schet_mail_route)),
    ("dkim_keys", ctypes.POINTER(schet_dkim_key)),
    ("bounces", schet_text),
    ("bounces_maildir", schet_text),
    ("bounces_key", ctypes.c_uint8 * 32),
]

schet_config._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("encoding", ctypes.c_int32),
    ("operator_info", ctypes.POINTER(schet_operator)),
    ("policy", ctypes.POINTER(schet_policy)),
    ("database", schet_text),
    ("database_max_bytes", ctypes.c_uint64),
    ("database_readers", ctypes.c_uint32),
    ("database_busy_ms", ctypes.c_uint32),
    ("documents", schet_text),
    ("documents_form", ctypes.c_int32),
    ("reserved", ctypes.c_int32),
    ("spool", schet_text),
    ("billing", ctypes.POINTER(schet_billing_port)),
    ("store", ctypes.POINTER(schet_store_port)),
    ("documents_port", ctypes.POINTER(schet_documents_port)),
    ("mail", ctypes.POINTER(schet_mail_port)),
    ("clock", ctypes.POINTER(schet_clock_port)),
    ("log", ctypes.POINTER(schet_log_port)),
    ("smtp", ctypes.POINTER(schet_smtp)),
]

STRUCTS = [
    schet_tick,
    schet_collected,
    schet_error,
    schet_text,
    schet_delivery_request,
    schet_delivery,
    schet_delivery_event,
    schet_subscriber,
    schet_account,
    schet_line,
    schet_vat,
    schet_payment,
    schet_instalment,
    schet_past,
    schet_bill,
    schet_call,
    schet_feed_report,
    schet_refused_row,
    schet_feed_removal,
    schet_feed_removed,
    schet_forgotten,
    schet_issued,
    schet_issued_elsewhere,
    schet_imported,
    schet_link,
    schet_document,
    schet_opened,
    schet_menu,
    schet_menu_choice,
    schet_subscriber_row,
    schet_order_change,
    schet_order,
    schet_bounce,
    schet_order_event,
    schet_order_link,
    schet_order_request,
    schet_taken,
    schet_pickup_item,
    schet_piece,
    schet_sink,
    schet_pickup_report,
    schet_charge,
    schet_bytes,
    schet_reply_piece,
    schet_stored_row,
    schet_processed,
    schet_operator,
    schet_renderer_config,
    schet_attachment,
    schet_charges,
    schet_call_detail,
    schet_pickup_paper,
    schet_register_entry,
    schet_paper_totals,
    schet_run,
    schet_progress,
    schet_unformed,
    schet_policy,
    schet_accounts_query,
    schet_account_query,
    schet_bills_query,
    schet_calls_query,
    schet_charges_query,
    schet_billing_port,
    schet_store_txn,
    schet_store_key,
    schet_store_scan,
    schet_store_row,
    schet_clock_reading,
    schet_store_port,
    schet_new_document,
    schet_documents_put,
    schet_document_query,
    schet_documents_forget,
    schet_documents_port,
    schet_mail,
    schet_mail_port,
    schet_clock_port,
    schet_log_entry,
    schet_log_port,
    schet_mail_server,
    schet_mail_route,
    schet_dkim_key,
    schet_smtp,
    schet_config,
]

FUNCTIONS = {
    "schet_bounces_collect": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_uint32,  # limit
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_collected),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_buf_data": (ctypes.c_void_p, [
        ctypes.POINTER(schet_buf),  # buf
    ]),
    "schet_buf_len": (ctypes.c_uint32, [
        ctypes.POINTER(schet_buf),  # buf
    ]),
    "schet_buf_copy": (ctypes.c_int32, [
        ctypes.POINTER(schet_buf),  # buf
        ctypes.c_uint32,  # offset
        ctypes.c_void_p,  # to
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # copied
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_buf_free": (ctypes.c_int32, [
        ctypes.POINTER(ctypes.POINTER(schet_buf)),  # buf
    ]),
    "schet_delivery_change": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.POINTER(schet_delivery_request),  # request
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_delivery),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_delivery_confirm": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_void_p,  # account
        ctypes.c_uint32,  # account_len
        ctypes.c_void_p,  # token
        ctypes.c_uint32,  # token_len
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_delivery),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_delivery_history": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_void_p,  # account
        ctypes.c_uint32,  # account_len
        ctypes.c_uint32,  # first
        ctypes.POINTER(schet_delivery_event),  # rows
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_refusal_text": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.POINTER(schet_error),  # refused
        ctypes.c_int32,  # locale
        ctypes.POINTER(ctypes.POINTER(schet_buf)),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_feed_open": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.POINTER(ctypes.POINTER(schet_feed)),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_feed_accounts": (ctypes.c_int32, [
        ctypes.POINTER(schet_feed),  # feed
        ctypes.POINTER(schet_account),  # rows
        ctypes.c_uint32,  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_feed_bills": (ctypes.c_int32, [
        ctypes.POINTER(schet_feed),  # feed
        ctypes.POINTER(schet_bill),  # rows
        ctypes.c_uint32,  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_feed_calls": (ctypes.c_int32, [
        ctypes.POINTER(schet_feed),  # feed
        ctypes.POINTER(schet_call),  # rows
        ctypes.c_uint32,  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_feed_payments": (ctypes.c_int32, [
        ctypes.POINTER(schet_feed),  # feed
        ctypes.POINTER(schet_payment),  # rows
        ctypes.c_uint32,  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_feed_instalments": (ctypes.c_int32, [
        ctypes.POINTER(schet_feed),  # feed
        ctypes.POINTER(schet_instalment),  # rows
        ctypes.c_uint32,  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_feed_flush": (ctypes.c_int32, [
        ctypes.POINTER(schet_feed),  # feed
        ctypes.POINTER(schet_feed_report),  # report
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_feed_refused": (ctypes.c_int32, [
        ctypes.POINTER(schet_feed),  # feed
        ctypes.POINTER(schet_refused_row),  # rows
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_feed_close": (ctypes.c_int32, [
        ctypes.POINTER(ctypes.POINTER(schet_feed)),  # feed
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_feed_remove": (ctypes.c_int32, [
        ctypes.POINTER(schet_feed),  # feed
        ctypes.POINTER(schet_feed_removal),  # what
        ctypes.POINTER(schet_feed_removed),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_forget": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_int32,  # kind
        ctypes.c_void_p,  # after
        ctypes.c_uint32,  # after_len
        ctypes.c_uint32,  # limit
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_forgotten),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_forget_account": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_void_p,  # account
        ctypes.c_uint32,  # account_len
        ctypes.POINTER(schet_forgotten),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_issued_list": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_void_p,  # account
        ctypes.c_uint32,  # account_len
        ctypes.POINTER(schet_issued),  # rows
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_issued_in": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_int32,  # period
        ctypes.POINTER(schet_text),  # accounts
        ctypes.c_uint32,  # account_count
        ctypes.POINTER(schet_issued),  # rows
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_issued_import": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.POINTER(schet_issued_elsewhere),  # invoices
        ctypes.c_uint32,  # invoice_count
        ctypes.POINTER(schet_imported),  # rows
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_link_mint": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_void_p,  # account
        ctypes.c_uint32,  # account_len
        ctypes.c_void_p,  # id
        ctypes.c_uint32,  # id_len
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_link),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_link_revoke": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_void_p,  # account
        ctypes.c_uint32,  # account_len
        ctypes.c_void_p,  # id
        ctypes.c_uint32,  # id_len
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_link_open": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_void_p,  # token
        ctypes.c_uint32,  # token_len
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_document),  # document
        ctypes.POINTER(schet_opened),  # opened
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_document_read": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.POINTER(schet_document),  # document
        ctypes.c_void_p,  # to
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_menu_get": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_void_p,  # account
        ctypes.c_uint32,  # account_len
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_menu),  # menu
        ctypes.POINTER(schet_menu_choice),  # choices
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_menu_subscribers": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_void_p,  # account
        ctypes.c_uint32,  # account_len
        ctypes.POINTER(schet_tick),  # tick
        ctypes.c_uint32,  # first
        ctypes.POINTER(schet_subscriber_row),  # rows
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_order_cancel": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.POINTER(schet_order_change),  # change
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_order),  # order
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_order_restart": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.POINTER(schet_order_change),  # change
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_order),  # order
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_order_abandon": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.POINTER(schet_order_change),  # change
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_order),  # order
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_order_bounced": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.POINTER(schet_order_change),  # change
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_order),  # order
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_order_hand_over": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.POINTER(schet_order_change),  # change
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_order),  # order
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_bounce_take": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.POINTER(schet_bounce),  # bounce
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_order),  # order
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_order_list": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_void_p,  # account
        ctypes.c_uint32,  # account_len
        ctypes.c_void_p,  # before
        ctypes.c_uint32,  # before_len
        ctypes.POINTER(schet_order),  # rows
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_order_history": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_void_p,  # account
        ctypes.c_uint32,  # account_len
        ctypes.c_void_p,  # id
        ctypes.c_uint32,  # id_len
        ctypes.c_uint32,  # first
        ctypes.POINTER(schet_order_event),  # rows
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_order_links": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_void_p,  # account
        ctypes.c_uint32,  # account_len
        ctypes.c_void_p,  # id
        ctypes.c_uint32,  # id_len
        ctypes.POINTER(schet_order_link),  # rows
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_order_subscribers": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_void_p,  # account
        ctypes.c_uint32,  # account_len
        ctypes.c_void_p,  # id
        ctypes.c_uint32,  # id_len
        ctypes.c_uint32,  # first
        ctypes.POINTER(schet_subscriber_row),  # rows
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_order_take": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.POINTER(schet_order_request),  # request
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_taken),  # taken
        ctypes.POINTER(schet_order),  # order
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_order_get": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_void_p,  # account
        ctypes.c_uint32,  # account_len
        ctypes.c_void_p,  # id
        ctypes.c_uint32,  # id_len
        ctypes.POINTER(schet_order),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_pickup_list": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_int32,  # period
        ctypes.c_void_p,  # after
        ctypes.c_uint32,  # after_len
        ctypes.POINTER(schet_pickup_item),  # rows
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_pickup_batch": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_int32,  # period
        ctypes.c_void_p,  # after
        ctypes.c_uint32,  # after_len
        ctypes.c_uint32,  # limit
        ctypes.POINTER(schet_sink),  # sink
        ctypes.POINTER(schet_pickup_item),  # apart
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_pickup_report),  # report
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_pickup_register": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_int32,  # period
        ctypes.POINTER(schet_sink),  # sink
        ctypes.POINTER(ctypes.c_uint32),  # rows
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_reply_accounts": (ctypes.c_int32, [
        ctypes.POINTER(schet_reply),  # reply
        ctypes.POINTER(schet_text),  # numbers
        ctypes.c_uint32,  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_reply_account": (ctypes.c_int32, [
        ctypes.POINTER(schet_reply),  # reply
        ctypes.POINTER(schet_account),  # account
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_reply_bill": (ctypes.c_int32, [
        ctypes.POINTER(schet_reply),  # reply
        ctypes.POINTER(schet_account),  # account
        ctypes.POINTER(schet_bill),  # bill
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_reply_no_bill": (ctypes.c_int32, [
        ctypes.POINTER(schet_reply),  # reply
        ctypes.c_int32,  # why
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_reply_calls": (ctypes.c_int32, [
        ctypes.POINTER(schet_reply),  # reply
        ctypes.POINTER(schet_call),  # rows
        ctypes.c_uint32,  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_reply_charges": (ctypes.c_int32, [
        ctypes.POINTER(schet_reply),  # reply
        ctypes.POINTER(schet_charge),  # rows
        ctypes.c_uint32,  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_reply_document": (ctypes.c_int32, [
        ctypes.POINTER(schet_reply),  # reply
        ctypes.POINTER(schet_reply_piece),  # piece
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_reply_row": (ctypes.c_int32, [
        ctypes.POINTER(schet_reply),  # reply
        ctypes.POINTER(schet_stored_row),  # row
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_reply_text": (ctypes.c_int32, [
        ctypes.POINTER(schet_reply),  # reply
        ctypes.c_void_p,  # text
        ctypes.c_uint32,  # len
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_process_due": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_uint32,  # limit
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_processed),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_renderer_open": (ctypes.c_int32, [
        ctypes.c_uint32,  # abi_version
        ctypes.POINTER(schet_renderer_config),  # config
        ctypes.POINTER(ctypes.POINTER(schet_renderer)),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_renderer_close": (ctypes.c_int32, [
        ctypes.POINTER(ctypes.POINTER(schet_renderer)),  # renderer
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_render_invoice": (ctypes.c_int32, [
        ctypes.POINTER(schet_renderer),  # renderer
        ctypes.POINTER(schet_account),  # account
        ctypes.POINTER(schet_bill),  # bill
        ctypes.c_int32,  # form
        ctypes.c_int32,  # locale
        ctypes.POINTER(ctypes.POINTER(schet_buf)),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_render_invoice_with": (ctypes.c_int32, [
        ctypes.POINTER(schet_renderer),  # renderer
        ctypes.POINTER(schet_account),  # account
        ctypes.POINTER(schet_bill),  # bill
        ctypes.POINTER(schet_attachment),  # attachments
        ctypes.c_uint32,  # attachment_count
        ctypes.c_int32,  # locale
        ctypes.POINTER(ctypes.POINTER(schet_buf)),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_render_charges": (ctypes.c_int32, [
        ctypes.POINTER(schet_renderer),  # renderer
        ctypes.POINTER(schet_account),  # account
        ctypes.POINTER(schet_charges),  # charges
        ctypes.c_int32,  # locale
        ctypes.POINTER(ctypes.POINTER(schet_buf)),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_paper_calls": (ctypes.c_int32, [
        ctypes.POINTER(schet_renderer),  # renderer
        ctypes.POINTER(schet_call_detail),  # detail
        ctypes.POINTER(schet_sink),  # sink
        ctypes.POINTER(ctypes.POINTER(schet_paper)),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_paper_register": (ctypes.c_int32, [
        ctypes.POINTER(schet_renderer),  # renderer
        ctypes.POINTER(schet_pickup_paper),  # head
        ctypes.POINTER(schet_sink),  # sink
        ctypes.POINTER(ctypes.POINTER(schet_paper)),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_paper_batch": (ctypes.c_int32, [
        ctypes.POINTER(schet_renderer),  # renderer
        ctypes.POINTER(schet_pickup_paper),  # head
        ctypes.POINTER(schet_sink),  # sink
        ctypes.POINTER(ctypes.POINTER(schet_paper)),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_paper_add_calls": (ctypes.c_int32, [
        ctypes.POINTER(schet_paper),  # paper
        ctypes.POINTER(schet_call),  # rows
        ctypes.c_uint32,  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_paper_add_entries": (ctypes.c_int32, [
        ctypes.POINTER(schet_paper),  # paper
        ctypes.POINTER(schet_register_entry),  # rows
        ctypes.c_uint32,  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_paper_add_invoice": (ctypes.c_int32, [
        ctypes.POINTER(schet_paper),  # paper
        ctypes.POINTER(schet_account),  # account
        ctypes.POINTER(schet_bill),  # bill
        ctypes.c_int32,  # locale
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_paper_finish": (ctypes.c_int32, [
        ctypes.POINTER(schet_paper),  # paper
        ctypes.POINTER(schet_paper_totals),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_paper_close": (ctypes.c_int32, [
        ctypes.POINTER(ctypes.POINTER(schet_paper)),  # paper
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_run_step": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_int32,  # period
        ctypes.c_uint32,  # batch
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_run),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_run_regular": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_int32,  # period
        ctypes.c_uint32,  # batch
        ctypes.POINTER(schet_progress),  # progress
        ctypes.POINTER(schet_run),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_run_again": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_int32,  # period
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_run),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_run_get": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_int32,  # period
        ctypes.POINTER(schet_run),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_run_retry": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_int32,  # period
        ctypes.c_void_p,  # after
        ctypes.c_uint32,  # after_len
        ctypes.c_uint32,  # limit
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_run),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_run_refusals": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_int32,  # period
        ctypes.c_void_p,  # after
        ctypes.c_uint32,  # after_len
        ctypes.POINTER(schet_unformed),  # rows
        ctypes.c_uint32,  # capacity
        ctypes.POINTER(ctypes.c_uint32),  # count
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_open": (ctypes.c_int32, [
        ctypes.c_uint32,  # abi_version
        ctypes.POINTER(schet_config),  # config
        ctypes.POINTER(ctypes.POINTER(schet)),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_close": (ctypes.c_int32, [
        ctypes.POINTER(ctypes.POINTER(schet)),  # service
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_policy_default": (ctypes.c_int32, [
        ctypes.POINTER(schet_policy),  # out
        ctypes.POINTER(schet_error),  # error
    ]),
    "schet_status_name": (ctypes.c_char_p, [
        ctypes.c_int32,  # status
    ]),
    "schet_abi_version": (ctypes.c_uint32, [
    ]),
    "schet_version": (ctypes.c_char_p, [
    ]),
    "schet_features": (ctypes.c_uint32, [
    ]),
}
