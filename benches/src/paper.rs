//! Invoices rendered and mails composed, on one core, without a disk.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress};
use mail_builder::MessageBuilder;
use schet::invoice::{Invoice, InvoiceFacts};
use schet::order::OrderId;
use schet::render::mail::{self, Envelope};
use schet::render::{RenderError, Rendered, Renderer};
use schet::{Account, Locale, Operator};
use sha2::Digest as _;

use crate::contest::{Goal, Row, Scale, Turn, beside, timed};
use crate::sample::{self, Outcome};

/// How many different invoices there are.
const INVOICES: usize = 500;

/// Invoices to render, and an operator who issues them.
pub struct Invoices {
    operator: Operator,
    invoices: Vec<(Account, Invoice)>,
    renderer: Renderer,
}

/// Documents to mail, and what their mails say.
pub struct Mails {
    operator: Operator,
    mails: Vec<(Account, InvoiceFacts, Vec<u8>)>,
}

/// The rows of this module.
///
/// # Errors
/// Those of the renderer and the composer.
pub fn rows(scale: Scale) -> Outcome<Vec<Row>> {
    let mut rows = Vec::new();
    for (pages, lines, least) in [("1 page", sample::ONE_PAGE, 30_000.0), ("3 pages", sample::THREE_PAGES, 8_000.0)] {
        let mut invoices = Invoices::new(lines)?;
        let count = scale.of(10_000_000 / (lines * 200), 2);
        let floor = Floor::of(&invoices.render(0)?)?;
        rows.push(beside(
            scale,
            &format!("invoice of {lines} lines, {pages}, with QR code"),
            Goal::PerSecond(least),
            || invoices.render_many(count),
            "deflate its pages, hash its tail",
            || floor.work(count),
        )?);
    }
    let mails = Mails::new()?;
    let count = scale.of(10_000, 2);
    rows.push(beside(
        scale,
        "mail with an invoice",
        Goal::Shown,
        || mails.compose_many(count),
        "mail-builder, texts ready made",
        || mails.build_bare(count),
    )?);
    Ok(rows)
}

impl Invoices {
    /// Invoices of so many lines.
    ///
    /// # Errors
    /// None, unless the type's rules change.
    pub fn new(lines: usize) -> Outcome<Self> {
        Ok(Self {
            operator: sample::operator()?,
            invoices: sample::invoices(INVOICES, lines)?,
            renderer: Renderer::new(),
        })
    }

    /// Renders one of them.
    ///
    /// # Errors
    /// Those of the renderer.
    pub fn render(&mut self, number: usize) -> Result<Rendered, RenderError> {
        let (account, invoice) = &self.invoices[number % INVOICES];
        self.renderer.invoice(&self.operator, account, invoice, Locale::Ru)
    }

    /// Renders so many of them, and makes their digests.
    fn render_many(&mut self, count: usize) -> Turn {
        timed(count, || {
            for number in 0..count {
                std::hint::black_box(self.render(number)?.into_parts());
            }
            Ok(())
        })
    }
}

/// What a document can't do without: its streams deflated, its tail hashed.
struct Floor {
    streams: Vec<Vec<u8>>,
    tail: Vec<u8>,
    hash: sha2::Sha256,
}

impl Floor {
    fn of(rendered: &Rendered) -> Outcome<Self> {
        let streams = streams_of(&rendered.tail);
        if streams.is_empty() {
            return Err("the document has no deflated stream".into());
        }
        Ok(Self { streams, tail: rendered.tail.clone(), hash: rendered.prefix.hasher() })
    }

    fn work(&self, count: usize) -> Turn {
        let mut compress = Compress::new(Compression::new(1), true);
        let mut out = Vec::with_capacity(64 << 10);
        timed(count, || {
            for _ in 0..count {
                for stream in &self.streams {
                    compress.reset();
                    out.clear();
                    compress.compress_vec(stream, &mut out, FlushCompress::Finish)?;
                    std::hint::black_box(&out);
                }
                std::hint::black_box(self.hash.clone().chain_update(&self.tail).finalize());
            }
            Ok(())
        })
    }
}

/// The contents of a file's deflated streams.
fn streams_of(tail: &[u8]) -> Vec<Vec<u8>> {
    const BEGIN: &[u8] = b"stream\n";
    let begins =
        tail.windows(BEGIN.len()).enumerate().filter(|(at, window)| *window == BEGIN && !tail[..*at].ends_with(b"end"));
    let inflated = |(at, _): (usize, &[u8])| {
        let mut out = Vec::with_capacity(256 << 10);
        let mut inflate = Decompress::new(true);
        inflate.decompress_vec(&tail[at + BEGIN.len()..], &mut out, FlushDecompress::Finish).ok().map(|_| out)
    };
    begins.filter_map(inflated).collect()
}

impl Mails {
    /// Mails with an invoice of one page each.
    ///
    /// # Errors
    /// Those of the renderer.
    pub fn new() -> Outcome<Self> {
        let mut invoices = Invoices::new(sample::ONE_PAGE)?;
        let mut mails = Vec::with_capacity(INVOICES);
        for number in 0..INVOICES {
            let bytes = invoices.render(number)?.to_bytes();
            let (account, invoice) = &invoices.invoices[number];
            mails.push((account.clone(), facts(account, invoice), bytes));
        }
        Ok(Self { operator: invoices.operator, mails })
    }

    /// Composes one of them.
    ///
    /// # Errors
    /// Those of the composer.
    pub fn compose(&self, number: usize) -> Result<mail::ComposedMail, mail::MailError> {
        let (account, facts, pdf) = &self.mails[number % INVOICES];
        let envelope = Envelope {
            operator: &self.operator,
            account: &account.number,
            customer: &account.name,
            to: &account.application_address,
            order: OrderId(uuid::Uuid::from_u128(number as u128)),
            generation: 0,
            date: schet::Instant::UNIX_EPOCH,
            locale: Locale::Ru,
        };
        mail::regular_invoice(&envelope, facts, pdf)
    }

    fn compose_many(&self, count: usize) -> Turn {
        timed(count, || {
            for number in 0..count {
                std::hint::black_box(self.compose(number)?);
            }
            Ok(())
        })
    }

    /// The builder alone, given texts as long as ours.
    fn build_bare(&self, count: usize) -> Turn {
        let (text, html) = ("Счёт за услуги связи. ".repeat(24), "<td style=\"padding:8px\">Счёт</td> ".repeat(187));
        timed(count, || {
            for number in 0..count {
                let pdf = &self.mails[number % INVOICES].2;
                let mail = MessageBuilder::new()
                    .from(("ООО «Северная телефонная компания»", "billing@north.example"))
                    .to("office@customer.example")
                    .subject("Счёт № 2610-0000001 за октябрь 2026 г.")
                    .date(0_i64)
                    .message_id("0@north.example")
                    .text_body(text.as_str())
                    .html_body(html.as_str())
                    .attachment("application/pdf", "Счёт.pdf", pdf.as_slice())
                    .write_to_vec()?;
                std::hint::black_box(mail);
            }
            Ok(())
        })
    }
}

fn facts(account: &Account, invoice: &Invoice) -> InvoiceFacts {
    InvoiceFacts::of(&account.name, invoice)
}

/// The bytes of a document of one page, in whole, and the share that is its own.
///
/// # Errors
/// Those of the renderer.
pub fn sizes() -> Outcome<(usize, usize)> {
    let rendered = Invoices::new(sample::ONE_PAGE)?.render(0)?;
    Ok((rendered.to_bytes().len(), rendered.tail.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floor_deflates_every_page() {
        let pages = |lines| {
            let rendered = Invoices::new(lines).unwrap().render(1).unwrap();
            let is_page = |stream: &&Vec<u8>| stream.windows(3).any(|three| three == b"BT\n");
            streams_of(&rendered.tail).iter().filter(is_page).count()
        };
        assert_eq!(pages(sample::ONE_PAGE), 1);
        assert_eq!(pages(sample::THREE_PAGES), 3);
    }
}
