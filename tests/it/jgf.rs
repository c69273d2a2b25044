//! JSON Graph Format 2, checked against its rules as a schema (`json-graph-2.schema.json`).

use actograph::export;
use actograph::graph::Graph;
use serde_json::{Value, json};

use crate::support;

fn write(graph: &Graph) -> String {
    export::to_string(graph, export::by_name("jgf").unwrap())
}

fn value(graph: &Graph) -> Value {
    serde_json::from_str(&write(graph)).unwrap()
}

#[test]
fn output_follows_the_format() {
    let schema = serde_json::from_str(include_str!("json-graph-2.schema.json")).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for graph in [support::week(), support::hostile(), support::wild_ids(), Graph::default()] {
        let value = value(&graph);
        let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(value["graph"]["nodes"].as_object().unwrap().len(), graph.node_count());
        assert_eq!(value["graph"]["edges"].as_array().unwrap().len(), graph.edge_count());
        for edge in value["graph"]["edges"].as_array().unwrap() {
            for end in ["source", "target"] {
                assert!(value["graph"]["nodes"].get(edge[end].as_str().unwrap()).is_some());
            }
        }
    }
    for (place, wrong) in
        [("/graph/nodes", json!([])), ("/graph/kind", json!("x")), ("/graph/edges/0/weight", json!(1))]
    {
        let mut broken = value(&support::week());
        let (parent, name) = place.rsplit_once('/').unwrap();
        broken.pointer_mut(parent).unwrap()[name] = wrong;
        assert!(!validator.is_valid(&broken), "the format has no such {place}");
    }
}

#[test]
fn everything_is_in_the_metadata() {
    let graph = value(&support::week());
    assert_eq!(graph["graph"]["nodes"]["lena-kern"]["metadata"]["country"], "AUT");
    let edges = graph["graph"]["edges"].as_array().unwrap();
    let talks = edges.iter().find(|edge| edge["relation"] == "CONSULT").unwrap();
    assert_eq!(talks["metadata"]["weight"], 3);
    assert_eq!(talks["metadata"]["evidence"].as_array().unwrap().len(), 3);
    assert_eq!(
        (&talks["metadata"]["first_seen"], &talks["metadata"]["symmetric"]),
        (&json!("2024-03-04"), &json!(true))
    );
    let threat = edges.iter().find(|edge| edge["relation"] == "THREATEN").unwrap();
    assert_eq!(threat["label"], "not THREATEN");
}
