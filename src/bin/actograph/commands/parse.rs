//! `actograph parse`: text in, trees out.

use actograph::parse::{Scratch, conllu};
use anyhow::Result;

use crate::args::Parse;
use crate::report::Outcome;
use crate::units::{Unit, Units};
use crate::{jobs, output};

/// Longer texts are read, parsed and written in pieces of about this many bytes.
const PIECE: usize = 1 << 17;

pub(super) fn run(args: &Parse) -> Result<Outcome> {
    output::check(args.output.as_deref())?;
    let units = Units::new(&args.inputs, &[], PIECE)?;
    let mut sentences = 0;
    output::write(args.output.as_deref(), |out| {
        let mut writer = conllu::Writer::new(out);
        let mut before = 0;
        let parse = |scratch: &mut Scratch, mut unit: Unit| {
            let trees = unit.trees(scratch);
            (unit.document.id, unit.is_first, trees)
        };
        jobs::in_order(jobs::count(args.inputs.jobs), units, parse, |(id, is_first, trees)| {
            before = if is_first { 0 } else { before };
            writer.piece(&id, before, &trees)?;
            before += trees.len();
            sentences += trees.len();
            Ok(())
        })
    })?;
    Ok(if sentences == 0 { Outcome::Nothing } else { Outcome::Found })
}
