"""Bodies of a nation: the Swiss National Science Foundation is not the American one.

Many a parliament, court or party is called alike in several states. Its nation stands before the
name, as a part of it ("Kenyan Supreme Court") or as its owner ("Kenya's Supreme Court").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from jl_newslens.link.choice.priors import are_of_own_list, likely_among
from jl_newslens.link.context.places import is_region
from jl_newslens.link.coreference.name import Name
from jl_newslens.link.names.bodies import STATE, is_above_states, may_be_of_a_nation
from jl_newslens.link.names.forms import fold, without_bracket
from jl_newslens.model import Candidate

# So many names have to do with the nation that a text is about, and so many times more than with
# that of the body that is likeliest elsewhere. On the dev sets and 550 articles of cnndm_train all
# of 2 to 6 and of 2 to 4 give nearly the same links; where 1 is enough, MSNBC loses .2.
_OFTEN: Final = 4
_FAR_MORE: Final = 3
# So many are enough to say that a body is not that of a nation which nothing else has to do with.
_OFTEN_ENOUGH: Final = 2
_HOME_NATIONS: Final = frozenset({"England", "Northern Ireland", "Scotland", "Wales"})
_MOST_WORDS: Final = 3  # "United Arab Emirates", "Papua New Guinean"


def is_nation(found: Sequence[Candidate]) -> bool:
    """Whether the likeliest of a name's pages is a state, or told by a word for its people."""
    if not found or found[0].type != "PLACE":
        return False
    return is_region(found[0]) or is_adjective(found)


def is_adjective(found: Sequence[Candidate]) -> bool:
    """Whether the likeliest of a name's pages was found by a word for its people."""
    return any(reason.feature == "found_by_demonym" for reason in found[0].reasons)


def _says_whose_papers(found: Sequence[Candidate]) -> bool:
    """Whether the name tells the papers of a nation: "Scottish" does not, as theirs are British."""
    return is_adjective(found) and found[0].title not in _HOME_NATIONS


def nation_splits(name: Name) -> Iterator[tuple[str, str]]:
    """The ways to read an unknown name as that of a nation and of its body."""
    pieces = name.form.split()
    if name.type == "PERSON" or name.known:
        return
    for size in range(1, min(_MOST_WORDS, len(pieces) - 1) + 1):
        body = " ".join(pieces[size:])
        if may_be_of_a_nation(fold(body).split()):
            yield " ".join(pieces[:size]), body


def of_nation(
    nation: str, found: Sequence[Candidate], bodies: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """Those of `bodies` that the nation has, with their priors among one another.

    Args:
        nation: how the text writes it: "Kenyan".
        found: the pages of that surface; without a nation among them nothing is had.
    """
    if not is_nation(found):
        return ()
    return likely_among(
        [page for page in bodies if _has(found[0], page) or nation in page.description]
    )


def fit_bodies_to_nations(
    names: Sequence[Name], candidates: Sequence[tuple[Candidate, ...]]
) -> list[tuple[Candidate, ...]]:
    """The candidates; of "Kenya's Supreme Court" and "the Supreme Court of Kenya" only Kenyan ones.

    Pages of which nothing related is known stay where no other fits; so do those of the reader's
    own list, always. Which state has the body of "the state Senate" is not told.
    """
    nations = {
        mention.surface: (name.form, pages)
        for name, pages in zip(names, candidates, strict=True)
        if is_nation(pages)
        for mention in name.mentions
    }
    kept = []
    for name, found in zip(names, candidates, strict=True):
        if not are_of_own_list(found):
            if name.owner == STATE:
                found = ()
            elif name.owner in nations:
                nation, pages = nations[name.owner]
                had = of_nation(nation, pages, found)
                if may_be_of_a_nation(name.words):
                    found = had or tuple(page for page in found if not page.related)
                elif _says_whose_papers(pages) and found and found[0].related:
                    # "The Ruritanian paper Courier" may be one that nobody knows.
                    found = found if found[0].title in {page.title for page in had} else ()
        kept.append(found)
    return _fit_to_home(names, _fit_to_fuller_names(names, kept))


def _fit_to_fuller_names(
    names: Sequence[Name], candidates: Sequence[tuple[Candidate, ...]]
) -> list[tuple[Candidate, ...]]:
    """The candidates; after "the Democratic Party of Korea", the Democratic Party is that one, and
    "Democrats" are no Americans."""
    fuller = {
        f" {fold(name.form)} ": found[0]
        for name, found in zip(names, candidates, strict=True)
        if found and found[0].type == "ORG"
    }
    meant: dict[str, Candidate] = {}
    for name, found in zip(names, candidates, strict=True):
        if may_be_of_a_nation(name.words) and not name.owner:
            form, titles = f" {fold(name.form)} ", {page.title for page in found}
            full = {p.title: p for long, p in fuller.items() if form in long and form != long}
            pages = [page for title, page in full.items() if title in titles]
            if len(full) == 1 and pages:
                meant[fold(name.form)] = replace(pages[0], prior=1.0)
    return [_meant(name, found, meant) for name, found in zip(names, candidates, strict=True)]


def _meant(
    name: Name, found: tuple[Candidate, ...], meant: Mapping[str, Candidate]
) -> tuple[Candidate, ...]:
    if not found or found[0].type != "ORG" or are_of_own_list(found):
        return found
    page = meant.get(fold(name.form)) or meant.get(fold(without_bracket(found[0].title)))
    return found if page is None or page.title == found[0].title else (page,)


def _fit_to_home(
    names: Sequence[Name], candidates: Sequence[tuple[Candidate, ...]]
) -> list[tuple[Candidate, ...]]:
    """The candidates, those of bodies of the nation that the text is about.

    In a report from Canberra "the Senate" is Australia's, if hardly anything American is named.
    "The East Coast" in one from Leeds is not the American one.
    """
    bodies = [
        not name.owner and (may_be_of_a_nation(name.words) or any(map(_is_coast, found)))
        for name, found in zip(names, candidates, strict=True)
    ]
    company = Counter(
        title
        for is_body, found in zip(bodies, candidates, strict=True)
        if found and not is_body
        for title in {found[0].title, *found[0].related}
    )
    homes = {found[0].title: found[0] for found in candidates if is_nation(found)}
    home = max(homes.values(), key=lambda page: company[page.title], default=None)
    return [
        _of_home(found, company, home)
        if is_body and (len(found) > 1 or any(map(_is_coast, found)))
        else found
        for is_body, found in zip(bodies, candidates, strict=True)
    ]


def _of_home(
    found: tuple[Candidate, ...], company: Counter[str], home: Candidate | None
) -> tuple[Candidate, ...]:
    """Those of `found` with whose nation most of the names have to do; all where there is none.

    Args:
        company: how many of the other names mean a page or one that is related to it.
        home: the nation that is named with most of them.
    """
    if are_of_own_list(found):
        return found
    speaking = [max((company[title] for title in page.related), default=0) for page in found]
    most = max(speaking)
    own = [page for page, count in zip(found, speaking, strict=True) if count == most]
    called = f"{found[0].title} {found[0].description}"
    for_likeliest = max((n for title, n in company.items() if title in called), default=0)
    least = _FAR_MORE * max(for_likeliest, speaking[0])
    if most >= max(_OFTEN, least) and found[0] not in own:
        return likely_among(own)
    if home is None or company[home.title] < max(_OFTEN_ENOUGH, least):
        return found
    of_states = found[0].type == "ORG" and not is_above_states(found[0])
    of_states = of_states or _is_coast(found[0])
    return () if of_states and not any(_has(home, page) for page in found) else found


def _is_coast(page: Candidate) -> bool:
    """Whether the page is that of a shore which others have too: the East Coast of a state."""
    return page.type == "PLACE" and " Coast of " in page.title


def _has(nation: Candidate, page: Candidate) -> bool:
    if nation.title in page.related or page.title in nation.related:
        return True
    bare = without_bracket(nation.title)
    return bare in page.title or bare in page.description
