use std::collections::BTreeMap;

use futures_lite::future::block_on;
use schet::EmailAddress;
use schet::order::OrderId;

use super::*;
use crate::disk::observed::{Failing, Observed};

/// Small limits, so that a few mails already turn the journal into runs.
const LIMITS: Limits = Limits { journal: 3, runs: 100 };

/// Two messages of each order.
fn mail(number: u128) -> OutgoingMail {
    OutgoingMail {
        order: OrderId(uuid::Uuid::from_u128((number / 2) << 64 | 7)),
        generation: (number % 2) as u32,
        attempt: 1,
        message_id: format!("{number}@example.ru"),
        from: EmailAddress::new("bills@example.ru").unwrap(),
        to: EmailAddress::new("ivan@example.ru").unwrap(),
        bytes: format!("Subject: {number}\r\n\r\n{}", "text\r\n".repeat(50)).into_bytes(),
    }
}

/// A mail agent that takes away whatever it sees, at once.
#[derive(Default)]
struct Agent {
    delivered: BTreeMap<String, usize>,
}

impl Agent {
    fn take(&mut self, root: &Path) {
        for entry in std::fs::read_dir(root.join("new")).into_iter().flatten() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let message = Message::from_file_name(&name).unwrap();
            let number = (message.order.0.as_u128() >> 64) * 2 + u128::from(message.generation);
            assert_eq!(std::fs::read(entry.path()).unwrap(), mail(number).bytes);
            std::fs::remove_file(entry.path()).unwrap();
            *self.delivered.entry(name).or_default() += 1;
        }
    }
}

/// Sends three batches on a file system that fails as told.
fn run(root: &Path, failing: Failing, agent: &mut Agent) -> (Arc<Observed>, BTreeMap<u128, Outcome>) {
    let disk = Arc::new(Observed::new(failing));
    let mut outcomes = BTreeMap::new();
    if let Ok(spool) = Spool::open_on(disk.clone(), root, LIMITS) {
        for batch in [vec![1, 2], vec![3, 4, 3], vec![5, 1]] {
            let mails: Vec<OutgoingMail> = batch.iter().map(|number| mail(*number)).collect();
            for (number, outcome) in batch.iter().zip(block_on(spool.send(&mails))) {
                let name = Message::of(&mail(*number)).file_name();
                let before = agent.delivered.contains_key(&name);
                let now = root.join("new").join(&name).exists();
                match outcome {
                    Outcome::Accepted(_) | Outcome::Unknown(_) => assert!(before || now, "{failing:?}: {outcome:?}"),
                    _ => assert!(!now, "{failing:?}: {outcome:?}"),
                }
                outcomes.entry(*number).or_insert(outcome);
            }
            agent.take(root);
        }
    }
    (disk, outcomes)
}

fn steps() -> usize {
    let folder = tempfile::tempdir().unwrap();
    let (disk, outcomes) = run(folder.path(), Failing::Nothing, &mut Agent::default());
    assert!(outcomes.len() == 5 && outcomes.values().all(|outcome| matches!(outcome, Outcome::Accepted(_))));
    disk.steps()
}

#[test]
fn r14_no_mail_twice_and_none_lost_after_a_failure_at_any_step() {
    for failing in (0..steps()).flat_map(|step| [Failing::Once(step), Failing::From(step)]) {
        let folder = tempfile::tempdir().unwrap();
        let mut agent = Agent::default();
        run(folder.path(), failing, &mut agent);
        agent.take(folder.path());
        let spool = Spool::open_on(Arc::new(Observed::new(Failing::Nothing)), folder.path(), LIMITS).unwrap();
        let mails: Vec<OutgoingMail> = (1..=5).map(mail).collect();
        for _ in 0..2 {
            for outcome in block_on(spool.send(&mails)) {
                assert!(matches!(outcome, Outcome::Accepted(_)), "{failing:?}: {outcome:?}");
            }
            agent.take(folder.path());
        }
        assert_eq!(agent.delivered.len(), 5, "{failing:?}");
        assert!(agent.delivered.values().all(|times| *times == 1), "{failing:?}: {:?}", agent.delivered);
        drop(spool);
        Spool::open_on(Arc::new(Observed::new(Failing::Nothing)), folder.path(), LIMITS).unwrap();
        for left in ["tmp", "schet/pending"] {
            assert_eq!(std::fs::read_dir(folder.path().join(left)).unwrap().count(), 0, "{failing:?}: {left}");
        }
    }
}

#[test]
fn m2_bytes_and_ledger_are_durable_before_a_mail_is_visible_and_names_before_the_answer() {
    for failing in [Failing::Nothing].into_iter().chain((0..steps()).map(Failing::Once)) {
        let folder = tempfile::tempdir().unwrap();
        let disk = Arc::new(Observed::new(failing));
        let Ok(spool) = Spool::open_on(disk.clone(), folder.path(), LIMITS) else { continue };
        for number in 1..=8 {
            for _ in 0..2 {
                let outcome = block_on(spool.send(&[mail(number)])).remove(0);
                let notes = disk.notes();
                for (path, missing) in &notes.shown {
                    assert_eq!(missing, "", "{failing:?}: {}", path.display());
                }
                if matches!(outcome, Outcome::Accepted(_)) {
                    assert!(!notes.unnamed.contains(&folder.path().join("new")), "{failing:?}");
                    assert!(!notes.unnamed.contains(&folder.path().join("schet/pending")), "{failing:?}");
                }
            }
        }
        assert_eq!(disk.notes().shown.len(), 8);
        assert!(disk.notes().ahead == 0, "{failing:?}");
    }
}

#[test]
fn m2_what_a_killed_process_left_in_the_ledger_is_durable_before_the_next_shows_it() {
    for step in 0..steps() {
        let folder = tempfile::tempdir().unwrap();
        let (disk, _) = run(folder.path(), Failing::From(step), &mut Agent::default());
        disk.heal();
        let spool = Spool::open_on(disk.clone(), folder.path(), LIMITS).unwrap();
        for number in 1..=5 {
            assert!(matches!(block_on(spool.send(&[mail(number)]))[0], Outcome::Accepted(_)));
        }
        let notes = disk.notes();
        assert!(notes.shown.values().all(String::is_empty), "step {step}: {:?}", notes.shown);
        for folder in [folder.path().join("new"), folder.path().join("schet/pending"), folder.path().join("schet")] {
            assert!(!notes.unnamed.contains(&folder), "step {step}: {}", folder.display());
        }
    }
}

#[test]
fn m3_a_mail_that_is_visible_but_perhaps_not_durable_is_unknown() {
    let unknown = (0..steps()).filter(|step| {
        let folder = tempfile::tempdir().unwrap();
        let (_, outcomes) = run(folder.path(), Failing::Once(*step), &mut Agent::default());
        outcomes.values().any(|outcome| matches!(outcome, Outcome::Unknown(_)))
    });
    // Two folders are synced after the renames of each of three batches.
    assert_eq!(unknown.count(), 6);
}

#[test]
fn m5_a_mail_that_cant_be_written_does_no_harm_to_the_others() {
    let partly = (0..steps()).filter(|step| {
        let folder = tempfile::tempdir().unwrap();
        let (_, outcomes) = run(folder.path(), Failing::Once(*step), &mut Agent::default());
        let delayed = |number| matches!(outcomes.get(&number), Some(Outcome::Delayed(_)));
        outcomes.len() == 5 && delayed(1) != delayed(2)
    });
    // Making, writing, syncing, renaming twice: each for one of the two mails of the first batch.
    assert_eq!(partly.count(), 2 * 5);
}

#[test]
fn the_oldest_orders_are_forgotten_and_the_newest_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits { journal: 10, runs: 3 };
    let spool = Spool::open_on(Arc::new(Observed::new(Failing::Nothing)), folder.path(), limits).unwrap();
    for number in 0..100 {
        block_on(spool.send(&[mail(number)]));
    }
    let known = |spool: &Spool| {
        let ledger = spool.ledger.lock().unwrap();
        (0..100).filter(|number| ledger.contains(&Message::of(&mail(*number))).unwrap()).collect::<Vec<u128>>()
    };
    assert_eq!(known(&spool), (60..100).collect::<Vec<u128>>());
    drop(spool);
    let spool = Spool::open_on(Arc::new(Observed::new(Failing::Nothing)), folder.path(), limits).unwrap();
    assert_eq!(known(&spool), (60..100).collect::<Vec<u128>>());
}
