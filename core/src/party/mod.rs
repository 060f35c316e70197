//! Who is billed and who bills: accounts, subscribers, operators, their addresses and requisites.

mod account;
mod address;
mod identifier;
mod operator;
mod requisites;

pub use account::{Account, Subscriber};
pub use address::EmailAddress;
pub(crate) use identifier::e164_digits;
pub use identifier::{AccountNumber, OperatorId, SubscriberId};
pub use operator::{Brand, Contact, Operator};
pub use requisites::{Bank, BankAccount, Bic, Inn, Kpp, Ogrn, Requisites, RequisitesError};
