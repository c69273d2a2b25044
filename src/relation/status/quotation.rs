//! Which words stand in quotation marks, and on whose word, over the sentences of a document.
//!
//! The tree knows the speaker of a sentence that names one. A quotation that goes on without one is its speaker's until the
//! mark that closes it.

use super::local::has_finite;
use super::told::last_speaker;
use crate::parse::Tree;
use crate::relation::choose::SPEAKER_REACH;
use crate::relation::fill::Scene;
use crate::relation::words::OperatorWords;

/// So many sentences a quotation may have: of one that has more the end was not found.
const LONGEST: usize = 12;

/// The quotations of a document.
#[derive(Debug, Default)]
pub(in crate::relation) struct Quotations {
    /// For each word of each sentence the quotation it stands in.
    inside: Vec<Vec<Option<usize>>>,
    all: Vec<Quotation>,
}

#[derive(Debug)]
struct Quotation {
    first: usize,
    last: usize,
    by: Vec<usize>,
}

impl Quotations {
    /// Finds the quotations of all sentences and who says them.
    pub(in crate::relation) fn read(text: &str, scenes: &[Scene<'_>], words: &OperatorWords) -> Self {
        let mut quotations = Self::default();
        let mut open = None;
        for scene in scenes {
            if let Some(lost) = open.filter(|&open| !quotations.goes_on(text, scenes, scene.index, open)) {
                quotations.end_early(lost);
                open = None;
            }
            quotations.mark(text, scene, &mut open);
        }
        if let Some(lost) = open {
            quotations.end_early(lost);
        }
        if !quotations.all.is_empty() {
            quotations.find_speakers(scenes, words);
        }
        quotations
    }

    /// On whose word a predicate is told that stands in a quotation: nobody's where the text names none, `None` where a
    /// phrase is quoted and no clause (`nannte es einen „Angriff auf Polen“`).
    pub(in crate::relation) fn told_by(&self, scene: &Scene<'_>, predicate: usize) -> Option<&[usize]> {
        let inside = self.inside.get(scene.index)?;
        let quotation = (*inside.get(predicate)?)?;
        let mut top = predicate;
        while let Some(head) = scene.tree.head(top).filter(|&head| inside[head] == Some(quotation)) {
            top = head;
        }
        has_finite(scene, top).then(|| self.all[quotation].by.as_slice())
    }

    /// Whether a quotation that is open may go on in this sentence: in a new paragraph it is opened again.
    fn goes_on(&self, text: &str, scenes: &[Scene<'_>], sentence: usize, open: usize) -> bool {
        let (before, tree) = (scenes[sentence - 1].tree, scenes[sentence].tree);
        if tree.is_empty() || before.is_empty() {
            return true;
        }
        let between = before.word(before.len() - 1).span.end as usize..tree.word(0).span.start as usize;
        let paragraph = text.get(between).is_some_and(|gap| gap.matches('\n').count() > 1);
        sentence - self.all[open].first < LONGEST && (!paragraph || is_mark(tree, 0))
    }

    /// A quotation whose end was not found ends with its first sentence: a mark was forgotten or means inches.
    fn end_early(&mut self, quotation: usize) {
        let first = self.all[quotation].first;
        for word in self.inside[first + 1..].iter_mut().flatten() {
            if *word == Some(quotation) {
                *word = None;
            }
        }
        self.all[quotation].last = first;
    }

    fn mark(&mut self, text: &str, scene: &Scene<'_>, open: &mut Option<usize>) {
        let tree = scene.tree;
        let mut inside = vec![None; tree.len()];
        for (word, inside) in inside.iter_mut().enumerate() {
            if !is_mark(tree, word) {
                *inside = *open;
            } else if !opens(text, tree, word, open.is_some()) {
                *open = None;
            } else if open.is_none() {
                *open = Some(self.all.len());
                self.all.push(Quotation { first: scene.index, last: scene.index, by: Vec::new() });
            }
            if let Some(open) = *open {
                self.all[open].last = scene.index;
            }
        }
        self.inside.push(inside);
    }

    /// The speaker stands in the sentence where a quotation begins or in the one where it ends, else shortly before it.
    fn find_speakers(&mut self, scenes: &[Scene<'_>], words: &OperatorWords) {
        let outside = |scene: &Scene<'_>| {
            let inside = &self.inside[scene.index];
            last_speaker(scene, words, |word, _| inside[word].is_none())
        };
        let speakers: Vec<Option<Vec<usize>>> = scenes.iter().map(outside).collect();
        // until where somebody was heard last
        let mut heard: Option<(usize, Vec<usize>)> = None;
        let mut next = 0;
        for (sentence, speaker) in speakers.iter().enumerate() {
            if let Some(speaker) = speaker {
                heard = Some((sentence, speaker.clone()));
            }
            while let Some(quotation) = self.all.get_mut(next).filter(|next| next.first == sentence) {
                let own = speaker.as_ref().or(speakers[quotation.last].as_ref());
                let before =
                    heard.as_ref().filter(|(until, _)| sentence.saturating_sub(*until) <= SPEAKER_REACH);
                if let Some(by) = own.or(before.map(|(_, by)| by)).cloned() {
                    heard = Some((quotation.last, by.clone()));
                    quotation.by = by;
                }
                next += 1;
            }
        }
    }
}

fn is_mark(tree: &Tree, word: usize) -> bool {
    matches!(tree.form(word), "\"" | "„" | "“" | "”" | "»" | "«" | "``" | "''")
}

/// Whether a mark opens. The same marks open in one language and close in another, so what stands beside it decides.
fn opens(text: &str, tree: &Tree, word: usize, is_open: bool) -> bool {
    let span = tree.word(word).span;
    let space = |near: Option<char>| near.is_none_or(|near| near.is_whitespace() || "([–—".contains(near));
    let before = text.get(..span.start as usize).and_then(|text| text.chars().next_back());
    let behind = text.get(span.end as usize..).and_then(|text| text.chars().next());
    match (space(before), space(behind)) {
        (true, false) => true,
        (false, true) => false,
        _ => !is_open,
    }
}
