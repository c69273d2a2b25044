//! From analysed documents to one graph.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::edge::{Edge, Evidence};
use super::merge::{Local, merge};
use super::{Graph, IndexedEdge, Source};
use crate::pipeline::Analysis;
use crate::relation::{Relation, RelationType};
use crate::text::CodePoints;

/// Collects analysed documents and builds their graph.
///
/// Keeps of each document only its actors and its evidence, so that a corpus may be larger than memory. The graph
/// is the same in whatever order the documents are added.
#[derive(Debug, Default)]
pub struct Builder {
    documents: Vec<Part>,
}

/// What one document gives to the graph.
#[derive(Debug)]
struct Part {
    source: Source,
    actors: Vec<Local>,
    relations: Vec<LocalRelation>,
}

/// A relation between two actors of one document, as indexes into [`Part::actors`].
#[derive(Debug)]
struct LocalRelation {
    source: usize,
    target: usize,
    kind: Arc<RelationType>,
    evidence: Evidence,
}

impl Builder {
    /// Takes over the actors and relations of one document. Documents are told apart by their ids; a second
    /// document with the same id gets `-2` at the end of it.
    pub fn add(&mut self, analysis: &Analysis) {
        let mut mentions = vec![0; analysis.actors.actors.len()];
        for mention in &analysis.actors.mentions {
            if let Some(count) = mentions.get_mut(mention.actor) {
                *count += 1;
            }
        }
        let actors = analysis.actors.actors.iter().zip(mentions);
        let mut points = CodePoints::new(&analysis.document.text);
        let relations = analysis.relations.iter().filter(|relation| {
            relation.source < analysis.actors.actors.len() && relation.target < analysis.actors.actors.len()
        });
        self.documents.push(Part {
            source: Source::from(&analysis.document),
            actors: actors.map(|(actor, mentions)| Local::new(actor, mentions)).collect(),
            relations: relations.filter_map(|r| local_relation(analysis, r, &mut points)).collect(),
        });
    }

    /// Joins the actors of all documents and puts the graph together, with all actors and all edges.
    ///
    /// A relation whose two ends turn out to be the same actor is left out.
    pub fn build(self) -> Graph {
        let mut sources = Vec::with_capacity(self.documents.len());
        let mut actors = Vec::new();
        let mut relations = Vec::new();
        for (number, part) in in_order(self.documents).into_iter().enumerate() {
            let first = actors.len();
            for mut actor in part.actors {
                actor.document = number;
                actors.push(actor);
            }
            relations.extend(part.relations.into_iter().map(|mut relation| {
                relation.evidence.document = number;
                LocalRelation { source: first + relation.source, target: first + relation.target, ..relation }
            }));
            sources.push(part.source);
        }
        let merged = merge(&actors);
        let links = join_evidence(relations, &merged.node_of, |node| &merged.nodes[node].id);
        Graph::assemble(sources, merged.nodes, links)
    }
}

fn local_relation(
    analysis: &Analysis,
    relation: &Relation,
    points: &mut CodePoints,
) -> Option<LocalRelation> {
    let span = analysis.trees.get(relation.sentence)?.sentence.span;
    let evidence = Evidence {
        document: 0,
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
    Some(LocalRelation {
        source: relation.source,
        target: relation.target,
        kind: relation.kind.clone(),
        evidence,
    })
}

/// Brings the documents into the order of their ids and gives those with the same id different ones.
fn in_order(mut documents: Vec<Part>) -> Vec<Part> {
    documents.sort_by(|a, b| a.source.id.cmp(&b.source.id));
    let mut taken: HashSet<String> = documents.iter().map(|part| part.source.id.clone()).collect();
    let mut previous = None;
    for part in &mut documents {
        let original = part.source.id.clone();
        if previous.as_ref() == Some(&original) {
            let numbered = (2..).map(|number: usize| format!("{original}-{number}"));
            part.source.id = numbered.into_iter().find(|id| !taken.contains(id)).unwrap_or_default();
            taken.insert(part.source.id.clone());
        }
        previous = Some(original);
    }
    documents.sort_by(|a, b| a.source.id.cmp(&b.source.id));
    documents
}

/// Puts the evidence of all documents on edges: one per source, type and target.
fn join_evidence<'a>(
    relations: Vec<LocalRelation>,
    node_of: &[usize],
    id: impl Fn(usize) -> &'a str,
) -> Vec<IndexedEdge> {
    /// How often each direction occurs, and the evidence of both.
    #[derive(Default)]
    struct Pile {
        forward: usize,
        backward: usize,
        evidence: Vec<Evidence>,
    }
    // The same name may come with and without a quad, from two ontologies: the fuller answer holds for all.
    let mut types: BTreeMap<String, Arc<RelationType>> = BTreeMap::new();
    for LocalRelation { kind, .. } in &relations {
        let known = types.entry(kind.name.clone()).or_insert_with(|| kind.clone());
        if kind > known {
            *known = kind.clone();
        }
    }
    let mut piles: BTreeMap<(usize, usize, &str), Pile> = BTreeMap::new();
    for relation in relations {
        let (source, target) = (node_of[relation.source], node_of[relation.target]);
        let Some((name, kind)) = types.get_key_value(&relation.kind.name).filter(|_| source != target) else {
            continue;
        };
        let backward = kind.symmetric && id(target) < id(source);
        let ends = if backward { (target, source) } else { (source, target) };
        let pile = piles.entry((ends.0, ends.1, name)).or_default();
        *(if backward { &mut pile.backward } else { &mut pile.forward }) += 1;
        pile.evidence.push(relation.evidence);
    }
    let edges = piles.into_iter().map(|((first, second, name), pile)| {
        let (source, target) = if pile.backward > pile.forward { (second, first) } else { (first, second) };
        (source, target, Edge { kind: types[name].clone(), evidence: pile.evidence })
    });
    edges.collect()
}
