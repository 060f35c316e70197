//! Structs that cross the border: read by the size that the caller states, written no further than it reaches.
//!
//! A struct begins with `struct_size` and grows at its end only. A caller built for an older version states less, and
//! what he does not state is zero; one built for a newer version states more, and what we don't know of has to be zero,
//! for it asks for something that this library can't do. Structs are copied byte by byte: a COBOL record need not be
//! aligned.

use std::ptr;

use crate::error::Failure;
use crate::status::{SCHET_E_LENGTH, SCHET_E_NULL, SCHET_E_STRUCT_SIZE, SCHET_E_UNSUPPORTED};

/// The largest `struct_size` that is believed: what is above was never set.
const LARGEST: usize = 65_536;

/// The most rows of one array.
pub const SCHET_MAX_ROWS: u32 = 100_000;

/// A struct of the interface.
///
/// # Safety
/// The type is `repr(C)`, begins with a `u32` that is its size, has no padding, and is valid for any bytes that a
/// caller may put there: numbers, raw pointers, optional functions, and arrays and structs of such.
pub(crate) unsafe trait Record: Copy {
    const NAME: &'static str;
    /// Its size in the first version that had it.
    const FIRST: usize;
}

/// Declares a struct of the interface, with its size in the first version that had it.
macro_rules! record {
    ($name:ident, $first:literal) => {
        // SAFETY: the struct is declared beside this line, of numbers, pointers, functions and arrays of such; the test
        // of the layouts finds any padding.
        unsafe impl $crate::record::Record for $name {
            const NAME: &'static str = stringify!($name);
            const FIRST: usize = $first;
        }
        const _: () = assert!(std::mem::size_of::<$name>() >= $first, "a struct never shrinks");
    };
}
pub(crate) use record;

/// A struct that the caller must give.
///
/// # Safety
/// The pointer is NULL or points to as many readable bytes as its first four say.
pub(crate) unsafe fn read<T: Record>(from: *const T) -> Result<T, Failure> {
    // SAFETY: as this function's.
    unsafe { read_optional(from) }?.ok_or_else(null::<T>)
}

/// A struct that the caller may leave out.
///
/// # Safety
/// As [`read`].
pub(crate) unsafe fn read_optional<T: Record>(from: *const T) -> Result<Option<T>, Failure> {
    if from.is_null() {
        return Ok(None);
    }
    // SAFETY: the struct's first four bytes are readable, aligned or not.
    let stated = unsafe { from.cast::<u32>().read_unaligned() } as usize;
    check_size::<T>(stated)?;
    // SAFETY: so many bytes are readable, as the caller states.
    unsafe { copy_in(from, stated) }.map(Some)
}

/// Rows of an array, each as large as the first says.
///
/// # Safety
/// The pointer is NULL or points to `count` structs of that size, one behind the other.
pub(crate) unsafe fn read_rows<T: Record>(from: *const T, count: u32, most: u32) -> Result<Rows<T>, Failure> {
    if count > most {
        let text = format!("{count} rows of {} are too many: at most {most}", T::NAME);
        return Err(Failure::new(SCHET_E_LENGTH, text).of_field(T::NAME));
    }
    let count = count as usize;
    if count == 0 {
        return Ok(Rows { from, stride: 0, count, next: 0 });
    }
    if from.is_null() {
        return Err(null::<T>());
    }
    // SAFETY: there is at least one row.
    let stride = unsafe { from.cast::<u32>().read_unaligned() } as usize;
    check_size::<T>(stride)?;
    Ok(Rows { from, stride, count, next: 0 })
}

/// The rows of a caller's array, copied one by one.
pub(crate) struct Rows<T> {
    from: *const T,
    stride: usize,
    count: usize,
    next: usize,
}

impl<T: Record> Iterator for Rows<T> {
    type Item = Result<T, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.count {
            return None;
        }
        let place = self.next;
        self.next += 1;
        let at = self.from.wrapping_byte_add(place * self.stride);
        // SAFETY: whoever made the rows vouched for `count` structs of `stride` bytes.
        let stated = unsafe { at.cast::<u32>().read_unaligned() } as usize;
        if stated != self.stride {
            let text = format!("{} has struct_size {stated} where the array's first row has {}", T::NAME, self.stride);
            return Some(Err(Failure::new(SCHET_E_STRUCT_SIZE, text).of_field(T::NAME).of_row(place)));
        }
        // SAFETY: as above.
        Some(unsafe { copy_in(at, self.stride) }.map_err(|failure| failure.of_row(place)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.count - self.next;
        (left, Some(left))
    }
}

/// Where a struct for the caller goes: checked before the work begins, written when it has succeeded.
pub(crate) struct Out<T> {
    to: *mut T,
    stated: usize,
}

impl<T: Record> Out<T> {
    /// A struct that the caller must give room for.
    ///
    /// # Safety
    /// The pointer is NULL or points to as many writable bytes as its first four say, until the call ends.
    pub(crate) unsafe fn new(to: *mut T) -> Result<Self, Failure> {
        // SAFETY: as this function's.
        unsafe { Self::optional(to) }?.ok_or_else(null::<T>)
    }

    /// A struct that the caller may leave out.
    ///
    /// # Safety
    /// As [`new`](Self::new).
    pub(crate) unsafe fn optional(to: *mut T) -> Result<Option<Self>, Failure> {
        if to.is_null() {
            return Ok(None);
        }
        // SAFETY: the struct's first four bytes are readable.
        let stated = unsafe { to.cast::<u32>().read_unaligned() } as usize;
        check_size::<T>(stated)?;
        Ok(Some(Self { to, stated }))
    }

    /// Writes the struct behind its `struct_size`, which stays the caller's; what he has beyond ours is made zero.
    pub(crate) fn write(self, value: T) {
        let (ours, head) = (size_of::<T>(), size_of::<u32>());
        let from = ptr::from_ref(&value).cast::<u8>();
        let to = self.to.cast::<u8>();
        // SAFETY: whoever made this vouched for `stated` writable bytes, and `value` has `ours` readable ones.
        unsafe {
            ptr::copy_nonoverlapping(from.add(head), to.add(head), self.stated.min(ours) - head);
            if self.stated > ours {
                ptr::write_bytes(to.add(ours), 0, self.stated - ours);
            }
        }
    }
}

/// Where rows for the caller go: an array of structs, each as large as its first says, and how many there are.
pub(crate) struct OutRows<T> {
    to: *mut T,
    stride: usize,
    capacity: usize,
    count: *mut u32,
}

impl<T: Record> OutRows<T> {
    /// Room for at most `capacity` rows; with none, NULL will do.
    ///
    /// # Safety
    /// `to` is NULL or points to `capacity` writable structs of the size that the first says, `count` to a writable
    /// number, until the call ends.
    pub(crate) unsafe fn new(to: *mut T, capacity: u32, count: *mut u32) -> Result<Self, Failure> {
        if count.is_null() {
            return Err(Failure::new(SCHET_E_NULL, "count is NULL").of_field("count"));
        }
        if to.is_null() && capacity > 0 {
            return Err(null::<T>());
        }
        let capacity = capacity.min(SCHET_MAX_ROWS) as usize;
        let mut stride = 0;
        if capacity > 0 {
            // SAFETY: there is room for at least one struct, whose first four bytes are readable.
            stride = unsafe { to.cast::<u32>().read_unaligned() } as usize;
            check_size::<T>(stride)?;
        }
        Ok(Self { to, stride, capacity, count })
    }

    /// How many rows there is room for.
    pub(crate) fn capacity(&self) -> usize {
        self.capacity
    }

    /// Writes rows as far as there is room, and how many were written; each is given its `struct_size`.
    pub(crate) fn write(self, rows: impl IntoIterator<Item = T>) {
        let mut written = 0_u32;
        for (place, row) in rows.into_iter().take(self.capacity).enumerate() {
            let at = self.to.wrapping_byte_add(place * self.stride);
            Out { to: at, stated: self.stride }.write(row);
            // SAFETY: the row is writable; its head is its size, which fits, as it was checked.
            unsafe { at.cast::<u32>().write_unaligned(u32::try_from(self.stride).unwrap_or(0)) };
            written += 1;
        }
        // SAFETY: whoever made this vouched for the number.
        unsafe { self.count.write_unaligned(written) };
    }
}

fn check_size<T: Record>(stated: usize) -> Result<(), Failure> {
    if (T::FIRST..=LARGEST).contains(&stated) {
        return Ok(());
    }
    let text = format!("{}.struct_size is {stated}: set it to sizeof({}), at least {}", T::NAME, T::NAME, T::FIRST);
    Err(Failure::new(SCHET_E_STRUCT_SIZE, text).of_field(T::NAME))
}

/// # Safety
/// `stated` bytes are readable.
unsafe fn copy_in<T: Record>(from: *const T, stated: usize) -> Result<T, Failure> {
    let ours = size_of::<T>();
    // SAFETY: a record is valid for zeros.
    let mut value: T = unsafe { std::mem::zeroed() };
    // SAFETY: `stated` bytes are readable, and `value` has `ours`; any bytes are a valid record.
    unsafe { ptr::copy_nonoverlapping(from.cast::<u8>(), (&raw mut value).cast::<u8>(), stated.min(ours)) };
    for place in ours..stated {
        // SAFETY: `stated` bytes are readable.
        if unsafe { from.cast::<u8>().add(place).read() } != 0 {
            let text = format!("{} states something at byte {place} that this version does not know of", T::NAME);
            return Err(Failure::new(SCHET_E_UNSUPPORTED, text).of_field(T::NAME));
        }
    }
    Ok(value)
}

fn null<T: Record>() -> Failure {
    Failure::new(SCHET_E_NULL, format!("the pointer to {} is NULL", T::NAME)).of_field(T::NAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the interface has it today.
    #[repr(C)]
    #[derive(Clone, Copy, Debug, PartialEq)]
    struct Two {
        struct_size: u32,
        first: i32,
        second: i32,
    }
    record!(Two, 8);

    /// As a host of another version has it.
    #[repr(C)]
    struct Any {
        struct_size: u32,
        rest: [i32; 4],
    }

    fn read_as(size: u32, rest: [i32; 4]) -> Result<Two, i32> {
        let any = Any { struct_size: size, rest };
        // SAFETY: twenty bytes are there, and no more are stated.
        unsafe { read((&raw const any).cast::<Two>()) }.map_err(|failure| failure.status)
    }

    #[test]
    fn older_and_newer_structs_are_read_and_wrong_sizes_are_not() {
        assert_eq!(read_as(12, [1, 2, 9, 9]), Ok(Two { struct_size: 12, first: 1, second: 2 }));
        assert_eq!(read_as(8, [1, 2, 9, 9]), Ok(Two { struct_size: 8, first: 1, second: 0 }));
        assert_eq!(read_as(20, [1, 2, 0, 0]), Ok(Two { struct_size: 20, first: 1, second: 2 }));
        assert_eq!(read_as(20, [1, 2, 0, 9]), Err(SCHET_E_UNSUPPORTED));
        for size in [0, 4, 7, 65_537, u32::MAX] {
            assert_eq!(read_as(size, [1, 2, 0, 0]), Err(SCHET_E_STRUCT_SIZE), "{size}");
        }
        // SAFETY: NULL may be given.
        assert_eq!(unsafe { read::<Two>(ptr::null()) }.map_err(|failure| failure.status), Err(SCHET_E_NULL));
    }

    #[test]
    fn what_is_written_ends_where_the_callers_struct_does() {
        for (size, expected) in [(8, [1, -1, -1, -1]), (12, [1, 2, -1, -1]), (16, [1, 2, 0, -1]), (20, [1, 2, 0, 0])] {
            let mut any = Any { struct_size: size, rest: [-1; 4] };
            // SAFETY: twenty bytes are there, and no more are stated.
            let out = unsafe { Out::new((&raw mut any).cast::<Two>()) }.unwrap();
            out.write(Two { struct_size: 0, first: 1, second: 2 });
            assert_eq!((any.struct_size, any.rest), (size, expected));
        }
    }

    #[test]
    fn rows_of_another_size_are_named_by_their_place() {
        let rows = [Two { struct_size: 12, first: 1, second: 2 }, Two { struct_size: 8, first: 3, second: 4 }];
        // SAFETY: two rows are there.
        let mut read = unsafe { read_rows(rows.as_ptr(), 2, 10) }.unwrap();
        assert_eq!(read.next().unwrap().unwrap(), rows[0]);
        assert_eq!(read.next().unwrap().unwrap_err().status, SCHET_E_STRUCT_SIZE);
        // SAFETY: nothing is read.
        let too_many = unsafe { read_rows(rows.as_ptr(), 11, 10) };
        assert_eq!(too_many.err().map(|failure| failure.status), Some(SCHET_E_LENGTH));
    }

    #[test]
    fn misaligned_structs_are_read_and_written() {
        let mut bytes = [0_u8; 24];
        bytes[1..13].copy_from_slice(&[12, 0, 0, 0, 7, 0, 0, 0, 8, 0, 0, 0]);
        // SAFETY: twelve bytes are there from the second on.
        let two: Two = unsafe { read(bytes.as_ptr().add(1).cast()) }.unwrap();
        assert_eq!((two.first, two.second), (7, 8));
        // SAFETY: as above.
        unsafe { Out::<Two>::new(bytes.as_mut_ptr().add(1).cast()) }.unwrap().write(Two { first: 9, ..two });
        assert_eq!(bytes[5], 9);
    }
}
