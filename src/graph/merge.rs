//! One actor, many documents: which actors of different documents are the same.
//!
//! Within a document the actor stage has decided already, and what it kept apart under different names stays apart.
//! Across documents, in this order:
//!
//! 1. Named actors with the same full name and kind are one, unless their countries differ.
//! 2. A named actor whose name another one bears as an alias is the same (`CDU` and `Christlich Demokratische
//!    Union`), if both kind and country fit and no third actor could be meant.
//! 3. A bare surname is the person with that surname, if only one could be meant; two people with different given
//!    names stay two. Where no full name is known, equal bare surnames are one.
//! 4. Unnamed actors (`Demonstranten`) are never those of another document.
//!
//! Every decision looks at the actors of all documents at once, so their order does not matter.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::id::{Ids, slug};
use super::{Appearance, Node};
use crate::actor::{Country, Kind};

/// An actor of one document, with what is needed to compare it.
#[derive(Debug, Clone)]
pub(super) struct Local {
    pub(super) actor: Appearance,
    /// Whether it has a relation in its document.
    pub(super) related: bool,
    name: Name,
}

impl Local {
    pub(super) fn new(actor: Appearance) -> Self {
        let name = Name::new(&actor.name);
        Self { actor, related: false, name }
    }
}

/// The actors of all documents, joined.
#[derive(Debug)]
pub(super) struct Merged {
    /// The node of each local actor.
    pub(super) node_of: Vec<usize>,
    /// The nodes, still without their appearances.
    pub(super) nodes: Vec<Node>,
    /// The ids that are taken.
    pub(super) ids: Ids,
}

/// A name brought into a form in which equal names are equal.
#[derive(Debug, Clone)]
struct Name {
    /// Small letters, words joined by single spaces.
    full: String,
    /// Bytes of the last word that is no particle.
    surname: Range<usize>,
    /// Number of words without particles.
    words: usize,
}

static PARTICLES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("data/name-particles.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
});

impl Name {
    fn new(name: &str) -> Self {
        let full = name_key(name);
        let mut words = 0;
        let (mut surname, mut last) = (None, 0..full.len());
        let mut start = 0;
        for word in full.split(' ') {
            last = start..start + word.len();
            start = last.end + 1;
            if !PARTICLES.contains(word) {
                words += 1;
                surname = Some(last.clone());
            }
        }
        Self { surname: surname.unwrap_or(last), words: words.max(1), full }
    }

    fn surname(&self) -> &str {
        &self.full[self.surname.clone()]
    }

    /// Whether it is a surname (or another single name) without a given name.
    fn is_bare(&self) -> bool {
        self.words < 2
    }
}

/// A name in a form in which equal names are equal: small letters, words joined by single spaces, without punctuation.
pub(super) fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut word_ended = false;
    let mut add = |c: char| {
        if c.is_whitespace() || ".,;:!?\"„“”«»()[]".contains(c) {
            word_ended = true;
        } else if c.is_alphanumeric() || c == '-' {
            if word_ended && !key.is_empty() {
                key.push(' ');
            }
            word_ended = false;
            key.push(c);
        }
    };
    // Most names need no table of Unicode.
    if name.is_ascii() {
        name.chars().map(|c| c.to_ascii_lowercase()).for_each(&mut add);
    } else {
        name.nfkc().flat_map(char::to_lowercase).for_each(&mut add);
    }
    key
}

/// Joins the actors of all documents; `locals` are in order of document and of first mention.
pub(super) fn merge(locals: &[Local]) -> Merged {
    let mut groups = Groups::new(locals);
    let names = Names::new(locals);
    groups.join_same_names(&names);
    groups.join_aliases(&names);
    groups.join_bare_surnames();
    groups.into_merged()
}

/// The names of all named actors, bare names of persons left out, numbered in order of first appearance.
struct Names<'a> {
    number: HashMap<(Kind, Cow<'a, str>), usize>,
    /// The local actors with each name.
    members: Vec<Vec<usize>>,
}

impl<'a> Names<'a> {
    fn new(locals: &'a [Local]) -> Self {
        let mut this = Self { number: HashMap::new(), members: Vec::new() };
        for (index, local) in locals.iter().enumerate() {
            let bare_person = local.actor.kind == Kind::Person && local.name.is_bare();
            if local.actor.named && !bare_person && !local.name.full.is_empty() {
                let next = this.members.len();
                let key = (local.actor.kind, Cow::Borrowed(local.name.full.as_str()));
                let number = *this.number.entry(key).or_insert(next);
                if number == next {
                    this.members.push(Vec::new());
                }
                this.members[number].push(index);
            }
        }
        this
    }
}

/// Groups of local actors that are one; each starts alone.
struct Groups<'a> {
    locals: &'a [Local],
    /// Union-find parents.
    parent: Vec<usize>,
    /// Each group at its root; empty elsewhere.
    groups: Vec<Group>,
}

#[derive(Default)]
struct Group {
    members: Vec<usize>,
    documents: BTreeSet<usize>,
    countries: Countries,
}

/// How many mentions stand for each country.
#[derive(Default)]
struct Countries(BTreeMap<Country, usize>);

impl Countries {
    fn add(&mut self, local: &Local) {
        if let Some(country) = local.actor.country {
            *self.0.entry(country).or_default() += local.actor.mentions.max(1);
        }
    }

    /// The country that most mentions stand for; the first by code among equals.
    fn usual(&self) -> Option<Country> {
        let most = self.0.iter().max_by_key(|&(country, count)| (count, std::cmp::Reverse(country)));
        most.map(|(country, _)| *country)
    }
}

impl<'a> Groups<'a> {
    fn new(locals: &'a [Local]) -> Self {
        let mut groups = Vec::with_capacity(locals.len());
        for (index, local) in locals.iter().enumerate() {
            let mut group = Group { members: vec![index], ..Group::default() };
            group.documents.insert(local.actor.document);
            group.countries.add(local);
            groups.push(group);
        }
        Self { locals, parent: (0..locals.len()).collect(), groups }
    }

    fn root(&mut self, mut index: usize) -> usize {
        while self.parent[index] != index {
            self.parent[index] = self.parent[self.parent[index]];
            index = self.parent[index];
        }
        index
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let a_is_small = self.groups[a].members.len() < self.groups[b].members.len();
        let (small, large) = if a_is_small { (a, b) } else { (b, a) };
        if small != large {
            self.parent[small] = large;
            let moved = std::mem::take(&mut self.groups[small]);
            let group = &mut self.groups[large];
            group.members.extend(moved.members);
            group.documents.extend(moved.documents);
            for (country, count) in moved.countries.0 {
                *group.countries.0.entry(country).or_default() += count;
            }
        }
    }

    /// Whether two groups may be one: same kind, no two countries, no document that tells them apart.
    fn may_join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        let (kind_a, kind_b) = (self.locals[a].actor.kind, self.locals[b].actor.kind);
        let (a, b) = (&self.groups[a], &self.groups[b]);
        let (country_a, country_b) = (a.countries.usual(), b.countries.usual());
        let (few, many) = if a.documents.len() < b.documents.len() { (a, b) } else { (b, a) };
        kind_a == kind_b
            && (country_a.is_none() || country_b.is_none() || country_a == country_b)
            && !few.documents.iter().any(|document| many.documents.contains(document))
    }

    /// Rule 1.
    fn join_same_names(&mut self, names: &Names<'_>) {
        for members in &names.members {
            self.join_by_country(members);
        }
    }

    /// Joins actors with the same name and country; those without a country go to the one most spoken of.
    fn join_by_country(&mut self, members: &[usize]) {
        let usual = usual_country(members.iter().map(|&member| &self.locals[member]));
        let mut first: BTreeMap<Option<Country>, usize> = BTreeMap::new();
        for &member in members {
            let country = self.locals[member].actor.country.or(usual);
            let first = *first.entry(country).or_insert(member);
            if self.may_join(first, member) {
                self.join(first, member);
            }
        }
    }

    /// Rule 2.
    fn join_aliases(&mut self, names: &Names<'_>) {
        let locals = self.locals;
        let mut bearers: Vec<BTreeSet<usize>> = Vec::with_capacity(names.members.len());
        for members in &names.members {
            bearers.push(members.iter().map(|&member| self.root(member)).collect());
        }
        let mut called: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (index, local) in locals.iter().enumerate().filter(|(_, local)| local.actor.named) {
            for alias in local.actor.aliases.iter().filter(|alias| **alias != local.actor.name) {
                if let Some(&number) = names.number.get(&(local.actor.kind, Cow::Owned(name_key(alias)))) {
                    let root = self.root(index);
                    called.entry(number).or_default().insert(root);
                }
            }
        }
        for (number, callers) in called {
            let bearers = &bearers[number];
            let callers: Vec<usize> = callers.difference(bearers).copied().collect();
            if let ([caller], Some(&bearer), 1) = (callers.as_slice(), bearers.first(), bearers.len())
                && self.may_join(*caller, bearer)
            {
                self.join(*caller, bearer);
            }
        }
    }

    /// Rule 3.
    fn join_bare_surnames(&mut self) {
        let locals = self.locals;
        let mut full: HashMap<&str, BTreeSet<usize>> = HashMap::new();
        let mut bare: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, local) in locals.iter().enumerate() {
            if local.actor.kind != Kind::Person || !local.actor.named || local.name.full.is_empty() {
                continue;
            }
            if local.name.is_bare() {
                bare.entry(local.name.surname()).or_default().push(index);
            } else {
                let root = self.root(index);
                full.entry(local.name.surname()).or_default().insert(root);
            }
        }
        for (surname, members) in bare {
            let Some(people) = full.get(surname) else {
                self.join_by_country(&members);
                continue;
            };
            // Decided for all before any is joined, so that one bare name does not speak for the next.
            let people: Vec<usize> = people.iter().copied().collect();
            let mut joins = Vec::new();
            for &member in &members {
                let fitting: Vec<usize> =
                    people.iter().copied().filter(|&person| self.may_join(member, person)).collect();
                let unknown = locals[member].actor.country.is_none();
                if let [person] = fitting.as_slice()
                    && (people.len() == 1 || !unknown)
                {
                    joins.push((member, *person));
                }
            }
            // Two of one document that a person could be are two.
            let mut claims: BTreeMap<(usize, usize), usize> = BTreeMap::new();
            for &(member, person) in &joins {
                *claims.entry((person, locals[member].actor.document)).or_default() += 1;
            }
            for (member, person) in joins {
                if claims[&(person, locals[member].actor.document)] == 1 {
                    self.join(member, person);
                }
            }
        }
    }

    fn into_merged(mut self) -> Merged {
        let mut nodes = Vec::new();
        for root in 0..self.locals.len() {
            let mut members = std::mem::take(&mut self.groups[root].members);
            if !members.is_empty() {
                members.sort_unstable();
                nodes.push((node(self.locals, &members), members));
            }
        }
        // Ids with a number go in the order of everything that can be seen of a node. What a graph file leaves out
        // by default comes last, so that the ids of the others do not depend on it.
        let locals = self.locals;
        nodes.sort_by_cached_key(|(node, members)| {
            let left_out = !node.named && !members.iter().any(|&member| locals[member].related);
            (left_out, slug(&node.name), node.name.clone(), node.kind, node.country, members[0])
        });
        let mut ids = Ids::default();
        let mut node_of = vec![0; self.locals.len()];
        for (index, (node, members)) in nodes.iter_mut().enumerate() {
            node.id = ids.give(&node.name, node.kind.name());
            for &member in &*members {
                node_of[member] = index;
            }
        }
        Merged { node_of, nodes: nodes.into_iter().map(|(node, _)| node).collect(), ids }
    }
}

/// See [`Countries::usual`].
fn usual_country<'a>(locals: impl Iterator<Item = &'a Local>) -> Option<Country> {
    let mut countries = Countries::default();
    locals.for_each(|local| countries.add(local));
    countries.usual()
}

/// The node of a group; `members` are in order of document and of first mention. Id and appearances come later.
pub(super) fn node(locals: &[Local], members: &[usize]) -> Node {
    let members: Vec<&Local> = members.iter().map(|&member| &locals[member]).collect();
    let mut names: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for member in &members {
        let (words, count) = names.entry(&member.actor.name).or_default();
        *words = member.name.words;
        *count += member.actor.mentions.max(1);
    }
    let fullest = names.iter().max_by_key(|&(name, rank)| (rank, std::cmp::Reverse(name)));
    let name = fullest.map_or_else(String::new, |(name, _)| (*name).to_owned());

    let mut seen = BTreeSet::new();
    let mut aliases = Vec::new();
    for member in &members {
        let other_name = (member.actor.name != name).then_some(&member.actor.name);
        for alias in member.actor.aliases.iter().chain(other_name) {
            if seen.insert(alias) {
                aliases.push(alias.clone());
            }
        }
    }
    Node {
        id: String::new(),
        name,
        kind: members[0].actor.kind,
        country: usual_country(members.iter().copied()),
        named: members.iter().any(|member| member.actor.named),
        aliases,
        mentions: members.iter().map(|member| member.actor.mentions).sum(),
        appearances: Vec::new(),
    }
}
