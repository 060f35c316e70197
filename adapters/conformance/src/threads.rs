use std::sync::Barrier;

use crate::suite::Stop;

/// Runs the work on several threads that begin at once; what each came to.
pub(crate) fn at_once<T: Send>(threads: u32, work: impl Fn(u32) -> Result<T, Stop> + Sync) -> Result<Vec<T>, Stop> {
    let gate = Barrier::new(threads as usize);
    let (gate, work) = (&gate, &work);
    let enter = move |number| {
        gate.wait();
        work(number)
    };
    std::thread::scope(|scope| {
        let started: Vec<_> = (0..threads).map(|number| scope.spawn(move || enter(number))).collect();
        let ended = started.into_iter().map(|thread| {
            thread.join().unwrap_or_else(|_| Err(Stop::Broken("a thread that made calls panicked".to_owned())))
        });
        ended.collect()
    })
}
