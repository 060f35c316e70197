package Schet::Abi;

# The C interface of schet for Perl: constants, layouts of the structs, signatures of the functions, under the names
# that schet.h gives them. Generated from schet.h. The module beside it, Schet, is what a program uses.
#
# A struct is [its size, [field => offset, size, code], ...], where the code is that of pack, or a struct's name.

use strict;
use warnings;

use constant {
    # Russian.
    SCHET_RU => 1,
    # English.
    SCHET_EN => 2,
    # Repeat of a regular invoice to the cabinet address (R4).
    SCHET_ACTION_REPEAT => 1,
    # Invoice of one of the two previous months, by link (R5).
    SCHET_ACTION_LINK => 2,
    # Invoice of one of the two previous months, to the application address (R6).
    SCHET_ACTION_TO_APPLICATION => 3,
    # Change of delivery (R7); an entry of the menu, and no order.
    SCHET_ACTION_CHANGE_DELIVERY => 4,
    # Call detail (R8).
    SCHET_ACTION_CALL_DETAIL => 5,
    # Charges of the current month so far (R9).
    SCHET_ACTION_CHARGES => 6,
    # Delivery of a regular invoice; no customer's to order (R18).
    SCHET_ACTION_REGULAR => 7,
    # The mail that asks to confirm a new address; no customer's to order (R7).
    SCHET_ACTION_CONFIRM_ADDRESS => 8,
    # Text with semicolons, as spreadsheets open it.
    SCHET_FORMAT_CSV => 1,
    # A workbook.
    SCHET_FORMAT_XLSX => 2,
    # A document to print.
    SCHET_FORMAT_PDF => 3,
    # The order is taken; its document is to be formed (R13).
    SCHET_ORDER_ACCEPTED => 1,
    # Its document is being formed.
    SCHET_ORDER_FORMING => 2,
    # Its document is stored, and is to be sent.
    SCHET_ORDER_FORMED => 3,
    # Transmission has begun.
    SCHET_ORDER_SENDING => 4,
    # The mail server took the message.
    SCHET_ORDER_SENT => 5,
    # The link works.
    SCHET_ORDER_READY => 6,
    # The link's time is over.
    SCHET_ORDER_EXPIRED => 7,
    # It failed for good; it can be started again.
    SCHET_ORDER_FAILED => 8,
    # The customer took it back.
    SCHET_ORDER_CANCELLED => 9,
    # The mail came back; it can be started again.
    SCHET_ORDER_BOUNCED => 10,
    # Whether the message went out, nobody can know.
    SCHET_ORDER_UNKNOWN => 11,
    # It lies in the period's pickup batch (R10).
    SCHET_ORDER_IN_BATCH => 12,
    # It was handed over in person (R10).
    SCHET_ORDER_HANDED_OVER => 13,
    # UTF-8; 0 stands for it.
    SCHET_UTF8 => 1,
    # Windows code page 1251.
    SCHET_CP1251 => 2,
    # DOS code page 866.
    SCHET_CP866 => 3,
    # KOI8-R.
    SCHET_KOI8R => 4,
    # An account.
    SCHET_ROW_ACCOUNT => 1,
    # A bill.
    SCHET_ROW_BILL => 2,
    # A call.
    SCHET_ROW_CALL => 3,
    # A payment.
    SCHET_ROW_PAYMENT => 4,
    # An instalment.
    SCHET_ROW_INSTALMENT => 5,
    # The result goes by e-mail.
    SCHET_GOES_BY_EMAIL => 1,
    # The result is a link in the section.
    SCHET_GOES_BY_LINK => 2,
    # The result lies in the period's pickup batch.
    SCHET_GOES_IN_PERSON => 3,
    # The most rows of one array.
    SCHET_MAX_ROWS => 100000,
    # Documents one after the other in large files, what they share once: for the regular run.
    SCHET_DOCUMENTS_SEGMENTS => 1,
    # Each document as a file of its own, that a person can open: for small operators.
    SCHET_DOCUMENTS_FILES => 2,
    # A new address is in force at once (R7).
    SCHET_ADDRESS_AT_ONCE => 1,
    # A new address is in force when the customer follows the link mailed to it.
    SCHET_ADDRESS_WHEN_CONFIRMED => 2,
    # A mail whose fate nobody can know is sent again under the same Message-ID (R13).
    SCHET_UNKNOWN_RETRY => 1,
    # A mail whose fate nobody can know waits for a person.
    SCHET_UNKNOWN_HOLD => 2,
    # Done.
    SCHET_OK => 0,
    # A pointer that must not be NULL is; field names it. Pass what it asks for.
    SCHET_E_NULL => 1,
    # The handle was closed, or never was one. Whoever closed it has to set his copies of it to NULL.
    SCHET_E_HANDLE => 2,
    # The handle is of another kind than the function takes.
    SCHET_E_WRONG_HANDLE => 3,
    # Somebody else is using the handle right now: a cursor from another thread, or a service that is
    # being closed while calls are under way. Nothing was done; call again when they have ended.
    SCHET_E_BUSY => 4,
    # A callback called back into the library. Nothing was done; return from the callback first.
    SCHET_E_REENTRY => 5,
    # The handle was opened before the process forked. Open another in the child.
    SCHET_E_FORKED => 6,
    # An earlier call on the handle broke off inside the library. Close it and open another.
    SCHET_E_POISONED => 7,
    # The library has a fault, and broke this call off; what it was doing may have happened. Please report
    # the message.
    SCHET_E_PANIC => 8,
    # A struct's struct_size is not that of any version: too small, over 65,536, or, in an array, not that
    # of the first row. field names it. Set it to sizeof of the struct before each call.
    SCHET_E_STRUCT_SIZE => 9,
    # The program was built for another version of the interface. Link it with the library of its header.
    SCHET_E_ABI => 10,
    # A length or a count is over its maximum; nothing was read. field names it.
    SCHET_E_LENGTH => 11,
    # Bytes that are none in the encoding that was chosen; field names the field, the message the byte's
    # place.
    SCHET_E_ENCODING => 12,
    # A value that its field does not take, or one that is missing; field names it, the message says why.
    SCHET_E_VALUE => 13,
    # The library was built without what is asked for, or the service was opened without it; field names
    # it.
    SCHET_E_UNSUPPORTED => 14,
    # A callback of the host asked to stop. What was done stands; call again to go on.
    SCHET_E_CANCELLED => 15,
    # A list that only reading makes shorter is full; read it first.
    SCHET_E_UNREAD => 16,
    # The system gave no random bytes. Call again.
    SCHET_E_RANDOM => 17,
    # A store or a way out is not reachable, locked, or overloaded. Call again later.
    SCHET_E_UNAVAILABLE => 30,
    # No room: disk full, quota used up. Make room and call again.
    SCHET_E_FULL => 31,
    # What is stored can't be read as what it should be. Calling again does not help; the message says
    # what it is.
    SCHET_E_CORRUPT => 32,
    # A store can't serve the call as it is, now or later; the message says why.
    SCHET_E_REJECTED => 33,
    # The regular run of a period that has not ended.
    SCHET_E_PERIOD_NOT_OVER => 40,
    # A bill whose sums do not agree, or that can't be an invoice for another reason; the message names
    # the field, and both numbers. Correct it in the billing.
    SCHET_E_BILL => 41,
    # A bill that was issued elsewhere and has no number.
    SCHET_E_NO_NUMBER => 42,
    # Another invoice was issued under this number, or for this account, period and revision.
    SCHET_E_TAKEN => 43,
    # A document that can't be rendered, such as for a character that its fonts lack; the message names
    # the field.
    SCHET_E_RENDER => 44,
    # A mail that can't be composed.
    SCHET_E_MAIL => 45,
    # The host's sink did not take the output; what it took so far is no document.
    SCHET_E_OUTPUT => 46,
    # Refused: the section is closed while invoices are being formed; until says when it opens (R2).
    SCHET_R_BLACKOUT => 100,
    # Refused: no invoice of period was issued (R4, R5).
    SCHET_R_NOT_ISSUED => 101,
    # Refused: period is not among those in offered.
    SCHET_R_PERIOD_NOT_OFFERED => 102,
    # Refused: subscriber is not one of the account's (R12).
    SCHET_R_UNKNOWN_SUBSCRIBER => 103,
    # Refused: the account has no e-mail address in the cabinet (R10).
    SCHET_R_NO_CABINET_ADDRESS => 104,
    # Refused: the day's limit of orders is reached; until says when to come again (R15).
    SCHET_R_LIMIT_REACHED => 105,
    # Refused: the key was used for another order (R14).
    SCHET_R_KEY_REUSED => 106,
    # Refused: call detail goes nowhere new before until.
    SCHET_R_QUIET_TIME => 107,
    # Refused: the operator has no such account.
    SCHET_R_UNKNOWN_ACCOUNT => 108,
    # Refused: the account has no such order.
    SCHET_R_UNKNOWN_ORDER => 109,
    # Refused: the order is in state, which does not allow it.
    SCHET_R_WRONG_STATE => 110,
    # Refused: the link opens nothing.
    SCHET_R_NO_SUCH_LINK => 111,
    # Refused: the order has limit links already.
    SCHET_R_TOO_MANY_LINKS => 112,
    # Refused: the day's limit of changes of delivery is reached; until says when to come again.
    SCHET_R_TOO_MANY_CHANGES => 113,
    # Refused: the account's history of delivery has its limit of changes.
    SCHET_R_HISTORY_FULL => 114,
    # The first number of a refusal: what is at least this is the section's answer to a customer, and no
    # failure (R16).
    SCHET_R_FIRST => 100,
    # The most bytes of one text.
    SCHET_MAX_TEXT => 4096,
    # The version of the interface that this header describes. It grows when something is added; the
    # soname grows, which it has not done, when something is taken away.
    SCHET_ABI_VERSION => 1,
    # The embedded store of orders and of what the billing feeds is built in.
    SCHET_FEATURE_SQLITE => 1,
    # The embedded stores of documents are built in.
    SCHET_FEATURE_DOCUMENTS => 2,
    # The embedded way out for mails is built in.
    SCHET_FEATURE_SPOOL => 4,
};

our @CONSTANTS = qw(
    SCHET_RU
    SCHET_EN
    SCHET_ACTION_REPEAT
    SCHET_ACTION_LINK
    SCHET_ACTION_TO_APPLICATION
    SCHET_ACTION_CHANGE_DELIVERY
    SCHET_ACTION_CALL_DETAIL
    SCHET_ACTION_CHARGES
    SCHET_ACTION_REGULAR
    SCHET_ACTION_CONFIRM_ADDRESS
    SCHET_FORMAT_CSV
    SCHET_FORMAT_XLSX
    SCHET_FORMAT_PDF
    SCHET_ORDER_ACCEPTED
    SCHET_ORDER_FORMING
    SCHET_ORDER_FORMED
    SCHET_ORDER_SENDING
    SCHET_ORDER_SENT
    SCHET_ORDER_READY
    SCHET_ORDER_EXPIRED
    SCHET_ORDER_FAILED
    SCHET_ORDER_CANCELLED
    SCHET_ORDER_BOUNCED
    SCHET_ORDER_UNKNOWN
    SCHET_ORDER_IN_BATCH
    SCHET_ORDER_HANDED_OVER
    SCHET_UTF8
    SCHET_CP1251
    SCHET_CP866
    SCHET_KOI8R
    SCHET_ROW_ACCOUNT
    SCHET_ROW_BILL
    SCHET_ROW_CALL
    SCHET_ROW_PAYMENT
    SCHET_ROW_INSTALMENT
    SCHET_GOES_BY_EMAIL
    SCHET_GOES_BY_LINK
    SCHET_GOES_IN_PERSON
    SCHET_MAX_ROWS
    SCHET_DOCUMENTS_SEGMENTS
    SCHET_DOCUMENTS_FILES
    SCHET_ADDRESS_AT_ONCE
    SCHET_ADDRESS_WHEN_CONFIRMED
    SCHET_UNKNOWN_RETRY
    SCHET_UNKNOWN_HOLD
    SCHET_OK
    SCHET_E_NULL
    SCHET_E_HANDLE
    SCHET_E_WRONG_HANDLE
    SCHET_E_BUSY
    SCHET_E_REENTRY
    SCHET_E_FORKED
    SCHET_E_POISONED
    SCHET_E_PANIC
    SCHET_E_STRUCT_SIZE
    SCHET_E_ABI
    SCHET_E_LENGTH
    SCHET_E_ENCODING
    SCHET_E_VALUE
    SCHET_E_UNSUPPORTED
    SCHET_E_CANCELLED
    SCHET_E_UNREAD
    SCHET_E_RANDOM
    SCHET_E_UNAVAILABLE
    SCHET_E_FULL
    SCHET_E_CORRUPT
    SCHET_E_REJECTED
    SCHET_E_PERIOD_NOT_OVER
    SCHET_E_BILL
    SCHET_E_NO_NUMBER
    SCHET_E_TAKEN
    SCHET_E_RENDER
    SCHET_E_MAIL
    SCHET_E_OUTPUT
    SCHET_R_BLACKOUT
    SCHET_R_NOT_ISSUED
    SCHET_R_PERIOD_NOT_OFFERED
    SCHET_R_UNKNOWN_SUBSCRIBER
    SCHET_R_NO_CABINET_ADDRESS
    SCHET_R_LIMIT_REACHED
    SCHET_R_KEY_REUSED
    SCHET_R_QUIET_TIME
    SCHET_R_UNKNOWN_ACCOUNT
    SCHET_R_UNKNOWN_ORDER
    SCHET_R_WRONG_STATE
    SCHET_R_NO_SUCH_LINK
    SCHET_R_TOO_MANY_LINKS
    SCHET_R_TOO_MANY_CHANGES
    SCHET_R_HISTORY_FULL
    SCHET_R_FIRST
    SCHET_MAX_TEXT
    SCHET_ABI_VERSION
    SCHET_FEATURE_SQLITE
    SCHET_FEATURE_DOCUMENTS
    SCHET_FEATURE_SPOOL
);

our @STRUCTS = qw(
    schet_error
    schet_text
    schet_subscriber
    schet_account
    schet_feed_report
    schet_refused_row
    schet_tick
    schet_menu
    schet_menu_choice
    schet_order_request
    schet_taken
    schet_order
    schet_processed
    schet_operator
    schet_policy
    schet_config
);

our %STRUCT = (
    # Why a call did not do what it was asked for. The caller allocates it and sets struct_size; it is
    # written when a function answers another status than SCHET_OK, and left alone otherwise. NULL may be
    # passed for it everywhere. Texts are in the host's encoding, end with a NUL, and are cut where they
    # are too long.
    schet_error => [936,
        [struct_size => 0, 4, 'L'],
        [code => 4, 4, 'l'],
        [retryable => 8, 4, 'l'],
        [may_have_happened => 12, 4, 'l'],
        [host_code => 16, 4, 'l'],
        [row => 20, 4, 'L'],
        [until => 24, 8, 'q'],
        [period => 32, 4, 'l'],
        [limit => 36, 4, 'l'],
        [state => 40, 4, 'l'],
        [offered_count => 44, 4, 'L'],
        [offered => 48, 240, 'l60'],
        [subscriber => 288, 72, 'Z72'],
        [field => 360, 64, 'Z64'],
        [message => 424, 512, 'Z512'],
    ],
    # A text of the host: so many bytes in the encoding that was chosen, without a NUL. Blanks at its end
    # don't count, so a PIC X field can be passed as it is; what is empty or all blank is absent. It is
    # copied before the call returns.
    schet_text => [16,
        [data => 0, 8, 'Q'],
        [len => 8, 4, 'L'],
        [reserved => 12, 4, 'L'],
    ],
    # One SIP line of an account.
    schet_subscriber => [40,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [id => 8, 16, 'schet_text'],
        [label => 24, 16, 'schet_text'],
    ],
    # The paying customer: one account with its requisites and its subscribers. What isn't called optional
    # must be stated.
    schet_account => [144,
        [struct_size => 0, 4, 'L'],
        [locale => 4, 4, 'l'],
        [opened => 8, 4, 'l'],
        [closed => 12, 4, 'l'],
        [number => 16, 16, 'schet_text'],
        [name => 32, 16, 'schet_text'],
        [application_address => 48, 16, 'schet_text'],
        [inn => 64, 16, 'schet_text'],
        [kpp => 80, 16, 'schet_text'],
        [postal_address => 96, 16, 'schet_text'],
        [contract => 112, 16, 'schet_text'],
        [subscribers => 128, 8, 'Q'],
        [subscriber_count => 136, 4, 'L'],
        [reserved => 140, 4, 'L'],
    ],
    # What became of the rows of a feed so far.
    schet_feed_report => [24,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [kept => 8, 8, 'Q'],
        [refused => 16, 8, 'Q'],
    ],
    # A row that was refused.
    schet_refused_row => [528,
        [struct_size => 0, 4, 'L'],
        [kind => 4, 4, 'l'],
        [number => 8, 8, 'Q'],
        [reason => 16, 512, 'Z512'],
    ],
    # The instant at which a call happens, and the randomness it may use. Where NULL is passed for it, the
    # clock of the service and the system's random source give both. To repeat a call whose outcome is not
    # known, give the tick of the first once more: what the first has made is then found, not made anew.
    schet_tick => [48,
        [struct_size => 0, 4, 'L'],
        [has_seed => 4, 4, 'L'],
        [now => 8, 8, 'q'],
        [seed => 16, 32, 'a32'],
    ],
    # The section as an account sees it.
    schet_menu => [408,
        [struct_size => 0, 4, 'L'],
        [in_person => 4, 4, 'l'],
        [subscriber_count => 8, 4, 'L'],
        [reserved => 12, 4, 'L'],
        [title_ru => 16, 64, 'Z64'],
        [title_en => 80, 64, 'Z64'],
        [cabinet_address => 144, 264, 'Z264'],
    ],
    # A choice of the menu: an action of one of its entries, with all that is to be chosen for it.
    schet_menu_choice => [2080,
        [struct_size => 0, 4, 'L'],
        [entry => 4, 4, 'L'],
        [action => 8, 4, 'l'],
        [refusal => 12, 4, 'l'],
        [until => 16, 8, 'q'],
        [takes_subscribers => 24, 4, 'l'],
        [formats => 28, 4, 'L'],
        [period_count => 32, 4, 'L'],
        [reserved => 36, 4, 'L'],
        [periods => 40, 240, 'l60'],
        [entry_title_ru => 280, 128, 'Z128'],
        [entry_title_en => 408, 128, 'Z128'],
        [title_ru => 536, 128, 'Z128'],
        [title_en => 664, 128, 'Z128'],
        [goes_to => 792, 264, 'Z264'],
        [refusal_ru => 1056, 512, 'Z512'],
        [refusal_en => 1568, 512, 'Z512'],
    ],
    # What a customer asks for.
    schet_order_request => [80,
        [struct_size => 0, 4, 'L'],
        [action => 4, 4, 'l'],
        [period => 8, 4, 'l'],
        [format => 12, 4, 'l'],
        [account => 16, 16, 'schet_text'],
        [by => 32, 16, 'schet_text'],
        [key => 48, 16, 'schet_text'],
        [subscribers => 64, 8, 'Q'],
        [subscriber_count => 72, 4, 'L'],
        [reserved => 76, 4, 'L'],
    ],
    # An order that the section has taken.
    schet_taken => [1072,
        [struct_size => 0, 4, 'L'],
        [replayed => 4, 4, 'l'],
        [id => 8, 40, 'Z40'],
        [confirmation_ru => 48, 512, 'Z512'],
        [confirmation_en => 560, 512, 'Z512'],
    ],
    # One request of a customer, or one delivery of the regular run.
    schet_order => [2680,
        [struct_size => 0, 4, 'L'],
        [action => 4, 4, 'l'],
        [period => 8, 4, 'l'],
        [format => 12, 4, 'l'],
        [state => 16, 4, 'l'],
        [goes => 20, 4, 'l'],
        [locale => 24, 4, 'l'],
        [tries => 28, 4, 'L'],
        [subscriber_count => 32, 4, 'L'],
        [revision => 36, 4, 'L'],
        [accepted_at => 40, 8, 'q'],
        [due => 48, 8, 'q'],
        [version => 56, 8, 'Q'],
        [document_size => 64, 8, 'Q'],
        [document_digest => 72, 32, 'a32'],
        [invoice_amount_due => 104, 8, 'q'],
        [invoice_date => 112, 4, 'l'],
        [invoice_due_date => 116, 4, 'l'],
        [invoice_number => 120, 168, 'Z168'],
        [id => 288, 40, 'Z40'],
        [account => 328, 40, 'Z40'],
        [address => 368, 264, 'Z264'],
        [by => 632, 1024, 'Z1024'],
        [detail => 1656, 1024, 'Z1024'],
    ],
    # What one step has done.
    schet_processed => [40,
        [struct_size => 0, 4, 'L'],
        [claimed => 4, 4, 'L'],
        [formed => 8, 4, 'L'],
        [sent => 12, 4, 'L'],
        [ready => 16, 4, 'L'],
        [expired => 20, 4, 'L'],
        [delayed => 24, 4, 'L'],
        [failed => 28, 4, 'L'],
        [unknown => 32, 4, 'L'],
        [lost => 36, 4, 'L'],
    ],
    # The operator: whose section this is, who bills, and how its documents look. What isn't called
    # optional must be stated.
    schet_operator => [272,
        [struct_size => 0, 4, 'L'],
        [locale => 4, 4, 'l'],
        [accent => 8, 4, 'l'],
        [reserved => 12, 4, 'l'],
        [id => 16, 16, 'schet_text'],
        [name => 32, 16, 'schet_text'],
        [address => 48, 16, 'schet_text'],
        [inn => 64, 16, 'schet_text'],
        [kpp => 80, 16, 'schet_text'],
        [ogrn => 96, 16, 'schet_text'],
        [bank => 112, 16, 'schet_text'],
        [bic => 128, 16, 'schet_text'],
        [bank_account => 144, 16, 'schet_text'],
        [correspondent_account => 160, 16, 'schet_text'],
        [zone => 176, 16, 'schet_text'],
        [contact_email => 192, 16, 'schet_text'],
        [contact_phone => 208, 16, 'schet_text'],
        [contact_site => 224, 16, 'schet_text'],
        [sender => 240, 16, 'schet_text'],
        [link_base => 256, 16, 'schet_text'],
    ],
    # What the host may set. Have schet_policy_default fill it, and change what is to be another way:
    # zeros are taken as they are.
    schet_policy => [88,
        [struct_size => 0, 4, 'L'],
        [window_first_day => 4, 4, 'L'],
        [window_last_day => 8, 4, 'L'],
        [covered => 12, 4, 'L'],
        [hold_window_for_run => 16, 4, 'L'],
        [repeat_months => 20, 4, 'L'],
        [link_days => 24, 4, 'L'],
        [orders_a_day => 28, 4, 'L'],
        [changes_a_day => 32, 4, 'L'],
        [key_days => 36, 4, 'L'],
        [new_address => 40, 4, 'l'],
        [call_detail_quiet_hours => 44, 4, 'L'],
        [unknown => 48, 4, 'l'],
        [retry_first_seconds => 52, 4, 'L'],
        [retry_longest_seconds => 56, 4, 'L'],
        [retry_give_up_seconds => 60, 4, 'L'],
        [lease_seconds => 64, 4, 'L'],
        [reserved => 68, 4, 'L'],
        [sequence => 72, 16, 'schet_text'],
    ],
    # What a section is opened with. Fill it with zeros first.
    schet_config => [96,
        [struct_size => 0, 4, 'L'],
        [encoding => 4, 4, 'l'],
        [operator_info => 8, 8, 'Q'],
        [policy => 16, 8, 'Q'],
        [database => 24, 16, 'schet_text'],
        [database_max_bytes => 40, 8, 'Q'],
        [database_readers => 48, 4, 'L'],
        [database_busy_ms => 52, 4, 'L'],
        [documents => 56, 16, 'schet_text'],
        [documents_form => 72, 4, 'l'],
        [reserved => 76, 4, 'l'],
        [spool => 80, 16, 'schet_text'],
    ],
);

our %FUNCTION = (
    schet_buf_data => [[qw(opaque)] => 'opaque'],
    schet_buf_len => [[qw(opaque)] => 'uint32'],
    schet_buf_copy => [[qw(opaque uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_buf_free => [[qw(opaque)] => 'sint32'],
    schet_refusal_text => [[qw(opaque opaque sint32 opaque opaque)] => 'sint32'],
    schet_feed_open => [[qw(opaque opaque opaque)] => 'sint32'],
    schet_feed_accounts => [[qw(opaque opaque uint32 opaque)] => 'sint32'],
    schet_feed_flush => [[qw(opaque opaque opaque)] => 'sint32'],
    schet_feed_refused => [[qw(opaque opaque uint32 opaque opaque)] => 'sint32'],
    schet_feed_close => [[qw(opaque opaque)] => 'sint32'],
    schet_menu_get => [[qw(opaque opaque uint32 opaque opaque opaque uint32 opaque opaque)] => 'sint32'],
    schet_order_take => [[qw(opaque opaque opaque opaque opaque opaque)] => 'sint32'],
    schet_order_get => [[qw(opaque opaque uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_process_due => [[qw(opaque uint32 opaque opaque opaque)] => 'sint32'],
    schet_open => [[qw(uint32 opaque opaque opaque)] => 'sint32'],
    schet_close => [[qw(opaque opaque)] => 'sint32'],
    schet_policy_default => [[qw(opaque opaque)] => 'sint32'],
    schet_status_name => [[qw(sint32)] => 'string'],
    schet_abi_version => [[qw()] => 'uint32'],
    schet_version => [[qw()] => 'string'],
    schet_features => [[qw()] => 'uint32'],
);

1;
