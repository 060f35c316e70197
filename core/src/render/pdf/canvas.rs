use super::objects::push_number;
use super::typeface::Weight;

/// A length or a place on the page in tenths of a point; places count from the left and from the top.
pub(super) type Tenths = i32;

/// A4 in tenths of a point.
pub(super) const PAGE_WIDTH: Tenths = 5_953;
/// A4 in tenths of a point.
pub(super) const PAGE_HEIGHT: Tenths = 8_419;

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) weight: Weight,
    pub(super) size: Size,
    pub(super) ink: Ink,
}

/// The three type sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// 7.2 points: labels, heads of tables, feet of pages.
    Small,
    /// 9 points: nearly everything.
    Body,
    /// 20 points: the title and the amount due.
    Large,
}

/// The colours: two greys, and the operator's accent in full and as a tint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// What is to be read.
    Text,
    /// Labels and what is secondary.
    Muted,
    /// Thin rules.
    Rule,
    /// The operator's colour.
    Accent,
    /// A breath of the operator's colour, for grounds.
    Tint,
    /// The page's own.
    White,
}

impl Style {
    pub(super) const BODY: Self = Self::new(Weight::Regular, Size::Body, Ink::Text);
    pub(super) const STRONG: Self = Self::new(Weight::SemiBold, Size::Body, Ink::Text);
    pub(super) const MUTED: Self = Self::new(Weight::Regular, Size::Body, Ink::Muted);
    pub(super) const LABEL: Self = Self::new(Weight::Regular, Size::Small, Ink::Muted);
    pub(super) const SMALL: Self = Self::new(Weight::Regular, Size::Small, Ink::Text);
    pub(super) const TITLE: Self = Self::new(Weight::SemiBold, Size::Large, Ink::Text);
    pub(super) const HEADING: Self = Self::new(Weight::SemiBold, Size::Body, Ink::Accent);

    pub(super) const fn new(weight: Weight, size: Size, ink: Ink) -> Self {
        Self { weight, size, ink }
    }
}

impl Size {
    /// The size in tenths of a point.
    pub(super) const fn tenths(self) -> Tenths {
        match self {
            Self::Small => 72,
            Self::Body => 90,
            Self::Large => 200,
        }
    }

    /// From one base line to the next.
    pub(super) const fn leading(self) -> Tenths {
        match self {
            Self::Small => 102,
            Self::Body => 126,
            Self::Large => 250,
        }
    }

    /// From the top of a line to its base line, so that capitals are centred in the leading.
    pub(super) const fn ascent(self) -> Tenths {
        match self {
            Self::Small => 77,
            Self::Body => 96,
            Self::Large => 198,
        }
    }
}

/// The operator's colours as the operands of `rg`, by [`Ink`].
pub(super) struct Palette([String; 6]);

impl Palette {
    /// The palette around an accent colour: red, green, blue.
    pub(super) fn new(accent: [u8; 3]) -> Self {
        let operands = |colour: [u8; 3]| {
            let mut out = String::with_capacity(16);
            for part in colour {
                let thousandths = (u32::from(part) * 1_000 + 127) / 255;
                out.push_str(&match thousandths {
                    0 => "0 ".to_owned(),
                    1_000 => "1 ".to_owned(),
                    _ => format!(".{thousandths:03} "),
                });
            }
            out + "rg\n"
        };
        // A tint keeps 7 % of the colour.
        let tint = accent.map(|part| (255 - (255 - u32::from(part)) * 7 / 100) as u8);
        Self([[0x1B, 0x1F, 0x24], [0x62, 0x6A, 0x73], [0xC9, 0xCE, 0xD3], accent, tint, [0xFF; 3]].map(operands))
    }

    fn of(&self, ink: Ink) -> &[u8] {
        self.0[ink as usize].as_bytes()
    }
}

/// The content of one page: grounds and rules first, then all text in one block.
#[derive(Default)]
pub(super) struct Canvas {
    shapes: Vec<u8>,
    shape_ink: Option<Ink>,
    text: Vec<u8>,
    style: Option<Style>,
    /// Where the last text began.
    pen: (Tenths, Tenths),
    /// What is painted over the grounds: images and shared parts.
    placed: Vec<u8>,
}

impl Canvas {
    pub(super) fn clear(&mut self) {
        self.shapes.clear();
        self.text.clear();
        self.placed.clear();
        (self.shape_ink, self.style, self.pen) = (None, None, (0, 0));
    }

    /// Fills a rectangle, given by its left top corner.
    pub(super) fn fill(&mut self, palette: &Palette, ink: Ink, [left, top, width, height]: [Tenths; 4]) {
        if self.shape_ink != Some(ink) {
            self.shape_ink = Some(ink);
            self.shapes.extend_from_slice(palette.of(ink));
        }
        for number in [left, PAGE_HEIGHT - top - height, width, height] {
            push_number(&mut self.shapes, number.into());
            self.shapes.push(b' ');
        }
        self.shapes.extend_from_slice(b"re f\n");
    }

    /// Shows codes from a place on a base line on.
    pub(super) fn show(&mut self, palette: &Palette, style: Style, (x, baseline): (Tenths, Tenths), codes: &[u8]) {
        if codes.is_empty() {
            return;
        }
        let y = PAGE_HEIGHT - baseline;
        let last = self.style.replace(style);
        if last.is_none_or(|last| (last.weight, last.size) != (style.weight, style.size)) {
            self.text.extend_from_slice(match style.weight {
                Weight::Regular => b"/R ",
                Weight::SemiBold => b"/B ",
            });
            push_number(&mut self.text, style.size.tenths().into());
            self.text.extend_from_slice(b" Tf\n");
        }
        if last.is_none_or(|last| last.ink != style.ink) {
            self.text.extend_from_slice(palette.of(style.ink));
        }
        push_number(&mut self.text, (x - self.pen.0).into());
        self.text.push(b' ');
        push_number(&mut self.text, (y - self.pen.1).into());
        self.text.extend_from_slice(b" Td(");
        self.text.extend_from_slice(codes);
        self.text.extend_from_slice(b")Tj\n");
        self.pen = (x, y);
    }

    /// Paints an image of the page's resources into a square, given by its left top corner.
    pub(super) fn place(&mut self, palette: &Palette, name: &[u8], (left, top): (Tenths, Tenths), side: Tenths) {
        self.placed.extend_from_slice(b"q ");
        self.placed.extend_from_slice(palette.of(Ink::Text));
        for number in [side, 0, 0, side, left, PAGE_HEIGHT - top - side] {
            push_number(&mut self.placed, number.into());
            self.placed.push(b' ');
        }
        self.paint(name);
    }

    /// Paints a form of the page's resources with its origin on a base line, in a style's ink.
    pub(super) fn stamp(&mut self, palette: &Palette, name: &[u8], ink: Ink, (x, baseline): (Tenths, Tenths)) {
        self.placed.extend_from_slice(b"q ");
        self.placed.extend_from_slice(palette.of(ink));
        self.placed.extend_from_slice(b"1 0 0 1 ");
        for number in [x, PAGE_HEIGHT - baseline] {
            push_number(&mut self.placed, number.into());
            self.placed.push(b' ');
        }
        self.paint(name);
    }

    fn paint(&mut self, name: &[u8]) {
        self.placed.extend_from_slice(b"cm /");
        self.placed.extend_from_slice(name);
        self.placed.extend_from_slice(b" Do Q\n");
    }

    /// Appends the page's content stream.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b".1 0 0 .1 0 0 cm\n");
        out.extend_from_slice(&self.shapes);
        out.extend_from_slice(&self.placed);
        out.extend_from_slice(b"BT\n");
        out.extend_from_slice(&self.text);
        out.extend_from_slice(b"ET\n");
    }
}
