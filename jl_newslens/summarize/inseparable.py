"""What no cut may take from a word that it keeps: the statement would turn or break."""

from __future__ import annotations

from jl_newslens.summarize.completions import COMPLEMENTS, COUNTS, JOINT_PREPOSITIONS
from jl_newslens.summarize.deletions import Scene
from jl_newslens.summarize.misread import is_torn
from jl_newslens.summarize.tree import ASKING
from jl_newslens.summarize.words import (
    ATTRIBUTION_FORMS,
    ATTRIBUTION_VERBS,
    MONTHS,
    NEGATIONS,
    ORDINALS,
    is_time,
    word_set,
)

_INSEPARABLE = word_set(
    "aux aux:pass cop case expl flat fixed compound:prt goeswith cc det det:predet nummod xcomp"
)
# Clauses and descriptions of their own: what they deny or doubt is not what their head says.
_ASIDE = frozenset({"advcl", "acl", "acl:relcl", "appos", "conj", "nmod", "obl", "parataxis"})
_UNLESS = frozenset({"if", "unless", "until"})
_OPENS_CIRCUMSTANCE = frozenset({"ADP", "SCONJ"})
_WHEN = frozenset({"when", "whenever"})
_PLURAL_FORMS = frozenset({"are", "were", "have"})
_EVERY = word_set("all every each any no only")
# "Anyone who has a child", "something that broke": of themselves they say nothing.
_INDEFINITE = word_set(
    """
    anyone anybody everyone everybody someone somebody those something anything everything nothing
    one ones that what whatever whoever
    """
)
# Without these the thing is another: an "attempted murder", a "former minister", the "prime
# minister", the "last four points".
_TURNING = word_set(
    """
    former ex deputy vice acting interim prime attempted proposed planned draft would-be mock fake
    failed future aborted prospective outgoing incoming aspiring retired late assistant associate
    partial preliminary provisional unofficial
    """
)
_OFFICES = word_set(
    """
    minister secretary officer executive adviser advisor attorney justice prosecutor editor
    commissioner ministry marshal whip
    """
)
# A clause follows these without "that", too.
_TELLS = (
    ATTRIBUTION_FORMS
    | ATTRIBUTION_VERBS
    | word_set(
        """
    know known knew knows mean means meant feel felt find hear heard show shows showed shown learn
    learned see saw seen ensure ensured prove proved proven decide decided agree agreed promise
    promised vow vowed pledge pledged conclude concluded assume realise realize discover discovered
    understand understood hold held wish propose signal signalled maintain maintained reckon
    indicate indicated tell told guarantee doubt
    """
    )
)
_RANKED = frozenset({"first", "only"})
_COUNTED = ORDINALS | word_set(
    "last next final additional more other further previous extra remaining"
)
_EARLIER = frozenset({"last", "previous", "earlier", "past"})
_BOUNDS = frozenset({"least", "most"})
_WHICH_ONE = frozenset({"last", "next", "this"})
_IN = frozenset({"in", "on", "at"})
_TIMES = frozenset({"twice", "once", "thrice"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_NOT_WHOLLY = frozenset({"partly", "partially", "nearly", "almost"})
_BRINGS_ABOUT = frozenset({"leave", "keep", "have", "get"})
_TOLD = word_set("tell inform remind assure notify")
_TWO = frozenset({"between", "both"})
# Who is only "busy" or "aware" leaves open with what.
_OPEN_ADJECTIVES = word_set(
    """
    able unable aware busy capable desperate due eager free full keen prone ready reluctant
    responsible similar subject unaware willing unwilling vulnerable
    """
)


def is_inseparable(scene: Scene, index: int) -> bool:
    """True for a word that may never go while its head stays."""
    token = scene.sentence.tokens[index]
    if token.dep in _INSEPARABLE or token.tag in ASKING:
        return True
    if token.dep == "mark" and (scene.words[index] != "that" or not _may_lose_that(scene, index)):
        return True
    if token.dep == "ccomp" and not is_torn(scene.tree, index):
        return True
    if token.dep == "advmod" and scene.words[index] == "as":
        return True  # "| as | young as eight"
    if _dates(scene, index) or _qualifies(scene, index):
        return True
    if _turns(scene, index) or _completes(scene, index) or _is_joined(scene, index):
        return True
    if token.dep == "appos" and _names(scene, index):
        return True
    if token.dep == "amod" and scene.sentence.tokens[index - 1].dep == "cc":
        return True  # "the front and | rear | windows"
    return token.dep == "conj" and (
        _makes_plural(scene, token.head)
        or _is_one_of_two(scene, index)
        or _shares_object(scene, index)
    )


def _names(scene: Scene, index: int) -> bool:
    """True for the name that no sign sets off: "Secretary of State | Ann Holt"."""
    token, before = scene.sentence.tokens[index], scene.tree.phrase(index)[0] - 1
    return token.head < index and token.upos == "PROPN" and not scene.tree.punctuation[before]


def _may_lose_that(scene: Scene, index: int) -> bool:
    """True for "said | that | …", false for "a feeling has been building | that | …", and for "said
    that on Monday …", where the day would be of what was said or of the saying."""
    verb = scene.sentence.tokens[scene.sentence.tokens[index].head].head
    if scene.upos(index + 1) in _OPENS_CIRCUMSTANCE:
        return False
    return not _TELLS.isdisjoint((scene.words[verb], scene.sentence.tokens[verb].lemma))


def _is_one_of_two(scene: Scene, index: int) -> bool:
    """True for "between Ghent | and Bruges", and for what a condition after it is about: "six
    weeks, | or eight if it rains"."""
    tree, head = scene.tree, scene.sentence.tokens[index].head
    return any(
        scene.words[c] in _TWO if c < index else tree.relations[c] == "advcl" and _turns(scene, c)
        for c in tree.children[head]
    )


def _shares_object(scene: Scene, index: int) -> bool:
    """True for "star in | and produce the film": the object is of both."""
    tree, head = scene.tree, scene.sentence.tokens[index].head
    link = tree.child(index, "cc")
    if link is None or tree.child(index, "obj") is None or tree.child(head, "obj") is not None:
        return False
    between = range(head + 1, link)
    return (
        all(tree.tokens[i].upos in {"ADP", "ADV"} for i in between)
        and not tree.punctuation[link - 1]
    )


def _turns(scene: Scene, index: int) -> bool:
    """True for a guard word and for a condition: without it more would be said than is so."""
    tokens, tree = scene.sentence.tokens, scene.tree
    dep, children = tokens[index].dep, tree.children[index]
    habitual = tokens[index].tag in {"VBP", "VBZ"}  # "when people drive, shops lose"
    if dep == "advcl" and any(
        scene.words[child] in _UNLESS or (habitual and scene.words[child] in _WHEN)
        for child in children
    ):
        return True
    if scene.guards[index] and dep not in _ASIDE:
        return True
    if scene.word(index - 1) == "at" and scene.words[index] in _BOUNDS:
        return True  # "at least | once a year"
    return dep in {"advmod", "amod"} and any(scene.guards[child] for child in children)


def _completes(scene: Scene, index: int) -> bool:
    """True for what says of which things a number, "all" or a bare preposition speaks."""
    tokens, tree = scene.sentence.tokens, scene.tree
    token = tokens[index]
    before_number = tokens[token.head].upos == "NUM" and index < token.head
    if before_number or (token.upos == "NUM" and token.dep == "compound"):
        return True  # "seventy-eight percent", "several thousand teachers", "about 40"
    if token.dep == "advmod" and (token.upos == "ADJ" or scene.words[index] == "enough"):
        return scene.sign(tree.phrase(index)[0] - 1) != ","  # "kept hopes alive", "brave enough"
    if token.dep == "advcl" and any(
        scene.words[c] in {"enough", "too"} for c in tree.children[token.head]
    ):
        return True
    links = [scene.words[c] for c in tree.children[index] if tokens[c].dep in {"case", "mark"}]
    if _compares(scene, index) or (token.dep == "obl" and _compares(scene, token.head)):
        return True
    ranks = [c for c in tree.children[index] if tokens[c].dep == "amod"]
    head = tokens[token.head]
    if token.dep in {"obl", "advcl"} and any(
        head.lemma in COMPLEMENTS.get(link, ()) for link in links
    ):
        as_it_was = "as" in links and tree.child(index, "nsubj") is not None
        return index > token.head and not as_it_was
    if head.upos == "ADJ" and head.lemma in _OPEN_ADJECTIVES and token.dep in {"obl", "advcl"}:
        return index == next((c for c in tree.children[token.head] if c > token.head), -1)
    if token.dep == "obl" and _follows_particle(scene, index):
        return True
    if token.dep == "obl:unmarked" and (head.lemma == "spend" or head.text == "ago"):
        return True  # "spent Monday trying", "10 years ago"
    if token.dep in {"obj", "iobj"} and head.lemma in _TOLD:
        return tree.child(token.head, "ccomp") is not None  # "told her | that …"
    if token.dep == "acl" and tree.child(index, "nsubj") == token.head + 1:
        return True  # "a sign | voters are tired"
    if token.dep == "acl" and token.tag == "VBN" and _is_outcome(scene, index):
        return True
    if token.dep == "acl" and head.upos == "NUM":
        return True  # "including 410,000 | living abroad"
    if token.dep == "obl" and _is_range(scene, index):
        return True
    if scene.words[index] == "time" and any(scene.words[c] in _COUNTED | _RANKED for c in ranks):
        return True  # "for the first time"
    earlier = any(scene.words[child] in _EARLIER for child in tree.children[index])
    if token.dep == "obl" and earlier and not _is_time(scene.words[index]):
        return True  # "in the last election"
    if scene.words[token.head] in _INDEFINITE and token.dep in {"acl", "acl:relcl", "nmod"}:
        return index > token.head
    if token.dep == "nmod":
        if scene.words[token.head] == "thanks" and "to" in links:
            return True
        if "of" in links and is_time(head.text.lower()) and _is_charge(scene, token.head):
            return True
        if scene.words[token.head] in JOINT_PREPOSITIONS and scene.word(token.head - 1) in _IN:
            return True  # "in connection | with the fire"
        counted = "of" in links and scene.words[token.head] in COUNTS
        return counted or "per" in links or (bool(links) and head.upos in {"NUM", "SYM"})
    if token.dep in {"acl", "acl:relcl"} and index > token.head:
        return any(scene.words[c] in _EVERY for c in tree.children[token.head] if c < token.head)
    return token.dep == "nmod:desc" and bool(links)


def _compares(scene: Scene, index: int) -> bool:
    """True for "knows as much of mills | as she knows of bread"."""
    tokens, head = scene.sentence.tokens, scene.sentence.tokens[index].head
    return scene.words[scene.tree.extent(index)[0]] == "as" and any(
        scene.words[place] == "as" and tokens[place].dep == "advmod" and tokens[place].head > place
        for place in range(head, index)
    )


def _follows_particle(scene: Scene, index: int) -> bool:
    """True for "caught up | in a storm", "came up | with a plan"."""
    tree, before = scene.tree, scene.tree.extent(index)[0] - 1
    token = scene.sentence.tokens[index]
    is_particle = before > 0 and scene.sentence.tokens[before].dep == "compound:prt"
    return (
        is_particle
        and scene.sentence.tokens[before].head == token.head
        and tree.child(index, "case") == before + 1
        and not _is_time(scene.words[index])
    )


def _is_outcome(scene: Scene, index: int) -> bool:
    """True for "left three men | injured", "had the mill | closed"."""
    object_ = scene.sentence.tokens[scene.sentence.tokens[index].head]
    verb = scene.sentence.tokens[object_.head]
    return object_.dep == "obj" and verb.lemma in _BRINGS_ABOUT


def _is_charge(scene: Scene, time: int) -> bool:
    """True where the parser hung the charge on the date: "was convicted in June | of fraud"."""
    return scene.sentence.tokens[scene.sentence.tokens[time].head].lemma in COMPLEMENTS["of"]


def _is_range(scene: Scene, index: int) -> bool:
    """True for either half of "from three weeks | to five years"."""
    tree, head = scene.tree, scene.sentence.tokens[index].head
    starts = [c for c in tree.children[head] if scene.words[tree.extent(c)[0]] == "from"]
    ends = [c for c in tree.children[head] if scene.words[tree.extent(c)[0]] == "to"]
    return any(
        index in (start, end) and tree.extent(start)[1] + 1 == tree.extent(end)[0]
        for start in starts
        for end in ends
    )


def _is_time(word: str) -> bool:
    return is_time(word) or word == "hours"  # "the early hours"


def _dates(scene: Scene, index: int) -> bool:
    """True for what makes a date or a rate: "until | Saturday | morning", "on 1 | December",
    "early | hours", "four tonnes | a year"."""
    tokens, words = scene.sentence.tokens, scene.words
    token = tokens[index]
    if token.dep in {"amod", "compound", "nummod"} and _is_time(words[token.head]):
        return True
    if not _is_time(words[index]):
        return False
    first = scene.tree.phrase(index)[0]
    if words[first] in _WHICH_ONE and is_time(scene.word(first - 1)):
        return True  # "on Friday | last week", "in May | next year"
    if words[index] in MONTHS and any(
        tokens[i].upos == "NUM" and token.head in (i, tokens[i].head)
        for i in (index - 1, index + 1)
        if 0 <= i < len(tokens)
    ):
        return True
    before = scene.tree.phrase(index)[0] - 1
    if words[before + 1] not in {"a", "an", "per"} or before < 0:
        return False
    return scene.tree.child(before, "nummod") is not None or words[before] in COUNTS


def _qualifies(scene: Scene, index: int) -> bool:
    """True for a word without which its noun is something else, or its verb is done less."""
    token, word = scene.sentence.tokens[index], scene.words[index]
    if token.dep in {"amod", "compound"} and word in _TURNING:
        return True
    if token.dep == "advmod" and _is_denied(scene, index):
        return True
    if token.dep == "nmod:desc" and any(
        scene.words[c] in _TURNING for c in scene.tree.children[token.head] if c < index
    ):
        return True  # "former | Governor | Ann Holt"
    if token.dep == "amod" and (_is_office(scene, index) or _is_within_noun(scene, index)):
        return True
    if word == "then" and scene.upos(index + 1) in _NOMINAL:
        return True  # "then | Foreign Secretary Holt"
    if token.dep == "advmod" and scene.word(index - 2) == "what":
        return scene.sentence.tokens[index - 1].upos == "AUX"  # "what is now Ghana"
    if token.dep == "amod" and _is_description(scene, index):
        return True
    if token.dep == "advmod" and (word in _TIMES | _NOT_WHOLLY or token.tag == "RBS"):
        return True
    if token.dep == "amod" and (word in _RANKED | _EARLIER or _is_superlative(scene, index)):
        return True
    return (
        token.dep == "amod"
        and word in _COUNTED
        and scene.tree.child(token.head, "nummod", "acl") is not None  # "the last baker to …"
    )


def _is_denied(scene: Scene, index: int) -> bool:
    """True for "not | immediately | available", "does not | always | help"."""
    children = scene.tree.children[scene.sentence.tokens[index].head]
    before = [*(c for c in children if c < index), index - 1]  # "n't" may hang on its "was"
    return any(scene.word(place) in NEGATIONS for place in before)


def _is_office(scene: Scene, index: int) -> bool:
    """True for "foreign minister", "chief executive"."""
    return scene.words[scene.sentence.tokens[index].head].removesuffix("s") in _OFFICES


def _is_within_noun(scene: Scene, index: int) -> bool:
    """True for "general" in "an inspector general report"."""
    before, head = scene.sentence.tokens[index - 1], scene.sentence.tokens[index].head
    return index > 0 and before.dep == "compound" and before.head == head > index


def _is_description(scene: Scene, index: int) -> bool:
    """True for what "the" before a person stands for: "the 57-year-old Holt"."""
    head = scene.sentence.tokens[index].head
    start = scene.sentence.tokens[head].start
    return scene.tree.child(head, "det") is not None and any(
        name.type == "PERSON" and name.start <= start < name.end for name in scene.sentence.names
    )


def _is_superlative(scene: Scene, index: int) -> bool:
    tokens = scene.sentence.tokens
    return tokens[index].tag == "JJS" or any(
        tokens[child].tag == "RBS" for child in scene.tree.children[index]
    )


def _makes_plural(scene: Scene, subject: int) -> bool:
    """True where one subject alone would not fit the verb: "The mill | and its owner | say …"; so
    with "The winners are Holt | and Mertens"."""
    tokens, tree = scene.sentence.tokens, scene.tree
    is_predicate = tree.child(subject, "cop")
    if is_predicate is not None and tokens[subject].tag in {"NN", "NNP"}:
        return scene.words[is_predicate] in _PLURAL_FORMS
    if not tokens[subject].dep.startswith("nsubj") or tokens[subject].tag not in {"NN", "NNP"}:
        return False
    verb = tokens[subject].head
    forms = [verb, *(c for c in tree.children[verb] if tree.relations[c] in {"aux", "cop"})]
    return any(tokens[i].tag == "VBP" or scene.words[i] in _PLURAL_FORMS for i in forms)


def _is_joined(scene: Scene, index: int) -> bool:
    """True within a quotation, a name, a word written with a hyphen, or "year | on year"."""
    head = scene.sentence.tokens[index].head
    left, right = scene.tree.extent(index)
    if scene.quoted[head] and any(scene.quoted[i] for i in range(left, right + 1)):
        return True
    start, end = scene.tree.phrase(index)
    if end == start + 1 and scene.words[end] == scene.word(start - 1):
        return True
    first, last = sorted((index, head))
    together = any(index in name and head in name for name in scene.names)
    slash = scene.tree.child(index, "cc")
    if slash is not None and scene.sign(slash) == "/":
        return True  # "Ghent/| Holt Mills |"
    return together or all(scene.glued[first:last])
