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
    """Sentences of one origin. `treebank` names the annotation convention, `weight` how often it is repeated."""

    name: str
    treebank: str
    sentences: list = field(default_factory=list)
    weight: float = 1.0


def open_text(path):
    """Opens a plain or gzip-compressed text file."""
    return gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")


def read_conllu(path, gum_entities=False):
    """Sentences of a CoNLL-U file. Multiword ranges and empty nodes are skipped.

    `NER=` in MISC becomes the entity tag (O where absent, if any word of the file has one);
    with `gum_entities` the named entities are taken from GUM's `Entity=` brackets instead.
    """
    sentences, words, entities = [], [], GumEntities() if gum_entities else None
    has_ner = gum_entities
    for line in open_text(path):
        line = line.rstrip("\n")
        if line.startswith("# newdoc") and entities:
            entities = GumEntities()
        if not line:
            if words:
                sentences.append(words)
            words = []
            continue
        if line[0] == "#":
            continue
        cols = line.split("\t")
        if not cols[0].isdigit():
            continue
        misc = dict(m.split("=", 1) for m in cols[9].split("|") if "=" in m)
        has_ner = has_ner or "NER" in misc
        words.append(
            Word(
                form=cols[1],
                lemma=None if cols[2] == "_" and cols[1] != "_" else cols[2],
                upos=cols[3],
                xpos=cols[4],
                feats=cols[5],
                head=int(cols[6]),
                deprel=cols[7],
                ner=entities.tag(misc.get("Entity", "")) if entities else misc.get("NER", "O"),
                conf=float(misc.get("Conf", 1.0)),
            )
        )
    if words:
        sentences.append(words)
    if not has_ner:
        for sentence in sentences:
            for word in sentence:
                word.ner = None
    return sentences


class GumEntities:
    """Follows GUM's `Entity=` brackets and gives each word the tag of the outermost named entity.

    GUM marks an entity as named by a Wikipedia link or by the type of its head being a proper noun; only mentions
    with a link identity (the last field is not empty) are taken, so the tags are names as readers know them.
    """

    KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
    OPEN = re.compile(r"\(([^()]+)|\)")

    def __init__(self):
        self.stack = []

    def tag(self, brackets):
        """Tag of the word that carries this `Entity=` value."""
        began = None
        closing = 0
        for piece in re.findall(r"\([^()]*\)?|[^()]*\)", brackets):
            if piece.startswith("("):
                fields = piece.strip("()").split("-")
                kind = self.KINDS.get(fields[1], "OTH") if len(fields) > 1 else "OTH"
                named = len(fields) > 6 or (len(fields) > 5 and fields[-1][:1].isupper())
                self.stack.append((fields[0], kind if named else None))
                if named and began is None and not any(k for _, k in self.stack[:-1]):
                    began = len(self.stack) - 1
                if piece.endswith(")"):
                    closing += 1
            else:
                closing += 1
        outer = next((i for i, (_, k) in enumerate(self.stack) if k), None)
        tag = "O" if outer is None else ("B-" if outer == began else "I-") + self.stack[outer][1]
        for _ in range(closing):
            if self.stack:
                self.stack.pop()
        return tag


def outer_tag(tag):
    """GermEval's outer tag without -deriv and -part, which are not entities here."""
    return "O" if tag.endswith(("deriv", "part")) else tag


def read_entities(path):
    """Sentences of a GermEval TSV (number, token, outer span, …) or UNER IOB2 file: forms and entity tags only."""
    sentences, words = [], []
    for line in open_text(path):
        line = line.rstrip("\n")
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
