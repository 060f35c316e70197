use encoding_rs::WINDOWS_1251;

/// A field as text: UTF-8, or Windows-1251 where it is not; nothing is dropped.
///
/// Asterisk cuts long names by bytes, so that UTF-8 may end in half a letter: what has more letters of several bytes
/// than bytes that fit in none stays UTF-8, with replacement characters.
pub(crate) fn decoded(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let (mut letters, mut strays) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        strays += chunk.invalid().len();
    }
    if letters > strays {
        String::from_utf8_lossy(bytes).into_owned()
    } else {
        WINDOWS_1251.decode_without_bom_handling(bytes).0.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_in_either_encoding() {
        assert_eq!(decoded("Пётр".as_bytes()), "Пётр");
        // «Пётр» in Windows-1251 begins with a pair of bytes that is a letter in UTF-8.
        assert_eq!(decoded(b"\xCF\xB8\xF2\xF0"), "Пётр");
        assert_eq!(decoded(b"\"\xC8\xE2\xE0\xED\" <101>"), "\"Иван\" <101>");
        assert_eq!(decoded(b"\xFF\x00\x98"), "я\0\u{98}");
    }

    #[test]
    fn a_letter_cut_in_half_does_not_change_the_encoding() {
        let whole = "Северная линия".as_bytes();
        assert_eq!(decoded(&whole[..whole.len() - 1]), "Северная лини\u{FFFD}");
    }

    proptest! {
        #[test]
        fn utf8_stays_as_it_is(text in ".{0,40}") {
            prop_assert_eq!(decoded(text.as_bytes()), text);
        }

        #[test]
        fn cyrillic_of_windows_1251_is_read(text in "[А-Яа-я ]{1,30}") {
            let (bytes, _, _) = WINDOWS_1251.encode(&text);
            prop_assume!(std::str::from_utf8(&bytes).is_err());
            prop_assert_eq!(decoded(&bytes), text);
        }
    }
}
