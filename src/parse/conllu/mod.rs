//! CoNLL-U, the text form of trees (<https://universaldependencies.org/format.html>).
//!
//! Reading rebuilds the documents' text, so that the spans of the words point into it and later stages work as
//! if the trees had just been parsed. Enhanced dependencies and empty nodes are skipped.

mod align;
mod read;
mod write;

pub use self::read::{ConlluError, ConlluReader, read};
pub use self::write::Writer;

use super::Tree;

/// One document read from CoNLL-U. A file without `# newdoc` is one document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConlluDocument {
    /// From `# newdoc id`.
    pub id: Option<String>,
    /// The text, put together from the sentences.
    pub text: String,
    /// The sentences.
    pub sentences: Vec<ConlluSentence>,
}

/// One sentence read from CoNLL-U.
#[derive(Debug, Clone, PartialEq)]
pub struct ConlluSentence {
    /// From `# sent_id`.
    pub id: Option<String>,
    /// The other comments, without `#` and surrounding spaces; `newdoc`, `newpar`, `sent_id` and `text` are not among them.
    pub comments: Vec<String>,
    /// The tree; its spans point into the document's text.
    pub tree: Tree,
}
