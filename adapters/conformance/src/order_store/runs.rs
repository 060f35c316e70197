use std::time::Duration;

use futures_lite::future::block_on;
use schet::ports::{Change, Conflict, FormationRefusal, Run, RunCounts, RunShare};

use super::Harness;
use super::case::{Case, LEASE};
use crate::samples;
use crate::suite::{Check, Stop, ensure, same};
use crate::threads::at_once;

/// S8: a run is written against the version that was read; version 0 begins it.
pub fn s8_a_run_is_written_against_its_version(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let begun = samples::run(samples::period(0));
    case.conflicts(&[Change::PutRun(Run { version: 1, ..begun.clone() })], 0, Conflict::Version)?;
    case.made(&[Change::PutRun(begun.clone())])?;
    case.conflicts(&[Change::PutRun(begun.clone())], 0, Conflict::Version)?;
    same("the run", &run(&case)?, &Run { version: 1, ..begun.clone() })?;
    let next = Run {
        round: 2,
        dealt_through: Some(samples::account_number(19)),
        all_dealt: true,
        ended: Some(samples::instant(77)),
        counts: RunCounts { formed: 1, in_person: 2, already: 3, not_billable: 4, refused: 5 },
        version: 1,
        ..begun
    };
    case.made(&[Change::PutRun(next.clone())])?;
    case.conflicts(&[Change::PutRun(next.clone())], 0, Conflict::Version)?;
    same("the run", &run(&case)?, &Run { version: 2, ..next })
}

/// S9: a share of a period, round and number is dealt once, and is the dealer's for its lease.
pub fn s9_a_share_is_dealt_once(harness: &dyn Harness) -> Check {
    let case = begun(harness)?;
    case.made(&[deal(0, Duration::from_secs(60)), deal(1, Duration::from_secs(60))])?;
    case.conflicts(&[deal(0, LEASE)], 0, Conflict::Exists)?;
    same("a share under its dealer's lease", &claim(&case)?, &None)?;
    same("open shares", &open(&case)?, &2)?;
    case.subject.advance_leases(Duration::from_secs(61));
    same("the share", &claim(&case)?, &Some(RunShare { version: 2, ..samples::share(samples::period(0), 0) }))
}

/// S9: a share that is finished is there no more, and the run has its counts and a version one higher.
pub fn s9_a_finished_share_adds_its_counts(harness: &dyn Harness) -> Check {
    let case = begun(harness)?;
    case.made(&[deal(0, LEASE), deal(1, LEASE)])?;
    let counts = RunCounts { formed: 7, in_person: 2, already: 1, not_billable: 1, refused: 1 };
    case.made(&[finish(0, 1, counts)])?;
    let after = run(&case)?;
    same("counts and version", &(after.counts, after.version), &(counts, 2))?;
    same("open shares", &open(&case)?, &1)?;
    case.conflicts(&[finish(0, 1, counts)], 0, Conflict::Version)?;
    case.made(&[finish(1, 1, counts)])?;
    same("counts", &run(&case)?.counts, &counts.plus(counts))?;
    same("open shares", &open(&case)?, &0)
}

/// S9: a worker whose share was claimed since can't finish it, nor can one whose run or share was never there.
pub fn s9_a_share_is_finished_in_the_version_that_was_read(harness: &dyn Harness) -> Check {
    let case = begun(harness)?;
    let counts = RunCounts { formed: 10, ..RunCounts::default() };
    case.conflicts(&[finish(0, 1, counts)], 0, Conflict::Version)?;
    case.made(&[deal(0, Duration::ZERO)])?;
    same("the share's version after a claim", &claim(&case)?.map(|share| share.version), &Some(2))?;
    case.conflicts(&[finish(0, 1, counts)], 0, Conflict::Version)?;
    same("counts", &run(&case)?.counts, &RunCounts::default())?;
    case.made(&[finish(0, 2, counts)])?;
    let elsewhere = RunShare { version: 1, ..samples::share(samples::period(3), 0) };
    case.made(&[Change::DealShare { share: elsewhere.clone(), lease: LEASE }])?;
    case.conflicts(&[Change::FinishShare { share: elsewhere, counts }], 0, Conflict::Version)
}

/// S10: of an account and period the last refusal is listed.
pub fn s10_a_refusal_takes_the_place_of_the_one_before(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let period = samples::period(0);
    let first = samples::refusal(1, period, "not_ready");
    let second = FormationRefusal { at: samples::instant(50), ..samples::refusal(1, period, "glyph") };
    case.made(&[Change::Refuse(first), Change::Refuse(second.clone())])?;
    let listed = block_on(case.store().refusals(&case.operator, period, None, 10))?;
    same("the refusals", &listed, &vec![second])
}

/// S14: a share without a live lease is claimed by number, once for its lease, each claim a version one higher.
pub fn s14_shares_are_claimed_like_orders(harness: &dyn Harness) -> Check {
    let case = begun(harness)?;
    same("a share of a run without shares", &claim(&case)?, &None)?;
    case.made(&[deal(2, Duration::ZERO), deal(0, LEASE), deal(1, Duration::ZERO)])?;
    let of = |number, version| Some(RunShare { version, ..samples::share(samples::period(0), number) });
    let lease = Duration::from_secs(600);
    let next = || block_on(case.store().claim_share(&case.operator, samples::period(0), lease));
    same("the first share", &next()?, &of(1, 2))?;
    same("the second share", &next()?, &of(2, 2))?;
    same("a third share", &next()?, &None)?;
    case.subject.advance_leases(Duration::from_secs(599));
    same("a share before its lease ends", &next()?, &None)?;
    case.subject.advance_leases(Duration::from_secs(2));
    same("a share after its lease ended", &next()?, &of(1, 3))?;
    same(
        "a share of a period without a run",
        &block_on(case.store().claim_share(&case.operator, samples::period(4), lease))?,
        &None,
    )
}

/// S14: many threads claim shares; each share has one worker.
pub fn s14_no_share_is_claimed_twice(harness: &dyn Harness) -> Check {
    let case = begun(harness)?;
    let deals: Vec<_> = (0..20).map(|number| deal(number, Duration::ZERO)).collect();
    case.made(&deals)?;
    let claimed = at_once(6, |_| {
        let mut mine = Vec::new();
        while let Some(share) = claim(&case)? {
            mine.push(share.number);
        }
        Ok(mine)
    })?;
    let mut claimed = claimed.concat();
    claimed.sort_unstable();
    same("the shares claimed", &claimed, &(0..20).collect())
}

/// S14: a round that has not begun, or is over, has no shares to claim.
pub fn s14_shares_of_another_round_are_not_claimed(harness: &dyn Harness) -> Check {
    let case = begun(harness)?;
    let share = RunShare { round: 2, ..samples::share(samples::period(0), 0) };
    case.made(&[Change::DealShare { share: share.clone(), lease: Duration::ZERO }])?;
    same("claimed in round 1", &claim(&case)?, &None)?;
    same("open in round 1", &open(&case)?, &0)?;
    case.made(&[Change::PutRun(Run { round: 2, ..run(&case)? })])?;
    same("open in round 2", &open(&case)?, &1)?;
    let claimed = claim(&case)?;
    ensure(claimed == Some(RunShare { version: 2, ..share }), || format!("claimed in round 2: {claimed:?}"))
}

/// A store in which the first period's run has begun.
fn begun(harness: &dyn Harness) -> Result<Case, Stop> {
    let case = Case::new(harness);
    case.made(&[Change::PutRun(samples::run(samples::period(0)))])?;
    Ok(case)
}

fn deal(number: u32, lease: Duration) -> Change {
    Change::DealShare { share: samples::share(samples::period(0), number), lease }
}

fn finish(number: u32, version: u64, counts: RunCounts) -> Change {
    Change::FinishShare { share: RunShare { version, ..samples::share(samples::period(0), number) }, counts }
}

fn run(case: &Case) -> Result<Run, Stop> {
    let run = block_on(case.store().run(&case.operator, samples::period(0)))?;
    run.ok_or_else(|| Stop::Broken("the run is not there".to_owned()))
}

fn claim(case: &Case) -> Result<Option<RunShare>, Stop> {
    Ok(block_on(case.store().claim_share(&case.operator, samples::period(0), LEASE))?)
}

fn open(case: &Case) -> Result<u64, Stop> {
    Ok(block_on(case.store().open_shares(&case.operator, samples::period(0)))?)
}
