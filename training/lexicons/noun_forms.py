#!/usr/bin/env python3
"""Write src/lang/de/lemma/nouns.tsv: German noun forms and their lemmas.

Usage: pip install german-nouns==1.2.5 && python3 training/lexicons/noun_forms.py [--check]
Takes the nouns of german-nouns, which come from the German Wiktionary, and leaves out every form that the program finds from the
other rows by itself: with an ending of inflection behind another form, or as the last part of a compound (`Lemmas::noun`).
--check writes nothing and exits 1 when the file is not what would be written.
"""

import csv
import importlib.util
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

LEMMAS = Path(__file__).resolve().parents[2] / "src/lang/de/lemma"
TABLE = LEMMAS / "nouns.tsv"
# As in src/parse/lemma/nouns.rs.
SHORTEST_FIRST, SHORTEST_LAST = 3, 5
# A noun that ends fewer others than this is no last part of compounds.
LEAST_COMPOUNDS = 3
CASES = ("nominativ", "genitiv", "dativ", "akkusativ")
# Names and what is inflected like an adjective: the table says nothing of the latter.
NAMES = ("Toponym", "Vorname", "Nachname", "Eigenname", "Abkürzung", "Wortverbindung")
LIKE_ADJECTIVE = "adjektivische Deklination"
SAME, UNKNOWN = "=", "?"
HEADER = """\
# Forms of German nouns and their lemmas.
# Origin: german-nouns 1.2.5 (CC BY-SA 4.0), from the German Wiktionary; changed: only nouns of one word without names, and of their
#   forms those that do not follow from other rows; written by training/lexicons/noun_forms.py. Licence: CC BY-SA 4.0.
#   Sorted by the bytes of the form, which the program relies on.
# Columns: form, with a small letter if compounds end in it; lemmas, = for the form itself, with :s or :p if the form is only its
#   singular or plural, or ? for what is inflected like an adjective and left to the model.
"""


def entries():
    """(lemma, word classes, {form: numbers}) of each noun."""
    package = importlib.util.find_spec("german_nouns")
    if package is None:
        sys.exit("german-nouns is missing: pip install german-nouns==1.2.5")
    with (Path(package.submodule_search_locations[0]) / "nouns.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            forms = defaultdict(set)
            for name, value in row.items():
                if name and name.startswith(CASES) and value:
                    forms[value].add("p" if "plural" in name else "s")
            yield row["lemma"], row["pos"], forms


def is_plain(word):
    return re.fullmatch(r"[A-ZÄÖÜ][a-zäöüßéèêáàâóôñç]+", word) is not None


def small(word):
    return word[:1].lower() + word[1:]


def read_nouns():
    """{form: {lemma: numbers}} of nouns, and the forms that are inflected like adjectives."""
    nouns, adjectives = defaultdict(lambda: defaultdict(set)), set()
    for lemma, classes, forms in entries():
        if LIKE_ADJECTIVE in classes:
            adjectives.update(form for form in forms if is_plain(form))
        elif is_plain(lemma) and not any(name in classes for name in NAMES):
            nouns[lemma][lemma].add("s")
            for form, numbers in forms.items():
                if is_plain(form):
                    nouns[form][lemma] |= numbers
    return nouns, adjectives


def last_parts(nouns):
    """The lemmas in which compounds end."""
    counts = Counter()
    for lemma in {lemma for lemmas in nouns.values() for lemma in lemmas}:
        counts.update(lemma[at:] for at in range(SHORTEST_FIRST, len(lemma) - 2))
    return {lemma for lemmas in nouns.values() for lemma in lemmas if counts[small(lemma)] >= LEAST_COMPOUNDS}


def settings(name):
    for line in (LEMMAS / "settings.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{name}\t"):
            return line.split("\t")[1].split()
    sys.exit(f"settings.txt has no {name}")


class Table:
    """The rows, looked up as the program does."""

    def __init__(self, endings):
        self.rows, self.endings = {}, endings

    def add(self, form, key, lemmas):
        """Adds a row unless it says what the rows before say."""
        if self.lemmas(form) != lemmas:
            self.rows[key] = lemmas

    def whole(self, form):
        return self.rows.get(form) or self.rows.get(small(form))

    def inflected(self, form, find):
        stems = (form.removesuffix(ending) for ending in self.endings if form.endswith(ending))
        return find(form) or next(filter(None, map(find, stems)), None)

    def lemmas(self, form):
        """{lemma: numbers} of a form; empty if the model is to be trusted, None if nothing is known."""
        found = self.inflected(form, self.whole)
        if found:
            return found
        for at in range(SHORTEST_FIRST, len(form) - SHORTEST_LAST + 1):
            found = self.inflected(form[at:], self.rows.get)
            if found:
                return found if UNKNOWN in found else {form[:at] + small(lemma): numbers for lemma, numbers in found.items()}
        return None


def build():
    nouns, adjectives = read_nouns()
    ends_compounds = last_parts(nouns)
    table = Table(settings("noun-endings"))
    for form in sorted({*nouns, *adjectives}, key=lambda form: (len(form), form)):
        if form in adjectives:
            table.add(form, small(form), {UNKNOWN: ""})
            continue
        lemmas = {lemma: "".join(sorted(numbers)) for lemma, numbers in nouns[form].items()}
        is_last = any(lemma in ends_compounds for lemma in lemmas)
        table.add(form, small(form) if is_last else form, lemmas)
    return table


def cell(form, lemma, numbers, alone):
    name = SAME if small(lemma) == small(form) else lemma
    return name if alone or len(numbers) != 1 else f"{name}:{numbers}"


def text(table):
    lines = []
    for form, lemmas in sorted(table.rows.items(), key=lambda row: row[0].encode()):
        ordered = sorted(lemmas.items(), key=lambda item: (len(item[0]), item[0]))
        lines.append(form + "\t" + " ".join(cell(form, lemma, numbers, len(lemmas) == 1) for lemma, numbers in ordered))
    return HEADER + "\n".join(lines) + "\n"


def main():
    written = text(build())
    if "--check" in sys.argv[1:]:
        sys.exit(TABLE.read_text(encoding="utf-8") != written)
    TABLE.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
