"""What is prose, heading, list, key point and debris, judged in its place."""

from __future__ import annotations

import pytest

from jl_newslens.reading.kinds import looks_like_heading
from jl_newslens.reading.text import read_text

LEDE = "The river fell on Friday after three days of rain in the north of the country."
MORE = "Schools stay closed until Tuesday, the council said in a statement on local radio."


def of_kind(text: str, kind: str) -> list[str]:
    return [p.text for p in read_text(text).paragraphs if p.kind == kind]


@pytest.mark.parametrize(
    "label",
    ["At a Glance", "AT A GLANCE", "At-a-glance:", "Key points", "Key Takeaways", "**Key points**",
     "Highlights", "Story highlights", "What to know", "Here's what to know:", "In brief",
     "Summary", "TL;DR", "Main points", "5 things to know", "What we know so far", "## Key facts"],
)  # fmt: skip
def test_a_list_under_a_label_holds_the_key_points(label: str) -> None:
    text = f"{LEDE}\n{label}\n- The river fell by 40 cm.\n- Schools stay closed.\n{MORE}"
    article = read_text(text)
    assert article.key_points == ("The river fell by 40 cm.", "Schools stay closed.")
    assert of_kind(text, "body") == [LEDE, MORE]
    assert len(of_kind(text, "aside")) == 1


@pytest.mark.parametrize("sign", ["•", "- ", "– ", "* ", "· ", "1. ", "1) "])
def test_key_points_may_have_any_bullet(sign: str) -> None:
    text = f"At a Glance\n{sign}The river fell.\n{sign}Schools stay closed.\n{LEDE}\n{MORE}"
    assert read_text(text).key_points == ("The river fell.", "Schools stay closed.")


def test_key_points_may_have_no_bullet() -> None:
    text = (
        "Key points\nThe river fell by 40 cm overnight\nFour hundred homes were flooded\n"
        f"Schools stay closed until Tuesday\n{LEDE}\n{MORE}"
    )
    assert len(read_text(text).key_points) == 3
    assert of_kind(text, "body") == [LEDE, MORE]


def test_a_heading_after_bare_key_points_is_none_of_them() -> None:
    text = (
        "Key points\nThe river fell by 40 cm overnight\nFour hundred homes were flooded\n"
        f"Schools stay closed until Tuesday\nWhat Happened on Monday\n{LEDE}\n{MORE}"
    )
    assert read_text(text).key_points[-1] == "Schools stay closed until Tuesday"
    assert of_kind(text, "heading") == ["What Happened on Monday"]


def test_bare_key_points_with_full_stops_end_at_the_first_heading() -> None:
    text = (
        "Key points\nThe river fell by 40 cm overnight.\nFour hundred homes were flooded.\n"
        f"What happened on Monday\n{LEDE}\n{MORE}"
    )
    assert len(read_text(text).key_points) == 2


def test_blank_lines_between_key_points_do_not_end_them() -> None:
    text = f"At a Glance\n\n- The river fell.\n\n- Schools stay closed.\n\n{LEDE}\n\n{MORE}"
    assert len(read_text(text).key_points) == 2


def test_a_summary_on_the_line_of_its_label_is_a_key_point() -> None:
    text = f"TL;DR: The river fell.\n{LEDE}\n{MORE}"
    assert read_text(text).key_points == ("The river fell.",)
    assert of_kind(text, "body") == [LEDE, MORE]


def test_a_summary_of_one_paragraph_is_a_key_point() -> None:
    text = f"Summary\nThe river has fallen and schools stay closed.\n\n{LEDE}\n\n{MORE}"
    assert read_text(text).key_points == ("The river has fallen and schools stay closed.",)


def test_a_label_above_the_article_itself_is_a_heading() -> None:
    text = f"{LEDE}\nSummary\n{MORE} {MORE} {MORE} {MORE} {MORE} {MORE} {MORE} {MORE}"
    assert read_text(text).key_points == ()
    assert of_kind(text, "heading") == ["Summary"]


def test_a_list_without_a_label_is_a_list() -> None:
    text = f"{LEDE}\n- Pumps will run.\n- The army stays.\n{MORE}"
    assert of_kind(text, "list_item") == ["Pumps will run.", "The army stays."]
    assert read_text(text).key_points == ()


def test_headings_between_prose_are_headings() -> None:
    text = f"{LEDE}\nWhat Comes Next\n{MORE}\nThe view from U.S. officials\n{LEDE}"
    assert of_kind(text, "heading") == ["What Comes Next", "The view from U.S. officials"]


def test_a_short_last_line_is_no_heading() -> None:
    assert of_kind(f"{LEDE}\nMore to follow soon", "heading") == []


def test_the_lines_of_a_poem_are_no_headings() -> None:
    lines = [f"Line {number} of the song" for number in range(1, 7)]
    assert of_kind("\n".join(lines), "heading") == []


def test_a_box_of_facts_is_no_prose() -> None:
    box = ["Born 11 June 1988", "Position: second base", "Home runs 19", "Teams", "Batting .265"]
    text = "\n".join([LEDE, *box, MORE])
    assert of_kind(text, "body") == [LEDE, MORE]


def test_speech_that_breaks_off_is_prose() -> None:
    speech = ["I never said --", "But you did --", "No, no, just —", "The question is --"]
    assert of_kind("\n".join([LEDE, *speech, MORE]), "body") == [LEDE, *speech, MORE]


def test_a_text_of_short_lines_only_is_kept() -> None:
    lines = [f"Line {number} of the song" for number in range(1, 7)]
    assert of_kind("\n".join(lines), "body") == lines


def test_a_reference_mark_may_follow_the_full_stop() -> None:
    text = f"{LEDE}\nShe moved to the old town. [24] [25]\n{MORE}"
    assert of_kind(text, "heading") == []


def test_markdown_headings_are_headings_without_their_signs() -> None:
    assert of_kind(f"# The river falls.\n\n{LEDE}", "heading") == ["The river falls."]


def test_headlines_under_related_stories_are_debris() -> None:
    text = f"{LEDE}\nRelated stories\nRain breaks record\nMinister promises help\nShare\n{MORE}"
    assert of_kind(text, "body") == [LEDE, MORE]
    assert "Rain breaks record" in of_kind(text, "aside")


def test_a_live_label_opens_a_title_above_the_article_only() -> None:
    text = f"Live: The river falls\n{LEDE}\nLive: Follow the flood here\n{MORE}"
    assert read_text(text).title == "Live: The river falls"
    assert of_kind(text, "aside") == ["Live: Follow the flood here"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What Comes Next", True),
        ("International Reactions and U.S. Involvement", True),
        ("Why did the dam hold?", True),
        ("NISSAN SENTRA", True),
        ("The dam held on Friday.", False),
        ("and then it rained", False),
        ("It rained. The dam held", False),
        ("The dam held, officials said, because of work that had been done over ten years", False),
        ("", False),
        ("***", False),
    ],
)
def test_the_shape_of_a_heading(text: str, expected: bool) -> None:
    assert looks_like_heading(text) is expected
