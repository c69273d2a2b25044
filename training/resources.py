"""Word tables from spacy-lookups-data (MIT): Brown clusters, frequencies, lemmas."""

import gzip
import json
from collections import Counter
from pathlib import Path

import features
import lemmas
import lexicon

KNOWN = 500_000  # forms frequent enough for the lexicon


def table(folder, name):
    """One of the package's JSON tables."""
    with gzip.open(folder / f"{name}.json.gz", "rt", encoding="utf-8") as f:
        return json.load(f)


def build_tables(args, corpora):
    """The vocabulary from the training corpora, clusters of the most frequent forms, and the lexicon's classes."""
    lang, folder = args.lang, Path(args.tables)
    prob = table(folder, f"{lang}_lexeme_prob")
    cluster = table(folder, f"{lang}_lexeme_cluster")
    ranked = sorted(prob, key=lambda w: (-prob[w], w))
    classes, class_rows = lexicon.build(set(ranked[:KNOWN]), args.names, args.places, args.nouns)
    counted = [c for c in corpora if c.treebank != "composed"]
    counts = Counter(features.normalise(w.form) for c in counted for s in c.sentences for w in s)
    row = {w: i + 1 for i, w in enumerate(sorted(w for w, n in counts.items() if n >= args.least))}
    return features.Tables(
        vocabulary={w: row[w] for w in sorted(row, key=lambda w: (-counts[w], w))},
        clusters={w: cluster[w] for w in ranked[: args.frequent] if w in cluster},
        lexicon=classes,
        lexicon_rows=class_rows,
    )


def teach_lemmas(lang, folder, corpora):
    """Gives silver words a lemma and returns the table (form, UPOS) -> lemma that is asked before the classifier."""
    seen = {}
    for corpus in (c for c in corpora if c.treebank != "composed"):
        for sentence in corpus.sentences:
            for w in sentence:
                if w.lemma is not None and w.upos is not None:
                    seen.setdefault((w.form, w.upos), Counter())[w.lemma] += 1 if corpus.treebank == "other" else 2
    gold = {k: c.most_common(1)[0][0] for k, c in seen.items() if c.most_common(1)[0][1] >= 0.75 * sum(c.values())}
    lookup = table(folder, f"{lang}_lemma_lookup")
    for corpus in corpora:
        for sentence in corpus.sentences:
            for w in sentence:
                if corpus.treebank == "silver" and w.lemma is None and w.upos is not None:
                    w.lemma = gold.get((w.form, w.upos)) or silver_lemma(w.form, w.upos, lookup)
    return {k: v for k, v in gold.items() if sum(seen[k].values()) >= 2}


OPEN = {"NOUN", "VERB", "ADJ", "AUX", "ADV"}


def silver_lemma(form, upos, lookup):
    """A lemma from the lookup table where the part of speech makes it believable, else None."""
    if upos in ("PUNCT", "NUM", "SYM"):
        return form
    found = lookup.get(form) or lookup.get(lemmas.lower(form))
    if upos == "VERB" and found and found.endswith("n"):
        return lemmas.lower(found)
    if upos == "NOUN" and found:
        return lemmas.capitalise(found)
    if upos == "ADJ" and found and not found.endswith("en"):
        return lemmas.lower(found)
    return None


def choose_lemma(form, upos, scores, scripts, lexicon):
    """The table's lemma, else that of the best script that fits the form."""
    known = lexicon.get((form, upos))
    if known is not None:
        return known
    for _ in range(4):
        i = int(scores.argmax())
        lemma = lemmas.apply_script(scripts[i], form)
        if lemma:
            return lemma
        scores = scores.copy()
        scores[i] = -1e9
    return form
