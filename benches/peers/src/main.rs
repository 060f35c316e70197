//! The same invoices by schet and by what else one might take, in one run: what counts is the ratios.
//!
//! `peers` prints a table; `peers cold LINES` forms one invoice and ends; `peers million COUNT` forms so many and prints
//! its peak of memory.

mod by_krilla;
mod drawing;
mod sample;

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use by_krilla::ByKrilla;
use drawing::Page;
use schet::invoice::Invoice;
use schet::render::Renderer;
use schet::{Account, Locale, Operator};

/// Whatever goes wrong ends the run.
pub type Outcome<T> = Result<T, Box<dyn Error>>;

/// The fonts of a plain document, regular and semi-bold: everyone gets the same.
pub const FONTS: [&[u8]; 2] = [
    include_bytes!("../../../core/assets/fonts/inter-regular-plain.ttf"),
    include_bytes!("../../../core/assets/fonts/inter-semibold-plain.ttf"),
];

/// How many different invoices there are.
const INVOICES: usize = 100;
/// How often everyone takes a turn.
const ROUNDS: usize = 5;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["cold", "none"] => Ok(()),
        ["cold", lines] => cold(lines.parse()?),
        ["million", count] => million(count.parse()?),
        [] => {
            for (lines, pages) in [(sample::ONE_PAGE, 1), (sample::THREE_PAGES, 3)] {
                contest(lines, pages)?;
            }
            starts()?;
            memory()
        }
        _ => Err("usage: peers [cold LINES | million COUNT]".into()),
    }
}

/// Someone who renders.
enum Peer {
    Schet(Renderer, Operator, Vec<(Account, Invoice)>),
    Krilla(ByKrilla, Vec<Vec<Page>>),
    Script(Child, BufReader<std::process::ChildStdout>),
}

impl Peer {
    /// Renders so many and answers the seconds of a core that it took, and the bytes of a document.
    fn render(&mut self, count: usize) -> Outcome<(f64, usize)> {
        let start = on_core()?;
        let mut size = 0;
        match self {
            Self::Schet(renderer, operator, invoices) => {
                for (account, invoice) in invoices.iter().cycle().take(count) {
                    size += renderer.invoice(operator, account, invoice, Locale::Ru)?.to_bytes().len();
                }
            }
            Self::Krilla(renderer, drawings) => {
                for pages in drawings.iter().cycle().take(count) {
                    size += renderer.render(pages)?.len();
                }
            }
            Self::Script(child, answers) => {
                writeln!(child.stdin.as_mut().ok_or("a script without input")?, "{count}")?;
                let mut line = String::new();
                answers.read_line(&mut line)?;
                let (seconds, size) = line.trim().split_once(' ').ok_or("the script has ended; its words are above")?;
                return Ok((seconds.parse()?, size.parse()?));
            }
        }
        Ok((on_core()? - start, size / count))
    }
}

/// Everyone in turns, on invoices of so many lines.
fn contest(lines: usize, pages: usize) -> Outcome<()> {
    let operator = sample::operator()?;
    let invoices = sample::invoices(INVOICES, lines)?;
    let drawings: Vec<Vec<Page>> =
        invoices.iter().map(|(account, invoice)| drawing::pages(&operator, account, invoice)).collect();
    if drawings.iter().any(|drawing| drawing.len() != pages) {
        return Err(format!("an invoice of {lines} lines is not drawn on {pages} pages").into());
    }
    let file = std::env::temp_dir().join(format!("schet-peers-{}-{lines}.jsonl", std::process::id()));
    let text: String = drawings.iter().map(|pages| format!("{}\n", drawing::json(pages))).collect();
    fs::write(&file, text)?;

    let mut peers = vec![
        ("schet", 4_000 / pages, Peer::Schet(Renderer::new(), operator, invoices)),
        ("krilla, by hand", 40 / pages, Peer::Krilla(ByKrilla::new()?, drawings)),
        ("typst", 8 / pages, script("typst", &file)?),
        ("reportlab canvas", 8 / pages, script("reportlab", &file)?),
    ];
    let mut turns = vec![Vec::new(); peers.len()];
    let mut sizes = vec![0; peers.len()];
    for round in 0..=ROUNDS {
        for (place, (_, count, peer)) in peers.iter_mut().enumerate() {
            let (seconds, size) = peer.render(*count)?;
            sizes[place] = size;
            // The first round warms everyone up.
            if round > 0 {
                turns[place].push(seconds / *count as f64);
            }
        }
    }
    println!("\ninvoices of {lines} lines on {pages} page(s), with QR code, {ROUNDS} turns each\n");
    println!("{:<18} {:>12} {:>10} {:>14} {:>8}", "", "a second", "µs", "schet is × as fast", "kB");
    for (place, (name, _, _)) in peers.iter().enumerate() {
        let ratios: Vec<f64> = turns[place].iter().zip(&turns[0]).map(|(theirs, ours)| theirs / ours).collect();
        let seconds = median(turns[place].clone());
        let (ratio, kilobytes) = (median(ratios), sizes[place] as f64 / 1_000.0);
        println!("{name:<18} {:>12.0} {:>10.1} {ratio:>14.1} {kilobytes:>12.1}", 1.0 / seconds, seconds * 1e6);
    }
    for (_, _, peer) in &mut peers {
        if let Peer::Script(child, _) = peer {
            drop(child.stdin.take());
            child.wait()?;
        }
    }
    fs::remove_file(file)?;
    Ok(())
}

fn script(peer: &str, drawings: &Path) -> Outcome<Peer> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/by_script.py");
    let mut child =
        Command::new(python).args([script, peer]).arg(drawings).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let answers = BufReader::new(child.stdout.take().ok_or("a script without output")?);
    Ok(Peer::Script(child, answers))
}

/// A process from its start to its end, with one invoice in it.
fn starts() -> Outcome<()> {
    println!("\nthe first invoice in a fresh process, from start to end of it, best and median of 20\n");
    let measure = |lines: &str| -> Outcome<Vec<f64>> {
        let start = || -> Outcome<f64> {
            let start = Instant::now();
            let status = Command::new(std::env::current_exe()?).args(["cold", lines]).status()?;
            if status.success() { Ok(start.elapsed().as_secs_f64() * 1e3) } else { Err("a cold start failed".into()) }
        };
        (0..20).map(|_| start()).collect()
    };
    let nothing = measure("none")?;
    for (name, times) in [("nothing at all", nothing), ("12 lines", measure("12")?), ("100 lines", measure("100")?)] {
        let best = times.iter().copied().fold(f64::MAX, f64::min);
        println!("{name:<18} {best:>8.1} ms {:>8.1} ms", median(times));
    }
    Ok(())
}

fn cold(lines: usize) -> Outcome<()> {
    let operator = sample::operator()?;
    for (account, invoice) in sample::invoices(1, lines)? {
        std::hint::black_box(Renderer::new().invoice(&operator, &account, &invoice, Locale::Ru)?.to_bytes());
    }
    Ok(())
}

/// The peak of memory of a process that renders many, each another invoice.
fn memory() -> Outcome<()> {
    println!("\npeak of memory of a process that renders invoices of 12 lines one after another\n");
    for count in [1_000, 1_000_000] {
        let done = Command::new(std::env::current_exe()?).args(["million", &count.to_string()]).output()?;
        println!("{count:>18} {:>8} kB", String::from_utf8(done.stdout)?.trim());
    }
    Ok(())
}

fn million(count: usize) -> Outcome<()> {
    let operator = sample::operator()?;
    let mut renderer = Renderer::new();
    for number in 0..count {
        let (account, invoice) = sample::invoice(number, sample::ONE_PAGE)?;
        std::hint::black_box(renderer.invoice(&operator, &account, &invoice, Locale::Ru)?);
    }
    let status = fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    println!("{}", peak.trim().trim_end_matches(" kB"));
    Ok(())
}

/// The seconds that this thread has been on a core: what a busy neighbour takes is not in them.
fn on_core() -> Outcome<f64> {
    let text = fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds: f64 = text.split(' ').next().ok_or("schedstat is empty")?.parse()?;
    Ok(nanoseconds / 1e9)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
