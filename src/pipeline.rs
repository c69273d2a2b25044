//! The way of one document through all stages: the only place that calls them in order.

use thiserror::Error;

use crate::actor::{self, Actors};
use crate::document::Document;
use crate::lang::{self, Language, LanguageError};
use crate::parse::{Scratch, Tree, dateline};
use crate::relation::frame::FrameError;
use crate::relation::{self, Relation, SentenceReasons};
use crate::token::Layout;

/// Everything that was found in one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// The document itself.
    pub document: Document,
    /// One tree per sentence.
    pub trees: Vec<Tree>,
    /// The actors and their mentions.
    pub actors: Actors,
    /// The relations, in order of position.
    pub relations: Vec<Relation>,
}

/// All stages for one language. Built once, then shared: [`Analyzer::analyze`] changes nothing in it.
#[derive(Debug)]
pub struct Analyzer {
    language: Language,
}

/// Why there is no analyzer for a language.
#[derive(Debug, Error)]
pub enum AnalyzerError {
    /// Nothing inside the program for this code.
    #[error("no data for language {0:?}; the program has {known}", known = lang::EMBEDDED.join(", "))]
    UnknownLanguage(String),
    /// The language's data has a fault.
    #[error(transparent)]
    Language(#[from] LanguageError),
}

impl Analyzer {
    /// An analyzer for a language that has been read.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// An analyzer for a language inside the program (`de`, `en`).
    ///
    /// # Errors
    /// For a language that the program does not have.
    pub fn embedded(code: &str) -> Result<Self, AnalyzerError> {
        let files = lang::embedded(code).ok_or_else(|| AnalyzerError::UnknownLanguage(code.to_owned()))?;
        Ok(Self::new(Language::new(files)?))
    }

    /// Cuts a text into sentences and parses them. Any text gives trees; spans are bytes of `text`.
    pub fn parse(&self, text: &str) -> Vec<Tree> {
        self.parse_piece(text, self.layout(text), &mut Scratch::default())
    }

    /// How a text uses line breaks. Of a long text, its first 64 KiB are enough.
    pub fn layout(&self, text: &str) -> Layout {
        self.language.tokenizer.layout(text)
    }

    /// Cuts a piece of a text into sentences and parses them, with buffers that are used again. Spans are bytes of the
    /// piece. Pieces that end at ends of paragraphs ([`crate::input::Pieces`]) give the trees of the whole text.
    pub fn parse_piece(&self, piece: &str, layout: Layout, scratch: &mut Scratch) -> Vec<Tree> {
        let mut parts = Vec::new();
        let mut has_dateline = Vec::new();
        for sentence in self.language.tokenizer.sentences_in(piece, layout) {
            let length = dateline::length(&sentence);
            has_dateline.push(length > 0);
            if length > 0 {
                let (dateline, clause) = dateline::detach(sentence, length);
                parts.extend([dateline, clause]);
            } else {
                parts.push(sentence);
            }
        }
        let mut trees = self.language.parser.parse(parts, scratch).into_iter();
        let mut whole = Vec::with_capacity(has_dateline.len());
        for has_dateline in has_dateline {
            let Some(first) = trees.next() else { break };
            match has_dateline.then(|| trees.next()).flatten() {
                Some(clause) => whole.push(dateline::reattach(first, clause)),
                None => whole.push(first),
            }
        }
        whole
    }

    /// Finds actors and relations in a document. Any text gives a result.
    pub fn analyze(&self, document: Document) -> Analysis {
        let trees = self.parse(&document.text);
        self.analyze_trees(document, trees)
    }

    /// Finds actors and relations in trees that are there already. The trees' spans point into `document.text`.
    pub fn analyze_trees(&self, document: Document, mut trees: Vec<Tree>) -> Analysis {
        for tree in &mut trees {
            self.language.parser.name_participles(tree);
        }
        let actors = actor::find(&document.text, &trees, &self.language.actors);
        let relations = relation::extract(&document.text, &trees, &actors, self.language.knowledge());
        Analysis { document, trees, actors, relations }
    }

    /// Why the relations of an analysed document were found, and for each sentence without any, which came nearest.
    pub fn explain(&self, analysis: &Analysis) -> Vec<SentenceReasons> {
        relation::explain(&analysis.trees, &analysis.actors, self.language.knowledge())
    }

    /// Adds frames and types from a file in the format of `docs/frames.md`. What it says of a predicate comes before
    /// what the language knows; its relations are taken as its rules find them. `name` is for messages.
    ///
    /// # Errors
    /// The first fault in the text, with file and line.
    pub fn add_frames(&mut self, name: &str, text: &str) -> Result<(), FrameError> {
        self.language.frames.add_file(name, text)
    }

    /// Shows every candidate for a relation in an analysed document, accepted or not: what the classifier learns from.
    pub fn candidates(&self, analysis: &Analysis, show: impl FnMut(&relation::Seen<'_>)) {
        relation::candidates(&analysis.trees, &analysis.actors, self.language.knowledge(), show);
    }
}
