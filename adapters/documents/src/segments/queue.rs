use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Groups the work of callers that come at the same time, without a thread of its own: the first does the work of all
/// who wait, and then hands the lead to the next who came meanwhile.
pub(super) struct Queue<T, R> {
    state: Mutex<State<T, R>>,
    /// What the others of a group get when their leader panics.
    if_lost: R,
}

struct State<T, R> {
    is_led: bool,
    waiting: VecDeque<Arc<Waiter<T, R>>>,
}

struct Waiter<T, R> {
    stage: Mutex<Stage<T, R>>,
    changed: Condvar,
}

enum Stage<T, R> {
    Waiting(T),
    Leading(T),
    Taken,
    Done(R),
}

impl<T, R: Clone> Queue<T, R> {
    pub(super) fn new(if_lost: R) -> Self {
        Self { state: Mutex::new(State { is_led: false, waiting: VecDeque::new() }), if_lost }
    }

    /// Has an item worked on, alone or in a group, here or by another caller; answers the result of its group. A group
    /// takes no further item once its sizes reach `most`.
    pub(super) fn submit(&self, item: T, most: u64, size: impl Fn(&T) -> u64, work: impl FnOnce(Vec<T>) -> R) -> R {
        let item = {
            let mut state = lock(&self.state);
            if state.is_led {
                let waiter = Arc::new(Waiter { stage: Mutex::new(Stage::Waiting(item)), changed: Condvar::new() });
                state.waiting.push_back(waiter.clone());
                drop(state);
                match waiter.wait() {
                    Ok(result) => return result,
                    Err(item) => item,
                }
            } else {
                state.is_led = true;
                item
            }
        };
        let mut turn = Turn { queue: self, followers: Vec::new(), result: None };
        let mut total = size(&item);
        let mut group = vec![item];
        {
            let mut state = lock(&self.state);
            while total < most
                && let Some(waiter) = state.waiting.pop_front()
            {
                if let Some(item) = waiter.take() {
                    total = total.saturating_add(size(&item));
                    group.push(item);
                }
                turn.followers.push(waiter);
            }
        }
        let result = work(group);
        turn.result = Some(result.clone());
        result
    }
}

/// The lead: when it ends, the next one leads, and the followers have their result.
struct Turn<'a, T, R: Clone> {
    queue: &'a Queue<T, R>,
    followers: Vec<Arc<Waiter<T, R>>>,
    result: Option<R>,
}

impl<T, R: Clone> Drop for Turn<'_, T, R> {
    fn drop(&mut self) {
        let mut state = lock(&self.queue.state);
        match state.waiting.pop_front() {
            Some(next) => {
                let mut stage = lock(&next.stage);
                if let Stage::Waiting(item) = std::mem::replace(&mut *stage, Stage::Taken) {
                    *stage = Stage::Leading(item);
                }
                next.changed.notify_one();
            }
            None => state.is_led = false,
        }
        drop(state);
        for follower in &self.followers {
            let result = self.result.as_ref().unwrap_or(&self.queue.if_lost);
            *lock(&follower.stage) = Stage::Done(result.clone());
            follower.changed.notify_one();
        }
    }
}

impl<T, R> Waiter<T, R> {
    /// Waits for the result, or for the lead: then the item comes back.
    fn wait(&self) -> Result<R, T> {
        let mut stage = lock(&self.stage);
        loop {
            match std::mem::replace(&mut *stage, Stage::Taken) {
                Stage::Done(result) => return Ok(result),
                Stage::Leading(item) => return Err(item),
                other => *stage = other,
            }
            stage = self.changed.wait(stage).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn take(&self) -> Option<T> {
        let mut stage = lock(&self.stage);
        match std::mem::replace(&mut *stage, Stage::Taken) {
            Stage::Waiting(item) => Some(item),
            _ => None,
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn everybody_gets_the_result_of_the_group_that_has_his_item_and_each_item_is_worked_on_once() {
        let queue = Queue::new(Vec::new());
        let worked = AtomicUsize::new(0);
        thread::scope(|scope| {
            for caller in 0..16_u64 {
                let (queue, worked) = (&queue, &worked);
                scope.spawn(move || {
                    for round in 0..200 {
                        let item = caller * 1000 + round;
                        let group = queue.submit(
                            item,
                            5,
                            |_| 1,
                            |items| {
                                assert!(items.len() <= 5);
                                worked.fetch_add(items.len(), Ordering::Relaxed);
                                items
                            },
                        );
                        assert!(group.contains(&item));
                    }
                });
            }
        });
        assert_eq!(worked.into_inner(), 16 * 200);
    }

    #[test]
    fn those_who_wait_are_one_group_and_outlive_a_leader_that_panics() {
        let queue = Arc::new(Queue::new(0));
        let (begun, has_begun) = mpsc::channel();
        let (go, may_go) = mpsc::channel::<()>();
        let leader = thread::spawn({
            let queue = queue.clone();
            move || {
                queue.submit(
                    1,
                    100,
                    |_| 1,
                    |_| {
                        begun.send(()).unwrap();
                        may_go.recv().unwrap();
                        panic!("a leader that fails")
                    },
                )
            }
        });
        has_begun.recv().unwrap();
        let others: Vec<_> = (0..5)
            .map(|_| {
                let queue = queue.clone();
                thread::spawn(move || queue.submit(1, 100, |_| 1, |items| items.len()))
            })
            .collect();
        while lock(&queue.state).waiting.len() < 5 {
            thread::yield_now();
        }
        go.send(()).unwrap();
        assert!(leader.join().is_err());
        for other in others {
            assert_eq!(other.join().unwrap(), 5);
        }
        assert_eq!(queue.submit(1, 100, |_| 1, |items| items.len()), 1);
    }
}
