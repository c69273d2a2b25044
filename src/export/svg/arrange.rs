//! From places to boxes that do not touch: components side by side, boxes pushed apart.

use super::geometry::{Point, Rect, bounds};
use super::layout::{Tie, components, place};

/// Pixels that stay free between two boxes.
const GAP: f64 = 16.0;
/// Pixels between components.
const BETWEEN: f64 = 36.0;
/// Boxes are wider than high, so that what lies side by side needs more room.
const STRETCH: f64 = 1.3;
/// How much wider than high the whole picture should be.
const FORMAT: f64 = 1.5;

/// Boxes of these sizes, so that tied ones are near each other and none touches another. Places begin at 0, 0.
pub(super) fn arrange(sizes: &[[f64; 2]], ties: &[Tie]) -> Vec<Rect> {
    let mut boxes: Vec<Rect> = sizes.iter().map(|&size| Rect { centre: [0.0, 0.0], size }).collect();
    let groups = components(sizes.len(), ties);
    let mut component_of = vec![(0, 0); sizes.len()];
    for (group, nodes) in groups.iter().enumerate() {
        for (index, &node) in nodes.iter().enumerate() {
            component_of[node] = (group, index);
        }
    }
    let mut own_ties: Vec<Vec<Tie>> = vec![Vec::new(); groups.len()];
    for &(a, b, length) in ties {
        own_ties[component_of[a].0].push((component_of[a].1, component_of[b].1, length));
    }
    for (nodes, ties) in groups.iter().zip(&own_ties) {
        let places: Vec<Point> = place(nodes.len(), ties).iter().map(|&[x, y]| [x * STRETCH, y]).collect();
        let sizes: Vec<[f64; 2]> = nodes.iter().map(|&node| sizes[node]).collect();
        for (&node, item) in nodes.iter().zip(separate(&places, &sizes)) {
            boxes[node] = item;
        }
    }
    pack(&groups, &mut boxes);
    boxes
}

/// Pushes boxes apart in the direction in which they overlap least, until none touches another.
fn separate(places: &[Point], sizes: &[[f64; 2]]) -> Vec<Rect> {
    let mut scale = 1.0;
    loop {
        let scaled = places.iter().map(|place| place.map(|part| part * scale));
        let grown = sizes.iter().map(|size| size.map(|side| side + GAP));
        let mut boxes: Vec<Rect> = scaled.zip(grown).map(|(centre, size)| Rect { centre, size }).collect();
        let apart = (0..80).any(|_| !push(&mut boxes));
        if apart {
            return boxes.into_iter().map(|item| item.grown(-GAP / 2.0)).collect();
        }
        // Too crowded: the same drawing with more room. At some size nothing is left to push.
        scale *= 1.15;
    }
}

/// Whether anything had to be pushed.
fn push(boxes: &mut [Rect]) -> bool {
    let mut pushed = false;
    for a in 0..boxes.len() {
        for b in a + 1..boxes.len() {
            let depth = boxes[a].overlap(&boxes[b]);
            if depth[0] <= 0.01 || depth[1] <= 0.01 {
                continue;
            }
            pushed = true;
            // Two in one place go apart up and down, where boxes need less room.
            let axis = usize::from(depth[1] <= depth[0]);
            let forward = boxes[a].centre[axis] <= boxes[b].centre[axis];
            let half = if forward { depth[axis] / 2.0 } else { -depth[axis] / 2.0 };
            boxes[a].centre[axis] -= half;
            boxes[b].centre[axis] += half;
        }
    }
    pushed
}

/// Sets the components in rows, high ones first, in the width that gives the picture its format.
fn pack(groups: &[Vec<usize>], boxes: &mut [Rect]) {
    let frame = |nodes: &Vec<usize>| bounds(nodes.iter().map(|&node| boxes[node]));
    let mut order: Vec<(usize, Rect)> =
        groups.iter().enumerate().filter_map(|(index, nodes)| Some((index, frame(nodes)?))).collect();
    order.sort_by(|a, b| b.1.size[1].total_cmp(&a.1.size[1]));
    let sizes: Vec<[f64; 2]> = order.iter().map(|(_, frame)| frame.size).collect();
    let area: f64 = sizes.iter().map(|size| (size[0] + BETWEEN) * (size[1] + BETWEEN)).sum();
    let widest = sizes.iter().map(|size| size[0]).fold(0.0, f64::max);
    let widths = (0..16).map(|step| widest.max((area * FORMAT).sqrt() * (0.8 + 0.08 * f64::from(step))));
    let rows = widths.map(|width| in_rows(&sizes, width));
    let Some((_, corners)) = rows.min_by(|a, b| a.0.total_cmp(&b.0)) else { return };
    for ((index, frame), corner) in order.iter().zip(corners) {
        for &node in &groups[*index] {
            boxes[node].centre[0] += corner[0] - frame.left();
            boxes[node].centre[1] += corner[1] - frame.top();
        }
    }
}

/// The upper left corners of frames that are set in rows of a width, and how large the picture becomes. What is low
/// enough stands under what was set before it, so that rows have no holes.
fn in_rows(sizes: &[[f64; 2]], width: f64) -> (f64, Vec<Point>) {
    let mut corners: Vec<Point> = Vec::new();
    // Where the row begins and how high it is; where the column begins, how wide it is and how far it is filled.
    let (mut row, mut high) = (0.0, 0.0);
    let (mut column, mut wide, mut filled) = (0.0, 0.0, 0.0);
    let mut reach: f64 = 0.0;
    for &[w, h] in sizes {
        if w <= wide && filled + BETWEEN + h <= high {
            corners.push([column, row + filled + BETWEEN]);
            filled += BETWEEN + h;
            continue;
        }
        let next = if corners.is_empty() { 0.0 } else { column + wide + BETWEEN };
        if next > 0.0 && next + w > width {
            (row, high) = (row + high + BETWEEN, h);
            column = 0.0;
        } else {
            column = next;
            high = f64::max(high, h);
        }
        (wide, filled) = (w, h);
        corners.push([column, row]);
        reach = reach.max(column + w);
    }
    (reach.max((row + high) * FORMAT), corners)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_boxes_touch() {
        // A star with a ring round it, two pairs and two lonely ones.
        let mut ties: Vec<Tie> = (1..20).map(|node| (0, node, 120.0)).collect();
        ties.extend((1..20).map(|node| (node, node % 19 + 1, 120.0)));
        ties.extend([(20, 21, 120.0), (22, 23, 120.0)]);
        let sizes: Vec<[f64; 2]> = (0..26).map(|node| [60.0 + 7.0 * node as f64, 30.0]).collect();
        let boxes = arrange(&sizes, &ties);
        for a in 0..boxes.len() {
            assert_eq!(boxes[a].size.map(f64::round), sizes[a]);
            for b in 0..a {
                assert!(!boxes[a].grown(4.0).touches(&boxes[b].grown(4.0)), "{a} and {b}");
            }
        }
        assert_eq!(arrange(&sizes, &ties), boxes);
        assert!(arrange(&[], &[]).is_empty());
    }
}
