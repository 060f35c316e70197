//! Text from outside: hostile tables for lines, names, invoice numbers and identifiers.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use schet::text::{FieldError, Line, Name, TextError};
use schet::{AccountNumber, InvoiceNumber, OperatorId, SubscriberId};

/// Characters that break a line, or that nobody sees though they change how others are read.
const UNWANTED: [char; 36] = [
    '\0',
    '\u{1}',
    '\u{7}',
    '\u{8}',
    '\t',
    '\n',
    '\u{B}',
    '\u{C}',
    '\r',
    '\u{1B}',
    '\u{7F}',
    '\u{80}',
    '\u{85}',
    '\u{9B}',
    '\u{AD}',
    '\u{61C}',
    '\u{200B}',
    '\u{200C}',
    '\u{200D}',
    '\u{200E}',
    '\u{200F}',
    '\u{2028}',
    '\u{2029}',
    '\u{202A}',
    '\u{202E}',
    '\u{2060}',
    '\u{2066}',
    '\u{2069}',
    '\u{3164}',
    '\u{FEFF}',
    '\u{FFF9}',
    '\u{FDD0}',
    '\u{FFFE}',
    '\u{E0001}',
    '\u{E007F}',
    '\u{10FFFF}',
];

#[test]
fn unwanted_characters_are_refused_wherever_they_stand() {
    for unwanted in UNWANTED {
        for (text, place) in [
            (format!("{unwanted}name"), 1),
            (format!("имя{unwanted}name"), 4),
            (format!("name{unwanted}"), 5),
            (unwanted.to_string(), 1),
        ] {
            let expected = Err(TextError::Control { code: unwanted.into(), place });
            assert_eq!(Line::new(&text).map(drop), expected, "{text:?}");
            assert_eq!(Name::new(&text).map(drop), expected, "{text:?}");
            assert_eq!(InvoiceNumber::new(&text).map(drop), expected, "{text:?}");
            assert_eq!(AccountNumber::new(&text).map(drop), expected, "{text:?}");
            let json = serde_json::to_string(&text).unwrap();
            assert!(serde_json::from_str::<Line>(&json).is_err(), "{json}");
        }
    }
}

#[test]
fn ordinary_text_passes_as_it_is() {
    for text in [
        "ООО «Ромашка»",
        "Жёлтый ёж № 5 — 1 245,18 ₽",
        "O'Brien & Söhne, <Ltd.>",
        "北京电信",
        "+100 минут",
        "-10 % скидка",
        "@home",
        "a\u{301}",
        "non\u{A0}breaking",
        "☎\u{FE0F}",
        "\"quoted\"; comma, \\back",
        "a=b",
    ] {
        assert_eq!(Name::new(text).unwrap().as_str(), text);
        assert_eq!(Line::new(text).unwrap().to_string(), text);
    }
}

#[test]
fn blanks_are_trimmed_and_alone_are_nothing() {
    assert_eq!(Line::new(" \u{A0}a b\u{3000} ").unwrap().as_str(), "a b");
    for blank in ["", " ", "\u{A0}", "\u{2003}\u{3000}", &" ".repeat(500)] {
        assert_eq!(Line::new(blank), Err(TextError::Empty), "{blank:?}");
        assert_eq!(Name::new(blank), Err(TextError::Empty), "{blank:?}");
    }
}

#[test]
fn formulas_are_no_names_and_no_numbers() {
    for text in ["=HYPERLINK(\"http://x\")", "=", " =1+1", "\u{A0}=1", "＝1"] {
        assert_eq!(Name::new(text), Err(TextError::Formula), "{text}");
        assert_eq!(InvoiceNumber::new(text), Err(TextError::Formula), "{text}");
        assert!(Line::new(text).is_ok());
    }
}

#[test]
fn lengths_are_counted_in_characters() {
    for letter in ["a", "я", "\u{1F4DE}"] {
        let full = letter.repeat(Line::LIMIT);
        assert_eq!(Line::new(&full).unwrap().as_str(), full);
        let over = letter.repeat(Line::LIMIT + 1);
        assert_eq!(Line::new(&over), Err(TextError::TooLong { found: 501, limit: 500 }));
        assert!(InvoiceNumber::new(&letter.repeat(40)).is_ok() && InvoiceNumber::new(&letter.repeat(41)).is_err());
    }
    let megabytes = "x".repeat(2 << 20);
    let Err(error) = Name::new(&megabytes) else { panic!("a name of 2 MB") };
    assert!(matches!(error, TextError::TooLong { found, limit: 500 } if found > 500));
    let named = FieldError::new("lines[3].service", error).to_string();
    assert!(named.starts_with("lines[3].service has ") && named.len() < 120, "{named}");
}

#[test]
fn r12_identifiers_keep_to_their_alphabets() {
    for text in ["1", "77-001/5", "a.b_c", "0", "LS100/2024/7"] {
        assert_eq!(AccountNumber::new(text).unwrap().as_str(), text);
    }
    for text in [
        "",
        "-1",
        ".",
        "..",
        "../x",
        "a/../b",
        "a/./b",
        "a//b",
        "/a",
        "a/",
        "_a",
        "a b",
        "a\\b",
        "a'b",
        "a\"b",
        "a;b",
        "№5",
        "счёт",
        "a@b",
        "a:b",
        "+7",
        "a%00",
        "a\u{301}",
        "１２",
        "<a>",
        "a*",
        "a?",
        &"1".repeat(33),
        &"1".repeat(2 << 20),
    ] {
        assert!(AccountNumber::new(text).is_err(), "{text}");
        let json = serde_json::to_string(text).unwrap();
        assert!(serde_json::from_str::<AccountNumber>(&json).is_err());
    }
    for text in ["op", "Op-1.2_3", &"o".repeat(32)] {
        assert_eq!(OperatorId::new(text).unwrap().as_str(), text);
    }
    for text in ["", ".", "..", "a/b", "+op", "-op", "оп", &"o".repeat(33)] {
        assert!(OperatorId::new(text).is_err(), "{text}");
    }
    for text in ["+74951234567", "84951234567", "ivan", "sip:ivan@pbx.example.ru", "101", &"s".repeat(64)] {
        assert_eq!(SubscriberId::new(text).unwrap().as_str(), text);
    }
    for text in [
        "",
        "+",
        "++7",
        "+a",
        "+-7",
        "@a",
        ":a",
        "-a",
        "a/b",
        "a b",
        "=1",
        "+7 495",
        "+7(495)",
        "иван",
        &"s".repeat(65),
    ] {
        assert!(SubscriberId::new(text).is_err(), "{text}");
    }
}

#[test]
fn e164_numbers_are_told_from_names() {
    for (text, digits) in [
        ("+74951234567", Some("74951234567")),
        ("74951234567", Some("74951234567")),
        ("+123456", None),
        ("1234567", Some("1234567")),
        ("123456789012345", Some("123456789012345")),
        ("1234567890123456", None),
        ("ivan", None),
        ("7495a234567", None),
        ("7495+1234567", None),
    ] {
        assert_eq!(SubscriberId::new(text).unwrap().e164_digits(), digits, "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_taken_is_short_visible_and_stays_itself(text in any::<String>()) {
        if let Ok(line) = Line::new(&text) {
            prop_assert!((1..=Line::LIMIT).contains(&line.as_str().chars().count()));
            prop_assert!(!line.as_str().contains(|c: char| c.is_control() || UNWANTED.contains(&c)));
            prop_assert_eq!(line.as_str(), text.trim());
            prop_assert_eq!(&Line::new(line.as_str()).unwrap(), &line);
            let json = serde_json::to_string(&line).unwrap();
            prop_assert_eq!(serde_json::from_str::<Line>(&json).unwrap(), line);
        }
    }

    #[test]
    fn identifiers_never_panic_and_stay_themselves(text in "[a-zA-Z0-9./_@:+-]{0,70}|\\PC{0,40}") {
        if let Ok(number) = AccountNumber::new(&text) {
            prop_assert!(number.as_str().is_ascii());
            prop_assert!(number.as_str().split('/').all(|part| !part.is_empty() && part != "." && part != ".."));
            prop_assert_eq!(number.to_string().parse::<AccountNumber>().unwrap(), number);
        }
        if let Ok(id) = SubscriberId::new(&text) {
            prop_assert_eq!(id.as_str(), text.trim());
            prop_assert!(id.e164_digits().is_none_or(|digits| id.as_str().ends_with(digits)));
        }
        prop_assert_eq!(OperatorId::new(&text).is_ok() && text.len() > 32, false);
    }
}
