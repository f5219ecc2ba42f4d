"""Matrix products by NumPy's own BLAS.

thinc multiplies with the generic kernels of BLIS, which on common x86 processors reach less than a
third of the speed of the OpenBLAS that comes with NumPy (22 against 75 GFLOP/s for 1,000 x 288
times 288 x 288 on one core of an AMD EPYC). thinc can delegate; this asks it to, for one pipeline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def use_numpy_products(nlp: Language) -> None:
    """Let every CPU model of `nlp` multiply through NumPy; models on a GPU stay as they are."""
    from thinc.api import Model, NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                if isinstance(node.ops, NumpyOps):
                    node.ops = ops
