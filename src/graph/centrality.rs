//! Who matters in a network: PageRank and betweenness.
//!
//! petgraph has a PageRank too, but its cost grows with the square of the number of nodes and it knows no weights.

use std::collections::VecDeque;

/// Chance of following an edge rather than jumping anywhere; the usual value.
const DAMPING: f64 = 0.85;
/// The rank has settled when no round changes it by more than this, summed over the actors.
const SETTLED: f64 = 1e-12;
const MOST_ROUNDS: usize = 200;

/// PageRank of each node of a weighted directed graph: `edges` are (source, target, weight), parallel ones add up.
/// The ranks sum up to 1. Nodes that point nowhere spread their rank over all.
///
/// After Sergey Brin and Lawrence Page, *The anatomy of a large-scale hypertextual Web search engine*, 1998, by power
/// iteration; the values are those of `networkx.pagerank`. Linear in edges for each of at most 200 rounds.
///
/// ```
/// let rank = actograph::graph::centrality::page_rank(3, &[(0, 2, 1.0), (1, 2, 1.0)]);
/// assert!(rank[2] > rank[0] && (rank.iter().sum::<f64>() - 1.0).abs() < 1e-9);
/// ```
pub fn page_rank(nodes: usize, edges: &[(usize, usize, f64)]) -> Vec<f64> {
    if nodes == 0 {
        return Vec::new();
    }
    let mut out = vec![0.0; nodes];
    for &(source, _, weight) in edges {
        out[source] += weight;
    }
    let even = 1.0 / nodes as f64;
    let mut rank = vec![even; nodes];
    for _ in 0..MOST_ROUNDS {
        let lost: f64 = (0..nodes).filter(|&node| out[node] <= 0.0).map(|node| rank[node]).sum();
        let base = (1.0 - DAMPING) * even + DAMPING * lost * even;
        let mut next = vec![base; nodes];
        for &(source, target, weight) in edges.iter().filter(|edge| out[edge.0] > 0.0) {
            next[target] += DAMPING * rank[source] * weight / out[source];
        }
        let change: f64 = next.iter().zip(&rank).map(|(a, b)| (a - b).abs()).sum();
        rank = next;
        if change < SETTLED {
            break;
        }
    }
    rank
}

/// Betweenness of each node of an undirected graph without weights: the share of shortest paths between other nodes
/// that lead through it, from 0 to 1. `neighbours` lists each node's neighbours, each once and in both directions.
///
/// After Ulrik Brandes, *A faster algorithm for betweenness centrality*, 2001; the values are those of
/// `networkx.betweenness_centrality`. Costs nodes × edges; with `pivots`, so many evenly spread nodes stand for all
/// starting points (Brandes and Pich, *Centrality estimation in large networks*, 2007), and the result is an estimate.
///
/// ```
/// let path = [vec![1], vec![0, 2], vec![1]];
/// assert_eq!(actograph::graph::centrality::betweenness(&path, None), [0.0, 1.0, 0.0]);
/// ```
pub fn betweenness(neighbours: &[Vec<usize>], pivots: Option<usize>) -> Vec<f64> {
    let nodes = neighbours.len();
    let mut between = vec![0.0; nodes];
    if nodes < 3 {
        return between;
    }
    let count = pivots.unwrap_or(nodes).clamp(1, nodes);
    let mut search = Search::new(nodes);
    for pivot in 0..count {
        search.from(pivot * nodes / count, neighbours, &mut between);
    }
    // Each pair was met from both ends.
    let pairs = (nodes - 1) as f64 * (nodes - 2) as f64;
    let scale = nodes as f64 / count as f64 / pairs;
    between.iter_mut().for_each(|value| *value *= scale);
    between
}

/// One search in breadth, with what it needs kept from one to the next.
struct Search {
    /// Number of shortest paths from the start.
    paths: Vec<f64>,
    distance: Vec<usize>,
    /// What depends on a node on the paths from the start.
    dependency: Vec<f64>,
    /// In order of distance.
    order: Vec<usize>,
}

impl Search {
    fn new(nodes: usize) -> Self {
        Self {
            paths: vec![0.0; nodes],
            distance: vec![usize::MAX; nodes],
            dependency: vec![0.0; nodes],
            order: Vec::new(),
        }
    }

    fn from(&mut self, start: usize, neighbours: &[Vec<usize>], between: &mut [f64]) {
        for node in self.order.drain(..) {
            self.paths[node] = 0.0;
            self.distance[node] = usize::MAX;
            self.dependency[node] = 0.0;
        }
        self.paths[start] = 1.0;
        self.distance[start] = 0;
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            self.order.push(node);
            for &next in &neighbours[node] {
                if self.distance[next] == usize::MAX {
                    self.distance[next] = self.distance[node] + 1;
                    queue.push_back(next);
                }
                if self.distance[next] == self.distance[node] + 1 {
                    self.paths[next] += self.paths[node];
                }
            }
        }
        for &node in self.order.iter().rev() {
            for &before in &neighbours[node] {
                if self.distance[before] + 1 == self.distance[node] {
                    let share = self.paths[before] / self.paths[node];
                    self.dependency[before] += share * (1.0 + self.dependency[node]);
                }
            }
            if node != start {
                between[node] += self.dependency[node];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        let all = found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9);
        assert!(all, "{found:?}, expected {expected:?}");
    }

    #[test]
    fn betweenness_by_hand() {
        // A square 0-1-2-3 with a tail 3-4: each of 0 and 2 lies on half of the paths 1-3 and 1-4.
        let neighbours = [vec![1, 3], vec![0, 2], vec![1, 3], vec![0, 2, 4], vec![3]];
        // Pairs of others: 6. Through 0: 1-3 ½, 1-4 ½. Through 1: 0-2 ½. Through 3: 0-2 ½, 0-4, 1-4, 2-4.
        near(&betweenness(&neighbours, None), &[1.0 / 6.0, 0.5 / 6.0, 1.0 / 6.0, 3.5 / 6.0, 0.0]);
    }

    #[test]
    fn all_pivots_are_no_estimate() {
        let neighbours = [vec![1, 2], vec![0, 2], vec![0, 1, 3], vec![2]];
        assert_eq!(betweenness(&neighbours, Some(4)), betweenness(&neighbours, None));
        assert_eq!(betweenness(&neighbours, Some(9)), betweenness(&neighbours, None));
    }

    #[test]
    fn page_rank_by_hand() {
        // Two that point at each other share all rank; weights decide between two targets.
        near(&page_rank(2, &[(0, 1, 1.0), (1, 0, 7.0)]), &[0.5, 0.5]);
        let rank = page_rank(3, &[(0, 1, 3.0), (0, 2, 1.0), (1, 0, 1.0), (2, 0, 1.0)]);
        let base = 0.05;
        near(&[rank[1] - base, rank[2] - base], &[0.85 * rank[0] * 0.75, 0.85 * rank[0] * 0.25]);
        assert!(page_rank(0, &[]).is_empty());
        near(&page_rank(2, &[]), &[0.5, 0.5]);
    }
}
