//! `actograph stats`: a graph in figures.

use anyhow::Result;

use super::graphs;
use crate::args::Stats;
use crate::output;
use crate::report::Outcome;

pub(super) fn run(args: &Stats) -> Result<Outcome> {
    output::check(args.output.as_deref())?;
    let graph = graphs::read_changed(&args.graph, &args.changes)?;
    let stats = graph.stats(args.top);
    let text = if args.json { serde_json::to_string_pretty(&stats)? + "\n" } else { stats.to_text() };
    output::write(args.output.as_deref(), |out| out.write_all(text.as_bytes()))?;
    Ok(if graph.is_empty() { Outcome::Nothing } else { Outcome::Found })
}
