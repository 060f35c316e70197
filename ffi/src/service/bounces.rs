use schet::desk::Tick;

use super::Core;
use crate::bounces::schet_collected;
use crate::error::Failure;

/// Marks orders whose mails came back, and puts the letters away that say so.
#[cfg(feature = "smtp")]
pub(crate) fn collect_bounces(core: &Core, limit: usize, tick: &Tick) -> Result<schet_collected, Failure> {
    use ::schet_smtp::Returned;
    use schet::order::Refusal;
    use schet::ports::{PortError, PortErrorKind};

    let failed = |error: std::io::Error| {
        Failure::from(PortError::new(PortErrorKind::Unavailable, "reading the Maildir of bounces").caused_by(error))
    };
    let bounces = core.bounces.as_ref().ok_or_else(not_opened)?;
    let letters = bounces.read(limit).map_err(failed)?;
    let mut done = schet_collected { letters: u32::try_from(letters.len()).unwrap_or(u32::MAX), ..Default::default() };
    for letter in &letters {
        match &letter.what {
            Returned::Failed(report) => match super::block_on(core.desk.take_bounce(report, tick))? {
                Err(Refusal::WrongState { .. }) => {
                    done.left += 1;
                    continue;
                }
                Ok(_) => done.bounced += 1,
                Err(_) => done.other += 1,
            },
            Returned::Delayed(_) => done.delayed += 1,
            Returned::Other => done.other += 1,
        }
        bounces.put_away(letter).map_err(failed)?;
    }
    Ok(done)
}

#[cfg(not(feature = "smtp"))]
pub(crate) fn collect_bounces(_: &Core, _: usize, _: &Tick) -> Result<schet_collected, Failure> {
    Err(not_opened())
}

fn not_opened() -> Failure {
    let text = "the service was opened without smtp.bounces_maildir";
    Failure::new(crate::status::SCHET_E_UNSUPPORTED, text).of_field("smtp.bounces_maildir")
}
