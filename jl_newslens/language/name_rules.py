"""The last word on names inside the pipeline: demonyms are groups, titles are no part of a person.

These are closed classes that a list settles better than a small network can.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from jl_newslens.family_names import family_comes_first
from jl_newslens.language.demonyms import is_demonym

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

NAME_RULES: Final = "newslens_name_rules"

_TITLES_TEXT = """
President Prime Minister Chancellor Secretary General Senator Sen. Representative Rep. Governor
Gov. Mayor Judge Justice Chief Dr. Dr Mr. Mr Mrs. Mrs Ms. Ms Professor Prof. Prof King Queen
Prince Princess Emperor Pope Sir Lord Lady Captain Capt. Colonel Col. Gen. Major Lt. Lieutenant
Sgt. Sergeant Rev. Reverend Father Sister Ambassador Congressman Congresswoman Director Vice
Deputy Foreign Defense Defence Treasury Attorney Officer Detective Commissioner Chairman
Chairwoman Chair Coach Aunt Uncle Saint Speaker Premier Sheikh Ayatollah Archbishop Bishop
Cardinal Admiral Commander Former former Leader Doctor Minister Executive CEO Chef Duke Duchess
Earl Baron Count Emir Sultan Sheriff Private Corporal Inspector Superintendent """
TITLES: Final = frozenset(_TITLES_TEXT.split())
# Other spellings, and titles of other countries' news; the training data keeps these in the name.
_MORE_TITLES_TEXT = """
Gen Brig Col Capt
Lt Sgt Cpl Maj Adm Sen Rep Gov Hon Rev Madam Madame Mme Monsieur Amir HH HE HRH Datuk Dato
Shri Smt Alhaji Chancellor Congressmember Councillor Rabbi Imam Mullah Pastor
"""
_SHORT_TITLES: Final = frozenset(_MORE_TITLES_TEXT.split())
_ALL_TITLES: Final = TITLES | _SHORT_TITLES
# Roles that the model draws into the name before them: "NATO Secretary", "U.S. President".
_ROLES_TEXT = """
President Prime Minister Chancellor Secretary Premier Ambassador Senator Governor Spokesman
Spokeswoman Envoy Leader Chief Director CEO Chairman Chairwoman Commander King Queen Prince Vice
"""
_ROLES: Final = frozenset(_ROLES_TEXT.split())
_STATES_TEXT = "U.S. US U.S.A. USA U.K. UK U.A.E. UAE"
_STATES: Final = frozenset(_STATES_TEXT.split())
# The last word of a longer name that tells its type, whatever the network thinks of the rest.
_ORGANIZATIONS_TEXT = """
Academy Administration Agency Airlines Airways Alliance Army Assembly Association Authority Bank
Board Brigade Bureau Cabinet Chamber Club Coalition College Commission Committee Company Congress
Corporation Corp Corps Council Court Department Directorate Embassy Fund Forces Foundation
Federation FC FM Government Group Holdings Inc Institute Institution Insurance League Ltd Ministry
Movement Navy Network News Newspaper NGO Office Organisation Organization Parliament Party Police
Railway Radio School Senate Service Services Society Systems Television Tribunal Trust TV Union
University Corp. Inc. Ltd. Co. Bros. PLC plc LLC SA AG GmbH Media Motors Airline Energy Petroleum
Enterprises Productions Records Studios
"""
_ORGANIZATIONS: Final = frozenset(_ORGANIZATIONS_TEXT.split())
_PLACES_TEXT = """
Airport Avenue Basin Bay Beach Bridge Canal Cape City Coast County Desert District Forest Gulf
Harbour Highway Island Islands Lake Mountain Mountains Oblast Ocean Park Peninsula Plaza Port
Province Region River Road Sea Square Stadium Strait Street Territory Town Township Valley Village
Palace
"""
_PLACES: Final = frozenset(_PLACES_TEXT.split())
_FINITE: Final = frozenset(("VBZ", "VBD", "VBP", "MD"))
# What asks at the head of a sentence; "Will" and "May" are given names too.
_ASKING_TEXT = "Am Are Can Could Did Do Does Had Has Have Is Must Should Was Were Would"
_ASKING: Final = frozenset(_ASKING_TEXT.split())
# What a name neither begins nor ends with; the model stops a word too late before a break.
_EDGES_TEXT = """
and or for of the at in on by to with from as is was said I & - – — , . : ; ( ) [ ] " “ ” ‘ ’ ' / «
» | … And Or For But
"""
_EDGES: Final = frozenset(_EDGES_TEXT.split())
_DASHES: Final = frozenset("-–—")
_CLITICS: Final = frozenset(("'s", "’s", "'", "’"))
_ARTICLES: Final = frozenset(("the", "The", "THE", "a", "an"))
# A demonym with one of these after it is part of a longer name that the model did not see
# ("European Union", "American Airlines"), or of a language-specific compound.
_MOST_MISSED: Final = 2  # words that the model left out in the middle of a name
_NAME_TAGS: Final = frozenset(("NNP", "NNPS"))


def apply_name_rules(doc: Doc) -> Doc:
    """Trim the names of `doc` and settle its demonyms; names never come to overlap."""
    from spacy.tokens import Span

    names: list[Span] = []
    taken: set[int] = set()
    for name in doc.ents:
        for start, end, kind in _pieces(doc, name):
            first, last = _trimmed(doc, start, _end_of(doc, start, end, kind), kind)
            if not _is_name(doc, first, last):
                continue
            label = settled_type(doc[first:last].text, kind)
            if label == "OTHER" and first > start and doc[start].text in _ALL_TITLES:
                label = "PERSON"
            names.append(Span(doc, first, last, label=label))
            taken.update(range(first, last))
    for token in doc:
        if token.i not in taken and token.text in _STATES and token.text != "US":
            names.append(Span(doc, token.i, token.i + 1, label="PLACE"))
            continue
        if token.i in taken or not token.text[:1].isupper() or not is_demonym(token.text):
            continue
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if following is None or following.i in taken or following.tag_ not in _NAME_TAGS:
            names.append(Span(doc, token.i, token.i + 1, label="GROUP"))
    doc.set_ents(_joined(doc, names))
    return doc


def _joined(doc: Doc, names: list[Span]) -> list[Span]:
    """The names, those joined that are the ends of one: "National | Health | Commission"."""
    from spacy.tokens import Span

    joined: list[Span] = []
    for name in sorted(names, key=lambda span: span.start):
        before = joined[-1] if joined else None
        if (
            before is not None
            and len(name) == 1
            and name.text in _ORGANIZATIONS
            and before.label_ in ("ORG", "OTHER")
            and 0 < name.start - before.end <= _MOST_MISSED
            and all(_is_capital(doc[i]) for i in range(before.start, name.end))
        ):
            joined[-1] = Span(doc, before.start, name.end, label="ORG")
        else:
            joined.append(name)
    return joined


def _is_capital(token: Token) -> bool:
    return token.tag_ in _NAME_TAGS and token.text[:1].isupper()


def _is_name(doc: Doc, start: int, end: int) -> bool:
    """False for addresses, bare signs, and titles whose person was not found."""
    if any(doc[i].like_url or doc[i].like_email for i in range(start, end)):
        return False
    if end - start == 1 and (doc[start].text in _SHORT_TITLES or doc[start].text in _EDGES):
        return False
    return any(character.isalnum() for character in doc[start:end].text)


def settled_type(surface: str, label: str) -> str:
    """The type of a name where its words leave no doubt, else `label`."""
    if is_demonym(surface):
        return "GROUP"
    if surface in _STATES:
        return "PLACE"
    words = surface.split()
    if len(words) > 1 and label not in ("WORK", "EVENT"):
        if family_comes_first(surface):
            return "PERSON"
        if words[-1] in _ORGANIZATIONS:
            return "ORG"
        if words[-1] in _PLACES:
            return "PLACE"
    return label


def _pieces(doc: Doc, name: Span) -> Iterator[tuple[int, int, str]]:
    """What a name falls into at a spaced dash, as of a dateline, and at finite verbs.

    "Ala. - Ann Holt" is a place and something else, whatever the network took the two for; a work
    or an event may hold either, and a name that begins with a verb is left as it is.
    """
    start, label = name.start, name.label_
    if label in ("WORK", "EVENT"):
        yield start, name.end, label
        return
    for index in range(name.start + 1, name.end - 1):
        if doc[index].text in _DASHES and doc[index - 1].whitespace_ and doc[index].whitespace_:
            place = doc[index - 1].text.endswith(".") or doc[start:index].text.isupper()
            before = "PLACE" if place else label
            yield from _without_verbs(doc, start, index, before)
            start, label = index + 1, "OTHER" if label == "PLACE" else label
    yield from _without_verbs(doc, start, name.end, label)


def _without_verbs(doc: Doc, start: int, end: int, label: str) -> list[tuple[int, int, str]]:
    """The pieces of a name around finite verbs, which a headline's capitals made look like one."""
    cuts = [i for i in range(start + 1, end) if doc[i].tag_ in _FINITE]
    if not cuts:
        return [(start, end, label)]
    pieces = []
    for first, last in zip([start, *(i + 1 for i in cuts)], [*cuts, end], strict=True):
        if any(doc[i].tag_ in _NAME_TAGS for i in range(first, last)):
            pieces.append((first, last, label))
    return pieces


def _end_of(doc: Doc, start: int, end: int, label: str) -> int:
    """The end of a name without what somebody was seen doing, "Holt | smoking a pipe", or the next
    sentence, "World War I. | Torn"."""
    seen = label in ("PERSON", "OTHER") and doc[start].tag_ in _NAME_TAGS
    for i in range(start + 1, end):
        token, before = doc[i], doc[i - 1]
        if seen and token.is_lower and token.text.endswith("ing") and before.whitespace_:
            return i
        if label != "WORK" and before.tag_ == "." and before.text.endswith("."):
            return i
    return end


def _trimmed(doc: Doc, start: int, end: int, label: str) -> tuple[int, int]:
    """[start, end) without clitic, title, article or role; at least one token stays."""
    while end - start > 1 and (doc[end - 1].text in _CLITICS or doc[end - 1].text in _EDGES):
        end -= 1
    if label in ("PERSON", "PLACE", "GROUP"):  # "Zenda Elsewhere," where a full stop is lost
        while end - start > 1 and doc[end - 1].tag_ == "RB":
            end -= 1
    if label != "WORK":
        while end - start > 1 and (
            doc[start].text in _EDGES or (doc[start].text in _ASKING and doc[start].tag_ in _FINITE)
        ):
            start += 1
    if label in ("PERSON", "OTHER"):
        while end - start > 1 and doc[start].text in _ALL_TITLES:
            start += 1
    if label == "PERSON":
        return start, end
    if label != "WORK":
        while end - start > 1 and doc[start].text in _ARTICLES:
            start += 1
    if label in ("ORG", "PLACE", "GROUP", "OTHER"):
        whole = end
        while end - start > 1 and doc[end - 1].text in _ROLES:
            end -= 1
        if doc[end - 1].lower_ in ("of", "for", "the"):
            end = whole  # "House of the President" keeps its last word
    return start, end


def register_name_rules() -> None:
    """Make the component known to spaCy as `NAME_RULES`; safe to repeat."""
    from spacy.language import Language

    def create(nlp: Language, name: str) -> object:
        return apply_name_rules

    if not Language.has_factory(NAME_RULES):
        Language.factory(NAME_RULES, func=create)
