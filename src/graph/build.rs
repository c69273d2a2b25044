//! From analysed documents, or from graphs of them, to one graph.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use thiserror::Error;

use super::correct::{self, Correction, REJECTED, Unapplied};
use super::edge::{Edge, Evidence};
use super::merge::{Local, Merged, merge as merge_actors};
use super::part::{Contribution, Part, parts};
use super::{Appearance, Graph, IndexedEdge, Pieces, Source};
use crate::pipeline::Analysis;
use crate::relation::RelationType;

/// Collects analysed documents and graphs and builds one graph of them.
///
/// Keeps of each document only its actors and its evidence, so that a corpus may be larger than memory. The graph
/// is the same in whatever order the documents are added, and the same whether they are added one by one or as graphs
/// of some of them.
#[derive(Debug, Default)]
pub struct Builder {
    documents: Vec<Part>,
    /// Where the first document of each id stands.
    place: HashMap<String, usize>,
    corrections: Vec<Correction>,
}

/// Two graphs have different documents under the same id.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("two different documents are called {document:?}")]
pub struct Conflict {
    /// The id.
    pub document: String,
}

/// Makes one graph of several: the same as if all their documents had been read together.
///
/// ```
/// # use actograph::{document::Document, graph::{self, Builder}, pipeline::Analyzer};
/// # let analyzer = Analyzer::embedded("de")?;
/// # let read = |id: &str, text: &str| {
/// #     let document = Document { id: id.into(), lang: "de".into(), text: text.into(), ..Document::default() };
/// #     let mut builder = Builder::default();
/// #     builder.add(&analyzer.analyze(document));
/// #     builder.build()
/// # };
/// let monday = read("monday", "Lena Kern kritisierte Tobias Brandt.");
/// let tuesday = read("tuesday", "Tobias Brandt traf Lena Kern.");
/// let both = graph::merge([monday, tuesday])?;
/// assert_eq!((both.documents().len(), both.node_count(), both.edge_count()), (2, 2, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When two of the graphs have different documents under the same id. A document that is the same in both is one.
pub fn merge(graphs: impl IntoIterator<Item = Graph>) -> Result<Graph, Conflict> {
    let mut builder = Builder::default();
    for graph in graphs {
        builder.add_graph(graph)?;
    }
    Ok(builder.build())
}

impl Builder {
    /// Takes over the actors and relations of one document. Documents are told apart by their ids; a second
    /// document with the same id gets `-2` at the end of it.
    pub fn add(&mut self, analysis: &Analysis) {
        self.insert(Contribution::new(analysis));
    }

    /// As [`Self::add`], for what was made of the document already.
    pub fn insert(&mut self, document: Contribution) {
        self.push(document.into_part());
    }

    /// Takes over all documents of a graph. A document that is there already, and is the same, is not added again.
    ///
    /// # Errors
    /// When a different document with the same id is there already; nothing is added then.
    pub fn add_graph(&mut self, graph: Graph) -> Result<(), Conflict> {
        let mut new = Vec::new();
        let corrections = graph.corrections().to_vec();
        for part in parts(graph) {
            match self.place.get(&part.source.id) {
                None => new.push(part),
                Some(&known) if self.documents[known] == part => {}
                Some(_) => return Err(Conflict { document: part.source.id }),
            }
        }
        new.into_iter().for_each(|part| self.push(part));
        self.corrections.extend(corrections);
        Ok(())
    }

    /// Takes over all documents of a graph; they replace those that have the same ids. The ids of those replaced by
    /// something else.
    pub fn replace_with(&mut self, graph: Graph) -> Vec<String> {
        let mut replaced = Vec::new();
        self.corrections.extend_from_slice(graph.corrections());
        for part in parts(graph) {
            match self.place.get(&part.source.id) {
                None => self.push(part),
                Some(&known) if self.documents[known] == part => {}
                Some(&known) => {
                    replaced.push(part.source.id.clone());
                    self.documents[known] = part;
                }
            }
        }
        replaced
    }

    /// Takes out the document with this id and all that rests on it. Whether it was there.
    pub fn remove(&mut self, document: &str) -> bool {
        let before = self.documents.len();
        self.place.clear();
        for part in std::mem::take(&mut self.documents) {
            if part.source.id != document {
                self.push(part);
            }
        }
        self.documents.len() < before
    }

    fn push(&mut self, part: Part) {
        self.place.entry(part.source.id.clone()).or_insert(self.documents.len());
        self.documents.push(part);
    }

    /// Corrects the graph that will be built; see [`correct`](super::correct). Graphs that are added bring the
    /// corrections that they were built with.
    pub fn correct(&mut self, corrections: impl IntoIterator<Item = Correction>) {
        self.corrections.extend(corrections);
    }

    /// Joins the actors of all documents and puts the graph together, with all actors and all edges.
    ///
    /// A relation whose two ends turn out to be the same actor is left out.
    pub fn build(self) -> Graph {
        self.build_corrected().0
    }

    /// The graph, and those of the corrections that change nothing in it.
    pub fn build_corrected(self) -> (Graph, Vec<Unapplied>) {
        let Flat { sources, locals, mut relations } = flatten(in_order(self.documents));
        let mut merged = merge_actors(&locals);
        let corrections = correct::in_order(self.corrections);
        let mut unapplied = Vec::new();
        if !corrections.is_empty() {
            let (found, of_actors) = correct::correct_actors(&corrections, &locals, &sources, &mut merged);
            let node_of = &merged.node_of;
            let of_relations =
                correct::correct_relations(&corrections, &mut relations, node_of, &sources, &found);
            relations.retain(|r| node_of[r.source] != REJECTED && node_of[r.target] != REJECTED);
            let failed = of_actors.into_iter().chain(of_relations);
            unapplied.extend(failed.map(|(c, why)| Unapplied { correction: c.clone(), why }));
            unapplied.sort_by_key(|unapplied| unapplied.correction.line);
        }
        let links = join_evidence(relations, &merged.node_of, |node| &merged.nodes[node].id);
        let rejected = hand_over(locals, &mut merged);
        let corrections = corrections.into_iter().map(|c| Correction { line: 0, ..c }).collect();
        let graph =
            Graph::assemble(Pieces { documents: sources, nodes: merged.nodes, links, corrections, rejected });
        (graph, unapplied)
    }
}

/// The actors and relations of all documents, one after the other.
struct Flat {
    sources: Vec<Source>,
    locals: Vec<Local>,
    relations: Vec<LocalRelation>,
}

fn flatten(parts: Vec<Part>) -> Flat {
    let mut flat =
        Flat { sources: Vec::with_capacity(parts.len()), locals: Vec::new(), relations: Vec::new() };
    for (number, mut part) in parts.into_iter().enumerate() {
        let first = flat.locals.len();
        let own = std::mem::take(&mut part.relations);
        flat.relations.extend(own.into_iter().filter_map(|relation| {
            let [source, target] = relation.evidence.ends.map(|place| part.actor(place));
            let evidence = Evidence { document: number, ..relation.evidence };
            Some(LocalRelation {
                source: first + source?,
                target: first + target?,
                kind: relation.kind,
                evidence,
            })
        }));
        flat.locals.extend(part.actors.into_iter().map(|mut actor| {
            actor.document = number;
            Local::new(actor)
        }));
        flat.sources.push(part.source);
    }
    for relation in &flat.relations {
        flat.locals[relation.source].related = true;
        flat.locals[relation.target].related = true;
    }
    flat
}

/// A relation between two actors, as indexes into the actors of all documents.
#[derive(Debug)]
pub(super) struct LocalRelation {
    pub(super) source: usize,
    pub(super) target: usize,
    pub(super) kind: Arc<RelationType>,
    pub(super) evidence: Evidence,
}

/// Gives the nodes what they are made of. What belongs to no node was rejected.
fn hand_over(locals: Vec<Local>, merged: &mut Merged) -> Vec<Appearance> {
    let mut rejected = Vec::new();
    for (local, &node) in locals.into_iter().zip(&merged.node_of) {
        match node {
            REJECTED => rejected.push(local.actor),
            node => merged.nodes[node].appearances.push(local.actor),
        }
    }
    rejected
}

/// Brings the documents into the order of their ids and gives those with the same id different ones.
fn in_order(mut documents: Vec<Part>) -> Vec<Part> {
    documents.sort_by(Part::order);
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
pub(super) fn join_evidence<'a>(
    relations: Vec<LocalRelation>,
    node_of: &[usize],
    id: impl Fn(usize) -> &'a str,
) -> Vec<IndexedEdge> {
    // The same name may come with and without a quad, from two ontologies: the fuller answer holds for all.
    let mut fullest: BTreeMap<&str, &Arc<RelationType>> = BTreeMap::new();
    for LocalRelation { kind, .. } in &relations {
        let known = fullest.entry(&kind.name).or_insert(kind);
        *known = (*known).max(kind);
    }
    let types: Vec<Arc<RelationType>> = fullest.into_values().cloned().collect();
    let number: HashMap<String, usize> =
        types.iter().enumerate().map(|(number, kind)| (kind.name.clone(), number)).collect();

    // Sorted by edge, all evidence of an edge is together; one list takes less memory than many.
    let mut told: Vec<([usize; 3], bool, Evidence)> = Vec::with_capacity(relations.len());
    for LocalRelation { source, target, kind, evidence } in relations {
        let (source, target, kind) = (node_of[source], node_of[target], number[&kind.name]);
        let backward = types[kind].symmetric && id(target) < id(source);
        let (first, second) = if backward { (target, source) } else { (source, target) };
        if first != second {
            told.push(([first, second, kind], backward, evidence));
        }
    }
    told.sort_by_key(|(edge, ..)| *edge);
    let mut links: Vec<IndexedEdge> = Vec::new();
    let mut told = told.into_iter().peekable();
    while let Some((edge, backward, evidence)) = told.next() {
        let mut pile = vec![evidence];
        let mut against = usize::from(backward);
        while let Some((_, backward, evidence)) = told.next_if(|(other, ..)| *other == edge) {
            pile.push(evidence);
            against += usize::from(backward);
        }
        let [first, second, kind] = edge;
        let (source, target) = if 2 * against > pile.len() { (second, first) } else { (first, second) };
        links.push((source, target, Edge { kind: types[kind].clone(), evidence: pile }));
    }
    links
}
