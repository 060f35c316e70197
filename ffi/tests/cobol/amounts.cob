      *> Amounts of packed decimals to kopecks and back.
       identification division.
       program-id. amounts.
       data division.
       working-storage section.
       copy 'SCHETW.cpy'.
       01  shown                       pic -(19)9.
       01  shown-roubles               pic -(17)9.99.
       procedure division.
       main-part.
           move 0.01 to SCHETW-ROUBLES
           perform there-and-back
           move -0.01 to SCHETW-ROUBLES
           perform there-and-back
           move 21474836.48 to SCHETW-ROUBLES
           perform there-and-back
           move 90071992547409.93 to SCHETW-ROUBLES
           perform there-and-back
           move 999999999999999.99 to SCHETW-ROUBLES
           perform there-and-back
           move -999999999999999.99 to SCHETW-ROUBLES
           perform there-and-back
           move 99999999999999999 to SCHETW-KOPECKS
           add 1 to SCHETW-KOPECKS
           perform SCHETP-KOPECKS-TO-ROUBLES
           display 'status ' SCHETW-AMOUNT-STATUS
           move 'Text' to SCHETW-TEXT
           inspect SCHETW-TEXT replacing all space by x'00'
           perform SCHETP-BLANK-TEXT
           if SCHETW-TEXT = 'Text' display 'blank at its end' end-if
           stop run.

       there-and-back.
           perform SCHETP-ROUBLES-TO-KOPECKS
           move SCHETW-KOPECKS to shown
           move 0 to SCHETW-ROUBLES
           perform SCHETP-KOPECKS-TO-ROUBLES
           move SCHETW-ROUBLES to shown-roubles
           display shown shown-roubles ' ' SCHETW-AMOUNT-STATUS.

       copy 'SCHETP.cpy'.
