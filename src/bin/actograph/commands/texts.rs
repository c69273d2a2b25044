//! Whole texts for the page, by the ids of their documents.

use std::collections::BTreeMap;

use actograph::document::Document;

/// Collects texts. Where two documents have the same id, the graph gives one of them another, and since nothing tells
/// which, neither text is kept: the page then shows their sentences.
#[derive(Default)]
pub(super) struct Texts(BTreeMap<String, Option<String>>);

impl Texts {
    pub(super) fn add(&mut self, document: &Document) {
        let text = document.text.clone();
        self.0.entry(document.id.clone()).and_modify(|known| *known = None).or_insert(Some(text));
    }

    pub(super) fn by_id(self) -> BTreeMap<String, String> {
        self.0.into_iter().filter_map(|(id, text)| Some((id, text?))).collect()
    }
}
