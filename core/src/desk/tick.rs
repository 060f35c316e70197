use sha2::{Digest as _, Sha256};
use uuid::Builder;

use super::LinkToken;
use crate::calendar::Instant;
use crate::order::{Fingerprint, OrderId};
use crate::party::{AccountNumber, OperatorId};

/// The instant at which a call happens, and the randomness it may use.
///
/// The core has neither a clock nor a random source. The seed must come from a cryptographic random source and be
/// new for each call: links are guessed as easily as their seed. To make a call again whose outcome is not known, its
/// own tick may be given once more: what the first has made is then found, not made anew.
///
/// ```
/// use schet::desk::Tick;
/// let now = "2026-10-04T06:00:00Z".parse()?;
/// let tick = Tick::new(now, [7; 32]); // 32 random bytes in earnest
/// assert_eq!(tick.now(), now);
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Clone)]
pub struct Tick {
    now: Instant,
    seed: [u8; 32],
}

impl Tick {
    /// An instant and 32 random bytes.
    #[must_use]
    pub fn new(now: Instant, seed: [u8; 32]) -> Self {
        Self { now, seed }
    }

    /// The instant.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.now
    }

    /// The same with a later instant, where this one is before it: the clocks of two hosts may differ.
    pub(super) fn not_before(&self, instant: Instant) -> Self {
        Self { now: self.now.max(instant), seed: self.seed }
    }

    /// The time-ordered identifier of an order that this call makes: one for each operator, account, content and key,
    /// and the same when the call is made again.
    pub(super) fn order_id(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        content: &Fingerprint,
        key: &str,
    ) -> OrderId {
        let parts = [operator.as_str().as_bytes(), account.as_str().as_bytes(), content, key.as_bytes()];
        let random = self.derive(b"order", &parts);
        let mut tail = [0; 10];
        tail.copy_from_slice(&random[..10]);
        let millis = u64::try_from(self.now.timestamp_millis()).unwrap_or(0);
        OrderId(Builder::from_unix_timestamp_millis(millis, &tail).into_uuid())
    }

    /// The link token that this call makes for an order.
    pub(super) fn token(&self, order: OrderId) -> LinkToken {
        LinkToken::from_bytes(self.derive(b"link", &[order.0.as_bytes()]))
    }

    fn derive(&self, what: &[u8], parts: &[&[u8]]) -> [u8; 32] {
        let mut hash = Sha256::new().chain_update(self.seed).chain_update(what);
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }
}

impl std::fmt::Debug for Tick {
    /// Shows the instant; the seed stays secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tick").field("now", &self.now).finish_non_exhaustive()
    }
}
