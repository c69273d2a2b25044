//! Joins the mentions of one actor within a document.
//!
//! Full names of persons come first, then everything else in the order of the text: surnames go to the full name
//! they belong to, listed names to their entry, governments to their state, descriptions to the nearest actor that
//! they fit, pronouns to the nearest person of their gender. What stays unsure stays alone.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::apposition;
use super::detect::Candidate;
use super::lexicon::{ActorLexicon, Class, EntryId, FunctionClass, Gender, NounMatch};
use super::people::{People, Wanted};
use super::{Actor, Actors, Country, Form, Kind, Mention};
use crate::parse::{Tree, Upos};
use crate::text::Span;

/// How many words an attribute has at most that is told with a description.
const ATTRIBUTE: usize = 7;

/// What makes two mentions that are not persons the same actor.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Entry(EntryId),
    Government(Country),
    Name(String),
    Description(String),
}

struct Draft {
    kind: Kind,
    country: Option<Country>,
    named: bool,
    /// Bare names in order of appearance.
    names: Vec<String>,
    aliases: Vec<String>,
    /// Descriptions with what stands behind them (`prisoners in Oslo`).
    full: Vec<String>,
    /// The list's name, for actors that the text only calls by adjectives and compounds.
    listed: Option<EntryId>,
    /// Sort of body, for descriptions that come later (`die Partei`).
    class: Option<Class>,
    last_sentence: usize,
}

pub(super) struct Resolver<'a> {
    text: &'a str,
    trees: &'a [Tree],
    lexicon: &'a ActorLexicon,
    keys: HashMap<Key, usize>,
    drafts: Vec<Draft>,
    /// All actors with the sentence that spoke of them last.
    recent: BTreeSet<(usize, usize)>,
    people: People,
}

/// Gives every candidate its actor.
pub(super) fn resolve(
    text: &str,
    trees: &[Tree],
    candidates: Vec<Candidate>,
    lexicon: &ActorLexicon,
) -> Actors {
    let mut resolver = Resolver {
        text,
        trees,
        lexicon,
        keys: HashMap::new(),
        drafts: Vec::new(),
        recent: BTreeSet::new(),
        people: People::new(trees, &candidates, lexicon),
    };
    let mut assigned: Vec<Option<usize>> = vec![None; candidates.len()];
    for index in 0..candidates.len() {
        let actor = resolver.assign(&candidates, index, &assigned);
        if let Some(actor) = actor {
            resolver.note(actor, &candidates[index]);
        }
        assigned[index] = actor;
    }
    resolver.finish(&candidates, &assigned)
}

impl Resolver<'_> {
    fn assign(
        &mut self,
        candidates: &[Candidate],
        index: usize,
        assigned: &[Option<usize>],
    ) -> Option<usize> {
        let candidate = &candidates[index];
        if let Some(record) = self.people.of(index) {
            return Some(self.person(record));
        }
        match candidate.form {
            Form::Pronoun => self.pronoun(candidate, candidates, assigned),
            // a person's name inside a compound that nobody bears (`Nobelpreis`)
            Form::Modifier if candidate.kind == Kind::Person => None,
            Form::Name if candidate.kind == Kind::Person => self.listed(candidate),
            Form::Modifier => Some(self.named(candidate)),
            Form::Name => {
                Some(self.explained(candidates, index, assigned).unwrap_or_else(|| self.named(candidate)))
            }
            Form::Description => self.description(candidates, index, assigned),
        }
    }

    fn person(&mut self, record: usize) -> usize {
        self.people.actor(record).unwrap_or_else(|| {
            let actor = self.add(Kind::Person, None, true);
            self.people.set_actor(record, actor);
            actor
        })
    }

    /// The entry of a name that was taken for a person's, perhaps in capitals (`STANDARD:` before an answer).
    fn listed(&mut self, candidate: &Candidate) -> Option<usize> {
        let words = candidate.name.clone()?;
        let tree = &self.trees[candidate.sentence];
        let forms: Vec<&str> = words.map(|word| tree.form(word)).collect();
        let capital = |word: &&str| {
            let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
            format!("{first}{}", rest.to_lowercase())
        };
        let plain: Vec<String> = forms.iter().map(capital).collect();
        let gazetteer = &self.lexicon.gazetteer;
        let found = gazetteer.longest(forms.iter().copied());
        let (id, _) = found.or_else(|| gazetteer.longest(plain.iter().map(String::as_str)))?;
        Some(self.named(&Candidate { entry: Some(id), ..candidate.clone() }))
    }

    /// A name in brackets behind another one: its acronym (`Organisation … (OPCW)`).
    fn explained(&self, candidates: &[Candidate], index: usize, assigned: &[Option<usize>]) -> Option<usize> {
        let candidate = &candidates[index];
        let tree = &self.trees[candidate.sentence];
        let start = candidate.words.start;
        if start < 2
            || tree.form(start - 1) != "("
            || candidate.words.end >= tree.len()
            || tree.form(candidate.words.end) != ")"
        {
            return None;
        }
        let first = of_sentences(candidates, candidate.sentence, candidate.sentence).start;
        let before = (first..index).rev().find(|&other| {
            let other = &candidates[other];
            other.words.end == start - 1 && other.form != Form::Modifier
        })?;
        let long = &candidates[before];
        let acronym = tree.form(start);
        let letters = acronym.chars().filter(|c| c.is_alphabetic());
        let fits = candidate.words.len() == 1
            && matches!(long.kind, Kind::Organization | Kind::Group)
            && letters.clone().count() >= 2
            && initial_letters_fit(&acronym.to_lowercase(), &self.slice(long).to_lowercase());
        fits.then(|| assigned[before]).flatten()
    }

    fn named(&mut self, candidate: &Candidate) -> usize {
        let words = candidate.name.clone().unwrap_or_else(|| candidate.words.clone());
        let Some(id) = candidate.entry else {
            let key = Key::Name(stem(&self.words(candidate.sentence, &words)));
            return self.keyed(key, candidate.kind, None, true, None);
        };
        let entry = self.lexicon.gazetteer.entry(id);
        let key = match (entry.class, entry.country) {
            (Class::Capital, Some(country)) => Key::Government(country),
            _ => Key::Entry(id),
        };
        let (kind, country, class) = (entry.kind, entry.country, entry.class);
        self.keyed(key, kind, country, true, Some(class))
    }

    fn description(
        &mut self,
        candidates: &[Candidate],
        index: usize,
        assigned: &[Option<usize>],
    ) -> Option<usize> {
        let candidate = &candidates[index];
        let (_, noun) = candidate.noun?;
        let owner = candidate.owner.map(|id| self.lexicon.gazetteer.entry(id));
        let country = owner.and_then(|owner| owner.country);
        let tree = &self.trees[candidate.sentence];
        let apposed = self.apposed(candidates, index, assigned);
        if let Some(actor) = apposed.or_else(|| self.coordinated(candidates, index, assigned)) {
            return Some(actor);
        }
        if candidate.kind == Kind::Person
            && let Some(actor) = self.predicated(candidates, index, assigned)
        {
            return actor;
        }
        match noun {
            NounMatch::Function(function) if candidate.kind == Kind::Person => {
                let noun = tree.lemma(candidate.noun?.0).to_lowercase();
                let indefinite = self.indefinite(candidate);
                let wanted = Wanted {
                    noun: &noun,
                    gender: candidate.gender,
                    body: candidate.owner,
                    sentence: candidate.sentence,
                    ahead: candidate.sentence < 2 || !indefinite,
                };
                if (!indefinite || candidate.sentence == 0)
                    && let Some(record) = self.people.by_function(&wanted, self.lexicon)
                {
                    return Some(self.person(record));
                }
                if self.definite(candidate)
                    && let Some(record) = self.people.only_recent(&wanted, self.lexicon)
                    && (function.class == FunctionClass::Person && candidate.owner.is_some())
                {
                    return Some(self.person(record));
                }
                Some(self.described(candidate, country, None))
            }
            NounMatch::Body(body) => {
                let lemma = tree.lemma(candidate.noun?.0).to_lowercase();
                let national = owner.is_some_and(|o| matches!(o.class, Class::Country | Class::Capital));
                if body.class == Class::Government && self.lexicon.grammar.has("government", &lemma) {
                    if let (true, Some(country)) = (national, country) {
                        return Some(self.keyed(
                            Key::Government(country),
                            Kind::Place,
                            Some(country),
                            true,
                            Some(body.class),
                        ));
                    }
                    if owner.is_none()
                        && let Some(actor) =
                            self.latest(|draft| draft.class == Some(Class::Government), candidate.sentence)
                    {
                        return Some(actor);
                    }
                }
                if owner.is_none()
                    && !candidate.plural
                    && !self.indefinite(candidate)
                    && let Some(actor) = self
                        .latest(|draft| draft.class == Some(body.class) && draft.named, candidate.sentence)
                        .or_else(|| self.unlisted(body.class, candidate.sentence))
                {
                    return Some(actor);
                }
                // `des Landes` where no state was named: nobody could say who that is
                let place = self.lexicon.grammar.has("place", &lemma);
                if place && !candidate.plural && owner.is_none() && self.definite(candidate) {
                    return None;
                }
                Some(self.described(candidate, country, Some(body.class)))
            }
            NounMatch::Function(_) | NounMatch::Group(_) => Some(self.described(candidate, country, None)),
        }
    }

    /// The actor that is known by its description alone.
    fn described(&mut self, candidate: &Candidate, country: Option<Country>, class: Option<Class>) -> usize {
        let key = Key::Description(stem(&self.words(candidate.sentence, &candidate.core)));
        let unique = class == Some(Class::Ministry) || self.is_unique(candidate);
        self.keyed(key, candidate.kind, country, candidate.owner.is_some() || unique, class)
    }

    /// A body of which a state has one, so that its noun is as good as a name (`Bundesheer`).
    fn is_unique(&self, candidate: &Candidate) -> bool {
        let Some((word, NounMatch::Body(_))) = candidate.noun else { return false };
        let lemma = self.trees[candidate.sentence].lemma(word).to_lowercase();
        let beginnings = self.lexicon.grammar.list("unique-body");
        !candidate.plural && beginnings.iter().any(|beginning| lemma.starts_with(beginning.as_str()))
    }

    /// The actor of the name that stands in apposition to the description, on either side.
    fn apposed(
        &mut self,
        candidates: &[Candidate],
        index: usize,
        assigned: &[Option<usize>],
    ) -> Option<usize> {
        let candidate = &candidates[index];
        if candidate.plural || matches!(candidate.kind, Kind::Group | Kind::Person) {
            return None;
        }
        let tree = &self.trees[candidate.sentence];
        let mut same_sentence = of_sentences(candidates, candidate.sentence, candidate.sentence);
        let other = same_sentence.find(|&other| {
            let other = &candidates[other];
            other.form == Form::Name
                && other.kind != Kind::Person
                && !(candidate.words.contains(&other.words.start))
                && apposition::holds(tree, &candidate.words, candidate.head, &other.words, other.head)
        })?;
        let name = &candidates[other];
        let actor = match assigned[other] {
            Some(actor) => actor,
            None => self.named(name),
        };
        Some(actor)
    }

    /// `der frühere Minister (des Landes) und jetzige Vorsitzende`: a second description without article of its own.
    fn coordinated(
        &self,
        candidates: &[Candidate],
        index: usize,
        assigned: &[Option<usize>],
    ) -> Option<usize> {
        let candidate = &candidates[index];
        let tree = &self.trees[candidate.sentence];
        let goes_on =
            |first: &usize| apposition::lists(tree, &candidates[*first], candidate, &self.lexicon.grammar);
        let start = of_sentences(candidates, candidate.sentence, candidate.sentence).start;
        assigned[(start..index).rev().find(goes_on)?]
    }

    /// The person whose post a bare noun calls: `Präsident` in `N. N. will Präsident werden`, `arbeitet als Präsident`.
    fn predicated(
        &mut self,
        candidates: &[Candidate],
        index: usize,
        assigned: &[Option<usize>],
    ) -> Option<Option<usize>> {
        let candidate = &candidates[index];
        let tree = &self.trees[candidate.sentence];
        let grammar = &self.lexicon.grammar;
        let bare = tree.children(candidate.head).all(|child| !tree.is_dep(child, "det"));
        if !bare || candidate.form != Form::Description || grammar.list("become").is_empty() {
            return None;
        }
        let lemma = |word: usize| tree.lemma(word).to_lowercase();
        let case = tree.children_by(candidate.head, "case").next();
        let top = match case {
            Some(case) if grammar.has("role-as", &lemma(case)) => tree.head(candidate.head)?,
            Some(_) => return None,
            None if tree.children(candidate.head).any(|child| tree.is_dep(child, "cop")) => candidate.head,
            None => tree.head(candidate.head).filter(|&verb| grammar.has("become", &lemma(verb)))?,
        };
        // `bezeichnete ihn als Lügner` says it of another
        if case.is_some() && tree.children(top).any(|child| tree.is_dep(child, "obj")) {
            return None;
        }
        let subject = tree.children(top).find(|&child| tree.is_dep(child, "nsubj"))?;
        let same_sentence = of_sentences(candidates, candidate.sentence, candidate.sentence);
        let is_subject =
            |other: &usize| candidates[*other].head == subject && candidates[*other].kind == Kind::Person;
        let found = same_sentence.into_iter().find(is_subject)?;
        let record = self.people.of(found);
        Some(assigned[found].or_else(|| record.map(|record| self.person(record))))
    }

    fn pronoun(
        &self,
        candidate: &Candidate,
        candidates: &[Candidate],
        assigned: &[Option<usize>],
    ) -> Option<usize> {
        let tree = &self.trees[candidate.sentence];
        let subject = |c: &Candidate| self.trees[c.sentence].is_dep(c.head, "nsubj");
        let fits = |at: &usize| {
            let other = &candidates[*at];
            let before = (other.sentence, other.words.start) < (candidate.sentence, candidate.words.start);
            let same_clause = other.sentence == candidate.sentence
                && tree.head(other.head) == tree.head(candidate.head)
                && tree.upos(candidate.head) == Upos::Pron;
            before
                && !matches!(other.form, Form::Pronoun | Form::Modifier)
                && (if candidate.plural { other.kind == Kind::Group } else { !other.plural })
                && !same_clause
                && (other.kind == Kind::Person || subject(other))
                && assigned[*at].is_some_and(|actor| self.agrees(actor, other, candidate.gender))
        };
        let near = of_sentences(candidates, candidate.sentence.saturating_sub(1), candidate.sentence);
        let mut antecedents: Vec<usize> = near.filter(fits).collect();
        // `they` and `them` mean those of their own sentence, where there are any
        let own = |at: &usize| candidates[*at].sentence == candidate.sentence;
        if candidate.plural && antecedents.iter().any(own) {
            antecedents.retain(own);
        }
        let nearest_subject = antecedents.iter().rev().find(|&&at| subject(&candidates[at]));
        let chosen = nearest_subject.or_else(|| antecedents.last())?;
        assigned[*chosen]
    }

    /// Persons agree by natural gender, everything else by the grammatical gender of its noun.
    fn agrees(&self, actor: usize, mention: &Candidate, gender: Option<Gender>) -> bool {
        if gender.is_none() {
            return mention.kind != Kind::Person;
        }
        if mention.kind == Kind::Person {
            return self.people.gender(actor).is_none_or(|known| Some(known) == gender);
        }
        let word = mention.noun.map_or(mention.head, |(word, _)| word);
        let feats = &self.trees[mention.sentence].nodes[word].feats;
        let value = if gender == Some(Gender::Fem) { "Fem" } else { "Masc" };
        feats.is("Gender", value) && !feats.is("Number", "Plur") && mention.kind != Kind::Group
    }

    /// The most recent actor that `fits`, unless nobody has spoken of it for a long time.
    fn latest(&self, fits: impl Fn(&Draft) -> bool, sentence: usize) -> Option<usize> {
        let recent = self.recent.iter().rev().take_while(|(last, _)| last + 8 > sentence);
        recent.map(|&(_, actor)| actor).find(|&actor| fits(&self.drafts[actor]))
    }

    /// An organisation that no list knows can be what `das Unternehmen`, `der Verein`, `die Partei` speak of.
    fn unlisted(&self, class: Class, sentence: usize) -> Option<usize> {
        let private =
            matches!(class, Class::Company | Class::Club | Class::Party | Class::Association | Class::Ngo);
        let fits = |draft: &Draft| draft.class.is_none() && draft.named && draft.kind == Kind::Organization;
        private.then(|| self.latest(fits, sentence)).flatten()
    }

    fn indefinite(&self, candidate: &Candidate) -> bool {
        self.has_article(candidate, "indefinite")
    }

    fn definite(&self, candidate: &Candidate) -> bool {
        self.has_article(candidate, "definite")
    }

    fn has_article(&self, candidate: &Candidate, class: &str) -> bool {
        let tree = &self.trees[candidate.sentence];
        let before = candidate.words.start.checked_sub(1).map(|word| tree.form(word).to_lowercase());
        before.is_some_and(|word| self.lexicon.grammar.has(class, &word))
    }

    fn keyed(
        &mut self,
        key: Key,
        kind: Kind,
        country: Option<Country>,
        named: bool,
        class: Option<Class>,
    ) -> usize {
        if let Some(&actor) = self.keys.get(&key) {
            return actor;
        }
        let actor = self.add(kind, country, named);
        self.drafts[actor].class = class;
        self.keys.insert(key, actor);
        actor
    }

    fn add(&mut self, kind: Kind, country: Option<Country>, named: bool) -> usize {
        self.drafts.push(Draft {
            kind,
            country,
            named,
            names: Vec::new(),
            aliases: Vec::new(),
            full: Vec::new(),
            listed: None,
            class: None,
            last_sentence: 0,
        });
        self.recent.insert((0, self.drafts.len() - 1));
        self.drafts.len() - 1
    }

    /// Records how and where the actor was called.
    fn note(&mut self, actor: usize, candidate: &Candidate) {
        self.recent.remove(&(self.drafts[actor].last_sentence, actor));
        self.recent.insert((candidate.sentence, actor));
        self.drafts[actor].last_sentence = candidate.sentence;
        if candidate.form == Form::Pronoun {
            return;
        }
        if self.drafts[actor].kind == Kind::Person {
            let lemma =
                candidate.noun.map(|(word, _)| self.trees[candidate.sentence].lemma(word).to_lowercase());
            self.people.note(actor, lemma, candidate.owner, candidate.gender, candidate.sentence);
        }
        self.drafts[actor].listed = self.drafts[actor].listed.or(candidate.entry);
        let owner_country = candidate.owner.and_then(|id| self.lexicon.gazetteer.entry(id).country);
        let bare = candidate.name.as_ref().map(|words| self.words(candidate.sentence, words));
        let whole = self.slice(candidate);
        let core = self.words(candidate.sentence, &candidate.core);
        let full = self.with_attribute(candidate);
        let shorter = self.without_adjective(candidate);
        let opened = self.with_opening(candidate);
        let tells = full.is_some() && !self.lexicon.grammar.has("ownership", "attributes");
        let draft = &mut self.drafts[actor];
        for longer in [full, opened].into_iter().flatten() {
            push_new(&mut draft.full, &longer);
        }
        draft.country = draft.country.or(owner_country);
        draft.named |= candidate.owner.is_some() || tells;
        if let Some(bare) = bare {
            let bare = candidate.part.map_or(bare.as_str(), |length| &bare[..length]).to_owned();
            if candidate.form != Form::Modifier {
                push_new(&mut draft.names, &bare);
            }
            push_new(&mut draft.aliases, &bare);
        }
        if let Some(shorter) = shorter {
            push_new(&mut draft.full, &shorter);
        }
        if candidate.part.is_none() {
            push_new(&mut draft.aliases, &core);
            push_new(&mut draft.aliases, &whole);
        }
    }

    fn finish(self, candidates: &[Candidate], assigned: &[Option<usize>]) -> Actors {
        let mentions = candidates.iter().zip(assigned).filter_map(|(candidate, actor)| {
            Some(Mention {
                actor: (*actor)?,
                sentence: candidate.sentence,
                head: candidate.head,
                words: candidate.words.clone(),
                span: self.span(candidate),
                form: candidate.form,
                noun: candidate.noun,
            })
        });
        let actors = self.drafts.iter().map(|draft| Actor {
            name: self.display_name(draft),
            kind: draft.kind,
            country: draft.country,
            named: draft.named,
            aliases: draft.aliases.iter().chain(&draft.full).cloned().collect(),
        });
        Actors::new(actors.collect(), mentions.collect())
    }

    /// The fullest name in the text; for listed actors without one, the first alias.
    fn display_name(&self, draft: &Draft) -> String {
        if let (true, Some(id)) = (draft.names.is_empty(), draft.listed) {
            return self.lexicon.gazetteer.entry(id).name.clone();
        }
        let names = if draft.names.is_empty() { &draft.aliases } else { &draft.names };
        let length = |name: &&String| (name.split_whitespace().count(), name.chars().count());
        if draft.kind == Kind::Person {
            // the longest, but `Merkel` before `Merkels`
            let best = names.iter().max_by_key(|name| {
                (name.split_whitespace().count(), std::cmp::Reverse(name.chars().count()))
            });
            return best.cloned().unwrap_or_default();
        }
        let best = names.iter().max_by_key(length).cloned().unwrap_or_default();
        // where the genitive is a word of its own, an s belongs to the name (`Philippines`)
        let inflected = self.lexicon.grammar.list("clitic").is_empty();
        match best.strip_suffix('s').filter(|_| inflected).filter(|stem| self.calls(draft.listed, stem)) {
            Some(stem) => stem.to_owned(),
            None => best,
        }
    }

    /// Whether the listed actor bears exactly this name, so that `Islands` was its genitive.
    fn calls(&self, listed: Option<EntryId>, name: &str) -> bool {
        let words: Vec<String> = name.replace('-', " - ").split_whitespace().map(str::to_owned).collect();
        let found = self.lexicon.gazetteer.longest(words.iter().map(String::as_str));
        found.is_some_and(|(id, length)| Some(id) == listed && length == words.len())
    }

    fn words(&self, sentence: usize, words: &std::ops::Range<usize>) -> String {
        let tree = &self.trees[sentence];
        let span = tree.word(words.start).span.cover(tree.word(words.end - 1).span);
        let text = span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let bare =
            self.lexicon.grammar.list("clitic").iter().find_map(|clitic| text.strip_suffix(clitic.as_str()));
        bare.filter(|bare| !bare.is_empty()).map(str::to_owned).unwrap_or(text)
    }

    /// A description without its first adjective, where that is not all there is before the noun: `rebel group` in
    /// `main rebel group`.
    fn without_adjective(&self, candidate: &Candidate) -> Option<String> {
        let tree = &self.trees[candidate.sentence];
        let (noun, _) = candidate.noun?;
        let start = candidate.words.start;
        let plain = candidate.form == Form::Description
            && self.lexicon.grammar.has("ownership", "attributes")
            && tree.upos(start) == Upos::Adj
            && tree.word(start).space_after
            && self.lexicon.gazetteer.adjective(tree.form(start)).is_none();
        (plain && start + 1 < noun).then(|| self.words(candidate.sentence, &(start + 1..candidate.words.end)))
    }

    /// A description with the attribute behind it: `prisoners in Oslo`, `Sprecherin der Grünen`. Where attributes have case, one
    /// that names nobody says too little (`Chef des Teams`).
    fn with_attribute(&self, candidate: &Candidate) -> Option<String> {
        let tree = &self.trees[candidate.sentence];
        let grammar = &self.lexicon.grammar;
        let (noun, _) = candidate.noun?;
        let at = candidate.words.end;
        if candidate.form != Form::Description || at + 1 >= tree.len() {
            return None;
        }
        let without_case = grammar.has("ownership", "attributes");
        let marked = tree.upos(at) == Upos::Adp && grammar.has("owner", &tree.form(at).to_lowercase());
        let genitive =
            !without_case && tree.upos(at) == Upos::Det && grammar.has("genitive-article", tree.form(at));
        if !marked && !genitive {
            return None;
        }
        let attribute = tree.head(at).filter(|&word| tree.head(word) == Some(noun))?;
        let end = (attribute..tree.len()).take_while(|&word| below(tree, word, attribute)).last()? + 1;
        let is_name = |word: usize| tree.upos(word) == Upos::Propn || !tree.nodes[word].entity.is_empty();
        let names = without_case || (at..end).any(is_name);
        (names && end - at <= ATTRIBUTE)
            .then(|| self.words(candidate.sentence, &(candidate.words.start..end)))
    }

    /// A description with what stands before it and belongs to it: its owner (`Syriens Führung`), how many (`zwei Syrer`).
    fn with_opening(&self, candidate: &Candidate) -> Option<String> {
        let tree = &self.trees[candidate.sentence];
        let (noun, _) = candidate.noun?;
        let before = candidate.words.start.checked_sub(1)?;
        let owner = tree.upos(before) == Upos::Propn
            && tree.word(before).space_after
            && tree.head(before) == Some(noun)
            && tree.is_dep(before, "nmod");
        let count = candidate.plural && tree.upos(before) == Upos::Num;
        let opens = candidate.form == Form::Description && (owner || count);
        opens.then(|| self.words(candidate.sentence, &(before..candidate.words.end)))
    }

    fn slice(&self, candidate: &Candidate) -> String {
        self.words(candidate.sentence, &candidate.words)
    }

    fn span(&self, candidate: &Candidate) -> Span {
        let tree = &self.trees[candidate.sentence];
        let span = tree.word(candidate.words.start).span.cover(tree.word(candidate.words.end - 1).span);
        match candidate.part {
            Some(length) => Span { start: span.start, end: span.start + length as u32 },
            None => span,
        }
    }
}

/// The candidates of some sentences, the last included. They are in order of position.
fn of_sentences(candidates: &[Candidate], first: usize, last: usize) -> Range<usize> {
    let start = candidates.partition_point(|candidate| candidate.sentence < first);
    start..start + candidates[start..].partition_point(|candidate| candidate.sentence <= last)
}

/// Whether the word hangs on another one, or is that word.
fn below(tree: &Tree, word: usize, top: usize) -> bool {
    let mut at = Some(word);
    for _ in 0..tree.len() {
        match at {
            Some(word) if word == top => return true,
            Some(word) => at = tree.head(word),
            None => return false,
        }
    }
    false
}

fn push_new(list: &mut Vec<String>, value: &str) {
    if !value.is_empty() && !list.iter().any(|known| known == value) {
        list.push(value.to_owned());
    }
}

/// Whether the acronym's letters begin words (or parts of compounds) of the long form, in order.
fn initial_letters_fit(acronym: &str, long: &str) -> bool {
    let mut rest = long;
    acronym.chars().filter(|c| c.is_alphabetic()).all(|letter| match rest.find(letter) {
        Some(at) => {
            rest = &rest[at + letter.len_utf8()..];
            true
        }
        None => false,
    }) && acronym.chars().next() == long.chars().next()
}

/// Lower case, every word without its inflection ending.
fn stem(name: &str) -> String {
    let word = |word: &str| {
        let word = word.to_lowercase();
        let endings = ["es", "er", "en", "em", "e", "s", "n"];
        let stem = endings
            .iter()
            .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.chars().count() > 2));
        stem.unwrap_or(&word).to_owned()
    };
    name.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_fit_their_long_forms_only() {
        assert!(initial_letters_fit("opcw", "organisation for the prohibition of chemical weapons"));
        assert!(!initial_letters_fit("fbi", "organisation für verbote"));
    }

    #[test]
    fn stems_drop_inflection() {
        assert_eq!(stem("russischen Sicherheitsrates"), stem("russischer Sicherheitsrat"));
        assert_ne!(stem("Iran"), stem("Irak"));
    }
}
