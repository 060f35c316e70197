package Schet::Abi;

# The C interface of schet for Perl: constants, layouts of the structs, signatures of the functions, under the names
# that schet.h gives them. Generated from schet.h. The module beside it, Schet, is what a program uses.
#
# A struct is [its size, [field => offset, size, code], ...], where the code is that of pack, or a struct's name.

use strict;
use warnings;

use constant {
    # The most VAT groups of a bill.
    SCHET_MAX_VAT_GROUPS => 16,
    # The most past periods of a bill.
    SCHET_MAX_HISTORY => 24,
    # No VAT is charged.
    SCHET_VAT_WITHOUT => 1,
    # VAT at a rate, which may be 0.
    SCHET_VAT_PERCENT => 2,
    # The lines' amounts are without VAT, which is added to their total.
    SCHET_BASIS_NET => 1,
    # The lines' amounts have VAT inside.
    SCHET_BASIS_GROSS => 2,
    # unit_price of a line is stated.
    SCHET_LINE_HAS_UNIT_PRICE => 1,
    # seconds of a line, or of charges, are stated.
    SCHET_LINE_HAS_SECONDS => 2,
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
    # By e-mail to an address, which becomes the cabinet address.
    SCHET_METHOD_EMAIL => 1,
    # Handed over in person; the cabinet address stays for other mails.
    SCHET_METHOD_IN_PERSON => 2,
    # The change is in force since it was made.
    SCHET_CHANGE_IN_FORCE => 1,
    # The change waits for its address to be confirmed.
    SCHET_CHANGE_PENDING => 2,
    # The change is in force since its address was confirmed.
    SCHET_CHANGE_CONFIRMED => 3,
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
    # The documents that were made for an order alone.
    SCHET_KEPT_DOCUMENTS => 1,
    # Orders at rest, with their history and their links.
    SCHET_KEPT_ORDERS => 2,
    # Issued invoices and their documents.
    SCHET_KEPT_INVOICES => 3,
    # The callback has done what it was asked for. No other number means that: a callback that broke off
    # in Python, Perl or Java, or a bare GOBACK in COBOL, answers 0, and that is a failure.
    SCHET_HOST_DONE => 7351,
    # The host wants the call to stop; it can be called again to go on.
    SCHET_HOST_CANCEL => 7352,
    # Not reachable, locked, or overloaded: nothing happened, and the same may succeed later.
    SCHET_HOST_UNAVAILABLE => 7361,
    # No room: nothing happened.
    SCHET_HOST_FULL => 7362,
    # What is stored can't be read as what it should be.
    SCHET_HOST_CORRUPT => 7363,
    # It can't be served as it is, now or later; nothing happened.
    SCHET_HOST_REJECTED => 7364,
    # The transaction did not go together with another's: nothing of it happened, and it is made again.
    SCHET_HOST_CONFLICT => 7365,
    # Whoever carries the mail on has taken it for good.
    SCHET_MAIL_ACCEPTED => 7371,
    # The mail did not go out: not reached, or asked to come again.
    SCHET_MAIL_DELAYED => 7372,
    # The mail never goes out: refused for good.
    SCHET_MAIL_REFUSED => 7373,
    # The mail was handed over, and the answer never came.
    SCHET_MAIL_UNKNOWN => 7374,
    # It is kept from now on.
    SCHET_IMPORT_KEPT => 1,
    # The same was kept before: nothing was changed.
    SCHET_IMPORT_UNCHANGED => 2,
    # A later revision of it is kept: nothing was changed.
    SCHET_IMPORT_SUPERSEDED => 3,
    # The result goes by e-mail.
    SCHET_GOES_BY_EMAIL => 1,
    # The result is a link in the section.
    SCHET_GOES_BY_LINK => 2,
    # The result lies in the period's pickup batch.
    SCHET_GOES_IN_PERSON => 3,
    # Never two callbacks at once of those ports of a service that say so: for a host that knows no
    # threads.
    SCHET_PORT_SERIALISED => 1,
    # The library has a fault.
    SCHET_LOG_ERROR => 1,
    # A call did not do what it was asked for.
    SCHET_LOG_WARNING => 2,
    # The section has refused what a customer asked for (R16).
    SCHET_LOG_INFO => 3,
    # The account will be billed for the period; its bill is not ready.
    SCHET_BILL_NOT_READY => 1,
    # The account is not billed for the period, or does not exist.
    SCHET_BILL_NOT_BILLABLE => 2,
    # Rows are read, as they were committed last.
    SCHET_TXN_READ => 1,
    # Rows are read and written; no other such transaction of the store is open until it has ended.
    SCHET_TXN_WRITE => 2,
    # The most bytes of a row's key.
    SCHET_MAX_KEY => 200,
    # A row that only helps to find others.
    SCHET_ROW_KIND_INDEX => 1,
    # An order.
    SCHET_ROW_KIND_ORDER => 2,
    # An entry of an order's history.
    SCHET_ROW_KIND_EVENT => 3,
    # An issued invoice.
    SCHET_ROW_KIND_ISSUED => 4,
    # A change of delivery.
    SCHET_ROW_KIND_DELIVERY => 5,
    # A link.
    SCHET_ROW_KIND_LINK => 6,
    # A regular run.
    SCHET_ROW_KIND_RUN => 7,
    # An account whose invoice could not be formed.
    SCHET_ROW_KIND_REFUSAL => 8,
    # The most rows of one array.
    SCHET_MAX_ROWS => 100000,
    # The invoice as PDF, as customers get it (R21).
    SCHET_INVOICE_PDF => 1,
    # The invoice as XML: EN 16931 in UBL 2.1.
    SCHET_INVOICE_UBL => 2,
    # The invoice as one line of JSON.
    SCHET_INVOICE_JSON => 3,
    # The payload of the invoice's payment code by GOST R 56042-2014; no bytes where nothing is due.
    SCHET_INVOICE_PAYMENT_CODE => 4,
    # What the document was made from.
    SCHET_ATTACHED_SOURCE => 1,
    # Data behind what the document shows.
    SCHET_ATTACHED_DATA => 2,
    # The same content in another form, such as the invoice as XML.
    SCHET_ATTACHED_ALTERNATIVE => 3,
    # More than what the document shows.
    SCHET_ATTACHED_SUPPLEMENT => 4,
    # None of these.
    SCHET_ATTACHED_OTHER => 5,
    # The most files that one document takes.
    SCHET_MAX_ATTACHMENTS => 100,
    # There is more to do: call again.
    SCHET_STEP_MORE => 1,
    # All accounts are dealt out, and other workers still form theirs: call again later, for one of them
    # may die.
    SCHET_STEP_WAITING => 2,
    # Every account was gone over.
    SCHET_STEP_ENDED => 3,
    # Documents one after the other in large files, what they share once: for the regular run.
    SCHET_DOCUMENTS_SEGMENTS => 1,
    # Each document as a file of its own, that a person can open: for small operators.
    SCHET_DOCUMENTS_FILES => 2,
    # Invoices are no more than PDF 1.7: the smallest.
    SCHET_PROFILE_PLAIN => 1,
    # Invoices are PDF/A-3b, to be kept for decades, with files embedded where there are some.
    SCHET_PROFILE_PDF_A_3B => 2,
    # Invoices are PDF/A-1b, where an archive takes nothing later: no embedded files.
    SCHET_PROFILE_PDF_A_1B => 3,
    # A new address is in force at once (R7).
    SCHET_ADDRESS_AT_ONCE => 1,
    # A new address is in force when the customer follows the link mailed to it.
    SCHET_ADDRESS_WHEN_CONFIRMED => 2,
    # A mail whose fate nobody can know is sent again under the same Message-ID (R13).
    SCHET_UNKNOWN_RETRY => 1,
    # A mail whose fate nobody can know waits for a person.
    SCHET_UNKNOWN_HOLD => 2,
    # The connection is encrypted by STARTTLS; a server that does not offer it gets no mail.
    SCHET_SMTP_STARTTLS => 1,
    # The connection is encrypted from its first byte, as on port 465.
    SCHET_SMTP_TLS => 2,
    # The connection is not encrypted at all: names, invoices and call details go over the wire in clear.
    # For a relay on this very machine, and nowhere else; credentials are not sent.
    SCHET_SMTP_DANGEROUSLY_PLAIN => 3,
    # The most routes, and the most keys that sign.
    SCHET_MAX_ROUTES => 1000,
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
    # A callback of the host answered something else than SCHET_HOST_DONE: host_code. What was done before
    # stands.
    SCHET_E_HOST => 18,
    # Something was closed before it was finished; field names it.
    SCHET_E_UNFINISHED => 19,
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
    # A period so old that what was issued of it is kept no longer.
    SCHET_E_PERIOD_FORGOTTEN => 47,
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
    # The call went from the subscriber.
    SCHET_OUTGOING => 1,
    # The call came to the subscriber.
    SCHET_INCOMING => 2,
    # The version of the interface that this header describes. It grows when something is added; the
    # soname grows, which it has not done, when something is taken away.
    SCHET_ABI_VERSION => 1,
    # The embedded store of orders and of what the billing feeds is built in.
    SCHET_FEATURE_SQLITE => 1,
    # The embedded stores of documents are built in.
    SCHET_FEATURE_DOCUMENTS => 2,
    # The embedded way out for mails is built in.
    SCHET_FEATURE_SPOOL => 4,
    # The way out for mails over SMTP is built in.
    SCHET_FEATURE_SMTP => 8,
};

our @CONSTANTS = qw(
    SCHET_MAX_VAT_GROUPS
    SCHET_MAX_HISTORY
    SCHET_VAT_WITHOUT
    SCHET_VAT_PERCENT
    SCHET_BASIS_NET
    SCHET_BASIS_GROSS
    SCHET_LINE_HAS_UNIT_PRICE
    SCHET_LINE_HAS_SECONDS
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
    SCHET_METHOD_EMAIL
    SCHET_METHOD_IN_PERSON
    SCHET_CHANGE_IN_FORCE
    SCHET_CHANGE_PENDING
    SCHET_CHANGE_CONFIRMED
    SCHET_UTF8
    SCHET_CP1251
    SCHET_CP866
    SCHET_KOI8R
    SCHET_ROW_ACCOUNT
    SCHET_ROW_BILL
    SCHET_ROW_CALL
    SCHET_ROW_PAYMENT
    SCHET_ROW_INSTALMENT
    SCHET_KEPT_DOCUMENTS
    SCHET_KEPT_ORDERS
    SCHET_KEPT_INVOICES
    SCHET_HOST_DONE
    SCHET_HOST_CANCEL
    SCHET_HOST_UNAVAILABLE
    SCHET_HOST_FULL
    SCHET_HOST_CORRUPT
    SCHET_HOST_REJECTED
    SCHET_HOST_CONFLICT
    SCHET_MAIL_ACCEPTED
    SCHET_MAIL_DELAYED
    SCHET_MAIL_REFUSED
    SCHET_MAIL_UNKNOWN
    SCHET_IMPORT_KEPT
    SCHET_IMPORT_UNCHANGED
    SCHET_IMPORT_SUPERSEDED
    SCHET_GOES_BY_EMAIL
    SCHET_GOES_BY_LINK
    SCHET_GOES_IN_PERSON
    SCHET_PORT_SERIALISED
    SCHET_LOG_ERROR
    SCHET_LOG_WARNING
    SCHET_LOG_INFO
    SCHET_BILL_NOT_READY
    SCHET_BILL_NOT_BILLABLE
    SCHET_TXN_READ
    SCHET_TXN_WRITE
    SCHET_MAX_KEY
    SCHET_ROW_KIND_INDEX
    SCHET_ROW_KIND_ORDER
    SCHET_ROW_KIND_EVENT
    SCHET_ROW_KIND_ISSUED
    SCHET_ROW_KIND_DELIVERY
    SCHET_ROW_KIND_LINK
    SCHET_ROW_KIND_RUN
    SCHET_ROW_KIND_REFUSAL
    SCHET_MAX_ROWS
    SCHET_INVOICE_PDF
    SCHET_INVOICE_UBL
    SCHET_INVOICE_JSON
    SCHET_INVOICE_PAYMENT_CODE
    SCHET_ATTACHED_SOURCE
    SCHET_ATTACHED_DATA
    SCHET_ATTACHED_ALTERNATIVE
    SCHET_ATTACHED_SUPPLEMENT
    SCHET_ATTACHED_OTHER
    SCHET_MAX_ATTACHMENTS
    SCHET_STEP_MORE
    SCHET_STEP_WAITING
    SCHET_STEP_ENDED
    SCHET_DOCUMENTS_SEGMENTS
    SCHET_DOCUMENTS_FILES
    SCHET_PROFILE_PLAIN
    SCHET_PROFILE_PDF_A_3B
    SCHET_PROFILE_PDF_A_1B
    SCHET_ADDRESS_AT_ONCE
    SCHET_ADDRESS_WHEN_CONFIRMED
    SCHET_UNKNOWN_RETRY
    SCHET_UNKNOWN_HOLD
    SCHET_SMTP_STARTTLS
    SCHET_SMTP_TLS
    SCHET_SMTP_DANGEROUSLY_PLAIN
    SCHET_MAX_ROUTES
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
    SCHET_E_HOST
    SCHET_E_UNFINISHED
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
    SCHET_E_PERIOD_FORGOTTEN
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
    SCHET_OUTGOING
    SCHET_INCOMING
    SCHET_ABI_VERSION
    SCHET_FEATURE_SQLITE
    SCHET_FEATURE_DOCUMENTS
    SCHET_FEATURE_SPOOL
    SCHET_FEATURE_SMTP
);

our @STRUCTS = qw(
    schet_tick
    schet_collected
    schet_error
    schet_text
    schet_delivery_request
    schet_delivery
    schet_delivery_event
    schet_subscriber
    schet_account
    schet_line
    schet_vat
    schet_payment
    schet_instalment
    schet_past
    schet_bill
    schet_call
    schet_feed_report
    schet_refused_row
    schet_feed_removal
    schet_feed_removed
    schet_forgotten
    schet_issued
    schet_issued_elsewhere
    schet_imported
    schet_link
    schet_document
    schet_opened
    schet_menu
    schet_menu_choice
    schet_subscriber_row
    schet_order_change
    schet_order
    schet_bounce
    schet_order_event
    schet_order_link
    schet_order_request
    schet_taken
    schet_pickup_item
    schet_piece
    schet_sink
    schet_pickup_report
    schet_charge
    schet_bytes
    schet_reply_piece
    schet_stored_row
    schet_processed
    schet_operator
    schet_renderer_config
    schet_attachment
    schet_charges
    schet_call_detail
    schet_pickup_paper
    schet_register_entry
    schet_paper_totals
    schet_run
    schet_progress
    schet_unformed
    schet_policy
    schet_accounts_query
    schet_account_query
    schet_bills_query
    schet_calls_query
    schet_charges_query
    schet_billing_port
    schet_store_txn
    schet_store_key
    schet_store_scan
    schet_store_row
    schet_clock_reading
    schet_store_port
    schet_new_document
    schet_documents_put
    schet_document_query
    schet_documents_forget
    schet_documents_port
    schet_mail
    schet_mail_port
    schet_clock_port
    schet_log_entry
    schet_log_port
    schet_mail_server
    schet_mail_route
    schet_dkim_key
    schet_smtp
    schet_config
);

our %STRUCT = (
    # The instant at which a call happens, and the randomness it may use. Where NULL is passed for it, the
    # clock of the service and the system's random source give both. To repeat a call whose outcome is not
    # known, give the tick of the first once more: what the first has made is then found, not made anew.
    schet_tick => [48,
        [struct_size => 0, 4, 'L'],
        [has_seed => 4, 4, 'L'],
        [now => 8, 8, 'q'],
        [seed => 16, 32, 'a32'],
    ],
    # What came of the letters that were read.
    schet_collected => [24,
        [struct_size => 0, 4, 'L'],
        [letters => 4, 4, 'L'],
        [bounced => 8, 4, 'L'],
        [delayed => 12, 4, 'L'],
        [other => 16, 4, 'L'],
        [left => 20, 4, 'L'],
    ],
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
    # A change of delivery that is asked for.
    schet_delivery_request => [56,
        [struct_size => 0, 4, 'L'],
        [method => 4, 4, 'l'],
        [account => 8, 16, 'schet_text'],
        [address => 24, 16, 'schet_text'],
        [by => 40, 16, 'schet_text'],
    ],
    # The delivery that is in force.
    schet_delivery => [320,
        [struct_size => 0, 4, 'L'],
        [in_person => 4, 4, 'l'],
        [changed => 8, 4, 'l'],
        [reserved => 12, 4, 'l'],
        [cabinet_address => 16, 264, 'Z264'],
        [confirmation => 280, 40, 'Z40'],
    ],
    # A change of delivery, as the history keeps it.
    schet_delivery_event => [1320,
        [struct_size => 0, 4, 'L'],
        [method => 4, 4, 'l'],
        [state => 8, 4, 'l'],
        [reserved => 12, 4, 'l'],
        [at => 16, 8, 'q'],
        [settled => 24, 8, 'q'],
        [address => 32, 264, 'Z264'],
        [by => 296, 1024, 'Z1024'],
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
    # One charge.
    schet_line => [104,
        [struct_size => 0, 4, 'L'],
        [flags => 4, 4, 'L'],
        [vat_kind => 8, 4, 'l'],
        [vat_rate => 12, 4, 'l'],
        [quantity => 16, 8, 'q'],
        [unit_price => 24, 8, 'q'],
        [quantity_scale => 32, 4, 'L'],
        [unit_price_scale => 36, 4, 'L'],
        [amount => 40, 8, 'q'],
        [seconds => 48, 8, 'Q'],
        [subscriber => 56, 16, 'schet_text'],
        [service => 72, 16, 'schet_text'],
        [unit => 88, 16, 'schet_text'],
    ],
    # The total of one VAT rate (R19).
    schet_vat => [40,
        [struct_size => 0, 4, 'L'],
        [kind => 4, 4, 'l'],
        [rate => 8, 4, 'l'],
        [basis => 12, 4, 'l'],
        [net => 16, 8, 'q'],
        [vat => 24, 8, 'q'],
        [gross => 32, 8, 'q'],
    ],
    # A payment received.
    schet_payment => [48,
        [struct_size => 0, 4, 'L'],
        [date => 4, 4, 'l'],
        [amount => 8, 8, 'q'],
        [account => 16, 16, 'schet_text'],
        [reference => 32, 16, 'schet_text'],
    ],
    # A part of an instalment plan.
    schet_instalment => [64,
        [struct_size => 0, 4, 'L'],
        [due => 4, 4, 'l'],
        [part => 8, 4, 'L'],
        [parts => 12, 4, 'L'],
        [amount => 16, 8, 'q'],
        [remaining => 24, 8, 'q'],
        [account => 32, 16, 'schet_text'],
        [description => 48, 16, 'schet_text'],
    ],
    # What an earlier period was charged.
    schet_past => [16,
        [struct_size => 0, 4, 'L'],
        [period => 4, 4, 'l'],
        [total => 8, 8, 'q'],
    ],
    # A complete bill for one account and one period, as the billing states it: nothing of it is ever
    # computed or corrected here, and sums that don't agree are refused (R20). All amounts are in minor
    # units.
    schet_bill => [152,
        [struct_size => 0, 4, 'L'],
        [period => 4, 4, 'l'],
        [date => 8, 4, 'l'],
        [due_date => 12, 4, 'l'],
        [revision => 16, 4, 'L'],
        [line_count => 20, 4, 'L'],
        [vat_count => 24, 4, 'L'],
        [payment_count => 28, 4, 'L'],
        [instalment_count => 32, 4, 'L'],
        [history_count => 36, 4, 'L'],
        [opening_balance => 40, 8, 'q'],
        [total => 48, 8, 'q'],
        [amount_due => 56, 8, 'q'],
        [account => 64, 16, 'schet_text'],
        [number => 80, 16, 'schet_text'],
        [corrects => 96, 16, 'schet_text'],
        [lines => 112, 8, 'Q'],
        [vat => 120, 8, 'Q'],
        [payments => 128, 8, 'Q'],
        [instalments => 136, 8, 'Q'],
        [history => 144, 8, 'Q'],
    ],
    # One call of a subscriber. It belongs to the period of its start.
    schet_call => [120,
        [struct_size => 0, 4, 'L'],
        [direction => 4, 4, 'l'],
        [start => 8, 8, 'q'],
        [received => 16, 8, 'q'],
        [amount => 24, 8, 'q'],
        [seconds => 32, 4, 'L'],
        [charged_seconds => 36, 4, 'L'],
        [key => 40, 16, 'schet_text'],
        [account => 56, 16, 'schet_text'],
        [subscriber => 72, 16, 'schet_text'],
        [peer => 88, 16, 'schet_text'],
        [service => 104, 16, 'schet_text'],
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
    # What is to be forgotten of what was fed.
    schet_feed_removal => [32,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [calls_before => 8, 8, 'q'],
        [account => 16, 16, 'schet_text'],
    ],
    # What was forgotten of what was fed.
    schet_feed_removed => [16,
        [struct_size => 0, 4, 'L'],
        [was_there => 4, 4, 'l'],
        [calls => 8, 8, 'Q'],
    ],
    # What was forgotten.
    schet_forgotten => [80,
        [struct_size => 0, 4, 'L'],
        [is_over => 4, 4, 'l'],
        [documents => 8, 8, 'Q'],
        [orders => 16, 8, 'Q'],
        [invoices => 24, 8, 'Q'],
        [left => 32, 8, 'Q'],
        [through => 40, 40, 'Z40'],
    ],
    # An issued invoice; it never changes.
    schet_issued => [1792,
        [struct_size => 0, 4, 'L'],
        [period => 4, 4, 'l'],
        [date => 8, 4, 'l'],
        [due_date => 12, 4, 'l'],
        [revision => 16, 4, 'L'],
        [in_person => 20, 4, 'l'],
        [total => 24, 8, 'q'],
        [amount_due => 32, 8, 'q'],
        [formed_at => 40, 8, 'q'],
        [document_size => 48, 8, 'Q'],
        [document_digest => 56, 32, 'a32'],
        [account => 88, 40, 'Z40'],
        [order => 128, 40, 'Z40'],
        [number => 168, 168, 'Z168'],
        [corrects => 336, 168, 'Z168'],
        [address => 504, 264, 'Z264'],
        [customer => 768, 1024, 'Z1024'],
    ],
    # An invoice that was issued elsewhere.
    schet_issued_elsewhere => [32,
        [struct_size => 0, 4, 'L'],
        [original_len => 4, 4, 'L'],
        [formed_at => 8, 8, 'q'],
        [bill => 16, 8, 'Q'],
        [original => 24, 8, 'Q'],
    ],
    # What became of an invoice that was issued elsewhere.
    schet_imported => [528,
        [struct_size => 0, 4, 'L'],
        [status => 4, 4, 'l'],
        [outcome => 8, 4, 'l'],
        [reserved => 12, 4, 'l'],
        [message => 16, 512, 'Z512'],
    ],
    # A link as the customer gets it, once.
    schet_link => [2208,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [expires => 8, 8, 'q'],
        [token => 16, 72, 'Z72'],
        [url => 88, 2120, 'Z2120'],
    ],
    # A stored document, and how far it was read.
    schet_document => [56,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [size => 8, 8, 'Q'],
        [offset => 16, 8, 'Q'],
        [digest => 24, 32, 'a32'],
    ],
    # What a link opens.
    schet_opened => [112,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [order => 8, 40, 'Z40'],
        [file_name => 48, 64, 'Z64'],
    ],
    # The section as an account sees it.
    schet_menu => [1432,
        [struct_size => 0, 4, 'L'],
        [in_person => 4, 4, 'l'],
        [subscriber_count => 8, 4, 'L'],
        [address_bounces => 12, 4, 'l'],
        [title_ru => 16, 64, 'Z64'],
        [title_en => 80, 64, 'Z64'],
        [cabinet_address => 144, 264, 'Z264'],
        [warning_ru => 408, 512, 'Z512'],
        [warning_en => 920, 512, 'Z512'],
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
    # A subscriber, as the library tells of one.
    schet_subscriber_row => [1104,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [id => 8, 72, 'Z72'],
        [label => 80, 1024, 'Z1024'],
    ],
    # What somebody does to an order.
    schet_order_change => [56,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [id => 8, 16, 'schet_text'],
        [account => 24, 16, 'schet_text'],
        [by => 40, 16, 'schet_text'],
    ],
    # One request of a customer, or one delivery of the regular run.
    schet_order => [2688,
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
        [generation => 40, 4, 'L'],
        [reserved => 44, 4, 'L'],
        [accepted_at => 48, 8, 'q'],
        [due => 56, 8, 'q'],
        [version => 64, 8, 'Q'],
        [document_size => 72, 8, 'Q'],
        [document_digest => 80, 32, 'a32'],
        [invoice_amount_due => 112, 8, 'q'],
        [invoice_date => 120, 4, 'l'],
        [invoice_due_date => 124, 4, 'l'],
        [invoice_number => 128, 168, 'Z168'],
        [id => 296, 40, 'Z40'],
        [account => 336, 40, 'Z40'],
        [address => 376, 264, 'Z264'],
        [by => 640, 1024, 'Z1024'],
        [detail => 1664, 1024, 'Z1024'],
    ],
    # What a mail server tells of a mail that it could not deliver (RFC 3464).
    schet_bounce => [56,
        [struct_size => 0, 4, 'L'],
        [generation => 4, 4, 'L'],
        [order => 8, 16, 'schet_text'],
        [status => 24, 16, 'schet_text'],
        [reason => 40, 16, 'schet_text'],
    ],
    # A change of an order's state, as its history keeps it (R13).
    schet_order_event => [1040,
        [struct_size => 0, 4, 'L'],
        [state => 4, 4, 'l'],
        [at => 8, 8, 'q'],
        [detail => 16, 1024, 'Z1024'],
    ],
    # A link of an order as it is kept: its token is known to the customer alone (R5).
    schet_order_link => [104,
        [struct_size => 0, 4, 'L'],
        [uses => 4, 4, 'L'],
        [expires => 8, 8, 'q'],
        [revoked => 16, 8, 'q'],
        [last_used => 24, 8, 'q'],
        [document_size => 32, 8, 'Q'],
        [document_digest => 40, 32, 'a32'],
        [token_hash => 72, 32, 'a32'],
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
    # An invoice that waits to be handed over, or was.
    schet_pickup_item => [2368,
        [struct_size => 0, 4, 'L'],
        [state => 4, 4, 'l'],
        [date => 8, 4, 'l'],
        [revision => 12, 4, 'L'],
        [amount_due => 16, 8, 'q'],
        [handed_over_at => 24, 8, 'q'],
        [document_size => 32, 8, 'Q'],
        [document_digest => 40, 32, 'a32'],
        [account => 72, 40, 'Z40'],
        [order => 112, 40, 'Z40'],
        [number => 152, 168, 'Z168'],
        [customer => 320, 1024, 'Z1024'],
        [handed_over_by => 1344, 1024, 'Z1024'],
    ],
    # A piece of a document.
    schet_piece => [16,
        [struct_size => 0, 4, 'L'],
        [len => 4, 4, 'L'],
        [data => 8, 8, 'Q'],
    ],
    # Where a document goes.
    schet_sink => [24,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [ctx => 8, 8, 'Q'],
        [write => 16, 8, 'Q'],
    ],
    # What a part of a pickup batch came to.
    schet_pickup_report => [56,
        [struct_size => 0, 4, 'L'],
        [apart => 4, 4, 'L'],
        [invoices => 8, 8, 'Q'],
        [next => 16, 40, 'Z40'],
    ],
    # The charges of one subscriber for one service.
    schet_charge => [72,
        [struct_size => 0, 4, 'L'],
        [flags => 4, 4, 'L'],
        [quantity => 8, 8, 'q'],
        [quantity_scale => 16, 4, 'L'],
        [reserved => 20, 4, 'L'],
        [seconds => 24, 8, 'Q'],
        [amount => 32, 8, 'q'],
        [subscriber => 40, 16, 'schet_text'],
        [service => 56, 16, 'schet_text'],
    ],
    # Bytes of the host's, in no encoding. They are copied before the call returns; none stand for
    # nothing.
    schet_bytes => [16,
        [data => 0, 8, 'Q'],
        [len => 8, 4, 'L'],
        [reserved => 12, 4, 'L'],
    ],
    # A piece of a document.
    schet_reply_piece => [32,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [size => 8, 8, 'Q'],
        [bytes => 16, 16, 'schet_bytes'],
    ],
    # A row as it was put.
    schet_stored_row => [40,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [key => 8, 16, 'schet_text'],
        [value => 24, 16, 'schet_bytes'],
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
    schet_operator => [312,
        [struct_size => 0, 4, 'L'],
        [locale => 4, 4, 'l'],
        [accent => 8, 4, 'l'],
        [profile => 12, 4, 'l'],
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
        [logo_png => 272, 16, 'schet_bytes'],
        [logo_path => 288, 16, 'schet_bytes'],
        [logo_width => 304, 4, 'l'],
        [logo_height => 308, 4, 'l'],
    ],
    # Whose documents are made.
    schet_renderer_config => [16,
        [struct_size => 0, 4, 'L'],
        [encoding => 4, 4, 'l'],
        [operator_info => 8, 8, 'Q'],
    ],
    # A file that is embedded into a document (ISO 19005-3, annex E).
    schet_attachment => [72,
        [struct_size => 0, 4, 'L'],
        [relationship => 4, 4, 'l'],
        [name => 8, 16, 'schet_text'],
        [mime => 24, 16, 'schet_text'],
        [description => 40, 16, 'schet_text'],
        [content => 56, 16, 'schet_bytes'],
    ],
    # Charges of a period so far, of an account.
    schet_charges => [32,
        [struct_size => 0, 4, 'L'],
        [period => 4, 4, 'l'],
        [as_of => 8, 8, 'q'],
        [lines => 16, 8, 'Q'],
        [line_count => 24, 4, 'L'],
        [reserved => 28, 4, 'L'],
    ],
    # What a call detail is of, and how it is written (R8).
    schet_call_detail => [40,
        [struct_size => 0, 4, 'L'],
        [period => 4, 4, 'l'],
        [format => 8, 4, 'l'],
        [locale => 12, 4, 'l'],
        [formed_at => 16, 8, 'q'],
        [account => 24, 16, 'schet_text'],
    ],
    # What a register or a batch is of.
    schet_pickup_paper => [16,
        [struct_size => 0, 4, 'L'],
        [period => 4, 4, 'l'],
        [locale => 8, 4, 'l'],
        [reserved => 12, 4, 'l'],
    ],
    # An entry of a register.
    schet_register_entry => [64,
        [struct_size => 0, 4, 'L'],
        [date => 4, 4, 'l'],
        [amount_due => 8, 8, 'q'],
        [account => 16, 16, 'schet_text'],
        [name => 32, 16, 'schet_text'],
        [number => 48, 16, 'schet_text'],
    ],
    # What a document came to.
    schet_paper_totals => [48,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [rows => 8, 8, 'Q'],
        [late => 16, 8, 'Q'],
        [seconds => 24, 8, 'Q'],
        [charged_seconds => 32, 8, 'Q'],
        [amount => 40, 8, 'q'],
    ],
    # The regular run of a period as it stands, and what one step has done.
    schet_run => [120,
        [struct_size => 0, 4, 'L'],
        [period => 4, 4, 'l'],
        [round => 8, 4, 'L'],
        [outcome => 12, 4, 'l'],
        [started => 16, 8, 'q'],
        [ended => 24, 8, 'q'],
        [formed => 32, 8, 'Q'],
        [in_person => 40, 8, 'Q'],
        [already => 48, 8, 'Q'],
        [not_billable => 56, 8, 'Q'],
        [refused => 64, 8, 'Q'],
        [accounts => 72, 8, 'Q'],
        [dealt_through => 80, 40, 'Z40'],
    ],
    # Who is told of a run's progress.
    schet_progress => [24,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [ctx => 8, 8, 'Q'],
        [tell => 16, 8, 'Q'],
    ],
    # An account whose invoice the run could not form.
    schet_unformed => [1120,
        [struct_size => 0, 4, 'L'],
        [period => 4, 4, 'l'],
        [at => 8, 8, 'q'],
        [account => 16, 40, 'Z40'],
        [code => 56, 40, 'Z40'],
        [reason => 96, 1024, 'Z1024'],
    ],
    # What the host may set. Have schet_policy_default fill it, and change what is to be another way:
    # zeros are taken as they are.
    schet_policy => [112,
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
        [transmission_seconds => 68, 4, 'L'],
        [address_mails_a_day => 72, 4, 'L'],
        [domain_mails_a_day => 76, 4, 'L'],
        [mails_a_day => 80, 4, 'L'],
        [keep_document_days => 84, 4, 'l'],
        [keep_order_days => 88, 4, 'l'],
        [keep_invoice_months => 92, 4, 'l'],
        [sequence => 96, 16, 'schet_text'],
    ],
    # Asks for numbers of accounts.
    schet_accounts_query => [48,
        [struct_size => 0, 4, 'L'],
        [limit => 4, 4, 'L'],
        [reply => 8, 8, 'Q'],
        [operator_id => 16, 16, 'schet_text'],
        [after => 32, 16, 'schet_text'],
    ],
    # Asks for an account.
    schet_account_query => [48,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [reply => 8, 8, 'Q'],
        [operator_id => 16, 16, 'schet_text'],
        [number => 32, 16, 'schet_text'],
    ],
    # Asks for the bills of accounts: one answer for each, in their order.
    schet_bills_query => [48,
        [struct_size => 0, 4, 'L'],
        [period => 4, 4, 'l'],
        [reply => 8, 8, 'Q'],
        [operator_id => 16, 16, 'schet_text'],
        [accounts => 32, 8, 'Q'],
        [account_count => 40, 4, 'L'],
        [reserved => 44, 4, 'L'],
    ],
    # Asks for calls, ordered by subscriber, start and key.
    schet_calls_query => [120,
        [struct_size => 0, 4, 'L'],
        [limit => 4, 4, 'L'],
        [reply => 8, 8, 'Q'],
        [operator_id => 16, 16, 'schet_text'],
        [account => 32, 16, 'schet_text'],
        [from => 48, 8, 'q'],
        [until => 56, 8, 'q'],
        [subscribers => 64, 8, 'Q'],
        [subscriber_count => 72, 4, 'L'],
        [has_after => 76, 4, 'l'],
        [after_subscriber => 80, 16, 'schet_text'],
        [after_key => 96, 16, 'schet_text'],
        [after_start => 112, 8, 'q'],
    ],
    # Asks for the charges of a period so far, ordered by subscriber and service.
    schet_charges_query => [64,
        [struct_size => 0, 4, 'L'],
        [period => 4, 4, 'l'],
        [reply => 8, 8, 'Q'],
        [operator_id => 16, 16, 'schet_text'],
        [account => 32, 16, 'schet_text'],
        [subscribers => 48, 8, 'Q'],
        [subscriber_count => 56, 4, 'L'],
        [reserved => 60, 4, 'L'],
    ],
    # The host's own billing in place of the embedded database: read only, over its own tables. All
    # callbacks but destroy must be there. They answer SCHET_HOST_DONE, or one of the other
    # SCHET_HOST_..., and put what they are asked for into the reply. They must not call the library but
    # for schet_reply_..., schet_buf_... and what says so, nor raise, throw or jump out. The clauses B1 to
    # B7 hold: accounts ascend by their bytes, each once, and an empty answer ends them; an account that
    # is not there is no failure; a bill whose invoice was issued is answered the same until a correction
    # takes its place, which has a higher revision; calls and charges of subscribers that are named are
    # theirs alone.
    schet_billing_port => [64,
        [struct_size => 0, 4, 'L'],
        [flags => 4, 4, 'L'],
        [ctx => 8, 8, 'Q'],
        [accounts => 16, 8, 'Q'],
        [account => 24, 8, 'Q'],
        [bills => 32, 8, 'Q'],
        [calls => 40, 8, 'Q'],
        [charges => 48, 8, 'Q'],
        [destroy => 56, 8, 'Q'],
    ],
    # A transaction.
    schet_store_txn => [24,
        [struct_size => 0, 4, 'L'],
        [mode => 4, 4, 'l'],
        [txn => 8, 8, 'Q'],
        [reply => 16, 8, 'Q'],
    ],
    # Asks for a row, or for its removal.
    schet_store_key => [40,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [txn => 8, 8, 'Q'],
        [reply => 16, 8, 'Q'],
        [key => 24, 16, 'schet_text'],
    ],
    # Asks for rows in the order of their keys.
    schet_store_scan => [64,
        [struct_size => 0, 4, 'L'],
        [limit => 4, 4, 'L'],
        [txn => 8, 8, 'Q'],
        [reply => 16, 8, 'Q'],
        [descending => 24, 4, 'l'],
        [reserved => 28, 4, 'l'],
        [from => 32, 16, 'schet_text'],
        [until => 48, 16, 'schet_text'],
    ],
    # A row to keep in the place of the one of its key, if there is one.
    schet_store_row => [144,
        [struct_size => 0, 4, 'L'],
        [kind => 4, 4, 'l'],
        [txn => 8, 8, 'Q'],
        [reply => 16, 8, 'Q'],
        [key => 24, 16, 'schet_text'],
        [value => 40, 16, 'schet_bytes'],
        [account => 56, 16, 'schet_text'],
        [order => 72, 16, 'schet_text'],
        [number => 88, 16, 'schet_text'],
        [period => 104, 4, 'l'],
        [revision => 108, 4, 'L'],
        [action => 112, 4, 'l'],
        [state => 116, 4, 'l'],
        [at => 120, 8, 'q'],
        [due => 128, 8, 'q'],
        [amount_due => 136, 8, 'q'],
    ],
    # What a clock shows.
    schet_clock_reading => [16,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [now => 8, 8, 'q'],
    ],
    # The host's own store of orders, delivery, issued invoices, links and runs: rows by key, in
    # transactions. All callbacks but now and destroy must be there. They answer SCHET_HOST_DONE, or one
    # of the other SCHET_HOST_... They must not call the library but for schet_reply_..., nor raise, throw
    # or jump out. In SQL it is one table, its key compared by bytes (BINARY, COLLATE "C"): CREATE TABLE
    # schet_rows (k VARCHAR(200) PRIMARY KEY, v BLOB NOT NULL) get: SELECT v FROM schet_rows WHERE k = ?
    # scan: SELECT k, v FROM schet_rows WHERE k >= ? AND k < ? ORDER BY k (or k DESC) LIMIT ? put: replace
    # the row of that k, or insert it remove: DELETE FROM schet_rows WHERE k = ? A transaction sees what
    # it has written. Transactions that write follow one another: begin waits until no other is open, by a
    # row that it locks where the database has no better means. What commit has answered SCHET_HOST_DONE
    # to is durable, and what rollback has ended left nothing behind. When transactions do not go
    # together, any callback may answer SCHET_HOST_CONFLICT: the transaction is rolled back and made
    # again. When commit can't tell whether it did, it answers neither of these, but 0: then what was
    # asked for may have happened. To join an order to a transaction of its own, the host begins it, calls
    # schet_order_take, schet_order_cancel, schet_delivery_change or schet_delivery_confirm on the same
    # thread, has begin set a savepoint, rollback go back to it and commit do nothing, and commits
    # afterwards: the order is there when the host's transaction is. Nothing else may be joined, for what
    # else the library does takes effect outside of the database between its transactions.
    schet_store_port => [88,
        [struct_size => 0, 4, 'L'],
        [flags => 4, 4, 'L'],
        [ctx => 8, 8, 'Q'],
        [begin => 16, 8, 'Q'],
        [get => 24, 8, 'Q'],
        [scan => 32, 8, 'Q'],
        [put => 40, 8, 'Q'],
        [remove => 48, 8, 'Q'],
        [commit => 56, 8, 'Q'],
        [rollback => 64, 8, 'Q'],
        [now => 72, 8, 'Q'],
        [destroy => 80, 8, 'Q'],
    ],
    # A document to store: what many begin with alike, and its own rest. A store may keep the beginning
    # once, by its own digest, and then keeps it as long as a document needs it; or it keeps both as one.
    schet_new_document => [112,
        [struct_size => 0, 4, 'L'],
        [has_prefix => 4, 4, 'l'],
        [size => 8, 8, 'Q'],
        [digest => 16, 32, 'a32'],
        [prefix_digest => 48, 32, 'a32'],
        [prefix => 80, 16, 'schet_bytes'],
        [tail => 96, 16, 'schet_bytes'],
    ],
    # Asks to store documents, all or none.
    schet_documents_put => [40,
        [struct_size => 0, 4, 'L'],
        [count => 4, 4, 'L'],
        [reply => 8, 8, 'Q'],
        [operator_id => 16, 16, 'schet_text'],
        [documents => 32, 8, 'Q'],
    ],
    # Asks for a piece of a document.
    schet_document_query => [72,
        [struct_size => 0, 4, 'L'],
        [length => 4, 4, 'L'],
        [reply => 8, 8, 'Q'],
        [operator_id => 16, 16, 'schet_text'],
        [offset => 32, 8, 'Q'],
        [digest => 40, 32, 'a32'],
    ],
    # Asks to remove documents for good.
    schet_documents_forget => [40,
        [struct_size => 0, 4, 'L'],
        [count => 4, 4, 'L'],
        [reply => 8, 8, 'Q'],
        [operator_id => 16, 16, 'schet_text'],
        [digests => 32, 8, 'Q'],
    ],
    # The host's own store of documents. All callbacks but destroy must be there; they answer as those of
    # a schet_billing_port do. The clauses D1 to D8 hold: when put answers SCHET_HOST_DONE every document
    # is durable and readable; a reader never sees part of one; putting what is there already succeeds;
    # what is not there is no failure, of read and of forget. The digests are the library's to check, when
    # a document is put, and when it is read whole.
    schet_documents_port => [48,
        [struct_size => 0, 4, 'L'],
        [flags => 4, 4, 'L'],
        [ctx => 8, 8, 'Q'],
        [put => 16, 8, 'Q'],
        [read => 24, 8, 'Q'],
        [forget => 32, 8, 'Q'],
        [destroy => 40, 8, 'Q'],
    ],
    # A message ready to go out: one recipient, and every byte as it is to go.
    schet_mail => [104,
        [struct_size => 0, 4, 'L'],
        [attempt => 4, 4, 'L'],
        [generation => 8, 4, 'L'],
        [reserved => 12, 4, 'L'],
        [reply => 16, 8, 'Q'],
        [order => 24, 16, 'schet_text'],
        [message_id => 40, 16, 'schet_text'],
        [from => 56, 16, 'schet_text'],
        [to => 72, 16, 'schet_text'],
        [message => 88, 16, 'schet_bytes'],
    ],
    # The host's own way out for mails. The clauses M1 to M6 hold.
    schet_mail_port => [32,
        [struct_size => 0, 4, 'L'],
        [flags => 4, 4, 'L'],
        [ctx => 8, 8, 'Q'],
        [send => 16, 8, 'Q'],
        [destroy => 24, 8, 'Q'],
    ],
    # The host's own clock in place of the machine's: for calls without a tick.
    schet_clock_port => [32,
        [struct_size => 0, 4, 'L'],
        [flags => 4, 4, 'L'],
        [ctx => 8, 8, 'Q'],
        [now => 16, 8, 'Q'],
        [destroy => 24, 8, 'Q'],
    ],
    # Something that happened.
    schet_log_entry => [32,
        [struct_size => 0, 4, 'L'],
        [level => 4, 4, 'l'],
        [status => 8, 4, 'l'],
        [reserved => 12, 4, 'l'],
        [text => 16, 16, 'schet_text'],
    ],
    # The host's own log: it is told of every call on the service that does not answer SCHET_OK.
    schet_log_port => [32,
        [struct_size => 0, 4, 'L'],
        [flags => 4, 4, 'L'],
        [ctx => 8, 8, 'Q'],
        [write => 16, 8, 'Q'],
        [destroy => 24, 8, 'Q'],
    ],
    # A mail server that takes our mails: a relay of one's own, a provider's submission service.
    schet_mail_server => [96,
        [struct_size => 0, 4, 'L'],
        [port => 4, 4, 'L'],
        [encryption => 8, 4, 'l'],
        [connections => 12, 4, 'L'],
        [mails_per_connection => 16, 4, 'L'],
        [idle_seconds => 20, 4, 'L'],
        [longest_wait_seconds => 24, 4, 'L'],
        [reserved => 28, 4, 'L'],
        [host => 32, 16, 'schet_text'],
        [user => 48, 16, 'schet_text'],
        [password => 64, 16, 'schet_text'],
        [roots => 80, 16, 'schet_text'],
    ],
    # A server for the recipients of a domain.
    schet_mail_route => [32,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [domain => 8, 16, 'schet_text'],
        [server => 24, 8, 'Q'],
    ],
    # A key that signs mails (DKIM).
    schet_dkim_key => [40,
        [struct_size => 0, 4, 'L'],
        [reserved => 4, 4, 'L'],
        [selector => 8, 16, 'schet_text'],
        [pem => 24, 16, 'schet_bytes'],
    ],
    # The way out for mails over SMTP.
    schet_smtp => [120,
        [struct_size => 0, 4, 'L'],
        [route_count => 4, 4, 'L'],
        [dkim_key_count => 8, 4, 'L'],
        [begin_within_seconds => 12, 4, 'L'],
        [hello => 16, 16, 'schet_text'],
        [server => 32, 8, 'Q'],
        [routes => 40, 8, 'Q'],
        [dkim_keys => 48, 8, 'Q'],
        [bounces => 56, 16, 'schet_text'],
        [bounces_maildir => 72, 16, 'schet_text'],
        [bounces_key => 88, 32, 'a32'],
    ],
    # What a section is opened with. Fill it with zeros first.
    schet_config => [152,
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
        [billing => 96, 8, 'Q'],
        [store => 104, 8, 'Q'],
        [documents_port => 112, 8, 'Q'],
        [mail => 120, 8, 'Q'],
        [clock => 128, 8, 'Q'],
        [log => 136, 8, 'Q'],
        [smtp => 144, 8, 'Q'],
    ],
);

our %FUNCTION = (
    schet_bounces_collect => [[qw(opaque uint32 opaque opaque opaque)] => 'sint32'],
    schet_buf_data => [[qw(opaque)] => 'opaque'],
    schet_buf_len => [[qw(opaque)] => 'uint32'],
    schet_buf_copy => [[qw(opaque uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_buf_free => [[qw(opaque)] => 'sint32'],
    schet_delivery_change => [[qw(opaque opaque opaque opaque opaque)] => 'sint32'],
    schet_delivery_confirm => [[qw(opaque opaque uint32 opaque uint32 opaque opaque opaque)] => 'sint32'],
    schet_delivery_history => [[qw(opaque opaque uint32 uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_refusal_text => [[qw(opaque opaque sint32 opaque opaque)] => 'sint32'],
    schet_feed_open => [[qw(opaque opaque opaque)] => 'sint32'],
    schet_feed_accounts => [[qw(opaque opaque uint32 opaque)] => 'sint32'],
    schet_feed_bills => [[qw(opaque opaque uint32 opaque)] => 'sint32'],
    schet_feed_calls => [[qw(opaque opaque uint32 opaque)] => 'sint32'],
    schet_feed_payments => [[qw(opaque opaque uint32 opaque)] => 'sint32'],
    schet_feed_instalments => [[qw(opaque opaque uint32 opaque)] => 'sint32'],
    schet_feed_flush => [[qw(opaque opaque opaque)] => 'sint32'],
    schet_feed_refused => [[qw(opaque opaque uint32 opaque opaque)] => 'sint32'],
    schet_feed_close => [[qw(opaque opaque)] => 'sint32'],
    schet_feed_remove => [[qw(opaque opaque opaque opaque)] => 'sint32'],
    schet_forget => [[qw(opaque sint32 opaque uint32 uint32 opaque opaque opaque)] => 'sint32'],
    schet_forget_account => [[qw(opaque opaque uint32 opaque opaque)] => 'sint32'],
    schet_issued_list => [[qw(opaque opaque uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_issued_in => [[qw(opaque sint32 opaque uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_issued_import => [[qw(opaque opaque uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_link_mint => [[qw(opaque opaque uint32 opaque uint32 opaque opaque opaque)] => 'sint32'],
    schet_link_revoke => [[qw(opaque opaque uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_link_open => [[qw(opaque opaque uint32 opaque opaque opaque opaque)] => 'sint32'],
    schet_document_read => [[qw(opaque opaque opaque uint32 opaque opaque)] => 'sint32'],
    schet_menu_get => [[qw(opaque opaque uint32 opaque opaque opaque uint32 opaque opaque)] => 'sint32'],
    schet_menu_subscribers => [[qw(opaque opaque uint32 opaque uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_order_cancel => [[qw(opaque opaque opaque opaque opaque)] => 'sint32'],
    schet_order_restart => [[qw(opaque opaque opaque opaque opaque)] => 'sint32'],
    schet_order_abandon => [[qw(opaque opaque opaque opaque opaque)] => 'sint32'],
    schet_order_bounced => [[qw(opaque opaque opaque opaque opaque)] => 'sint32'],
    schet_order_hand_over => [[qw(opaque opaque opaque opaque opaque)] => 'sint32'],
    schet_bounce_take => [[qw(opaque opaque opaque opaque opaque)] => 'sint32'],
    schet_order_list => [[qw(opaque opaque uint32 opaque uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_order_history => [[qw(opaque opaque uint32 opaque uint32 uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_order_links => [[qw(opaque opaque uint32 opaque uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_order_subscribers => [[qw(opaque opaque uint32 opaque uint32 uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_order_take => [[qw(opaque opaque opaque opaque opaque opaque)] => 'sint32'],
    schet_order_get => [[qw(opaque opaque uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_pickup_list => [[qw(opaque sint32 opaque uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_pickup_batch => [[qw(opaque sint32 opaque uint32 uint32 opaque opaque uint32 opaque opaque opaque)] => 'sint32'],
    schet_pickup_register => [[qw(opaque sint32 opaque opaque opaque)] => 'sint32'],
    schet_reply_accounts => [[qw(opaque opaque uint32 opaque)] => 'sint32'],
    schet_reply_account => [[qw(opaque opaque opaque)] => 'sint32'],
    schet_reply_bill => [[qw(opaque opaque opaque opaque)] => 'sint32'],
    schet_reply_no_bill => [[qw(opaque sint32 opaque)] => 'sint32'],
    schet_reply_calls => [[qw(opaque opaque uint32 opaque)] => 'sint32'],
    schet_reply_charges => [[qw(opaque opaque uint32 opaque)] => 'sint32'],
    schet_reply_document => [[qw(opaque opaque opaque)] => 'sint32'],
    schet_reply_row => [[qw(opaque opaque opaque)] => 'sint32'],
    schet_reply_text => [[qw(opaque opaque uint32 opaque)] => 'sint32'],
    schet_process_due => [[qw(opaque uint32 opaque opaque opaque)] => 'sint32'],
    schet_renderer_open => [[qw(uint32 opaque opaque opaque)] => 'sint32'],
    schet_renderer_close => [[qw(opaque opaque)] => 'sint32'],
    schet_render_invoice => [[qw(opaque opaque opaque sint32 sint32 opaque opaque)] => 'sint32'],
    schet_render_invoice_with => [[qw(opaque opaque opaque opaque uint32 sint32 opaque opaque)] => 'sint32'],
    schet_render_charges => [[qw(opaque opaque opaque sint32 opaque opaque)] => 'sint32'],
    schet_paper_calls => [[qw(opaque opaque opaque opaque opaque)] => 'sint32'],
    schet_paper_register => [[qw(opaque opaque opaque opaque opaque)] => 'sint32'],
    schet_paper_batch => [[qw(opaque opaque opaque opaque opaque)] => 'sint32'],
    schet_paper_add_calls => [[qw(opaque opaque uint32 opaque)] => 'sint32'],
    schet_paper_add_entries => [[qw(opaque opaque uint32 opaque)] => 'sint32'],
    schet_paper_add_invoice => [[qw(opaque opaque opaque sint32 opaque)] => 'sint32'],
    schet_paper_finish => [[qw(opaque opaque opaque)] => 'sint32'],
    schet_paper_close => [[qw(opaque opaque)] => 'sint32'],
    schet_run_step => [[qw(opaque sint32 uint32 opaque opaque opaque)] => 'sint32'],
    schet_run_regular => [[qw(opaque sint32 uint32 opaque opaque opaque)] => 'sint32'],
    schet_run_again => [[qw(opaque sint32 opaque opaque opaque)] => 'sint32'],
    schet_run_get => [[qw(opaque sint32 opaque opaque)] => 'sint32'],
    schet_run_retry => [[qw(opaque sint32 opaque uint32 uint32 opaque opaque opaque)] => 'sint32'],
    schet_run_refusals => [[qw(opaque sint32 opaque uint32 opaque uint32 opaque opaque)] => 'sint32'],
    schet_open => [[qw(uint32 opaque opaque opaque)] => 'sint32'],
    schet_close => [[qw(opaque opaque)] => 'sint32'],
    schet_policy_default => [[qw(opaque opaque)] => 'sint32'],
    schet_status_name => [[qw(sint32)] => 'string'],
    schet_abi_version => [[qw()] => 'uint32'],
    schet_version => [[qw()] => 'string'],
    schet_features => [[qw()] => 'uint32'],
);

1;
