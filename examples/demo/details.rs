use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use schet::ports::{BillingSource, CallQuery, CallsAfter};
use schet::render::csv::CallCsv;
use schet::render::detail::CallDetail;
use schet::usage::Call;
use schet::{Account, BillingPeriod, Instant, Operator};

use crate::month::{Outcome, told};
use crate::progress::Progress;

/// How many accounts or calls are read at once.
const PAGE: usize = 1_000;

/// Writes every call of every account into `<folder>/<period>/<account>.csv`.
pub(crate) async fn write(operator: &Operator, billing: &dyn BillingSource, folder: &Path) -> Outcome<()> {
    let mut progress = Progress::new("call details", None);
    let (mut files, mut calls, mut after) = (0_u64, 0_u64, None);
    loop {
        let page = billing.accounts(&operator.id, after.as_ref(), PAGE).await.map_err(told)?;
        let Some(last) = page.last() else { break };
        after = Some(last.clone());
        for number in &page {
            let Some(account) = billing.account(&operator.id, number).await.map_err(told)? else { continue };
            let written = write_account(operator, billing, &account, folder).await?;
            (files, calls) = (files + written.0, calls + written.1);
            progress.at(calls);
        }
    }
    progress.end(&format!("{calls} calls in {files} files"));
    Ok(())
}

/// Writes the calls of one account: how many files and calls.
async fn write_account(
    operator: &Operator,
    billing: &dyn BillingSource,
    account: &Account,
    folder: &Path,
) -> Outcome<(u64, u64)> {
    let (mut files, mut calls) = (0, 0);
    let mut from = Instant::UNIX_EPOCH;
    // From one period with calls to the next.
    while let Some(first) = next_call(operator, billing, account, from).await? {
        let period = BillingPeriod::current(first.start, operator.zone);
        calls += write_period(operator, billing, account, period, folder).await?;
        files += 1;
        from = period.span(operator.zone).end;
    }
    Ok((files, calls))
}

/// The earliest call that begins at an instant or later.
async fn next_call(
    operator: &Operator,
    billing: &dyn BillingSource,
    account: &Account,
    from: Instant,
) -> Outcome<Option<Call>> {
    let mut earliest: Option<Call> = None;
    for subscriber in &account.subscribers {
        let until = earliest.as_ref().map_or(Instant::MAX_UTC, |call| call.start);
        let query = CallQuery {
            account: account.number.clone(),
            from,
            until,
            subscribers: vec![subscriber.id.clone()],
            after: None,
        };
        // A subscriber's calls come in the order of their starts (B5).
        earliest = billing.calls(&operator.id, &query, 1).await.map_err(told)?.pop().or(earliest);
    }
    Ok(earliest)
}

/// Writes the calls of one period; how many.
async fn write_period(
    operator: &Operator,
    billing: &dyn BillingSource,
    account: &Account,
    period: BillingPeriod,
    folder: &Path,
) -> Outcome<u64> {
    let folder = folder.join(period.to_string());
    fs::create_dir_all(&folder).map_err(|error| format!("{} can't be made: {error}", folder.display()))?;
    // An account's number may have '/', and nothing else that a name can't.
    let path = folder.join(format!("{}.csv", account.number.as_str().replace('/', "~")));
    let failed = |error: std::io::Error| format!("{} can't be written: {error}", path.display());
    let detail = CallDetail {
        account: account.number.clone(),
        period,
        zone: operator.zone,
        locale: account.locale,
        formed_at: None,
    };
    let mut sheet = CallCsv::new(&detail, BufWriter::new(File::create(&path).map_err(failed)?)).map_err(failed)?;
    let span = period.span(operator.zone);
    let mut query = CallQuery {
        account: account.number.clone(),
        from: span.start,
        until: span.end,
        subscribers: Vec::new(),
        after: None,
    };
    loop {
        let page = billing.calls(&operator.id, &query, PAGE).await.map_err(told)?;
        for call in &page {
            sheet.write(call).map_err(failed)?;
        }
        let Some(last) = page.last().map(CallsAfter::of) else { break };
        query.after = Some(last);
    }
    let calls = sheet.totals().calls;
    let file = sheet.finish().map_err(failed)?;
    file.into_inner().map_err(|error| failed(error.into_error()))?;
    Ok(calls)
}
