"""Surface features of a word form. `src/model/features.rs` computes exactly the same numbers."""

from dataclasses import dataclass

import numpy as np

# Slots in the order in which Rust reads them; hashed slots have a fixed number of rows.
HASHED = (("prefix3", 3072), ("suffix2", 1024), ("suffix3", 4096), ("suffix4", 6144), ("shape", 512))
# Masks over the cluster's path bits (low bits are the path's beginning); None is the whole path.
CLUSTER_MASKS = (15, 63, 255, 1023, None)


def lower(text):
    """Lower-cased character by character, as Rust does (no final sigma)."""
    return "".join(c.lower() for c in text)


def normalise(form):
    """Lower-cased character by character, ASCII digits written as 0."""
    return "".join("0" if c in "0123456789" else c.lower() for c in form)


def shape(form):
    """Letter classes with runs cut to three: `McDonald` is `XxXxxx`, `2024` is `ddd`."""
    out = []
    for c in form:
        kind = "d" if c in "0123456789" else "X" if c.isupper() else "x" if c.islower() else c
        if out[-3:] != [kind] * 3:
            out.append(kind)
    return "".join(out)


def fnv(text, slot):
    """32-bit FNV-1a of the UTF-8 bytes, begun with the slot's number."""
    h = ((2166136261 ^ slot) * 16777619) & 0xFFFFFFFF
    for byte in text.encode("utf-8"):
        h = ((h ^ byte) * 16777619) & 0xFFFFFFFF
    return h


def hashed(form):
    """Rows of the hashed slots, in the order of HASHED."""
    norm = normalise(form)
    start, end = norm + "$", "^" + norm
    texts = (start[:3], end[-2:], end[-3:], end[-4:], shape(form))
    return [fnv(text, slot) % rows for slot, (text, (_, rows)) in enumerate(zip(texts, HASHED))]


@dataclass
class Tables:
    """Word lists of a language: rows of the word slot, Brown clusters, and the lexicon's classes."""

    vocabulary: dict  # normalised form -> row (1..)
    clusters: dict  # form as written -> cluster path
    lexicon: dict  # form as written -> class (1..lexicon_rows-1)
    lexicon_rows: int = 1

    def __post_init__(self):
        self.paths = sorted(set(self.clusters.values()))
        self.path_row = {p: i + 1 for i, p in enumerate(self.paths)}

    def slots(self):
        """(name, rows) of every slot, in order."""
        full = len(self.paths) + 1
        return (
            [("word", len(self.vocabulary) + 1)]
            + list(HASHED)
            + [(f"cluster{i}", full if m is None else m + 2) for i, m in enumerate(CLUSTER_MASKS)]
            + [("lexicon", self.lexicon_rows)]
        )

    def cluster(self, form):
        """The form's cluster path, else that of its lower-cased or capitalised spelling, else None."""
        low = lower(form)
        for spelling in (form, low, low[:1].upper() + low[1:]):
            if spelling in self.clusters:
                return self.clusters[spelling]
        return None

    def rows(self, form):
        """Row in every slot's table."""
        path = self.cluster(form)
        if path is None:
            cluster = [0] * len(CLUSTER_MASKS)
        else:
            cluster = [self.path_row[path] if m is None else 1 + (path & m) for m in CLUSTER_MASKS]
        return [self.vocabulary.get(normalise(form), 0)] + hashed(form) + cluster + [self.lexicon.get(form, 0)]

    def matrix(self, forms):
        """Rows of many forms as an int64 array, offset so that all slots share one table."""
        sizes = [rows for _, rows in self.slots()]
        offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        return np.array([self.rows(f) for f in forms], dtype=np.int64).reshape(len(forms), len(sizes)) + offsets
