//! QR codes (ISO/IEC 18004) of bytes at error correction level M, as the payment code needs them.
//!
//! What depends on the version alone (function patterns, the order of the modules, masks, generator polynomials) is made
//! once in a process. A code is one string of bits, row after row without gaps: a neighbour to the right is the same
//! string moved by one bit, a neighbour below by a row, so that the masks are weighed 64 modules a word.

mod codewords;
mod penalty;
mod template;

use codewords::{Codewords, byte_capacity, version_for};
use penalty::Scale;
use template::Template;

/// A square of dark and light modules without its quiet zone, which the page has to leave: four modules on each side.
///
/// ```
/// use schet::render::qr::QrCode;
/// let code = QrCode::encode(b"ST00012|Name=...").unwrap();
/// assert_eq!(code.size(), 25);
/// assert!(code.is_dark(0, 0));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    size: usize,
    /// Row after row, the first module in the highest bit; light beyond the end.
    bits: Vec<u64>,
}

/// More bytes than a QR code of level M holds.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a QR code of level M holds {MAX_BYTES} bytes at most, got {0}")]
pub struct TooLong(pub usize);

/// The most bytes a QR code of level M holds, at version 40.
pub const MAX_BYTES: usize = 2_331;

/// Encodes one code after another in buffers of its own: after the first of a size nothing is allocated.
pub struct QrEncoder {
    codewords: Codewords,
    /// A byte for each module.
    modules: Box<[u8; MODULES]>,
    scale: Scale,
    code: QrCode,
}

/// Room for the 177 × 177 modules of version 40.
const MODULES: usize = 1 << 15;

impl QrCode {
    /// The code of the lowest version that holds the bytes, in byte mode at level M; for many keep a [`QrEncoder`].
    ///
    /// # Errors
    /// [`TooLong`] for more than [`MAX_BYTES`] bytes.
    pub fn encode(bytes: &[u8]) -> Result<Self, TooLong> {
        let mut encoder = QrEncoder::new();
        encoder.encode(bytes)?;
        Ok(encoder.code)
    }

    /// How many bytes fit a code of at most `size` modules a side.
    #[must_use]
    pub fn capacity(size: usize) -> usize {
        let version = (size.clamp(17, 177) - 17) / 4;
        if version == 0 { 0 } else { byte_capacity(version) }
    }

    /// Modules on a side: 21 to 177.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether the module in a column and a row, counted from the top left, is dark; outside of the code all is light.
    #[must_use]
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        column < self.size && row < self.size && self.word_at(row * self.size + column) >> 63 == 1
    }

    /// Appends the modules row by row, the leftmost in the highest bit, 1 for dark, each row filled up to whole bytes
    /// with light.
    pub fn push_bitmap(&self, out: &mut Vec<u8>) {
        for row in 0..self.size {
            let mut column = 0;
            while column < self.size {
                let wanted = (self.size - column).min(64);
                let word = self.word_at(row * self.size + column) & !(u64::MAX >> 1 >> (wanted - 1));
                out.extend_from_slice(&word.to_be_bytes()[..wanted.div_ceil(8)]);
                column += wanted;
            }
        }
    }

    /// The 64 modules from one on.
    fn word_at(&self, module: usize) -> u64 {
        let word = |at: usize| self.bits.get(at).copied().unwrap_or(0);
        let (at, skipped) = (module / 64, module % 64);
        word(at) << skipped | word(at + 1) >> 1 >> (63 - skipped)
    }
}

impl QrEncoder {
    /// An encoder with empty buffers.
    #[must_use]
    pub fn new() -> Self {
        Self {
            codewords: Codewords::default(),
            modules: Box::new([0; MODULES]),
            scale: Scale::new(),
            code: QrCode { size: 0, bits: Vec::new() },
        }
    }

    /// The code of the lowest version that holds the bytes, in byte mode at level M.
    ///
    /// # Errors
    /// [`TooLong`] for more than [`MAX_BYTES`] bytes.
    pub fn encode(&mut self, bytes: &[u8]) -> Result<&QrCode, TooLong> {
        let version = version_for(bytes.len()).ok_or(TooLong(bytes.len()))?;
        let template = Template::of(version);
        if self.code.size != template.size {
            self.code.size = template.size;
            self.modules.fill(0);
            self.scale.clear();
        }
        place(&mut self.modules, &template.order, self.codewords.of(version, bytes));
        let base = &mut self.code.bits;
        base.clear();
        let (chunks, _) = self.modules.as_chunks::<64>();
        base.extend(chunks.iter().zip(&template.dark).map(|(modules, dark)| pack(modules) ^ dark));
        let mask = self.scale.best_mask(base, template);
        base.iter_mut().zip(&template.masks[mask].pattern).for_each(|(word, pattern)| *word ^= pattern);
        Ok(&self.code)
    }
}

impl Default for QrEncoder {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for QrEncoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("QrEncoder").finish_non_exhaustive()
    }
}

/// Puts the bits of the codewords where they belong, a byte each.
fn place(modules: &mut [u8; MODULES], order: &[u16], codewords: &[u8]) {
    let (places, _) = order.as_chunks::<8>();
    for (places, &codeword) in places.iter().zip(codewords) {
        // Each byte keeps one bit of the codeword, the highest first, and then has it as its own highest bit.
        let spread = (u64::from(codeword) * 0x0101_0101_0101_0101) & 0x0102_0408_1020_4080;
        let bits = ((spread + 0x7F7E_7C78_7060_4000) >> 7 & 0x0101_0101_0101_0101).to_le_bytes();
        for (&place, bit) in places.iter().zip(bits) {
            modules[usize::from(place) % MODULES] = bit;
        }
    }
}

/// The modules as bits, the first in the highest.
fn pack(modules: &[u8; 64]) -> u64 {
    let (eights, _) = modules.as_chunks::<8>();
    eights
        .iter()
        .fold(0, |word, &eight| word << 8 | u64::from_le_bytes(eight).wrapping_mul(0x8040_2010_0804_0201) >> 56)
}

#[cfg(test)]
mod tests;
