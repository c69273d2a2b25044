//! Graphs of any size, made without reading texts: what a newspaper archive would give, with everything that merging
//! has to decide: full names and bare surnames, bodies with acronyms, countries known and unknown, mutual acts.

use actograph::actor::{Actor, Actors, Country, Form, Kind, Mention};
use actograph::document::Document;
use actograph::graph::Builder;
use actograph::parse::Tree;
use actograph::pipeline::Analysis;
use actograph::relation::{Relation, RelationType, Status, types};
use actograph::text::Span;
use actograph::token::Sentence;
use std::sync::Arc;

/// Pieces of evidence in each document.
pub(crate) const PER_DOCUMENT: usize = 20;
/// Actors in each document.
const ACTORS: usize = 12;

/// Pseudorandom numbers (Marsaglia, *Xorshift RNGs*, 2003): the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit
    }

    /// Small numbers are much likelier, as in the news a few actors are in most articles.
    fn skewed(&mut self, limit: usize) -> usize {
        let wide = self.below(limit) + 1;
        self.below(wide)
    }
}

const SYLLABLES: [&str; 16] = [
    "ba", "del", "fri", "gos", "han", "ker", "lin", "mar", "nor", "pel", "ras", "sol", "tem", "ul", "wen",
    "zor",
];

/// A word that stands for a number, with a capital.
fn word(mut number: usize) -> String {
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[number % 16]);
        number /= 16;
        if number == 0 {
            break;
        }
    }
    word[..1].to_uppercase() + &word[1..]
}

fn actor(number: usize, numbers: &mut Numbers) -> Actor {
    let country = ["DEU", "FRA", "POL", "USA"][number % 4];
    let country = (numbers.below(2) == 0).then(|| Country::new(country)).flatten();
    let (given, surname) = (word(number % 40), format!("{}er", word(number / 3)));
    let (kind, name) = match number % 4 {
        0 => (Kind::Organization, format!("{surname}bund")),
        1 => (Kind::Place, format!("{surname}stadt")),
        _ if numbers.below(5) == 0 => (Kind::Person, surname.clone()),
        _ => (Kind::Person, format!("{given} {surname}")),
    };
    let aliases = vec![name.clone(), format!("{name}s")];
    Actor { name, kind, country, named: true, aliases }
}

/// A document as if it had been read; `people` is how many different actors there are in all documents.
pub(crate) fn analysis(number: usize, people: usize, kinds: &[Arc<RelationType>]) -> Analysis {
    let mut numbers =
        Numbers(0x9E37_79B9_7F4A_7C15 ^ (number as u64 + 1).wrapping_mul(0xD129_0248_3F2A_55C1));
    let mut actors = Actors::default();
    let mut seen = std::collections::BTreeSet::new();
    while actors.actors.len() < ACTORS {
        let actor = actor(numbers.skewed(people), &mut numbers);
        if seen.insert(actor.name.clone()) {
            let (span, noun) = (Span::default(), None);
            let index = actors.actors.len();
            let mention =
                Mention { actor: index, sentence: 0, head: 0, words: 0..0, span, form: Form::Name, noun };
            actors.mentions.push(mention);
            actors.actors.push(actor);
        }
    }
    let mut text = String::new();
    let (mut trees, mut relations) = (Vec::new(), Vec::new());
    for sentence in 0..PER_DOCUMENT {
        let source = numbers.below(ACTORS);
        let target = (source + 1 + numbers.below(ACTORS - 1)) % ACTORS;
        let kind = kinds[numbers.skewed(kinds.len())].clone();
        let start = text.len();
        let (from, to) = (&actors.actors[source].name, &actors.actors[target].name);
        text.push_str(&format!(
            "Am Montag hat {from} nach Angaben der Zeitung in der Hauptstadt {to} getroffen. "
        ));
        let span = Span::new(start, text.len() - 1);
        trees.push(Tree::new(Sentence { span, ..Sentence::default() }, Vec::new()));
        relations.push(Relation {
            source,
            target,
            predicate: kind.name.to_lowercase(),
            trigger: "getroffen".to_owned(),
            trigger_spans: Vec::new(),
            sentence,
            status: [Status::Actual, Status::Actual, Status::Claimed, Status::Intended][numbers.below(4)],
            by: if numbers.below(3) == 0 { vec![from.clone()] } else { Vec::new() },
            negated: numbers.below(12) == 0,
            confidence: 0.5 + numbers.below(50) as f32 / 100.0,
            kind,
        });
    }
    let date = Some(format!("2026-{:02}-{:02}", number % 12 + 1, number % 28 + 1));
    let document =
        Document { id: format!("d{number:07}"), date, lang: "de".to_owned(), text, ..Document::default() };
    Analysis { document, trees, actors, relations }
}

/// A builder with so many pieces of evidence, beginning with a document's number.
pub(crate) fn builder(first: usize, evidence: usize, people: usize) -> Builder {
    let kinds: Vec<Arc<RelationType>> = types::plover().into_iter().map(Arc::new).collect();
    let mut builder = Builder::default();
    for number in first..first + evidence.div_ceil(PER_DOCUMENT) {
        builder.add(&analysis(number, people, &kinds));
    }
    builder
}

/// How many different actors so much evidence speaks of.
pub(crate) fn people(evidence: usize) -> usize {
    (evidence / 10).max(50)
}
