//! `actograph diff`: what a second graph has more, less or different.

use actograph::graph;
use anyhow::Result;

use super::graphs;
use crate::args::Diff;
use crate::output;
use crate::report::Outcome;

pub(super) fn run(args: &Diff) -> Result<Outcome> {
    output::check(args.output.as_deref())?;
    let diff = graph::diff(&graphs::read(&args.old)?, &graphs::read(&args.new)?);
    let text = if args.json { serde_json::to_string_pretty(&diff)? + "\n" } else { diff.to_text() };
    output::write(args.output.as_deref(), |out| out.write_all(text.as_bytes()))?;
    // As diff(1) does it: 1 says that there are differences.
    Ok(if diff.is_empty() { Outcome::Found } else { Outcome::Nothing })
}
