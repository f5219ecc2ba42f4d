"""Which adjectives of a nation mean the state: "Iraqi forces" do, "his American wife" does not."""

from __future__ import annotations

from typing import Final

from jl_newslens.model import Sentence

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
_NOUN_PHRASE: Final = ("ADJ", "NOUN", "PROPN", "CCONJ", "NUM")
_GLUE: Final = frozenset({"-", "–", "/"})


def only_describes(start: int, sentence: Sentence) -> bool:
    """Whether the adjective at `start` says of something only where it is from.

    Read off the words that follow, not the tree: they are tagged better than they are parsed.
    """
    tokens = sentence.tokens
    adjective = next((i for i, token in enumerate(tokens) if token.start == start), None)
    if adjective is None:
        return False
    if adjective > 1 and tokens[adjective - 1].text == "-" and tokens[adjective - 2].text.islower():
        return True  # "anti-Iraqi"
    if tokens[adjective].upos != "ADJ":
        return False
    for token in tokens[adjective + 1 :]:
        if token.text in _GLUE:
            continue
        if token.upos not in _NOUN_PHRASE:
            return True
        if token.upos == "PROPN" or token.lemma.lower() in _STATE_NOUNS:
            return False
    return True
