//! GraphML, read as XML and by networkx.

use actograph::export;
use actograph::graph::Graph;

use crate::support::{self, HOSTILE};

fn write(graph: &Graph) -> String {
    export::to_string(graph, export::by_name("graphml").unwrap())
}

#[test]
fn every_key_is_declared_as_all_readers_want_it() {
    let text = write(&support::week());
    let document = roxmltree::Document::parse(&text).unwrap();
    let mut ids = std::collections::BTreeSet::new();
    for key in document.descendants().filter(|node| node.has_tag_name("key")) {
        let get = |name| key.attribute(name).unwrap();
        assert!(["node", "edge"].contains(&get("for")));
        assert!(["boolean", "int", "double", "string"].contains(&get("attr.type")));
        assert!(!["id", "source", "target", "key"].contains(&get("attr.name")), "readers keep this name");
        assert!(ids.insert(get("id")), "{} twice", get("id"));
    }
    for data in document.descendants().filter(|node| node.has_tag_name("data")) {
        assert!(ids.contains(data.attribute("key").unwrap()));
        assert!(data.text().is_some_and(|text| !text.is_empty()), "a missing value is left out");
    }
}

#[test]
fn edge_ids_are_unique_and_differ_from_node_ids() {
    let text = write(&support::hostile());
    let document = roxmltree::Document::parse(&text).unwrap();
    let mut ids = std::collections::BTreeSet::new();
    for item in document.descendants().filter(|node| node.has_tag_name("node") || node.has_tag_name("edge")) {
        assert!(ids.insert(item.attribute("id").unwrap()));
    }
    assert_eq!(ids.len(), support::hostile().node_count() + HOSTILE.len());
}

#[test]
fn networkx_reads_it() {
    let program = "
import json, sys, networkx as nx
g = nx.read_graphml(sys.argv[1], force_multigraph=True)
print(json.dumps([g.is_directed(), dict(g.nodes(data=True)), [[u, v, d] for u, v, d in g.edges(data=True)]]))";
    let Some(read) = support::networkx_reads(program, write) else { return };
    assert_eq!(read[1]["lena-kern"]["label"], "Lena Kern");
    assert_eq!(read[1]["lena-kern"]["mentions"], 2);
    assert_eq!(read[1]["demonstranten"]["named"], false);
    let edges = read[2].as_array().unwrap();
    let consult = edges.iter().find(|edge| edge[2]["type"] == "CONSULT").unwrap();
    assert_eq!(consult[2]["weight"], 3);
    assert_eq!(
        (&consult[2]["first_seen"], &consult[2]["last_seen"]),
        (&"2024-03-04".into(), &"2024-03-05".into())
    );
}

#[test]
fn igraph_reads_it() {
    let program = "
import json, sys, igraph
g = igraph.Graph.Read_GraphML(sys.argv[1])
print(json.dumps([g.is_directed(), g.vs['id'], g.vs['label'], g.es['rel_id'], g.es['weight'] if g.ecount() else []]))";
    for graph in [support::week(), support::hostile()] {
        let Some(read) = support::python(&["igraph"], program, write(&graph)) else { return };
        let (directed, ids, _labels, rel_ids, weights): (
            bool,
            Vec<String>,
            Vec<String>,
            Vec<String>,
            Vec<f64>,
        ) = serde_json::from_str(&read).unwrap();
        assert!(directed);
        assert_eq!(ids, graph.nodes().map(|node| node.id.clone()).collect::<Vec<_>>());
        assert_eq!((rel_ids.len(), weights.len()), (graph.edge_count(), graph.edge_count()));
    }
}

#[test]
fn graphology_reads_it() {
    let program = "
const { MultiDirectedGraph } = require('graphology');
const { parse } = require('graphology-graphml');
const g = parse(MultiDirectedGraph, require('fs').readFileSync(process.argv[1], 'utf8'));
console.log(g.order, g.size, g.hasNode('lena-kern') ? g.getNodeAttribute('lena-kern', 'label') : '');";
    for (graph, name) in [(support::week(), "Lena Kern"), (support::hostile(), "")] {
        let modules = ["graphology", "graphology-graphml"];
        let Some(read) = support::node(&modules, program, write(&graph)) else { return };
        assert_eq!(
            read.trim_end(),
            format!("{} {} {name}", graph.node_count(), graph.edge_count()).trim_end()
        );
    }
}
