//! Workbooks in Office Open XML (ECMA-376), written front to back in constant memory (R8, R9).
//!
//! The writer needs nothing but [`std::io::Write`]: no seeking, no temporary file, no second pass. The same rows make
//! the same bytes. Texts are text whatever they look like: nothing that a customer or a caller wrote is a formula.

mod book;
mod calls;
mod strings;
mod styles;
mod zip;

pub use calls::CallXlsx;

pub(super) use book::{Book, SheetHead, SheetTail};
pub(super) use styles::Style;

/// The level of deflate: of rows like ours, higher ones cost much more time than they save space.
const LEVEL: u32 = 1;

#[cfg(test)]
mod tests;
