//! What holds for every graph.

use actograph::actor::Kind;
use actograph::export;
use actograph::graph::correct::{Change, Correction, Selector};
use actograph::graph::{self, Builder, Filter, Graph};
use actograph::relation::Status;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{HOSTILE, Story, graph};

const SHARED: &[&str] =
    &["Lena Kern", "Kern", "Paul Kern", "BFB", "Bund Freier Bäcker", "Strelsau", "A", "A 2", "Ä"];

/// Names that meet across documents in every way: full, bare, acronym, alias, namesakes, hostile.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(SHARED).prop_map(str::to_owned),
        1 => prop::sample::select(HOSTILE).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(&[Kind::Person, Kind::Person, Kind::Organization, Kind::Place, Kind::Group][..])
}

fn country() -> impl Strategy<Value = Option<&'static str>> {
    prop::sample::select(&[None, None, Some("DEU"), Some("AUT")][..])
}

prop_compose! {
    fn story(id: usize)(
        actors in prop::collection::vec((name(), kind(), country(), any::<bool>(), name()), 1..6),
        facts in prop::collection::vec(
            (0..6usize, 0..6usize, 0..4usize, "\\PC{0,12}", 0..3usize, any::<bool>(), 0f32..1.0, 0..3usize), 0..8),
    ) -> Story {
        let mut story = Story::new(&format!("d{id}"));
        let indexes: Vec<usize> = actors.iter().map(|(name, kind, country, aliased, alias)| {
            let index = story.actor(name, *kind, *country);
            if *aliased { story.alias(index, alias); }
            index
        }).collect();
        for (source, target, kind, text, status, negated, confidence, speakers) in facts {
            let (source, target) = (indexes[source % indexes.len()], indexes[target % indexes.len()]);
            let kind = ["CONSULT", "ACCUSE", "OTHER", "EIGENER TYP \"x\""][kind];
            let relation = story.tell(source, kind, target, &text);
            relation.status = [Status::Actual, Status::Claimed, Status::Intended][status];
            relation.negated = negated;
            relation.confidence = confidence;
            relation.by = actors.iter().take(speakers).map(|actor| actor.0.clone()).collect();
        }
        story
    }
}

fn corpus() -> impl Strategy<Value = Vec<Story>> {
    (1..5usize).prop_flat_map(|size| (0..size).map(story).collect::<Vec<_>>())
}

fn shuffled() -> impl Strategy<Value = (Vec<Story>, Vec<Story>)> {
    corpus().prop_flat_map(|stories| (Just(stories.clone()), Just(stories).prop_shuffle()))
}

fn corrections() -> impl Strategy<Value = Vec<Correction>> {
    let name = || prop::sample::select(SHARED).prop_map(str::to_owned);
    let selector = (name(), name()).prop_map(|(source, target)| Selector {
        source,
        kind: "ACCUSE".to_owned(),
        target,
        document: None,
        sentence: None,
    });
    let change = prop_oneof![
        (name(), name()).prop_map(|(a, b)| Change::Merge { actors: vec![a, b], name: None }),
        (name(), 0..3usize).prop_map(|(actor, document)| Change::Split {
            actor,
            documents: vec![format!("d{document}")],
            name: Some("Neu".to_owned())
        }),
        name().prop_map(|actor| Change::Rename { actor, name: "Anders".to_owned() }),
        name().prop_map(|actor| Change::RejectActor { actor }),
        selector.clone().prop_map(|relation| Change::RejectRelation { relation }),
        selector.prop_map(|relation| Change::RetypeRelation {
            relation,
            to: Some("OTHER".to_owned()),
            reverse: true
        }),
    ];
    let reason = "r".to_owned();
    let correction = change.prop_map(move |change| Correction {
        change,
        reason: reason.clone(),
        author: None,
        date: None,
        line: 0,
    });
    prop::collection::vec(correction, 0..6)
}

fn json(graph: &Graph) -> String {
    export::to_string(graph, export::by_name("json").unwrap())
}

/// What `extract` writes: not every actor without relations.
fn written(graph: Graph) -> String {
    json(&graph.filtered(&Filter::default()))
}

/// Lets a parser of the format read a text, and counts what it finds where that can be done.
fn well_formed(format: &str, text: &str, graph: &Graph) -> Result<(), String> {
    let (nodes, edges) = (graph.node_count(), graph.edge_count());
    let counts = match format {
        "graphml" | "gexf" | "svg" | "svg-dark" => {
            let document = roxmltree::Document::parse(text).map_err(|error| error.to_string())?;
            let count = |name| document.descendants().filter(|node| node.has_tag_name(name)).count();
            if format.starts_with("svg") { (nodes, edges) } else { (count("node"), count("edge")) }
        }
        "json" | "cytoscape" | "jgf" => {
            let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
            let place = match format {
                "json" => "",
                "cytoscape" => "/elements",
                _ => "/graph",
            };
            let count = |name| match value.pointer(&format!("{place}/{name}")) {
                Some(Value::Array(items)) => items.len(),
                Some(Value::Object(items)) => items.len(),
                _ => usize::MAX,
            };
            (count("nodes"), count("edges"))
        }
        "turtle" => {
            let read = oxttl::TurtleParser::new().for_slice(text).collect::<Result<Vec<_>, _>>();
            let triples = read.map_err(|error| error.to_string())?;
            let sources = triples.iter().filter(|triple| triple.predicate.as_str() == "urn:actograph:source");
            (nodes, sources.count())
        }
        "trig" => {
            let read = oxttl::TriGParser::new().for_slice(text).collect::<Result<Vec<_>, _>>();
            (nodes, read.map(|_| edges).map_err(|error| error.to_string())?)
        }
        "csv" | "neo4j" => (nodes, rows(text)? - 1),
        "csv-nodes" | "neo4j-actors" => (rows(text)? - 1, edges),
        "csv-evidence" | "neo4j-evidence" | "csv-pairs" => (nodes, rows(text).map(|_| edges)?),
        _ => (nodes, edges),
    };
    if counts == (nodes, edges) { Ok(()) } else { Err(format!("{counts:?} are not {:?}", (nodes, edges))) }
}

/// The rows of a table, all with as many cells as the first.
fn rows(text: &str) -> Result<usize, String> {
    let (mut rows, mut cells, mut quoted, mut width) = (0, 1, false, None);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells += 1,
            '\n' if quoted => return Err("a line break in a cell".to_owned()),
            '\n' => {
                if *width.get_or_insert(cells) != cells {
                    return Err(format!("{cells} cells in row {rows}"));
                }
                (rows, cells) = (rows + 1, 1);
            }
            _ => {}
        }
    }
    if quoted { Err("a quote is open".to_owned()) } else { Ok(rows) }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn document_order_does_not_matter((stories, other) in shuffled()) {
        prop_assert_eq!(json(&graph(&stories)), json(&graph(&other)));
    }

    #[test]
    fn merging_graphs_is_reading_together((stories, other) in shuffled(), cut in 0..5usize) {
        let whole = written(graph(&stories));
        let read = |stories: &[Story]| Graph::from_json(&written(graph(stories))).unwrap();
        let cut = cut.min(other.len());
        let (left, right) = (|| read(&other[..cut]), || read(&other[cut..]));
        prop_assert_eq!(&written(graph::merge([left(), right()]).unwrap()), &whole);
        prop_assert_eq!(&written(graph::merge([right(), left()]).unwrap()), &whole, "commutative");
        let single = || other.iter().map(|story| read(std::slice::from_ref(story)));
        let from_left = single().reduce(|a, b| graph::merge([a, b]).unwrap()).unwrap();
        prop_assert_eq!(&written(from_left), &whole, "associative");
        let from_right = single().rev().reduce(|b, a| graph::merge([a, b]).unwrap()).unwrap();
        prop_assert_eq!(&written(from_right), &whole, "associative");
        prop_assert_eq!(&written(graph::merge([read(&stories), left()]).unwrap()), &whole, "a document is there once");
    }

    #[test]
    fn removing_a_document_is_never_having_read_it(stories in corpus(), out in 0..5usize) {
        let out = out.min(stories.len() - 1);
        let mut builder = Builder::default();
        builder.add_graph(graph(&stories)).unwrap();
        let id = format!("d{out}");
        prop_assert!(builder.remove(&id));
        prop_assert!(!builder.remove(&id));
        let rest = stories.iter().enumerate().filter(|(index, _)| *index != out).map(|(_, story)| story);
        prop_assert_eq!(json(&builder.build()), json(&graph(rest)));
    }

    #[test]
    fn corrections_survive_merging(stories in corpus(), corrections in corrections()) {
        let mut builder = Builder::default();
        stories.iter().for_each(|story| builder.add(&story.analysis()));
        builder.correct(corrections);
        let graph = builder.build();
        let read = Graph::from_json(&json(&graph)).unwrap();
        prop_assert_eq!(json(&graph::merge([read]).unwrap()), json(&graph));
    }

    #[test]
    fn json_reads_back(stories in corpus()) {
        let graph = graph(&stories);
        prop_assert_eq!(Graph::from_json(&json(&graph)).unwrap(), graph);
    }

    #[test]
    fn ids_are_unique_and_edges_too(stories in corpus()) {
        let graph = graph(&stories);
        let mut ids = std::collections::BTreeSet::new();
        prop_assert!(graph.nodes().all(|node| !node.id.is_empty() && ids.insert(node.id.clone())));
        let mut edges = std::collections::BTreeSet::new();
        for link in graph.links() {
            prop_assert!(link.source.id != link.target.id);
            prop_assert!(edges.insert((&link.source.id, &link.target.id, &link.edge.kind.name)));
        }
    }

    #[test]
    fn every_mention_and_every_relation_is_kept(stories in corpus()) {
        let graph = graph(&stories);
        let analyses: Vec<_> = stories.iter().map(Story::analysis).collect();
        let mentions: usize = analyses.iter().map(|analysis| analysis.actors.mentions.len()).sum();
        prop_assert_eq!(graph.nodes().map(|node| node.mentions).sum::<usize>(), mentions);
        let relations: usize = analyses.iter().map(|analysis| analysis.relations.len()).sum();
        prop_assert!(graph.links().map(|link| link.edge.weight()).sum::<usize>() <= relations);
    }

    #[test]
    fn every_format_writes_every_graph(stories in corpus()) {
        let graph = graph(&stories);
        for format in export::FORMATS {
            let bytes = export::to_bytes(&graph, *format);
            prop_assert_eq!(&bytes, &export::to_bytes(&graph, *format));
            if format.is_text() {
                let text = String::from_utf8(bytes).unwrap();
                prop_assert!(!text.contains('\0'));
                if let Err(fault) = well_formed(format.name(), &text, &graph) {
                    return Err(TestCaseError::fail(format!("{}: {fault}\n{text}", format.name())));
                }
            }
        }
    }
}
