//! Pictures, read by Graphviz itself.

use std::io::Write;
use std::process::{Command, Stdio};

use actograph::export;
use actograph::graph::Graph;
use serde_json::Value;

use crate::support::{self, HOSTILE};

fn write(graph: &Graph) -> String {
    export::to_string(graph, export::by_name("dot").unwrap())
}

/// Runs `dot`; `None` when it is not installed.
fn graphviz(format: &str, text: &str) -> Option<String> {
    let mut dot = Command::new("dot");
    dot.arg(format!("-T{format}")).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let Ok(mut dot) = dot.spawn() else {
        eprintln!("skipped: Graphviz is not installed");
        return None;
    };
    let mut stdin = dot.stdin.take().unwrap();
    let text = text.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = dot.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && errors.is_empty(), "dot says: {errors}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn marks_say_what_an_edge_is() {
    let text = write(&support::week());
    let line = |ends: &str, kind: &str| {
        let lines =
            text.lines().filter(|line| line.contains(ends) && line.contains(&format!("label=\" {kind}")));
        lines.collect::<Vec<_>>().join("\n")
    };
    let consult = line("\"lena-kern\" -> \"tobias-brandt\"", "CONSULT ×3");
    assert!(consult.contains("dir=both") && consult.contains("style=solid"), "{consult}");
    assert!(
        consult.contains("Brandt besuchte Kern am Dienstag."),
        "the tooltip shows the sentences: {consult}"
    );
    let accuse = line("\"lena-kern\" -> \"freedonien\"", "ACCUSE");
    assert!(accuse.contains("style=dashed") && !accuse.contains("dir=both"), "{accuse}");
    let threat = line("\"freedonien\" -> \"lena-kern\"", "not THREATEN");
    assert!(threat.contains("arrowhead=tee"), "{threat}");
    assert!(line("->", "AID").contains("style=dotted"));
    assert!(text.contains("\\nAußenministerin Lena Kern"), "aliases are in the node's tooltip");
}

#[test]
fn graphviz_reads_back_what_was_written() {
    let graph = support::hostile();
    let Some(json) = graphviz("json0", &write(&graph)) else { return };
    let json: Value = serde_json::from_str(&json).unwrap();
    let objects = json["objects"].as_array().unwrap();
    let nodes = objects.iter().filter(|object| object["shape"] == "box").count();
    assert_eq!(nodes, graph.node_count());
    let edges = json["edges"].as_array().unwrap().iter().filter(|edge| edge["label"] == " ACCUSE ").count();
    assert_eq!(edges, HOSTILE.len());
}

#[test]
fn graphviz_draws_hostile_names() {
    let Some(svg) = graphviz("svg", &write(&support::hostile())) else { return };
    let document = roxmltree::Document::parse_with_options(
        &svg,
        roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() },
    );
    let document = document.unwrap();
    let texts: Vec<&str> =
        document.descendants().filter(|n| n.has_tag_name("text")).filter_map(|n| n.text()).collect();
    for expected in ["end", "\"", "\\", "\\N \\G \\n \\l", "<b>fett</b>", "علي خامنئي", "a->b"] {
        assert!(texts.contains(&expected), "{expected} is not drawn: {texts:?}");
    }
}

#[test]
fn an_empty_graph_is_a_graph() {
    if let Some(svg) = graphviz("svg", &write(&Graph::default())) {
        assert!(svg.contains("<svg"));
    }
}
