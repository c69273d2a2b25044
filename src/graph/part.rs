//! What one document gives to the graph, and how a graph is taken apart into it again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::edge::Evidence;
use super::merge::name_key;
use super::{Graph, Pieces, Source};
use crate::actor::{Actors, Country, Form, Kind};
use crate::pipeline::Analysis;
use crate::relation::{Relation, RelationType};
use crate::text::CodePoints;

/// An actor as one document has it. A node is made of the appearances of one actor in all documents.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Appearance {
    /// Index into [`Graph::documents`].
    pub document: usize,
    /// Tells the actors of a document apart and puts them into the order in which it mentions them first.
    pub place: u32,
    /// The fullest name in the document.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The state it is, belongs to or acts for, where the document shows that.
    pub country: Option<Country>,
    /// Whether the document names it.
    pub named: bool,
    /// Every distinct string by which the document calls it, in order of first appearance.
    pub aliases: Vec<String>,
    /// How often the document mentions it, pronouns included.
    pub mentions: usize,
}

/// One document's share of a graph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub(super) source: Source,
    /// In order of their places; what they say of their document's index is not yet true.
    pub(super) actors: Vec<Appearance>,
    /// In a fixed order.
    pub(super) relations: Vec<PartRelation>,
}

/// A relation between two actors of one document: [`Evidence::ends`] names them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PartRelation {
    pub(super) kind: Arc<RelationType>,
    pub(super) evidence: Evidence,
}

/// What one document gives to a graph. Made apart from the [`Builder`](super::Builder), so that many threads can make them.
#[derive(Debug)]
pub struct Contribution {
    part: Part,
    /// How many places of actors, sentences and code points the document has.
    places: u32,
    sentences: usize,
    points: u32,
    is_joined: bool,
}

impl Contribution {
    /// Takes over the actors and relations of a document, or of the first piece of a long one.
    pub fn new(analysis: &Analysis) -> Self {
        let actors = &analysis.actors.actors;
        let mut mentions = vec![0; actors.len()];
        for mention in &analysis.actors.mentions {
            if let Some(count) = mentions.get_mut(mention.actor) {
                *count += 1;
            }
        }
        let appearances =
            actors.iter().zip(mentions).enumerate().map(|(place, (actor, mentions))| Appearance {
                document: 0,
                place: place as u32,
                name: actor.name.clone(),
                kind: actor.kind,
                country: actor.country,
                named: actor.named,
                aliases: distinct(&actor.aliases),
                mentions,
            });
        let (actors, place_of) = join_namesakes(appearances.collect());
        let mut points = CodePoints::new(&analysis.document.text);
        let relations = analysis.relations.iter().filter_map(|relation| {
            let ends = [*place_of.get(relation.source)?, *place_of.get(relation.target)?];
            (ends[0] != ends[1]).then(|| read_relation(analysis, relation, ends, &mut points)).flatten()
        });
        let relations: Vec<PartRelation> = relations.collect();
        let unknown = unknown_persons(analysis, &place_of, &relations);
        let actors = actors.into_iter().filter(|actor| !unknown.contains(&actor.place)).collect();
        let mut part = Part { source: Source::from(&analysis.document), actors, relations };
        part.sort();
        Self {
            part,
            places: analysis.actors.actors.len() as u32,
            sentences: analysis.trees.len(),
            points: points.at(u32::MAX),
            is_joined: true,
        }
    }

    /// Takes over the next piece of the same document: its sentences and places are counted on. Actors of different
    /// pieces are one where they have the same full name.
    pub fn append(&mut self, piece: Self) {
        let (places, sentences, points) = (self.places, self.sentences, self.points);
        self.part.actors.extend(piece.part.actors.into_iter().map(|mut actor| {
            actor.place += places;
            actor
        }));
        self.part.relations.extend(piece.part.relations.into_iter().map(|mut relation| {
            let evidence = &mut relation.evidence;
            evidence.ends = evidence.ends.map(|place| place + places);
            evidence.sentence += sentences;
            evidence.start += points;
            evidence.end += points;
            relation
        }));
        self.places += piece.places;
        self.sentences += piece.sentences;
        self.points += piece.points;
        self.is_joined = false;
    }

    pub(super) fn into_part(self) -> Part {
        let mut part = self.part;
        if !self.is_joined {
            let places: Vec<u32> = part.actors.iter().map(|actor| actor.place).collect();
            let (actors, place_of) = join_namesakes(std::mem::take(&mut part.actors));
            part.actors = actors;
            part.relations.retain_mut(|relation| {
                let joined = |place| places.binary_search(&place).map_or(place, |index| place_of[index]);
                relation.evidence.ends = relation.evidence.ends.map(joined);
                relation.evidence.ends[0] != relation.evidence.ends[1]
            });
            part.sort();
        }
        part
    }
}

impl Part {
    fn sort(&mut self) {
        self.actors.sort_by_key(|actor| actor.place);
        self.relations
            .sort_by(|a, b| Evidence::order(&a.evidence, &b.evidence).then_with(|| a.kind.cmp(&b.kind)));
    }

    /// Where the actor with this place stands in [`Part::actors`].
    pub(super) fn actor(&self, place: u32) -> Option<usize> {
        self.actors.binary_search_by_key(&place, |actor| actor.place).ok()
    }

    /// Anything that tells two documents with the same id apart.
    pub(super) fn order(&self, other: &Self) -> std::cmp::Ordering {
        let relations =
            |part: &Self| part.relations.iter().map(|r| r.evidence.text.clone()).collect::<Vec<_>>();
        let by_content = || (&self.actors, relations(self)).cmp(&(&other.actors, relations(other)));
        self.source.cmp(&other.source).then_with(by_content)
    }
}

/// The places of persons who are only described (`ein Zeuge`) and take part in nothing: nobody whom a reader could look
/// up.
fn unknown_persons(analysis: &Analysis, place_of: &[u32], relations: &[PartRelation]) -> BTreeSet<u32> {
    let Actors { actors, mentions, .. } = &analysis.actors;
    let persons = actors.iter().zip(place_of).filter(|(actor, _)| actor.kind == Kind::Person);
    let mut unknown: BTreeSet<u32> = persons.map(|(_, place)| *place).collect();
    let named = mentions.iter().filter(|mention| mention.form == Form::Name);
    for place in named.filter_map(|mention| place_of.get(mention.actor)) {
        unknown.remove(place);
    }
    for place in relations.iter().flat_map(|relation| relation.evidence.ends) {
        unknown.remove(&place);
    }
    unknown
}

fn distinct(names: &[String]) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    names.iter().filter(|name| seen.insert(name.as_str())).cloned().collect()
}

/// Makes actors of one document that could not be told apart afterwards one: those with the same name and kind whose
/// countries do not differ. What a document says of itself outweighs what others say, and so it does not depend on them
/// whether two of its actors are one. The second value is the place of each actor as given.
fn join_namesakes(given: Vec<Appearance>) -> (Vec<Appearance>, Vec<u32>) {
    let mut usual: BTreeMap<(Kind, String), BTreeMap<Country, usize>> = BTreeMap::new();
    let keys: Vec<(Kind, String)> = given.iter().map(|actor| (actor.kind, name_key(&actor.name))).collect();
    for (actor, key) in given.iter().zip(&keys).filter(|(actor, _)| actor.named) {
        let counts = usual.entry(key.clone()).or_default();
        if let Some(country) = actor.country {
            *counts.entry(country).or_default() += actor.mentions.max(1);
        }
    }
    let mut first: BTreeMap<((Kind, String), Option<Country>), usize> = BTreeMap::new();
    let mut joined: Vec<Appearance> = Vec::with_capacity(given.len());
    let mut place_of = Vec::with_capacity(given.len());
    for (mut actor, key) in given.into_iter().zip(keys) {
        if !actor.named || key.1.is_empty() {
            place_of.push(actor.place);
            joined.push(actor);
            continue;
        }
        let most = usual[&key].iter().max_by_key(|&(country, count)| (count, std::cmp::Reverse(country)));
        let country = actor.country.or(most.map(|(country, _)| *country));
        let index = *first.entry((key, country)).or_insert(joined.len());
        if index == joined.len() {
            place_of.push(actor.place);
            joined.push(actor);
            continue;
        }
        let known = &mut joined[index];
        place_of.push(known.place);
        known.country = known.country.or(actor.country);
        known.mentions += actor.mentions;
        known.aliases.append(&mut actor.aliases);
        known.aliases = distinct(&known.aliases);
    }
    (joined, place_of)
}

fn read_relation(
    analysis: &Analysis,
    relation: &Relation,
    ends: [u32; 2],
    points: &mut CodePoints,
) -> Option<PartRelation> {
    let span = analysis.trees.get(relation.sentence)?.sentence.span;
    let evidence = Evidence {
        document: 0,
        ends,
        sentence: relation.sentence + 1,
        start: points.at(span.start),
        end: points.at(span.end),
        text: span.of(&analysis.document.text).to_owned(),
        trigger: relation.trigger.clone(),
        predicate: relation.predicate.clone(),
        status: relation.status,
        by: relation.by.clone(),
        negated: relation.negated,
        // Saturates, and makes nothing of NaN.
        confidence: (relation.confidence.clamp(0.0, 1.0) * 100.0).round() as u8,
    };
    Some(PartRelation { kind: relation.kind.clone(), evidence })
}

/// Takes a graph apart into the shares of its documents; [`super::Builder`] makes the same graph of them again.
pub(super) fn parts(graph: Graph) -> Vec<Part> {
    let Pieces { documents, nodes, links, rejected, .. } = graph.into_pieces();
    let part = |source| Part { source, actors: Vec::new(), relations: Vec::new() };
    let mut parts: Vec<Part> = documents.into_iter().map(part).collect();
    for appearance in nodes.into_iter().flat_map(|node| node.appearances).chain(rejected) {
        let part = &mut parts[appearance.document];
        part.actors.push(Appearance { document: 0, ..appearance });
    }
    for (_, _, edge) in links {
        for evidence in edge.evidence {
            let part = &mut parts[evidence.document];
            part.relations.push(PartRelation {
                kind: edge.kind.clone(),
                evidence: Evidence { document: 0, ..evidence },
            });
        }
    }
    parts.iter_mut().for_each(Part::sort);
    parts
}
