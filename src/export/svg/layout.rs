//! Where the actors stand: near each other when few relations lie between them.
//!
//! Stress majorization, node by node, after Gansner, Koren and North, "Graph drawing by stress majorization" (2004):
//! the distance in the picture shall be that in the graph, near pairs counting more. Starts from fixed places, so that
//! the same graph is drawn the same everywhere; of several starts the result with the fewest crossings is taken.

use petgraph::algo::dijkstra;
use petgraph::graph::{NodeIndex, UnGraph};

use super::geometry::{Point, direction, distance};

/// Rounds of moving every node at most.
const ROUNDS: usize = 200;
/// The layout is done when a round moves the nodes less than this, in pixels on average.
const STILL: f64 = 0.3;
/// Up to so many nodes several starts are tried.
const SMALL: usize = 150;
const STARTS: usize = 12;

/// An edge of the graph that is laid out: two nodes and how far apart they should be, in pixels.
pub(super) type Tie = (usize, usize, f64);

/// The nodes that hang together, each group with its nodes in order, the groups in order of their first nodes.
pub(super) fn components(nodes: usize, ties: &[Tie]) -> Vec<Vec<usize>> {
    let mut neighbours = vec![Vec::new(); nodes];
    for &(a, b, _) in ties {
        neighbours[a].push(b);
        neighbours[b].push(a);
    }
    let mut seen = vec![false; nodes];
    let mut groups = Vec::new();
    for first in 0..nodes {
        if std::mem::replace(&mut seen[first], true) {
            continue;
        }
        let mut group = vec![first];
        let mut next = 0;
        while next < group.len() {
            for &node in &neighbours[group[next]] {
                if !std::mem::replace(&mut seen[node], true) {
                    group.push(node);
                }
            }
            next += 1;
        }
        group.sort_unstable();
        groups.push(group);
    }
    groups
}

/// Places for nodes that all hang together, the longest extent level. Ties are between `0..nodes`.
pub(super) fn place(nodes: usize, ties: &[Tie]) -> Vec<Point> {
    let lengths = lengths(nodes, ties);
    let starts = if nodes <= 2 {
        1
    } else if nodes <= SMALL {
        STARTS
    } else {
        1
    };
    let mut best: Option<(f64, Vec<Point>)> = None;
    for start in 0..starts {
        let mut places = first_places(nodes, start);
        settle(&mut places, &lengths);
        // Crossings confuse more than distances that are off: a few percent of stress buy one crossing less.
        let cost = stress(&places, &lengths) / nodes as f64 + crossings(&places, ties) as f64 * 0.12;
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, places));
        }
    }
    let mut places = best.map(|(_, places)| places).unwrap_or_default();
    level(&mut places);
    places
}

/// Shortest ways between all pairs.
fn lengths(nodes: usize, ties: &[Tie]) -> Vec<Vec<f64>> {
    let edges = ties.iter().map(|&(a, b, length)| (a as u32, b as u32, length));
    let graph = UnGraph::<(), f64>::from_edges(edges);
    let row = |from: usize| {
        let mut row = vec![0.0; nodes];
        if from < graph.node_count() {
            for (to, length) in dijkstra(&graph, NodeIndex::new(from), None, |edge| *edge.weight()) {
                row[to.index()] = length;
            }
        }
        row
    };
    (0..nodes).map(row).collect()
}

/// A spiral by the golden angle, its nodes in another order for each start.
fn first_places(nodes: usize, start: usize) -> Vec<Point> {
    // Cosine and sine of the golden angle.
    const TURN: Point = [-0.737_368_878_078_319_7, 0.675_490_294_261_523_8];
    let mut order: Vec<usize> = (0..nodes).collect();
    let mut state = start as u64;
    for last in (1..nodes).rev().filter(|_| start > 0) {
        // Knuth's MMIX generator.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(last, (state >> 33) as usize % (last + 1));
    }
    let mut places = vec![[0.0, 0.0]; nodes];
    let mut turn: Point = [1.0, 0.0];
    for (step, node) in order.into_iter().enumerate() {
        let radius = 60.0 * (step as f64 + 0.5).sqrt();
        places[node] = [turn[0] * radius, turn[1] * radius];
        turn = [turn[0] * TURN[0] - turn[1] * TURN[1], turn[0] * TURN[1] + turn[1] * TURN[0]];
    }
    places
}

fn settle(places: &mut [Point], lengths: &[Vec<f64>]) {
    for _ in 0..ROUNDS {
        let mut moved = 0.0;
        for node in 0..places.len() {
            let (mut sum, mut weights) = ([0.0, 0.0], 0.0);
            for other in (0..places.len()).filter(|&other| other != node) {
                let length = lengths[node][other];
                let weight = 1.0 / (length * length);
                let away = direction(places[other], places[node]);
                for axis in 0..2 {
                    sum[axis] += weight * (places[other][axis] + length * away[axis]);
                }
                weights += weight;
            }
            if weights > 0.0 {
                let to = sum.map(|part| part / weights);
                moved += distance(places[node], to);
                places[node] = to;
            }
        }
        if moved < STILL * places.len() as f64 {
            break;
        }
    }
}

/// The sum of the squares of what the distances are off, as parts of them.
fn stress(places: &[Point], lengths: &[Vec<f64>]) -> f64 {
    let pairs = (0..places.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
    let off = pairs.map(|(a, b)| distance(places[a], places[b]) / lengths[a][b] - 1.0);
    off.map(|off| off * off).sum()
}

/// How many pairs of ties cross.
fn crossings(places: &[Point], ties: &[Tie]) -> usize {
    let side = |a: Point, b: Point, c: Point| (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0]);
    let mut count = 0;
    for (index, &(a, b, _)) in ties.iter().enumerate() {
        for &(c, d, _) in &ties[..index] {
            if a == c || a == d || b == c || b == d {
                continue;
            }
            let [p, q, r, s] = [a, b, c, d].map(|node| places[node]);
            count += usize::from(side(p, q, r) != side(p, q, s) && side(r, s, p) != side(r, s, q));
        }
    }
    count
}

/// Turns everything so that the longest extent is level: names are wide, and so are screens.
fn level(places: &mut [Point]) {
    let count = places.len().max(1) as f64;
    let centre = [0, 1].map(|axis| places.iter().map(|place| place[axis]).sum::<f64>() / count);
    let mut spread = [0.0; 3];
    for place in places.iter_mut() {
        *place = [place[0] - centre[0], place[1] - centre[1]];
        spread = [
            spread[0] + place[0] * place[0],
            spread[1] + place[0] * place[1],
            spread[2] + place[1] * place[1],
        ];
    }
    // The greater eigenvector of the covariance, by multiplying until nothing else is left.
    let mut axis: Point = [1.0, 0.5];
    for _ in 0..60 {
        let turned = [spread[0] * axis[0] + spread[1] * axis[1], spread[1] * axis[0] + spread[2] * axis[1]];
        axis = direction([0.0, 0.0], turned);
    }
    for place in places {
        *place = [place[0] * axis[0] + place[1] * axis[1], place[1] * axis[0] - place[0] * axis[1]];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_together_is_found() {
        assert_eq!(components(5, &[(0, 3, 1.0), (4, 3, 1.0)]), [vec![0, 3, 4], vec![1], vec![2]]);
        assert!(components(0, &[]).is_empty());
    }

    #[test]
    fn a_chain_is_drawn_as_one_without_crossings() {
        let ties: Vec<Tie> = (0..9).map(|node| (node, node + 1, 100.0)).collect();
        let places = place(10, &ties);
        assert_eq!(crossings(&places, &ties), 0);
        for &(a, b, length) in &ties {
            assert!((distance(places[a], places[b]) - length).abs() < 10.0, "{a} and {b}");
        }
        assert!((places[0][0] - places[9][0]).abs() > 700.0, "it lies level");
    }

    #[test]
    fn a_ring_is_drawn_as_one() {
        let ties: Vec<Tie> = (0..8).map(|node| (node, (node + 1) % 8, 100.0)).collect();
        assert_eq!(crossings(&place(8, &ties), &ties), 0);
    }
}
