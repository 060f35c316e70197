      *> SCHET.cpy - the C interface of schet for COBOL: its constants
      *> and, from SCHETR.cpy, its records. Generated from schet.h; copy
      *> it into WORKING-STORAGE.
      *>
      *> BY VALUE pass pointers and lengths only, as BINARY-LONG or with
      *> SIZE 4. A callback that has done its work returns
      *> SCHET-HOST-DONE; a bare GOBACK returns 0, which is a failure.
      *>
      *> Amounts are kopecks. SCHETP.cpy turns PIC S9(15)V99 COMP-3 into
      *> them and back.

       *> The most VAT groups of a bill.
       78  SCHET-MAX-VAT-GROUPS VALUE 16.
       *> The most past periods of a bill.
       78  SCHET-MAX-HISTORY VALUE 24.
       *> No VAT is charged.
       78  SCHET-VAT-WITHOUT VALUE 1.
       *> VAT at a rate, which may be 0.
       78  SCHET-VAT-PERCENT VALUE 2.
       *> The lines' amounts are without VAT, which is added to their
       *> total.
       78  SCHET-BASIS-NET VALUE 1.
       *> The lines' amounts have VAT inside.
       78  SCHET-BASIS-GROSS VALUE 2.
       *> unit_price of a line is stated.
       78  SCHET-LINE-HAS-UNIT-PRICE VALUE 1.
       *> seconds of a line, or of charges, are stated.
       78  SCHET-LINE-HAS-SECONDS VALUE 2.
       *> Russian.
       78  SCHET-RU VALUE 1.
       *> English.
       78  SCHET-EN VALUE 2.
       *> Repeat of a regular invoice to the cabinet address (R4).
       78  SCHET-ACTION-REPEAT VALUE 1.
       *> Invoice of one of the two previous months, by link (R5).
       78  SCHET-ACTION-LINK VALUE 2.
       *> Invoice of one of the two previous months, to the application
       *> address (R6).
       78  SCHET-ACTION-TO-APPLICATION VALUE 3.
       *> Change of delivery (R7); an entry of the menu, and no order.
       78  SCHET-ACTION-CHANGE-DELIVERY VALUE 4.
       *> Call detail (R8).
       78  SCHET-ACTION-CALL-DETAIL VALUE 5.
       *> Charges of the current month so far (R9).
       78  SCHET-ACTION-CHARGES VALUE 6.
       *> Delivery of a regular invoice; no customer's to order (R18).
       78  SCHET-ACTION-REGULAR VALUE 7.
       *> The mail that asks to confirm a new address; no customer's to
       *> order (R7).
       78  SCHET-ACTION-CONFIRM-ADDRESS VALUE 8.
       *> Text with semicolons, as spreadsheets open it.
       78  SCHET-FORMAT-CSV VALUE 1.
       *> A workbook.
       78  SCHET-FORMAT-XLSX VALUE 2.
       *> A document to print.
       78  SCHET-FORMAT-PDF VALUE 3.
       *> The order is taken; its document is to be formed (R13).
       78  SCHET-ORDER-ACCEPTED VALUE 1.
       *> Its document is being formed.
       78  SCHET-ORDER-FORMING VALUE 2.
       *> Its document is stored, and is to be sent.
       78  SCHET-ORDER-FORMED VALUE 3.
       *> Transmission has begun.
       78  SCHET-ORDER-SENDING VALUE 4.
       *> The mail server took the message.
       78  SCHET-ORDER-SENT VALUE 5.
       *> The link works.
       78  SCHET-ORDER-READY VALUE 6.
       *> The link's time is over.
       78  SCHET-ORDER-EXPIRED VALUE 7.
       *> It failed for good; it can be started again.
       78  SCHET-ORDER-FAILED VALUE 8.
       *> The customer took it back.
       78  SCHET-ORDER-CANCELLED VALUE 9.
       *> The mail came back; it can be started again.
       78  SCHET-ORDER-BOUNCED VALUE 10.
       *> Whether the message went out, nobody can know.
       78  SCHET-ORDER-UNKNOWN VALUE 11.
       *> It lies in the period's pickup batch (R10).
       78  SCHET-ORDER-IN-BATCH VALUE 12.
       *> It was handed over in person (R10).
       78  SCHET-ORDER-HANDED-OVER VALUE 13.
       *> By e-mail to an address, which becomes the cabinet address.
       78  SCHET-METHOD-EMAIL VALUE 1.
       *> Handed over in person; the cabinet address stays for other
       *> mails.
       78  SCHET-METHOD-IN-PERSON VALUE 2.
       *> The change is in force since it was made.
       78  SCHET-CHANGE-IN-FORCE VALUE 1.
       *> The change waits for its address to be confirmed.
       78  SCHET-CHANGE-PENDING VALUE 2.
       *> The change is in force since its address was confirmed.
       78  SCHET-CHANGE-CONFIRMED VALUE 3.
       *> UTF-8; 0 stands for it.
       78  SCHET-UTF8 VALUE 1.
       *> Windows code page 1251.
       78  SCHET-CP1251 VALUE 2.
       *> DOS code page 866.
       78  SCHET-CP866 VALUE 3.
       *> KOI8-R.
       78  SCHET-KOI8R VALUE 4.
       *> An account.
       78  SCHET-ROW-ACCOUNT VALUE 1.
       *> A bill.
       78  SCHET-ROW-BILL VALUE 2.
       *> A call.
       78  SCHET-ROW-CALL VALUE 3.
       *> A payment.
       78  SCHET-ROW-PAYMENT VALUE 4.
       *> An instalment.
       78  SCHET-ROW-INSTALMENT VALUE 5.
       *> The documents that were made for an order alone.
       78  SCHET-KEPT-DOCUMENTS VALUE 1.
       *> Orders at rest, with their history and their links.
       78  SCHET-KEPT-ORDERS VALUE 2.
       *> Issued invoices and their documents.
       78  SCHET-KEPT-INVOICES VALUE 3.
       *> The callback has done what it was asked for. No other number
       *> means that: a callback that broke off in Python, Perl or
       *> Java, or a bare GOBACK in COBOL, answers 0, and that is a
       *> failure.
       78  SCHET-HOST-DONE VALUE 7351.
       *> The host wants the call to stop; it can be called again to go
       *> on.
       78  SCHET-HOST-CANCEL VALUE 7352.
       *> Not reachable, locked, or overloaded: nothing happened, and
       *> the same may succeed later.
       78  SCHET-HOST-UNAVAILABLE VALUE 7361.
       *> No room: nothing happened.
       78  SCHET-HOST-FULL VALUE 7362.
       *> What is stored can't be read as what it should be.
       78  SCHET-HOST-CORRUPT VALUE 7363.
       *> It can't be served as it is, now or later; nothing happened.
       78  SCHET-HOST-REJECTED VALUE 7364.
       *> The transaction did not go together with another's: nothing
       *> of it happened, and it is made again.
       78  SCHET-HOST-CONFLICT VALUE 7365.
       *> Whoever carries the mail on has taken it for good.
       78  SCHET-MAIL-ACCEPTED VALUE 7371.
       *> The mail did not go out: not reached, or asked to come again.
       78  SCHET-MAIL-DELAYED VALUE 7372.
       *> The mail never goes out: refused for good.
       78  SCHET-MAIL-REFUSED VALUE 7373.
       *> The mail was handed over, and the answer never came.
       78  SCHET-MAIL-UNKNOWN VALUE 7374.
       *> It is kept from now on.
       78  SCHET-IMPORT-KEPT VALUE 1.
       *> The same was kept before: nothing was changed.
       78  SCHET-IMPORT-UNCHANGED VALUE 2.
       *> A later revision of it is kept: nothing was changed.
       78  SCHET-IMPORT-SUPERSEDED VALUE 3.
       *> The result goes by e-mail.
       78  SCHET-GOES-BY-EMAIL VALUE 1.
       *> The result is a link in the section.
       78  SCHET-GOES-BY-LINK VALUE 2.
       *> The result lies in the period's pickup batch.
       78  SCHET-GOES-IN-PERSON VALUE 3.
       *> Never two callbacks at once of those ports of a service that
       *> say so: for a host that knows no threads.
       78  SCHET-PORT-SERIALISED VALUE 1.
       *> The library has a fault.
       78  SCHET-LOG-ERROR VALUE 1.
       *> A call did not do what it was asked for.
       78  SCHET-LOG-WARNING VALUE 2.
       *> The section has refused what a customer asked for (R16).
       78  SCHET-LOG-INFO VALUE 3.
       *> The account will be billed for the period; its bill is not
       *> ready.
       78  SCHET-BILL-NOT-READY VALUE 1.
       *> The account is not billed for the period, or does not exist.
       78  SCHET-BILL-NOT-BILLABLE VALUE 2.
       *> Rows are read, as they were committed last.
       78  SCHET-TXN-READ VALUE 1.
       *> Rows are read and written; no other such transaction of the
       *> store is open until it has ended.
       78  SCHET-TXN-WRITE VALUE 2.
       *> The most bytes of a row's key.
       78  SCHET-MAX-KEY VALUE 200.
       *> A row that only helps to find others.
       78  SCHET-ROW-KIND-INDEX VALUE 1.
       *> An order.
       78  SCHET-ROW-KIND-ORDER VALUE 2.
       *> An entry of an order's history.
       78  SCHET-ROW-KIND-EVENT VALUE 3.
       *> An issued invoice.
       78  SCHET-ROW-KIND-ISSUED VALUE 4.
       *> A change of delivery.
       78  SCHET-ROW-KIND-DELIVERY VALUE 5.
       *> A link.
       78  SCHET-ROW-KIND-LINK VALUE 6.
       *> A regular run.
       78  SCHET-ROW-KIND-RUN VALUE 7.
       *> An account whose invoice could not be formed.
       78  SCHET-ROW-KIND-REFUSAL VALUE 8.
       *> The most rows of one array.
       78  SCHET-MAX-ROWS VALUE 100000.
       *> The invoice as PDF, as customers get it (R21).
       78  SCHET-INVOICE-PDF VALUE 1.
       *> The invoice as XML: EN 16931 in UBL 2.1.
       78  SCHET-INVOICE-UBL VALUE 2.
       *> The invoice as one line of JSON.
       78  SCHET-INVOICE-JSON VALUE 3.
       *> The payload of the invoice's payment code by GOST R
       *> 56042-2014; no bytes where nothing is due.
       78  SCHET-INVOICE-PAYMENT-CODE VALUE 4.
       *> What the document was made from.
       78  SCHET-ATTACHED-SOURCE VALUE 1.
       *> Data behind what the document shows.
       78  SCHET-ATTACHED-DATA VALUE 2.
       *> The same content in another form, such as the invoice as XML.
       78  SCHET-ATTACHED-ALTERNATIVE VALUE 3.
       *> More than what the document shows.
       78  SCHET-ATTACHED-SUPPLEMENT VALUE 4.
       *> None of these.
       78  SCHET-ATTACHED-OTHER VALUE 5.
       *> The most files that one document takes.
       78  SCHET-MAX-ATTACHMENTS VALUE 100.
       *> There is more to do: call again.
       78  SCHET-STEP-MORE VALUE 1.
       *> All accounts are dealt out, and other workers still form
       *> theirs: call again later, for one of them may die.
       78  SCHET-STEP-WAITING VALUE 2.
       *> Every account was gone over.
       78  SCHET-STEP-ENDED VALUE 3.
       *> Documents one after the other in large files, what they share
       *> once: for the regular run.
       78  SCHET-DOCUMENTS-SEGMENTS VALUE 1.
       *> Each document as a file of its own, that a person can open:
       *> for small operators.
       78  SCHET-DOCUMENTS-FILES VALUE 2.
       *> Invoices are no more than PDF 1.7: the smallest.
       78  SCHET-PROFILE-PLAIN VALUE 1.
       *> Invoices are PDF/A-3b, to be kept for decades, with files
       *> embedded where there are some.
       78  SCHET-PROFILE-PDF-A-3B VALUE 2.
       *> Invoices are PDF/A-1b, where an archive takes nothing later:
       *> no embedded files.
       78  SCHET-PROFILE-PDF-A-1B VALUE 3.
       *> A new address is in force at once (R7).
       78  SCHET-ADDRESS-AT-ONCE VALUE 1.
       *> A new address is in force when the customer follows the link
       *> mailed to it.
       78  SCHET-ADDRESS-WHEN-CONFIRMED VALUE 2.
       *> A mail whose fate nobody can know is sent again under the
       *> same Message-ID (R13).
       78  SCHET-UNKNOWN-RETRY VALUE 1.
       *> A mail whose fate nobody can know waits for a person.
       78  SCHET-UNKNOWN-HOLD VALUE 2.
       *> The connection is encrypted by STARTTLS; a server that does
       *> not offer it gets no mail.
       78  SCHET-SMTP-STARTTLS VALUE 1.
       *> The connection is encrypted from its first byte, as on port
       *> 465.
       78  SCHET-SMTP-TLS VALUE 2.
       *> The connection is not encrypted at all: names, invoices and
       *> call details go over the wire in clear. For a relay on this
       *> very machine, and nowhere else; credentials are not sent.
       78  SCHET-SMTP-DANGEROUSLY-PLAIN VALUE 3.
       *> The most routes, and the most keys that sign.
       78  SCHET-MAX-ROUTES VALUE 1000.
       *> Done.
       78  SCHET-OK VALUE 0.
       *> A pointer that must not be NULL is; field names it. Pass what
       *> it asks for.
       78  SCHET-E-NULL VALUE 1.
       *> The handle was closed, or never was one. Whoever closed it
       *> has to set his copies of it to NULL.
       78  SCHET-E-HANDLE VALUE 2.
       *> The handle is of another kind than the function takes.
       78  SCHET-E-WRONG-HANDLE VALUE 3.
       *> Somebody else is using the handle right now: a cursor from
       *> another thread, or a service that is being closed while calls
       *> are under way. Nothing was done; call again when they have
       *> ended.
       78  SCHET-E-BUSY VALUE 4.
       *> A callback called back into the library. Nothing was done;
       *> return from the callback first.
       78  SCHET-E-REENTRY VALUE 5.
       *> The handle was opened before the process forked. Open another
       *> in the child.
       78  SCHET-E-FORKED VALUE 6.
       *> An earlier call on the handle broke off inside the library.
       *> Close it and open another.
       78  SCHET-E-POISONED VALUE 7.
       *> The library has a fault, and broke this call off; what it was
       *> doing may have happened. Please report the message.
       78  SCHET-E-PANIC VALUE 8.
       *> A struct's struct_size is not that of any version: too small,
       *> over 65,536, or, in an array, not that of the first row.
       *> field names it. Set it to sizeof of the struct before each
       *> call.
       78  SCHET-E-STRUCT-SIZE VALUE 9.
       *> The program was built for another version of the interface.
       *> Link it with the library of its header.
       78  SCHET-E-ABI VALUE 10.
       *> A length or a count is over its maximum; nothing was read.
       *> field names it.
       78  SCHET-E-LENGTH VALUE 11.
       *> Bytes that are none in the encoding that was chosen; field
       *> names the field, the message the byte's place.
       78  SCHET-E-ENCODING VALUE 12.
       *> A value that its field does not take, or one that is missing;
       *> field names it, the message says why.
       78  SCHET-E-VALUE VALUE 13.
       *> The library was built without what is asked for, or the
       *> service was opened without it; field names it.
       78  SCHET-E-UNSUPPORTED VALUE 14.
       *> A callback of the host asked to stop. What was done stands;
       *> call again to go on.
       78  SCHET-E-CANCELLED VALUE 15.
       *> A list that only reading makes shorter is full; read it
       *> first.
       78  SCHET-E-UNREAD VALUE 16.
       *> The system gave no random bytes. Call again.
       78  SCHET-E-RANDOM VALUE 17.
       *> A callback of the host answered something else than
       *> SCHET-HOST-DONE: host_code. What was done before stands.
       78  SCHET-E-HOST VALUE 18.
       *> Something was closed before it was finished; field names it.
       78  SCHET-E-UNFINISHED VALUE 19.
       *> A store or a way out is not reachable, locked, or overloaded.
       *> Call again later.
       78  SCHET-E-UNAVAILABLE VALUE 30.
       *> No room: disk full, quota used up. Make room and call again.
       78  SCHET-E-FULL VALUE 31.
       *> What is stored can't be read as what it should be. Calling
       *> again does not help; the message says what it is.
       78  SCHET-E-CORRUPT VALUE 32.
       *> A store can't serve the call as it is, now or later; the
       *> message says why.
       78  SCHET-E-REJECTED VALUE 33.
       *> The regular run of a period that has not ended.
       78  SCHET-E-PERIOD-NOT-OVER VALUE 40.
       *> A bill whose sums do not agree, or that can't be an invoice
       *> for another reason; the message names the field, and both
       *> numbers. Correct it in the billing.
       78  SCHET-E-BILL VALUE 41.
       *> A bill that was issued elsewhere and has no number.
       78  SCHET-E-NO-NUMBER VALUE 42.
       *> Another invoice was issued under this number, or for this
       *> account, period and revision.
       78  SCHET-E-TAKEN VALUE 43.
       *> A document that can't be rendered, such as for a character
       *> that its fonts lack; the message names the field.
       78  SCHET-E-RENDER VALUE 44.
       *> A mail that can't be composed.
       78  SCHET-E-MAIL VALUE 45.
       *> The host's sink did not take the output; what it took so far
       *> is no document.
       78  SCHET-E-OUTPUT VALUE 46.
       *> A period so old that what was issued of it is kept no longer.
       78  SCHET-E-PERIOD-FORGOTTEN VALUE 47.
       *> Refused: the section is closed while invoices are being
       *> formed; until says when it opens (R2).
       78  SCHET-R-BLACKOUT VALUE 100.
       *> Refused: no invoice of period was issued (R4, R5).
       78  SCHET-R-NOT-ISSUED VALUE 101.
       *> Refused: period is not among those in offered.
       78  SCHET-R-PERIOD-NOT-OFFERED VALUE 102.
       *> Refused: subscriber is not one of the account's (R12).
       78  SCHET-R-UNKNOWN-SUBSCRIBER VALUE 103.
       *> Refused: the account has no e-mail address in the cabinet
       *> (R10).
       78  SCHET-R-NO-CABINET-ADDRESS VALUE 104.
       *> Refused: the day's limit of orders is reached; until says
       *> when to come again (R15).
       78  SCHET-R-LIMIT-REACHED VALUE 105.
       *> Refused: the key was used for another order (R14).
       78  SCHET-R-KEY-REUSED VALUE 106.
       *> Refused: call detail goes nowhere new before until.
       78  SCHET-R-QUIET-TIME VALUE 107.
       *> Refused: the operator has no such account.
       78  SCHET-R-UNKNOWN-ACCOUNT VALUE 108.
       *> Refused: the account has no such order.
       78  SCHET-R-UNKNOWN-ORDER VALUE 109.
       *> Refused: the order is in state, which does not allow it.
       78  SCHET-R-WRONG-STATE VALUE 110.
       *> Refused: the link opens nothing.
       78  SCHET-R-NO-SUCH-LINK VALUE 111.
       *> Refused: the order has limit links already.
       78  SCHET-R-TOO-MANY-LINKS VALUE 112.
       *> Refused: the day's limit of changes of delivery is reached;
       *> until says when to come again.
       78  SCHET-R-TOO-MANY-CHANGES VALUE 113.
       *> Refused: the account's history of delivery has its limit of
       *> changes.
       78  SCHET-R-HISTORY-FULL VALUE 114.
       *> The first number of a refusal: what is at least this is the
       *> section's answer to a customer, and no failure (R16).
       78  SCHET-R-FIRST VALUE 100.
       *> The most bytes of one text.
       78  SCHET-MAX-TEXT VALUE 4096.
       *> The call went from the subscriber.
       78  SCHET-OUTGOING VALUE 1.
       *> The call came to the subscriber.
       78  SCHET-INCOMING VALUE 2.
       *> The version of the interface that this header describes. It
       *> grows when something is added; the soname grows, which it has
       *> not done, when something is taken away.
       78  SCHET-ABI-VERSION VALUE 1.
       *> The embedded store of orders and of what the billing feeds is
       *> built in.
       78  SCHET-FEATURE-SQLITE VALUE 1.
       *> The embedded stores of documents are built in.
       78  SCHET-FEATURE-DOCUMENTS VALUE 2.
       *> The embedded way out for mails is built in.
       78  SCHET-FEATURE-SPOOL VALUE 4.
       *> The way out for mails over SMTP is built in.
       78  SCHET-FEATURE-SMTP VALUE 8.

       COPY "SCHETR.cpy".
