//! CoNLL-U: reading, writing, and that the two agree.

use actograph::lang::token_data;
use actograph::parse::conllu::{ConlluDocument, Writer, read};
use actograph::parse::{Feats, Node, Tree, Upos};
use actograph::token::Tokenizer;
use proptest::prelude::*;

const SAMPLE: &str = "\
# newdoc id = erstes
# sent_id = e1
# text = Er war im  Bundes\u{AD}tag.
# note = bleibt
1\tEr\ter\tPRON\tPPER\tCase=Nom|Number=Sing\t5\tnsubj\t_\t_
2\twar\tsein\tAUX\tVAFIN\t_\t5\tcop\t5:cop\tNER=O
2.1\tleer\t_\t_\t_\t_\t_\t_\t2:dep\t_
3-4\tim\t_\t_\t_\t_\t_\t_\t_\t_
3\tin\tin\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\t_\t5\tdet\t_\t_
5\tBundestag\tBundestag\tPROPN\tNE\t_\t0\troot\t_\tNER=B-ORG|SpaceAfter=No
6\t.\t.\tPUNCT\t$.\t_\t5\tpunct\t_\t_

# sent_id = e2
# text = Das passt nicht zu den Wörtern.
1\tSie\tsie\tPRON\tPPER\t_\t2\tnsubj\t_\t_
2\tging\tgehen\tVERB\tVVFIN\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_

# newdoc id = zweites
1\tEnde\tEnde\tNOUN\tNN\t_\t0\troot\t_\t_
";

fn words(document: &ConlluDocument, sentence: usize) -> Vec<&str> {
    document.sentences[sentence].tree.sentence.words.iter().map(|word| word.span.of(&document.text)).collect()
}

#[test]
fn reads_documents_with_their_text() {
    let documents = read(SAMPLE.as_bytes()).unwrap();
    assert_eq!(
        documents.iter().map(|d| d.id.as_deref()).collect::<Vec<_>>(),
        [Some("erstes"), Some("zweites")]
    );
    let first = &documents[0];
    assert_eq!(
        first.text, "Er war im  Bundes\u{AD}tag. Sie ging.",
        "the second text is rebuilt from its words"
    );
    assert_eq!(words(first, 0), ["Er", "war", "im", "im", "Bundes\u{AD}tag", "."]);
    assert_eq!(words(first, 1), ["Sie", "ging", "."]);
    assert_eq!(first.sentences[0].id.as_deref(), Some("e1"));
    assert_eq!(first.sentences[0].comments, ["note = bleibt"]);
    let tree = &first.sentences[0].tree;
    assert_eq!(tree.root(), Some(4));
    assert_eq!((&*tree.nodes[4].entity, &*tree.nodes[1].entity), ("B-ORG", ""));
    assert!(tree.nodes[0].feats.is("Case", "Nom"));
    assert_eq!((tree.word(3).space_after, tree.word(4).space_after), (true, false));
    assert_eq!(tree.sentence.multiwords.len(), 1);
}

#[test]
fn writes_what_it_read() {
    let documents = read(SAMPLE.as_bytes()).unwrap();
    let mut writer = Writer::new(Vec::new());
    for document in &documents {
        let trees: Vec<Tree> = document.sentences.iter().map(|sentence| sentence.tree.clone()).collect();
        writer.document(document.id.as_deref().unwrap(), &trees).unwrap();
    }
    let text = String::from_utf8(writer.into_inner()).unwrap();
    let expected = "\
# newdoc id = erstes
# sent_id = erstes-1
# text = Er war im Bundestag.
1\tEr\ter\tPRON\tPPER\tCase=Nom|Number=Sing\t5\tnsubj\t_\t_
2\twar\tsein\tAUX\tVAFIN\t_\t5\tcop\t_\t_
3-4\tim\t_\t_\t_\t_\t_\t_\t_\t_
3\tin\tin\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\t_\t5\tdet\t_\t_
5\tBundestag\tBundestag\tPROPN\tNE\t_\t0\troot\t_\tNER=B-ORG|SpaceAfter=No
6\t.\t.\tPUNCT\t$.\t_\t5\tpunct\t_\t_

# sent_id = erstes-2
# text = Sie ging.
";
    assert!(text.starts_with(expected), "{text}");
}

#[test]
fn errors_name_line_and_expectation() {
    for (text, message) in [
        ("1\tEr\ter\n", "line 1: expected ten columns with tabs between them, got `1\ter\ter`"),
        ("# x\n2\ta\ta\tX\t_\t_\t0\troot\t_\t_\n", "line 2: expected the number of the next word, got `2`"),
        ("1\ta\ta\tNN\t_\t_\t0\troot\t_\t_\n", "line 1: expected a universal part of speech, got `NN`"),
        ("1\ta\ta\tX\t_\t_\tx\troot\t_\t_\n", "line 1: expected the number of the head word, got `x`"),
        (
            "1\ta\ta\tX\t_\t_\t7\tdep\t_\t_\n\n",
            "line 2: expected heads inside the sentence that ends here, got `7`",
        ),
        (
            "3-4\tim\t_\t_\t_\t_\t_\t_\t_\t_\n",
            "line 1: expected a range of words that starts here, got `3-4`",
        ),
        (
            "1-2\tim\t_\t_\t_\t_\t_\t_\t_\t_\n1\tin\tin\tADP\t_\t_\t0\troot\t_\t_\n",
            "line 3: expected all words of the last range in the sentence that ends here, got `2`",
        ),
    ] {
        let error = read(text.as_bytes()).unwrap_err().to_string();
        assert!(error.to_lowercase().starts_with(&message.to_lowercase()), "{error}");
    }
    assert!(read(&b"1\t\xff\n"[..]).is_err(), "not UTF-8");
    assert_eq!(read(&b""[..]).unwrap(), []);
}

/// Trees over tokenised text, with arbitrary analyses.
fn trees(text: &str, seeds: &[u8]) -> Vec<Tree> {
    let tokenizer = Tokenizer::new(&token_data("de").unwrap()).unwrap();
    let mut seeds = seeds.iter().cycle().map(|&seed| usize::from(seed));
    let mut seed = move || seeds.next().unwrap_or(0);
    tokenizer
        .tokenize(text)
        .into_iter()
        .map(|sentence| {
            let length = sentence.words.len();
            let node = |_| Node {
                lemma: ["", "sein", "Ä"][seed() % 3].into(),
                upos: Upos::ALL[seed() % Upos::ALL.len()],
                xpos: ["", "NN"][seed() % 2].into(),
                feats: Feats::new(["_", "Case=Nom", "Case=Acc|Number=Plur"][seed() % 3]),
                head: (seed() % 3 > 0).then(|| seed() % length),
                deprel: ["nsubj", "obl:arg", ""][seed() % 3].into(),
                entity: ["", "B-PER", "I-ORG"][seed() % 3].into(),
            };
            let nodes = (0..length).map(node).collect();
            Tree::new(sentence, nodes)
        })
        .collect()
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same_trees(
        text in "((im|Die|US-Wahl|Dr\\.|Bundes\u{AD}tag|3\\.|Mai|„ja“|\\.|!|👍|\n\n| ){1,3} ?){0,12}",
        seeds in prop::collection::vec(any::<u8>(), 1..40),
    ) {
        let trees = trees(&text, &seeds);
        let mut writer = Writer::new(Vec::new());
        writer.document("d", &trees).unwrap();
        let written = writer.into_inner();
        let documents = read(&written[..]).unwrap();
        prop_assert_eq!(documents.len(), usize::from(!trees.is_empty()));
        let Some(document) = documents.first() else { return Ok(()) };
        prop_assert_eq!(document.id.as_deref(), Some("d"));
        prop_assert_eq!(document.sentences.len(), trees.len());
        for (read, tree) in document.sentences.iter().zip(&trees) {
            prop_assert_eq!(&read.tree.nodes, &tree.nodes);
            prop_assert_eq!(&read.tree.sentence.multiwords, &tree.sentence.multiwords);
            prop_assert_eq!(read.tree.sentence.paragraph_start, tree.sentence.paragraph_start);
            for (a, b) in read.tree.sentence.words.iter().zip(&tree.sentence.words) {
                prop_assert_eq!((&a.form, a.space_after), (&b.form, b.space_after));
            }
        }
        // And once more: written text is a fixed point.
        let again: Vec<Tree> = document.sentences.iter().map(|sentence| sentence.tree.clone()).collect();
        let mut writer = Writer::new(Vec::new());
        writer.document("d", &again).unwrap();
        prop_assert_eq!(writer.into_inner(), written);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes[..]);
    }

    #[test]
    fn any_columns_are_read_or_refused(
        lines in prop::collection::vec("([0-3](-[0-3])?|#|)(\t(_|a|ADP|0|1|SpaceAfter=No)){8,10}|", 0..8)
    ) {
        let _ = read(lines.join("\n").as_bytes());
    }
}
