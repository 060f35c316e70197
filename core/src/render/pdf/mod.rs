//! Documents as PDF: a file is a prefix that all share, with the fonts in it, and a tail of a few kilobytes.

mod attachment;
mod balance;
mod calls;
mod canvas;
mod charges;
mod file;
mod fonts;
mod invoice;
mod ledger;
mod letterhead;
mod logo;
mod metadata;
mod objects;
mod parties;
mod pickup;
mod prefix;
mod press;
mod renderer;
mod stream;
mod structure;
mod table;
mod tree;
mod typeface;
mod vat;

pub use attachment::{Attachment, Relationship};
pub use calls::CallPdf;
pub use pickup::{PickupBatch, PickupEntry, PickupRegister};
pub use prefix::SharedPrefix;
pub use renderer::{Rendered, Renderer, Rendering, invoice};
pub use typeface::repertoire;
