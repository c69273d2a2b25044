//! Writing a picture down as SVG.

use std::io::{self, Write};

use super::geometry::{Curve, Point, Rect, bounds, direction};
use super::legend::Mark;
use super::measure::width;
use super::route::Wire;
use super::theme::{class, style};
use super::{LABEL_SIZE, LINE_HEIGHT, NAME_SIZE};
use crate::actor::Kind;
use crate::export::colours;
use crate::export::dot::line_width;
use crate::export::text::cut;
use crate::export::xml::escape;
use crate::graph::{Edge, Link, Node};
use crate::relation::Status;

/// Pixels round the picture.
const MARGIN: f64 = 24.0;
/// Length and half the breadth of an arrow head.
const TIP: [f64; 2] = [9.0, 4.0];
/// Height of a line of the legend, and the length of its samples.
const KEY: [f64; 2] = [20.0, 30.0];
/// A picture is at least so wide that the legend is not a column.
const LEAST_WIDTH: f64 = 460.0;
/// Characters in a tooltip.
const TOOLTIP: usize = 2000;

/// Everything that is drawn, and where.
pub(super) struct Drawing<'a> {
    pub(super) nodes: Vec<&'a Node>,
    /// The lines of the nodes' names.
    pub(super) names: Vec<Vec<String>>,
    pub(super) boxes: Vec<Rect>,
    pub(super) links: Vec<Link<'a>>,
    pub(super) wires: Vec<Wire>,
    pub(super) labels: Vec<String>,
    pub(super) curves: Vec<Curve>,
    /// The middles of the labels that have room.
    pub(super) places: Vec<Option<Point>>,
}

pub(super) fn write(
    out: &mut dyn Write,
    drawing: &Drawing<'_>,
    legend: &[(Mark, String)],
    dark: bool,
) -> io::Result<()> {
    let frame = frame(drawing);
    let (left, top) = (frame.left() - MARGIN, frame.top() - MARGIN);
    let wide = (frame.size[0] + 2.0 * MARGIN).max(LEAST_WIDTH);
    let keys = flow(legend, wide - 2.0 * MARGIN);
    let rows = keys.last().map_or(0.0, |key| key[1] + KEY[0]);
    let below = frame.top() + frame.size[1] + MARGIN;
    let high = frame.size[1] + 2.0 * MARGIN + if rows > 0.0 { rows + MARGIN * 0.5 } else { 0.0 };
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{}\" height=\"{}\" viewBox=\"{} {} {} {}\">",
        n(wide),
        n(high),
        n(left),
        n(top),
        n(wide),
        n(high)
    )?;
    writeln!(out, "<title>{} actors, {} relations</title>", drawing.nodes.len(), drawing.links.len())?;
    writeln!(out, "<style>\n{}</style>", style(dark))?;
    writeln!(
        out,
        "<rect class=\"paper\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
        n(left),
        n(top),
        n(wide),
        n(high)
    )?;
    for (index, link) in drawing.links.iter().enumerate() {
        write_edge(out, *link, &drawing.curves[index], &drawing.labels[index])?;
    }
    for (index, node) in drawing.nodes.iter().enumerate() {
        write_node(out, node, &drawing.boxes[index], &drawing.names[index])?;
    }
    for (index, link) in drawing.links.iter().enumerate() {
        if let Some([x, y]) = drawing.places[index] {
            let (class, paint) = colour(link.edge, "fill");
            let [wide, high] = drawing.wires[index].label;
            // A strip of paper under the words, or the line would strike them out.
            writeln!(
                out,
                "<rect class=\"paper strip\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                n(x - wide / 2.0),
                n(y - high / 2.0),
                n(wide),
                n(high)
            )?;
            let (x, y, label) = (n(x), n(y + LABEL_SIZE * 0.36), escape(&drawing.labels[index]));
            writeln!(out, "<text class=\"label {class}\"{paint} x=\"{x}\" y=\"{y}\">{label}</text>")?;
        }
    }
    for ((mark, text), [x, y]) in legend.iter().zip(keys) {
        write_key(out, *mark, text, [frame.left() + x, below + y + KEY[0] / 2.0])?;
    }
    writeln!(out, "</svg>")
}

/// Round all boxes, edges and labels.
fn frame(drawing: &Drawing<'_>) -> Rect {
    let labels = drawing.places.iter().zip(&drawing.wires);
    let labels = labels.filter_map(|(place, wire)| Some(Rect { centre: (*place)?, size: wire.label }));
    let points = drawing.curves.iter().flat_map(|curve| curve.samples(24));
    let points = points.map(|centre| Rect { centre, size: [2.0 * TIP[1]; 2] });
    let nothing = Rect { centre: [0.0; 2], size: [0.0; 2] };
    bounds(drawing.boxes.iter().copied().chain(labels).chain(points)).unwrap_or(nothing)
}

/// A number with one decimal; never `-0`.
fn n(number: f64) -> String {
    let tenths = (number * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    match tenths.abs() {
        tenths if tenths % 10 == 0 => format!("{sign}{}", tenths / 10),
        tenths => format!("{sign}{}.{}", tenths / 10, tenths % 10),
    }
}

/// The class that colours a part of an edge, and the attribute for a colour of the user's own.
fn colour(edge: &Edge, property: &str) -> (&'static str, String) {
    match colours::own(&edge.kind) {
        Some(own) => ("own", format!(" style=\"{property}:{}\"", colours::hex(own))),
        None => (class(edge.kind.quad), String::new()),
    }
}

fn dashes(status: Status) -> &'static str {
    match status {
        Status::Actual => "",
        Status::Claimed => " stroke-dasharray=\"7 4\"",
        Status::Intended => " stroke-dasharray=\"2 4\"",
    }
}

fn write_edge(
    out: &mut dyn Write,
    Link { source, target, edge }: Link<'_>,
    curve: &Curve,
    label: &str,
) -> io::Result<()> {
    let mut tooltip = format!("{} – {label} – {}", source.name, target.name);
    for evidence in &edge.evidence {
        tooltip.push('\n');
        tooltip.push_str(evidence.text.trim());
    }
    writeln!(out, "<g><title>{}</title>", escape(&cut(&tooltip, TOOLTIP)))?;
    let (class, paint) = colour(edge, "stroke");
    let [a, b, c, d] = curve.0.map(|[x, y]| format!("{} {}", n(x), n(y)));
    let (dashes, wide) = (dashes(edge.status()), n(line_width(edge)));
    writeln!(
        out,
        "<path class=\"line {class}\"{paint} stroke-width=\"{wide}\"{dashes} d=\"M{a} C{b} {c} {d}\"/>"
    )?;
    write_end(out, edge, curve)?;
    if edge.kind.symmetric {
        write_end(out, edge, &curve.reversed())?;
    }
    writeln!(out, "</g>")
}

/// What stands at the end of a curve: an arrow head, or a bar where the relation is denied.
fn write_end(out: &mut dyn Write, edge: &Edge, curve: &Curve) -> io::Result<()> {
    let tip = curve.0[3];
    let along = direction(curve.point(0.9), tip);
    if edge.negated() {
        let (class, paint) = colour(edge, "stroke");
        let path = bar(tip, along);
        return writeln!(out, "<path class=\"bar {class}\"{paint} stroke-width=\"2.4\" d=\"{path}\"/>");
    }
    let (class, paint) = colour(edge, "fill");
    let grown = 1.0 + (line_width(edge) - 1.2) * 0.12;
    writeln!(out, "<path class=\"tip {class}\"{paint} d=\"{}\"/>", head(tip, along, grown))
}

fn head([x, y]: Point, [dx, dy]: Point, grown: f64) -> String {
    let (long, half) = (TIP[0] * grown, TIP[1] * grown);
    let (bx, by) = (x - dx * long, y - dy * long);
    let corner = |side: f64| format!("{} {}", n(bx - dy * half * side), n(by + dx * half * side));
    format!("M{} {} L{} L{} Z", n(x), n(y), corner(1.0), corner(-1.0))
}

fn bar([x, y]: Point, [dx, dy]: Point) -> String {
    let (x, y) = (x - dx * 1.5, y - dy * 1.5);
    format!("M{} {} L{} {}", n(x - dy * 6.0), n(y + dx * 6.0), n(x + dy * 6.0), n(y - dx * 6.0))
}

fn write_node(out: &mut dyn Write, node: &Node, item: &Rect, lines: &[String]) -> io::Result<()> {
    let country = node.country.map(|country| format!(", {}", country.code())).unwrap_or_default();
    let mut tooltip = format!("{} ({}{country})", node.name, node.kind.name());
    for alias in &node.aliases {
        tooltip.push('\n');
        tooltip.push_str(alias);
    }
    writeln!(out, "<g><title>{}</title>", escape(&cut(&tooltip, TOOLTIP)))?;
    writeln!(out, "{}", shape(node.kind, item))?;
    let first = item.centre[1] - (lines.len() as f64 - 1.0) * LINE_HEIGHT / 2.0 + NAME_SIZE * 0.36;
    for (index, line) in lines.iter().enumerate() {
        let (x, y) = (n(item.centre[0]), n(first + index as f64 * LINE_HEIGHT));
        writeln!(out, "<text class=\"name\" x=\"{x}\" y=\"{y}\">{}</text>", escape(line))?;
    }
    writeln!(out, "</g>")
}

/// A person is round, an organisation square, a place has points left and right, a group cut corners.
fn shape(kind: Kind, item: &Rect) -> String {
    let [wide, high] = item.size;
    let (x, y) = (item.left(), item.top());
    let class = kind.name();
    let cut = match kind {
        Kind::Person | Kind::Organization => {
            let round = if kind == Kind::Person { (high / 2.0).min(18.0) } else { 2.0 };
            return format!(
                "<rect class=\"node {class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
                n(x),
                n(y),
                n(wide),
                n(high),
                n(round)
            );
        }
        Kind::Place => [10.0, high / 2.0],
        Kind::Group => [(high * 0.3).min(8.0); 2],
    };
    let corners = [
        [x + cut[0], y],
        [x + wide - cut[0], y],
        [x + wide, y + cut[1]],
        [x + wide, y + high - cut[1]],
        [x + wide - cut[0], y + high],
        [x + cut[0], y + high],
        [x, y + high - cut[1]],
        [x, y + cut[1]],
    ];
    let points: Vec<String> = corners.iter().map(|[x, y]| format!("{},{}", n(*x), n(*y))).collect();
    format!("<polygon class=\"node {class}\" points=\"{}\"/>", points.join(" "))
}

/// Where the entries of the legend stand, in lines no longer than `wide`.
fn flow(legend: &[(Mark, String)], wide: f64) -> Vec<Point> {
    let (mut x, mut y) = (0.0, 0.0);
    let mut places = Vec::new();
    for (_, text) in legend {
        let room = KEY[1] + 8.0 + width(text) * 11.0;
        if x > 0.0 && x + room > wide {
            (x, y) = (0.0, y + KEY[0]);
        }
        places.push([x, y]);
        x += room + 18.0;
    }
    places
}

fn write_key(out: &mut dyn Write, mark: Mark, text: &str, [x, y]: Point) -> io::Result<()> {
    let end = x + KEY[1];
    let line = |class: &str, dashes: &str, wide: &str| {
        format!(
            "<path class=\"line {class}\" stroke-width=\"{wide}\"{dashes} d=\"M{} {} L{} {}\"/>",
            n(x),
            n(y),
            n(end),
            n(y)
        )
    };
    let tip = |at: f64, side: f64| format!("<path class=\"tip\" d=\"{}\"/>", head([at, y], [side, 0.0], 1.0));
    let picture = match mark {
        Mark::Colour(class) => line(class, "", "4"),
        Mark::Style(status) => line("", dashes(status), "1.8"),
        Mark::Denied => {
            line("", "", "1.8")
                + &format!("<path class=\"bar\" stroke-width=\"2.4\" d=\"{}\"/>", bar([end, y], [1.0, 0.0]))
        }
        Mark::Mutual => line("", "", "1.8") + &tip(end, 1.0) + &tip(x, -1.0),
        Mark::Shape(kind) => shape(kind, &Rect { centre: [x + KEY[1] / 2.0, y], size: [KEY[1] - 2.0, 13.0] }),
        Mark::Words => String::new(),
    };
    let at = if mark == Mark::Words { x } else { end + 8.0 };
    writeln!(out, "{picture}<text class=\"key\" x=\"{}\" y=\"{}\">{}</text>", n(at), n(y + 4.0), escape(text))
}

#[cfg(test)]
mod tests {
    use super::n;

    #[test]
    fn numbers_are_short() {
        for (number, text) in [(0.0, "0"), (-0.04, "0"), (12.0, "12"), (1.25, "1.3"), (-7.31, "-7.3")] {
            assert_eq!(n(number), text);
        }
    }
}
