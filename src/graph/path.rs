//! Who is near whom. Edges lead in both directions here: whoever is accused is connected with the accuser.

use std::collections::{BTreeMap, HashSet};

use petgraph::algo::astar;
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::EdgeRef;

use super::Graph;

/// What a step costs; the rest of it goes by how well the tie is supported.
const STEP: u64 = 1 << 32;

impl Graph {
    /// The pairs of actors with a relation, each with the number of pieces of evidence for any of their relations. In
    /// order; the first of a pair is the smaller index. No actor is tied to itself.
    pub(super) fn ties(&self) -> BTreeMap<(usize, usize), usize> {
        let mut ties = BTreeMap::new();
        for edge in self.inner.edge_references() {
            let (a, b) = (edge.source().index(), edge.target().index());
            if a != b {
                *ties.entry((a.min(b), a.max(b))).or_default() += edge.weight().weight();
            }
        }
        ties
    }

    /// The actors that can be reached from `starts` in at most `hops` steps, as indexes.
    pub(super) fn within(&self, starts: &[NodeIndex], hops: usize) -> HashSet<usize> {
        let mut seen: HashSet<usize> = starts.iter().map(|start| start.index()).collect();
        let mut border = starts.to_vec();
        for _ in 0..hops {
            let next: Vec<NodeIndex> = border
                .iter()
                .flat_map(|&node| self.inner.neighbors_undirected(node))
                .filter(|node| seen.insert(node.index()))
                .collect();
            if next.is_empty() {
                break;
            }
            border = next;
        }
        seen
    }

    /// The shortest way from one actor to another over their relations in either direction, both ends included; among
    /// the shortest one with much evidence. `None` where there is no way.
    ///
    /// ```
    /// # use actograph::{document::Document, graph::Builder, pipeline::Analyzer};
    /// # let analyzer = Analyzer::embedded("de")?;
    /// # let text = "Lena Kern kritisierte Tobias Brandt. Paul Lohse traf am Montag Tobias Brandt.".into();
    /// # let mut builder = Builder::default();
    /// # builder.add(&analyzer.analyze(Document { id: "a".into(), lang: "de".into(), text, ..Document::default() }));
    /// # let graph = builder.build();
    /// let (kern, lohse) = (graph.find("Lena Kern")?[0], graph.find("Paul Lohse")?[0]);
    /// let path = graph.shortest_path(kern, lohse).ok_or("no path")?;
    /// let names: Vec<&str> = path.iter().map(|&node| graph.petgraph()[node].name.as_str()).collect();
    /// assert_eq!(names, ["Lena Kern", "Tobias Brandt", "Paul Lohse"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn shortest_path(&self, from: NodeIndex, to: NodeIndex) -> Option<Vec<NodeIndex>> {
        let mut ties: UnGraph<(), u64> = UnGraph::with_capacity(self.node_count(), self.edge_count());
        (0..self.node_count()).for_each(|_| {
            ties.add_node(());
        });
        for ((a, b), weight) in self.ties() {
            let less_sure = (1 << 16) / weight.max(1) as u64;
            ties.add_edge(NodeIndex::new(a), NodeIndex::new(b), STEP + less_sure);
        }
        if from.index() >= self.node_count() || to.index() >= self.node_count() {
            return None;
        }
        astar(&ties, from, |node| node == to, |edge| *edge.weight(), |_| 0).map(|(_, path)| path)
    }

    /// The part of the graph along a path: its actors and all relations between neighbours on it.
    pub fn along(self, path: &[NodeIndex]) -> Self {
        let steps: HashSet<(usize, usize)> = path
            .windows(2)
            .flat_map(|pair| [(pair[0].index(), pair[1].index()), (pair[1].index(), pair[0].index())])
            .collect();
        self.retained(false, |source, target, _| steps.contains(&(source, target)))
    }
}
