"""How far a measure would move with other texts of the kind."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import Final

_RESAMPLES: Final = 1000


def ratio_interval(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of a ratio of sums.

    Source: Efron, Bootstrap methods: another look at the jackknife (1979),
    https://doi.org/10.1214/aos/1176344552.

    Args:
        pairs: what each text adds to the numerator and to the denominator; one text or more adds
            to the latter. For a mean, the denominators are 1.

    Returns:
        Its ends, the same for the same pairs: the seed is fixed.
    """
    chance = random.Random(0)
    ratios = []
    for _ in range(_RESAMPLES):
        sample = chance.choices(pairs, k=len(pairs))
        whole = math.fsum(bottom for _, bottom in sample)
        if whole:
            ratios.append(math.fsum(top for top, _ in sample) / whole)
    ratios.sort()
    return ratios[int(0.025 * len(ratios))], ratios[min(len(ratios) - 1, int(0.975 * len(ratios)))]
