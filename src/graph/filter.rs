//! Leaving out what a reader does not want to see.

use super::{Edge, Graph, Node, Pieces};
use crate::relation::types::OTHER;

/// Which actors stay in the graph beside those with relations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// None.
    Related,
    /// Named ones: a reader expects to find everyone and every body that the text names.
    #[default]
    Named,
    /// All.
    All,
}

/// What stays in a graph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Filter {
    /// Whether edges of type OTHER stay.
    pub other: bool,
    /// Edges with a lower confidence go.
    pub min_confidence: f64,
    /// Which actors stay without relations.
    pub keep: Keep,
}

impl Default for Filter {
    fn default() -> Self {
        Self { other: true, min_confidence: 0.0, keep: Keep::default() }
    }
}

impl Graph {
    /// The graph without what the filter leaves out. Ids do not change.
    pub fn filtered(self, filter: &Filter) -> Self {
        let keep = |edge: &mut Edge| {
            (filter.other || edge.kind.name != OTHER) && edge.confidence() >= filter.min_confidence
        };
        self.reduced(
            |_, _, edge| keep(edge),
            |node| match filter.keep {
                Keep::Related => false,
                Keep::Named => node.named,
                Keep::All => true,
            },
        )
    }

    /// The edges for which `keep` holds, which may leave out evidence, and their actors; `everyone` keeps all actors.
    /// `keep` is given the indexes of source and target.
    pub(super) fn retained(self, everyone: bool, keep: impl FnMut(usize, usize, &mut Edge) -> bool) -> Self {
        self.reduced(keep, |_| everyone)
    }

    /// The edges for which `keep` holds, the actors of these edges, and the actors for which `stays` holds.
    fn reduced(
        self,
        mut keep: impl FnMut(usize, usize, &mut Edge) -> bool,
        stays: impl Fn(&Node) -> bool,
    ) -> Self {
        let mut pieces = self.into_pieces();
        pieces.links.retain_mut(|(source, target, edge)| keep(*source, *target, edge));
        let mut kept: Vec<bool> = pieces.nodes.iter().map(stays).collect();
        for (source, target, _) in &pieces.links {
            kept[*source] = true;
            kept[*target] = true;
        }
        let mut place = vec![0; kept.len()];
        let mut nodes = Vec::new();
        for (index, node) in pieces.nodes.into_iter().enumerate().filter(|(index, _)| kept[*index]) {
            place[index] = nodes.len();
            nodes.push(node);
        }
        for (source, target, _) in &mut pieces.links {
            (*source, *target) = (place[*source], place[*target]);
        }
        Self::assemble(Pieces { nodes, ..pieces })
    }
}
