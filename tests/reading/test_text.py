"""Pasted text: every offset holds, nothing readable is lost, the parts are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jl_newslens.config import LensConfig
from jl_newslens.errors import ArticleTooLargeError, EmptyArticleError
from jl_newslens.reading.text import DEFAULT_MAX_CHARS, clean_text, read_text

# Pieces that steer the reader into its branches; plain random text hardly ever does.
PIECES = st.sampled_from(
    [
        "At a Glance",
        "Key points:",
        "TL;DR: The dam holds.",
        "- a point of some words here",
        "• x",
        "1. first",
        "Read more: a story",
        "By Jane Doe",
        "16 May 2025",
        "Share",
        "The Dam Holds",
        "The dam held on Friday, officials said, after three days of rain.",
        "it goes on\nand on",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        " ",
        "\0",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\x85",
        "😀",
        "…",
        "Related stories",
        "# Heading",
        "(AP Photo/Jane Doe)",
        "***",
        "LONDON (Agency) - It rained.",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=8))).map("\n".join))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(p.kind, p.text) for p in read_text(text).paragraphs]


def of_kind(text: str, kind: str) -> list[str]:
    return [p.text for p in read_text(text).paragraphs if p.kind == kind]


@given(TEXTS)
def test_every_paragraph_stands_where_it_says(text: str) -> None:
    try:
        article = read_text(text)
    except EmptyArticleError:
        return
    end = 0
    for paragraph in article.paragraphs:
        assert article.text[paragraph.start : paragraph.end] == paragraph.text
        assert end <= paragraph.start < paragraph.end
        assert paragraph.text == paragraph.text.strip()
        end = paragraph.end


@given(TEXTS)
def test_what_is_in_no_paragraph_is_white_space_or_a_list_marker(text: str) -> None:
    try:
        article = read_text(text)
    except EmptyArticleError:
        return
    end = 0
    between = []
    for paragraph in article.paragraphs:
        between.append(article.text[end : paragraph.start])
        end = paragraph.end
    between.append(article.text[end:])
    for gap in between:
        assert sum(sign.isalnum() for sign in gap) <= 2, gap  # "12." is a marker


@given(TEXTS)
def test_reading_what_was_read_changes_nothing(text: str) -> None:
    try:
        article = read_text(text)
    except EmptyArticleError:
        return
    assert read_text(article.text) == article


def test_half_a_surrogate_becomes_the_replacement_sign() -> None:
    assert clean_text("a\ud83db") == "a\ufffdb"


@given(st.text(st.characters()))
def test_clean_text_leaves_no_sign_that_a_terminal_obeys(text: str) -> None:
    cleaned = clean_text(text)
    assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in cleaned)
    cleaned.encode("utf-8")  # no half surrogate


def test_ordinary_text_is_kept_to_the_letter() -> None:
    text = "“It’s – well…” said Zoë.\tShe left;\u00a0he stayed. 数字 😀\n"
    assert read_text(text).text == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x85", "\v", "\f"])
def test_all_line_ends_become_one(end: str) -> None:
    assert clean_text(f"One.{end}Two.") == "One.\nTwo."


def test_invisible_signs_do_not_cut_words() -> None:
    assert clean_text("\ufeffParlia\u00adment\u200b met\u202e.") == "Parliament met."


def test_control_signs_become_spaces() -> None:
    assert clean_text("a\0b\x1b[31mc") == "a b [31mc"


def test_joiners_of_scripts_and_emoji_stay() -> None:
    family = "👩\u200d👧 می\u200cخواهم"
    assert clean_text(family) == family


def test_the_limit_is_the_one_of_the_options() -> None:
    assert LensConfig().max_chars == DEFAULT_MAX_CHARS


def test_a_text_over_the_limit_says_how_to_raise_it() -> None:
    with pytest.raises(ArticleTooLargeError, match="max_chars") as caught:
        read_text("word " * 100, max_chars=100)
    assert (caught.value.chars, caught.value.limit) == (500, 100)


@pytest.mark.parametrize("text", ["", "  \n\t ", "...", "—", "\ufeff", "\0\0", "!!! ???"])
def test_a_text_without_words_is_empty(text: str) -> None:
    with pytest.raises(EmptyArticleError, match="nothing to read"):
        read_text(text)


def test_one_word_is_an_article() -> None:
    assert kinds("Flood") == [("body", "Flood")]


def test_a_line_is_a_paragraph() -> None:
    text = (
        "The river fell on Friday after three days of rain in the north.\n"
        "Schools stay closed until Tuesday, the council said in a statement."
    )
    assert [kind for kind, _ in kinds(text)] == ["body", "body"]


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    text = (
        "The river fell on Friday after three days of rain in the north of\n"
        "the country, and the pumps that the army had brought in were turned\n"
        "off one after the other.\n"
        "\n"
        "Schools stay closed until Tuesday, the council said in a statement\n"
        "that was read out on local radio.\n"
    )
    paragraphs = read_text(text).paragraphs
    assert [p.kind for p in paragraphs] == ["body", "body"]
    assert paragraphs[0].text.endswith("one after the other.")
    assert paragraphs[1].text.startswith("Schools")


def test_a_line_broken_within_a_name_goes_on() -> None:
    text = (
        "The city will sell the dock in May.\n"
        "\n"
        "The town has lost money on the dock for a decade. The European\n"
        "Investment Bank has offered a loan.\n"
    )
    assert len(read_text(text).paragraphs) == 2


def test_a_line_without_a_full_stop_does_not_draw_in_the_next() -> None:
    text = (
        "The city will sell the dock in May. More in the evening edition\n"
        "The army came. It left.\n"
        "Schools stay closed.\n"
        "Unions called the sale a mistake.\n"
    )
    assert len(read_text(text).paragraphs) == 4


def test_in_broken_lines_a_short_line_ends_its_paragraph() -> None:
    text = (
        "The river fell on Friday after three days of rain in the north of\n"
        "the country, and the pumps were turned off.\n"
        "Schools stay closed until Tuesday, the council said in a statement\n"
        "that was read out on local radio.\n"
    )
    assert [p.text[:7] for p in read_text(text).paragraphs] == ["The riv", "Schools"]


def test_a_list_pasted_as_one_line_is_a_list() -> None:
    text = "The dam held on Friday.\n\n• Pumps will run • Schools stay shut\n\nNobody was hurt."

    assert kinds(text)[1:3] == [("list_item", "Pumps will run"), ("list_item", "Schools stay shut")]


def test_an_item_that_says_what_its_marker_says_keeps_its_place() -> None:
    article = read_text("The scores of the night were these.\n1) 1\n2) 2 and 3\n")

    assert [p.text for p in article.paragraphs[1:]] == ["1", "2 and 3"]
    assert all(article.text[p.start : p.end] == p.text for p in article.paragraphs)


def test_a_list_item_goes_on_in_an_indented_line() -> None:
    text = "- The pumps were brought in\n  from the coast\n- The army came"
    assert [p.text for p in read_text(text).paragraphs] == [
        "The pumps were brought in\n  from the coast",
        "The army came",
    ]


@pytest.mark.parametrize("marker", ["- ", "– ", "* ", "• ", "•", "1. ", "2) ", "(3) ", "a) ", "▪ "])
def test_list_items_lose_their_marker(marker: str) -> None:
    text = f"The council named its steps on Friday.\n{marker}Pumps will run day and night."
    assert kinds(text)[1] == ("list_item", "Pumps will run day and night.")


@pytest.mark.parametrize(
    "line",
    ["2025 was a wet year in the north.", "-5 degrees were measured on Friday.", "A) is no step",
     "3.5 metres of water stood in the street.", "5 million people live there."],
)  # fmt: skip
def test_a_number_that_opens_a_sentence_is_no_marker(line: str) -> None:
    body = "The council named its steps on Friday.\n" + line
    if line[1] != ")":
        assert read_text(body).paragraphs[1].text == line


def test_title_is_the_first_heading() -> None:
    text = (
        "River falls after three days of flood\n"
        "The river fell on Friday after three days of rain in the north of the country."
    )
    assert read_text(text).title == "River falls after three days of flood"


def test_a_title_may_be_wrapped_as_the_text_is() -> None:
    article = read_text(
        "Council votes to rebuild the\nold stone bridge\n\n"
        "The river fell on Friday after three days of rain in the north\nof the country."
    )
    assert article.title == "Council votes to rebuild the old stone bridge"
    assert [p.kind for p in article.paragraphs] == ["heading", "body"]


def test_an_article_that_begins_with_prose_has_no_title() -> None:
    text = (
        "The river fell on Friday after three days of rain.\n"
        "What Comes Next\n"
        "Schools stay closed until Tuesday, the council said in a statement on Friday."
    )
    assert read_text(text).title is None


def test_a_kicker_is_not_the_title() -> None:
    text = (
        "Weather\n"
        "River falls after three days of flood\n"
        "The river fell on Friday after three days of rain in the north of the country."
    )
    assert read_text(text).title == "River falls after three days of flood"


def test_debris_above_the_title_is_passed_over() -> None:
    text = (
        "Share\nAdvertisement\n"
        "River falls after three days of flood\n"
        "The river fell on Friday after three days of rain in the north of the country."
    )
    assert read_text(text).title == "River falls after three days of flood"


def test_the_date_of_publication_is_found() -> None:
    text = (
        "River falls\nPublished 16 May 2025 10:32 BST\n"
        "The river fell on Friday after three days of rain in the north of the country."
    )
    assert read_text(text).published == "2025-05-16"


def test_a_date_within_the_prose_is_not_the_date_of_publication() -> None:
    text = "The treaty was signed on 16 May 2025 by both sides after long talks."
    assert read_text(text).published is None


def test_five_megabytes_are_read_in_bounded_time() -> None:
    paragraph = "The river fell on Friday, and schools stay closed until Tuesday. " * 8 + "\n"
    text = paragraph * (5_000_000 // len(paragraph))
    assert len(read_text(text, max_chars=6_000_000).paragraphs) == text.count("\n")


@pytest.mark.parametrize("unit", ["a" * 200_000, "- " * 100_000, "( " * 100_000, "A. " * 60_000])
def test_one_endless_line_is_read_in_bounded_time(unit: str) -> None:
    assert read_text(unit + " end.").paragraphs


def test_addresses_alone_are_no_article() -> None:
    addresses = "https://news.example/1\n\nhttp://news.example/2\n"

    with pytest.raises(EmptyArticleError, match="one address at a time"):
        read_text(addresses)
    assert read_text(addresses + "Two stories.\n").text
