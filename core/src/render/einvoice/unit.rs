//! Units of measure by UN/ECE Recommendation 20.

/// A unit that has no code of its own: "one".
pub(super) const ONE: &str = "C62";

/// The code of a unit as bills print it, with or without its full stop; `None` where the recommendation is not known
/// to have it.
pub(super) fn code(unit: &str) -> Option<&'static str> {
    let unit = unit.strip_suffix('.').unwrap_or(unit);
    let found = UNITS.iter().find(|(_, names)| names.iter().any(|name| same(name, unit)));
    found.map(|(code, _)| *code)
}

fn same(name: &str, unit: &str) -> bool {
    name.len() == unit.len() && name.chars().eq(unit.chars().flat_map(char::to_lowercase))
}

/// Codes and names in lower case.
const UNITS: [(&str, &[&str]); 14] = [
    ("MIN", &["мин", "минута", "минут", "min", "minute", "minutes"]),
    ("SEC", &["с", "сек", "секунд", "s", "sec", "second", "seconds"]),
    ("HUR", &["ч", "час", "часов", "h", "hour", "hours"]),
    ("DAY", &["дн", "день", "дней", "сут", "сутки", "day", "days"]),
    ("MON", &["мес", "месяц", "месяцев", "month", "months", "mo"]),
    ("ANN", &["год", "лет", "year", "years"]),
    ("2P", &["кб", "kb"]),
    ("4L", &["мб", "mb"]),
    ("E34", &["гб", "gb"]),
    ("E35", &["тб", "tb"]),
    (ONE, &["шт", "ед", "раз", "pcs", "pc", "piece", "pieces", "unit", "units"]),
    ("SET", &["компл", "комплект", "set"]),
    ("LN", &["линия", "line"]),
    ("E48", &["усл", "услуга", "service"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_have_their_codes() {
        for (unit, expected) in [
            ("мин", Some("MIN")),
            ("Мин.", Some("MIN")),
            ("мес.", Some("MON")),
            ("шт.", Some("C62")),
            ("ГБ", Some("E34")),
            ("звонок", None),
            ("", None),
            (".", None),
        ] {
            assert_eq!(code(unit), expected, "{unit}");
        }
    }

    #[test]
    fn names_are_in_lower_case_and_stand_once() {
        let mut seen = std::collections::HashSet::new();
        for name in UNITS.iter().flat_map(|(_, names)| *names) {
            assert_eq!(*name, name.to_lowercase());
            assert!(seen.insert(name), "{name}");
        }
    }
}
