//! Calls and charges as the host states them.

use schet::AccountNumber;
use schet::money::Amount;
use schet::usage::{Call, ChargeLine, Direction};

use crate::bill::{SCHET_LINE_HAS_SECONDS, decimal};
use crate::codes;
use crate::error::Failure;
use crate::record::record;
use crate::text::{TextReader, schet_text};
use crate::time;

/// The call went from the subscriber.
pub const SCHET_OUTGOING: i32 = 1;
/// The call came to the subscriber.
pub const SCHET_INCOMING: i32 = 2;

/// One call of a subscriber. It belongs to the period of its start.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_call {
    /// sizeof(schet_call).
    pub struct_size: u32,
    /// SCHET_OUTGOING or SCHET_INCOMING.
    pub direction: i32,
    /// When it began, in microseconds since 1970-01-01 UTC.
    pub start: i64,
    /// When the billing received the record; 0: not stated. Received after its period's invoice was formed, it is late.
    pub received: i64,
    /// What it cost, in minor units, with VAT as the billing states it.
    pub amount: i64,
    /// How long it lasted, in seconds.
    pub seconds: u32,
    /// The duration that was charged, in seconds, as the billing rounded it.
    pub charged_seconds: u32,
    /// The billing's key of the call or of its leg, unique for the account: fed twice it is one call.
    pub key: schet_text,
    /// Whose call; in a call detail not looked at.
    pub account: schet_text,
    /// Whose call among the account's subscribers.
    pub subscriber: schet_text,
    /// The other party, as the billing writes it.
    pub peer: schet_text,
    /// The service by which it is charged.
    pub service: schet_text,
}
record!(schet_call, 120);

/// The charges of one subscriber for one service.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_charge {
    /// sizeof(schet_charge).
    pub struct_size: u32,
    /// SCHET_LINE_HAS_SECONDS when `seconds` is stated, else 0.
    pub flags: u32,
    /// How many units, times 10 to the power of `quantity_scale`: calls where the unit is a call.
    pub quantity: i64,
    /// How many decimals `quantity` has, 0 to 28.
    pub quantity_scale: u32,
    /// Not looked at.
    pub reserved: u32,
    /// The charged duration of a time-charged service.
    pub seconds: u64,
    /// What it comes to, in minor units, with VAT as the billing states it.
    pub amount: i64,
    /// The subscriber; absent: the account as a whole.
    pub subscriber: schet_text,
    /// The service.
    pub service: schet_text,
}
record!(schet_charge, 72);

impl schet_call {
    pub(crate) fn to_domain(self, reader: TextReader) -> Result<Call, Failure> {
        Ok(Call {
            key: reader.parse(self.key, "key")?,
            subscriber: reader.parse(self.subscriber, "subscriber")?,
            start: time::instant(self.start, "start")?,
            direction: match self.direction {
                SCHET_OUTGOING => Direction::Outgoing,
                SCHET_INCOMING => Direction::Incoming,
                0 => return Err(Failure::missing("direction")),
                other => return Err(codes::unknown("direction", other)),
            },
            peer: reader.parse(self.peer, "peer")?,
            service: reader.parse(self.service, "service")?,
            seconds: self.seconds,
            charged_seconds: self.charged_seconds,
            amount: Amount::from_minor(self.amount),
            received: time::instant_or_none(self.received, "received")?,
        })
    }

    /// A call with its account.
    pub(crate) fn fed(self, reader: TextReader) -> Result<(AccountNumber, Call), Failure> {
        Ok((reader.parse(self.account, "account")?, self.to_domain(reader)?))
    }
}

impl schet_charge {
    pub(crate) fn to_domain(self, reader: TextReader) -> Result<ChargeLine, Failure> {
        if self.flags & !SCHET_LINE_HAS_SECONDS != 0 {
            return Err(Failure::value("flags", "has bits that stand for nothing"));
        }
        Ok(ChargeLine {
            subscriber: reader.parse_optional(self.subscriber, "subscriber")?,
            service: reader.parse(self.service, "service")?,
            quantity: decimal(self.quantity, self.quantity_scale, "quantity_scale".into())?,
            seconds: (self.flags == SCHET_LINE_HAS_SECONDS).then_some(self.seconds),
            amount: Amount::from_minor(self.amount),
        })
    }
}
