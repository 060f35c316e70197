//! The embedded default of schet: orders, the fed data and the billing in one SQLite file.
mod billing;
mod error;
mod feed;
mod lock;
mod options;
mod orders;
mod readers;
mod rows;
mod schema;
mod store;
mod writer;

pub use options::SqliteOptions;
pub use store::SqliteStore;
