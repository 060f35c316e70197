//! The spool passes the suite of its port.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up has failed")]

use std::fs;

use schet::order::OrderId;
use schet::ports::Mailer;
use schet_conformance::mailer::{Harness, Subject, Treatment};
use schet_spool::Spool;
use tempfile::TempDir;

struct Maildirs;

struct Maildir {
    spool: Spool,
    folder: TempDir,
}

impl Harness for Maildirs {
    fn make(&self) -> Box<dyn Subject> {
        let folder = tempfile::tempdir().unwrap();
        Box::new(Maildir { spool: Spool::open(folder.path()).unwrap(), folder })
    }
}

impl Subject for Maildir {
    fn mailer(&self) -> &dyn Mailer {
        &self.spool
    }

    fn taken(&self) -> Vec<(OrderId, Vec<u8>)> {
        let files = fs::read_dir(self.folder.path().join("new")).unwrap().map(|entry| entry.unwrap().path());
        let mail = |path: std::path::PathBuf| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let order = name.split('.').next().unwrap().parse().unwrap();
            (order, fs::read(path).unwrap())
        };
        files.map(mail).collect()
    }

    fn treat(&self, _: OrderId, _: Treatment) -> bool {
        false
    }

    fn remembers(&self) -> bool {
        true
    }
}

schet_conformance::mailer!(Maildirs);
