"""What a headline only keeps together with its neighbours."""

from __future__ import annotations

from jl_newslens.summarize.needs.limits import RANGES, is_ranked_time
from jl_newslens.summarize.sentence.misread import is_misplaced
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.tree import VERBS, WITH_TENSE
from jl_newslens.summarize.sentence.words import (
    BEFORE_OR_AFTER,
    OPENS_SIDE_CLAUSE,
    TIME_UNITS,
    is_time,
    plain,
    word_set,
)

# Whoever did it was on or in one of these: "robbed | by two men | on motorbikes".
_CARRIERS = word_set(
    """
    bicycle bike boat camel car horse horseback moped motorbike motorcycle pickup scooter truck van
    """
)
_DETAILS = frozenset({"acl", "acl:relcl", "conj", "nmod"})
_ARGUMENTS = frozenset({"obj", "obl", "nmod"})
_EARLIER = frozenset({"earlier", "later"})


def stands_loose(scene: Scene, index: int) -> bool:
    """True for what no preposition ties to its head, or a remark without a verb: as likely the
    rest of something else, it does not stay without its neighbours. So is "one day" of "one day
    after …"."""
    tree, token = scene.tree, scene.sentence.tokens[index]
    if token.dep == "punct" or is_misplaced(tree, index):
        return True  # a word that the parser took for a sign, what is said, or a subject
    is_set_off = index > token.head and scene.sign(tree.phrase(index)[0] - 1) == ","
    if token.dep == "advmod" and is_set_off and tree.children[index]:
        return True  # "…, ten miles | northeast | of Ghent"
    if token.dep == "advcl" and token.tag == "VBN" and not is_set_off:
        is_bare = tree.child(index, "aux", "mark", "nsubj") is None
        return is_bare and tree.phrase(index)[0] > token.head + 1
    if token.dep == "parataxis":
        return token.upos not in VERBS and tree.child(index, "nsubj", "expl") is None
    if token.dep in _ARGUMENTS and index > token.head and _is_past_colon(scene, index):
        return True
    apart = tree.extent(index)[0] > token.head + 1
    return token.dep == "nmod" and apart and tree.child(index, "case") is None


def _is_past_colon(scene: Scene, index: int) -> bool:
    first, head = scene.tree.extent(index)[0], scene.sentence.tokens[index].head
    return any(scene.sign(i) == ":" for i in range(head + 1, first + 1))


def _misread_clause(scene: Scene, index: int) -> list[int]:
    """The verb right after a noun that is its subject, or that noun: "knows | his side | have won",
    "after | the mill on the river | fell"."""
    tokens, tree = scene.sentence.tokens, scene.tree
    found = []
    for other in tree.children[tokens[index].head]:
        first, second = sorted((index, other))
        is_object = (tree.relations[first], tree.relations[second]) == ("obj", "ccomp")
        is_phrase = (tree.relations[first], tree.relations[second]) == ("obl", "advcl")
        if (is_object and first == index) or (is_phrase and _opens_clause(scene, first)):
            start = tree.phrase(second)[0]
            if start == tree.phrase(first)[1] + 1 and tokens[start].tag in WITH_TENSE:
                found.append(other)
    return found


def _opens_clause(scene: Scene, index: int) -> bool:
    link = scene.tree.child(index, "case")
    return link is not None and scene.words[link] in OPENS_SIDE_CLAUSE


def _neighbours(scene: Scene, index: int, before: int) -> list[int]:
    """What the phrase right before must be if that of `index` stays, and the other way round."""
    tree, beside = scene.tree, scene.tree.children[scene.sentence.tokens[index].head]
    last = [c for c in beside if tree.extent(c)[1] == before and c != index]
    is_of_agent = plain(tree.tokens[index].lemma) in _CARRIERS and any(
        tree.tokens[c].dep == "obl:agent" for c in last
    )
    if is_of_agent or _dates_rank(scene, index, last):
        return last
    ranked = [c for c in last if is_ranked_time(scene, c)]
    if ranked and scene.words[before + 1] in RANGES:
        return ranked
    after = tree.phrase(index)[1] + 1
    following = [c for c in beside if tree.extent(c)[0] == after]
    if is_ranked_time(scene, index) and scene.word(after) in RANGES:
        return following
    if scene.word(after) in BEFORE_OR_AFTER and _is_measure(scene, index):
        return following or [index]
    return []


def _dates_rank(scene: Scene, index: int, last: list[int]) -> bool:
    """True for "killed ten, the worst fire | since 1998": since then there was none so bad."""
    tokens = scene.sentence.tokens
    return scene.words[scene.tree.phrase(index)[0]] == "since" and any(
        tokens[i].tag == "JJS" and scene.words[i] not in {"least", "most"}
        for c in last
        for i in scene.tree.subtree(c)
    )


def _is_measure(scene: Scene, index: int) -> bool:
    """True for "hours" in "sold it | hours | before it closed"; not in "three days of rest"."""
    token, first = scene.sentence.tokens[index], scene.tree.phrase(index)[0]
    if token.dep == "obj":
        return scene.words[index] in TIME_UNITS and not scene.tree.children[index]
    is_time_noun = is_time(scene.words[index]) or scene.words[index] in TIME_UNITS
    is_detail = token.dep.startswith(("obl", "nmod"))
    return is_detail and is_time_noun and scene.words[first] not in {"as", "since"}


def goes_with(scene: Scene, index: int) -> list[int]:
    """The items of a list between `index` and its head ("treason | and abuse | of power"), the sum
    that a time is of ("rose to 9% | from 7% | in May"), "earlier" in "earlier in the day", how many
    times something it is ("at three times | the limit |"), and who did it ("stopped by men | on
    bikes")."""
    tokens = scene.sentence.tokens
    head = tokens[index].head
    if clause := _misread_clause(scene, index):
        return clause
    before = scene.tree.extent(index)[0] - 1
    if neighbours := _neighbours(scene, index, before):
        return neighbours
    if scene.word(before) == "times" and scene.upos(before - 1) == "NUM":
        return [c for c in scene.tree.children[head] if scene.tree.phrase(c)[1] == before]
    if tokens[index].dep == "obl":
        phrases = ((c, *scene.tree.extent(c)) for c in scene.tree.children[head])
        return [
            c
            for c, first, last in phrases
            if last == before
            and (
                scene.words[first] in _EARLIER
                if first == last
                else (scene.words[first] == "from" and tokens[first + 1].upos in {"NUM", "SYM"})
            )
        ]
    if tokens[index].dep not in {"nmod", "acl", "acl:relcl"}:
        return []
    between = [c for c in scene.tree.children[head] if head < c < index]
    is_set_off = scene.sign(scene.tree.phrase(index)[0] - 1) == ","
    if tokens[index].dep == "acl:relcl" and is_set_off:
        # "the bus | that took her to Ghent |, where she slept": as likely said of Ghent
        return [c for c in between if tokens[c].dep in _DETAILS]
    return [c for c in between if tokens[c].dep == "conj"]
