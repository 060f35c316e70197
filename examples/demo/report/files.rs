use std::collections::HashMap;
use std::path::Path;

use schet::order::OrderId;

/// The files of the output that the page links to, by what their names hold.
pub(super) struct Files {
    mails: HashMap<String, String>,
    documents: HashMap<String, String>,
    /// Mails and their bytes, documents and theirs.
    pub(super) mail: Size,
    pub(super) document: Size,
}

/// How many files there are, and how large they are together.
#[derive(Clone, Copy, Default)]
pub(super) struct Size {
    pub(super) files: u64,
    pub(super) bytes: u64,
}

impl Files {
    /// Looks through an output.
    pub(super) fn of(out: &Path) -> Self {
        let mut found =
            Self { mails: HashMap::new(), documents: HashMap::new(), mail: Size::default(), document: Size::default() };
        walk(&out.join("mail").join("new"), &mut |path, stem| {
            found.mail.add(path);
            // A UUID is the first 36 characters of the name.
            found.mails.insert(stem.chars().take(36).collect(), relative(out, path));
        });
        walk(&out.join("documents"), &mut |path, stem| {
            found.document.add(path);
            found.documents.insert(stem.chars().take(64).collect(), relative(out, path));
        });
        found
    }

    /// Where the mail of an order is.
    pub(super) fn mail_of(&self, order: OrderId) -> Option<&str> {
        self.mails.get(&order.to_string()).map(String::as_str)
    }

    /// Where a document is.
    pub(super) fn document(&self, digest: &str) -> Option<&str> {
        self.documents.get(digest).map(String::as_str)
    }
}

impl Size {
    fn add(&mut self, path: &Path) {
        self.files += 1;
        self.bytes += path.metadata().map_or(0, |file| file.len());
    }
}

fn walk(folder: &Path, found: &mut dyn FnMut(&Path, &str)) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()).filter(|stem| !stem.starts_with('.')) else {
            continue;
        };
        if path.is_dir() {
            walk(&path, found);
        } else {
            found(&path, stem);
        }
    }
}

fn relative(out: &Path, path: &Path) -> String {
    path.strip_prefix(out).unwrap_or(path).to_string_lossy().into_owned()
}
