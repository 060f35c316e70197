//! Handles: tokens with a generation, never addresses, so that a stale, foreign or doubly closed one is a status.
//!
//! A token is a number in the place of a pointer: the highest bit set, which no address of a program has, then 7 bits
//! for the kind of handle, 8 for the epoch of forks, 24 for the generation, 24 for the place in the table. Closing
//! empties the place and counts its generation up; a place whose generations are used up is never used again.

use std::any::Any;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, TryLockError};

use crate::error::Failure;
use crate::fork;
use crate::status::{
    SCHET_E_BUSY, SCHET_E_FORKED, SCHET_E_HANDLE, SCHET_E_NULL, SCHET_E_POISONED, SCHET_E_UNAVAILABLE,
    SCHET_E_WRONG_HANDLE,
};

/// What a handle stands for.
pub(crate) trait Object: Send + Sync + 'static {
    /// Tells kinds of handles apart; 0 to 127, never given to another kind.
    const KIND: u8;
    /// What the header calls it.
    const NAME: &'static str;
}

/// The number in the place of a pointer.
pub(crate) type Token = usize;

/// An object that a handle stands for, held for the time of a call. A panic meanwhile poisons it.
pub(crate) struct Held<T> {
    entry: Arc<Entry<T>>,
}

struct Entry<T> {
    object: T,
    poisoned: AtomicBool,
}

struct Slot {
    generation: u32,
    entry: Option<Arc<dyn Any + Send + Sync>>,
}

#[derive(Default)]
struct Shard {
    slots: Vec<Slot>,
    free: Vec<usize>,
}

struct Table {
    shards: [RwLock<Shard>; SHARDS],
    next: AtomicUsize,
    epoch: u32,
    /// The parent's table: never touched, and kept only so that nothing of it counts as lost in a search for leaks.
    _before: AtomicPtr<Table>,
}

const SHARDS: usize = 16;
const MARK: usize = 1 << 63;
const GENERATIONS: u32 = 1 << 24;
const PLACES: usize = 1 << 24;

/// A new handle of an object.
pub(crate) fn open<T: Object>(object: T) -> Result<Token, Failure> {
    let table = table();
    let shard = table.next.fetch_add(1, Ordering::Relaxed) % SHARDS;
    let mut slots = table.shards[shard].write().unwrap_or_else(PoisonError::into_inner);
    let place = match slots.free.pop() {
        Some(place) => place,
        None if slots.slots.len() >= PLACES / SHARDS => {
            return Err(Failure::new(SCHET_E_UNAVAILABLE, "too many handles are open"));
        }
        None => {
            slots.slots.push(Slot { generation: 0, entry: None });
            slots.slots.len() - 1
        }
    };
    let slot = &mut slots.slots[place];
    slot.entry = Some(Arc::new(Entry { object, poisoned: AtomicBool::new(false) }));
    let fields = (usize::from(T::KIND) << 56) | ((table.epoch as usize & 0xFF) << 48);
    Ok(MARK | fields | (slot.generation as usize) << 24 | (place * SHARDS + shard))
}

/// The object of a handle.
///
/// # Errors
/// The status that says what is wrong with the handle.
pub(crate) fn hold<T: Object>(token: Token) -> Result<Held<T>, Failure> {
    let (table, shard, place) = locate::<T>(token)?;
    let slots = table.shards[shard].read().unwrap_or_else(PoisonError::into_inner);
    let entry = entry_of::<T>(slots.slots.get(place), token)?.clone();
    drop(slots);
    let entry = entry.downcast::<Entry<T>>().map_err(|_| wrong_kind::<T>())?;
    if entry.poisoned.load(Ordering::Relaxed) {
        return Err(poisoned::<T>());
    }
    Ok(Held { entry })
}

/// Ends a handle and gives its object back, poisoned or not.
///
/// # Errors
/// The status that says what is wrong with the handle; `SCHET_E_BUSY` while a call on it is under way.
pub(crate) fn close<T: Object>(token: Token) -> Result<T, Failure> {
    let (table, shard, place) = locate::<T>(token)?;
    let mut slots = table.shards[shard].write().unwrap_or_else(PoisonError::into_inner);
    let entry = entry_of::<T>(slots.slots.get(place), token)?;
    // Nobody can take another while the table is locked.
    if Arc::strong_count(entry) > 1 {
        return Err(Failure::new(SCHET_E_BUSY, format!("a call on this {} is under way", T::NAME)));
    }
    let slot = &mut slots.slots[place];
    let entry = slot.entry.take();
    slot.generation += 1;
    if slot.generation < GENERATIONS {
        slots.free.push(place);
    }
    drop(slots);
    let entry = entry.and_then(|entry| entry.downcast::<Entry<T>>().ok()).and_then(Arc::into_inner);
    entry.map(|entry| entry.object).ok_or_else(wrong_kind::<T>)
}

/// Works on what only one thread at a time may use.
///
/// # Errors
/// `SCHET_E_BUSY` while another thread does, `SCHET_E_POISONED` after a panic.
pub(crate) fn exclusively<T: Object, V, R>(
    value: &Mutex<V>,
    work: impl FnOnce(&mut V) -> Result<R, Failure>,
) -> Result<R, Failure> {
    match value.try_lock() {
        Ok(mut value) => work(&mut value),
        Err(TryLockError::WouldBlock) => {
            Err(Failure::new(SCHET_E_BUSY, format!("another thread is using this {}", T::NAME)))
        }
        Err(TryLockError::Poisoned(_)) => Err(poisoned::<T>()),
    }
}

impl<T> Deref for Held<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.entry.object
    }
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        Self { entry: self.entry.clone() }
    }
}

impl<T> Drop for Held<T> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.entry.poisoned.store(true, Ordering::Relaxed);
        }
    }
}

/// The table and the place that a token names, if it is one of this kind and of this process.
fn locate<T: Object>(token: Token) -> Result<(&'static Table, usize, usize), Failure> {
    if token == 0 {
        return Err(Failure::new(SCHET_E_NULL, format!("the {} is NULL", T::NAME)).of_field(T::NAME));
    }
    if token & MARK == 0 {
        return Err(stale::<T>());
    }
    if (token >> 56) & 0x7F != usize::from(T::KIND) {
        return Err(wrong_kind::<T>());
    }
    // Before anything of the table is touched: its locks may be held by threads that are not in this process.
    let epoch = fork::epoch();
    if (token >> 48) & 0xFF != epoch as usize & 0xFF {
        let text = format!("this {} was opened before the process forked", T::NAME);
        return Err(Failure::new(SCHET_E_FORKED, text).of_field(T::NAME));
    }
    let place = token & (PLACES - 1);
    Ok((table(), place % SHARDS, place / SHARDS))
}

fn entry_of<T: Object>(slot: Option<&Slot>, token: Token) -> Result<&Arc<dyn Any + Send + Sync>, Failure> {
    let generation = (token >> 24) & (GENERATIONS as usize - 1);
    let slot = slot.filter(|slot| slot.generation as usize == generation);
    slot.and_then(|slot| slot.entry.as_ref()).ok_or_else(stale::<T>)
}

fn poisoned<T: Object>() -> Failure {
    let text = format!("an earlier call on this {} broke off inside the library: close it", T::NAME);
    Failure::new(SCHET_E_POISONED, text).of_field(T::NAME)
}

fn stale<T: Object>() -> Failure {
    Failure::new(SCHET_E_HANDLE, format!("this {} was closed, or never was one", T::NAME)).of_field(T::NAME)
}

fn wrong_kind<T: Object>() -> Failure {
    Failure::new(SCHET_E_WRONG_HANDLE, format!("this handle is no {}", T::NAME)).of_field(T::NAME)
}

/// The table of this process; a child begins its own, for its parent's may be locked for ever.
fn table() -> &'static Table {
    static TABLE: AtomicPtr<Table> = AtomicPtr::new(std::ptr::null_mut());
    let epoch = fork::epoch();
    loop {
        let current = TABLE.load(Ordering::Acquire);
        // SAFETY: what is stored is null or a leaked box, which is never freed.
        match unsafe { current.as_ref() } {
            Some(table) if table.epoch == epoch => return table,
            _ => {
                let _before = AtomicPtr::new(current);
                let table = Box::new(Table { shards: Default::default(), next: AtomicUsize::new(0), epoch, _before });
                let new = Box::into_raw(table);
                if TABLE.compare_exchange(current, new, Ordering::AcqRel, Ordering::Acquire).is_err() {
                    // SAFETY: the box was made above, and nobody else has seen it.
                    drop(unsafe { Box::from_raw(new) });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Apple(u32);
    impl Object for Apple {
        const KIND: u8 = 120;
        const NAME: &'static str = "apple";
    }
    #[derive(Debug)]
    struct Pear;
    impl Object for Pear {
        const KIND: u8 = 121;
        const NAME: &'static str = "pear";
    }

    fn status<T>(result: Result<T, Failure>) -> i32 {
        result.err().map_or(0, |failure| failure.status)
    }

    #[test]
    fn a_handle_is_what_it_was_opened_as_until_it_is_closed() {
        let token = open(Apple(7)).unwrap();
        assert_eq!(hold::<Apple>(token).unwrap().0, 7);
        assert_eq!(status(hold::<Pear>(token)), SCHET_E_WRONG_HANDLE);
        assert_eq!(close::<Apple>(token).unwrap().0, 7);
        assert_eq!(status(hold::<Apple>(token)), SCHET_E_HANDLE);
        assert_eq!(status(close::<Apple>(token)), SCHET_E_HANDLE);
        assert_eq!(status(hold::<Apple>(0)), SCHET_E_NULL);
    }

    #[test]
    fn a_place_used_again_is_another_handle() {
        let tokens: Vec<_> = (0..200).map(|n| open(Apple(n)).unwrap()).collect();
        for token in &tokens {
            close::<Apple>(*token).unwrap();
        }
        let again: Vec<_> = (0..200).map(|n| open(Apple(n)).unwrap()).collect();
        assert!(tokens.iter().all(|token| status(hold::<Apple>(*token)) == SCHET_E_HANDLE));
        for token in again {
            close::<Apple>(token).unwrap();
        }
    }

    #[test]
    fn no_address_and_no_noise_is_a_handle() {
        let on_stack = 1_u8;
        for token in [1, 8, std::ptr::from_ref(&on_stack).addr(), usize::MAX, MARK, MARK | 120 << 56 | 0xFF_FFFF] {
            assert_ne!(status(hold::<Apple>(token)), 0, "{token:#x}");
        }
    }

    #[test]
    fn what_is_in_use_is_not_closed() {
        let token = open(Apple(1)).unwrap();
        let held = hold::<Apple>(token).unwrap();
        assert_eq!(status(close::<Apple>(token)), SCHET_E_BUSY);
        drop(held);
        assert!(close::<Apple>(token).is_ok());
    }

    #[test]
    fn a_panic_poisons_what_it_held_and_closing_still_works() {
        let token = open(Apple(1)).unwrap();
        let broken = std::panic::catch_unwind(|| {
            let _held = hold::<Apple>(token).unwrap();
            std::panic::resume_unwind(Box::new(()));
        });
        assert!(broken.is_err());
        assert_eq!(status(hold::<Apple>(token)), SCHET_E_POISONED);
        assert!(close::<Apple>(token).is_ok());
    }
}
