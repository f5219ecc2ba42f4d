"""Which clause of a sentence may be its headline without the words that report it.

"Officials said that the dam broke" may become "The dam broke", and "The mill has announced that it
will close" may become "The mill will close". What is only thought, denied or asked keeps who says
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jl_newslens.summarize.names.antecedents import is_person_noun
from jl_newslens.summarize.needs.claims import OPINION, is_claim_of
from jl_newslens.summarize.sentence.openers import is_expletive
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.tree import ASKING, NOUNS, PLURAL_NOUNS, finite_verbs
from jl_newslens.summarize.sentence.words import FIRST_PERSON, PERSONAL_PRONOUNS, word_set

_STATED = word_set("that as while after and but so yet though although")
# As a subject, none of these says whom the clause is about.
_NAMELESS = PERSONAL_PRONOUNS | word_set("who whom whose which that what this these those both")
# Who announces speaks of what is settled, and of himself.
_ANNOUNCES = word_set(
    """
    announce announces announced confirm confirms confirmed reveal reveals revealed disclose
    discloses disclosed
    """
)
_SAYS = word_set("say says said")
# Who only passes on what happened; "claimed", "believes" or "warned" would say more than that.
_REPORTS = (
    _ANNOUNCES
    | _SAYS
    | word_set(
        """
        announcing saying report reports reported reporting confirming revealing state states stated
        disclosing declare declares declared tell tells told telling add adds added adding note
        notes noted show shows showed shown find finds found discover discovers discovered learn
        learns learned admit admits admitted explain explains explained clarify clarifies clarified
        rule rules ruled ruling
        """
    )
)
_ASKS = frozenset({"?", "!"})
# Who said so "at first" says something else by now.
_AT_FIRST = word_set("initially originally first previously once")
_SPEECH = frozenset({"nsubj", "obj", "iobj", "obl"})  # who speaks, to whom, of what
_OBJECTS = frozenset({"it", "them", "him", "her"})


def can_stand_alone(scene: Scene, index: int) -> bool:
    """True for a clause that is stated with or below the main one, with a subject of its own.

    What is only thought, wanted or asked is not stated, nor is an opinion that somebody voices.
    """
    tree, tokens = scene.tree, scene.sentence.tokens
    token = tokens[index]
    subject = tree.child(index, "nsubj", "csubj", "expl")
    if index == token.head or subject is None or scene.words[subject] in _NAMELESS:
        return False
    if token.dep in {"acl", "acl:relcl", "xcomp"} or not _is_stated(scene, index):
        return False
    if tree.child(subject, "case") is not None:
        return False  # "after | a fire | destroyed it", where "after" was taken for a preposition
    if any(tokens[child].tag == "PRP$" for child in tree.children[subject]):
        return False  # "A mill says | its bread is the best |"
    if _points_out(scene, index):
        return False
    if _is_asked(scene, index):
        return False
    if scene.words[token.head] in _REPORTS:
        if is_claim_of(scene, token.head) or _is_doubted(scene, token.head):
            return False  # "Critics say the mill poisoned the river"
        if scene.words[token.head] == "told" and _is_passive(scene, token.head):
            return False  # "The bakers were told | the mill was safe |"
        return _is_no_opinion(scene, index) and not _shares_verb(scene, index)
    if any(scene.words[link] == "that" for link in links(scene, index)):
        return False  # a relative clause: "the mistakes that people make"
    return token.dep in {"advcl", "conj", "parataxis"} and tokens[token.head].dep == "root"


def _is_asked(scene: Scene, index: int) -> bool:
    """True for "The mill did not say | how the money will be found |"."""
    return any(scene.sentence.tokens[c].tag in ASKING for c in _openers(scene, index))


def _is_passive(scene: Scene, verb: int) -> bool:
    return any(scene.sentence.tokens[c].dep == "aux:pass" for c in scene.tree.children[verb])


def _is_doubted(scene: Scene, verb: int) -> bool:
    """True for "said" in "Holt denied that she had said it was poisoned", and for "saying" in
    "stopped short of saying that it was"."""
    tokens = scene.sentence.tokens
    in_phrase = scene.tree.child(verb, "case", "mark") is not None
    if in_phrase and tokens[verb].dep in {"acl", "advcl"} and tokens[verb].tag == "VBG":
        return True
    while tokens[verb].dep in {"ccomp", "xcomp"}:
        above = tokens[verb].head
        if is_claim_of(scene, above):
            return True
        if any(scene.guards[other] for other in (above, *_words_above(scene, verb))):
            return True
        verb = above
    return False


def _points_out(scene: Scene, index: int) -> bool:
    """True where "it" or "them" in the clause may be of the words that would go: "The museum says
    that the law does not allow it to sell them"."""
    left, right = scene.tree.extent(index)
    tokens = scene.sentence.tokens
    return any(
        scene.words[i] in _OBJECTS and tokens[i].dep in {"obj", "iobj", "obl"}
        for i in range(left, right + 1)
    )


def _shares_verb(scene: Scene, index: int) -> bool:
    """True where a verb without a subject follows in the clause: it may be of who reports.

    "The club confirmed the report was right but declined to say more".
    """
    tree, tokens = scene.tree, scene.sentence.tokens
    return any(
        tokens[c].dep == "conj" and tokens[c].tag == "VBD" and tree.child(c, "nsubj", "aux") is None
        for c in tree.children[index]
    )


def announcer(scene: Scene, index: int) -> tuple[int, int] | None:
    """The pronoun that is the subject of the clause at `index`, and whom it stands for: the subject
    of the verb that announces the clause. None where it could be anybody else.

    "The mill said it will close": the mill. "The coach said he will play" may be of a player.
    """
    tree, tokens = scene.tree, scene.sentence.tokens
    verb = tokens[index].head
    if tokens[index].dep != "ccomp" or scene.words[verb] not in _ANNOUNCES | _SAYS:
        return None
    pronoun = tree.child(index, "nsubj")
    subject = max((c for c in tree.children[verb] if tokens[c].dep == "nsubj"), default=None)
    if pronoun is None or subject is None or tree.children[pronoun]:
        return None
    if tree.extent(subject)[1] > verb or verb > pronoun or pronoun > index:
        return None
    if not _is_stated(scene, index) or not _is_no_opinion(scene, index):
        return None
    return (pronoun, subject) if _agree(scene, index, pronoun, subject) else None


def _agree(scene: Scene, index: int, pronoun: int, subject: int) -> bool:
    """True where pronoun and subject are one, and the verb of the one fits the other."""
    tree, token = scene.tree, scene.sentence.tokens[subject]
    verbs = finite_verbs(tree, index)
    finite = [scene.sentence.tokens[verb].tag for verb in verbs]
    announced = scene.words[scene.sentence.tokens[index].head] in _ANNOUNCES
    is_many = token.tag in PLURAL_NOUNS or tree.child(subject, "conj") is not None
    is_person = is_person_noun(token) or scene.is_of_person(subject)
    if token.upos not in NOUNS:
        return False
    word = scene.words[pronoun]
    if word == "it" and not is_expletive(scene.sentence.tokens, pronoun):
        settled = announced or "MD" in finite or scene.words[verbs[0]] == "has"
        return settled and not is_many and not is_person and "VBP" not in finite
    if word in {"he", "she"}:
        return announced and is_person and not is_many
    return word == "they" and announced and (is_many or finite == ["MD"])


def links(scene: Scene, index: int) -> list[int]:
    """The words that tie the clause at `index` to what is before it; not "to" in "is to close"."""
    return [c for c in _openers(scene, index) if scene.tree.relations[c] in {"mark", "cc"}]


def _openers(scene: Scene, index: int) -> list[int]:
    """What hangs on the verb at `index` and stands before its subject, or else before it."""
    subject = scene.tree.child(index, "nsubj", "csubj", "expl")
    until = index if subject is None else subject
    return [c for c in scene.tree.children[index] if c < until]


def _is_stated(scene: Scene, index: int) -> bool:
    """True for a finite clause that nothing above it turns, in the words of who writes."""
    if not finite_verbs(scene.tree, index):
        return False
    if not all(scene.words[link] in _STATED for link in links(scene, index)):
        return False
    above = [scene.sentence.tokens[index].head, *_words_above(scene, index)]
    if any(scene.guards[other] for other in above) or _is_taken_back(scene, above):
        return False
    left, right = scene.tree.extent(index)
    inside = range(left, right + 1)
    return not any(scene.quoted[i] or scene.words[i] in FIRST_PERSON for i in inside)


def _is_taken_back(scene: Scene, above: Sequence[int]) -> bool:
    """True for "first said that …" and for "said that …, but later admitted …"."""
    tree, verb = scene.tree, above[0]
    if any(
        scene.words[i] in _AT_FIRST and tree.relations[i] in {"advmod", "obl"} for i in above[1:]
    ):
        return True
    return any(
        tree.relations[other] == "conj"
        and scene.words[other] in _REPORTS
        and any(scene.words[link] == "but" for link in tree.children[other])
        for other in tree.children[verb]
    )


def _is_no_opinion(scene: Scene, index: int) -> bool:
    left, right = scene.tree.extent(index)
    return not any(scene.words[i] in OPINION | _ASKS for i in range(left, right + 1))


def _words_above(scene: Scene, index: int) -> Iterator[int]:
    """The words beside the clause: "not", "if", "would" there are about it too, and so are "nobody"
    and "few" where they say who speaks or is told."""
    tree = scene.tree
    for child in tree.children[scene.sentence.tokens[index].head]:
        if not tree.children[child]:
            yield child
        elif tree.relations[child] in _SPEECH and child != index:
            yield child
            yield from (below for below in tree.children[child] if not tree.children[below])
