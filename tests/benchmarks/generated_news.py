"""News made up on the spot: as many different articles as are asked for, each with new names.

New words matter: what grows with every word that was never seen before (a vocabulary, a cache)
does not show on a handful of texts that are read again and again.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Final

_SYLLABLES: Final = tuple(c + v for c in "bdfghklmnprstvz" for v in "aeiou")
PLACES: Final = ("Istanbul", "Tirana", "Vigo", "Ghent", "Germany", "Ukraine", "London", "Paris")
BODIES: Final = ("NATO", "the European Union", "the Kremlin", "Reuters", "the United Nations")
# {0} a person, {1} the surname, {2} a place, {3} a body, {4} and {5} numbers, {6} a new name.
_LINES: Final = (
    "{0}, who leads the {6} company, told reporters in {2} on Tuesday that the plan would cost "
    "{4} million euros and take {5} years.",
    "Officials of {3} said that the bridge near {2} had been closed since {4} people were hurt.",
    "“We will not wait any longer,” {1} said after the meeting, which lasted {5} hours.",
    "A court in {2} ordered the {6} group to pay {4} million dollars, although its lawyers had "
    "asked for more time.",
    "According to {3}, prices rose by {5} per cent last year, while wages stayed where they were.",
    "The minister arrived in {2} with {4} experts, and {1} met them at the airport.",
    "Engineers who inspected the port found cracks in {5} of its {4} piers, the {6} newspaper "
    "reported.",
    "It was the first visit since the talks of {3} broke down in March.",
    "{1} is expected to travel to {2} next week, where the {6} foundation will open a school.",
    "No one was injured, but {4} families had to leave their homes in the village of {6}.",
)


def name(choose: random.Random) -> str:
    """A word that is in no dictionary, with a capital."""
    return "".join(choose.choices(_SYLLABLES, k=choose.randint(2, 4))).capitalize()


def article(number: int, words: int, places: Sequence[str] = PLACES) -> str:
    """Article `number`, of about so many words, three sentences a paragraph; always the same."""
    choose = random.Random(number)
    first, last = name(choose), name(choose)
    lines: list[str] = []
    size = 0
    while size < words:
        person = f"{first} {last}" if not lines else choose.choice((f"{first} {last}", last))
        line = choose.choice(_LINES).format(
            person,
            last,
            choose.choice(places),
            choose.choice(BODIES),
            choose.randint(2, 90),
            choose.randint(2, 9),
            name(choose),
        )
        lines.append(line[0].upper() + line[1:])
        size += len(line.split())
    return "\n\n".join(" ".join(lines[i : i + 3]) for i in range(0, len(lines), 3))


def articles(many: int, words: int) -> Iterator[str]:
    """Articles 0 to `many`, made as they are asked for."""
    return (article(number, words) for number in range(many))
