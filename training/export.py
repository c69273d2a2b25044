"""Writes the model file that `src/model/file.rs` reads, and the scores and card beside it.

Layout (little-endian): magic `ACTOMDL\\0`, u32 version, u32 length of the JSON header, u64 length of the file,
u64 checksum of all that follows these 32 bytes; the JSON header; tensors, each beginning at a multiple of 64 bytes.
"""

import datetime
import json
import sys

import numpy as np
import torch
import torch.nn.functional as F

import lemmas

MAGIC, VERSION, ALIGN = b"ACTOMDL\0", 1, 64


def checksum(data):
    """Sum of the 64-bit words, and sum of the words times their 1-based place, joined by a rotation; mod 2^64."""
    words = np.frombuffer(data + b"\0" * (-len(data) % 8), dtype="<u8")
    with np.errstate(over="ignore"):
        plain = int(words.sum(dtype=np.uint64))
        placed = int((words * np.arange(1, len(words) + 1, dtype=np.uint64)).sum(dtype=np.uint64))
    return (plain ^ ((placed << 32 | placed >> 32) & (2**64 - 1))) & (2**64 - 1)


def fnv64(key):
    """64-bit FNV-1a, mixed once more so that all bits depend on all bytes."""
    h = 14695981039346656037
    for byte in key:
        h = ((h ^ byte) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    h = ((h ^ h >> 32) * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
    return h ^ h >> 29


def hash_table(pairs):
    """Open addressing, two thirds full; each slot is a 16-bit fingerprint (0 is empty) and a 16-bit value.

    Keys are not stored: a word that is not in the table is taken for another with a chance of about 1 in 10,000. Of two
    stored words that would be mixed up, the one that comes first in `pairs` (the more frequent) stays.
    """
    size = max(16, len(pairs) * 3 // 2)
    table = np.zeros((size, 2), dtype="<u2")
    for key, value in pairs.items():
        h = fnv64(key)
        slot, fingerprint = (h >> 32) * size >> 32, (h & 0xFFFF) or 1
        while table[slot, 0] and table[slot, 0] != fingerprint:
            slot = (slot + 1) % size
        if not table[slot, 0]:
            table[slot] = fingerprint, value
    return table


def fold(network):
    """Moves the gains of the norms into the matrices behind them, in place."""
    with torch.no_grad():
        for layer in network.layers:
            gain = layer.norm.gain
            if hasattr(layer, "mix"):
                layer.mix.mul_(gain)
            else:
                layer.enter.weight.mul_(gain)
            gain.fill_(1.0)
        gain = network.norm.gain
        for part in (network.arc_dep, network.arc_head, network.rel_dep, network.rel_head, network.tag_hidden, network.entity_hidden):
            part.weight.mul_(gain)
        network.root.div_(gain)
        gain.fill_(1.0)


def quantise(network):
    """Rounds embedding rows to 8 bits with a scale per row and matrices to 16-bit floats, in place."""
    with torch.no_grad():
        table = network.table.weight
        scale = table.abs().amax(1).clamp(min=1e-12) / 127
        rounded = (table / scale[:, None]).round().clamp(-127, 127)
        table.copy_(rounded * scale[:, None])
        for name, p in network.named_parameters():
            if p.ndim == 2 and not name.startswith(("table", "treebank")):
                p.copy_(p.half().float())
    return rounded.to(torch.int8).numpy(), scale.numpy().astype("<f4")


def tensors(network, rounded, scale):
    """Name -> (kind, array) of all the network's tensors, matrices as [in, out]."""
    rows = np.empty((len(rounded), 4 + rounded.shape[1]), dtype=np.uint8)
    rows[:, :4] = scale.view(np.uint8).reshape(-1, 4)
    rows[:, 4:] = rounded.view(np.uint8)
    out = {"table": ("u8", rows)}

    def vector(name, value):
        out[name] = ("f32", value.detach().float().numpy().astype("<f4").reshape(-1))

    def matrix(name, parts):
        weight = torch.cat([p.weight for p in parts]).detach().t().contiguous()
        bias = torch.cat([p.bias if p.bias is not None else torch.zeros(len(p.weight)) for p in parts])
        out[name] = ("f16", weight.numpy().astype("<f2"))
        vector(name + ".bias", bias)

    n = network
    vector("input", n.treebank.weight[0])
    for i, layer in enumerate(n.layers):
        if hasattr(layer, "mix"):
            vector(f"layer{i}.mix", layer.mix)
        matrix(f"layer{i}.enter", [layer.enter])
        matrix(f"layer{i}.leave", [layer.leave])
    matrix("shared", [n.arc_dep, n.arc_head, n.rel_dep, n.rel_head, n.tag_hidden, n.entity_hidden])
    matrix("arc_key", [n.arc_key, n.arc_bias])
    matrix("arc_distance", [n.arc_distance])
    matrix("relation", [n.rel_out])
    matrix("tags", [n.tags[k] for k in ("upos", "xpos", "feats")])
    matrix("entity", [n.tags["ner"]])
    matrix("lemma", [n.tags["lemma"]])
    vector("root_arc", n.arc_head(n.root))
    vector("root_relation", n.rel_head(n.root))
    return out


def lemma_table(lexicon, labels):
    """The table (form, UPOS) -> script, and the list of scripts: the classifier's first."""
    scripts = list(labels["lemma"])
    index = {s: i for i, s in enumerate(scripts)}
    pairs = {}
    for (form, upos), lemma in sorted(lexicon.items()):
        script = lemmas.make_script(form, lemma)
        if script not in index:
            if len(scripts) >= 65535:
                continue
            index[script] = len(scripts)
            scripts.append(script)
        pairs[form.encode() + bytes([labels["upos"].index(upos)])] = index[script]
    return hash_table(pairs), scripts


def pack(network, lang, labels, tables, lexicon):
    """The bytes of the model file; folds and quantises `network` in place."""
    fold(network)
    parts = tensors(network, *quantise(network))
    parts["vocabulary"] = ("u16", hash_table({w.encode(): row for w, row in tables.vocabulary.items()}))
    forms = {}
    for form in {**tables.clusters, **tables.lexicon}:
        cluster = tables.path_row.get(tables.clusters.get(form), 0)
        forms[form.encode()] = cluster | tables.lexicon.get(form, 0) << 10
    parts["forms"] = ("u16", hash_table(forms))
    lemma_hash, scripts = lemma_table(lexicon, labels)
    parts["lemmas"] = ("u16", lemma_hash)
    directory, body = [], bytearray()
    for name, (kind, array) in parts.items():
        body += b"\0" * (-len(body) % ALIGN)
        directory.append({"name": name, "kind": kind, "shape": list(array.shape), "offset": len(body)})
        body += array.tobytes()
    config = {k: network.config[k] for k in ("width", "arc", "rel", "tag", "entity", "layers")}
    header = {
        "lang": lang,
        "config": config,
        "labels": {k: v for k, v in labels.items() if k != "lemma"},
        "lemma_classes": len(labels["lemma"]),
        "scripts": scripts,
        "slots": tables.slots(),
        "cluster_paths": tables.paths,
        "tensors": directory,
    }
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(32 + len(text)) % ALIGN)
    rest = text + bytes(body)
    head = MAGIC + np.array([VERSION, len(text)], dtype="<u4").tobytes()
    return head + np.array([32 + len(rest), checksum(rest)], dtype="<u8").tobytes() + rest


def card(args, scores, train, size):
    """The model card."""
    lines = [f"# {args.lang}.model", "", "Made by `training/train.py`; do not edit.", ""]
    lines += [f"- date: {datetime.date.today()}", f"- size: {size:,} bytes", "- licence: CC-BY-SA-4.0 (see LICENSE beside this file)"]
    lines += ["", "## Command", "", "```", " ".join(["training/train.py", *shown_arguments()]), "```", "", "## Trained on", "", "| corpus | convention | sentences | words | weight |", "|---|---|---|---|---|"]
    for c in train:
        lines.append(f"| {c.name} | {c.treebank} | {len(c.sentences):,} | {sum(map(len, c.sentences)):,} | {c.weight:g} |")
    lines += ["", "## Scores", "", "Gold tokens, CoNLL 2018 rules; entities by exact span. None of these files was trained on.", ""]
    lines += ["```json", json.dumps(scores, indent=1), "```", ""]
    return "\n".join(lines)


def shown_arguments():
    """The command line with folders cut from paths."""
    return [a.rsplit("/", 1)[-1] for a in sys.argv[1:]]


def write(out, args, network, labels, tables, lexicon, train, evaluate):
    """Writes model, scores and card; the scores are those of the rounded weights."""
    network.eval()
    data = pack(network, args.lang, labels, tables, lexicon)
    (out / f"{args.lang}.model").write_bytes(data)
    scores = evaluate(network)
    (out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n")
    (out / "CARD.md").write_text(card(args, scores, train, len(data)))
    torch.save({"network": network.state_dict(), "config": network.config, "labels": labels, "tables": tables, "lexicon": lexicon}, out / "reference.pt")
    print(len(data), "bytes", json.dumps(scores))
