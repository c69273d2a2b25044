//! Who belongs together: groups with more ties inside than chance would give.
//!
//! After Vincent Blondel et al., *Fast unfolding of communities in large networks*, 2008 (the Louvain method), with the
//! nodes always in the same order and the smallest group among equals, so that the result is always the same.

use std::collections::BTreeMap;

/// Gains below this are rounding.
const GAIN: f64 = 1e-12;

/// An undirected graph with weights; ties within a node stand for what was folded into it.
struct Level {
    /// Neighbours with weights, in order, both directions, without the node itself.
    ties: Vec<Vec<(usize, f64)>>,
    /// Weight within each node, counted twice, as all ties are counted from both ends.
    within: Vec<f64>,
}

impl Level {
    fn degree(&self, node: usize) -> f64 {
        self.within[node] + self.ties[node].iter().map(|(_, weight)| weight).sum::<f64>()
    }

    /// Moves nodes to the group where they fit best until none moves. Groups are numbered from 0 in order of their
    /// first node.
    fn move_nodes(&self) -> Vec<usize> {
        let nodes = self.ties.len();
        let degrees: Vec<f64> = (0..nodes).map(|node| self.degree(node)).collect();
        let total: f64 = degrees.iter().sum();
        let mut group: Vec<usize> = (0..nodes).collect();
        let mut sum = degrees.clone();
        let mut moved = total > 0.0;
        while moved {
            moved = false;
            for node in 0..nodes {
                let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
                for &(next, weight) in &self.ties[node] {
                    *weights.entry(group[next]).or_default() += weight;
                }
                let own = group[node];
                sum[own] -= degrees[node];
                let gain = |group: usize, weight: f64| weight - sum[group] * degrees[node] / total;
                let mut best = (gain(own, weights.get(&own).copied().unwrap_or_default()), own);
                for (&group, &weight) in &weights {
                    let gain = gain(group, weight);
                    if gain > best.0 + GAIN {
                        best = (gain, group);
                    }
                }
                sum[best.1] += degrees[node];
                group[node] = best.1;
                moved |= best.1 != own;
            }
        }
        renumbered(&group)
    }

    /// Makes one node of each group.
    fn folded(&self, group: &[usize]) -> Self {
        let groups = group.iter().max().map_or(0, |last| last + 1);
        let mut ties: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); groups];
        let mut within = vec![0.0; groups];
        for (node, own) in self.ties.iter().enumerate() {
            within[group[node]] += self.within[node];
            for &(next, weight) in own {
                if group[next] == group[node] {
                    within[group[node]] += weight;
                } else {
                    *ties[group[node]].entry(group[next]).or_default() += weight;
                }
            }
        }
        Self { ties: ties.into_iter().map(|ties| ties.into_iter().collect()).collect(), within }
    }
}

fn renumbered(group: &[usize]) -> Vec<usize> {
    let mut numbers = BTreeMap::new();
    group
        .iter()
        .map(|group| {
            let next = numbers.len();
            *numbers.entry(*group).or_insert(next)
        })
        .collect()
}

/// The group of each node of an undirected graph; `ties` are pairs of different nodes with weights, each pair once.
/// Groups are numbered from 0 in order of their first node; a node without ties is a group by itself.
pub(super) fn communities(nodes: usize, ties: &[(usize, usize, f64)]) -> Vec<usize> {
    let mut level = Level { ties: vec![Vec::new(); nodes], within: vec![0.0; nodes] };
    for &(a, b, weight) in ties {
        level.ties[a].push((b, weight));
        level.ties[b].push((a, weight));
    }
    let mut result: Vec<usize> = (0..nodes).collect();
    loop {
        let group = level.move_nodes();
        let groups = group.iter().max().map_or(0, |last| last + 1);
        result.iter_mut().for_each(|node| *node = group[*node]);
        if groups == level.ties.len() {
            return renumbered(&result);
        }
        level = level.folded(&group);
    }
}

/// How much more weight lies within the groups than chance would put there, after Newman (2004): below 1.
pub(super) fn modularity(group: &[usize], ties: &[(usize, usize, f64)]) -> f64 {
    let total: f64 = ties.iter().map(|(_, _, weight)| 2.0 * weight).sum();
    let groups = group.iter().max().map_or(0, |last| last + 1);
    let (mut within, mut degrees) = (vec![0.0; groups], vec![0.0; groups]);
    for &(a, b, weight) in ties {
        degrees[group[a]] += weight;
        degrees[group[b]] += weight;
        if group[a] == group[b] {
            within[group[a]] += 2.0 * weight;
        }
    }
    if total <= 0.0 {
        return 0.0;
    }
    within.iter().zip(&degrees).map(|(within, degree)| within / total - (degree / total).powi(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Triangles 0-1-2 and 3-4-5 with a bridge.
    const TRIANGLES: [(usize, usize, f64); 7] =
        [(0, 1, 1.0), (0, 2, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 4, 1.0), (3, 5, 1.0), (4, 5, 1.0)];

    #[test]
    fn triangles_are_groups() {
        assert_eq!(communities(7, &TRIANGLES), [0, 0, 0, 1, 1, 1, 2]);
    }

    #[test]
    fn weights_decide() {
        let ties = [(0, 1, 9.0), (1, 2, 1.0), (2, 3, 9.0)];
        assert_eq!(communities(4, &ties), [0, 0, 1, 1]);
    }

    #[test]
    fn modularity_by_hand() {
        // Of 14 ends of ties 7 are in each group, 6 of them of ties within.
        let expected = 2.0 * (6.0 / 14.0 - 0.25);
        assert!((modularity(&[0, 0, 0, 1, 1, 1, 2], &TRIANGLES) - expected).abs() < 1e-12);
        assert_eq!(modularity(&[], &[]), 0.0);
    }
}
