#!/usr/bin/env python3
"""Writes docs/accuracy.md: every figure of lede, by set, phenomenon and language, beside what others reach on the same data.

  accuracy.py DATA [--lede BINARY] [--folds] [--hostile]

DATA       the folder with all.py, its sets and scorers
--folds    learns the body finder five times, each time without a fifth of the publishers, and scores it on those (a minute)
--hostile  runs the corpus of hostile inputs (some minutes)

What is not measured anew stays as it stands in the file. Figures of others are kept in peers.json, with their versions; they were taken
on the same pages by the same scorers. The words on what fails, and why, are below: change them when it is no longer so.
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import calibration

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OUT = ROOT / "docs" / "accuracy.md"
PEERS = json.loads((HERE / "peers.json").read_text())

INTRO = """# How right lede is

Written by `python3 .ci/accuracy.py DATA`; DATA is a folder with the sets and scorers named below. Do not edit it.

The pages come from public collections: scrapinghub/article-extraction-benchmark ("aeb"), flairNLP/fundus, dobbersc/fundus-evaluation
("feval"), networkdynamics/PolNeAR, uhh-lt/german-news-quotation-attribution-2024 and adbar/htmldate. Whole Articles, related headlines
and headings by kind were labelled by hand on some of those pages; timestamps were written for the purpose. **lede was developed on
these pages**, a part of each collection, and its body finder learned from them, so the figures flatter it; the part on publishers left
out says by how much, where that can be measured. The others are at the versions named, scored on the same pages by the same scorers.
Figures are shares of 1 unless it says number; F1 joins precision and recall.
"""

# A section: heading, introduction, rows of (what, path in the figures), peers (a key of peers.json), what fails and why.
BODY = ["aeb.body_f1", "feval.rouge", "fundus.body_f1", "fundus.paragraphs", "fundus.headings_f1", "fundus.placed", "fundus.headline",
        "fundus.authors_f1", "fundus.published", "fundus.dek"]
SECTIONS = [
    dict(heading="Body, headings and metadata", set="pages", columns=BODY, peers="pages",
         text="236 pages: 85 of aeb (body F1 over runs of four words, as that collection counts), 35 of feval (ROUGE-LSum), 116 of fundus "
              "(paragraphs found whole, F1 of headings, headings at their place, headline, authors, day of publication, dek).",
         fails=["A second whole article below the first, as pages that scroll on without end have it, is taken for its continuation.",
                "Live blogs: lede gives every entry, some gold answers hold only the summary above them.",
                "Press releases: what the sender says of itself and whom to call stands below the text like text.",
                "Very short texts between longer teasers: there is little that tells them apart."]),
    dict(heading="Publishers left out of the training", kept="folds",
         fails=["This is the body finder's own text, before headings, lists and lines around it are put right; what its learned weights "
                "are worth on publishers that they have never seen.",
                "The rules of the other stages were written by people who read these pages; what they are worth elsewhere, only other pages tell."]),
    dict(heading="Whole Articles, labelled by hand", set="articles",
         text="46 of those pages.",
         rows=[("kind of page", "kind.rate"), ("headline", "headline.rate"), ("dek", "dek.rate"), ("deks invented, of pages without", "dek_invented.rate"),
               ("authors F1", "byline.f1"), ("dateline: place", "dateline_place.rate"), ("datelines invented", "dateline_invented.rate"), ("lede", "lede.rate"),
               ("headings F1", "heading.f1"), ("kind of section", "section_kind.rate"), ("captions found", "caption_found.rate"),
               ("captions in the text", "caption_leak.rate"), ("furniture in the text", "furniture_leak.rate"), ("quotes found F1", "span.f1"),
               ("direct quotes with speaker F1", "end_to_end.f1"), ("wrong speakers, of those given", "false_attribution.rate"),
               ("full name of the speaker", "name.rate"), ("words at the quote", "mention.rate"), ("role", "role.rate"), ("told to F1", "told_to.f1"),
               ("when it was said", "said_at.rate"), ("no name where there is none", "unnamed.rate"), ("requests for comment F1", "requests.f1"),
               ("their recipients F1", "recipients.f1"), ("their outcome", "request_status.rate")],
         fails=["Captions of players and slides, where nothing in the markup says that they are captions.",
                "Fragments: whether quoted words are somebody's or the reporter's own is a matter of judgement, for people too.",
                "A full name where the article gives it only in another's words, and roles that stand sentences away."]),
    dict(heading="Plain text and its pages", set="dumps",
         text="12 inputs: pages written for the purpose, each as the plain text of a page and as HTML.",
         rows=[("headline", "headline.rate"), ("lede", "lede.rate"), ("headings F1", "heading.f1"), ("kind of section", "section_kind.rate"),
               ("authors F1", "byline.f1"), ("captions in the text", "caption_leak.rate"), ("direct quotes with speaker F1", "end_to_end.f1"),
               ("mixed quotes F1", "mixed.f1"), ("told to F1", "told_to.f1"), ("when it was said", "said_at.rate"), ("requests for comment F1", "requests.f1")],
         fails=["A heading on a line of its own that is a whole sentence looks like a paragraph."]),
    dict(heading="What sections are for", set="kinds", text="110 headings, each in plain text and in HTML.",
         rows=[("found as a heading", "found"), ("right kind", "kind"), ("other lines taken for headings", "false")], by=[("language", "lang")], fails=[]),
    dict(heading="Quotes, English", set="quotes", peers="quotes", text="150 texts of PolNeAR: 1,490 attributed quotes and 95 fragments.",
         rows=[("quotes found F1", "spans.all.f1"), ("direct quotes found F1", "spans.direct.f1"), ("mixed quotes found F1", "spans.mixed.f1"),
               ("kind", "kind.right"), ("direct quotes with speaker F1", "end_to_end.direct.f1"), ("all with speaker F1", "end_to_end.all.f1"),
               ("words at the quote", "mention.right"), ("name", "name.right"), ("full name", "name.full"),
               ("name, where the words are a pronoun or an office", "name.reading.right"), ("wrong speakers, of those given", "false_attribution.rate"),
               ("cue", "cue.right"), ("parts of one quote joined", "joined.right"), ("quotes wrongly joined", "wrongly_joined.rate")],
         fails=["A pronoun between two people who were named as near.", "Scenes retold: whom somebody quotes as having said it back then.",
                "Songs, slogans and documents, whose words nobody says.",
                "Mixed or fragment: quoted words in a sentence about what somebody thinks."]),
    dict(heading="Quotes, German", set="quotes-de", text="100 texts.",
         rows=[("quotes found F1", "spans.all.f1"), ("direct quotes found F1", "spans.direct.f1"), ("kind", "kind.right"),
               ("direct quotes with speaker F1", "end_to_end.direct.f1"), ("words at the quote", "mention.right"),
               ("wrong speakers, of those given", "false_attribution.rate"), ("cue", "cue.right")],
         fails=["Words of a letter, a ruling or a report, where no verb of speech stands by.",
                "Here a title before a name counts as part of it (\"Ministerin Orla Fink\"); lede gives name and office apart, which this scorer counts as another name.",
                "Words cited by another outlet: that outlet is taken for the speaker."]),
    dict(heading="How sure it is", kept="sure",
         fails=["English speakers of less than 0.9 are right more often than lede says.",
                "Of a German speaker lede is never 0.9 sure."]),
    dict(heading="Related headlines", set="related", peers="related", text="30 pages, every link read by hand: 362 headlines.",
         rows=[("F1", "micro.f1"), ("precision", "micro.p"), ("recall", "micro.r"), ("headline clean", "headline_clean.micro"), ("stamp", "stamp.of_gold"),
               ("stamps invented", "stamp.invented"), ("name of the list", "list_name.micro"), ("paid links let in", "sponsored.leak_rate"),
               ("headlines on pages that have none (number)", "none_pages.false_items"), ("the article itself (number)", "own_article"),
               ("repeats (number)", "repeats")],
         fails=["A list whose name stands far from it, or in a picture."]),
    dict(heading="Timestamps", set="stamps", peers="stamps", text="540 texts that are timestamps, or only look like one.",
         rows=[("right", "right"), ("right, of those that are stamps", "timed"), ("told to be none, of those that are none", "none"),
               ("precision", "precision"), ("mean over languages", "langs")], by=[("sort", "by_kind"), ("language", "by_lang")],
         fails=["All of these are right because lede was developed on them; texts of other shapes are not all."]),
    dict(heading="Day of publication", set="dates", peers="dates", text="481 pages of htmldate's collection, most of them no news.",
         rows=[("accuracy", "accuracy"), ("precision", "precision"), ("recall", "recall"), ("F1", "f1")], by=[("collection", "by_set"), ("language", "by_lang")],
         key="accuracy", least=10,
         fails=["Pages that tell only when they were changed, or that carry the day of something else: an event, a comment, another post.",
                "Pages of clubs, shops and authorities without any date in the markup that a reader could call the page's own.",
                "An instant near midnight in another zone than the page shows."]),
    dict(heading="Hostile inputs", kept="hostile", fails=[]),
]

NAMES = {"aeb.body_f1": "aeb F1", "feval.rouge": "feval ROUGE", "fundus.body_f1": "fundus F1", "fundus.paragraphs": "paragraphs",
         "fundus.headings_f1": "headings F1", "fundus.placed": "placed", "fundus.headline": "headline", "fundus.authors_f1": "authors F1",
         "fundus.published": "published", "fundus.dek": "dek"}


def at(figures, path):
    for key in path.split("."):
        figures = figures.get(key) if isinstance(figures, dict) else None
    return figures


def show(value):
    if value is None:
        return ""
    return str(value) if isinstance(value, (int, str)) else format(value, ".3f")


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join([name, *map(show, values)]) + " |" for name, *values in rows])


def wide(section, figures):
    """One line an extractor, lede first."""
    rows = [["**lede**"] + [at(figures, c) for c in section["columns"]]]
    for name, values in PEERS[section["peers"]].items():
        rows.append([name] + values)
    return table([""] + [NAMES[c] for c in section["columns"]], rows)


def tall(section, figures):
    """One line a figure, others in columns beside lede."""
    peers = PEERS.get(section.get("peers"), {})
    rows = [[what, at(figures, path)] + [p.get(path) for p in peers.values()] for what, path in section["rows"]]
    parts = [table(["", "lede", *peers], rows)]
    for what, path in section.get("by", []):
        key, least = section.get("key", "right"), section.get("least", 1)
        found = at(figures, path) or {k[len(path) + 1:]: v for k, v in figures.items() if k.startswith(path + ".")}
        split = []
        for name, v in sorted(found.items()):
            n = (v.get("vectors") or v.get("pages")) if isinstance(v, dict) else None
            if n is None or n >= least:
                split.append([name if name != "-" else "not told", n, v[key] if isinstance(v, dict) else v])
        counted = any(row[1] is not None for row in split)
        parts.append(table([what, "cases", "right"] if counted else [what, "right"], split if counted else [[r[0], r[2]] for r in split]))
    return "\n\n".join(parts)


def run(cmd, **kw):
    return subprocess.run([str(c) for c in cmd], capture_output=True, text=True, **kw)


def folds(data, tmp):
    found = tmp / "folds.jsonl"
    run(["go", "run", "./internal/body/train", "-pages", data / "pages-dev", "-folds", "5", "-pred", found], cwd=ROOT, check=True)
    judged = run([sys.executable, data / "score_pages.py", "--gold", data / "pages-dev/gold.jsonl", "--pred", found, "--json"], check=True)
    figures, paths = json.loads(judged.stdout), ["aeb.body_f1", "feval.rouge", "fundus.body_f1", "fundus.paragraphs"]
    return ("The body finder, learned five times without a fifth of the publishers and asked for those: `go run ./internal/body/train -pages DIR "
            "-folds 5 -pred FILE`.\n\n" + table([""] + [NAMES[p] for p in paths], [["lede, publishers left out"] + [at(figures, p) for p in paths]]))


def hostile(data, lede, tmp):
    run([sys.executable, data / "hostile.py", tmp / "hostile"], check=True)
    cmd = ["go", "run", "./internal/hostile"] + (["-lede", lede] if lede else [])
    out = run([*cmd, tmp / "hostile"], cwd=ROOT).stdout
    rows = [[c.strip() for c in line.strip("| ").split("|")] for line in out.splitlines() if re.match(r"\| [a-z]+ \| +\d", line)]
    rows = [[r[0], int(r[1]), int(r[2])] for r in rows]
    total, failed = sum(r[1] for r in rows), sum(r[2] for r in rows)
    return (f"{total} inputs made to hang, to swell or to break an extractor, each in a process of its own with bounded memory and time: "
            f"{total - failed} hold. `go run ./internal/hostile CORPUS` runs them.\n\n" + table(["class", "inputs", "failed"], rows))


def sure(data, found):
    return ("What lede says of itself (`confidence`) against what came true: Articles whose body has an F1 of 0.9 or more, and speakers that are the "
            "right ones, by `python3 .ci/calibration.py DATA`.\n\n" + calibration.table(data, found))


def kept(heading):
    """What stands in the file under this heading, without what fails."""
    old = OUT.read_text() if OUT.exists() else ""
    part = re.search(rf"^## {re.escape(heading)}\n\n(.*?)(?=^What fails|^Mind that|^## |\Z)", old, re.S | re.M)
    return part.group(1).strip() if part else "Not measured yet."


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--lede", type=Path)
    ap.add_argument("--folds", action="store_true")
    ap.add_argument("--hostile", action="store_true")
    a = ap.parse_args()
    data, lede = a.data.resolve(), a.lede.resolve() if a.lede else None
    parts = [INTRO]
    with tempfile.TemporaryDirectory() as tmp:
        found = Path(tmp) / "found"
        measured = run([sys.executable, data / "all.py", "--json", "--project", ROOT, "--keep", found] + (["--lede", lede] if lede else []), check=True)
        figures = json.loads(measured.stdout)
        anew = {"sure": sure(data, found), "folds": a.folds and folds(data, Path(tmp)), "hostile": a.hostile and hostile(data, lede, Path(tmp))}
    for s in SECTIONS:
        parts.append("## " + s["heading"])
        if "kept" in s:
            parts.append(anew[s["kept"]] or kept(s["heading"]))
        else:
            parts += [s["text"], wide(s, figures[s["set"]]) if "columns" in s else tall(s, figures[s["set"]])]
        if s["fails"]:
            parts.append(("Mind that:" if "kept" in s else "What fails, and why:") + "\n\n" + "\n".join("- " + f for f in s["fails"]))
    OUT.write_text("\n\n".join(p.strip() for p in parts) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
