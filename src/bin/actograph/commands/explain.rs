//! `actograph explain`: why each relation was found, and why a sentence has none.

use std::fmt::Write as _;

use actograph::parse::{Scratch, Tree};
use actograph::pipeline::Analysis;
use actograph::relation::{Reason, Relation, SentenceReasons};
use anyhow::Result;

use crate::args::Explain;
use crate::output;
use crate::report::Outcome;
use crate::units::Units;

pub(super) fn run(args: &Explain) -> Result<Outcome> {
    let only = args.sentence.map(|sentence| sentence as usize - 1);
    let mut pages = String::new();
    let mut scratch = Scratch::default();
    // Whole documents: what is explained is short.
    for unit in Units::new(&args.inputs, &args.ontology.ontology, usize::MAX)? {
        let mut unit = unit?;
        let (analyzer, trees) = (unit.analyzer, unit.trees(&mut scratch));
        let analysis = analyzer.analyze_trees(unit.document, trees);
        let reasons = analyzer.explain(&analysis);
        let _ = writeln!(pages, "# {}", analysis.document.id);
        for (sentence, reasons) in reasons.iter().enumerate() {
            if only.is_none_or(|only| only == sentence) {
                Page { analysis: &analysis, sentence }.write(reasons, &mut pages);
            }
        }
    }
    output::write(None, |out| out.write_all(pages.as_bytes()))?;
    Ok(if pages.lines().any(|line| !line.starts_with('#')) { Outcome::Found } else { Outcome::Nothing })
}

/// One sentence of a document.
struct Page<'a> {
    analysis: &'a Analysis,
    sentence: usize,
}

impl Page<'_> {
    fn write(&self, reasons: &SentenceReasons, page: &mut String) {
        let tree = &self.analysis.trees[self.sentence];
        let _ = writeln!(page, "\n[{}] {}", self.sentence + 1, self.text(tree));
        self.tree(tree, page);
        self.actors(page);
        self.relations(reasons, page);
        if let Some(nearest) = reasons.nearest.as_ref().filter(|_| self.relations_here().next().is_none()) {
            let _ = writeln!(page, "  no relation; nearest came");
            self.reason(nearest, page);
        } else if reasons.accepted.is_empty() && self.relations_here().next().is_none() {
            let why = match self.actor_count() {
                0 | 1 => "no relation: fewer than two actors",
                _ => {
                    "no relation: no word with a frame is open to two of the actors, and no two stand close enough for a tie"
                }
            };
            let _ = writeln!(page, "  {why}");
        }
    }

    fn text(&self, tree: &Tree) -> String {
        let words = &tree.sentence.words;
        let span = words.first().zip(words.last()).map(|(first, last)| first.span.cover(last.span));
        span.map_or_else(String::new, |span| span.of(&self.analysis.document.text).replace('\n', " "))
    }

    fn tree(&self, tree: &Tree, page: &mut String) {
        for word in 0..tree.len() {
            let head =
                tree.head(word).map_or("root".to_owned(), |head| format!("{} {}", head + 1, tree.form(head)));
            let tag = tree.upos(word).name();
            let (form, lemma, relation) = (tree.form(word), tree.lemma(word), tree.deprel(word));
            let _ = writeln!(page, "  {:>4} {form:20} {lemma:20} {tag:6} {relation:12} → {head}", word + 1);
        }
    }

    fn actors(&self, page: &mut String) {
        for mention in self.analysis.actors.in_sentence(self.sentence) {
            let actor = &self.analysis.actors.actors[mention.actor];
            let words = mention.span.of(&self.analysis.document.text);
            let form = format!("{:?}", mention.form).to_lowercase();
            let kind = actor.kind.name();
            let country = actor.country.map_or(String::new(), |country| format!(", {}", country.code()));
            let first = self.analysis.actors.mentions.iter().find(|other| other.actor == mention.actor);
            let since = first.map_or(0, |first| first.sentence) + 1;
            let name = &actor.name;
            let _ = writeln!(
                page,
                "  actor [{words}], a {form}: {name} ({kind}{country}), known since sentence {since}"
            );
        }
    }

    fn relations(&self, reasons: &SentenceReasons, page: &mut String) {
        for relation in self.relations_here() {
            let not = if relation.negated { "not " } else { "" };
            let (source, target) = (self.name(relation.source), self.name(relation.target));
            let by = if relation.by.is_empty() {
                String::new()
            } else {
                format!(", says {}", relation.by.join(" citing "))
            };
            let _ = writeln!(
                page,
                "  {source} {not}{} {target}: {}{by}, by [{}], confidence {:.2}",
                relation.kind.name,
                relation.status.name(),
                relation.trigger,
                relation.confidence,
            );
            match reasons.accepted.iter().find(|reason| is_of(reason, relation)) {
                Some(reason) => self.grounds(reason, page),
                None => {
                    let _ = writeln!(
                        page,
                        "      {}: a verb between the two, without a frame, or a rule alone",
                        relation.predicate
                    );
                }
            }
        }
    }

    fn reason(&self, reason: &Reason, page: &mut String) {
        let (source, target) = (self.name(reason.source), self.name(reason.target));
        let needed = reason.needed.unwrap_or(1.0);
        let found = reason.probability.unwrap_or(0.0);
        let _ =
            writeln!(page, "    {source} {} {target}: {found:.2}, needed is {needed:.2}", reason.relation);
        self.grounds(reason, page);
    }

    fn grounds(&self, reason: &Reason, page: &mut String) {
        if let Some(frame) = &reason.frame {
            let [source, target] = &frame.roles;
            let _ = writeln!(
                page,
                "      frame {}, {}: source {source}, target {target}",
                frame.predicate, frame.origin
            );
        }
        let rule = match reason.rule {
            Some(confidence) => format!("the rule gives it too ({confidence:.2})"),
            None => "no rule gives it".to_owned(),
        };
        let _ = writeln!(page, "      {rule}");
        for (fact, share) in &reason.facts {
            let _ = writeln!(page, "      {share:+.2} {fact}");
        }
    }

    fn relations_here(&self) -> impl Iterator<Item = &Relation> {
        self.analysis.relations.iter().filter(|relation| relation.sentence == self.sentence)
    }

    fn actor_count(&self) -> usize {
        let mut actors: Vec<usize> =
            self.analysis.actors.in_sentence(self.sentence).iter().map(|mention| mention.actor).collect();
        actors.sort_unstable();
        actors.dedup();
        actors.len()
    }

    fn name(&self, actor: usize) -> &str {
        &self.analysis.actors.actors[actor].name
    }
}

fn is_of(reason: &Reason, relation: &Relation) -> bool {
    let (a, b) = (reason.source, reason.target);
    reason.relation == relation.kind.name
        && ((a, b) == (relation.source, relation.target)
            || relation.kind.symmetric && (b, a) == (relation.source, relation.target))
}
