//! `actograph merge`: several graphs become one.

use actograph::graph::Builder;
use anyhow::Result;

use super::graphs;
use crate::args::Merge;
use crate::output;
use crate::report::{Failure, Outcome};

pub(super) fn run(args: &Merge) -> Result<Outcome> {
    let format = super::format(&args.output)?;
    output::check(args.output.output.as_deref())?;
    let corrections = graphs::Corrections::read(&args.changes)?;
    let mut builder = Builder::default();
    for path in &args.graphs {
        let graph = graphs::read(path)?;
        if args.replace {
            builder.replace_with(graph);
            continue;
        }
        builder.add_graph(graph).map_err(|conflict| {
            Failure::new(format!("cannot merge {}: {conflict}", path.display())).hint(
                "if it is a newer version, add --replace; if it is another document, extract it under another name",
            )
        })?;
    }
    super::write_graph(graphs::build(builder, &args.changes, corrections)?, format, &args.output)
}
