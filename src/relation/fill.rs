//! From the words that fill a role to the actors that they call.

use super::clause::{acted_on, conditioned, obliged, role_words, with_conjuncts};
use super::frame::Role;
use crate::actor::lexicon::Grammar;
use crate::actor::{Actors, Form, Kind, Mention};
use crate::parse::{Tree, Upos};

/// One sentence with its mentions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) index: usize,
    pub(super) tree: &'a Tree,
    pub(super) mentions: &'a [Mention],
    pub(super) actors: &'a Actors,
    pub(super) grammar: &'a Grammar,
}

/// An actor in a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Filler {
    /// Index into [`Actors::actors`].
    pub(super) actor: usize,
    /// The word by which the tree has it.
    pub(super) word: usize,
    /// Whether it was reached through what belongs to it (`die Politik Orbans`).
    pub(super) indirect: bool,
}

impl<'a> Scene<'a> {
    pub(super) fn new(index: usize, tree: &'a Tree, actors: &'a Actors, grammar: &'a Grammar) -> Self {
        Self { index, tree, mentions: actors.in_sentence(index), actors, grammar }
    }

    /// The mention that has this word, modifiers left out; of several the longest.
    pub(super) fn mention_at(&self, word: usize) -> Option<&'a Mention> {
        self.mentions
            .iter()
            .filter(|mention| mention.form != Form::Modifier && mention.words.contains(&word))
            .max_by_key(|mention| mention.words.len())
    }

    /// The actors in the first alternative that has any.
    pub(super) fn fill(&self, predicate: usize, roles: &[Role], kinds: &[Kind]) -> Vec<Filler> {
        roles
            .iter()
            .map(|role| self.fill_role(predicate, role, kinds))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    fn fill_role(&self, predicate: usize, role: &Role, kinds: &[Kind]) -> Vec<Filler> {
        let mut found: Vec<Filler> = match role {
            Role::Compound | Role::Adjective => self.carried(predicate, role),
            Role::Duty => {
                let words = obliged(self.tree, predicate, |word| self.grammar.has("obligation", word));
                words.into_iter().flat_map(|word| self.called(word)).collect()
            }
            Role::Condition => {
                let words = conditioned(self.tree, predicate, |word| self.grammar.has("condition", word));
                words.into_iter().flat_map(|word| self.called(word)).collect()
            }
            Role::Act => {
                let groups = acted_on(self.tree, predicate).into_iter();
                let mut found =
                    groups.map(|words| words.into_iter().flat_map(|word| self.called(word)).collect());
                found.find(|found: &Vec<Filler>| !found.is_empty()).unwrap_or_default()
            }
            _ => {
                let words = role_words(self.tree, predicate, role);
                let mut found: Vec<Filler> = words.into_iter().flat_map(|word| self.called(word)).collect();
                if let (true, Role::Preposition { lemma, .. }) = (found.is_empty(), role) {
                    found = self.reached(predicate, lemma);
                }
                if found.is_empty() && *role == Role::IndirectObject {
                    found = self.unmarked_dative(predicate);
                }
                let object = matches!(role, Role::Object | Role::IndirectObject);
                if found.is_empty() && object { self.strays(predicate) } else { found }
            }
        };
        found.retain(|filler| kinds.is_empty() || kinds.contains(&self.actors.actors[filler.actor].kind));
        found.dedup();
        found
    }

    /// What a preposition governs deeper under the verb: `gave tons of food to Oslo`, `mobilised for war against Oslo`.
    fn reached(&self, verb: usize, preposition: &str) -> Vec<Filler> {
        let tree = self.tree;
        if tree.upos(verb) != Upos::Verb || !self.grammar.has("reaching", preposition) {
            return Vec::new();
        }
        let mut nouns: Vec<usize> = tree
            .children(verb)
            .filter(|&child| tree.is_dep(child, "obj") || tree.is_dep(child, "obl"))
            .filter(|&child| child > verb && self.mention_at(child).is_none())
            .collect();
        for _ in 0..2 {
            nouns = nouns.iter().flat_map(|&noun| tree.children_by(noun, "nmod")).collect();
            let marked = nouns
                .iter()
                .filter(|&&noun| tree.children_by(noun, "case").any(|case| tree.lemma(case) == preposition));
            let found: Vec<Filler> = marked.flat_map(|&noun| self.called(noun)).collect();
            if !found.is_empty() {
                return found.into_iter().map(|filler| Filler { indirect: true, ..filler }).collect();
            }
        }
        Vec::new()
    }

    /// A name right behind the verb and before a number, which the parser took for one phrase with it: `gave Oslo 5
    /// million dollars`.
    fn unmarked_dative(&self, verb: usize) -> Vec<Filler> {
        let tree = self.tree;
        if !self.grammar.has("ownership", "attributes") || tree.upos(verb) != Upos::Verb {
            return Vec::new();
        }
        let behind = |mention: &&Mention| {
            let between = verb + 1..mention.words.start;
            mention.words.start > verb
                && mention.form == Form::Name
                && between.len() <= 1
                && between.clone().all(|word| tree.upos(word) == Upos::Det)
                && mention.words.end < tree.len()
                && tree.upos(mention.words.end) == Upos::Num
        };
        let found = self.mentions.iter().filter(behind);
        found.map(|mention| Filler { actor: mention.actor, word: mention.head, indirect: true }).collect()
    }

    /// Names that the parser hung on the name before them (`warf die Regierung in Kiew Russland … vor`): two actors
    /// side by side are two arguments of the verb.
    fn strays(&self, predicate: usize) -> Vec<Filler> {
        let tree = self.tree;
        let stray = |mention: &&Mention| {
            let Some(head) = tree.head(mention.head) else { return false };
            let attached = ["flat", "appos", "nmod", "compound"]
                .iter()
                .any(|relation| tree.is_dep(mention.head, relation));
            let before = self
                .mentions
                .iter()
                .find(|other| other.words.contains(&head) && other.words.end == mention.words.start);
            let behind = mention.head > predicate || !self.grammar.has("ownership", "attributes");
            attached
                && behind
                && mention.form == Form::Name
                && mention.words.start > 0
                && tree.children_by(mention.head, "case").next().is_none()
                && before.is_some_and(|before| {
                    before.actor != mention.actor && self.hangs_on(before.head, predicate)
                })
        };
        // `gunned down Jan Holm`, `killed at least ten rebels`, which the parser took for circumstances
        let bare = |mention: &&Mention| {
            let counted = || tree.children_by(mention.head, "nummod").next().is_some();
            self.grammar.has("ownership", "attributes")
                && (mention.form == Form::Name || mention.form == Form::Description && counted())
                && tree.head(mention.head) == Some(predicate)
                && tree.deprel(mention.head) == "obl"
                && mention.head > predicate
                && tree.children_by(mention.head, "case").next().is_none()
        };
        let found = self.mentions.iter().filter(|mention| stray(mention) || bare(mention));
        found.map(|mention| Filler { actor: mention.actor, word: mention.head, indirect: true }).collect()
    }

    /// The prepositions of a class of the language's closed words, as roles.
    pub(super) fn prepositions(&self, class: &str) -> impl Iterator<Item = Role> + use<'a> {
        let words = self.grammar.list(class).iter();
        words.map(|word| Role::Preposition { lemma: word.clone(), case: None })
    }

    /// The sides that one plural stands for: `Danish and Swedish officials`, `the kings of Denmark and Sweden`.
    pub(super) fn parties(&self, plural: Filler) -> Option<(Vec<Filler>, Vec<Filler>)> {
        let tree = self.tree;
        if !self.grammar.has("ownership", "attributes") || tree.nodes[plural.word].feats.is("Number", "Sing")
        {
            return None;
        }
        let carried = |word: usize| {
            let of_word =
                |mention: &&Mention| mention.form == Form::Modifier && mention.words.contains(&word);
            let mention = self.mentions.iter().find(of_word).or_else(|| self.mention_at(word))?;
            Some(Filler { actor: mention.actor, word, indirect: true })
        };
        let attributes = tree.children(plural.word).filter(|&word| tree.is_dep(word, "amod"));
        let adjectives = attributes.map(|word| with_conjuncts(tree, word));
        let owners = self.prepositions("genitive").map(|of| role_words(tree, plural.word, &of));
        let owners = owners.flatten().map(|word| with_conjuncts(tree, word));
        let mut sides = adjectives.chain(owners).find(|words| words.len() > 1)?;
        let others = sides.split_off(1);
        let first: Vec<Filler> = sides.into_iter().filter_map(carried).collect();
        let others: Vec<Filler> = others.into_iter().filter_map(carried).collect();
        (!first.is_empty() && !others.is_empty()).then_some((first, others))
    }

    fn hangs_on(&self, word: usize, predicate: usize) -> bool {
        let parent = self.tree.head(word);
        parent == Some(predicate) || parent.and_then(|parent| self.tree.head(parent)) == Some(predicate)
    }

    /// The actors that a word and its conjuncts call.
    pub(super) fn called(&self, word: usize) -> Vec<Filler> {
        let direct: Vec<Filler> = with_conjuncts(self.tree, word)
            .into_iter()
            .filter_map(|word| {
                let mention = self.mention_at(word)?;
                Some(Filler { actor: mention.actor, word, indirect: false })
            })
            .collect();
        let partitive = || self.grammar.has("partitive", &self.tree.form(word).to_lowercase());
        if !direct.is_empty() || self.tree.upos(word) != Upos::Noun && !partitive() {
            return direct;
        }
        self.owners(word)
    }

    /// The actors that a word and its conjuncts call themselves, as owners of something.
    fn directly(&self, word: usize) -> Vec<Filler> {
        let called = |word: usize| {
            let mention = self.mention_at(word)?;
            Some(Filler { actor: mention.actor, word, indirect: true })
        };
        with_conjuncts(self.tree, word).into_iter().filter_map(called).collect()
    }

    /// Whose the thing is: `die Politik Orbans`, `Pläne der Regierung`, `das Vorgehen von Polizei und Armee`.
    fn owners(&self, noun: usize) -> Vec<Filler> {
        // `the bombing of a hospital by rebels`: whose act it is, before whom it meets
        let doers = self.prepositions("doer").flat_map(|by| role_words(self.tree, noun, &by));
        let doers: Vec<Filler> = doers.flat_map(|word| self.directly(word)).collect();
        if !doers.is_empty() {
            return doers;
        }
        let mut possessive = vec![Role::Genitive];
        possessive.extend(self.prepositions("genitive"));
        possessive.push(Role::Possessive);
        let owned = |noun: usize| {
            let words = possessive.iter().flat_map(move |role| role_words(self.tree, noun, role));
            words.collect::<Vec<_>>()
        };
        let called =
            |words: &[usize]| -> Vec<Filler> { words.iter().flat_map(|&word| self.directly(word)).collect() };
        let words = owned(noun);
        let mut owners = called(&words);
        if owners.is_empty() && self.grammar.has("ownership", "attributes") {
            // `hundreds of thousands of people`
            owners = called(&words.into_iter().flat_map(owned).collect::<Vec<_>>());
        }
        if owners.is_empty() && self.grammar.has("ownership", "attributes") {
            // `crimes committed by soldiers`
            let acts = self.tree.children(noun).filter(|&word| self.tree.deprel(word) == "acl");
            let acts = acts.filter(|&word| self.tree.children_by(word, "obl").next().is_some());
            let doers: Vec<Filler> = acts
                .filter(|&word| super::clause::is_passive(self.tree, word))
                .flat_map(|word| role_words(self.tree, word, &Role::Subject))
                .flat_map(|word| self.directly(word))
                .collect();
            if !doers.is_empty() {
                return doers;
            }
            // `rejected a Danish offer`, `shelled Iraqi towns`
            let carried = [Role::Adjective, Role::Compound];
            let carried = carried.iter().flat_map(|role| self.carried(noun, role));
            return carried.map(|filler| Filler { indirect: true, ..filler }).collect();
        }
        owners
    }

    /// Actors carried by a compound's first part (`Nato-Angriff`) or an adjective (`russischer Angriff`).
    fn carried(&self, predicate: usize, role: &Role) -> Vec<Filler> {
        let tree = self.tree;
        self.mentions
            .iter()
            .filter(|mention| mention.form == Form::Modifier || self.grammar.has("ownership", "attributes"))
            .filter(|mention| match role {
                // `student protests`
                Role::Compound if mention.form != Form::Modifier => {
                    mention.form == Form::Description
                        && tree.is_dep(mention.head, "compound")
                        && tree.head(mention.head) == Some(predicate)
                }
                _ if mention.form != Form::Modifier => false,
                Role::Compound => {
                    mention.words.start == predicate
                        || mention.words.end + 1 == predicate && tree.form(mention.words.end) == "-"
                        || tree.is_dep(mention.head, "compound") && tree.head(mention.head) == Some(predicate)
                }
                _ => {
                    tree.upos(mention.words.start) == Upos::Adj
                        && tree.head(mention.words.start) == Some(predicate)
                }
            })
            .map(|mention| Filler { actor: mention.actor, word: mention.words.start, indirect: false })
            .collect()
    }
}
