"""Write src/newsgraph/identity/frequencies.json: in how many documents of open corpora each common word stands.

    python training/frequencies.py --corpora CORPORA

CORPORA holds ewt/ (UD English EWT, train), gum/ (GUM) and wikinews2019.articles.jsonl. Words of fewer than three documents are left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from corpora import read_ewt, read_gum
from newsgraph.identity.words import bag_of

OUT = Path(__file__).parents[1] / "src" / "newsgraph" / "identity" / "frequencies.json"


def main() -> None:
    """Count and write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--corpora", type=Path, required=True)
    a = ap.parse_args()
    corpora = read_ewt(a.corpora / "ewt", a.corpora / "uner-ewt", "train") + read_gum(a.corpora / "gum", "train")
    texts = [" ".join(w for s in t.sentences for w in s.words) for t in corpora]
    texts += [json.loads(line)["text"] for line in (a.corpora / "wikinews2019.articles.jsonl").open(encoding="utf-8")]
    counts = Counter(word for text in texts for word, _ in bag_of(text))
    words = {w: n for w, n in sorted(counts.items()) if n >= 3}
    OUT.write_text(json.dumps({"documents": len(texts), "words": words}, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(texts)} documents, {len(words)} words")


if __name__ == "__main__":
    main()
