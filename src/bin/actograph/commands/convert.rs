//! `actograph convert`: a graph from one format to another.

use std::path::Path;

use actograph::graph::Graph;
use anyhow::Result;

use crate::args::Convert;
use crate::report::{Failure, Outcome};
use crate::{inputs, output};

pub(super) fn run(args: &Convert) -> Result<Outcome> {
    let format = super::format(&args.output)?;
    output::check(args.output.output.as_deref())?;
    super::write_graph(read(&args.graph)?, format, &args.output)
}

/// Reads a graph file.
pub(super) fn read(path: &Path) -> Result<Graph> {
    let text = inputs::read_text(path)?;
    Ok(Graph::from_json(&text).map_err(|error| {
        Failure::new(format!("cannot read {}: {error}", path.display()))
            .hint("expected is what `actograph extract --format json` writes")
    })?)
}
