"""The steps by which a transformer and new parts on top of it learn together."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Final

import torch
from torch import Tensor, nn

logger = logging.getLogger(__name__)

_WARM_UP: Final = 0.08  # the part of the steps in which the rates rise
_LOGGED: Final = 20  # every so many steps


class FineTuning:
    """AdamW with rates that rise for a while and then fall to nothing in a line.

    Args:
        name: for the log.
        tuned: what was trained before, at a low rate.
        fresh: what is new, at a high rate.
        rates: the highest rates of both.
        steps: how many steps there will be.
    """

    def __init__(
        self,
        name: str,
        tuned: Iterable[nn.Parameter],
        fresh: Iterable[nn.Parameter],
        *,
        rates: tuple[float, float],
        steps: int,
    ) -> None:
        groups = [list(tuned), list(fresh)]
        self._name, self._steps, self._step = name, steps, 0
        self._parameters = [parameter for group in groups for parameter in group]
        self._adam = torch.optim.AdamW(
            [{"params": g, "lr": rate} for g, rate in zip(groups, rates, strict=True)],
            weight_decay=0.01,
            betas=(0.9, 0.98),
        )
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._adam,
            # Batches made anew may be a few more than `steps`: those have the rate 0.
            lambda step: min((step + 1) / _WARM_UP, max(0, steps - step) / (1 - _WARM_UP)) / steps,
        )

    def step(self, loss: Tensor) -> float:
        """One step down the gradient of `loss`; its value."""
        self._adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self._parameters, 1.0)
        self._adam.step()
        self._schedule.step()
        value = float(loss.detach())
        if self._step % _LOGGED == 0:
            logger.info("%s: step %d of %d, loss %.3f", self._name, self._step, self._steps, value)
        self._step += 1
        return value
