"""What stands at the head of a report before its first word."""

from __future__ import annotations

import pytest

from jl_newslens.datelines import dateline_length


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("GHENT (Reuters) - ", "The bridge is closed."),
        ("GHENT, Oct 29 (Newsdesk) - ", "The bridge is closed."),
        ("GHENT, Belgium--(MILL NEWS)--", "Holt & Sons today closed the bridge."),
        ("", "NATO (the alliance) - a club of 32 - closed the bridge."),
        ("Ghent, Belgium  (CNN)", "The bridge is closed."),
        ("(Bread Weekly)", "The bridge is closed."),
        ("(Breadtv)", "“The bridge is closed,” said Holt."),
        ("", "(Bridge) The bridge is closed."),
        ("GHENT– 25 July 2022: ", "The bridge is closed."),
        ("Mill News, 26 March-", "The bridge is closed."),
        ("mill News, 26 March-", "The bridge is closed."),
        ("New Holt, NY – ", "The bridge is closed."),
        ("Ghent /MILLS/. ", "The bridge is closed."),
        ("Ghent / MILLS / ", "The bridge is closed."),
        ("18:42 ", "The bridge is closed."),
        ("6.05pm: ", "The bridge is closed."),
        ("09:15 GMT – ", "“The bridge is closed,” said Holt."),
        ("", "9:30 a.m. Monday is the new date."),
        ("", "18.42 percent of the bridges are closed."),
        ("", "Holt, OK – what now?"),
        ("Thursday, May 7, 2015 ", "The bridge is closed."),
        ("", "Thursday, May 7, 2015, is the new date."),
    ],
)
def test_a_dateline_ends_where_the_sentence_begins(head: str, rest: str) -> None:
    assert dateline_length(head + rest) == len(head)


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("KUALA LUMPUR: ", "The bridge is closed."),
        ("Colombo, Sri Lanka – ", "The bridge is closed."),
        ("Muscat: ", "Bakers closed the bridge."),
        ("TEHRAN-", "Bakers plan a bridge."),
        ("Cape Town-", "A bridge is closed."),
        ("Pretoria–", "The bridge is closed."),
        ("", "Holt: The bridge is closed."),
        ("", "EXCLUSIVE: The bridge is closed."),
        ("", "London-based bakers closed the bridge."),
        ("", "Anti-Bridge bakers closed it."),
        ("", "Delhi-Mumbai-Pune trains are late."),
    ],
)
def test_a_city_alone_is_a_dateline_where_an_article_opens(head: str, rest: str) -> None:
    assert dateline_length(head + rest, opens=True) == len(head)
    assert dateline_length(head + rest) == 0
