//! Reading graphs and changing them as the command line says.

use std::path::Path;

use actograph::graph::correct::{Correction, read_toml};
use actograph::graph::{Builder, Graph, States};
use actograph::lang;
use anyhow::Result;

use crate::args::Changes;
use crate::inputs;
use crate::report::{Failure, warning};

/// Reads a graph file.
pub(super) fn read(path: &Path) -> Result<Graph> {
    let text = inputs::read_text(path)?;
    Ok(Graph::from_json(&text).map_err(|error| {
        Failure::new(format!("cannot read {}: {error}", path.display()))
            .hint("graphs are what `actograph extract --format json` writes")
    })?)
}

/// Reads a graph file and changes the graph.
pub(super) fn read_changed(path: &Path, changes: &Changes) -> Result<Graph> {
    let corrections = Corrections::read(changes)?;
    let graph = read(path)?;
    if changes.corrections.is_none() && changes.without.is_empty() {
        // Nothing to be worked out anew; what the file leaves out does not matter then.
        return Ok(collapsed(graph, changes));
    }
    let mut builder = Builder::default();
    builder.add_graph(graph)?;
    build(builder, changes, corrections)
}

/// Corrections with the name of their file.
pub(super) struct Corrections {
    file: String,
    corrections: Vec<Correction>,
}

impl Corrections {
    /// Reads the file, if there is one.
    pub(super) fn read(changes: &Changes) -> Result<Self> {
        let Some(path) = &changes.corrections else {
            return Ok(Self { file: String::new(), corrections: Vec::new() });
        };
        let file = path.display().to_string();
        let corrections = read_toml(&inputs::read_text(path)?).map_err(|error| {
            Failure::new(format!("cannot read {file}, {error}"))
                .hint("`actograph candidates` writes corrections as they should be; docs/corrections.md explains them")
        })?;
        Ok(Self { file, corrections })
    }
}

/// Builds the graph, changed.
pub(super) fn build(mut builder: Builder, changes: &Changes, corrections: Corrections) -> Result<Graph> {
    for document in &changes.without {
        if !builder.remove(document) {
            let failure = Failure::new(format!("there is no document {document:?} to be left out"));
            return Err(failure
                .hint("documents are named by their ids, which stand in the JSON of the graph")
                .into());
        }
    }
    builder.correct(corrections.corrections);
    let (graph, unapplied) = builder.build_corrected();
    for unapplied in unapplied.iter().filter(|unapplied| unapplied.correction.line > 0) {
        let (line, what) = (unapplied.correction.line, unapplied.correction.change.summary());
        warning(&format!("{}, line {line}: the {what} does not apply: {}", corrections.file, unapplied.why));
    }
    Ok(collapsed(graph, changes))
}

fn collapsed(graph: Graph, changes: &Changes) -> Graph {
    if changes.collapse.is_none() {
        return graph;
    }
    let mut states = States::default();
    lang::EMBEDDED.iter().filter_map(|code| lang::embedded(code)).for_each(|files| states.add(&files.actors));
    graph.collapsed(&states)
}
