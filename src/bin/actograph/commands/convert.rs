//! `actograph convert`: a graph from one format to another.

use actograph::graph::Graph;
use anyhow::Result;

use crate::args::Convert;
use crate::report::{Failure, Outcome};
use crate::{inputs, output};

pub(super) fn run(args: &Convert) -> Result<Outcome> {
    let format = super::format(&args.output)?;
    output::check(args.output.output.as_deref())?;
    let text = inputs::read_text(&args.graph)?;
    let graph = Graph::from_json(&text).map_err(|error| {
        Failure::new(format!("cannot read {}: {error}", args.graph.display()))
            .hint("convert reads what `actograph extract --format json` writes")
    })?;
    super::write_graph(graph, format, &args.output)
}
