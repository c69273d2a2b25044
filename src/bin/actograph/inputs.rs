//! Reading the texts that were named on the command line.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use actograph::document::Document;
use actograph::input;
use actograph::lang;
use anyhow::Result;

use crate::args::{From, Inputs, Lang};
use crate::report::{Failure, cause};

/// A file that will be read, with the id of its document.
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    id: String,
}

/// Finds all files and makes sure that they are there, before the work begins.
///
/// # Errors
/// Names the first input that is missing, or is a folder where folders are not wanted.
pub(crate) fn find(inputs: &Inputs) -> Result<Vec<Source>> {
    let ending = match inputs.from {
        From::Text => "txt",
        From::Conllu => "conllu",
    };
    let mut paths: Vec<PathBuf> = Vec::new();
    for input in &inputs.inputs {
        let metadata = if is_stdin(input) {
            None
        } else {
            Some(fs::metadata(input).map_err(|e| cannot_read(input, &e))?)
        };
        match metadata {
            Some(metadata) if metadata.is_dir() && inputs.recursive => {
                find_files(input, ending, &mut paths)?;
            }
            Some(metadata) if metadata.is_dir() => {
                let failure = Failure::new(format!("cannot read {}: it is a folder", input.display()));
                return Err(failure
                    .hint(format!("add --recursive to read all *.{ending} files in it"))
                    .into());
            }
            _ => paths.push(input.clone()),
        }
    }
    // The same file named twice is one document.
    let mut seen = std::collections::HashSet::new();
    paths.retain(|path| seen.insert(path.clone()));
    if paths.is_empty() {
        return Err(Failure::new(format!("no *.{ending} files in the folders given")).into());
    }
    let single = paths.len() == 1
        && !paths[0].extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson");
    if !single && (inputs.title.is_some() || inputs.uri.is_some()) {
        let failure = Failure::new("--title and --uri are for a single document");
        return Err(failure.hint("write them into the texts: ---, title: …, uri: …, --- at the top").into());
    }
    let names: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let ids = input::document_ids(&names);
    Ok(paths.into_iter().zip(ids).map(|(path, id)| Source { path, id }).collect())
}

/// All files with an ending below a folder, in order of their names; links to folders are not followed.
fn find_files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = entries.map_err(|error| cannot_read(folder, &error))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            find_files(&path, ending, found)?;
        } else if path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending)) && path.is_file() {
            found.push(path);
        }
    }
    Ok(())
}

impl Source {
    /// Whether the file holds documents in JSON Lines.
    pub(crate) fn has_many(&self) -> bool {
        let ending = self.path.extension().unwrap_or_default().to_ascii_lowercase();
        ending == "jsonl" || ending == "ndjson"
    }

    /// The documents of a file in JSON Lines.
    pub(crate) fn read_many(&self) -> Result<Vec<Document>> {
        let documents = input::read_json_lines(&read_text(&self.path)?, &self.id).map_err(|error| {
            let failure = Failure::new(format!("cannot read {}, {error}", name(&self.path)));
            failure.hint("each line is an object such as {\"text\": \"…\", \"date\": \"2026-03-01\"}")
        })?;
        Ok(documents)
    }

    /// A document with what is known before its text is.
    pub(crate) fn document(&self, args: &Inputs) -> Document {
        let (title, uri) = (args.title.clone(), args.uri.clone());
        Document { id: self.id.clone(), title, uri, ..Document::default() }
    }

    /// Reads the front matter of a text, or of its beginning, and adds what the file's name and the command line say.
    pub(crate) fn describe(&self, document: Document, args: &Inputs) -> Document {
        let mut document = input::with_front_matter(document);
        document.date = document.date.or_else(|| input::date_in_name(&self.path.to_string_lossy()));
        complete(document, args)
    }
}

/// What the command line says of all documents, and the language.
pub(crate) fn complete(document: Document, args: &Inputs) -> Document {
    let known = Some(&document.lang).filter(|code| lang::embedded(code).is_some());
    let code = match args.lang {
        Lang::De => "de".to_owned(),
        Lang::En => "en".to_owned(),
        Lang::Auto => known.cloned().unwrap_or_else(|| {
            let found = lang::detect(&document.text).filter(|code| lang::embedded(code).is_some());
            found.unwrap_or("de").to_owned()
        }),
    };
    Document {
        lang: code,
        date: document.date.or_else(|| args.date.clone()),
        publisher: document.publisher.or_else(|| args.publisher.clone()),
        ..document
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

pub(crate) fn cannot_read(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("cannot read {}: {}", name(path), cause(error)))
}

pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

pub(crate) fn name(path: &Path) -> String {
    if is_stdin(path) { "standard input".to_owned() } else { path.display().to_string() }
}
