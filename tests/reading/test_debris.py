"""Captions, credits, bylines, dates and buttons are told from prose; prose stays prose."""

from __future__ import annotations

import time

import pytest

from jl_newslens.reading.debris import is_debris

MOST_S = 10
"""A line takes microseconds; a pattern that runs away takes hours."""

DEBRIS = [
    "Watch a report: The dam holds, says the minister.",
    "WATCH: How the dam was built",
    "Read more: The dam in pictures",
    "READ MORE: The dam in pictures",
    "See also: Floods of the last century",
    "Photo: A boat in the high street",
    "Image source, Getty Images",
    "Image caption, A boat in the high street",
    "Media caption",
    "(Getty Images)",
    "Jane Doe/Getty Images",
    "A boat in the high street on Monday. (AP Photo/Jane Doe)",
    "FILE - A boat is seen in the high street on May 5, 2025. (AP Photo/Jane Doe, File)",
    "A boat in the high street. REUTERS/Jane Doe",
    "People wade through the water on Monday. Photo by Jane Doe via Getty Images",
    "The mayor on Monday. Image: Jane Doe",
    "By Jane Doe",
    "BY JANE DOE",
    "By Jane Doe and John Roe, Political Correspondents",
    "By Jane Doe | Associated Press",
    "By Jane de la Cruz, BBC News",
    "Reporting by Jane Doe; Editing by John Roe",
    "Additional reporting by Jane Doe in Paris",
    "(Reporting by Jane Doe in Paris; writing by John Roe)",
    "Jane Doe contributed to this report.",
    "This article was originally published on 5 May.",
    "Originally published on Another Site.",
    "May 16, 2025",
    "Published 16 May 2025",
    "Friday, May 16, 2025 10:32 a.m. EDT",
    "Updated: 2025-05-16T10:32:00Z",
    "Updated 3 hours ago",
    "14:05 BST",
    "4 min read",
    "LONDON, May 16 (Agency)",
    "Share",
    "Facebook",
    "Copy link",
    "Share this article",
    "12 comments",
    "Comments",
    "Advertisement",
    "Story continues below advertisement",
    "Sign up for our daily newsletter",
    "Subscribe to our newsletter",
    "Follow us on Facebook",
    "Follow Jane Doe on Twitter",
    "Click here for more stories.",
    "© 2025 The Paper. All rights reserved.",
    "Copyright 2025 The Paper. All rights reserved. It may not be broadcast.",
    "https://example.org/story",
    "@janedoe #flood",
    "***",
    "___",
    "FOR IMMEDIATE RELEASE",
    "From: Jane Doe",
    "Editor's note: This story has been corrected.",
]
PROSE = [
    "Watch the market closely, and you will see that prices rise every Monday.",
    "Read between the lines and the minister agreed with her critics.",
    "By Monday the river had risen by two metres.",
    "By the time the army came, the dam had held for three days.",
    "Photographs of the dam were shown to the court on Friday.",
    "Video of the rescue was seen by millions of people.",
    "Video from the scene showed the boat in the high street.",
    "Facebook said on Friday that it would close the office.",
    "Share prices fell by five per cent on Friday.",
    "May 16, 2025 was the day the dam held.",
    "On 16 May 2025 the council met.",
    "Reuters reported on Friday that the dam had held.",
    "The report was written by Jane Doe, who lives in Paris.",
    "Getty Images sued the company in a London court.",
    "Related species live in the south, researchers said.",
    "More than 400 homes were flooded, the council said.",
    "Sign language was used at the meeting on Friday.",
    "Copyright law protects the photographer, the court found.",
    "Human Rights Watch said that the camp was empty.",
    "Pictures and sound came from two cameras on the roof.",
    "LONDON (Agency) - The river fell on Friday, officials said.",
    "The council's steps: more pumps, more boats and a new dam.",
    "Follow-up talks will be held in Geneva on Friday.",
    "Sources in the ministry said that the dam had held.",
    "Comments by the minister were met with anger.",
    "Updated plans for the dam were shown on Friday.",
    "Live music returned to the old town on Friday.",
    "Now the river is back in its bed.",
    "Two hours later the army came.",
    "“We won,” she said. Jane Doe contributed to this report.",
    "Police spoke to the man (pictured).",
    "That is the picture: everyone wants to leave.",
    "Yes",
]


@pytest.mark.parametrize("text", DEBRIS)
def test_debris_is_recognised(text: str) -> None:
    assert is_debris(text)


@pytest.mark.parametrize("text", PROSE)
def test_prose_stays_prose(text: str) -> None:
    assert not is_debris(text)


def test_a_long_paragraph_is_prose_whatever_it_begins_with() -> None:
    assert not is_debris("Photo: " + "the river fell and the council met " * 12)


@pytest.mark.parametrize("unit", ["By A ", "( ", "A.", "a/", "Getty ", "1 2 ", "MAY, ", "[a "])
def test_hostile_lines_take_bounded_time(unit: str) -> None:
    started = time.process_time()

    is_debris(unit * 60)
    is_debris(unit * 100_000)

    assert time.process_time() - started < MOST_S
