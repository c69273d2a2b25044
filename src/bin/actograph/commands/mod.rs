//! What the program does, one file per command.

mod candidates;
mod convert;
mod diff;
mod explain;
mod explore;
mod extract;
mod graphs;
mod merge;
mod parse;
mod query;
mod stats;
mod texts;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use actograph::export::{self, Exporter};
use actograph::graph::{Builder, Contribution, Filter, Graph, Keep};
use actograph::parse::Scratch;
use actograph::pipeline::Analyzer;
use anyhow::{Context, Result};

use crate::args::{Command, GraphOutput, Inputs, Switch};
use crate::report::{Failure, Outcome};
use crate::units::{Unit, Units};
use crate::{inputs, jobs, output};
use texts::Texts;

/// Runs a command.
pub(crate) fn run(command: Command) -> Result<Outcome> {
    match command {
        Command::Extract(args) => extract::run(&args),
        Command::Parse(args) => parse::run(&args),
        Command::Convert(args) => convert::run(&args),
        Command::Merge(args) => merge::run(&args),
        Command::Candidates(args) => candidates::run(&args),
        Command::Query(args) => query::run(&args),
        Command::Stats(args) => stats::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Explore(args) => explore::run(&args),
    }
}

/// Longer texts are analysed in pieces of about this many bytes: trees take some fifty times the memory of their text.
/// Actors of different pieces are one where they have the same full name.
const PIECE: usize = 1 << 18;

/// Reads and analyses the inputs, with the user's frames. `texts` gets the texts.
fn analyse(args: &Inputs, ontology: &[PathBuf], mut texts: Option<&mut Texts>) -> Result<Builder> {
    let keep = texts.is_some();
    let read = |scratch: &mut Scratch, mut unit: Unit| {
        let trees = unit.trees(scratch);
        let analysis = unit.analyzer.analyze_trees(unit.document, trees);
        (unit.is_first, Contribution::new(&analysis), keep.then_some(analysis.document))
    };
    let mut builder = Builder::default();
    let mut open: Option<Contribution> = None;
    let units = Units::new(args, ontology, PIECE)?;
    jobs::in_order(jobs::count(args.jobs), units, read, |(is_first, found, document)| {
        if let (Some(texts), Some(document)) = (&mut texts, document) {
            texts.add(document, is_first);
        }
        match &mut open {
            Some(document) if !is_first => document.append(found),
            _ => open.replace(found).into_iter().for_each(|done| builder.insert(done)),
        }
        Ok(())
    })?;
    open.into_iter().for_each(|done| builder.insert(done));
    Ok(builder)
}

/// The texts of frame files by their names.
pub(crate) fn read_ontology(files: &[PathBuf]) -> Result<Vec<(String, String)>> {
    files.iter().map(|path| Ok((path.display().to_string(), inputs::read_text(path)?))).collect()
}

/// The analyser of a language with the user's frames.
pub(crate) fn analyzer(language: &str, ontology: &[(String, String)]) -> Result<Analyzer> {
    let mut analyzer =
        Analyzer::embedded(language).with_context(|| format!("cannot analyse language {language}"))?;
    for (name, text) in ontology {
        analyzer.add_frames(name, text).map_err(|error| {
            Failure::new(error.to_string()).hint("docs/frames.md describes types and frames")
        })?;
    }
    Ok(analyzer)
}

/// The format that the user wants: by name, else by the ending of the output file, else JSON.
fn format(args: &GraphOutput) -> Result<&'static dyn Exporter> {
    let file = args.output.as_ref().map(|path| path.to_string_lossy()).filter(|path| path != "-");
    let (found, wanted) = match (&args.format, &file) {
        (Some(name), _) => (export::by_name(name), name.clone()),
        (None, Some(file)) => (export::by_file_name(file), format!("of {file}")),
        (None, None) => (export::by_name("json"), String::new()),
    };
    found.ok_or_else(|| {
        let names: Vec<&str> = export::FORMATS.iter().map(|format| format.name()).collect();
        let hint = format!("choose one with --format: {}", names.join(", "));
        Failure::new(format!("unknown format {wanted}")).hint(hint).into()
    })
}

/// `graph.csv` → `graph.nodes.csv`, `graph.neo4j.csv` → `graph.neo4j.actors.csv`.
fn companion_path(path: &Path, format: &dyn Exporter, companion: &dyn Exporter) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let lower = name.to_ascii_lowercase();
    let stem = |ending: &&str| Some(lower.strip_suffix(*ending)?.strip_suffix('.')?.len());
    let stem = format.endings().iter().filter_map(stem).min().unwrap_or(name.len());
    path.with_file_name(format!("{}.{}", &name[..stem], companion.endings()[0]))
}

/// What the user wants to see, where that differs from what is usual.
fn filter(args: &GraphOutput, defaults: Filter) -> Filter {
    Filter {
        other: args.other.map_or(defaults.other, |switch| switch == Switch::On),
        min_confidence: args.min_confidence,
        keep: if args.all_actors { Keep::All } else { defaults.keep },
    }
}

/// Writes what the user wants to see of a graph.
fn write_graph(graph: Graph, format: &dyn Exporter, args: &GraphOutput) -> Result<Outcome> {
    let to_screen =
        args.output.as_deref().is_none_or(|path| path == Path::new("-")) && std::io::stdout().is_terminal();
    if to_screen && !format.is_text() {
        let failure = Failure::new(format!("{} is no text for a terminal", format.name()));
        return Err(failure.hint(format!("name a file: -o graph.{}", format.endings()[0])).into());
    }
    let graph = graph.filtered(&filter(args, format.defaults()));
    output::write(args.output.as_deref(), |out| format.write(&graph, out))?;
    if let Some(path) = args.output.as_deref().filter(|path| output::is_regular(path)) {
        for companion in format.companions() {
            let path = companion_path(path, format, *companion);
            output::write(Some(&path), |out| companion.write(&graph, out))?;
        }
    }
    Ok(if graph.is_empty() { Outcome::Nothing } else { Outcome::Found })
}
