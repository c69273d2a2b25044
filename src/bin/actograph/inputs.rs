//! Reading the texts that were named on the command line.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use actograph::document::Document;
use actograph::input;
use actograph::lang;
use anyhow::Result;

use crate::args::{Inputs, Lang};
use crate::report::{Failure, cause, warning};

/// Files that will be read, each with the id of its document.
pub(crate) struct Source {
    path: PathBuf,
    id: String,
}

/// Finds all files and makes sure that they are there, before the work begins.
///
/// # Errors
/// Names the first input that is missing, or is a folder where folders are not wanted.
pub(crate) fn find(inputs: &Inputs) -> Result<Vec<Source>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for input in &inputs.inputs {
        let metadata = if is_stdin(input) {
            None
        } else {
            Some(fs::metadata(input).map_err(|e| cannot_read(input, &e))?)
        };
        match metadata {
            Some(metadata) if metadata.is_dir() && inputs.recursive => find_texts(input, &mut paths)?,
            Some(metadata) if metadata.is_dir() => {
                let failure = Failure::new(format!("cannot read {}: it is a folder", input.display()));
                return Err(failure.hint("add --recursive to read all *.txt files in it").into());
            }
            _ => paths.push(input.clone()),
        }
    }
    // The same file named twice is one document.
    let mut seen = std::collections::HashSet::new();
    paths.retain(|path| seen.insert(path.clone()));
    if paths.is_empty() {
        return Err(Failure::new("no *.txt files in the folders given").into());
    }
    let names: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let ids = input::document_ids(&names);
    Ok(paths.into_iter().zip(ids).map(|(path, id)| Source { path, id }).collect())
}

/// All `*.txt` below a folder, in order of their names; links to folders are not followed.
fn find_texts(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = entries.map_err(|error| cannot_read(folder, &error))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            find_texts(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt")) && path.is_file()
        {
            found.push(path);
        }
    }
    Ok(())
}

impl Source {
    /// Reads the text. An empty one is a document like any other, but the user hears of it.
    pub(crate) fn read(&self, lang: Lang) -> Result<Document> {
        let text = read_text(&self.path)?;
        if text.trim().is_empty() {
            warning(&format!("{} is empty", name(&self.path)));
        }
        let code = match lang {
            Lang::De => "de",
            Lang::En => "en",
            Lang::Auto => lang::detect(&text).filter(|code| lang::embedded(code).is_some()).unwrap_or("de"),
        };
        let date = input::date_in_name(&self.path.to_string_lossy());
        Ok(Document { id: self.id.clone(), lang: code.to_owned(), date, text, ..Document::default() })
    }
}

/// Reads a file or the standard input as text.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    let bytes = if is_stdin(path) {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    let bytes = bytes.map_err(|error| cannot_read(path, &error))?;
    let text = input::decode(bytes);
    Ok(text
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", name(path))).hint(error.hint()))?)
}

fn cannot_read(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("cannot read {}: {}", name(path), cause(error)))
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn name(path: &Path) -> String {
    if is_stdin(path) { "standard input".to_owned() } else { path.display().to_string() }
}
