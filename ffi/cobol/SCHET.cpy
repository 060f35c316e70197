      *> SCHET.cpy - the C interface of schet as records of COBOL.
      *> Generated from schet.h; copy it into WORKING-STORAGE.
      *>
      *> A record is ready to be passed BY REFERENCE: its struct-size is
      *> set. To clear one, write INITIALIZE name ALL TO VALUE; without
      *> ALL TO VALUE its struct-size is lost. For another record of the
      *> same kind copy the book once more with REPLACING LEADING
      *> ==SCHET-== BY ==OTHER-==.
      *>
      *> Texts go in as a pointer and a length; blanks at the end don't
      *> count. Texts come out ended by X"00" and filled up with it:
      *> INSPECT them REPLACING ALL X"00" BY SPACE.
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

       *> Why a call did not do what it was asked for. The caller
       *> allocates it and sets struct_size; it is written when a
       *> function answers another status than SCHET-OK, and left alone
       *> otherwise. NULL may be passed for it everywhere. Texts are in
       *> the host's encoding, end with a NUL, and are cut where they
       *> are too long.
       01  SCHET-ERROR.
       *> sizeof(schet_error).
         03  SCHET-ERROR-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 936.
       *> The status that the function answered.
         03  SCHET-ERROR-CODE  USAGE BINARY-LONG VALUE 0.
       *> 1 when the same call may succeed later, else 0.
         03  SCHET-ERROR-RETRYABLE  USAGE BINARY-LONG VALUE 0.
       *> 1 when what was asked for may have happened all the same,
       *> else 0: look before doing it again.
         03  SCHET-ERROR-MAY-HAVE-HAPPENED  USAGE BINARY-LONG VALUE 0.
       *> What the host's callback answered, where it is the reason.
         03  SCHET-ERROR-HOST-CODE  USAGE BINARY-LONG VALUE 0.
       *> The row of an array that is at fault, counted from 1; 0 where
       *> none is.
         03  SCHET-ERROR-ROW  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> A refusal's instant from which on the same may be asked for
       *> again, in microseconds since 1970-01-01 UTC; 0: none.
         03  SCHET-ERROR-UNTIL  USAGE BINARY-DOUBLE VALUE 0.
       *> A refusal's period, as YYYYMM; 0: none.
         03  SCHET-ERROR-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> A refusal's limit; 0: none.
         03  SCHET-ERROR-LIMIT  USAGE BINARY-LONG VALUE 0.
       *> A refusal's state of the order, one of SCHET-ORDER-...; 0:
       *> none.
         03  SCHET-ERROR-STATE  USAGE BINARY-LONG VALUE 0.
       *> How many periods stand in offered.
         03  SCHET-ERROR-OFFERED-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The periods that are offered instead, newest first, at most
       *> 60.
         03  SCHET-ERROR-OFFERED  USAGE BINARY-LONG OCCURS 60.
       *> A refusal's subscriber.
         03  SCHET-ERROR-SUBSCRIBER  PIC X(72) VALUE LOW-VALUE.
       *> The field, the struct or the parameter at fault, such as
       *> lines[3].service.
         03  SCHET-ERROR-FIELD  PIC X(64) VALUE LOW-VALUE.
       *> What went wrong, in English, for whoever mends it; of a
       *> refusal, what to tell the customer in English.
         03  SCHET-ERROR-MESSAGE  PIC X(512) VALUE LOW-VALUE.

       *> A text of the host: so many bytes in the encoding that was
       *> chosen, without a NUL. Blanks at its end don't count, so a
       *> PIC X field can be passed as it is; what is empty or all
       *> blank is absent. It is copied before the call returns.
       01  SCHET-TEXT.
       *> Its first byte; of an empty text anything.
         03  SCHET-TEXT-DATA  USAGE POINTER VALUE NULL.
       *> How many bytes it has, at most SCHET-MAX-TEXT.
         03  SCHET-TEXT-LEN  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not looked at.
         03  SCHET-TEXT-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> A change of delivery that is asked for.
       01  SCHET-DELIVERY-REQUEST.
       *> sizeof(schet_delivery_request).
         03  SCHET-DELIVERY-REQUEST-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 56.
       *> SCHET-METHOD-EMAIL or SCHET-METHOD-IN-PERSON.
         03  SCHET-DELIVERY-REQUEST-METHOD  USAGE BINARY-LONG VALUE 0.
       *> Whose.
         03  SCHET-DELIVERY-REQUEST-ACCOUNT.
           05  SCHET-DELIVERY-REQUEST-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-DELIVERY-REQUEST-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-DELIVERY-REQUEST-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The address; absent where the method is in person.
         03  SCHET-DELIVERY-REQUEST-ADDRESS.
           05  SCHET-DELIVERY-REQUEST-ADDRESS-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-DELIVERY-REQUEST-ADDRESS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-DELIVERY-REQUEST-ADDRESS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Who asks, as the host names him.
         03  SCHET-DELIVERY-REQUEST-BY.
           05  SCHET-DELIVERY-REQUEST-BY-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-DELIVERY-REQUEST-BY-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-DELIVERY-REQUEST-BY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> The instant at which a call happens, and the randomness it
       *> may use. Where NULL is passed for it, the clock of the
       *> service and the system's random source give both. To repeat a
       *> call whose outcome is not known, give the tick of the first
       *> once more: what the first has made is then found, not made
       *> anew.
       01  SCHET-TICK.
       *> sizeof(schet_tick).
         03  SCHET-TICK-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 48.
       *> 1: seed is stated; 0: the system's random source gives it.
         03  SCHET-TICK-HAS-SEED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Microseconds since 1970-01-01 UTC; 0: the clock of the
       *> service gives it.
         03  SCHET-TICK-NOW  USAGE BINARY-DOUBLE VALUE 0.
       *> 32 bytes of a cryptographic random source, new for each call:
       *> links are guessed as easily as they are.
         03  SCHET-TICK-SEED  PIC X(32) VALUE LOW-VALUE.

       *> The delivery that is in force.
       01  SCHET-DELIVERY.
       *> sizeof(schet_delivery).
         03  SCHET-DELIVERY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 320.
       *> 1 when invoices are handed over in person, 0 when they go by
       *> e-mail.
         03  SCHET-DELIVERY-IN-PERSON  USAGE BINARY-LONG VALUE 0.
       *> 1 when a change was recorded, 0 when what was asked for is in
       *> force already.
         03  SCHET-DELIVERY-CHANGED  USAGE BINARY-LONG VALUE 0.
       *> Not used.
         03  SCHET-DELIVERY-RESERVED  USAGE BINARY-LONG VALUE 0.
       *> The cabinet address; empty: none.
         03  SCHET-DELIVERY-CABINET-ADDRESS  PIC X(264) VALUE LOW-VALUE.
       *> The order that mails a link to the new address, where the
       *> policy wants it confirmed; else empty.
         03  SCHET-DELIVERY-CONFIRMATION  PIC X(40) VALUE LOW-VALUE.

       *> A change of delivery, as the history keeps it.
       01  SCHET-DELIVERY-EVENT.
       *> sizeof(schet_delivery_event); of an array the first row's
       *> counts, and all are given it.
         03  SCHET-DELIVERY-EVENT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 1320.
       *> SCHET-METHOD-EMAIL or SCHET-METHOD-IN-PERSON.
         03  SCHET-DELIVERY-EVENT-METHOD  USAGE BINARY-LONG VALUE 0.
       *> One of SCHET-CHANGE-...
         03  SCHET-DELIVERY-EVENT-STATE  USAGE BINARY-LONG VALUE 0.
       *> Not used.
         03  SCHET-DELIVERY-EVENT-RESERVED  USAGE BINARY-LONG VALUE 0.
       *> When it was made, in microseconds since 1970-01-01 UTC.
         03  SCHET-DELIVERY-EVENT-AT  USAGE BINARY-DOUBLE VALUE 0.
       *> Until when its link works while it is pending, or when it was
       *> confirmed; else 0.
         03  SCHET-DELIVERY-EVENT-SETTLED  USAGE BINARY-DOUBLE VALUE 0.
       *> The address that was chosen; empty: in person.
         03  SCHET-DELIVERY-EVENT-ADDRESS  PIC X(264) VALUE LOW-VALUE.
       *> Who made it.
         03  SCHET-DELIVERY-EVENT-BY  PIC X(1024) VALUE LOW-VALUE.

       *> One SIP line of an account.
       01  SCHET-SUBSCRIBER.
       *> sizeof(schet_subscriber).
         03  SCHET-SUBSCRIBER-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 40.
       *> Not looked at.
         03  SCHET-SUBSCRIBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The E.164 number or SIP user name: 1 to 64 of a-z A-Z 0-9 . -
       *> - + @ :
         03  SCHET-SUBSCRIBER-ID.
           05  SCHET-SUBSCRIBER-ID-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-SUBSCRIBER-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-SUBSCRIBER-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> A label of the customer's own, such as a department.
       *> Optional.
         03  SCHET-SUBSCRIBER-LABEL.
           05  SCHET-SUBSCRIBER-LABEL-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-SUBSCRIBER-LABEL-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-SUBSCRIBER-LABEL-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> The paying customer: one account with its requisites and its
       *> subscribers. What isn't called optional must be stated.
       01  SCHET-ACCOUNT.
       *> sizeof(schet_account).
         03  SCHET-ACCOUNT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 144.
       *> The language of its documents, mails and refusals: SCHET-RU
       *> or SCHET-EN; 0: the operator's.
         03  SCHET-ACCOUNT-LOCALE  USAGE BINARY-LONG VALUE 0.
       *> The day from which it is billed, as YYYYMMDD; 0: since ever.
         03  SCHET-ACCOUNT-OPENED  USAGE BINARY-LONG VALUE 0.
       *> The day from which it is billed no longer, as YYYYMMDD; 0: it
       *> is open.
         03  SCHET-ACCOUNT-CLOSED  USAGE BINARY-LONG VALUE 0.
       *> Its number, unique for the operator: 1 to 32 of a-z A-Z 0-9 .
       *> - - /
         03  SCHET-ACCOUNT-NUMBER.
           05  SCHET-ACCOUNT-NUMBER-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-ACCOUNT-NUMBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ACCOUNT-NUMBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The customer's name, as documents print it.
         03  SCHET-ACCOUNT-NAME.
           05  SCHET-ACCOUNT-NAME-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-ACCOUNT-NAME-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ACCOUNT-NAME-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The e-mail the organisation gave when it signed up (R6).
         03  SCHET-ACCOUNT-APPLICATION-ADDRESS.
           05  SCHET-ACCOUNT-APPLICATION-ADDRESS-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-ACCOUNT-APPLICATION-ADDRESS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ACCOUNT-APPLICATION-ADDRESS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The customer's INN. Optional.
         03  SCHET-ACCOUNT-INN.
           05  SCHET-ACCOUNT-INN-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-ACCOUNT-INN-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ACCOUNT-INN-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The customer's KPP. Optional.
         03  SCHET-ACCOUNT-KPP.
           05  SCHET-ACCOUNT-KPP-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-ACCOUNT-KPP-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ACCOUNT-KPP-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The postal address. Optional.
         03  SCHET-ACCOUNT-POSTAL-ADDRESS.
           05  SCHET-ACCOUNT-POSTAL-ADDRESS-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-ACCOUNT-POSTAL-ADDRESS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ACCOUNT-POSTAL-ADDRESS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Number and date of the contract, as documents print it.
       *> Optional.
         03  SCHET-ACCOUNT-CONTRACT.
           05  SCHET-ACCOUNT-CONTRACT-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-ACCOUNT-CONTRACT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ACCOUNT-CONTRACT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its SIP lines.
         03  SCHET-ACCOUNT-SUBSCRIBERS  USAGE POINTER VALUE NULL.
       *> How many there are, at most SCHET-MAX-ROWS.
         03  SCHET-ACCOUNT-SUBSCRIBER-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not looked at.
         03  SCHET-ACCOUNT-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> One charge.
       01  SCHET-LINE.
       *> sizeof(schet_line).
         03  SCHET-LINE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 104.
       *> The sum of the SCHET-LINE-HAS-... of what is stated.
         03  SCHET-LINE-FLAGS  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> SCHET-VAT-WITHOUT or SCHET-VAT-PERCENT.
         03  SCHET-LINE-VAT-KIND  USAGE BINARY-LONG VALUE 0.
       *> The rate in hundredths of a per cent, which names the group:
       *> 2000 is 20 %.
         03  SCHET-LINE-VAT-RATE  USAGE BINARY-LONG VALUE 0.
       *> How many units, times 10 to the power of quantity_scale.
         03  SCHET-LINE-QUANTITY  USAGE BINARY-DOUBLE VALUE 0.
       *> The price of a unit, where the amount is quantity times
       *> price, times 10 to the power of unit_price_scale.
         03  SCHET-LINE-UNIT-PRICE  USAGE BINARY-DOUBLE VALUE 0.
       *> How many decimals quantity has, 0 to 28.
         03  SCHET-LINE-QUANTITY-SCALE
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many decimals unit_price has, 0 to 28; with 2 it is in
       *> kopecks.
         03  SCHET-LINE-UNIT-PRICE-SCALE
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The charge, on the basis of its rate's group.
         03  SCHET-LINE-AMOUNT  USAGE BINARY-DOUBLE VALUE 0.
       *> The charged duration of a time-charged service.
         03  SCHET-LINE-SECONDS  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The subscriber it is for; absent: the account as a whole.
         03  SCHET-LINE-SUBSCRIBER.
           05  SCHET-LINE-SUBSCRIBER-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-LINE-SUBSCRIBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-LINE-SUBSCRIBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The service, as documents print it.
         03  SCHET-LINE-SERVICE.
           05  SCHET-LINE-SERVICE-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-LINE-SERVICE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-LINE-SERVICE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The unit, as documents print it.
         03  SCHET-LINE-UNIT.
           05  SCHET-LINE-UNIT-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-LINE-UNIT-LEN  USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-LINE-UNIT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> The total of one VAT rate (R19).
       01  SCHET-VAT.
       *> sizeof(schet_vat).
         03  SCHET-VAT-STRUCT-SIZE  USAGE BINARY-LONG UNSIGNED VALUE 40.
       *> SCHET-VAT-WITHOUT or SCHET-VAT-PERCENT.
         03  SCHET-VAT-KIND  USAGE BINARY-LONG VALUE 0.
       *> The rate in hundredths of a per cent.
         03  SCHET-VAT-RATE  USAGE BINARY-LONG VALUE 0.
       *> SCHET-BASIS-NET or SCHET-BASIS-GROSS.
         03  SCHET-VAT-BASIS  USAGE BINARY-LONG VALUE 0.
       *> The total without VAT.
         03  SCHET-VAT-NET  USAGE BINARY-DOUBLE VALUE 0.
       *> The VAT.
         03  SCHET-VAT-VAT  USAGE BINARY-DOUBLE VALUE 0.
       *> The total with VAT.
         03  SCHET-VAT-GROSS  USAGE BINARY-DOUBLE VALUE 0.

       *> A payment received.
       01  SCHET-PAYMENT.
       *> sizeof(schet_payment).
         03  SCHET-PAYMENT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 48.
       *> The local day on which it was booked, as YYYYMMDD.
         03  SCHET-PAYMENT-DATE  USAGE BINARY-LONG VALUE 0.
       *> How much; negative is a refund.
         03  SCHET-PAYMENT-AMOUNT  USAGE BINARY-DOUBLE VALUE 0.
       *> Whose payment; inside a bill not looked at.
         03  SCHET-PAYMENT-ACCOUNT.
           05  SCHET-PAYMENT-ACCOUNT-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-PAYMENT-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-PAYMENT-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The document of the payment. Optional.
         03  SCHET-PAYMENT-REFERENCE.
           05  SCHET-PAYMENT-REFERENCE-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-PAYMENT-REFERENCE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-PAYMENT-REFERENCE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> A part of an instalment plan.
       01  SCHET-INSTALMENT.
       *> sizeof(schet_instalment).
         03  SCHET-INSTALMENT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 64.
       *> The local day on which the part is due, as YYYYMMDD.
         03  SCHET-INSTALMENT-DUE  USAGE BINARY-LONG VALUE 0.
       *> Which part this is, from 1.
         03  SCHET-INSTALMENT-PART  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many parts there are.
         03  SCHET-INSTALMENT-PARTS  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The part.
         03  SCHET-INSTALMENT-AMOUNT  USAGE BINARY-DOUBLE VALUE 0.
       *> What is left after it.
         03  SCHET-INSTALMENT-REMAINING  USAGE BINARY-DOUBLE VALUE 0.
       *> Whose instalment; inside a bill not looked at.
         03  SCHET-INSTALMENT-ACCOUNT.
           05  SCHET-INSTALMENT-ACCOUNT-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-INSTALMENT-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-INSTALMENT-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What is paid off.
         03  SCHET-INSTALMENT-DESCRIPTION.
           05  SCHET-INSTALMENT-DESCRIPTION-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-INSTALMENT-DESCRIPTION-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-INSTALMENT-DESCRIPTION-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> What an earlier period was charged.
       01  SCHET-PAST.
       *> sizeof(schet_past).
         03  SCHET-PAST-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 16.
       *> The period, as YYYYMM.
         03  SCHET-PAST-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> Its charges with VAT, in minor units.
         03  SCHET-PAST-TOTAL  USAGE BINARY-DOUBLE VALUE 0.

       *> A complete bill for one account and one period, as the
       *> billing states it: nothing of it is ever computed or
       *> corrected here, and sums that don't agree are refused (R20).
       *> All amounts are in minor units.
       01  SCHET-BILL.
       *> sizeof(schet_bill).
         03  SCHET-BILL-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 152.
       *> The period it is for, as YYYYMM.
         03  SCHET-BILL-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> Its date, as YYYYMMDD; 0: the day after the period.
         03  SCHET-BILL-DATE  USAGE BINARY-LONG VALUE 0.
       *> The day by which it is to be paid, as YYYYMMDD.
         03  SCHET-BILL-DUE-DATE  USAGE BINARY-LONG VALUE 0.
       *> 0 for the regular invoice; a correction counts up from 1.
         03  SCHET-BILL-REVISION  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many lines there are, at most SCHET-MAX-ROWS.
         03  SCHET-BILL-LINE-COUNT  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many VAT groups there are, at most SCHET-MAX-VAT-GROUPS.
         03  SCHET-BILL-VAT-COUNT  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many payments there are, at most SCHET-MAX-ROWS; 0 lets
       *> those stand that were fed.
         03  SCHET-BILL-PAYMENT-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many instalments there are, at most SCHET-MAX-ROWS; 0
       *> lets those stand that were fed.
         03  SCHET-BILL-INSTALMENT-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many past periods there are, at most SCHET-MAX-HISTORY.
         03  SCHET-BILL-HISTORY-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The balance brought forward: positive is owed by the
       *> customer, negative is a credit.
         03  SCHET-BILL-OPENING-BALANCE  USAGE BINARY-DOUBLE VALUE 0.
       *> The charges of the period with VAT: the sum of the groups'
       *> gross amounts.
         03  SCHET-BILL-TOTAL  USAGE BINARY-DOUBLE VALUE 0.
       *> What is to be paid: opening balance - payments + total +
       *> instalments; negative is a credit.
         03  SCHET-BILL-AMOUNT-DUE  USAGE BINARY-DOUBLE VALUE 0.
       *> Whose bill it is.
         03  SCHET-BILL-ACCOUNT.
           05  SCHET-BILL-ACCOUNT-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-BILL-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-BILL-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its number, unique for the operator: 1 to 40 characters.
       *> Optional where the policy names a sequence.
         03  SCHET-BILL-NUMBER.
           05  SCHET-BILL-NUMBER-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-BILL-NUMBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-BILL-NUMBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The number of the invoice that a correction corrects; of a
       *> regular invoice absent.
         03  SCHET-BILL-CORRECTS.
           05  SCHET-BILL-CORRECTS-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-BILL-CORRECTS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-BILL-CORRECTS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What was charged, in the order to print.
         03  SCHET-BILL-LINES  USAGE POINTER VALUE NULL.
       *> One group for each VAT rate of the lines.
         03  SCHET-BILL-VAT  USAGE POINTER VALUE NULL.
       *> Payments received in the period.
         03  SCHET-BILL-PAYMENTS  USAGE POINTER VALUE NULL.
       *> Parts of instalment plans due with this invoice.
         03  SCHET-BILL-INSTALMENTS  USAGE POINTER VALUE NULL.
       *> What earlier periods were charged, oldest first; documents
       *> draw the last five beside this one.
         03  SCHET-BILL-HISTORY  USAGE POINTER VALUE NULL.

       *> One call of a subscriber. It belongs to the period of its
       *> start.
       01  SCHET-CALL.
       *> sizeof(schet_call).
         03  SCHET-CALL-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 120.
       *> SCHET-OUTGOING or SCHET-INCOMING.
         03  SCHET-CALL-DIRECTION  USAGE BINARY-LONG VALUE 0.
       *> When it began, in microseconds since 1970-01-01 UTC.
         03  SCHET-CALL-START  USAGE BINARY-DOUBLE VALUE 0.
       *> When the billing received the record; 0: not stated. Received
       *> after its period's invoice was formed, it is late.
         03  SCHET-CALL-RECEIVED  USAGE BINARY-DOUBLE VALUE 0.
       *> What it cost, in minor units, with VAT as the billing states
       *> it.
         03  SCHET-CALL-AMOUNT  USAGE BINARY-DOUBLE VALUE 0.
       *> How long it lasted, in seconds.
         03  SCHET-CALL-SECONDS  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The duration that was charged, in seconds, as the billing
       *> rounded it.
         03  SCHET-CALL-CHARGED-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The billing's key of the call or of its leg, unique for the
       *> account: fed twice it is one call.
         03  SCHET-CALL-KEY.
           05  SCHET-CALL-KEY-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-CALL-KEY-LEN  USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-CALL-KEY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Whose call; in a call detail not looked at.
         03  SCHET-CALL-ACCOUNT.
           05  SCHET-CALL-ACCOUNT-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-CALL-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-CALL-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Whose call among the account's subscribers.
         03  SCHET-CALL-SUBSCRIBER.
           05  SCHET-CALL-SUBSCRIBER-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-CALL-SUBSCRIBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-CALL-SUBSCRIBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The other party, as the billing writes it.
         03  SCHET-CALL-PEER.
           05  SCHET-CALL-PEER-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-CALL-PEER-LEN  USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-CALL-PEER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The service by which it is charged.
         03  SCHET-CALL-SERVICE.
           05  SCHET-CALL-SERVICE-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-CALL-SERVICE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-CALL-SERVICE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> What became of the rows of a feed so far.
       01  SCHET-FEED-REPORT.
       *> sizeof(schet_feed_report).
         03  SCHET-FEED-REPORT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 24.
       *> Not used.
         03  SCHET-FEED-REPORT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Rows that are kept now, those that were kept before included.
         03  SCHET-FEED-REPORT-KEPT
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Rows that were refused.
         03  SCHET-FEED-REPORT-REFUSED
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.

       *> A row that was refused.
       01  SCHET-REFUSED-ROW.
       *> sizeof(schet_refused_row); of an array the first row's
       *> counts, and all are given it.
         03  SCHET-REFUSED-ROW-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 528.
       *> Of which kind: one of SCHET-ROW-...
         03  SCHET-REFUSED-ROW-KIND  USAGE BINARY-LONG VALUE 0.
       *> Its number among the rows of its kind that this feed was
       *> given, counted from 1.
         03  SCHET-REFUSED-ROW-NUMBER
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Why, naming the field.
         03  SCHET-REFUSED-ROW-REASON  PIC X(512) VALUE LOW-VALUE.

       *> What is to be forgotten of what was fed.
       01  SCHET-FEED-REMOVAL.
       *> sizeof(schet_feed_removal).
         03  SCHET-FEED-REMOVAL-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 32.
       *> Not looked at.
         03  SCHET-FEED-REMOVAL-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The account's calls that began before this instant, in
       *> microseconds since 1970-01-01 UTC; 0: the account with every
       *> row of it.
         03  SCHET-FEED-REMOVAL-CALLS-BEFORE
               USAGE BINARY-DOUBLE VALUE 0.
       *> The account.
         03  SCHET-FEED-REMOVAL-ACCOUNT.
           05  SCHET-FEED-REMOVAL-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-FEED-REMOVAL-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-FEED-REMOVAL-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> What was forgotten of what was fed.
       01  SCHET-FEED-REMOVED.
       *> sizeof(schet_feed_removed).
         03  SCHET-FEED-REMOVED-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 16.
       *> 1 when the account was removed, 0 when it was not there, or
       *> only calls were to go.
         03  SCHET-FEED-REMOVED-WAS-THERE  USAGE BINARY-LONG VALUE 0.
       *> How many calls were removed, where only calls were to go.
         03  SCHET-FEED-REMOVED-CALLS
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.

       *> What was forgotten.
       01  SCHET-FORGOTTEN.
       *> sizeof(schet_forgotten).
         03  SCHET-FORGOTTEN-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 80.
       *> 1 when all that was to be forgotten was gone over, 0 when
       *> there is more: call again.
         03  SCHET-FORGOTTEN-IS-OVER  USAGE BINARY-LONG VALUE 0.
       *> Documents removed, the files beside them included.
         03  SCHET-FORGOTTEN-DOCUMENTS
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Orders removed.
         03  SCHET-FORGOTTEN-ORDERS
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Issued invoices removed.
         03  SCHET-FORGOTTEN-INVOICES
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Orders that stay for now, because something is still to be
       *> done for them or somebody has just changed them.
         03  SCHET-FORGOTTEN-LEFT  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The last order that was gone over; empty: none.
         03  SCHET-FORGOTTEN-THROUGH  PIC X(40) VALUE LOW-VALUE.

       *> An issued invoice; it never changes.
       01  SCHET-ISSUED.
       *> sizeof(schet_issued); of an array the first row's counts, and
       *> all are given it.
         03  SCHET-ISSUED-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 1792.
       *> Its period, as YYYYMM; 0: none is issued for the account of
       *> this row.
         03  SCHET-ISSUED-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> Its date, as YYYYMMDD.
         03  SCHET-ISSUED-DATE  USAGE BINARY-LONG VALUE 0.
       *> The day by which it is to be paid, as YYYYMMDD.
         03  SCHET-ISSUED-DUE-DATE  USAGE BINARY-LONG VALUE 0.
       *> 0, or the number of the correction.
         03  SCHET-ISSUED-REVISION  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> 1 when it goes in person, 0 when it goes by e-mail (R7).
         03  SCHET-ISSUED-IN-PERSON  USAGE BINARY-LONG VALUE 0.
       *> The charges of the period with VAT, in minor units.
         03  SCHET-ISSUED-TOTAL  USAGE BINARY-DOUBLE VALUE 0.
       *> What is to be paid, in minor units; negative is a credit.
         03  SCHET-ISSUED-AMOUNT-DUE  USAGE BINARY-DOUBLE VALUE 0.
       *> The instant at which it was formed, in microseconds since
       *> 1970-01-01 UTC.
         03  SCHET-ISSUED-FORMED-AT  USAGE BINARY-DOUBLE VALUE 0.
       *> The size of its document in bytes.
         03  SCHET-ISSUED-DOCUMENT-SIZE
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The SHA-256 of its document.
         03  SCHET-ISSUED-DOCUMENT-DIGEST  PIC X(32) VALUE LOW-VALUE.
       *> Whose.
         03  SCHET-ISSUED-ACCOUNT  PIC X(40) VALUE LOW-VALUE.
       *> The order that delivers it; empty: it was issued elsewhere.
         03  SCHET-ISSUED-ORDER  PIC X(40) VALUE LOW-VALUE.
       *> Its number.
         03  SCHET-ISSUED-NUMBER  PIC X(168) VALUE LOW-VALUE.
       *> The number of the invoice that it corrects; empty: it is no
       *> correction.
         03  SCHET-ISSUED-CORRECTS  PIC X(168) VALUE LOW-VALUE.
       *> The cabinet address that was in force; empty: none.
         03  SCHET-ISSUED-ADDRESS  PIC X(264) VALUE LOW-VALUE.
       *> The customer's name on it.
         03  SCHET-ISSUED-CUSTOMER  PIC X(1024) VALUE LOW-VALUE.

       *> An invoice that was issued elsewhere.
       01  SCHET-ISSUED-ELSEWHERE.
       *> sizeof(schet_issued_elsewhere).
         03  SCHET-ISSUED-ELSEWHERE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 32.
       *> How many bytes its document has; 0: it is rendered.
         03  SCHET-ISSUED-ELSEWHERE-ORIGINAL-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> When it was formed, in microseconds since 1970-01-01 UTC.
         03  SCHET-ISSUED-ELSEWHERE-FORMED-AT
               USAGE BINARY-DOUBLE VALUE 0.
       *> Its bill, with its number.
         03  SCHET-ISSUED-ELSEWHERE-BILL  USAGE POINTER VALUE NULL.
       *> Its document.
         03  SCHET-ISSUED-ELSEWHERE-ORIGINAL  USAGE POINTER VALUE NULL.

       *> What became of an invoice that was issued elsewhere.
       01  SCHET-IMPORTED.
       *> sizeof(schet_imported); of an array the first row's counts,
       *> and all are given it.
         03  SCHET-IMPORTED-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 528.
       *> SCHET-OK, or why it was not taken.
         03  SCHET-IMPORTED-STATUS  USAGE BINARY-LONG VALUE 0.
       *> One of SCHET-IMPORT-..., or 0 when it was not taken.
         03  SCHET-IMPORTED-OUTCOME  USAGE BINARY-LONG VALUE 0.
       *> Not used.
         03  SCHET-IMPORTED-RESERVED  USAGE BINARY-LONG VALUE 0.
       *> Why it was not taken.
         03  SCHET-IMPORTED-MESSAGE  PIC X(512) VALUE LOW-VALUE.

       *> A link as the customer gets it, once.
       01  SCHET-LINK.
       *> sizeof(schet_link).
         03  SCHET-LINK-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 2208.
       *> Not used.
         03  SCHET-LINK-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The instant from which on it opens nothing, in microseconds
       *> since 1970-01-01 UTC.
         03  SCHET-LINK-EXPIRES  USAGE BINARY-DOUBLE VALUE 0.
       *> The secret: 64 hexadecimal digits.
         03  SCHET-LINK-TOKEN  PIC X(72) VALUE LOW-VALUE.
       *> The operator's base of links, and the secret.
         03  SCHET-LINK-URL  PIC X(2120) VALUE LOW-VALUE.

       *> A stored document, and how far it was read.
       01  SCHET-DOCUMENT.
       *> sizeof(schet_document).
         03  SCHET-DOCUMENT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 56.
       *> Not looked at.
         03  SCHET-DOCUMENT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many bytes it has.
         03  SCHET-DOCUMENT-SIZE  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The byte at which the next read begins, from 0.
         03  SCHET-DOCUMENT-OFFSET
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The SHA-256 of its bytes.
         03  SCHET-DOCUMENT-DIGEST  PIC X(32) VALUE LOW-VALUE.

       *> What a link opens.
       01  SCHET-OPENED.
       *> sizeof(schet_opened).
         03  SCHET-OPENED-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 112.
       *> Not used.
         03  SCHET-OPENED-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The order it belongs to.
         03  SCHET-OPENED-ORDER  PIC X(40) VALUE LOW-VALUE.
       *> The name under which a browser saves it, in ASCII.
         03  SCHET-OPENED-FILE-NAME  PIC X(64) VALUE LOW-VALUE.

       *> The section as an account sees it.
       01  SCHET-MENU.
       *> sizeof(schet_menu).
         03  SCHET-MENU-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 1432.
       *> 1 when invoices are handed over in person, 0 when they go by
       *> e-mail (R7).
         03  SCHET-MENU-IN-PERSON  USAGE BINARY-LONG VALUE 0.
       *> How many subscribers the account has.
         03  SCHET-MENU-SUBSCRIBER-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> 1 when mails to the cabinet address came back of late, else
       *> 0: warning_ru and warning_en say so.
         03  SCHET-MENU-ADDRESS-BOUNCES  USAGE BINARY-LONG VALUE 0.
       *> What the section is called, in Russian.
         03  SCHET-MENU-TITLE-RU  PIC X(64) VALUE LOW-VALUE.
       *> What the section is called, in English.
         03  SCHET-MENU-TITLE-EN  PIC X(64) VALUE LOW-VALUE.
       *> The cabinet address; empty: none.
         03  SCHET-MENU-CABINET-ADDRESS  PIC X(264) VALUE LOW-VALUE.
       *> What the customer is to be warned of, in Russian; empty:
       *> nothing.
         03  SCHET-MENU-WARNING-RU  PIC X(512) VALUE LOW-VALUE.
       *> What the customer is to be warned of, in English; empty:
       *> nothing.
         03  SCHET-MENU-WARNING-EN  PIC X(512) VALUE LOW-VALUE.

       *> A choice of the menu: an action of one of its entries, with
       *> all that is to be chosen for it.
       01  SCHET-MENU-CHOICE.
       *> sizeof(schet_menu_choice); of an array the first row's
       *> counts, and all are given it.
         03  SCHET-MENU-CHOICE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 2080.
       *> The entry that it belongs to, counted from 1: an invoice by
       *> e-mail is one entry with two choices (R4, R6).
         03  SCHET-MENU-CHOICE-ENTRY
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What it does: one of SCHET-ACTION-...
         03  SCHET-MENU-CHOICE-ACTION  USAGE BINARY-LONG VALUE 0.
       *> SCHET-OK when it is available, else the refusal: one of
       *> SCHET-R-...
         03  SCHET-MENU-CHOICE-REFUSAL  USAGE BINARY-LONG VALUE 0.
       *> From when it is available again, in microseconds since
       *> 1970-01-01 UTC; 0: not known.
         03  SCHET-MENU-CHOICE-UNTIL  USAGE BINARY-DOUBLE VALUE 0.
       *> 1 when it takes a choice of subscribers, else 0; none chosen
       *> means all.
         03  SCHET-MENU-CHOICE-TAKES-SUBSCRIBERS
               USAGE BINARY-LONG VALUE 0.
       *> The forms to choose from: bit n stands for the
       *> SCHET-FORMAT-... of number n; 0: there is but one.
         03  SCHET-MENU-CHOICE-FORMATS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many periods it offers; those beyond 60 are not in
       *> periods.
         03  SCHET-MENU-CHOICE-PERIOD-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not used.
         03  SCHET-MENU-CHOICE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The periods to choose from, newest first, as YYYYMM.
         03  SCHET-MENU-CHOICE-PERIODS  USAGE BINARY-LONG OCCURS 60.
       *> What its entry is called, in Russian.
         03  SCHET-MENU-CHOICE-ENTRY-TITLE-RU
               PIC X(128) VALUE LOW-VALUE.
       *> What its entry is called, in English.
         03  SCHET-MENU-CHOICE-ENTRY-TITLE-EN
               PIC X(128) VALUE LOW-VALUE.
       *> What it is called, in Russian.
         03  SCHET-MENU-CHOICE-TITLE-RU  PIC X(128) VALUE LOW-VALUE.
       *> What it is called, in English.
         03  SCHET-MENU-CHOICE-TITLE-EN  PIC X(128) VALUE LOW-VALUE.
       *> Where the result goes, the address partly masked; empty for a
       *> link and a change of delivery.
         03  SCHET-MENU-CHOICE-GOES-TO  PIC X(264) VALUE LOW-VALUE.
       *> Why it is not available, in Russian.
         03  SCHET-MENU-CHOICE-REFUSAL-RU  PIC X(512) VALUE LOW-VALUE.
       *> Why it is not available, in English.
         03  SCHET-MENU-CHOICE-REFUSAL-EN  PIC X(512) VALUE LOW-VALUE.

       *> A subscriber, as the library tells of one.
       01  SCHET-SUBSCRIBER-ROW.
       *> sizeof(schet_subscriber_row); of an array the first row's
       *> counts, and all are given it.
         03  SCHET-SUBSCRIBER-ROW-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 1104.
       *> Not used.
         03  SCHET-SUBSCRIBER-ROW-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The E.164 number or SIP user name.
         03  SCHET-SUBSCRIBER-ROW-ID  PIC X(72) VALUE LOW-VALUE.
       *> The label; empty: none, or not known here.
         03  SCHET-SUBSCRIBER-ROW-LABEL  PIC X(1024) VALUE LOW-VALUE.

       *> What somebody does to an order.
       01  SCHET-ORDER-CHANGE.
       *> sizeof(schet_order_change).
         03  SCHET-ORDER-CHANGE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 56.
       *> Not looked at.
         03  SCHET-ORDER-CHANGE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The order's identifier.
         03  SCHET-ORDER-CHANGE-ID.
           05  SCHET-ORDER-CHANGE-ID-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-ORDER-CHANGE-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ORDER-CHANGE-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Whose order it is; looked at where the function says so.
         03  SCHET-ORDER-CHANGE-ACCOUNT.
           05  SCHET-ORDER-CHANGE-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-ORDER-CHANGE-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ORDER-CHANGE-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Who does it, as the host names him; of a bounce the report of
       *> the server that returned the mail.
         03  SCHET-ORDER-CHANGE-BY.
           05  SCHET-ORDER-CHANGE-BY-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-ORDER-CHANGE-BY-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ORDER-CHANGE-BY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> One request of a customer, or one delivery of the regular
       *> run.
       01  SCHET-ORDER.
       *> sizeof(schet_order); of an array the first row's counts, and
       *> all are given it.
         03  SCHET-ORDER-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 2688.
       *> What was asked for: one of SCHET-ACTION-...
         03  SCHET-ORDER-ACTION  USAGE BINARY-LONG VALUE 0.
       *> Of which month, as YYYYMM; 0: of none.
         03  SCHET-ORDER-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> The form of a call detail: one of SCHET-FORMAT-...; else 0.
         03  SCHET-ORDER-FORMAT  USAGE BINARY-LONG VALUE 0.
       *> Where it stands: one of SCHET-ORDER-... (R13).
         03  SCHET-ORDER-STATE  USAGE BINARY-LONG VALUE 0.
       *> Where the result goes: one of SCHET-GOES-...
         03  SCHET-ORDER-GOES  USAGE BINARY-LONG VALUE 0.
       *> The language of what the customer gets: SCHET-RU or SCHET-EN.
         03  SCHET-ORDER-LOCALE  USAGE BINARY-LONG VALUE 0.
       *> Failed attempts of the present stage.
         03  SCHET-ORDER-TRIES  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many subscribers it is narrowed to; 0: it is for all.
         03  SCHET-ORDER-SUBSCRIBER-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The number of the correction that a regular invoice is; 0: it
       *> is none.
         03  SCHET-ORDER-REVISION  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How often somebody has started it again: each generation is a
       *> mail of its own.
         03  SCHET-ORDER-GENERATION  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not used.
         03  SCHET-ORDER-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> When it was accepted, in microseconds since 1970-01-01 UTC.
         03  SCHET-ORDER-ACCEPTED-AT  USAGE BINARY-DOUBLE VALUE 0.
       *> When its next step is due; 0: nothing is left to do without
       *> somebody's doing.
         03  SCHET-ORDER-DUE  USAGE BINARY-DOUBLE VALUE 0.
       *> Counts the writes to it.
         03  SCHET-ORDER-VERSION  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The size of its document in bytes; 0: it has none yet.
         03  SCHET-ORDER-DOCUMENT-SIZE
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The SHA-256 of its document.
         03  SCHET-ORDER-DOCUMENT-DIGEST  PIC X(32) VALUE LOW-VALUE.
       *> What is to be paid by the invoice that the document is, in
       *> minor units.
         03  SCHET-ORDER-INVOICE-AMOUNT-DUE
               USAGE BINARY-DOUBLE VALUE 0.
       *> The day of that invoice, as YYYYMMDD; 0: the document is no
       *> invoice, or not formed.
         03  SCHET-ORDER-INVOICE-DATE  USAGE BINARY-LONG VALUE 0.
       *> The day by which it is to be paid, as YYYYMMDD.
         03  SCHET-ORDER-INVOICE-DUE-DATE  USAGE BINARY-LONG VALUE 0.
       *> The number of that invoice.
         03  SCHET-ORDER-INVOICE-NUMBER  PIC X(168) VALUE LOW-VALUE.
       *> Its identifier.
         03  SCHET-ORDER-ID  PIC X(40) VALUE LOW-VALUE.
       *> Whose order it is.
         03  SCHET-ORDER-ACCOUNT  PIC X(40) VALUE LOW-VALUE.
       *> The address it goes to.
         03  SCHET-ORDER-ADDRESS  PIC X(264) VALUE LOW-VALUE.
       *> Who asked.
         03  SCHET-ORDER-BY  PIC X(1024) VALUE LOW-VALUE.
       *> The reason of a failure, or the mail server's last reply.
         03  SCHET-ORDER-DETAIL  PIC X(1024) VALUE LOW-VALUE.

       *> What a mail server tells of a mail that it could not deliver
       *> (RFC 3464).
       01  SCHET-BOUNCE.
       *> sizeof(schet_bounce).
         03  SCHET-BOUNCE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 56.
       *> The generation of the mail: a report of one before the
       *> order's present tells nothing of this one.
         03  SCHET-BOUNCE-GENERATION
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The order whose mail came back.
         03  SCHET-BOUNCE-ORDER.
           05  SCHET-BOUNCE-ORDER-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-BOUNCE-ORDER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-BOUNCE-ORDER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The status of RFC 3463, such as 5.1.1.
         03  SCHET-BOUNCE-STATUS.
           05  SCHET-BOUNCE-STATUS-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-BOUNCE-STATUS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-BOUNCE-STATUS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What the server says.
         03  SCHET-BOUNCE-REASON.
           05  SCHET-BOUNCE-REASON-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-BOUNCE-REASON-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-BOUNCE-REASON-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> A change of an order's state, as its history keeps it (R13).
       01  SCHET-ORDER-EVENT.
       *> sizeof(schet_order_event); of an array the first row's
       *> counts, and all are given it.
         03  SCHET-ORDER-EVENT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 1040.
       *> The state that it led to: one of SCHET-ORDER-...
         03  SCHET-ORDER-EVENT-STATE  USAGE BINARY-LONG VALUE 0.
       *> When, in microseconds since 1970-01-01 UTC.
         03  SCHET-ORDER-EVENT-AT  USAGE BINARY-DOUBLE VALUE 0.
       *> The reason, the server's reply, or who did it.
         03  SCHET-ORDER-EVENT-DETAIL  PIC X(1024) VALUE LOW-VALUE.

       *> A link of an order as it is kept: its token is known to the
       *> customer alone (R5).
       01  SCHET-ORDER-LINK.
       *> sizeof(schet_order_link); of an array the first row's counts,
       *> and all are given it.
         03  SCHET-ORDER-LINK-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 104.
       *> How often it was used.
         03  SCHET-ORDER-LINK-USES  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The instant from which on it opens nothing.
         03  SCHET-ORDER-LINK-EXPIRES  USAGE BINARY-DOUBLE VALUE 0.
       *> When it was revoked; 0: it was not.
         03  SCHET-ORDER-LINK-REVOKED  USAGE BINARY-DOUBLE VALUE 0.
       *> When it was last used; 0: it never was.
         03  SCHET-ORDER-LINK-LAST-USED  USAGE BINARY-DOUBLE VALUE 0.
       *> The size of the document that it opens, in bytes.
         03  SCHET-ORDER-LINK-DOCUMENT-SIZE
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The SHA-256 of that document.
         03  SCHET-ORDER-LINK-DOCUMENT-DIGEST
               PIC X(32) VALUE LOW-VALUE.
       *> The SHA-256 of its token.
         03  SCHET-ORDER-LINK-TOKEN-HASH  PIC X(32) VALUE LOW-VALUE.

       *> What a customer asks for.
       01  SCHET-ORDER-REQUEST.
       *> sizeof(schet_order_request).
         03  SCHET-ORDER-REQUEST-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 80.
       *> What: one of SCHET-ACTION-REPEAT, -LINK, -TO-APPLICATION,
       *> -CALL-DETAIL and -CHARGES.
         03  SCHET-ORDER-REQUEST-ACTION  USAGE BINARY-LONG VALUE 0.
       *> Of which month, as YYYYMM.
         03  SCHET-ORDER-REQUEST-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> The form of a call detail: one of SCHET-FORMAT-...; 0: XLSX.
         03  SCHET-ORDER-REQUEST-FORMAT  USAGE BINARY-LONG VALUE 0.
       *> For which account.
         03  SCHET-ORDER-REQUEST-ACCOUNT.
           05  SCHET-ORDER-REQUEST-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-ORDER-REQUEST-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ORDER-REQUEST-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Who asks, as the host names him: a login, a clerk, a system.
         03  SCHET-ORDER-REQUEST-BY.
           05  SCHET-ORDER-REQUEST-BY-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-ORDER-REQUEST-BY-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ORDER-REQUEST-BY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The caller's key: the same key is the same order, however
       *> often it is asked (R14). Optional; 1 to 128 visible ASCII
       *> characters.
         03  SCHET-ORDER-REQUEST-KEY.
           05  SCHET-ORDER-REQUEST-KEY-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-ORDER-REQUEST-KEY-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ORDER-REQUEST-KEY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The subscribers that call detail and charges are narrowed to
       *> (R12). NULL: all.
         03  SCHET-ORDER-REQUEST-SUBSCRIBERS  USAGE POINTER VALUE NULL.
       *> How many there are, at most SCHET-MAX-ROWS; 0: all.
         03  SCHET-ORDER-REQUEST-SUBSCRIBER-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not looked at.
         03  SCHET-ORDER-REQUEST-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> An order that the section has taken.
       01  SCHET-TAKEN.
       *> sizeof(schet_taken).
         03  SCHET-TAKEN-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 1072.
       *> 1 when the order was there before: the same key, or an equal
       *> order still unfinished (R14).
         03  SCHET-TAKEN-REPLAYED  USAGE BINARY-LONG VALUE 0.
       *> The order's identifier.
         03  SCHET-TAKEN-ID  PIC X(40) VALUE LOW-VALUE.
       *> What the customer is told (R11), in Russian.
         03  SCHET-TAKEN-CONFIRMATION-RU  PIC X(512) VALUE LOW-VALUE.
       *> What the customer is told, in English.
         03  SCHET-TAKEN-CONFIRMATION-EN  PIC X(512) VALUE LOW-VALUE.

       *> An invoice that waits to be handed over, or was.
       01  SCHET-PICKUP-ITEM.
       *> sizeof(schet_pickup_item); of an array the first row's
       *> counts, and all are given it.
         03  SCHET-PICKUP-ITEM-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 2368.
       *> SCHET-ORDER-IN-BATCH or SCHET-ORDER-HANDED-OVER.
         03  SCHET-PICKUP-ITEM-STATE  USAGE BINARY-LONG VALUE 0.
       *> The invoice's date, as YYYYMMDD.
         03  SCHET-PICKUP-ITEM-DATE  USAGE BINARY-LONG VALUE 0.
       *> 0, or the number of the correction.
         03  SCHET-PICKUP-ITEM-REVISION
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What is to be paid, in minor units.
         03  SCHET-PICKUP-ITEM-AMOUNT-DUE  USAGE BINARY-DOUBLE VALUE 0.
       *> When it was handed over, in microseconds since 1970-01-01
       *> UTC; 0: it was not.
         03  SCHET-PICKUP-ITEM-HANDED-OVER-AT
               USAGE BINARY-DOUBLE VALUE 0.
       *> The size of its document in bytes.
         03  SCHET-PICKUP-ITEM-DOCUMENT-SIZE
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The SHA-256 of its document.
         03  SCHET-PICKUP-ITEM-DOCUMENT-DIGEST
               PIC X(32) VALUE LOW-VALUE.
       *> Whose.
         03  SCHET-PICKUP-ITEM-ACCOUNT  PIC X(40) VALUE LOW-VALUE.
       *> The order, by which it is handed over.
         03  SCHET-PICKUP-ITEM-ORDER  PIC X(40) VALUE LOW-VALUE.
       *> The invoice's number.
         03  SCHET-PICKUP-ITEM-NUMBER  PIC X(168) VALUE LOW-VALUE.
       *> The customer's name on it.
         03  SCHET-PICKUP-ITEM-CUSTOMER  PIC X(1024) VALUE LOW-VALUE.
       *> Who handed it over.
         03  SCHET-PICKUP-ITEM-HANDED-OVER-BY
               PIC X(1024) VALUE LOW-VALUE.

       *> A piece of a document.
       01  SCHET-PIECE.
       *> sizeof(schet_piece).
         03  SCHET-PIECE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 16.
       *> How many bytes it has.
         03  SCHET-PIECE-LEN  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its first byte; it can be read until the callback returns.
         03  SCHET-PIECE-DATA  USAGE POINTER VALUE NULL.

       *> Where a document goes.
       01  SCHET-SINK.
       *> sizeof(schet_sink).
         03  SCHET-SINK-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 24.
       *> Not looked at.
         03  SCHET-SINK-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Given to the callback as it is.
         03  SCHET-SINK-CTX  USAGE POINTER VALUE NULL.
       *> Takes a piece.
         03  SCHET-SINK-WRITE  USAGE PROGRAM-POINTER VALUE NULL.

       *> What a part of a pickup batch came to.
       01  SCHET-PICKUP-REPORT.
       *> sizeof(schet_pickup_report).
         03  SCHET-PICKUP-REPORT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 56.
       *> Invoices whose data have changed since they were issued: they
       *> are not in the file, and their stored documents are to be
       *> printed instead.
         03  SCHET-PICKUP-REPORT-APART
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Invoices in the file.
         03  SCHET-PICKUP-REPORT-INVOICES
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The account behind which the next part begins; empty: this
       *> was the last.
         03  SCHET-PICKUP-REPORT-NEXT  PIC X(40) VALUE LOW-VALUE.

       *> What one step has done.
       01  SCHET-PROCESSED.
       *> sizeof(schet_processed).
         03  SCHET-PROCESSED-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 40.
       *> Orders claimed; as many as asked for means that more may be
       *> due.
         03  SCHET-PROCESSED-CLAIMED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Documents formed.
         03  SCHET-PROCESSED-FORMED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Mails taken by the mail server.
         03  SCHET-PROCESSED-SENT  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Links made ready.
         03  SCHET-PROCESSED-READY  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Links whose time was over.
         03  SCHET-PROCESSED-EXPIRED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Attempts that will be made again.
         03  SCHET-PROCESSED-DELAYED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Orders that failed for good.
         03  SCHET-PROCESSED-FAILED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Mails whose fate nobody can know.
         03  SCHET-PROCESSED-UNKNOWN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Orders that another worker changed meanwhile.
         03  SCHET-PROCESSED-LOST  USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> Bytes of the host's, in no encoding. They are copied before
       *> the call returns; none stand for nothing.
       01  SCHET-BYTES.
       *> The first byte; of no bytes anything.
         03  SCHET-BYTES-DATA  USAGE POINTER VALUE NULL.
       *> How many there are.
         03  SCHET-BYTES-LEN  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not looked at.
         03  SCHET-BYTES-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> The operator: whose section this is, who bills, and how its
       *> documents look. What isn't called optional must be stated.
       01  SCHET-OPERATOR.
       *> sizeof(schet_operator).
         03  SCHET-OPERATOR-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 312.
       *> The language where an account names none: SCHET-RU, which 0
       *> stands for too, or SCHET-EN.
         03  SCHET-OPERATOR-LOCALE  USAGE BINARY-LONG VALUE 0.
       *> The colour of documents as 0x01RRGGBB; 0: the library's own.
         03  SCHET-OPERATOR-ACCENT  USAGE BINARY-LONG VALUE 0.
       *> What invoices as PDF comply with: one of SCHET-PROFILE-...;
       *> 0: PDF/A-3b.
         03  SCHET-OPERATOR-PROFILE  USAGE BINARY-LONG VALUE 0.
       *> Keys everything that is stored: 1 to 32 of a-z A-Z 0-9 . - -
         03  SCHET-OPERATOR-ID.
           05  SCHET-OPERATOR-ID-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The full name, as documents print it.
         03  SCHET-OPERATOR-NAME.
           05  SCHET-OPERATOR-NAME-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-NAME-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-NAME-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The postal and legal address.
         03  SCHET-OPERATOR-ADDRESS.
           05  SCHET-OPERATOR-ADDRESS-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-ADDRESS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-ADDRESS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The INN: 10 or 12 digits, their check digits right.
         03  SCHET-OPERATOR-INN.
           05  SCHET-OPERATOR-INN-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-INN-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-INN-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The KPP: 9 characters. Optional.
         03  SCHET-OPERATOR-KPP.
           05  SCHET-OPERATOR-KPP-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-KPP-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-KPP-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The OGRN or OGRNIP: 13 or 15 digits. Optional.
         03  SCHET-OPERATOR-OGRN.
           05  SCHET-OPERATOR-OGRN-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-OGRN-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-OGRN-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The bank's name and city.
         03  SCHET-OPERATOR-BANK.
           05  SCHET-OPERATOR-BANK-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-BANK-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-BANK-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The bank's BIK: 9 digits.
         03  SCHET-OPERATOR-BIC.
           05  SCHET-OPERATOR-BIC-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-BIC-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-BIC-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The settlement account: 20 digits that fit the BIK.
         03  SCHET-OPERATOR-BANK-ACCOUNT.
           05  SCHET-OPERATOR-BANK-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-BANK-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-BANK-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The bank's correspondent account: 20 digits that fit the BIK.
       *> Optional.
         03  SCHET-OPERATOR-CORRESPONDENT-ACCOUNT.
           05  SCHET-OPERATOR-CORRESPONDENT-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-CORRESPONDENT-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-CORRESPONDENT-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The IANA name of the zone of every period and window.
       *> Optional: Europe/Moscow.
         03  SCHET-OPERATOR-ZONE.
           05  SCHET-OPERATOR-ZONE-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-ZONE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-ZONE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The e-mail address that answers customers; the Reply-To of
       *> every mail.
         03  SCHET-OPERATOR-CONTACT-EMAIL.
           05  SCHET-OPERATOR-CONTACT-EMAIL-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-CONTACT-EMAIL-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-CONTACT-EMAIL-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The telephone number, as documents print it.
         03  SCHET-OPERATOR-CONTACT-PHONE.
           05  SCHET-OPERATOR-CONTACT-PHONE-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-CONTACT-PHONE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-CONTACT-PHONE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The web site, as documents print it. Optional.
         03  SCHET-OPERATOR-CONTACT-SITE.
           05  SCHET-OPERATOR-CONTACT-SITE-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-CONTACT-SITE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-CONTACT-SITE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The From address of every mail.
         03  SCHET-OPERATOR-SENDER.
           05  SCHET-OPERATOR-SENDER-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-SENDER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-SENDER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The base of links, such as
       *> https://cabinet.example.ru/invoices/; a token is appended.
         03  SCHET-OPERATOR-LINK-BASE.
           05  SCHET-OPERATOR-LINK-BASE-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-LINK-BASE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-LINK-BASE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The logo as PNG: grey, RGB or palette, without transparency,
       *> not interlaced, at most 262,144 bytes. Optional.
         03  SCHET-OPERATOR-LOGO-PNG.
           05  SCHET-OPERATOR-LOGO-PNG-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-LOGO-PNG-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-LOGO-PNG-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The logo as the d of an SVG path, at most 65,536 bytes, in a
       *> box of the width and the height. Optional, and not beside a
       *> PNG.
         03  SCHET-OPERATOR-LOGO-PATH.
           05  SCHET-OPERATOR-LOGO-PATH-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-OPERATOR-LOGO-PATH-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-OPERATOR-LOGO-PATH-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The width of the path's box, in thousandths of its units.
         03  SCHET-OPERATOR-LOGO-WIDTH  USAGE BINARY-LONG VALUE 0.
       *> The height of the path's box, in thousandths of its units.
         03  SCHET-OPERATOR-LOGO-HEIGHT  USAGE BINARY-LONG VALUE 0.

       *> Whose documents are made.
       01  SCHET-RENDERER-CONFIG.
       *> sizeof(schet_renderer_config).
         03  SCHET-RENDERER-CONFIG-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 16.
       *> The encoding of all texts: SCHET-UTF8, which 0 stands for
       *> too, SCHET-CP1251, SCHET-CP866 or SCHET-KOI8R.
         03  SCHET-RENDERER-CONFIG-ENCODING  USAGE BINARY-LONG VALUE 0.
       *> The operator.
         03  SCHET-RENDERER-CONFIG-OPERATOR-INFO
               USAGE POINTER VALUE NULL.

       *> A file that is embedded into a document (ISO 19005-3, annex
       *> E).
       01  SCHET-ATTACHMENT.
       *> sizeof(schet_attachment).
         03  SCHET-ATTACHMENT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 72.
       *> What it is to the document: one of SCHET-ATTACHED-...
         03  SCHET-ATTACHMENT-RELATIONSHIP  USAGE BINARY-LONG VALUE 0.
       *> Its name, such as invoice.xml; the names of one document
       *> differ.
         03  SCHET-ATTACHMENT-NAME.
           05  SCHET-ATTACHMENT-NAME-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-ATTACHMENT-NAME-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ATTACHMENT-NAME-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its MIME type, such as application/xml.
         03  SCHET-ATTACHMENT-MIME.
           05  SCHET-ATTACHMENT-MIME-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-ATTACHMENT-MIME-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ATTACHMENT-MIME-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What it is, in a few words for people.
         03  SCHET-ATTACHMENT-DESCRIPTION.
           05  SCHET-ATTACHMENT-DESCRIPTION-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-ATTACHMENT-DESCRIPTION-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ATTACHMENT-DESCRIPTION-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its content, at most 64 MiB.
         03  SCHET-ATTACHMENT-CONTENT.
           05  SCHET-ATTACHMENT-CONTENT-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-ATTACHMENT-CONTENT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-ATTACHMENT-CONTENT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> The charges of one subscriber for one service.
       01  SCHET-CHARGE.
       *> sizeof(schet_charge).
         03  SCHET-CHARGE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 72.
       *> SCHET-LINE-HAS-SECONDS when seconds is stated, else 0.
         03  SCHET-CHARGE-FLAGS  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many units, times 10 to the power of quantity_scale:
       *> calls where the unit is a call.
         03  SCHET-CHARGE-QUANTITY  USAGE BINARY-DOUBLE VALUE 0.
       *> How many decimals quantity has, 0 to 28.
         03  SCHET-CHARGE-QUANTITY-SCALE
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not looked at.
         03  SCHET-CHARGE-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The charged duration of a time-charged service.
         03  SCHET-CHARGE-SECONDS  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> What it comes to, in minor units, with VAT as the billing
       *> states it.
         03  SCHET-CHARGE-AMOUNT  USAGE BINARY-DOUBLE VALUE 0.
       *> The subscriber; absent: the account as a whole.
         03  SCHET-CHARGE-SUBSCRIBER.
           05  SCHET-CHARGE-SUBSCRIBER-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-CHARGE-SUBSCRIBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-CHARGE-SUBSCRIBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The service.
         03  SCHET-CHARGE-SERVICE.
           05  SCHET-CHARGE-SERVICE-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-CHARGE-SERVICE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-CHARGE-SERVICE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> Charges of a period so far, of an account.
       01  SCHET-CHARGES.
       *> sizeof(schet_charges).
         03  SCHET-CHARGES-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 32.
       *> Of which period, as YYYYMM.
         03  SCHET-CHARGES-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> When they were what they are, in microseconds since
       *> 1970-01-01 UTC.
         03  SCHET-CHARGES-AS-OF  USAGE BINARY-DOUBLE VALUE 0.
       *> By subscriber, then service, in the order to print.
         03  SCHET-CHARGES-LINES  USAGE POINTER VALUE NULL.
       *> How many there are, at most SCHET-MAX-ROWS.
         03  SCHET-CHARGES-LINE-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not looked at.
         03  SCHET-CHARGES-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> What a call detail is of, and how it is written (R8).
       01  SCHET-CALL-DETAIL.
       *> sizeof(schet_call_detail).
         03  SCHET-CALL-DETAIL-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 40.
       *> The period in which the calls began, as YYYYMM.
         03  SCHET-CALL-DETAIL-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> One of SCHET-FORMAT-...; 0: XLSX.
         03  SCHET-CALL-DETAIL-FORMAT  USAGE BINARY-LONG VALUE 0.
       *> SCHET-RU or SCHET-EN; 0: the operator's.
         03  SCHET-CALL-DETAIL-LOCALE  USAGE BINARY-LONG VALUE 0.
       *> When the period's invoice was formed, in microseconds since
       *> 1970-01-01 UTC; 0: it is not. Calls that were received later
       *> are marked as late.
         03  SCHET-CALL-DETAIL-FORMED-AT  USAGE BINARY-DOUBLE VALUE 0.
       *> Whose calls.
         03  SCHET-CALL-DETAIL-ACCOUNT.
           05  SCHET-CALL-DETAIL-ACCOUNT-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-CALL-DETAIL-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-CALL-DETAIL-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> What a register or a batch is of.
       01  SCHET-PICKUP-PAPER.
       *> sizeof(schet_pickup_paper).
         03  SCHET-PICKUP-PAPER-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 16.
       *> The period, as YYYYMM.
         03  SCHET-PICKUP-PAPER-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> SCHET-RU or SCHET-EN; 0: the operator's.
         03  SCHET-PICKUP-PAPER-LOCALE  USAGE BINARY-LONG VALUE 0.
       *> Not looked at.
         03  SCHET-PICKUP-PAPER-RESERVED  USAGE BINARY-LONG VALUE 0.

       *> An entry of a register.
       01  SCHET-REGISTER-ENTRY.
       *> sizeof(schet_register_entry).
         03  SCHET-REGISTER-ENTRY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 64.
       *> The invoice's date, as YYYYMMDD.
         03  SCHET-REGISTER-ENTRY-DATE  USAGE BINARY-LONG VALUE 0.
       *> What is to be paid, in minor units.
         03  SCHET-REGISTER-ENTRY-AMOUNT-DUE
               USAGE BINARY-DOUBLE VALUE 0.
       *> Whose.
         03  SCHET-REGISTER-ENTRY-ACCOUNT.
           05  SCHET-REGISTER-ENTRY-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-REGISTER-ENTRY-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-REGISTER-ENTRY-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The customer's name.
         03  SCHET-REGISTER-ENTRY-NAME.
           05  SCHET-REGISTER-ENTRY-NAME-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-REGISTER-ENTRY-NAME-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-REGISTER-ENTRY-NAME-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The invoice's number.
         03  SCHET-REGISTER-ENTRY-NUMBER.
           05  SCHET-REGISTER-ENTRY-NUMBER-DATA
               USAGE POINTER VALUE NULL.
           05  SCHET-REGISTER-ENTRY-NUMBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-REGISTER-ENTRY-NUMBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> What a document came to.
       01  SCHET-PAPER-TOTALS.
       *> sizeof(schet_paper_totals).
         03  SCHET-PAPER-TOTALS-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 48.
       *> Not used.
         03  SCHET-PAPER-TOTALS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Calls, entries or invoices in it.
         03  SCHET-PAPER-TOTALS-ROWS
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Calls that are late.
         03  SCHET-PAPER-TOTALS-LATE
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> How long the calls lasted, in seconds.
         03  SCHET-PAPER-TOTALS-SECONDS
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The duration charged, in seconds.
         03  SCHET-PAPER-TOTALS-CHARGED-SECONDS
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> What the calls cost, in minor units.
         03  SCHET-PAPER-TOTALS-AMOUNT  USAGE BINARY-DOUBLE VALUE 0.

       *> The regular run of a period as it stands, and what one step
       *> has done.
       01  SCHET-RUN.
       *> sizeof(schet_run).
         03  SCHET-RUN-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 120.
       *> Its period, as YYYYMM; 0: it was never begun.
         03  SCHET-RUN-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> Which pass over the accounts this is, from 1.
         03  SCHET-RUN-ROUND  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How it goes on: one of SCHET-STEP-...
         03  SCHET-RUN-OUTCOME  USAGE BINARY-LONG VALUE 0.
       *> When this round began, in microseconds since 1970-01-01 UTC.
         03  SCHET-RUN-STARTED  USAGE BINARY-DOUBLE VALUE 0.
       *> When this round ended; 0: it has not.
         03  SCHET-RUN-ENDED  USAGE BINARY-DOUBLE VALUE 0.
       *> Invoices formed in this round.
         03  SCHET-RUN-FORMED  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Of them, laid in the pickup batch.
         03  SCHET-RUN-IN-PERSON  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Accounts whose invoice was there already.
         03  SCHET-RUN-ALREADY  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Accounts that are not billed for the period.
         03  SCHET-RUN-NOT-BILLABLE
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Accounts whose invoice was refused, or whose bill is not
       *> ready.
         03  SCHET-RUN-REFUSED  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Accounts that this step, or this call, has gone over itself.
         03  SCHET-RUN-ACCOUNTS  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The last account that was dealt out; empty: none yet.
         03  SCHET-RUN-DEALT-THROUGH  PIC X(40) VALUE LOW-VALUE.

       *> Who is told of a run's progress.
       01  SCHET-PROGRESS.
       *> sizeof(schet_progress).
         03  SCHET-PROGRESS-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 24.
       *> Not looked at.
         03  SCHET-PROGRESS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Given to the callback as it is.
         03  SCHET-PROGRESS-CTX  USAGE POINTER VALUE NULL.
       *> Is told.
         03  SCHET-PROGRESS-TELL  USAGE PROGRAM-POINTER VALUE NULL.

       *> An account whose invoice the run could not form.
       01  SCHET-UNFORMED.
       *> sizeof(schet_unformed); of an array the first row's counts,
       *> and all are given it.
         03  SCHET-UNFORMED-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 1120.
       *> The period, as YYYYMM.
         03  SCHET-UNFORMED-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> When it was refused last, in microseconds since 1970-01-01
       *> UTC.
         03  SCHET-UNFORMED-AT  USAGE BINARY-DOUBLE VALUE 0.
       *> The account.
         03  SCHET-UNFORMED-ACCOUNT  PIC X(40) VALUE LOW-VALUE.
       *> A stable code: not_ready, invalid, sums, glyph, number,
       *> address, other_account.
         03  SCHET-UNFORMED-CODE  PIC X(40) VALUE LOW-VALUE.
       *> Why, naming the field, and both numbers where sums don't
       *> agree.
         03  SCHET-UNFORMED-REASON  PIC X(1024) VALUE LOW-VALUE.

       *> What the host may set. Have schet_policy_default fill it, and
       *> change what is to be another way: zeros are taken as they
       *> are.
       01  SCHET-POLICY.
       *> sizeof(schet_policy).
         03  SCHET-POLICY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 104.
       *> The first day of the month on which the section takes no
       *> invoice orders, 1 to 27 (R2).
         03  SCHET-POLICY-WINDOW-FIRST-DAY
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The last such day, 1 to 27.
         03  SCHET-POLICY-WINDOW-LAST-DAY
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The actions that it covers: bit n stands for the
       *> SCHET-ACTION-... of number n.
         03  SCHET-POLICY-COVERED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> 1: keep the section closed until the regular run of the month
       *> before has ended, even past the last day.
         03  SCHET-POLICY-HOLD-WINDOW-FOR-RUN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many months back a repeat is offered (R4), 1 to 1,200.
         03  SCHET-POLICY-REPEAT-MONTHS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> For how many days a link works (R5).
         03  SCHET-POLICY-LINK-DAYS  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The most orders of an account in a day (R15).
         03  SCHET-POLICY-ORDERS-A-DAY
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The most changes of delivery of an account in a day.
         03  SCHET-POLICY-CHANGES-A-DAY
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> For how many days a key is kept (R14).
         03  SCHET-POLICY-KEY-DAYS  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> SCHET-ADDRESS-AT-ONCE or SCHET-ADDRESS-WHEN-CONFIRMED.
         03  SCHET-POLICY-NEW-ADDRESS  USAGE BINARY-LONG VALUE 0.
       *> For how many hours after a change of address call detail goes
       *> nowhere new; 0: off.
         03  SCHET-POLICY-CALL-DETAIL-QUIET-HOURS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> SCHET-UNKNOWN-RETRY or SCHET-UNKNOWN-HOLD.
         03  SCHET-POLICY-UNKNOWN  USAGE BINARY-LONG VALUE 0.
       *> The first pause between attempts, in seconds (R17).
         03  SCHET-POLICY-RETRY-FIRST-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The longest pause, in seconds.
         03  SCHET-POLICY-RETRY-LONGEST-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> After how many seconds of pauses an order fails for good.
         03  SCHET-POLICY-RETRY-GIVE-UP-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> For how many seconds a worker holds what it has claimed.
         03  SCHET-POLICY-LEASE-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> For how many seconds a worker holds orders whose mails it
       *> transmits: longer than 128 of them may take.
         03  SCHET-POLICY-TRANSMISSION-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not looked at.
         03  SCHET-POLICY-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> For how many days documents are kept that were made for an
       *> order alone; -1: for good.
         03  SCHET-POLICY-KEEP-DOCUMENT-DAYS  USAGE BINARY-LONG VALUE 0.
       *> For how many days orders at rest are kept, never fewer than
       *> key_days; -1: for good.
         03  SCHET-POLICY-KEEP-ORDER-DAYS  USAGE BINARY-LONG VALUE 0.
       *> For how many months issued invoices are kept, never fewer
       *> than repeat_months; -1: for good.
         03  SCHET-POLICY-KEEP-INVOICE-MONTHS
               USAGE BINARY-LONG VALUE 0.
       *> The sequence of ours from which a bill without a number gets
       *> one. Optional: such a bill is refused.
         03  SCHET-POLICY-SEQUENCE.
           05  SCHET-POLICY-SEQUENCE-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-POLICY-SEQUENCE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-POLICY-SEQUENCE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> What a section is opened with. Fill it with zeros first.
       01  SCHET-CONFIG.
       *> sizeof(schet_config).
         03  SCHET-CONFIG-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 96.
       *> The encoding of all texts: SCHET-UTF8, which 0 stands for
       *> too, SCHET-CP1251, SCHET-CP866 or SCHET-KOI8R.
         03  SCHET-CONFIG-ENCODING  USAGE BINARY-LONG VALUE 0.
       *> The operator.
         03  SCHET-CONFIG-OPERATOR-INFO  USAGE POINTER VALUE NULL.
       *> The policy. NULL: the defaults.
         03  SCHET-CONFIG-POLICY  USAGE POINTER VALUE NULL.
       *> The path of the embedded database, which is made where there
       *> is none; its bytes are the file system's.
         03  SCHET-CONFIG-DATABASE.
           05  SCHET-CONFIG-DATABASE-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-CONFIG-DATABASE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-CONFIG-DATABASE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The most bytes that the database may grow to; 0: as many as
       *> there is room for.
         03  SCHET-CONFIG-DATABASE-MAX-BYTES
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The most threads that read it at once; 0: 8.
         03  SCHET-CONFIG-DATABASE-READERS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> For how many milliseconds to wait for another process that
       *> writes; 0: 5000.
         03  SCHET-CONFIG-DATABASE-BUSY-MS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The folder of the embedded store of documents.
         03  SCHET-CONFIG-DOCUMENTS.
           05  SCHET-CONFIG-DOCUMENTS-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-CONFIG-DOCUMENTS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-CONFIG-DOCUMENTS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> SCHET-DOCUMENTS-SEGMENTS, which 0 stands for too, or
       *> SCHET-DOCUMENTS-FILES.
         03  SCHET-CONFIG-DOCUMENTS-FORM  USAGE BINARY-LONG VALUE 0.
       *> Not looked at.
         03  SCHET-CONFIG-RESERVED  USAGE BINARY-LONG VALUE 0.
       *> The folder of the embedded way out for mails: a Maildir.
         03  SCHET-CONFIG-SPOOL.
           05  SCHET-CONFIG-SPOOL-DATA  USAGE POINTER VALUE NULL.
           05  SCHET-CONFIG-SPOOL-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHET-CONFIG-SPOOL-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
