use schet::order::Digest;

/// Tells for most digests that an index doesn't have them, without a look at the medium: 10 bits for each digest that
/// it has, and one of a hundred others passes (a Bloom filter of blocks of 64 bytes).
///
/// Digests are as good as random, so their own bits serve as hashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filter {
    blocks: Vec<u8>,
}

/// The length of a block.
pub(super) const BLOCK: usize = 64;

/// Digests for which a block is made.
const PER_BLOCK: usize = BLOCK * 8 / 10;

/// Bits that are set for each digest.
const BITS: usize = 6;

impl Filter {
    /// A filter of digests.
    pub(super) fn new<'a>(digests: impl ExactSizeIterator<Item = &'a Digest>) -> Self {
        let mut filter = Self { blocks: vec![0; digests.len().div_ceil(PER_BLOCK).max(1) * BLOCK] };
        for digest in digests {
            let block = filter.block(digest);
            for bit in bits(digest) {
                filter.blocks[block + bit / 8] |= 1 << (bit % 8);
            }
        }
        filter
    }

    /// The filter of these bytes: at least one block, and whole blocks.
    pub(super) fn from_bytes(blocks: Vec<u8>) -> Option<Self> {
        (!blocks.is_empty() && blocks.len().is_multiple_of(BLOCK)).then_some(Self { blocks })
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.blocks
    }

    /// Whether a digest may be among those of the filter; certainly not where this is false.
    pub(super) fn may_have(&self, digest: &Digest) -> bool {
        let block = self.block(digest);
        bits(digest).all(|bit| self.blocks[block + bit / 8] & 1 << (bit % 8) != 0)
    }

    /// Where the block of a digest begins.
    fn block(&self, digest: &Digest) -> usize {
        let blocks = (self.blocks.len() / BLOCK) as u128;
        let random = u128::from(super::record::number(&digest.0, 8));
        usize::try_from((random * blocks) >> 64).unwrap_or(0) * BLOCK
    }
}

/// The bits of a digest in its block.
fn bits(digest: &Digest) -> impl Iterator<Item = usize> {
    let random = super::record::number(&digest.0, 16);
    (0..BITS).map(move |n| usize::try_from(random >> (9 * n) & 0x1FF).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_all_of_its_digests_and_few_others() {
        let digest = |n: u32| Digest::of(&n.to_le_bytes());
        for count in [0, 1, 50, 51, 52, 20_000] {
            let digests: Vec<Digest> = (0..count).map(digest).collect();
            let filter = Filter::new(digests.iter());
            assert!(filter.as_bytes().len() <= count as usize * 13 / 10 + BLOCK);
            assert_eq!(Filter::from_bytes(filter.as_bytes().to_vec()), Some(filter.clone()));
            assert!(digests.iter().all(|digest| filter.may_have(digest)));
            let others = (1_000_000..1_010_000).filter(|n| filter.may_have(&digest(*n))).count();
            assert!(others < 300, "{others} of 10,000 others pass a filter of {count}");
        }
        assert_eq!(Filter::from_bytes(Vec::new()), None);
        assert_eq!(Filter::from_bytes(vec![0; 63]), None);
    }
}
