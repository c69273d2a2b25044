"""Learns which candidates are relations; writes the weights that `relation::classify` reads.

    python3 training/relations.py --out src/lang/de/relations/weights.bin PAIR...

PAIR is ARTICLES.jsonl:CANDIDATES.jsonl. ARTICLES are annotated documents, one JSON object a line: `id`, `sentences`,
`actors` (`id`, `name`, `kind`, `named`, `mentions`) and `relations` (`source`, `type`, `target`, `sentence` from 1,
`core`). CANDIDATES is what the program sees in them:

    cargo run --release --example relation_candidates -- de < ARTICLES.jsonl > CANDIDATES.jsonl

The frames' own sentences teach what a textbook sentence looks like, and that the rule is right there: `--frames` names
what the program sees in them.

    cargo run --release --example relation_candidates -- de --frames > FRAMES.jsonl

Texts of another kind (written to teach, web pages) are named after `--also`: they are learned from, but the threshold and the
report are made without them.

Logistic regression over hashed features (Weinberger et al. 2009), events and ties apart. The threshold has
the best F1 of those with a precision of 0.65 or more in five-fold cross-validation over documents; no test file is looked at. `--report` prints the
cross-validated figures and a table of reliability. Needs numpy, scipy and scikit-learn.
"""
from __future__ import annotations

import argparse
import json
import re
import struct
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

BITS = 18
"""A table of 2^18 weights: about ten times as many as there are features that count."""
UNIT = 1 / 512
"""Log-odds of one step of a weight in the file."""
LEAST_PRECISION = 0.65
"""An analyst should be able to trust an edge before looking at its sentence."""
ARGUABLE = 0.5
"""Weight of a relation that a careful reader may leave out."""
RULE_TRUST = 0.65
"""An event that the rule of its frame gives needs only this share of the threshold; src/relation/classify/weights.rs has it,
too. In plain words on their own the rule is right more often than in the articles that taught the weights."""
CAUTION = 1.5
"""A relation of an actor whom nobody can identify must be so much surer; src/relation/classify/weights.rs has it, too. Readers
agree less on those, and half of them were wrong where two thirds of the others were right."""
FRAMES = 0.01
"""Weight of candidates in the frames' sentences: there are four times as many as articles, and they are easy."""
SEPARATOR = "\x1f"
LEVELS = [(0.04, "a"), (0.1, "b"), (0.2, "c"), (0.35, "d"), (0.5, "e"), (0.7, "f"), (0.85, "g"), (2, "h")]
TIE = "AFFILIATION"


def hashed(feature: str) -> int:
    """The hash of `classify::features::hash`."""
    state = 0xCBF29CE484222325

    def step(state: int, word: int) -> int:
        state = (state ^ word) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
        return state ^ state >> 29

    for part in feature.split(SEPARATOR):
        data = part.encode()
        whole = len(data) // 8 * 8
        for start in range(0, whole, 8):
            state = step(state, int.from_bytes(data[start : start + 8], "little"))
        rest = data[whole:]
        if len(rest) >= 4:
            word = int.from_bytes(rest[:4] + rest[-4:], "little")
        else:
            word = rest[0] | rest[len(rest) // 2] << 8 | rest[-1] << 16 if rest else 0
        state = step(state + len(rest) + 1 & 0xFFFFFFFFFFFFFFFF, word)
    return (state ^ state >> 32) & 0xFFFFFFFF


def level(probability: float) -> str:
    """The bucket of `classify::features::level`."""
    return next(name for bound, name in LEVELS if probability < bound)


@dataclass
class Candidates:
    """Candidates of many documents, parallel lists."""

    document: list[int] = field(default_factory=list)
    """A number for each text."""
    also: list[bool] = field(default_factory=list)
    """Whether the text is only learned from, not measured on: `--also` and `--frames`."""
    ends: list[tuple[int, int]] = field(default_factory=list)
    relation: list[str] = field(default_factory=list)
    symmetric: list[bool] = field(default_factory=list)
    rule: list[bool] = field(default_factory=list)
    """Whether the rule of a frame gives the same relation."""
    identified: list[bool] = field(default_factory=list)
    """Whether both actors can be told from all others of their kind."""
    features: list[list[str]] = field(default_factory=list)
    label: list[int] = field(default_factory=list)
    weight: list[float] = field(default_factory=list)

    def add(self, document: int, item: list, actors: list[dict], right: bool, weight: float, also: bool) -> None:
        """Adds one candidate as `relation_candidates` writes it, and the document's actors."""
        self.document.append(document)
        self.also.append(also)
        self.ends.append((item[1], item[2]))
        self.relation.append(item[3])
        self.symmetric.append(item[4])
        self.rule.append(item[5] is not None and not is_tie(item[6]))
        self.identified.append(actors[item[1]]["named"] and actors[item[2]]["named"])
        self.features.append(item[6])
        self.label.append(int(right))
        self.weight.append(weight)

    def next_document(self) -> int:
        """The number of a text whose candidates come now."""
        return self.document[-1] + 1 if self.document else 0


def is_tie(features: list[str]) -> bool:
    """Whether a candidate rests on no predicate; the first of its features tells."""
    return features[0] == "t"


def normal(name: str) -> str:
    """A name in lower case, without article, quotes and endings of inflection."""
    words = re.sub(r"[\"'“”„»«‘’`()\[\],]", " ", name.lower()).replace("-", " ").split()
    if words and words[0] in {"der", "die", "das", "den", "dem", "des", "the", "a", "an"}:
        words = words[1:]
    return " ".join(re.sub(r"(?<=\w{3})(es|er|en|em|e|s|n)$", "", word) for word in words)


def align(gold: dict, actors: list[dict]) -> dict[int, str]:
    """Program's actor to annotated actor: the one that shares most names."""
    by_name = defaultdict(set)
    surnames = defaultdict(set)
    for actor in gold["actors"]:
        for name in {actor["name"], *actor["mentions"]}:
            by_name[normal(name)].add(actor["id"])
            if actor["kind"] == "person" and normal(name):
                surnames[normal(name).split()[-1]].add(actor["id"])
    found = {}
    for index, actor in enumerate(actors):
        votes = defaultdict(int)
        for name in {actor["name"], *actor["aliases"]}:
            for match in by_name.get(normal(name), ()):
                votes[match] += 5
            if actor["kind"] == "person" and normal(name):
                for match in surnames.get(normal(name).split()[-1], ()):
                    votes[match] += 1
        if votes:
            found[index] = min(votes, key=lambda match: (-votes[match], match))
    return found


def read(articles: Path, candidates: Path, into: Candidates, also: bool = False) -> None:
    """Adds the candidates of some documents with their labels."""
    gold = {document["id"]: document for document in map(json.loads, articles.open(encoding="utf8"))}
    for line in candidates.open(encoding="utf8"):
        seen = json.loads(line)
        if seen["id"] in gold:
            label(gold[seen["id"]], seen, into, also)


def read_frames(path: Path, into: Candidates) -> None:
    """Adds the candidates of the frames' sentences. In a sentence that must match, what a rule backs and is of the
    frame's type is right, and another event is wrong; in one that must not, the frame's type is wrong. Nothing is
    known of the rest."""
    for seen in map(json.loads, path.open(encoding="utf8")):
        document = into.next_document()
        backed = [item[3] == seen["type"] and item[5] is not None for item in seen["candidates"]]
        if seen["expected"] and not any(backed):
            continue
        for item, right in zip(seen["candidates"], backed):
            if item[3] == seen["type"] or seen["expected"] and not is_tie(item[6]):
                into.add(document, item, seen["actors"], right and seen["expected"], FRAMES, also=True)


def label(gold: dict, seen: dict, into: Candidates, also: bool = False) -> None:
    """Says of each candidate of a document whether the annotation has its relation."""
    document = into.next_document()
    actors = align(gold, seen["actors"])
    named = {actor["id"]: actor["named"] for actor in gold["actors"]}
    relations = {}
    symmetric = {item[3] for item in seen["candidates"] if item[4]}
    for relation in gold["relations"]:
        ends = (relation["source"], relation["target"])
        key = (relation["type"], *(sorted(ends) if relation["type"] in symmetric else ends))
        relations.setdefault(key, relation)
    starts = np.cumsum([0] + [len(sentence.encode()) + 1 for sentence in gold["sentences"]])
    keyed = []
    where = defaultdict(set)
    for item in seen["candidates"]:
        ends = (actors.get(item[1]), actors.get(item[2]))
        sentence = int(np.searchsorted(starts, seen["starts"][item[0]], side="right"))
        key = (item[3], *(sorted(ends, key=str) if item[4] else ends))
        keyed.append((item, key, sentence, ends))
        where[key].add(sentence)
    for item, key, sentence, ends in keyed:
        relation = relations.get(key) if None not in ends and ends[0] != ends[1] else None
        if ends[0] is not None and ends[0] == ends[1]:
            continue
        if relation and relation["sentence"] != sentence and relation["sentence"] in where[key]:
            continue
        core = relation and relation["core"] and named[ends[0]] and named[ends[1]]
        weight = 1.0 if core or not relation else ARGUABLE
        into.add(document, item, seen["actors"], relation is not None, weight, also)


class Hasher:
    """Features to columns, each feature hashed once."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def column(self, feature: str) -> int:
        if feature not in self.known:
            self.known[feature] = hashed(feature) & ((1 << BITS) - 1)
        return self.known[feature]

    def matrix(self, rows: list[list[str]]) -> sparse.csr_matrix:
        columns = [self.column(feature) for row in rows for feature in row]
        ends = np.cumsum([0] + [len(row) for row in rows])
        matrix = sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), 1 << BITS))
        matrix.sum_duplicates()
        return matrix


def fit(matrix, labels, weights, strength: float) -> np.ndarray:
    """Weights of a logistic regression without intercept (a feature that all candidates have takes its place)."""
    used = np.flatnonzero(np.asarray((matrix != 0).sum(axis=0)).ravel() > 1)
    model = LogisticRegression(C=strength, solver="liblinear", fit_intercept=False, max_iter=400)
    model.fit(matrix[:, used], labels, sample_weight=weights)
    table = np.zeros(matrix.shape[1])
    table[used] = model.coef_[0]
    return table


def probability(matrix, table: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(matrix @ table)))


def crossed(matrix, labels, weights, documents, strength: float, folds: int = 5) -> np.ndarray:
    """Probability of each candidate by weights that have not seen its document."""
    fold = documents % folds
    result = np.zeros(len(labels))
    for held in range(folds):
        train = fold != held
        result[~train] = probability(matrix[~train], fit(matrix[train], labels[train], weights[train], strength))
    return result


def activity(candidates: Candidates, rows: np.ndarray, probabilities: np.ndarray) -> dict[tuple[int, int], float]:
    """For each actor of each document the highest probability of an event."""
    active = defaultdict(float)
    for row, value in zip(rows, probabilities):
        for actor in candidates.ends[row]:
            key = (candidates.document[row], actor)
            active[key] = max(active[key], value)
    return active


def with_activity(candidates: Candidates, rows: np.ndarray, active: dict) -> list[list[str]]:
    """Features of ties, with the activity of both actors in the place of the zeros that the program wrote."""
    result = []
    for row in rows:
        features = []
        for feature in candidates.features[row]:
            parts = feature.split(SEPARATOR)
            if parts[0] == "t.active":
                actor = candidates.ends[row][0 if parts[1] == "m" else 1]
                parts[2] = level(active.get((candidates.document[row], actor), 0.0))
                feature = SEPARATOR.join(parts)
            features.append(feature)
        result.append(features)
    return result


def best_threshold(candidates: Candidates, rows, probabilities, wanted: int, least: float = 0.0) -> tuple[float, float, float, float]:
    """Threshold with the best F1 over relations of documents among those with a precision of `least` or more; with
    precision, recall and F1. `wanted` is the number of core relations of these types that are annotated."""
    best: dict[tuple, tuple[float, bool, bool]] = {}
    for row, value in zip(rows, probabilities):
        value = value / RULE_TRUST if candidates.rule[row] else value
        value = value if candidates.identified[row] else value / CAUTION
        ends = candidates.ends[row]
        ends = tuple(sorted(ends)) if candidates.symmetric[row] else ends
        key = (candidates.document[row], candidates.relation[row], ends)
        right, core = bool(candidates.label[row]), candidates.label[row] and candidates.weight[row] == 1.0
        if key not in best or value > best[key][0]:
            best[key] = (value, right, bool(core))
    ranked = sorted(best.values(), reverse=True)
    found, right, core, result = 0, 0, 0, (1.0, 0.0, 0.0, 0.0)
    for value, is_right, is_core in ranked:
        found, right, core = found + 1, right + is_right, core + is_core
        precision, recall = right / found, core / wanted
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        if f1 > result[3] and precision >= least:
            result = (value, precision, recall, f1)
    return result


def write(path: Path, table: np.ndarray, threshold: float) -> None:
    units = np.clip(np.round(table / UNIT), -32767, 32767).astype("<i2").tobytes()
    checksum = 0xCBF29CE484222325
    for byte in units:
        checksum = (checksum ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    header = b"ACTOREL\0" + struct.pack("<IIffIQ", 2, BITS, UNIT, threshold, len(units), checksum)
    temporary = path.with_suffix(".new")
    temporary.write_bytes(header + units)
    temporary.replace(path)


def reliability(labels: np.ndarray, probabilities: np.ndarray) -> str:
    lines = ["| confidence | candidates | right |", "|---|---|---|"]
    for low in np.arange(0, 1, 0.1):
        inside = (probabilities >= low) & (probabilities < low + 0.1 + 1e-9 * (low > 0.85))
        if inside.any():
            lines.append(f"| {low:.1f}–{low + 0.1:.1f} | {inside.sum()} | {labels[inside].mean():.2f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*", metavar="ARTICLES.jsonl:CANDIDATES.jsonl")
    parser.add_argument("--frames", type=Path, metavar="CANDIDATES.jsonl")
    parser.add_argument("--also", action="append", default=[], metavar="ARTICLES.jsonl:CANDIDATES.jsonl")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--strength", type=float, nargs=2, default=(0.08, 0.15), help="inverse regularisation, events and ties")
    parser.add_argument("--report", type=Path)
    arguments = parser.parse_args()

    if not arguments.pairs or not arguments.out:
        parser.error("name --out and at least one pair of annotated articles and their candidates")

    candidates, core_by_type = Candidates(), defaultdict(int)
    for pair in arguments.pairs:
        articles, seen = map(Path, pair.split(":"))
        read(articles, seen, candidates)
        for document in map(json.loads, articles.open(encoding="utf8")):
            for relation in document["relations"]:
                core_by_type[relation["type"]] += relation["core"]
    for pair in arguments.also:
        articles, seen = map(Path, pair.split(":"))
        read(articles, seen, candidates, also=True)
    if arguments.frames:
        read_frames(arguments.frames, candidates)
    labels, weights = np.array(candidates.label), np.array(candidates.weight)
    documents, also = np.array(candidates.document), np.array(candidates.also)
    ties = np.array([is_tie(features) for features in candidates.features])
    events = np.flatnonzero(~ties)
    ties = np.flatnonzero(ties)
    hasher = Hasher()
    strength = arguments.strength

    matrix = hasher.matrix([candidates.features[row] for row in events])
    out_of_fold = crossed(matrix, labels[events], weights[events], documents[events], strength[0])
    active = activity(candidates, events, out_of_fold)
    table = fit(matrix, labels[events], weights[events], strength[0])

    tie_rows = with_activity(candidates, ties, active)
    tie_matrix = hasher.matrix(tie_rows)
    tie_out = crossed(tie_matrix, labels[ties], weights[ties], documents[ties], strength[1])
    rows, probabilities = np.concatenate([events, ties]), np.concatenate([out_of_fold, tie_out])
    rows, probabilities = rows[~also[rows]], probabilities[~also[rows]]
    result = best_threshold(candidates, rows, probabilities, sum(core_by_type.values()), LEAST_PRECISION)
    table = table + fit(tie_matrix, labels[ties], weights[ties], strength[1])

    write(arguments.out, table, result[0])
    relations = np.array(candidates.relation)[rows]
    measured = len(set(documents[~also]))
    lines = [f"{measured} articles, {len(rows)} candidates, {labels[rows].sum()} right", ""]
    if measured < len(set(documents)):
        lines[:1] = [lines[0] + f"; learned from {len(set(documents))} texts with {labels.sum()}"]
    lines.append("threshold %.2f, precision %.3f, recall %.3f, F1 %.3f (five-fold cross-validation)" % result)
    for name, some in (("events", relations != TIE), ("ties", relations == TIE)):
        wanted = sum(core_by_type[kind] for kind in core_by_type if (kind == TIE) == (name == "ties"))
        found = best_threshold(candidates, rows[some], probabilities[some], wanted)
        lines.append("%s alone: threshold %.2f, precision %.3f, recall %.3f, F1 %.3f" % (name, *found))
    lines += ["", reliability(labels[rows], probabilities)]
    print("\n".join(lines))
    if arguments.report:
        arguments.report.write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
