//! The analyser: sentences in, trees out.

use std::ops::Range;
use std::sync::Arc;

use compact_str::CompactString;

use super::decode::{self, EntityTags};
use super::lemma::Lemmas;
use super::script::Script;
use super::{Feats, Node, Tree, Upos};
use crate::model::{EncoderScratch, HeadScratch, Model, ModelError};
use crate::token::Sentence;

/// Words that are analysed together, unless one sentence alone has more.
const BATCH: usize = 256;
/// Words of a sentence that are parsed as one tree. Longer ones (lists, broken mark-up) are cut, and the roots of the
/// later pieces hang on that of the first: cost grows with the square of the length.
const LONGEST: usize = 400;
/// How the later pieces of an over-long sentence hang on the first.
const CONTINUATION: &str = "parataxis";

/// Analyses sentences with a [`Model`]. Can be shared between threads, each with its own [`Scratch`].
///
/// A sentence's tree does not depend on what it is analysed together with, nor on the number of threads.
#[derive(Debug)]
pub struct Parser {
    model: Model,
    upos: Vec<Upos>,
    xpos: Vec<CompactString>,
    feats: Vec<Feats>,
    deprel: Vec<CompactString>,
    root: Option<usize>,
    entity: Vec<CompactString>,
    entity_tags: EntityTags,
    scripts: Vec<Script>,
    lemmas: Lemmas,
}

/// Buffers of a [`Parser`], to be reused from call to call.
#[derive(Debug, Default)]
pub struct Scratch {
    encoder: EncoderScratch,
    heads: HeadScratch,
}

/// A sentence's words, or a piece of an over-long sentence.
struct Piece {
    sentence: usize,
    words: Range<usize>,
}

/// One word's analysis as numbers of labels; the head counted in the piece.
struct Choice {
    upos: usize,
    xpos: usize,
    feats: usize,
    entity: usize,
    head: Option<usize>,
    deprel: usize,
    lemma: CompactString,
}

impl Parser {
    /// Prepares a model for parsing.
    ///
    /// # Errors
    /// When the model's label lists hold something unknown.
    pub fn new(model: Model) -> Result<Self, ModelError> {
        let labels = model.labels();
        let unknown = |what: &str, label: &str| ModelError::Header(format!("unknown {what} `{label}`"));
        let tag = |name: &String| Upos::from_name(name).ok_or_else(|| unknown("universal tag", name));
        let upos = labels.upos.iter().map(tag).collect::<Result<_, _>>()?;
        let script = |text: &String| Script::read(text).ok_or_else(|| unknown("lemma script", text));
        let scripts = labels.scripts.iter().map(script).collect::<Result<_, _>>()?;
        let names = |list: &[String]| list.iter().map(CompactString::from).collect();
        let outside = |name: &String| if name == "O" { CompactString::default() } else { name.into() };
        Ok(Self {
            upos,
            xpos: names(&labels.xpos),
            feats: labels.feats.iter().map(|text| Feats::new(Arc::from(text.as_str()))).collect(),
            deprel: names(&labels.deprel),
            root: labels.deprel.iter().position(|name| name == "root"),
            entity: labels.entity.iter().map(outside).collect(),
            entity_tags: EntityTags::new(&labels.entity),
            scripts,
            lemmas: Lemmas::default(),
            model,
        })
    }

    /// Finds the verbs of participles that are tagged as adjectives, also in trees that were made elsewhere.
    pub fn name_participles(&self, tree: &mut Tree) {
        let adjectives = (0..tree.len()).filter(|&word| tree.upos(word) == Upos::Adj);
        let named = adjectives.filter_map(|word| Some((word, self.lemmas.infinitive(tree.form(word))?)));
        let named = named.collect();
        tree.set_participles(named);
    }

    /// Takes tables that put the model's lemmas right.
    #[must_use]
    pub fn with_lemmas(self, lemmas: Lemmas) -> Self {
        Self { lemmas, ..self }
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Analyses sentences; one tree each, in the same order.
    pub fn parse(&self, sentences: Vec<Sentence>, scratch: &mut Scratch) -> Vec<Tree> {
        let mut nodes: Vec<Vec<Node>> =
            sentences.iter().map(|sentence| Vec::with_capacity(sentence.words.len())).collect();
        let mut batch: Vec<Piece> = Vec::new();
        let mut words = 0;
        for piece in pieces(&sentences) {
            if !batch.is_empty() && words + piece.words.len() > BATCH {
                self.analyse(&sentences, &batch, &mut nodes, scratch);
                batch.clear();
                words = 0;
            }
            words += piece.words.len();
            batch.push(piece);
        }
        self.analyse(&sentences, &batch, &mut nodes, scratch);
        sentences.into_iter().zip(nodes).map(|(sentence, nodes)| Tree::new(sentence, nodes)).collect()
    }

    /// Analyses a batch and appends the nodes to their sentences.
    fn analyse(
        &self,
        sentences: &[Sentence],
        batch: &[Piece],
        nodes: &mut [Vec<Node>],
        scratch: &mut Scratch,
    ) {
        if batch.is_empty() {
            return;
        }
        let forms: Vec<&str> = batch
            .iter()
            .flat_map(|piece| &sentences[piece.sentence].words[piece.words.clone()])
            .map(|word| word.form.as_str())
            .collect();
        let ends: Vec<usize> = batch
            .iter()
            .scan(0, |end, piece| {
                *end += piece.words.len();
                Some(*end)
            })
            .collect();
        let mut choices = self.choose(&forms, &ends, scratch).into_iter();
        for piece in batch {
            let nodes = &mut nodes[piece.sentence];
            let first_root = nodes.iter().position(|node| node.head.is_none());
            for choice in choices.by_ref().take(piece.words.len()) {
                nodes.push(self.node(choice, piece.words.start, first_root));
            }
        }
    }

    /// Chooses all labels of a batch of pieces, which end at `ends`.
    fn choose(&self, forms: &[&str], ends: &[usize], scratch: &mut Scratch) -> Vec<Choice> {
        let (arch, network) = (self.model.arch(), self.model.heads());
        let Scratch { encoder, heads: buffers } = scratch;
        self.model.encode(forms.iter().copied(), ends, encoder);
        network.prepare(arch, encoder.encoded(), buffers);
        let mut choices = Vec::with_capacity(forms.len());
        let mut in_batch = Vec::with_capacity(forms.len());
        let mut start = 0;
        for &end in ends {
            let heads = decode::heads(network.arcs(arch, start, end, buffers), end - start);
            let entities =
                self.entity_tags.decode((start..end).map(|word| network.entity_row(word, buffers)));
            for (word, (head, entity)) in (start..end).zip(heads.into_iter().zip(entities)) {
                let row = network.tag_row(word, buffers);
                let (upos, xpos, feats) = (best(row.upos, None), best(row.xpos, None), best(row.feats, None));
                let lemma = CompactString::default();
                in_batch.push(head.map(|head| head + start));
                choices.push(Choice { upos, xpos, feats, entity, head, deprel: 0, lemma });
            }
            start = end;
        }
        let stride = network.relation_stride();
        let relations = network.relations(arch, &in_batch, buffers);
        for (choice, row) in choices.iter_mut().zip(relations.chunks_exact(stride)) {
            choice.deprel = best(&row[..self.deprel.len()], self.root);
        }
        self.lemmatise(forms, &mut choices, buffers);
        choices
    }

    /// Lemmas from the word table, and from the classifier for words that it does not know.
    fn lemmatise(&self, forms: &[&str], choices: &mut [Choice], buffers: &mut HeadScratch) {
        let mut open = Vec::new();
        for (word, choice) in choices.iter_mut().enumerate() {
            let script =
                self.model.known_script(forms[word], choice.upos).and_then(|script| self.scripts.get(script));
            match script.and_then(|script| script.apply(forms[word])) {
                Some(lemma) => choice.lemma = lemma,
                None => open.push(word),
            }
        }
        let network = self.model.heads();
        let stride = network.lemma_stride();
        let scores = network.lemmas(self.model.arch(), &open, buffers);
        for (&word, row) in open.iter().zip(scores.chunks_exact(stride)) {
            choices[word].lemma = self.best_lemma(forms[word], &row[..network.lemma_classes()]);
        }
        for (form, choice) in forms.iter().zip(choices) {
            let (upos, feats) = (self.upos[choice.upos], &self.feats[choice.feats]);
            choice.lemma = self.lemmas.correct(form, upos, feats, std::mem::take(&mut choice.lemma));
        }
    }

    /// The lemma by the best script that fits; the form itself where four do not.
    fn best_lemma(&self, form: &str, row: &[f32]) -> CompactString {
        let mut tried = Vec::new();
        for _ in 0..4 {
            let fresh = (0..row.len()).filter(|index| !tried.contains(index));
            let script = match tried.is_empty() {
                true => (!row.is_empty()).then(|| best(row, None)),
                false => fresh.reduce(|best, other| if row[other] > row[best] { other } else { best }),
            };
            let Some(script) = script else { break };
            if let Some(lemma) = self.scripts[script].apply(form) {
                return lemma;
            }
            tried.push(script);
        }
        form.into()
    }

    /// The node for a choice. `offset` is where the piece begins in its sentence, `first_root` the sentence's root if
    /// an earlier piece has it already.
    fn node(&self, choice: Choice, offset: usize, first_root: Option<usize>) -> Node {
        let (head, deprel) = match (choice.head, first_root) {
            (Some(head), _) => (Some(head + offset), self.deprel[choice.deprel].clone()),
            (None, None) => (None, CompactString::const_new("root")),
            (None, Some(root)) => (Some(root), CompactString::const_new(CONTINUATION)),
        };
        Node {
            lemma: choice.lemma,
            upos: self.upos[choice.upos],
            xpos: self.xpos[choice.xpos].clone(),
            feats: self.feats[choice.feats].clone(),
            head,
            deprel,
            entity: self.entity[choice.entity].clone(),
        }
    }
}

/// All sentences, over-long ones cut.
fn pieces(sentences: &[Sentence]) -> impl Iterator<Item = Piece> + '_ {
    sentences.iter().enumerate().flat_map(|(sentence, content)| {
        let len = content.words.len();
        (0..len).step_by(LONGEST).map(move |start| Piece { sentence, words: start..len.min(start + LONGEST) })
    })
}

/// Number of the highest score, the first of equals; `barred` is not chosen.
fn best(row: &[f32], barred: Option<usize>) -> usize {
    if let Some(barred) = barred.filter(|&barred| barred < row.len()) {
        let (before, behind) = (best(&row[..barred], None), barred + 1 + best(&row[barred + 1..], None));
        let earlier = barred > 0 && (behind >= row.len() || row[before] >= row[behind]);
        return if earlier || row.len() == 1 { before } else { behind };
    }
    // Several running maxima side by side become one instruction.
    let larger = |a: f32, b: f32| if b > a { b } else { a };
    let (chunks, rest) = row.as_chunks::<8>();
    let mut tops = [f32::NEG_INFINITY; 8];
    for chunk in chunks {
        for lane in 0..8 {
            tops[lane] = larger(tops[lane], chunk[lane]);
        }
    }
    let top = tops.into_iter().chain(rest.iter().copied()).fold(f32::NEG_INFINITY, larger);
    row.iter().position(|&score| score == top).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn best_takes_the_first_of_equals_and_respects_the_bar() {
        assert_eq!(best(&[1.0, 3.0, 3.0], None), 1);
        assert_eq!(best(&[1.0, 3.0, 2.0], Some(1)), 2);
        assert_eq!(best(&[9.0, 3.0, 4.0], Some(0)), 2);
        assert_eq!(best(&[9.0, 3.0, 10.0], Some(2)), 0);
        assert_eq!(best(&[9.0], Some(0)), 0);
        assert_eq!(best(&[1.0, 1.0, 0.0, 1.0], Some(0)), 1);
        let mut long = vec![0.5; 41];
        (long[19], long[33], long[40]) = (2.0, 2.0, 1.0);
        assert_eq!(best(&long, None), 19);
        assert_eq!(best(&long, Some(19)), 33);
        assert_eq!(best(&[f32::NAN, f32::NAN], None), 0);
    }
}
