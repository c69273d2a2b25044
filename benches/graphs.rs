//! Work on graphs: merging, asking, counting, and writing in each format.
//!
//! `cargo bench --bench graphs` measures; `cargo test --bench graphs` runs each once and checks what comes out.
//! `benches/scale.rs` shows how the cost grows.

mod made;

use std::hint::black_box;

use actograph::export;
use actograph::graph::{self, Graph, Query};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

/// Pieces of evidence.
const SIZES: [usize; 2] = [1_000, 10_000];

fn main() {
    divan::main();
}

fn made_graph(size: usize) -> Graph {
    made::builder(0, size, made::people(size)).build()
}

#[divan::bench(args = SIZES)]
fn build(bencher: Bencher, size: usize) {
    let run = || made::builder(0, size, made::people(size));
    bencher.counter(ItemsCount::new(size)).with_inputs(run).bench_values(|builder| builder.build());
}

#[divan::bench(args = SIZES)]
fn merge(bencher: Bencher, size: usize) {
    let half = |first: usize| made::builder(first, size / 2, made::people(size)).build();
    let halves = || [half(0), half(size / 2 / made::PER_DOCUMENT)];
    assert!(graph::merge(halves()).expect("different documents") == made_graph(size));
    bencher.counter(ItemsCount::new(size)).with_inputs(halves).bench_values(graph::merge);
}

#[divan::bench(args = SIZES)]
fn query(bencher: Bencher, size: usize) {
    let graph = made_graph(size);
    let name = graph.nodes().max_by_key(|node| node.mentions).expect("there are actors").id.clone();
    let query = Query { actors: vec![name], from: Some("2026-06-01".to_owned()), ..Query::default() };
    assert!(graph.clone().query(&query).expect("a known actor").edge_count() > 5);
    bencher
        .counter(ItemsCount::new(size))
        .with_inputs(|| graph.clone())
        .bench_values(|graph| graph.query(&query));
}

#[divan::bench(args = SIZES)]
fn stats(bencher: Bencher, size: usize) {
    let graph = made_graph(size);
    assert!(graph.stats(10).page_rank.len() == 10);
    bencher.counter(ItemsCount::new(size)).bench(|| black_box(&graph).stats(10));
}

#[divan::bench(args = SIZES)]
fn candidates(bencher: Bencher, size: usize) {
    let graph = made_graph(size);
    assert!(!graph.candidates(0.5).is_empty());
    bencher.counter(ItemsCount::new(size)).bench(|| black_box(&graph).candidates(0.5));
}

/// The names of all formats.
fn formats() -> impl Iterator<Item = &'static str> {
    export::FORMATS.iter().map(|format| format.name())
}

#[divan::bench(args = formats())]
fn write(bencher: Bencher, format: &str) {
    let graph = made_graph(10_000);
    let exporter = export::by_name(format).expect("a known format");
    let written = export::to_string(&graph, exporter);
    assert!(written.len() > 1_000, "{format} writes too little");
    bencher.counter(BytesCount::new(written.len())).bench(|| export::to_string(black_box(&graph), exporter));
}

#[divan::bench(args = SIZES)]
fn read_json(bencher: Bencher, size: usize) {
    let json = export::to_string(&made_graph(size), export::by_name("json").expect("a known format"));
    assert!(Graph::from_json(&json).expect("our own JSON") == made_graph(size));
    bencher.counter(BytesCount::new(json.len())).bench(|| Graph::from_json(black_box(&json)));
}
