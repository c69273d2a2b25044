//! What each stage makes of two short texts, kept in `tests/golden` so that a change shows what it changes.
//!
//! `BLESS=1 cargo test --test it golden` writes what the code does now; look at the difference before you keep it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use actograph::document::Document;
use actograph::graph::Builder;
use actograph::pipeline::Analyzer;

#[path = "../../examples/stages/mod.rs"]
mod stages;

/// The stages' results under the names of their files, in order of the pipeline.
fn results(id: &str, text: String) -> [(&'static str, String); 4] {
    let document = Document { id: id.to_owned(), lang: "de".to_owned(), text, ..Document::default() };
    let analysis = Analyzer::embedded("de").unwrap().analyze(document);
    let mut builder = Builder::default();
    builder.add(&analysis);
    [
        ("parse.conllu", stages::trees(&analysis)),
        ("actors.txt", stages::actors(&analysis)),
        ("relations.txt", stages::relations(&analysis)),
        ("graph.json", stages::graph(&builder.build(), "json")),
    ]
}

fn check(case: &str) {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(case);
    let text = fs::read_to_string(folder.join("input.txt")).unwrap();
    let bless = std::env::var_os("BLESS").is_some();
    let mut differences = String::new();
    for (name, found) in results(case, text) {
        if bless {
            fs::write(folder.join(name), found).unwrap();
            continue;
        }
        let expected = fs::read_to_string(folder.join(name)).unwrap_or_default();
        if expected != found {
            let _ = writeln!(differences, "tests/golden/{case}/{name}\n{}", difference(&expected, &found));
        }
    }
    assert!(differences.is_empty(), "{differences}If this is wanted: BLESS=1 cargo test --test it golden");
}

/// The lines that went (`-`) and came (`+`), with the lines before them that stayed, by the longest common subsequence.
fn difference(expected: &str, found: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = if old[i] == new[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut lines, mut context) = (0, 0, String::new(), None);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            context = Some(old[i]);
            (i, j) = (i + 1, j + 1);
            continue;
        }
        if let Some(line) = context.take() {
            let _ = writeln!(lines, "  {line}");
        }
        if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            let _ = writeln!(lines, "- {}", old[i]);
            i += 1;
        } else {
            let _ = writeln!(lines, "+ {}", new[j]);
            j += 1;
        }
    }
    lines
}

#[test]
fn talks() {
    check("talks");
}

#[test]
fn report() {
    check("report");
}

#[test]
fn a_difference_shows_the_lines_that_differ() {
    assert_eq!(difference("a\nb\nc\nd", "a\nB\nc\nd\ne"), "  a\n- b\n+ B\n  d\n+ e\n");
}
