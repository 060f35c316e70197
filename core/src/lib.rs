//! The self-service section «Счета» (Invoices) of a telecom operator's customer cabinet, as a library.
//!
//! ```
//! use std::sync::Arc;
//! use schet::desk::{Desk, Ports, Tick};
//! use schet::order::{OrderKind, OrderRequest, Policy, Refusal};
//! use schet_memory::{MemoryDocuments, MemoryMailer, MemoryStore};
//!
//! # fn operator() -> schet::Operator {
//! #     serde_json::from_str(r#"{ "id": "svyaz", "name": "ООО «Связь»", "address": "Москва", "requisites":
//! #       { "inn": "7707083893", "bank": "АО «ТБанк»", "bic": "044525411", "account": "40702810200000124669" },
//! #       "contact": { "email": "help@svyaz.ru", "phone": "8 800 000-00-00" }, "sender": "bill@svyaz.ru",
//! #       "link_base": "https://svyaz.ru/i/" }"#).unwrap()
//! # }
//! # futures_lite::future::block_on(async {
//! let store = Arc::new(MemoryStore::new());
//! let ports = Ports {
//!     billing: store.clone(),
//!     orders: store,
//!     documents: Arc::new(MemoryDocuments::new()),
//!     mailer: Arc::new(MemoryMailer::new()),
//! };
//! let desk = Desk::new(operator(), Policy::default(), ports);
//!
//! // A customer asks for September's invoice; the account is not there yet.
//! let request = OrderRequest {
//!     account: "100-1".parse()?,
//!     kind: OrderKind::Repeat { period: "2026-09".parse()? },
//!     by: "cabinet".parse()?,
//!     key: None,
//! };
//! let tick = Tick::new("2026-10-04T06:00:00Z".parse()?, [7; 32]); // the instant, and 32 random bytes
//! assert_eq!(desk.order(request, &tick).await?, Err(Refusal::UnknownAccount));
//! # Ok::<(), Box<dyn std::error::Error>>(()) }).unwrap();
//! ```
//!
//! # What it does
//!
//! A business customer repeats an invoice by e-mail, downloads one by a link, changes how and where invoices are
//! delivered, gets the call detail of this month or the last and this month's charges; on the days on which invoices
//! are being formed, invoice orders are refused. Behind it: the monthly run that forms and delivers every regular
//! invoice, orders that survive a crash, documents rendered in-process, mails that are never lost, and data that is kept
//! for as long as a policy says.
//!
//! # What it doesn't
//!
//! It never computes a charge: the operator's billing rates and bills, and answers as [`ports::BillingSource`]. It has
//! no clock, no random source, no threads, no network, and does no I/O of its own: instants and seeds are arguments,
//! and all else comes through the [`ports`].
//!
//! # The map
//!
//! | module | what is there |
//! | --- | --- |
//! | [`calendar`] | billing periods, the operator's zone, the formation window |
//! | [`party`], [`text`] | operators, accounts, subscribers, e-mail addresses, requisites; checked text |
//! | [`money`], [`invoice`], [`usage`] | amounts and VAT, bills and the check of their sums, calls and charges |
//! | [`delivery`] | how and where invoices go, and the history of it |
//! | [`order`], [`section`] | orders as a state machine, what is granted and refused, the menu |
//! | [`render`] | PDF, CSV, XLSX, mails: data in, bytes out |
//! | [`ports`] | what a host or an adapter implements, each a numbered contract |
//! | [`desk`] | the use-cases over the ports |
//!
//! Arrows run one way: the desk uses ports, ports use the domain, rendering uses the domain.

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
