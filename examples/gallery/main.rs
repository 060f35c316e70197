//! Writes a document of every kind, short and long, Russian and English, for the pictures in `core/docs/gallery` and for
//! other people's programs to look at.

mod documents;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{fs, io, io::Write};

use documents::Document;

const HELP: &str = "\
A document of every kind as PDF.

Usage: gallery [DIR]        into target/gallery, or where DIR says

Every invoice NAME gives NAME.pdf in PDF/A-3b, and its twins NAME.plain.pdf and NAME.a1b.pdf.
";

fn main() -> ExitCode {
    let argument = std::env::args().nth(1);
    if matches!(argument.as_deref(), Some("--help" | "-h")) {
        // Whoever closed the pipe has read enough.
        let _ = io::stdout().write_all(HELP.as_bytes());
        return ExitCode::SUCCESS;
    }
    match write(&argument.map_or_else(|| PathBuf::from("target/gallery"), PathBuf::from)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &std::path::Path) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(folder)?;
    for Document { name, bytes } in documents::all()? {
        fs::write(folder.join(format!("{name}.pdf")), bytes)?;
    }
    Ok(())
}
