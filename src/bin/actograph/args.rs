//! What can be typed.

mod graphs;

use std::num::NonZero;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
pub(crate) use graphs::{Candidates, Changes, Diff, Merge, Query, Stats};

const EXAMPLES: &str = "\
Examples:
  actograph extract article.txt                     relations of one article as JSON
  actograph extract news/*.txt -o week.dot          a picture of a week, for Graphviz
  cat article.txt | actograph extract - | jq .edges
  actograph parse article.txt -o article.conllu     sentences, words and trees
  actograph convert week.json -o week.dot           a graph from one format to another

Exit codes: 0 fine, 1 nothing found, 2 failed.";

const EXTRACT_EXAMPLES: &str = "\
Examples:
  actograph extract article.txt
  actograph extract -r articles/ -o graph.json
  actograph extract --from conllu trees.conllu -o graph.json
  actograph extract a.txt b.txt --other off --min-confidence 0.6 -o graph.dot
  dot -Tsvg graph.dot -o graph.svg";

const CONVERT_EXAMPLES: &str = "\
Examples:
  actograph convert graph.json -o graph.gexf
  actograph convert graph.json --min-confidence 0.8 -f mermaid";

const EXPLORE_EXAMPLES: &str = "\
Examples:
  actograph explore article.txt
  actograph explore -r articles/
  actograph explore graph.json --port 8080 --no-open

The page is served to this computer alone until the command ends (Ctrl+C). To send it to somebody, write it to a file:
  actograph extract article.txt --with-text -o page.html";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  actograph explain article.txt
  actograph explain article.txt --sentence 3
  actograph explain article.txt --ontology company.toml";

/// The formats and what they are for.
fn formats() -> String {
    let lines = actograph::export::FORMATS.iter().map(|format| {
        let endings: Vec<String> = format.endings().iter().map(|ending| format!(".{ending}")).collect();
        format!("\n  {:13} {:14} {}", format.name(), endings.join(" "), format.purpose())
    });
    format!("Formats:{}", lines.collect::<String>())
}

/// Reads news text and draws who did what to whom.
#[derive(Debug, Parser)]
#[command(name = "actograph", version, after_help = EXAMPLES, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Find actors and relations in texts and write their graph.
    #[command(after_help = format!("{EXTRACT_EXAMPLES}\n\n{}", formats()))]
    Extract(Extract),
    /// Write sentences, words and trees as CoNLL-U.
    Parse(Parse),
    /// Write a graph in another format.
    #[command(after_help = format!("{CONVERT_EXAMPLES}\n\n{}", formats()))]
    Convert(Convert),
    /// Make one graph of several.
    #[command(after_help = graphs::MERGE_EXAMPLES)]
    Merge(Merge),
    /// List actors that may be the same, as corrections that can be pasted.
    #[command(after_help = graphs::CANDIDATES_EXAMPLES)]
    Candidates(Candidates),
    /// Ask a graph: who did what to whom, with the sentences.
    #[command(after_help = graphs::QUERY_EXAMPLES)]
    Query(Box<Query>),
    /// Count and rank: types, most active and most targeted actors, who is central, who belongs together.
    Stats(Stats),
    /// Tell what a second graph has more, less or different. Exit code 1 where they differ.
    #[command(after_help = graphs::DIFF_EXAMPLES)]
    Diff(Diff),
    /// Tell why each relation was found, and why a sentence has none.
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    /// Look at a graph in the browser.
    #[command(after_help = EXPLORE_EXAMPLES)]
    Explore(Explore),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Extract {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) ontology: Ontology,
    #[command(flatten)]
    pub(crate) changes: Changes,
    #[command(flatten)]
    pub(crate) output: GraphOutput,
    /// Put the whole texts into the page (format html), to be read beside the graph.
    #[arg(long)]
    pub(crate) with_text: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Parse {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// File to write; without it, or with `-`, the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// Frames and types of the user's own.
#[derive(Debug, ClapArgs)]
pub(crate) struct Ontology {
    /// Own types and frames, in the format of docs/frames.md; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) ontology: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) ontology: Ontology,
    /// Only this sentence of each document, counted from 1.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) sentence: Option<u32>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Convert {
    /// Graph in actograph's JSON; `-` reads the standard input.
    #[arg(value_name = "GRAPH.json")]
    pub(crate) graph: PathBuf,
    #[command(flatten)]
    pub(crate) output: GraphOutput,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Explore {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) ontology: Ontology,
    #[command(flatten)]
    pub(crate) changes: Changes,
    /// Port on this computer; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,
    /// Do not open the browser, only print the address.
    #[arg(long)]
    pub(crate) no_open: bool,
}

/// The texts to read.
#[derive(Debug, ClapArgs)]
pub(crate) struct Inputs {
    /// Text files in UTF-8, one document each, with front matter (title, date, uri, publisher, lang) or without; or
    /// *.jsonl with one document per line; or trees, see `--from`. `-` reads the standard input.
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Read all *.txt files (*.conllu with `--from conllu`) in folders and the folders below.
    #[arg(short, long)]
    pub(crate) recursive: bool,
    /// Language of the texts; `auto` decides for each text.
    #[arg(long, value_enum, default_value_t = Lang::Auto)]
    pub(crate) lang: Lang,
    /// What the inputs are: `text`, or trees in `conllu`, made by whatever parser.
    #[arg(long, value_enum, value_name = "FORM", default_value_t = From::Text)]
    pub(crate) from: From,
    /// Number of threads [default: one for each core]; the result is always the same.
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZero<usize>>,
    /// Headline, for a single document.
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// Where the text comes from, for a single document.
    #[arg(long)]
    pub(crate) uri: Option<String>,
    /// Day of publication of the documents that do not have one.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) date: Option<String>,
    /// Publisher of the documents that do not have one.
    #[arg(long)]
    pub(crate) publisher: Option<String>,
}

/// Where a graph goes and how much of it.
#[derive(Debug, ClapArgs)]
pub(crate) struct GraphOutput {
    /// File to write; without it, or with `-`, the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Format; without it, the ending of the output file decides, and `json` where there is none.
    #[arg(short, long, value_name = "FORMAT")]
    pub(crate) format: Option<String>,
    /// Whether to show relations without a type [default: on, in pictures off].
    #[arg(long, value_enum)]
    pub(crate) other: Option<Switch>,
    /// Leave out edges of lower confidence, from 0 to 1.
    #[arg(long, value_name = "X", default_value_t = 0.0, value_parser = confidence)]
    pub(crate) min_confidence: f64,
    /// Show actors without relations too [default: only named ones, in pictures none].
    #[arg(long)]
    pub(crate) all_actors: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    De,
    En,
    Auto,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum From {
    Text,
    Conllu,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Switch {
    On,
    Off,
}

fn date(text: &str) -> Result<String, String> {
    let fits = actograph::input::is_date(text);
    fits.then(|| text.to_owned()).ok_or_else(|| "expected a day such as 2026-03-01".to_owned())
}

fn confidence(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("expected a number from 0 to 1, such as 0.5".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Args::command().debug_assert();
    }
}
