"""Which sentences may become bullets at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise, zip_longest

from jl_newslens.datelines import dateline_length
from jl_newslens.model import Sentence
from jl_newslens.summarize.names.antecedents import is_person_noun
from jl_newslens.summarize.rows import unstoried
from jl_newslens.summarize.sentence.captions import (
    caption_length,
    is_caption,
    opens_with_a_mood,
    shows_a_photo,
)
from jl_newslens.summarize.sentence.quotes import inside_quotation, opens_quotation
from jl_newslens.summarize.sentence.tree import tree_of
from jl_newslens.summarize.sentence.words import SUBORDINATORS, plain
from jl_newslens.word_count import count_words

_FEWEST_QUESTIONS = 3
_FEWEST_TOLD = 2  # sentences before the first question, each of more tokens than
_FEWEST_TOKENS = 7
_OF_WRITER = frozenset({"I", "my", "My", "we", "We", "our", "Our"})
_SAY_WHOSE = frozenset({"det", "nummod", "conj"})
_KINDS = frozenset({"body", "list_item"})
_MIN_WORDS = 4
_MAX_CREDIT = 160  # characters; a longer sentence may say who contributed to what

_DEBRIS = re.compile(
    r"""^\W*(?:
        (?:watch|see|view)\ (?:(?:all|the|this|these|our|more|full)\ )*
          (?:video|videos|photos|pictures|gallery|list)\b
      | watch\b.{0,60}:                      # "Watch a report: ..."
      | listen\ (?:to|here)\b | editor['’]s\ note\b
      | watch\ live\b | read\ (?:more|also|next|this|below|on\ for)\b | also\ read\b | see\ also\b
      | related(?:\ (?:stories|articles|content|topics))?\s*:
      | (?:video\ )?scroll\ down\b | click\ (?:here|on|through)\b | tap\ here\b
      | (?:photo|photos|image|picture|pictured|video|credit|photograph|graphic|illustration|caption|
         source|file\ photo|getty\ images|shutterstock)\b\s*[:/(]
      | pictured\b | (?:left|right|above|below|centre|center)\s*[:,]\ .{0,60}$
      | (?:share|follow|like|join)\ (?:this|us|our|the\ conversation|on\ (?:facebook|twitter|x))\b
      | sign\ up\b | subscribe\b | advertisement\b | download\ (?:the|our)\b
      | (?:updated|published|posted|last\ (?:updated|modified)|created)\s*(?::|at\b|on\b|\d)
      # A byline goes on with a capital; "By selling bread, ..." is prose.
      | (?-i:(?:By|BY|by)\ [A-Z][\w.'’-]+(?:\ [A-Z][\w.'’-]+){1,3}
         (?:,|\ for\b|\ and\b|\ in\b|\s*$|\s*\|))
      | (?:reporting|editing|additional\ reporting|writing)\ by\b
      | also\ on\ \S+\.\w{2,4}\b | you\ (?:may|might)\ also\ (?:like|enjoy)\b
      | (?:thanks|thank\ you)\ for\ (?:reading|joining|following|watching)\b
      | sorry,?\ we\ are\ (?:not|no\ longer)\ accepting\b
      | .{0,60}\(@\w+\)\ [a-z]+\ \d{1,2},\ \d{4}\W*$   # the signature of a tweet
      | (?:copyright|©|\(c\)) | all\ rights\ reserved
      | this\ (?:article|story)\ (?:was|has\ been|is)\b
      | (?:below|here|what\ follows|the\ following)\ (?:is|are)\ (?:\w+\ ){0,4}
         (?:version|transcript|excerpt|extract)s?\b
      | (?:\w+\ )?edited\ (?:version|transcript|excerpt|extract)s?\b
      | (?-i:[A-Z]{3}[A-Z.'’&\ -]*\ V\ [A-Z]{3})   # "GHENT V BRUGES (Saturday)"
      | (?:e-?mail|contact|call)\b.{0,40}(?:@|\d{3}[-\ ]\d{3,4})
      | anyone\ (?:with|who\ has)\ (?:any\ |further\ |more\ )?information\b
      | (?:to\ \w+,\ )?please\ (?:dial|visit|call|contact|e-?mail)\b
      | (?:https?://|www\.)\S+   # a line that was glued to the text
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# "CNN's Anna Holt reported from Larvik, Norway, and Jonas Berg wrote from Oslo."
_NAME = r"[A-Z][\w.’'-]+"
_REPORTED = (
    rf"{_NAME}(?: {_NAME}){{1,3}} (?:reported|wrote)(?: and (?:reported|wrote))? from "
    rf"{_NAME}(?:,? {_NAME}){{0,4}}"
)
_REPORTERS = re.compile(rf"^{_REPORTED}(?:,? (?:and|while) {_REPORTED})*\W*$")
_SENDER = re.compile(r"^About\ \S+(?:\ \S+){0,6}$")
_VIEWS = re.compile(r"^(?:The )?(?:[Vv]iews|[Oo]pinions) expressed\b")
_HEAD = 5  # sentences
_NOTE = re.compile(r"^\[[^\[\]]*\][\s.]*$")  # "[Breaking news update, posted 9 p.m.]"
# "The mill declined to comment.": no news.
_SILENT = re.compile(
    r"^[^,;]{0,80}\b(?:(?:declined|refused)\ (?:further\ )?(?:to\ )?comment"
    r"|(?:did|could|has|have)\ not\ (?:be\ )?(?:immediately\ )?(?:respond|repl|return|reached)\w*\b"
    r".{0,40}\b(?:comment|(?:call|message|e-?mail|inquiry|enquiry)s?)"
    r"|\b(?:[Cc]all|[Mm]essage|[Ee]-?mail|[Rr]equest)s?\b.{0,60}\b(?:was|were) not "
    r"(?:immediately )?(?:returned|answered))\W*$"
)
_GOES_ON = frozenset({":", ","})
_DOUBLE = re.compile(r"[\"“”]")
_SINGLE = re.compile(r"(?<!\S)['‘]\w[^'’]*(?:\w['’]\w[^'’]*)*['’](?!\w)")
_ARTICLE = re.compile(r"\b(?:the|an?)\b", re.IGNORECASE)
_FEWEST_DOUBLE = 3  # sentences with such marks, for which one without is no part of the story
_TORN_QUOTATION = re.compile(r"""\s["'“‘]$""")  # the next line's, after one without a full stop
# “Sleep well,” In May the mill burned.
_RUNS_ON = re.compile(r"""^\W*["“'‘][^"“”]*,["”'’]\s+(?=[A-Z])""")
_OPENS = frozenset({"ADP", "ADV", "SCONJ", "CCONJ"})
_MARKS = frozenset('"“”')


def eligible(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Sentences of prose or lists that say something, in order.

    Captions, bylines and share-button debris are left out even where the reader took them for
    prose. When nothing else is there, short fragments stay, so that a one-line item keeps its line.
    """
    not_told = _about_the_sender(sentences) | _answers(sentences) | unstoried(sentences)
    not_told |= _quoted_on(sentences) | _about_the_writer(sentences) | _links(sentences)
    prose = [
        s
        for s in sentences
        if s.kind in _KINDS
        and s.index not in not_told
        and not is_debris(_after_caption(s))
        and not opens_with_a_mood(s)
        and not shows_a_photo(s)
        and not _is_unfinished(s)
    ]
    told = tuple(s for s in prose if count_words(s.text) >= _MIN_WORDS)
    told = tuple(s for s in told if not _is_headline(s)) or told
    return told or tuple(s for s in prose if any(c.isalpha() for c in s.text))


def _is_headline(sentence: Sentence) -> bool:
    """True for "Lawyer sells mill to baker", which links to another story: a person without an
    article or a name does something in the present tense."""
    tree = tree_of(sentence.tokens)
    if sentence.tokens[tree.root].tag != "VBZ" or not tree.usable:
        return False
    subject = tree.child(tree.root, "nsubj")
    if subject is None:
        return False
    first, last = tree.phrase(subject)
    words = sentence.tokens[first : last + 1]
    return (
        first == 0
        and any(is_person_noun(token) and token.tag == "NN" for token in words)
        and not any(token.dep in _SAY_WHOSE or token.upos == "PROPN" for token in words)
    )


def _is_unfinished(sentence: Sentence) -> bool:
    """True for "Holt sold three loaves:", for a side clause alone ("When the mill burned."), and
    where a line was torn ("the luxury. home in Ghent")."""
    tokens = sentence.tokens
    words = [plain(token.text) for token in tokens]
    if not _GOES_ON.isdisjoint(words[-2:]):
        return True
    if _TORN_QUOTATION.search(sentence.text) or _runs_on(sentence):
        return True
    torn = (left.text == "." and right.text[:1].islower() for left, right in pairwise(tokens))
    return any(torn) or _is_side_clause(sentence, words)


def _runs_on(sentence: Sentence) -> bool:
    """True for a quotation that lost who said it: the next sentence follows in its line."""
    found = _RUNS_ON.match(sentence.text)
    if found is None:
        return False
    start = sentence.start + found.end()
    return any(token.start == start and token.upos in _OPENS for token in sentence.tokens)


def _is_side_clause(sentence: Sentence, words: Sequence[str]) -> bool:
    tree = tree_of(sentence.tokens)
    if words[-1] in {"?", "…"} or SUBORDINATORS.isdisjoint(words):
        return False
    others = tree.child(tree.root, "parataxis", "conj", "advcl", "csubj")
    content = tree.child(tree.root, "ccomp")
    if others is not None:
        return False  # the parser took the side clause for the main one
    if content is not None and "," in words[tree.root : content]:
        quote = tree.phrase(content)[0] - 1
        if not (words[quote] in _MARKS and words[-1] in _MARKS and words[quote - 1] == ","):
            return False  # so here; but "When Holt said, "The mill burns.""
    return any(
        words[child] in SUBORDINATORS and tree.relations[child] in {"mark", "advmod"}
        for child in tree.children[tree.root]
        if child == 0 or tree.relations[child] == "mark"
    )


def _after_caption(sentence: Sentence) -> str:
    if caption := caption_length(sentence):
        return sentence.text[sentence.tokens[caption].start - sentence.start :]
    return sentence.text


def _about_the_sender(sentences: Sequence[Sentence]) -> set[int]:
    """The lines under "About Holt & Sons" in the second half of a press release."""
    found: set[int] = set()
    inside = False
    for place, sentence in enumerate(sentences):
        if sentence.kind == "heading":
            inside = 2 * place >= len(sentences) and bool(_SENDER.match(sentence.text))
        elif inside:
            found.add(sentence.index)
    return found


def _about_the_writer(sentences: Sequence[Sentence]) -> set[int]:
    """The lines above "The views expressed are those of the writer" at the head of an opinion."""
    ends = [place for place, s in enumerate(sentences[:_HEAD]) if _VIEWS.match(s.text)]
    return {sentence.index for sentence in sentences[: ends[0]]} if ends else set()


def _links(sentences: Sequence[Sentence]) -> set[int]:
    """Lines like "Baker buys 'Rye' mill" in a story that has double quotation marks and articles;
    headlines have single ones and no articles."""
    double = sum(bool(_DOUBLE.search(s.text)) for s in sentences)
    single = {
        s.index
        for s in sentences
        if _SINGLE.search(s.text)
        and not _DOUBLE.search(s.text)
        and not _ARTICLE.search(_SINGLE.sub("", s.text))
    }
    return single if double >= _FEWEST_DOUBLE * max(len(single), 1) else set()


def _answers(sentences: Sequence[Sentence]) -> set[int]:
    """What stands after the first question of an interview that has an introduction: there somebody
    speaks, and a bullet could not say who. A guide in questions and answers has no "I"."""
    asked = [
        first.paragraph
        for first, *more in _paragraphs(sentences)
        if first.text.startswith("Q: ") or (not more and first.text.rstrip().endswith("?"))
    ]
    if len(asked) < _FEWEST_QUESTIONS:
        return set()
    before = [s for s in sentences if s.paragraph < asked[0] and not _is_own(s)]
    introduced = [s for s in before if s.text.endswith(".") and len(s.tokens) > _FEWEST_TOKENS]
    answers = [s for s in sentences if s.paragraph >= asked[0]]
    if len(introduced) < _FEWEST_TOLD or sum(map(_is_own, answers)) < _FEWEST_QUESTIONS:
        return set()
    return {s.index for s in answers}


def _quoted_on(sentences: Sequence[Sentence]) -> set[int]:
    """Sentences in the midst of a quotation: a bullet could not even say that somebody speaks."""
    found: set[int] = set()
    paragraphs = _paragraphs(sentences)
    for group, following in zip_longest(paragraphs, paragraphs[1:]):
        texts = [sentence.text for sentence in group]
        goes_on = bool(following) and opens_quotation(following[0].text)
        inside = inside_quotation(texts, goes_on=goes_on)
        found.update(s.index for s, is_inside in zip(group, inside, strict=True) if is_inside)
    return found


def _is_own(sentence: Sentence) -> bool:
    """True where somebody speaks of himself."""
    return not _OF_WRITER.isdisjoint(token.text for token in sentence.tokens)


def _paragraphs(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    return [list(group) for _, group in groupby(sentences, key=lambda s: s.paragraph)]


def is_debris(text: str) -> bool:
    """True for a caption, byline, credit or call to click that stands where a sentence should."""
    text = text.replace("\xa0", " ")
    if "contributed to this " in text and len(text) < _MAX_CREDIT:
        return True
    if is_caption(text) or _REPORTERS.match(text) or _SILENT.search(text):
        return True
    told = text[dateline_length(text) :]
    return bool(_NOTE.match(told) or _VIEWS.match(told) or _DEBRIS.match(told))
