"""The network: summed embeddings, an encoder of gated linear recurrences, and heads for every layer of analysis."""

import torch
import torch.nn as nn
import torch.nn.functional as F

DISTANCES = 24  # buckets of relative position, see `distance_bucket`


def distance_bucket(delta):
    """Bucket of head position minus dependent position: exact up to 5, then growing; negative ones mirrored."""
    size = delta.abs().clamp(min=1)
    large = 5 + torch.bucketize(size, torch.tensor([6, 8, 11, 16, 24, 40]), right=True)
    return torch.where(size <= 5, size - 1, large - 1) + (delta < 0) * (DISTANCES // 2)


class Recurrence(torch.autograd.Function):
    """s[t] = f[t]·s[t-1] + v[t] along the first axis, with s[-1] = 0."""

    @staticmethod
    def forward(ctx, f, v):
        s = torch.empty_like(v)
        state = torch.zeros_like(v[0])
        for t in range(len(v)):
            state = torch.addcmul(v[t], f[t], state, out=s[t])
        ctx.save_for_backward(f, s)
        return s

    @staticmethod
    def backward(ctx, grad):
        f, s = ctx.saved_tensors
        d = torch.empty_like(s)
        d[-1] = grad[-1]
        for t in range(len(s) - 2, -1, -1):
            torch.addcmul(grad[t], f[t + 1], d[t + 1], out=d[t])
        df = torch.zeros_like(f)
        df[1:] = d[1:] * s[:-1]
        return df, d


class Norm(nn.Module):
    """Root-mean-square normalisation with a gain, which export folds into the next matrix."""

    def __init__(self, width):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(width))

    def forward(self, x):
        x = x.float()
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6) * self.gain


class RecurrentLayer(nn.Module):
    """Both directions of a gated linear recurrence, `hidden` wide each, with a residual."""

    def __init__(self, width, hidden, dropout):
        super().__init__()
        self.norm = Norm(width)
        self.mix = nn.Parameter(torch.tensor([[0.1], [1.0], [0.1]]).repeat(1, width))
        self.enter = nn.Linear(width, 4 * hidden)
        self.leave = nn.Linear(2 * hidden, width)
        self.drop = nn.Dropout(dropout)
        with torch.no_grad():
            self.enter.bias[: 2 * hidden] = torch.linspace(-1.5, 2.5, hidden).repeat(2)

    def forward(self, x, mask):
        # x: [B, T, D]; mask: [B, T] true at words
        h = self.norm(x) * mask[..., None]
        padded = F.pad(h, (0, 0, 1, 1))
        h = padded[:, :-2] * self.mix[0] + h * self.mix[1] + padded[:, 2:] * self.mix[2]
        gate, value = self.enter(h).float().transpose(0, 1).chunk(2, -1)
        keep = torch.sigmoid(gate) * mask.t()[..., None]
        value = (1 - keep) * value * mask.t()[..., None]
        half = keep.shape[-1] // 2
        keep = torch.cat([keep[..., :half], keep[..., half:].flip(0)], -1)
        value = torch.cat([value[..., :half], value[..., half:].flip(0)], -1)
        s = Recurrence.apply(keep.contiguous(), value.contiguous())
        s = torch.cat([s[..., :half], s[..., half:].flip(0)], -1).transpose(0, 1)
        return x + self.drop(self.leave(s).float())


class Feedforward(nn.Module):
    """Two matrices with a hard-swish between, with a residual."""

    def __init__(self, width, hidden, dropout):
        super().__init__()
        self.norm = Norm(width)
        self.enter = nn.Linear(width, hidden)
        self.leave = nn.Linear(hidden, width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, mask):
        return x + self.drop(self.leave(F.hardswish(self.enter(self.norm(x)).float())).float())


class Network(nn.Module):
    """The whole model; `config` is the dictionary that `train.py` writes into the model file."""

    def __init__(self, config, labels):
        super().__init__()
        c, width, drop = config, config["width"], config["dropout"]
        self.config = c
        self.table = nn.Embedding(c["rows"], width)
        nn.init.normal_(self.table.weight, std=0.15)
        self.treebank = nn.Embedding(3, width)
        nn.init.normal_(self.treebank.weight, std=0.05)
        layers = []
        for kind, hidden in c["layers"]:
            layers.append({"rec": RecurrentLayer, "ff": Feedforward}[kind](width, hidden, drop))
        self.layers = nn.ModuleList(layers)
        self.norm = Norm(width)
        self.root = nn.Parameter(torch.randn(width))
        self.input_drop, self.drop = nn.Dropout(c["input_dropout"]), nn.Dropout(c["head_dropout"])
        arc, rel, tag = c["arc"], c["rel"], c["tag"]
        self.arc_dep, self.arc_head = nn.Linear(width, arc), nn.Linear(width, arc)
        self.arc_key = nn.Linear(arc, arc)
        self.arc_bias = nn.Linear(arc, 1, bias=False)
        self.arc_distance = nn.Linear(arc, DISTANCES)
        self.rel_dep, self.rel_head = nn.Linear(width, rel), nn.Linear(width, rel)
        self.rel_out = nn.Linear(2 * rel, len(labels["deprel"]))
        self.tag_hidden = nn.Linear(width, tag)
        self.tags = nn.ModuleDict({k: nn.Linear(tag, len(labels[k])) for k in ("upos", "xpos", "feats", "lemma")})
        self.entity_hidden = nn.Linear(width, c["entity"])
        self.tags["ner"] = nn.Linear(c["entity"], len(labels["ner"]))

    def encode(self, rows, treebank, mask):
        """Encoded words [B, T, D] from feature rows [B, T, F]."""
        b, t, f = rows.shape
        x = F.embedding_bag(rows.view(b * t, f), self.table.weight, mode="sum").view(b, t, -1)
        x = self.input_drop(x + self.treebank(treebank)[:, None])
        for layer in self.layers:
            x = layer(x, mask)
        return self.norm(x)

    def tag_scores(self, x):
        """Scores of every tagging layer."""
        h = self.drop(F.hardswish(self.tag_hidden(x).float()))
        e = self.drop(F.hardswish(self.entity_hidden(x).float()))
        return {name: head(e if name == "ner" else h).float() for name, head in self.tags.items()}

    def arc_scores(self, x, mask):
        """Scores [B, T, T + 1] of each word's head; column 0 is the root."""
        b, t, _ = x.shape
        heads = torch.cat([self.root.expand(b, 1, -1), x], 1)
        dep = self.drop(F.hardswish(self.arc_dep(x).float()))
        head = self.drop(F.hardswish(self.arc_head(heads).float()))
        score = torch.einsum("btd,bhd->bth", dep, self.arc_key(head).float()) + self.arc_bias(head).float().transpose(1, 2)
        place = torch.arange(t)
        bucket = distance_bucket(place[None, :] - place[:, None])
        near = self.arc_distance(dep).float().gather(2, bucket[None].expand(b, t, t))
        score = score + F.pad(near, (1, 0))
        allowed = F.pad(mask, (1, 0), value=True)[:, None, :].expand(b, t, t + 1).clone()
        allowed[:, place, place + 1] = False
        return score.masked_fill(~allowed, -1e4)

    def relation_scores(self, x, heads):
        """Scores [B, T, R] of the relation to the given heads (0 is the root)."""
        b = len(x)
        with_root = torch.cat([self.root.expand(b, 1, -1), x], 1)
        dep = self.rel_dep(x).float()
        head = self.rel_head(with_root).float()
        chosen = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        both = torch.cat([F.hardswish(dep + chosen), dep * chosen], -1)
        return self.rel_out(self.drop(both)).float()
