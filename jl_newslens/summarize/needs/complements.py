"""What completes the word that it hangs on: of which things a number speaks, whom a verb tells."""

from __future__ import annotations

from jl_newslens.summarize.needs.completions import COMPLEMENTS, COUNTS, JOINT_PREPOSITIONS
from jl_newslens.summarize.needs.qualifiers import EARLIER, is_moment
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.words import TIME_UNITS, word_set

_EVERY = word_set("all every each any no only")
# "Anyone who has a child", "something that broke": of themselves they say nothing.
_INDEFINITE = word_set(
    """
    anyone anybody everyone everybody someone somebody those something anything everything nothing
    one ones that what whatever whoever
    """
)
_TO_SOMETHING = frozenset({"thanks", "home", "access"})
_IN = frozenset({"in", "on", "at", "with"})
_AGO = frozenset({"ago", "earlier", "later"})
_BRINGS_ABOUT = frozenset({"leave", "keep", "have", "get"})
_SEVERAL = frozenset({"several", "many", "numerous", "various", "few"})
_SEIZED = word_set("arrested detained held")
_CHARGES = word_set("allegation allegations charge charges connection relation suspicion warrant")
_DECLARES = frozenset({"declare", "deem", "judge", "proclaim", "pronounce"})
_GOES = frozenset({"step", "stand"})
_TO_DO = word_set(
    "failure refusal inability ability unwillingness willingness reluctance readiness tendency"
)
_TOLD = word_set("tell inform remind assure notify")
_OF_ONE = frozenset({"det", "nmod", "nummod"})


def is_complement(scene: Scene, index: int) -> bool:
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
    if _compares(scene, index):
        return True
    if _is_declared(scene, index) or _is_seen(scene, index):
        return True
    if token.dep == "obl" and scene.words[token.head] in _SEIZED and scene.words[index] in _CHARGES:
        return True  # "was arrested | on suspicion of theft |"
    head = tokens[token.head]
    if token.dep in {"obl", "advcl"} and any(
        head.lemma in COMPLEMENTS.get(link, ()) for link in links
    ):
        as_it_was = "as" in links and tree.child(index, "nsubj") is not None
        as_it_was = as_it_was and head.lemma not in _BRINGS_ABOUT  # "left it | as it was"
        return index > token.head and not as_it_was
    if (
        head.dep == "obj"
        and token.dep in {"acl", "nmod"}
        and any(tokens[head.head].lemma in COMPLEMENTS.get(link, ()) for link in links)
    ):
        return index > token.head  # "acquitted the baker | of taking bribes |"
    if token.dep == "obl" and _follows_particle(scene, index):
        return True
    if token.dep == "obl:unmarked" and (head.lemma == "spend" or head.text in _AGO):
        return True  # "spent Monday trying", "10 years ago"
    if token.dep in {"obj", "iobj"} and head.lemma in _TOLD:
        return tree.child(token.head, "ccomp") is not None  # "told her | that …"
    if token.dep == "acl" and head.lemma in _TO_DO and "to" in links:
        return True  # "the failure | to agree"
    if token.dep == "acl" and token.tag == "VBN" and _is_outcome(scene, index):
        return True
    if token.dep == "obl" and (_is_state(scene, index) or head.text == "enough"):
        return index > token.head
    if token.dep in {"obl", "advcl"} and _is_all_that(scene, index):
        return True
    if token.dep == "amod" and scene.words[index] in _SEVERAL and head.dep == "nmod":
        return tokens[head.head].upos == "NUM"  # "one of | several | mills"
    if token.dep == "obl" and _is_range(scene, index):
        return True
    earlier = any(scene.words[child] in EARLIER for child in tree.children[index])
    if token.dep == "obl" and earlier and not is_moment(scene.words[index]):
        return True  # "in the last election"
    if scene.words[token.head] in _INDEFINITE and token.dep in {"acl", "acl:relcl", "nmod"}:
        return index > token.head
    if scene.words[token.head] in _TO_SOMETHING and "to" in links:
        return token.dep in {"nmod", "obl"}
    if token.dep == "nmod":
        if scene.words[token.head] in JOINT_PREPOSITIONS and scene.word(token.head - 1) in _IN:
            return True  # "in connection | with the fire"
        counted = "of" in links and scene.words[token.head] in COUNTS
        if "of" in links and head.tag == "NNS" and scene.words[token.head] in TIME_UNITS:
            return tree.child(token.head, "det", "nummod") is None  # "years | of research"
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


def _is_declared(scene: Scene, index: int) -> bool:
    """True for what leads to "to be" in "declares the repair of the mill as a whole | to be a task
    for all", whatever the parser hung it on."""
    verb = next((i for i in range(index) if scene.sentence.tokens[i].lemma in _DECLARES), None)
    if verb is None or not scene.tree.usable or index not in scene.tree.subtree(verb):
        return False
    return any(
        scene.words[i - 1 : i + 1] == ["to", "be"] for i in scene.tree.subtree(index) if i > verb
    )


def _is_seen(scene: Scene, index: int) -> bool:
    """True for "saw millers | leaving" and "saw hundreds of bakers | forced out"."""
    tokens = scene.sentence.tokens
    if tokens[index].tag not in {"VBG", "VBN"} or tokens[index].dep != "acl":
        return False
    seen = tokens[index].head
    if tokens[seen].dep == "nmod":
        seen = tokens[seen].head
    return tokens[seen].dep == "obj" and tokens[tokens[seen].head].lemma == "see"


def _follows_particle(scene: Scene, index: int) -> bool:
    """True for "caught up | in a storm", "came up | with a plan"; who "stepped down" did all."""
    tree, (first, last) = scene.tree, scene.tree.extent(index)
    token, before = scene.sentence.tokens[index], first - 1
    says_all = scene.words[before] == "down" and scene.sentence.tokens[token.head].lemma in _GOES
    return (
        before > 0
        and not says_all
        and scene.sentence.tokens[before].dep == "compound:prt"
        and scene.sentence.tokens[before].head == token.head
        and tree.child(index, "case") == first
        and not any(map(is_moment, scene.words[first : last + 1]))
    )


def _is_outcome(scene: Scene, index: int) -> bool:
    """True for "left three men | injured", "had the mill | closed"."""
    object_ = scene.sentence.tokens[scene.sentence.tokens[index].head]
    verb = scene.sentence.tokens[object_.head]
    return object_.dep == "obj" and verb.lemma in _BRINGS_ABOUT


def _is_all_that(scene: Scene, index: int) -> bool:
    """True for the one thing of which "only" is said: "it only seems to work | on old phones"."""
    tree, tokens, verb = scene.tree, scene.sentence.tokens, scene.sentence.tokens[index].head
    if index < verb or tree.child(verb, "obj", "ccomp") is not None:
        return False
    after = (c for c in tree.children[verb] if c > verb and not scene.punctuation[c])
    if index != next(after, -1):
        return False
    while tokens[verb].dep == "xcomp" and tokens[verb].head != verb:
        verb = tokens[verb].head
    return any(scene.words[c] == "only" for c in tree.children[verb] if c < verb)


def _is_state(scene: Scene, index: int) -> bool:
    """True for "left the guests | in tears |", "in need of rest |", "put the mill | in danger"."""
    tree, head = scene.tree, scene.sentence.tokens[index].head
    described = {tree.relations[child] for child in tree.children[index]}
    return (
        scene.sentence.tokens[head].lemma in _BRINGS_ABOUT | {"put"}
        and tree.child(head, "obj") is not None
        and scene.word(tree.phrase(index)[0]) == "in"
        and scene.sentence.tokens[index].upos == "NOUN"
        and (described.isdisjoint(_OF_ONE) or scene.words[index] == "need")
        and not is_moment(scene.words[index])
    )


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
