#!/usr/bin/env python3
"""Checks frame files (TOML): keys, role names, types, examples, order, duplicates.

Usage: check_frames.py FILE_OR_FOLDER...
Prints one line per problem (file, frame number, predicate, what is wrong) and a
table of counts; exits 1 if there is a problem. Needs Python 3.11, nothing else.
The format of the files is described beside the module that reads them.
"""

import collections
import pathlib
import re
import sys
import tomllib

TYPES = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT "
    "THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT AFFILIATION".split()
)
PREDICATES = ["verb", "light", "noun", "adjective"]  # also the order in a file
REQUIRED = ["type", "source", "target", "yes", "no"]
OPTIONAL = [
    "reflexive", "exact", "target_kind", "source_kind", "with", "without",
    "status", "negated", "confidence",
]
KINDS = {"person", "organization", "place", "group"}
GRAMMATICAL = {"subj", "obj", "iobj", "gobj", "coord", "clause"}
NOMINAL = {"gen", "poss", "comp", "adj"}  # roles that only a noun has
TWO_WAY = set("an auf hinter in neben über unter vor zwischen".split())
ONE_WAY = set(
    "als aus außer bei durch entgegen für gegen gegenüber mit mitsamt nach ohne samt seit "
    "seitens um von vonseiten wegen wider zu zugunsten zulasten".split()
)
# `zwischen A und B` always takes the dative in an event noun, so it is written bare.
BARE_TWO_WAY = {"zwischen"}


def role_problem(role, kind):
    """Says what is wrong with one role alternative of a predicate of `kind`, or None."""
    if role in GRAMMATICAL:
        if kind == "noun" and role not in ("subj", "coord", "clause"):  # `subj`: of the copula (`X ist Chef`)
            return f"role `{role}` cannot be used with a noun"
        return None
    if role in NOMINAL:
        return None if kind in ("noun", "light") else f"role `{role}` needs a noun"
    preposition, _, case = role.partition(":")
    if case and (preposition not in TWO_WAY or case not in ("Acc", "Dat")):
        return f"role `{role}`: a case (Acc, Dat) goes only with a two-way preposition"
    if not case and preposition in TWO_WAY - BARE_TWO_WAY:
        return f"role `{role}`: two-way preposition without :Acc or :Dat"
    if preposition not in TWO_WAY | ONE_WAY:
        return f"unknown role `{role}`"
    return None


def sort_key(frame):
    """Orders frames by kind of predicate, then alphabetically as DIN 5007-1 does."""
    kind = next(k for k in PREDICATES if k in frame)
    folded = frame[kind].lower().translate(str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"}))
    return PREDICATES.index(kind), folded


def check_frame(frame):
    """Yields what is wrong with a frame by itself."""
    kinds = [k for k in PREDICATES if k in frame]
    if len(kinds) != 1:
        yield f"expected exactly one of {', '.join(PREDICATES)}, got {kinds or 'none'}"
        return
    kind = kinds[0]
    predicate = frame[kind]
    for key in frame.keys() - set(PREDICATES + REQUIRED + OPTIONAL):
        yield f"unknown key `{key}`"
    for key in REQUIRED:
        if not isinstance(frame.get(key), str) or not frame[key].strip():
            yield f"`{key}` is missing or empty"
            return
    if frame["type"] not in TYPES:
        yield f"unknown type `{frame['type']}`"
    for side in ("source", "target"):
        roles = frame[side].split(" | ")
        for role in roles:
            problem = role_problem(role, kind)
            if problem:
                yield f"{side}: {problem}"
        if len(roles) != len(set(roles)):
            yield f"{side}: the same role twice"
    if kind == "noun" and not re.fullmatch(r"[A-ZÄÖÜ][\w-]+", predicate):
        yield "a noun is one capitalised word"
    if kind in ("verb", "adjective") and not re.fullmatch(r"[a-zäöüß-]+", predicate):
        yield f"a {kind} is one word in lower case"
    if kind == "verb" and not predicate.endswith("n"):
        yield "a verb is given as its infinitive"
    if kind == "light" and not re.fullmatch(r"([a-zäöü]+ )?[A-ZÄÖÜ][\w-]+ [a-zäöüß]+n", predicate):
        yield "a light verb construction is `[preposition] Noun infinitive`"
    for key in ("target_kind", "source_kind"):
        if key in frame and not set(frame[key].split()) <= KINDS:
            yield f"`{key}`: expected some of {sorted(KINDS)}, got `{frame[key]}`"
    for key in ("with", "without"):
        words = frame.get(key, "x").split(" | ")
        if not all(re.fullmatch(r"[\w-]+", word) for word in words) or len(words) != len(set(words)):
            yield f"`{key}`: lemmas separated by ` | `, each once"
    for key in ("reflexive", "exact", "negated"):
        if frame.get(key, True) is not True:
            yield f"`{key}` is either true or left out"
    if frame.get("status", "intended") != "intended":
        yield "`status` is either \"intended\" or left out"
    if not 0 < frame.get("confidence", 0.8) <= 1:
        yield "`confidence` lies between 0 and 1"
    for key in ("yes", "no"):
        if not re.search(r"[.!?“]$", frame[key]):
            yield f"`{key}` is not a sentence"
    if frame["yes"] == frame["no"]:
        yield "`yes` and `no` are the same sentence"


def main(arguments):
    """Checks all files and prints the counts."""
    files = []
    for argument in map(pathlib.Path, arguments):
        files += sorted(argument.glob("*.toml")) if argument.is_dir() else [argument]
    problems = 0
    counts = collections.Counter()
    predicates = set()
    seen = {}  # predicate, roles and conditions -> type and place
    for path in files:
        frames = tomllib.loads(path.read_text(encoding="utf-8")).get("frame", [])
        previous = (-1, "")
        for number, frame in enumerate(frames, 1):
            kind = next((k for k in PREDICATES if k in frame), "?")
            found = list(check_frame(frame))
            if kind != "?":
                key = sort_key(frame)
                if key < previous:
                    found.append(f"out of order after `{previous[1]}`")
                previous = key
                identity = tuple(
                    str(frame.get(k))
                    for k in (kind, "reflexive", "source", "target", "with", "without", "target_kind", "source_kind")
                )
                place = f"{path.name} {number} ({frame.get('type')})"
                if identity in seen:
                    found.append(f"same frame as {seen[identity]}")
                seen[identity] = place
                counts[frame.get("type"), kind] += 1
                predicates.add((frame.get("type"), kind, frame[kind], frame.get("reflexive", False)))
            for problem in found:
                problems += 1
                print(f"{path}: frame {number} `{frame.get(kind, '?')}`: {problem}")
    report(counts, predicates)
    return 1 if problems or not files else 0


def report(counts, predicates):
    """Prints frames per type and kind, and the number of different predicates."""
    print(f"{'type':12}" + "".join(f"{kind:>11}" for kind in PREDICATES) + f"{'frames':>11}{'predicates':>12}")
    for name in sorted({name for name, _ in counts}):
        row = [counts[name, kind] for kind in PREDICATES]
        different = sum(1 for entry in predicates if entry[0] == name)
        print(f"{name:12}" + "".join(f"{n:11}" for n in row) + f"{sum(row):11}{different:12}")
    print(f"{'all':12}" + " " * 44 + f"{sum(counts.values()):11}{len(predicates):12}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
