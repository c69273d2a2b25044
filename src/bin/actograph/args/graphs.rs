//! What can be typed for the commands that work on graphs.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::{GraphOutput, confidence, date};

pub(super) const MERGE_EXAMPLES: &str = "\
Examples:
  actograph merge monday.json tuesday.json -o week.json
  actograph merge week.json --without article-7 -o week.json
  actograph merge week.json --corrections corrections.toml -o corrected.json
  actograph merge week.json article-7-new.json --replace -o week.json";

pub(super) const CANDIDATES_EXAMPLES: &str = "\
Examples:
  actograph candidates week.json                          read them first
  actograph candidates week.json >> corrections.toml      then delete those that are wrong";

pub(super) const QUERY_EXAMPLES: &str = "\
Examples:
  actograph query week.json --actor Kern                      all that Kern does and is done to
  actograph query week.json --source Kern --type ACCUSE       whom Kern accuses
  actograph query week.json --actor Kern --hops 2 -o kern.dot what surrounds Kern
  actograph query week.json --path Kern Brandt                how two are connected
  actograph query week.json --status claimed --from 2026-03-01 -f jsonl | jq -r .text

Formats: list (default), jsonl (one piece of evidence per line), and those of `actograph convert`.";

pub(super) const DIFF_EXAMPLES: &str = "\
Examples:
  actograph diff monday.json tuesday.json
  actograph diff old.json new.json --json | jq '.edges_added[]'

Exit codes: 0 no differences, 1 differences, 2 failed.";

/// What is changed in a graph before it is used.
#[derive(Debug, ClapArgs)]
pub(crate) struct Changes {
    /// Corrections made by hand: merged, split, renamed, retyped and rejected actors and relations.
    #[arg(long, value_name = "FILE")]
    pub(crate) corrections: Option<PathBuf>,
    /// Leave out a document and all that rests on it; may be given several times.
    #[arg(long, value_name = "DOCUMENT")]
    pub(crate) without: Vec<String>,
    /// Make one actor of several.
    #[arg(long, value_enum)]
    pub(crate) collapse: Option<Collapse>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Collapse {
    /// A state with its government, capital and seats of power.
    Country,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Merge {
    /// Graphs in actograph's JSON; `-` reads the standard input.
    #[arg(required = true, value_name = "GRAPH.json")]
    pub(crate) graphs: Vec<PathBuf>,
    /// A document that two graphs have differently is taken from the later one; without this it is an error.
    #[arg(long)]
    pub(crate) replace: bool,
    #[command(flatten)]
    pub(crate) changes: Changes,
    #[command(flatten)]
    pub(crate) output: GraphOutput,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Candidates {
    /// Graph in actograph's JSON; `-` reads the standard input.
    #[arg(value_name = "GRAPH.json")]
    pub(crate) graph: PathBuf,
    /// Leave out less likely ones, from 0 to 1.
    #[arg(long, value_name = "X", default_value_t = 0.5, value_parser = confidence)]
    pub(crate) min_score: f64,
    #[command(flatten)]
    pub(crate) changes: Changes,
    /// File to write; without it, or with `-`, the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Query {
    /// Graph in actograph's JSON; `-` reads the standard input.
    #[arg(value_name = "GRAPH.json")]
    pub(crate) graph: PathBuf,
    #[command(flatten)]
    pub(crate) who: Who,
    #[command(flatten)]
    pub(crate) what: What,
    #[command(flatten)]
    pub(crate) changes: Changes,
    #[command(flatten)]
    pub(crate) output: GraphOutput,
}

/// Actors are named by id, name or any alias; each option may be given several times.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Who")]
pub(crate) struct Who {
    /// Relations in which this actor takes part.
    #[arg(long, value_name = "ACTOR")]
    pub(crate) actor: Vec<String>,
    /// … with this actor on the other side.
    #[arg(long, value_name = "ACTOR", requires = "actor")]
    pub(crate) with: Vec<String>,
    /// Relations in which this actor does it.
    #[arg(long, value_name = "ACTOR")]
    pub(crate) source: Vec<String>,
    /// Relations in which it is done to this actor.
    #[arg(long, value_name = "ACTOR")]
    pub(crate) target: Vec<String>,
    /// With --actor: also all relations among those who can be reached from there in so many steps.
    #[arg(long, value_name = "N", requires = "actor")]
    pub(crate) hops: Option<usize>,
    /// The shortest way from one actor to another.
    #[arg(long, num_args = 2, value_names = ["FROM", "TO"], conflicts_with_all = ["actor", "source", "target"])]
    pub(crate) path: Vec<String>,
}

/// What is asked of relations and their evidence; of options given several times one must hold.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "What")]
pub(crate) struct What {
    /// Type of relation.
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) types: Vec<String>,
    /// Field of types.
    #[arg(long, value_name = "QUAD", value_parser = quads())]
    pub(crate) quad: Vec<String>,
    /// Evidence with this status.
    #[arg(long, value_name = "STATUS", value_parser = ["actual", "claimed", "intended"])]
    pub(crate) status: Vec<String>,
    /// Only what is denied (yes), or what is not (no).
    #[arg(long, value_name = "YES|NO", value_parser = ["yes", "no"])]
    pub(crate) negated: Option<String>,
    /// Evidence on the word of this speaker.
    #[arg(long, value_name = "SPEAKER")]
    pub(crate) by: Vec<String>,
    /// Evidence of documents from this day on.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) from: Option<String>,
    /// Evidence of documents up to this day.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) to: Option<String>,
    /// Evidence of this document.
    #[arg(long, value_name = "DOCUMENT")]
    pub(crate) document: Vec<String>,
    /// Relations with at least so many pieces of evidence.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) min_weight: usize,
}

fn quads() -> Vec<&'static str> {
    actograph::relation::Quad::ALL.iter().map(|quad| quad.name()).collect()
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Stats {
    /// Graph in actograph's JSON; `-` reads the standard input.
    #[arg(value_name = "GRAPH.json")]
    pub(crate) graph: PathBuf,
    /// Length of each ranking.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) top: usize,
    /// Write JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) changes: Changes,
    /// File to write; without it, or with `-`, the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Diff {
    /// The graph before, in actograph's JSON.
    #[arg(value_name = "OLD.json")]
    pub(crate) old: PathBuf,
    /// The graph after.
    #[arg(value_name = "NEW.json")]
    pub(crate) new: PathBuf,
    /// Write JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// File to write; without it, or with `-`, the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}
