//! Mermaid flowcharts.

use actograph::export;
use actograph::graph::Graph;

use crate::support::{self, Story, graph};

fn write(graph: &Graph) -> String {
    export::to_string(graph, export::by_name("mermaid").unwrap())
}

#[test]
fn a_week_is_a_flowchart() {
    let text = write(&support::week());
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    assert_eq!(lines[0], "flowchart LR");
    for line in [
        "n1[/\"Demonstranten\"\\]",
        "n2{{\"Freedonien\"}}",
        "n3[\"Hafengesellschaft Nordufer\"]",
        "n4([\"Lena Kern\"])",
        "n4 <-->|\"CONSULT ×3\"| n5",
        "n2 --x|\"not THREATEN\"| n4",
    ] {
        assert!(lines.contains(&line), "{line} is not in {text}");
    }
    assert!(text.contains("stroke:#e69f00,stroke-width:2px,stroke-dasharray:7 4"), "the claim is dashed");
}

#[test]
fn labels_hold_no_syntax() {
    for line in write(&support::hostile()).lines().skip(1).map(str::trim) {
        if line.starts_with("linkStyle") {
            continue;
        }
        assert_eq!(line.matches('"').count(), 2, "{line}");
        let label = line.split('"').nth(1).unwrap();
        assert!(
            !label.trim().is_empty() && !label.contains(['<', '>', '`', '{', '[', '|', '\\', '&']),
            "{line}"
        );
    }
}

#[test]
fn large_graphs_keep_their_best_supported_edges() {
    let mut story = Story::new("d");
    let people: Vec<usize> = (0..701).map(|number| story.person(&format!("Person Nummer{number}"))).collect();
    for pair in people.windows(2) {
        story.tell(pair[0], "ACCUSE", pair[1], "Vorwurf.");
    }
    story.tell(people[699], "ACCUSE", people[700], "Noch ein Vorwurf.");
    let text = write(&graph([&story]));
    let edges = text.lines().filter(|line| line.contains("-->")).count();
    assert!((300..=500).contains(&edges), "{edges}");
    assert!(text.chars().count() < 50_000);
    assert!(text.contains(&format!("%% {} less supported edges are left out", 700 - edges)));
    assert!(text.contains("ACCUSE ×2"));
    assert_eq!(
        text.lines().filter(|line| line.contains("Person Nummer")).count(),
        text.matches("([").count()
    );
}

#[test]
fn mermaid_reads_it() {
    // Mermaid expects a browser; linkedom is enough of one to parse.
    let program = "
const { window } = require('linkedom').parseHTML('<html><body></body></html>');
globalThis.window = window; globalThis.document = window.document;
import(require.resolve('mermaid').replace(/[^/]*$/, 'mermaid.core.mjs')).then(async ({ default: mermaid }) => {
  const text = require('fs').readFileSync(process.argv[1], 'utf8');
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const plain = text => text.replace(/ﬂ°°(\\d+)¶ß/g, (_, code) => String.fromCodePoint(code));
  console.log(JSON.stringify([[...db.getVertices().values()].map(v => plain(v.text)), db.getEdges().map(e => plain(e.text))]));
});";
    for graph in [support::week(), support::hostile(), support::wild_ids(), support::crowd(200)] {
        let Some(read) = support::node(&["linkedom", "mermaid"], program, write(&graph)) else { return };
        let (nodes, edges): (Vec<String>, Vec<String>) = serde_json::from_str(&read).unwrap();
        assert_eq!((nodes.len(), edges.len()), (graph.node_count(), graph.edge_count()));
        // To JavaScript a byte order mark is white space at the border of a text.
        let visible = |text: &str| support::visible(&text.replace('\u{feff}', ""));
        for node in graph.nodes().filter(|node| node.name.chars().count() < 60) {
            assert!(nodes.iter().any(|read| visible(read) == visible(&node.name)), "{:?}", node.name);
        }
        for link in graph.links() {
            assert!(edges.iter().any(|read| read.contains(&visible(&link.edge.kind.name))), "{read}");
        }
    }
}
