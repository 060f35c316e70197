//! The instant and the randomness of a call.

use std::time::SystemTime;

use schet::Instant;
use schet::desk::Tick;

use crate::error::Failure;
use crate::ports::HostClock;
use crate::record::record;
use crate::status::SCHET_E_RANDOM;
use crate::time;

/// The instant at which a call happens, and the randomness it may use. Where NULL is passed for it, the clock of the
/// service and the system's random source give both. To repeat a call whose outcome is not known, give the tick of the
/// first once more: what the first has made is then found, not made anew.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_tick {
    /// sizeof(schet_tick).
    pub struct_size: u32,
    /// 1: `seed` is stated; 0: the system's random source gives it.
    pub has_seed: u32,
    /// Microseconds since 1970-01-01 UTC; 0: the clock of the service gives it.
    pub now: i64,
    /// 32 bytes of a cryptographic random source, new for each call: links are guessed as easily as they are.
    pub seed: [u8; 32],
}
record!(schet_tick, 48);

/// The clock of a service.
pub(crate) enum Clock {
    /// The machine's.
    System,
    /// The host's own.
    Host(HostClock),
}

impl Clock {
    pub(crate) fn now(&self, stated: Option<schet_tick>) -> Result<Instant, Failure> {
        let stated = stated.map_or(Ok(None), |tick| time::instant_or_none(tick.now, "tick.now"))?;
        stated.map_or_else(|| self.read(), Ok)
    }

    pub(crate) fn tick(&self, stated: Option<schet_tick>) -> Result<Tick, Failure> {
        let now = self.now(stated)?;
        match stated {
            Some(schet_tick { has_seed: 1, seed, .. }) => Ok(Tick::new(now, seed)),
            Some(schet_tick { has_seed: 2.., .. }) => Err(Failure::value("tick.has_seed", "is neither 0 nor 1")),
            _ => Ok(Tick::new(now, random()?)),
        }
    }

    fn read(&self) -> Result<Instant, Failure> {
        match self {
            // To the microsecond, which is what the interface can tell of it.
            Self::System => {
                let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
                time::instant(i64::try_from(now.as_micros()).unwrap_or(i64::MAX), "the machine's clock")
            }
            Self::Host(clock) => clock.read(),
        }
    }
}

fn random() -> Result<[u8; 32], Failure> {
    let mut seed = [0; 32];
    let mut filled = 0;
    while filled < seed.len() {
        match rustix::rand::getrandom(&mut seed[filled..], rustix::rand::GetRandomFlags::empty()) {
            Ok(count) => filled += count,
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => {
                return Err(Failure::new(SCHET_E_RANDOM, format!("the system gave no random bytes: {error}")));
            }
        }
    }
    Ok(seed)
}
