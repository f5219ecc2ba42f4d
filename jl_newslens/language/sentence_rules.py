"""Where a sentence may not start, and where one surely does, said before the parser looks.

Parsers learned sentence ends from the web too, where people leave out full stops, or from sentences
one by one. In an edited paragraph a sentence ends with a full stop, a question mark or an
exclamation mark, so every other place is closed to them: a wrong break in mid-sentence costs more
than a missing one. This holds for every language; the word lists are English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jl_newslens.datelines import dateline_length

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

SENTENCE_RULES: Final = "newslens_sentence_rules"

_TERMINAL_TEXT = ". ! ? … ... ?! !? !! ?? .... 。 ！ ？ ؟ ۔ ।"
_TERMINAL: Final = frozenset(_TERMINAL_TEXT.split())
# No space follows these, and no abbreviation has them.
_UNSPACED_TERMINAL: Final = frozenset(("。", "！", "？"))
_CLOSING: Final = frozenset(("”", "’", "»", ")", "]", "''", "」", "』"))
_OPENING: Final = frozenset("\"'“‘")
_MID_SENTENCE: Final = frozenset((",", ";", ":"))
# Marks that open in one language and close in another: „so“, »so«, « so », ”so”.
_EITHER_WAY: Final = frozenset("\"'“”„«»‹›‘’‚")
# A word this long before a full stop is no abbreviation in any language we looked at.
_PLAIN_WORD_LETTERS: Final = 5
# "am 12. März": in German, Czech or Danish a day with its stop is an ordinal, a year is not.
_MOST_ORDINAL_DIGITS: Final = 2
_LONGEST_DATELINE: Final = 40  # tokens
# After these a name follows, never a new sentence.
_TITLE_ABBREVIATIONS_TEXT = """
Mr. Mrs. Ms. Dr. Prof. Gen. Sen. Rep. Gov. Lt. Col. Capt. Maj. Sgt. Cpl. Adm. Cmdr. Brig. Pvt.
Rev. Hon. Pres. Supt. St. Ste. Mt. Ft. vs. v. No. Nos. e.g. i.e. cf. Sec. Dept. approx. est. Jan.
Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec.
"""
_TITLE_ABBREVIATIONS: Final = frozenset(_TITLE_ABBREVIATIONS_TEXT.split())
# With a capital after an abbreviation, these can only start a sentence.
_STARTERS_TEXT = """
The A An He She It They We I His Her Its Their Our This These Those There But And However When While
If In After Before Since On At For From With As Some Many Most
"""
_STARTERS: Final = frozenset(_STARTERS_TEXT.split())

# With a capital behind a word of ordinary kind, and a small letter after them, these start a
# sentence, though the full stop before was lost: so captions run into a text that was copied. Not
# "A" and "As": "vitamin A deficiency", "straight As in maths".
_AFTER_LOST_STOP_TEXT = "The An He She It They In On At After Before But And While His Her"
_AFTER_LOST_STOP: Final = frozenset(_AFTER_LOST_STOP_TEXT.split())
# "In 2006, …"; but "The 39 Steps".
_BEFORE_NUMBER: Final = frozenset(("In", "On", "At", "After", "Before"))
# A title may follow these: "the film Her was shown".
_HAS_TITLE_TEXT = """
film movie novel book song album single band group show series play hit musical drama comedy
thriller magazine app site website game poem story opera
"""
_HAS_TITLE: Final = frozenset(_HAS_TITLE_TEXT.split())
# Who writes these starts sentences in lower case too.
_CARELESS: Final = frozenset(("i", "im", "u", "ur"))


def close_false_starts(doc: Doc) -> Doc:
    """Mark the tokens of one paragraph that cannot start a sentence, and the few that must.

    A paragraph that does not end like a sentence (a heading, a line of mail), or that is careless
    of capitals, is left to the parser, but for a quotation mark written to the word behind it. What
    follows a dateline is parsed for itself.
    """
    reported = _after_dateline(doc)
    english = doc.lang_ == "en"
    if len(doc) < 2 or not _is_edited(doc):
        quoted = [i for i in range(len(doc)) if english and _opens_quotation(doc, i)]
        _set_starts(doc, dict.fromkeys((*reported, *quoted), 1))
        return doc
    terminal = _TERMINAL | {";"} if doc.lang_ == "el" else _TERMINAL  # the Greek question mark
    texts = [token.text for token in doc]
    starts = {}
    open_straight = False
    ended = False  # whether a terminal mark, and nothing but closing marks, stands before
    for index, text in enumerate(texts):
        if text == '"':
            opened, open_straight = open_straight, _is_open_after(doc, index, open_straight)
            closes = opened and not open_straight
        else:
            closes = text in _CLOSING
        if text == "'":  # in 'He won.' it closes where the stop is written to it
            closes = ended and not doc[index - 1].whitespace_
        if not english and text in _EITHER_WAY:
            closes = _closes_by_spaces(doc, index)
        if english and text in _AFTER_LOST_STOP and _follows_lost_stop(doc, index):
            starts[index] = 1
        elif index and (not ended or closes or _goes_on(texts[index - 1], doc[index], english)):
            starts[index] = -1
        elif english and index and text in _STARTERS and "." in texts[index - 1][1:]:
            # The stop of "U.S." is the sentence's too; the parser has seen too few to know.
            starts[index] = 1
        elif _opens_quotation(doc, index) if english else _surely_starts(doc, index):
            starts[index] = 1
        if closes and ended:
            continue
        ended = text in terminal or (len(text) > 1 and text[-1] in ".!?")
    starts.update(dict.fromkeys(reported, 1))
    _set_starts(doc, starts)
    return doc


def _is_open_after(doc: Doc, index: int, is_open: bool) -> bool:
    """Whether a quotation is open behind a straight mark: by the spaces around the mark, and by
    turns where they do not tell, since a quotation of many paragraphs is closed once."""
    space_before = index == 0 or bool(doc[index - 1].whitespace_)
    space_after = index + 1 == len(doc) or bool(doc[index].whitespace_)
    return space_before if space_before != space_after else not is_open


def _follows_lost_stop(doc: Doc, index: int) -> bool:
    """True in "queues at the mill The bakers left": no title goes on in small letters."""
    if not 0 < index < len(doc) - 1:
        return False
    before, after = doc[index - 1], doc[index + 1]
    is_plain = before.text.isalpha() and before.text.islower() and not before.is_stop
    if not is_plain or before.text in _HAS_TITLE or not before.whitespace_:
        return False
    if after.text[0].isdigit():
        is_age = index + 2 < len(doc) and doc[index + 2].text == "-"  # "The 31-year-old"
        return is_age or doc[index].text in _BEFORE_NUMBER
    return bool(after.text[0].islower())


def _opens_quotation(doc: Doc, index: int) -> bool:
    """Whether a quotation mark is written to the word after it, not to the full stop before it."""
    if not index or doc[index].text not in _OPENING or doc[index].whitespace_:
        return False
    return doc[index - 1].text in _TERMINAL and bool(doc[index - 1].whitespace_)


def opens_after_dateline(doc: Doc, index: int) -> bool:
    """Whether nothing but a dateline stands before token `index`."""
    return index in _after_dateline(doc)


def _after_dateline(doc: Doc) -> tuple[int, ...]:
    """The token that begins what is reported, if a dateline stands before it."""
    head = doc[:_LONGEST_DATELINE]
    end = dateline_length(head.text, opens=True)
    return tuple(token.i for token in head if token.idx == end) if end else ()


def _set_starts(doc: Doc, starts: dict[int, int]) -> None:
    """Token by token, spaCy would look through the whole Doc each time."""
    if not starts:
        return
    from spacy.attrs import SENT_START

    column = doc.to_array([SENT_START])
    signed = column.view("int64")  # the same numbers: spaCy keeps -1 as unsigned
    for index, start in starts.items():
        signed[index] = start
    doc.from_array([SENT_START], column)


def _is_edited(doc: Doc) -> bool:
    """Whether the paragraph ends as prose does, and minds its capitals."""
    if doc[0].text[0].islower():
        return False
    if doc.lang_ == "en" and any(token.text in _CARELESS for token in doc):
        return False
    for token in reversed(doc):
        if token.text in _CLOSING or token.text in _EITHER_WAY or token.is_space:
            continue
        return token.text in _TERMINAL or token.text[-1] in ".!?…"
    return False


def _goes_on(mark: str, token: Token, english: bool) -> bool:
    """Whether the sentence goes on at `token`, although `mark` before it ends in a stop."""
    if token.text[:1].islower() or token.text in _MID_SENTENCE:
        return True
    if len(mark) < 2 or mark[-1] != "." or mark in _TERMINAL:
        return False
    if len(mark) == 2 and mark[0].isupper():
        return True
    if english and mark in _TITLE_ABBREVIATIONS:
        return True
    if not english and _is_ordinal_or_initials(mark, token.text):
        return True
    if "." in mark[:-1] and mark[0].isupper():
        # "U.S. Treasury" goes on; "in the U.S. The" does not.
        return not token.is_stop and token.text[:1].isalnum()
    return False


def _is_ordinal_or_initials(mark: str, word: str) -> bool:
    """ "12." before "März", "z." before "B."."""
    if len(mark) == 2 and len(word) == 2 and word[-1] == ".":
        return mark[0].isalpha() and word[0].isalpha()
    return mark[:-1].isdigit() and len(mark) - 1 <= _MOST_ORDINAL_DIGITS


def _closes_by_spaces(doc: Doc, index: int) -> bool:
    """Whether a quotation mark closes: no space before it and one, a sign or the end after it.

    Where a space stands on both sides ("« so »"), or on none, the shape of the mark tells.
    """
    after = doc[index + 1] if index + 1 < len(doc) else None
    space_before = index == 0 or bool(doc[index - 1].whitespace_)
    space_after = bool(after is None or doc[index].whitespace_ or after.is_punct)
    if space_before == space_after:
        return doc[index].text in _CLOSING
    return space_after


def _surely_starts(doc: Doc, index: int) -> bool:
    """Whether a capital follows a plain word, its full stop, closing marks and a space."""
    if doc[index - 1].text in _UNSPACED_TERMINAL:
        return True
    place = index - 1
    while place > 0 and (doc[place].text in _CLOSING or doc[place].text in _EITHER_WAY):
        place -= 1
    if place < 1 or doc[place].text != "." or not doc[index - 1].whitespace_:
        return False
    word = doc[place - 1].text
    if len(word) < _PLAIN_WORD_LETTERS or not (word.isalpha() and word[1:].islower()):
        return False
    first = index
    while first + 1 < len(doc) and doc[first].text in _EITHER_WAY:
        first += 1
    following: str = doc[first].text
    return following[:1].isupper()


def register_sentence_rules() -> None:
    """Make the component known to spaCy as `SENTENCE_RULES`; safe to repeat."""
    from spacy.language import Language

    def create(nlp: Language, name: str) -> object:
        return close_false_starts

    if not Language.has_factory(SENTENCE_RULES):
        Language.factory(SENTENCE_RULES, func=create)
