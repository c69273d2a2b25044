//! Apposition and predication: a description and a name for the same actor.

use std::ops::Range;

use crate::parse::{Tree, Upos};

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
