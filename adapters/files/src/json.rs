use serde::de::DeserializeOwned;

/// The most characters of a reason: what it quotes comes from outside.
const MAX_REASON: usize = 300;

/// Reads one JSON object; the reason of a failure names the field by its path, as in `subscribers[0].id must be …`.
pub(crate) fn object<T: DeserializeOwned>(line: &str) -> Result<T, String> {
    if !line.trim_start_matches([' ', '\t']).starts_with('{') {
        return Err("must be a JSON object".to_owned());
    }
    // Paths cost time, and most lines are right: they are tracked when a line has been found wrong.
    match serde_json::from_str(line) {
        Ok(row) => Ok(row),
        Err(error) => Err(located::<T>(line).unwrap_or_else(|| reason("", &error))),
    }
}

fn located<T: DeserializeOwned>(line: &str) -> Option<String> {
    let mut json = serde_json::Deserializer::from_str(line);
    let error = serde_path_to_error::deserialize::<_, T>(&mut json).err()?;
    Some(reason(&error.path().to_string(), error.inner()))
}

fn reason(path: &str, error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let problem = text.strip_suffix(&place).unwrap_or(&text);
    if error.is_data() {
        at_field(path, problem)
    } else {
        bounded(&format!("is not JSON at byte {}: {problem}", error.column()))
    }
}

/// A field's path and what is wrong with it, as one sentence.
pub(crate) fn at_field(path: &str, problem: &str) -> String {
    let verbs = ["is ", "has ", "begins ", "must "];
    let joint = if verbs.iter().any(|verb| problem.starts_with(verb)) { " " } else { ": " };
    bounded(&if matches!(path, "" | ".") { problem.to_owned() } else { format!("{path}{joint}{problem}") })
}

/// The text on one line and cut to a length that a listing can hold.
pub(crate) fn bounded(text: &str) -> String {
    let plain = |c: char| {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') {
            '\u{FFFD}'
        } else {
            c
        }
    };
    let mut short: String = text.chars().take(MAX_REASON).map(plain).collect();
    if text.chars().nth(MAX_REASON).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use schet::{Account, Bill};

    fn refused<T: DeserializeOwned>(line: &str) -> String {
        object::<T>(line).err().unwrap()
    }

    const ACCOUNT: &str = r#"{"number":"7","name":"ООО «Ромашка»","application_address":"a@b.ru","inn":"7707083893","subscribers":[{"id":"+74950000001"}]}"#;

    #[test]
    fn hostile_accounts_name_the_field() {
        assert!(object::<Account>(ACCOUNT).is_ok());
        let long = format!("\"name\":\"{}\"", "я".repeat(1_000_000));
        for (from, to, expected) in [
            ("7707083893", "7707083894", "inn must be an ИНН of 10 or 12 digits with right check digits"),
            ("a@b.ru", r"a@b.ru\r\nBcc: x@y.ru", "application_address has the control character U+000D at character 7"),
            (
                "ООО «Ромашка»",
                r#"=HYPERLINK(\"http://x\")"#,
                "name begins with '=', which a spreadsheet takes for a formula",
            ),
            ("ООО «Ромашка»", r"ООО\nРомашка", "name has the control character U+000A at character 4"),
            ("\"name\":\"ООО «Ромашка»\"", &long, "name has 500000 characters or more, at most 500 are taken"),
            ("+74950000001", "", "subscribers[0].id is empty"),
            ("{\"id\":\"+74950000001\"}", "{}", "subscribers[0]: missing field `id`"),
            ("{\"id\":\"+74950000001\"}", "7", "subscribers[0]: invalid type: integer `7`, expected struct Subscriber"),
            ("\"inn\"", "\"innn\"", "unknown field `innn`"),
            ("\"inn\"", "\"number\"", "duplicate field `number`"),
            ("\"number\":\"7\",", "", "missing field `number`"),
            ("]}", "]", "is not JSON at byte"),
            ("]}", "]} {}", "is not JSON at byte"),
            ("{\"number\"", "[{\"number\"", "must be a JSON object"),
        ] {
            let line = ACCOUNT.replace(from, to);
            assert_ne!(line, ACCOUNT);
            let reason = refused::<Account>(&line);
            assert!(reason.contains(expected), "{reason:?} instead of {expected:?}");
        }
    }

    #[test]
    fn a_reason_is_bounded_and_on_one_line() {
        let line = format!("{{\"{}\\n\":1}}", "x".repeat(1_000_000));
        let reason = refused::<Account>(&line);
        assert!(reason.chars().count() <= MAX_REASON + 1 && !reason.contains('\n'));
    }

    #[test]
    fn deep_nesting_is_refused() {
        let line = format!("{{\"subscribers\":{}", "[".repeat(100_000));
        assert!(!refused::<Account>(&line).is_empty());
    }

    #[test]
    fn fields_of_a_bill_are_named() {
        let bill = r#"{"account":"7","period":"2026-13"}"#;
        assert!(refused::<Bill>(bill).starts_with("period: a billing period is written YYYY-MM"));
        let bill = r#"{"account":"7","period":"2026-10","lines":[{"service":"a\u0000b"}]}"#;
        assert!(refused::<Bill>(bill).starts_with("lines[0].service has the control character U+0000"));
    }
}
