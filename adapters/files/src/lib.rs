//! Reads an operator from files: JSON Lines, call records in CSV, and the Master.csv of Asterisk.
