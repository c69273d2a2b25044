//! Whole texts for the page, by the ids of their documents.

use std::collections::BTreeMap;

use actograph::document::Document;

/// Collects texts. Where two documents have the same id, the graph gives one of them another, and since nothing tells
/// which, neither text is kept: the page then shows their sentences.
#[derive(Default)]
pub(super) struct Texts(BTreeMap<String, Option<String>>);

impl Texts {
    /// Adds a document, or the next piece of the one that was added last.
    pub(super) fn add(&mut self, document: Document, is_first: bool) {
        match self.0.get_mut(&document.id) {
            Some(known) if is_first => *known = None,
            Some(known) => known.iter_mut().for_each(|text| text.push_str(&document.text)),
            None => drop(self.0.insert(document.id, Some(document.text))),
        }
    }

    pub(super) fn by_id(self) -> BTreeMap<String, String> {
        self.0.into_iter().filter_map(|(id, text)| Some((id, text?))).collect()
    }
}
