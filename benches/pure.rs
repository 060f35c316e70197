//! Work without a disk, one call each, with what it allocates: what to look at while making it faster.

use divan::{AllocProfiler, Bencher};
use schet::usage::Call;
use schet_benches::paper::{Invoices, Mails};
use schet_benches::{calls, sample};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(args = [sample::ONE_PAGE, sample::THREE_PAGES])]
fn invoice(bencher: Bencher<'_, '_>, lines: usize) {
    let mut invoices = done(Invoices::new(lines));
    let mut number = 0;
    bencher.bench_local(|| {
        number += 1;
        done(invoices.render(number)).into_parts()
    });
}

#[divan::bench]
fn mail(bencher: Bencher<'_, '_>) {
    let mails = done(Mails::new());
    let mut number = 0;
    bencher.bench_local(|| {
        number += 1;
        done(mails.compose(number))
    });
}

#[divan::bench]
fn a_thousand_calls_as_csv(bencher: Bencher<'_, '_>) {
    let held: Vec<Call> = done(sample::calls(0, 1_000)).collect();
    bencher.bench_local(|| done(calls::write_csv(&held, std::io::sink())));
}

#[divan::bench]
fn a_thousand_calls_as_xlsx(bencher: Bencher<'_, '_>) {
    let held: Vec<Call> = done(sample::calls(0, 1_000)).collect();
    bencher.bench_local(|| done(calls::write_xlsx(&held, std::io::sink())));
}

/// What fails here fails in the tests of its crate.
#[expect(clippy::expect_used, reason = "a benchmark has nobody to tell")]
fn done<T, E: std::fmt::Debug>(result: Result<T, E>) -> T {
    result.expect("what is measured works")
}
