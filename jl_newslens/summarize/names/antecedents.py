"""Who "he", "she", "his", "her" is, when the text leaves exactly one answer.

This is no coreference resolver: it answers only where the pronoun opens the bullet or is its
subject, and stays silent whenever a second person of that gender could be meant.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from jl_newslens.model import Name, Sentence, Token
from jl_newslens.summarize.names.given_names import gender_of_given_name
from jl_newslens.summarize.sentence.quotes import is_balanced, quoted_tokens
from jl_newslens.summarize.sentence.tree import NOUNS, PLURAL_NOUNS, tree_of
from jl_newslens.summarize.sentence.words import plain, word_set

Gender: TypeAlias = Literal["f", "m"]

PRONOUN_GENDER: Final[dict[str, Gender]] = {
    "he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f",
}  # fmt: skip
# "Born Ruth Weiss in Vienna": nobody calls her so any more.
_FORMER_NAME = frozenset({"born", "née", "nee", "alias"})
_NO_ACTORS = frozenset({"God", "Allah", "Jesus", "Jesus Christ", "Christ"})
_SHORT_OF_A_NAME = 6  # "BBC" and "KDVR" are nobody, whatever the pipeline takes them for
_SUBJECTS = frozenset({"nsubj", "csubj"})
_BODIES = frozenset({"ORG", "PLACE"})
_WINDOW = 3  # sentences looked back; further away a pronoun rarely refers

_PERSON_NOUNS: Final[dict[str, Gender | None]] = {
    **dict.fromkeys(
        word_set(
            """
            actor alderman anchorman baron bloke boy boyfriend brother brother-in-law businessman
            cameraman chairman chap congressman dad doorman duke emir emperor ex-husband father
            father-in-law fiance fiancé fireman fisherman frontman gentleman godfather godson
            grandad granddad grandfather grandpa grandson great-grandfather groom gunman guy
            half-brother hitman husband king lad lineman lord man middleman nephew ombudsman
            policeman prince salesman schoolboy sheikh sir son son-in-law spokesman sportsman
            stepfather stepson stuntman sultan uncle waiter weatherman widower yachtsman
            """
        ),
        "m",
    ),
    **dict.fromkeys(
        word_set(
            """
            actress anchorwoman aunt ballerina baroness bride businesswoman chairwoman congresswoman
            daughter daughter-in-law duchess empress ex-wife fiancee fiancée girl girlfriend
            goddaughter godmother gran granddaughter grandma grandmother granny great-grandmother
            half-sister heiress heroine hostess housewife lady landlady maid midwife mom mother
            mother-in-law mum nan nanny niece nun policewoman princess queen schoolgirl sister
            sister-in-law spokeswoman stepdaughter stepmother waitress widow wife woman
            """
        ),
        "f",
    ),
    **dict.fromkeys(
        word_set(
            """
            accountant accuser activist addict administrator admiral adviser advisor advocate agent
            aide ambassador analyst anarchist applicant archaeologist archbishop architect
            aristocrat arsonist artist assailant astronaut astronomer attacker attendee attorney
            author baby backpacker baker bandmate banker barrister bassist batsman biker billionaire
            biographer biologist bishop blogger bodyguard bomber boss bowler boxer broker builder
            burglar butcher buyer bystander cadet campaigner candidate captain captor cardinal
            cardiologist carer caretaker carpenter catcher ceo chairperson champion chancellor
            chaplain chauffeur cheerleader chef chemist chief child choreographer citizen claimant
            classmate cleaner cleric climber co-founder co-host co-pilot coach cofounder colleague
            colonel columnist comedian comic commander commentator commissioner communist
            complainant composer concierge conductor conservationist constable consultant contender
            contestant contractor convict coordinator cop copilot coroner corporal correspondent
            councillor counsellor counselor courier cousin cricketer critic curator customer cyclist
            czar dancer deacon dealer defector defendant defender defenseman dentist deputy deserter
            designer detainee detective dictator dietitian diplomat director dissident diver doctor
            donor driver drummer drunk economist editor electrician employee employer engineer
            entertainer entrepreneur environmentalist envoy epidemiologist executive exile
            expatriate expert extremist fan farmer felon feminist film-maker filmmaker firefighter
            flanker flatmate footballer forward founder freshman friend fugitive fullback gamer
            gangster general geologist goalkeeper goaltender golfer governor graduate grandchild
            grandparent guard guest guitarist gymnast gynaecologist gynecologist hacker hairdresser
            headteacher heir hero hijacker hiker historian hitter host hostage housemate
            humanitarian icon idol imam immigrant impersonator incumbent infant influencer informant
            inmate inspector instructor insurgent intern interpreter inventor investigator investor
            jeweler jeweller jihadist jockey journalist judge juror kid kidnapper killer landlord
            lawmaker lawyer leader lecturer legend librarian lieutenant lifeguard linebacker
            lobbyist lookalike loser lover loyalist magistrate magnate manager marine marshal mate
            mathematician mayor mechanic member mentor midfielder migrant militant millennial
            millionaire minister missionary mobster model moderator molester monarch monk motorist
            mp murderer musician nationalist negotiator neighbor neighbour neurologist newborn
            newscaster newsreader nominee novelist nurse nutritionist obstetrician officer official
            onlooker opponent orphan owner pacifist paediatrician paedophile painter paramedic
            paratrooper parent parishioner parliamentarian partner passenger passer-by passerby
            pastor patient pedestrian pediatrician pedophile peer pensioner performer person
            pharmacist philanthropist philosopher photographer physician physicist pianist pilgrim
            pilot pitcher plaintiff player playwright plumber poet politician pollster pope preacher
            premier presenter president president-elect priest principal prisoner producer professor
            programmer promoter prophet prosecutor prostitute protester psychiatrist psychic
            psychologist publisher pundit pupil qualifier quarterback rabbi racer rancher rapist
            rapper realtor rebel receptionist recruit rector referee refugee reporter representative
            researcher resident retiree rider rival robber roommate rower ruler runner runner-up
            sailor scholar scientist screenwriter sculptor secretary seller senator separatist
            sergeant servant shareholder sheriff shooter shopkeeper shopper showrunner sibling
            singer skater skier skipper smuggler sniper socialite soldier solicitor sophomore
            speaker specialist spokesperson spouse sprinter spy staffer stalker star stranger
            strategist striker student stylist superintendent supermodel superstar supervisor
            supporter surfer surgeon survivor suspect swimmer teacher team-mate teammate techie
            technician technologist teen teenager tenant terrorist therapist thief toddler tourist
            trader trainee trainer translator traveler traveller treasurer trooper trucker trustee
            tsar tutor twin tycoon umpire undergraduate understudy user valedictorian vet veteran
            veterinarian vicar victim villager virologist visitor vlogger vocalist volunteer voter
            warden whistleblower winger winner witness worker worshipper wrestler writer youngster
            """
        )
    ),
}
_TITLES: Final[dict[str, Gender]] = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "mrs": "f",
    "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "lady": "f", "queen": "f", "princess": "f",
    "dame": "f", "father": "m", "brother": "m", "sister": "f", "mother": "f", "chairman": "m",
    "spokesman": "m", "spokeswoman": "f", "pope": "m",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """All mentions of one person: same last word, no conflict of given names."""

    names: tuple[tuple[Name, str], ...]

    @property
    def longest(self) -> tuple[Name, str]:
        return max(self.names, key=lambda item: (len(item[1].split()), -item[0].start))


def antecedent(
    sentences: Sequence[Sentence], sentence: Sentence, pronoun: int
) -> tuple[Name, str] | None:
    """The name that token `pronoun` of `sentence` stands for, with its text; None where unsure.

    Args:
        sentences: all sentences of the article, in order, asides and headings among them.

    Returns:
        The fullest form of the name that the article has up to here.
    """
    gender = PRONOUN_GENDER.get(plain(sentence.tokens[pronoun].text))
    if gender is None:
        return None
    before = [s for s in sentences if s.index < sentence.index and s.kind == sentence.kind]
    window = before[-_WINDOW:]
    if not window:
        return None
    head = [n for n in sentence.names if n.end <= sentence.tokens[pronoun].start]
    if any(n.type == "PERSON" for n in head) or _has_unread_subject(sentence, pronoun):
        return None
    people = persons_named(before)
    near = [person for person in people if any(_is_in(name, window) for name, _ in person.names)]
    fitting = [person for person in near if _gender(person, before) in {gender, None}]
    if len(fitting) != 1:
        return None
    if _gender(fitting[0], before) is None and _speaks_of_other(gender, (*window, sentence)):
        return None
    if not is_balanced(" ".join(s.text for s in window)):
        return None  # who is quoted goes on speaking, of somebody else
    if _other_person_noun(window, gender, fitting[0]) or _has_unknown_subject(window[-1]):
        return None
    if any(_is_one_of_many(s, name) for name, _ in fitting[0].names for s in before):
        return None
    if any(_speaks_of_another(s, name, gender) for name, _ in fitting[0].names for s in window):
        return None
    if any(_acts_beside(s, name, gender) for name, _ in fitting[0].names for s in window):
        return None
    return fitting[0].longest


def _speaks_of_other(gender: Gender, sentences: Sequence[Sentence]) -> bool:
    """True where "he" stands near a "she": either may be the one whose name tells nothing."""
    others = {word for word, other in PRONOUN_GENDER.items() if other != gender}
    return any(plain(token.text) in others for s in sentences for token in s.tokens)


def is_person_noun(token: Token) -> bool:
    """True for "mayor", "widow": a noun that a "he" or "she" after it can mean."""
    return token.upos == "NOUN" and plain(token.lemma) in _PERSON_NOUNS


def is_person_noun_for(pronoun: str, token: Token) -> bool:
    """The same, where the noun does not say that the person is of the other gender."""
    return is_person_noun(token) and _PERSON_NOUNS[plain(token.lemma)] in {
        PRONOUN_GENDER[pronoun],
        None,
    }


def may_name_a_person(token: Token) -> bool:
    """True for "mayor" and for the "General" of a name, not for "mayors"."""
    return (
        token.upos in NOUNS
        and token.tag not in PLURAL_NOUNS
        and plain(token.lemma) in _PERSON_NOUNS
    )


def persons_named(sentences: Sequence[Sentence]) -> list[Person]:
    """The persons named, short forms joined to long ones by their last word."""
    groups: dict[str, list[tuple[Name, str]]] = {}
    of_people, of_bodies = (_words_of_longer(sentences, kinds) for kinds in ({"PERSON"}, _BODIES))
    of_others = of_bodies - of_people
    for sentence in sentences:
        for name in sentence.names:
            if name.type == "PERSON":
                text = sentence.text[name.start - sentence.start : name.end - sentence.start]
                text = text.removesuffix("'s").removesuffix("’s").strip()
                if (
                    text
                    and text not in _NO_ACTORS
                    and plain(text) not in of_others | _TITLES.keys()
                    and not _is_like_a_body(text, of_bodies)
                    and not _is_plain_noun(sentence, name)
                    and not (text.isupper() and len(text) < _SHORT_OF_A_NAME)
                    and _word_before(sentence, name) not in _FORMER_NAME
                ):
                    groups.setdefault(plain(text.split()[-1]), []).append((name, text))
    firsts: dict[str, str] = {}
    for key, found in groups.items():
        for first in {plain(text.split()[0]) for _, text in found if len(text.split()) > 1}:
            # "Lee" is neither of Lee Hsien Loong and Lee Kuan Yew.
            firsts[first] = first if first in firsts else key
    for key in list(groups):
        full = firsts.get(key)
        if (
            full is not None
            and full != key
            and all(len(text.split()) == 1 for _, text in groups[key])
        ):
            groups[full].extend(groups.pop(key))
    return [Person(tuple(found)) for found in groups.values()]


def _words_of_longer(sentences: Sequence[Sentence], kinds: Set[str]) -> set[str]:
    """The words of names of several words: "Villa", once "Aston Villa" is a club."""
    names = (
        sentence.text[name.start - sentence.start : name.end - sentence.start].split()
        for sentence in sentences
        for name in sentence.names
        if name.type in kinds
    )
    return {plain(word) for words in names if len(words) > 1 for word in words}


def _is_like_a_body(name: str, of_bodies: Set[str]) -> bool:
    """True for "Time Warner", no given name, where "Warner Bros." is a body."""
    words = plain(name).split()
    return len(words) > 1 and words[-1] in of_bodies and gender_of_given_name(words[0]) is None


def _is_plain_noun(sentence: Sentence, name: Name) -> bool:
    """True for "Governments ignored her", where a capital at the head was taken for a name."""
    inside = [token for token in sentence.tokens if name.start <= token.start < name.end]
    return bool(inside) and all(token.upos == "NOUN" for token in inside)


def _is_one_of_many(sentence: Sentence, name: Name) -> bool:
    """True for "a good Samaritan", which is a kind of person and nobody's name."""
    inside = {i for i, t in enumerate(sentence.tokens) if name.start <= t.start < name.end}
    return any(
        token.dep == "det" and token.head in inside and plain(token.text) in {"a", "an"}
        for token in sentence.tokens
    )


def _acts_beside(sentence: Sentence, name: Name, gender: Gender) -> bool:
    """True for the name in "He played opposite Luke Holt" and "He was ill, Luke Holt said": "he"
    is somebody else there, and may be in the next sentence. Not in "When he was ill, Luke Holt
    said"."""
    if not sentence.start <= name.start < sentence.end:
        return False
    tree = tree_of(sentence.tokens)
    return any(
        token.start < name.start
        and PRONOUN_GENDER.get(plain(token.text)) == gender
        and tree.relations[index] in _SUBJECTS
        and tree.relations[token.head] != "advcl"
        for index, token in enumerate(sentence.tokens)
    )


def _speaks_of_another(sentence: Sentence, name: Name, gender: Gender) -> bool:
    """True for the name in "“She was ill,” Anna Holt said": she may be in the next sentence too."""
    if not sentence.start <= name.start < sentence.end:
        return False
    others = [t for t in sentence.tokens if PRONOUN_GENDER.get(plain(t.text)) == gender]
    offsets = [(t.start - sentence.start, t.end - sentence.start) for t in others]
    return any(quoted_tokens(sentence.text, offsets))


def _word_before(sentence: Sentence, name: Name) -> str:
    before = sentence.text[: name.start - sentence.start].split()
    return plain(before[-1]) if before else ""


def _is_in(name: Name, window: Sequence[Sentence]) -> bool:
    return any(s.start <= name.start < s.end for s in window)


def _gender(person: Person, sentences: Sequence[Sentence]) -> Gender | None:
    """By title or given name of any mention; None means that it could be either."""
    for name, _ in person.names:
        sentence = next((s for s in sentences if s.start <= name.start < s.end), None)
        gender = gender_of_name(sentence, name) if sentence is not None else None
        if gender is not None:
            return gender
    return None


def gender_of_name(sentence: Sentence, name: Name) -> Gender | None:
    """By title or given name, as `sentence` has it; None means that it could be either."""
    words = plain(sentence.text[name.start - sentence.start : name.end - sentence.start]).split()
    before = _word_before(sentence, name)
    if len(words) > 1 and words[0] in _TITLES:
        return _TITLES[words[0]]
    if before in _TITLES:
        return _TITLES[before]
    if len(words) > 2 and words[0].endswith("."):
        words = words[1:]  # "Sen. Luis Ortega"
    return gender_of_given_name(words[0]) if len(words) > 1 else None


def _has_unread_subject(sentence: Sentence, pronoun: int) -> bool:
    """True for "Bi Yun was ill when he left", where the pipeline did not see a person in the name
    before the pronoun."""
    others = [name for name in sentence.names if name.type not in {"PERSON", "OTHER"}]
    return any(
        token.upos == "PROPN"
        and token.dep.startswith("nsubj")
        and not any(name.start <= token.start < name.end for name in others)
        for token in sentence.tokens[:pronoun]
    )


def _has_unknown_subject(sentence: Sentence) -> bool:
    """True where somebody does something whom no name covers: "Mr Manokwe said …"."""
    tree = tree_of(sentence.tokens)
    subject = tree.child(tree.root, "nsubj") if tree.usable else None
    if subject is None or sentence.tokens[subject].upos != "PROPN":
        return False
    start = sentence.tokens[subject].start
    return not any(name.start <= start < name.end for name in sentence.names)


def _other_person_noun(window: Sequence[Sentence], gender: Gender, person: Person) -> bool:
    """True when a person without a name could be meant as well: "the teacher", "her mother".

    A noun that describes the named person ("President Kim", "Kim, a teacher") does not count.
    """
    own = [(name.start, name.end) for name, _ in person.names]
    for sentence in window:
        tokens = sentence.tokens
        for index, token in enumerate(tokens):
            if token.upos not in {"NOUN", ""} or plain(token.lemma) not in _PERSON_NOUNS:
                continue
            if _PERSON_NOUNS[plain(token.lemma)] not in {gender, None}:
                continue
            related = [tokens[token.head], *(t for t in tokens if t.head == index)]
            describes = token.dep in {"appos", "compound", "flat", "root", "nmod:desc"} or any(
                start <= t.start < end for t in related for start, end in own
            )
            if not describes and token.dep in {"nsubj", "nsubj:pass", "obj", "iobj", "obl"}:
                return True
    return False
