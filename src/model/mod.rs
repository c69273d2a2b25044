//! The network that analyses words in their sentence: file format, word tables, features, encoder, scoring heads.
//!
//! This module turns words into scores; what follows from them (trees, tags, lemmas) is decided in [`crate::parse`].
//! A model is one file that is used where it lies: big tables are read in place, only the small matrices are unpacked.

mod encoder;
mod error;
mod features;
mod file;
mod heads;
pub(crate) mod matrix;
mod product;
mod words;

use std::borrow::Cow;
use std::path::Path;

pub(crate) use encoder::EncoderScratch;
pub use error::ModelError;
pub(crate) use heads::{HeadScratch, Heads};
use pulp::Arch;

use encoder::Encoder;
use file::File;
use words::{WordTable, fnv64};

/// A loaded model: weights, word tables and label lists.
#[derive(Debug)]
pub struct Model {
    language: String,
    labels: Labels,
    encoder: Encoder,
    heads: Heads,
    lemmas: WordTable,
    arch: Arch,
}

/// The labels that the network chooses from.
#[derive(Debug)]
pub(crate) struct Labels {
    pub(crate) upos: Vec<String>,
    pub(crate) xpos: Vec<String>,
    pub(crate) feats: Vec<String>,
    pub(crate) entity: Vec<String>,
    pub(crate) deprel: Vec<String>,
    /// Lemma scripts; the classifier knows the first [`Heads::lemma_classes`].
    pub(crate) scripts: Vec<String>,
}

impl Model {
    /// Reads a model that is embedded in the program or held in memory. The checksum is only looked at for bytes that
    /// are handed over (`Vec<u8>`), which costs a pass over them; `&'static` bytes are taken to be part of the program.
    ///
    /// # Errors
    /// When the bytes are not a model, are damaged, or were written for another version.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ModelError> {
        let file = File::open(bytes.into())?;
        let encoder = Encoder::from_file(&file)?;
        let heads = Heads::from_file(&file)?;
        let lemmas = WordTable::from_file(&file, "lemmas")?;
        let header = file.header;
        let labels = Labels {
            upos: header.labels.upos,
            xpos: header.labels.xpos,
            feats: header.labels.feats,
            entity: header.labels.ner,
            deprel: header.labels.deprel,
            scripts: header.scripts,
        };
        Ok(Self { language: header.lang, labels, encoder, heads, lemmas, arch: Arch::new() })
    }

    /// Reads a model from a file.
    ///
    /// # Errors
    /// When the file cannot be read, and as [`Model::from_bytes`].
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, ModelError> {
        let path = path.as_ref();
        let bytes =
            std::fs::read(path).map_err(|source| ModelError::Read { path: path.to_owned(), source })?;
        Self::from_bytes(bytes)
    }

    /// The language it was trained for, as an ISO 639-1 code.
    pub fn language(&self) -> &str {
        &self.language
    }

    pub(crate) fn labels(&self) -> &Labels {
        &self.labels
    }

    pub(crate) fn heads(&self) -> &Heads {
        &self.heads
    }

    pub(crate) fn arch(&self) -> Arch {
        self.arch
    }

    /// Encodes the words of several sentences, which end at `ends` (counted in words).
    pub(crate) fn encode<'a>(
        &self,
        forms: impl Iterator<Item = &'a str>,
        ends: &[usize],
        scratch: &mut EncoderScratch,
    ) {
        self.encoder.encode(self.arch, forms, ends, scratch);
    }

    /// The lemma script that the word table has for a form and a universal tag (its number among the labels).
    pub(crate) fn known_script(&self, form: &str, upos: usize) -> Option<usize> {
        let tag = [upos as u8];
        self.lemmas.get(fnv64([form.as_bytes(), &tag])).map(usize::from)
    }
}
