"""Heads from arc scores: greedy, repaired by Chu-Liu/Edmonds where that gives a cycle or not exactly one root."""

import numpy as np

NEVER = -1e9


def edmonds(scores):
    """Best spanning arborescence of a dense score matrix [dependent, head] whose row and column 0 are the root."""
    n = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, NEVER)
    head = scores.argmax(1)
    head[0] = 0
    cycle = find_cycle(head)
    if cycle is None:
        return head
    inside = np.zeros(n, bool)
    inside[cycle] = True
    rest = [i for i in range(n) if not inside[i]]
    small = np.full((len(rest) + 1,) * 2, NEVER)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    leaves = scores[np.ix_(rest, cycle)]
    small[:-1, -1] = leaves.max(1)
    enters = scores[np.ix_(cycle, rest)] - scores[cycle, head[cycle]][:, None]
    small[-1, :-1] = enters.max(0)
    sub = edmonds(small)
    out = head.copy()
    for a, i in enumerate(rest):
        if a:
            out[i] = cycle[leaves[a].argmax()] if sub[a] == len(rest) else rest[sub[a]]
    entry = sub[-1]
    out[cycle[enters[:, entry].argmax()]] = rest[entry]
    return out


def find_cycle(head):
    """Nodes of one cycle not through node 0, or None."""
    colour = [0] * len(head)
    for start in range(1, len(head)):
        path, i = [], start
        while i and not colour[i]:
            colour[i] = 1
            path.append(i)
            i = head[i]
        if i and colour[i] == 1:
            return path[path.index(i) :]
        for j in path:
            colour[j] = 2
    return None


def heads(scores):
    """Heads (0 is the root) of a sentence from scores [n, n + 1] of each word's head; exactly one root."""
    n = len(scores)
    full = np.full((n + 1, n + 1), NEVER)
    full[1:] = scores
    np.fill_diagonal(full, NEVER)
    greedy = full.argmax(1)
    greedy[0] = 0
    if (greedy[1:] == 0).sum() == 1 and find_cycle(greedy) is None:
        return greedy[1:]
    best, best_score = None, -np.inf
    order = sorted(range(1, n + 1), key=lambda i: -(full[i, 0] - full[i, 1:].max()) if n > 1 else 0)
    for root in order[:8]:
        trial = full.copy()
        trial[1:, 0] = NEVER
        trial[root, 1:] = NEVER
        trial[root, 0] = full[root, 0]
        tree = edmonds(trial)
        score = sum(trial[i, tree[i]] for i in range(1, n + 1))
        if score > best_score:
            best, best_score = tree, score
    return best[1:]


def entity_transitions(tags):
    """Boolean matrix [from, to]: which entity tag may follow which; the last row is the sentence's beginning."""
    allowed = np.ones((len(tags) + 1, len(tags)), bool)
    for j, tag in enumerate(tags):
        if tag.startswith("I-"):
            for i in range(len(tags) + 1):
                allowed[i, j] = i < len(tags) and tags[i][1:] == tag[1:]
    return allowed


def entities(log_probs, tags):
    """Most probable tag sequence in which every I- continues a span of its type (Viterbi)."""
    allowed = entity_transitions(tags)
    score = np.where(allowed[-1], log_probs[0], NEVER)
    back = []
    for row in log_probs[1:]:
        step = np.where(allowed[:-1], score[:, None], NEVER)
        back.append(step.argmax(0))
        score = step.max(0) + row
    path = [int(score.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return [tags[i] for i in reversed(path)]
