#!/usr/bin/env python3
"""Prints how often lede is right where it says how sure it is: the confidence of Articles and of speakers against what came true.

  calibration.py DATA [--lede BINARY]

DATA  the folder with all.py, its sets and scorers

An Article is right where its body has an F1 of 0.9 or more. A speaker is right where score_quotes.py says so: the person, or the
words at the quote where no name was given; one given to a fragment is wrong. Only matched quotes count: of others nobody knows.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETS = ["pages", "quotes", "quotes-de"]
BOUNDS = [0.95, 0.9, 0.8, 0.7, 0]  # a row holds the confidences from one bound up to the one before


def lines(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def articles(data, preds):
    """(confidence, right) of each page whose body is known."""
    confidence = {p["id"]: p["article"].get("confidence", 0) for p in lines(preds) if p.get("article")}
    judged = subprocess.run([sys.executable, data / "score_pages.py", "--gold", data / "pages-dev/gold.jsonl", "--pred", preds, "--per-page"],
                            capture_output=True, text=True, check=True).stdout
    pages = [json.loads(line) for line in judged.splitlines() if line.startswith("{")]
    return [(confidence[p["id"]], p["f1"] >= 0.9) for p in pages if p["id"] in confidence]


def speakers(gold, preds):
    """(confidence, right) of each speaker that was given on a quote whose speaker is known."""
    import score_quotes as scorer
    found, out = {p["id"]: p.get("article") or {} for p in lines(preds)}, []
    for text in lines(gold):
        parts = sorted((((p["section"], p["block"], p["start"]), p["text"], q) for q in found.get(text["id"], {}).get("quotes") or []
                        for p in q["parts"]), key=lambda part: part[0])
        quotes = sorted(text["quotes"], key=lambda q: q["start"])
        pairs = scorer.match([(scorer.words(q["text"]), bool(q.get("optional"))) for q in quotes], [scorer.words(p[1]) for p in parts])
        for i, j in pairs:
            gold_quote, quote = quotes[i], parts[j][2]
            speaker = quote.get("speaker") or {}
            if gold_quote.get("optional") or gold_quote.get("speaker_optional") or not scorer.given(speaker):
                continue
            mates = [q for q in quotes if q.get("group") == gold_quote["group"] and not q.get("optional")] if gold_quote.get("group") else [gold_quote]
            right = False
            if gold_quote["kind"] != "fragment":
                named, _, mention = scorer.judge(gold_quote, mates, speaker)
                right = named or (mention and not (speaker.get("name") or "").strip())
            out.append((quote["confidence"], right))
    return out


def rows(judged):
    """One row a bound: how many, and the share of them that is right."""
    out, above = [], 2.0
    for bound in BOUNDS:
        within = [right for sure, right in judged if bound <= sure < above]
        out.append((bound, above, len(within), sum(within) / len(within) if within else None))
        above = bound
    return out


def table(data, kept):
    """The table, in Markdown, of the predictions that all.py keeps in a folder for SETS."""
    sys.path.insert(0, str(data))
    sets = [articles(data, kept / "pages.jsonl")] + [speakers(data / f"{s}-dev/gold.jsonl", kept / f"{s}.jsonl") for s in SETS[1:]]
    sure = [[right for confidence, right in judged if confidence >= 0.9] for judged in sets]
    out = ["| confidence | Articles | right | speakers, English | right | speakers, German | right |", "| --- |" + " ---: |" * 6]
    for cells in zip(*map(rows, sets)):
        bound, above = cells[0][:2]
        name = "below 0.7" if bound == 0 else f"{bound} and more" if above > 1 else f"{bound} to {above}"
        out.append("| " + " | ".join([name] + [x for _, _, n, share in cells for x in (str(n), "" if share is None else f"{share:.3f}")]) + " |")
    out.append("| **0.9 and more** | " + " | ".join(f"{len(s)} | {sum(s) / len(s):.3f}" if s else "0 | " for s in sure) + " |")
    return "\n".join(out)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--lede", type=Path)
    a = ap.parse_args()
    data = a.data.resolve()
    with tempfile.TemporaryDirectory() as tmp:
        subprocess.run([sys.executable, data / "all.py", "--project", ROOT, "--only", ",".join(SETS), "--keep", tmp, "--json"]
                       + (["--lede", a.lede.resolve()] if a.lede else []), capture_output=True, check=True)
        print(table(data, Path(tmp)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
