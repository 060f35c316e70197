use super::objects::push_number;
use super::tree::{Tag, Tree};
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
    /// Bars of what is past.
    Bar,
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
pub(super) struct Palette([String; 7]);

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
        Self(
            [[0x1B, 0x1F, 0x24], [0x62, 0x6A, 0x73], [0xC9, 0xCE, 0xD3], [0xB4, 0xBA, 0xC1], accent, tint, [0xFF; 3]]
                .map(operands),
        )
    }

    fn of(&self, ink: Ink) -> &[u8] {
        self.0[ink as usize].as_bytes()
    }
}

/// The content of one page: grounds, rules and images first, then all text in one block.
#[derive(Default)]
pub(super) struct Canvas {
    shapes: Layer,
    shape_ink: Option<Ink>,
    text: Layer,
    style: Option<Style>,
    /// Where the last text began.
    pen: (Tenths, Tenths),
    /// The number of the next mark.
    next_mark: u32,
    /// Where the operator's requisites are moved to, if they follow this content.
    requisites: Option<Tenths>,
}

/// Operators, and whose they are.
#[derive(Default)]
struct Layer {
    bytes: Vec<u8>,
    owner: Owner,
}

/// Whose the last operators of a layer are.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Owner {
    /// Nobody's: nothing is marked.
    #[default]
    Nobody,
    /// The page's: a reader who does not see it passes it over.
    Page,
    /// A part's of the tree.
    Part(u32),
}

impl Layer {
    fn clear(&mut self) {
        self.bytes.clear();
        self.owner = Owner::Nobody;
    }

    /// Lets what follows be the current part's of the tree.
    fn enter(&mut self, tree: &mut Tree, page: usize, next_mark: &mut u32) {
        if !tree.is_on() {
            return;
        }
        let part = tree.owner();
        let owner = part.map_or(Owner::Page, |(node, _)| Owner::Part(node));
        if owner == self.owner {
            return;
        }
        let Some((_, tag)) = part else { return self.enter_page(tree) };
        self.leave();
        self.owner = owner;
        self.begin(tag, *next_mark);
        tree.mark(page as u32, *next_mark);
        *next_mark += 1;
    }

    /// Lets what follows be passed over by a reader.
    fn enter_page(&mut self, tree: &Tree) {
        if tree.is_on() && self.owner != Owner::Page {
            self.leave();
            self.owner = Owner::Page;
            self.bytes.extend_from_slice(b"/Artifact BMC\n");
        }
    }

    fn begin(&mut self, tag: Tag, number: u32) {
        self.bytes.push(b'/');
        self.bytes.extend_from_slice(tag.name());
        self.bytes.extend_from_slice(b"<</MCID ");
        push_number(&mut self.bytes, number.into());
        self.bytes.extend_from_slice(b">>BDC\n");
    }

    fn leave(&mut self) {
        if self.owner != Owner::Nobody {
            self.bytes.extend_from_slice(b"EMC\n");
            self.owner = Owner::Nobody;
        }
    }
}

impl Canvas {
    pub(super) fn clear(&mut self) {
        self.shapes.clear();
        self.text.clear();
        (self.shape_ink, self.style, self.pen) = (None, None, (0, 0));
        (self.next_mark, self.requisites) = (0, None);
    }

    /// The number of the next mark, for a page whose first marks are others'.
    pub(super) fn set_next_mark(&mut self, number: u32) {
        self.next_mark = number;
    }

    pub(super) fn next_mark(&self) -> u32 {
        self.next_mark
    }

    /// Lets the operator's requisites follow this content, so far below the top of the page.
    pub(super) fn set_requisites(&mut self, top: Tenths) {
        self.requisites = Some(top);
    }

    /// Whether the operator's requisites follow this content.
    pub(super) fn has_requisites(&self) -> bool {
        self.requisites.is_some()
    }

    /// Lets the shapes that follow be the current part's of the tree.
    pub(super) fn enter_shapes(&mut self, tree: &mut Tree, page: usize) {
        self.shapes.enter(tree, page, &mut self.next_mark);
    }

    /// Lets the shapes that follow be the page's own, whatever part is being set.
    pub(super) fn enter_artifact(&mut self, tree: &Tree) {
        self.shapes.enter_page(tree);
    }

    /// Lets the text that follows be the current part's of the tree.
    pub(super) fn enter_text(&mut self, tree: &mut Tree, page: usize) {
        self.text.enter(tree, page, &mut self.next_mark);
    }

    /// Fills a rectangle, given by its left top corner.
    pub(super) fn fill(&mut self, palette: &Palette, ink: Ink, [left, top, width, height]: [Tenths; 4]) {
        let shapes = &mut self.shapes.bytes;
        if self.shape_ink != Some(ink) {
            self.shape_ink = Some(ink);
            shapes.extend_from_slice(palette.of(ink));
        }
        for number in [left, PAGE_HEIGHT - top - height, width, height] {
            push_number(shapes, number.into());
            shapes.push(b' ');
        }
        shapes.extend_from_slice(b"re f\n");
    }

    /// Shows codes from a place on a base line on.
    pub(super) fn show(&mut self, palette: &Palette, style: Style, (x, baseline): (Tenths, Tenths), codes: &[u8]) {
        if codes.is_empty() {
            return;
        }
        let y = PAGE_HEIGHT - baseline;
        let last = self.style.replace(style);
        let text = &mut self.text.bytes;
        if last.is_none_or(|last| (last.weight, last.size) != (style.weight, style.size)) {
            text.extend_from_slice(match style.weight {
                Weight::Regular => b"/R ",
                Weight::SemiBold => b"/B ",
            });
            push_number(text, style.size.tenths().into());
            text.extend_from_slice(b" Tf\n");
        }
        if last.is_none_or(|last| last.ink != style.ink) {
            text.extend_from_slice(palette.of(style.ink));
        }
        push_number(text, (x - self.pen.0).into());
        text.push(b' ');
        push_number(text, (y - self.pen.1).into());
        text.extend_from_slice(b" Td(");
        text.extend_from_slice(codes);
        text.extend_from_slice(b")Tj\n");
        self.pen = (x, y);
    }

    /// Paints an image of the page's resources into a rectangle, given by its left top corner.
    pub(super) fn place(&mut self, palette: &Palette, name: &[u8], [left, top, width, height]: [Tenths; 4]) {
        self.wrapped(palette, Ink::Text, [width, 0, 0, height, left, PAGE_HEIGHT - top - height], |shapes| {
            shapes.push(b'/');
            shapes.extend_from_slice(name);
            shapes.extend_from_slice(b" Do ");
        });
    }

    /// Paints a form of the page's resources with its origin on a base line, in a style's ink.
    pub(super) fn stamp(&mut self, palette: &Palette, name: &[u8], ink: Ink, (x, baseline): (Tenths, Tenths)) {
        self.wrapped(palette, ink, [1, 0, 0, 1, x, PAGE_HEIGHT - baseline], |shapes| {
            shapes.push(b'/');
            shapes.extend_from_slice(name);
            shapes.extend_from_slice(b" Do ");
        });
    }

    /// Writes operators under a matrix of their own, in an ink.
    pub(super) fn wrapped(
        &mut self,
        palette: &Palette,
        ink: Ink,
        matrix: [Tenths; 6],
        write: impl FnOnce(&mut Vec<u8>),
    ) {
        let shapes = &mut self.shapes.bytes;
        shapes.extend_from_slice(b"q ");
        shapes.extend_from_slice(palette.of(ink));
        for number in matrix {
            push_number(shapes, number.into());
            shapes.push(b' ');
        }
        shapes.extend_from_slice(b"cm ");
        write(shapes);
        shapes.extend_from_slice(b"Q\n");
    }

    /// Appends the page's content stream.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b".1 0 0 .1 0 0 cm\n");
        self.write_bare(out);
        if let Some(top) = self.requisites {
            out.extend_from_slice(b"q 1 0 0 1 0 ");
            push_number(out, (-top).into());
            out.extend_from_slice(b" cm\n");
        }
    }

    /// Appends the content without the unit of length, which tenths of a point are made by.
    pub(super) fn write_bare(&self, out: &mut Vec<u8>) {
        let end = |layer: &Layer| if layer.owner == Owner::Nobody { &b""[..] } else { b"EMC\n" };
        out.extend_from_slice(&self.shapes.bytes);
        out.extend_from_slice(end(&self.shapes));
        out.extend_from_slice(b"BT\n");
        out.extend_from_slice(&self.text.bytes);
        out.extend_from_slice(end(&self.text));
        out.extend_from_slice(b"ET\n");
    }
}
