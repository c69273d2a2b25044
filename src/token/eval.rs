//! How well sentences and words were found, by the rules of the CoNLL 2018 shared task.
//!
//! Both sides are laid over the same text without white space. A sentence or word counts if one with the same first
//! and last character stands on the other side; the words inside multiword tokens are aligned by their forms
//! (longest common subsequence) where the tokens overlap.

use compact_str::CompactString;

use super::Sentence;

/// Right, found and expected units of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// Units that are right.
    pub right: usize,
    /// Units that were found.
    pub found: usize,
    /// Units that should be found.
    pub expected: usize,
}

impl Score {
    /// Harmonic mean of precision and recall, from 0 to 1.
    pub fn f1(self) -> f64 {
        let sum = self.found + self.expected;
        if sum == 0 { 1.0 } else { 2.0 * self.right as f64 / sum as f64 }
    }
}

/// The three scores of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scores {
    /// Sentences.
    pub sentences: Score,
    /// Written tokens.
    pub tokens: Score,
    /// Syntactic words.
    pub words: Score,
}

/// The two sides are not of the same text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the texts differ: expected `{expected}`, got `{got}`; compare files made from the same text")]
pub struct TextsDiffer {
    /// From the first difference in the expected text.
    pub expected: String,
    /// From there in the other.
    pub got: String,
}

/// Compares what was `found` with what was `expected`.
///
/// # Errors
/// [`TextsDiffer`] if the two hold different characters (white space aside).
pub fn evaluate(expected: &[Sentence], found: &[Sentence]) -> Result<Scores, TextsDiffer> {
    let (expected, found) = (Layer::new(expected), Layer::new(found));
    if let Some(at) = first_difference(&expected.text, &found.text) {
        let from = |text: &[char]| text[at..].iter().take(20).collect();
        return Err(TextsDiffer { expected: from(&expected.text), got: from(&found.text) });
    }
    Ok(Scores {
        sentences: common(&expected.sentences, &found.sentences),
        tokens: common(&expected.tokens, &found.tokens),
        words: Score {
            right: aligned(&expected.words, &found.words),
            found: found.words.len(),
            expected: expected.words.len(),
        },
    })
}

fn first_difference(a: &[char], b: &[char]) -> Option<usize> {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    (same < a.len() || same < b.len()).then_some(same)
}

/// First and last-plus-one character.
type Range = (usize, usize);

struct Item {
    range: Range,
    multiword: bool,
    /// In lower case.
    form: CompactString,
}

/// One side, laid over the text without white space.
#[derive(Default)]
struct Layer {
    text: Vec<char>,
    sentences: Vec<Range>,
    tokens: Vec<Range>,
    words: Vec<Item>,
}

impl Layer {
    fn new(sentences: &[Sentence]) -> Self {
        let mut layer = Self::default();
        for sentence in sentences.iter().filter(|sentence| !sentence.words.is_empty()) {
            let start = layer.text.len();
            let mut multiwords = sentence.multiwords.iter().peekable();
            let mut index = 0;
            while let Some(word) = sentence.words.get(index) {
                let multiword = multiwords.next_if(|multiword| multiword.first == index);
                let last = multiword.map_or(index, |multiword| multiword.last);
                let form = multiword.map_or(&word.form, |multiword| &multiword.form);
                let from = layer.text.len();
                layer.text.extend(form.chars().filter(|c| !c.is_whitespace()));
                let range = (from, layer.text.len());
                layer.tokens.push(range);
                layer.words.extend(sentence.words[index..=last].iter().map(|word| Item {
                    range,
                    multiword: multiword.is_some(),
                    form: word.form.to_lowercase(),
                }));
                index = last + 1;
            }
            layer.sentences.push((start, layer.text.len()));
        }
        layer
    }
}

/// Ranges that stand on both sides.
fn common(expected: &[Range], found: &[Range]) -> Score {
    let (mut e, mut f, mut right) = (0, 0, 0);
    while let (Some(a), Some(b)) = (expected.get(e), found.get(f)) {
        right += usize::from(a == b);
        if a.0 <= b.0 {
            e += 1;
        }
        if b.0 <= a.0 {
            f += 1;
        }
    }
    Score { right, found: found.len(), expected: expected.len() }
}

/// Number of words that are the same on both sides.
fn aligned(expected: &[Item], found: &[Item]) -> usize {
    let (mut e, mut f, mut right) = (0, 0, 0);
    while e < expected.len() && f < found.len() {
        if expected[e].multiword || found[f].multiword {
            let region = MultiwordRegion::around(expected, found, e, f);
            right += common_forms(&expected[region.expected.clone()], &found[region.found.clone()]);
            (e, f) = (region.expected.end, region.found.end);
        } else if expected[e].range == found[f].range {
            right += 1;
            (e, f) = (e + 1, f + 1);
        } else if expected[e].range.0 <= found[f].range.0 {
            e += 1;
        } else {
            f += 1;
        }
    }
    right
}

/// The words around overlapping multiword tokens, on both sides.
struct MultiwordRegion {
    expected: std::ops::Range<usize>,
    found: std::ops::Range<usize>,
}

impl MultiwordRegion {
    /// The smallest region that holds the multiword token at `e` or `f` and everything that overlaps it.
    fn around(expected: &[Item], found: &[Item], mut e: usize, mut f: usize) -> Self {
        let behind = |plain: &Item, multi: &Item| !plain.multiword && plain.range.0 < multi.range.0;
        let mut end;
        if expected[e].multiword {
            end = expected[e].range.1;
            f += usize::from(behind(&found[f], &expected[e]));
        } else {
            end = found[f].range.1;
            e += usize::from(behind(&expected[e], &found[f]));
        }
        let starts = (e, f);
        let inside = |item: Option<&Item>, end: usize| {
            item.is_some_and(|item| if item.multiword { item.range.0 < end } else { item.range.1 <= end })
        };
        while inside(expected.get(e), end) || inside(found.get(f), end) {
            let expected_first = match (expected.get(e), found.get(f)) {
                (Some(a), Some(b)) => a.range.0 <= b.range.0,
                (a, _) => a.is_some(),
            };
            let item = if expected_first { &expected[e] } else { &found[f] };
            end = if item.multiword { end.max(item.range.1) } else { end };
            e += usize::from(expected_first);
            f += usize::from(!expected_first);
        }
        Self { expected: starts.0..e, found: starts.1..f }
    }
}

/// Length of the longest common subsequence of forms.
fn common_forms(expected: &[Item], found: &[Item]) -> usize {
    let mut row = vec![0; found.len() + 1];
    for item in expected {
        let mut diagonal = 0;
        for (index, other) in found.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = if item.form == other.form { diagonal + 1 } else { above.max(row[index]) };
            diagonal = above;
        }
    }
    row[found.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::{MultiWord, Word};

    /// Sentences from a sketch: `|` ends one; `im=in+dem` is a multiword token.
    fn sketch(text: &str) -> Vec<Sentence> {
        let sentence = |part: &str| {
            let mut sentence = Sentence::default();
            for token in part.split_whitespace() {
                let word =
                    |form: &str| Word { form: form.into(), span: Default::default(), space_after: true };
                let first = sentence.words.len();
                let Some((form, words)) = token.split_once('=') else {
                    sentence.words.push(word(token));
                    continue;
                };
                sentence.words.extend(words.split('+').map(word));
                sentence.multiwords.push(MultiWord {
                    form: form.into(),
                    first,
                    last: sentence.words.len() - 1,
                });
            }
            sentence
        };
        text.split('|').map(sentence).collect()
    }

    fn check(expected: &str, found: &str, sentences: usize, tokens: usize, words: usize) {
        let scores = evaluate(&sketch(expected), &sketch(found)).unwrap();
        let right = (scores.sentences.right, scores.tokens.right, scores.words.right);
        assert_eq!(right, (sentences, tokens, words), "{expected} / {found}");
    }

    #[test]
    fn counts_by_hand() {
        check("Er kam . | Sie ging .", "Er kam . | Sie ging .", 2, 6, 6);
        // One boundary missed: neither half nor the whole is right.
        check("Er kam . | Sie ging .", "Er kam . Sie ging .", 0, 6, 6);
        check("a | b | c", "a | b c", 1, 3, 3);
        // A compound left whole.
        check("US - Schiff .", "US-Schiff .", 1, 1, 1);
        // Multiword tokens: by form.
        check("im=in+dem Haus", "im=in+dem Haus", 1, 2, 3);
        check("im=in+dem Haus", "im=in+das Haus", 1, 2, 2);
        check("im=in+dem Haus", "im Haus", 1, 2, 1);
        check("zum=zu+dem Teil da", "z um Teil da", 1, 2, 2);
        check("das wars=war+es", "daswar s", 1, 0, 0);
    }

    #[test]
    fn f1_is_the_harmonic_mean() {
        let score = Score { right: 3, found: 4, expected: 8 };
        assert!((score.f1() - 0.5).abs() < 1e-12);
        assert_eq!(Score::default().f1(), 1.0);
    }

    #[test]
    fn different_texts_are_refused() {
        let error = evaluate(&sketch("Er kam heute"), &sketch("Er kam gestern")).unwrap_err();
        assert_eq!((&*error.expected, &*error.got), ("heute", "gestern"));
    }
}
