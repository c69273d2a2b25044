"""Scores of what `actograph parse` makes of raw text, where our words may differ from those of the gold data.

Words are the same where they cover the same characters, white space left out, as in the CoNLL 2018 shared task; a word of a
contracted token must have the same place in it. An entity is right if its characters and its kind are.
"""

import gzip
import subprocess
from pathlib import Path

KINDS = ("PER", "LOC", "ORG")


def sentences(text):
    """The lines of each sentence."""
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        if lines:
            yield lines


def raw_text(text):
    """The text of a treebank: sentences behind each other, documents and paragraphs apart."""
    parts = []
    for lines in sentences(text):
        if parts:
            new = any(line.startswith(("# newdoc", "# newpar")) for line in lines)
            parts.append("\n\n" if new else " ")
        parts.append(next(line for line in lines if line.startswith("# text = "))[len("# text = ") :])
    return "".join(parts) + "\n"


def parse(binary, language, treebank, folder):
    """The gold data of a file, and what the program says of its raw text."""
    gold = gzip.decompress(Path(treebank).read_bytes()).decode()
    path = Path(folder) / f"{Path(treebank).stem}.txt"
    path.write_text(raw_text(gold), encoding="utf-8")
    command = [binary, "parse", path, "--lang", language]
    found = subprocess.run([str(part) for part in command], check=True, capture_output=True, encoding="utf-8").stdout
    return gold, found


def words(conllu):
    """{place: (place of the head, relation without subtype)} of all words; a place is characters and number in the token."""
    table, at, text = {}, 0, []
    for lines in sentences(conllu):
        places, rows, end_of_token = [], [], 0
        for line in lines:
            columns = line.split("\t")
            if line.startswith("#") or "." in columns[0]:
                continue
            form = columns[1].replace(" ", "")
            if "-" in columns[0]:
                first, last = map(int, columns[0].split("-"))
                start, at, end_of_token = at, at + len(form), last
                text.append(form)
                continue
            number = int(columns[0])
            if number > end_of_token:
                start, at, first = at, at + len(form), number
                text.append(form)
            places.append((start, at, number - first))
            rows.append((int(columns[6]), columns[7].split(":")[0]))
        for place, (head, relation) in zip(places, rows, strict=True):
            table[place] = (places[head - 1] if head else None, relation)
    return table, "".join(text)


def las(gold, found):
    """Labelled attachment over raw text, F1 in per cent."""
    (gold, gold_text), (found, found_text) = words(gold), words(found)
    if gold_text != found_text:
        at = next(i for i, (a, b) in enumerate(zip(gold_text, found_text, strict=False)) if a != b)
        raise SystemExit(f"the texts differ: {gold_text[at - 20 : at + 20]!r} and {found_text[at - 20 : at + 20]!r}")
    right = sum(found.get(place) == answer for place, answer in gold.items())
    return 200 * right / (len(gold) + len(found))


def entities(conllu, tag_of):
    """{(first character, last character, kind)}; `tag_of` finds the BIO tag of a row."""
    spans, at, open_span = set(), 0, None
    for lines in sentences(conllu):
        inside = 0
        for columns in (line.split("\t") for line in lines if not line.startswith("#")):
            form = columns[1].replace(" ", "")
            if "-" in columns[0]:
                # The words of a contracted token all end where it ends.
                inside, at = int(columns[0].split("-")[1]), at + len(form)
                continue
            start = at
            if int(columns[0]) > inside:
                at += len(form)
            prefix, _, kind = tag_of(columns).partition("-")
            if open_span and (prefix != "I" or kind != open_span[2]):
                spans.add(tuple(open_span))
                open_span = None
            if prefix == "B" or prefix == "I" and not open_span:
                open_span = [start, at, kind]
            elif prefix == "I":
                open_span[1] = at
        if open_span:
            spans.add(tuple(open_span))
            open_span = None
    return {span for span in spans if span[2] in KINDS}


def misc_tag(columns):
    """The entity tag in MISC, as the program writes it."""
    return next((item[4:] for item in columns[9].split("|") if item.startswith("NER=")), "O")


def entity_f1(gold, found):
    """Exact entities over raw text, F1 in per cent. The gold rows have their tag in the third column."""
    gold, found = entities(gold, lambda columns: columns[2]), entities(found, misc_tag)
    return 200 * len(gold & found) / max(len(gold) + len(found), 1)
