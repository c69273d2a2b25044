//! Standing ties that the text shows without a verb: titles, appositions, brackets, genitives, adjectives.

use super::clause::{role_words, with_conjuncts};
use super::fill::Scene;
use super::frame::Role;
use crate::actor::lexicon::{Class, FunctionClass, NounMatch};
use crate::actor::{Form, Kind, Mention};
use crate::parse::Upos;

/// A member, the body, and the words that show the tie.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tie {
    pub(super) member: usize,
    pub(super) body: usize,
    pub(super) trigger: Vec<usize>,
    pub(super) confidence: f32,
}

/// A tie that is surer than this stands in the name's own phrase.
const SURE: f32 = 0.8;

impl Tie {
    /// Whether the body stands in the member's own phrase: `SPD-Chef Brandt`.
    pub(super) fn is_sure(&self) -> bool {
        self.confidence > SURE
    }
}

/// Whether the body stands in the phrase of another member, so that nothing but a rule of its own ties it to this one:
/// `SPD-Chef Brandt und die Sprecherin der Grünen, Kern`.
pub(super) fn is_of_another(ties: &[Tie], member: usize, body: usize) -> bool {
    ties.iter().any(|tie| tie.body == body && tie.member != member && tie.is_sure())
}

/// All ties of a sentence.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Tie> {
    let mut ties = Vec::new();
    for mention in scene.mentions {
        if mention.form == Form::Modifier || mention.form == Form::Pronoun {
            continue;
        }
        if worth_a_tie(scene, mention) {
            carried(scene, mention, &mut ties);
            attributes(scene, mention, &mut ties);
            genitive_before(scene, mention, &mut ties);
        }
        bracket(scene, mention, &mut ties);
        origin(scene, mention, &mut ties);
        label(scene, mention, &mut ties);
        leader(scene, mention, &mut ties);
    }
    ties.retain(|tie| tie.member != tie.body && is_body(scene, tie.body));
    ties
}

/// Whether a state named beside the group says only where it comes from (`French farmers`).
fn is_origin(scene: &Scene<'_>, mention: &Mention, body: usize) -> bool {
    let lemma = mention.noun.map(|(word, _)| scene.tree.lemma(word));
    if lemma.is_some_and(|lemma| scene.grammar.has("origin-only", lemma))
        && !scene.actors.has_name(mention.actor)
    {
        return scene.actors.actors[body].kind == Kind::Place;
    }
    let Some((_, NounMatch::Group(class))) = mention.noun else {
        return matches!(mention.noun, Some((_, NounMatch::Function(function))) if !function.class.ties())
            && !scene.actors.has_name(mention.actor)
            && scene.grammar.has("origin-only", "described")
            && scene.actors.actors[body].kind == Kind::Place;
    };
    scene.grammar.has("origin-only", class.name()) && scene.actors.actors[body].kind == Kind::Place
}

/// Governments are their state; a person who is only called by function belongs where the function says anyway.
fn worth_a_tie(scene: &Scene<'_>, mention: &Mention) -> bool {
    let actor = &scene.actors.actors[mention.actor];
    match mention.noun {
        Some((word, NounMatch::Body(body))) => {
            let state = scene.grammar.has("state-itself", &scene.tree.lemma(word).to_lowercase());
            body.kind == Kind::Organization && actor.kind != Kind::Place && !state
        }
        Some((_, NounMatch::Function(_))) => {
            actor.kind != Kind::Person || scene.actors.has_name(mention.actor)
        }
        _ => true,
    }
}

/// `Angolas Präsident`, `Puerto Ricos Gouverneur`: the genitive right before the noun.
fn genitive_before(scene: &Scene<'_>, mention: &Mention, found: &mut Vec<Tie>) {
    let Some((noun, true)) = ties(mention) else { return };
    let owner = scene.mentions.iter().find(|other| {
        other.form == Form::Name
            && other.words.end == mention.words.start
            && scene.tree.form(other.words.end - 1).ends_with('s')
    });
    if let Some(owner) = owner.filter(|owner| !is_origin(scene, mention, owner.actor)) {
        found.push(Tie { member: mention.actor, body: owner.actor, trigger: vec![noun], confidence: 0.85 });
    }
}

fn is_body(scene: &Scene<'_>, actor: usize) -> bool {
    let actor = &scene.actors.actors[actor];
    actor.named && matches!(actor.kind, Kind::Organization | Kind::Place)
}

/// Whether the noun is a profession, which a body ties only by a preposition (`Professor an der Universität Wien`).
fn is_profession(mention: &Mention) -> bool {
    matches!(mention.noun, Some((_, NounMatch::Function(function))) if function.class == FunctionClass::Profession)
}

/// Whether the noun of a mention ties its actor to a body named beside it.
fn ties(mention: &Mention) -> Option<(usize, bool)> {
    let (word, noun) = mention.noun?;
    match noun {
        NounMatch::Function(function) => Some((word, function.class.ties())),
        NounMatch::Group(_) => Some((word, true)),
        NounMatch::Body(_) => Some((word, true)),
    }
}

/// `US-Präsident`, `Kremlsprecher`, `russische Truppen`, `französischer Außenminister`.
fn carried(scene: &Scene<'_>, mention: &Mention, ties_found: &mut Vec<Tie>) {
    let Some((noun, tied)) = ties(mention) else { return };
    for inner in scene.mentions {
        let inside = inner.form == Form::Modifier
            && mention.words.start <= inner.words.start
            && inner.words.end <= noun + 1
            && inner.actor != mention.actor
            && !is_origin(scene, mention, inner.actor);
        if !inside {
            continue;
        }
        let state = scene.actors.actors[inner.actor].kind == Kind::Place;
        let adjective = scene.tree.upos(inner.words.start) == Upos::Adj;
        if tied || adjective && state {
            let confidence = if matches!(mention.noun, Some((_, NounMatch::Body(_)))) { 0.6 } else { 0.85 };
            ties_found.push(Tie {
                member: mention.actor,
                body: inner.actor,
                trigger: vec![noun],
                confidence,
            });
        }
    }
}

/// `Sprecher des Kremls`, `Präsident Frankreichs`, `Chef von Siemens`, `Analyst bei der Commerzbank`.
fn attributes(scene: &Scene<'_>, mention: &Mention, found: &mut Vec<Tie>) {
    let profession = is_profession(mention);
    let Some((noun, tied)) = ties(mention) else { return };
    if !tied && !profession {
        return;
    }
    let mut roles = Vec::new();
    if profession {
        roles.extend(scene.prepositions("profession"));
    } else {
        roles.push(Role::Genitive);
        roles.extend(scene.prepositions("genitive"));
    }
    let employee = matches!(mention.noun, Some((_, NounMatch::Function(f))) if matches!(f.class, FunctionClass::Employee | FunctionClass::Spokesperson | FunctionClass::Leader | FunctionClass::Member));
    if employee {
        roles.extend(scene.prepositions("employment"));
    }
    if matches!(mention.noun, Some((_, NounMatch::Body(_)))) {
        roles.truncate(1);
        roles.extend(scene.prepositions("part-of"));
    }
    for role in roles {
        for word in role_words(scene.tree, noun, &role) {
            if role == Role::Genitive && mention.words.contains(&word) && word > noun {
                // a name right behind the noun that the parser took for an attribute
                let named = scene.mention_at(word).is_some_and(|other| other.actor == mention.actor);
                if named {
                    continue;
                }
            }
            for word in with_conjuncts(scene.tree, word) {
                let Some(body) = body_at(scene, mention, word) else { continue };
                let local =
                    matches!(&role, Role::Preposition { lemma, .. } if scene.grammar.has("local", lemma));
                if local && scene.actors.actors[body].kind == Kind::Place || is_origin(scene, mention, body) {
                    continue;
                }
                found.push(Tie { member: mention.actor, body, trigger: vec![noun], confidence: 0.8 });
            }
        }
    }
}

/// The body that a word calls; inside the mention itself (`Chef der Nationalbank Ewald Nowotny`) the inner name.
fn body_at(scene: &Scene<'_>, mention: &Mention, word: usize) -> Option<usize> {
    scene
        .mentions
        .iter()
        .filter(|other| {
            other.words.contains(&word) && other.actor != mention.actor && other.form != Form::Pronoun
        })
        .filter(|other| other.form != Form::Modifier)
        .min_by_key(|other| other.words.len())
        .map(|other| other.actor)
}

/// `Otto Huber von der Universität Graz`, `Richard Falk aus den USA`: a body right behind a person's name.
fn origin(scene: &Scene<'_>, mention: &Mention, found: &mut Vec<Tie>) {
    let tree = scene.tree;
    let end = mention.words.end;
    let person = mention.form == Form::Name && scene.actors.actors[mention.actor].kind == Kind::Person;
    if !person || end + 1 >= tree.len() || !scene.grammar.has("origin", tree.form(end)) {
        return;
    }
    let starts = |other: &&Mention| {
        other.words.start > end
            && (end + 1..other.words.start).all(|word| matches!(tree.upos(word), Upos::Det | Upos::Adj))
            && matches!(other.form, Form::Name | Form::Description)
    };
    if let Some(body) = scene.mentions.iter().find(starts) {
        found.push(Tie { member: mention.actor, body: body.actor, trigger: vec![end], confidence: 0.6 });
    }
}

/// `dem Grünen Alexander Huber`, `der Front National unter Marine Huber`: a body right before a person's name.
fn label(scene: &Scene<'_>, mention: &Mention, found: &mut Vec<Tie>) {
    let tree = scene.tree;
    let person = mention.form == Form::Name && scene.actors.actors[mention.actor].kind == Kind::Person;
    if !person || mention.words.start < 2 {
        return;
    }
    let under = scene.grammar.has("leadership", tree.form(mention.words.start - 1));
    let end = mention.words.start - usize::from(under);
    let Some(body) = scene.mentions.iter().find(|other| other.form == Form::Name && other.words.end == end)
    else {
        return;
    };
    let organization = scene.actors.actors[body.actor].kind == Kind::Organization;
    let singular_article = body.words.start > 0
        && tree.upos(body.words.start - 1) == Upos::Det
        && tree.nodes[body.words.start - 1].feats.is("Number", "Sing");
    if organization && (under || singular_article) {
        let trigger = body.words.clone().collect();
        found.push(Tie { member: mention.actor, body: body.actor, trigger, confidence: 0.6 });
    }
}

/// `Orbans Fidesz-Partei`, `Hundstorfers Sozialministerium`, `die Regierung von Matteo Renzi`: the person whose body
/// it is.
fn leader(scene: &Scene<'_>, mention: &Mention, found: &mut Vec<Tie>) {
    let tree = scene.tree;
    let is_person =
        |other: &Mention| other.form == Form::Name && scene.actors.actors[other.actor].kind == Kind::Person;
    let Some((noun, NounMatch::Body(body))) = mention.noun else { return };
    if !matches!(body.class, Class::Party | Class::Ministry | Class::Government | Class::Company) {
        return;
    }
    let genitive = scene.mentions.iter().find(|other| {
        is_person(other)
            && other.words.end == mention.words.start
            && tree.form(other.words.end - 1).ends_with(['s', '\'', '’'])
    });
    let of_person = || {
        let word =
            scene.prepositions("genitive").find_map(|of| role_words(tree, noun, &of).into_iter().next())?;
        scene.mention_at(word).filter(|other| is_person(other))
    };
    if let Some(owner) = genitive.or_else(of_person) {
        let trigger = mention.words.clone().collect();
        found.push(Tie { member: owner.actor, body: mention.actor, trigger, confidence: 0.6 });
    }
}

/// `Niessl (SPÖ)`, `Hans Huber (Grüne, 45)`: the party or body in brackets behind a person.
fn bracket(scene: &Scene<'_>, mention: &Mention, found: &mut Vec<Tie>) {
    let tree = scene.tree;
    let end = mention.words.end;
    if scene.actors.actors[mention.actor].kind != Kind::Person
        || end + 1 >= tree.len()
        || tree.form(end) != "("
    {
        return;
    }
    let Some(inner) =
        scene.mentions.iter().find(|other| other.words.start == end + 1 && other.form != Form::Pronoun)
    else {
        return;
    };
    let closes = tree.nodes.get(inner.words.end).is_some()
        && matches!(tree.form(inner.words.end), ")" | "," | "/" | ";" | "-");
    if closes && scene.actors.actors[inner.actor].kind == Kind::Organization {
        found.push(Tie {
            member: mention.actor,
            body: inner.actor,
            trigger: inner.words.clone().collect(),
            confidence: 0.95,
        });
    }
}
