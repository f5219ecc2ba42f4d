"""Whose claim a statement is: "prosecutors allege", "critics say".

Without them it reads as a fact.
"""

from __future__ import annotations

from typing import Final

from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.words import plain, word_set

# Who claims, thinks or fears something does not report it.
_CLAIMS: Final = word_set(
    """
    accuse allege argue assert believe boast blame claim complain contend estimate fear guess hope
    imply insinuate insist maintain predict reckon speculate suggest suspect theorise theorize think
    """
)
# Whatever their verb, they speak for one side, from what they saw, or without a name.
_PARTIES: Final = word_set(
    """
    activist adviser advocate aide attorney campaigner critic defence defense
    detractor eyewitness insider lawyer lobbyist observer opponent opposition plaintiff
    prosecution prosecutor protester rebel rival sceptic skeptic source supporter tabloid witness
    witnesses
    """
)
OPINION: Final = word_set("should must ought need needs needed likely unlikely")
"""With one of these somebody says what is good, or what will be."""
_TALES: Final = word_set("joke legend myth proverb rumor rumour saying tale theory")
_HEARS: Final = word_set("court inquest inquiry jury panel tribunal trial")  # "a jury heard"


def is_claim_of(scene: Scene, verb: int) -> bool:
    """Whether what hangs on `verb` is only claimed by the subject of it."""
    tokens = scene.sentence.tokens
    if plain(tokens[verb].lemma) in _CLAIMS:
        return True
    subject = scene.tree.child(verb, "nsubj")
    if tokens[verb].dep == "acl:relcl" and plain(tokens[tokens[verb].head].lemma) in _TALES:
        return True  # "an old saying which says that …"
    if subject is None or tokens[subject].upos == "PROPN":  # "the Ministry of Defence"
        return False
    # The lemma of "Witnesses" at the head of a sentence is "witnesse".
    speaker, word = plain(tokens[subject].lemma), scene.words[subject]
    if speaker in _PARTIES or word in _PARTIES:
        return True
    return plain(tokens[verb].lemma) == "hear" and speaker in _HEARS
