"""Where a sentence may not start, said before the parser looks.

The parser learned sentence ends from the web too, where people leave out full stops. In an edited
paragraph a sentence ends with a full stop, a question mark or an exclamation mark, so every other
place is closed to it: a wrong break in mid-sentence costs more than a missing one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

SENTENCE_RULES: Final = "newslens_sentence_rules"

_TERMINAL: Final = frozenset((".", "!", "?", "…", "...", "?!", "!?", "!!", "??", "....", "。"))
_CLOSING: Final = frozenset(("”", "’", "»", ")", "]", "''"))
_STRAIGHT: Final = frozenset(('"', "'"))
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

# Who writes these starts sentences in lower case too.
_CARELESS: Final = frozenset(("i", "im", "u", "ur"))


def close_false_starts(doc: Doc) -> Doc:
    """Mark the tokens of one paragraph that cannot start a sentence.

    A paragraph that does not end like a sentence (a heading, a line of mail), or that is careless
    of capitals, is left to the parser.
    """
    if len(doc) < 2 or not _is_edited(doc):
        return doc
    texts = [token.text for token in doc]
    starts = {}
    open_straight = False
    ended = False  # whether a terminal mark, and nothing but closing marks, stands before
    for index, text in enumerate(texts):
        closes = text in _CLOSING or (text in _STRAIGHT and open_straight)
        if text == '"':
            open_straight = not open_straight
        if index and (not ended or closes or _goes_on(texts[index - 1], doc[index])):
            starts[index] = -1
        elif index and text in _STARTERS and "." in texts[index - 1][1:]:
            # The stop of "U.S." is the sentence's too; the parser has seen too few to know.
            starts[index] = 1
        if closes and ended:
            continue
        ended = text in _TERMINAL or (len(text) > 1 and text[-1] in ".!?")
    _set_starts(doc, starts)
    return doc


def _set_starts(doc: Doc, starts: dict[int, int]) -> None:
    """Token by token, spaCy would look through the whole Doc each time."""
    from spacy.attrs import SENT_START

    column = doc.to_array([SENT_START])
    signed = column.view("int64")  # the same numbers: spaCy keeps -1 as unsigned
    for index, start in starts.items():
        signed[index] = start
    doc.from_array([SENT_START], column)


def _is_edited(doc: Doc) -> bool:
    """Whether the paragraph ends as prose does, and minds its capitals."""
    if doc[0].text[0].islower() or any(token.text in _CARELESS for token in doc):
        return False
    for token in reversed(doc):
        if token.text in _CLOSING or token.text in _STRAIGHT or token.is_space:
            continue
        return token.text in _TERMINAL or token.text[-1] in ".!?…"
    return False


def _goes_on(mark: str, token: Token) -> bool:
    """Whether the sentence goes on at `token`, although `mark` before it ends in a stop."""
    if token.text[:1].islower():
        return True
    if len(mark) < 2 or mark[-1] != "." or mark in _TERMINAL:
        return False
    if mark in _TITLE_ABBREVIATIONS or (len(mark) == 2 and mark[0].isupper()):
        return True
    if "." in mark[:-1] and mark[0].isupper():
        # "U.S. Treasury" goes on; "in the U.S. The" does not.
        return not token.is_stop and token.text[:1].isalnum()
    return False


def register_sentence_rules() -> None:
    """Make the component known to spaCy as `SENTENCE_RULES`; safe to repeat."""
    from spacy.language import Language

    def create(nlp: Language, name: str) -> object:
        return close_false_starts

    if not Language.has_factory(SENTENCE_RULES):
        Language.factory(SENTENCE_RULES, func=create)
