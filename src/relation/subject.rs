//! Which nominal of a clause is its subject where the tree's labels contradict the forms.
//!
//! Parsers take the first nominal of a clause for its subject. Agreement with the finite verb and the case that an article
//! shows tell better: `Den Minister kritisierte die Partei`, `die Partei, die die Gegner verklagt haben`.

use super::clause::{antecedent, finite, has_case_marker, is_passive, is_reflexive};
use crate::parse::{Tree, Upos};

/// Subject and object as the forms have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Corrected {
    pub(super) subject: usize,
    pub(super) object: usize,
}

/// The subject and the object of an active clause with two bare nominals, if the labels cannot be right: the labelled subject
/// shows another case or disagrees with the verb, or there is none.
pub(super) fn corrected(tree: &Tree, verb: usize) -> Option<Corrected> {
    let finite = finite(tree, verb)?;
    if is_passive(tree, verb) || tree.children(verb).any(|child| is_other_subject(tree, child)) {
        return None;
    }
    let mut nominals = tree.children(verb).filter(|&child| is_bare_nominal(tree, child));
    let (first, second) = (nominals.next()?, nominals.next()?);
    // where nouns have no case, the order is right
    let inflected = |word: usize| tree.nodes[word].feats.get("Case").is_some();
    if nominals.next().is_some() || !inflected(first) || !inflected(second) {
        return None;
    }
    let labelled = |word: usize| tree.is_dep(word, "nsubj");
    let able = |word: usize| !is_oblique(tree, word) && agrees(tree, word, finite);
    let (subject, object) = match (labelled(first), labelled(second)) {
        (true, false) if !able(first) => (second, first),
        (false, true) if !able(second) => (first, second),
        // shared with the verb that it is joined to, or somewhere else in the tree
        (false, false) if tree.is_dep(verb, "conj") => return None,
        (false, false) if !able(first) || !is_determined(tree, first) => (second, first),
        (false, false) => (first, second),
        (true, true)
            if !able(first) && !tree.children(second).any(|child| tree.upos(child) == Upos::Cconj) =>
        {
            (second, first)
        }
        _ => return None,
    };
    (able(subject) && is_determined(tree, subject)).then_some(Corrected { subject, object })
}

/// `es`, or a clause in the place of the subject.
fn is_other_subject(tree: &Tree, word: usize) -> bool {
    tree.is_dep(word, "csubj") || tree.is_dep(word, "expl") && !is_reflexive(tree, word)
}

fn is_bare_nominal(tree: &Tree, word: usize) -> bool {
    let core = ["nsubj", "obj", "iobj"].iter().any(|relation| tree.is_dep(word, relation));
    (core || tree.deprel(word) == "obl:arg")
        && matches!(tree.upos(word), Upos::Noun | Upos::Propn | Upos::Pron)
        && !has_case_marker(tree, word)
        && !is_reflexive(tree, word)
}

/// Whether an article, or a pronoun itself, shows another case than the nominative. Only masculine ones tell it from the
/// accusative.
fn is_oblique(tree: &Tree, word: usize) -> bool {
    let article =
        tree.children_by(word, "det").find(|&article| tree.nodes[article].feats.get("Case").is_some());
    let Some(shown) = article.or_else(|| (tree.upos(word) == Upos::Pron).then_some(word)) else {
        return false;
    };
    let feats = &tree.nodes[shown].feats;
    match feats.get("Case") {
        Some("Dat" | "Gen") => true,
        Some("Acc") => feats.is("Gender", "Masc") && feats.is("Number", "Sing"),
        _ => false,
    }
}

/// Whether the number of a nominal is that of the verb, as far as both show one.
fn agrees(tree: &Tree, word: usize, finite: usize) -> bool {
    if tree.children_by(word, "conj").next().is_some() {
        return true;
    }
    let called = antecedent(tree, word);
    let joined = tree.children_by(called, "conj").next().is_some();
    let number = tree.nodes[finite].feats.get("Number");
    // an article shows it best, and names without one show none: `Ärzte ohne Grenzen kritisierte`
    let article = tree.children_by(called, "det").find_map(|article| tree.nodes[article].feats.get("Number"));
    let node = &tree.nodes[called];
    let common = tree.upos(called) == Upos::Noun && node.entity.is_empty();
    let own = common.then(|| node.feats.get("Number")).flatten();
    match (article.or(own), number) {
        (Some(own), Some(number)) => own == number || joined,
        _ => true,
    }
}

/// Whether a nominal can be an actor by itself: a thing without article (`warf der Partei Betrug vor`) is none.
fn is_determined(tree: &Tree, word: usize) -> bool {
    tree.upos(word) != Upos::Noun
        || tree
            .children(word)
            .any(|child| ["det", "amod", "appos"].iter().any(|relation| tree.is_dep(child, relation)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A clause from rows of form, UPOS, FEATS, head and relation.
    fn tree(rows: &str) -> Tree {
        let words = rows.lines().map(str::trim).enumerate().map(|(at, row)| {
            let cells: Vec<&str> = row.split_whitespace().collect();
            let [form, upos, feats, head, relation] = cells[..] else { panic!("{row}") };
            format!("{}\t{form}\t{form}\t{upos}\t_\t{feats}\t{head}\t{relation}\t_\t_\n", at + 1)
        });
        let text: String = words.chain(["\n".to_owned()]).collect();
        let mut documents = crate::parse::conllu::read(text.as_bytes()).expect("CoNLL-U");
        documents.remove(0).sentences.remove(0).tree
    }

    #[test]
    fn forms_overrule_labels() {
        let accusative_first = "Den DET Case=Acc|Gender=Masc|Number=Sing 2 det
             Minister NOUN Case=Acc|Gender=Masc|Number=Sing 3 nsubj
             lobte VERB Number=Sing|VerbForm=Fin 0 root
             Kern PROPN Case=Nom|Number=Sing 3 obj";
        let plural_verb = "Die DET Case=Nom|Gender=Fem|Number=Sing 2 det
             Partei NOUN Case=Nom|Gender=Fem|Number=Sing 3 nsubj
             loben VERB Number=Plur|VerbForm=Fin 0 root
             die DET Case=Acc|Number=Plur 5 det
             Gegner NOUN Case=Acc|Number=Plur 3 obj";
        let two_objects = "Kern PROPN Case=Nom|Number=Sing 2 obj
             dankte VERB Number=Sing|VerbForm=Fin 0 root
             der DET Case=Dat|Gender=Fem|Number=Sing 4 det
             Partei NOUN Case=Dat|Gender=Fem|Number=Sing 2 obl:arg";
        for (rows, subject, object) in [(accusative_first, 3, 1), (plural_verb, 4, 1), (two_objects, 0, 3)] {
            let tree = tree(rows);
            let verb = (0..tree.len()).find(|&word| tree.upos(word) == Upos::Verb).expect("a verb");
            assert_eq!(corrected(&tree, verb), Some(Corrected { subject, object }), "{rows}");
        }
    }

    #[test]
    fn labels_stand_where_forms_say_nothing() {
        let plain = "Kern PROPN Case=Nom|Number=Sing 2 nsubj
             lobte VERB Number=Sing|VerbForm=Fin 0 root
             Brandt PROPN Case=Acc|Number=Sing 2 obj";
        let no_case = "Rebels NOUN Number=Plur 2 nsubj
             attacks VERB Number=Sing|VerbForm=Fin 0 root
             Oslo PROPN Number=Sing 2 obj";
        let thing_without_article = "dankte VERB Number=Sing|VerbForm=Fin 0 root
             Betrug NOUN Case=Acc|Gender=Masc|Number=Sing 1 obj
             der DET Case=Dat|Gender=Fem|Number=Sing 4 det
             Partei NOUN Case=Dat|Gender=Fem|Number=Sing 1 obl:arg";
        let joined = "Kern PROPN Case=Nom|Number=Sing 2 nsubj
             loben VERB Number=Plur|VerbForm=Fin 0 root
             die DET Case=Acc|Number=Plur 4 det
             Gegner NOUN Case=Acc|Number=Plur 2 obj
             Brandt PROPN Case=Nom|Number=Sing 1 conj";
        for rows in [plain, no_case, thing_without_article, joined] {
            let tree = tree(rows);
            let verb = (0..tree.len()).find(|&word| tree.upos(word) == Upos::Verb).expect("a verb");
            assert_eq!(corrected(&tree, verb), None, "{rows}");
        }
    }
}
