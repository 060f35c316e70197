use super::codewords::{Divisor, blocks, data_codewords, raw_codewords};
use super::template::{aligner_centres, format_places, inverts};
use super::*;

#[test]
fn capacities_are_those_of_the_standard() {
    // ISO/IEC 18004, table 7: bytes at level M.
    for (version, bytes) in [(1, 14), (2, 26), (5, 84), (9, 180), (10, 213), (14, 362), (27, 1_125), (40, MAX_BYTES)] {
        assert_eq!(byte_capacity(version), bytes, "version {version}");
        assert_eq!(QrCode::encode(&vec![b'a'; bytes]).unwrap().size(), version * 4 + 17);
    }
    assert_eq!(QrCode::encode(&[0; MAX_BYTES + 1]), Err(TooLong(MAX_BYTES + 1)));
}

#[test]
fn corrections_are_those_of_the_standards_example() {
    // ISO/IEC 18004, annex I: 01234567 at 1-M.
    let data = [0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11];
    let expected = [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55];
    assert_eq!(Divisor::of_degree(10).remainder(&data)[..10], expected);
}

#[test]
fn aligners_stand_where_the_standard_puts_them() {
    assert_eq!(aligner_centres(2), [6, 18]);
    assert_eq!(aligner_centres(14), [6, 26, 46, 66]);
    assert_eq!(aligner_centres(32), [6, 34, 60, 86, 112, 138]);
    assert_eq!(aligner_centres(40), [6, 30, 58, 86, 114, 142, 170]);
}

#[test]
fn every_version_has_room_for_its_codewords() {
    for version in 1..=40 {
        let left = Template::of(version).order.len() - raw_codewords(version) * 8;
        assert!(matches!(left, 0 | 3 | 4 | 7), "version {version}: {left} modules left over");
    }
}

#[test]
fn the_code_reads_back_module_by_module() {
    for length in [0, 1, 14, 15, 100, 213, 349, 1_000, MAX_BYTES] {
        let bytes: Vec<u8> = (0..length).map(|at| (at * 37 + length) as u8).collect();
        assert_eq!(read_back(&QrCode::encode(&bytes).unwrap()), bytes, "{length} bytes");
    }
}

#[test]
fn the_mask_is_the_first_of_the_lowest_penalty_by_a_plain_count() {
    let mut encoder = QrEncoder::new();
    for length in [10, 60, 200, 349, 349, 700, 60] {
        let bytes: Vec<u8> = (0..length).map(|at| (at * at * 31 + length * 7) as u8).collect();
        let code = encoder.encode(&bytes).unwrap().clone();
        let template = Template::of((code.size() - 17) / 4);
        let chosen = (0..8).find(|&mask| format_of(&code) == mask).unwrap();
        let bare: Vec<u64> = code.bits.iter().zip(&template.masks[chosen].pattern).map(|(a, b)| a ^ b).collect();
        let penalties: Vec<u32> = (0..8)
            .map(|mask| {
                let bits = bare.iter().zip(&template.masks[mask].pattern).map(|(a, b)| a ^ b).collect();
                let plain = plain_penalty(&QrCode { size: code.size(), bits });
                assert_eq!(encoder.scale.penalty(&bare, template, mask), plain, "{length} bytes, mask {mask}");
                plain
            })
            .collect();
        let lowest = penalties.iter().min().unwrap();
        assert_eq!(penalties.iter().position(|points| points == lowest), Some(chosen), "{length} bytes");
    }
}

fn format_of(code: &QrCode) -> usize {
    let format = (0..15).fold(0, |bits, place| {
        let (column, row) = format_places(code.size())[0][place];
        bits | usize::from(code.is_dark(column, row)) << place
    });
    (format ^ 0x5412) >> 10
}

/// Undoes mask, order and interleaving without looking at the correction.
fn read_back(code: &QrCode) -> Vec<u8> {
    let version = (code.size() - 17) / 4;
    let template = Template::of(version);
    let mask = format_of(code);
    let bits: Vec<u8> = template
        .order
        .iter()
        .map(|&place| {
            let (row, column) = (usize::from(place) / code.size(), usize::from(place) % code.size());
            u8::from(code.is_dark(column, row) ^ inverts(mask, row, column))
        })
        .collect();
    let stream: Vec<u8> = bits.chunks_exact(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | bit)).collect();
    let (blocks, count) = (blocks(version), data_codewords(version));
    let (short, short_blocks) = (count / blocks, blocks - count % blocks);
    let mut data = Vec::new();
    for block in 0..blocks {
        data.extend((0..short).map(|place| stream[place * blocks + block]));
        if block >= short_blocks {
            data.push(stream[short * blocks + block - short_blocks]);
        }
    }
    let nibbles: Vec<u8> = data.iter().flat_map(|byte| [byte >> 4, byte & 15]).collect();
    assert_eq!(nibbles[0], 0b0100);
    let count_nibbles = if version < 10 { 2 } else { 4 };
    let length = nibbles[1..=count_nibbles].iter().fold(0, |length, &nibble| length << 4 | usize::from(nibble));
    let content = &nibbles[1 + count_nibbles..][..length * 2];
    content.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

fn plain_penalty(code: &QrCode) -> u32 {
    let size = code.size();
    let mut points = 0;
    for transposed in [false, true] {
        let at = |line: usize, place: usize| {
            if transposed { code.is_dark(line, place) } else { code.is_dark(place, line) }
        };
        for line in 0..size {
            let modules: Vec<bool> = (0..size).map(|place| at(line, place)).collect();
            points += modules
                .chunk_by(|a, b| a == b)
                .filter(|run| run.len() >= 5)
                .map(|run| run.len() as u32 - 2)
                .sum::<u32>();
            let finder = [true, false, true, true, true, false, true];
            let like = |window: &&[bool]| {
                (window[..7] == finder && !window[7..].contains(&true))
                    || (window[4..] == finder && !window[..4].contains(&true))
            };
            points += 40 * modules.windows(11).filter(like).count() as u32;
        }
    }
    for row in 1..size {
        for column in 1..size {
            let block = [(0, 0), (1, 0), (0, 1)].map(|(left, up)| code.is_dark(column - left, row - up));
            points += 3 * u32::from(block.iter().all(|&dark| dark == code.is_dark(column - 1, row - 1)));
        }
    }
    let dark = (0..size * size).filter(|at| code.is_dark(at % size, at / size)).count();
    let per_cent = dark as f64 * 100.0 / (size * size) as f64;
    points + 10 * (((per_cent - 50.0).abs() / 5.0).ceil() as u32).saturating_sub(1)
}
