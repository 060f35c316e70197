//! Who is billed and who bills: accounts, subscribers, operators, their addresses and requisites.

mod account;
mod address;
mod base64;
mod identifier;
mod logo;
mod operator;
mod requisites;

pub use account::{Account, Subscriber};
pub use address::EmailAddress;
pub(crate) use identifier::e164_digits;
pub use identifier::{AccountNumber, OperatorId, SubscriberId};
pub use logo::{Logo, LogoColour, LogoError, LogoImage, LogoPath, Segment};
pub use operator::{Brand, Contact, Operator, Profile};
pub use requisites::{Bank, BankAccount, Bic, Inn, Kpp, Ogrn, Requisites, RequisitesError};
