//! `actograph convert`: a graph from one format to another.

use anyhow::Result;

use super::graphs;
use crate::args::Convert;
use crate::output;
use crate::report::Outcome;

pub(super) fn run(args: &Convert) -> Result<Outcome> {
    let format = super::format(&args.output)?;
    output::check(args.output.output.as_deref())?;
    super::write_graph(graphs::read(&args.graph)?, format, &args.output)
}
