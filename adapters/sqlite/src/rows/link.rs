use rusqlite::Row;
use schet::order::{Digest, DocumentRef};
use schet::ports::Link;

use super::order::id;
use super::{corrupt, count, get, instant, instant_if, parse};
use crate::error::Failure;

/// The columns that [`read`] wants.
pub(crate) const COLUMNS: &str = "token_hash, order_id, account, digest, size, expires, revoked, uses, last_used";

/// A link of [`COLUMNS`].
pub(crate) fn read(row: &Row<'_>) -> Result<Link, Failure> {
    Ok(Link {
        token_hash: get(row, "token_hash")?,
        order: id(row, "order_id")?,
        account: parse(row, "account")?,
        document: DocumentRef { digest: Digest(get(row, "digest")?), size: count(row, "size")? },
        expires: instant(row, "expires")?,
        revoked: instant_if(row, "revoked")?,
        uses: u32::try_from(count(row, "uses")?).map_err(|error| corrupt("uses", error))?,
        last_used: instant_if(row, "last_used")?,
    })
}
