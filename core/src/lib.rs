//! The self-service section «Счета» (Invoices) of a telecom operator's customer cabinet, as a library.

pub mod calendar;
pub mod delivery;
pub mod desk;
mod hex;
pub mod invoice;
pub mod locale;
pub mod money;
pub mod order;
pub mod party;
pub mod ports;
pub mod render;
pub mod section;
pub mod text;
pub mod usage;

pub use calendar::{BillingPeriod, FormationWindow, Instant, Zone};
pub use invoice::{Bill, Invoice, InvoiceNumber};
pub use locale::Locale;
pub use money::{Amount, Currency, Money};
pub use party::{Account, AccountNumber, EmailAddress, Operator, OperatorId, Subscriber, SubscriberId};
