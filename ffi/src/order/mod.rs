//! Orders: taking them, changing them, and what became of them (R4-R6, R8, R9, R13-R17).

mod change;
mod list;
mod row;
mod take;

pub use change::*;
pub use list::*;
pub(crate) use row::kind_code;
pub use row::*;
pub use take::*;
