//! `actograph parse`: text in, trees out.

use actograph::parse::conllu;
use anyhow::Result;

use crate::args::Parse;
use crate::output;
use crate::report::Outcome;

pub(super) fn run(args: &Parse) -> Result<Outcome> {
    output::check(args.output.as_deref())?;
    let mut trees = 0;
    let mut bytes = Vec::new();
    super::analyse_all(&args.inputs, |analysis| {
        trees += analysis.trees.len();
        conllu::write(&analysis.document, &analysis.trees, &mut bytes)?;
        Ok(())
    })?;
    output::write(args.output.as_deref(), |out| out.write_all(&bytes))?;
    Ok(if trees == 0 { Outcome::Nothing } else { Outcome::Found })
}
