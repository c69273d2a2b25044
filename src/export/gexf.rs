//! GEXF 1.3, for Gephi (<https://gexf.net/>), with colours, sizes and, where documents have dates, a timeline.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::columns::{Column, NODES, Row, Type, edge_columns, rows};
use super::xml::escape;
use super::{Exporter, colours};
use crate::graph::{Graph, Node};

/// GEXF.
pub(super) struct Gexf;

/// First day, and the day after the last one.
type Span = (String, String);

impl Exporter for Gexf {
    fn name(&self) -> &'static str {
        "gexf"
    }

    fn purpose(&self) -> &'static str {
        "GEXF for Gephi and Gephi Lite, with colours and timeline"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["gexf"]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        let rows = rows(graph);
        let spans: Vec<Option<Span>> = rows.iter().map(span).collect();
        // Namespace and version must agree to the letter, or readers find no graph.
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(
            out,
            "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">"
        )?;
        writeln!(out, "  <meta><creator>actograph</creator></meta>")?;
        let dynamic = spans.iter().any(Option::is_some);
        let time = if dynamic { "mode=\"dynamic\" timeformat=\"date\"" } else { "mode=\"static\"" };
        writeln!(out, "  <graph defaultedgetype=\"directed\" idtype=\"string\" {time}>")?;
        write_attributes(out, "node", NODES)?;
        write_attributes(out, "edge", &edge_columns())?;
        write_nodes(out, graph, &rows, &spans)?;
        write_edges(out, &rows, &spans)?;
        writeln!(out, "  </graph>")?;
        writeln!(out, "</gexf>")
    }
}

/// Attributes have numbers as ids: graphology would take any other id for the name.
fn write_attributes<T>(out: &mut dyn Write, class: &str, columns: &[Column<T>]) -> io::Result<()> {
    writeln!(out, "    <attributes class=\"{class}\" mode=\"static\">")?;
    for (id, Column { name, kind, .. }) in columns.iter().enumerate() {
        let kind = match kind {
            Type::Text => "string",
            Type::Integer => "integer",
            Type::Real => "double",
            Type::Boolean => "boolean",
        };
        writeln!(out, "      <attribute id=\"{id}\" title=\"{name}\" type=\"{kind}\"/>")?;
    }
    writeln!(out, "    </attributes>")
}

fn write_values<T>(out: &mut dyn Write, columns: &[Column<T>], item: &T) -> io::Result<()> {
    writeln!(out, "        <attvalues>")?;
    for (id, column) in columns.iter().enumerate() {
        if let Some(value) = (column.value)(item) {
            writeln!(out, "          <attvalue for=\"{id}\" value=\"{}\"/>", escape(&value.text()))?;
        }
    }
    writeln!(out, "        </attvalues>")
}

fn write_nodes(
    out: &mut dyn Write,
    graph: &Graph,
    rows: &[Row<'_>],
    spans: &[Option<Span>],
) -> io::Result<()> {
    // An actor is there as long as anything that it does or suffers.
    let mut times: BTreeMap<&str, Span> = BTreeMap::new();
    for (row, span) in rows.iter().zip(spans) {
        let Some((start, end)) = span else { continue };
        for node in [row.link.source, row.link.target] {
            let time = times.entry(&node.id).or_insert_with(|| (start.clone(), end.clone()));
            time.0 = start.min(&time.0).clone();
            time.1 = end.max(&time.1).clone();
        }
    }
    writeln!(out, "    <nodes>")?;
    for node in graph.nodes() {
        let time = attributes(times.get(node.id.as_str()));
        let [r, g, b] = colours::dot(node.kind);
        writeln!(out, "      <node id=\"{}\" label=\"{}\"{time}>", escape(&node.id), escape(&node.name))?;
        write_values(out, NODES, node)?;
        writeln!(
            out,
            "        <viz:color r=\"{r}\" g=\"{g}\" b=\"{b}\"/><viz:size value=\"{:.1}\"/>",
            size(node)
        )?;
        writeln!(out, "      </node>")?;
    }
    writeln!(out, "    </nodes>")
}

fn write_edges(out: &mut dyn Write, rows: &[Row<'_>], spans: &[Option<Span>]) -> io::Result<()> {
    writeln!(out, "    <edges>")?;
    let columns = edge_columns();
    for (row, span) in rows.iter().zip(spans) {
        let (edge, time) = (row.link.edge, attributes(span.as_ref()));
        let (source, target) = (escape(&row.link.source.id), escape(&row.link.target.id));
        let (id, kind, weight) = (escape(&row.id), escape(&edge.kind.name), edge.weight());
        // Parallel edges need ids and kinds of their own.
        writeln!(
            out,
            "      <edge id=\"{id}\" source=\"{source}\" target=\"{target}\" kind=\"{kind}\" label=\"{kind}\" weight=\"{weight}\"{time}>"
        )?;
        write_values(out, &columns, row)?;
        let [r, g, b] = colours::edge(&edge.kind).0;
        let thickness = 1.0 + (weight.max(1) as f64).log2();
        writeln!(
            out,
            "        <viz:color r=\"{r}\" g=\"{g}\" b=\"{b}\"/><viz:thickness value=\"{thickness:.1}\"/>"
        )?;
        writeln!(out, "      </edge>")?;
    }
    writeln!(out, "    </edges>")
}

/// Node size: grows with the logarithm of the mentions.
fn size(node: &Node) -> f64 {
    10.0 + 5.0 * (node.mentions.max(1) as f64).log2()
}

fn attributes(span: Option<&Span>) -> String {
    span.map(|(start, end)| format!(" start=\"{start}\" end=\"{end}\"")).unwrap_or_default()
}

/// When an edge holds. Gephi wants every interval closed and longer than nothing, so it ends on the day after.
fn span(row: &Row<'_>) -> Option<Span> {
    let (first, last) = row.days()?;
    day_after(first)?;
    Some((first.to_owned(), day_after(last)?))
}

/// The day after `YYYY-MM-DD`; `None` for anything that is not a day.
pub(super) fn day_after(day: &str) -> Option<String> {
    let (year, rest) = day.split_at_checked(4)?;
    let (month, day) = rest.strip_prefix('-')?.split_once('-')?;
    let number = |text: &str, length: usize| {
        let digits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse::<u16>().ok()).flatten()
    };
    let (mut year, mut month, mut day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u16::from(leap),
        1..=12 => 31,
        _ => return None,
    };
    if day == 0 || day > length {
        return None;
    }
    day += 1;
    if day > length {
        (day, month) = (1, month + 1);
    }
    if month > 12 {
        (month, year) = (1, year + 1);
    }
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::day_after;

    #[test]
    fn days_follow_each_other() {
        for (day, next) in [
            ("2024-03-04", "2024-03-05"),
            ("2024-02-28", "2024-02-29"),
            ("2023-02-28", "2023-03-01"),
            ("1900-02-28", "1900-03-01"),
            ("2024-04-30", "2024-05-01"),
            ("2024-12-31", "2025-01-01"),
        ] {
            assert_eq!(day_after(day).as_deref(), Some(next));
        }
        for wrong in [
            "",
            "2024",
            "2024-13-01",
            "2024-02-30",
            "2024-00-00",
            "2024-1-1",
            "04.03.2024",
            "2024-03-04T10:00",
            "März",
        ] {
            assert_eq!(day_after(wrong), None, "{wrong}");
        }
    }
}
