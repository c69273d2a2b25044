//! The graph: one node per actor, one edge per source, type and target, over all documents.
//!
//! [`Builder`] takes the analysed documents one by one and joins their actors; the result does not depend on
//! the order in which they came. An edge stores its evidence and nothing else: weight, status, speakers and
//! confidence are worked out from it, so that they can never contradict it. How a graph is written to a file is
//! the business of [`crate::export`].

mod build;
mod candidates;
pub mod centrality;
mod collapse;
mod community;
pub mod correct;
mod diff;
mod edge;
mod filter;
mod find;
mod id;
mod listing;
mod merge;
mod part;
mod path;
mod query;
mod stats;

pub use build::{Builder, Conflict, merge};
pub use candidates::Candidate;
pub use collapse::States;
pub use correct::{Correction, Unapplied};
pub use diff::{ActorChange, Diff, EdgeChange, diff};
pub use edge::{Edge, Evidence};
pub use filter::{Filter, Keep};
pub use find::UnknownActor;
pub use part::{Appearance, Contribution};
pub use query::Query;
pub use stats::{Community, Count, Ranked, Reciprocity, Stats, Tie};

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::actor::{Country, Kind};
use crate::document::Document;

/// What a graph keeps of a document: all but its text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Source {
    /// Unique in the graph.
    pub id: String,
    /// Headline.
    pub title: Option<String>,
    /// Day of publication, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Where the text comes from.
    pub uri: Option<String>,
    /// Who published it: the paper, the agency.
    pub publisher: Option<String>,
    /// Language of the text (`de`, `en`).
    pub lang: String,
}

impl From<&Document> for Source {
    fn from(document: &Document) -> Self {
        Self {
            id: document.id.clone(),
            title: document.title.clone(),
            date: document.date.clone(),
            uri: document.uri.clone(),
            publisher: document.publisher.clone(),
            lang: document.lang.clone(),
        }
    }
}

/// One actor of the graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Readable, unique in the graph (`jake-sullivan`).
    pub id: String,
    /// The fullest name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The state it is, belongs to or acts for, where known.
    pub country: Option<Country>,
    /// Whether it can be identified from the name.
    pub named: bool,
    /// Every distinct string by which the documents call it, in order of first appearance.
    pub aliases: Vec<String>,
    /// How often the documents mention it, pronouns included.
    pub mentions: usize,
    /// What it is made of: the actor as each document has it, in order of document and place.
    pub appearances: Vec<Appearance>,
}

/// An edge together with its two ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link<'a> {
    /// Who does it.
    pub source: &'a Node,
    /// To whom.
    pub target: &'a Node,
    /// What is done, with its evidence.
    pub edge: &'a Edge,
}

/// An edge between two places in a list of nodes.
pub(crate) type IndexedEdge = (usize, usize, Edge);

/// A directed multigraph of actors. Nodes stand in order of their ids, edges in order of source, target and type.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    documents: Vec<Source>,
    inner: DiGraph<Node, Edge>,
    corrections: Vec<Correction>,
    rejected: Vec<Appearance>,
}

/// A graph in pieces.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    pub(crate) documents: Vec<Source>,
    pub(crate) nodes: Vec<Node>,
    /// Edges between indexes into the nodes.
    pub(crate) links: Vec<IndexedEdge>,
    /// See [`Graph::corrections`].
    pub(crate) corrections: Vec<Correction>,
    /// See [`Graph::rejected`].
    pub(crate) rejected: Vec<Appearance>,
}

impl PartialEq for Graph {
    fn eq(&self, other: &Self) -> bool {
        let pieces =
            |graph: &Self| (graph.documents.clone(), graph.corrections.clone(), graph.rejected.clone());
        pieces(self) == pieces(other) && self.nodes().eq(other.nodes()) && self.links().eq(other.links())
    }
}

impl Graph {
    /// Puts a graph together and brings it into its order.
    pub(crate) fn assemble(pieces: Pieces) -> Self {
        let Pieces { documents, nodes, links, corrections, rejected } = pieces;
        let mut order: Vec<usize> = (0..nodes.len()).collect();
        order.sort_by(|&a, &b| nodes[a].id.cmp(&nodes[b].id));
        let mut place = vec![NodeIndex::default(); nodes.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = NodeIndex::new(new);
        }
        let mut links: Vec<_> = links.into_iter().map(|(s, t, edge)| (place[s], place[t], edge)).collect();
        links.sort_by(|a, b| (a.0, a.1, &a.2.kind).cmp(&(b.0, b.1, &b.2.kind)));

        let mut sorted: Vec<(NodeIndex, Node)> = place.into_iter().zip(nodes).collect();
        sorted.sort_by_key(|(index, _)| *index);
        let mut inner = DiGraph::with_capacity(sorted.len(), links.len());
        for (_, node) in sorted {
            inner.add_node(node);
        }
        for (source, target, mut edge) in links {
            edge.evidence.sort_by(Evidence::order);
            inner.add_edge(source, target, edge);
        }
        Self { documents, inner, corrections, rejected }
    }

    /// The documents it was made from, in order of their ids. [`Evidence::document`] points here.
    pub fn documents(&self) -> &[Source] {
        &self.documents
    }

    /// The actors, in order of their ids.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = &Node> {
        self.inner.raw_nodes().iter().map(|node| &node.weight)
    }

    /// The edges with their ends, in order of source, target and type.
    pub fn links(&self) -> impl Iterator<Item = Link<'_>> {
        self.inner.edge_references().map(|edge| Link {
            source: &self.inner[edge.source()],
            target: &self.inner[edge.target()],
            edge: edge.weight(),
        })
    }

    /// Number of actors.
    pub fn node_count(&self) -> usize {
        self.inner.node_count()
    }

    /// Number of edges.
    pub fn edge_count(&self) -> usize {
        self.inner.edge_count()
    }

    /// Whether nothing was found: no actors, hence no edges.
    pub fn is_empty(&self) -> bool {
        self.inner.node_count() == 0
    }

    /// The graph itself, for petgraph's algorithms.
    pub fn petgraph(&self) -> &DiGraph<Node, Edge> {
        &self.inner
    }

    /// What was put right by hand, in a fixed order.
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// The appearances of actors that were rejected by hand: no part of the graph, but needed to merge it with others.
    pub fn rejected(&self) -> &[Appearance] {
        &self.rejected
    }

    /// The graph in pieces, as [`Graph::assemble`] takes them.
    pub(crate) fn into_pieces(mut self) -> Pieces {
        let (nodes, edges) = std::mem::take(&mut self.inner).into_nodes_edges();
        let nodes = nodes.into_iter().map(|node| node.weight).collect();
        let links = edges.into_iter().map(|e| (e.source().index(), e.target().index(), e.weight)).collect();
        let Self { documents, corrections, rejected, .. } = self;
        Pieces { documents, nodes, links, corrections, rejected }
    }
}
