//! `actograph candidates`: actors that may be the same.

use anyhow::Result;

use super::graphs;
use crate::args::Candidates;
use crate::output;
use crate::report::Outcome;

pub(super) fn run(args: &Candidates) -> Result<Outcome> {
    output::check(args.output.as_deref())?;
    let graph = graphs::read_changed(&args.graph, &args.changes)?;
    let candidates = graph.candidates(args.min_score);
    let text = graph.candidates_toml(&candidates);
    output::write(args.output.as_deref(), |out| out.write_all(text.as_bytes()))?;
    Ok(if candidates.is_empty() { Outcome::Nothing } else { Outcome::Found })
}
