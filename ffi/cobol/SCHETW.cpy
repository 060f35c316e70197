      *> SCHETW.cpy - what the paragraphs of SCHETP.cpy work on.
      *> Copy it into WORKING-STORAGE.

      *> An amount in roubles, as the billing's records have it.
       01  SCHETW-ROUBLES              PIC S9(15)V99 COMP-3.
      *> The same amount in kopecks, as the library takes it.
       01  SCHETW-KOPECKS              USAGE BINARY-DOUBLE.
      *> 0 when the amount was turned; 1 when it has more digits than
      *> fit, and what was there before is left.
       01  SCHETW-AMOUNT-STATUS        USAGE BINARY-LONG.
           88  SCHETW-AMOUNT-OK        VALUE 0.

      *> A text that the library has written: its bytes up to X"00".
       01  SCHETW-TEXT                 PIC X(1024).
