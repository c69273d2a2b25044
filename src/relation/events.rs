//! Matches frames on one sentence.

use super::clause::{governing_verb, has_reflexive, is_participle, is_passive, is_verbal, verb_lemma};
use super::fill::{Filler, Scene};
use super::frame::{Frame, FrameId, FrameSet, Predicate, Role};
use crate::parse::{Tree, Upos};

/// A frame found in a sentence with its actors.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Match {
    pub(super) frame: FrameId,
    /// The word that carries the frame: verb, noun or adjective.
    pub(super) predicate: usize,
    /// The verb of a light-verb construction.
    pub(super) light: Option<usize>,
    pub(super) source: Filler,
    pub(super) target: Filler,
}

impl Match {
    /// The confidence of the frame, less where an actor was reached through what belongs to it.
    pub(super) fn confidence(&self, frames: &FrameSet) -> f32 {
        let indirect = self.source.indirect || self.target.indirect;
        frames.frame(self.frame).confidence * if indirect { 0.7 } else { 1.0 }
    }
}

/// All frames that hold in the sentence. A word gives the relations of the first of its frames that finds both sides.
pub(super) fn find(scene: &Scene<'_>, frames: &FrameSet) -> Vec<Match> {
    let mut found = Vec::new();
    let mut used_by_light = Vec::new();
    for word in 0..scene.tree.len() {
        if scene.tree.upos(word) == Upos::Noun {
            let matches = light(scene, word, frames);
            if let Some(verb) = matches.first().and_then(|first| first.light) {
                used_by_light.push(verb);
            }
            let matches = if matches.is_empty() { noun(scene, word, frames) } else { matches };
            found.extend(matches);
        }
    }
    for word in 0..scene.tree.len() {
        if used_by_light.contains(&word) {
            continue;
        }
        if is_verbal(scene.tree, word) {
            found.extend(verb(scene, word, frames));
        } else if scene.tree.upos(word) == Upos::Adj {
            found.extend(adjective(scene, word, frames));
        }
    }
    found.sort_by_key(|found| found.predicate);
    found
}

fn verb(scene: &Scene<'_>, word: usize, frames: &FrameSet) -> Vec<Match> {
    let lemma = verb_lemma(scene.tree, word);
    let found = with_stray_particle(scene, word, &lemma, frames);
    if !found.is_empty() {
        return found;
    }
    let reflexive = has_reflexive(scene.tree, word);
    first_match(frames.verb(&lemma), |id| {
        let frame = frames.frame(id);
        let fits = matches!(&frame.predicate, Predicate::Verb { reflexive: needs, .. } if *needs == reflexive || !needs && !reflexive);
        if fits { pairs(scene, id, frame, word, &[word], None) } else { Vec::new() }
    })
}

/// `handed over the prisoners to Oslo`: a particle in a word of its own, which the parser took for a preposition.
fn with_stray_particle(scene: &Scene<'_>, verb: usize, lemma: &str, frames: &FrameSet) -> Vec<Match> {
    let tree = scene.tree;
    let particle = verb + 1;
    if lemma.contains(' ') || particle >= tree.len() || !matches!(tree.deprel(particle), "case" | "advmod") {
        return Vec::new();
    }
    let both = format!("{lemma} {}", tree.form(particle).to_lowercase());
    first_match(frames.verb(&both), |id| {
        let frame = frames.frame(id);
        let object = tree.head(particle);
        if !dependents_fit(scene, &object.into_iter().chain([verb]).collect::<Vec<_>>(), frame) {
            return Vec::new();
        }
        let sources = scene.fill(verb, &frame.source, &frame.source_kinds);
        let kinds = &frame.target_kinds;
        let mut targets = if frame.target.contains(&Role::Object) {
            object.map(|object| scene.called(object)).unwrap_or_default()
        } else {
            let found = [Some(verb), object].into_iter().flatten();
            let mut found = found.map(|anchor| scene.fill(anchor, &frame.target, kinds));
            found.find(|found| !found.is_empty()).unwrap_or_default()
        };
        targets.retain(|target| kinds.is_empty() || kinds.contains(&scene.actors.actors[target.actor].kind));
        let both = sources.iter().flat_map(|source| targets.iter().map(move |target| (*source, *target)));
        both.filter(|(source, target)| source.actor != target.actor)
            .map(|(source, target)| Match { frame: id, predicate: verb, light: None, source, target })
            .collect()
    })
}

fn adjective(scene: &Scene<'_>, word: usize, frames: &FrameSet) -> Vec<Match> {
    let (lemma, form) = (scene.tree.lemma(word).to_lowercase(), scene.tree.form(word).to_lowercase());
    let ids = [frames.adjective(&lemma), frames.adjective(&form)].concat();
    let found = first_match(&ids, |id| pairs(scene, id, frames.frame(id), word, &[word], None));
    if found.is_empty() && is_participle(scene.tree, word) { verb(scene, word, frames) } else { found }
}

fn noun(scene: &Scene<'_>, word: usize, frames: &FrameSet) -> Vec<Match> {
    let (ids, part) = noun_frames(scene, word, frames);
    first_match(ids, |id| {
        let frame = frames.frame(id);
        let exact = matches!(&frame.predicate, Predicate::Noun { exact: true, .. });
        if exact && part > 0 {
            return Vec::new();
        }
        let found = pairs(scene, id, frame, word, &[word], None);
        if found.is_empty() { by_governing_subject(scene, id, frame, word, frames) } else { found }
    })
}

/// `Die EU verlängert die Sanktionen gegen Russland`: an act without doer of its own, as the object of a verb that has
/// no frame, is its subject's.
fn by_governing_subject(
    scene: &Scene<'_>,
    id: FrameId,
    frame: &Frame,
    noun: usize,
    frames: &FrameSet,
) -> Vec<Match> {
    let tree = scene.tree;
    // `blocked a road in protest at …`
    let stance = || tree.children_by(noun, "case").any(|case| scene.grammar.has("stance", tree.lemma(case)));
    let stance = tree.is_dep(noun, "obl") && stance();
    let Some(verb) = governing_verb(tree, noun).filter(|_| stance || tree.is_dep(noun, "obj")) else {
        return Vec::new();
    };
    if !dependents_fit(scene, &[noun], frame) {
        return Vec::new();
    }
    let targets = scene.fill(noun, &frame.target, &frame.target_kinds);
    let own_doer = !scene.fill(noun, &frame.source, &[]).is_empty();
    let framed = !stance && !frames.verb(&verb_lemma(tree, verb)).is_empty();
    if targets.is_empty() || own_doer || framed {
        return Vec::new();
    }
    let sources = scene.fill(verb, &[Role::Subject], &frame.source_kinds);
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| !source.indirect) {
        for &target in targets.iter().filter(|target| target.actor != source.actor) {
            let source = Filler { indirect: true, ..*source };
            found.push(Match { frame: id, predicate: noun, light: None, source, target });
        }
    }
    found
}

fn light(scene: &Scene<'_>, noun: usize, frames: &FrameSet) -> Vec<Match> {
    let Some((verb, ids)) = light_frames(scene, noun, frames) else { return Vec::new() };
    let tree = scene.tree;
    // `the blockade ended`: nobody is said to have ended it
    let itself =
        scene.grammar.has("ownership", "attributes") && tree.is_dep(noun, "nsubj") && !is_passive(tree, verb);
    first_match(&ids, |id| {
        let frame = frames.frame(id);
        if itself && frame.source.contains(&Role::Subject) {
            return Vec::new();
        }
        let mut found = pairs(scene, id, frame, noun, &[verb, noun], Some(verb));
        found.retain(|found| found.target.word != noun && found.source.word != noun);
        found
    })
}

/// The verb that a noun makes a light-verb construction with, and the frames of the construction.
fn light_frames(scene: &Scene<'_>, noun: usize, frames: &FrameSet) -> Option<(usize, Vec<FrameId>)> {
    let tree = scene.tree;
    let verb = governing_verb(tree, noun)?;
    let lemma = verb_lemma(tree, verb);
    let marker = tree.children_by(noun, "case").next().map(|case| tree.form(case).to_lowercase());
    let fits = |id: &FrameId| {
        let Predicate::Light { preposition, verb: wanted, .. } = &frames.frame(*id).predicate else {
            return false;
        };
        let preposition_fits = match (preposition, &marker) {
            (None, None) => true,
            (Some(wanted), Some(marker)) => is_contraction(wanted, marker),
            _ => false,
        };
        *wanted == lemma && preposition_fits
    };
    let mut ids = frames.light(tree.lemma(noun)).to_vec();
    for base in bases(scene, noun) {
        ids.extend(frames.light(&base).iter().filter(|id| !ids.contains(id)).copied().collect::<Vec<_>>());
    }
    ids.retain(fits);
    (!ids.is_empty()).then_some((verb, ids))
}

/// The frames of a noun by its lemma, or by what its form may be the plural of; and how many bytes stand before the part
/// that carries them.
fn noun_frames<'f>(scene: &Scene<'_>, word: usize, frames: &'f FrameSet) -> (&'f [FrameId], usize) {
    let found = frames.noun(scene.tree.lemma(word));
    if !found.0.is_empty() {
        return found;
    }
    let found = bases(scene, word).into_iter().map(|base| frames.noun(&base));
    found.into_iter().find(|found| !found.0.is_empty()).unwrap_or((&[], 0))
}

/// What the form of a noun may be a form of, in lower case: itself, without an ending, without an umlaut before it.
/// Lemmas of rare nouns are guesses (`Vorwürfe`: `Vorwuß`).
fn bases(scene: &Scene<'_>, word: usize) -> Vec<String> {
    const SHORTEST: usize = 4;
    let form = scene.tree.form(word).to_lowercase();
    let mut bases = vec![form.clone()];
    let endings = scene.grammar.list("noun-endings").iter().map(String::as_str).chain([""]);
    for stem in endings.filter_map(|ending| form.strip_suffix(ending)) {
        if stem.len() < SHORTEST {
            continue;
        }
        bases.push(stem.to_owned());
        let pairs = scene.grammar.list("umlauts").iter().filter_map(|pair| pair.split_once('='));
        let last = pairs.filter_map(|(with, without)| Some((stem.rfind(with)?, with, without))).max();
        if let Some((at, with, without)) = last {
            bases.push([&stem[..at], without, &stem[at + with.len()..]].concat());
        }
    }
    bases
}

/// A word with frames, whether or not its actors stand where they should.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bearer {
    /// The verb, noun or adjective.
    pub(super) word: usize,
    /// The verb of a light-verb construction.
    pub(super) light: Option<usize>,
    /// In the order in which they are tried.
    pub(super) frames: Vec<FrameId>,
}

/// All words of a sentence that have frames.
pub(super) fn bearers(scene: &Scene<'_>, frames: &FrameSet) -> Vec<Bearer> {
    let tree = scene.tree;
    let mut found = Vec::new();
    for word in 0..tree.len() {
        let (light, ids) = match tree.upos(word) {
            Upos::Noun => match light_frames(scene, word, frames) {
                Some((verb, ids)) => (Some(verb), ids),
                None => (None, noun_frames(scene, word, frames).0.to_vec()),
            },
            Upos::Adj => {
                let (lemma, form) = (tree.lemma(word).to_lowercase(), tree.form(word).to_lowercase());
                let mut ids = [frames.adjective(&lemma), frames.adjective(&form)].concat();
                if is_participle(tree, word) {
                    ids.extend(frames.verb(&verb_lemma(tree, word)));
                }
                (None, ids)
            }
            _ if is_verbal(tree, word) => (None, frames.verb(&verb_lemma(tree, word)).to_vec()),
            _ => continue,
        };
        if !ids.is_empty() {
            found.push(Bearer { word, light, frames: ids });
        }
    }
    let lights: Vec<usize> = found.iter().filter_map(|bearer| bearer.light).collect();
    found.retain(|bearer| bearer.light.is_some() || !lights.contains(&bearer.word));
    found
}

/// Whether `wanted` is the preposition or its contraction with an article (`zur` for `zu`, `im` for `in`).
fn is_contraction(wanted: &str, preposition: &str) -> bool {
    wanted == preposition
        || wanted.strip_suffix(['m', 'r', 's']) == Some(preposition)
        || wanted.strip_suffix('m').is_some_and(|stem| preposition.strip_suffix('n') == Some(stem))
}

fn first_match(ids: &[FrameId], matches: impl FnMut(FrameId) -> Vec<Match>) -> Vec<Match> {
    ids.iter().copied().map(matches).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Every source with every target. `anchors` are the words whose dependents fill the roles: the verb first, then
/// the noun of a light-verb construction.
fn pairs(
    scene: &Scene<'_>,
    id: FrameId,
    frame: &Frame,
    predicate: usize,
    anchors: &[usize],
    light: Option<usize>,
) -> Vec<Match> {
    if !dependents_fit(scene, anchors, frame) {
        return Vec::new();
    }
    let side = |roles: &[Role], kinds: &[_]| {
        anchors
            .iter()
            .map(|&anchor| scene.fill(anchor, roles, kinds))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    };
    let mut sources = side(&frame.source, &frame.source_kinds);
    let mut targets = side(&frame.target, &frame.target_kinds);
    if targets.is_empty() && frame.target.contains(&Role::Coordinated)
        || frame.source == frame.target && targets == sources
    {
        // `A und B trafen sich`, `Gespräche zwischen A und B`: first against the rest
        targets = sources.split_off(sources.len().min(1));
        if let (true, &[only]) = (targets.is_empty(), sources.as_slice())
            && let Some(parties) = scene.parties(only)
        {
            (sources, targets) = parties;
        }
    }
    let mut found: Vec<Match> = Vec::new();
    for &source in &sources {
        for &target in &targets {
            if source.actor != target.actor {
                found.push(Match { frame: id, predicate, light, source, target });
            }
        }
    }
    found
}

/// Whether the words that the frame wants or bans beside its predicate are there or not.
pub(super) fn dependents_fit(scene: &Scene<'_>, anchors: &[usize], frame: &Frame) -> bool {
    let tree = scene.tree;
    // `held thousands of villagers as hostages`, `gave five tons of medicine`: hung on the object
    let loose = scene.grammar.has("ownership", "attributes");
    let deeper = |word: usize| {
        let object = loose && (tree.is_dep(word, "obj") || tree.deprel(word) == "nsubj:pass");
        let inner = move |word: usize| tree.children_by(word, "nmod");
        let nouns = object.then(|| inner(word)).into_iter().flatten();
        nouns.flat_map(move |noun| std::iter::once(noun).chain(inner(noun)))
    };
    let has = |lemmas: &[String]| {
        let children = anchors.iter().flat_map(|&anchor| tree.children(anchor));
        children
            .flat_map(|child| std::iter::once(child).chain(deeper(child)))
            .any(|child| lemmas.iter().any(|lemma| is_lemma(tree, child, lemma, loose)))
    };
    (frame.with.is_empty() || has(&frame.with)) && (frame.without.is_empty() || !has(&frame.without))
}

/// Whether the word has the lemma, or is a compound that ends in it (`Bodentruppe` for `Truppe`).
/// Plurals that the parser left as they are (`troops`) count where `loose`.
fn is_lemma(tree: &Tree, word: usize, lemma: &str, loose: bool) -> bool {
    let own = tree.lemma(word);
    own == lemma
        || loose && own.strip_suffix('s') == Some(lemma)
        || tree.form(word) == lemma
        || tree.upos(word) == Upos::Noun
            && own.len() > lemma.len() + 2
            && lemma.len() > 3
            && own.to_lowercase().ends_with(&lemma.to_lowercase())
}
