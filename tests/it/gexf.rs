//! GEXF, read as XML and by networkx.

use actograph::export;
use actograph::graph::Graph;

use crate::support::{self, Story, graph};

fn write(graph: &Graph) -> String {
    export::to_string(graph, export::by_name("gexf").unwrap())
}

#[test]
fn attributes_come_first_and_have_numbers_as_ids() {
    let text = write(&support::week());
    let document = roxmltree::Document::parse(&text).unwrap();
    let graph = document.descendants().find(|node| node.has_tag_name("graph")).unwrap();
    let parts: Vec<&str> = graph.children().filter(|n| n.is_element()).map(|n| n.tag_name().name()).collect();
    assert_eq!(parts, ["attributes", "attributes", "nodes", "edges"]);
    for attribute in document.descendants().filter(|node| node.has_tag_name("attribute")) {
        assert!(attribute.attribute("id").unwrap().parse::<usize>().is_ok());
        assert!(["string", "integer", "double", "boolean"].contains(&attribute.attribute("type").unwrap()));
    }
    for node in document.descendants().filter(|node| node.has_tag_name("node") || node.has_tag_name("edge")) {
        assert_eq!(
            node.descendants().filter(|n| n.has_tag_name(("http://gexf.net/1.3/viz", "color"))).count(),
            1
        );
    }
}

#[test]
fn intervals_are_closed_and_longer_than_nothing() {
    let text = write(&support::week());
    let document = roxmltree::Document::parse(&text).unwrap();
    let spans: Vec<(&str, &str)> = document
        .descendants()
        .filter_map(|node| Some((node.attribute("start")?, node.attribute("end")?)))
        .collect();
    assert!(spans.contains(&("2024-03-04", "2024-03-06")), "the talks: {spans:?}");
    assert!(spans.contains(&("2024-03-05", "2024-03-06")), "one day: {spans:?}");
    assert!(spans.iter().all(|(start, end)| start < end));
    assert!(text.contains("mode=\"dynamic\" timeformat=\"date\""));
}

#[test]
fn without_real_dates_there_is_no_timeline() {
    let mut story = Story::new("d");
    story.date("Anfang März");
    let (a, b) = (story.person("Lena Kern"), story.person("Tobias Brandt"));
    story.tell(a, "ACCUSE", b, "Kern kritisierte Brandt.");
    let text = write(&graph([&story]));
    assert!(text.contains("mode=\"static\">") && !text.contains("start=") && !text.contains("dynamic"));
}

#[test]
fn networkx_reads_it() {
    let program = "
import json, sys, networkx as nx
g = nx.read_gexf(sys.argv[1], version='1.3')
g = g if g.is_multigraph() else nx.MultiDiGraph(g)
print(json.dumps([g.is_directed(), dict(g.nodes(data=True)), [[u, v, d] for u, v, d in g.edges(data=True)]]))";
    let Some(read) = support::networkx_reads(program, write) else { return };
    assert_eq!(read[1]["lena-kern"]["label"], "Lena Kern");
    assert_eq!(read[1]["lena-kern"]["viz"]["color"]["r"], 0x33);
    let talks = read[2].as_array().unwrap().iter().find(|edge| edge[2]["type"] == "CONSULT").unwrap();
    assert_eq!(talks[2]["weight"], 3.0);
    assert_eq!(talks[2]["symmetric"], true);
}

#[test]
fn graphology_reads_it() {
    let program = "
const { MultiDirectedGraph } = require('graphology');
const { parse } = require('graphology-gexf');
const g = parse(MultiDirectedGraph, require('fs').readFileSync(process.argv[1], 'utf8'));
const kern = g.hasNode('lena-kern') ? g.getNodeAttributes('lena-kern') : {};
console.log(g.order, g.size, kern.label ?? '', kern.kind ?? '', kern.color ?? '');";
    for (graph, kern) in [(support::week(), "Lena Kern person rgb(51,51,51)"), (support::hostile(), "")] {
        let modules = ["graphology", "graphology-gexf"];
        let Some(read) = support::node(&modules, program, write(&graph)) else { return };
        assert_eq!(
            read.trim_end(),
            format!("{} {} {kern}", graph.node_count(), graph.edge_count()).trim_end()
        );
    }
}
