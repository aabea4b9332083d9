"""The network: a MiniLM encoder with a word-shape embedding, one learned mix of its layers a task, and light heads.

Shapes: B windows of P pieces and W words. All-MiniLM-L6-v2 (Apache-2.0) gives the encoder's first weights.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

SHAPES = 7  # none, lower, Title, UPPER, mixed, digit, other
HIDDEN, HEADS, LAYERS, INNER, POSITIONS = 384, 12, 6, 1536, 512


class Linear(nn.Linear):
    """A linear map that can practise for its quantised self: inputs on a grid of 8 bits a window, weights of 7 bits a column."""

    practises = False

    def forward(self, x: Tensor) -> Tensor:
        """`x` [B, …, in]."""
        if not self.practises or not self.training:
            return super().forward(x)
        with torch.no_grad():
            inner = tuple(range(1, x.dim()))
            step = (x.amax(inner, keepdim=True).clamp(min=0) - x.amin(inner, keepdim=True).clamp(max=0)).float().clamp(min=1e-6) / 255
            off = (x / step).round() * step - x
            column = self.weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 63
            worn = (self.weight / column).round() * column - self.weight
        return F.linear(x + off, self.weight + worn, self.bias)


class Layer(nn.Module):
    """One post-norm transformer layer as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = Linear(HIDDEN, 3 * HIDDEN)
        self.out = Linear(HIDDEN, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, 1e-12), nn.LayerNorm(HIDDEN, 1e-12)
        self.up, self.down = Linear(HIDDEN, INNER), Linear(INNER, HIDDEN)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` [B, P, 384], `mask` additive [B, 1, 1, P]."""
        b, p, _ = x.shape
        q, k, v = self.qkv(x).view(b, p, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        a = torch.softmax(q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5 + mask, -1)
        x = self.norm1(x + self.drop(self.out((a @ v).transpose(1, 2).reshape(b, p, HIDDEN))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Annotator(nn.Module):
    """Pieces to per-word scores; see `forward` for the outputs."""

    def __init__(self, sizes: dict[str, int], vocabulary: int = 30522, arc: int = 192, label: int = 96) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.2)
        self.tasks = ("upos", "xpos", "sentence", "name", "tree")
        self.mix = nn.Parameter(torch.zeros(len(self.tasks), LAYERS + 1))
        with torch.no_grad():
            self.mix[:, -1] = 1.0
        self.upos, self.xpos = Linear(HIDDEN, sizes["upos"]), Linear(HIDDEN, sizes["xpos"])
        self.sentence = Linear(HIDDEN, 2)
        self.name_hidden, self.name = Linear(HIDDEN, 192), Linear(192, sizes["name"])
        self.arc_dep, self.arc_head = Linear(HIDDEN, arc), Linear(HIDDEN, arc)
        self.arc = Linear(arc, arc, bias=False)
        self.arc_bias, self.root = Linear(arc, 1), Linear(arc, 1)
        self.label_dep, self.label_head = Linear(HIDDEN, label), Linear(HIDDEN, label)
        self.label = nn.Parameter(torch.zeros(sizes["label"], label + 1, label + 1))
        nn.init.normal_(self.label, std=0.02)

    def start_from(self, weights: dict[str, Tensor]) -> None:
        """Take the encoder's weights from all-MiniLM-L6-v2's model.safetensors."""
        w = {k.removeprefix("bert.").removeprefix("0.auto_model."): v.float() for k, v in weights.items()}
        e = "embeddings."
        with torch.no_grad():
            self.words.weight.copy_(w[e + "word_embeddings.weight"])
            self.positions.weight.copy_(w[e + "position_embeddings.weight"] + w[e + "token_type_embeddings.weight"][0])
            self.norm.weight.copy_(w[e + "LayerNorm.weight"]); self.norm.bias.copy_(w[e + "LayerNorm.bias"])
            for i, layer in enumerate(self.layers):
                n = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    getattr(layer.qkv, part).copy_(torch.cat([w[f"{n}attention.self.{x}.{part}"] for x in ("query", "key", "value")]))
                    getattr(layer.out, part).copy_(w[f"{n}attention.output.dense.{part}"])
                    getattr(layer.norm1, part).copy_(w[f"{n}attention.output.LayerNorm.{part}"])
                    getattr(layer.up, part).copy_(w[f"{n}intermediate.dense.{part}"])
                    getattr(layer.down, part).copy_(w[f"{n}output.dense.{part}"])
                    getattr(layer.norm2, part).copy_(w[f"{n}output.LayerNorm.{part}"])

    def encode(self, embedded: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> list[Tensor]:
        """Word vectors [B, W, 384] a task, from word-piece embeddings [B, P, 384], shapes [B, P], mask [B, P], first pieces [B, W]."""
        p = embedded.shape[1]
        x = self.norm(embedded + self.positions.weight[:p] + self.shapes(shapes))
        additive = (1.0 - mask.float())[:, None, None, :] * -1e4
        index = first[..., None].expand(-1, -1, HIDDEN)
        states = [x.gather(1, index)]
        for layer in self.layers:
            x = layer(x, additive)
            states.append(x.gather(1, index))
        stack = torch.stack(states)
        return list(torch.einsum("tl,lbwh->tbwh", torch.softmax(self.mix, -1), stack))

    def forward(self, embedded: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Scores: upos, xpos, sentence start, names [B, W, …], arcs [B, W, 1 + W] (column 0 the root), label features [B, W, d + 1] twice."""
        u, x, s, n, t = (self.drop(v) for v in self.encode(embedded, shapes, mask, first))
        dep, head = self.drop(F.gelu(self.arc_dep(t))), self.drop(F.gelu(self.arc_head(t)))
        arcs = self.arc(dep) @ head.transpose(1, 2) * dep.shape[-1] ** -0.5 + self.arc_bias(head).transpose(1, 2)
        arcs = torch.cat([self.root(dep), arcs], -1)
        ones = torch.ones_like(t[..., :1])
        return (
            self.upos(u), self.xpos(x), self.sentence(s), self.name(F.gelu(self.name_hidden(n))), arcs,
            torch.cat([self.drop(F.gelu(self.label_dep(t))), ones], -1), torch.cat([self.drop(F.gelu(self.label_head(t))), ones], -1),
        )  # fmt: skip

    def label_scores(self, dep: Tensor, head: Tensor) -> Tensor:
        """[N, L] from feature pairs [N, d + 1]."""
        return torch.einsum("nd,lde,ne->nl", dep, self.label, head)
