//! The clauses of [`DocumentStore`]: P1–P3, P5 and D1–D8.

use std::sync::Arc;

use futures_lite::future::block_on;
use schet::OperatorId;
use schet::order::{Digest, DocumentRef};
use schet::ports::{DocumentStore, NewDocument, PortErrorKind};

use crate::samples::{self, Prng, valid};
use crate::suite::{Check, Stop, drop_after, ensure, same, suite};
use crate::threads::at_once;

/// Makes the stores that the suite tries.
pub trait Harness: Sync {
    /// A new store with nothing in it.
    fn make(&self) -> Box<dyn Subject>;
}

/// A store that the suite tries, and what its adapter lets be done to it from outside.
pub trait Subject: Send + Sync {
    /// The store.
    fn store(&self) -> &dyn DocumentStore;

    /// Opens what is stored once more, as after a crash: without the help of an orderly end (P2). `None`, which
    /// skips the test, when the adapter's docs say that it keeps nothing.
    fn reopen(self: Box<Self>) -> Option<Box<dyn Subject>>;

    /// Changes a byte of a stored document behind the store's back; `false`, which skips the test, when there is no
    /// way to (D6).
    fn damage(&self, operator: &OperatorId, digest: &Digest) -> bool;
}

suite! {
    ($) document_store, document_store,
    p1_a_dropped_put_is_safe_to_repeat,
    p2_what_was_acknowledged_survives,
    p3_operators_read_nothing_of_each_other,
    p5_calls_may_come_from_many_threads,
    d1_every_document_of_a_batch_is_readable,
    d1_a_shared_prefix_is_part_of_each_document,
    d2_a_reader_sees_the_whole_document_or_nothing,
    d3_putting_what_is_there_changes_nothing,
    d4_an_unknown_digest_has_neither_bytes_nor_size,
    d5_a_part_is_cut_at_the_end,
    d6_damaged_bytes_are_an_error,
    d7_a_document_that_is_not_what_it_states_is_refused,
    d8_forgotten_documents_are_not_there,
    d8_what_others_share_with_a_forgotten_document_stays,
    d8_what_was_forgotten_is_put_again,
    d8_what_was_forgotten_stays_so_after_a_crash,
}

/// P1: a put whose future was dropped is repeated without harm, and then the documents are there.
pub fn p1_a_dropped_put_is_safe_to_repeat(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    for polls in 0..6 {
        let documents: Vec<_> = (0..3).map(|part| samples::document(polls * 3 + part)).collect();
        drop_after(polls, case.store().put(&case.operator, &documents));
        for document in &documents {
            let read = case.read(&document.reference.digest)?;
            ensure(read.is_none() || read == Some(document.to_bytes()), || "part of a document is read".to_owned())?;
        }
        case.holds(&documents)?;
    }
    Ok(())
}

/// P2: what was acknowledged is there after a crash of the process.
pub fn p2_what_was_acknowledged_survives(harness: &dyn Harness) -> Check {
    let mut case = Case::new(harness);
    let documents: Vec<_> = (0..20).map(samples::document).chain([with_prefix(1), with_prefix(2)]).collect();
    for batch in documents.chunks(7) {
        case.put(batch)?;
    }
    case.subject = case.subject.reopen().ok_or(Stop::Skipped("the adapter keeps nothing"))?;
    documents.iter().try_for_each(|document| case.is_there(document))
}

/// P3: one operator's document is not another's, though its digest is known.
pub fn p3_operators_read_nothing_of_each_other(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let document = samples::document(1);
    case.put(std::slice::from_ref(&document))?;
    let other = valid(OperatorId::new("downlink"));
    let digest = document.reference.digest;
    same("what the other reads", &block_on(case.store().read(&other, &digest, 0, usize::MAX))?, &None)?;
    same("the size that the other reads", &block_on(case.store().size(&other, &digest))?, &None)
}

/// P5: many threads put and read batches that overlap.
pub fn p5_calls_may_come_from_many_threads(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    at_once(8, |thread| {
        (0..6).try_for_each(|turn| {
            case.holds(&(thread..thread + 4).map(|at| samples::document(at + turn)).collect::<Vec<_>>())
        })
    })?;
    (0..16).map(samples::document).try_for_each(|document| case.is_there(&document))
}

/// D1: when `put` returns, each document of the batch is read whole, an empty one and a large one too.
pub fn d1_every_document_of_a_batch_is_readable(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let mut random = Prng::new(1);
    let large: Vec<u8> = (0..3_000_000).map(|_| random.bits().to_le_bytes()[0]).collect();
    let mut batch: Vec<_> = (0..100).map(samples::document).collect();
    batch.push(NewDocument::whole(Vec::new()));
    batch.push(NewDocument::whole(large));
    case.put(&[])?;
    case.holds(&batch)
}

/// D1: documents of one prefix are read whole, each with its own tail, whichever part is empty.
pub fn d1_a_shared_prefix_is_part_of_each_document(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let mut batch: Vec<_> = (0..5).map(with_prefix).collect();
    batch.push(joined(&prefix(), Vec::new()));
    batch.push(joined(&Arc::from([]), b"a tail alone".to_vec()));
    case.holds(&batch)?;
    // One that is there under the prefix comes once more, whole, and the other way round.
    case.holds(&[NewDocument::whole(with_prefix(1).to_bytes()), NewDocument::whole(with_prefix(9).to_bytes())])?;
    case.holds(&[with_prefix(9), with_prefix(1)])?;
    let digest = with_prefix(3).reference.digest;
    let across = block_on(case.store().read(&case.operator, &digest, prefix().len() as u64 - 3, 6))?;
    let whole = with_prefix(3).to_bytes();
    same("a part across prefix and tail", &across, &Some(whole[prefix().len() - 3..][..6].to_vec()))
}

/// D2: while a document is put, readers see nothing of it or the whole.
pub fn d2_a_reader_sees_the_whole_document_or_nothing(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let documents: Vec<_> = (0..6_u8).map(|byte| NewDocument::whole(vec![byte; 400_000])).collect();
    at_once(3, |thread| {
        if thread == 0 {
            return documents.iter().try_for_each(|document| case.put(std::slice::from_ref(document)));
        }
        // The writer comes to an end, and each document is waited for.
        for document in &documents {
            loop {
                match case.read(&document.reference.digest)? {
                    None => std::thread::yield_now(),
                    Some(read) => {
                        ensure(read == document.tail, || format!("{} of 400000 bytes were read", read.len()))?;
                        break;
                    }
                }
            }
        }
        Ok(())
    })?;
    Ok(())
}

/// D3: bytes that are there are put again, alone, twice in a batch, and beside new ones.
pub fn d3_putting_what_is_there_changes_nothing(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let (old, new) = (samples::document(1), samples::document(2));
    case.holds(std::slice::from_ref(&old))?;
    case.holds(&[old.clone(), old.clone(), new.clone(), old.clone()])?;
    case.holds(&[new, old])
}

/// D4: a digest that was never put has neither bytes nor a size.
pub fn d4_an_unknown_digest_has_neither_bytes_nor_size(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    for before in [None, Some(samples::document(1))] {
        case.put(before.as_slice())?;
        for digest in [Digest([0; 32]), samples::document(2).reference.digest] {
            same("what is read", &case.read(&digest)?, &None)?;
            same("a part", &block_on(case.store().read(&case.operator, &digest, 3, 4))?, &None)?;
            same("the size", &block_on(case.store().size(&case.operator, &digest))?, &None)?;
        }
    }
    Ok(())
}

/// D5: a part beyond the end is cut there, and from the end on it is empty, whatever offset and length.
pub fn d5_a_part_is_cut_at_the_end(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    for document in [NewDocument::whole(b"0123456789".to_vec()), with_prefix(1)] {
        case.put(std::slice::from_ref(&document))?;
        let bytes = document.to_bytes();
        let end = document.reference.size;
        for offset in [0, 1, 5, end - 1, end, end + 1, u64::from(u32::MAX), i64::MAX as u64, u64::MAX] {
            for length in [0, 1, 7, bytes.len(), bytes.len() + 1, usize::MAX] {
                let begin = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
                let expected = bytes[begin..begin.saturating_add(length).min(bytes.len())].to_vec();
                let read = block_on(case.store().read(&case.operator, &document.reference.digest, offset, length))?;
                same(&format!("{length} bytes from {offset} on"), &read, &Some(expected))?;
            }
        }
    }
    Ok(())
}

/// D6: a document that was damaged on its medium is an error when it is read whole.
pub fn d6_damaged_bytes_are_an_error(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    for document in [samples::document(7), with_prefix(7)] {
        case.holds(std::slice::from_ref(&document))?;
        let digest = document.reference.digest;
        if !case.subject.damage(&case.operator, &digest) {
            return Err(Stop::Skipped("the harness can't damage a document"));
        }
        let read = block_on(case.store().read(&case.operator, &digest, 0, usize::MAX));
        ensure(read.is_err(), || {
            format!("a damaged document was read: {:?} bytes", read.map(|it| it.map(|it| it.len())))
        })?;
    }
    Ok(())
}

/// D7: bytes of another digest or size than stated are refused, and nothing can be read under that digest.
pub fn d7_a_document_that_is_not_what_it_states_is_refused(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let honest = samples::document(1);
    let DocumentRef { digest, size } = honest.reference;
    let lies = [
        NewDocument { tail: samples::document(2).tail, ..honest.clone() },
        NewDocument { tail: vec![b'x'; honest.tail.len()], ..honest.clone() },
        NewDocument { reference: DocumentRef { digest, size: size + 1 }, ..honest.clone() },
        NewDocument { prefix: Some((Digest::of(b""), Arc::from(*b"more"))), ..honest.clone() },
    ];
    for lie in lies {
        match block_on(case.store().put(&case.operator, &[lie])) {
            Err(error) => same("the kind of error", &error.kind, &PortErrorKind::Rejected)?,
            Ok(()) => return Err(Stop::Broken("a document that is not what it states was stored".to_owned())),
        }
        same("what is read under its digest", &case.read(&digest)?, &None)?;
    }
    case.holds(&[honest])
}

/// D8: forgotten documents have neither bytes nor a size; the others of their batch stay, and so do other operators'.
pub fn d8_forgotten_documents_are_not_there(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let mut documents: Vec<_> = (0..20).map(samples::document).collect();
    documents.push(NewDocument::whole(Vec::new()));
    documents.push(NewDocument::whole(vec![7; 300_000]));
    let other = valid(OperatorId::new("downlink"));
    case.forget(&documents)?;
    block_on(case.store().put(&other, &documents))?;
    case.put(&documents)?;
    let (gone, kept): (Vec<_>, Vec<_>) = (0_u32..).zip(documents).partition(|(place, _)| place % 3 == 0);
    let [gone, kept] = [gone, kept].map(|part| part.into_iter().map(|(_, document)| document).collect::<Vec<_>>());
    case.forget(&gone)?;
    gone.iter().try_for_each(|document| case.is_gone(document))?;
    kept.iter().try_for_each(|document| case.is_there(document))?;
    for document in &gone {
        let size = block_on(case.store().size(&other, &document.reference.digest))?;
        same("the size that the other reads", &size, &Some(document.reference.size))?;
    }
    // Again, and with one that never was.
    case.forget(&[&gone[..], &[samples::document(99)]].concat())?;
    case.forget(&[])?;
    kept.iter().try_for_each(|document| case.is_there(document))
}

/// D8: documents that share a prefix with a forgotten one are whole, and so are those that are put later.
pub fn d8_what_others_share_with_a_forgotten_document_stays(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let batch: Vec<_> = (0..4).map(with_prefix).collect();
    case.put(&batch)?;
    case.forget(&batch[..1])?;
    case.is_gone(&batch[0])?;
    batch[1..].iter().try_for_each(|document| case.is_there(document))?;
    case.holds(&[with_prefix(9)])?;
    case.forget(&batch)?;
    batch.iter().try_for_each(|document| case.is_gone(document))?;
    case.holds(&[with_prefix(10), with_prefix(9)])
}

/// D8: bytes that were forgotten are put again, forgotten again, and put once more.
pub fn d8_what_was_forgotten_is_put_again(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let documents = [samples::document(1), with_prefix(2), NewDocument::whole(vec![3; 70_000])];
    for _ in 0..3 {
        case.holds(&documents)?;
        case.forget(&documents)?;
        documents.iter().try_for_each(|document| case.is_gone(document))?;
    }
    case.holds(&documents)
}

/// D8: what was forgotten is not there after a crash of the process, and what was not is.
pub fn d8_what_was_forgotten_stays_so_after_a_crash(harness: &dyn Harness) -> Check {
    let mut case = Case::new(harness);
    let documents: Vec<_> = (0..6).map(samples::document).chain([with_prefix(1), with_prefix(2)]).collect();
    case.put(&documents)?;
    let gone = [&documents[1..4], &documents[6..7]].concat();
    case.forget(&gone)?;
    case.subject = case.subject.reopen().ok_or(Stop::Skipped("the adapter keeps nothing"))?;
    gone.iter().try_for_each(|document| case.is_gone(document))?;
    [&documents[..1], &documents[4..6], &documents[7..]].concat().iter().try_for_each(|it| case.is_there(it))?;
    case.holds(&documents)
}

/// A fresh store and one operator, called and waited for.
struct Case {
    subject: Box<dyn Subject>,
    operator: OperatorId,
}

impl Case {
    fn new(harness: &dyn Harness) -> Self {
        Self { subject: harness.make(), operator: samples::operator_id() }
    }

    fn store(&self) -> &dyn DocumentStore {
        self.subject.store()
    }

    fn put(&self, documents: &[NewDocument]) -> Check {
        Ok(block_on(self.store().put(&self.operator, documents))?)
    }

    fn read(&self, digest: &Digest) -> Result<Option<Vec<u8>>, Stop> {
        Ok(block_on(self.store().read(&self.operator, digest, 0, usize::MAX))?)
    }

    /// Puts documents, which then are there.
    fn holds(&self, documents: &[NewDocument]) -> Check {
        self.put(documents)?;
        documents.iter().try_for_each(|document| self.is_there(document))
    }

    fn forget(&self, documents: &[NewDocument]) -> Check {
        let digests: Vec<_> = documents.iter().map(|document| document.reference.digest).collect();
        Ok(block_on(self.store().forget(&self.operator, &digests))?)
    }

    fn is_gone(&self, document: &NewDocument) -> Check {
        let DocumentRef { digest, size } = document.reference;
        let what = format!("the forgotten document {digest} of {size} bytes");
        same(&what, &self.read(&digest)?.map(|bytes| bytes.len()), &None)?;
        same(&what, &block_on(self.store().read(&self.operator, &digest, 1, 1))?, &None)?;
        same(&what, &block_on(self.store().size(&self.operator, &digest))?, &None)
    }

    fn is_there(&self, document: &NewDocument) -> Check {
        let DocumentRef { digest, size } = document.reference;
        let found = self.read(&digest)?;
        ensure(found.is_some(), || format!("document {digest} of {size} bytes is not there"))?;
        ensure(found == Some(document.to_bytes()), || format!("document {digest} of {size} bytes has other bytes"))?;
        same("the size", &block_on(self.store().size(&self.operator, &digest))?, &Some(size))
    }
}

/// A prefix as invoices share one.
fn prefix() -> Arc<[u8]> {
    b"%PDF-1.7 fonts ".repeat(2_000).into()
}

fn with_prefix(place: u32) -> NewDocument {
    joined(&prefix(), samples::document(place).tail)
}

fn joined(prefix: &Arc<[u8]>, tail: Vec<u8>) -> NewDocument {
    let NewDocument { reference, .. } = NewDocument::whole([prefix, tail.as_slice()].concat());
    NewDocument { reference, prefix: Some((Digest::of(prefix), Arc::clone(prefix))), tail }
}
