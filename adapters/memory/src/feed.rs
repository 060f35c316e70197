use async_trait::async_trait;
use schet::invoice::{Bill, Instalment, Payment};
use schet::ports::{Feed, FeedReport, PortError, RefusedRow};
use schet::usage::Call;
use schet::{Account, AccountNumber, Instant, OperatorId};

use crate::book::Book;
use crate::fed::Reason;
use crate::store::MemoryStore;

#[async_trait]
impl Feed for MemoryStore {
    async fn put_accounts(&self, operator: &OperatorId, accounts: &[Account]) -> Result<FeedReport, PortError> {
        self.with(operator, |book| {
            each(accounts, |account| {
                book.fed.put_account(account);
                Ok(())
            })
        })
    }

    async fn put_invoices(&self, operator: &OperatorId, bills: &[Bill]) -> Result<FeedReport, PortError> {
        self.with(operator, |book: &mut Book| {
            each(bills, |bill| {
                let issued = book.latest(bill.period, &bill.account).cloned();
                book.fed.put_bill(bill, issued.as_ref())
            })
        })
    }

    async fn append_calls(
        &self,
        operator: &OperatorId,
        calls: &[(AccountNumber, Call)],
    ) -> Result<FeedReport, PortError> {
        self.with(operator, |book| each(calls, |(account, call)| book.fed.append_call(account, call)))
    }

    async fn put_payments(
        &self,
        operator: &OperatorId,
        payments: &[(AccountNumber, Payment)],
    ) -> Result<FeedReport, PortError> {
        self.with(operator, |book| each(payments, |(account, payment)| book.fed.put_payment(account, payment)))
    }

    async fn put_instalments(
        &self,
        operator: &OperatorId,
        instalments: &[(AccountNumber, Instalment)],
    ) -> Result<FeedReport, PortError> {
        self.with(operator, |book| {
            each(instalments, |(account, instalment)| book.fed.put_instalment(account, instalment))
        })
    }

    async fn forget_calls(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        before: Instant,
    ) -> Result<u64, PortError> {
        self.with(operator, |book| book.fed.forget_calls(account, before))
    }

    async fn forget_account(&self, operator: &OperatorId, account: &AccountNumber) -> Result<bool, PortError> {
        self.with(operator, |book| book.fed.forget_account(account))
    }
}

/// Takes each row by itself (F1).
fn each<T>(rows: &[T], mut take: impl FnMut(&T) -> Result<(), Reason>) -> FeedReport {
    let mut report = FeedReport::default();
    for (place, row) in rows.iter().enumerate() {
        match take(row) {
            Ok(()) => report.kept += 1,
            Err(reason) => report.refused.push(RefusedRow { place, reason }),
        }
    }
    report
}
