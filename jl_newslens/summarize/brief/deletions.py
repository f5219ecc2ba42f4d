"""What `brief` may leave out of a sentence, rule by rule.

Each rule proposes stretches; `safe_deletions` keeps those that lose no guard word, split no name
and no quotation, and tear nothing from the tree. Discourse markers and asides go, a claim keeps its
source, and what restricts its noun stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from jl_newslens.summarize.brief.neighbours import is_no_report_day
from jl_newslens.summarize.needs.completions import dates_a_bound, is_only_complement
from jl_newslens.summarize.sentence.openers import (
    connective_length,
    fronted_length,
    heads_article,
)
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.tree import is_hyphen, joins_well
from jl_newslens.summarize.sentence.words import (
    ATTRIBUTION_FORMS,
    ATTRIBUTION_VERBS,
    CAUSE_OR_PURPOSE,
    DASHES,
    EARLY_OR_LATE,
    FILLERS,
    GUARDS,
    PLURAL_VERBS,
    RELATIVES,
    SETS_OFF,
    SPEAKS_TO,
    TOLL,
    WEEKDAYS,
    article_fits,
    is_time,
    plain,
    word_set,
)

_TESTIFIES = frozenset({"testified", "boasted"})
_SHORT_ROLE = 10  # tokens
_TIME_ADVERBS = frozenset(["yesterday", "today", "tonight", "earlier", "recently"])
_DAY_PARTS = word_set("on last late early morning afternoon evening night this the")
_DAY_WORDS = WEEKDAYS | _TIME_ADVERBS | _DAY_PARTS
_KEPT_PARTICIPLES = ATTRIBUTION_VERBS | word_set(
    """
    cite kill injure wound leave force make cause include involve accord become bring allow call ask
    demand plead beg request order threaten offer
    """
)
_KEPT_ASIDES = _KEPT_PARTICIPLES | {"albeit", "although", "but", "nor", "or", "though"}
_SENTENCE_ADVERBS = word_set("meanwhile however therefore moreover nevertheless nonetheless")
_CLOSING: Final = frozenset({"though", "however"})
TIES: Final = _SENTENCE_ADVERBS | {"also", "though"}
TIE: Final = "tie to the text before"
OPENING_RULES: Final = frozenset({"connective", TIE})
_MIN_WORDS = 5  # a cut may not leave fewer words than this


@dataclass(frozen=True, slots=True)
class Deletion:
    """Tokens that may go together. `trust` in (0, 1] says how safe the rule is."""

    indexes: tuple[int, ...]
    rule: str
    trust: float


def safe_deletions(scene: Scene) -> tuple[Deletion, ...]:
    """All that may be left out of any text, the safest rule first, earlier stretches first.

    Without a parse to rely on only the openings and brackets are proposed.
    """
    rules: list[Callable[[Scene], Iterator[Deletion]]] = [opening, _brackets]
    if scene.is_understood:
        rules += [
            _discourse,
            _dash_asides,
            _appositives,
            _relative_clauses,
            _participles,
            _weekdays,
            _fillers,
        ]
    found: dict[tuple[int, ...], Deletion] = {}
    for rule in rules:
        for deletion in rule(scene):
            if deletion.indexes not in found and _is_safe(deletion, scene):
                found[deletion.indexes] = deletion
    return tuple(sorted(found.values(), key=lambda d: (-d.trust, d.indexes)))


def _is_safe(deletion: Deletion, scene: Scene) -> bool:
    """No guard word, quotation, half name or half word goes, and enough words stay."""
    gone = set(deletion.indexes)
    if deletion.rule not in OPENING_RULES and any(
        scene.quoted[index] or scene.guards[index] for index in gone
    ):
        return False
    left = sum(1 for i, sign in enumerate(scene.punctuation) if not sign and i not in gone)
    if left < _MIN_WORDS:
        return False
    if any(0 < len(gone & name) < len(name) for name in scene.names):
        return False
    if (
        deletion.rule not in OPENING_RULES
        and scene.tree.usable
        and not joins_well(scene.tree, min(gone), max(gone))
    ):
        return False
    edges = {index for index in gone if index + 1 not in gone} | {
        index - 1 for index in gone if index and index - 1 not in gone
    }
    return not any(scene.glued[index] for index in edges)


def _stretch(scene: Scene, index: int, rule: str, trust: float) -> Iterator[Deletion]:
    """The phrase of `index` with the signs that set it off; nothing where others stand in it."""
    if not scene.tree.is_contiguous(index):
        return
    left, right = scene.tree.phrase(index)
    before, after = scene.sign(left - 1), scene.sign(right + 1)
    first, last = left, right
    if before in SETS_OFF and after in SETS_OFF:
        if closes_another(scene, left - 1):
            last += 1
        else:
            first, last = first - 1, last + 1
    elif before in SETS_OFF and scene.ends_at(right + 1):
        first -= 1
    elif left == 0 and after == ",":
        last += 1
    yield Deletion(tuple(range(first, last + 1)), rule, trust)


def closes_another(scene: Scene, comma: int) -> bool:
    """True when the comma before an aside also ends what stands before it."""
    return _closes_fronted_phrase(scene, comma) or _closes_aside(scene, comma)


def _closes_fronted_phrase(scene: Scene, comma: int) -> bool:
    """True when the comma ends a phrase before the subject: "On Monday, a baker, ..."."""
    subject = scene.tree.child(scene.tree.root, "nsubj", "csubj")
    start = 0 if subject is None else scene.tree.extent(subject)[0]
    goes_on = {t.head for t in scene.sentence.tokens[:comma] if comma < t.head < start}
    return start > comma and all(scene.tree.relations[head] != "advcl" for head in goes_on)


def _closes_aside(scene: Scene, comma: int) -> bool:
    """True when the comma ends another aside: "Holt, 51, | a baker, …"."""
    phrases = map(scene.tree.phrase, range(comma))
    return any(right == comma - 1 and scene.sign(left - 1) == "," for left, right in phrases)


def _is_set_off(scene: Scene, left: int, right: int) -> bool:
    """A comma before and a comma or the end after: what stands between is not restrictive."""
    after = scene.sign(right + 1)
    return scene.sign(left - 1) == "," and (after == "," or scene.ends_at(right + 1))


def opening(scene: Scene) -> Iterator[Deletion]:
    tokens = scene.sentence.tokens
    size = connective_length(tokens)
    if size:
        yield Deletion(tuple(range(size)), "connective", 1.0)
    fronted = fronted_length(tokens, size)
    if fronted:
        yield Deletion(tuple(range(size + fronted)), TIE, 1.0)


def _brackets(scene: Scene) -> Iterator[Deletion]:
    opened: int | None = None
    for index, token in enumerate(scene.sentence.tokens):
        if token.text in {"(", "["}:
            opened = index
        elif token.text in {")", "]"} and opened is not None:
            inside = scene.sentence.tokens[opened + 1 : index]
            reference = token.text == "]" and all(t.text.isdigit() for t in inside)
            counts = any(c.isdigit() for t in inside for c in t.text)
            if reference or (opened > 0 and not counts):
                # "a mill where (we think), nobody works"
                comma = scene.word(opened - 1) in RELATIVES and scene.sign(index + 1) == ","
                yield Deletion(tuple(range(opened, index + 1 + comma)), "brackets", 0.95)
            opened = None


def _discourse(scene: Scene) -> Iterator[Deletion]:
    """ "Well,", "you see,", and in direct speech the one who is spoken to."""
    speech = not SPEAKS_TO.isdisjoint(scene.words)
    for index, token in enumerate(scene.sentence.tokens):
        relation = scene.tree.relations[index]
        called = relation == "vocative" and speech
        if not (called or (relation == "discourse" and token.upos in {"INTJ", "ADV", "PART"})):
            continue
        left, right = scene.tree.phrase(index)
        at_edge = left == 0 or scene.sign(left - 1) in SETS_OFF
        closed = scene.sign(right + 1) in {",", "!"} or scene.ends_at(right + 1)
        if right - left < 4 and at_edge and closed:
            yield from _stretch(scene, index, relation, 0.9)


def _dash_asides(scene: Scene) -> Iterator[Deletion]:
    marks = [
        index
        for index, token in enumerate(scene.sentence.tokens)
        if token.text in DASHES and _stands_free(scene, index)
    ]
    if len(marks) == 2:
        left, right = marks
        stays = plain(scene.sentence.tokens[left + 1].lemma) in _KEPT_ASIDES  # "-- killing ten --"
        if scene.sentence.tokens[left + 1].dep == "cc":  # "His bread -- and his beer -- were good"
            stays = stays or scene.word(right + 1) in PLURAL_VERBS
        if right - left > 1 and not stays and scene.tree.is_closed(left + 1, right - 1):
            yield Deletion(tuple(range(left, right + 1)), "dash aside", 0.85)


def _stands_free(scene: Scene, index: int) -> bool:
    """A dash between words, not a hyphen within one."""
    tokens = scene.sentence.tokens
    within = 0 < index < len(tokens) - 1
    return tokens[index].text != "-" or (within and not is_hyphen(tokens, index))


def _appositives(scene: Scene) -> Iterator[Deletion]:
    """ ", a baker from Ghent," after a name. A name after a description identifies, and stays."""
    tokens = scene.sentence.tokens
    for index, token in enumerate(tokens):
        if token.dep != "appos" or token.upos != "NOUN" or tokens[token.head].upos != "PROPN":
            continue
        left, right = scene.tree.phrase(index)
        if (
            _is_set_off(scene, left, right)
            and not names_speaker(scene, index)
            and not looks_like_list(scene, left, right)
            and scene.word(right + 2) not in PLURAL_VERBS  # "Holt, the men of it, have left"
            and not _is_described_again(scene, index)
        ):
            yield from _stretch(scene, index, "appositive", 0.75)


def names_speaker(scene: Scene, index: int) -> bool:
    """True for "Holt, | a baker in Ghent |, said": a speaker nobody knows should keep his role, and
    at the head of an article so should whoever did something."""
    first, last = scene.tree.phrase(index)
    speaker = scene.sentence.tokens[scene.sentence.tokens[index].head]
    name = scene.sentence.tokens[scene.sentence.tokens[index].head + 1 : first - 1]
    acts = speaker.dep.startswith("nsubj") and speaker.head == scene.tree.root
    acts = acts and all(token.dep == "flat" for token in name)  # "Holt, 51, a baker" has a role
    says = speaker.dep == "nsubj" and scene.words[speaker.head] in ATTRIBUTION_FORMS | _TESTIFIES
    is_new = says or (acts and heads_article(scene.sentence))
    return is_new and last - first < _SHORT_ROLE


def _is_described_again(scene: Scene, index: int) -> bool:
    """True for "Holt, | a member of the board |, the body that leads us": the second description
    may be of something in the first."""
    tree, after = scene.tree, scene.tree.phrase(index)[1] + 2
    return any(
        tree.relations[other] == "appos" and tree.phrase(other)[0] == after
        for other in range(after, len(tree.tokens))
    )


def looks_like_list(scene: Scene, left: int, right: int) -> bool:
    """ "…, a baker, two cooks and …": what looks like an appositive may be a list."""
    tokens = scene.sentence.tokens
    following = [plain(token.text) for token in tokens[right + 1 : right + 12]]
    return "and" in [plain(token.text) for token in tokens[left:right]] or (
        following[:1] == [","] and following[1:2] in (["and"], ["or"])
    )


def _relative_clauses(scene: Scene) -> Iterator[Deletion]:
    for index, token in enumerate(scene.sentence.tokens):
        if token.dep != "acl:relcl":
            continue
        left, right = scene.tree.phrase(index)
        if scene.word(left) in RELATIVES and _is_set_off(scene, left, right):
            yield from _stretch(scene, index, "relative clause", 0.75)


def _participles(scene: Scene) -> Iterator[Deletion]:
    """ ", walking home from work." at the end; one that states a cause, purpose or toll stays."""
    tokens = scene.sentence.tokens
    for index, token in enumerate(tokens):
        if scene.tree.relations[index] not in {"advcl", "acl"} or token.head >= index:
            continue
        left, right = scene.tree.phrase(index)
        participle = left == index and token.upos == "VERB" and token.text.endswith("ing")
        if not participle or plain(token.lemma) in _KEPT_PARTICIPLES:
            continue
        words = {scene.word(i) for i in range(left, right + 1)}
        if words & (CAUSE_OR_PURPOSE | TOLL) or any(
            tokens[i].upos == "NUM" for i in range(left, right + 1)
        ):
            continue
        if scene.sign(left - 1) == "," and scene.ends_at(right + 1):
            yield from _stretch(scene, index, "participle", 0.6)


def _weekdays(scene: Scene) -> Iterator[Deletion]:
    """ "on Monday", "yesterday" beside a past event: the news is of that day anyway."""
    tokens = scene.sentence.tokens
    for index, token in enumerate(tokens):
        word = plain(token.text)
        if word not in WEEKDAYS | _TIME_ADVERBS or index == token.head:
            continue
        if scene.tree.relations[index] not in {"obl", "advmod", "nmod"}:
            continue
        if not _is_past(scene, token.head):
            continue
        left, right = scene.tree.phrase(index)
        if is_only_complement(scene.tree, index) or dates_a_bound(scene.tree, index, left):
            continue  # ", released on Friday,"
        if is_no_report_day(scene, index, left):
            continue
        if scene.word(left - 1) in EARLY_OR_LATE and scene.sentence.tokens[left].dep == "case":
            continue  # "fell late | on Monday |"
        if word == "earlier" and is_time(scene.word(index - 1)):
            continue  # "more than a year | earlier |"
        if not _DAY_WORDS.issuperset(scene.words[left : right + 1]):
            continue
        if word == "earlier" and scene.word(right + 1) in {"this", "that", "in", "than", "on"}:
            continue
        yield from _stretch(scene, index, "day of the report", 0.8)


def _is_past(scene: Scene, index: int) -> bool:
    tree, tokens = scene.tree, scene.sentence.tokens
    verbs = [
        index,
        *(c for c in tree.children[index] if tree.relations[c] in {"aux", "cop", "mark"}),
    ]
    return any("Tense=Past" in tokens[v].morph for v in verbs) and not any(
        plain(tokens[v].text) in {"will", "would", "to"} for v in verbs
    )


def _fillers(scene: Scene) -> Iterator[Deletion]:
    for index, token in enumerate(scene.sentence.tokens):
        word = plain(token.text)
        is_bare = all(scene.punctuation[child] for child in scene.tree.children[index])
        if word in _CLOSING and scene.sign(index - 1) == "," and scene.ends_at(index + 1):
            yield Deletion((index - 1, index), TIE, 0.95)
        if word not in FILLERS or token.dep != "advmod" or not is_bare:
            continue
        if word == "also" and (
            scene.word(index - 1) in {"but", "not"} or scene.word(index + 1) in {"known", "called"}
        ):
            continue
        before = scene.word(index - 1) in GUARDS or scene.upos(index - 1) == "ADV"
        if before and word != "also":
            continue  # "not | really", "almost | certainly"
        if not article_fits(scene.word(index - 1), scene.word(index + 1)):
            continue  # "a | very | old mill"
        commas = scene.sign(index - 1) == "," and scene.sign(index + 1) == ","
        rule = TIE if word in TIES else "filler"
        if commas:
            yield Deletion((index - 1, index, index + 1), rule, 0.95)
        elif word not in _SENTENCE_ADVERBS and scene.sign(index + 1) != "," and index > 0:
            yield Deletion((index,), rule, 0.9)
