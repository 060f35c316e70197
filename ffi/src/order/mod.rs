//! Orders: taking them, and what became of them (R4-R6, R8, R9, R13-R15).

mod row;
mod take;

pub use row::*;
pub use take::*;
