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
       *> The result goes by e-mail.
       78  SCHET-GOES-BY-EMAIL VALUE 1.
       *> The result is a link in the section.
       78  SCHET-GOES-BY-LINK VALUE 2.
       *> The result lies in the period's pickup batch.
       78  SCHET-GOES-IN-PERSON VALUE 3.
       *> The most rows of one array.
       78  SCHET-MAX-ROWS VALUE 100000.
       *> Documents one after the other in large files, what they share
       *> once: for the regular run.
       78  SCHET-DOCUMENTS-SEGMENTS VALUE 1.
       *> Each document as a file of its own, that a person can open:
       *> for small operators.
       78  SCHET-DOCUMENTS-FILES VALUE 2.
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

       *> The section as an account sees it.
       01  SCHET-MENU.
       *> sizeof(schet_menu).
         03  SCHET-MENU-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 408.
       *> 1 when invoices are handed over in person, 0 when they go by
       *> e-mail (R7).
         03  SCHET-MENU-IN-PERSON  USAGE BINARY-LONG VALUE 0.
       *> How many subscribers the account has.
         03  SCHET-MENU-SUBSCRIBER-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not used.
         03  SCHET-MENU-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What the section is called, in Russian.
         03  SCHET-MENU-TITLE-RU  PIC X(64) VALUE LOW-VALUE.
       *> What the section is called, in English.
         03  SCHET-MENU-TITLE-EN  PIC X(64) VALUE LOW-VALUE.
       *> The cabinet address; empty: none.
         03  SCHET-MENU-CABINET-ADDRESS  PIC X(264) VALUE LOW-VALUE.

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

       *> One request of a customer, or one delivery of the regular
       *> run.
       01  SCHET-ORDER.
       *> sizeof(schet_order); of an array the first row's counts, and
       *> all are given it.
         03  SCHET-ORDER-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 2680.
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

       *> The operator: whose section this is, who bills, and how its
       *> documents look. What isn't called optional must be stated.
       01  SCHET-OPERATOR.
       *> sizeof(schet_operator).
         03  SCHET-OPERATOR-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 272.
       *> The language where an account names none: SCHET-RU, which 0
       *> stands for too, or SCHET-EN.
         03  SCHET-OPERATOR-LOCALE  USAGE BINARY-LONG VALUE 0.
       *> The colour of documents as 0x01RRGGBB; 0: the library's own.
         03  SCHET-OPERATOR-ACCENT  USAGE BINARY-LONG VALUE 0.
       *> Not looked at.
         03  SCHET-OPERATOR-RESERVED  USAGE BINARY-LONG VALUE 0.
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

       *> What the host may set. Have schet_policy_default fill it, and
       *> change what is to be another way: zeros are taken as they
       *> are.
       01  SCHET-POLICY.
       *> sizeof(schet_policy).
         03  SCHET-POLICY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 88.
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
       *> Not looked at.
         03  SCHET-POLICY-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.
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
