"""What a brief keeps of what people might drop: without it, something else would be said."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from jl_newslens.summarize.brief.deletions import looks_like_list, names_speaker
from jl_newslens.summarize.brief.neighbours import needs_neighbour
from jl_newslens.summarize.names.antecedents import is_person_noun
from jl_newslens.summarize.needs.completions import (
    WANTS_PLACE,
    completes,
    counts,
    in_condition,
    is_charged,
    ties_clause,
)
from jl_newslens.summarize.needs.inseparable import is_inseparable
from jl_newslens.summarize.needs.limits import is_ranked_time, limits
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.tree import VERBS, joins_well
from jl_newslens.summarize.sentence.words import (
    ATTRIBUTION_FORMS,
    CAUSE_OR_PURPOSE,
    CONDITIONS,
    DASHES,
    DEADLINES,
    NEGATIONS,
    ORDINALS,
    RELATIVES,
    SETS_OFF,
    WEEKDAYS,
    is_time,
    plain,
    word_set,
)

_CIRCUMSTANCES = word_set("obl obl:unmarked nmod nmod:unmarked")
# A number in these is said of their head, or by the way; circumstances are asked on their own.
_MAY_COUNT = _CIRCUMSTANCES | word_set("advmod amod appos acl:relcl")
# A phrase with one of these carries the claim: the agent, the comparison, the source, the limit.
_KEPT_PREPOSITIONS = word_set(
    "against by of than without despite except according unless until whether if prior compared"
)
_KEPT_CLAUSES = (
    CAUSE_OR_PURPOSE
    | CONDITIONS
    | word_set("than that whether although though from despite compared")
)
# Adverbs that say what happened, how often or to whom, and not only how.
_WEIGHTY_ADVERBS = word_set(
    """
    accidentally annually badly bodily chemically collectively conditionally conservatively
    criminally daily deadly deliberately differently digitally domestically economically
    electronically emotionally equally exclusively falsely fatally finally financially
    formally formerly fully genetically globally illegally independently indirectly initially
    intentionally internally internationally jointly lawfully legally locally mainly manually
    medically mentally monthly mostly mutually narrowly nationally naturally normally
    officially originally partially partly permanently physically politically poorly
    previously primarily privately professionally publicly racially remotely respectively
    secretly separately seriously severely sexually socially solely specifically surgically
    technically temporarily unanimously unilaterally unlawfully usually
    verbally weekly wrongly yearly
    """
)
_CLAIMS = frozenset({"parataxis", "advcl", "conj"})
# "a tribunal heard", "first results showed"
_SOURCES = ATTRIBUTION_FORMS | word_set(
    "heard show shows showed indicate indicates indicated informed testified"
)
_EXAMPLES = frozenset({"such", "including", "like"})
_MEASURES = frozenset({"far", "all", "such"})  # "a far cry", "such kinds"
_WHOSE = word_set("domestic foreign local overseas")  # "local materials" are not any
_ASIDES = word_set("acl acl:relcl appos parataxis")
_LIGHT_ADVERBS = word_set(
    """
    now here there just right already then also very quite pretty rather much really
    indeed later soon somewhat somehow anyway
    """
)
# Of these, the ones that go wherever they stand, but for "not just", "only now", "just about" and
# "now that".
_STRESSES = word_set(
    """
    just really very actually extremely highly truly simply literally ironically certainly
    exactly here there now
    """
)
_BEFORE_STRESS = NEGATIONS | {"only", "but"}
_BOUNDS = word_set("about over under")
_AFTER_STRESS = _BOUNDS | word_set("as if like that")
_LONGEST_ADVERB: Final = 2  # words
_WITH_ADVERBS = frozenset({"VERB", "AUX", "ADJ", "ADV"})
_DETERMINERS = frozenset({"det", "nmod:poss", "nummod"})
_TIES = RELATIVES | {"when", "that"}
_NO_SHORT_PHRASE = frozenset({",", ";", ":"})
_NAMES_DAY = WEEKDAYS | word_set("last this next late early earlier every each tomorrow now")
_TO_COME = frozenset({"will", "'ll", "wo", "shall"})
_PRESENT = frozenset({"VBZ", "VBP"})
_PERFECT = frozenset({"has", "have", "'ve", "’ve"})
_SCORE_SIGNS = frozenset({"-", "–"})
_TIE_RELATIONS = frozenset({"case", "mark"})
_AMONG_WHICH = ORDINALS | {"first", "only"}


def is_needed(scene: Scene, index: int) -> bool:
    """Whether what hangs on `index`, with it, must stay where its head stays."""
    token, tree = scene.sentence.tokens[index], scene.tree
    left, right = tree.phrase(index)
    if (
        is_inseparable(scene, index)
        or in_condition(tree, index)
        or limits(scene, index)
        or is_ranked_time(scene, index)
        or not joins_well(tree, left, right)
        or _is_misplaced(scene, index, left)
        or needs_neighbour(scene, index, left, right)
    ):
        return True
    if token.dep not in _MAY_COUNT and counts(tree, left, right):
        return True
    if token.dep in _CLAIMS and not _SOURCES.isdisjoint(scene.words[left : right + 1]):
        return True  # ", the council said": a claim keeps its source
    if token.dep == "parataxis" and ("rather", "than") in pairwise(scene.words[:left]):
        return True  # "rather than sleep, they sang"
    if token.dep == "advmod":
        return not _is_light(scene, left, right) or _belongs(scene, index, right)
    if token.dep == "amod":
        return left < right or _is_weighty_adjective(scene, index)
    if token.dep == "conj":
        both = {token.upos, scene.sentence.tokens[token.head].upos}
        is_choice = scene.words[left] in {"or", "nor"}  # "must pay | or go to jail |"
        return is_choice or not both <= VERBS  # lists stay whole
    if token.dep == "appos" and (
        names_speaker(scene, index)
        or looks_like_list(scene, left, right)
        or any(map(is_time, scene.words[left : right + 1]))
    ):
        return True
    if token.dep in _ASIDES:
        return not _is_aside(scene, left, right)
    if token.dep == "advcl":
        return _is_needed_clause(scene, index, left)
    return token.dep in _CIRCUMSTANCES and _is_needed_circumstance(scene, index, left, right)


def _is_misplaced(scene: Scene, index: int, left: int) -> bool:
    """True for an "and" that joins nothing, and where a dash, an "and" or examples belong to
    something else than the parser saw."""
    tokens, tree = scene.sentence.tokens, scene.tree
    if (
        _meets_dash(scene, index, left)
        or _is_joined_to(scene, index)
        or _opens_examples(scene, index, left)
    ):
        return True
    if tokens[index].dep in _CIRCUMSTANCES and index < tokens[index].head:
        head = tokens[index].head
        if tokens[head].dep == "acl" and tree.child(head, "nsubj") is None:
            return True  # "the plans, | at the fair | opened by Holt"
    return left > 0 and tokens[left].upos == "CCONJ" and tokens[index].dep != "conj"


def _meets_dash(scene: Scene, index: int, left: int) -> bool:
    """True for "his age" in "asked about | his age | -- 73 -- and trade", and for what the closing
    dash of an aside parts from its verb."""
    tokens = scene.sentence.tokens
    last = scene.tree.phrase(index)[1]
    if tokens[index].dep in _CIRCUMSTANCES | {"appos"} and scene.sign(last + 1) in DASHES:
        return True
    dashes = sum(token.text in DASHES for token in tokens[:left])
    return scene.sign(left - 1) in DASHES and dashes % 2 == 0


def _opens_examples(scene: Scene, index: int, left: int) -> bool:
    """True for "issues | such as bread |, mills and flour", where the parser joined the mills to
    the issues."""
    tokens, tree = scene.sentence.tokens, scene.tree
    after = tree.extent(index)[1] + 1
    if scene.words[left] not in _EXAMPLES or scene.sign(after) not in {",", "and", "or"}:
        return False
    after -= scene.sign(after) != ","
    return any(
        token.dep == "conj" and token.head < left and tree.phrase(place)[0] == after + 1
        for place, token in enumerate(tokens[after + 1 :], start=after + 1)
    )


def _is_joined_to(scene: Scene, index: int) -> bool:
    """True for "in May | and again in June", where the parser joined June to something else, and
    for "with an aim | and to help", where it joined help to what happens."""
    tokens, tree = scene.sentence.tokens, scene.tree
    link = tree.extent(index)[1] + 1
    if link >= len(tokens) or tokens[link].dep != "cc":
        return False
    other = tokens[link].head
    aims = tokens[other].tag == "VB" and tree.child(other, "mark") is not None
    joins_aim = aims and tokens[tokens[other].head].tag != "VB"  # "works … | and to help them"
    if tokens[index].tag == tokens[other].tag == "VBG":
        return True  # "fled, | taking it | and leaving a note"
    return tokens[other].upos == "ADV" or tree.child(other, "case") is not None or joins_aim


def _is_aside(scene: Scene, left: int, right: int) -> bool:
    """Whether commas or dashes set the phrase off; else it says which one."""
    closed = scene.sign(right + 1) in SETS_OFF or scene.ends_at(right + 1)
    return closed and (left == 0 or scene.sign(left - 1) in SETS_OFF)


def _is_needed_clause(scene: Scene, index: int, left: int) -> bool:
    """True for causes and conditions, and for what is hardly a clause of its own."""
    link, opens = _link(scene, index), scene.words[left]
    participle = scene.sentence.tokens[left].tag in {"VBG", "VBN"}
    if link == "after" and _has_happened(scene, scene.sentence.tokens[index].head):
        return True  # "has been banned | after she sold bread": that is why
    if _tells_score(scene, left, scene.tree.phrase(index)[1]):
        return True
    # Where a relative opens it, it says which one: the parser took it for a side clause.
    tied = opens in _TIES or ties_clause(scene.tree, left)
    # "While wrapping up | the fair, Holt sang": the fair was taken for the subject.
    open_end = left == 0 and scene.sign(scene.tree.phrase(index)[1] + 1) != ","
    kept = not _KEPT_CLAUSES.isdisjoint({link, opens})
    return tied or open_end or kept or not (link or participle)


def _has_happened(scene: Scene, verb: int) -> bool:
    return any(scene.words[c] in _PERFECT for c in scene.tree.children[verb] if c < verb)


def _tells_score(scene: Scene, left: int, right: int) -> bool:
    """True for "to win 2-1 on Saturday", whatever day it names."""
    return any(
        scene.upos(i - 1) == scene.upos(i + 1) == "NUM" and scene.words[i] in _SCORE_SIGNS
        for i in range(left + 1, right)
    )


def _is_weighty_adjective(scene: Scene, index: int) -> bool:
    """True for part of a name, for a rank, and where the noun has nothing else before it: "in good
    mood"."""
    token, tree = scene.sentence.tokens[index], scene.tree
    head = scene.sentence.tokens[token.head]
    if head.upos != "NOUN" or head.text[:1].isupper() or (index and token.text[:1].isupper()):
        return True
    if scene.words[index] in _WHOSE and tree.child(token.head, *_DETERMINERS) is None:
        return True
    if scene.words[index] in _MEASURES | ORDINALS:
        return True
    if any(scene.words[c] in _AMONG_WHICH for c in tree.children[token.head] if c < index):
        return True  # "the first | serious | revolt"
    if head.dep == "nsubj" and scene.words[head.head] in ATTRIBUTION_FORMS:
        return True  # "a | paramilitary | force said": nobody knows who "a force" is
    return head.tag == "NN" and tree.child(token.head, "det", "nmod", "nummod") is None


def _is_light(scene: Scene, left: int, right: int) -> bool:
    """True for "really", "right now", "completely": adverbs that only colour what is said."""
    words = scene.words[left : right + 1]
    tokens = scene.sentence.tokens[left : right + 1]
    return len(words) <= _LONGEST_ADVERB and all(
        token.upos == "ADV"
        and (word[:1] == token.text[:1] or index == 0)  # "The Slowly Dying" is a name
        and (word in _LIGHT_ADVERBS or (word.endswith("ly") and word not in _WEIGHTY_ADVERBS))
        and "-" not in word  # "anti-politically correct"
        for index, (token, word) in enumerate(zip(tokens, words, strict=True), start=left)
    )


def _belongs(scene: Scene, index: int, right: int) -> bool:
    """True for an adverb that is part of what follows ("far from") or all that a verb says."""
    tokens = scene.sentence.tokens
    if _only_stresses(scene, index, right):
        return False
    following = tokens[right + 1] if right + 1 < len(tokens) else None
    if following is not None and (
        following.upos in {"ADP", "SCONJ"} or scene.words[right + 1] in _BOUNDS
    ):
        return True  # "just over half"
    head = tokens[index].head
    if tokens[head].dep == "amod" or is_charged(scene.tree, head):
        return True  # "scantily clad women", "accused of wrongly …"
    others = scene.tree.child(head, "obj", "obl", "ccomp", "xcomp", "advcl")
    if index > head and tokens[head].upos == "VERB" and others is None:
        return True  # "as acting strangely"
    return tokens[head].upos not in _WITH_ADVERBS and scene.tree.child(head, "cop") is None


def _only_stresses(scene: Scene, index: int, right: int) -> bool:
    """True for "highly" in "highly respected judges", which stays whole without it."""
    if scene.words[index] not in _STRESSES or index != right:
        return False
    before = scene.words[index - 1] if index else ""
    after = scene.words[right + 1] if right + 1 < len(scene.words) else ""
    return before not in _BEFORE_STRESS and after not in _AFTER_STRESS


def _is_needed_circumstance(scene: Scene, index: int, left: int, right: int) -> bool:
    tree, link = scene.tree, _link(scene, index)
    inside = scene.words[left : right + 1]
    if not _TIES.isdisjoint(inside) or not _NO_SHORT_PHRASE.isdisjoint(inside):
        return True  # "at which point" ties its clause to the sentence; a comma, the parser erred
    if "such" in inside:
        return True  # "in such a way as to …"
    if any(scene.sentence.tokens[i].upos == "NUM" for i in range(left, right + 1)):
        return True  # "on 1 January 2023"
    if link == "in" and scene.words[index] == "case":
        return True  # "in the case of Holt, it is said …"
    return (
        link in _KEPT_PREPOSITIONS | DEADLINES
        or _opens_clause(scene, right)
        or _is_said_of(scene, index, left)
        or _says_which(scene, index, left)
        or completes(tree, index, left, right)
        or _is_wanted(scene, index, link, left)
        or _is_due(scene, index, left, right)
    )


def _opens_clause(scene: Scene, right: int) -> bool:
    """True for "after Holt, owner of the mill, | admitted it": the parser saw only "after Holt"."""
    tokens = scene.sentence.tokens
    verb = tokens[right + 2] if right + 2 < len(tokens) else None
    return scene.sign(right + 1) == "," and verb is not None and verb.upos in VERBS


def _is_said_of(scene: Scene, index: int, left: int) -> bool:
    """True for "with Ghent | in the dark": where Ghent is, not only where something happens; and
    for "like a team | with slippers"."""
    tree = scene.tree
    phrases = [
        tree.phrase(c) for c in tree.children[scene.sentence.tokens[index].head] if c < index
    ]
    before = frozenset({"with", "like"} if scene.words[left] == "with" else {"with"})
    return any(last + 1 == left and scene.words[first] in before for first, last in phrases)


def _says_which(scene: Scene, index: int, left: int) -> bool:
    """True for "spokesman | for the mill", "homeless people | in Ghent | get bread" and
    "Victory | over Ghent | will take …": without an article nothing else says which, or all would
    be meant."""
    tokens, head = scene.sentence.tokens, scene.sentence.tokens[index].head
    if tokens[index].dep != "nmod" or left != head + 1 or tokens[head].upos != "NOUN":
        return False
    if any(tokens[c].dep in _DETERMINERS for c in scene.tree.children[head]):
        return False
    all_of_them = tokens[head].tag == "NNS" and tokens[head].dep.startswith("nsubj")
    if all_of_them or tokens[head].tag != "NN":
        return all_of_them
    is_bare = tokens[head].dep == "nsubj" and scene.tree.phrase(head)[0] == head
    return is_bare or is_person_noun(tokens[head])


def _link(scene: Scene, index: int) -> str:
    """The word that ties the phrase: its preposition, conjunction or relative, else "".

    In "according to chief prosecutor Ann Holt" it may hang on a word further down.
    """
    tree = scene.tree
    ties = [c for c in tree.children[index] if tree.relations[c] in _TIE_RELATIONS and c < index]
    first = tree.phrase(index)[0]
    if not ties and tree.relations[first] in _TIE_RELATIONS:
        ties = [first]
    return scene.words[ties[0]] if ties else ""


def _is_wanted(scene: Scene, index: int, link: str, left: int) -> bool:
    """True for what the verb just before it may ask for: "lives in Ghent", "takes a week".

    An infinitive or a gerund without an object is hardly said for itself: "plans to engage in it".
    """
    token = scene.sentence.tokens[index]
    if scene.word(left - 1) == "back" and left == token.head + 2:
        return True  # "leased back | to the council"
    if left != token.head + 1:
        return False
    if not link and scene.words[left] not in _NAMES_DAY:
        return True
    verb = scene.sentence.tokens[token.head]
    wants = plain(verb.lemma) in WANTS_PLACE
    clause = scene.tree.relations[token.head] in {"acl", "advcl", "xcomp"}
    bare = verb.tag in {"VB", "VBG"} and clause
    return (wants or bare) and not is_time(scene.words[index])


def _is_due(scene: Scene, index: int, left: int, right: int) -> bool:
    """True for the time of what is still to come: "will open in May", "is opening on Friday"."""
    head = scene.sentence.tokens[index].head
    tags = {scene.sentence.tokens[c].tag for c in (head, *scene.tree.children[head])}
    words = {scene.words[c] for c in scene.tree.children[head]}
    present = not _PRESENT.isdisjoint(tags) and _PERFECT.isdisjoint(words)
    to_come = present or not _TO_COME.isdisjoint(words)
    return to_come and any(is_time(scene.words[i]) for i in range(left, right + 1))
