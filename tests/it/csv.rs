//! CSV tables, read by Python's reader.

use actograph::export;
use actograph::graph::Graph;
use serde_json::Value;

use crate::support;

fn write(graph: &Graph, format: &str) -> String {
    export::to_string(graph, export::by_name(format).unwrap())
}

/// All rows as objects; every row must have as many cells as the header.
fn read(text: &str) -> Option<Vec<Value>> {
    let program = "
import csv, json, sys
rows = list(csv.reader(open(sys.argv[1], encoding='utf-8', newline='')))
assert all(len(row) == len(rows[0]) for row in rows), 'ragged'
print(json.dumps([dict(zip(rows[0], row)) for row in rows[1:]]))";
    let read = support::python(&["csv"], program, text)?;
    Some(serde_json::from_str(&read).unwrap())
}

#[test]
fn tables_have_what_gephi_looks_for() {
    let graph = support::week();
    let header = |format| write(&graph, format).lines().next().unwrap().to_owned();
    assert!(header("csv").starts_with("Source,Target,Type,Id,Label,relation,quad,"), "{}", header("csv"));
    assert_eq!(header("csv-nodes"), "Id,Label,kind,country,named,mentions,aliases");
    let Some(edges) = read(&write(&graph, "csv")) else { return };
    assert_eq!(edges.len(), graph.edge_count());
    let talks = edges.iter().find(|edge| edge["relation"] == "CONSULT").unwrap();
    assert_eq!(
        (&talks["Source"], &talks["Type"], &talks["Weight"]),
        (&"lena-kern".into(), &"Directed".into(), &"3".into())
    );
    let nodes = read(&write(&graph, "csv-nodes")).unwrap();
    let kern = nodes.iter().find(|node| node["Id"] == "lena-kern").unwrap();
    assert_eq!(kern["aliases"], "Kern; Lena Kern; Außenministerin Lena Kern");
}

#[test]
fn every_piece_of_evidence_is_a_row() {
    let graph = support::week();
    let Some(rows) = read(&write(&graph, "csv-evidence")) else { return };
    assert_eq!(rows.len(), graph.links().map(|link| link.edge.weight()).sum::<usize>());
    let claim = rows.iter().find(|row| row["status"] == "claimed").unwrap();
    assert_eq!(claim["text"], "Kern warf Freedonien laut „Morgenblatt“ Wortbruch vor.");
    assert_eq!((&claim["by"], &claim["date"]), (&"Morgenblatt; Lena Kern".into(), &"2024-03-04".into()));
}

#[test]
fn nothing_breaks_a_row_or_is_calculated() {
    for graph in [support::hostile(), support::wild_ids()] {
        safe_rows(&graph);
    }
}

fn safe_rows(graph: &Graph) {
    for (format, rows) in [("csv", graph.edge_count()), ("csv-nodes", graph.node_count())] {
        let text = write(graph, format);
        assert_eq!(text.matches("\r\n").count(), rows + 1);
        assert_eq!(text.matches('\n').count(), rows + 1, "no line break inside a cell");
        let Some(read) = read(&text) else { return };
        if format == "csv-nodes" {
            let ids: std::collections::BTreeSet<&str> =
                read.iter().filter_map(|row| row["Id"].as_str()).collect();
            assert_eq!(ids.len(), rows, "no two ids become one");
        }
        for cell in read.iter().flat_map(|row| row.as_object().unwrap().values()) {
            assert!(!cell.as_str().unwrap().starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

#[test]
fn pairs_have_one_row_each() {
    let graph = support::week();
    let Some(rows) = read(&write(&graph, "csv-pairs")) else { return };
    let find = |source: &str, target: &str| {
        rows.iter().find(|row| row["Source"] == source && row["Target"] == target)
    };
    let pair = find("lena-kern", "tobias-brandt").unwrap();
    assert_eq!((&pair["Weight"], &pair["Label"]), (&"5".into(), &"ACCUSE; CONSULT ×3; OTHER".into()));
    assert_eq!(find("tobias-brandt", "lena-kern").unwrap()["Label"], "HIRE");
    let weights: usize =
        rows.iter().map(|row| row["Weight"].as_str().unwrap().parse::<usize>().unwrap()).sum();
    assert_eq!(weights, graph.links().map(|link| link.edge.weight()).sum::<usize>());
}
