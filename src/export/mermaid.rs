//! Mermaid flowcharts, for Markdown pages that draw them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Write};

use super::text::{clean, cut};
use super::{Exporter, PICTURE, colours};
use crate::actor::Kind;
use crate::graph::{Filter, Graph, Link, Node};
use crate::relation::Status;

/// Mermaid refuses a diagram with more edges, whatever its settings.
const MOST_EDGES: usize = 500;
/// Mermaid refuses a diagram with more characters (50,000); some room is left for styles.
const MOST_CHARACTERS: usize = 45_000;
/// Characters of a name that are drawn.
const NAME_LENGTH: usize = 60;

/// Mermaid.
pub(super) struct Mermaid;

impl Exporter for Mermaid {
    fn name(&self) -> &'static str {
        "mermaid"
    }

    fn purpose(&self) -> &'static str {
        "Mermaid flowchart for Markdown pages; of a large graph the best supported edges"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["mmd", "mermaid"]
    }

    fn defaults(&self) -> Filter {
        PICTURE
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        let shown = best_supported(graph);
        let numbers: BTreeMap<&str, usize> =
            graph.nodes().enumerate().map(|(index, node)| (node.id.as_str(), index + 1)).collect();
        let linked: BTreeSet<&str> =
            graph.links().flat_map(|link| [link.source, link.target]).map(|node| node.id.as_str()).collect();
        let drawn: BTreeSet<&str> =
            shown.iter().flat_map(|link| [link.source, link.target]).map(|node| node.id.as_str()).collect();
        writeln!(out, "flowchart LR")?;
        let hidden = graph.edge_count() - shown.len();
        if hidden > 0 {
            writeln!(
                out,
                "  %% {hidden} less supported edges are left out: Mermaid draws {MOST_EDGES} at most"
            )?;
        }
        // Actors without any edge were asked for; those whose edges are all hidden were not.
        for node in graph
            .nodes()
            .filter(|node| drawn.contains(&*node.id) || !linked.contains(&*node.id))
            .take(MOST_EDGES)
        {
            writeln!(out, "  {}", node_line(node, numbers[node.id.as_str()]))?;
        }
        let mut styles: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (index, link) in shown.iter().enumerate() {
            writeln!(out, "  {}", edge_line(*link, &numbers))?;
            styles.entry(edge_style(*link)).or_default().push(index.to_string());
        }
        for (style, edges) in styles {
            writeln!(out, "  linkStyle {} {style}", edges.join(","))?;
        }
        Ok(())
    }
}

/// As many edges as Mermaid draws, the best supported ones, in the order of the graph.
fn best_supported(graph: &Graph) -> Vec<Link<'_>> {
    let links: Vec<Link<'_>> = graph.links().collect();
    let mut order: Vec<usize> = (0..links.len()).collect();
    let rank = |link: &Link<'_>| (link.edge.weight(), (link.edge.confidence() * 100.0).round() as u8);
    order.sort_by_key(|&index| std::cmp::Reverse(rank(&links[index])));
    let mut characters = 0;
    let shown: BTreeSet<usize> = order
        .into_iter()
        .take(MOST_EDGES)
        .take_while(|&index| {
            let Link { source, target, edge } = links[index];
            // Both names, though they may be drawn already: rather too few edges than no picture.
            let names = [source, target].map(|node| escape(&cut(&node.name, NAME_LENGTH)).len() + 20);
            characters += names.iter().sum::<usize>() + escape(&edge.kind.name).len() + 40;
            characters <= MOST_CHARACTERS
        })
        .collect();
    links.into_iter().enumerate().filter(|(index, _)| shown.contains(index)).map(|(_, link)| link).collect()
}

/// Ids are numbers: an actor's own id may be a word of Mermaid's (`end`).
fn node_line(node: &Node, number: usize) -> String {
    let name = escape(&cut(&node.name, NAME_LENGTH));
    match node.kind {
        Kind::Person => format!("n{number}([\"{name}\"])"),
        Kind::Organization => format!("n{number}[\"{name}\"]"),
        Kind::Place => format!("n{number}{{{{\"{name}\"}}}}"),
        Kind::Group => format!("n{number}[/\"{name}\"\\]"),
    }
}

fn edge_line(link: Link<'_>, numbers: &BTreeMap<&str, usize>) -> String {
    let edge = link.edge;
    let mut label = escape(&edge.kind.name);
    if edge.negated() {
        label.insert_str(0, "not ");
    }
    if edge.weight() > 1 {
        let _ = write!(label, " ×{}", edge.weight());
    }
    let head = if edge.negated() { "x" } else { ">" };
    let tail = match (edge.kind.symmetric, edge.negated()) {
        (false, _) => "",
        (true, false) => "<",
        (true, true) => "x",
    };
    let (source, target) = (numbers[link.source.id.as_str()], numbers[link.target.id.as_str()]);
    format!("n{source} {tail}--{head}|\"{label}\"| n{target}")
}

fn edge_style(link: Link<'_>) -> String {
    let colour = colours::hex(colours::edge(&link.edge.kind).0);
    let dashes = match link.edge.status() {
        Status::Actual => "",
        Status::Claimed => ",stroke-dasharray:7 4",
        Status::Intended => ",stroke-dasharray:2 4",
    };
    format!("stroke:{colour},stroke-width:2px{dashes}")
}

/// A label inside quotes. Everything that Mermaid, Markdown or HTML could read as something else is an entity.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in clean(text).chars() {
        match c {
            '\n' => escaped.push(' '),
            c if c.is_alphanumeric() || " .,-–’'()/:!?…„“×+".contains(c) || !c.is_ascii() => {
                escaped.push(c)
            }
            c => {
                let _ = write!(escaped, "#{};", u32::from(c));
            }
        }
    }
    // Mermaid refuses a label without anything in it.
    if escaped.trim().is_empty() { "#160;".to_owned() } else { escaped }
}
