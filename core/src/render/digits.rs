//! Digits appended to bytes without a formatter: what a million rows are made of.

const PAIRS: &[u8; 200] = b"0001020304050607080910111213141516171819\
2021222324252627282930313233343536373839\
4041424344454647484950515253545556575859\
6061626364656667686970717273747576777879\
8081828384858687888990919293949596979899";

/// A number below 100 as two digits.
#[inline]
pub(crate) fn two(number: u32) -> [u8; 2] {
    let at = (number % 100 * 2) as usize;
    [PAIRS[at], PAIRS[at + 1]]
}

/// Appends a number below 100 as two digits.
#[inline]
pub(crate) fn push_two(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(&two(number));
}

/// Appends a number without leading zeros.
#[inline]
pub(crate) fn push_integer(out: &mut Vec<u8>, mut number: u64) {
    if number < 10 {
        return out.push(b'0' + number as u8);
    }
    let mut digits = [0; 20];
    let mut start = digits.len();
    while number >= 100 {
        start -= 2;
        let at = (number % 100 * 2) as usize;
        number /= 100;
        digits[start..start + 2].copy_from_slice(&PAIRS[at..at + 2]);
    }
    if number >= 10 {
        start -= 2;
        let at = (number * 2) as usize;
        digits[start..start + 2].copy_from_slice(&PAIRS[at..at + 2]);
    } else {
        start -= 1;
        digits[start] = b'0' + number as u8;
    }
    out.extend_from_slice(&digits[start..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_agree_with_the_formatter() {
        let edges = (0..20).map(|power| 10_u64.pow(power)).flat_map(|edge| [edge - 1, edge, edge + 7]);
        for number in edges.chain(0..1_200).chain([u64::MAX]) {
            let mut out = Vec::new();
            push_integer(&mut out, number);
            push_two(&mut out, (number % 100) as u32);
            assert_eq!(String::from_utf8(out).unwrap(), format!("{number}{:02}", number % 100));
        }
    }
}
