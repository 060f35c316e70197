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
    """Loads the library from a path and gives every function its prototype."""
    library = ctypes.CDLL(path)
    for name, (result, arguments) in FUNCTIONS.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
    return library


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

# The result goes by e-mail.
SCHET_GOES_BY_EMAIL = 1

# The result is a link in the section.
SCHET_GOES_BY_LINK = 2

# The result lies in the period's pickup batch.
SCHET_GOES_IN_PERSON = 3

# The most rows of one array.
SCHET_MAX_ROWS = 100000

# Documents one after the other in large files, what they share once: for the
# regular run.
SCHET_DOCUMENTS_SEGMENTS = 1

# Each document as a file of its own, that a person can open: for small
# operators.
SCHET_DOCUMENTS_FILES = 2

# A new address is in force at once (R7).
SCHET_ADDRESS_AT_ONCE = 1

# A new address is in force when the customer follows the link mailed to it.
SCHET_ADDRESS_WHEN_CONFIRMED = 2

# A mail whose fate nobody can know is sent again under the same Message-ID
# (R13).
SCHET_UNKNOWN_RETRY = 1

# A mail whose fate nobody can know waits for a person.
SCHET_UNKNOWN_HOLD = 2

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


class schet(ctypes.Structure):
    """A handle."""


class schet_buf(ctypes.Structure):
    """A handle."""


class schet_feed(ctypes.Structure):
    """A handle."""


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


class schet_subscriber(_Struct):
    """One SIP line of an account."""


class schet_account(_Struct):
    """The paying customer: one account with its requisites and its
    subscribers. What isn't called optional must be stated."""


class schet_feed_report(_Struct):
    """What became of the rows of a feed so far."""


class schet_refused_row(_Struct):
    """A row that was refused."""


class schet_tick(_Struct):
    """The instant at which a call happens, and the randomness it may use.
    Where NULL is passed for it, the clock of the service and the system's
    random source give both. To repeat a call whose outcome is not known,
    give the tick of the first once more: what the first has made is then
    found, not made anew."""


class schet_menu(_Struct):
    """The section as an account sees it."""


class schet_menu_choice(_Struct):
    """A choice of the menu: an action of one of its entries, with all that is
    to be chosen for it."""


class schet_order_request(_Struct):
    """What a customer asks for."""


class schet_taken(_Struct):
    """An order that the section has taken."""


class schet_order(_Struct):
    """One request of a customer, or one delivery of the regular run."""


class schet_processed(_Struct):
    """What one step has done."""


class schet_operator(_Struct):
    """The operator: whose section this is, who bills, and how its documents
    look. What isn't called optional must be stated."""


class schet_policy(_Struct):
    """What the host may set. Have schet_policy_default fill it, and change
    what is to be another way: zeros are taken as they are."""


class schet_config(_Struct):
    """What a section is opened with. Fill it with zeros first."""


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

schet_tick._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("has_seed", ctypes.c_uint32),
    ("now", ctypes.c_int64),
    ("seed", ctypes.c_uint8 * 32),
]

schet_menu._fields_ = [
    ("struct_size", ctypes.c_uint32),
    ("in_person", ctypes.c_int32),
    ("subscriber_count", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("title_ru", ctypes.c_char * 64),
    ("title_en", ctypes.c_char * 64),
    ("cabinet_address", ctypes.c_char * 264),
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
    ("reserved", ctypes.c_int32),
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
    ("reserved", ctypes.c_uint32),
    ("sequence", schet_text),
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
]

STRUCTS = [
    schet_error,
    schet_text,
    schet_subscriber,
    schet_account,
    schet_feed_report,
    schet_refused_row,
    schet_tick,
    schet_menu,
    schet_menu_choice,
    schet_order_request,
    schet_taken,
    schet_order,
    schet_processed,
    schet_operator,
    schet_policy,
    schet_config,
]

FUNCTIONS = {
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
    "schet_process_due": (ctypes.c_int32, [
        ctypes.POINTER(schet),  # service
        ctypes.c_uint32,  # limit
        ctypes.POINTER(schet_tick),  # tick
        ctypes.POINTER(schet_processed),  # out
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
