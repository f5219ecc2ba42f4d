"""The closed word lists that the rules of compression and the checks of a bullet share.

All are lower case, with the straight apostrophe. They are our own, written for news English.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final


def word_set(text: str) -> frozenset[str]:
    """The words of `text`: a long list, kept readable."""
    return frozenset(text.split())


_OPENS_WITH_VOWEL: Final = re.compile(
    r"(?!uni(?![nm])|us[aeu]|eu|on(?:e|ce)\b)[aeiou]|h(?:on(?:est|o)|our|eir)"
)


def article_fits(article: str, word: str) -> bool:
    """False for "a" before a vowel, as it is spoken, and "an" before another sound.

    Both words are in lower case. Letters spoken one by one ("an FBI agent") are not told.
    """
    return article not in {"a", "an"} or bool(_OPENS_WITH_VOWEL.match(word)) == (article == "an")


NEGATIONS: Final = word_set(
    """
    not n't no never none nobody nothing nowhere neither nor without cannot hardly barely
    scarcely rarely seldom unable fail fails failed failing deny denies denied denying
    refuse refuses refused refusing lack lacks lacked few
    """
)
SOME_FEW: Final = word_set("a an the past last next first these those every")
"""After one of these "few" is a number like another: "a few", "the past few weeks"."""
MODALS: Final = word_set(
    """
    can could may might must shall should will would ought 'll wo ca
    """
)
HEDGES: Final = word_set(
    """
    alleged allegedly accused accuse accuses accusing reportedly suspected suspect suspects
    likely unlikely possibly possible perhaps maybe probably probable apparently apparent
    seemingly supposedly purported purportedly potentially potential believed thought claim
    claims claimed claiming so-called unconfirmed presumed rumored rumoured expected seem
    seems seemed appear appears appeared suggest suggests suggested mistakenly erroneously
    falsely wrongly wrongfully incorrectly jokingly unsuccessfully tentatively technically
    theoretically hypothetically ideally arguably presumably conceivably ostensibly nominally
    """
)
CONDITIONS: Final = frozenset(["if", "unless", "whether", "except", "until", "provided", "only"])
GUARDS: Final = NEGATIONS | MODALS | HEDGES | CONDITIONS
"""Words whose loss turns what a sentence says. `brief` never cuts one."""
GUARDS_IN_NAMES: Final = frozenset(["May", "Will"])
"""As months and names, which their capitals tell inside a sentence, these are no guard words."""

CONNECTIVES: Final = word_set(
    """
    however meanwhile nevertheless nonetheless also moreover furthermore besides
    additionally therefore thus hence consequently accordingly likewise similarly otherwise
    instead indeed still then plus though again alternatively conversely incidentally
    elsewhere separately finally anyway regardless lastly secondly thirdly firstly first second
    third
    """
)
"""Adverbs that tie a sentence to the one before; dropped at the head when a comma follows."""

CONJUNCTIONS: Final = frozenset(["but", "and", "or", "yet", "so", "nor"])
"""Conjunctions that tie a sentence to the one before, with or without a comma."""

_PHRASES = """
    as a result | as a consequence | in addition | in contrast | by contrast |
    on the other hand | on the one hand | for example | for instance | in fact | in turn |
    at the same time | after that | in other words | of course | to be sure | that said |
    even so | having said that | after all | in short | in the meantime | in any case |
    in particular | what 's more | what is more | not only that | more importantly |
    most importantly | at any rate | on top of that | by then | because of this |
    because of that | for this reason | for that reason | as such | all the same | to that end
    | with that | since then | by comparison | on the contrary | that being said |
    apart from that | as well | first of all | at that point | at this point | at that time |
    at the time | despite this | despite that | despite these | in response | in this case |
    in that case | in the process | in the end | as a matter of fact | as it turns out |
    in return | there | shortly after | soon after | shortly afterwards | soon afterwards
"""
CONNECTIVE_PHRASES: Final[tuple[tuple[str, ...], ...]] = tuple(
    sorted((tuple(phrase.split()) for phrase in _PHRASES.split("|")), key=lambda p: (-len(p), p))
)
"""Longest first; dropped at the head when a comma follows."""

SPEECH_FILLERS: Final = word_set(
    """
    well oh yes yeah okay ok hello hi please alright hey uh um er ah now
    """
)
FILLERS: Final = word_set(
    """
    also actually basically really literally simply very quite indeed obviously certainly
    meanwhile however therefore moreover nevertheless nonetheless instead
    """
)
"""Adverbs that say nothing the bullet would miss (the last six only between commas)."""

PERSONAL_PRONOUNS: Final = word_set(
    """
    he she it they him her them his hers its their theirs himself herself itself themselves
    """
)
FIRST_PERSON: Final = word_set(
    """
    i we me us my our mine ours myself ourselves
    """
)
SECOND_PERSON: Final = frozenset(["you", "your", "yours", "yourself"])
SPEAKS_TO: Final = SECOND_PERSON | {"thank", "thanks", "please"}
DEMONSTRATIVES: Final = frozenset(["this", "that", "these", "those", "such"])

PLURAL_VERBS: Final = frozenset({"are", "were", "have"})
RELATIVES: Final = word_set("who which whose whom where")
ORDINALS: Final = word_set("second third fourth fifth sixth seventh eighth ninth tenth")
_DAYS: Final = word_set("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS: Final = word_set(
    """
    january february march april may june july august september october november december
    """
)
TIME_NOUNS: Final = (
    _DAYS
    | _MONTHS
    | word_set(
        """
        today tonight yesterday tomorrow morning afternoon evening night day week weekend month
        year season summer winter spring autumn fall decade century time
        """
    )
)
TIME_UNITS: Final = word_set(
    """
    second seconds minute minutes moments hour hours day days night nights week weeks month months
    year years decade decades
    """
)
MONTHS: Final = _MONTHS | word_set(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec
    jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
    """
)
PRISONS: Final = frozenset({"bars", "custody", "jail", "prison"})
BEFORE_OR_AFTER: Final = frozenset({"before", "after"})
EARLY_OR_LATE: Final = frozenset({"early", "late"})
WEEKDAYS: Final = _DAYS | word_set("mon tues wed thurs fri sat sun yesterday today tonight")
DEADLINES: Final = word_set(
    """
    by until till before since from after between through during within beyond than
    """
)
"""Prepositions that make a time part of the statement."""

SHELL_NOUNS: Final = word_set(
    """
    move decision announcement incident comment comments remark remarks claim claims
    statement measure measures effort efforts step steps result results latter former pair
    duo trio figure figures findings ruling change changes plan plans proposal attack
    attacks case deal agreement development developments situation scene event events
    episode issue problem question process report allegation allegations charge charges
    accident crash group cause
    """
)
"""Nouns that, with "this" or a bare "the", point back to what an earlier sentence said."""

SUBORDINATORS: Final = word_set(
    "as though although while whilst because since unless if when whereas until"
)
OPENS_SIDE_CLAUSE: Final = SUBORDINATORS | {"after", "before"}
CAUSE_OR_PURPOSE: Final = frozenset(
    ["because", "since", "so", "due", "owing", "order", "thanks", "given"]
)
TOLL: Final = word_set(
    "killing killed injuring injured wounding wounded death deaths dead casualties"
)
"""What somebody did is the news with one of these."""
ATTRIBUTION_VERBS: Final = word_set(
    """
    say tell add announce report state claim explain note warn argue insist write declare
    confirm admit acknowledge reveal deny suggest believe think hope fear estimate predict
    ask reply recall comment joke complain accord cite stress emphasize emphasise allege
    accuse blame
    """
)

ATTRIBUTION_FORMS: Final = word_set("said told wrote thought found") | frozenset(
    form
    for verb in ATTRIBUTION_VERBS
    for stem in (verb, verb.removesuffix("e"), verb.removesuffix("y") + "i")
    for form in (stem, stem + "s", stem + "es", stem + "d", stem + "ed", stem + "ing")
)
"""All forms of them, and some that are no words: a lemma may be wrong, the form is not."""

OPENING_MARKS: Final = frozenset("([{“‘«")
CLOSING_MARKS: Final = frozenset(")]}”’»")
TERMINALS: Final = frozenset(".!?…")
DASHES: Final = frozenset({"-", "–", "—", "--", "―", "---"})
SETS_OFF: Final = DASHES | {","}
"""Signs on either side of an aside."""


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """Lower case with straight apostrophes, as all the lists here have it."""
    return word.lower().replace("’", "'")


def is_time(word: str) -> bool:
    """Whether a plain word names a time or a stretch of it: "month", "months"."""
    return word in TIME_NOUNS or word.removesuffix("s") in TIME_NOUNS
