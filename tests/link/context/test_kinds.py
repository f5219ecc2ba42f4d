from __future__ import annotations

import pytest

from jl_newslens.link.context.kinds import kind
from jl_newslens.model import Candidate


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Main river of West Africa", "river"),
        ("Ruritanian river city", "city"),
        ("River at Strelsau City", "river"),
        ("Gulf country under military rule", "country"),
        ("Governorate in the Zenda Delta", "governorate"),
        ("Black Sea flagship sunk by Graustark", "flagship"),
        ("Ruritanian business daily newspaper", "newspaper"),
        ("Painter", ""),
        ("", ""),
    ],
)
def test_the_first_words_tell_the_kind(description: str, expected: str) -> None:
    assert kind(Candidate("Zenda", None, "test", "PLACE", description=description)) == expected
