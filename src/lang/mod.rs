//! Languages: one folder of data each, and nothing in the code that knows which.

mod detect;
mod files;

pub use detect::detect;

use thiserror::Error;

use crate::actor::lexicon::{ActorFiles, ActorLexicon, LexiconError};
use crate::model::{Model, ModelError};
use crate::parse::{LemmaData, Lemmas, Parser};
use crate::relation::Knowledge;
use crate::relation::classify::{Weights, WeightsError};
use crate::relation::frame::{FrameError, FrameSet};
use crate::relation::words::OperatorWords;
use crate::token::{DataError, TokenData, Tokenizer};

/// The text of every data file of a language.
#[derive(Debug, Clone, Copy)]
pub struct LanguageFiles<'a> {
    /// ISO 639-1 code.
    pub code: &'a str,
    /// How text is cut into sentences and words.
    pub tokens: TokenData<'a>,
    /// The model that makes the trees.
    pub model: &'static [u8],
    /// Tables that put the model's lemmas right.
    pub lemmas: LemmaData,
    /// Gazetteers and nouns.
    pub actors: ActorFiles<'a>,
    /// Frame files: name and text.
    pub frames: &'a [(&'a str, &'a str)],
    /// What the classifier of relations has learned, if it has been taught the language.
    pub weights: Option<&'static [u8]>,
    /// Words that report speech.
    pub speech: &'a str,
    /// Words that change the status of what they govern.
    pub modality: &'a str,
}

/// A fault in a language's data.
#[derive(Debug, Error)]
pub enum LanguageError {
    /// In a file of the tokeniser or of the lemmas.
    #[error(transparent)]
    Token(#[from] DataError),
    /// In the model.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// In a lexicon file.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// In the weights of relations.
    #[error(transparent)]
    Weights(#[from] WeightsError),
    /// In a frame, speech or modality file.
    #[error(transparent)]
    Frame(#[from] FrameError),
}

/// What the program knows of a language, read once and passed to the stages.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: String,
    /// For [`crate::token`].
    pub tokenizer: Tokenizer,
    /// For [`crate::parse`].
    pub parser: Parser,
    /// For [`crate::actor`].
    pub actors: ActorLexicon,
    /// For [`crate::relation`].
    pub frames: FrameSet,
    /// For [`crate::relation`].
    pub words: OperatorWords,
    /// For [`crate::relation`].
    pub weights: Option<Weights>,
}

impl Language {
    /// Reads a language's data.
    ///
    /// # Errors
    /// The first fault in a file, with its place.
    pub fn new(files: &LanguageFiles<'_>) -> Result<Self, LanguageError> {
        Ok(Self {
            code: files.code.to_owned(),
            tokenizer: Tokenizer::new(&files.tokens)?,
            parser: Parser::new(Model::from_bytes(files.model)?)?.with_lemmas(Lemmas::new(&files.lemmas)?),
            actors: ActorLexicon::new(&files.actors)?,
            frames: FrameSet::new(files.frames)?,
            words: OperatorWords::new(files.speech, files.modality)?,
            weights: files.weights.map(Weights::from_static).transpose()?,
        })
    }
}

impl Language {
    /// What the relation stage needs.
    pub fn knowledge(&self) -> Knowledge<'_> {
        Knowledge {
            frames: &self.frames,
            words: &self.words,
            grammar: &self.actors.grammar,
            weights: self.weights.as_ref(),
        }
    }
}

/// The codes of the languages inside the program.
pub const EMBEDDED: [&str; 2] = [files::LANGUAGES[0].code, files::LANGUAGES[1].code];

/// The data of a language inside the program.
pub fn embedded(code: &str) -> Option<&'static LanguageFiles<'static>> {
    files::LANGUAGES.iter().find(|files| files.code == code)
}

/// How a language inside the program is cut into words and sentences.
pub fn token_data(code: &str) -> Option<TokenData<'static>> {
    embedded(code).map(|files| files.tokens)
}
