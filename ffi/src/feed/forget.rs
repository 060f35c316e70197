use super::{FeedCursor, schet_feed, with};
use crate::boundary::call;
use crate::error::schet_error;
use crate::record::{Out, read, record};
use crate::service::block_on;
use crate::text::schet_text;
use crate::time;

/// What is to be forgotten of what was fed.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_feed_removal {
    /// sizeof(schet_feed_removal).
    pub struct_size: u32,
    /// Not looked at.
    pub reserved: u32,
    /// The account's calls that began before this instant, in microseconds since 1970-01-01 UTC; 0: the account with
    /// every row of it.
    pub calls_before: i64,
    /// The account.
    pub account: schet_text,
}
record!(schet_feed_removal, 32);

/// What was forgotten of what was fed.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_feed_removed {
    /// sizeof(schet_feed_removed).
    pub struct_size: u32,
    /// 1 when the account was removed, 0 when it was not there, or only calls were to go.
    pub was_there: i32,
    /// How many calls were removed, where only calls were to go.
    pub calls: u64,
}
record!(schet_feed_removed, 16);

/// Removes rows from the embedded database for good: an account's old calls, or the account with all its rows. What the
/// feed holds back is written first. `out` may be NULL. Since ABI 1.
///
/// # Safety
/// `what` is a struct of its size whose pointers are as it says; `out` and `error` are NULL or structs of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_feed_remove(
    feed: *mut schet_feed,
    what: *const schet_feed_removal,
    out: *mut schet_feed_removed,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let held = caller.child::<FeedCursor>(feed.addr())?;
            let (what, out) = (read(what)?, Out::optional(out)?);
            let account = held.core().reader().parse(what.account, "account")?;
            let before = time::instant_or_none(what.calls_before, "calls_before")?;
            let row = with(&held, |feeding, core| {
                feeding.flush(core)?;
                let (feed, operator) = (feeding.feed(), &core.desk.operator().id);
                let (was_there, calls) = match before {
                    Some(before) => (false, block_on(feed.forget_calls(operator, &account, before))?),
                    None => (block_on(feed.forget_account(operator, &account))?, 0),
                };
                Ok(schet_feed_removed { struct_size: 0, was_there: was_there.into(), calls })
            })?;
            if let Some(out) = out {
                out.write(row);
            }
            Ok(())
        })
    }
}
