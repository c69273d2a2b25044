//! Grammar of the clause: which words fill a role of a predicate.
//!
//! Works on the tree alone; [`super::fill`] turns the words into actors.

use super::frame::{Case, Role};
use super::subject::{Corrected, corrected};
use crate::parse::{Tree, Upos};

/// The lemma of a verb, with its separated particle (`warf … vor` → `vorwerfen`).
pub(super) fn verb_lemma(tree: &Tree, verb: usize) -> String {
    if let Some(infinitive) = tree.infinitive(verb) {
        return infinitive.to_owned();
    }
    let lemma = tree.lemma(verb);
    match particle(tree, verb) {
        // a word of its own (`call off`)
        Some(particle) if tree.nodes[particle].xpos == "RP" => {
            format!("{lemma} {}", tree.form(particle).to_lowercase())
        }
        Some(particle) => {
            let particle = tree.form(particle).to_lowercase();
            if lemma.starts_with(&particle) && lemma.len() > particle.len() + 3 {
                lemma.to_owned()
            } else {
                particle + lemma
            }
        }
        None => lemma.to_owned(),
    }
}

/// The separated particle of a verb.
pub(super) fn particle(tree: &Tree, verb: usize) -> Option<usize> {
    tree.children(verb).find(|&child| tree.deprel(child) == "compound:prt")
}

/// Whether the word is a verb form that can carry a frame: a verb, or a participle used as adjective.
pub(super) fn is_verbal(tree: &Tree, word: usize) -> bool {
    tree.upos(word) == Upos::Verb
        || tree.upos(word) == Upos::Aux && !tree.is_dep(word, "aux") && !tree.is_dep(word, "cop")
}

/// Whether the word is a participle in the place of an adjective (`der angegriffene Konvoi`, `ist beteiligt`).
pub(super) fn is_participle(tree: &Tree, word: usize) -> bool {
    tree.upos(word) == Upos::Adj && tree.infinitive(word).is_some()
}

/// A present participle: `die angreifenden Truppen`.
fn is_active_participle(tree: &Tree, word: usize) -> bool {
    let form = tree.form(word);
    is_participle(tree, word)
        && ["end", "ende", "enden", "ender", "endes", "endem"].iter().any(|end| form.ends_with(end))
}

/// Whether the verb stands in the passive.
pub(super) fn is_passive(tree: &Tree, verb: usize) -> bool {
    if is_participle(tree, verb) {
        return !is_active_participle(tree, verb);
    }
    let participle = tree.nodes[verb].xpos.ends_with("PP") || tree.nodes[verb].feats.is("VerbForm", "Part");
    if is_bare_participle(tree, verb) {
        return true;
    }
    // `Rebels killed …` with its subject mistaken for a passive one: no passive without an auxiliary has an object
    let active =
        tree.children_by(verb, "obj").next().is_some() && tree.children_by(verb, "aux").next().is_none();
    tree.children(verb).any(|child| {
        tree.deprel(child) == "aux:pass"
            || tree.deprel(child) == "nsubj:pass" && !active
            || participle && tree.is_dep(child, "aux") && tree.lemma(child) == "werden"
    })
}

/// A participle behind its noun without auxiliary: `die Parteien, unterstützt von den Gewerkschaften, …`.
fn is_bare_participle(tree: &Tree, verb: usize) -> bool {
    let participle = tree.nodes[verb].xpos.ends_with("VPP") || is_past_participle(tree, verb);
    if participle && tree.is_dep(verb, "amod") && tree.upos(verb) == Upos::Verb {
        return true;
    }
    participle
        && (tree.is_dep(verb, "acl") && !is_relative(tree, verb)
            || is_past_participle(tree, verb) && tree.is_dep(verb, "advcl"))
        && !tree.children(verb).any(|child| tree.is_dep(child, "aux") || tree.is_dep(child, "nsubj"))
}

fn is_past_participle(tree: &Tree, verb: usize) -> bool {
    let feats = &tree.nodes[verb].feats;
    feats.is("VerbForm", "Part") && feats.is("Tense", "Past")
}

fn is_relative(tree: &Tree, verb: usize) -> bool {
    tree.deprel(verb) == "acl:relcl"
}

/// A gerund or present participle, whose doer the clause around it names (`accused Oslo of bombing Bergen`).
fn is_gerund(tree: &Tree, verb: usize) -> bool {
    let feats = &tree.nodes[verb].feats;
    feats.is("VerbForm", "Ger") || feats.is("VerbForm", "Part") && feats.is("Tense", "Pres")
}

/// Words with all their conjuncts (`A, B und C`), also those that hang on the second word of a name (`Lena Kern und C`).
pub(super) fn with_conjuncts(tree: &Tree, word: usize) -> Vec<usize> {
    let mut words = vec![word];
    let mut at = 0;
    while at < words.len() {
        let conjuncts = |word: usize| tree.children_by(word, "conj");
        let parts = tree.children_by(words[at], "flat");
        words.extend(conjuncts(words[at]).chain(parts.flat_map(conjuncts)));
        at += 1;
    }
    words
}

/// The finite verb of the clause: the word itself or its auxiliary or copula.
pub(super) fn finite(tree: &Tree, verb: usize) -> Option<usize> {
    let is_finite = |&word: &usize| {
        tree.nodes[word].xpos.ends_with("FIN") || tree.nodes[word].feats.is("VerbForm", "Fin")
    };
    let auxiliaries =
        tree.children(verb).filter(|&child| tree.is_dep(child, "aux") || tree.is_dep(child, "cop"));
    std::iter::once(verb).chain(auxiliaries).find(is_finite)
}

/// The noun that a relative pronoun stands for; other words stand for themselves.
pub(super) fn antecedent(tree: &Tree, word: usize) -> usize {
    let node = &tree.nodes[word];
    if !node.xpos.starts_with("PREL") && !node.feats.is("PronType", "Rel") {
        return word;
    }
    let mut at = word;
    while let Some(head) = tree.head(at) {
        if tree.is_dep(at, "acl") {
            return head;
        }
        at = head;
    }
    word
}

/// The words that fill a role of the predicate; empty when nothing does.
pub(super) fn role_words(tree: &Tree, predicate: usize, role: &Role) -> Vec<usize> {
    let words = match role {
        Role::Subject => subjects(tree, predicate, 0),
        Role::Object => objects(tree, predicate),
        Role::IndirectObject => indirect_objects(tree, predicate),
        Role::GenitiveObject => nominals(tree, predicate, &["obj", "obl", "iobj"], Case::Genitive),
        Role::Genitive => genitives(tree, predicate),
        Role::Possessive => possessives(tree, predicate),
        Role::Preposition { lemma, case } => prepositional(tree, predicate, lemma, *case),
        Role::Clause => clause_subjects(tree, predicate),
        Role::Compound | Role::Adjective | Role::Coordinated | Role::Act | Role::Duty | Role::Condition => {
            Vec::new()
        }
    };
    words.into_iter().map(|word| antecedent(tree, word)).collect()
}

/// The subject of the active clause: under a passive the agent; where the clause has none of its own, the one it
/// shares with a conjunct or that control gives it.
pub(super) fn subjects(tree: &Tree, verb: usize, depth: usize) -> Vec<usize> {
    if is_passive(tree, verb) {
        let agents = agents(tree, verb);
        // `die beteiligten Staaten`: a state, not an act that somebody else did
        if !agents.is_empty() || !is_participle(tree, verb) {
            return agents;
        }
    }
    surface_subjects(tree, verb, depth)
}

/// The grammatical subject, whatever the voice.
pub(super) fn surface_subjects(tree: &Tree, verb: usize, depth: usize) -> Vec<usize> {
    if let Some(corrected) = corrected(tree, verb) {
        return vec![corrected.subject];
    }
    let own: Vec<usize> = tree.children_by(verb, "nsubj").collect();
    if !own.is_empty() || depth > 6 {
        return match own.iter().position(|&word| !is_second_subject(tree, verb, word)) {
            Some(first) => {
                let joined = own.iter().skip(first + 1).filter(|&&word| is_joined(tree, word));
                std::iter::once(own[first]).chain(joined.copied()).collect()
            }
            None => own,
        };
    }
    let Some(head) = tree.head(verb) else { return Vec::new() };
    match tree.deprel(verb) {
        "conj" if tree.upos(head) == Upos::Verb => surface_subjects(tree, head, depth + 1),
        "xcomp" => controller(tree, head, depth),
        // `closed the road to protest`: a purpose is the subject's
        "advcl" if is_infinitive(tree, verb) && opens_with_to(tree, verb) => subjects(tree, head, depth + 1),
        "ccomp" | "advcl" | "obl" if is_infinitive(tree, verb) => controller(tree, head, depth),
        // `accused Oslo of bombing`: what a preposition governs is the object's, `attacked, killing`: the subject's
        "advcl" if is_gerund(tree, verb) => match tree.children_by(verb, "mark").next() {
            Some(_) => controller(tree, head, depth),
            None => subjects(tree, head, depth + 1),
        },
        "advcl" if is_bare_participle(tree, verb) => subjects(tree, head, depth + 1),
        "acl" if is_gerund(tree, verb) && tree.children_by(verb, "mark").next().is_none() => vec![head],
        // `der Versuch Kiews, …`, `weigert sich, …`: the noun's own doer
        "acl" if is_infinitive(tree, verb) => {
            let doers = genitives(tree, head);
            match tree.head(head) {
                _ if !doers.is_empty() => doers,
                Some(governor) if is_verbal(tree, governor) => surface_subjects(tree, governor, depth + 1),
                _ => Vec::new(),
            }
        }
        // `die Milizen, die …` handled by nsubj; participles before nouns: the noun itself
        "amod" => vec![head],
        "acl" if is_bare_participle(tree, verb) => vec![head],
        _ => Vec::new(),
    }
}

/// A bare name behind another subject is no subject: `Berlin sprach Namibia eine Entschuldigung aus`.
fn is_second_subject(tree: &Tree, verb: usize, word: usize) -> bool {
    bare_name(tree, word)
        && !is_joined(tree, word)
        && tree.children_by(verb, "nsubj").any(|other| other < word)
}

/// Whether a conjunction stands before a word, which the parser hung beside the one it is joined to: `Nicht Oslo, sondern
/// Bergen half`.
fn is_joined(tree: &Tree, word: usize) -> bool {
    word > 0 && tree.upos(word - 1) == Upos::Cconj
}

/// Who is meant to carry out an infinitive: the object that is addressed, else the subject.
fn controller(tree: &Tree, governor: usize, depth: usize) -> Vec<usize> {
    let person_object = tree.children(governor).find(|&child| {
        (tree.is_dep(child, "iobj") || tree.deprel(child) == "obl:arg" || tree.is_dep(child, "obj"))
            && !tree.nodes[child].feats.is("Reflex", "Yes")
            && !matches!(tree.upos(child), Upos::Verb)
            && tree.nodes[child].xpos != "PRF"
            && tree.lemma(child) != "es"
    });
    match person_object {
        Some(object) => vec![object],
        None if is_passive(tree, governor) => surface_subjects(tree, governor, depth + 1),
        None => subjects(tree, governor, depth + 1),
    }
}

fn is_infinitive(tree: &Tree, verb: usize) -> bool {
    tree.nodes[verb].feats.is("VerbForm", "Inf")
        || tree.nodes[verb].xpos.ends_with("INF")
        || tree.nodes[verb].xpos == "VVIZU"
}

fn opens_with_to(tree: &Tree, verb: usize) -> bool {
    tree.children_by(verb, "mark").any(|mark| tree.nodes[mark].xpos == "TO")
}

/// The agent of a passive: `von` or `durch`.
fn agents(tree: &Tree, verb: usize) -> Vec<usize> {
    let marked: Vec<usize> = tree
        .children(verb)
        .filter(|&child| tree.deprel(child) == "obl:agent" && has_case_marker(tree, child))
        .collect();
    if !marked.is_empty() {
        return marked;
    }
    let mut agents = prepositional(tree, verb, "von", None);
    agents.extend(prepositional(tree, verb, "durch", None));
    // `Oslo-backed rebels`
    agents.extend(tree.children_by(verb, "compound").chain(tree.children_by(verb, "obl:npmod")));
    agents
}

fn objects(tree: &Tree, verb: usize) -> Vec<usize> {
    if is_passive(tree, verb) {
        return surface_subjects(tree, verb, 0);
    }
    if let Some(corrected) = corrected(tree, verb) {
        return if is_dative(tree, corrected.object) { Vec::new() } else { vec![corrected.object] };
    }
    let direct: Vec<usize> = tree
        .children_by(verb, "obj")
        .filter(|&child| !is_dative(tree, child) && !is_reflexive(tree, child))
        .collect();
    if !direct.is_empty() {
        return direct;
    }
    // a bare name shows no case, and weak nouns look like datives: whatever object there is
    tree.children(verb)
        .filter(|&child| {
            let other = tree.is_dep(child, "iobj")
                || tree.deprel(child) == "obl:arg"
                || tree.is_dep(child, "nsubj") && is_second_subject(tree, verb, child);
            other && !has_case_marker(tree, child) && !is_reflexive(tree, child)
        })
        .collect()
}

fn indirect_objects(tree: &Tree, verb: usize) -> Vec<usize> {
    if let Some(Corrected { object, .. }) = corrected(tree, verb) {
        return if is_dative(tree, object) || bare_name(tree, object) { vec![object] } else { Vec::new() };
    }
    let of = |test: &dyn Fn(usize) -> bool| -> Vec<usize> {
        tree.children(verb)
            .filter(|&child| !has_case_marker(tree, child) && !is_reflexive(tree, child) && test(child))
            .collect()
    };
    let marked = of(&|child| tree.is_dep(child, "iobj") || tree.deprel(child) == "obl:arg");
    if !marked.is_empty() {
        return marked;
    }
    let by_case =
        of(&|child| (tree.is_dep(child, "obj") || tree.is_dep(child, "obl")) && is_dative(tree, child));
    if !by_case.is_empty() {
        return by_case;
    }
    of(&|child| {
        let other = tree.is_dep(child, "obj")
            || tree.is_dep(child, "obl")
            || tree.is_dep(child, "nsubj") && is_second_subject(tree, verb, child);
        other && bare_name(tree, child)
    })
}

/// Whether a noun phrase stands in the dative. Its article shows the case, its noun often does not (`den Truppen`).
fn is_dative(tree: &Tree, word: usize) -> bool {
    let shown = tree.children_by(word, "det").find_map(|article| tree.nodes[article].feats.get("Case"));
    shown.or_else(|| tree.nodes[word].feats.get("Case")) == Some("Dat")
}

fn bare_name(tree: &Tree, word: usize) -> bool {
    tree.upos(word) == Upos::Propn && !tree.children(word).any(|child| tree.is_dep(child, "det"))
}

pub(super) fn is_reflexive(tree: &Tree, word: usize) -> bool {
    tree.nodes[word].xpos == "PRF" || tree.nodes[word].feats.is("Reflex", "Yes")
}

/// Whether the verb has `sich`.
pub(super) fn has_reflexive(tree: &Tree, verb: usize) -> bool {
    tree.children(verb).any(|child| is_reflexive(tree, child))
        || tree.head(verb).is_some_and(|head| {
            tree.deprel(verb) == "conj" && tree.children(head).any(|child| is_reflexive(tree, child))
        })
}

pub(super) fn has_case_marker(tree: &Tree, word: usize) -> bool {
    tree.children_by(word, "case").next().is_some()
}

fn nominals(tree: &Tree, verb: usize, relations: &[&str], case: Case) -> Vec<usize> {
    tree.children(verb)
        .filter(|&child| {
            relations.iter().any(|relation| tree.is_dep(child, relation))
                && !has_case_marker(tree, child)
                && tree.nodes[child].feats.is("Case", case.feature())
        })
        .collect()
}

/// Genitive attributes: nominal dependents without preposition (`die Kritik Kiews`), and names before the noun, which
/// treebanks label in several ways (`Kiews Kritik`).
fn genitives(tree: &Tree, noun: usize) -> Vec<usize> {
    let owner_before = |child: usize| {
        child < noun
            && tree.upos(child) == Upos::Propn
            && tree.nodes[child].feats.is("Case", "Gen")
            && (tree.is_dep(child, "dep") || tree.is_dep(child, "compound"))
    };
    tree.children(noun)
        .filter(|&child| {
            tree.is_dep(child, "nmod")
                || tree.is_dep(child, "appos") && bare_name(tree, child)
                || owner_before(child)
        })
        .filter(|&child| {
            if tree.deprel(child) == "nmod:poss" {
                return tree.upos(child) != Upos::Pron;
            }
            !has_case_marker(tree, child)
                && tree.upos(child) != Upos::Det
                && !matches!(tree.nodes[child].feats.get("Case"), Some("Nom" | "Acc") if tree.upos(child) == Upos::Noun)
        })
        .collect()
}

fn possessives(tree: &Tree, noun: usize) -> Vec<usize> {
    tree.children(noun)
        .filter(|&child| {
            tree.deprel(child) == "det:poss"
                || tree.nodes[child].xpos == "PPOSAT"
                || tree.deprel(child) == "nmod:poss" && tree.upos(child) == Upos::Pron
        })
        .collect()
}

/// Phrases with this preposition that belong to the predicate.
///
/// Attachment of prepositional phrases is where parsers err most, so for a noun a phrase counts as well that stands
/// in its field, right behind it with nothing but nominal words between, whatever word the parser hung it on.
fn prepositional(tree: &Tree, predicate: usize, preposition: &str, case: Option<Case>) -> Vec<usize> {
    let own = with_preposition(tree, predicate, preposition, case);
    if !own.is_empty() {
        return own;
    }
    if tree.upos(predicate) != Upos::Noun {
        // `beendete die Blockade gegen Katar`: hung on the object
        return tree
            .children(predicate)
            .filter(|&child| tree.is_dep(child, "obj") || tree.is_dep(child, "nsubj:pass"))
            .flat_map(|object| with_preposition(tree, object, preposition, case))
            .collect();
    }
    (predicate + 1..tree.len())
        .take_while(|&word| in_noun_field(tree, word))
        .filter(|&word| tree.head(word).is_some_and(|head| head != predicate))
        .filter(|&word| marked_by(tree, word, preposition) && case_fits(tree, word, case))
        .collect()
}

/// Dependents of the word with this preposition.
fn with_preposition(tree: &Tree, word: usize, preposition: &str, case: Option<Case>) -> Vec<usize> {
    tree.children(word)
        .filter(|&child| {
            ["obl", "nmod", "advmod", "iobj", "obj"].iter().any(|relation| tree.is_dep(child, relation))
                && marked_by(tree, child, preposition)
                && case_fits(tree, child, case)
        })
        .collect()
}

fn marked_by(tree: &Tree, word: usize, preposition: &str) -> bool {
    tree.children_by(word, "case").any(|marker| tree.form(marker).to_lowercase() == preposition)
}

/// Words of a noun phrase; a verb or a comma ends it.
fn in_noun_field(tree: &Tree, word: usize) -> bool {
    matches!(
        tree.upos(word),
        Upos::Noun | Upos::Propn | Upos::Adj | Upos::Adp | Upos::Det | Upos::Num | Upos::Cconj | Upos::X
    ) || matches!(tree.form(word), "-" | "\"" | "„" | "“" | "»" | "«" | "(" | ")")
}

/// Whether the noun can stand in the case; a word without the feature can.
fn case_fits(tree: &Tree, word: usize, case: Option<Case>) -> bool {
    match (case, tree.nodes[word].feats.get("Case")) {
        (Some(case), Some(found)) => {
            found == case.feature() || bare_name(tree, word) || !matches!(found, "Dat" | "Acc" | "Gen")
        }
        _ => true,
    }
}

/// Who is to act in the complement clause: its subject (`fordert, dass Moskau abzieht`).
fn clause_subjects(tree: &Tree, predicate: usize) -> Vec<usize> {
    tree.children(predicate)
        .filter(|&child| tree.is_dep(child, "ccomp") || tree.is_dep(child, "acl") && is_verbal(tree, child))
        .flat_map(|clause| doers(tree, clause))
        .collect()
}

/// Who acts in a clause, as far as the clause itself says.
fn doers(tree: &Tree, clause: usize) -> Vec<usize> {
    if is_passive(tree, clause) { agents(tree, clause) } else { tree.children_by(clause, "nsubj").collect() }
}

/// Of whom the complement clause says that they have to act: `said that Oslo must withdraw`. `obliges` tells the
/// auxiliaries that say so.
pub(super) fn obliged(tree: &Tree, predicate: usize, obliges: impl Fn(&str) -> bool) -> Vec<usize> {
    tree.children(predicate)
        .filter(|&child| tree.is_dep(child, "ccomp"))
        .filter(|&clause| tree.children_by(clause, "aux").any(|auxiliary| obliges(tree.lemma(auxiliary))))
        .flat_map(|clause| doers(tree, clause))
        .collect()
}

/// The subjects of the conditions under the predicate or its complement. `opens` tells the conjunctions that open one.
pub(super) fn conditioned(tree: &Tree, predicate: usize, opens: impl Fn(&str) -> bool) -> Vec<usize> {
    let complements = tree.children(predicate).filter(|&child| is_complement(tree, child));
    let clauses =
        std::iter::once(predicate).chain(complements).flat_map(|verb| tree.children_by(verb, "advcl"));
    clauses
        .filter(|&clause| tree.children_by(clause, "mark").any(|mark| opens(&tree.form(mark).to_lowercase())))
        .flat_map(|clause| tree.children_by(clause, "nsubj"))
        .collect()
}

/// How deep attributes are looked for under an object.
const DEPTH: usize = 3;

/// Whom the act of the complement clause can be directed at, nearest to the verb first: its objects, what its
/// prepositions govern, what the objects' prepositions govern.
pub(super) fn acted_on(tree: &Tree, predicate: usize) -> [Vec<usize>; 3] {
    let mut groups = [Vec::new(), Vec::new(), Vec::new()];
    let mut verbs: Vec<usize> =
        tree.children(predicate).filter(|&child| is_complement(tree, child)).collect();
    let inner: Vec<usize> = verbs.iter().flat_map(|&verb| tree.children_by(verb, "xcomp")).collect();
    verbs.extend(inner);
    for verb in verbs {
        let things = objects(tree, verb);
        groups[0].extend(tree.children_by(verb, "iobj").chain(things.iter().copied()));
        groups[1].extend(tree.children_by(verb, "obl").filter(|&word| is_directed(tree, word)));
        // `a grant of … dollars of aid for Oslo`
        let mut nouns = things;
        for _ in 0..DEPTH {
            nouns = nouns.iter().flat_map(|&thing| tree.children_by(thing, "nmod")).collect();
            groups[2].extend(&nouns);
        }
    }
    groups
}

fn is_complement(tree: &Tree, word: usize) -> bool {
    let relation = ["xcomp", "ccomp", "acl", "advcl"].iter().any(|relation| tree.deprel(word) == *relation);
    relation && is_verbal(tree, word)
}

/// A phrase with a preposition that is not the agent of a passive.
fn is_directed(tree: &Tree, word: usize) -> bool {
    has_case_marker(tree, word) && tree.deprel(word) != "obl:agent"
}

/// The verb that a noun depends on as a light verb: `Gespräche führen`, `in Schutz nehmen`.
pub(super) fn governing_verb(tree: &Tree, noun: usize) -> Option<usize> {
    let head = tree.head(noun)?;
    let through = |relation: &str| tree.is_dep(noun, relation);
    (is_verbal(tree, head)
        && (through("obj") || through("obl") || through("nsubj") || through("xcomp") || through("advmod")))
    .then_some(head)
}
