//! Sentences and tokens.
//!
//! Follows Universal Dependencies for German: contracted forms are multiword tokens (`im` = `in` + `dem`),
//! hyphen compounds are split as in UD German-GSD (`US` `-` `Präsident`). This module does not look at the
//! words' meaning or grammar; that is the business of [`crate::parse`].
//!
//! [`Tokenizer`] is one scanner for all languages; what differs between languages is read from [`TokenData`].

mod chars;
mod data;
pub mod eval;
mod layout;
mod period;
mod scan;
mod special;

use compact_str::CompactString;

pub use self::data::{DataError, Source, TokenData};
pub use self::layout::Layout;
pub use self::scan::Sentences;
use crate::text::Span;

/// A piece of text as its form reads: removed characters left out, ligatures and accents composed.
pub(crate) fn cleaned(raw: &str) -> String {
    chars::clean(raw)
}

/// A syntactic word, the unit that the tree is built over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word as it is read, soft hyphens and such removed. Inside a multiword token: the expanded form (`dem` in `im`).
    pub form: CompactString,
    /// Bytes in the document. The words of one multiword token share its span.
    pub span: Span,
    /// Whether white space follows in the text. Inside a multiword token: that of the whole token.
    pub space_after: bool,
}

/// A written token that stands for several words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MultiWord {
    /// The token as written.
    pub form: CompactString,
    /// Index of its first word in the sentence.
    pub first: usize,
    /// Index of its last word (inclusive).
    pub last: usize,
}

/// One sentence with its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    /// Bytes in the document, from the first to the last token, without surrounding white space.
    pub span: Span,
    /// The words, in order.
    pub words: Vec<Word>,
    /// Multiword tokens, in order.
    pub multiwords: Vec<MultiWord>,
    /// Whether the sentence opens a paragraph (first of the document or after a blank line).
    pub paragraph_start: bool,
}

/// Cuts text into sentences and words by the rules of one language.
///
/// Built once and shared between threads; reading text never fails.
#[derive(Debug)]
pub struct Tokenizer {
    rules: data::Rules,
}

impl Tokenizer {
    /// Reads a language's data.
    ///
    /// # Errors
    /// [`DataError`] names the file, the line and what was expected there.
    pub fn new(data: &TokenData<'_>) -> Result<Self, DataError> {
        Ok(Self { rules: data::Rules::parse(data)? })
    }

    /// All sentences of a text.
    pub fn tokenize(&self, text: &str) -> Vec<Sentence> {
        self.sentences(text).collect()
    }

    /// The sentences of a text one by one, so that a long text need not be held in tokens as a whole. Spans count
    /// from the start of `text`.
    pub fn sentences<'t>(&'t self, text: &'t str) -> Sentences<'t> {
        self.sentences_in(text, self.layout(text))
    }

    /// How a text uses line breaks, as its first 64 KiB show.
    pub fn layout(&self, text: &str) -> Layout {
        Layout::of(&self.rules, text)
    }

    /// The sentences of a piece of a text whose layout is known from its beginning. Spans count from the start of the
    /// piece.
    pub fn sentences_in<'t>(&'t self, piece: &'t str, layout: Layout) -> Sentences<'t> {
        Sentences::new(&self.rules, piece, layout)
    }
}
