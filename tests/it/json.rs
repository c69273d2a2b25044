//! The native format.

use actograph::export;
use actograph::graph::{Filter, Graph, Keep};
use serde_json::{Value, json};

use crate::support::{self, Story, graph};

fn write(graph: &Graph) -> String {
    export::to_string(graph, export::by_name("json").unwrap())
}

fn value(graph: &Graph) -> Value {
    serde_json::from_str(&write(graph)).unwrap()
}

#[test]
fn output_follows_the_schema() {
    let schema = serde_json::from_str(include_str!("../../schema/actograph-1.schema.json")).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for graph in [support::week(), support::hostile(), Graph::default()] {
        let errors: Vec<String> = validator.iter_errors(&value(&graph)).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    let mut wrong = value(&support::week());
    wrong["nodes"][0]["colour"] = json!("red");
    assert!(!validator.is_valid(&wrong), "the schema must not allow what the format does not have");
}

#[test]
fn an_edge_sums_up_its_evidence() {
    let graph = value(&support::week());
    let edges = graph["edges"].as_array().unwrap();
    let find = |kind: &str| edges.iter().find(|edge| edge["type"] == kind).unwrap();
    let consult = find("CONSULT");
    assert_eq!(consult["source"], "lena-kern", "two of three say that Kern came to Brandt");
    assert_eq!((&consult["weight"], &consult["confidence"]), (&json!(3), &json!(0.99)));
    assert_eq!(consult["evidence"][0]["document"], "dienstag");
    let accuse = edges.iter().find(|edge| edge["target"] == "freedonien").unwrap();
    assert_eq!((&accuse["status"], &accuse["by"]), (&json!("claimed"), &json!(["Lena Kern"])));
    assert_eq!(accuse["evidence"][0]["by_chain"], json!(["Morgenblatt", "Lena Kern"]));
    assert_eq!(find("THREATEN")["negated"], true);
}

#[test]
fn offsets_are_code_points_of_the_document() {
    let mut story = Story::new("d");
    let (a, b) = (story.person("Öde Ähre"), story.person("Bö Ü"));
    story.tell(a, "ACCUSE", b, "Größe 👍 zählt.");
    story.tell(a, "REJECT", b, "Süß.");
    let graph = value(&graph([&story]));
    let evidence = &graph["edges"][1]["evidence"][0];
    let text = "Größe 👍 zählt. Süß.";
    let (start, end) =
        (evidence["start"].as_u64().unwrap() as usize, evidence["end"].as_u64().unwrap() as usize);
    let slice: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!((slice.as_str(), &evidence["text"]), ("Süß.", &json!("Süß.")));
    assert_eq!(evidence["sentence"], 2);
}

#[test]
fn reading_gives_the_same_graph() {
    for graph in [support::week(), support::hostile(), Graph::default()] {
        let text = write(&graph);
        let read = Graph::from_json(&text).unwrap();
        assert_eq!(read, graph);
        assert_eq!(write(&read), text);
    }
}

#[test]
fn reading_says_what_is_wrong() {
    let break_with = |change: fn(&mut Value)| {
        let mut graph = value(&support::week());
        change(&mut graph);
        Graph::from_json(&graph.to_string()).unwrap_err().to_string()
    };
    assert_eq!(
        break_with(|g| g["graph"]["format"] = json!("actograph/2")),
        "graph.format is \"actograph/2\", expected \"actograph/1\""
    );
    assert_eq!(
        break_with(|g| g["edges"][0]["target"] = json!("niemand")),
        "demonstranten PROTEST niemand: there is no node \"niemand\""
    );
    assert_eq!(
        break_with(|g| g["nodes"][1]["id"] = json!("demonstranten")),
        "node \"demonstranten\" occurs twice"
    );
    assert_eq!(
        break_with(|g| g["nodes"][0]["kind"] = json!("robot")),
        "node demonstranten: unknown kind \"robot\""
    );
    assert_eq!(
        break_with(|g| g["edges"][0]["evidence"][0]["document"] = json!("x")),
        "demonstranten PROTEST hafengesellschaft-nordufer: there is no document \"x\""
    );
    assert_eq!(
        break_with(|g| g["graph"]["types"] = json!([])),
        "tobias-brandt HIRE lena-kern: there is no type \"HIRE\""
    );
    assert_eq!(
        break_with(|g| g["nodes"][0]["id"] = json!("a\u{b}")),
        "node id \"a\\u{b}\" is empty or has control characters"
    );
    assert!(break_with(|g| g["nodes"] = json!(3)).starts_with("not an actograph graph: "));
}

#[test]
fn types_of_the_user_are_explained() {
    let types = &value(&support::week())["graph"]["types"];
    assert_eq!(*types, json!([{"name": "HIRE", "quad": null, "symmetric": false, "color": "#aa3377"}]));
}

#[test]
fn networkx_may_have_written_it() {
    // networkx sorts attributes before the ends and may be told to call edges links.
    let mut graph = value(&support::week());
    let edges = graph["edges"].take();
    graph.as_object_mut().unwrap().remove("edges");
    graph["links"] = edges;
    graph["nodes"][0]["community"] = json!(4);
    assert_eq!(Graph::from_json(&graph.to_string()).unwrap(), support::week());
}

#[test]
fn filters_leave_out_edges_and_lonely_actors() {
    let ids = |filter: Filter| {
        support::week().filtered(&filter).nodes().map(|node| node.id.clone()).collect::<Vec<_>>()
    };
    let everyone =
        ["demonstranten", "freedonien", "hafengesellschaft-nordufer", "lena-kern", "tobias-brandt"];
    assert_eq!(ids(Filter::default()), everyone);
    let sure = Filter { min_confidence: 0.9, keep: Keep::Related, ..Filter::default() };
    assert_eq!(ids(sure), ["lena-kern", "tobias-brandt"], "only the talks are told three times");
    let none = Filter { min_confidence: 1.0, ..Filter::default() };
    assert_eq!(ids(none), everyone[1..], "named actors stay, the demonstrators go");
    assert!(ids(Filter { keep: Keep::Related, ..none }).is_empty());
    assert_eq!(ids(Filter { keep: Keep::All, ..none }), everyone);
    let typed = support::week().filtered(&Filter { other: false, ..Filter::default() });
    assert!(typed.links().all(|link| link.edge.kind.name != "OTHER"));
    assert_eq!(typed.edge_count(), support::week().edge_count() - 1);
}

#[test]
fn networkx_reads_it() {
    let program = "
import json, sys, networkx as nx
g = nx.node_link_graph(json.load(open(sys.argv[1])), edges='edges')
print(json.dumps([g.is_directed(), dict(g.nodes(data=True)), [[u, v, k, d] for u, v, k, d in g.edges(keys=True, data=True)]]))";
    let Some(read) = support::networkx_reads(program, write) else { return };
    assert_eq!(read[1]["lena-kern"]["aliases"][2], "Außenministerin Lena Kern");
    let talks = read[2].as_array().unwrap().iter().find(|edge| edge[2] == "CONSULT").unwrap();
    assert_eq!(talks[3]["evidence"].as_array().unwrap().len(), 3);
}
