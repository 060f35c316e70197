      *> SCHETR.cpy - the structs of schet.h as records. Generated from
      *> schet.h; SCHET.cpy copies it.
      *>
      *> A record is ready to be passed BY REFERENCE: its struct-size is
      *> set. To clear one, write INITIALIZE name ALL TO VALUE; without
      *> ALL TO VALUE its struct-size is lost. For more records of the
      *> same kinds copy the book once more with REPLACING LEADING
      *> ==SCHETR-== BY ==OTHER-==.
      *>
      *> Texts go in as a pointer and a length; blanks at the end don't
      *> count. Texts come out ended by X"00" and filled up with it:
      *> INSPECT them REPLACING ALL X"00" BY SPACE.

       *> The instant at which a call happens, and the randomness it
       *> may use. Where NULL is passed for it, the clock of the
       *> service and the system's random source give both. To repeat a
       *> call whose outcome is not known, give the tick of the first
       *> once more: what the first has made is then found, not made
       *> anew.
       01  SCHETR-TICK.
       *> sizeof(schet_tick).
         03  SCHETR-TICK-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 48.
       *> 1: seed is stated; 0: the system's random source gives it.
         03  SCHETR-TICK-HAS-SEED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Microseconds since 1970-01-01 UTC; 0: the clock of the
       *> service gives it.
         03  SCHETR-TICK-NOW  USAGE BINARY-DOUBLE VALUE 0.
       *> 32 bytes of a cryptographic random source, new for each call:
       *> links are guessed as easily as they are.
         03  SCHETR-TICK-SEED  PIC X(32) VALUE LOW-VALUE.

       *> What came of the letters that were read.
       01  SCHETR-COLLECTED.
       *> sizeof(schet_collected).
         03  SCHETR-COLLECTED-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 24.
       *> Letters read; as many as asked for means that more may be
       *> there.
         03  SCHETR-COLLECTED-LETTERS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Reports that marked an order as bounced, or told what was
       *> known.
         03  SCHETR-COLLECTED-BOUNCED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Reports that a server goes on trying; nothing is marked.
         03  SCHETR-COLLECTED-DELAYED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Letters that are no report of a mail of ours.
         03  SCHETR-COLLECTED-OTHER  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Reports that came before their order was known to be sent:
       *> they stay, for another time.
         03  SCHETR-COLLECTED-LEFT  USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> Why a call did not do what it was asked for. The caller
       *> allocates it and sets struct_size; it is written when a
       *> function answers another status than SCHET-OK, and left alone
       *> otherwise. NULL may be passed for it everywhere. Texts are in
       *> the host's encoding, end with a NUL, and are cut where they
       *> are too long.
       01  SCHETR-ERROR.
       *> sizeof(schet_error).
         03  SCHETR-ERROR-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 936.
       *> The status that the function answered.
         03  SCHETR-ERROR-CODE  USAGE BINARY-LONG VALUE 0.
       *> 1 when the same call may succeed later, else 0.
         03  SCHETR-ERROR-RETRYABLE  USAGE BINARY-LONG VALUE 0.
       *> 1 when what was asked for may have happened all the same,
       *> else 0: look before doing it again.
         03  SCHETR-ERROR-MAY-HAVE-HAPPENED  USAGE BINARY-LONG VALUE 0.
       *> What the host's callback answered, where it is the reason.
         03  SCHETR-ERROR-HOST-CODE  USAGE BINARY-LONG VALUE 0.
       *> The row of an array that is at fault, counted from 1; 0 where
       *> none is.
         03  SCHETR-ERROR-ROW  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> A refusal's instant from which on the same may be asked for
       *> again, in microseconds since 1970-01-01 UTC; 0: none.
         03  SCHETR-ERROR-UNTIL  USAGE BINARY-DOUBLE VALUE 0.
       *> A refusal's period, as YYYYMM; 0: none.
         03  SCHETR-ERROR-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> A refusal's limit; 0: none.
         03  SCHETR-ERROR-LIMIT  USAGE BINARY-LONG VALUE 0.
       *> A refusal's state of the order, one of SCHET-ORDER-...; 0:
       *> none.
         03  SCHETR-ERROR-STATE  USAGE BINARY-LONG VALUE 0.
       *> How many periods stand in offered.
         03  SCHETR-ERROR-OFFERED-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The periods that are offered instead, newest first, at most
       *> 60.
         03  SCHETR-ERROR-OFFERED  USAGE BINARY-LONG OCCURS 60.
       *> A refusal's subscriber.
         03  SCHETR-ERROR-SUBSCRIBER  PIC X(72) VALUE LOW-VALUE.
       *> The field, the struct or the parameter at fault, such as
       *> lines[3].service.
         03  SCHETR-ERROR-FIELD  PIC X(64) VALUE LOW-VALUE.
       *> What went wrong, in English, for whoever mends it; of a
       *> refusal, what to tell the customer in English.
         03  SCHETR-ERROR-MESSAGE  PIC X(512) VALUE LOW-VALUE.

       *> A text of the host: so many bytes in the encoding that was
       *> chosen, without a NUL. Blanks at its end don't count, so a
       *> PIC X field can be passed as it is; what is empty or all
       *> blank is absent. It is copied before the call returns.
       01  SCHETR-TEXT.
       *> Its first byte; of an empty text anything.
         03  SCHETR-TEXT-DATA  USAGE POINTER VALUE NULL.
       *> How many bytes it has, at most SCHET-MAX-TEXT.
         03  SCHETR-TEXT-LEN  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not looked at.
         03  SCHETR-TEXT-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> A change of delivery that is asked for.
       01  SCHETR-DELIVERY-REQUEST.
       *> sizeof(schet_delivery_request).
         03  SCHETR-DELIVERY-REQUEST-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 56.
       *> SCHET-METHOD-EMAIL or SCHET-METHOD-IN-PERSON.
         03  SCHETR-DELIVERY-REQUEST-METHOD  USAGE BINARY-LONG VALUE 0.
       *> Whose.
         03  SCHETR-DELIVERY-REQUEST-ACCOUNT.
           05  SCHETR-DELIVERY-REQUEST-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-DELIVERY-REQUEST-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-DELIVERY-REQUEST-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The address; absent where the method is in person.
         03  SCHETR-DELIVERY-REQUEST-ADDRESS.
           05  SCHETR-DELIVERY-REQUEST-ADDRESS-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-DELIVERY-REQUEST-ADDRESS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-DELIVERY-REQUEST-ADDRESS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Who asks, as the host names him.
         03  SCHETR-DELIVERY-REQUEST-BY.
           05  SCHETR-DELIVERY-REQUEST-BY-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-DELIVERY-REQUEST-BY-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-DELIVERY-REQUEST-BY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> The delivery that is in force.
       01  SCHETR-DELIVERY.
       *> sizeof(schet_delivery).
         03  SCHETR-DELIVERY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 320.
       *> 1 when invoices are handed over in person, 0 when they go by
       *> e-mail.
         03  SCHETR-DELIVERY-IN-PERSON  USAGE BINARY-LONG VALUE 0.
       *> 1 when a change was recorded, 0 when what was asked for is in
       *> force already.
         03  SCHETR-DELIVERY-CHANGED  USAGE BINARY-LONG VALUE 0.
       *> Not used.
         03  SCHETR-DELIVERY-RESERVED  USAGE BINARY-LONG VALUE 0.
       *> The cabinet address; empty: none.
         03  SCHETR-DELIVERY-CABINET-ADDRESS
               PIC X(264) VALUE LOW-VALUE.
       *> The order that mails a link to the new address, where the
       *> policy wants it confirmed; else empty.
         03  SCHETR-DELIVERY-CONFIRMATION  PIC X(40) VALUE LOW-VALUE.

       *> A change of delivery, as the history keeps it.
       01  SCHETR-DELIVERY-EVENT.
       *> sizeof(schet_delivery_event); of an array the first row's
       *> counts, and all are given it.
         03  SCHETR-DELIVERY-EVENT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 1320.
       *> SCHET-METHOD-EMAIL or SCHET-METHOD-IN-PERSON.
         03  SCHETR-DELIVERY-EVENT-METHOD  USAGE BINARY-LONG VALUE 0.
       *> One of SCHET-CHANGE-...
         03  SCHETR-DELIVERY-EVENT-STATE  USAGE BINARY-LONG VALUE 0.
       *> Not used.
         03  SCHETR-DELIVERY-EVENT-RESERVED  USAGE BINARY-LONG VALUE 0.
       *> When it was made, in microseconds since 1970-01-01 UTC.
         03  SCHETR-DELIVERY-EVENT-AT  USAGE BINARY-DOUBLE VALUE 0.
       *> Until when its link works while it is pending, or when it was
       *> confirmed; else 0.
         03  SCHETR-DELIVERY-EVENT-SETTLED  USAGE BINARY-DOUBLE VALUE 0.
       *> The address that was chosen; empty: in person.
         03  SCHETR-DELIVERY-EVENT-ADDRESS  PIC X(264) VALUE LOW-VALUE.
       *> Who made it.
         03  SCHETR-DELIVERY-EVENT-BY  PIC X(1024) VALUE LOW-VALUE.

       *> One SIP line of an account.
       01  SCHETR-SUBSCRIBER.
       *> sizeof(schet_subscriber).
         03  SCHETR-SUBSCRIBER-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 40.
       *> Not looked at.
         03  SCHETR-SUBSCRIBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The E.164 number or SIP user name: 1 to 64 of a-z A-Z 0-9 . -
       *> - + @ :
         03  SCHETR-SUBSCRIBER-ID.
           05  SCHETR-SUBSCRIBER-ID-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-SUBSCRIBER-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-SUBSCRIBER-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> A label of the customer's own, such as a department.
       *> Optional.
         03  SCHETR-SUBSCRIBER-LABEL.
           05  SCHETR-SUBSCRIBER-LABEL-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-SUBSCRIBER-LABEL-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-SUBSCRIBER-LABEL-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> The paying customer: one account with its requisites and its
       *> subscribers. What isn't called optional must be stated.
       01  SCHETR-ACCOUNT.
       *> sizeof(schet_account).
         03  SCHETR-ACCOUNT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 144.
       *> The language of its documents, mails and refusals: SCHET-RU
       *> or SCHET-EN; 0: the operator's.
         03  SCHETR-ACCOUNT-LOCALE  USAGE BINARY-LONG VALUE 0.
       *> The day from which it is billed, as YYYYMMDD; 0: since ever.
         03  SCHETR-ACCOUNT-OPENED  USAGE BINARY-LONG VALUE 0.
       *> The day from which it is billed no longer, as YYYYMMDD; 0: it
       *> is open.
         03  SCHETR-ACCOUNT-CLOSED  USAGE BINARY-LONG VALUE 0.
       *> Its number, unique for the operator: 1 to 32 of a-z A-Z 0-9 .
       *> - - /
         03  SCHETR-ACCOUNT-NUMBER.
           05  SCHETR-ACCOUNT-NUMBER-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-ACCOUNT-NUMBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ACCOUNT-NUMBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The customer's name, as documents print it.
         03  SCHETR-ACCOUNT-NAME.
           05  SCHETR-ACCOUNT-NAME-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-ACCOUNT-NAME-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ACCOUNT-NAME-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The e-mail the organisation gave when it signed up (R6).
         03  SCHETR-ACCOUNT-APPLICATION-ADDRESS.
           05  SCHETR-ACCOUNT-APPLICATION-ADDRESS-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-ACCOUNT-APPLICATION-ADDRESS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ACCOUNT-APPLICATION-ADDRESS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The customer's INN. Optional.
         03  SCHETR-ACCOUNT-INN.
           05  SCHETR-ACCOUNT-INN-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-ACCOUNT-INN-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ACCOUNT-INN-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The customer's KPP. Optional.
         03  SCHETR-ACCOUNT-KPP.
           05  SCHETR-ACCOUNT-KPP-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-ACCOUNT-KPP-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ACCOUNT-KPP-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The postal address. Optional.
         03  SCHETR-ACCOUNT-POSTAL-ADDRESS.
           05  SCHETR-ACCOUNT-POSTAL-ADDRESS-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-ACCOUNT-POSTAL-ADDRESS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ACCOUNT-POSTAL-ADDRESS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Number and date of the contract, as documents print it.
       *> Optional.
         03  SCHETR-ACCOUNT-CONTRACT.
           05  SCHETR-ACCOUNT-CONTRACT-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-ACCOUNT-CONTRACT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ACCOUNT-CONTRACT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its SIP lines.
         03  SCHETR-ACCOUNT-SUBSCRIBERS  USAGE POINTER VALUE NULL.
       *> How many there are, at most SCHET-MAX-ROWS.
         03  SCHETR-ACCOUNT-SUBSCRIBER-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not looked at.
         03  SCHETR-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> One charge.
       01  SCHETR-LINE.
       *> sizeof(schet_line).
         03  SCHETR-LINE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 104.
       *> The sum of the SCHET-LINE-HAS-... of what is stated.
         03  SCHETR-LINE-FLAGS  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> SCHET-VAT-WITHOUT or SCHET-VAT-PERCENT.
         03  SCHETR-LINE-VAT-KIND  USAGE BINARY-LONG VALUE 0.
       *> The rate in hundredths of a per cent, which names the group:
       *> 2000 is 20 %.
         03  SCHETR-LINE-VAT-RATE  USAGE BINARY-LONG VALUE 0.
       *> How many units, times 10 to the power of quantity_scale.
         03  SCHETR-LINE-QUANTITY  USAGE BINARY-DOUBLE VALUE 0.
       *> The price of a unit, where the amount is quantity times
       *> price, times 10 to the power of unit_price_scale.
         03  SCHETR-LINE-UNIT-PRICE  USAGE BINARY-DOUBLE VALUE 0.
       *> How many decimals quantity has, 0 to 28.
         03  SCHETR-LINE-QUANTITY-SCALE
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many decimals unit_price has, 0 to 28; with 2 it is in
       *> kopecks.
         03  SCHETR-LINE-UNIT-PRICE-SCALE
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The charge, on the basis of its rate's group.
         03  SCHETR-LINE-AMOUNT  USAGE BINARY-DOUBLE VALUE 0.
       *> The charged duration of a time-charged service.
         03  SCHETR-LINE-SECONDS  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The subscriber it is for; absent: the account as a whole.
         03  SCHETR-LINE-SUBSCRIBER.
           05  SCHETR-LINE-SUBSCRIBER-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-LINE-SUBSCRIBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-LINE-SUBSCRIBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The service, as documents print it.
         03  SCHETR-LINE-SERVICE.
           05  SCHETR-LINE-SERVICE-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-LINE-SERVICE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-LINE-SERVICE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The unit, as documents print it.
         03  SCHETR-LINE-UNIT.
           05  SCHETR-LINE-UNIT-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-LINE-UNIT-LEN  USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-LINE-UNIT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> The total of one VAT rate (R19).
       01  SCHETR-VAT.
       *> sizeof(schet_vat).
         03  SCHETR-VAT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 40.
       *> SCHET-VAT-WITHOUT or SCHET-VAT-PERCENT.
         03  SCHETR-VAT-KIND  USAGE BINARY-LONG VALUE 0.
       *> The rate in hundredths of a per cent.
         03  SCHETR-VAT-RATE  USAGE BINARY-LONG VALUE 0.
       *> SCHET-BASIS-NET or SCHET-BASIS-GROSS.
         03  SCHETR-VAT-BASIS  USAGE BINARY-LONG VALUE 0.
       *> The total without VAT.
         03  SCHETR-VAT-NET  USAGE BINARY-DOUBLE VALUE 0.
       *> The VAT.
         03  SCHETR-VAT-VAT  USAGE BINARY-DOUBLE VALUE 0.
       *> The total with VAT.
         03  SCHETR-VAT-GROSS  USAGE BINARY-DOUBLE VALUE 0.

       *> A payment received.
       01  SCHETR-PAYMENT.
       *> sizeof(schet_payment).
         03  SCHETR-PAYMENT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 48.
       *> The local day on which it was booked, as YYYYMMDD.
         03  SCHETR-PAYMENT-DATE  USAGE BINARY-LONG VALUE 0.
       *> How much; negative is a refund.
         03  SCHETR-PAYMENT-AMOUNT  USAGE BINARY-DOUBLE VALUE 0.
       *> Whose payment; inside a bill not looked at.
         03  SCHETR-PAYMENT-ACCOUNT.
           05  SCHETR-PAYMENT-ACCOUNT-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-PAYMENT-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-PAYMENT-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The document of the payment. Optional.
         03  SCHETR-PAYMENT-REFERENCE.
           05  SCHETR-PAYMENT-REFERENCE-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-PAYMENT-REFERENCE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-PAYMENT-REFERENCE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> A part of an instalment plan.
       01  SCHETR-INSTALMENT.
       *> sizeof(schet_instalment).
         03  SCHETR-INSTALMENT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 64.
       *> The local day on which the part is due, as YYYYMMDD.
         03  SCHETR-INSTALMENT-DUE  USAGE BINARY-LONG VALUE 0.
       *> Which part this is, from 1.
         03  SCHETR-INSTALMENT-PART  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many parts there are.
         03  SCHETR-INSTALMENT-PARTS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The part.
         03  SCHETR-INSTALMENT-AMOUNT  USAGE BINARY-DOUBLE VALUE 0.
       *> What is left after it.
         03  SCHETR-INSTALMENT-REMAINING  USAGE BINARY-DOUBLE VALUE 0.
       *> Whose instalment; inside a bill not looked at.
         03  SCHETR-INSTALMENT-ACCOUNT.
           05  SCHETR-INSTALMENT-ACCOUNT-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-INSTALMENT-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-INSTALMENT-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What is paid off.
         03  SCHETR-INSTALMENT-DESCRIPTION.
           05  SCHETR-INSTALMENT-DESCRIPTION-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-INSTALMENT-DESCRIPTION-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-INSTALMENT-DESCRIPTION-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> What an earlier period was charged.
       01  SCHETR-PAST.
       *> sizeof(schet_past).
         03  SCHETR-PAST-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 16.
       *> The period, as YYYYMM.
         03  SCHETR-PAST-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> Its charges with VAT, in minor units.
         03  SCHETR-PAST-TOTAL  USAGE BINARY-DOUBLE VALUE 0.

       *> A complete bill for one account and one period, as the
       *> billing states it: nothing of it is ever computed or
       *> corrected here, and sums that don't agree are refused (R20).
       *> All amounts are in minor units.
       01  SCHETR-BILL.
       *> sizeof(schet_bill).
         03  SCHETR-BILL-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 152.
       *> The period it is for, as YYYYMM.
         03  SCHETR-BILL-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> Its date, as YYYYMMDD; 0: the day after the period.
         03  SCHETR-BILL-DATE  USAGE BINARY-LONG VALUE 0.
       *> The day by which it is to be paid, as YYYYMMDD.
         03  SCHETR-BILL-DUE-DATE  USAGE BINARY-LONG VALUE 0.
       *> 0 for the regular invoice; a correction counts up from 1.
         03  SCHETR-BILL-REVISION  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many lines there are, at most SCHET-MAX-ROWS.
         03  SCHETR-BILL-LINE-COUNT  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many VAT groups there are, at most SCHET-MAX-VAT-GROUPS.
         03  SCHETR-BILL-VAT-COUNT  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many payments there are, at most SCHET-MAX-ROWS; 0 lets
       *> those stand that were fed.
         03  SCHETR-BILL-PAYMENT-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many instalments there are, at most SCHET-MAX-ROWS; 0
       *> lets those stand that were fed.
         03  SCHETR-BILL-INSTALMENT-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many past periods there are, at most SCHET-MAX-HISTORY.
         03  SCHETR-BILL-HISTORY-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The balance brought forward: positive is owed by the
       *> customer, negative is a credit.
         03  SCHETR-BILL-OPENING-BALANCE  USAGE BINARY-DOUBLE VALUE 0.
       *> The charges of the period with VAT: the sum of the groups'
       *> gross amounts.
         03  SCHETR-BILL-TOTAL  USAGE BINARY-DOUBLE VALUE 0.
       *> What is to be paid: opening balance - payments + total +
       *> instalments; negative is a credit.
         03  SCHETR-BILL-AMOUNT-DUE  USAGE BINARY-DOUBLE VALUE 0.
       *> Whose bill it is.
         03  SCHETR-BILL-ACCOUNT.
           05  SCHETR-BILL-ACCOUNT-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-BILL-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-BILL-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its number, unique for the operator: 1 to 40 characters.
       *> Optional where the policy names a sequence.
         03  SCHETR-BILL-NUMBER.
           05  SCHETR-BILL-NUMBER-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-BILL-NUMBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-BILL-NUMBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The number of the invoice that a correction corrects; of a
       *> regular invoice absent.
         03  SCHETR-BILL-CORRECTS.
           05  SCHETR-BILL-CORRECTS-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-BILL-CORRECTS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-BILL-CORRECTS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What was charged, in the order to print.
         03  SCHETR-BILL-LINES  USAGE POINTER VALUE NULL.
       *> One group for each VAT rate of the lines.
         03  SCHETR-BILL-VAT  USAGE POINTER VALUE NULL.
       *> Payments received in the period.
         03  SCHETR-BILL-PAYMENTS  USAGE POINTER VALUE NULL.
       *> Parts of instalment plans due with this invoice.
         03  SCHETR-BILL-INSTALMENTS  USAGE POINTER VALUE NULL.
       *> What earlier periods were charged, oldest first; documents
       *> draw the last five beside this one.
         03  SCHETR-BILL-HISTORY  USAGE POINTER VALUE NULL.

       *> One call of a subscriber. It belongs to the period of its
       *> start.
       01  SCHETR-CALL.
       *> sizeof(schet_call).
         03  SCHETR-CALL-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 120.
       *> SCHET-OUTGOING or SCHET-INCOMING.
         03  SCHETR-CALL-DIRECTION  USAGE BINARY-LONG VALUE 0.
       *> When it began, in microseconds since 1970-01-01 UTC.
         03  SCHETR-CALL-START  USAGE BINARY-DOUBLE VALUE 0.
       *> When the billing received the record; 0: not stated. Received
       *> after its period's invoice was formed, it is late.
         03  SCHETR-CALL-RECEIVED  USAGE BINARY-DOUBLE VALUE 0.
       *> What it cost, in minor units, with VAT as the billing states
       *> it.
         03  SCHETR-CALL-AMOUNT  USAGE BINARY-DOUBLE VALUE 0.
       *> How long it lasted, in seconds.
         03  SCHETR-CALL-SECONDS  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The duration that was charged, in seconds, as the billing
       *> rounded it.
         03  SCHETR-CALL-CHARGED-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The billing's key of the call or of its leg, unique for the
       *> account: fed twice it is one call.
         03  SCHETR-CALL-KEY.
           05  SCHETR-CALL-KEY-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-CALL-KEY-LEN  USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CALL-KEY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Whose call; in a call detail not looked at.
         03  SCHETR-CALL-ACCOUNT.
           05  SCHETR-CALL-ACCOUNT-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-CALL-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CALL-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Whose call among the account's subscribers.
         03  SCHETR-CALL-SUBSCRIBER.
           05  SCHETR-CALL-SUBSCRIBER-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-CALL-SUBSCRIBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CALL-SUBSCRIBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The other party, as the billing writes it.
         03  SCHETR-CALL-PEER.
           05  SCHETR-CALL-PEER-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-CALL-PEER-LEN  USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CALL-PEER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The service by which it is charged.
         03  SCHETR-CALL-SERVICE.
           05  SCHETR-CALL-SERVICE-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-CALL-SERVICE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CALL-SERVICE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> What became of the rows of a feed so far.
       01  SCHETR-FEED-REPORT.
       *> sizeof(schet_feed_report).
         03  SCHETR-FEED-REPORT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 24.
       *> Not used.
         03  SCHETR-FEED-REPORT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Rows that are kept now, those that were kept before included.
         03  SCHETR-FEED-REPORT-KEPT
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Rows that were refused.
         03  SCHETR-FEED-REPORT-REFUSED
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.

       *> A row that was refused.
       01  SCHETR-REFUSED-ROW.
       *> sizeof(schet_refused_row); of an array the first row's
       *> counts, and all are given it.
         03  SCHETR-REFUSED-ROW-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 528.
       *> Of which kind: one of SCHET-ROW-...
         03  SCHETR-REFUSED-ROW-KIND  USAGE BINARY-LONG VALUE 0.
       *> Its number among the rows of its kind that this feed was
       *> given, counted from 1.
         03  SCHETR-REFUSED-ROW-NUMBER
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Why, naming the field.
         03  SCHETR-REFUSED-ROW-REASON  PIC X(512) VALUE LOW-VALUE.

       *> What is to be forgotten of what was fed.
       01  SCHETR-FEED-REMOVAL.
       *> sizeof(schet_feed_removal).
         03  SCHETR-FEED-REMOVAL-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 32.
       *> Not looked at.
         03  SCHETR-FEED-REMOVAL-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The account's calls that began before this instant, in
       *> microseconds since 1970-01-01 UTC; 0: the account with every
       *> row of it.
         03  SCHETR-FEED-REMOVAL-CALLS-BEFORE
               USAGE BINARY-DOUBLE VALUE 0.
       *> The account.
         03  SCHETR-FEED-REMOVAL-ACCOUNT.
           05  SCHETR-FEED-REMOVAL-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-FEED-REMOVAL-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-FEED-REMOVAL-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> What was forgotten of what was fed.
       01  SCHETR-FEED-REMOVED.
       *> sizeof(schet_feed_removed).
         03  SCHETR-FEED-REMOVED-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 16.
       *> 1 when the account was removed, 0 when it was not there, or
       *> only calls were to go.
         03  SCHETR-FEED-REMOVED-WAS-THERE  USAGE BINARY-LONG VALUE 0.
       *> How many calls were removed, where only calls were to go.
         03  SCHETR-FEED-REMOVED-CALLS
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.

       *> What was forgotten.
       01  SCHETR-FORGOTTEN.
       *> sizeof(schet_forgotten).
         03  SCHETR-FORGOTTEN-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 80.
       *> 1 when all that was to be forgotten was gone over, 0 when
       *> there is more: call again.
         03  SCHETR-FORGOTTEN-IS-OVER  USAGE BINARY-LONG VALUE 0.
       *> Documents removed, the files beside them included.
         03  SCHETR-FORGOTTEN-DOCUMENTS
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Orders removed.
         03  SCHETR-FORGOTTEN-ORDERS
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Issued invoices removed.
         03  SCHETR-FORGOTTEN-INVOICES
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Orders that stay for now, because something is still to be
       *> done for them or somebody has just changed them.
         03  SCHETR-FORGOTTEN-LEFT
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The last order that was gone over; empty: none.
         03  SCHETR-FORGOTTEN-THROUGH  PIC X(40) VALUE LOW-VALUE.

       *> An issued invoice; it never changes.
       01  SCHETR-ISSUED.
       *> sizeof(schet_issued); of an array the first row's counts, and
       *> all are given it.
         03  SCHETR-ISSUED-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 1792.
       *> Its period, as YYYYMM; 0: none is issued for the account of
       *> this row.
         03  SCHETR-ISSUED-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> Its date, as YYYYMMDD.
         03  SCHETR-ISSUED-DATE  USAGE BINARY-LONG VALUE 0.
       *> The day by which it is to be paid, as YYYYMMDD.
         03  SCHETR-ISSUED-DUE-DATE  USAGE BINARY-LONG VALUE 0.
       *> 0, or the number of the correction.
         03  SCHETR-ISSUED-REVISION  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> 1 when it goes in person, 0 when it goes by e-mail (R7).
         03  SCHETR-ISSUED-IN-PERSON  USAGE BINARY-LONG VALUE 0.
       *> The charges of the period with VAT, in minor units.
         03  SCHETR-ISSUED-TOTAL  USAGE BINARY-DOUBLE VALUE 0.
       *> What is to be paid, in minor units; negative is a credit.
         03  SCHETR-ISSUED-AMOUNT-DUE  USAGE BINARY-DOUBLE VALUE 0.
       *> The instant at which it was formed, in microseconds since
       *> 1970-01-01 UTC.
         03  SCHETR-ISSUED-FORMED-AT  USAGE BINARY-DOUBLE VALUE 0.
       *> The size of its document in bytes.
         03  SCHETR-ISSUED-DOCUMENT-SIZE
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The SHA-256 of its document.
         03  SCHETR-ISSUED-DOCUMENT-DIGEST  PIC X(32) VALUE LOW-VALUE.
       *> Whose.
         03  SCHETR-ISSUED-ACCOUNT  PIC X(40) VALUE LOW-VALUE.
       *> The order that delivers it; empty: it was issued elsewhere.
         03  SCHETR-ISSUED-ORDER  PIC X(40) VALUE LOW-VALUE.
       *> Its number.
         03  SCHETR-ISSUED-NUMBER  PIC X(168) VALUE LOW-VALUE.
       *> The number of the invoice that it corrects; empty: it is no
       *> correction.
         03  SCHETR-ISSUED-CORRECTS  PIC X(168) VALUE LOW-VALUE.
       *> The cabinet address that was in force; empty: none.
         03  SCHETR-ISSUED-ADDRESS  PIC X(264) VALUE LOW-VALUE.
       *> The customer's name on it.
         03  SCHETR-ISSUED-CUSTOMER  PIC X(1024) VALUE LOW-VALUE.

       *> An invoice that was issued elsewhere.
       01  SCHETR-ISSUED-ELSEWHERE.
       *> sizeof(schet_issued_elsewhere).
         03  SCHETR-ISSUED-ELSEWHERE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 32.
       *> How many bytes its document has; 0: it is rendered.
         03  SCHETR-ISSUED-ELSEWHERE-ORIGINAL-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> When it was formed, in microseconds since 1970-01-01 UTC.
         03  SCHETR-ISSUED-ELSEWHERE-FORMED-AT
               USAGE BINARY-DOUBLE VALUE 0.
       *> Its bill, with its number.
         03  SCHETR-ISSUED-ELSEWHERE-BILL  USAGE POINTER VALUE NULL.
       *> Its document.
         03  SCHETR-ISSUED-ELSEWHERE-ORIGINAL  USAGE POINTER VALUE NULL.

       *> What became of an invoice that was issued elsewhere.
       01  SCHETR-IMPORTED.
       *> sizeof(schet_imported); of an array the first row's counts,
       *> and all are given it.
         03  SCHETR-IMPORTED-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 528.
       *> SCHET-OK, or why it was not taken.
         03  SCHETR-IMPORTED-STATUS  USAGE BINARY-LONG VALUE 0.
       *> One of SCHET-IMPORT-..., or 0 when it was not taken.
         03  SCHETR-IMPORTED-OUTCOME  USAGE BINARY-LONG VALUE 0.
       *> Not used.
         03  SCHETR-IMPORTED-RESERVED  USAGE BINARY-LONG VALUE 0.
       *> Why it was not taken.
         03  SCHETR-IMPORTED-MESSAGE  PIC X(512) VALUE LOW-VALUE.

       *> A link as the customer gets it, once.
       01  SCHETR-LINK.
       *> sizeof(schet_link).
         03  SCHETR-LINK-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 2208.
       *> Not used.
         03  SCHETR-LINK-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The instant from which on it opens nothing, in microseconds
       *> since 1970-01-01 UTC.
         03  SCHETR-LINK-EXPIRES  USAGE BINARY-DOUBLE VALUE 0.
       *> The secret: 64 hexadecimal digits.
         03  SCHETR-LINK-TOKEN  PIC X(72) VALUE LOW-VALUE.
       *> The operator's base of links, and the secret.
         03  SCHETR-LINK-URL  PIC X(2120) VALUE LOW-VALUE.

       *> A stored document, and how far it was read.
       01  SCHETR-DOCUMENT.
       *> sizeof(schet_document).
         03  SCHETR-DOCUMENT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 56.
       *> Not looked at.
         03  SCHETR-DOCUMENT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many bytes it has.
         03  SCHETR-DOCUMENT-SIZE  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The byte at which the next read begins, from 0.
         03  SCHETR-DOCUMENT-OFFSET
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The SHA-256 of its bytes.
         03  SCHETR-DOCUMENT-DIGEST  PIC X(32) VALUE LOW-VALUE.

       *> What a link opens.
       01  SCHETR-OPENED.
       *> sizeof(schet_opened).
         03  SCHETR-OPENED-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 112.
       *> Not used.
         03  SCHETR-OPENED-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The order it belongs to.
         03  SCHETR-OPENED-ORDER  PIC X(40) VALUE LOW-VALUE.
       *> The name under which a browser saves it, in ASCII.
         03  SCHETR-OPENED-FILE-NAME  PIC X(64) VALUE LOW-VALUE.

       *> The section as an account sees it.
       01  SCHETR-MENU.
       *> sizeof(schet_menu).
         03  SCHETR-MENU-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 1432.
       *> 1 when invoices are handed over in person, 0 when they go by
       *> e-mail (R7).
         03  SCHETR-MENU-IN-PERSON  USAGE BINARY-LONG VALUE 0.
       *> How many subscribers the account has.
         03  SCHETR-MENU-SUBSCRIBER-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> 1 when mails to the cabinet address came back of late, else
       *> 0: warning_ru and warning_en say so.
         03  SCHETR-MENU-ADDRESS-BOUNCES  USAGE BINARY-LONG VALUE 0.
       *> What the section is called, in Russian.
         03  SCHETR-MENU-TITLE-RU  PIC X(64) VALUE LOW-VALUE.
       *> What the section is called, in English.
         03  SCHETR-MENU-TITLE-EN  PIC X(64) VALUE LOW-VALUE.
       *> The cabinet address; empty: none.
         03  SCHETR-MENU-CABINET-ADDRESS  PIC X(264) VALUE LOW-VALUE.
       *> What the customer is to be warned of, in Russian; empty:
       *> nothing.
         03  SCHETR-MENU-WARNING-RU  PIC X(512) VALUE LOW-VALUE.
       *> What the customer is to be warned of, in English; empty:
       *> nothing.
         03  SCHETR-MENU-WARNING-EN  PIC X(512) VALUE LOW-VALUE.

       *> A choice of the menu: an action of one of its entries, with
       *> all that is to be chosen for it.
       01  SCHETR-MENU-CHOICE.
       *> sizeof(schet_menu_choice); of an array the first row's
       *> counts, and all are given it.
         03  SCHETR-MENU-CHOICE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 2080.
       *> The entry that it belongs to, counted from 1: an invoice by
       *> e-mail is one entry with two choices (R4, R6).
         03  SCHETR-MENU-CHOICE-ENTRY
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What it does: one of SCHET-ACTION-...
         03  SCHETR-MENU-CHOICE-ACTION  USAGE BINARY-LONG VALUE 0.
       *> SCHET-OK when it is available, else the refusal: one of
       *> SCHET-R-...
         03  SCHETR-MENU-CHOICE-REFUSAL  USAGE BINARY-LONG VALUE 0.
       *> From when it is available again, in microseconds since
       *> 1970-01-01 UTC; 0: not known.
         03  SCHETR-MENU-CHOICE-UNTIL  USAGE BINARY-DOUBLE VALUE 0.
       *> 1 when it takes a choice of subscribers, else 0; none chosen
       *> means all.
         03  SCHETR-MENU-CHOICE-TAKES-SUBSCRIBERS
               USAGE BINARY-LONG VALUE 0.
       *> The forms to choose from: bit n stands for the
       *> SCHET-FORMAT-... of number n; 0: there is but one.
         03  SCHETR-MENU-CHOICE-FORMATS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many periods it offers; those beyond 60 are not in
       *> periods.
         03  SCHETR-MENU-CHOICE-PERIOD-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not used.
         03  SCHETR-MENU-CHOICE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The periods to choose from, newest first, as YYYYMM.
         03  SCHETR-MENU-CHOICE-PERIODS  USAGE BINARY-LONG OCCURS 60.
       *> What its entry is called, in Russian.
         03  SCHETR-MENU-CHOICE-ENTRY-TITLE-RU
               PIC X(128) VALUE LOW-VALUE.
       *> What its entry is called, in English.
         03  SCHETR-MENU-CHOICE-ENTRY-TITLE-EN
               PIC X(128) VALUE LOW-VALUE.
       *> What it is called, in Russian.
         03  SCHETR-MENU-CHOICE-TITLE-RU  PIC X(128) VALUE LOW-VALUE.
       *> What it is called, in English.
         03  SCHETR-MENU-CHOICE-TITLE-EN  PIC X(128) VALUE LOW-VALUE.
       *> Where the result goes, the address partly masked; empty for a
       *> link and a change of delivery.
         03  SCHETR-MENU-CHOICE-GOES-TO  PIC X(264) VALUE LOW-VALUE.
       *> Why it is not available, in Russian.
         03  SCHETR-MENU-CHOICE-REFUSAL-RU  PIC X(512) VALUE LOW-VALUE.
       *> Why it is not available, in English.
         03  SCHETR-MENU-CHOICE-REFUSAL-EN  PIC X(512) VALUE LOW-VALUE.

       *> A subscriber, as the library tells of one.
       01  SCHETR-SUBSCRIBER-ROW.
       *> sizeof(schet_subscriber_row); of an array the first row's
       *> counts, and all are given it.
         03  SCHETR-SUBSCRIBER-ROW-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 1104.
       *> Not used.
         03  SCHETR-SUBSCRIBER-ROW-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The E.164 number or SIP user name.
         03  SCHETR-SUBSCRIBER-ROW-ID  PIC X(72) VALUE LOW-VALUE.
       *> The label; empty: none, or not known here.
         03  SCHETR-SUBSCRIBER-ROW-LABEL  PIC X(1024) VALUE LOW-VALUE.

       *> What somebody does to an order.
       01  SCHETR-ORDER-CHANGE.
       *> sizeof(schet_order_change).
         03  SCHETR-ORDER-CHANGE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 56.
       *> Not looked at.
         03  SCHETR-ORDER-CHANGE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The order's identifier.
         03  SCHETR-ORDER-CHANGE-ID.
           05  SCHETR-ORDER-CHANGE-ID-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-ORDER-CHANGE-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ORDER-CHANGE-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Whose order it is; looked at where the function says so.
         03  SCHETR-ORDER-CHANGE-ACCOUNT.
           05  SCHETR-ORDER-CHANGE-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-ORDER-CHANGE-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ORDER-CHANGE-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Who does it, as the host names him; of a bounce the report of
       *> the server that returned the mail.
         03  SCHETR-ORDER-CHANGE-BY.
           05  SCHETR-ORDER-CHANGE-BY-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-ORDER-CHANGE-BY-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ORDER-CHANGE-BY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> One request of a customer, or one delivery of the regular
       *> run.
       01  SCHETR-ORDER.
       *> sizeof(schet_order); of an array the first row's counts, and
       *> all are given it.
         03  SCHETR-ORDER-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 2688.
       *> What was asked for: one of SCHET-ACTION-...
         03  SCHETR-ORDER-ACTION  USAGE BINARY-LONG VALUE 0.
       *> Of which month, as YYYYMM; 0: of none.
         03  SCHETR-ORDER-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> The form of a call detail: one of SCHET-FORMAT-...; else 0.
         03  SCHETR-ORDER-FORMAT  USAGE BINARY-LONG VALUE 0.
       *> Where it stands: one of SCHET-ORDER-... (R13).
         03  SCHETR-ORDER-STATE  USAGE BINARY-LONG VALUE 0.
       *> Where the result goes: one of SCHET-GOES-...
         03  SCHETR-ORDER-GOES  USAGE BINARY-LONG VALUE 0.
       *> The language of what the customer gets: SCHET-RU or SCHET-EN.
         03  SCHETR-ORDER-LOCALE  USAGE BINARY-LONG VALUE 0.
       *> Failed attempts of the present stage.
         03  SCHETR-ORDER-TRIES  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many subscribers it is narrowed to; 0: it is for all.
         03  SCHETR-ORDER-SUBSCRIBER-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The number of the correction that a regular invoice is; 0: it
       *> is none.
         03  SCHETR-ORDER-REVISION  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How often somebody has started it again: each generation is a
       *> mail of its own.
         03  SCHETR-ORDER-GENERATION
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not used.
         03  SCHETR-ORDER-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> When it was accepted, in microseconds since 1970-01-01 UTC.
         03  SCHETR-ORDER-ACCEPTED-AT  USAGE BINARY-DOUBLE VALUE 0.
       *> When its next step is due; 0: nothing is left to do without
       *> somebody's doing.
         03  SCHETR-ORDER-DUE  USAGE BINARY-DOUBLE VALUE 0.
       *> Counts the writes to it.
         03  SCHETR-ORDER-VERSION  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The size of its document in bytes; 0: it has none yet.
         03  SCHETR-ORDER-DOCUMENT-SIZE
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The SHA-256 of its document.
         03  SCHETR-ORDER-DOCUMENT-DIGEST  PIC X(32) VALUE LOW-VALUE.
       *> What is to be paid by the invoice that the document is, in
       *> minor units.
         03  SCHETR-ORDER-INVOICE-AMOUNT-DUE
               USAGE BINARY-DOUBLE VALUE 0.
       *> The day of that invoice, as YYYYMMDD; 0: the document is no
       *> invoice, or not formed.
         03  SCHETR-ORDER-INVOICE-DATE  USAGE BINARY-LONG VALUE 0.
       *> The day by which it is to be paid, as YYYYMMDD.
         03  SCHETR-ORDER-INVOICE-DUE-DATE  USAGE BINARY-LONG VALUE 0.
       *> The number of that invoice.
         03  SCHETR-ORDER-INVOICE-NUMBER  PIC X(168) VALUE LOW-VALUE.
       *> Its identifier.
         03  SCHETR-ORDER-ID  PIC X(40) VALUE LOW-VALUE.
       *> Whose order it is.
         03  SCHETR-ORDER-ACCOUNT  PIC X(40) VALUE LOW-VALUE.
       *> The address it goes to.
         03  SCHETR-ORDER-ADDRESS  PIC X(264) VALUE LOW-VALUE.
       *> Who asked.
         03  SCHETR-ORDER-BY  PIC X(1024) VALUE LOW-VALUE.
       *> The reason of a failure, or the mail server's last reply.
         03  SCHETR-ORDER-DETAIL  PIC X(1024) VALUE LOW-VALUE.

       *> What a mail server tells of a mail that it could not deliver
       *> (RFC 3464).
       01  SCHETR-BOUNCE.
       *> sizeof(schet_bounce).
         03  SCHETR-BOUNCE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 56.
       *> The generation of the mail: a report of one before the
       *> order's present tells nothing of this one.
         03  SCHETR-BOUNCE-GENERATION
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The order whose mail came back.
         03  SCHETR-BOUNCE-ORDER.
           05  SCHETR-BOUNCE-ORDER-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-BOUNCE-ORDER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-BOUNCE-ORDER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The status of RFC 3463, such as 5.1.1.
         03  SCHETR-BOUNCE-STATUS.
           05  SCHETR-BOUNCE-STATUS-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-BOUNCE-STATUS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-BOUNCE-STATUS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What the server says.
         03  SCHETR-BOUNCE-REASON.
           05  SCHETR-BOUNCE-REASON-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-BOUNCE-REASON-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-BOUNCE-REASON-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> A change of an order's state, as its history keeps it (R13).
       01  SCHETR-ORDER-EVENT.
       *> sizeof(schet_order_event); of an array the first row's
       *> counts, and all are given it.
         03  SCHETR-ORDER-EVENT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 1040.
       *> The state that it led to: one of SCHET-ORDER-...
         03  SCHETR-ORDER-EVENT-STATE  USAGE BINARY-LONG VALUE 0.
       *> When, in microseconds since 1970-01-01 UTC.
         03  SCHETR-ORDER-EVENT-AT  USAGE BINARY-DOUBLE VALUE 0.
       *> The reason, the server's reply, or who did it.
         03  SCHETR-ORDER-EVENT-DETAIL  PIC X(1024) VALUE LOW-VALUE.

       *> A link of an order as it is kept: its token is known to the
       *> customer alone (R5).
       01  SCHETR-ORDER-LINK.
       *> sizeof(schet_order_link); of an array the first row's counts,
       *> and all are given it.
         03  SCHETR-ORDER-LINK-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 104.
       *> How often it was used.
         03  SCHETR-ORDER-LINK-USES  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The instant from which on it opens nothing.
         03  SCHETR-ORDER-LINK-EXPIRES  USAGE BINARY-DOUBLE VALUE 0.
       *> When it was revoked; 0: it was not.
         03  SCHETR-ORDER-LINK-REVOKED  USAGE BINARY-DOUBLE VALUE 0.
       *> When it was last used; 0: it never was.
         03  SCHETR-ORDER-LINK-LAST-USED  USAGE BINARY-DOUBLE VALUE 0.
       *> The size of the document that it opens, in bytes.
         03  SCHETR-ORDER-LINK-DOCUMENT-SIZE
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The SHA-256 of that document.
         03  SCHETR-ORDER-LINK-DOCUMENT-DIGEST
               PIC X(32) VALUE LOW-VALUE.
       *> The SHA-256 of its token.
         03  SCHETR-ORDER-LINK-TOKEN-HASH  PIC X(32) VALUE LOW-VALUE.

       *> What a customer asks for.
       01  SCHETR-ORDER-REQUEST.
       *> sizeof(schet_order_request).
         03  SCHETR-ORDER-REQUEST-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 80.
       *> What: one of SCHET-ACTION-REPEAT, -LINK, -TO-APPLICATION,
       *> -CALL-DETAIL and -CHARGES.
         03  SCHETR-ORDER-REQUEST-ACTION  USAGE BINARY-LONG VALUE 0.
       *> Of which month, as YYYYMM.
         03  SCHETR-ORDER-REQUEST-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> The form of a call detail: one of SCHET-FORMAT-...; 0: XLSX.
         03  SCHETR-ORDER-REQUEST-FORMAT  USAGE BINARY-LONG VALUE 0.
       *> For which account.
         03  SCHETR-ORDER-REQUEST-ACCOUNT.
           05  SCHETR-ORDER-REQUEST-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-ORDER-REQUEST-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ORDER-REQUEST-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Who asks, as the host names him: a login, a clerk, a system.
         03  SCHETR-ORDER-REQUEST-BY.
           05  SCHETR-ORDER-REQUEST-BY-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-ORDER-REQUEST-BY-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ORDER-REQUEST-BY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The caller's key: the same key is the same order, however
       *> often it is asked (R14). Optional; 1 to 128 visible ASCII
       *> characters.
         03  SCHETR-ORDER-REQUEST-KEY.
           05  SCHETR-ORDER-REQUEST-KEY-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-ORDER-REQUEST-KEY-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ORDER-REQUEST-KEY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The subscribers that call detail and charges are narrowed to
       *> (R12). NULL: all.
         03  SCHETR-ORDER-REQUEST-SUBSCRIBERS  USAGE POINTER VALUE NULL.
       *> How many there are, at most SCHET-MAX-ROWS; 0: all.
         03  SCHETR-ORDER-REQUEST-SUBSCRIBER-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not looked at.
         03  SCHETR-ORDER-REQUEST-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> An order that the section has taken.
       01  SCHETR-TAKEN.
       *> sizeof(schet_taken).
         03  SCHETR-TAKEN-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 1072.
       *> 1 when the order was there before: the same key, or an equal
       *> order still unfinished (R14).
         03  SCHETR-TAKEN-REPLAYED  USAGE BINARY-LONG VALUE 0.
       *> The order's identifier.
         03  SCHETR-TAKEN-ID  PIC X(40) VALUE LOW-VALUE.
       *> What the customer is told (R11), in Russian.
         03  SCHETR-TAKEN-CONFIRMATION-RU  PIC X(512) VALUE LOW-VALUE.
       *> What the customer is told, in English.
         03  SCHETR-TAKEN-CONFIRMATION-EN  PIC X(512) VALUE LOW-VALUE.

       *> An invoice that waits to be handed over, or was.
       01  SCHETR-PICKUP-ITEM.
       *> sizeof(schet_pickup_item); of an array the first row's
       *> counts, and all are given it.
         03  SCHETR-PICKUP-ITEM-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 2368.
       *> SCHET-ORDER-IN-BATCH or SCHET-ORDER-HANDED-OVER.
         03  SCHETR-PICKUP-ITEM-STATE  USAGE BINARY-LONG VALUE 0.
       *> The invoice's date, as YYYYMMDD.
         03  SCHETR-PICKUP-ITEM-DATE  USAGE BINARY-LONG VALUE 0.
       *> 0, or the number of the correction.
         03  SCHETR-PICKUP-ITEM-REVISION
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What is to be paid, in minor units.
         03  SCHETR-PICKUP-ITEM-AMOUNT-DUE  USAGE BINARY-DOUBLE VALUE 0.
       *> When it was handed over, in microseconds since 1970-01-01
       *> UTC; 0: it was not.
         03  SCHETR-PICKUP-ITEM-HANDED-OVER-AT
               USAGE BINARY-DOUBLE VALUE 0.
       *> The size of its document in bytes.
         03  SCHETR-PICKUP-ITEM-DOCUMENT-SIZE
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The SHA-256 of its document.
         03  SCHETR-PICKUP-ITEM-DOCUMENT-DIGEST
               PIC X(32) VALUE LOW-VALUE.
       *> Whose.
         03  SCHETR-PICKUP-ITEM-ACCOUNT  PIC X(40) VALUE LOW-VALUE.
       *> The order, by which it is handed over.
         03  SCHETR-PICKUP-ITEM-ORDER  PIC X(40) VALUE LOW-VALUE.
       *> The invoice's number.
         03  SCHETR-PICKUP-ITEM-NUMBER  PIC X(168) VALUE LOW-VALUE.
       *> The customer's name on it.
         03  SCHETR-PICKUP-ITEM-CUSTOMER  PIC X(1024) VALUE LOW-VALUE.
       *> Who handed it over.
         03  SCHETR-PICKUP-ITEM-HANDED-OVER-BY
               PIC X(1024) VALUE LOW-VALUE.

       *> A piece of a document.
       01  SCHETR-PIECE.
       *> sizeof(schet_piece).
         03  SCHETR-PIECE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 16.
       *> How many bytes it has.
         03  SCHETR-PIECE-LEN  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its first byte; it can be read until the callback returns.
         03  SCHETR-PIECE-DATA  USAGE POINTER VALUE NULL.

       *> Where a document goes.
       01  SCHETR-SINK.
       *> sizeof(schet_sink).
         03  SCHETR-SINK-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 24.
       *> Not looked at.
         03  SCHETR-SINK-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Given to the callback as it is.
         03  SCHETR-SINK-CTX  USAGE POINTER VALUE NULL.
       *> Takes a piece.
         03  SCHETR-SINK-WRITE  USAGE PROGRAM-POINTER VALUE NULL.

       *> What a part of a pickup batch came to.
       01  SCHETR-PICKUP-REPORT.
       *> sizeof(schet_pickup_report).
         03  SCHETR-PICKUP-REPORT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 56.
       *> Invoices whose data have changed since they were issued: they
       *> are not in the file, and their stored documents are to be
       *> printed instead.
         03  SCHETR-PICKUP-REPORT-APART
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Invoices in the file.
         03  SCHETR-PICKUP-REPORT-INVOICES
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The account behind which the next part begins; empty: this
       *> was the last.
         03  SCHETR-PICKUP-REPORT-NEXT  PIC X(40) VALUE LOW-VALUE.

       *> The charges of one subscriber for one service.
       01  SCHETR-CHARGE.
       *> sizeof(schet_charge).
         03  SCHETR-CHARGE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 72.
       *> SCHET-LINE-HAS-SECONDS when seconds is stated, else 0.
         03  SCHETR-CHARGE-FLAGS  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many units, times 10 to the power of quantity_scale:
       *> calls where the unit is a call.
         03  SCHETR-CHARGE-QUANTITY  USAGE BINARY-DOUBLE VALUE 0.
       *> How many decimals quantity has, 0 to 28.
         03  SCHETR-CHARGE-QUANTITY-SCALE
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not looked at.
         03  SCHETR-CHARGE-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The charged duration of a time-charged service.
         03  SCHETR-CHARGE-SECONDS
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> What it comes to, in minor units, with VAT as the billing
       *> states it.
         03  SCHETR-CHARGE-AMOUNT  USAGE BINARY-DOUBLE VALUE 0.
       *> The subscriber; absent: the account as a whole.
         03  SCHETR-CHARGE-SUBSCRIBER.
           05  SCHETR-CHARGE-SUBSCRIBER-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-CHARGE-SUBSCRIBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CHARGE-SUBSCRIBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The service.
         03  SCHETR-CHARGE-SERVICE.
           05  SCHETR-CHARGE-SERVICE-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-CHARGE-SERVICE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CHARGE-SERVICE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> Bytes of the host's, in no encoding. They are copied before
       *> the call returns; none stand for nothing.
       01  SCHETR-BYTES.
       *> The first byte; of no bytes anything.
         03  SCHETR-BYTES-DATA  USAGE POINTER VALUE NULL.
       *> How many there are.
         03  SCHETR-BYTES-LEN  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not looked at.
         03  SCHETR-BYTES-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> A piece of a document.
       01  SCHETR-REPLY-PIECE.
       *> sizeof(schet_reply_piece).
         03  SCHETR-REPLY-PIECE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 32.
       *> Not looked at.
         03  SCHETR-REPLY-PIECE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many bytes the whole document has.
         03  SCHETR-REPLY-PIECE-SIZE
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The bytes from the offset on that was asked for, at most as
       *> many as were.
         03  SCHETR-REPLY-PIECE-BYTES.
           05  SCHETR-REPLY-PIECE-BYTES-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-REPLY-PIECE-BYTES-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-REPLY-PIECE-BYTES-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> A row as it was put.
       01  SCHETR-STORED-ROW.
       *> sizeof(schet_stored_row).
         03  SCHETR-STORED-ROW-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 40.
       *> Not looked at.
         03  SCHETR-STORED-ROW-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its key.
         03  SCHETR-STORED-ROW-KEY.
           05  SCHETR-STORED-ROW-KEY-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-STORED-ROW-KEY-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-STORED-ROW-KEY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its value.
         03  SCHETR-STORED-ROW-VALUE.
           05  SCHETR-STORED-ROW-VALUE-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-STORED-ROW-VALUE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-STORED-ROW-VALUE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> What one step has done.
       01  SCHETR-PROCESSED.
       *> sizeof(schet_processed).
         03  SCHETR-PROCESSED-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 40.
       *> Orders claimed; as many as asked for means that more may be
       *> due.
         03  SCHETR-PROCESSED-CLAIMED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Documents formed.
         03  SCHETR-PROCESSED-FORMED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Mails taken by the mail server.
         03  SCHETR-PROCESSED-SENT  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Links made ready.
         03  SCHETR-PROCESSED-READY  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Links whose time was over.
         03  SCHETR-PROCESSED-EXPIRED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Attempts that will be made again.
         03  SCHETR-PROCESSED-DELAYED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Orders that failed for good.
         03  SCHETR-PROCESSED-FAILED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Mails whose fate nobody can know.
         03  SCHETR-PROCESSED-UNKNOWN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Orders that another worker changed meanwhile.
         03  SCHETR-PROCESSED-LOST  USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> The operator: whose section this is, who bills, and how its
       *> documents look. What isn't called optional must be stated.
       01  SCHETR-OPERATOR.
       *> sizeof(schet_operator).
         03  SCHETR-OPERATOR-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 312.
       *> The language where an account names none: SCHET-RU, which 0
       *> stands for too, or SCHET-EN.
         03  SCHETR-OPERATOR-LOCALE  USAGE BINARY-LONG VALUE 0.
       *> The colour of documents as 0x01RRGGBB; 0: the library's own.
         03  SCHETR-OPERATOR-ACCENT  USAGE BINARY-LONG VALUE 0.
       *> What invoices as PDF comply with: one of SCHET-PROFILE-...;
       *> 0: PDF/A-3b.
         03  SCHETR-OPERATOR-PROFILE  USAGE BINARY-LONG VALUE 0.
       *> Keys everything that is stored: 1 to 32 of a-z A-Z 0-9 . - -
         03  SCHETR-OPERATOR-ID.
           05  SCHETR-OPERATOR-ID-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The full name, as documents print it.
         03  SCHETR-OPERATOR-NAME.
           05  SCHETR-OPERATOR-NAME-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-NAME-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-NAME-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The postal and legal address.
         03  SCHETR-OPERATOR-ADDRESS.
           05  SCHETR-OPERATOR-ADDRESS-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-ADDRESS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-ADDRESS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The INN: 10 or 12 digits, their check digits right.
         03  SCHETR-OPERATOR-INN.
           05  SCHETR-OPERATOR-INN-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-INN-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-INN-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The KPP: 9 characters. Optional.
         03  SCHETR-OPERATOR-KPP.
           05  SCHETR-OPERATOR-KPP-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-KPP-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-KPP-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The OGRN or OGRNIP: 13 or 15 digits. Optional.
         03  SCHETR-OPERATOR-OGRN.
           05  SCHETR-OPERATOR-OGRN-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-OGRN-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-OGRN-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The bank's name and city.
         03  SCHETR-OPERATOR-BANK.
           05  SCHETR-OPERATOR-BANK-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-BANK-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-BANK-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The bank's BIK: 9 digits.
         03  SCHETR-OPERATOR-BIC.
           05  SCHETR-OPERATOR-BIC-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-BIC-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-BIC-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The settlement account: 20 digits that fit the BIK.
         03  SCHETR-OPERATOR-BANK-ACCOUNT.
           05  SCHETR-OPERATOR-BANK-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-BANK-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-BANK-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The bank's correspondent account: 20 digits that fit the BIK.
       *> Optional.
         03  SCHETR-OPERATOR-CORRESPONDENT-ACCOUNT.
           05  SCHETR-OPERATOR-CORRESPONDENT-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-CORRESPONDENT-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-CORRESPONDENT-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The IANA name of the zone of every period and window.
       *> Optional: Europe/Moscow.
         03  SCHETR-OPERATOR-ZONE.
           05  SCHETR-OPERATOR-ZONE-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-ZONE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-ZONE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The e-mail address that answers customers; the Reply-To of
       *> every mail.
         03  SCHETR-OPERATOR-CONTACT-EMAIL.
           05  SCHETR-OPERATOR-CONTACT-EMAIL-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-CONTACT-EMAIL-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-CONTACT-EMAIL-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The telephone number, as documents print it.
         03  SCHETR-OPERATOR-CONTACT-PHONE.
           05  SCHETR-OPERATOR-CONTACT-PHONE-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-CONTACT-PHONE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-CONTACT-PHONE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The web site, as documents print it. Optional.
         03  SCHETR-OPERATOR-CONTACT-SITE.
           05  SCHETR-OPERATOR-CONTACT-SITE-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-CONTACT-SITE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-CONTACT-SITE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The From address of every mail.
         03  SCHETR-OPERATOR-SENDER.
           05  SCHETR-OPERATOR-SENDER-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-SENDER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-SENDER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The base of links, such as
       *> https://cabinet.example.ru/invoices/; a token is appended.
         03  SCHETR-OPERATOR-LINK-BASE.
           05  SCHETR-OPERATOR-LINK-BASE-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-LINK-BASE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-LINK-BASE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The logo as PNG: grey, RGB or palette, without transparency,
       *> not interlaced, at most 262,144 bytes. Optional.
         03  SCHETR-OPERATOR-LOGO-PNG.
           05  SCHETR-OPERATOR-LOGO-PNG-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-LOGO-PNG-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-LOGO-PNG-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The logo as the d of an SVG path, at most 65,536 bytes, in a
       *> box of the width and the height. Optional, and not beside a
       *> PNG.
         03  SCHETR-OPERATOR-LOGO-PATH.
           05  SCHETR-OPERATOR-LOGO-PATH-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-OPERATOR-LOGO-PATH-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-OPERATOR-LOGO-PATH-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The width of the path's box, in thousandths of its units.
         03  SCHETR-OPERATOR-LOGO-WIDTH  USAGE BINARY-LONG VALUE 0.
       *> The height of the path's box, in thousandths of its units.
         03  SCHETR-OPERATOR-LOGO-HEIGHT  USAGE BINARY-LONG VALUE 0.

       *> Whose documents are made.
       01  SCHETR-RENDERER-CONFIG.
       *> sizeof(schet_renderer_config).
         03  SCHETR-RENDERER-CONFIG-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 16.
       *> The encoding of all texts: SCHET-UTF8, which 0 stands for
       *> too, SCHET-CP1251, SCHET-CP866 or SCHET-KOI8R.
         03  SCHETR-RENDERER-CONFIG-ENCODING  USAGE BINARY-LONG VALUE 0.
       *> The operator.
         03  SCHETR-RENDERER-CONFIG-OPERATOR-INFO
               USAGE POINTER VALUE NULL.

       *> A file that is embedded into a document (ISO 19005-3, annex
       *> E).
       01  SCHETR-ATTACHMENT.
       *> sizeof(schet_attachment).
         03  SCHETR-ATTACHMENT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 72.
       *> What it is to the document: one of SCHET-ATTACHED-...
         03  SCHETR-ATTACHMENT-RELATIONSHIP  USAGE BINARY-LONG VALUE 0.
       *> Its name, such as invoice.xml; the names of one document
       *> differ.
         03  SCHETR-ATTACHMENT-NAME.
           05  SCHETR-ATTACHMENT-NAME-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-ATTACHMENT-NAME-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ATTACHMENT-NAME-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its MIME type, such as application/xml.
         03  SCHETR-ATTACHMENT-MIME.
           05  SCHETR-ATTACHMENT-MIME-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-ATTACHMENT-MIME-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ATTACHMENT-MIME-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What it is, in a few words for people.
         03  SCHETR-ATTACHMENT-DESCRIPTION.
           05  SCHETR-ATTACHMENT-DESCRIPTION-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-ATTACHMENT-DESCRIPTION-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ATTACHMENT-DESCRIPTION-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its content, at most 64 MiB.
         03  SCHETR-ATTACHMENT-CONTENT.
           05  SCHETR-ATTACHMENT-CONTENT-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-ATTACHMENT-CONTENT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ATTACHMENT-CONTENT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> Charges of a period so far, of an account.
       01  SCHETR-CHARGES.
       *> sizeof(schet_charges).
         03  SCHETR-CHARGES-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 32.
       *> Of which period, as YYYYMM.
         03  SCHETR-CHARGES-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> When they were what they are, in microseconds since
       *> 1970-01-01 UTC.
         03  SCHETR-CHARGES-AS-OF  USAGE BINARY-DOUBLE VALUE 0.
       *> By subscriber, then service, in the order to print.
         03  SCHETR-CHARGES-LINES  USAGE POINTER VALUE NULL.
       *> How many there are, at most SCHET-MAX-ROWS.
         03  SCHETR-CHARGES-LINE-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not looked at.
         03  SCHETR-CHARGES-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> What a call detail is of, and how it is written (R8).
       01  SCHETR-CALL-DETAIL.
       *> sizeof(schet_call_detail).
         03  SCHETR-CALL-DETAIL-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 40.
       *> The period in which the calls began, as YYYYMM.
         03  SCHETR-CALL-DETAIL-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> One of SCHET-FORMAT-...; 0: XLSX.
         03  SCHETR-CALL-DETAIL-FORMAT  USAGE BINARY-LONG VALUE 0.
       *> SCHET-RU or SCHET-EN; 0: the operator's.
         03  SCHETR-CALL-DETAIL-LOCALE  USAGE BINARY-LONG VALUE 0.
       *> When the period's invoice was formed, in microseconds since
       *> 1970-01-01 UTC; 0: it is not. Calls that were received later
       *> are marked as late.
         03  SCHETR-CALL-DETAIL-FORMED-AT  USAGE BINARY-DOUBLE VALUE 0.
       *> Whose calls.
         03  SCHETR-CALL-DETAIL-ACCOUNT.
           05  SCHETR-CALL-DETAIL-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-CALL-DETAIL-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CALL-DETAIL-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> What a register or a batch is of.
       01  SCHETR-PICKUP-PAPER.
       *> sizeof(schet_pickup_paper).
         03  SCHETR-PICKUP-PAPER-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 16.
       *> The period, as YYYYMM.
         03  SCHETR-PICKUP-PAPER-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> SCHET-RU or SCHET-EN; 0: the operator's.
         03  SCHETR-PICKUP-PAPER-LOCALE  USAGE BINARY-LONG VALUE 0.
       *> Not looked at.
         03  SCHETR-PICKUP-PAPER-RESERVED  USAGE BINARY-LONG VALUE 0.

       *> An entry of a register.
       01  SCHETR-REGISTER-ENTRY.
       *> sizeof(schet_register_entry).
         03  SCHETR-REGISTER-ENTRY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 64.
       *> The invoice's date, as YYYYMMDD.
         03  SCHETR-REGISTER-ENTRY-DATE  USAGE BINARY-LONG VALUE 0.
       *> What is to be paid, in minor units.
         03  SCHETR-REGISTER-ENTRY-AMOUNT-DUE
               USAGE BINARY-DOUBLE VALUE 0.
       *> Whose.
         03  SCHETR-REGISTER-ENTRY-ACCOUNT.
           05  SCHETR-REGISTER-ENTRY-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-REGISTER-ENTRY-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-REGISTER-ENTRY-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The customer's name.
         03  SCHETR-REGISTER-ENTRY-NAME.
           05  SCHETR-REGISTER-ENTRY-NAME-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-REGISTER-ENTRY-NAME-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-REGISTER-ENTRY-NAME-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The invoice's number.
         03  SCHETR-REGISTER-ENTRY-NUMBER.
           05  SCHETR-REGISTER-ENTRY-NUMBER-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-REGISTER-ENTRY-NUMBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-REGISTER-ENTRY-NUMBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> What a document came to.
       01  SCHETR-PAPER-TOTALS.
       *> sizeof(schet_paper_totals).
         03  SCHETR-PAPER-TOTALS-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 48.
       *> Not used.
         03  SCHETR-PAPER-TOTALS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Calls, entries or invoices in it.
         03  SCHETR-PAPER-TOTALS-ROWS
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Calls that are late.
         03  SCHETR-PAPER-TOTALS-LATE
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> How long the calls lasted, in seconds.
         03  SCHETR-PAPER-TOTALS-SECONDS
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The duration charged, in seconds.
         03  SCHETR-PAPER-TOTALS-CHARGED-SECONDS
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> What the calls cost, in minor units.
         03  SCHETR-PAPER-TOTALS-AMOUNT  USAGE BINARY-DOUBLE VALUE 0.

       *> The regular run of a period as it stands, and what one step
       *> has done.
       01  SCHETR-RUN.
       *> sizeof(schet_run).
         03  SCHETR-RUN-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 120.
       *> Its period, as YYYYMM; 0: it was never begun.
         03  SCHETR-RUN-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> Which pass over the accounts this is, from 1.
         03  SCHETR-RUN-ROUND  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How it goes on: one of SCHET-STEP-...
         03  SCHETR-RUN-OUTCOME  USAGE BINARY-LONG VALUE 0.
       *> When this round began, in microseconds since 1970-01-01 UTC.
         03  SCHETR-RUN-STARTED  USAGE BINARY-DOUBLE VALUE 0.
       *> When this round ended; 0: it has not.
         03  SCHETR-RUN-ENDED  USAGE BINARY-DOUBLE VALUE 0.
       *> Invoices formed in this round.
         03  SCHETR-RUN-FORMED  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Of them, laid in the pickup batch.
         03  SCHETR-RUN-IN-PERSON  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Accounts whose invoice was there already.
         03  SCHETR-RUN-ALREADY  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Accounts that are not billed for the period.
         03  SCHETR-RUN-NOT-BILLABLE
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Accounts whose invoice was refused, or whose bill is not
       *> ready.
         03  SCHETR-RUN-REFUSED  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> Accounts that this step, or this call, has gone over itself.
         03  SCHETR-RUN-ACCOUNTS  USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The last account that was dealt out; empty: none yet.
         03  SCHETR-RUN-DEALT-THROUGH  PIC X(40) VALUE LOW-VALUE.

       *> Who is told of a run's progress.
       01  SCHETR-PROGRESS.
       *> sizeof(schet_progress).
         03  SCHETR-PROGRESS-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 24.
       *> Not looked at.
         03  SCHETR-PROGRESS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Given to the callback as it is.
         03  SCHETR-PROGRESS-CTX  USAGE POINTER VALUE NULL.
       *> Is told.
         03  SCHETR-PROGRESS-TELL  USAGE PROGRAM-POINTER VALUE NULL.

       *> An account whose invoice the run could not form.
       01  SCHETR-UNFORMED.
       *> sizeof(schet_unformed); of an array the first row's counts,
       *> and all are given it.
         03  SCHETR-UNFORMED-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 1120.
       *> The period, as YYYYMM.
         03  SCHETR-UNFORMED-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> When it was refused last, in microseconds since 1970-01-01
       *> UTC.
         03  SCHETR-UNFORMED-AT  USAGE BINARY-DOUBLE VALUE 0.
       *> The account.
         03  SCHETR-UNFORMED-ACCOUNT  PIC X(40) VALUE LOW-VALUE.
       *> A stable code: not_ready, invalid, sums, glyph, number,
       *> address, other_account.
         03  SCHETR-UNFORMED-CODE  PIC X(40) VALUE LOW-VALUE.
       *> Why, naming the field, and both numbers where sums don't
       *> agree.
         03  SCHETR-UNFORMED-REASON  PIC X(1024) VALUE LOW-VALUE.

       *> What the host may set. Have schet_policy_default fill it, and
       *> change what is to be another way: zeros are taken as they
       *> are.
       01  SCHETR-POLICY.
       *> sizeof(schet_policy).
         03  SCHETR-POLICY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 112.
       *> The first day of the month on which the section takes no
       *> invoice orders, 1 to 27 (R2).
         03  SCHETR-POLICY-WINDOW-FIRST-DAY
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The last such day, 1 to 27.
         03  SCHETR-POLICY-WINDOW-LAST-DAY
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The actions that it covers: bit n stands for the
       *> SCHET-ACTION-... of number n.
         03  SCHETR-POLICY-COVERED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> 1: keep the section closed until the regular run of the month
       *> before has ended, even past the last day.
         03  SCHETR-POLICY-HOLD-WINDOW-FOR-RUN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many months back a repeat is offered (R4), 1 to 1,200.
         03  SCHETR-POLICY-REPEAT-MONTHS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> For how many days a link works (R5).
         03  SCHETR-POLICY-LINK-DAYS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The most orders of an account in a day (R15).
         03  SCHETR-POLICY-ORDERS-A-DAY
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The most changes of delivery of an account in a day.
         03  SCHETR-POLICY-CHANGES-A-DAY
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> For how many days a key is kept (R14).
         03  SCHETR-POLICY-KEY-DAYS  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> SCHET-ADDRESS-AT-ONCE or SCHET-ADDRESS-WHEN-CONFIRMED.
         03  SCHETR-POLICY-NEW-ADDRESS  USAGE BINARY-LONG VALUE 0.
       *> For how many hours after a change of address call detail goes
       *> nowhere new; 0: off.
         03  SCHETR-POLICY-CALL-DETAIL-QUIET-HOURS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> SCHET-UNKNOWN-RETRY or SCHET-UNKNOWN-HOLD.
         03  SCHETR-POLICY-UNKNOWN  USAGE BINARY-LONG VALUE 0.
       *> The first pause between attempts, in seconds (R17).
         03  SCHETR-POLICY-RETRY-FIRST-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The longest pause, in seconds.
         03  SCHETR-POLICY-RETRY-LONGEST-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> After how many seconds of pauses an order fails for good.
         03  SCHETR-POLICY-RETRY-GIVE-UP-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> For how many seconds a worker holds what it has claimed.
         03  SCHETR-POLICY-LEASE-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> For how many seconds a worker holds orders whose mails it
       *> transmits: longer than 128 of them may take.
         03  SCHETR-POLICY-TRANSMISSION-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The most mails to one address that accounts order in a day.
         03  SCHETR-POLICY-ADDRESS-MAILS-A-DAY
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The same to one domain.
         03  SCHETR-POLICY-DOMAIN-MAILS-A-DAY
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The same to all together.
         03  SCHETR-POLICY-MAILS-A-DAY
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> For how many days documents are kept that were made for an
       *> order alone; -1: for good.
         03  SCHETR-POLICY-KEEP-DOCUMENT-DAYS
               USAGE BINARY-LONG VALUE 0.
       *> For how many days orders at rest are kept, never fewer than
       *> key_days; -1: for good.
         03  SCHETR-POLICY-KEEP-ORDER-DAYS  USAGE BINARY-LONG VALUE 0.
       *> For how many months issued invoices are kept, never fewer
       *> than repeat_months; -1: for good.
         03  SCHETR-POLICY-KEEP-INVOICE-MONTHS
               USAGE BINARY-LONG VALUE 0.
       *> The sequence of ours from which a bill without a number gets
       *> one. Optional: such a bill is refused.
         03  SCHETR-POLICY-SEQUENCE.
           05  SCHETR-POLICY-SEQUENCE-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-POLICY-SEQUENCE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-POLICY-SEQUENCE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> Asks for numbers of accounts.
       01  SCHETR-ACCOUNTS-QUERY.
       *> sizeof(schet_accounts_query).
         03  SCHETR-ACCOUNTS-QUERY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 48.
       *> How many to answer at most.
         03  SCHETR-ACCOUNTS-QUERY-LIMIT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Where to put them.
         03  SCHETR-ACCOUNTS-QUERY-REPLY  USAGE POINTER VALUE NULL.
       *> Of which operator.
         03  SCHETR-ACCOUNTS-QUERY-OPERATOR-ID.
           05  SCHETR-ACCOUNTS-QUERY-OPERATOR-ID-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-ACCOUNTS-QUERY-OPERATOR-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ACCOUNTS-QUERY-OPERATOR-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The account to begin behind; empty: at the beginning.
         03  SCHETR-ACCOUNTS-QUERY-AFTER.
           05  SCHETR-ACCOUNTS-QUERY-AFTER-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-ACCOUNTS-QUERY-AFTER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ACCOUNTS-QUERY-AFTER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> Asks for an account.
       01  SCHETR-ACCOUNT-QUERY.
       *> sizeof(schet_account_query).
         03  SCHETR-ACCOUNT-QUERY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 48.
       *> Not used.
         03  SCHETR-ACCOUNT-QUERY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Where to put it.
         03  SCHETR-ACCOUNT-QUERY-REPLY  USAGE POINTER VALUE NULL.
       *> Of which operator.
         03  SCHETR-ACCOUNT-QUERY-OPERATOR-ID.
           05  SCHETR-ACCOUNT-QUERY-OPERATOR-ID-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-ACCOUNT-QUERY-OPERATOR-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ACCOUNT-QUERY-OPERATOR-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its number.
         03  SCHETR-ACCOUNT-QUERY-NUMBER.
           05  SCHETR-ACCOUNT-QUERY-NUMBER-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-ACCOUNT-QUERY-NUMBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-ACCOUNT-QUERY-NUMBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> Asks for the bills of accounts: one answer for each, in their
       *> order.
       01  SCHETR-BILLS-QUERY.
       *> sizeof(schet_bills_query).
         03  SCHETR-BILLS-QUERY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 48.
       *> Of which period, as YYYYMM.
         03  SCHETR-BILLS-QUERY-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> Where to put them.
         03  SCHETR-BILLS-QUERY-REPLY  USAGE POINTER VALUE NULL.
       *> Of which operator.
         03  SCHETR-BILLS-QUERY-OPERATOR-ID.
           05  SCHETR-BILLS-QUERY-OPERATOR-ID-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-BILLS-QUERY-OPERATOR-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-BILLS-QUERY-OPERATOR-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The numbers of the accounts.
         03  SCHETR-BILLS-QUERY-ACCOUNTS  USAGE POINTER VALUE NULL.
       *> How many there are.
         03  SCHETR-BILLS-QUERY-ACCOUNT-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not used.
         03  SCHETR-BILLS-QUERY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> Asks for calls, ordered by subscriber, start and key.
       01  SCHETR-CALLS-QUERY.
       *> sizeof(schet_calls_query).
         03  SCHETR-CALLS-QUERY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 120.
       *> How many to answer at most.
         03  SCHETR-CALLS-QUERY-LIMIT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Where to put them.
         03  SCHETR-CALLS-QUERY-REPLY  USAGE POINTER VALUE NULL.
       *> Of which operator.
         03  SCHETR-CALLS-QUERY-OPERATOR-ID.
           05  SCHETR-CALLS-QUERY-OPERATOR-ID-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-CALLS-QUERY-OPERATOR-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CALLS-QUERY-OPERATOR-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Of which account.
         03  SCHETR-CALLS-QUERY-ACCOUNT.
           05  SCHETR-CALLS-QUERY-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-CALLS-QUERY-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CALLS-QUERY-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Started at or after, in microseconds since 1970-01-01 UTC.
         03  SCHETR-CALLS-QUERY-FROM  USAGE BINARY-DOUBLE VALUE 0.
       *> Started before.
         03  SCHETR-CALLS-QUERY-UNTIL  USAGE BINARY-DOUBLE VALUE 0.
       *> Of which subscribers, sorted; none: all.
         03  SCHETR-CALLS-QUERY-SUBSCRIBERS  USAGE POINTER VALUE NULL.
       *> How many there are.
         03  SCHETR-CALLS-QUERY-SUBSCRIBER-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> 1: begin behind the call that after_... name; 0: at the
       *> beginning.
         03  SCHETR-CALLS-QUERY-HAS-AFTER  USAGE BINARY-LONG VALUE 0.
       *> The subscriber of the call to begin behind.
         03  SCHETR-CALLS-QUERY-AFTER-SUBSCRIBER.
           05  SCHETR-CALLS-QUERY-AFTER-SUBSCRIBER-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-CALLS-QUERY-AFTER-SUBSCRIBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CALLS-QUERY-AFTER-SUBSCRIBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its key.
         03  SCHETR-CALLS-QUERY-AFTER-KEY.
           05  SCHETR-CALLS-QUERY-AFTER-KEY-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-CALLS-QUERY-AFTER-KEY-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CALLS-QUERY-AFTER-KEY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its start.
         03  SCHETR-CALLS-QUERY-AFTER-START
               USAGE BINARY-DOUBLE VALUE 0.

       *> Asks for the charges of a period so far, ordered by
       *> subscriber and service.
       01  SCHETR-CHARGES-QUERY.
       *> sizeof(schet_charges_query).
         03  SCHETR-CHARGES-QUERY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 64.
       *> Of which period, as YYYYMM.
         03  SCHETR-CHARGES-QUERY-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> Where to put them.
         03  SCHETR-CHARGES-QUERY-REPLY  USAGE POINTER VALUE NULL.
       *> Of which operator.
         03  SCHETR-CHARGES-QUERY-OPERATOR-ID.
           05  SCHETR-CHARGES-QUERY-OPERATOR-ID-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-CHARGES-QUERY-OPERATOR-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CHARGES-QUERY-OPERATOR-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Of which account.
         03  SCHETR-CHARGES-QUERY-ACCOUNT.
           05  SCHETR-CHARGES-QUERY-ACCOUNT-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-CHARGES-QUERY-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CHARGES-QUERY-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Of which subscribers, sorted; none: all.
         03  SCHETR-CHARGES-QUERY-SUBSCRIBERS  USAGE POINTER VALUE NULL.
       *> How many there are.
         03  SCHETR-CHARGES-QUERY-SUBSCRIBER-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not used.
         03  SCHETR-CHARGES-QUERY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> The host's own billing in place of the embedded database:
       *> read only, over its own tables. All callbacks but destroy
       *> must be there. They answer SCHET-HOST-DONE, or one of the
       *> other SCHET-HOST-..., and put what they are asked for into
       *> the reply. They must not call the library but for
       *> schet_reply_..., schet_buf_... and what says so, nor raise,
       *> throw or jump out. The clauses B1 to B7 hold: accounts ascend
       *> by their bytes, each once, and an empty answer ends them; an
       *> account that is not there is no failure; a bill whose invoice
       *> was issued is answered the same until a correction takes its
       *> place, which has a higher revision; calls and charges of
       *> subscribers that are named are theirs alone.
       01  SCHETR-BILLING-PORT.
       *> sizeof(schet_billing_port).
         03  SCHETR-BILLING-PORT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 64.
       *> SCHET-PORT-SERIALISED, or 0: callbacks may come from any
       *> number of threads at once.
         03  SCHETR-BILLING-PORT-FLAGS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Given to every callback as it is.
         03  SCHETR-BILLING-PORT-CTX  USAGE POINTER VALUE NULL.
       *> Numbers of accounts, page by page (B1).
         03  SCHETR-BILLING-PORT-ACCOUNTS
               USAGE PROGRAM-POINTER VALUE NULL.
       *> One account (B2).
         03  SCHETR-BILLING-PORT-ACCOUNT
               USAGE PROGRAM-POINTER VALUE NULL.
       *> The bills of a period (B2-B4).
         03  SCHETR-BILLING-PORT-BILLS
               USAGE PROGRAM-POINTER VALUE NULL.
       *> Calls, page by page (B5, B6).
         03  SCHETR-BILLING-PORT-CALLS
               USAGE PROGRAM-POINTER VALUE NULL.
       *> The charges of a period so far (B6, B7).
         03  SCHETR-BILLING-PORT-CHARGES
               USAGE PROGRAM-POINTER VALUE NULL.
       *> Ends what the context holds. Optional.
         03  SCHETR-BILLING-PORT-DESTROY
               USAGE PROGRAM-POINTER VALUE NULL.

       *> A transaction.
       01  SCHETR-STORE-TXN.
       *> sizeof(schet_store_txn).
         03  SCHETR-STORE-TXN-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 24.
       *> SCHET-TXN-READ or SCHET-TXN-WRITE.
         03  SCHETR-STORE-TXN-MODE  USAGE BINARY-LONG VALUE 0.
       *> For begin to write: whatever tells the transaction apart;
       *> given to every callback of it. Optional.
         03  SCHETR-STORE-TXN-TXN  USAGE POINTER VALUE NULL.
       *> Where to say in words why not.
         03  SCHETR-STORE-TXN-REPLY  USAGE POINTER VALUE NULL.

       *> Asks for a row, or for its removal.
       01  SCHETR-STORE-KEY.
       *> sizeof(schet_store_key).
         03  SCHETR-STORE-KEY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 40.
       *> Not used.
         03  SCHETR-STORE-KEY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The transaction.
         03  SCHETR-STORE-KEY-TXN  USAGE POINTER VALUE NULL.
       *> Where to put the row.
         03  SCHETR-STORE-KEY-REPLY  USAGE POINTER VALUE NULL.
       *> Its key.
         03  SCHETR-STORE-KEY-KEY.
           05  SCHETR-STORE-KEY-KEY-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-STORE-KEY-KEY-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-STORE-KEY-KEY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> Asks for rows in the order of their keys.
       01  SCHETR-STORE-SCAN.
       *> sizeof(schet_store_scan).
         03  SCHETR-STORE-SCAN-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 64.
       *> How many to answer at most.
         03  SCHETR-STORE-SCAN-LIMIT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The transaction.
         03  SCHETR-STORE-SCAN-TXN  USAGE POINTER VALUE NULL.
       *> Where to put the rows.
         03  SCHETR-STORE-SCAN-REPLY  USAGE POINTER VALUE NULL.
       *> 0: lowest key first; 1: highest key first.
         03  SCHETR-STORE-SCAN-DESCENDING  USAGE BINARY-LONG VALUE 0.
       *> Not used.
         03  SCHETR-STORE-SCAN-RESERVED  USAGE BINARY-LONG VALUE 0.
       *> The least key.
         03  SCHETR-STORE-SCAN-FROM.
           05  SCHETR-STORE-SCAN-FROM-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-STORE-SCAN-FROM-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-STORE-SCAN-FROM-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The key that is the first beyond; it is not among them.
         03  SCHETR-STORE-SCAN-UNTIL.
           05  SCHETR-STORE-SCAN-UNTIL-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-STORE-SCAN-UNTIL-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-STORE-SCAN-UNTIL-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> A row to keep in the place of the one of its key, if there is
       *> one.
       01  SCHETR-STORE-ROW.
       *> sizeof(schet_store_row).
         03  SCHETR-STORE-ROW-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 144.
       *> What it is: one of SCHET-ROW-KIND-...
         03  SCHETR-STORE-ROW-KIND  USAGE BINARY-LONG VALUE 0.
       *> The transaction.
         03  SCHETR-STORE-ROW-TXN  USAGE POINTER VALUE NULL.
       *> Where to say in words why not.
         03  SCHETR-STORE-ROW-REPLY  USAGE POINTER VALUE NULL.
       *> Its key.
         03  SCHETR-STORE-ROW-KEY.
           05  SCHETR-STORE-ROW-KEY-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-STORE-ROW-KEY-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-STORE-ROW-KEY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its value: opaque, and without a bound but that of what it
       *> is; an order has about 1,000 bytes.
         03  SCHETR-STORE-ROW-VALUE.
           05  SCHETR-STORE-ROW-VALUE-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-STORE-ROW-VALUE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-STORE-ROW-VALUE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Whose; empty: nobody's alone.
         03  SCHETR-STORE-ROW-ACCOUNT.
           05  SCHETR-STORE-ROW-ACCOUNT-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-STORE-ROW-ACCOUNT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-STORE-ROW-ACCOUNT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The order; empty: of none.
         03  SCHETR-STORE-ROW-ORDER.
           05  SCHETR-STORE-ROW-ORDER-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-STORE-ROW-ORDER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-STORE-ROW-ORDER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The number of an invoice; empty: of none.
         03  SCHETR-STORE-ROW-NUMBER.
           05  SCHETR-STORE-ROW-NUMBER-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-STORE-ROW-NUMBER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-STORE-ROW-NUMBER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The period, as YYYYMM; 0: of none.
         03  SCHETR-STORE-ROW-PERIOD  USAGE BINARY-LONG VALUE 0.
       *> The revision of an invoice.
         03  SCHETR-STORE-ROW-REVISION
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What an order asks for: one of SCHET-ACTION-...; else 0.
         03  SCHETR-STORE-ROW-ACTION  USAGE BINARY-LONG VALUE 0.
       *> Where an order stands: one of SCHET-ORDER-...; else 0.
         03  SCHETR-STORE-ROW-STATE  USAGE BINARY-LONG VALUE 0.
       *> When it was accepted, issued, made or refused, in
       *> microseconds since 1970-01-01 UTC; 0: at no instant.
         03  SCHETR-STORE-ROW-AT  USAGE BINARY-DOUBLE VALUE 0.
       *> When the next step of an order is due; 0: nothing is.
         03  SCHETR-STORE-ROW-DUE  USAGE BINARY-DOUBLE VALUE 0.
       *> What is to be paid by an invoice, in minor units.
         03  SCHETR-STORE-ROW-AMOUNT-DUE  USAGE BINARY-DOUBLE VALUE 0.

       *> What a clock shows.
       01  SCHETR-CLOCK-READING.
       *> sizeof(schet_clock_reading).
         03  SCHETR-CLOCK-READING-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 16.
       *> Not used.
         03  SCHETR-CLOCK-READING-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> For the callback to write: microseconds since 1970-01-01 UTC.
         03  SCHETR-CLOCK-READING-NOW  USAGE BINARY-DOUBLE VALUE 0.

       *> The host's own store of orders, delivery, issued invoices,
       *> links and runs: rows by key, in transactions. All callbacks
       *> but now and destroy must be there. They answer
       *> SCHET-HOST-DONE, or one of the other SCHET-HOST-... They must
       *> not call the library but for schet_reply_..., nor raise,
       *> throw or jump out. In SQL it is one table, its key compared
       *> by bytes (BINARY, COLLATE "C"): CREATE TABLE schet_rows (k
       *> VARCHAR(200) PRIMARY KEY, v BLOB NOT NULL) get: SELECT v FROM
       *> schet_rows WHERE k = ? scan: SELECT k, v FROM schet_rows
       *> WHERE k >= ? AND k < ? ORDER BY k (or k DESC) LIMIT ? put:
       *> replace the row of that k, or insert it remove: DELETE FROM
       *> schet_rows WHERE k = ? A transaction sees what it has
       *> written. Transactions that write follow one another: begin
       *> waits until no other is open, by a row that it locks where
       *> the database has no better means. What commit has answered
       *> SCHET-HOST-DONE to is durable, and what rollback has ended
       *> left nothing behind. When transactions do not go together,
       *> any callback may answer SCHET-HOST-CONFLICT: the transaction
       *> is rolled back and made again. When commit can't tell whether
       *> it did, it answers neither of these, but 0: then what was
       *> asked for may have happened. To join an order to a
       *> transaction of its own, the host begins it, calls
       *> schet_order_take, schet_order_cancel, schet_delivery_change
       *> or schet_delivery_confirm on the same thread, has begin set a
       *> savepoint, rollback go back to it and commit do nothing, and
       *> commits afterwards: the order is there when the host's
       *> transaction is. Nothing else may be joined, for what else the
       *> library does takes effect outside of the database between its
       *> transactions.
       01  SCHETR-STORE-PORT.
       *> sizeof(schet_store_port).
         03  SCHETR-STORE-PORT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 88.
       *> SCHET-PORT-SERIALISED, or 0: callbacks may come from any
       *> number of threads at once, each transaction's from one.
         03  SCHETR-STORE-PORT-FLAGS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Given to every callback as it is.
         03  SCHETR-STORE-PORT-CTX  USAGE POINTER VALUE NULL.
       *> Begins a transaction.
         03  SCHETR-STORE-PORT-BEGIN  USAGE PROGRAM-POINTER VALUE NULL.
       *> Answers the row of a key by schet_reply_row; a callback that
       *> does not call it says that there is none.
         03  SCHETR-STORE-PORT-GET  USAGE PROGRAM-POINTER VALUE NULL.
       *> Answers the rows between two keys, each by schet_reply_row.
         03  SCHETR-STORE-PORT-SCAN  USAGE PROGRAM-POINTER VALUE NULL.
       *> Keeps a row.
         03  SCHETR-STORE-PORT-PUT  USAGE PROGRAM-POINTER VALUE NULL.
       *> Removes the row of a key; that there is none is no failure.
         03  SCHETR-STORE-PORT-REMOVE  USAGE PROGRAM-POINTER VALUE NULL.
       *> Ends a transaction: what it has written stands.
         03  SCHETR-STORE-PORT-COMMIT  USAGE PROGRAM-POINTER VALUE NULL.
       *> Ends a transaction: what it has written never was. Also
       *> called where another callback of it has failed.
         03  SCHETR-STORE-PORT-ROLLBACK
               USAGE PROGRAM-POINTER VALUE NULL.
       *> Reads the clock by which leases live, where several machines
       *> use one store. Optional: the machine's.
         03  SCHETR-STORE-PORT-NOW  USAGE PROGRAM-POINTER VALUE NULL.
       *> Ends what the context holds. Optional.
         03  SCHETR-STORE-PORT-DESTROY
               USAGE PROGRAM-POINTER VALUE NULL.

       *> A document to store: what many begin with alike, and its own
       *> rest. A store may keep the beginning once, by its own digest,
       *> and then keeps it as long as a document needs it; or it keeps
       *> both as one.
       01  SCHETR-NEW-DOCUMENT.
       *> sizeof(schet_new_document); all of an array have it.
         03  SCHETR-NEW-DOCUMENT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 112.
       *> 1 when it has a shared beginning, else 0.
         03  SCHETR-NEW-DOCUMENT-HAS-PREFIX  USAGE BINARY-LONG VALUE 0.
       *> How many bytes it has: those of its beginning and of its
       *> rest.
         03  SCHETR-NEW-DOCUMENT-SIZE
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The SHA-256 of all its bytes, which was checked, and by which
       *> it is found.
         03  SCHETR-NEW-DOCUMENT-DIGEST  PIC X(32) VALUE LOW-VALUE.
       *> The SHA-256 of its beginning.
         03  SCHETR-NEW-DOCUMENT-PREFIX-DIGEST
               PIC X(32) VALUE LOW-VALUE.
       *> Its beginning.
         03  SCHETR-NEW-DOCUMENT-PREFIX.
           05  SCHETR-NEW-DOCUMENT-PREFIX-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-NEW-DOCUMENT-PREFIX-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-NEW-DOCUMENT-PREFIX-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its rest.
         03  SCHETR-NEW-DOCUMENT-TAIL.
           05  SCHETR-NEW-DOCUMENT-TAIL-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-NEW-DOCUMENT-TAIL-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-NEW-DOCUMENT-TAIL-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> Asks to store documents, all or none.
       01  SCHETR-DOCUMENTS-PUT.
       *> sizeof(schet_documents_put).
         03  SCHETR-DOCUMENTS-PUT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 40.
       *> How many there are.
         03  SCHETR-DOCUMENTS-PUT-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Where to say in words why not.
         03  SCHETR-DOCUMENTS-PUT-REPLY  USAGE POINTER VALUE NULL.
       *> Of which operator.
         03  SCHETR-DOCUMENTS-PUT-OPERATOR-ID.
           05  SCHETR-DOCUMENTS-PUT-OPERATOR-ID-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-DOCUMENTS-PUT-OPERATOR-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-DOCUMENTS-PUT-OPERATOR-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The documents.
         03  SCHETR-DOCUMENTS-PUT-DOCUMENTS  USAGE POINTER VALUE NULL.

       *> Asks for a piece of a document.
       01  SCHETR-DOCUMENT-QUERY.
       *> sizeof(schet_document_query).
         03  SCHETR-DOCUMENT-QUERY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 72.
       *> How many bytes to answer at most; 0: only the size of the
       *> whole is wanted.
         03  SCHETR-DOCUMENT-QUERY-LENGTH
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Where to put them.
         03  SCHETR-DOCUMENT-QUERY-REPLY  USAGE POINTER VALUE NULL.
       *> Of which operator.
         03  SCHETR-DOCUMENT-QUERY-OPERATOR-ID.
           05  SCHETR-DOCUMENT-QUERY-OPERATOR-ID-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-DOCUMENT-QUERY-OPERATOR-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-DOCUMENT-QUERY-OPERATOR-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The byte to begin at, from 0; from the end on there are none.
         03  SCHETR-DOCUMENT-QUERY-OFFSET
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The SHA-256 of the document's bytes.
         03  SCHETR-DOCUMENT-QUERY-DIGEST  PIC X(32) VALUE LOW-VALUE.

       *> Asks to remove documents for good.
       01  SCHETR-DOCUMENTS-FORGET.
       *> sizeof(schet_documents_forget).
         03  SCHETR-DOCUMENTS-FORGET-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 40.
       *> How many there are.
         03  SCHETR-DOCUMENTS-FORGET-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Where to say in words why not.
         03  SCHETR-DOCUMENTS-FORGET-REPLY  USAGE POINTER VALUE NULL.
       *> Of which operator.
         03  SCHETR-DOCUMENTS-FORGET-OPERATOR-ID.
           05  SCHETR-DOCUMENTS-FORGET-OPERATOR-ID-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-DOCUMENTS-FORGET-OPERATOR-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-DOCUMENTS-FORGET-OPERATOR-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Their digests, 32 bytes each, one behind the other.
         03  SCHETR-DOCUMENTS-FORGET-DIGESTS  USAGE POINTER VALUE NULL.

       *> The host's own store of documents. All callbacks but destroy
       *> must be there; they answer as those of a schet_billing_port
       *> do. The clauses D1 to D8 hold: when put answers
       *> SCHET-HOST-DONE every document is durable and readable; a
       *> reader never sees part of one; putting what is there already
       *> succeeds; what is not there is no failure, of read and of
       *> forget. The digests are the library's to check, when a
       *> document is put, and when it is read whole.
       01  SCHETR-DOCUMENTS-PORT.
       *> sizeof(schet_documents_port).
         03  SCHETR-DOCUMENTS-PORT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 48.
       *> SCHET-PORT-SERIALISED, or 0: callbacks may come from any
       *> number of threads at once.
         03  SCHETR-DOCUMENTS-PORT-FLAGS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Given to every callback as it is.
         03  SCHETR-DOCUMENTS-PORT-CTX  USAGE POINTER VALUE NULL.
       *> Stores documents (D1-D3).
         03  SCHETR-DOCUMENTS-PORT-PUT
               USAGE PROGRAM-POINTER VALUE NULL.
       *> A piece of a document, by schet_reply_document (D4, D5).
         03  SCHETR-DOCUMENTS-PORT-READ
               USAGE PROGRAM-POINTER VALUE NULL.
       *> Removes documents for good (D8).
         03  SCHETR-DOCUMENTS-PORT-FORGET
               USAGE PROGRAM-POINTER VALUE NULL.
       *> Ends what the context holds. Optional.
         03  SCHETR-DOCUMENTS-PORT-DESTROY
               USAGE PROGRAM-POINTER VALUE NULL.

       *> A message ready to go out: one recipient, and every byte as
       *> it is to go.
       01  SCHETR-MAIL.
       *> sizeof(schet_mail).
         03  SCHETR-MAIL-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 104.
       *> Which attempt of the present stage this is, from 1.
         03  SCHETR-MAIL-ATTEMPT  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How often the order was started again: each generation has
       *> one message, however often that is tried.
         03  SCHETR-MAIL-GENERATION  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not used.
         03  SCHETR-MAIL-RESERVED  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Where to put the server's reply, by schet_reply_text.
         03  SCHETR-MAIL-REPLY  USAGE POINTER VALUE NULL.
       *> The order it belongs to.
         03  SCHETR-MAIL-ORDER.
           05  SCHETR-MAIL-ORDER-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-MAIL-ORDER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-MAIL-ORDER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The Message-ID without its angle brackets; the same at every
       *> attempt of a generation.
         03  SCHETR-MAIL-MESSAGE-ID.
           05  SCHETR-MAIL-MESSAGE-ID-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-MAIL-MESSAGE-ID-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-MAIL-MESSAGE-ID-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The envelope's sender, its domain in A-labels.
         03  SCHETR-MAIL-FROM.
           05  SCHETR-MAIL-FROM-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-MAIL-FROM-LEN  USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-MAIL-FROM-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The envelope's only recipient, its domain in A-labels.
         03  SCHETR-MAIL-TO.
           05  SCHETR-MAIL-TO-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-MAIL-TO-LEN  USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-MAIL-TO-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The whole message, RFC 5322, with CRLF, in UTF-8 whatever the
       *> host's encoding.
         03  SCHETR-MAIL-MESSAGE.
           05  SCHETR-MAIL-MESSAGE-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-MAIL-MESSAGE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-MAIL-MESSAGE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> The host's own way out for mails. The clauses M1 to M6 hold.
       01  SCHETR-MAIL-PORT.
       *> sizeof(schet_mail_port).
         03  SCHETR-MAIL-PORT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 32.
       *> SCHET-PORT-SERIALISED, or 0: callbacks may come from any
       *> number of threads at once.
         03  SCHETR-MAIL-PORT-FLAGS  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Given to every callback as it is.
         03  SCHETR-MAIL-PORT-CTX  USAGE POINTER VALUE NULL.
       *> Sends a message.
         03  SCHETR-MAIL-PORT-SEND  USAGE PROGRAM-POINTER VALUE NULL.
       *> Ends what the context holds. Optional.
         03  SCHETR-MAIL-PORT-DESTROY  USAGE PROGRAM-POINTER VALUE NULL.

       *> The host's own clock in place of the machine's: for calls
       *> without a tick.
       01  SCHETR-CLOCK-PORT.
       *> sizeof(schet_clock_port).
         03  SCHETR-CLOCK-PORT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 32.
       *> SCHET-PORT-SERIALISED, or 0: callbacks may come from any
       *> number of threads at once.
         03  SCHETR-CLOCK-PORT-FLAGS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Given to every callback as it is.
         03  SCHETR-CLOCK-PORT-CTX  USAGE POINTER VALUE NULL.
       *> Reads the clock.
         03  SCHETR-CLOCK-PORT-NOW  USAGE PROGRAM-POINTER VALUE NULL.
       *> Ends what the context holds. Optional.
         03  SCHETR-CLOCK-PORT-DESTROY
               USAGE PROGRAM-POINTER VALUE NULL.

       *> Something that happened.
       01  SCHETR-LOG-ENTRY.
       *> sizeof(schet_log_entry).
         03  SCHETR-LOG-ENTRY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 32.
       *> One of SCHET-LOG-...
         03  SCHETR-LOG-ENTRY-LEVEL  USAGE BINARY-LONG VALUE 0.
       *> The status that the call answers.
         03  SCHETR-LOG-ENTRY-STATUS  USAGE BINARY-LONG VALUE 0.
       *> Not used.
         03  SCHETR-LOG-ENTRY-RESERVED  USAGE BINARY-LONG VALUE 0.
       *> What happened, in one line; it can be read until the callback
       *> returns.
         03  SCHETR-LOG-ENTRY-TEXT.
           05  SCHETR-LOG-ENTRY-TEXT-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-LOG-ENTRY-TEXT-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-LOG-ENTRY-TEXT-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> The host's own log: it is told of every call on the service
       *> that does not answer SCHET-OK.
       01  SCHETR-LOG-PORT.
       *> sizeof(schet_log_port).
         03  SCHETR-LOG-PORT-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 32.
       *> SCHET-PORT-SERIALISED, or 0: callbacks may come from any
       *> number of threads at once.
         03  SCHETR-LOG-PORT-FLAGS  USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Given to every callback as it is.
         03  SCHETR-LOG-PORT-CTX  USAGE POINTER VALUE NULL.
       *> Is told.
         03  SCHETR-LOG-PORT-WRITE  USAGE PROGRAM-POINTER VALUE NULL.
       *> Ends what the context holds. Optional.
         03  SCHETR-LOG-PORT-DESTROY  USAGE PROGRAM-POINTER VALUE NULL.

       *> A mail server that takes our mails: a relay of one's own, a
       *> provider's submission service.
       01  SCHETR-MAIL-SERVER.
       *> sizeof(schet_mail_server).
         03  SCHETR-MAIL-SERVER-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 96.
       *> Its port, 1 to 65,535; 0: 465 for SCHET-SMTP-TLS, else 587.
         03  SCHETR-MAIL-SERVER-PORT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> One of SCHET-SMTP-...; 0: SCHET-SMTP-STARTTLS.
         03  SCHETR-MAIL-SERVER-ENCRYPTION  USAGE BINARY-LONG VALUE 0.
       *> The most connections at a time, 1 to 64; 0: 4.
         03  SCHETR-MAIL-SERVER-CONNECTIONS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> After how many mails a connection is made anew; 0: 1,000.
         03  SCHETR-MAIL-SERVER-MAILS-PER-CONNECTION
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> For how many seconds a connection without mails is kept; 0:
       *> 60.
         03  SCHETR-MAIL-SERVER-IDLE-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The most seconds that the server is waited for at any step;
       *> 0: as long as RFC 5321 wants, up to ten minutes.
         03  SCHETR-MAIL-SERVER-LONGEST-WAIT-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Not looked at.
         03  SCHETR-MAIL-SERVER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its name, which its certificate has to bear.
         03  SCHETR-MAIL-SERVER-HOST.
           05  SCHETR-MAIL-SERVER-HOST-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-MAIL-SERVER-HOST-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-MAIL-SERVER-HOST-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Who we are. Optional: it knows us by our address.
         03  SCHETR-MAIL-SERVER-USER.
           05  SCHETR-MAIL-SERVER-USER-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-MAIL-SERVER-USER-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-MAIL-SERVER-USER-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> What proves it.
         03  SCHETR-MAIL-SERVER-PASSWORD.
           05  SCHETR-MAIL-SERVER-PASSWORD-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-MAIL-SERVER-PASSWORD-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-MAIL-SERVER-PASSWORD-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The path of a file with the certificates in PEM that may
       *> vouch for it. Optional: whom the system trusts.
         03  SCHETR-MAIL-SERVER-ROOTS.
           05  SCHETR-MAIL-SERVER-ROOTS-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-MAIL-SERVER-ROOTS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-MAIL-SERVER-ROOTS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> A server for the recipients of a domain.
       01  SCHETR-MAIL-ROUTE.
       *> sizeof(schet_mail_route).
         03  SCHETR-MAIL-ROUTE-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 32.
       *> Not looked at.
         03  SCHETR-MAIL-ROUTE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The domain in A-labels and lower case; its subdomains don't
       *> count.
         03  SCHETR-MAIL-ROUTE-DOMAIN.
           05  SCHETR-MAIL-ROUTE-DOMAIN-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-MAIL-ROUTE-DOMAIN-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-MAIL-ROUTE-DOMAIN-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The server.
         03  SCHETR-MAIL-ROUTE-SERVER  USAGE POINTER VALUE NULL.

       *> A key that signs mails (DKIM).
       01  SCHETR-DKIM-KEY.
       *> sizeof(schet_dkim_key).
         03  SCHETR-DKIM-KEY-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 40.
       *> Not looked at.
         03  SCHETR-DKIM-KEY-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> Its selector.
         03  SCHETR-DKIM-KEY-SELECTOR.
           05  SCHETR-DKIM-KEY-SELECTOR-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-DKIM-KEY-SELECTOR-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-DKIM-KEY-SELECTOR-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The private key in PEM: Ed25519, or RSA of 2,048 to 4,096
       *> bits; at most 65,536 bytes.
         03  SCHETR-DKIM-KEY-PEM.
           05  SCHETR-DKIM-KEY-PEM-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-DKIM-KEY-PEM-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-DKIM-KEY-PEM-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.

       *> The way out for mails over SMTP.
       01  SCHETR-SMTP.
       *> sizeof(schet_smtp).
         03  SCHETR-SMTP-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 120.
       *> How many routes there are, at most SCHET-MAX-ROUTES.
         03  SCHETR-SMTP-ROUTE-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> How many keys sign, at most SCHET-MAX-ROUTES; 0: the server
       *> signs, or nobody.
         03  SCHETR-SMTP-DKIM-KEY-COUNT
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> No mail is begun once a step has taken so many seconds; what
       *> is left is sent later. 0: 20.
         03  SCHETR-SMTP-BEGIN-WITHIN-SECONDS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The name we greet servers with: the machine's own, as its
       *> address resolves to it.
         03  SCHETR-SMTP-HELLO.
           05  SCHETR-SMTP-HELLO-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-SMTP-HELLO-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-SMTP-HELLO-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The server that takes all mails that no route does.
         03  SCHETR-SMTP-SERVER  USAGE POINTER VALUE NULL.
       *> Servers for the recipients of certain domains.
         03  SCHETR-SMTP-ROUTES  USAGE POINTER VALUE NULL.
       *> Keys that sign for the domain of the operator's sender.
         03  SCHETR-SMTP-DKIM-KEYS  USAGE POINTER VALUE NULL.
       *> The address to which mails come back, whose mailbox takes +
       *> extensions: each mail then has a sender of its own, by which
       *> a report names its order. Optional: they come back to the
       *> operator's sender.
         03  SCHETR-SMTP-BOUNCES.
           05  SCHETR-SMTP-BOUNCES-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-SMTP-BOUNCES-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-SMTP-BOUNCES-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The Maildir of that address, for schet_bounces_collect.
       *> Optional.
         03  SCHETR-SMTP-BOUNCES-MAILDIR.
           05  SCHETR-SMTP-BOUNCES-MAILDIR-DATA
               USAGE POINTER VALUE NULL.
           05  SCHETR-SMTP-BOUNCES-MAILDIR-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-SMTP-BOUNCES-MAILDIR-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> 32 random bytes that the operator keeps, by which those
       *> senders can't be made up. Needed with bounces.
         03  SCHETR-SMTP-BOUNCES-KEY  PIC X(32) VALUE LOW-VALUE.

       *> What a section is opened with. Fill it with zeros first.
       01  SCHETR-CONFIG.
       *> sizeof(schet_config).
         03  SCHETR-CONFIG-STRUCT-SIZE
               USAGE BINARY-LONG UNSIGNED VALUE 152.
       *> The encoding of all texts: SCHET-UTF8, which 0 stands for
       *> too, SCHET-CP1251, SCHET-CP866 or SCHET-KOI8R.
         03  SCHETR-CONFIG-ENCODING  USAGE BINARY-LONG VALUE 0.
       *> The operator.
         03  SCHETR-CONFIG-OPERATOR-INFO  USAGE POINTER VALUE NULL.
       *> The policy. NULL: the defaults.
         03  SCHETR-CONFIG-POLICY  USAGE POINTER VALUE NULL.
       *> The path of the embedded database, which is made where there
       *> is none; its bytes are the file system's.
         03  SCHETR-CONFIG-DATABASE.
           05  SCHETR-CONFIG-DATABASE-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-CONFIG-DATABASE-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CONFIG-DATABASE-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The most bytes that the database may grow to; 0: as many as
       *> there is room for.
         03  SCHETR-CONFIG-DATABASE-MAX-BYTES
               USAGE BINARY-DOUBLE UNSIGNED VALUE 0.
       *> The most threads that read it at once; 0: 8.
         03  SCHETR-CONFIG-DATABASE-READERS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> For how many milliseconds to wait for another process that
       *> writes; 0: 5000.
         03  SCHETR-CONFIG-DATABASE-BUSY-MS
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The folder of the embedded store of documents.
         03  SCHETR-CONFIG-DOCUMENTS.
           05  SCHETR-CONFIG-DOCUMENTS-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-CONFIG-DOCUMENTS-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CONFIG-DOCUMENTS-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> SCHET-DOCUMENTS-SEGMENTS, which 0 stands for too, or
       *> SCHET-DOCUMENTS-FILES.
         03  SCHETR-CONFIG-DOCUMENTS-FORM  USAGE BINARY-LONG VALUE 0.
       *> Not looked at.
         03  SCHETR-CONFIG-RESERVED  USAGE BINARY-LONG VALUE 0.
       *> The folder of the embedded way out for mails: a Maildir.
         03  SCHETR-CONFIG-SPOOL.
           05  SCHETR-CONFIG-SPOOL-DATA  USAGE POINTER VALUE NULL.
           05  SCHETR-CONFIG-SPOOL-LEN
               USAGE BINARY-LONG UNSIGNED VALUE 0.
           05  SCHETR-CONFIG-SPOOL-RESERVED
               USAGE BINARY-LONG UNSIGNED VALUE 0.
       *> The host's own billing in place of the embedded database.
       *> NULL: that.
         03  SCHETR-CONFIG-BILLING  USAGE POINTER VALUE NULL.
       *> The host's own store of orders in place of the embedded
       *> database. NULL: that.
         03  SCHETR-CONFIG-STORE  USAGE POINTER VALUE NULL.
       *> The host's own store of documents in place of a folder. NULL:
       *> that.
         03  SCHETR-CONFIG-DOCUMENTS-PORT  USAGE POINTER VALUE NULL.
       *> The host's own way out for mails in place of a spool. NULL:
       *> that.
         03  SCHETR-CONFIG-MAIL  USAGE POINTER VALUE NULL.
       *> The host's own clock. NULL: the machine's.
         03  SCHETR-CONFIG-CLOCK  USAGE POINTER VALUE NULL.
       *> The host's own log. NULL: none.
         03  SCHETR-CONFIG-LOG  USAGE POINTER VALUE NULL.
       *> The way out for mails over SMTP in place of a spool. NULL:
       *> that.
         03  SCHETR-CONFIG-SMTP  USAGE POINTER VALUE NULL.
