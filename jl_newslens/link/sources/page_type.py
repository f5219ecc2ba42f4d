"""A guess at what a page is about, from its short description, infobox and categories."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from jl_newslens.model import EntityType

# The head noun of a short description decides: "American politician (born 1961)", "City in Texas".
# It is the last known noun before the first preposition, so "American football team" is a team.
_NOUNS: Final[dict[EntityType, str]] = {
    "PERSON": """
        politician statesman stateswoman president chancellor minister senator congressman
        congresswoman governor mayor diplomat lawyer judge jurist attorney activist actor actress
        singer rapper musician composer songwriter drummer guitarist pianist director filmmaker
        producer screenwriter writer author novelist poet playwright journalist presenter comedian
        model dancer artist painter sculptor architect photographer footballer cricketer player
        golfer boxer wrestler swimmer cyclist runner sprinter athlete gymnast skier skater jockey
        manager coach referee driver businessman businesswoman businessperson entrepreneur banker
        investor economist philanthropist scientist physicist chemist biologist mathematician
        astronomer engineer inventor physician surgeon psychologist philosopher historian
        theologian academic professor scholar linguist programmer astronaut cosmonaut pilot
        aviator soldier officer general admiral commander monarch king queen emperor empress
        prince princess duke duchess pope bishop archbishop cardinal priest rabbi imam saint
        cleric explorer criminal murderer terrorist spy dissident whistleblower celebrity
        personality socialite youtuber influencer chef wife husband son daughter person man woman
        leader revolutionary anarchist critic editor publisher premier founder chief secretary
        justice dictator striker defender midfielder goalkeeper winger quarterback slugger pitcher
        outfielder gunman nominee prosecutor mother father brother sister caliph warlord militant
        victim envoy ambassador spokesman spokeswoman correspondent columnist commentator analyst
        researcher educator nurse sailor rower batsman bowler tycoon magnate oligarch heir heiress
        hostage survivor defector fugitive jihadist preacher pastor theorist strategist lobbyist
        regent sultan emir sheikh shah tsar ruler noble nobleman knight baron baroness lord lady
        designer executive host god goddess deity hero heroine demigod
    """,
    "ORG": """
        company corporation conglomerate manufacturer retailer bank airline airlines railway
        startup firm business brand newspaper magazine network channel station agency organization
        organisation charity foundation institute institution university college school academy
        party union federation confederation association society alliance coalition league club
        team band orchestra committee commission council parliament legislature senate congress
        court ministry department government authority regulator army navy force forces military
        militia police service church museum library thinktank cartel gang movement chamber
        assembly cabinet maker lender operator insurer studio studios exchange supermarket chain
        carmaker automaker refiner group platform provider wing faction bloc outlet watchdog
        secretariat bureau directorate caucus syndicate junta partnership consortium venture
        utility brewery label website broadcaster
    """,
    "PLACE": """
        country state city town village municipality commune province region district county
        territory prefecture oblast canton parish borough suburb neighbourhood neighborhood
        settlement island islands archipelago peninsula continent ocean sea river lake bay gulf
        strait canal mountain mountains volcano desert valley forest park airport port harbour
        harbor bridge road highway street square building skyscraper stadium arena palace castle
        cathedral mosque temple monument prison dam border constituency exclave enclave metropolis
        hamlet atoll reef base area resort governorate voivodeship emirate sultanate kingdom
        republic zone venue racecourse rainforest coast hill hills plateau glacier waterfall
        wetland marsh beach crossing checkpoint camp refinery landmark site tower gate cemetery
        shrine basilica abbey hotel mall market quarter ward isthmus cape headland basin plain
        plains hospital nation capital
    """,
    "EVENT": """
        war battle siege conflict invasion uprising revolution rebellion coup massacre attack
        attacks bombing shooting assassination election elections referendum summit conference
        treaty tournament championship championships olympics cup race season match festival
        ceremony earthquake hurricane cyclone typhoon flood floods tsunami eruption wildfire
        disaster accident crash pandemic epidemic outbreak famine protest protests strike riot
        riots crisis scandal trial genocide expedition ceasefire airstrike airstrikes vote unrest
        bombings quake games shutdown assault raid landing debate primary primaries derby clash
        clashes stampede collapse derailment sinking hijacking kidnapping murder killing killings
        poisoning eclipse heatwave drought avalanche landslide blackout mission fire
    """,
    "WORK": """
        film movie series sitcom show episode album song single ep soundtrack opera musical play
        novel book novella poem comic manga anime painting sculpture game videogame software
        encyclopedia dictionary report documentary podcast law act bill ruling chatbot scripture
        scriptures constitution charter manifesto essay trilogy franchise newsletter app dataset
        speech
    """,
    "GROUP": """
        people peoples ethnicity tribe nationality religion denomination diaspora clan
    """,
    "OTHER": """
        award prize medal missile aircraft airliner helicopter destroyer frigate submarine warship
        ship rocket comet asteroid disease virus cancer sport language currency ideology theory
        species drug vaccine weapon rifle pipeline office position spacecraft lander probe
        satellite process technology technique metal element mineral protein gene food dish drink
        instrument concept term date month decade century holiday index protocol format standard
        unit method field discipline genus breed plant planet moon
    """,
}
_TYPE_OF: Final[dict[str, EntityType]] = {
    noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()
}
_PREPOSITION: Final = re.compile(
    r"\b(?:in|of|from|for|by|between|at|on|near|who|which|that|since|during|based|located|to|with|"
    r"under|against|within|about)\b|[,(;:]"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_IS_A: Final = re.compile(r"\b(?:is|was|are|were) (?:an? |the |one of the )?(.{3,120}?)(?:\.|$)")
_ETHNIC: Final = re.compile(r"\b(?:ethnic|indigenous|religious|ethnoreligious|nomadic)\b")
_BIRTH: Final = re.compile(r"\((?:born|b\.|died|d\.|c\.)?\s*\d{3,4}\b|\bborn \d{4}\b")

_INFOBOX: Final[tuple[tuple[str, EntityType], ...]] = (
    ("settlement", "PLACE"), ("country", "PLACE"), ("state", "PLACE"), ("city", "PLACE"),
    ("river", "PLACE"), ("lake", "PLACE"), ("mountain", "PLACE"), ("island", "PLACE"),
    ("body of water", "PLACE"), ("airport", "PLACE"), ("building", "PLACE"), ("venue", "PLACE"),
    ("park", "PLACE"), ("bridge", "PLACE"), ("road", "PLACE"), ("station", "PLACE"),
    ("company", "ORG"), ("organization", "ORG"), ("organisation", "ORG"), ("university", "ORG"),
    ("school", "ORG"), ("political party", "ORG"), ("government agency", "ORG"), ("airline", "ORG"),
    ("football club", "ORG"), ("sports team", "ORG"), ("newspaper", "ORG"), ("legislature", "ORG"),
    ("military unit", "ORG"), ("broadcasting", "ORG"), ("magazine", "ORG"), ("union", "ORG"),
    ("court", "ORG"), ("bank", "ORG"),
    ("military conflict", "EVENT"), ("election", "EVENT"), ("war", "EVENT"), ("event", "EVENT"),
    ("earthquake", "EVENT"), ("hurricane", "EVENT"), ("tournament", "EVENT"),
    ("civilian attack", "EVENT"), ("recurring event", "EVENT"), ("games", "EVENT"),
    ("film", "WORK"), ("television", "WORK"), ("book", "WORK"), ("album", "WORK"), ("song", "WORK"),
    ("single", "WORK"), ("video game", "WORK"), ("musical", "WORK"), ("software", "WORK"),
    ("artwork", "WORK"), ("website", "WORK"),
    ("ethnic group", "GROUP"), ("religion", "GROUP"),
    ("person", "PERSON"), ("officeholder", "PERSON"), ("politician", "PERSON"),
    ("president", "PERSON"), ("prime minister", "PERSON"), ("royalty", "PERSON"),
    ("monarch", "PERSON"), ("writer", "PERSON"), ("scientist", "PERSON"), ("artist", "PERSON"),
    ("musical artist", "PERSON"), ("actor", "PERSON"), ("sportsperson", "PERSON"),
    ("biography", "PERSON"), ("player", "PERSON"), ("philosopher", "PERSON"),
    ("military person", "PERSON"),
    ("judge", "PERSON"), ("criminal", "PERSON"), ("saint", "PERSON"), ("economist", "PERSON"),
    ("boxer", "PERSON"), ("cyclist", "PERSON"), ("cricketer", "PERSON"), ("comedian", "PERSON"),
)  # fmt: skip
_CATEGORIES: Final[tuple[tuple[re.Pattern[str], EntityType], ...]] = (
    (re.compile(r"(?:^living people$|\b\d+ (?:births|deaths)$)", re.I), "PERSON"),
    (re.compile(r"^(?:\d{4} (?:films|songs|albums|novels|books)|.* video games)$", re.I), "WORK"),
    (re.compile(r"^(?:companies|organizations|political parties) ", re.I), "ORG"),
    (re.compile(r"^(?:cities|towns|villages|countries|states|rivers|islands|populated places|"
                r"member states|capitals) ", re.I), "PLACE"),
    (re.compile(r"^(?:ethnic groups|religious groups) ", re.I), "GROUP"),
    (re.compile(r"^(?:wars|battles|conflicts|elections|earthquakes) ", re.I), "EVENT"),
)  # fmt: skip


def guess_type(
    description: str, *, infobox: str = "", categories: Iterable[str] = ()
) -> EntityType | None:
    """The type of a page, or None where nothing speaks clearly for one.

    Args:
        description: the short description, such as "Capital of France".
        infobox: name of its infobox template without "Infobox", or "".
        categories: names of its categories, without the namespace.
    """
    box = infobox.casefold().replace("_", " ").strip()
    if box:
        # The longest name wins: an "election" box is not one of an "officeholder election".
        hits = [(len(name), kind) for name, kind in _INFOBOX if name in box]
        if hits:
            return max(hits, key=lambda hit: hit[0])[1]
    found = _from_description(description)
    if found:
        return found
    for category in categories:
        for pattern, kind in _CATEGORIES:
            if pattern.search(category):
                return kind
    return None


def definition(lead: str) -> str:
    """What the first sentence of a page says that its subject is: the words after " is a "."""
    match = _IS_A.search(lead[:400])
    return match.group(1) if match else ""


def _from_description(description: str) -> EntityType | None:
    text = description.casefold()[:200]
    if not text:
        return None
    if _ETHNIC.search(text) and "group" in text:
        return "GROUP"
    head = _PREPOSITION.split(text, maxsplit=1)[0]
    for part in (head, text):
        nouns = [_TYPE_OF[word] for word in _WORD.findall(part) if word in _TYPE_OF]
        if nouns:
            kind = nouns[-1] if part is head else nouns[0]
            # "List of …" and "Topics referred to by the same term" are about no single thing.
            return None if text.startswith(("list of", "topics referred")) else kind
    return "PERSON" if _BIRTH.search(description) else None
