//! Documents as bytes: data in, bytes out, the same bytes for the same data (R21, R22).
//!
//! # No pictures of pages
//!
//! There is no PNG preview of a page here, by choice. Every browser and telephone shows PDF itself. A painter of
//! Rust's own that reads PDF, such as hayro, brings some sixty crates with it, the decoders of pictures that none of our
//! documents has among them, and takes longer to build than all the rest; one that paints SVG, such as resvg, would want
//! each page a second time in another form, and the two could differ. A host that wants a preview runs such a painter,
//! or `pdftoppm`, on the bytes: they are plain PDF.

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
