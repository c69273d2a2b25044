//! Sentences and tokens.
//!
//! Follows Universal Dependencies for German: contracted forms are multiword tokens (`im` = `in` + `dem`),
//! hyphen compounds are split as in UD German-GSD (`US` `-` `Präsident`). This module does not look at the
//! words' meaning or grammar; that is the business of [`crate::parse`].

use compact_str::CompactString;

use crate::text::Span;

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
