"""Writes German sentences with their trees, composed by a small grammar: what newspapers have too rarely to be learned from.

    python3 training/textbook.py --names FAKER --actors src/lang/de/actors --sentences 9000 > textbook.conllu

A parser learns the order of constituents from the treebank; where that is small, an object in front of its verb (`Den
Minister kritisierte die Partei`), two names side by side (`dass Kern Norwegen lobte`), an object that is a relative
pronoun or an agent before its participle stay guesses. Here each sentence is built from its analysis: a verb of
`textbook.tsv` with its cases, noun phrases of all kinds in the roles, adjuncts, a word order that German allows. Where form alone
does not tell subject from object, the subject comes first, as readers take it. Conventions are those of UD German-GSD.

Names come from Faker (MIT) and the program's own lists; the output needs no licence but these. Same seed, same bytes.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass, field
from pathlib import Path

import lexicon

CASES = ("Nom", "Acc", "Dat", "Gen")
DEFINITE = {"Masc": "der den dem des", "Fem": "die die der der", "Neut": "das das dem des", "Plur": "die die den der"}
INDEFINITE = {"Masc": "ein einen einem eines", "Fem": "eine eine einer einer", "Neut": "ein ein einem eines"}
PRONOUN = {"Masc": "er ihn ihm", "Fem": "sie sie ihr", "Plur": "sie sie ihnen"}
RELATIVE = {"Masc": "der den dem", "Fem": "die die der", "Neut": "das das dem", "Plur": "die die denen"}
WEAK = {"Masc": "e en en en", "Fem": "e e en en", "Neut": "e e en en", "Plur": "en en en en"}
STRONG = {"Masc": "er en em en", "Fem": "e e er er", "Neut": "es es em en", "Plur": "e e en er"}
MIXED = {"Masc": "er en en en", "Fem": "e e en en", "Neut": "es es en en"}
INSEPARABLE = ("be", "ver", "ent", "er", "zer", "miss", "über", "unter", "wider", "emp", "gewähr")
ADVERBS = "gestern erneut bereits zuletzt offenbar inzwischen dort damals heute mehrfach sofort abermals vergeblich öffentlich".split()
MANNERS = "scharf überraschend heftig deutlich lange offen ausdrücklich mutmaßlich".split()
DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Abend Nachmittag Wochenende".split()
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember Sommer Herbst".split()
ADJECTIVES = "neu zuständig ehemalig mächtig kleiner betroffen lokal umstritten".split()
SAY = [("sagte", "sagen"), ("erklärte", "erklären"), ("betonte", "betonen"), ("berichtete", "berichten"), ("hieß", "heißen")]
FINITE = "Mood=Ind|Number={}|Person=3|Tense={}|VerbForm=Fin"


@dataclass(eq=False)
class Word:
    """A word of a tree that is being built; `head` is another word, or none for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str = "_"
    deprel: str = "dep"
    head: "Word | None" = None
    ner: str = "O"


@dataclass
class Phrase:
    """A noun phrase in a case: words in order, its head, and what agrees with it."""

    words: list
    head: Word
    agreement: str  # Masc, Fem, Neut, Plur
    ambiguous: bool = True  # whether nominative and accusative look the same

    @property
    def number(self):
        return "Plur" if self.agreement == "Plur" else "Sing"


@dataclass
class Verb:
    infinitive: str
    present: str
    past: str
    participle: str
    particle: str
    frame: str

    @property
    def whole(self):
        return self.particle + self.infinitive


@dataclass
class Lexicon:
    verbs: list = field(default_factory=list)
    nouns: dict = field(default_factory=dict)  # kind -> [(lemma, gender, plural, kind, genitive)]
    given: dict = field(default_factory=dict)  # m, f -> names
    family: list = field(default_factory=list)
    states: list = field(default_factory=list)  # (name, article, adjective, code)
    organisations: list = field(default_factory=list)
    cities: list = field(default_factory=list)


def conjugated(fields):
    """A verb from its row, regular forms filled in."""
    infinitive, present, past, participle, particle, frame = fields
    particle = "" if particle == "-" else particle
    base = infinitive[len(particle) :]
    stem = base[:-2] if base.endswith("en") else base[:-1]
    link = "e" if stem.endswith(("t", "d", "chn", "ffn", "tm")) else ""
    bare = base.endswith("ieren") or base.startswith(INSEPARABLE)
    regular = ("" if bare else "ge") + stem + link + "t"
    given = regular if participle == "-" else participle.lstrip("-")
    return Verb(base, stem + link + "t" if present == "-" else present, stem + link + "te" if past == "-" else past, particle + given, particle, frame)


def rows(path):
    """Rows of a list, without its header."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def load(names, actors):
    """All words that sentences are made of."""
    found = Lexicon()
    for kind, *fields in rows(Path(__file__).with_suffix(".tsv")):
        if kind == "verb":
            found.verbs.append(conjugated(fields))
        else:
            lemma, gender, plural, use, *genitive = fields
            gender = {"m": "Masc", "f": "Fem", "n": "Neut"}[gender]
            found.nouns.setdefault(use.split(":")[0], []).append((lemma, gender, plural, use, (genitive or [""])[0]))
    given = list(rows(Path(actors) / "given_names.tsv"))
    found.given = {g: [name for name, gender in given if gender == g and lexicon.latin_name(name)] for g in "mf"}
    _, family = lexicon.person_names(names)
    found.family = sorted(family - {name for name, _ in given})
    for code, name, _, capitals, adjectives, *rest in rows(Path(actors) / "states.tsv"):
        article = rest[2] if len(rest) > 2 else ""
        adjective = next((a for a in adjectives.split(";") if a.islower() and a.isalpha()), "")
        if all(lexicon.latin_name(part) for part in name.split()):
            found.states.append((name, article, adjective, code))
        found.cities += [c for c in capitals.split(";") if lexicon.latin_name(c)]
    for name, kind, *_ in rows(Path(actors) / "organizations.tsv"):
        if kind in ("company", "ngo", "media", "club", "party", "armed-group", "agency", "bank") and len(name.split()) <= 2:
            if all(lexicon.latin_name(part) or part.isupper() and part.isalpha() for part in name.split()):
                found.organisations.append((name, kind))
    return found


class Grammar:
    """Builds sentences; all choices come from its own source of chance."""

    def __init__(self, words, seed):
        self.words, self.rng = words, random.Random(seed)

    def maybe(self, probability):
        return self.rng.random() < probability

    # noun phrases

    def article(self, case, agreement, definite=True):
        table = DEFINITE if definite else INDEFINITE
        form = table[agreement].split()[CASES.index(case)]
        kind = "Def" if definite else "Ind"
        gender = "Number=Plur" if agreement == "Plur" else f"Gender={agreement}|Number=Sing"
        return Word(form, "der" if definite else "ein", "DET", "ART", f"Case={case}|Definite={kind}|{gender}|PronType=Art", "det")

    def adjective(self, stem, case, agreement, table):
        ending = table[agreement].split()[CASES.index(case)]
        gender = f"Gender={agreement}|Number=Sing" if agreement != "Plur" else "Number=Plur"
        return Word(stem + ending, stem, "ADJ", "ADJA", f"Case={case}|Degree=Pos|{gender}", "amod")

    def noun(self, entry, case, plural):
        lemma, gender, many, _, genitive = entry
        form = many if plural else lemma
        if plural and case == "Dat" and not many.endswith(("n", "s")):
            form += "n"
        elif not plural and gender != "Fem":
            if genitive in ("-en", "-n") and case != "Nom":
                form += genitive[1:]
            elif case == "Gen" and not genitive:
                form += "es" if form.endswith(("s", "z", "ß", "x")) else "s"
        number = "Plur" if plural else "Sing"
        return Word(form, lemma, "NOUN", "NN", f"Case={case}|Gender={gender}|Number={number}")

    def name(self, parts, case, gender, kind, number="Sing"):
        """A name: its words, the first of them the head."""
        feats = f"Case={case}|Gender={gender}|Number={number}" if number == "Sing" else f"Case={case}|Number=Plur"
        words = [Word(part, part, "PROPN", "NE", feats, "flat", ner=f"I-{kind}") for part in parts]
        words[0].ner = f"B-{kind}"
        for word in words[1:]:
            word.head = words[0]
        return words

    def with_s(self, words):
        """The genitive of a name."""
        form = words[-1].form
        words[-1].form = form + ("’" if form.endswith(("s", "z", "x", "ß")) else "s")
        for word in words:
            word.feats = word.feats.replace("Case=Nom", "Case=Gen")
        return words

    def person_name(self, case):
        gender = self.rng.choice("mf")
        parts = [self.rng.choice(self.words.family)]
        if self.maybe(0.65):
            parts.insert(0, self.rng.choice(self.words.given[gender]))
        return self.name(parts, case, "Masc" if gender == "m" else "Fem", "PER"), ("Masc" if gender == "m" else "Fem")

    def person(self, case):
        """A person by name, or by title and name."""
        words, gender = self.person_name(case)
        if self.maybe(0.45):
            return Phrase(words, words[0], gender)
        fitting = [n for n in self.words.nouns["person"] if n[1] == gender]
        entry = self.rng.choice(fitting)
        title = self.noun(entry, case, False)
        before, ambiguous = [], True
        with_article = case == "Gen" or self.maybe(0.5)
        if entry[4] == "-adj":
            # inflected like an adjective: `der Vorsitzende`, `dem Vorsitzenden`
            with_article = with_article or case != "Nom"
            title.form = title.lemma[:-2] + ("en" if case != "Nom" else "e" if with_article else "er")
        elif not with_article:
            title.form = title.lemma
        if with_article:
            before.append(self.article(case, gender))
            ambiguous = gender != "Masc"
            if self.maybe(0.5):
                before.append(self.adjective(self.nationality(), case, gender, WEAK))
        words[0].deprel, words[0].head = "appos", title
        carried = self.carrier(title) if self.maybe(0.3) else []
        for word in before:
            word.head = title
        return Phrase(before + carried + [title] + words, title, gender, ambiguous)

    def carrier(self, head):
        """A party, body or state as the first part of a compound (`SPD-Chef`)."""
        name, kind = self.rng.choice([("SPD", "ORG"), ("EU", "ORG"), ("US", "LOC"), ("CDU", "ORG"), ("Grünen", "ORG"), ("Nato", "ORG"), ("UN", "ORG"), ("FDP", "ORG"), ("ÖVP", "ORG"), ("SVP", "ORG")])
        first = Word(name, name, "PROPN", "NE", "_", "compound", head, "B-" + kind)
        return [first, Word("-", "-", "PUNCT", "$(", "_", "punct", first)]

    def nationality(self):
        return self.rng.choice([s[2] for s in self.words.states if s[2]])

    def state(self, case):
        name, article, _, _ = self.rng.choice(self.words.states)
        agreement = {"": "Neut", "f": "Fem", "m": "Masc", "pl": "Plur", "n": "Neut"}.get(article, "Neut")
        parts = name.split()
        gender = "Neut" if agreement == "Plur" else agreement
        words = self.name(parts, case, gender, "LOC", "Plur" if agreement == "Plur" else "Sing")
        ambiguous = agreement != "Masc"
        if article:
            determiner = self.article(case, agreement)
            determiner.head = words[0]
            words.insert(0, determiner)
            return Phrase(words, words[1], agreement, ambiguous)
        if case == "Gen":
            words[-1].form += "" if words[-1].form.endswith(("s", "z", "x")) else "s"
        return Phrase(words, words[0], agreement, ambiguous)

    def organisation(self, case):
        if self.maybe(0.4):
            name, agreement = self.rng.choice([("SPD", "Fem"), ("CDU", "Fem"), ("EU", "Fem"), ("Nato", "Fem"), ("FDP", "Fem"), ("EZB", "Fem"), ("DGB", "Masc"), ("IWF", "Masc"), ("BKA", "Neut"), ("ÖVP", "Fem"), ("AfD", "Fem"), ("UN", "Plur"), ("PKK", "Fem"), ("Grünen", "Plur"), ("Hisbollah", "Fem"), ("Hamas", "Fem"), ("Taliban", "Plur"), ("USA", "Plur"), ("ÖGB", "Masc"), ("BBC", "Fem")])
            number = "Plur" if agreement == "Plur" else "Sing"
            words = self.name([name], case, "Neut" if agreement == "Plur" else agreement, "LOC" if name == "USA" else "ORG", number)
            determiner = self.article(case, agreement)
            determiner.head = words[0]
            return Phrase([determiner, *words], words[0], agreement, agreement != "Masc")
        name, _ = self.rng.choice(self.words.organisations)
        words = self.name(name.split(), case, "Neut", "ORG")
        if case == "Gen" and not words[-1].form.endswith(("s", "z", "x")):
            words[-1].form += "s"
        return Phrase(words, words[0], "Neut")

    def common(self, case, kind):
        """A body (`die dänische Regierung`), or a group in the plural (`kurdischen Rebellen`)."""
        entry = self.rng.choice(self.words.nouns[kind])
        plural = kind == "group"
        agreement = "Plur" if plural else entry[1]
        head = self.noun(entry, case, plural)
        with_article = case == "Gen" or not plural or self.maybe(0.6)
        definite = plural or self.maybe(0.9)
        before = []
        if with_article:
            before.append(self.article(case, agreement, definite))
        if self.maybe(0.45) or not with_article:
            stem = self.nationality() if self.maybe(0.7) else self.rng.choice([a for a in ADJECTIVES if a != "kleiner"])
            table = WEAK if with_article and definite else MIXED if with_article else STRONG
            before.append(self.adjective(stem, case, agreement, table))
        carried = self.carrier(head) if self.maybe(0.15) else []
        for word in before:
            word.head = head
        after = []
        if self.maybe(0.12):
            city = Word(self.rng.choice(self.words.cities), "", "PROPN", "NE", "Case=Dat|Gender=Neut|Number=Sing", "nmod", head, "B-LOC")
            city.lemma = city.form
            after = [Word("in", "in", "ADP", "APPR", "_", "case", city), city]
        ambiguous = agreement != "Masc"
        return Phrase(before + carried + [head] + after, head, agreement, ambiguous)

    def pronoun(self, case):
        agreement = self.rng.choice(list(PRONOUN))
        form = PRONOUN[agreement].split()[CASES.index(case)]
        gender = f"Gender={agreement}|Number=Sing" if agreement != "Plur" else "Number=Plur"
        lemma = {"Masc": "er", "Fem": "sie", "Plur": "sie"}[agreement]
        word = Word(form, lemma, "PRON", "PPER", f"Case={case}|{gender}|Person=3|PronType=Prs")
        return Phrase([word], word, agreement, agreement != "Masc")

    def simple(self, case):
        """A noun phrase without clauses in it."""
        kinds = [(0.3, self.person), (0.22, self.state), (0.2, self.organisation), (0.16, lambda c: self.common(c, "body")), (0.12, lambda c: self.common(c, "group"))]
        at = self.rng.random()
        for share, build in kinds:
            if at < share:
                return build(case)
            at -= share
        return self.person(case)

    def phrase(self, case, depth=0):
        """A noun phrase: simple, a pronoun, several joined, or with an attribute."""
        at = self.rng.random()
        if at < 0.06 and case != "Gen":
            return self.pronoun(case)
        if at < 0.16:
            return self.joined(case)
        found = self.simple(case)
        if depth == 0 and 0.16 < at < 0.30:
            return self.with_clause(found)
        if depth == 0 and 0.30 < at < 0.37:
            return self.with_participle(found, case)
        if depth == 0 and 0.37 < at < 0.42:
            return self.followed_by_participle(found)
        if depth == 0 and 0.42 < at < 0.46 and found.head.upos != "NOUN":
            return self.with_apposition(found, case)
        return found

    def joined(self, case):
        phrases = [self.simple(case) for _ in range(self.rng.choice((2, 2, 2, 3)))]
        words = list(phrases[0].words)
        head = phrases[0].head
        for index, other in enumerate(phrases[1:], 1):
            last = index == len(phrases) - 1
            link = Word(self.rng.choice(("und", "und", "sowie")), "und", "CCONJ", "KON", "_", "cc", other.head) if last else Word(",", ",", "PUNCT", "$,", "_", "punct", other.head)
            link.lemma = link.form
            other.head.deprel, other.head.head = "conj", head
            words += [link, *other.words]
        return Phrase(words, head, "Plur", all(p.ambiguous for p in phrases))

    def with_apposition(self, found, case):
        """`Kern, die Chefin der SPD,`"""
        gender = found.agreement if found.agreement in ("Masc", "Fem") else "Masc"
        entry = self.rng.choice([n for n in self.words.nouns["person"] if n[1] == gender and n[4] != "-adj"])
        title = self.noun(entry, case, False)
        title.deprel, title.head = "appos", found.head
        determiner = self.article(case, gender)
        determiner.head = title
        body = self.organisation("Gen")
        body.head.deprel, body.head.head = "nmod", title
        comma = [Word(",", ",", "PUNCT", "$,", "_", "punct", title) for _ in range(2)]
        return Phrase([*found.words, comma[0], determiner, title, *body.words, comma[1]], found.head, found.agreement, found.ambiguous)

    def with_clause(self, found):
        """A relative clause in which the phrase is subject, object or dative."""
        verb = self.rng.choice([v for v in self.words.verbs if v.frame[0] in "ad" and "zu" not in v.frame and "dass" not in v.frame])
        cases = ["Nom", "Dat" if verb.frame[0] == "d" else "Acc"]
        case = self.rng.choice(cases)
        agreement = found.agreement
        form = RELATIVE[agreement].split()[CASES.index(case)]
        gender = f"Gender={agreement}|Number=Sing" if agreement != "Plur" else "Number=Plur"
        pronoun = Word(form, "der", "PRON", "PRELS", f"Case={case}|{gender}|PronType=Dem,Rel")
        given = {case: Phrase([pronoun], pronoun, agreement, agreement != "Masc")}
        # a pronoun that could be either is taken for the subject, unless the verb's number or the other's form tells
        if case == "Acc" and agreement != "Masc":
            other = self.simple("Nom")
            for _ in range(9):
                if not other.ambiguous or other.number != found.number:
                    break
                other = self.simple("Nom")
            given["Nom"] = other
        body, predicate = self.clause(verb, "last", given, depth=1)
        predicate.deprel, predicate.head = "acl", found.head
        comma = [Word(",", ",", "PUNCT", "$,", "_", "punct", predicate) for _ in range(2)]
        return Phrase([*found.words, comma[0], *body, comma[1]], found.head, found.agreement, found.ambiguous)

    def agent(self, head, relation):
        doer = self.phrase("Dat", depth=1) if self.maybe(0.15) else self.simple("Dat")
        doer.head.deprel, doer.head.head = relation, head
        return [Word("von", "von", "ADP", "APPR", "_", "case", doer.head), *doer.words]

    def transitive(self):
        return self.rng.choice([v for v in self.words.verbs if v.frame in ("a", "a+p:zu:Dat")])

    def with_participle(self, found, case):
        """`die von Kern kritisierte Regierung`"""
        at = next((i for i, w in enumerate(found.words) if w.deprel == "det" and w.head is found.head), None)
        if at is None or found.head.deprel == "conj":
            return found
        verb = self.transitive()
        definite = "Definite=Def" in found.words[at].feats
        if not definite:
            return found
        word = self.adjective(verb.participle, case, found.agreement, WEAK)
        word.head = found.head
        before = self.agent(word, "nmod") if self.maybe(0.75) else [self.adverb(word)]
        return Phrase([*found.words[: at + 1], *before, word, *found.words[at + 1 :]], found.head, found.agreement, found.ambiguous)

    def followed_by_participle(self, found):
        """`die Regierung, unterstützt von Kern,`"""
        verb = self.transitive()
        word = Word(verb.participle, verb.whole, "VERB", "VVPP", "VerbForm=Part", "acl", found.head)
        agent = self.agent(word, "obl:agent")
        inner = [word, *agent] if self.maybe(0.5) else [*agent, word]
        comma = [Word(",", ",", "PUNCT", "$,", "_", "punct", word) for _ in range(2)]
        return Phrase([*found.words, comma[0], *inner, comma[1]], found.head, found.agreement, found.ambiguous)

    def act(self, case):
        """`die Kritik der SPD an Kern`, `Kerns Kritik an der SPD`"""
        entry = self.rng.choice(self.words.nouns["act"])
        _, preposition, wanted = entry[3].split(":")
        head = self.noun(entry, case, False)
        target = self.simple(wanted)
        target.head.deprel, target.head.head = "nmod", head
        behind = [Word(preposition, preposition, "ADP", "APPR", "_", "case", target.head), *target.words]
        way = self.rng.random()
        if way < 0.4:
            if self.maybe(0.6):
                owner = self.with_s(self.person_name("Nom")[0])
            else:
                bare = [s for s in self.words.states if not s[1] and not s[0].endswith("s") and " " not in s[0]]
                owner = self.with_s(self.name([self.rng.choice(bare)[0]], "Nom", "Neut", "LOC"))
            owner[0].deprel, owner[0].head = "nmod", head
            return Phrase([*owner, head, *behind], head, entry[1])
        determiner = self.article(case, entry[1])
        determiner.head = head
        if way < 0.75:
            owner = self.simple("Gen")
            bare = owner.head.upos == "PROPN" and owner.words[0] is owner.head and owner.head.ner[2:] == "PER"
            if bare:
                owner = self.common("Gen", "body")
            owner.head.deprel, owner.head.head = "nmod", head
            inner = owner.words
        else:
            inner = self.agent(head, "nmod")
        return Phrase([determiner, head, *inner, *behind], head, entry[1], entry[1] != "Masc")

    # clauses

    def adverb(self, head):
        form = self.rng.choice(ADVERBS)
        if form in ("öffentlich", "vergeblich"):
            return Word(form, form, "ADJ", "ADJD", "Degree=Pos", "advmod", head)
        return Word(form, form, "ADV", "ADV", "_", "advmod", head)

    def adjunct(self, head):
        """An adverb, or a phrase of time or place."""
        at = self.rng.random()
        if at < 0.3:
            return [self.adverb(head)]
        if at < 0.4:
            manner = self.rng.choice(MANNERS)
            return [Word(manner, manner, "ADJ", "ADJD", "Degree=Pos", "advmod", head)]
        if at < 0.75:
            day = self.maybe(0.6)
            noun = self.rng.choice(DAYS if day else MONTHS)
            gender = "Neut" if noun == "Wochenende" else "Masc"
            word = Word(noun, noun, "NOUN", "NN", f"Case=Dat|Gender={gender}|Number=Sing", "obl", head)
            determiner = self.article("Dat", gender)
            determiner.head = word
            preposition = "an" if day else "in"
            return [Word(preposition, preposition, "ADP", "APPR", "_", "case", word), determiner, word]
        if at < 0.9:
            city = self.rng.choice(self.words.cities)
            word = Word(city, city, "PROPN", "NE", "Case=Dat|Gender=Neut|Number=Sing", "obl", head, "B-LOC")
            return [Word("in", "in", "ADP", "APPR", "_", "case", word), word]
        word = Word("Angaben", "Angabe", "NOUN", "NN", "Case=Dat|Gender=Fem|Number=Plur", "obl", head)
        own = Word("eigenen", "eigen", "ADJ", "ADJA", "Case=Dat|Degree=Pos|Gender=Fem|Number=Plur", "amod", word)
        return [Word("nach", "nach", "ADP", "APPR", "_", "case", word), own, word]

    def negation(self, head):
        return Word("nicht", "nicht", "PART", "PTKNEG", "Polarity=Neg", "advmod", head)

    def clause(self, verb, order, given=None, depth=0):
        """Words of a clause and its predicate. `order` is `second`, `last` or `infinitive` (with `zu`)."""
        given = dict(given or {})
        frame, reflexive = (verb.frame[1:], True) if verb.frame[0] == "r" else (verb.frame, False)
        main, _, extra = frame.partition("+")
        passive = main == "a" and not reflexive and order != "infinitive" and self.maybe(0.28) and "Acc" not in given and not (depth and "Nom" in given and order == "second")
        predicate = Word("", verb.whole, "VERB", "VVFIN")
        arguments = []  # (words, role, ambiguous)
        if order != "infinitive":
            subject = given.get("Nom") or (self.act("Nom") if self.maybe(0.08) and depth == 0 else self.phrase("Nom", depth))
            subject.head.deprel, subject.head.head = "nsubj:pass" if passive else "nsubj", predicate
            arguments.append([subject.words, "Nom", subject.ambiguous])
        if reflexive:
            case = "Acc"
            arguments.append([[Word("sich", "sich", "PRON", "PRF", f"Case={case}|Person=3|PronType=Prs|Reflex=Yes", "obj", predicate)], "Refl", False])
        if main == "a" and not passive:
            thing = given.get("Acc") or (self.act("Acc") if self.maybe(0.05) and depth == 0 else self.phrase("Acc", depth))
            thing.head.deprel, thing.head.head = "obj", predicate
            arguments.append([thing.words, "Acc", thing.ambiguous])
        if passive and self.maybe(0.8):
            arguments.append([self.agent(predicate, "obl:agent"), "Agent", False])
        if main == "d":
            person = given.get("Dat") or self.phrase("Dat", depth)
            person.head.deprel, person.head.head = "obl:arg", predicate
            bare = person.words[0].upos == "PROPN"
            arguments.append([person.words, "Dat", bare])
        if main.startswith("p:"):
            _, preposition, case = main.split(":")
            other = self.phrase(case, depth)
            other.head.deprel, other.head.head = "obl", predicate
            arguments.append([[Word(preposition, preposition, "ADP", "APPR", "_", "case", other.head), *other.words], "Prep", False])
        after = []
        if extra.startswith("p:") and self.maybe(0.4):
            _, preposition, case = extra.split(":")
            noun = self.common(case, "body")
            noun.head.deprel, noun.head.head = "obl", predicate
            arguments.append([[Word(preposition, preposition, "ADP", "APPR", "_", "case", noun.head), *noun.words], "Prep", False])
        elif extra == "dass" and depth == 0:
            after = self.complement(predicate)
        elif extra == "zu" and depth == 0:
            after = self.infinitive(predicate)
        elif extra and extra not in ("dass", "zu") and not extra.startswith("p:"):
            thing = self.rng.choice(extra.split("|"))
            plural = thing.endswith(("en", "e")) and thing not in ("Hilfe", "Absicht")
            word = Word(thing, thing, "NOUN", "NN", f"Case=Acc|Number={'Plur' if plural else 'Sing'}", "obj", predicate)
            lemma = {"Waffen": "Waffe", "Gespräche": "Gespräch", "Reformen": "Reform", "Kredite": "Kredit", "Beweise": "Beweis"}.get(thing)
            word.lemma = lemma or thing
            arguments.append([[word], "Thing", False])
        adjuncts = []
        for _ in range(self.rng.choice((0, 1, 1, 2))):
            words = self.adjunct(predicate)
            if all(words[0].form != other[0][0].form for other in adjuncts):
                adjuncts.append([words, "Adjunct", False])
        if self.maybe(0.08):
            adjuncts.append([[self.negation(predicate)], "Not", False])
        number = "Sing"
        if order != "infinitive":
            number = (given.get("Nom") or subject).number
        opening, closing = self.verbs(verb, predicate, passive, order, number)
        words = self.ordered(arguments, adjuncts, opening, closing, order)
        return words + after, predicate

    def verbs(self, verb, predicate, passive, order, number):
        """The finite verb and what closes the clause; sets the predicate's form."""
        plural = number == "Plur"
        tense = self.rng.choice(("past", "past", "present", "perfect", "perfect", "modal", "subjunctive"))
        particle = []
        if order == "infinitive":
            predicate.feats = "VerbForm=Inf"
            if verb.particle:
                predicate.form, predicate.xpos = verb.particle + "zu" + verb.infinitive, "VVIZU"
                return [], [predicate]
            predicate.form, predicate.xpos = verb.infinitive, "VVINF"
            return [], [Word("zu", "zu", "PART", "PTKZU", "_", "mark", predicate), predicate]

        def auxiliary(forms, lemma, xpos, time, voice=False, mood="Ind"):
            feats = FINITE.format(number, time).replace("Ind", mood) + ("|Voice=Pass" if voice else "")
            return Word(forms[plural], lemma, "AUX", xpos, feats, "aux:pass" if voice else "aux", predicate)

        def participle():
            predicate.form, predicate.xpos, predicate.feats = verb.participle, "VVPP", "VerbForm=Part"

        if passive:
            participle()
            if tense in ("perfect", "modal", "subjunctive"):
                been = Word("worden", "werden", "AUX", "VAPP", "VerbForm=Part|Voice=Pass", "aux:pass", predicate)
                finite = auxiliary(("sei", "seien"), "sein", "VAFIN", "Pres", mood="Sub") if tense == "subjunctive" else auxiliary(("ist", "sind"), "sein", "VAFIN", "Pres")
                return [finite], [predicate, been] if order == "second" else [predicate, been, finite]
            finite = auxiliary(("wurde", "wurden"), "werden", "VAFIN", "Past", voice=True) if tense == "past" else auxiliary(("wird", "werden"), "werden", "VAFIN", "Pres", voice=True)
            return [finite], [predicate] if order == "second" else [predicate, finite]
        if tense == "perfect" or tense == "subjunctive":
            participle()
            finite = auxiliary(("habe", "hätten"), "haben", "VAFIN", "Pres", mood="Sub") if tense == "subjunctive" else self.rng.choice((auxiliary(("hat", "haben"), "haben", "VAFIN", "Pres"), auxiliary(("hatte", "hatten"), "haben", "VAFIN", "Past")))
            return [finite], [predicate] if order == "second" else [predicate, finite]
        if tense == "modal":
            predicate.form, predicate.xpos, predicate.feats = verb.whole, "VVINF", "VerbForm=Inf"
            forms, lemma, time = self.rng.choice(((("will", "wollen"), "wollen", "Pres"), (("soll", "sollen"), "sollen", "Pres"), (("wollte", "wollten"), "wollen", "Past"), (("kann", "können"), "können", "Pres"), (("muss", "müssen"), "müssen", "Pres"), (("wird", "werden"), "werden", "Pres")))
            finite = auxiliary(forms, lemma, "VAFIN" if lemma == "werden" else "VMFIN", time)
            return [finite], [predicate] if order == "second" else [predicate, finite]
        if tense == "past":
            form = verb.past + ("" if not plural else "n" if verb.past.endswith("e") else "en")
        else:
            form = verb.infinitive if plural else verb.present
        predicate.feats = FINITE.format(number, "Past" if tense == "past" else "Pres")
        if order == "last":
            predicate.form = verb.particle + form
            return [predicate], [predicate]
        predicate.form = form
        if verb.particle:
            predicate.lemma = verb.infinitive
            particle = [Word(verb.particle, verb.particle, "ADP" if verb.particle in ("an", "ab", "aus", "auf", "vor", "zu", "bei", "mit") else "ADV", "PTKVZ", "_", "compound:prt", predicate)]
        return [predicate], particle

    def ordered(self, arguments, adjuncts, opening, closing, order):
        """Puts the constituents in an order that German allows and that can be understood."""
        finite = opening[:1]
        subject = next((a for a in arguments if a[1] == "Nom"), None)
        relative = next((a for a in arguments if a[0][0].xpos == "PRELS"), None)
        rest = [a for a in arguments if a is not relative]
        rank = {"Refl": 0, "Nom": 1, "Dat": 2, "Acc": 3, "Agent": 3, "Thing": 4, "Prep": 5}
        rest.sort(key=lambda a: (rank[a[1]], self.rng.random()))
        if subject in rest and rest and rest[0][1] == "Refl" and self.maybe(0.5):
            rest.remove(subject)
            rest.insert(0, subject)
        for adjunct in adjuncts:
            low = 1 if rest and rest[0][0][0].xpos in ("PPER", "PRF") else 0
            at = len(rest) if adjunct[1] == "Not" else self.rng.randint(low, len(rest))
            rest.insert(at, adjunct)
        if order != "second":
            front = relative[0] if relative else []
            return [*front, *(w for c in rest for w in c[0]), *closing]
        clear = subject is None or not subject[2]
        for constituent in rest:
            told = constituent[1] in ("Adjunct", "Prep", "Agent") or constituent[1] == "Nom"
            told = told or constituent[1] == "Acc" and (clear or not constituent[2]) or constituent[1] == "Dat" and not constituent[2]
            constituent.append(told and not (constituent[0][0].xpos in ("PRF", "PTKNEG")))
        able = [c for c in rest if c[3]]
        weights = [4 if c[1] == "Nom" else 3 if c[1] in ("Acc", "Dat") else 2 for c in able]
        first = self.rng.choices(able, weights)[0]
        rest.remove(first)
        return [*first[0], *finite, *(w for c in rest for w in c[0]), *closing]

    def complement(self, head):
        verb = self.rng.choice([v for v in self.words.verbs if "dass" not in v.frame and "zu" not in v.frame])
        words, predicate = self.clause(verb, "last", depth=1)
        predicate.deprel, predicate.head = "ccomp", head
        return [Word(",", ",", "PUNCT", "$,", "_", "punct", predicate), Word("dass", "dass", "SCONJ", "KOUS", "_", "mark", predicate), *words]

    def infinitive(self, head):
        verb = self.rng.choice([v for v in self.words.verbs if "dass" not in v.frame and "zu" not in v.frame])
        words, predicate = self.clause(verb, "infinitive", depth=1)
        predicate.deprel, predicate.head = "xcomp", head
        return [Word(",", ",", "PUNCT", "$,", "_", "punct", predicate), *words]

    def plain_verb(self):
        return self.rng.choice(self.words.verbs)

    def sentence(self):
        """One sentence, as words in order."""
        words, root = self.clause(self.plain_verb(), "second")
        at = self.rng.random()
        if at < 0.12:
            words, root = self.reported(words, root)
        elif at < 0.26:
            words, root = self.with_adverbial(words, root)
        elif at < 0.36:
            words = self.with_second(words, root)
        root.deprel, root.head = "root", None
        words = [w for i, w in enumerate(words) if not (w.form == "," and (i + 1 == len(words) or words[i + 1].form == ","))]
        words.append(Word(".", ".", "PUNCT", "$.", "_", "punct", root))
        words[0].form = words[0].form[:1].upper() + words[0].form[1:]
        return words

    def reported(self, words, root):
        """`…, sagte Kern.`, or with `dass`"""
        form, lemma = self.rng.choice(SAY[:4])
        say = Word(form, lemma, "VERB", "VVFIN", FINITE.format("Sing", "Past"))
        speaker = self.person("Nom")
        speaker.head.deprel, speaker.head.head = "nsubj", say
        if self.maybe(0.5):
            root.deprel, root.head = "ccomp", say
            return [*words, Word(",", ",", "PUNCT", "$,", "_", "punct", root), say, *speaker.words], say
        return [*speaker.words, say, *self.complement(say)], say

    def with_adverbial(self, words, root):
        """`…, weil …`, `Nachdem …, …` is left to the treebanks"""
        conjunction = self.rng.choice(("weil", "obwohl", "nachdem", "während", "wenn"))
        verb = self.rng.choice([v for v in self.words.verbs if "dass" not in v.frame and "zu" not in v.frame])
        inner, predicate = self.clause(verb, "last", depth=1)
        predicate.deprel, predicate.head = "advcl", root
        return [*words, Word(",", ",", "PUNCT", "$,", "_", "punct", predicate), Word(conjunction, conjunction, "SCONJ", "KOUS", "_", "mark", predicate), *inner], root

    def with_second(self, words, root):
        """A second predicate with the first one's subject: `… und kritisierte …`, `… und wurde von … kritisiert`."""
        subject = next((w for w in words if w.head is root and w.deprel.startswith("nsubj")), None)
        if subject is None or any(w.deprel in ("ccomp", "xcomp") and w.head is root for w in words):
            return words
        number = "Plur" if "Number=Plur" in subject.feats or any(w.deprel == "conj" and w.head is subject for w in words) else "Sing"
        ghost = Word("", "", "PRON", "PPER", subject.feats)
        given = {"Nom": Phrase([ghost], ghost, "Plur" if number == "Plur" else "Masc", False)}
        inner, predicate = self.clause(self.rng.choice([v for v in self.words.verbs if "dass" not in v.frame and "zu" not in v.frame]), "second", given, depth=1)
        finite = next((w for w in inner if w is predicate and w.xpos == "VVFIN" or w.head is predicate and w.xpos in ("VAFIN", "VMFIN")), None)
        if finite is None:
            return words
        inner = [finite, *(w for w in inner if w is not ghost and w is not finite)]
        predicate.deprel, predicate.head = "conj", root
        return [*words, Word("und", "und", "CCONJ", "KON", "_", "cc", predicate), *inner]


def conllu(words, number):
    """A sentence in CoNLL-U, entity tags in MISC."""
    index = {id(word): i for i, word in enumerate(words, 1)}
    lines = [f"# sent_id = textbook-{number}", "# text = " + " ".join(w.form for w in words)]
    for i, word in enumerate(words, 1):
        head = 0 if word.head is None else index[id(word.head)]
        lines.append("\t".join((str(i), word.form, word.lemma, word.upos, word.xpos, word.feats, str(head), word.deprel, "_", "NER=" + word.ner)))
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--names", required=True, help="the package folder of Faker")
    parser.add_argument("--actors", required=True, help="src/lang/de/actors")
    parser.add_argument("--sentences", type=int, default=9000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    grammar = Grammar(load(arguments.names, arguments.actors), arguments.seed)
    for number in range(1, arguments.sentences + 1):
        print(conllu(grammar.sentence(), number))


if __name__ == "__main__":
    main()
