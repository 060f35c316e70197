use std::io::{self, BufWriter, Write};
use std::sync::{Arc, Mutex, PoisonError};

use schet::render::csv::CallCsv;
use schet::render::detail::DetailTotals;
use schet::render::xlsx::CallXlsx;
use schet::render::{CallPdf, PickupBatch, PickupEntry, PickupRegister, RenderError};
use schet::usage::Call;
use schet::{Account, Invoice, Locale};

use crate::error::Failure;
use crate::sink::Sink;
use crate::status::{SCHET_E_OUTPUT, SCHET_E_WRONG_HANDLE};

/// The host's sink, shared by the document that is written into it and the handle that asks what it answered.
#[derive(Clone)]
pub(super) struct SharedSink(Arc<Mutex<Option<Sink>>>);

/// How much is gathered before the host is called.
const PIECE: usize = 64 * 1024;

/// A document that is being written.
pub(super) enum Document {
    Csv(CallCsv<SharedSink>),
    Xlsx(Box<CallXlsx<BufWriter<SharedSink>>>),
    Pdf(Box<CallPdf<BufWriter<SharedSink>>>),
    Register(Box<PickupRegister<BufWriter<SharedSink>>>),
    Batch(Box<PickupBatch<BufWriter<SharedSink>>>),
}

/// Why something could not be written into a document.
pub(super) enum Trouble {
    /// The sink did not take it.
    Output(io::Error),
    /// What was given can't be rendered; the document goes on without it.
    Render(RenderError),
    /// The document takes no such thing.
    Stranger(&'static str),
}

impl SharedSink {
    pub(super) fn new(sink: Sink) -> Self {
        Self(Arc::new(Mutex::new(Some(sink))))
    }

    /// The sink with a buffer before it.
    pub(super) fn buffered(&self) -> BufWriter<Self> {
        BufWriter::with_capacity(PIECE, self.clone())
    }

    /// Calls the host no more: its context may be gone.
    pub(super) fn shut(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// What the trouble is to the host: what its sink answered, if that is the reason.
    pub(super) fn failure(&self, trouble: Trouble) -> Failure {
        let refused = self.0.lock().unwrap_or_else(PoisonError::into_inner).as_mut().and_then(Sink::refused);
        match (refused, trouble) {
            (Some(refused), _) => refused,
            (None, Trouble::Output(error)) => Failure::new(SCHET_E_OUTPUT, error.to_string()),
            (None, Trouble::Render(error)) => error.into(),
            (None, Trouble::Stranger(what)) => {
                Failure::new(SCHET_E_WRONG_HANDLE, format!("this schet_paper takes no {what}"))
            }
        }
    }
}

impl Write for SharedSink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(sink) => sink.write(bytes),
            None => Err(io::Error::other("the document was given up")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Document {
    pub(super) fn call(&mut self, call: &Call) -> Result<(), Trouble> {
        match self {
            Self::Csv(sheet) => Ok(sheet.write(call)?),
            Self::Xlsx(sheet) => Ok(sheet.write(call)?),
            Self::Pdf(sheet) => Ok(sheet.write(call)?),
            Self::Register(_) | Self::Batch(_) => Err(Trouble::Stranger("calls")),
        }
    }

    pub(super) fn entry(&mut self, entry: &PickupEntry<'_>) -> Result<(), Trouble> {
        match self {
            Self::Register(register) => Ok(register.add(entry)?),
            _ => Err(Trouble::Stranger("entries of a register")),
        }
    }

    pub(super) fn invoice(&mut self, account: &Account, invoice: &Invoice, locale: Locale) -> Result<(), Trouble> {
        match self {
            Self::Batch(batch) => Ok(batch.add(account, invoice, locale)?),
            _ => Err(Trouble::Stranger("invoices")),
        }
    }

    /// Writes the document's end, and says what its calls come to.
    pub(super) fn finish(self) -> Result<DetailTotals, Trouble> {
        let flushed = |mut out: BufWriter<SharedSink>| out.flush();
        match self {
            Self::Csv(sheet) => {
                let totals = *sheet.totals();
                sheet.finish()?;
                Ok(totals)
            }
            Self::Xlsx(sheet) => {
                let totals = *sheet.totals();
                flushed(sheet.finish()?)?;
                Ok(totals)
            }
            Self::Pdf(sheet) => {
                let totals = *sheet.totals();
                flushed(sheet.finish()?)?;
                Ok(totals)
            }
            Self::Register(register) => {
                flushed(register.finish()?)?;
                Ok(DetailTotals::default())
            }
            Self::Batch(batch) => {
                flushed(batch.finish()?)?;
                Ok(DetailTotals::default())
            }
        }
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<RenderError> for Trouble {
    fn from(error: RenderError) -> Self {
        match error {
            RenderError::Write(error) => Self::Output(error),
            error => Self::Render(error),
        }
    }
}
