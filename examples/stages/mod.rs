//! The text form of each stage's result, one fact a line. The examples print it, the golden tests compare it.

use std::fmt::Write;

use actograph::graph::Graph;
use actograph::parse::conllu::Writer;
use actograph::pipeline::Analysis;

/// Sentences, words and trees: CoNLL-U.
pub(crate) fn trees(analysis: &Analysis) -> String {
    let mut writer = Writer::new(Vec::new());
    writer.document(&analysis.document.id, &analysis.trees).expect("memory takes any bytes");
    String::from_utf8(writer.into_inner()).expect("CoNLL-U is text")
}

/// Actors with their mentions: `name | kind | country`, below it `sentence: form [mention]`.
pub(crate) fn actors(analysis: &Analysis) -> String {
    let mut lines = String::new();
    for (index, actor) in analysis.actors.actors.iter().enumerate() {
        let country = actor.country.map_or("-".to_owned(), |country| country.code().to_owned());
        let named = if actor.named { "" } else { " | unnamed" };
        lines += &format!("{} | {} | {country}{named}\n", actor.name, actor.kind.name());
        for mention in analysis.actors.mentions.iter().filter(|mention| mention.actor == index) {
            let form = format!("{:?}", mention.form).to_lowercase();
            let words = mention.span.of(&analysis.document.text);
            let _ = writeln!(lines, "    {}: {form} [{words}]", mention.sentence + 1);
        }
    }
    lines
}

/// Relations: `sentence: source TYPE target | status | on whose word | [trigger] predicate | confidence`.
pub(crate) fn relations(analysis: &Analysis) -> String {
    let name = |actor: usize| analysis.actors.actors[actor].name.as_str();
    let mut lines = String::new();
    for relation in &analysis.relations {
        let not = if relation.negated { "not " } else { "" };
        let by = if relation.by.is_empty() { "-".to_owned() } else { relation.by.join(" < ") };
        let _ = writeln!(
            lines,
            "{}: {} {not}{} {} | {} | {by} | [{}] {} | {:.2}",
            relation.sentence + 1,
            name(relation.source),
            relation.kind.name,
            name(relation.target),
            relation.status.name(),
            relation.trigger,
            relation.predicate,
            relation.confidence
        );
    }
    lines
}

/// The graph in the format of this name.
pub(crate) fn graph(graph: &Graph, format: &str) -> String {
    let exporter = actograph::export::by_name(format).expect("a known format");
    actograph::export::to_string(graph, exporter)
}
