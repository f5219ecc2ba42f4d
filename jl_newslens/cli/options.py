"""The options of a lens on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from jl_newslens.command_options import COMMAND_OPTIONS, CommandOption


def lens_options(*left_out: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A decorator that gives a command the options of a lens, but for those `left_out` by name."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(COMMAND_OPTIONS):  # decorators apply from the last to the first
            if option.name not in left_out:
                command = _click_option(option)(command)
        return command

    return decorate


def _click_option(option: CommandOption) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    if option.is_switch:
        return click.option(*option.flags, option.name, is_flag=True, help=option.explained)
    return click.option(
        *option.flags,
        option.name,
        type=click.Choice(option.choices) if option.choices else option.type,
        multiple=option.is_list,
        metavar=option.metavar,
        help=option.explained,
    )
