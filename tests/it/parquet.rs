//! Parquet tables, read by pyarrow and by DuckDB.

use actograph::export;
use actograph::graph::Graph;
use serde_json::Value;

use crate::support::{self, visible};

const TABLES: [&str; 3] = ["parquet", "parquet-nodes", "parquet-evidence"];

fn write(graph: &Graph, format: &str) -> Vec<u8> {
    export::to_bytes(graph, export::by_name(format).unwrap())
}

/// The schema and the rows as pyarrow reads them.
fn pyarrow(graph: &Graph, format: &str) -> Option<(Value, Vec<Value>)> {
    let program = "
import json, sys, pyarrow.parquet as pq
table = pq.read_table(sys.argv[1])
print(json.dumps([{field.name: str(field.type) for field in table.schema}, table.to_pylist()]))";
    let read = support::python(&["pyarrow.parquet"], program, write(graph, format))?;
    Some(serde_json::from_str(&read).unwrap())
}

#[test]
fn pyarrow_reads_every_value() {
    for graph in [support::week(), support::hostile(), support::wild_ids(), Graph::default()] {
        let Some((_, edges)) = pyarrow(&graph, "parquet") else { return };
        let (_, nodes) = pyarrow(&graph, "parquet-nodes").unwrap();
        let (_, evidence) = pyarrow(&graph, "parquet-evidence").unwrap();
        assert_eq!((nodes.len(), edges.len()), (graph.node_count(), graph.edge_count()));
        for (link, edge) in graph.links().zip(&edges) {
            assert_eq!(
                (edge["src"].as_str(), edge["dst"].as_str()),
                (Some(&*link.source.id), Some(&*link.target.id))
            );
            assert_eq!(edge["type"], link.edge.kind.name);
            assert_eq!(edge["by"].as_array().unwrap().len(), link.edge.by().len());
        }
        for (node, read) in graph.nodes().zip(&nodes) {
            assert_eq!(visible(read["name"].as_str().unwrap()), visible(&node.name));
            assert_eq!(read["aliases"], Value::from(node.aliases.clone()));
        }
        let proofs: Vec<_> = graph.links().flat_map(|link| &link.edge.evidence).collect();
        assert_eq!(evidence.len(), proofs.len());
        for (proof, read) in proofs.iter().zip(&evidence) {
            assert_eq!(
                (&read["text"], &read["start"]),
                (&Value::from(&*proof.text), &Value::from(proof.start))
            );
        }
    }
}

#[test]
fn types_are_those_that_every_reader_knows() {
    for format in TABLES {
        let Some((schema, _)) = pyarrow(&support::week(), format) else { return };
        for (name, kind) in schema.as_object().unwrap() {
            let kind = kind.as_str().unwrap();
            let known = ["string", "int64", "double", "bool", "list<element: string not null>"];
            assert!(known.contains(&kind), "{name}: {kind}");
        }
    }
}

#[test]
fn duckdb_asks_them() {
    let program = "
import duckdb, sys
print(duckdb.sql(f\"select type, weight, len(documents), first_seen from '{sys.argv[1]}' where weight > 1\").fetchall())";
    let Some(read) = support::python(
        &["duckdb"],
        &program.replace("from '{", "from read_parquet('{").replace("}' where", "}') where"),
        write(&support::week(), "parquet"),
    ) else {
        return;
    };
    assert_eq!(read.trim(), "[('CONSULT', 3, 2, '2024-03-04')]");
}
