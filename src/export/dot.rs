//! DOT, the language of Graphviz: the graph as a picture.
//!
//! Colour tells the quad, line style the status, line width the amount of evidence, shape the kind of actor; a
//! legend explains what occurs. Sentences and aliases are tooltips, which Graphviz puts into SVG.

use std::io::{self, Write};

use super::legend::{quads, statuses};
use super::text::{clean, cut, edge_label, wrap};
use super::{Exporter, PICTURE, colours};
use crate::actor::Kind;
use crate::graph::{Edge, Filter, Graph, Link, Node};
use crate::relation::Status;

/// Characters of a name that fit on one line of a node.
const NAME_WIDTH: usize = 22;
/// Characters of a name that are drawn at all; the tooltip has more.
const NAME_LENGTH: usize = 66;
/// Characters in a tooltip: Graphviz refuses very long strings.
const TOOLTIP_LENGTH: usize = 2000;

/// Graphviz DOT.
pub(super) struct Dot;

impl Exporter for Dot {
    fn name(&self) -> &'static str {
        "dot"
    }

    fn purpose(&self) -> &'static str {
        "Graphviz picture: `dot -Tsvg graph.dot -o graph.svg`"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["dot", "gv"]
    }

    fn defaults(&self) -> Filter {
        PICTURE
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "digraph actograph {{")?;
        writeln!(
            out,
            "  graph [rankdir=LR, charset=\"UTF-8\", bgcolor=white, pad=0.3, nodesep=0.35, ranksep=1.1]"
        )?;
        writeln!(
            out,
            "  node [fontname=\"Helvetica\", fontsize=12, margin=\"0.15,0.07\", style=filled, color=\"#444444\"]"
        )?;
        writeln!(out, "  edge [fontname=\"Helvetica\", fontsize=10, arrowsize=0.8]")?;
        for node in graph.nodes() {
            write_node(out, node)?;
        }
        for link in graph.links() {
            write_edge(out, link)?;
        }
        write_legend(out, graph)?;
        writeln!(out, "}}")
    }
}

/// A string as DOT reads it back: quoted, with nothing left that Graphviz would replace (`\N`, `&amp;`).
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in clean(text).chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '&' => quoted.push_str("&amp;"),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn write_node(out: &mut dyn Write, node: &Node) -> io::Result<()> {
    let label = wrap(&cut(&node.name, NAME_LENGTH), NAME_WIDTH);
    let country = node.country.map(|country| format!(", {}", country.code())).unwrap_or_default();
    let mut tooltip = format!("{} ({}{country})", node.name, node.kind.name());
    for alias in &node.aliases {
        tooltip.push_str(&format!("\n{alias}"));
    }
    let (shape, fill) = (shape(node.kind), colours::hex(colours::fill(node.kind)));
    let tooltip = quoted(&cut(&tooltip, TOOLTIP_LENGTH));
    let label = quoted(&label);
    writeln!(
        out,
        "  {} [label={label}, shape={shape}, fillcolor=\"{fill}\", tooltip={tooltip}]",
        quoted(&node.id)
    )
}

fn shape(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "ellipse",
        Kind::Organization => "box",
        Kind::Place => "hexagon",
        Kind::Group => "octagon",
    }
}

fn line_style(status: Status) -> &'static str {
    match status {
        Status::Actual => "solid",
        Status::Claimed => "dashed",
        Status::Intended => "dotted",
    }
}

fn write_edge(out: &mut dyn Write, link: Link<'_>) -> io::Result<()> {
    let edge = link.edge;
    let label = edge_label(edge);
    let mut tooltip = format!(
        "{} – {label} – {}",
        cut(&link.source.name, NAME_LENGTH),
        cut(&link.target.name, NAME_LENGTH)
    );
    for evidence in &edge.evidence {
        tooltip.push_str(&format!("\n{}", evidence.text.trim()));
    }
    let tooltip = quoted(&cut(&tooltip, TOOLTIP_LENGTH));
    let (line, text) = colours::edge(&edge.kind);
    writeln!(
        out,
        "  {} -> {} [label={}, color={}, fontcolor={}, style={}, penwidth={:.1}{}, tooltip={tooltip}, labeltooltip={tooltip}]",
        quoted(&link.source.id),
        quoted(&link.target.id),
        quoted(&format!(" {label} ")),
        quoted(&colours::hex(line)),
        quoted(&colours::hex(text)),
        line_style(edge.status()),
        line_width(edge),
        arrow(edge),
    )
}

/// Line width in points: grows with the logarithm of the weight.
pub(super) fn line_width(edge: &Edge) -> f64 {
    1.2 + (edge.weight().max(1) as f64).log2().min(5.0) * 0.7
}

/// A denied act ends in a bar instead of a point, a mutual one has two ends.
fn arrow(edge: &Edge) -> &'static str {
    match (edge.negated(), edge.kind.symmetric) {
        (false, false) => "",
        (true, false) => ", arrowhead=tee",
        (false, true) => ", dir=both",
        (true, true) => ", dir=both, arrowhead=tee, arrowtail=tee",
    }
}

/// Explains the colours, line styles and arrow ends that occur.
fn write_legend(out: &mut dyn Write, graph: &Graph) -> io::Result<()> {
    let lines = legend_lines(graph);
    if lines.is_empty() {
        return Ok(());
    }
    // A name that no actor's id has.
    let mut name = String::from("legend");
    while graph.nodes().any(|node| node.id == name) {
        name.push(' ');
    }
    writeln!(out, "  subgraph cluster_legend {{")?;
    writeln!(out, "    graph [style=invis]")?;
    writeln!(
        out,
        "    {} [shape=plain, style=solid, fontsize=10, tooltip=\"Legend\", label=<",
        quoted(&name)
    )?;
    writeln!(
        out,
        "      <table border=\"1\" color=\"#bbbbbb\" cellborder=\"0\" cellspacing=\"3\" cellpadding=\"1\">"
    )?;
    for Entry { colour, style, width, text } in lines {
        // The line is the lower border of the upper of two empty cells, so that it stands level with the text.
        let line = format!("border=\"{width}\" sides=\"b\" color=\"{colour}\" style=\"{style}\"");
        writeln!(
            out,
            "        <tr><td width=\"36\" {line}></td><td rowspan=\"2\" align=\"left\">{text}</td></tr>"
        )?;
        writeln!(out, "        <tr><td></td></tr>")?;
    }
    writeln!(out, "      </table>>]")?;
    writeln!(out, "  }}")
}

/// A line of the legend.
struct Entry {
    colour: String,
    style: &'static str,
    width: u8,
    text: &'static str,
}

fn legend_lines(graph: &Graph) -> Vec<Entry> {
    let quads = quads(graph).into_iter().map(|(quad, text)| Entry {
        colour: colours::hex(colours::quad(quad).0),
        style: "solid",
        width: 3,
        text,
    });
    let statuses = statuses(graph).into_iter().map(|(status, text)| Entry {
        colour: "#444444".to_owned(),
        style: line_style(status),
        width: 2,
        text,
    });
    quads.chain(statuses).collect()
}
