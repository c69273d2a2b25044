//! Questions to a graph.

use actograph::graph::{Graph, Query};
use actograph::relation::{Quad, Status};

use crate::support::{Story, graph, week};

fn edges(graph: &Graph) -> Vec<String> {
    graph
        .links()
        .map(|link| format!("{} {} {}", link.source.id, link.edge.kind.name, link.target.id))
        .collect()
}

/// Asks the week for edges.
fn check(query: Query, expected: &[&str]) {
    let answer = week().query(&query).unwrap();
    assert_eq!(edges(&answer), expected, "{query:?}");
    let ends: usize =
        answer.nodes().filter(|node| !edges(&answer).iter().any(|e| e.contains(&node.id))).count();
    assert_eq!(ends, 0, "actors without an edge in the answer to {query:?}");
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

#[test]
fn nothing_asked_is_everything() {
    assert_eq!(week().query(&Query::default()).unwrap(), week());
}

#[test]
fn actors_by_any_name_and_role() {
    let hafen = names(&["Hafengesellschaft Nordufer"]);
    check(
        Query { actors: hafen.clone(), ..Query::default() },
        &[
            "demonstranten PROTEST hafengesellschaft-nordufer",
            "lena-kern AID hafengesellschaft-nordufer",
            "tobias-brandt AFFILIATION hafengesellschaft-nordufer",
        ],
    );
    check(
        Query { actors: hafen, with: names(&["außenministerin lena kern"]), ..Query::default() },
        &["lena-kern AID hafengesellschaft-nordufer"],
    );
    check(
        Query { sources: names(&["Brandt"]), ..Query::default() },
        &[
            "lena-kern CONSULT tobias-brandt",
            "tobias-brandt AFFILIATION hafengesellschaft-nordufer",
            "tobias-brandt HIRE lena-kern",
        ],
    );
    check(Query { targets: names(&["freedonien"]), ..Query::default() }, &["lena-kern ACCUSE freedonien"]);
}

#[test]
fn unknown_actors_are_told_with_similar_ones() {
    let ask = |name: &str| {
        week().query(&Query { actors: names(&[name]), ..Query::default() }).unwrap_err().to_string()
    };
    assert_eq!(ask("Lena Kerm"), "there is no actor \"Lena Kerm\"; is it lena-kern?");
    assert_eq!(ask("Xaver"), "there is no actor \"Xaver\"");
    assert_eq!(ask(""), "there is no actor \"\"");
}

#[test]
fn types_quads_status_and_speakers() {
    check(
        Query { types: names(&["AID", "HIRE"]), ..Query::default() },
        &["lena-kern AID hafengesellschaft-nordufer", "tobias-brandt HIRE lena-kern"],
    );
    check(
        Query { quads: vec![Quad::MaterialConflict], ..Query::default() },
        &["demonstranten PROTEST hafengesellschaft-nordufer"],
    );
    check(
        Query { statuses: vec![Status::Intended], ..Query::default() },
        &["lena-kern AID hafengesellschaft-nordufer"],
    );
    check(Query { by: names(&["morgenblatt"]), ..Query::default() }, &["lena-kern ACCUSE freedonien"]);
    check(Query { negated: Some(true), ..Query::default() }, &["freedonien THREATEN lena-kern"]);
}

#[test]
fn dates_documents_weight_and_confidence_count_evidence() {
    let tuesday = Query { from: Some("2024-03-05".into()), types: names(&["CONSULT"]), ..Query::default() };
    let answer = week().query(&tuesday).unwrap();
    let talk = answer.links().next().unwrap();
    assert_eq!(
        (talk.edge.weight(), talk.edge.evidence[0].text.as_str()),
        (1, "Brandt besuchte Kern am Dienstag.")
    );
    let monday = Query { to: Some("2024-03-04".into()), ..tuesday.clone() };
    assert_eq!(edges(&week().query(&Query { from: None, ..monday }).unwrap()).len(), 1);
    check(Query { min_weight: 3, ..Query::default() }, &["lena-kern CONSULT tobias-brandt"]);
    check(Query { min_weight: 3, documents: names(&["montag"]), ..Query::default() }, &[]);
    check(
        Query { min_confidence: 0.95, documents: names(&["montag"]), ..Query::default() },
        &["lena-kern CONSULT tobias-brandt"],
    );
}

#[test]
fn documents_without_a_date_are_in_no_period() {
    let mut story = Story::new("d");
    let (a, b) = (story.person("Anna Alt"), story.person("Bert Bo"));
    story.tell(a, "ACCUSE", b, "Satz.");
    let answer =
        graph([&story]).query(&Query { from: Some("0000-01-01".into()), ..Query::default() }).unwrap();
    assert_eq!(answer.edge_count(), 0);
}

/// A chain a-b-c-d-e with a short cut b-d that is told twice.
fn chain() -> Graph {
    let mut story = Story::new("d");
    let [a, b, c, d, e] = ["A A", "B B", "C C", "D D", "E E"].map(|name| story.person(name));
    for (source, target) in [(a, b), (c, b), (c, d), (d, e), (b, d), (b, d)] {
        story.tell(source, "ACCUSE", target, "Satz.");
    }
    graph([&story])
}

#[test]
fn hops_reach_out_from_an_actor() {
    let around = |hops: usize| {
        edges(
            &chain().query(&Query { actors: names(&["A A"]), hops: Some(hops), ..Query::default() }).unwrap(),
        )
    };
    assert_eq!(around(0), [""; 0]);
    assert_eq!(around(1), ["a-a ACCUSE b-b"]);
    assert_eq!(around(2), ["a-a ACCUSE b-b", "b-b ACCUSE d-d", "c-c ACCUSE b-b", "c-c ACCUSE d-d"]);
    assert_eq!(around(9).len(), 5);
}

#[test]
fn paths_are_short_whatever_the_direction() {
    let graph = chain();
    let find = |name: &str| graph.find(name).unwrap()[0];
    let ids = |from: &str, to: &str| -> Vec<String> {
        let path = graph.shortest_path(find(from), find(to)).unwrap();
        path.into_iter().map(|node| graph.petgraph()[node].id.clone()).collect()
    };
    assert_eq!(ids("e-e", "a-a"), ["e-e", "d-d", "b-b", "a-a"]);
    assert_eq!(ids("a-a", "a-a"), ["a-a"]);
    let path = graph.shortest_path(find("a-a"), find("e-e")).unwrap();
    assert_eq!(edges(&chain().along(&path)), ["a-a ACCUSE b-b", "b-b ACCUSE d-d", "d-d ACCUSE e-e"]);
    let mut apart = Story::new("x");
    apart.person("Anna Alt");
    apart.person("Bert Bo");
    let apart = crate::support::graph([&apart]);
    let ends = ["Anna Alt", "Bert Bo"].map(|name| apart.find(name).unwrap()[0]);
    assert_eq!(apart.shortest_path(ends[0], ends[1]), None);
}

#[test]
fn listings_show_sentences_with_their_source() {
    let query = Query { types: names(&["ACCUSE"]), ..Query::default() };
    assert_eq!(
        week().query(&query).unwrap().listing(),
        "Lena Kern ACCUSE Freedonien  (1 ×, claimed, 0.8)\n\
         \x20 2024-03-04 montag, sentence 3: Kern warf Freedonien laut „Morgenblatt“ Wortbruch vor. (claimed by Lena Kern)\n\
         Lena Kern ACCUSE Tobias Brandt  (1 ×, actual, 0.8)\n\
         \x20 2024-03-05 dienstag, sentence 4: Kern kritisierte Brandt scharf.\n"
    );
    let lines = week().query(&query).unwrap().json_lines();
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!((&first["source_name"], &first["date"]), (&"Lena Kern".into(), &"2024-03-04".into()));
    assert_eq!(lines.lines().count(), 2);
}

#[test]
fn listings_do_not_act_on_a_terminal() {
    let listing = crate::support::hostile().listing();
    assert!(!listing.chars().any(|c| c.is_control() && c != '\n'), "{listing:?}");
}
