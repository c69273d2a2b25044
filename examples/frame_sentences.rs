//! Runs every frame's own sentences through the analyser: the `yes` sentence must give the frame's type, the `no`
//! sentence must not.
//!
//! `cargo run --release --example frame_sentences [-- --list --lang=en --rules]` prints the share by type; `--list`
//! names the others, `--rules` leaves out what the classifier has learned, which says whether the frames themselves fit.

#![allow(clippy::print_stdout, reason = "a program for the terminal")]
#![expect(clippy::print_stdout, reason = "an example that reports")]

use std::collections::BTreeMap;

use actograph::document::Document;
use actograph::lang::{Language, embedded};
use actograph::pipeline::Analyzer;

fn main() {
    let list = std::env::args().any(|argument| argument == "--list");
    let code = std::env::args().find_map(|argument| argument.strip_prefix("--lang=").map(str::to_owned));
    let files = embedded(code.as_deref().unwrap_or("de")).expect("a language of the program");
    let mut language = Language::new(files).expect("its data is sound");
    if std::env::args().any(|argument| argument == "--rules") {
        language.weights = None;
    }
    let frames = language.frames.frames().to_vec();
    let analyzer = Analyzer::new(language);
    let types = |text: &str| -> Vec<String> {
        let document = Document { text: text.to_owned(), ..Document::default() };
        analyzer.analyze(document).relations.iter().map(|relation| relation.kind.name.clone()).collect()
    };
    let mut counts = BTreeMap::<String, [usize; 3]>::new();
    for frame in frames {
        let count = counts.entry(frame.relation.name.clone()).or_default();
        count[0] += 1;
        for (text, wanted, slot) in [(&frame.yes, true, 1), (&frame.no, false, 2)] {
            let found = types(text);
            let right = found.contains(&frame.relation.name) == wanted;
            count[slot] += usize::from(right);
            if !right && list {
                let mark = if wanted { "yes" } else { "no" };
                println!("{} {mark} {}: {text}  found {found:?}", frame.origin, frame.name);
            }
        }
    }
    let mut all = [0; 3];
    for (name, count) in &counts {
        all = [all[0] + count[0], all[1] + count[1], all[2] + count[2]];
        print(name, *count);
    }
    print("all", all);
}

fn print(name: &str, [frames, yes, no]: [usize; 3]) {
    let percent = |part: usize| 100.0 * part as f64 / frames.max(1) as f64;
    println!("{name:12} {frames:5} frames   yes {:5.1} %   no {:5.1} %", percent(yes), percent(no));
}
