//! Mails of schet as .eml files in a Maildir.
