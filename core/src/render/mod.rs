//! Documents as bytes: data in, bytes out, the same bytes for the same data (R21, R22).

pub mod csv;
pub mod detail;
mod digits;
pub mod locale;
pub mod mail;
pub mod qr;
pub mod words;
