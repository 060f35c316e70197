//! Documents as bytes: data in, bytes out, the same bytes for the same data (R21, R22).

pub mod charges;
pub mod csv;
pub mod detail;
mod digits;
pub mod einvoice;
mod error;
pub mod locale;
pub mod mail;
pub mod payment_code;
pub mod pdf;
pub mod qr;
pub mod words;
pub mod xlsx;

pub use error::RenderError;
pub use pdf::{
    CallPdf, PickupBatch, PickupEntry, PickupRegister, Rendered, Renderer, SharedPrefix, invoice, repertoire,
};
