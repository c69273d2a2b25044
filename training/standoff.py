"""Annotations of articles without their texts, and the way back.

    python3 training/standoff.py take ARTICLES.jsonl > ANNOTATIONS.jsonl
    python3 training/standoff.py join ANNOTATIONS.jsonl TEXTS.conllu[.gz] > ARTICLES.jsonl
    python3 training/standoff.py join ANNOTATIONS.jsonl smartdata.json[.gz] > ARTICLES.jsonl

Articles may not be ours to give away; what was seen in them is. `take` replaces every string of an annotated article (the
format that the header of relations.py describes) by the places of its characters: `[start, end)` in code points of the text,
which is the article's sentences joined by a blank. `join` puts the strings back from a treebank that has the articles (`# newdoc
id`, `# text`) or from the DFKI SmartData corpus (JSON objects one behind the other), and leaves out, with a message, those
whose text is another.

A line of annotations: `id`, `sentences` (how many from the beginning), `sha256` of the text, `actors` as `[kind, country, named,
[mention, …]]`, `relations` as `[source, type, target, [piece of the trigger, …], sentence, status, speaker or null, negated,
core]` with actors by index.
"""
from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

JOINT = " … "
"""Stands between the pieces of a trigger."""


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def take(article: dict) -> dict:
    """The annotation of an article with places instead of strings."""
    text = " ".join(article["sentences"])
    starts = [sum(len(sentence) + 1 for sentence in article["sentences"][:number]) for number in range(len(article["sentences"]))]

    def place(piece: str, start: int = 0) -> list[int]:
        at = text.index(piece, start)
        return [at, at + len(piece)]

    number = {actor["id"]: index for index, actor in enumerate(article["actors"])}
    by_name = {name: index for index, actor in enumerate(article["actors"]) for name in (actor["name"], *actor["mentions"])}
    actors = [
        [actor["kind"], actor["country"], actor["named"], [place(mention) for mention in actor["mentions"]]]
        for actor in article["actors"]
    ]
    relations = [
        [
            number[relation["source"]], relation["type"], number[relation["target"]],
            [place(piece, starts[relation["sentence"] - 1]) for piece in relation["trigger"].split(JOINT)],
            relation["sentence"], relation["status"], by_name.get(relation["by"]), relation["negated"], relation["core"],
        ]
        for relation in article["relations"]
    ]
    head = {"id": article["id"], "sentences": len(article["sentences"]), "sha256": digest(text)}
    return head | {"actors": actors, "relations": relations}


def join(annotation: dict, sentences: list[str]) -> dict | None:
    """The annotated article, or nothing if the text is another."""
    sentences = sentences[: annotation["sentences"]]
    text = " ".join(sentences)
    if digest(text) != annotation["sha256"]:
        return None
    actors = []
    for number, (kind, country, named, places) in enumerate(annotation["actors"], 1):
        mentions = [text[start:end] for start, end in places]
        name = max(mentions, key=len, default="")
        actors.append({"id": f"a{number}", "name": name, "kind": kind, "country": country, "named": named, "mentions": mentions})
    relations = []
    for source, kind, target, places, sentence, status, speaker, negated, core in annotation["relations"]:
        relations.append({
            "source": f"a{source + 1}", "type": kind, "target": f"a{target + 1}",
            "trigger": JOINT.join(text[start:end] for start, end in places), "sentence": sentence, "status": status,
            "by": None if speaker is None else actors[speaker]["name"], "negated": negated, "core": core,
        })
    return {"id": annotation["id"], "sentences": sentences, "actors": actors, "relations": relations}


def smartdata(text: str) -> dict[str, list[str]]:
    """The sentences of each news document of the SmartData corpus: lines of three words or more, cut behind full stops."""
    documents: dict[str, list[str]] = {}
    decoder, at = json.JSONDecoder(), 0
    while match := re.compile(r"\s*(?=\{)").match(text, at):
        document, at = decoder.raw_decode(text, match.end())
        source = document["refids"]["map"]
        sentences = []
        for line in document["text"]["string"].split("\n"):
            if len(line.split()) >= 3:
                cut = re.sub(r'(?<=[a-zäöüß“"»)])([.!?]["“«]?) (?=[A-ZÄÖÜ„"»])', r"\1\n", line.strip())
                sentences += [" ".join(sentence.split()) for sentence in cut.split("\n")]
        if source["source"] == "news":
            number = source["fileName"].removeprefix("smartdata_news_").removesuffix(".xml")
            documents[f"sd-{number}"] = sentences
    return documents


def texts(treebank: Path) -> dict[str, list[str]]:
    """The sentences of each document of a treebank, or of the SmartData corpus."""
    documents: dict[str, list[str]] = {}
    current: list[str] = []
    opened = gzip.open(treebank, "rt", encoding="utf8") if treebank.suffix == ".gz" else treebank.open(encoding="utf8")
    if ".json" in treebank.suffixes:
        with opened as file:
            return smartdata(file.read())
    with opened as lines:
        for line in lines:
            if line.startswith("# newdoc id ="):
                current = documents.setdefault(line.split("=", 1)[1].strip(), [])
            elif line.startswith("# text ="):
                current.append(line.split("=", 1)[1].strip())
    return documents


def lines_of(path: str) -> Iterator[dict]:
    return map(json.loads, Path(path).open(encoding="utf8"))


def main() -> None:
    match sys.argv[1:]:
        case ["take", articles]:
            for article in lines_of(articles):
                print(json.dumps(take(article), separators=(",", ":")))
        case ["join", annotations, treebank]:
            documents = texts(Path(treebank))
            for annotation in lines_of(annotations):
                article = join(annotation, documents.get(annotation["id"], []))
                if article is None:
                    print(f"{annotation['id']}: the treebank has another text or none", file=sys.stderr)
                else:
                    print(json.dumps(article, ensure_ascii=False))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
