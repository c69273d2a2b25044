//! Candidates for standing ties: two actors close to each other, and their features.

use super::super::affiliation::{Tie, is_of_another};
use super::super::events::Match;
use super::super::fill::Scene;
use super::super::frame::FrameSet;
use super::super::types::AFFILIATION;
use super::candidate::{
    Background, Candidate, Ground, actors_of, form, kind, noun_class, others_between, same_country,
};
use super::features::{Features, bucket, level};
use super::offices;
use super::path::{self, Path, between, label, letter, preposition};
use crate::actor::{Kind, Mention};
use crate::parse::Upos;

/// Longest way through the tree, unless the two stand side by side.
const REACH: usize = 6;
/// How many words may stand between two mentions that the tree holds far apart.
const SIDE_BY_SIDE: usize = 4;
/// Longest stretch of words that is spelled out.
const SPELLED: usize = 3;

/// What is known of the sentence before its ties are looked at.
pub(in crate::relation) struct Known<'a> {
    pub(in crate::relation) ties: &'a [Tie],
    pub(in crate::relation) matches: &'a [Match],
    pub(in crate::relation) frames: &'a FrameSet,
    pub(in crate::relation) background: &'a Background,
    /// By actor, the highest probability of a relation of another type in the document.
    pub(in crate::relation) active: &'a [f32],
}

/// A member and a body with the mentions that stand closest.
struct Look<'a> {
    scene: &'a Scene<'a>,
    known: &'a Known<'a>,
    member: &'a Mention,
    body: &'a Mention,
    path: Path,
}

/// The candidates of a sentence, each with its features, which live until the next one.
pub(in crate::relation) fn each(
    scene: &Scene<'_>,
    known: &Known<'_>,
    features: &mut Features,
    mut judge: impl FnMut(Candidate, &Features),
) {
    let actors = actors_of(scene);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for &member in &actors {
        for &body in &actors {
            let is_body = matches!(scene.actors.actors[body].kind, Kind::Organization | Kind::Place);
            if member == body || !is_body {
                continue;
            }
            let Some(look) = closest(scene, known, member, body) else { continue };
            pairs.push((member, body));
            let tie = known.ties.iter().find(|tie| tie.member == member && tie.body == body);
            if tie.is_none() && is_of_another(known.ties, member, body) {
                continue;
            }
            features.clear();
            look.describe(tie, features);
            let trigger = tie.map_or_else(|| look.trigger(), |tie| tie.trigger.clone());
            let rule = tie.map(|tie| tie.confidence);
            judge(
                Candidate { source: member, target: body, ground: Ground::Tie { trigger }, rule },
                features,
            );
        }
    }
    let known_pair = |member, body| pairs.contains(&(member, body));
    offices::each(scene, known, known_pair, features, judge);
}

/// The two mentions that are nearest in the tree, then in the text, if they are near at all.
fn closest<'a>(scene: &'a Scene<'a>, known: &'a Known<'a>, member: usize, body: usize) -> Option<Look<'a>> {
    let of = |actor: usize| scene.mentions.iter().filter(move |mention| mention.actor == actor);
    let pairs = of(member).flat_map(|a| of(body).map(move |b| (a, b)));
    let ways = pairs.filter_map(|(a, b)| Some((path::distance(scene.tree, a.head, b.head)?, a, b)));
    let (length, member, body) = ways.min_by_key(|(length, a, b)| (*length, a.head.abs_diff(b.head)))?;
    if length > REACH && gap(member, body) > SIDE_BY_SIDE {
        return None;
    }
    Some(Look { scene, known, member, body, path: between(scene.tree, member.head, body.head)? })
}

/// Number of words between two mentions.
fn gap(a: &Mention, b: &Mention) -> usize {
    let (first, second) = if a.words.start <= b.words.start { (a, b) } else { (b, a) };
    second.words.start.saturating_sub(first.words.end)
}

impl Look<'_> {
    fn in_order(&self) -> (&Mention, &Mention) {
        if self.member.words.start <= self.body.words.start {
            (self.member, self.body)
        } else {
            (self.body, self.member)
        }
    }

    /// The words that show a tie which no rule found: the member's noun, else what joins the two.
    fn trigger(&self) -> Vec<usize> {
        match self.member.noun {
            Some((word, _)) => vec![word],
            None if self.path.inner.is_empty() => vec![self.body.head],
            None => self.path.inner.first().copied().into_iter().collect(),
        }
    }

    fn describe(&self, tie: Option<&Tie>, features: &mut Features) {
        let Self { scene, known, member, body, .. } = *self;
        let kinds = [kind(self.kind_of(member)), kind(self.kind_of(body))].concat();
        let forms = [form(scene, member), form(scene, body)].concat();
        let nouns = [noun_class(member), noun_class(body)];
        let rule = tie.map_or("no", |tie| if tie.is_sure() { "sure" } else { "yes" });
        let country = same_country(scene, member.actor, body.actor);
        features.add(&["t"]);
        features.add(&["t.rule", rule]);
        for name in [kinds.as_str(), forms.as_str(), nouns[0], nouns[1], country] {
            features.add(&["t.rule", rule, name]);
        }
        features.add(&["t.kinds", &kinds]);
        features.add(&["t.forms", &kinds, &forms]);
        features.add(&["t.forms", &kinds, &forms, rule]);
        features.add(&["t.nouns", nouns[0], nouns[1]]);
        features.add(&["t.noun", "m", nouns[0], &forms]);
        features.add(&["t.noun", "b", nouns[1], &forms]);
        features.add(&["t.country", country, &kinds]);
        features.add(&["t.country", country, &kinds, &forms]);
        for (name, mention) in [("m", member), ("b", body)] {
            let word = mention.noun.map_or(mention.head, |(word, _)| word);
            if scene.tree.upos(word) != Upos::Propn {
                let lemma = scene.tree.lemma(word).to_lowercase();
                features.add(&["t.lemma", name, &lemma]);
                features.add(&["t.lemma", name, &lemma, rule]);
            }
            let role = label(scene.tree, mention.head);
            features.add(&["t.label", name, &role, &kinds]);
            features.add(&[
                "t.mentions",
                name,
                bucket(known.background.mentions[mention.actor].min(6)),
                &kinds,
            ]);
            let active = level(known.active[mention.actor]);
            features.add(&["t.active", name, active, &kinds]);
            features.add(&["t.active", name, active, &kinds, &forms]);
            let ties = known.ties.iter().filter(|tie| tie.member == mention.actor);
            let others = ties.filter(|tie| tie.body != body.actor).count();
            features.add(&["t.others", name, bucket(others.min(2)), rule]);
        }
        self.document(&kinds, nouns[0], rule, features);
        self.between(&kinds, &forms, features);
        self.tree_between(&kinds, &forms, features);
        self.other_relations(rule, features);
        features.add(&["t.sentence", bucket(scene.index.min(3)), rule]);
        features.add(&["t.actors", bucket(actors_of(scene).len()), rule]);
    }

    /// What the rest of the document says of the two: whom else the member is tied to, how prominent the body is.
    fn document(&self, kinds: &str, noun: &str, rule: &str, features: &mut Features) {
        let Known { background, .. } = self.known;
        let (member, body) = (self.member.actor, self.body.actor);
        let ties = background.ties.iter().filter(|tie| tie.0 == member);
        let (same, others) =
            ties.fold(
                (0, 0),
                |(same, others), tie| {
                    if tie.1 == body { (same + 1, others) } else { (same, others + 1) }
                },
            );
        let here = usize::from(self.known.ties.iter().any(|tie| (tie.member, tie.body) == (member, body)));
        let elsewhere = if same > here { "again" } else { "once" };
        let prominent = if background.is_prominent(self.scene.actors, body) { "top" } else { "-" };
        let others = bucket(others.min(2));
        features.add(&["t.elsewhere", elsewhere, rule]);
        features.add(&["t.elsewhere", elsewhere, kinds]);
        features.add(&["t.tied", others, rule, kinds]);
        features.add(&["t.tied", others, noun, kinds, prominent]);
        features.add(&["t.prominent", prominent, rule, kinds]);
    }

    /// What stands between the two in the text.
    fn between(&self, kinds: &str, forms: &str, features: &mut Features) {
        let tree = self.scene.tree;
        let (first, second) = self.in_order();
        let order = if std::ptr::eq(first, self.member) { "mb" } else { "bm" };
        let nested = second.words.start < first.words.end;
        let apart = if nested { "in" } else { bucket(gap(self.member, self.body)) };
        features.add(&["t.gap", order, apart]);
        features.add(&["t.gap", order, apart, kinds, forms]);
        let actors = [self.member.actor, self.body.actor];
        let others = others_between(self.scene, first.words.end, second.words.start, actors);
        features.add(&["t.between", bucket(others), kinds]);
        if !nested && gap(self.member, self.body) <= SPELLED {
            let mut words = String::new();
            for word in first.words.end..second.words.start {
                let adjective = tree.upos(word) == Upos::Adj;
                words.push_str(if adjective { "A" } else { tree.form(word) });
                words.push(' ');
            }
            let words = words.to_lowercase();
            features.add(&["t.words", order, &words]);
            features.add(&["t.words", order, &words, kinds]);
            let closing = second.words.end;
            if closing < tree.len() && tree.upos(closing) == Upos::Punct {
                features.add(&["t.words", order, &words, kinds, tree.form(closing)]);
            }
        }
        if nested {
            features.add(&["t.nested", order, kinds, forms, noun_class(self.member)]);
        }
    }

    /// What joins the two in the tree.
    fn tree_between(&self, kinds: &str, forms: &str, features: &mut Features) {
        let tree = self.scene.tree;
        let path = &self.path;
        features.add(&["t.path", &path.text]);
        features.add(&["t.path", &path.text, kinds]);
        features.add(&["t.path", &path.text, forms]);
        features.add(&["t.length", bucket(path.length), kinds]);
        features.add(&["t.last", &path.last, kinds]);
        let case = preposition(tree, self.body.head).unwrap_or_default();
        features.add(&["t.case", &case, kinds]);
        features.add(&["t.case", &case, noun_class(self.member)]);
        let top = path.top;
        if !self.member.words.contains(&top) && !self.body.words.contains(&top) {
            features.add(&["t.top", letter(tree.upos(top))]);
            if tree.upos(top) != Upos::Propn {
                features.add(&["t.top", tree.lemma(top), &label(tree, self.body.head)]);
            }
        }
        for &word in path.inner.iter().take(3) {
            let outside = !self.member.words.contains(&word) && !self.body.words.contains(&word);
            if outside && tree.upos(word) != Upos::Propn {
                features.add(&["t.inner", tree.lemma(word)]);
                features.add(&["t.inner", letter(tree.upos(word)), kinds]);
            }
        }
    }

    /// Ties the other way round and relations of other types between the two.
    fn other_relations(&self, rule: &str, features: &mut Features) {
        let known = self.known;
        let (member, body) = (self.member.actor, self.body.actor);
        if known.ties.iter().any(|tie| tie.member == body && tie.body == member) {
            features.add(&["t.reverse", rule]);
        }
        for found in known.matches {
            let ends = (found.source.actor, found.target.actor);
            if ends == (member, body) || ends == (body, member) {
                let name = known.frames.frame(found.frame).relation.name.as_str();
                let direction = if ends == (member, body) { "mb" } else { "bm" };
                let kind = if name == AFFILIATION { "tie" } else { "event" };
                features.add(&["t.event", kind, direction, rule]);
            }
        }
    }

    fn kind_of(&self, mention: &Mention) -> Kind {
        self.scene.actors.actors[mention.actor].kind
    }
}
