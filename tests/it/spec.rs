//! The sentences of `tests/spec` against the relations that are written below them; its README explains the form.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use actograph::document::Document;
use actograph::graph::{Builder, Evidence, Graph, Link, Node};
use actograph::pipeline::Analyzer;
use actograph::relation::{Status, types};

/// A relation as it is written: `Lena Kern ACCUSE Tobias Brandt (claimed by Spiegel, negated)`.
#[derive(Debug)]
struct Wanted<'a> {
    source: &'a str,
    kind: &'a str,
    target: &'a str,
    qualities: Vec<&'a str>,
}

impl<'a> Wanted<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let (text, qualities) = match text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")) {
            Some((text, qualities)) => (text, qualities.split(", ").collect()),
            None => (text, Vec::new()),
        };
        let is_quality = |word: &&str| {
            ["actual", "claimed", "intended", "negated"].contains(word)
                || ["claimed by ", "verb "].iter().any(|start| word.starts_with(start))
        };
        let kind =
            text.split(' ').skip(1).find(|word| types::plover().iter().any(|kind| kind.name == *word))?;
        let (source, target) = text.split_once(&format!(" {kind} "))?;
        qualities.iter().all(is_quality).then_some(Self { source, kind, target, qualities })
    }

    fn joins(&self, link: &Link<'_>) -> bool {
        let is =
            |node: &Node, name: &str| node.name == name || node.aliases.iter().any(|alias| alias == name);
        link.edge.kind.name == self.kind
            && (is(link.source, self.source) && is(link.target, self.target)
                || link.edge.kind.symmetric && is(link.source, self.target) && is(link.target, self.source))
    }

    /// Whether a place in the text has the status, speaker, denial and verb; what is left out is a fact that is not denied.
    fn fits(&self, evidence: &Evidence) -> bool {
        let mut status = Status::Actual;
        for quality in &self.qualities {
            if let Some(speaker) = quality.strip_prefix("claimed by ") {
                status = Status::Claimed;
                if evidence.speaker() != Some(speaker) {
                    return false;
                }
            } else if let Some(verb) = quality.strip_prefix("verb ") {
                if evidence.predicate != verb {
                    return false;
                }
            } else {
                status = Status::from_name(quality).unwrap_or(status);
            }
        }
        evidence.status == status && evidence.negated == self.qualities.contains(&"negated")
    }

    fn is_in(&self, graph: &Graph) -> bool {
        graph.links().any(|link| self.joins(&link) && link.edge.evidence.iter().any(|e| self.fits(e)))
    }

    /// Like `is_in`, but in any status where none is written.
    fn is_in_somehow(&self, graph: &Graph) -> bool {
        if self.qualities.is_empty() {
            graph.links().any(|link| self.joins(&link))
        } else {
            self.is_in(graph)
        }
    }
}

/// Whether a line holds; `None` when it cannot be read.
fn holds(line: &str, graph: &Graph) -> Option<bool> {
    if line == "none" {
        Some(graph.links().all(|link| link.edge.kind.name == types::OTHER))
    } else if let Some(unwanted) = line.strip_prefix("not: ") {
        Wanted::read(unwanted).map(|unwanted| !unwanted.is_in_somehow(graph))
    } else {
        Wanted::read(line).map(|wanted| wanted.is_in(graph))
    }
}

fn found(graph: &Graph) -> String {
    let mut text = String::new();
    for link in graph.links() {
        for e in &link.edge.evidence {
            let (by, not) = (e.speaker().unwrap_or("nobody"), if e.negated { ", negated" } else { "" });
            let (source, kind, target) = (&link.source.name, &link.edge.kind.name, &link.target.name);
            let status = e.status.name();
            let _ = writeln!(
                text,
                "    {source} {kind} {target} ({status} by {by}{not}; {}, {} %)",
                e.predicate, e.confidence
            );
        }
    }
    if text.is_empty() { "    nothing\n".to_owned() } else { text }
}

/// What is wrong in a file, and how many examples it has.
fn check(analyzer: &Analyzer, lang: &str, path: &Path) -> (String, usize) {
    let (file, mut failures, mut examples) = (fs::read_to_string(path).unwrap(), String::new(), 0);
    let mut lines = file.lines().enumerate().peekable();
    while let Some((number, first)) = lines.next() {
        let Some(first) = first.strip_prefix('>') else {
            assert!(!first.starts_with("- "), "{}:{}: no sentence above", path.display(), number + 1);
            continue;
        };
        let mut text = first.trim().to_owned();
        while let Some((_, line)) = lines.next_if(|(_, line)| line.starts_with('>')) {
            text = format!("{text}\n{}", line[1..].trim());
        }
        let document = Document { lang: lang.to_owned(), text: text.clone(), ..Document::default() };
        let mut builder = Builder::default();
        builder.add(&analyzer.analyze(document));
        let graph = builder.build();
        examples += 1;
        let mut expected = 0;
        while let Some((number, line)) = lines.next_if(|(_, line)| line.starts_with("- ")) {
            expected += 1;
            let (line, place) = (&line[2..], format!("{}:{}", path.display(), number + 1));
            let gap = line.strip_prefix("gap: ").map(|gap| gap.split("; ").next().unwrap_or(gap));
            let asked = gap.map_or(line.to_owned(), |gap| gap.replacen("not ", "not: ", 1));
            match (holds(&asked, &graph), gap) {
                (None, _) => _ = writeln!(failures, "{place}: `{line}` cannot be read"),
                (Some(true), Some(_)) if !line.contains("; uncertain") => {
                    eprintln!("{place}: closed: {line}");
                }
                (Some(false), None) => {
                    let found = found(&graph);
                    _ = writeln!(failures, "{place}: {text}\n  expected: {line}\n  found:\n{found}");
                }
                _ => {}
            }
        }
        if expected == 0 {
            let _ = writeln!(failures, "{}:{}: nothing is expected", path.display(), number + 1);
        }
        let twice = |a: &Link<'_>, b: &Link<'_>| {
            a.edge.kind.symmetric
                && a.edge.kind == b.edge.kind
                && a.source == b.target
                && a.target == b.source
        };
        if graph.links().any(|a| graph.links().any(|b| twice(&a, &b))) {
            let _ = writeln!(
                failures,
                "{}:{}: a symmetric type in both directions\n{}",
                path.display(),
                number + 1,
                found(&graph)
            );
        }
    }
    (failures, examples)
}

fn check_language(lang: &str) {
    let analyzer = Analyzer::embedded(lang).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec").join(lang);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "md"))
        .collect();
    paths.sort();
    let mut failures = String::new();
    for path in &paths {
        let (wrong, examples) = check(&analyzer, lang, path);
        assert!(examples > 0, "{} has no examples", path.display());
        failures += &wrong;
    }
    assert!(!paths.is_empty() && failures.is_empty(), "{failures}");
}

#[test]
fn german() {
    check_language("de");
}

#[test]
fn english() {
    check_language("en");
}
