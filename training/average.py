"""The mean of checkpoints that began with the same weights: what each of several runs learned by chance is evened out.

    python training/average.py OUT.pt CHECKPOINT.pt CHECKPOINT.pt …

Runs of another seed order the text and the dropout otherwise, but must have the same beginning (`train.py --start`, or MiniLM with the same
`--seed`): the mean of networks whose heads began apart is none. After Wortsman et al. 2022, "Model soups".
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Read, average, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path); ap.add_argument("checkpoints", type=Path, nargs="+")
    a = ap.parse_args()
    held = [torch.load(path, map_location="cpu") for path in a.checkpoints]
    torch.save({name: torch.stack([h[name].float() for h in held]).mean(0) for name in held[0]}, a.out)


if __name__ == "__main__":
    main()
