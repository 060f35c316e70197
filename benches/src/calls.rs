//! Call detail and charges of a million calls, and the feed that brings them in.

use std::borrow::Borrow;
use std::io::{self, Write};
use std::path::Path;

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress};
use futures_lite::future::block_on;
use rusqlite::{Connection, OpenFlags, params};
use schet::ports::{BillingSource, CallQuery, CallsAfter, Feed};
use schet::render::csv::CallCsv;
use schet::render::detail::CallDetail;
use schet::render::xlsx::CallXlsx;
use schet::usage::Call;
use schet::{Locale, Zone};
use schet_sqlite::SqliteStore;

use crate::contest::{Goal, Row, Scale, beside, timed};
use crate::sample::{self, Outcome};

/// The database of an account of a million calls, in its folder.
pub const DATABASE: &str = "calls.db";

/// How many calls there are.
pub const CALLS: usize = 1_000_000;

/// How many calls a read answers, as the desk asks for them.
const PAGE: usize = 4_096;

/// How many calls a feed takes at a time.
const BATCH: usize = 20_000;

/// How many calls are held to be written over and over.
const HELD: usize = 10_000;

/// The rows of this module; the database that they leave in the folder is [`DATABASE`].
///
/// # Errors
/// Those of the store, the writers and the disk.
pub fn rows(scale: Scale, folder: &Path) -> Outcome<Vec<Row>> {
    let count = scale.of(CALLS, 100);
    let held: Vec<Call> = sample::calls(0, HELD.min(count))?.collect();
    let cells: Vec<Vec<String>> = held.iter().map(cells_of).collect();
    let sheet = Sheet::of(&held)?;
    let mut rows = vec![
        beside(
            scale,
            "call detail as CSV",
            Goal::PerSecond(2e6),
            || timed(count, || write_csv(held.iter().cycle().take(count), io::sink())),
            "csv crate, cells ready made",
            || timed(count, || write_peer_csv(cells.iter().cycle().take(count))),
        )?,
        beside(
            scale,
            "call detail as XLSX",
            Goal::PerSecond(180_000.0),
            || timed(count, || write_xlsx(held.iter().cycle().take(count), io::sink())),
            "its sheet deflated",
            || timed(count, || sheet.deflate(count)),
        )?,
    ];
    let path = folder.join(DATABASE);
    rows.push(feed(scale, &path, count)?);
    let store = SqliteStore::open(&path)?;
    let raw = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    rows.push(beside(
        scale,
        "call detail, SQLite to CSV",
        Goal::PerSecond(2e6),
        || timed(count, || detail(&store, io::sink())),
        "its columns read and copied raw",
        || timed(count, || copy_raw(&raw)),
    )?);
    rows.push(beside(
        scale,
        "charges by subscriber",
        Goal::PerSecond(5e6),
        || timed(count, || charges(&store)),
        "three columns added up raw",
        || timed(count, || add_up_raw(&raw)),
    )?);
    Ok(rows)
}

/// Writes calls as CSV.
///
/// # Errors
/// Those of `out`.
pub fn write_csv(calls: impl IntoIterator<Item = impl Borrow<Call>>, out: impl Write) -> Outcome<()> {
    let mut csv = CallCsv::new(&detail_of()?, out)?;
    for call in calls {
        csv.write(call.borrow())?;
    }
    csv.finish()?;
    Ok(())
}

/// Writes calls as a workbook.
///
/// # Errors
/// Those of `out`.
pub fn write_xlsx(calls: impl IntoIterator<Item = impl Borrow<Call>>, out: impl Write) -> Outcome<()> {
    let mut workbook = CallXlsx::new(&detail_of()?, out)?;
    for call in calls {
        workbook.write(call.borrow())?;
    }
    workbook.finish()?;
    Ok(())
}

/// Writes the first account's calls as CSV, page by page out of a store.
///
/// # Errors
/// Those of the store and of `out`.
pub fn detail(store: &SqliteStore, out: impl Write) -> Outcome<()> {
    let (operator, span) = (sample::operator()?.id, sample::period()?.span(Zone::MOSCOW));
    let mut query = CallQuery {
        account: sample::account(0)?.number,
        from: span.start,
        until: span.end,
        subscribers: Vec::new(),
        after: None,
    };
    let mut csv = CallCsv::new(&detail_of()?, out)?;
    loop {
        let page = block_on(store.calls(&operator, &query, PAGE))?;
        page.iter().try_for_each(|call| csv.write(call))?;
        match page.last() {
            Some(last) => query.after = Some(CallsAfter::of(last)),
            None => break,
        }
    }
    csv.finish()?;
    Ok(())
}

/// Feeds the account of a million calls, by the scale, where [`rows`] has not.
///
/// # Errors
/// Those of the store and the disk.
pub fn fed(scale: Scale, folder: &Path) -> Outcome<()> {
    let path = folder.join(DATABASE);
    if !path.exists() {
        feed(Scale { turns: 1, ..scale }, &path, scale.of(CALLS, 100))?;
    }
    Ok(())
}

/// Feeds an account of so many calls into a new database.
fn feed(scale: Scale, path: &Path, count: usize) -> Outcome<Row> {
    let (operator, account) = (sample::operator()?.id, sample::account(0)?);
    let store = SqliteStore::open(path)?;
    block_on(store.put_accounts(&operator, std::slice::from_ref(&account)))?;
    let mut calls = sample::calls(0, count)?.map(|call| (account.number.clone(), call));
    let raw_path = path.with_extension("raw.db");
    drop(SqliteStore::open(&raw_path)?);
    let raw = crate::orders::raw(&raw_path)?;
    let mut raw_calls = sample::calls(0, count)?;
    // Each turn takes a part of the calls, so that all are there in the end.
    let part = count / (scale.turns + 1);
    let mut turn = 0;
    let row = beside(
        scale,
        &format!("calls fed, {} at a time", crate::contest::thousands(BATCH as f64)),
        Goal::Shown,
        || {
            turn += 1;
            let part = if turn > scale.turns { count - part * scale.turns } else { part };
            let rows: Vec<_> = calls.by_ref().take(part).collect();
            timed(part, || {
                for batch in rows.chunks(BATCH) {
                    let report = block_on(store.append_calls(&operator, batch))?;
                    if report.kept != batch.len() {
                        return Err(format!("{} of {} calls were kept", report.kept, batch.len()).into());
                    }
                }
                Ok(())
            })
        },
        "the same rows raw, unchecked",
        || {
            let rows: Vec<_> = raw_calls.by_ref().take(part).collect();
            timed(part, || rows.chunks(BATCH).try_for_each(|batch| insert_raw(&raw, batch)))
        },
    )?;
    drop(raw);
    std::fs::remove_file(raw_path)?;
    Ok(row)
}

fn insert_raw(raw: &Connection, calls: &[Call]) -> Outcome<()> {
    raw.execute_batch("BEGIN IMMEDIATE")?;
    let mut insert = raw.prepare_cached(
        "INSERT INTO calls (account, subscriber, start, key, service, charged_seconds, amount, seconds, direction, \
         received, peer) VALUES (1, ?1, ?2, ?3, 1, ?4, ?5, ?6, 0, NULL, ?7)",
    )?;
    for call in calls {
        insert.execute(params![
            call.subscriber.as_str(),
            call.start.timestamp_nanos_opt(),
            call.key.as_str(),
            call.charged_seconds,
            call.amount.minor(),
            call.seconds,
            call.peer.as_str(),
        ])?;
    }
    drop(insert);
    raw.execute_batch("COMMIT")?;
    Ok(())
}

fn copy_raw(raw: &Connection) -> Outcome<()> {
    let mut select = raw.prepare_cached(
        "SELECT start, key, service, charged_seconds, amount, seconds, direction, received, peer FROM calls \
         WHERE account = 1",
    )?;
    let mut rows = select.query([])?;
    let mut out = Vec::with_capacity(1 << 20);
    while let Some(row) = rows.next()? {
        for column in [1, 8] {
            out.extend_from_slice(row.get_ref(column)?.as_bytes()?);
        }
        for column in [0, 2, 3, 4, 5, 6] {
            out.extend_from_slice(&row.get::<_, i64>(column)?.to_le_bytes());
        }
        if out.len() > 1 << 19 {
            std::hint::black_box(&out);
            out.clear();
        }
    }
    Ok(())
}

fn charges(store: &SqliteStore) -> Outcome<()> {
    let operator = sample::operator()?.id;
    let charges = block_on(store.charges(&operator, &sample::account(0)?.number, sample::period()?, &[]))?;
    if charges.lines.is_empty() { Err("no charges".into()) } else { Ok(()) }
}

fn add_up_raw(raw: &Connection) -> Outcome<()> {
    let mut select = raw.prepare_cached("SELECT service, charged_seconds, amount FROM calls WHERE account = 1")?;
    let mut rows = select.query([])?;
    let mut sums = [(0_u64, 0_i64, 0_i64); 8];
    while let Some(row) = rows.next()? {
        let sum = &mut sums[usize::from(row.get::<_, u8>(0)?) % 8];
        sum.0 += 1;
        sum.1 += row.get::<_, i64>(1)?;
        sum.2 += row.get::<_, i64>(2)?;
    }
    std::hint::black_box(sums);
    Ok(())
}

fn detail_of() -> Outcome<CallDetail> {
    Ok(CallDetail {
        account: sample::account(0)?.number,
        period: sample::period()?,
        zone: Zone::MOSCOW,
        locale: Locale::Ru,
        formed_at: None,
    })
}

/// The cells of a call as ours writes them.
fn cells_of(call: &Call) -> Vec<String> {
    let mut row = Vec::new();
    let written = write_csv(std::iter::once(call), &mut row);
    let text = String::from_utf8_lossy(&row);
    let row = text.lines().nth(1).filter(|_| written.is_ok()).unwrap_or_default();
    row.split(';').map(str::to_owned).collect()
}

fn write_peer_csv<'a>(rows: impl Iterator<Item = &'a Vec<String>>) -> Outcome<()> {
    let mut csv = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(io::sink());
    for row in rows {
        csv.write_record(row)?;
    }
    csv.flush()?;
    Ok(())
}

/// What a workbook can't do without: the text of its largest part, to be deflated.
struct Sheet {
    text: Vec<u8>,
    calls: usize,
}

impl Sheet {
    fn of(calls: &[Call]) -> Outcome<Self> {
        let mut file = Vec::new();
        write_xlsx(calls, &mut file)?;
        // Behind the header of each part of a zip archive: 30 bytes, the name, the extra field (APPNOTE 4.3.7).
        let parts = file.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x03\x04").filter_map(|(at, _)| {
            let length = |place: usize| Some(usize::from(u16::from_le_bytes(*file[at + place..].first_chunk()?)));
            let data = file.get(at + 30 + length(26)? + length(28)?..)?;
            let mut text = Vec::with_capacity(calls.len() * 1_024 + (64 << 10));
            Decompress::new(false).decompress_vec(data, &mut text, FlushDecompress::Finish).ok().map(|_| text)
        });
        let text = parts.max_by_key(Vec::len).ok_or("the workbook has no parts")?;
        Ok(Self { text, calls: calls.len() })
    }

    /// Deflates as much text as so many calls have.
    fn deflate(&self, count: usize) -> Outcome<()> {
        let mut compress = Compress::new(Compression::new(1), false);
        let mut out = Vec::with_capacity(self.text.len());
        for _ in 0..count.div_ceil(self.calls) {
            compress.reset();
            out.clear();
            compress.compress_vec(&self.text, &mut out, FlushCompress::Finish)?;
            std::hint::black_box(&out);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floors_are_given_what_ours_writes() {
        let calls: Vec<Call> = sample::calls(0, 100).unwrap().collect();
        assert!(calls.iter().all(|call| cells_of(call).len() == 12));
        let sheet = Sheet::of(&calls).unwrap();
        let rows = sheet.text.windows(5).filter(|five| *five == b"<row>").count();
        assert!(rows >= calls.len(), "{rows}");
    }
}
