      *> A billing of its time lives a month with the section: it keeps
      *> customers in a sequential file, amounts in packed decimals,
      *> texts in CP866.
      *>
      *> Called statically:
      *>   cobc -x -static -I /usr/share/schet/cobol -l schet \
      *>     billing.cob
      *> Called dynamically:
      *>   cobc -x -I /usr/share/schet/cobol billing.cob
      *>   COB_PRE_LOAD=libschet ./billing DIRECTORY
       identification division.
       program-id. billing.

       environment division.
       configuration section.
       repository.
           function all intrinsic.
       input-output section.
       file-control.
           select customers assign to customers-path
               organization sequential.

       data division.
       file section.
       fd  customers.
       01  customer.
           03  customer-number         pic x(10).
           03  customer-name           pic x(40).
           03  customer-email          pic x(40).
           03  customer-line           pic x(24).
           03  customer-net            pic s9(15)v99 comp-3.

       working-storage section.
       copy 'SCHET.cpy'.
       copy 'SCHETW.cpy'.

       78  november-1                  value 1793480400000000.
       78  one-hour                    value 3600000000.

       01  directory-name              pic x(200).
       01  customers-path              pic x(240).
       01  database-path               pic x(240).
       01  documents-path              pic x(240).
       01  spool-path                  pic x(240).
       01  batch-path                  pic x(240).
       01  end-of-customers            pic 9 value 0.

      *> Handles, and what calls answer.
       01  section-handle              usage pointer value null.
       01  feed-handle                 usage pointer value null.
       01  renderer-handle             usage pointer value null.
       01  paper-handle                usage pointer value null.
       01  answer                      usage binary-long.
       01  what-is-done                pic x(20).
       01  answer-shown                pic -(5)9.

      *> What is passed by value.
       01  no-pointer                  usage pointer value null.
       01  abi                         usage binary-long unsigned
                                       value SCHET-ABI-VERSION.
       01  one                         usage binary-long unsigned
                                       value 1.
       01  no-bytes                     usage binary-long unsigned
                                       value 0.
       01  many                        usage binary-long unsigned
                                       value 100.
       01  choices-room                usage binary-long unsigned
                                       value 8.
       01  piece-room                  usage binary-long unsigned
                                       value 4096.
       01  october                     usage binary-long value 202610.
       01  account-length              usage binary-long unsigned
                                       value 10.
       01  id-length                   usage binary-long unsigned.
       01  found                       usage binary-long unsigned.
       01  sent                        usage binary-long unsigned.

       01  choices.
           03  choice                  occurs 8 pic x(2080).
       01  all-events.
           03  one-event                   occurs 8 pic x(1040).
       01  place                       usage binary-long.
       01  account-key                 pic x(10).
       01  order-id                    pic x(40).
       01  clerk                       pic x(10) value 'cabinet'.
       01  piece                       pic x(4096).
       01  document-read               usage binary-double unsigned.
       01  seed-byte                   usage binary-long value 0.

      *> Texts of one call each.
       01  service-name.
      *> "Svyaz'" and "mes." in CP866.
           03  filler                  pic x(5) value x"91A2EFA7EC".
       01  unit-name.
           03  filler                  pic x(4) value x"ACA5E12E".
       01  operator-id                 pic x(8) value 'svyaz'.
       01  operator-name               pic x(11)
                                       value x"8E8E8E2091A2EFA7EC2020".
       01  operator-address            pic x(6) value x"8CAEE1AAA2A0".
       01  operator-inn                pic x(12) value '7707083893'.
       01  operator-bank               pic x(5) value x"92A1A0ADAA".
       01  operator-bic                pic x(9) value '044525411'.
       01  operator-account            pic x(20)
                                       value '40702810200000124669'.
       01  operator-email              pic x(20)
                                       value 'help@svyaz.example'.
       01  operator-phone              pic x(15)
                                       value '8 800 000-00-00'.
       01  operator-sender             pic x(20)
                                       value 'bill@svyaz.example'.
       01  operator-links              pic x(40)
                               value 'https://svyaz.example/i/'.
       01  satellite-line              pic x(12) value '+78120000001'.
       01  satellite-peer              pic x(12) value '+74959990002'.
       01  satellite-key               pic x(6) value 'cdr-1'.

      *> For display.
       01  line-out                    pic x(200).
       01  count-shown                 pic z(9)9.
       01  kopecks-shown               pic -(19)9.
       01  roubles-shown               pic -(17)9.99.
       01  now                         usage binary-double.
       01  seconds                     usage binary-double.
       01  days                        usage binary-long.
       01  clock-hour                  pic 99.
       01  clock-day                   pic 9(8).

      *> A file that a callback writes, and where it has got to.
       01  batch-file.
           03  batch-handle            pic x(4).
           03  batch-offset            pic x(8) comp-x.

       procedure division.
       main-part.
           accept directory-name from argument-value
           if directory-name = spaces
               display 'usage: billing DIRECTORY' upon stderr
               move 2 to return-code
               stop run
           end-if
           call 'CBL_CREATE_DIR' using directory-name end-call
           string directory-name delimited by space '/customers.dat'
               into customers-path
           string directory-name delimited by space '/schet.db'
               into database-path
           string directory-name delimited by space '/documents'
               into documents-path
           string directory-name delimited by space '/spool'
               into spool-path
           string directory-name delimited by space '/pickup.pdf'
               into batch-path

           perform keep-customers
           perform open-section
           perform feed-customers
           perform choose-in-person

      *>   On the 1st invoices are being formed (R2).
           compute now = november-1 + one-hour
           move '77-001' to account-key
           perform show-menu
           move 'early' to what-is-done
           perform ask-for-link
           perform form-invoices
           move '77-001' to account-key
           perform show-issued
           move '77-002' to account-key
           perform show-issued
           move '77-003' to account-key
           perform show-issued

      *>   From the 4th on customers come.
           compute now = november-1 + 82 * one-hour
           move '77-001' to account-key
           perform show-menu
           move 'link' to what-is-done
           perform ask-for-link
           compute now = november-1 + 83 * one-hour
           perform process-due
           perform follow-link
           perform print-pickup
           perform show-history

           move 'close' to what-is-done
           call 'schet_close' using by reference section-handle
               by reference SCHETR-ERROR returning answer
           perform must
           perform detail-from-data
           stop run.

      *> The job of another night has left this file.
       keep-customers.
           open output customers
           move '77-001' to customer-number
           move x"8E8E8E2022908EACA0E8AAA022" to customer-name
           move 'office@romashka.example' to customer-email
           move '+74951234567' to customer-line
           move 30000000.00 to customer-net
           write customer
           move '77-002' to customer-number
           move x"808E202281A5E0A5A322" to customer-name
           move 'buh@bereg.example' to customer-email
           move '100@sip.bereg.example' to customer-line
           move 499.00 to customer-net
           write customer
           move '77-003' to customer-number
           move x"8F808E202288E1AFAEABA8AD22" to customer-name
           move 'finance@ispolin.example' to customer-email
           move '+78120000001' to customer-line
           move 8196721311475.40 to customer-net
           write customer
           close customers.

       open-section.
           perform describe-operator
           move SCHET-CP866 to SCHETR-CONFIG-ENCODING
           set SCHETR-CONFIG-OPERATOR-INFO to address of SCHETR-OPERATOR
           set SCHETR-CONFIG-DATABASE-DATA to address of database-path
           move length of database-path to SCHETR-CONFIG-DATABASE-LEN
           set SCHETR-CONFIG-DOCUMENTS-DATA to address of documents-path
           move length of documents-path to SCHETR-CONFIG-DOCUMENTS-LEN
           set SCHETR-CONFIG-SPOOL-DATA to address of spool-path
           move length of spool-path to SCHETR-CONFIG-SPOOL-LEN
           move 'open' to what-is-done
           call 'schet_open' using by value abi
               by reference SCHETR-CONFIG by reference section-handle
               by reference SCHETR-ERROR returning answer
           perform must.

       describe-operator.
           set SCHETR-OPERATOR-ID-DATA to address of operator-id
           move length of operator-id to SCHETR-OPERATOR-ID-LEN
           set SCHETR-OPERATOR-NAME-DATA to address of operator-name
           move length of operator-name to SCHETR-OPERATOR-NAME-LEN
           set SCHETR-OPERATOR-ADDRESS-DATA
               to address of operator-address
           move length of operator-address
               to SCHETR-OPERATOR-ADDRESS-LEN
           set SCHETR-OPERATOR-INN-DATA to address of operator-inn
           move length of operator-inn to SCHETR-OPERATOR-INN-LEN
           set SCHETR-OPERATOR-BANK-DATA to address of operator-bank
           move length of operator-bank to SCHETR-OPERATOR-BANK-LEN
           set SCHETR-OPERATOR-BIC-DATA to address of operator-bic
           move length of operator-bic to SCHETR-OPERATOR-BIC-LEN
           set SCHETR-OPERATOR-BANK-ACCOUNT-DATA
               to address of operator-account
           move length of operator-account
               to SCHETR-OPERATOR-BANK-ACCOUNT-LEN
           set SCHETR-OPERATOR-CONTACT-EMAIL-DATA
               to address of operator-email
           move length of operator-email
               to SCHETR-OPERATOR-CONTACT-EMAIL-LEN
           set SCHETR-OPERATOR-CONTACT-PHONE-DATA
               to address of operator-phone
           move length of operator-phone
               to SCHETR-OPERATOR-CONTACT-PHONE-LEN
           set SCHETR-OPERATOR-SENDER-DATA to address of operator-sender
           move length of operator-sender to SCHETR-OPERATOR-SENDER-LEN
           set SCHETR-OPERATOR-LINK-BASE-DATA
               to address of operator-links
           move length of operator-links
               to SCHETR-OPERATOR-LINK-BASE-LEN.

       feed-customers.
           move 'feed' to what-is-done
           call 'schet_feed_open' using by value section-handle
               by reference feed-handle by reference SCHETR-ERROR
               returning answer
           perform must
           open input customers
           perform until end-of-customers = 1
               read customers
                   at end move 1 to end-of-customers
                   not at end perform feed-customer
               end-read
           end-perform
           close customers
           call 'schet_feed_flush' using by value feed-handle
               by reference SCHETR-FEED-REPORT
               by reference SCHETR-ERROR returning answer
           perform must
           move SCHETR-FEED-REPORT-KEPT to count-shown
           display 'fed: ' trim(count-shown) ' rows kept'
           call 'schet_feed_close' using by reference feed-handle
               by reference SCHETR-ERROR returning answer
           perform must.

      *> A customer, and his bill: one line, with VAT of 22 %.
       feed-customer.
           set SCHETR-SUBSCRIBER-ID-DATA to address of customer-line
           move length of customer-line to SCHETR-SUBSCRIBER-ID-LEN
           set SCHETR-ACCOUNT-NUMBER-DATA to address of customer-number
           move length of customer-number to SCHETR-ACCOUNT-NUMBER-LEN
           set SCHETR-ACCOUNT-NAME-DATA to address of customer-name
           move length of customer-name to SCHETR-ACCOUNT-NAME-LEN
           set SCHETR-ACCOUNT-APPLICATION-ADDRESS-DATA
               to address of customer-email
           move length of customer-email
               to SCHETR-ACCOUNT-APPLICATION-ADDRESS-LEN
           set SCHETR-ACCOUNT-SUBSCRIBERS
               to address of SCHETR-SUBSCRIBER
           move 1 to SCHETR-ACCOUNT-SUBSCRIBER-COUNT
           call 'schet_feed_accounts' using by value feed-handle
               by reference SCHETR-ACCOUNT by value one
               by reference SCHETR-ERROR returning answer
           perform must

           move customer-net to SCHETW-ROUBLES
           perform SCHETP-ROUBLES-TO-KOPECKS
           move SCHET-VAT-PERCENT to SCHETR-LINE-VAT-KIND
           move 2200 to SCHETR-LINE-VAT-RATE
           move 1 to SCHETR-LINE-QUANTITY
           move SCHETW-KOPECKS to SCHETR-LINE-AMOUNT
           set SCHETR-LINE-SERVICE-DATA to address of service-name
           move length of service-name to SCHETR-LINE-SERVICE-LEN
           set SCHETR-LINE-UNIT-DATA to address of unit-name
           move length of unit-name to SCHETR-LINE-UNIT-LEN
           move SCHET-VAT-PERCENT to SCHETR-VAT-KIND
           move 2200 to SCHETR-VAT-RATE
           move SCHET-BASIS-NET to SCHETR-VAT-BASIS
           move SCHETW-KOPECKS to SCHETR-VAT-NET
           compute SCHETR-VAT-VAT rounded = SCHETW-KOPECKS * 22 / 100
           add SCHETR-VAT-NET SCHETR-VAT-VAT giving SCHETR-VAT-GROSS

           set SCHETR-BILL-ACCOUNT-DATA to address of customer-number
           move length of customer-number to SCHETR-BILL-ACCOUNT-LEN
           set SCHETR-BILL-NUMBER-DATA to address of customer-number
           move length of customer-number to SCHETR-BILL-NUMBER-LEN
           move 202610 to SCHETR-BILL-PERIOD
           move 20261125 to SCHETR-BILL-DUE-DATE
           set SCHETR-BILL-LINES to address of SCHETR-LINE
           move 1 to SCHETR-BILL-LINE-COUNT
           set SCHETR-BILL-VAT to address of SCHETR-VAT
           move 1 to SCHETR-BILL-VAT-COUNT
           move SCHETR-VAT-GROSS to SCHETR-BILL-TOTAL
           move SCHETR-VAT-GROSS to SCHETR-BILL-AMOUNT-DUE
           call 'schet_feed_bills' using by value feed-handle
               by reference SCHETR-BILL by value one
               by reference SCHETR-ERROR returning answer
           perform must.

       choose-in-person.
           compute now = november-1 - 240 * one-hour
           perform at-now
           move '77-002' to account-key
           move SCHET-METHOD-IN-PERSON
               to SCHETR-DELIVERY-REQUEST-METHOD
           set SCHETR-DELIVERY-REQUEST-ACCOUNT-DATA
               to address of account-key
           move length of account-key
               to SCHETR-DELIVERY-REQUEST-ACCOUNT-LEN
           set SCHETR-DELIVERY-REQUEST-BY-DATA to address of clerk
           move length of clerk to SCHETR-DELIVERY-REQUEST-BY-LEN
           move 'delivery' to what-is-done
           call 'schet_delivery_change' using by value section-handle
               by reference SCHETR-DELIVERY-REQUEST
               by reference SCHETR-TICK by reference SCHETR-DELIVERY
               by reference SCHETR-ERROR returning answer
           perform must
           if SCHETR-DELIVERY-IN-PERSON = 1
               display '77-002: invoices go in person'
           end-if.

      *> The rows of an array are as long as the first one says.
       show-menu.
           perform at-now
           move SCHETR-MENU-CHOICE to choice(1)
           move 'menu' to what-is-done
           call 'schet_menu_get' using by value section-handle
               by reference account-key by value account-length
               by reference SCHETR-TICK by reference SCHETR-MENU
               by reference choices by value choices-room
               by reference found by reference SCHETR-ERROR
               returning answer
           perform must
           perform show-instant
           move spaces to line-out
           string SCHETR-MENU-TITLE-EN delimited by x"00" into line-out
           display trim(line-out) ':'
           perform varying place from 1 by 1 until place > found
               move choice(place) to SCHETR-MENU-CHOICE
               move spaces to line-out
               string '  ' SCHETR-MENU-CHOICE-TITLE-EN
                   delimited by x"00" into line-out
               if SCHETR-MENU-CHOICE-REFUSAL = SCHET-OK
                   display trim(line-out trailing)
               else
                   display trim(line-out trailing) ', closed'
               end-if
           end-perform
           move choice(1) to SCHETR-MENU-CHOICE.

       ask-for-link.
           perform at-now
           move SCHET-ACTION-LINK to SCHETR-ORDER-REQUEST-ACTION
           move october to SCHETR-ORDER-REQUEST-PERIOD
           set SCHETR-ORDER-REQUEST-ACCOUNT-DATA
               to address of account-key
           move length of account-key
               to SCHETR-ORDER-REQUEST-ACCOUNT-LEN
           set SCHETR-ORDER-REQUEST-BY-DATA to address of clerk
           move length of clerk to SCHETR-ORDER-REQUEST-BY-LEN
           call 'schet_order_take' using by value section-handle
               by reference SCHETR-ORDER-REQUEST
               by reference SCHETR-TICK by reference SCHETR-TAKEN
               by value no-pointer
               by reference SCHETR-ERROR returning answer
           evaluate true
               when answer = SCHET-R-BLACKOUT
                   display trim(what-is-done) ': refused until '
                       with no advancing
                   move SCHETR-ERROR-UNTIL to now
                   perform show-instant
                   display space
               when answer = SCHET-OK
                   move SCHETR-TAKEN-ID to order-id
                   inspect order-id replacing all x"00" by space
                   move SCHETR-TAKEN-CONFIRMATION-EN to SCHETW-TEXT
                   perform SCHETP-BLANK-TEXT
                   display trim(what-is-done) ': ' trim(SCHETW-TEXT)
               when other
                   perform must
           end-evaluate.

       form-invoices.
           compute now = november-1 + 2 * one-hour
           move 'run' to what-is-done
           move SCHET-STEP-MORE to SCHETR-RUN-OUTCOME
           perform until SCHETR-RUN-OUTCOME not = SCHET-STEP-MORE
               perform at-now
               call 'schet_run_step' using by value section-handle
                   by value october by value many
                   by reference SCHETR-TICK by reference SCHETR-RUN
                   by reference SCHETR-ERROR returning answer
               perform must
               move SCHETR-RUN-FORMED to count-shown
               display 'run: ' trim(count-shown) ' formed'
           end-perform
           compute now = november-1 + 3 * one-hour
           perform process-due.

       process-due.
           move 'process' to what-is-done
           move 0 to sent
           move 1 to SCHETR-PROCESSED-CLAIMED
           perform until SCHETR-PROCESSED-CLAIMED = 0
               perform at-now
               call 'schet_process_due' using by value section-handle
                   by value many by reference SCHETR-TICK
                   by reference SCHETR-PROCESSED
                   by reference SCHETR-ERROR returning answer
               perform must
               add SCHETR-PROCESSED-SENT to sent
           end-perform
           move sent to count-shown
           display 'mails: ' trim(count-shown).

      *> Kopecks as they came, and as the billing keeps them.
       show-issued.
           move 'issued' to what-is-done
           call 'schet_issued_list' using by value section-handle
               by reference account-key by value account-length
               by reference SCHETR-ISSUED by value one
               by reference found by reference SCHETR-ERROR
               returning answer
           perform must
           move SCHETR-ISSUED-TOTAL to SCHETW-KOPECKS
           move SCHETW-KOPECKS to kopecks-shown
           perform SCHETP-KOPECKS-TO-ROUBLES
           move SCHETW-ROUBLES to roubles-shown
           display '  ' trim(account-key) ': ' trim(kopecks-shown)
               ' kopecks, ' trim(roubles-shown) ' roubles'.

       follow-link.
           compute now = november-1 + 84 * one-hour
           perform at-now
           move 36 to id-length
           move 'link' to what-is-done
           call 'schet_link_mint' using by value section-handle
               by reference account-key by value account-length
               by reference order-id by value id-length
               by reference SCHETR-TICK by reference SCHETR-LINK
               by reference SCHETR-ERROR returning answer
           perform must
           move 64 to id-length
           call 'schet_link_open' using by value section-handle
               by reference SCHETR-LINK-TOKEN by value id-length
               by reference SCHETR-TICK by reference SCHETR-DOCUMENT
               by reference SCHETR-OPENED
               by reference SCHETR-ERROR returning answer
           perform must
           move 0 to document-read
           move 1 to found
           perform until found = 0
               call 'schet_document_read' using by value section-handle
                   by reference SCHETR-DOCUMENT by reference piece
                   by value piece-room by reference found
                   by reference SCHETR-ERROR returning answer
               perform must
               if document-read = 0
                   display 'document: ' piece(1:5) with no advancing
               end-if
               add found to document-read
           end-perform
           if document-read = SCHETR-DOCUMENT-SIZE
               display ', whole'
           else
               display ', in part'
           end-if.

       print-pickup.
           call 'CBL_CREATE_FILE' using batch-path x"02" x"00" x"00"
               batch-handle
           move 0 to batch-offset
           set SCHETR-SINK-CTX to address of batch-file
           set SCHETR-SINK-WRITE to entry 'WRITEPIECE'
           move 'pickup' to what-is-done
           call 'schet_pickup_batch' using by value section-handle
               by value october by value no-pointer by value no-bytes
               by value one by reference SCHETR-SINK
               by reference SCHETR-PICKUP-ITEM by value one
               by reference found by reference SCHETR-PICKUP-REPORT
               by reference SCHETR-ERROR returning answer
           perform must
           call 'CBL_CLOSE_FILE' using batch-handle
           move SCHETR-PICKUP-REPORT-INVOICES to count-shown
           display 'pickup: ' trim(count-shown) ' printed'
               with no advancing
           if batch-offset > 1000
               display ' into a file'
           else
               display ' nowhere'
           end-if
           call 'schet_pickup_list' using by value section-handle
               by value october by value no-pointer by value no-bytes
               by reference SCHETR-PICKUP-ITEM by value one
               by reference found by reference SCHETR-ERROR
               returning answer
           perform must
           set SCHETR-ORDER-CHANGE-ID-DATA
               to address of SCHETR-PICKUP-ITEM-ORDER
           move 36 to SCHETR-ORDER-CHANGE-ID-LEN
           move '77-002' to account-key
           set SCHETR-ORDER-CHANGE-ACCOUNT-DATA
               to address of account-key
           move length of account-key to SCHETR-ORDER-CHANGE-ACCOUNT-LEN
           set SCHETR-ORDER-CHANGE-BY-DATA to address of clerk
           move length of clerk to SCHETR-ORDER-CHANGE-BY-LEN
           compute now = november-1 + 85 * one-hour
           perform at-now
           call 'schet_order_hand_over' using by value section-handle
               by reference SCHETR-ORDER-CHANGE
               by reference SCHETR-TICK by reference SCHETR-ORDER
               by reference SCHETR-ERROR returning answer
           perform must
           if SCHETR-ORDER-STATE = SCHET-ORDER-HANDED-OVER
               display '  77-002: handed over'
           end-if.

       show-history.
           move SCHETR-ORDER-EVENT to one-event(1)
           move '77-001' to account-key
           move 36 to id-length
           move 'history' to what-is-done
           call 'schet_order_history' using by value section-handle
               by reference account-key by value account-length
               by reference order-id by value id-length
               by value no-bytes by reference all-events
               by value choices-room by reference found
               by reference SCHETR-ERROR returning answer
           perform must
           perform varying place from 1 by 1 until place > found
               move one-event(place) to SCHETR-ORDER-EVENT
               move SCHETR-ORDER-EVENT-AT to now
               display '  ' with no advancing
               perform show-instant
               move SCHETR-ORDER-EVENT-STATE to answer-shown
               display 'state ' trim(answer-shown)
           end-perform.

      *> A call detail from data alone; more kopecks than a floating
      *> number can tell apart.
       detail-from-data.
           move 'detail' to what-is-done
           move SCHET-CP866 to SCHETR-RENDERER-CONFIG-ENCODING
           set SCHETR-RENDERER-CONFIG-OPERATOR-INFO
               to address of SCHETR-OPERATOR
           call 'schet_renderer_open' using by value abi
               by reference SCHETR-RENDERER-CONFIG
               by reference renderer-handle by reference SCHETR-ERROR
               returning answer
           perform must
           move october to SCHETR-CALL-DETAIL-PERIOD
           move SCHET-FORMAT-CSV to SCHETR-CALL-DETAIL-FORMAT
           move '77-003' to account-key
           set SCHETR-CALL-DETAIL-ACCOUNT-DATA
               to address of account-key
           move length of account-key to SCHETR-CALL-DETAIL-ACCOUNT-LEN
           string directory-name delimited by space '/calls.csv '
               into batch-path
           call 'CBL_CREATE_FILE' using batch-path x"02" x"00" x"00"
               batch-handle
           move 0 to batch-offset
           call 'schet_paper_calls' using by value renderer-handle
               by reference SCHETR-CALL-DETAIL by reference SCHETR-SINK
               by reference paper-handle by reference SCHETR-ERROR
               returning answer
           perform must
           move SCHET-OUTGOING to SCHETR-CALL-DIRECTION
           compute SCHETR-CALL-START = november-1 - 72 * one-hour
           move 60 to SCHETR-CALL-SECONDS
           move 60 to SCHETR-CALL-CHARGED-SECONDS
           move 90071992547409.93 to SCHETW-ROUBLES
           perform SCHETP-ROUBLES-TO-KOPECKS
           move SCHETW-KOPECKS to SCHETR-CALL-AMOUNT
           set SCHETR-CALL-KEY-DATA to address of satellite-key
           move length of satellite-key to SCHETR-CALL-KEY-LEN
           set SCHETR-CALL-SUBSCRIBER-DATA to address of satellite-line
           move length of satellite-line to SCHETR-CALL-SUBSCRIBER-LEN
           set SCHETR-CALL-PEER-DATA to address of satellite-peer
           move length of satellite-peer to SCHETR-CALL-PEER-LEN
           set SCHETR-CALL-SERVICE-DATA to address of service-name
           move length of service-name to SCHETR-CALL-SERVICE-LEN
           call 'schet_paper_add_calls' using by value paper-handle
               by reference SCHETR-CALL by value one
               by reference SCHETR-ERROR returning answer
           perform must
           call 'schet_paper_finish' using by value paper-handle
               by reference SCHETR-PAPER-TOTALS
               by reference SCHETR-ERROR returning answer
           perform must
           move SCHETR-PAPER-TOTALS-AMOUNT to kopecks-shown
           display 'call detail: ' trim(kopecks-shown) ' kopecks'
           call 'CBL_CLOSE_FILE' using batch-handle
           call 'schet_paper_close' using by reference paper-handle
               by reference SCHETR-ERROR returning answer
           perform must
           call 'schet_renderer_close'
               using by reference renderer-handle
               by reference SCHETR-ERROR returning answer
           perform must.

      *> The instant of a call. This billing's clock stands still, so
      *> that it says the same at every run; another passes a NULL.
       at-now.
           add 1 to seed-byte
           move now to SCHETR-TICK-NOW
           move 1 to SCHETR-TICK-HAS-SEED
           move all x"2A" to SCHETR-TICK-SEED
           move char(seed-byte) to SCHETR-TICK-SEED(1:1).

      *> Moscow's clocks at now.
       show-instant.
           compute seconds = now / 1000000 + 10800
           compute days = seconds / 86400 + 134775
           compute clock-day = date-of-integer(days)
           compute clock-hour =
               mod(integer(seconds / 3600), 24)
           display clock-day(7:2) '.' clock-day(5:2) ' ' clock-hour
               ':00 ' with no advancing.

       must.
           if answer not = SCHET-OK
               move answer to answer-shown
               move SCHETR-ERROR-MESSAGE to SCHETW-TEXT
               perform SCHETP-BLANK-TEXT
               display trim(what-is-done) ': status'
                   answer-shown ', ' trim(SCHETW-TEXT) upon stderr
               move 1 to return-code
               stop run
           end-if.

       copy 'SCHETP.cpy'.
       end program billing.

      *> A piece of a document, for the file that the context is. What
      *> does not answer SCHET-HOST-DONE has failed, a bare GOBACK too.
       identification division.
       program-id. WRITEPIECE.
       data division.
       working-storage section.
       copy 'SCHET.cpy'.
       01  bytes                       pic x(4) comp-x.
       01  written                     usage binary-long.
       linkage section.
       01  the-file.
           03  the-handle              pic x(4).
           03  the-offset              pic x(8) comp-x.
       01  the-piece.
           03  the-size                usage binary-long unsigned.
           03  the-length              usage binary-long unsigned.
           03  the-data                usage pointer.
       01  the-bytes                   pic x(1048576).
       procedure division using the-file the-piece.
           set address of the-bytes to the-data
           move the-length to bytes
           call 'CBL_WRITE_FILE' using the-handle the-offset bytes
               x"00" the-bytes returning written
           if written not = 0
               move 0 to return-code
               goback
           end-if
           add the-length to the-offset
           move SCHET-HOST-DONE to return-code
           goback.
       end program WRITEPIECE.
