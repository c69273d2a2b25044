//! `actograph extract`: text in, graph out.

use actograph::graph::Builder;
use anyhow::Result;

use crate::args::Extract;
use crate::output;
use crate::report::Outcome;

pub(super) fn run(args: &Extract) -> Result<Outcome> {
    let format = super::format(&args.output)?;
    output::check(args.output.output.as_deref())?;
    let mut builder = Builder::default();
    super::each_document(&args.inputs, |analyzer, document| {
        builder.add(&analyzer.analyze(document));
        Ok(())
    })?;
    super::write_graph(builder.build(), format, &args.output)
}
