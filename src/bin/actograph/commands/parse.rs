//! `actograph parse`: text in, trees out.

use actograph::parse::conllu;
use anyhow::Result;

use crate::args::Parse;
use crate::output;
use crate::report::Outcome;

pub(super) fn run(args: &Parse) -> Result<Outcome> {
    output::check(args.output.as_deref())?;
    let mut sentences = 0;
    let mut writer = conllu::Writer::new(Vec::new());
    super::each_document(&args.inputs, &[], |analyzer, document| {
        let trees = analyzer.parse(&document.text);
        sentences += trees.len();
        Ok(writer.document(&document.id, &trees)?)
    })?;
    let bytes = writer.into_inner();
    output::write(args.output.as_deref(), |out| out.write_all(&bytes))?;
    Ok(if sentences == 0 { Outcome::Nothing } else { Outcome::Found })
}
