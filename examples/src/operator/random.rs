/// A stream of numbers that its seed alone decides: SplitMix64 (Steele, Lea, Flood, 2014).
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// The stream of a thing: of its seed, what it is for, and up to two numbers that name it. Streams don't depend on
    /// each other, so that whatever is generated can be generated alone.
    pub(crate) fn of(seed: u64, purpose: Purpose, first: u64, second: u64) -> Self {
        let mut state = seed;
        for part in [purpose as u64, first, second] {
            state = Self(state ^ part.wrapping_mul(0xD6E8_FEB8_6659_FD93)).next();
        }
        Self(state)
    }

    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; 0 where the limit is 0.
    pub(crate) fn below(&mut self, limit: u32) -> u32 {
        // The product's upper half: without a division, its unevenness below 2^-32.
        ((u64::from((self.next() >> 32) as u32) * u64::from(limit)) >> 32) as u32
    }

    /// True in so many of a hundred cases.
    pub(crate) fn percent(&mut self, chance: u32) -> bool {
        self.below(100) < chance
    }

    /// One of the choices.
    pub(crate) fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u32) as usize]
    }
}

/// What a stream is for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose {
    Account = 1,
    Traffic = 2,
    Payment = 3,
    Delivery = 4,
    Document = 5,
}
