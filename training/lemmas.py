"""Lemmas as edit scripts: what to cut and add at either end of the form, and how to write capitals."""


def longest_common(a, b):
    """(start in a, start in b, length) of the longest common substring; the leftmost of equals."""
    best = (0, 0, 0)
    previous = [0] * (len(b) + 1)
    for i, x in enumerate(a):
        current = [0] * (len(b) + 1)
        for j, y in enumerate(b):
            if x == y:
                current[j + 1] = previous[j] + 1
                if current[j + 1] > best[2]:
                    best = (i + 1 - current[j + 1], j + 1 - current[j + 1], current[j + 1])
        previous = current
    return best


def lower(text):
    """Lower-cases character by character, as Rust does."""
    return "".join(c.lower() for c in text)


def capitalise(text):
    """Upper-cases the first character, lower-cases nothing."""
    return text[:1].upper() + text[1:]


def make_script(form, lemma):
    """The script that turns `form` into `lemma`: `case:cut-left:add-left:cut-right:add-right`, or `=lemma` if nothing is shared.

    Case is `k` (keep the form's letters), `l` (lower-case all), `c` (lower-case, then capitalise).
    """
    for case in "klc":
        base = {"k": form, "l": lower(form), "c": capitalise(lower(form))}[case]
        if base == lemma:
            return f"{case}:0::0:"
    for case in ("k", "l", "c"):
        base = {"k": form, "l": lower(form), "c": capitalise(lower(form))}[case]
        i, j, n = longest_common(base, lemma)
        if case == "k" and base[:1] != lemma[:1] and base[:1].lower() == lemma[:1].lower():
            continue
        if n >= max(1, len(lemma) // 3) and "=" not in lemma and ":" not in lemma:
            return f"{case}:{i}:{lemma[:j]}:{len(base) - i - n}:{lemma[j + n:]}"
    return "=" + lemma


def apply_script(script, form):
    """The lemma that `script` gives for `form`, or None if the form is too short for it."""
    if script.startswith("="):
        return script[1:]
    case, cut_left, add_left, cut_right, add_right = script.split(":")
    base = {"k": form, "l": lower(form), "c": capitalise(lower(form))}[case]
    left, right = int(cut_left), int(cut_right)
    if left + right > len(base):
        return None
    return add_left + base[left : len(base) - right] + add_right
