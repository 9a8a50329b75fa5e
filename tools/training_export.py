"""A trained network as one ONNX file with 8-bit weights."""

import json
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training_encoder import Network
from transcripts.extraction.model.tagging import LINKS, SIZES

_INPUTS = ("ids", "mask", "starts")


class _Columns(nn.Module):
    """The network with all it says of a token in one row."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Any, mask: Any, starts: Any) -> Any:
        """All columns for each token of each window."""
        found = self.network(ids, mask, starts)
        claims, belongings = self.network.none
        nobody = [
            claims(found["query"]),
            nn.functional.linear(found["mention"], claims.weight),
            belongings(found["belongs"]),
        ]
        named = [found[name] for name in (*SIZES, "role", *LINKS)]
        return torch.cat([*named, *nobody], -1)


def export(network: Network, path: Path) -> None:
    """Write the network as ONNX with 8-bit weights."""
    whole = path.with_suffix(".fp32.onnx")
    _export(network.eval(), whole)
    # Unsigned weights: products of signed ones overflow on processors without VNNI.
    quantize_dynamic(
        whole, path, weight_type=QuantType.QUInt8, op_types_to_quantize=["MatMul", "Gather"]
    )
    whole.unlink()
    model = onnx.load(path)
    entry = model.metadata_props.add()
    entry.key = "link_distance"
    entry.value = json.dumps([[round(value, 4) for value in row] for row in network.dist.tolist()])
    onnx.save(model, path)


def _export(network: Network, path: Path) -> None:
    ids = torch.randint(5, 2000, (2, 40))
    example = (ids, torch.ones_like(ids), torch.zeros_like(ids))
    torch.onnx.export(
        _Columns(network),
        example,
        path,
        input_names=list(_INPUTS),
        output_names=["columns"],
        dynamic_axes={name: {0: "window", 1: "token"} for name in (*_INPUTS, "columns")},
        opset_version=17,
        dynamo=False,
    )
