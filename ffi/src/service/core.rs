use std::future::Future;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use schet::Instant;
use schet::desk::{Answer, Desk, Tick};
use schet::ports::Feed;

use super::Schet;
use crate::boundary::FALLBACK;
use crate::clock::{Clock, schet_tick};
use crate::encoding::Encoding;
use crate::error::Failure;
use crate::handle::{self, Held, Object, Token};
use crate::ports::{Ending, HostLog};
use crate::text::TextReader;

/// What a service works with.
pub(crate) struct Core {
    pub(crate) desk: Desk,
    pub(crate) feed: Option<Arc<dyn Feed>>,
    pub(crate) encoding: Encoding,
    pub(crate) clock: Clock,
    pub(crate) log: Option<HostLog>,
    /// Where mails come back.
    #[cfg(feature = "smtp")]
    pub(crate) bounces: Option<::schet_smtp::Bounces>,
}

/// What the handle of a service stands for.
pub(crate) struct Service {
    core: Core,
    /// What the host wants called when it is closed.
    endings: Vec<Ending>,
    /// How to close what was opened on it.
    children: Mutex<Vec<(Token, CloseChild)>>,
}

type CloseChild = fn(Token, &Core) -> Result<(), Failure>;

impl Object for Service {
    const KIND: u8 = 2;
    const NAME: &'static str = "schet";
}

/// Something that was opened on a service and lives no longer than it.
pub(crate) struct Child<T> {
    service: Token,
    object: T,
}

/// What becomes of a child when it is closed.
pub(crate) trait Closing: Object + Sized {
    /// Ends it.
    ///
    /// # Errors
    /// What could not be done any more; it is closed all the same.
    fn end(self, core: &Core) -> Result<(), Failure>;
}

impl<T: Object> Object for Child<T> {
    const KIND: u8 = T::KIND;
    const NAME: &'static str = T::NAME;
}

/// A child and its service, held for the time of a call.
pub(crate) struct HeldChild<T> {
    child: Held<Child<T>>,
    service: Held<Service>,
}

/// Who calls: known as far as the call has come.
#[derive(Default)]
pub(crate) struct Caller {
    /// Held until the host's log was told how the call ended: the service can't be closed before.
    service: Option<Held<Service>>,
    encoding: Option<Encoding>,
}

impl Caller {
    /// The service that is called.
    pub(crate) fn service(&mut self, service: *const Schet) -> Result<Held<Service>, Failure> {
        let held = handle::hold::<Service>(service.addr())?;
        self.service = Some(held.clone());
        Ok(held)
    }

    /// What was opened on a service, and the service.
    pub(crate) fn child<T: Object>(&mut self, token: Token) -> Result<HeldChild<T>, Failure> {
        let child = handle::hold::<Child<T>>(token)?;
        let service = handle::hold::<Service>(child.service)?;
        self.service = Some(service.clone());
        Ok(HeldChild { child, service })
    }

    /// States the encoding where no service is called.
    pub(crate) fn speaks(&mut self, encoding: Encoding) {
        self.encoding = Some(encoding);
    }

    /// Tells the host's log of a failure.
    pub(crate) fn log(&self, failure: &Failure) {
        if let Some(log) = self.service.as_ref().and_then(|service| service.log.as_ref()) {
            log.tell(failure);
        }
    }

    pub(crate) fn encoding(&self) -> Encoding {
        self.encoding.or_else(|| self.service.as_ref().map(|service| service.encoding)).unwrap_or(FALLBACK)
    }
}

impl Service {
    pub(crate) fn new(core: Core, endings: Vec<Ending>) -> Self {
        Self { core, endings, children: Mutex::default() }
    }

    /// A handle of something that is closed with the service.
    pub(crate) fn open_child<T: Closing>(&self, service: *const Schet, object: T) -> Result<Token, Failure> {
        let token = handle::open(Child { service: service.addr(), object })?;
        let close: CloseChild = |token, core| handle::close::<Child<T>>(token)?.object.end(core);
        self.children.lock().unwrap_or_else(PoisonError::into_inner).push((token, close));
        Ok(token)
    }

    /// Closes what was opened on the service, the last first, and then the service itself.
    ///
    /// # Errors
    /// The first thing that could not be done any more; all is closed nevertheless.
    pub(crate) fn shut(self) -> Result<(), Failure> {
        let children = self.children.into_inner().unwrap_or_else(PoisonError::into_inner);
        // Every one of them is closed, whatever became of those before it.
        let ends: Vec<_> = children.into_iter().rev().map(|(token, close)| close(token, &self.core)).collect();
        // Nobody else holds the service, and so nobody calls the ports any more.
        drop(self.core);
        self.endings.into_iter().rev().for_each(Ending::call);
        ends.into_iter().collect()
    }
}

impl Deref for Service {
    type Target = Core;

    fn deref(&self) -> &Core {
        &self.core
    }
}

impl<T> HeldChild<T> {
    pub(crate) fn core(&self) -> &Core {
        &self.service
    }
}

impl<T> Deref for HeldChild<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.child.object
    }
}

/// Closes something that was opened on a service.
pub(crate) fn close_child<T: Closing>(caller: &mut Caller, token: Token) -> Result<(), Failure> {
    let service = caller.child::<T>(token)?.service;
    let child = handle::close::<Child<T>>(token)?;
    service.children.lock().unwrap_or_else(PoisonError::into_inner).retain(|(other, _)| *other != token);
    child.object.end(&service.core)
}

impl Core {
    /// A reader of the host's texts.
    ///
    /// # Safety
    /// As [`TextReader::new`].
    pub(crate) unsafe fn reader(&self) -> TextReader {
        // SAFETY: as this function's.
        unsafe { TextReader::new(self.encoding) }
    }

    /// The instant and the randomness of a call: the host's, or the clock's and the system's.
    pub(crate) fn tick(&self, stated: Option<schet_tick>) -> Result<Tick, Failure> {
        self.clock.tick(stated)
    }

    /// The instant of a call that needs no randomness.
    pub(crate) fn now(&self, stated: Option<schet_tick>) -> Result<Instant, Failure> {
        self.clock.now(stated)
    }

    /// The answer of the section, a refusal as a failure of its own kind (R16).
    pub(crate) fn granted<T>(&self, answer: Answer<T>) -> Result<T, Failure> {
        answer.map_err(|refusal| Failure::refused(refusal, self.desk.operator().zone))
    }
}

/// Waits for a future on this thread. The embedded stores' are ready when first polled, and the host's callbacks run
/// inside of it.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    futures_lite::future::block_on(future)
}
