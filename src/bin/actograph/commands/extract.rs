//! `actograph extract`: text in, graph out.

use actograph::export::{Exporter, html};
use anyhow::Result;

use super::graphs;
use super::texts::Texts;
use crate::args::Extract;
use crate::output;
use crate::report::{Failure, Outcome};

pub(super) fn run(args: &Extract) -> Result<Outcome> {
    let format = super::format(&args.output)?;
    check_text(args.with_text, format)?;
    output::check(args.output.output.as_deref())?;
    let corrections = graphs::Corrections::read(&args.changes)?;
    let mut texts = Texts::default();
    let kept = args.with_text.then_some(&mut texts);
    let builder = super::analyse(&args.inputs, &args.ontology.ontology, kept)?;
    let graph = graphs::build(builder, &args.changes, corrections)?;
    if !args.with_text {
        return super::write_graph(graph, format, &args.output);
    }
    let graph = graph.filtered(&super::filter(&args.output, format.defaults()));
    let texts = texts.by_id();
    output::write(args.output.output.as_deref(), |out| html::write_page(&graph, &texts, out))?;
    Ok(if graph.is_empty() { Outcome::Nothing } else { Outcome::Found })
}

/// Only the page has a place for whole texts.
fn check_text(with_text: bool, format: &dyn Exporter) -> Result<()> {
    if with_text && format.name() != "html" {
        let failure = Failure::new(format!("--with-text: a file of format {} has no texts", format.name()));
        return Err(failure.hint("write a page: -o page.html").into());
    }
    Ok(())
}
