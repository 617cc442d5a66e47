"""Networks in ONNX as the full tier runs them: one comment at a time, on one core.

They need onnxruntime and numpy, which `make full` installs. One comment at a time, so that the same
comment gives the same numbers whatever stands beside it.
"""

import importlib
from collections.abc import Sequence
from typing import Any

from feedback.analysis.weight_files import ModelError


class Network:
    """A network of 8-bit weights. Raises ModelError where it cannot be run."""

    def __init__(self, content: bytes):
        onnxruntime = installed("onnxruntime")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # a worker has one core
        options.enable_cpu_mem_arena = False  # a long comment would keep its memory for good
        # Whatever way a network cannot be run here, the core tier must take over.
        try:
            self._session = onnxruntime.InferenceSession(
                content, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise ModelError("The full tier's network cannot be run here.") from error
        self._array = installed("numpy").array

    def run(self, pieces: Sequence[int], **more: Sequence[Sequence[float]]) -> Any:
        """What comes out for one comment: its pieces by number, and more of each if it wants that.

        Lists of numbers as the network shapes them, the comment's own first and only.
        """
        given = {"pieces": self._array([pieces], dtype="int64")}
        given |= {name: self._array([each], dtype="float32") for name, each in more.items()}
        (found,) = self._session.run(None, given)
        return found[0].tolist()


def installed(name: str) -> Any:
    """A package of the full tier's. Raises ModelError where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ModelError(
            f"{error.name} is not installed: `make full` installs what the full tier needs."
        ) from error
