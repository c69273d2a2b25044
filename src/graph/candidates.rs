//! Actors that may be the same though the program keeps them apart, for a person to decide.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write;

use petgraph::graph::NodeIndex;

use super::correct::{Change, Correction};
use super::listing::{described, shown};
use super::merge::name_key;
use super::{Graph, Node};

/// A word that more actors share than this tells nothing.
const COMMON: usize = 60;
/// How alike spellings must be.
const ALIKE: f64 = 0.93;

/// Two actors that may be one.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The one that is mentioned more.
    pub first: NodeIndex,
    /// The other.
    pub second: NodeIndex,
    /// From 0 to 1: how likely; it orders, it is no probability.
    pub score: f64,
    /// Why.
    pub reason: &'static str,
}

/// What is compared of an actor.
struct Sketch {
    /// The name and the aliases that are names: words without titles cannot be told, so all.
    names: BTreeSet<String>,
    name: String,
    words: Vec<String>,
    initials: String,
}

impl Sketch {
    fn new(node: &Node) -> Self {
        let name = name_key(&node.name);
        let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
        let names = node.aliases.iter().map(|alias| name_key(alias)).chain([name.clone()]);
        let initials = node.name.split([' ', '-']).filter_map(|word| word.chars().next());
        Self {
            names: names.filter(|name| !name.is_empty()).collect(),
            name,
            words,
            initials: initials.filter(|c| c.is_uppercase()).flat_map(char::to_lowercase).collect(),
        }
    }

    /// By what it is compared with others: its names, their words, the beginnings of the last word, its initials.
    fn keys(&self) -> BTreeSet<String> {
        let mut keys: BTreeSet<String> = self.names.iter().map(|name| format!("={name}")).collect();
        keys.extend(self.words.iter().filter(|word| word.chars().count() > 2).map(|word| format!("w{word}")));
        if let Some(last) = self.words.last() {
            keys.insert(format!("<{}", last.chars().take(3).collect::<String>()));
        }
        if self.initials.chars().count() > 1 {
            keys.insert(format!("={}", self.initials));
        }
        keys
    }
}

impl Graph {
    /// Pairs of named actors that may be one, the most likely first, each with at least the score `min_score`.
    ///
    /// Compares actors that share a name, a word, initials or the beginning of the last word; words that very many
    /// share are passed over, so that the cost stays near linear.
    pub fn candidates(&self, min_score: f64) -> Vec<Candidate> {
        let sketches: Vec<Sketch> = self.nodes().map(Sketch::new).collect();
        let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, (node, sketch)) in self.nodes().zip(&sketches).enumerate() {
            if node.named {
                sketch.keys().into_iter().for_each(|key| blocks.entry(key).or_default().push(index));
            }
        }
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        for members in blocks.into_values().filter(|members| (2..=COMMON).contains(&members.len())) {
            for (position, &a) in members.iter().enumerate() {
                for &b in &members[position + 1..] {
                    if seen.insert((a, b)) {
                        found.extend(self.compare(a, b, &sketches).filter(|found| found.score >= min_score));
                    }
                }
            }
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.first, a.second).cmp(&(b.first, b.second))));
        found
    }

    fn compare(&self, a: usize, b: usize, sketches: &[Sketch]) -> Option<Candidate> {
        let (index_a, index_b) = (NodeIndex::new(a), NodeIndex::new(b));
        let (node_a, node_b) = (&self.inner[index_a], &self.inner[index_b]);
        let (score, reason) = likeness(&sketches[a], &sketches[b])?;
        let mut score = score;
        if node_a.kind != node_b.kind {
            score *= 0.6;
        }
        if node_a.country.is_some() && node_b.country.is_some() && node_a.country != node_b.country {
            score *= 0.6;
        }
        // A document that has both has had reason to keep them apart.
        let documents = |node: &Node| node.appearances.iter().map(|a| a.document).collect::<BTreeSet<_>>();
        if !documents(node_a).is_disjoint(&documents(node_b)) {
            score *= 0.7;
        }
        let turned = node_b.mentions > node_a.mentions;
        let (first, second) = if turned { (index_b, index_a) } else { (index_a, index_b) };
        Some(Candidate { first, second, score: (score * 100.0).round() / 100.0, reason })
    }

    /// Candidates as corrections that can be pasted into a file, each with a sentence of both sides above it.
    ///
    /// ```
    /// # use actograph::{document::Document, graph::{Builder, correct}, pipeline::Analyzer};
    /// # let analyzer = Analyzer::embedded("de")?;
    /// # let mut builder = Builder::default();
    /// # for (id, text) in [("a", "Lena Kern kritisierte Tobias Brandt."), ("b", "Lenna Kern lobte Tobias Brandt.")] {
    /// #     builder.add(&analyzer.analyze(Document { id: id.into(), lang: "de".into(), text: text.into(), ..Document::default() }));
    /// # }
    /// # let graph = builder.build();
    /// let toml = graph.candidates_toml(&graph.candidates(0.5));
    /// assert!(toml.contains("#   Lena Kern (person), 1 mention: a, sentence 1: Lena Kern kritisierte"));
    /// assert!(toml.contains("actors = [\"lena-kern\", \"lenna-kern\"]"));
    /// let corrections = correct::read_toml(&toml)?;
    /// # assert_eq!(corrections.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn candidates_toml(&self, candidates: &[Candidate]) -> String {
        let mut text = String::new();
        for candidate in candidates {
            let _ = writeln!(text, "# {:.2}: {}", candidate.score, candidate.reason);
            for index in [candidate.first, candidate.second] {
                let node = &self.inner[index];
                let mentions = if node.mentions == 1 { "mention" } else { "mentions" };
                let sentence = self.first_sentence(index).unwrap_or_else(|| {
                    let first = node.appearances.first().map(|a| shown(&self.documents()[a.document].id));
                    first.map_or_else(|| "no sentence".to_owned(), |id| format!("{id}, in no relation"))
                });
                let _ = writeln!(text, "#   {}, {} {mentions}: {sentence}", described(node), node.mentions);
            }
            let actors =
                [candidate.first, candidate.second].map(|index| self.inner[index].id.clone()).to_vec();
            let change = Change::Merge { actors, name: None };
            let reason = candidate.reason.to_owned();
            let correction = Correction { change, reason, author: None, date: None, line: 0 };
            let _ = writeln!(text, "{}", correction.to_toml());
        }
        text
    }
}

/// How likely two names are one, and why.
fn likeness(a: &Sketch, b: &Sketch) -> Option<(f64, &'static str)> {
    if a.name == b.name {
        return Some((0.95, "same name"));
    }
    if a.names.contains(&b.name) || b.names.contains(&a.name) {
        return Some((0.85, "one is called by the name of the other"));
    }
    if !a.names.is_disjoint(&b.names) {
        return Some((0.6, "both are called by the same name"));
    }
    if a.initials == b.name && b.words.len() == 1 || b.initials == a.name && a.words.len() == 1 {
        return Some((0.8, "one has the initials of the other"));
    }
    let (short, long) = if a.words.len() < b.words.len() { (a, b) } else { (b, a) };
    if short.words.len() == long.words.len()
        && short.words.last() == long.words.last()
        && short.words.len() > 1
    {
        let initial = |word: &str, other: &str| word.chars().count() == 1 && other.starts_with(word);
        let (x, y) = (&short.words[0], &long.words[0]);
        if initial(x, y) || initial(y, x) {
            return Some((0.85, "one has the initial of the other"));
        }
    }
    if short.words.len() < long.words.len() && short.words.iter().all(|word| long.words.contains(word)) {
        let last = short.words.last() == long.words.last();
        return Some(if last {
            (0.7, "same surname or head of the name")
        } else {
            (0.6, "one name is part of the other")
        });
    }
    if inflected(a, b) {
        return Some((0.8, "the same but for an ending"));
    }
    let alike = strsim::jaro_winkler(&a.name, &b.name);
    let same_length = a.words.len() == b.words.len();
    // Different given names of the same family are two people, however alike.
    let one_word_differs = same_length
        && a.words.iter().zip(&b.words).all(|(x, y)| x == y || strsim::jaro_winkler(x, y) >= ALIKE - 0.05);
    (alike >= ALIKE && one_word_differs).then_some((alike * 0.8, "similar spelling"))
}

/// `Auswärtiges Amt` and `Auswärtigen Amtes`.
fn inflected(a: &Sketch, b: &Sketch) -> bool {
    const ENDINGS: [&str; 8] = ["", "s", "es", "e", "en", "em", "er", "n"];
    let stems = |word: &str| -> BTreeSet<String> {
        let cut = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
        cut.filter(|stem| stem.chars().count() > 2).map(str::to_owned).collect()
    };
    a.words.len() == b.words.len()
        && a.words.iter().zip(&b.words).all(|(x, y)| x == y || !stems(x).is_disjoint(&stems(y)))
}
