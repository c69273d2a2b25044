//! Apposition and predication: a description and a name for the same actor.

use std::ops::Range;

use super::detect::Candidate;
use super::lexicon::{Grammar, NounMatch};
use super::{Form, Kind};
use crate::parse::{Tree, Upos};

/// How many words may stand between a title and the `und` before the next one (`Sprecher des Landes und …`).
const TITLE_ATTRIBUTE: usize = 4;
/// How many words may stand between a description and the name behind it (`der Sekretär des Sicherheitsrates, N. N.,`).
const REACH: usize = 9;

/// Whether the description and the name call the same actor: by the tree, or by commas around the second of them,
/// since the parser often hangs an apposition on the wrong noun.
pub(super) fn holds(
    tree: &Tree,
    description: &Range<usize>,
    description_head: usize,
    name: &Range<usize>,
    name_head: usize,
) -> bool {
    let linked = |a: usize, b: usize| tree.head(a) == Some(b) && tree.is_dep(a, "appos");
    let copula = |predicate: usize, subject: usize| {
        tree.head(subject) == Some(predicate)
            && tree.is_dep(subject, "nsubj")
            && tree.children(predicate).any(|child| tree.is_dep(child, "cop"))
            && !tree.children(predicate).any(|child| tree.nodes[child].xpos == "PTKNEG")
    };
    if copula(description_head, name_head) {
        return true;
    }
    let by_tree = linked(name_head, description_head) || linked(description_head, name_head);
    if description.end <= name.start {
        let between = description.end..name.start;
        by_tree && between.len() <= REACH && !between.clone().any(|word| tree.upos(word) == Upos::Cconj)
            || name_in_commas(tree, &between, name)
    } else if name.end <= description.start {
        let between = name.end..description.start;
        by_tree && !brackets(tree, &between) || description_in_commas(tree, &between, description)
    } else {
        false
    }
}

/// Whether two titles stand in one list, of which only the first has an article, so that they are one person's: `der frühere
/// Minister (des Landes) und jetzige Vorsitzende`. A verb in the plural speaks of two.
pub(super) fn lists(tree: &Tree, first: &Candidate, second: &Candidate, grammar: &Grammar) -> bool {
    let is_title = |candidate: &Candidate| {
        candidate.kind == Kind::Person
            && !candidate.plural
            && matches!(candidate.noun, Some((_, NounMatch::Function(_))))
    };
    let Some(joint) = second.words.start.checked_sub(1).filter(|&joint| first.words.end <= joint) else {
        return false;
    };
    let article = first.words.start.checked_sub(1).map(|word| tree.form(word).to_lowercase());
    let has_article =
        article.is_some_and(|word| ["definite", "indefinite"].iter().any(|class| grammar.has(class, &word)));
    let nominal =
        |word: usize| matches!(tree.upos(word), Upos::Det | Upos::Adj | Upos::Adp | Upos::Noun | Upos::Propn);
    is_title(first)
        && is_title(second)
        && first.form == Form::Description
        && has_article
        && (tree.upos(joint) == Upos::Cconj && joint - first.words.end <= TITLE_ATTRIBUTE
            || tree.form(joint) == "," && joint == first.words.end)
        && (first.words.end..joint).all(nominal)
        && !has_plural_verb(tree, first.head)
}

fn has_plural_verb(tree: &Tree, subject: usize) -> bool {
    let plural = |word: usize| tree.nodes[word].feats.is("Number", "Plur");
    let verb = tree.head(subject).filter(|_| tree.is_dep(subject, "nsubj"));
    verb.is_some_and(|verb| {
        plural(verb) || tree.children(verb).any(|child| tree.is_dep(child, "aux") && plural(child))
    })
}

fn brackets(tree: &Tree, between: &Range<usize>) -> bool {
    between.clone().any(|word| tree.form(word) == "(")
}

/// `der Sekretär des Sicherheitsrates, Nikolai Patruschew,`: one comma, right before the name, nothing but a noun
/// phrase before it, and an end behind the name.
fn name_in_commas(tree: &Tree, between: &Range<usize>, name: &Range<usize>) -> bool {
    let Some(comma) = between.end.checked_sub(1).filter(|_| !between.is_empty() && between.len() <= REACH)
    else {
        return false;
    };
    let nominal = |word: usize| {
        matches!(tree.upos(word), Upos::Det | Upos::Adj | Upos::Adp | Upos::Noun | Upos::Propn | Upos::Cconj)
            || matches!(tree.form(word), "\"" | "-" | "„" | "“" | "(" | ")")
    };
    let closed = tree.len() <= name.end || matches!(tree.form(name.end), "," | "." | ";" | ":" | ")" | "(");
    tree.form(comma) == "," && closed && (between.start..comma).all(nominal)
}

/// `Mario Draghi, (der) (neue) Präsident der EZB,`: a comma, then only article and adjectives before the noun.
fn description_in_commas(tree: &Tree, between: &Range<usize>, description: &Range<usize>) -> bool {
    let Some(opening) = (!between.is_empty()).then_some(between.start) else { return false };
    let comma = if tree.form(opening) == "(" {
        // a bracket behind the name (`Hans Huber (SPD), Bürgermeister von …`)
        between.clone().find(|&word| tree.form(word) == ")").map(|word| word + 1)
    } else {
        Some(opening)
    };
    let Some(comma) = comma.filter(|&word| word < between.end && tree.form(word) == ",") else {
        return false;
    };
    let light = |word: usize| matches!(tree.upos(word), Upos::Det | Upos::Adj | Upos::Adv);
    (comma + 1..between.end).all(light) && between.len() <= REACH && closes(tree, description.end)
}

/// Whether the apposition ends before the next verb does: a comma or an end comes before any finite verb.
fn closes(tree: &Tree, start: usize) -> bool {
    let is_verb = |word: usize| matches!(tree.upos(word), Upos::Verb | Upos::Aux);
    let end = |word: usize| matches!(tree.form(word), "," | "." | ";" | ":" | ")" | "–");
    (start..tree.len()).find(|&word| end(word) || is_verb(word)).is_none_or(|word| !is_verb(word))
}
