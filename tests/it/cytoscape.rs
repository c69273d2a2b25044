//! Cytoscape JSON.

use std::collections::BTreeSet;

use actograph::export;
use actograph::graph::Graph;
use serde_json::Value;

use crate::support;

fn write(graph: &Graph) -> String {
    export::to_string(graph, export::by_name("cytoscape").unwrap())
}

#[test]
fn elements_are_what_cytoscape_accepts() {
    for graph in [support::week(), support::hostile(), Graph::default()] {
        let value: Value = serde_json::from_str(&write(&graph)).unwrap();
        let data = |part: &str| -> Vec<Value> {
            value["elements"][part]
                .as_array()
                .unwrap()
                .iter()
                .map(|element| element["data"].clone())
                .collect()
        };
        let (nodes, edges) = (data("nodes"), data("edges"));
        assert_eq!((nodes.len(), edges.len()), (graph.node_count(), graph.edge_count()));
        let mut ids = BTreeSet::new();
        for element in nodes.iter().chain(&edges) {
            let id = element["id"].as_str().unwrap();
            assert!(!id.is_empty() && ids.insert(id), "{id:?} empty or twice");
            assert!(element.get("parent").is_none());
            let flat = |value: &Value| value.is_string() || value.is_number() || value.is_boolean();
            assert!(element.as_object().unwrap().values().all(flat), "{element}");
        }
        for edge in &edges {
            assert!(
                ids.contains(edge["source"].as_str().unwrap())
                    && ids.contains(edge["target"].as_str().unwrap())
            );
        }
    }
}

#[test]
fn cytoscape_reads_it() {
    let program = "
const { elements } = JSON.parse(require('fs').readFileSync(process.argv[1], 'utf8'));
const cy = require('cytoscape')({ headless: true, elements });
console.log(cy.nodes().length, cy.edges().length, cy.$id('lena-kern').data('label') ?? '');";
    for (graph, first) in [(support::week(), " Lena Kern"), (support::hostile(), " ")] {
        let Some(read) = support::node(&["cytoscape"], program, write(&graph)) else { return };
        assert_eq!(
            read.trim_end_matches('\n'),
            format!("{} {}{first}", graph.node_count(), graph.edge_count())
        );
    }
}
