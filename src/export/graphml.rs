//! GraphML, for networkx, igraph, yEd, Gephi and others (<http://graphml.graphdrawing.org/>).

use std::io::{self, Write};

use super::Exporter;
use super::columns::{Column, NODES, Type, edge_columns, rows};
use super::xml::escape;
use crate::graph::Graph;

/// GraphML.
pub(super) struct GraphMl;

impl Exporter for GraphMl {
    fn name(&self) -> &'static str {
        "graphml"
    }

    fn purpose(&self) -> &'static str {
        "GraphML for igraph, networkx, yEd, Gephi"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["graphml"]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
        write_keys(out, "node", NODES)?;
        // igraph 1.0 mixes up the ids of edges, so they are an attribute as well.
        writeln!(out, "  <key id=\"edge-rel_id\" for=\"edge\" attr.name=\"rel_id\" attr.type=\"string\"/>")?;
        write_keys(out, "edge", &edge_columns())?;
        writeln!(out, "  <graph id=\"actograph\" edgedefault=\"directed\">")?;
        for node in graph.nodes() {
            writeln!(out, "    <node id=\"{}\">", escape(&node.id))?;
            write_data(out, "node", NODES, node)?;
            writeln!(out, "    </node>")?;
        }
        let columns = edge_columns();
        for row in rows(graph) {
            let (id, source, target) =
                (escape(&row.id), escape(&row.link.source.id), escape(&row.link.target.id));
            writeln!(out, "    <edge id=\"{id}\" source=\"{source}\" target=\"{target}\">")?;
            writeln!(out, "      <data key=\"edge-rel_id\">{id}</data>")?;
            write_data(out, "edge", &columns, &row)?;
            writeln!(out, "    </edge>")?;
        }
        writeln!(out, "  </graph>")?;
        writeln!(out, "</graphml>")
    }
}

fn write_keys<T>(out: &mut dyn Write, domain: &str, columns: &[Column<T>]) -> io::Result<()> {
    for Column { name, kind, .. } in columns {
        // Readers know only these words; with another one, igraph and graphology refuse the whole file.
        let kind = match kind {
            Type::Text => "string",
            Type::Integer => "int",
            Type::Real => "double",
            Type::Boolean => "boolean",
        };
        writeln!(
            out,
            "  <key id=\"{domain}-{name}\" for=\"{domain}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
        )?;
    }
    Ok(())
}

/// Values that are there; an empty number would not be one.
fn write_data<T>(out: &mut dyn Write, domain: &str, columns: &[Column<T>], item: &T) -> io::Result<()> {
    for column in columns {
        if let Some(value) = (column.value)(item) {
            writeln!(out, "      <data key=\"{domain}-{}\">{}</data>", column.name, escape(&value.text()))?;
        }
    }
    Ok(())
}
