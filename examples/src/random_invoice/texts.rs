//! Texts of every length and of every character that documents print.

use schet::text::Line;

use crate::operator::random::Random;

const WORDS: [&str; 24] = [
    "связь",
    "вызовы",
    "услуга",
    "Абонентская",
    "плата",
    "междугородные",
    "по",
    "и",
    "№",
    "ООО",
    "«Северная",
    "линия»",
    "(Москва)",
    "SIP-транк",
    "calls",
    "monthly",
    "fee",
    "—",
    "100",
    "24/7",
    "электросвязи",
    "ёж",
    "Санкт-Петербург,",
    "д. 7",
];

/// Makes texts; between them they take one character of the repertoire after another.
pub(super) struct Texts {
    repertoire: Vec<char>,
    place: usize,
}

impl Texts {
    /// The texts of a sample; the next one's go on where these began, thirteen characters later.
    pub(super) fn of(index: u64) -> Self {
        let mut repertoire = schet::render::repertoire();
        repertoire.retain(|c| Line::new(&format!("a{c}a")).is_ok());
        let place = (index % repertoire.len() as u64) as usize * 13;
        Self { repertoire, place }
    }

    /// A name of 1 to 500 characters, which every sheet and document takes.
    pub(super) fn name(&mut self, random: &mut Random) -> String {
        let name = self.any(random);
        let name = name.trim();
        // A name that begins with '=' is a formula, one of blanks is none.
        match name.strip_prefix(['=', '\u{FF1D}']) {
            Some(rest) => format!(":{rest}"),
            None if name.is_empty() => "я".to_owned(),
            None => name.to_owned(),
        }
    }

    fn any(&mut self, random: &mut Random) -> String {
        let length = match random.below(20) {
            0 => 1,
            1 => 500,
            2 => 1 + random.below(500),
            3 | 4 => 60 + random.below(120),
            _ => 4 + random.below(56),
        } as usize;
        match random.below(12) {
            // Letters of every script without a place to break, then with.
            0 => self.characters(length),
            1 => self.characters(length / 2 + 1) + " " + &self.characters(length - length / 2),
            2 => self.repertoire(),
            _ => words(random, length),
        }
        .chars()
        .take(length.max(1))
        .collect()
    }

    /// A text of at most so many characters.
    pub(super) fn short(&mut self, random: &mut Random, most: u32) -> String {
        format!("{}-{}", random.below(1_000_000), self.characters(random.below(most - 7) as usize)).trim().to_owned()
    }

    /// The next characters of the repertoire.
    pub(super) fn repertoire(&mut self) -> String {
        format!("№{}", self.characters(26)).trim().to_owned()
    }

    fn characters(&mut self, count: usize) -> String {
        (0..count)
            .map(|_| {
                self.place += 1;
                self.repertoire[self.place % self.repertoire.len()]
            })
            .collect()
    }
}

fn words(random: &mut Random, length: usize) -> String {
    let mut text = String::new();
    while text.chars().count() < length {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(random.one_of(&WORDS));
    }
    text
}
