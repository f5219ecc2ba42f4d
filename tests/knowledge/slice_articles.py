"""News about the pages of the development slice, written for the test.

`[[Title|name]]` labels a name, `[[|name]]` one that has no page here. Some names are traps: they
look like a page of the slice and mean another thing.
"""

from __future__ import annotations

import re
from typing import Any, Final

ARTICLES: Final = (
    "A new biography of [[Aristotle]] says that the philosopher left Athens earlier than "
    "was thought. [[Aristotle]] taught for twelve years before he fled.",
    "The manuscript of a novel that [[Ayn Rand]] never finished was sold in New York. [[Ayn"
    " Rand|Rand]] had given it to a neighbour, the auction house said.",
    "Museums mark the birthday of [[Andrei Tarkovsky]] with a season of restored prints. "
    "[[Andrei Tarkovsky|Tarkovsky]] made only seven feature films.",
    "[[Aldous Huxley]] spent his last years in California. Letters show how [[Aldous "
    "Huxley|Huxley]] quarrelled with his publisher.",
    "A house in Frankfurt where [[Arthur Schopenhauer]] lived is to be torn down. Admirers "
    "of [[Arthur Schopenhauer|Schopenhauer]] have gone to court.",
    "The film archive found three silent films by [[Allan Dwan]] in a barn in Ohio.",
    "[[Alain Connes]] gave a lecture on prime numbers in Paris on Monday. [[Alain "
    "Connes|Connes]], who won the Fields Medal, spoke for two hours.",
    "A statue of [[Albert Sidney Johnston]] was taken down in Texas. [[Albert Sidney "
    "Johnston|Johnston]] fell at Shiloh in 1862.",
    "Fifty years on, the crew of [[Apollo 8]] is remembered for the first flight around the"
    " Moon. [[Apollo 11]] landed there seven months later.",
    "[[Abraham Lincoln]] signed the order in 1862. The letter in which [[Abraham "
    "Lincoln|Lincoln]] explains why was shown for the first time.",
    "[[Albert Einstein]] wrote the note in 1922 for a messenger in Tokyo. [[Albert "
    "Einstein|Einstein]] had no change for a tip.",
    "Schools in [[Alaska]] closed after the earthquake. The governor of [[Alaska]] asked "
    "Washington for help.",
    "[[Alberta]] will cut taxes on oil. The premier of [[Alberta]] said that Ottawa had "
    "agreed.",
    "[[Angola]] devalued its currency on Friday. Officers of the [[Angolan Armed Forces]] "
    "were paid late, and a report calls the [[Economy of Angola|Angolan economy]] fragile.",
    "[[Albania]] and [[Azerbaijan]] signed a treaty on gas. Pipes across the [[Atlantic "
    "Ocean|Atlantic]] are not part of it.",
    "Talks between [[Algeria]] and [[Afghanistan]] were put off, diplomats said in Geneva.",
    "The [[American National Standards Institute]] published a rule for scooters. "
    "[[American National Standards Institute|ANSI]] had worked on it for six years.",
    "The [[American Football Conference]] plays its final on Sunday. The champion of the "
    "[[American Football Conference|AFC]] meets the other conference in February.",
    "A school in Ohio took [[Animal Farm]] off its list. Teachers said that no book "
    "explained power better than [[Animal Farm]].",
    "The orchestra opened with [[An American in Paris]], and the crowd sang [[America the "
    "Beautiful]] at the end.",
    "Scholars doubt that [[A Modest Proposal]] was printed in Dublin first.",
    "The [[Academy Awards]] will be handed out in March. Two Britons hope for the [[Academy"
    " Award for Best Production Design]].",
    "The [[Articles of Confederation]] went on show beside a map from the [[American "
    "Revolutionary War]].",
    "In the new play [[Achilles]] is a banker. The temple of [[Apollo]] becomes a bank's "
    "lobby.",
    "Pilgrims thanked [[Allah]] for the rain. An exhibition traces the word through Arabic "
    "books.",
    "The share of [[|Adobe]] fell after the software maker cut its forecast.",
    "The band plays the [[|Apollo]] in Harlem on Friday; tickets are sold out.",
    "Police in [[|Lincoln]], Nebraska, found the car on Tuesday.",
    "[[|Art]] Garfunkel sang in Oslo, and [[|Achilles]] Heel, a group from Leeds, played "
    "before him.",
    "The [[|Lincoln]] was steered into the wall by a driver of nineteen, the sheriff said.",
    "[[|Alaska]] Airlines grounded nine jets after a window cracked.",
)  # fmt: skip
_LABEL: Final = re.compile(r"\[\[([^|\]]*)(?:\|([^\]]*))?\]\]")


def labelled(text: str) -> dict[str, Any]:
    """The text without its brackets, with the labels as `newslens evaluate linking` reads them."""
    plain = ""
    links = []
    position = 0
    for match in _LABEL.finditer(text):
        plain += text[position : match.start()]
        surface = match.group(2) or match.group(1)
        links.append(
            {
                "start": len(plain),
                "end": len(plain) + len(surface),
                "surface": surface,
                "title": match.group(1) or None,
            }
        )
        plain += surface
        position = match.end()
    return {"text": plain + text[position:], "links": links}
