//! Laws of the embedded models: nothing depends on company, order or threads; any words give trees.

use std::borrow::Cow;

use actograph::lang::{EMBEDDED, embedded};
use actograph::model::Model;
use actograph::parse::{Parser, Scratch, Tree};
use actograph::text::Span;
use actograph::token::{Sentence, Word};

fn parser(code: &str) -> Parser {
    Parser::new(Model::from_bytes(embedded(code).unwrap().model).unwrap()).unwrap()
}

fn sentence(text: &str) -> Sentence {
    let word = |form: &str| Word { form: form.into(), span: Span::default(), space_after: true };
    Sentence { words: text.split(' ').map(word).collect(), ..Sentence::default() }
}

/// Sentences of many lengths, with words known and unknown.
fn sample() -> Vec<Sentence> {
    let words: Vec<&str> = "Der Minister warf der Opposition am Abend in Berlin vor , dass sie \
        den Haushalt 2024 zu spät gelesen habe ; Frau Quirrenbach-Özdemir \u{1F600} lachte ."
        .split(' ')
        .collect();
    let lengths = (1..40).chain([90, 300]);
    lengths
        .map(|len| {
            let text: Vec<&str> = (0..len).map(|at| words[(at * 7 + len) % words.len()]).collect();
            sentence(&text.join(" "))
        })
        .collect()
}

#[track_caller]
fn assert_tree(tree: &Tree) {
    let roots = (0..tree.len()).filter(|&word| tree.head(word).is_none()).count();
    assert_eq!(roots, usize::from(!tree.is_empty()));
    for start in 0..tree.len() {
        let path = std::iter::successors(Some(start), |&word| tree.head(word));
        assert!(path.take(tree.len() + 1).count() <= tree.len(), "cycle at word {start}");
        assert_eq!(tree.deprel(start) == "root", tree.head(start).is_none());
    }
}

#[test]
fn a_sentence_is_analysed_alike_in_any_company() {
    for code in EMBEDDED {
        let parser = parser(code);
        let sentences = sample();
        let together = parser.parse(sentences.clone(), &mut Scratch::default());
        together.iter().for_each(assert_tree);
        let mut scratch = Scratch::default();
        for (sentence, expected) in sentences.iter().zip(&together).rev() {
            let alone = parser.parse(vec![sentence.clone()], &mut scratch);
            assert_eq!(alone, std::slice::from_ref(expected), "{code}: {} words", sentence.words.len());
        }
    }
}

#[test]
fn threads_share_a_parser() {
    let parser = parser("de");
    let expected = parser.parse(sample(), &mut Scratch::default());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(parser.parse(sample(), &mut Scratch::default()), expected));
        }
    });
}

#[test]
fn any_words_give_a_tree() {
    let parser = parser("de");
    let long = vec!["Wort"; 1001].join(" ");
    let wide = "ß".repeat(5000);
    let texts = ["", ".", "\u{0}", "\u{301}", "İSTANBUL ǅ ﬁ", "👩‍👩‍👧 $ ^ =", long.as_str(), wide.as_str()];
    let mut sentences: Vec<Sentence> = texts.map(sentence).into();
    sentences.push(Sentence::default());
    let trees = parser.parse(sentences.clone(), &mut Scratch::default());
    assert_eq!(trees.len(), sentences.len());
    for (tree, sentence) in trees.iter().zip(&sentences) {
        assert_eq!(&tree.sentence, sentence);
        assert_tree(tree);
    }
    assert!(parser.parse(Vec::new(), &mut Scratch::default()).is_empty());
}

#[test]
fn plain_sentences_come_out_right() {
    let check = |code: &str, text: &str, lemmas: &str, heads: &[usize], relations: &str| {
        let trees = parser(code).parse(vec![sentence(text)], &mut Scratch::default());
        let tree = &trees[0];
        let join = |column: Vec<&str>| column.join(" ");
        let found: Vec<usize> =
            (0..tree.len()).map(|word| tree.head(word).map_or(0, |head| head + 1)).collect();
        assert_eq!(join((0..tree.len()).map(|word| tree.lemma(word)).collect()), lemmas);
        assert_eq!(found, heads, "{text}");
        assert_eq!(join((0..tree.len()).map(|word| tree.deprel(word)).collect()), relations);
    };
    check(
        "de",
        "Die Ministerin warf der Opposition Untätigkeit vor .",
        "der Ministerin werfen der Opposition Untätigkeit vor .",
        &[2, 3, 0, 5, 3, 3, 3, 3],
        "det nsubj root det obl:arg obj compound:prt punct",
    );
    check(
        "de",
        "Der Nachbar hat gestern den Hund gefüttert .",
        "der Nachbar haben gestern der Hund füttern .",
        &[2, 7, 7, 7, 6, 7, 0, 7],
        "det nsubj aux advmod det obj root punct",
    );
}

#[test]
fn a_damaged_model_is_refused() {
    let good = embedded("de").unwrap().model;
    for at in [0, 9, 17, 30, 100, good.len() / 2, good.len() - 1] {
        let mut bad = good.to_vec();
        bad[at] ^= 1;
        assert!(Model::from_bytes(Cow::Owned(bad)).is_err(), "byte {at}");
    }
    assert!(Model::from_bytes(&good[..good.len() / 2]).is_err());
}
