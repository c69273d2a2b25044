//! Candidates that rest on a predicate with a frame, and their features.

use compact_str::CompactString;

use super::super::affiliation::is_of_another;
use super::super::choose::Found;
use super::super::clause::{has_reflexive, is_passive};
use super::super::events::{Bearer, Match, bearers, dependents_fit};
use super::super::fill::{Filler, Scene};
use super::super::frame::{Frame, FrameSet, Predicate, Role};
use super::super::types::AFFILIATION;
use super::candidate::{
    Background, Candidate, Ground, actors_of, form, kind, nearest, noun_class, others_between, same_country,
};
use super::features::{Features, bucket};
use super::path::{Path, PlainPath, letter};
use crate::actor::Mention;

/// Longest way from a predicate to both of its actors together: beyond it, one candidate in a hundred is right.
const REACH: usize = 7;
/// The same where somebody else stands in the place of the source.
const REACH_OF_OTHERS: usize = 4;

/// One side of a candidate as seen from the predicate.
struct Side<'a> {
    actor: usize,
    mention: &'a Mention,
    path: Path,
    plain: PlainPath,
    /// It is not in the sentence: the one who was quoted before, and may be quoted still.
    outside: bool,
}

/// Who was quoted last, if the sentence does not mention him.
#[derive(Debug, Clone, Copy)]
pub(in crate::relation) struct Speaker<'a> {
    /// A mention in an earlier sentence.
    pub(in crate::relation) mention: &'a Mention,
    /// How many sentences ago.
    pub(in crate::relation) ago: usize,
}

/// The candidates of a sentence, each with its features, which live until the next one.
///
/// `rules` is what the rules find in the sentence.
pub(in crate::relation) fn each(
    scene: &Scene<'_>,
    frames: &FrameSet,
    rules: &Found,
    background: &Background,
    speaker: Option<Speaker<'_>>,
    features: &mut Features,
    mut judge: impl FnMut(Candidate, &Features),
) {
    let actors = actors_of(scene);
    let speaker = speaker.filter(|speaker| !actors.contains(&speaker.mention.actor));
    if actors.len() + usize::from(speaker.is_some()) < 2 {
        return;
    }
    let Found { matches, ties } = rules;
    let bearers = bearers(scene, frames);
    let mood = speaker.map_or("", |_| mood(scene));
    let mut alone: Vec<[Features; 2]> = Vec::new();
    for bearer in &bearers {
        let inside = actors.iter().filter_map(|&actor| {
            let (mention, path) =
                nearest(scene, actor, bearer.word).filter(|(_, path)| path.length <= REACH)?;
            let plain = PlainPath::between(scene.tree, bearer.word, mention.head);
            Some(Side { actor, mention, path, plain, outside: false })
        });
        let outside = speaker.map(|speaker| Side {
            actor: speaker.mention.actor,
            mention: speaker.mention,
            path: Path::outside(speaker.ago),
            plain: PlainPath::outside(),
            outside: true,
        });
        let sides: Vec<Side<'_>> = inside.chain(outside).collect();
        let mut types: Vec<&str> = Vec::new();
        for &id in &bearer.frames {
            let frame = frames.frame(id);
            if types.contains(&frame.relation.name.as_str()) || !frames.is_learned(id) {
                continue;
            }
            types.push(&frame.relation.name);
            let is_tie = frame.relation.name == AFFILIATION;
            let holder = holder(scene, bearer.word).filter(|_| is_tie);
            let look = Look {
                scene,
                bearer,
                frame,
                background,
                bearers: bearers.len(),
                voice: voice(scene, bearer),
                mood,
                fillers: fillers(scene, bearer, frame),
            };
            look.describe_sides(&sides, features, &mut alone);
            for (at, source) in sides.iter().enumerate() {
                let reach = if look.fit(0, source) == "3" { REACH_OF_OTHERS } else { REACH };
                for (other, target) in sides.iter().enumerate() {
                    let far = source.path.length + target.path.length > reach;
                    let twice = frame.relation.symmetric && other < at && !source.outside;
                    let not_held = holder.is_some_and(|holder| holder != source.actor);
                    if at == other || far || twice || target.outside || not_held {
                        continue;
                    }
                    let rule = rule_of(matches, bearer, frame, source.actor, target.actor, frames);
                    let of_another = is_tie && is_of_another(ties, source.actor, target.actor);
                    if rule.is_none() && (of_another || look.act_together(source, target)) {
                        continue;
                    }
                    features.clear();
                    features.append(&alone[at][0]);
                    features.append(&alone[other][1]);
                    look.describe(source, target, rule, matches, frames, features);
                    let ground = Ground::Frame { frame: id, predicate: bearer.word, light: bearer.light };
                    judge(Candidate { source: source.actor, target: target.actor, ground, rule }, features);
                }
            }
        }
    }
}

/// Whose title the word is: nobody else can hold the office that it names.
fn holder(scene: &Scene<'_>, word: usize) -> Option<usize> {
    let titled = |mention: &&Mention| mention.noun.is_some_and(|(noun, _)| noun == word);
    scene.mentions.iter().find(titled).map(|mention| mention.actor)
}

/// Who stands where the frame wants source and target.
fn fillers(scene: &Scene<'_>, bearer: &Bearer, frame: &Frame) -> [Vec<Filler>; 2] {
    let anchors: Vec<usize> = bearer.light.into_iter().chain([bearer.word]).collect();
    [&frame.source, &frame.target].map(|roles| {
        let mut found = anchors.iter().map(|&anchor| scene.fill(anchor, roles, &[]));
        found.find(|found| !found.is_empty()).unwrap_or_default()
    })
}

/// The confidence of the rule that gives this relation on this predicate.
fn rule_of(
    matches: &[Match],
    bearer: &Bearer,
    frame: &Frame,
    source: usize,
    target: usize,
    frames: &FrameSet,
) -> Option<f32> {
    let found = matches.iter().find(|found| {
        let ends = (found.source.actor, found.target.actor);
        let known = frames.frame(found.frame);
        found.predicate == bearer.word
            && known.relation == frame.relation
            && (ends == (source, target) || frame.relation.symmetric && ends == (target, source))
    })?;
    Some(found.confidence(frames))
}

/// Two short words as one, without memory of its own.
fn joined(a: &str, b: &str) -> CompactString {
    let mut both = CompactString::from(a);
    both.push_str(b);
    both
}

fn voice(scene: &Scene<'_>, bearer: &Bearer) -> &'static str {
    match letter(scene.tree.upos(bearer.word)) {
        _ if bearer.light.is_some() => "light",
        "v" if is_passive(scene.tree, bearer.word) => "passive",
        other => other,
    }
}

/// Whether the sentence goes on with what somebody said: mood of report, quotation marks.
fn mood(scene: &Scene<'_>) -> &'static str {
    let tree = scene.tree;
    let reports = |word: usize| {
        let feats = &tree.nodes[word].feats;
        feats.is("Mood", "Sub") && feats.is("Tense", "Pres")
    };
    let quotes = |word: usize| matches!(tree.form(word), "\"" | "„" | "“" | "”" | "»" | "«");
    match ((0..tree.len()).any(reports), (0..tree.len()).any(quotes)) {
        (true, _) => "report",
        (false, true) => "quote",
        (false, false) => "plain",
    }
}

/// A predicate with one of its frames, looked at with two actors.
struct Look<'a> {
    scene: &'a Scene<'a>,
    bearer: &'a Bearer,
    frame: &'a Frame,
    background: &'a Background,
    /// How many predicates with frames the sentence has.
    bearers: usize,
    voice: &'static str,
    mood: &'static str,
    /// Who fills the frame's source and target by the rules.
    fillers: [Vec<Filler>; 2],
}

impl Look<'_> {
    /// What each actor shows by itself as a source and as a target, in `alone`, whose memory is used again. Of `features`
    /// only counts whether it keeps names.
    fn describe_sides(&self, sides: &[Side<'_>], features: &Features, alone: &mut Vec<[Features; 2]>) {
        let voice = self.voice;
        alone.resize_with(sides.len().max(alone.len()), || [features.fresh(), features.fresh()]);
        for (side, described) in sides.iter().zip(alone) {
            for (index, features) in described.iter_mut().enumerate() {
                features.clear();
                self.side(["s", "t"][index], index, side, voice, self.fit(index, side), features);
            }
        }
    }

    /// What the two show together.
    fn describe(
        &self,
        source: &Side<'_>,
        target: &Side<'_>,
        rule: Option<f32>,
        matches: &[Match],
        frames: &FrameSet,
        features: &mut Features,
    ) {
        let scene = self.scene;
        let voice = self.voice;
        let relation = self.frame.relation.name.as_str();
        let fits = [self.fit(0, source), self.fit(1, target)];
        let both = joined(fits[0], fits[1]);
        let rule_name = rule.map_or("no", |_| "yes");
        features.add(&["e"]);
        features.add(&["e.voice", voice, rule_name]);
        features.add(&["e.type", relation]);
        features.add(&["e.type", relation, &both]);
        features.add(&["e.lemma", &self.frame.name]);
        features.add(&["e.lemma", &self.frame.name, rule_name]);
        features.add(&["e.fits", &both, voice]);
        features.add(&["e.fits", &both, rule_name]);
        let trust = bucket((self.frame.confidence * 10.0) as usize / 2);
        features.add(&["e.trust", trust, rule_name]);
        features.add(&["e.trust", trust, &both]);
        self.mismatch(rule_name, features);
        if relation == AFFILIATION {
            let carried = scene.fill(self.bearer.word, &[Role::Compound], &[]);
            let whose = match carried.first() {
                Some(_) if carried.iter().any(|filler| filler.actor == target.actor) => "target",
                Some(_) => "other",
                None => "none",
            };
            features.add(&["e.carried", whose]);
            features.add(&["e.carried", whose, &target.plain.text]);
        }

        let kinds = joined(kind(self.actor_kind(source)), kind(self.actor_kind(target)));
        let forms = joined(form(scene, source.mention), form(scene, target.mention));
        features.add(&["e.kinds", &kinds, rule_name]);
        features.add(&["e.kinds", &kinds, relation]);
        features.add(&["e.forms", &forms, rule_name]);
        features.add(&["e.forms", &forms, &kinds]);
        let order = self.order(source, target);
        features.add(&["e.order", order, voice]);
        features.add(&["e.order", order, &both, voice]);
        if source.path.length + target.path.length <= 5 {
            features.add(&["e.paths", voice, &source.path.text, &target.path.text]);
            features.add(&["e.paths", relation, &source.path.text, &target.path.text]);
        }
        features.add(&["e.lasts", voice, &source.path.last, &target.path.last]);
        features.add(&["e.lasts", voice, &source.path.last, &target.path.last, self.wanted(1)]);
        features.add(&["e.plain", voice, &source.plain.text, &target.plain.text]);
        features.add(&["e.plain", relation, &source.plain.text, &target.plain.text]);
        let lengths = joined(bucket(source.path.length), bucket(target.path.length));
        features.add(&["e.lengths", &lengths]);
        features.add(&["e.country", same_country(scene, source.actor, target.actor), relation]);
        features.add(&["e.country", same_country(scene, source.actor, target.actor), &kinds]);
        features.add(&["e.bearers", bucket(self.bearers), rule_name]);
        features.add(&["e.actors", bucket(actors_of(scene).len()), rule_name]);
        features.add(&["e.sentence", bucket(scene.index.min(3)), rule_name]);
        self.rivals(source, target, matches, frames, &both, features);
    }

    /// What the rules make of the same two actors, or of the same predicate with others.
    fn rivals(
        &self,
        source: &Side<'_>,
        target: &Side<'_>,
        matches: &[Match],
        frames: &FrameSet,
        both: &str,
        features: &mut Features,
    ) {
        let (a, b) = (source.actor, target.actor);
        for found in matches {
            let ends = (found.source.actor, found.target.actor);
            let same_type = frames.frame(found.frame).relation == self.frame.relation;
            let here = found.predicate == self.bearer.word;
            let kind = match ends {
                _ if ends == (a, b) => "same",
                _ if ends == (b, a) => "reverse",
                (s, _) if here && s == a => "source",
                (_, t) if here && t == b => "target",
                _ if here => "others",
                _ => continue,
            };
            let place = if here { "here" } else { "elsewhere" };
            let same = if same_type { "type" } else { "-" };
            features.add(&["e.rival", kind, place, same]);
            features.add(&["e.rival", kind, place, both]);
        }
    }

    /// What the frame asks for beside its predicate and does not get.
    fn mismatch(&self, rule: &str, features: &mut Features) {
        if let Predicate::Verb { reflexive, .. } = self.frame.predicate {
            let has = has_reflexive(self.scene.tree, self.bearer.word);
            let state = match (reflexive, has) {
                (true, false) => "lacking",
                (false, true) => "unwanted",
                _ => "right",
            };
            features.add(&["e.reflexive", state, rule]);
        }
        if !dependents_fit(self.scene, &[self.bearer.word], self.frame) {
            features.add(&["e.dependents", rule]);
        }
    }

    fn side(
        &self,
        name: &str,
        index: usize,
        side: &Side<'_>,
        voice: &str,
        fit: &str,
        features: &mut Features,
    ) {
        let scene = self.scene;
        let (path, wanted) = (&side.path, self.wanted(index));
        let kinds = if index == 0 { &self.frame.source_kinds } else { &self.frame.target_kinds };
        let own_kind = self.actor_kind(side);
        let kind_name = kind(own_kind);
        let allowed = if kinds.is_empty() || kinds.contains(&own_kind) { "kind" } else { "unkind" };
        let form = form(scene, side.mention);
        let before = match side.mention.head < self.bearer.word {
            _ if side.outside => "outside",
            true => "before",
            false => "behind",
        };
        features.add(&["e.path", name, voice, &path.text]);
        features.add(&["e.path", name, wanted, &path.text]);
        features.add(&["e.plain", name, voice, &side.plain.text]);
        features.add(&["e.plain", name, &self.frame.relation.name, &side.plain.text]);
        features.add(&["e.plain", name, bucket(side.plain.length)]);
        features.add(&["e.last", name, voice, &path.last]);
        features.add(&["e.last", name, wanted, &path.last]);
        features.add(&["e.last", name, &self.frame.relation.name, &path.last]);
        features.add(&["e.length", name, bucket(path.length), fit]);
        features.add(&["e.fit", name, fit, form]);
        features.add(&["e.fit", name, fit, kind_name]);
        features.add(&["e.fit", name, fit, before, voice]);
        features.add(&["e.kind", name, allowed, fit]);
        features.add(&["e.kind", name, kind_name, &self.frame.relation.name]);
        features.add(&["e.form", name, form, kind_name]);
        features.add(&["e.noun", name, noun_class(side.mention)]);
        if side.outside {
            features.add(&["e.outside", name, self.mood]);
            features.add(&["e.outside", name, self.mood, &self.frame.relation.name]);
            return;
        }
        let (start, end) = if side.mention.head < self.bearer.word {
            (side.mention.words.end, self.bearer.word)
        } else {
            (self.bearer.word, side.mention.words.start)
        };
        features.add(&[
            "e.between",
            name,
            before,
            bucket(others_between(scene, start, end, [side.actor; 2])),
        ]);
        features.add(&["e.distance", name, before, bucket(end.saturating_sub(start))]);
        features.add(&["e.mentions", name, bucket(self.background.mentions[side.actor].min(6)), kind_name]);
        for &word in path.inner.iter().take(3) {
            features.add(&["e.inner", name, letter(scene.tree.upos(word))]);
        }
        let clause = scene.tree.deprel(self.bearer.word);
        features.add(&["e.clause", name, clause, &path.last]);
    }

    /// How the rules see an actor in a role: `1` fills it, `2` fills it through what belongs to it, `3` somebody else
    /// does, `0` nobody.
    fn fit(&self, index: usize, side: &Side<'_>) -> &'static str {
        let fillers = &self.fillers[index];
        match fillers.iter().find(|filler| filler.actor == side.actor) {
            Some(filler) if filler.indirect => "2",
            Some(_) => "1",
            None if fillers.is_empty() => "0",
            None => "3",
        }
    }

    /// Whether both stand where the source stands, so that neither does it to the other: `Kern und Brandt kritisierten …`.
    fn act_together(&self, source: &Side<'_>, target: &Side<'_>) -> bool {
        let does = |side| self.fit(0, side) == "1";
        !self.frame.relation.symmetric && does(source) && does(target) && self.fit(1, target) != "1"
    }

    fn wanted(&self, index: usize) -> &str {
        let roles = if index == 0 { &self.frame.source } else { &self.frame.target };
        roles.first().map_or("", |role| role.name())
    }

    fn order(&self, source: &Side<'_>, target: &Side<'_>) -> &'static str {
        if source.outside {
            return "outside";
        }
        let (s, p, t) = (source.mention.head, self.bearer.word, target.mention.head);
        match (s < p, p < t, s < t) {
            (true, true, _) => "spt",
            (false, false, _) => "tps",
            (true, false, true) => "stp",
            (true, false, false) => "tsp",
            (false, true, true) => "pst",
            (false, true, false) => "pts",
        }
    }

    fn actor_kind(&self, side: &Side<'_>) -> crate::actor::Kind {
        self.scene.actors.actors[side.actor].kind
    }
}
