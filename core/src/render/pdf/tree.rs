use std::ops::Range;

/// What a part of a document is to a reader who does not see it (ISO 32000-1, 14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Document,
    Section,
    /// The title of the document.
    Title,
    /// A heading below the title.
    Heading,
    Paragraph,
    /// What a sighted reader takes in at a glance; its text says what it shows.
    Figure,
    Table,
    Row,
    /// A cell that says what its column holds.
    ColumnHead,
    /// A cell that says what its row is, over so many columns.
    RowHead(u8),
    /// A cell over so many columns.
    Cell(u8),
}

impl Tag {
    /// The standard structure type.
    pub(super) const fn name(self) -> &'static [u8] {
        match self {
            Self::Document => b"Document",
            Self::Section => b"Sect",
            Self::Title => b"H1",
            Self::Heading => b"H2",
            Self::Paragraph => b"P",
            Self::Figure => b"Figure",
            Self::Table => b"Table",
            Self::Row => b"TR",
            Self::ColumnHead | Self::RowHead(_) => b"TH",
            Self::Cell(_) => b"TD",
        }
    }
}

/// A part of a document.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) tag: Tag,
    pub(super) parent: u32,
    /// Its marks, all of one page.
    pub(super) marks: Range<u32>,
    /// What it shows, in [`Tree::words`].
    pub(super) words: Range<u32>,
    /// Left, top, width, height on its page.
    pub(super) bounds: [i32; 4],
}

/// A marked piece of a page's content: which page, under which number there, and whose it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) page: u32,
    pub(super) number: u32,
    pub(super) node: u32,
}

/// The parts of a document in the order in which they are read; a part's parent stands before it.
#[derive(Default)]
pub(super) struct Tree {
    is_on: bool,
    pub(super) nodes: Vec<Node>,
    pub(super) marks: Vec<Mark>,
    pub(super) words: String,
    /// The part that what comes next belongs to.
    current: u32,
}

impl Tree {
    /// Begins a document's tree, which stays empty where none is wanted.
    pub(super) fn restart(&mut self, is_on: bool) {
        self.is_on = is_on;
        self.nodes.clear();
        self.marks.clear();
        self.words.clear();
        self.current = 0;
        if is_on {
            self.nodes.push(Node::new(Tag::Document, 0));
        }
    }

    pub(super) fn is_on(&self) -> bool {
        self.is_on
    }

    /// Begins a part within the current one.
    pub(super) fn open(&mut self, tag: Tag) {
        if self.is_on {
            let parent = self.current;
            self.current = self.nodes.len() as u32;
            self.nodes.push(Node::new(tag, parent));
        }
    }

    /// Ends the current part.
    pub(super) fn close(&mut self) {
        if self.is_on {
            self.current = self.nodes[self.current as usize].parent;
        }
    }

    /// Whether a row of a table is being set.
    pub(super) fn is_in_row(&self) -> bool {
        self.nodes.get(self.current as usize).is_some_and(|node| node.tag == Tag::Row)
    }

    /// Ends all parts that are open within a tree that goes on later.
    pub(super) fn close_all(&mut self) {
        self.current = 0;
    }

    /// Says what the current part shows, and where.
    pub(super) fn describe(&mut self, bounds: [i32; 4], write: impl FnOnce(&mut String)) {
        if self.is_on {
            let start = self.words.len() as u32;
            write(&mut self.words);
            let node = &mut self.nodes[self.current as usize];
            (node.words, node.bounds) = (start..self.words.len() as u32, bounds);
        }
    }

    /// The part that content belongs to, and the type of it; `None` for what a reader passes over.
    pub(super) fn owner(&self) -> Option<(u32, Tag)> {
        let node = self.nodes.get(self.current as usize)?;
        let holds_content = !matches!(node.tag, Tag::Document | Tag::Section | Tag::Table | Tag::Row);
        holds_content.then_some((self.current, node.tag))
    }

    /// Marks a piece of a page's content as the current part's.
    pub(super) fn mark(&mut self, page: u32, number: u32) {
        let at = self.marks.len() as u32;
        self.marks.push(Mark { page, number, node: self.current });
        let marks = &mut self.nodes[self.current as usize].marks;
        *marks = if marks.start == marks.end { at..at + 1 } else { marks.start..at + 1 };
    }

    /// Takes a part of another tree in, with all that is in it, as the next part of the current one.
    pub(super) fn graft(&mut self, other: &Self, root: u32) {
        if !self.is_on {
            return;
        }
        let (first, parent) = (self.nodes.len() as u32, self.current);
        let family = other.nodes[root as usize + 1..].iter().take_while(|node| node.parent >= root);
        for node in std::iter::once(&other.nodes[root as usize]).chain(family) {
            let place = self.nodes.len() as u32;
            let (marks, words) = (self.marks.len() as u32, self.words.len() as u32);
            let range = |range: &Range<u32>| range.start as usize..range.end as usize;
            self.marks.extend(other.marks[range(&node.marks)].iter().map(|mark| Mark { node: place, ..*mark }));
            self.words.push_str(&other.words[range(&node.words)]);
            self.nodes.push(Node {
                parent: if place == first { parent } else { node.parent - root + first },
                marks: marks..self.marks.len() as u32,
                words: words..self.words.len() as u32,
                ..node.clone()
            });
        }
    }
}

impl Node {
    fn new(tag: Tag, parent: u32) -> Self {
        Self { tag, parent, marks: 0..0, words: 0..0, bounds: [0; 4] }
    }
}
