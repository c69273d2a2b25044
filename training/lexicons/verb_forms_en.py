#!/usr/bin/env python3
"""Write src/lang/en/lemma/verbs.tsv: English verb forms and their infinitives.

Usage: python3 training/lexicons/verb_forms_en.py [--check]      (needs nothing but Python 3.11)
Conjugates the verbs of the frame, speech and modality files and those of verb_forms_en_by_hand.txt. --check writes nothing and
exits 1 when the file is not what would be written.
"""

import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENGLISH = HERE.parents[1] / "src/lang/en"
TABLE = ENGLISH / "lemma/verbs.tsv"
BY_HAND = HERE / "verb_forms_en_by_hand.txt"
FINITE, PARTICIPLE, INFINITIVE = "f", "p", "i"
# The model knows these forms by heart, and they mean little without their clause.
AUXILIARIES = {"be", "have", "do"}
# British and American spelling differ.
BOTH_SPELLINGS = ("travel", "cancel", "signal", "counsel")
HEADER = """\
# Forms of English verbs and their infinitives: the verbs of the frames, of speech and modality, and the most frequent others.
# Origin: written for actograph from English grammar. Licence: MIT OR Apache-2.0. Sorted by the bytes of the form, which the
# program relies on.
# Columns: form; infinitives with what the form is: f finite (alone: left out), p participle, i infinitive.
"""


def by_hand():
    """{kind: [words of its lines]}."""
    lists = defaultdict(list)
    for line in BY_HAND.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, words = line.split(": ")
            lists[kind].append(words.split())
    return lists


def entries(path):
    """The tables of a TOML file that has only arrays of tables."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return [entry for group in tables.values() for entry in group]


def listed_verbs():
    """The first words of all verbs in the frame, speech and modality files."""
    names = []
    for path in [*sorted((ENGLISH / "frames").glob("*.toml")), ENGLISH / "speech.toml"]:
        names += [entry[key] for entry in entries(path) for key in ("verb", "light") if key in entry]
    names += [entry["lemma"] for entry in entries(ENGLISH / "modality.toml") if entry["pos"] == "verb"]
    first = (re.match(r"[a-z]+", name) for name in names)
    return {word[0] for word in first if word}


def ends_in_consonant_and_y(verb):
    return re.search(r"[^aeiou]y$", verb) is not None


def third_person(verb):
    if re.search(r"(s|x|z|ch|sh|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if ends_in_consonant_and_y(verb) else verb + "s"


def present_participle(verb, doubles):
    if verb in doubles:
        return verb + verb[-1] + "ing"
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    silent = verb.endswith("e") and not re.search(r"(ee|ye|oe)$", verb)
    return (verb[:-1] if silent else verb) + "ing"


def past(verb, doubles):
    if verb.endswith("e"):
        return verb + "d"
    if ends_in_consonant_and_y(verb):
        return verb[:-1] + "ied"
    return verb + (verb[-1] if verb in doubles else "") + "ed"


def conjugated(verbs, irregular, doubles):
    """{form: {infinitive: kinds}}."""
    forms = defaultdict(lambda: defaultdict(set))
    for verb in verbs:
        forms[verb][verb] |= {FINITE, INFINITIVE}
        forms[third_person(verb)][verb].add(FINITE)
        forms[present_participle(verb, doubles)][verb].add(PARTICIPLE)
        if verb in BOTH_SPELLINGS:
            forms[verb + "ling"][verb].add(PARTICIPLE)
            forms[verb + "led"][verb] |= {FINITE, PARTICIPLE}
        regular = past(verb, doubles)
        finite, participle = irregular.get(verb, (regular, regular))
        forms[finite][verb].add(FINITE)
        forms[participle][verb].add(PARTICIPLE)
    return forms


def row(form, verbs):
    """The line of a form; its own infinitive comes first."""
    cells = []
    for verb in sorted(verbs, key=lambda verb: (verb != form, verb)):
        kinds = "".join(kind for kind in (FINITE, PARTICIPLE, INFINITIVE) if kind in verbs[verb])
        cells.append(verb if kinds == FINITE else f"{verb}:{kinds}")
    return f"{form}\t{' '.join(cells)}\n"


def main():
    lists = by_hand()
    frequent, doubles = ({word for line in lists[kind] for word in line} for kind in ("frequent", "doubles"))
    irregular = {verb: (finite, participle) for verb, finite, participle in lists["irregular"]}
    verbs = {verb for verb in listed_verbs() | frequent if len(verb) > 1} - AUXILIARIES | set(irregular)
    forms = conjugated(verbs, irregular, doubles)
    text = HEADER + "".join(row(form, forms[form]) for form in sorted(forms, key=str.encode))
    if "--check" not in sys.argv[1:]:
        TABLE.write_text(text, encoding="utf-8")
        print(f"{len(forms)} forms of {len(verbs)} verbs")
    elif TABLE.read_text(encoding="utf-8") != text:
        sys.exit(f"{TABLE} is not up to date: run python3 training/lexicons/verb_forms_en.py")


if __name__ == "__main__":
    main()
