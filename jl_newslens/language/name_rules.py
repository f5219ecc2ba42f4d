"""The last word on names inside the pipeline: demonyms are groups, titles are no part of a person.

These are closed classes that a list settles better than a small network can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jl_newslens.language.demonyms import is_demonym

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME_RULES: Final = "newslens_name_rules"

_TITLES_TEXT = """
President Prime Minister Chancellor Secretary General Senator Sen. Representative Rep. Governor
Gov. Mayor Judge Justice Chief Dr. Dr Mr. Mr Mrs. Mrs Ms. Ms Professor Prof. Prof King Queen
Prince Princess Emperor Pope Sir Lord Lady Captain Capt. Colonel Col. Gen. Major Lt. Lieutenant
Sgt. Sergeant Rev. Reverend Father Sister Ambassador Congressman Congresswoman Director Vice
Deputy Foreign Defense Defence Treasury Attorney Officer Detective Commissioner Chairman
Chairwoman Chair Coach Aunt Uncle Saint Speaker Premier Sheikh Ayatollah Archbishop Bishop
Cardinal Admiral Commander Former former Leader Doctor Minister Executive CEO Chef Duke Duchess
Earl Baron Count Emir Sultan Sheriff Private Corporal Inspector Superintendent
"""
TITLES: Final = frozenset(_TITLES_TEXT.split())
_CLITICS: Final = frozenset(("'s", "’s", "'", "’"))
_ARTICLES: Final = frozenset(("the", "The", "THE", "a", "an"))
# A demonym with one of these after it is part of a longer name that the model did not see
# ("European Union", "American Airlines"), or of a language-specific compound.
_NAME_TAGS: Final = frozenset(("NNP", "NNPS"))


def apply_name_rules(doc: Doc) -> Doc:
    """Trim the names of `doc` and settle its demonyms; names never come to overlap."""
    from spacy.tokens import Span

    names: list[Span] = []
    taken: set[int] = set()
    for name in doc.ents:
        start, end, label = name.start, name.end, name.label_
        while end - start > 1 and doc[end - 1].text in _CLITICS:
            end -= 1
        if label == "PERSON":
            while end - start > 1 and doc[start].text in TITLES:
                start += 1
        elif label != "WORK":
            while end - start > 1 and doc[start].text in _ARTICLES:
                start += 1
        if is_demonym(doc[start:end].text):
            label = "GROUP"
        names.append(Span(doc, start, end, label=label))
        taken.update(range(start, end))
    for token in doc:
        if token.i in taken or not token.text[:1].isupper() or not is_demonym(token.text):
            continue
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if following is None or following.i in taken or following.tag_ not in _NAME_TAGS:
            names.append(Span(doc, token.i, token.i + 1, label="GROUP"))
    doc.set_ents(names)
    return doc


def register_name_rules() -> None:
    """Make the component known to spaCy as `NAME_RULES`; safe to repeat."""
    from spacy.language import Language

    def create(nlp: Language, name: str) -> object:
        return apply_name_rules

    if not Language.has_factory(NAME_RULES):
        Language.factory(NAME_RULES, func=create)
