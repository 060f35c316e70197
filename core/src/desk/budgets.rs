//! What a day has of mails that accounts order, so that nobody is bombarded with them.

use super::{Desk, DeskError};
use crate::calendar::Instant;
use crate::order::Refusal;
use crate::party::EmailAddress;
use crate::ports::{Shared, SharedBudget};

impl Desk {
    /// The budgets out of which a mail to an address is taken: its own, its domain's, and the operator's.
    pub(super) fn shared_budgets(&self, to: &EmailAddress, now: Instant) -> Vec<SharedBudget> {
        let day = self.operator.zone.date_of(now);
        let limits = [
            (Shared::Address(to.clone()), self.policy.address_mails_a_day),
            (Shared::Domain(to.domain().to_owned()), self.policy.domain_mails_a_day),
            (Shared::Operator, self.policy.mails_a_day),
        ];
        limits.map(|(of, limit)| SharedBudget { of, day, limit }).to_vec()
    }

    /// The refusal where one of them is used up: it says when to come again, and nothing of whose mails they were.
    pub(super) async fn used_up(&self, to: &EmailAddress, now: Instant) -> Result<Option<Refusal>, DeskError> {
        for SharedBudget { of, day, limit } in self.shared_budgets(to, now) {
            if self.ports.orders.mails_on(&self.operator.id, &of, day).await? >= limit {
                return Ok(Some(Refusal::LimitReached { limit, until: self.operator.zone.next_day(now) }));
            }
        }
        Ok(None)
    }
}
