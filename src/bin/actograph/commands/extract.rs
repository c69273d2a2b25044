//! `actograph extract`: text in, graph out.

use actograph::graph::Builder;
use anyhow::Result;

use super::graphs;
use crate::args::Extract;
use crate::output;
use crate::report::Outcome;

pub(super) fn run(args: &Extract) -> Result<Outcome> {
    let format = super::format(&args.output)?;
    output::check(args.output.output.as_deref())?;
    let corrections = graphs::Corrections::read(&args.changes)?;
    let mut builder = Builder::default();
    super::each_document(&args.inputs, |analyzer, document| {
        builder.add(&analyzer.analyze(document));
        Ok(())
    })?;
    super::write_graph(graphs::build(builder, &args.changes, corrections)?, format, &args.output)
}
