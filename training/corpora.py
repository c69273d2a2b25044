"""Reading treebanks (CoNLL-U) and entity corpora (GermEval TSV, IOB2) into plain word lists."""

import gzip
import re
from dataclasses import dataclass, field

ENTITY_TYPES = ("PER", "LOC", "ORG", "OTH")


@dataclass
class Word:
    """One syntactic word; fields that a corpus does not annotate are None and are not trained on."""

    form: str
    lemma: str | None = None
    upos: str | None = None
    xpos: str | None = None
    feats: str | None = None
    head: int | None = None
    deprel: str | None = None
    ner: str | None = None
    conf: float = 1.0


@dataclass
class Corpus:
    """Sentences of one origin. `treebank` names the annotation convention, `weight` how often it is repeated.

    `composed` sentences (textbook.py) teach structure: their words are not counted as words of the language."""

    name: str
    treebank: str
    sentences: list = field(default_factory=list)
    weight: float = 1.0


def lines_of(path):
    """Lines of a plain or gzip-compressed text file, without their ends."""
    with gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8") as f:
        for line in f:
            yield line.rstrip("\n")


def read_conllu(path, gum_entities=False):
    """Sentences of a CoNLL-U file. Multiword ranges and empty nodes are skipped.

    `NER=` in MISC becomes the entity tag (O where absent, if any word of the file has one);
    with `gum_entities` the named entities are taken from GUM's `Entity=` brackets instead.
    """
    sentences, words, brackets = [], [], []
    has_ner = False

    def finish():
        if words:
            if gum_entities:
                for word, tag in zip(words, gum_tags(words, brackets)):
                    word.ner = tag
            sentences.append(list(words))
        words.clear()
        brackets.clear()

    for line in lines_of(path):
        if not line:
            finish()
            continue
        cols = line.split("\t")
        if not cols[0].isdigit():
            continue
        misc = dict(m.split("=", 1) for m in cols[9].split("|") if "=" in m)
        has_ner = has_ner or "NER" in misc
        has_ner = has_ner or "Entity" in misc and gum_entities
        brackets.append(misc.get("Entity", ""))
        words.append(
            Word(
                form=cols[1],
                lemma=None if cols[2] == "_" and cols[1] != "_" else cols[2],
                upos=cols[3],
                xpos=cols[4],
                feats=cols[5],
                head=int(cols[6]),
                deprel=cols[7],
                ner=misc.get("NER", "O"),
                conf=float(misc.get("Conf", 1.0)),
            )
        )
    finish()
    if not has_ner:
        for sentence in sentences:
            for word in sentence:
                word.ner = None
    return sentences


GUM_KINDS = {"person": "PER", "place": "LOC", "organization": "ORG", "time": None}
NAME_TAGS = ("NNP", "NNPS")
LINKS = {"of", "the", "and", "&", "-", "for", "de", "'s", "von", "van", "der"}


def gum_mentions(brackets):
    """(start, end, kind) of the mentions that open and close within one sentence, from its words' `Entity=` values."""
    open_, found = [], []
    for i, value in enumerate(brackets):
        for piece in re.findall(r"\([^()]*\)?|[^()]*\)", value):
            fields = piece.strip("()").split("-")
            if piece.startswith("("):
                open_.append((fields[0], i, fields[1] if len(fields) > 1 else ""))
            if piece.endswith(")"):
                for k in range(len(open_) - 1, -1, -1):
                    if open_[k][0] == fields[0]:
                        _, start, kind = open_.pop(k)
                        found.append((start, i + 1, kind))
                        break
    return found


def gum_tags(words, brackets):
    """Entity tags of a GUM sentence: of every mention whose head is a proper noun, the name around that head.

    GUM's spans are whole noun phrases, so the name is the run of proper nouns, with links such as `of` inside it.
    Outer mentions come first; words that have a tag keep it.
    """
    tags = ["O"] * len(words)
    for start, end, kind in sorted(gum_mentions(brackets), key=lambda m: (m[0] - m[1], m[0])):
        label = GUM_KINDS.get(kind, "OTH")
        heads = [i for i in range(start, end) if not start < words[i].head <= end]
        if not label or not heads or words[heads[0]].xpos not in NAME_TAGS:
            continue
        left = right = heads[0]
        while (step := name_step(words, left, -1, start, end)) is not None:
            left = step
        while (step := name_step(words, right, 1, start, end)) is not None:
            right = step
        if all(t == "O" for t in tags[left : right + 1]):
            tags[left : right + 1] = ["B-" + label] + ["I-" + label] * (right - left)
    return tags


def name_step(words, at, direction, start, end):
    """The next name word in a direction within the mention, over at most two links; None at the name's end."""
    for reach in (1, 2, 3):
        i = at + direction * reach
        if not start <= i < end:
            return None
        if words[i].xpos in NAME_TAGS:
            return i
        if words[i].form.lower() not in LINKS:
            return None
    return None


def outer_tag(tag):
    """GermEval's outer tag without -deriv and -part, which are not entities here."""
    return "O" if tag.endswith(("deriv", "part")) else tag


def read_entities(path):
    """Sentences of a GermEval TSV (number, token, outer span, …) or UNER IOB2 file: forms and entity tags only."""
    sentences, words = [], []
    for line in lines_of(path):
        cols = line.split("\t")
        if not line:
            if words:
                sentences.append(words)
            words = []
        elif cols[0].isdigit() and len(cols) > 2:
            words.append(Word(form=cols[1], ner=outer_tag(cols[2])))
    if words:
        sentences.append(words)
    return sentences
