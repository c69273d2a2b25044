//! How edges run and where their labels stand.

use std::collections::BTreeMap;

use super::geometry::{Curve, Point, Rect, between, direction};

/// Pixels between the middles of parallel edges.
const APART: f64 = 24.0;
/// How far an edge may bend to pass actors that are in its way, in the order in which it is tried.
const BENDS: [f64; 13] =
    [0.0, 26.0, -26.0, 50.0, -50.0, 80.0, -80.0, 120.0, -120.0, 170.0, -170.0, 230.0, -230.0];
/// Pixels between an edge and the actor that it passes.
const CLEAR: f64 = 5.0;
/// Pieces in which a curve is looked at.
const PIECES: usize = 28;
/// Places along an edge where its label may stand, best first.
const ALONG: [f64; 11] = [0.5, 0.44, 0.56, 0.38, 0.62, 0.3, 0.7, 0.24, 0.76, 0.18, 0.82];
/// Pixels that stay free round a label.
const ROUND: f64 = 3.0;

/// An edge to be drawn: from box to box, with the size of its label.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wire {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) label: [f64; 2],
}

/// Curves from border to border. Edges between the same two actors run side by side, and round others where they can.
pub(super) fn curves(boxes: &[Rect], wires: &[Wire]) -> Vec<Curve> {
    let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (index, wire) in wires.iter().enumerate() {
        pairs.entry((wire.from.min(wire.to), wire.from.max(wire.to))).or_default().push(index);
    }
    let mut curves = vec![Curve([[0.0; 2]; 4]); wires.len()];
    for ((a, b), indexes) in pairs {
        let offset = |index: usize| (index as f64 - (indexes.len() as f64 - 1.0) / 2.0) * APART;
        let bundle = |bend: f64| -> Vec<Curve> {
            let line = |index| match a == b {
                true => round(&boxes[a], index),
                false => clipped(boxes, a, b, bend + offset(index)),
            };
            (0..indexes.len()).map(line).collect()
        };
        let in_the_way =
            |bundle: &[Curve]| bundle.iter().map(|curve| crossed(boxes, a, b, curve)).sum::<usize>();
        let tried = BENDS.iter().map(|&bend| bundle(bend)).map(|bundle| (in_the_way(&bundle), bundle));
        let mut best: Option<(usize, Vec<Curve>)> = None;
        for (count, bundle) in tried {
            if best.as_ref().is_none_or(|(least, _)| count < *least) {
                best = Some((count, bundle));
            }
            if count == 0 {
                break;
            }
        }
        for (&index, curve) in indexes.iter().zip(best.map(|(_, bundle)| bundle).unwrap_or_default()) {
            curves[index] = if wires[index].from <= wires[index].to { curve } else { curve.reversed() };
        }
    }
    curves
}

fn clipped(boxes: &[Rect], from: usize, to: usize, bend: f64) -> Curve {
    let whole = Curve::bent(boxes[from].centre, boxes[to].centre, bend);
    let start = whole.exit(&boxes[from].grown(2.0));
    let end = 1.0 - whole.reversed().exit(&boxes[to].grown(2.0));
    if start < end { whole.part(start, end) } else { whole }
}

/// From an actor to itself: a loop above the right corner.
fn round(item: &Rect, index: usize) -> Curve {
    let reach = 26.0 + APART * index as f64 * 0.6;
    let (right, top) = (item.centre[0] + item.size[0] / 2.0, item.top());
    let (a, b) = ([right - 14.0, top - 2.0], [right + 2.0, top + item.size[1].min(14.0)]);
    Curve([a, [a[0], a[1] - reach], [b[0] + reach, b[1]], b])
}

/// How many other actors a curve runs through.
fn crossed(boxes: &[Rect], from: usize, to: usize, curve: &Curve) -> usize {
    let Some(frame) = curve.bounds() else { return 0 };
    let others = boxes.iter().enumerate().filter(|(index, _)| *index != from && *index != to);
    let others = others.map(|(_, item)| item.grown(CLEAR)).filter(|item| item.touches(&frame.grown(1.0)));
    others.filter(|item| curve.samples(PIECES).any(|point| item.holds(point))).count()
}

/// The middle of each label, where there is room for it: clear of all boxes and of the labels placed before, on or
/// beside its edge, over as few other edges as can be. `order` says which labels choose first.
pub(super) fn labels(
    boxes: &[Rect],
    wires: &[Wire],
    curves: &[Curve],
    order: &[usize],
) -> Vec<Option<Point>> {
    let lines: Vec<(Option<Rect>, Vec<Point>)> =
        curves.iter().map(|curve| (curve.bounds(), curve.samples(PIECES).collect())).collect();
    let mut placed: Vec<Rect> = Vec::new();
    let mut labels = vec![None; wires.len()];
    for &index in order {
        let size = wires[index].label;
        let mut best: Option<(f64, Rect)> = None;
        for (rank, centre) in candidates(&curves[index], size).enumerate() {
            let label = Rect { centre, size };
            let room = label.grown(ROUND);
            if boxes.iter().chain(&placed).any(|other| other.touches(&room)) {
                continue;
            }
            let others = lines.iter().enumerate().filter(|(other, _)| *other != index);
            let near =
                others.filter(|(_, (frame, _))| frame.is_some_and(|frame| frame.grown(1.0).touches(&room)));
            let over =
                near.map(|(_, (_, line))| cost(line, &room)).sum::<f64>() + ends(&lines[index].1, &room);
            let cost = over + rank as f64 * 0.15;
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, label));
            }
        }
        if let Some((_, label)) = best {
            labels[index] = Some(label.centre);
            placed.push(label);
        }
    }
    labels
}

/// On the curve first, then beside it.
fn candidates(curve: &Curve, size: [f64; 2]) -> impl Iterator<Item = Point> + '_ {
    [0.0, 1.0, -1.0].into_iter().flat_map(move |side| {
        ALONG.into_iter().map(move |at| {
            let point = curve.point(at);
            let [x, y] = direction(curve.point(at - 0.05), curve.point(at + 0.05));
            // Far enough that the label does not lie on its own edge.
            let away = side * (y.abs() * size[0] / 2.0 + x.abs() * size[1] / 2.0 + 3.0);
            [point[0] + y * away, point[1] - x * away]
        })
    })
}

/// What it costs to cover a part of another edge, its ends most of all.
fn cost(line: &[Point], room: &Rect) -> f64 {
    let covers =
        line.windows(2).any(|pair| room.holds(pair[0]) || room.holds(between(pair[0], pair[1], 0.5)));
    ends(line, room) + if covers { 1.5 } else { 0.0 }
}

fn ends(line: &[Point], room: &Rect) -> f64 {
    let tips = line.iter().take(2).chain(line.iter().rev().take(2));
    if tips.into_iter().any(|&tip| room.holds(tip)) { 5.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x: f64, y: f64) -> Rect {
        Rect { centre: [x, y], size: [60.0, 30.0] }
    }

    fn wire(from: usize, to: usize) -> Wire {
        Wire { from, to, label: [50.0, 12.0] }
    }

    #[test]
    fn edges_go_round_the_actor_between() {
        let boxes = [rect(0.0, 0.0), rect(150.0, 0.0), rect(300.0, 0.0)];
        let curves = curves(&boxes, &[wire(0, 2), wire(0, 1)]);
        assert_eq!(crossed(&boxes, 0, 2, &curves[0]), 0);
        assert!(curves[1].point(0.5)[1].abs() < 1e-6, "nothing is in the way: {:?}", curves[1]);
    }

    #[test]
    fn edges_between_the_same_actors_run_apart() {
        let boxes = [rect(0.0, 0.0), rect(0.0, 200.0)];
        let wires = [wire(0, 1), wire(1, 0), wire(0, 1), wire(1, 1)];
        let curves = curves(&boxes, &wires);
        for a in 0..3 {
            for b in 0..a {
                let apart = (curves[a].point(0.5)[0] - curves[b].point(0.5)[0]).abs();
                assert!(apart > 15.0, "{a} and {b}: {apart}");
            }
        }
        assert!(curves[1].point(0.0)[1] > curves[1].point(1.0)[1], "it begins at its source");
        let labels = labels(&boxes, &wires, &curves, &[0, 1, 2, 3]);
        let placed: Vec<Rect> =
            labels.iter().flatten().map(|&centre| Rect { centre, size: [50.0, 12.0] }).collect();
        assert_eq!(placed.len(), 4);
        for a in 0..4 {
            assert!((0..a).all(|b| !placed[a].touches(&placed[b])));
        }
    }

    #[test]
    fn without_room_there_is_no_label() {
        let boxes = [rect(0.0, 0.0), rect(70.0, 0.0), rect(35.0, 33.0), rect(35.0, -33.0)];
        let wires = [wire(0, 1)];
        assert_eq!(labels(&boxes, &wires, &curves(&boxes, &wires), &[0]), [None]);
    }
}
