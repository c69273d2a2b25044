//! Datelines: `Wien/Kiew – Die Ministerin …`, `BERLIN (dpa) – …`.
//!
//! The place before the dash is no part of the clause, but parsers trained on whole sentences make it the subject.
//! So a dateline is parsed apart and hung back on the root of its sentence as `parataxis`.

use super::{Node, Tree};
use crate::token::{Sentence, Word};

/// A dateline has at most this many words, the dash included.
const LONGEST: usize = 9;

/// How many words at the beginning are a dateline, the dash included; 0 where there is none.
pub(crate) fn length(sentence: &Sentence) -> usize {
    let words = &sentence.words;
    let is_dash = |word: &Word| matches!(word.form.as_str(), "–" | "—" | "-");
    let found = (1..words.len().min(LONGEST))
        .find(|&at| is_dash(&words[at]) && words[at].space_after && words[at - 1].space_after);
    let Some(dash) = found.filter(|&dash| dash + 2 < words.len()) else { return 0 };
    let mut in_bracket = false;
    let fits = words[..dash].iter().all(|word| {
        match word.form.as_str() {
            "(" => in_bracket = true,
            ")" => in_bracket = false,
            _ => {}
        }
        in_bracket
            || matches!(word.form.as_str(), ")" | "/" | "-" | "," | ".")
            || word.form.starts_with(char::is_uppercase)
    });
    let clause_follows = words[dash + 1].form.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric());
    let whole_multiwords = !sentence.multiwords.iter().any(|token| token.first <= dash && token.last > dash);
    if fits && clause_follows && whole_multiwords { dash + 1 } else { 0 }
}

/// Cuts a sentence behind its first `length` words.
pub(crate) fn detach(mut sentence: Sentence, length: usize) -> (Sentence, Sentence) {
    let rest = sentence.words.split_off(length);
    let (before, behind): (Vec<_>, Vec<_>) =
        sentence.multiwords.into_iter().partition(|token| token.last < length);
    let behind = behind.into_iter().map(|mut token| {
        token.first -= length;
        token.last -= length;
        token
    });
    let span_of = |words: &[Word]| words[0].span.cover(words[words.len() - 1].span);
    let clause =
        Sentence { span: span_of(&rest), words: rest, multiwords: behind.collect(), paragraph_start: false };
    let dateline = Sentence {
        span: span_of(&sentence.words),
        words: sentence.words,
        multiwords: before,
        paragraph_start: sentence.paragraph_start,
    };
    (dateline, clause)
}

/// Joins the trees of both parts again.
pub(crate) fn reattach(dateline: Tree, clause: Tree) -> Tree {
    let length = dateline.len();
    let root = clause.root().map(|root| root + length);
    let mut nodes: Vec<Node> = dateline.nodes;
    for node in nodes.iter_mut().filter(|node| node.head.is_none()) {
        node.head = root;
        node.deprel = "parataxis".into();
    }
    nodes.extend(clause.nodes.into_iter().map(|mut node| {
        node.head = node.head.map(|head| head + length);
        node
    }));
    let mut sentence = dateline.sentence;
    sentence.span = sentence.span.cover(clause.sentence.span);
    sentence.multiwords.extend(clause.sentence.multiwords.into_iter().map(|mut token| {
        token.first += length;
        token.last += length;
        token
    }));
    sentence.words.extend(clause.sentence.words);
    Tree::new(sentence, nodes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::token_data;
    use crate::token::Tokenizer;

    fn dateline(text: &str) -> usize {
        let tokenizer = Tokenizer::new(&token_data("de").unwrap()).unwrap();
        length(&tokenizer.tokenize(text)[0])
    }

    #[test]
    fn finds_datelines_only() {
        let table = [
            ("Wien – Die Ministerin trat am Montag zurück.", 2),
            ("Wien/Kiew – Die Ministerin trat am Montag zurück.", 4),
            ("Berlin (dpa) – Der Kanzler schwieg am Montag.", 5),
            ("New York - Die Börse schloss am Montag fester.", 3),
            ("Er kam – und ging sofort wieder nach Hause.", 0),
            ("Die Ministerin trat am Montag – wie erwartet – zurück.", 0),
            ("Das sagte der US-Präsident am Montag in Wien.", 0),
        ];
        for (text, words) in table {
            assert_eq!(dateline(text), words, "{text}");
        }
    }

    #[test]
    fn joining_restores_the_sentence() {
        let tokenizer = Tokenizer::new(&token_data("de").unwrap()).unwrap();
        let whole = tokenizer.tokenize("Wien – Im Parlament sprach die Ministerin zum Thema.").remove(0);
        let (dateline, clause) = detach(whole.clone(), length(&whole));
        let flat = |sentence: Sentence| {
            let node = |index: usize| Node {
                lemma: "x".into(),
                upos: super::super::Upos::X,
                xpos: "_".into(),
                feats: super::super::Feats::default(),
                head: index.checked_sub(1),
                deprel: if index == 0 { "root".into() } else { "dep".into() },
                entity: "".into(),
            };
            let nodes = (0..sentence.words.len()).map(node).collect();
            Tree::new(sentence, nodes)
        };
        let tree = reattach(flat(dateline), flat(clause));
        assert_eq!(tree.sentence, whole);
        assert_eq!(tree.nodes.iter().filter(|node| node.head.is_none()).count(), 1);
    }
}
