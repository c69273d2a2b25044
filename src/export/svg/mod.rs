//! SVG: the graph as a picture that needs no other program.
//!
//! `layout` finds places, `arrange` makes boxes of them that do not touch, `route` leads the edges and finds room for
//! their labels, `draw` writes it all down; `theme` has the colours for light and dark screens. The marks are those of
//! the Graphviz picture: colour tells the quad, line style the status, line width the amount of evidence, shape the
//! kind of actor. Sentences and aliases are tooltips.

mod arrange;
mod draw;
mod geometry;
mod layout;
mod legend;
mod measure;
mod route;
mod theme;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::{Exporter, PICTURE};
use crate::graph::{Filter, Graph, Link, Node};
use draw::Drawing;
use layout::Tie;
use measure::{name_lines, width};
use route::Wire;

/// A picture with more edges than this is a ball of wool, and takes long.
const MOST_EDGES: usize = 600;
/// Font sizes of names and of labels, in pixels.
const NAME_SIZE: f64 = 13.0;
const LABEL_SIZE: f64 = 10.5;
/// From one line of a name to the next.
const LINE_HEIGHT: f64 = 15.5;
/// Pixels round a name.
const PADDING: [f64; 2] = [15.0, 8.0];

/// SVG picture.
pub(super) struct Svg {
    /// Dark whatever the screen is; otherwise light, and dark where the reader prefers that.
    pub(super) dark: bool,
}

impl Exporter for Svg {
    fn name(&self) -> &'static str {
        if self.dark { "svg-dark" } else { "svg" }
    }

    fn purpose(&self) -> &'static str {
        if self.dark {
            "the same picture in dark colours everywhere"
        } else {
            "picture for browsers, light or dark as the reader prefers; of a large graph the best supported edges"
        }
    }

    fn endings(&self) -> &'static [&'static str] {
        if self.dark { &["dark.svg"] } else { &["svg"] }
    }

    fn defaults(&self) -> Filter {
        PICTURE
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        let links = best_supported(graph);
        let nodes = shown(graph, &links);
        let hidden = graph.edge_count() - links.len();
        let names: Vec<Vec<String>> = nodes.iter().map(|node| lines_of(node)).collect();
        let sizes: Vec<[f64; 2]> = names.iter().map(|lines| box_size(lines)).collect();
        let number: BTreeMap<&str, usize> =
            nodes.iter().enumerate().map(|(index, node)| (node.id.as_str(), index)).collect();
        let labels: Vec<String> = links.iter().map(|link| super::text::edge_label(link.edge)).collect();
        let wires: Vec<Wire> = links
            .iter()
            .zip(&labels)
            .map(|(link, label)| Wire {
                from: number[link.source.id.as_str()],
                to: number[link.target.id.as_str()],
                label: [width(label) * LABEL_SIZE, LABEL_SIZE + 3.0],
            })
            .collect();
        let boxes = arrange::arrange(&sizes, &ties(&wires, &sizes));
        let curves = route::curves(&boxes, &wires);
        let mut order: Vec<usize> = (0..wires.len()).collect();
        order.sort_by_key(|&index| std::cmp::Reverse(links[index].edge.weight()));
        let places = route::labels(&boxes, &wires, &curves, &order);
        let drawing = Drawing { nodes, names, boxes, links, wires, labels, curves, places };
        draw::write(out, &drawing, &legend::entries(graph, hidden), self.dark)
    }
}

/// As many edges as a picture can show, in the order of the graph.
fn best_supported(graph: &Graph) -> Vec<Link<'_>> {
    let mut links: Vec<(usize, Link<'_>)> = graph.links().enumerate().collect();
    let support = |link: &Link<'_>| (link.edge.weight(), (link.edge.confidence() * 100.0).round() as u8);
    links.sort_by_key(|(_, link)| std::cmp::Reverse(support(link)));
    links.truncate(MOST_EDGES);
    links.sort_by_key(|(index, _)| *index);
    links.into_iter().map(|(_, link)| link).collect()
}

/// The actors of these edges, and those without any edge, which the user asked for; not those whose edges are hidden.
fn shown<'a>(graph: &'a Graph, links: &[Link<'_>]) -> Vec<&'a Node> {
    let ends = |link: &Link<'_>| [link.source.id.clone(), link.target.id.clone()];
    let drawn: BTreeSet<String> = links.iter().flat_map(ends).collect();
    let linked: BTreeSet<String> = graph.links().flat_map(|link| ends(&link)).collect();
    graph.nodes().filter(|node| drawn.contains(&node.id) || !linked.contains(&node.id)).collect()
}

/// The name as it is drawn; the id where the name has nothing to draw.
fn lines_of(node: &Node) -> Vec<String> {
    [&node.name, &node.id]
        .map(|text| name_lines(text))
        .into_iter()
        .find(|lines| !lines.is_empty())
        .unwrap_or_default()
}

fn box_size(lines: &[String]) -> [f64; 2] {
    let widest = lines.iter().map(|line| width(line)).fold(1.0, f64::max);
    [widest * NAME_SIZE + 2.0 * PADDING[0], lines.len().max(1) as f64 * LINE_HEIGHT + 2.0 * PADDING[1]]
}

/// How far apart the ends of edges should be: far enough for the boxes and the widest label between them.
fn ties(wires: &[Wire], sizes: &[[f64; 2]]) -> Vec<Tie> {
    let mut lengths: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for wire in wires.iter().filter(|wire| wire.from != wire.to) {
        let key = (wire.from.min(wire.to), wire.from.max(wire.to));
        let length = lengths.entry(key).or_default();
        *length = length.max(55.0 + wire.label[0] * 0.7 + (sizes[key.0][0] + sizes[key.1][0]) * 0.27);
    }
    lengths.into_iter().map(|((a, b), length)| (a, b, length)).collect()
}
