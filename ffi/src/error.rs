//! Why a call did not do what it was asked for: the struct that a host gives to be filled.

use std::borrow::Cow;
use std::error::Error;
use std::ffi::c_char;

use schet::Zone;
use schet::desk::DeskError;
use schet::invoice::BillError;
use schet::order::{OrderState, Refusal};
use schet::ports::{PortError, PortErrorKind};
use schet::render::RenderError;

use crate::boundary::call;
use crate::buffer::{OutHandle, hand_out, schet_buf};
use crate::encoding::Encoding;
use crate::ports::HostAnswer;
use crate::record::{Out, read, record};
use crate::service::Schet;
use crate::status::{self, *};
use crate::text::put;
use crate::{codes, time};

/// Why a call did not do what it was asked for. The caller allocates it and sets `struct_size`; it is written when a
/// function answers another status than SCHET_OK, and left alone otherwise. NULL may be passed for it everywhere.
/// Texts are in the host's encoding, end with a NUL, and are cut where they are too long.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_error {
    /// sizeof(schet_error).
    pub struct_size: u32,
    /// The status that the function answered.
    pub code: i32,
    /// 1 when the same call may succeed later, else 0.
    pub retryable: i32,
    /// 1 when what was asked for may have happened all the same, else 0: look before doing it again.
    pub may_have_happened: i32,
    /// What the host's callback answered, where it is the reason.
    pub host_code: i32,
    /// The row of an array that is at fault, counted from 1; 0 where none is.
    pub row: u32,
    /// A refusal's instant from which on the same may be asked for again, in microseconds since 1970-01-01 UTC; 0: none.
    pub until: i64,
    /// A refusal's period, as YYYYMM; 0: none.
    pub period: i32,
    /// A refusal's limit; 0: none.
    pub limit: i32,
    /// A refusal's state of the order, one of SCHET_ORDER_...; 0: none.
    pub state: i32,
    /// How many periods stand in `offered`.
    pub offered_count: u32,
    /// The periods that are offered instead, newest first, at most 60.
    pub offered: [i32; 60],
    /// A refusal's subscriber.
    pub subscriber: [c_char; 72],
    /// The field, the struct or the parameter at fault, such as `lines[3].service`.
    pub field: [c_char; 64],
    /// What went wrong, in English, for whoever mends it; of a refusal, what to tell the customer in English.
    pub message: [c_char; 512],
}
record!(schet_error, 936);

/// Why a call fails, before it is written into the host's struct.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) status: i32,
    retryable: bool,
    may_have_happened: bool,
    host_code: i32,
    row: u32,
    field: Cow<'static, str>,
    message: String,
    refusal: Option<Box<Refusal>>,
}

impl Failure {
    pub(crate) fn new(status: i32, message: impl Into<String>) -> Self {
        Self {
            status,
            retryable: matches!(status, SCHET_E_BUSY | SCHET_E_RANDOM),
            may_have_happened: false,
            host_code: 0,
            row: 0,
            field: Cow::Borrowed(""),
            message: message.into(),
            refusal: None,
        }
    }

    /// A value that its field does not take.
    pub(crate) fn value(field: impl Into<Cow<'static, str>>, problem: impl std::fmt::Display) -> Self {
        let field = field.into();
        Self::new(SCHET_E_VALUE, format!("{field} {problem}")).of_field(field)
    }

    /// A field that has to be stated and is not.
    pub(crate) fn missing(field: impl Into<Cow<'static, str>>) -> Self {
        Self::value(field, "is missing")
    }

    pub(crate) fn of_field(self, field: impl Into<Cow<'static, str>>) -> Self {
        Self { field: field.into(), ..self }
    }

    /// The same failure of a part of something: `number` of a bill is `bill.number`.
    pub(crate) fn within(self, whole: &str) -> Self {
        if self.field.is_empty() {
            return self;
        }
        let told = self.message.strip_prefix(&*self.field);
        let message = told.map_or_else(|| self.message.clone(), |rest| format!("{whole}.{}{rest}", self.field));
        Self { field: format!("{whole}.{}", self.field).into(), message, ..self }
    }

    /// The same failure of a row of an array, counted from 0.
    pub(crate) fn of_row(self, place: usize) -> Self {
        Self { row: u32::try_from(place).map_or(u32::MAX, |place| place.saturating_add(1)), ..self }
    }

    /// The same failure, with what the host's callback answered.
    pub(crate) fn of_host(self, code: i32) -> Self {
        Self { host_code: code, ..self }
    }

    /// Whether a value is at fault, rather than the pointers, sizes and lengths by which it was passed.
    pub(crate) fn is_of_content(&self) -> bool {
        matches!(self.status, SCHET_E_VALUE | SCHET_E_ENCODING)
    }

    /// Whether what was to be written did not go where it should.
    pub(crate) fn is_of_output(&self) -> bool {
        matches!(self.status, SCHET_E_OUTPUT | SCHET_E_HOST | SCHET_E_CANCELLED)
    }

    pub(crate) fn perhaps_done(self) -> Self {
        Self { may_have_happened: true, ..self }
    }

    /// A refusal of the section, in words of the operator's zone (R16).
    pub(crate) fn refused(refusal: Refusal, zone: Zone) -> Self {
        let failure = Self::new(status::of_refusal(&refusal), refusal.text(zone).en);
        Self { refusal: Some(Box::new(refusal)), ..failure }
    }

    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// Writes the failure into the host's struct.
    pub(crate) fn write(&self, out: Out<schet_error>, encoding: Encoding) {
        let mut error = schet_error {
            struct_size: 0,
            code: self.status,
            retryable: self.retryable.into(),
            may_have_happened: self.may_have_happened.into(),
            host_code: self.host_code,
            row: self.row,
            until: 0,
            period: 0,
            limit: 0,
            state: 0,
            offered_count: 0,
            offered: [0; 60],
            subscriber: [0; 72],
            field: [0; 64],
            message: [0; 512],
        };
        put(&mut error.field, &self.field, encoding);
        put(&mut error.message, &self.message, encoding);
        if let Some(refusal) = &self.refusal {
            let facts = refusal.facts();
            error.until = facts.until.map_or(0, time::micros);
            error.period = facts.period.map_or(0, time::period_number);
            error.limit = facts.limit.map_or(0, |limit| i32::try_from(limit).unwrap_or(i32::MAX));
            error.state = facts.state.map_or(0, codes::state_code);
            for (place, period) in error.offered.iter_mut().zip(&facts.offered) {
                *place = time::period_number(*period);
                error.offered_count += 1;
            }
            let subscriber = facts.subscriber.map(String::from).unwrap_or_default();
            put(&mut error.subscriber, &subscriber, encoding);
        }
        out.write(error);
    }
}

impl From<PortError> for Failure {
    fn from(error: PortError) -> Self {
        let status = match error.kind {
            PortErrorKind::Full => SCHET_E_FULL,
            PortErrorKind::Corrupt => SCHET_E_CORRUPT,
            PortErrorKind::Rejected => SCHET_E_REJECTED,
            _ => SCHET_E_UNAVAILABLE,
        };
        let host = error.source.as_deref().and_then(|source| source.downcast_ref::<HostAnswer>());
        let host_code = host.map_or(0, |answer| answer.0);
        // A number that says nothing is told as such, and the kind of failure is our guess.
        let status = if host.is_some_and(|answer| !answer.is_known()) { SCHET_E_HOST } else { status };
        let failure = Self::new(status, with_sources(&error));
        let (retryable, may_have_happened) = (error.is_retryable(), error.may_have_happened);
        Self { retryable, may_have_happened, host_code, ..failure }
    }
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        let text = with_sources(&error);
        match error {
            DeskError::Port(error) => error.into(),
            DeskError::Bill(error) => error.into(),
            DeskError::Render(error) => error.into(),
            DeskError::PeriodNotOver { .. } => Self::new(SCHET_E_PERIOD_NOT_OVER, text).of_field("period"),
            DeskError::PeriodForgotten { .. } => Self::new(SCHET_E_PERIOD_FORGOTTEN, text).of_field("period"),
            DeskError::NoNumber => Self::new(SCHET_E_NO_NUMBER, text).of_field("number"),
            DeskError::Taken { field } => Self::new(SCHET_E_TAKEN, text).of_field(field),
            DeskError::Mail(_) => Self::new(SCHET_E_MAIL, text),
            DeskError::Output(_) => Self::new(SCHET_E_OUTPUT, text).of_field("sink"),
            _ => Self::new(SCHET_E_REJECTED, text),
        }
    }
}

impl From<BillError> for Failure {
    fn from(error: BillError) -> Self {
        let field = match &error {
            BillError::Sum { field, .. }
            | BillError::RateWithoutGroup { field, .. }
            | BillError::Rate { field, .. }
            | BillError::TooLarge { field }
            | BillError::TooFine { field }
            | BillError::Part { field, .. }
            | BillError::Year { field, .. }
            | BillError::Date { field, .. }
            | BillError::History { field, .. } => field.clone(),
            BillError::TooMany { field, .. } => (*field).to_owned(),
            BillError::TwoGroups { .. } => "vat".to_owned(),
            BillError::OtherAccount { .. } => "account".to_owned(),
            BillError::Correction { .. } => "corrects".to_owned(),
            _ => "bill".to_owned(),
        };
        Self::new(SCHET_E_BILL, error.to_string()).of_field(field)
    }
}

impl From<RenderError> for Failure {
    fn from(error: RenderError) -> Self {
        let (status, field) = match &error {
            RenderError::Write(_) => (SCHET_E_OUTPUT, "sink"),
            RenderError::MissingGlyph { field, .. } | RenderError::TooWide { field } => {
                (SCHET_E_RENDER, field.as_str())
            }
            _ => (SCHET_E_RENDER, ""),
        };
        Self::new(status, with_sources(&error)).of_field(field.to_owned())
    }
}

/// The refusal that a struct tells of, to put it into words once more; `None` where it tells of none.
pub(crate) fn refusal_of(error: &schet_error) -> Option<Refusal> {
    let limit = u32::try_from(error.limit).ok()?;
    let until = || time::instant(error.until, "until").ok();
    let period = || time::period(error.period, "period").ok();
    Some(match error.code {
        SCHET_R_BLACKOUT => Refusal::Blackout { until: until()? },
        SCHET_R_NOT_ISSUED => Refusal::NotIssued { period: period()? },
        SCHET_R_PERIOD_NOT_OFFERED => Refusal::PeriodNotOffered { period: period()?, offered: offered(error)? },
        SCHET_R_UNKNOWN_SUBSCRIBER => {
            let text: Vec<u8> = error.subscriber.iter().map(|c| c.to_ne_bytes()[0]).take_while(|c| *c != 0).collect();
            Refusal::UnknownSubscriber { subscriber: std::str::from_utf8(&text).ok()?.parse().ok()? }
        }
        SCHET_R_NO_CABINET_ADDRESS => Refusal::NoCabinetAddress,
        SCHET_R_LIMIT_REACHED => Refusal::LimitReached { limit, until: until()? },
        SCHET_R_KEY_REUSED => Refusal::KeyReused,
        SCHET_R_QUIET_TIME => Refusal::QuietTime { until: until()? },
        SCHET_R_UNKNOWN_ACCOUNT => Refusal::UnknownAccount,
        SCHET_R_UNKNOWN_ORDER => Refusal::UnknownOrder,
        SCHET_R_WRONG_STATE => Refusal::WrongState { state: state_of(error.state)? },
        SCHET_R_NO_SUCH_LINK => Refusal::NoSuchLink,
        SCHET_R_TOO_MANY_LINKS => Refusal::TooManyLinks { limit },
        SCHET_R_TOO_MANY_CHANGES => Refusal::TooManyChanges { limit, until: until()? },
        SCHET_R_HISTORY_FULL => Refusal::HistoryFull { limit },
        _ => return None,
    })
}

fn offered(error: &schet_error) -> Option<Vec<schet::BillingPeriod>> {
    let count = usize::try_from(error.offered_count).ok()?;
    let stated = error.offered.get(..count)?;
    stated.iter().map(|number| time::period(*number, "offered").ok()).collect()
}

fn state_of(code: i32) -> Option<OrderState> {
    OrderState::ALL.into_iter().find(|state| codes::state_code(*state) == code)
}

/// An error with what caused it, in one line.
pub(crate) fn with_sources(error: &dyn Error) -> String {
    let (mut text, mut cause) = (error.to_string(), error.source());
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// Puts a refusal into words for the customer once more, in a language (SCHET_RU or SCHET_EN), instants in the zone of
/// the service's operator. `refused` is the struct that the refused call has filled. Since ABI 1.
///
/// # Safety
/// `refused` is a struct of its size, `out` a variable; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_refusal_text(
    service: *const Schet,
    refused: *const schet_error,
    locale: i32,
    out: *mut *mut schet_buf,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let operator = service.desk.operator();
            let locale = codes::locale(locale, operator.locale, "locale")?;
            let out = OutHandle::new(out)?;
            let refusal = refusal_of(&read(refused)?)
                .ok_or_else(|| Failure::value("refused", "tells of no refusal, or lacks one of its facts"))?;
            let text = refusal.text(operator.zone);
            hand_out(service.encoding.encode_for_reading(text.of(locale)).into_owned(), out)
        })
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_error_of_the_core_has_a_status_of_its_own() {
        let ours = include_str!("error.rs");
        let sources = [
            ("DeskError", include_str!("../../core/src/desk/error.rs")),
            ("BillError", include_str!("../../core/src/invoice/check.rs")),
        ];
        for (name, source) in sources {
            let body = source.split(&format!("pub enum {name} {{")).nth(1).unwrap().split("\n}\n").next().unwrap();
            let variants =
                body.lines().filter(|line| line.starts_with("    ") && line[4..].starts_with(char::is_uppercase));
            let names: Vec<_> = variants.map(|line| line.trim().split([' ', '(', ',']).next().unwrap()).collect();
            assert!(names.len() > 8, "{names:?}");
            for variant in names {
                assert!(ours.contains(&format!("{name}::{variant}")), "{name}::{variant} has no status");
            }
        }
    }
}
