"""Scores: the CoNLL 2018 measures on gold tokens, and entity F1 over exact spans."""

UNIVERSAL_FEATURES = set(
    "PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree VerbForm Mood Tense Aspect "
    "Voice Evident Polarity Person Polite".split()
)


def universal(feats):
    """The universal features of a FEATS column, sorted."""
    return sorted(f for f in (feats or "_").split("|") if f.split("=", 1)[0] in UNIVERSAL_FEATURES)


def parse_scores(gold, predicted):
    """Percentages for UPOS, XPOS, UFeats, lemma, UAS, LAS and content-word LAS over aligned sentences of Words."""
    hits = dict.fromkeys(("UPOS", "XPOS", "UFeats", "Lemma", "UAS", "LAS"), 0)
    total = 0
    for gold_sentence, predicted_sentence in zip(gold, predicted, strict=True):
        for g, p in zip(gold_sentence, predicted_sentence, strict=True):
            total += 1
            hits["UPOS"] += g.upos == p.upos
            hits["XPOS"] += g.xpos == p.xpos
            hits["UFeats"] += universal(g.feats) == universal(p.feats)
            hits["Lemma"] += g.lemma is None or g.lemma == p.lemma
            hits["UAS"] += g.head == p.head
            hits["LAS"] += g.head == p.head and g.deprel.split(":")[0] == p.deprel.split(":")[0]
    return {name: round(100 * n / max(total, 1), 2) for name, n in hits.items()} | {"words": total}


def spans(tags):
    """Entity spans (start, end, type) of a BIO sequence; a stray I- opens a span."""
    found, start, kind = [], None, None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == kind):
            found.append((start, i, kind))
            start = None
        if tag != "O" and start is None:
            start, kind = i, tag[2:]
    return found


def entity_scores(gold, predicted, kinds=("PER", "LOC", "ORG")):
    """Precision, recall and F1 of exact spans, over all `kinds` and for each, in percent."""
    scores = {}
    for name, chosen in [("all", kinds)] + [(k, (k,)) for k in kinds]:
        hit = found = wanted = 0
        for g, p in zip(gold, predicted, strict=True):
            gs = {s for s in spans(g) if s[2] in chosen}
            ps = {s for s in spans(p) if s[2] in chosen}
            hit, found, wanted = hit + len(gs & ps), found + len(ps), wanted + len(gs)
        scores[name] = {
            "P": round(100 * hit / max(found, 1), 2),
            "R": round(100 * hit / max(wanted, 1), 2),
            "F1": round(200 * hit / max(found + wanted, 1), 2),
        }
    return scores
