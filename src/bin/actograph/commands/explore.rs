//! `actograph explore`: a graph, or the graph of articles, as a page in the browser.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use actograph::export::html;
use actograph::graph::Graph;
use anyhow::Result;

use super::graphs;
use super::texts::Texts;
use crate::args::{Explore, Inputs};
use crate::report::{Failure, Outcome, warning};
use crate::server::Server;

pub(super) fn run(args: &Explore) -> Result<Outcome> {
    let (graph, texts) = match graph_file(&args.inputs)? {
        Some(path) => (graphs::read_changed(path, &args.changes)?, BTreeMap::new()),
        None => read_articles(args)?,
    };
    if graph.is_empty() {
        return Ok(Outcome::Nothing);
    }
    let mut page = Vec::new();
    html::write_page(&graph, &texts, &mut page)?;
    let server = Server::bind(args.port, page, html::content_policy()).map_err(|error| {
        Failure::new(format!("cannot listen on port {} of this computer: {error}", args.port))
            .hint("leave --port out to take a free one")
    })?;
    let address = server.address();
    // In one piece: who waits for the address reads it whole.
    io::stderr().write_all(format!("{address} (Ctrl+C ends it)\n").as_bytes())?;
    if !args.no_open && !open(&address) {
        warning("no browser could be opened; open the address yourself");
    }
    server.run()
}

/// The graph file, if it is one that was named and no article.
fn graph_file(inputs: &Inputs) -> Result<Option<&Path>> {
    let is_graph = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    match inputs.inputs.as_slice() {
        [path] if is_graph(path) => Ok(Some(path)),
        paths if paths.iter().any(|path| is_graph(path)) => {
            let failure = Failure::new("a graph (.json) was named beside other inputs");
            Err(failure.hint("name one graph, or only articles").into())
        }
        _ => Ok(None),
    }
}

/// The graph of the articles, and their texts by the ids of their documents.
fn read_articles(args: &Explore) -> Result<(Graph, BTreeMap<String, String>)> {
    let corrections = graphs::Corrections::read(&args.changes)?;
    let mut texts = Texts::default();
    let builder = super::analyse(&args.inputs, &args.ontology.ontology, Some(&mut texts))?;
    Ok((graphs::build(builder, &args.changes, corrections)?, texts.by_id()))
}

/// Hands the address to the system's browser; whether that could be started.
fn open(address: &str) -> bool {
    let (program, first): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("explorer", &[]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(first).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}
