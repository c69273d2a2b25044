//! Each stage by itself, and all of them, on the articles of `examples/`.
//!
//! `cargo bench --bench stages` measures; `cargo test --bench stages` runs each once and checks what comes out.

use std::hint::black_box;

use actograph::actor::{self, Actors};
use actograph::document::Document;
use actograph::export;
use actograph::graph::{Builder, Graph};
use actograph::lang::{self, Language};
use actograph::parse::{Scratch, Tree};
use actograph::pipeline::{Analysis, Analyzer};
use actograph::relation::{self, Relation};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

const TEXTS: [&str; 3] = [
    include_str!("../examples/business.txt"),
    include_str!("../examples/politics.txt"),
    include_str!("../examples/sport.txt"),
];

fn main() {
    divan::main();
}

/// What each stage needs of the stages before it.
struct Made {
    german: Language,
    text: String,
    trees: Vec<Tree>,
    actors: Actors,
    relations: Vec<Relation>,
}

impl Made {
    fn new() -> Self {
        let german =
            Language::new(lang::embedded("de").expect("German is inside")).expect("its data is sound");
        let text = TEXTS.join("\n\n");
        let trees = german.parser.parse(german.tokenizer.tokenize(&text), &mut Scratch::default());
        let actors = actor::find(&text, &trees, &german.actors);
        let relations = relation::extract(&text, &trees, &actors, german.knowledge());
        Self { german, text, trees, actors, relations }
    }

    fn words(&self) -> ItemsCount {
        ItemsCount::new(self.trees.iter().map(Tree::len).sum::<usize>())
    }

    fn analysis(&self) -> Analysis {
        let document = Document { id: "all".to_owned(), text: self.text.clone(), ..Document::default() };
        let (trees, actors) = (self.trees.clone(), self.actors.clone());
        Analysis { document, trees, actors, relations: self.relations.clone() }
    }

    fn graph(&self) -> Graph {
        graph(&self.analysis())
    }
}

fn graph(analysis: &Analysis) -> Graph {
    let mut builder = Builder::default();
    builder.add(analysis);
    builder.build()
}

#[divan::bench]
fn load(bencher: Bencher) {
    let files = lang::embedded("de").expect("German is inside");
    bencher.bench(|| Language::new(black_box(files)).expect("its data is sound"));
}

#[divan::bench]
fn tokenize(bencher: Bencher) {
    let made = Made::new();
    assert_eq!(made.german.tokenizer.tokenize(&made.text).len(), made.trees.len());
    bencher.counter(made.words()).bench(|| made.german.tokenizer.tokenize(black_box(&made.text)));
}

#[divan::bench]
fn parse(bencher: Bencher) {
    let made = Made::new();
    let sentences = made.german.tokenizer.tokenize(&made.text);
    let mut scratch = Scratch::default();
    assert_eq!(made.german.parser.parse(sentences.clone(), &mut scratch), made.trees, "a second run differs");
    bencher
        .counter(made.words())
        .with_inputs(|| sentences.clone())
        .bench_local_values(|sentences| made.german.parser.parse(sentences, &mut scratch));
}

#[divan::bench]
fn actors(bencher: Bencher) {
    let made = Made::new();
    for name in ["Ingrid Solvang", "Katrin Vollmer", "Gregor Steinmann"] {
        assert!(made.actors.actors.iter().any(|actor| actor.name == name), "{name} is not found");
    }
    let run = || actor::find(black_box(&made.text), &made.trees, &made.german.actors);
    bencher.counter(made.words()).bench(run);
}

#[divan::bench]
fn relations(bencher: Bencher) {
    let made = Made::new();
    let name = |actor: usize| made.actors.actors[actor].name.as_str();
    let consults = made.relations.iter().filter(|relation| relation.kind.name == "CONSULT");
    let ends: Vec<_> = consults.map(|relation| (name(relation.source), name(relation.target))).collect();
    assert!(ends.contains(&("Ingrid Solvang", "Jon Hallgrimsson")), "{ends:?}");
    let german = &made.german;
    let run = || relation::extract(&made.text, black_box(&made.trees), &made.actors, german.knowledge());
    bencher.counter(made.words()).bench(run);
}

#[divan::bench]
fn build_graph(bencher: Bencher) {
    let analysis = Made::new().analysis();
    let built = graph(&analysis);
    assert!(built.node_count() > 20 && built.edge_count() > 20, "{built:?}");
    bencher.counter(ItemsCount::new(built.edge_count())).bench(|| graph(black_box(&analysis)));
}

#[divan::bench(args = ["json", "dot"])]
fn write(bencher: Bencher, format: &str) {
    let graph = Made::new().graph();
    let exporter = export::by_name(format).expect("a known format");
    let written = export::to_string(&graph, exporter);
    assert!(written.contains("ingrid-solvang"));
    bencher.counter(BytesCount::new(written.len())).bench(|| export::to_string(black_box(&graph), exporter));
}

#[divan::bench]
fn read_json(bencher: Bencher) {
    let graph = Made::new().graph();
    let json = export::to_string(&graph, export::by_name("json").expect("a known format"));
    assert!(Graph::from_json(&json).expect("our own JSON") == graph, "it is not read as it was written");
    bencher.counter(BytesCount::new(json.len())).bench(|| Graph::from_json(black_box(&json)));
}

#[divan::bench]
fn end_to_end(bencher: Bencher) {
    let made = Made::new();
    let words = made.words();
    let expected = made.graph();
    let analyzer = Analyzer::new(made.german);
    let run = || {
        let text = black_box(&made.text).clone();
        graph(&analyzer.analyze(Document { id: "all".to_owned(), text, ..Document::default() }))
    };
    assert!(run() == expected, "stage by stage and all at once differ");
    bencher.counter(words).bench(run);
}
