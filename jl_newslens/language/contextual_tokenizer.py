"""Tokens that only the next word tells apart: "its" for "it's", and "etc." that ends a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from spacy.tokenizer import Tokenizer

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Words that follow "it is" and "you are", and no possessive pronoun.
_AFTER_IT_IS: Final = (
    "a an the not been just really so too that my your his our their because gonna also always "
    "never still probably actually being simply definitely like in for from between all getting "
    "going called as less"
)
_AFTER_YOU_ARE: Final = "a an the not in so too gonna welcome"
# Before "to" and a verb: "its easy to see", but "its commitment to peace".
_BEFORE_TO: Final = "necessary important easy simple hard difficult great nice good rare illegal"
_AFTER_LET_US: Final = "us me not just all get go take see talk face hope say make try do be call"
# The empty group is where the token is cut.
_CUTS = re.compile(
    rf"\b[Ii]t()s(?= (?:{'|'.join(_AFTER_IT_IS.split())})\s)"
    rf"|\b[Ii]t()s(?= (?:(?:{'|'.join(_BEFORE_TO.split())}) to|very (?!own\b)\w+)\b)"
    rf"|\b[Yy]ou()r(?= (?:{'|'.join(_AFTER_YOU_ARE.split())})\s)"
    rf"|\b[Ll]et()s(?= (?:{'|'.join(_AFTER_LET_US.split())})\b)"
    r"|\b(?:etc|ect)()\.(?=\s+[A-Z])"
    # An answer, no number: "No. I did not", but "No. 10" and "No. A4".
    r"|(?<![^\s“\"(])No()\.(?=\s+[A-Z][a-z]*\s|\s*$)"
)


class ContextualTokenizer(Tokenizer):  # type: ignore[misc]  # spaCy's class is compiled
    """spaCy's tokenizer, which looks at one word at a time, and then what it cannot see."""

    def __call__(self, text: str) -> Doc:
        doc: Doc = super().__call__(text)
        cuts = list(_CUTS.finditer(text))
        if cuts:
            with doc.retokenize() as retokenizer:
                for cut in cuts:
                    span = doc.char_span(cut.start(), cut.end())
                    if span is not None and len(span) == 1:
                        place = cut.start(cut.lastindex or 0)
                        halves = [text[cut.start() : place], text[place : cut.end()]]
                        retokenizer.split(span[0], halves, heads=[(span[0], 0), (span[0], 1)])
        return doc
