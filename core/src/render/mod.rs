//! Documents as bytes: data in, bytes out, the same bytes for the same data (R21, R22).

pub mod charges;
pub mod csv;
mod deflate;
pub mod detail;
mod digits;
pub mod einvoice;
mod error;
mod issue;
pub mod locale;
pub mod mail;
pub mod payment_code;
pub mod pdf;
pub mod qr;
pub mod words;
pub mod xlsx;

pub use error::RenderError;
pub use issue::IssueRenderer;
pub use pdf::{
    Attachment, CallPdf, PickupBatch, PickupEntry, PickupRegister, Relationship, Rendered, Renderer, Rendering,
    SharedPrefix, invoice, repertoire,
};
