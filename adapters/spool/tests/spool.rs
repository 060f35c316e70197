//! The spool against its contract, and against what may happen to it.

#![allow(clippy::unwrap_used, reason = "what a test expects to be there is there")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Barrier;

use futures_lite::future::block_on;
use schet::EmailAddress;
use schet::order::OrderId;
use schet::ports::{Mailer, Outcome, OutgoingMail, PortErrorKind};
use schet_spool::Spool;
use uuid::Uuid;

fn mail(number: u128, bytes: &[u8]) -> OutgoingMail {
    OutgoingMail {
        order: OrderId(Uuid::from_u128(number)),
        generation: 0,
        attempt: 1,
        message_id: "order@example.ru".into(),
        from: EmailAddress::new("bills@example.ru").unwrap(),
        to: EmailAddress::new("ivan@example.ru").unwrap(),
        bytes: bytes.to_vec(),
    }
}

fn send(spool: &Spool, mail: &OutgoingMail) -> Outcome {
    block_on(spool.send(std::slice::from_ref(mail))).remove(0)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn is_accepted(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Accepted(_))
}

#[test]
fn m4_the_file_is_the_bytes_under_the_orders_name() {
    let folder = tempfile::tempdir().unwrap();
    let spool = Spool::open(folder.path().join("var/mail")).unwrap();
    let root = folder.path().join("var/mail");
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    for (number, bytes) in [(0, &b""[..]), (1, &bytes), (u128::MAX, b"From me\r\n.\r\n..\n\r\0")] {
        let mail = mail(number, bytes);
        assert!(is_accepted(&send(&spool, &mail)));
        let path = root.join("new").join(format!("{}.schet.eml", mail.order));
        assert_eq!(fs::read(&path).unwrap(), bytes);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(names(&root), ["cur", "new", "schet", "tmp"]);
    assert_eq!(names(&root.join("tmp")), [""; 0]);
}

#[test]
fn r14_a_second_attempt_makes_no_second_copy_wherever_the_first_went() {
    for place in ["new/{}", "cur/{}:2,", "cur/{}:2,FRS", "../elsewhere", ""] {
        for opened_again in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path().join("mail");
            let spool = Spool::open(&root).unwrap();
            let first = mail(17, b"first");
            assert!(is_accepted(&send(&spool, &first)));
            let name = format!("{}.schet.eml", first.order);
            match place {
                "" => fs::remove_file(root.join("new").join(&name)).unwrap(),
                place => fs::rename(root.join("new").join(&name), root.join(place.replace("{}", &name))).unwrap(),
            }
            let before = [names(&root.join("new")), names(&root.join("cur"))];
            let spool = if opened_again { Spool::open(&root).unwrap() } else { spool };
            let second = OutgoingMail { attempt: 2, ..mail(17, b"second") };
            assert_eq!(send(&spool, &second), Outcome::Accepted("already in the spool".into()));
            assert_eq!([names(&root.join("new")), names(&root.join("cur"))], before, "{place}");
        }
    }
}

#[test]
fn r14_a_lost_ledger_is_made_of_what_lies_in_new_and_cur() {
    let folder = tempfile::tempdir().unwrap();
    let spool = Spool::open(folder.path()).unwrap();
    let mails: Vec<OutgoingMail> = (0..3).map(|number| mail(number, b"text")).collect();
    assert!(block_on(spool.send(&mails)).iter().all(is_accepted));
    drop(spool);
    let name = format!("{}.schet.eml", mails[0].order);
    fs::rename(folder.path().join("new").join(&name), folder.path().join(format!("cur/{name}:2,S"))).unwrap();
    fs::write(folder.path().join("cur/1700000000.M1P2.host:2,S"), b"somebody else's").unwrap();
    fs::remove_dir_all(folder.path().join("schet")).unwrap();
    let spool = Spool::open(folder.path()).unwrap();
    for mail in &mails {
        assert_eq!(send(&spool, mail), Outcome::Accepted("already in the spool".into()));
    }
    assert_eq!(names(&folder.path().join("new")).len() + names(&folder.path().join("cur")).len(), 4);
}

#[test]
fn m1_an_order_twice_in_a_batch_is_one_mail_with_two_answers() {
    let folder = tempfile::tempdir().unwrap();
    let spool = Spool::open(folder.path()).unwrap();
    let mails: Vec<OutgoingMail> = [1, 2, 1, 1].map(|number| mail(number, b"text")).to_vec();
    let outcomes = block_on(spool.send(&mails));
    assert_eq!(outcomes.len(), 4);
    assert!(outcomes.iter().all(is_accepted));
    assert_eq!(names(&folder.path().join("new")).len(), 2);
    assert_eq!(block_on(spool.send(&[])), []);
}

#[test]
fn p5_two_spools_and_many_threads_make_one_mail_of_each_order() {
    let folder = tempfile::tempdir().unwrap();
    let spools = [Spool::open(folder.path()).unwrap(), Spool::open(folder.path()).unwrap()];
    let barrier = Barrier::new(6);
    let first_answers = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for thread in 0..6_usize {
            let (spools, barrier, first_answers) = (&spools, &barrier, &first_answers);
            scope.spawn(move || {
                barrier.wait();
                for round in 0..10_u128 {
                    let mails: Vec<OutgoingMail> = (0..4).map(|n| mail(round * 4 + n, b"text")).collect();
                    for outcome in block_on(spools[thread % 2].send(&mails)) {
                        let Outcome::Accepted(reply) = outcome else { panic!("{outcome:?}") };
                        let first = usize::from(reply.starts_with("in the spool as"));
                        first_answers.fetch_add(first, std::sync::atomic::Ordering::Relaxed);
                    }
                }
            });
        }
    });
    assert_eq!(first_answers.into_inner(), 40);
    assert_eq!(names(&folder.path().join("new")).len(), 40);
    assert_eq!(names(&folder.path().join("tmp")), [""; 0]);
}

#[test]
fn r17_a_folder_that_vanishes_delays_and_never_loses() {
    for missing in ["new", "tmp", "schet/pending"] {
        let folder = tempfile::tempdir().unwrap();
        let spool = Spool::open(folder.path()).unwrap();
        fs::remove_dir(folder.path().join(missing)).unwrap();
        let letter = mail(1, b"text");
        for _ in 0..2 {
            let outcome = send(&spool, &letter);
            assert!(matches!(outcome, Outcome::Delayed(_)), "{missing}: {outcome:?}");
        }
        drop(spool);
        let spool = Spool::open(folder.path()).unwrap();
        assert!(is_accepted(&send(&spool, &letter)));
        assert_eq!(names(&folder.path().join("new")).len(), 1, "{missing}");
    }
}

#[test]
fn p4_a_spool_that_cant_be_opened_says_where() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), b"").unwrap();
    let error = Spool::open(folder.path().join("file/mail")).err().unwrap();
    assert_eq!(error.kind, PortErrorKind::Unavailable);
    assert!(error.context.contains("file/mail"));
    let root = folder.path().join("mail");
    block_on(Spool::open(&root).unwrap().send(&[mail(1, b""), mail(2, b"")]));
    let mut journal = fs::read(root.join("schet/journal")).unwrap();
    journal[0] ^= 1;
    fs::write(root.join("schet/journal"), journal).unwrap();
    assert_eq!(Spool::open(&root).err().unwrap().kind, PortErrorKind::Corrupt);
}

#[test]
fn other_programs_files_in_tmp_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(Spool::open(folder.path()).unwrap());
    fs::write(folder.path().join("tmp/1700000000.M1P2.host"), b"half").unwrap();
    fs::write(folder.path().join("tmp/1-1.schet"), b"half").unwrap();
    Spool::open(folder.path()).unwrap();
    assert_eq!(names(&folder.path().join("tmp")), ["1700000000.M1P2.host"]);
}
