use std::ops::Bound;

use async_trait::async_trait;
use schet::money::Currency;
use schet::ports::{BillAnswer, BillingSource, CallQuery, PortError};
use schet::usage::{Call, Charges};
use schet::{Account, AccountNumber, BillingPeriod, OperatorId, SubscriberId};

use crate::store::MemoryStore;

#[async_trait]
impl BillingSource for MemoryStore {
    async fn accounts(
        &self,
        operator: &OperatorId,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<AccountNumber>, PortError> {
        let begin = after.map_or(Bound::Unbounded, Bound::Excluded);
        self.with(operator, |book| {
            let behind = book.fed.accounts.range::<AccountNumber, _>((begin, Bound::Unbounded));
            behind.take(limit).map(|(number, _)| number.clone()).collect()
        })
    }

    async fn account(&self, operator: &OperatorId, number: &AccountNumber) -> Result<Option<Account>, PortError> {
        self.with(operator, |book| book.fed.accounts.get(number).cloned())
    }

    async fn bills(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        accounts: &[AccountNumber],
    ) -> Result<Vec<BillAnswer>, PortError> {
        self.with(operator, |book| accounts.iter().map(|number| book.fed.bill(number, period)).collect())
    }

    async fn calls(&self, operator: &OperatorId, query: &CallQuery, limit: usize) -> Result<Vec<Call>, PortError> {
        self.with(operator, |book| book.fed.calls(query, limit))
    }

    async fn charges(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        period: BillingPeriod,
        subscribers: &[SubscriberId],
    ) -> Result<Charges, PortError> {
        let span = period.span(self.zone());
        let lines = self.with(operator, |book| book.fed.charges(account, &span, subscribers))?;
        Ok(Charges { account: account.clone(), period, currency: Currency::default(), lines })
    }
}
