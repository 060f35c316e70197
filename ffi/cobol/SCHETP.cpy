      *> SCHETP.cpy - amounts and texts across the border.
      *> Copy it into the PROCEDURE DIVISION, behind the program's own
      *> paragraphs; SCHETW.cpy has what they work on.

      *> SCHETW-ROUBLES to SCHETW-KOPECKS. Digits are moved, nothing is
      *> rounded: 17 digits are at most 99,999,999,999,999,999 kopecks.
       SCHETP-ROUBLES-TO-KOPECKS.
           MOVE 0 TO SCHETW-AMOUNT-STATUS
           COMPUTE SCHETW-KOPECKS = SCHETW-ROUBLES * 100
               ON SIZE ERROR MOVE 1 TO SCHETW-AMOUNT-STATUS
           END-COMPUTE.

      *> SCHETW-KOPECKS to SCHETW-ROUBLES.
       SCHETP-KOPECKS-TO-ROUBLES.
           MOVE 0 TO SCHETW-AMOUNT-STATUS
           COMPUTE SCHETW-ROUBLES = SCHETW-KOPECKS / 100
               ON SIZE ERROR MOVE 1 TO SCHETW-AMOUNT-STATUS
           END-COMPUTE.

      *> SCHETW-TEXT as the library has filled it to blanks at its end.
       SCHETP-BLANK-TEXT.
           INSPECT SCHETW-TEXT REPLACING ALL X"00" BY SPACE.
