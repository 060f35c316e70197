//! The structure tree of a document as objects (ISO 32000-1, 14.7).

use super::canvas::PAGE_HEIGHT;
use super::objects::{Id, Objects};
use super::tree::{Node, Tag, Tree};

/// Writes the tree and answers its root; `pages` are the pages that marks speak of.
pub(super) fn write(objects: &mut Objects, tree: &Tree, pages: &[Id], kids: &mut Kids) -> Id {
    let (root, parents) = (objects.reserve(), objects.reserve());
    let first = objects.reserve();
    for _ in 1..tree.nodes.len() {
        objects.reserve();
    }
    let id = |node: u32| Id(first.0 + node);
    objects.begin(root);
    objects.raw(b"<</Type/StructTreeRoot/K ");
    objects.link(first);
    objects.raw(b"/ParentTree ");
    objects.link(parents);
    objects.raw(b"/ParentTreeNextKey ");
    objects.number(pages.len() as u64);
    objects.raw(b">>");
    objects.end();
    kids.link(tree);
    for (at, node) in tree.nodes.iter().enumerate() {
        objects.begin(id(at as u32));
        objects.raw(b"<</S/");
        objects.raw(node.tag.name());
        objects.raw(b"/P ");
        objects.link(if at == 0 { root } else { id(node.parent) });
        write_content(objects, tree, node, pages);
        let mut kid = kids.first[at];
        if kid != NONE {
            objects.raw(b"/K[");
            while kid != NONE {
                objects.link(id(kid));
                objects.raw(b" ");
                kid = kids.next[kid as usize];
            }
            objects.raw(b"]");
        }
        objects.raw(b">>");
        objects.end();
    }
    write_parents(objects, parents, tree, pages.len(), first, &mut kids.marks);
    root
}

/// The kids of each node, as lists through all of them.
#[derive(Default)]
pub(super) struct Kids {
    first: Vec<u32>,
    next: Vec<u32>,
    last: Vec<u32>,
    marks: Vec<(u32, u32, u32)>,
}

const NONE: u32 = u32::MAX;

impl Kids {
    fn link(&mut self, tree: &Tree) {
        for list in [&mut self.first, &mut self.next, &mut self.last] {
            list.clear();
            list.resize(tree.nodes.len(), NONE);
        }
        for (at, node) in tree.nodes.iter().enumerate().skip(1) {
            let parent = node.parent as usize;
            match self.last[parent] {
                NONE => self.first[parent] = at as u32,
                last => self.next[last as usize] = at as u32,
            }
            self.last[parent] = at as u32;
        }
    }
}

fn write_content(objects: &mut Objects, tree: &Tree, node: &Node, pages: &[Id]) {
    match node.tag {
        Tag::ColumnHead => objects.raw(b"/A<</O/Table/Scope/Column>>"),
        Tag::RowHead(columns) | Tag::Cell(columns) => {
            let is_head = matches!(node.tag, Tag::RowHead(_));
            if is_head || columns > 1 {
                objects.raw(b"/A<</O/Table");
                if is_head {
                    objects.raw(b"/Scope/Row");
                }
                if columns > 1 {
                    objects.raw(b"/ColSpan ");
                    objects.number(columns.into());
                }
                objects.raw(b">>");
            }
        }
        Tag::Figure => {
            let [left, top, width, height] = node.bounds;
            objects.raw(b"/A<</O/Layout/Placement/Block/BBox[");
            for side in [left, PAGE_HEIGHT - top - height, left + width, PAGE_HEIGHT - top] {
                objects.tenths(side);
                objects.raw(b" ");
            }
            objects.raw(b"]>>/Alt");
            objects.text(&tree.words[node.words.start as usize..node.words.end as usize]);
        }
        _ => {}
    }
    let marks = &tree.marks[node.marks.start as usize..node.marks.end as usize];
    let Some(page) = marks.first().and_then(|mark| pages.get(mark.page as usize)) else { return };
    objects.raw(b"/Pg ");
    objects.link(*page);
    objects.raw(b"/K");
    match marks {
        [mark] => {
            objects.raw(b" ");
            objects.number(mark.number.into());
        }
        marks => {
            objects.raw(b"[");
            for mark in marks {
                objects.number(mark.number.into());
                objects.raw(b" ");
            }
            objects.raw(b"]");
        }
    }
}

/// By page, whose each of its marks is.
fn write_parents(
    objects: &mut Objects,
    id: Id,
    tree: &Tree,
    pages: usize,
    first: Id,
    marks: &mut Vec<(u32, u32, u32)>,
) {
    marks.clear();
    marks.extend(tree.marks.iter().map(|mark| (mark.page, mark.number, mark.node)));
    marks.sort_unstable();
    objects.begin(id);
    objects.raw(b"<</Nums[");
    let mut rest = marks.as_slice();
    for page in 0..pages {
        let (own, behind) = rest.split_at(rest.partition_point(|mark| mark.0 as usize <= page));
        rest = behind;
        objects.number(page as u64);
        objects.raw(b"[");
        let mut next = 0;
        for &(_, number, node) in own {
            // A letterhead's marks that the page has no part of are nobody's.
            (next..number).for_each(|_| objects.raw(b"null "));
            objects.link(Id(first.0 + node));
            objects.raw(b" ");
            next = number + 1;
        }
        objects.raw(b"]");
    }
    objects.raw(b"]>>");
    objects.end();
}
