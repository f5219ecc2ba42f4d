"""Which adjectives of a nation mean the state: "Iraqi forces" do, "his American wife" does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from jl_newslens.model import Sentence, Token

# What a state is, has or does. An adjective before anything else tells where it is from. Chosen by
# hand among the words that follow such adjectives in events_train; tune where the news is another.
_STATE_NOUNS_TEXT: Final = """
administration adviser agency agent agreement airbase aircraft airforce airline airspace airstrike
ally ambassador armament army artillery assault assembly attack attorney authority ban base
battalion blockade bombardment bombing border brigade broadcaster budget cabinet campaign capital
captain chancellor chief coalition coast coastguard command commander commission commissioner
congress constitution consul consulate contractor council counterpart coup court currency custody
customs dam deal debt defence defense delegate delegation deputy destroyer dictator diplomacy
diplomat drone economy election embassy emperor envoy export face-off faction fighter fire flag
fleet flight force frigate general government governor guard gunfire helicopter hostility import
incursion industry inflation influence inspector intelligence interior invasion investigator jet
judge junta jurisdiction justice king lawmaker leader leadership legislator legislature mandate
marine market media mercenary militant military militia minister ministry missile monarch monarchy
move navy negotiator nuclear occupation offensive office officer official oil operation operative
opposition palace parliament parliamentarian party passport patrol peacekeeper plane police
policeman policy politician politics position premier presence president press pressure prince
princess prison prosecutor province queen radar raid rebel referendum regime representative republic
resolution response rocket ruler sanction satellite seat secretary security senate senator
separatist service serviceman session settlement settler shell shelling ship side siege soldier
source sovereign sovereignty speaker spokesman spokesperson spokeswoman squad statement strike
submarine sultan sultanate summit support system tank tanker tariff team television territory threat
trade treasury treaty tribunal troop trooper unit vessel veto vote war warplane warship water weapon
"""
_STATE_NOUNS: Final = frozenset(_STATE_NOUNS_TEXT.split())
# Words for one person of a nation that are surnames too: "a Finn" is one, "Finn and Ray" are not.
_ONE_PERSON: Final = frozenset({"finn", "dane", "swede", "pole", "turk", "brit", "scot", "croat"})
# Words for a nation that are its language where no noun follows.
_LANGUAGES_TEXT: Final = """
albanian arabic armenian bulgarian burmese chinese czech danish dutch english estonian finnish
french german greek hungarian icelandic indonesian italian japanese korean latvian lithuanian
malay norwegian polish portuguese romanian russian somali spanish swahili swedish thai turkish
ukrainian urdu vietnamese
"""
_LANGUAGES: Final = frozenset(_LANGUAGES_TEXT.split())
# What is in a language or about it: "a French teacher" may be from anywhere.
_OF_LANGUAGES_TEXT: Final = """
accent alphabet class course dictionary dubbing grammar lesson literature pronunciation subtitle
speaker teacher teaching textbook translation translator tutor version word
"""
_OF_LANGUAGES: Final = frozenset(_OF_LANGUAGES_TEXT.split())
_SPOKEN: Final = frozenset({"accented", "broken", "fluent", "perfect", "spoken"})
_BEFORE_ONE: Final = ("DET", "ADJ", "NUM", "PRON")
_NOUN_PHRASE: Final = ("ADJ", "NOUN", "PROPN", "CCONJ", "NUM")
_GLUE: Final = frozenset({"-", "–", "/"})


def only_describes(start: int, sentence: Sentence) -> bool:
    """Whether the adjective at `start` says of something only where it is from.

    Read off the words that follow, not the tree: they are tagged better than they are parsed.
    """
    tokens = sentence.tokens
    position = next((i for i, token in enumerate(tokens) if token.end > start), None)
    if position is None:
        return False
    adjective = tokens[position]
    if adjective.start < start:
        return adjective.text[0].islower()  # "anti-Iraqi" in one token
    if position > 1 and tokens[position - 1].text == "-" and tokens[position - 2].text.islower():
        return True  # "anti-Iraqi" in three
    if adjective.text.lower() in _ONE_PERSON:
        return position == 0 or tokens[position - 1].upos not in _BEFORE_ONE
    following = tokens[position + 1 :]
    if adjective.upos != "ADJ" and not _starts_noun_phrase(following):
        return _is_language(tokens, position)
    if adjective.text.lower() in _LANGUAGES and _is_of_languages(following):
        return True
    for token in following:
        if token.text in _GLUE:
            continue
        if token.upos not in _NOUN_PHRASE:
            return True
        if token.upos == "PROPN" or token.lemma.lower() in _STATE_NOUNS:
            return False
    return True


def _is_language(tokens: Sequence[Token], position: int) -> bool:
    """Whether the word at `position` is what people speak: "in French", but "the French"."""
    if tokens[position].text.lower() not in _LANGUAGES:
        return False
    before = tokens[position - 1] if position else None
    if before is None or before.text.lower() in _SPOKEN:
        return True
    return before.upos not in _BEFORE_ONE


def _is_of_languages(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].lemma.lower() in _OF_LANGUAGES


def _starts_noun_phrase(tokens: Sequence[Token]) -> bool:
    """Whether a common noun follows, so that what stands before can only be its adjective."""
    return bool(tokens) and tokens[0].upos == "NOUN" and tokens[0].text.islower()
