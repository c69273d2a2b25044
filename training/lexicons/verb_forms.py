#!/usr/bin/env python3
"""Write src/lang/de/lemma/verbs.tsv: German verb forms and their infinitives.

Usage: python3 training/lexicons/verb_forms.py [--check]      (after: pip install ablaut==0.11.0 spacy-lookups-data==1.0.5)
Conjugates with ablaut (MIT OR Apache-2.0) the verbs of the frame, speech and modality files and those of the lemma table of
spacy-lookups-data (MIT) whose own forms confirm that they are verbs. Verbs with a separable particle appear only as
infinitives: the program puts their forms together from particle and base (src/lang/de/lemma/settings.txt).
--check also prints forms of the lemma table that the program would take to another verb, most frequent first.
"""

import gzip
import json
import re
import sys
import tomllib
from collections import defaultdict
from importlib import metadata
from pathlib import Path

import ablaut

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
GERMAN = ROOT / "src/lang/de"
BY_HAND = HERE / "verb_forms_by_hand.txt"
FURTHER = HERE / "verbs_by_hand.txt"
# Verbs with particles that the lemma table lacks count as known if their infinitive and zu-infinitive are this frequent
# (natural logarithm of the probability).
FREQUENT = -15.5
FINITE, PARTICIPLE, INFINITIVE = "f", "p", "i"
# Imperatives (`verzieh!`): left out where the form is a commoner one of another verb (`verzieh` of `verzeihen`).
COMMAND = "c"
# Particles that are also inseparable prefixes: `übernommen`, not `übergenommen`.
DUAL = ("durch", "hinter", "über", "um", "unter", "voll", "wider", "wieder")
# Finite second person forms of these moods are rare: kept only where the frequency table has them.
RARE = re.compile(r"(est|et|test|tet)\Z")
# Values of the lemma table that pass as verbs but are not.
STOP = {"gehren", "gelben", "herben", "kleinen", "offen", "zweiten"}


def settings():
    """The names and values of the settings file."""
    rows = (line.split("\t") for line in (GERMAN / "lemma/settings.txt").read_text(encoding="utf-8").splitlines())
    return {row[0]: row[1].split() for row in rows if not row[0].startswith("#")}


SETTINGS = settings()
PARTICLES = sorted(SETTINGS["particles"], key=len, reverse=True)


def table(name):
    """One of the JSON tables of spacy-lookups-data."""
    path = metadata.distribution("spacy-lookups-data").locate_file(f"spacy_lookups_data/data/{name}.json.gz")
    with gzip.open(path, "rt", encoding="utf-8") as f:
        return json.load(f)


def by_hand():
    """{infinitive: [further forms]}."""
    lines = (line.partition(": ") for line in BY_HAND.read_text(encoding="utf-8").splitlines())
    return {verb: forms.split() for verb, _, forms in lines if not verb.startswith("#")}


EXTRA = by_hand()


def project_verbs():
    """The verbs of the frame, speech and modality files, and those listed by hand."""
    lines = FURTHER.read_text(encoding="utf-8").splitlines()
    verbs = {verb for line in lines if not line.startswith("#") for verb in line.split()}
    for path in [*(GERMAN / "frames").glob("*.toml"), GERMAN / "speech.toml", GERMAN / "modality.toml"]:
        for rows in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for row in rows:
                verbs.add(row.get("verb", ""))
                verbs.add(row.get("light", "").split(" ")[-1])
                if row.get("pos") == "verb":
                    verbs.add(row["lemma"])
    return {verb for verb in verbs if re.fullmatch(r"[a-zäöüß]+n", verb)}


def can_conjugate(verb):
    """Whether the conjugator takes the word for a verb."""
    try:
        return ablaut.conjugate(verb).infinitive == verb
    except ValueError:
        return False


def weak(infinitive):
    """(form, kind) of the regular weak paradigm."""
    stem = infinitive.removesuffix("n").removesuffix("e")
    e = "e" if re.search(r"[dt]\Z|[^lrhaeiouäöü][mn]\Z", stem) else ""
    second = "t" if re.search(r"[sßxz]\Z", stem) else "st"
    ge = "" if re.match(r"(be|emp|ent|er|ge|miss|ver|zer)", infinitive) else "ge"
    for ending in ("e", e + second, e + "t", e + "te", e + "ten", e + "test", e + "tet"):
        yield stem + ending, FINITE
    yield ge + stem + e + "t", PARTICIPLE


def conjugated(verb):
    """(form, kind) of a verb without separable particle."""
    found = ablaut.conjugate(verb)
    usual = [*found.present, found.preterite[0], found.preterite[3], *found.konjunktiv2]
    usual += [found.konjunktiv1[2], found.imperative[1] or verb]
    if verb.endswith("eln"):
        usual += [verb[:-3] + "ele", verb[:-1]]
    if verb.endswith("ern"):
        usual += [verb[:-3] + "re"]
    usual += [form[:-3] + "st" for form in found.konjunktiv2 if form.endswith("est")]
    rare = found.preterite + found.konjunktiv1
    for form in usual + rare:
        yield form, FINITE if form in usual[:5] or not RARE.search(form) else "rare"
    if found.imperative[0]:
        yield found.imperative[0], COMMAND
    yield found.past_participle, PARTICIPLE
    yield found.present_participle, PARTICIPLE
    yield verb, INFINITIVE
    yield verb, FINITE


def inherited(verb):
    """(form, kind) that the list by hand has for a verb or its base."""
    for base, forms in EXTRA.items():
        prefix = verb.removesuffix(base)
        if not verb.endswith(base) or prefix not in ("", "be", "emp", "ent", "er", "ge", "miss", "ver", "zer", *DUAL):
            continue
        for form in forms:
            if form == "weak":
                yield from ((prefix + weak_form.removeprefix("ge") if prefix else weak_form, kind) for weak_form, kind in weak(base))
            elif form.endswith("*"):
                yield prefix + (form[:-1].removeprefix("ge") if prefix else form[:-1]), PARTICIPLE
            else:
                yield prefix + form, FINITE


def spellings(form):
    """The form as it was written before 1996 (`laßt`) and as it is in Switzerland (`heisst`)."""
    yield form
    yield re.sub(r"ss(?![aeiouäöü])", "ß", form)
    yield form.replace("ß", "ss")


def split(verb, bases):
    """(particle, base) of a verb with a separable particle, else None."""
    for particle in PARTICLES:
        base = verb.removeprefix(particle)
        if base != verb and (len(base) > 3 and re.search("[aeiouyäöü]", base[:-2]) or base == "tun") and can_conjugate(base):
            if particle in DUAL:
                if base in bases or not Verbs.is_simple(base):
                    return particle, base
                continue
            if base in bases or can_conjugate(verb) and not Verbs.is_simple(verb):
                return particle, base
    return None


def joined(particle, base_forms):
    """Forms of a verb with a separable particle, written as one word."""
    for form, kind in base_forms:
        yield particle + form, kind
        if kind == INFINITIVE:
            yield particle + SETTINGS["infix"][0] + form, INFINITIVE
        if kind == PARTICIPLE and particle in DUAL and form.startswith("ge"):
            yield particle + form.removeprefix("ge"), PARTICIPLE


class Verbs:
    """All verbs, with and without particle, and their forms."""

    def __init__(self, lookup, prob):
        self.prob = prob
        self.forms = defaultdict(lambda: defaultdict(set))  # form -> infinitive -> kinds
        self.infinitives = set()
        self.bases = set()
        wanted = project_verbs()
        listed = defaultdict(set)
        for form, lemma in lookup.items():
            lemma = re.sub(r"tuen\Z", "tun", lemma.replace("miß", "miss"))
            if form.islower() and re.fullmatch(r"[a-zäöüß]{2,}(en|eln|ern|un|ein)", lemma):
                listed[lemma].add(form)
        candidates = {verb for verb in (set(listed) - STOP) | wanted if can_conjugate(verb)}
        simple = {verb for verb in candidates if self.is_simple(verb)}
        for verb in sorted(candidates):
            parts = split(verb, simple)
            forms = set(conjugated(parts[1] if parts else verb))
            if parts:
                forms |= set(joined(parts[0], forms))
            confirmed = {form for form, _ in forms} & listed[verb] - {verb}
            if verb in wanted or len(confirmed) >= 2:
                self.add(verb, parts)
        for verb in sorted(word for word, score in prob.items() if score > FREQUENT and word.endswith("n")):
            parts = split(verb, self.bases) if re.fullmatch(r"[a-zäöüß]{5,}", verb) and verb not in self.infinitives else None
            if parts and parts[1] in self.bases and parts[0] + SETTINGS["infix"][0] + parts[1] in prob:
                self.add(verb, parts)
        for verb in sorted(self.bases):
            self.conjugate(verb)

    @staticmethod
    def is_simple(verb):
        """Whether the conjugator takes the verb for one without separable particle."""
        return ablaut.conjugate(verb).zu_infinitive.startswith("zu ")

    def add(self, verb, parts):
        """Takes a verb and its base into the lists."""
        self.infinitives.add(verb)
        if not parts:
            self.bases.add(verb)
            return
        particle, base = parts
        self.bases.add(base)
        self.enter(verb, verb, INFINITIVE)
        self.enter(verb, verb, FINITE)
        if particle in DUAL:
            participle = ablaut.conjugate(base).past_participle
            if participle.startswith("ge"):
                self.enter(particle + participle.removeprefix("ge"), verb, PARTICIPLE)

    def conjugate(self, verb):
        """Enters all forms of a verb without particle."""
        if split(verb, self.bases) and not self.is_simple(verb):  # a base with a particle of its own (`wieder` + `einführen`)
            self.enter(verb, verb, INFINITIVE)
            self.enter(verb, verb, FINITE)
            return
        for form, kind in {*conjugated(verb), *inherited(verb)}:
            if kind == "rare" and form not in self.prob:
                continue
            for spelling in spellings(form):
                self.enter(spelling, verb, FINITE if kind == "rare" else kind)

    def enter(self, form, verb, kind):
        """Enters one form."""
        if re.fullmatch(r"[a-zäöüß]+", form):
            self.forms[form][verb].add(kind)

    def rows(self):
        """The rows of the file; the most frequent infinitive of a form first."""
        for form in sorted(self.forms):
            self.drop_commands(self.forms[form])
            verbs = sorted(self.forms[form], key=lambda verb: (-self.prob.get(verb, -20.0), len(verb), verb))
            cells = []
            for verb in verbs:
                kinds = "".join(kind for kind in (FINITE, PARTICIPLE, INFINITIVE) if kind in self.forms[form][verb])
                cells.append(verb if kinds == FINITE else f"{verb}:{kinds}")
            yield f"{form}\t{' '.join(cells)}"

    @staticmethod
    def drop_commands(verbs):
        """Takes out verbs of which the form is only an imperative if it is something else of others."""
        commands = {verb for verb, kinds in verbs.items() if kinds == {COMMAND}}
        for verb in commands:
            if len(commands) < len(verbs):
                del verbs[verb]
            else:
                verbs[verb] = {FINITE}

    def find(self, form):
        """Infinitives of a form, as the program finds them (without endings of participles)."""
        found = set(self.forms.get(form, ()))
        for particle in PARTICLES:
            rest = form.removeprefix(particle)
            if rest != form and len(rest) > 1:
                found |= {particle + verb for verb in self.find(rest)}
                bare = rest.removeprefix(SETTINGS["infix"][0])
                if bare != rest and INFINITIVE in self.forms.get(bare, {}).get(bare, ()):
                    found.add(particle + bare)
        return found


def check(verbs, lookup):
    """Prints the lemma table's verb forms that lead elsewhere."""
    wrong = [(form, lemma) for form, lemma in lookup.items() if form.islower() and lemma in verbs.infinitives]
    wrong = [(form, lemma) for form, lemma in wrong if lemma not in verbs.find(form) and not re.search(r"(nd|[^t]en|t|n)(e[mnrs]?)\Z", form)]
    for form, lemma in sorted(wrong, key=lambda pair: -verbs.prob.get(pair[0], -20.0)):
        print(form, lemma, "->", *sorted(verbs.find(form)))


def main(arguments):
    """Writes the file."""
    lookup, prob = table("de_lemma_lookup"), table("de_lexeme_prob")
    verbs = Verbs(lookup, prob)
    versions = [f"{name} {metadata.version(name)}" for name in ("ablaut", "spacy-lookups-data")]
    header = [
        "# Forms of German verbs without separable particle, and the infinitives of those with one.",
        f"# Origin: {versions[0]} (MIT OR Apache-2.0), infinitives and frequencies of {versions[1]} (MIT), verb_forms_by_hand.txt;",
        "#   written by training/lexicons/verb_forms.py. Licence: MIT. Sorted by the bytes of the form, which the program relies on.",
        "# Columns: form; infinitives, the most frequent first, with what the form is: f finite (alone: left out), p participle, i infinitive.",
    ]
    rows = list(verbs.rows())
    path = GERMAN / "lemma/verbs.tsv"
    path.write_text("\n".join(header + rows) + "\n", encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {len(rows)} forms of {len(verbs.bases)} bases, {len(verbs.infinitives)} verbs, {path.stat().st_size} bytes")
    if "--check" in arguments:
        check(verbs, lookup)


if __name__ == "__main__":
    main(sys.argv[1:])
