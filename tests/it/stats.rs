//! Figures, by hand and against networkx.

use actograph::export;
use actograph::graph::Graph;
use serde_json::Value;

use crate::support::{self, Story, graph, week};

#[test]
fn the_week_in_figures() {
    let stats = week().stats(3);
    assert_eq!((stats.documents, stats.actors, stats.edges, stats.evidence), (2, 5, 9, 11));
    assert_eq!(
        (stats.types[0].name.as_str(), stats.types[0].edges, stats.types[0].evidence),
        ("CONSULT", 1, 3)
    );
    let quads: Vec<&str> = stats.quads.iter().map(|count| count.name.as_str()).collect();
    assert_eq!(quads, ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]);
    // Kern: three talks, two accusations, one plan, one overtaking; Brandt: three talks, a tie and a job.
    let active: Vec<_> = stats.most_active.iter().map(|ranked| (ranked.id.as_str(), ranked.value)).collect();
    assert_eq!(active, [("lena-kern", 7.0), ("tobias-brandt", 5.0), ("demonstranten", 1.0)]);
    assert_eq!(stats.most_targeted[0].id, "hafengesellschaft-nordufer");
    assert_eq!(stats.accusations.len(), 2);
    assert_eq!((stats.reciprocity.pairs, stats.reciprocity.answered), (7, 4));
    assert_eq!(stats.reciprocity.share, 0.571429);
    assert!(stats.to_text().starts_with("2 documents, 5 actors, 9 edges, 11 pieces of evidence\n"));
}

#[test]
fn an_empty_graph_has_figures() {
    let stats = Graph::default().stats(10);
    assert_eq!((stats.actors, stats.modularity, stats.reciprocity.share), (0, 0.0, 0.0));
    assert!(stats.page_rank.is_empty() && stats.communities.is_empty());
}

/// Three rings of people with bridges, with weights, mutual acts and parallel edges.
fn rings() -> Graph {
    let mut story = Story::new("d");
    let people: Vec<usize> =
        (0..21).map(|number| story.person(&format!("Person Nummer{number:02}"))).collect();
    for ring in 0..3 {
        for step in 0..7 {
            let (from, to) = (people[ring * 7 + step], people[ring * 7 + (step + 1) % 7]);
            for _ in 0..=(ring + step) % 3 {
                story.tell(from, if step % 2 == 0 { "CONSULT" } else { "ACCUSE" }, to, "Satz.");
            }
            story.tell(people[ring * 7], "REJECT", to, "Noch ein Satz.");
        }
    }
    story.tell(people[3], "AID", people[10], "Satz.");
    story.tell(people[12], "ASSAULT", people[20], "Satz.");
    graph([&story])
}

/// The same figures by networkx: rank, betweenness, reciprocity and the modularity of its Louvain and of our groups.
const NETWORKX: &str = r#"
import json, sys, networkx as nx
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python
value = json.load(open(sys.argv[1]))
graph, groups = value["graph"], value["groups"]
mutual = {"CONSULT", "AGREE", "COOPERATE"}
directed, undirected, oneway = nx.DiGraph(), nx.Graph(), nx.DiGraph()
for node in graph["nodes"]:
    for g in (directed, undirected, oneway): g.add_node(node["id"])
def add(g, a, b, w):
    g.add_edge(a, b, weight=w + (g[a][b]["weight"] if g.has_edge(a, b) else 0))
for edge in graph["edges"]:
    a, b, w = edge["source"], edge["target"], edge["weight"]
    add(directed, a, b, w); add(undirected, a, b, w)
    if edge["type"] in mutual: add(directed, b, a, w)
    else: add(oneway, a, b, w)
oneway.remove_nodes_from(list(nx.isolates(oneway)))
inside = {id for group in groups for id in group}
groups += [[id] for id in undirected if id not in inside]
best = max((nx.community.louvain_communities(undirected, seed=s) for s in range(10)),
           key=lambda c: nx.community.modularity(undirected, c))
print(json.dumps({
    "page_rank": _pagerank_python(directed, tol=1e-14, max_iter=1000),
    "betweenness": nx.betweenness_centrality(undirected),
    "reciprocity": nx.overall_reciprocity(oneway),
    "modularity": nx.community.modularity(undirected, groups),
    "best": nx.community.modularity(undirected, best),
}))
"#;

#[test]
fn figures_are_those_of_networkx() {
    for graph in [rings(), week()] {
        let stats = graph.stats(100);
        let groups: Vec<&Vec<String>> = stats.communities.iter().map(|community| &community.actors).collect();
        let json: Value =
            serde_json::from_str(&export::to_string(&graph, export::by_name("json").unwrap())).unwrap();
        let input = serde_json::json!({"graph": json, "groups": groups}).to_string();
        let Some(output) = support::python(&["networkx"], NETWORKX, &input) else { return };
        let theirs: Value = serde_json::from_str(&output).unwrap();
        for (name, ours) in [("page_rank", &stats.page_rank), ("betweenness", &stats.betweenness)] {
            assert!(!ours.is_empty());
            for ranked in ours {
                let value = theirs[name][&ranked.id].as_f64().unwrap();
                assert!(
                    (value - ranked.value).abs() < 2e-6,
                    "{name} of {}: {value}, {}",
                    ranked.id,
                    ranked.value
                );
            }
        }
        let figure = |name: &str| theirs[name].as_f64().unwrap();
        assert!((figure("reciprocity") - stats.reciprocity.share).abs() < 1e-6);
        assert!((figure("modularity") - stats.modularity).abs() < 1e-6);
        assert!(stats.modularity > 0.97 * figure("best"), "{} against {}", stats.modularity, figure("best"));
    }
}
