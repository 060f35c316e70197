//! The regular run: every account's invoice of a period (R18), and those that could not be formed (R20).

use std::ffi::{c_char, c_void};

use schet::BillingPeriod;
use schet::desk::{RunOutcome, RunStep};
use schet::ports::{FormationRefusal, Run, RunCounts};

use crate::boundary::call;
use crate::clock::schet_tick;
use crate::encoding::Encoding;
use crate::error::{Failure, schet_error};
use crate::host;
use crate::record::{Out, OutRows, read_optional, record};
use crate::service::{Schet, block_on};
use crate::status::SCHET_E_NULL;
use crate::text::{put, schet_text};
use crate::time;

/// There is more to do: call again.
pub const SCHET_STEP_MORE: i32 = 1;
/// All accounts are dealt out, and other workers still form theirs: call again later, for one of them may die.
pub const SCHET_STEP_WAITING: i32 = 2;
/// Every account was gone over.
pub const SCHET_STEP_ENDED: i32 = 3;

/// The regular run of a period as it stands, and what one step has done.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_run {
    /// sizeof(schet_run).
    pub struct_size: u32,
    /// Its period, as YYYYMM; 0: it was never begun.
    pub period: i32,
    /// Which pass over the accounts this is, from 1.
    pub round: u32,
    /// How it goes on: one of SCHET_STEP_...
    pub outcome: i32,
    /// When this round began, in microseconds since 1970-01-01 UTC.
    pub started: i64,
    /// When this round ended; 0: it has not.
    pub ended: i64,
    /// Invoices formed in this round.
    pub formed: u64,
    /// Of them, laid in the pickup batch.
    pub in_person: u64,
    /// Accounts whose invoice was there already.
    pub already: u64,
    /// Accounts that are not billed for the period.
    pub not_billable: u64,
    /// Accounts whose invoice was refused, or whose bill is not ready.
    pub refused: u64,
    /// Accounts that this step, or this call, has gone over itself.
    pub accounts: u64,
    /// The last account that was dealt out; empty: none yet.
    pub dealt_through: [c_char; 40],
}
record!(schet_run, 120);

/// A callback that is told of a run after each step; it answers SCHET_HOST_DONE to go on and SCHET_HOST_CANCEL to stop.
/// It must not call the library, nor raise, throw or jump out.
pub type schet_progress_fn = Option<unsafe extern "C" fn(ctx: *mut c_void, run: *const schet_run) -> i32>;

/// Who is told of a run's progress.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_progress {
    /// sizeof(schet_progress).
    pub struct_size: u32,
    /// Not looked at.
    pub reserved: u32,
    /// Given to the callback as it is.
    pub ctx: *mut c_void,
    /// Is told.
    pub tell: schet_progress_fn,
}
record!(schet_progress, 24);

/// One bounded step of the regular run of a period: at most `batch` accounts (1 to 10,000), formed, stored and recorded in
/// one transaction. Any number of threads and processes may call it at once. Mails go out by schet_process_due. `tick` and
/// `out` may be NULL. Blocks for some milliseconds an account and one write to the disk. Since ABI 1.
///
/// # Safety
/// The structs are NULL or of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_run_step(
    service: *const Schet,
    period: i32,
    batch: u32,
    tick: *const schet_tick,
    out: *mut schet_run,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let period = time::period(period, "period")?;
            let tick = service.tick(read_optional(tick)?)?;
            let out = Out::optional(out)?;
            let step = block_on(service.desk.form_regular(period, batch as usize, &tick))?;
            if let Some(out) = out {
                out.write(schet_run::after(&step, step.counts.accounts(), service.encoding));
            }
            Ok(())
        })
    }
}

/// Goes through the regular run of a period step by step, `batch` accounts (1 to 10,000) at a time, until it has ended, or
/// all that is left is other workers' (then `out` says SCHET_STEP_WAITING), or the host's callback asks to stop, which is
/// answered SCHET_E_CANCELLED; called again it goes on. `progress` and `out` may be NULL. Blocks as long as it takes.
/// Since ABI 1.
///
/// # Safety
/// The structs are NULL or of their size; the callback may be called with its context until the call ends.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_run_regular(
    service: *const Schet,
    period: i32,
    batch: u32,
    progress: *const schet_progress,
    out: *mut schet_run,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let period = time::period(period, "period")?;
            let progress = match read_optional(progress)? {
                Some(schet_progress { tell: None, .. }) => {
                    return Err(Failure::new(SCHET_E_NULL, "progress.tell is NULL").of_field("progress.tell"));
                }
                Some(schet_progress { ctx, tell: Some(tell), .. }) => Some((ctx, tell)),
                None => None,
            };
            let out = Out::optional(out)?;
            let mut accounts = 0;
            loop {
                let tick = service.tick(None)?;
                let step = block_on(service.desk.form_regular(period, batch as usize, &tick))?;
                accounts += step.counts.accounts();
                let run = schet_run::after(&step, accounts, service.encoding);
                if let Some((ctx, tell)) = progress {
                    host::done("progress", tell(ctx, &raw const run))?;
                }
                if step.outcome != RunOutcome::More {
                    if let Some(out) = out {
                        out.write(run);
                    }
                    return Ok(());
                }
            }
        })
    }
}

/// Begins another round of a run that has ended: what has its invoice is passed over, what was refused or is new is
/// tried, and corrections are formed. A round that has not ended is answered as it stands. `tick` and `out` may be NULL.
/// Since ABI 1.
///
/// # Safety
/// The structs are NULL or of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_run_again(
    service: *const Schet,
    period: i32,
    tick: *const schet_tick,
    out: *mut schet_run,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let period = time::period(period, "period")?;
            let tick = service.tick(read_optional(tick)?)?;
            let out = Out::optional(out)?;
            let run = block_on(service.desk.run_again(period, &tick))?;
            if let Some(out) = out {
                out.write(schet_run::of(&run, SCHET_STEP_MORE, service.encoding));
            }
            Ok(())
        })
    }
}

/// The regular run of a period as it stands; its `period` is 0 when it was never begun. Since ABI 1.
///
/// # Safety
/// `out` is a struct of its size; `error` is NULL or one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_run_get(
    service: *const Schet,
    period: i32,
    out: *mut schet_run,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let period = time::period(period, "period")?;
            let out = Out::new(out)?;
            out.write(match block_on(service.desk.run(period))? {
                Some(run) if run.ended.is_some() => schet_run::of(&run, SCHET_STEP_ENDED, service.encoding),
                Some(run) => schet_run::of(&run, SCHET_STEP_MORE, service.encoding),
                None => schet_run::NONE,
            });
            Ok(())
        })
    }
}

/// Tries accounts again whose invoice was refused: at most `limit` of them (1 to 10,000) behind the account of `after`,
/// or, where that has no length, from the first on. `out` tells in its counts what came of them; `tick` and `out` may be
/// NULL. Since ABI 1.
///
/// # Safety
/// `after` has as many bytes as is said; the structs are NULL or of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_run_retry(
    service: *const Schet,
    period: i32,
    after: *const c_char,
    after_len: u32,
    limit: u32,
    tick: *const schet_tick,
    out: *mut schet_run,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let period = time::period(period, "period")?;
            let after = service.reader().parse_optional(schet_text::new(after, after_len), "after")?;
            let tick = service.tick(read_optional(tick)?)?;
            let out = Out::optional(out)?;
            let counts = block_on(service.desk.retry_refused(period, after.as_ref(), limit as usize, &tick))?;
            if let Some(out) = out {
                out.write(schet_run::counting(period, counts));
            }
            Ok(())
        })
    }
}

/// An account whose invoice the run could not form.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_unformed {
    /// sizeof(schet_unformed); of an array the first row's counts, and all are given it.
    pub struct_size: u32,
    /// The period, as YYYYMM.
    pub period: i32,
    /// When it was refused last, in microseconds since 1970-01-01 UTC.
    pub at: i64,
    /// The account.
    pub account: [c_char; 40],
    /// A stable code: not_ready, invalid, sums, glyph, number, address, other_account.
    pub code: [c_char; 40],
    /// Why, naming the field, and both numbers where sums don't agree.
    pub reason: [c_char; 1024],
}
record!(schet_unformed, 1120);

/// Accounts whose invoice of a period could not be formed, by account: as many as there is room for, behind the account
/// of `after`, or, where that has no length, from the first on. Since ABI 1.
///
/// # Safety
/// `after` has as many bytes as is said; `rows` has room for `capacity` structs of the size that the first says, `count`
/// for a number; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_run_refusals(
    service: *const Schet,
    period: i32,
    after: *const c_char,
    after_len: u32,
    rows: *mut schet_unformed,
    capacity: u32,
    count: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let period = time::period(period, "period")?;
            let after = service.reader().parse_optional(schet_text::new(after, after_len), "after")?;
            let rows = OutRows::new(rows, capacity, count)?;
            let refusals = block_on(service.desk.refusals(period, after.as_ref(), rows.capacity()))?;
            rows.write(refusals.iter().map(|refusal| schet_unformed::of(refusal, service.encoding)));
            Ok(())
        })
    }
}

impl schet_run {
    const NONE: Self = Self {
        struct_size: size_of::<Self>() as u32,
        period: 0,
        round: 0,
        outcome: 0,
        started: 0,
        ended: 0,
        formed: 0,
        in_person: 0,
        already: 0,
        not_billable: 0,
        refused: 0,
        accounts: 0,
        dealt_through: [0; 40],
    };

    fn counting(period: BillingPeriod, counts: RunCounts) -> Self {
        Self {
            period: time::period_number(period),
            formed: counts.formed,
            in_person: counts.in_person,
            already: counts.already,
            not_billable: counts.not_billable,
            refused: counts.refused,
            accounts: counts.accounts(),
            ..Self::NONE
        }
    }

    fn of(run: &Run, outcome: i32, encoding: Encoding) -> Self {
        let mut row = Self {
            round: run.round,
            outcome,
            started: time::micros(run.started),
            ended: run.ended.map_or(0, time::micros),
            accounts: 0,
            ..Self::counting(run.period, run.counts)
        };
        put(&mut row.dealt_through, run.dealt_through.as_ref().map_or("", |account| account.as_str()), encoding);
        row
    }

    fn after(step: &RunStep, accounts: u64, encoding: Encoding) -> Self {
        let outcome = match step.outcome {
            RunOutcome::More => SCHET_STEP_MORE,
            RunOutcome::Waiting => SCHET_STEP_WAITING,
            RunOutcome::Ended => SCHET_STEP_ENDED,
        };
        Self { accounts, ..Self::of(&step.run, outcome, encoding) }
    }
}

impl schet_unformed {
    fn of(refusal: &FormationRefusal, encoding: Encoding) -> Self {
        let mut row = Self {
            struct_size: 0,
            period: time::period_number(refusal.period),
            at: time::micros(refusal.at),
            account: [0; 40],
            code: [0; 40],
            reason: [0; 1024],
        };
        put(&mut row.account, refusal.account.as_str(), encoding);
        put(&mut row.code, &refusal.code, encoding);
        put(&mut row.reason, &refusal.reason, encoding);
        row
    }
}
