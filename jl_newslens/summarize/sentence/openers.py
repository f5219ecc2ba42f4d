"""How a sentence opens: connectives that may go, and words that dangle without the text before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Literal, TypeAlias

from jl_newslens.datelines import dateline_length
from jl_newslens.model import Sentence, Token
from jl_newslens.summarize.sentence.scene import are_glued
from jl_newslens.summarize.sentence.tree import NOUNS, VERBS, Tree, is_punctuation
from jl_newslens.summarize.sentence.words import (
    ATTRIBUTION_FORMS,
    CONJUNCTIONS,
    CONNECTIVE_PHRASES,
    CONNECTIVES,
    DEMONSTRATIVES,
    ORDINALS,
    PERSONAL_PRONOUNS,
    SHELL_NOUNS,
    SPEECH_FILLERS,
    SUBORDINATORS,
    TIME_NOUNS,
    is_time,
    plain,
    word_set,
)

Opening: TypeAlias = Literal["pronoun", "connective", "demonstrative"]

_BACKWARD_PREPOSITIONS = frozenset(
    {"despite", "after", "before", "amid", "following", "besides", "with", "for"}
)
_ALONE = (["it"], ["them"], ["him"], ["her"])
_POINTING = frozenset(["following", "above", "aforementioned"])  # "The following chart shows …"
_BARE_DETERMINERS = frozenset(["both", "neither", "either", "others", "another"])
_PAIRED = frozenset({"either", "neither"})
_COUNTS = ORDINALS | word_set(
    "some many most several few all one first last latest majority minority rest"
)
_OF_WHOM = frozenset({"of", "among"})
_IT_AUXILIARIES = word_set(
    """
    has had will would may might could should must wo did does n't not also still now never soon is
    was
    """
)
_COPULAS = word_set("is was 's be been becoming becomes became remains remained")
_IT_VERBS = _COPULAS | word_set("takes took take seems seemed appears appeared emerged")
_CLAUSE_OPENERS = word_set("that whether to if how what why when where who which")
_BOUNDS = frozenset({"before", "since", "until"})
_ALL = word_set("all everything something nothing anything one")
_DOERS = word_set("i you he she we they")  # "It is endless, and they know that …"
_FELT = word_set(
    "coincidence disgrace fact matter miracle mystery pity relief secret shame surprise wonder"
)
# Who or what is due, able or said to do something is no empty "it".
_OF_SOMEBODY = word_set(
    """
    able about allowed believed bound designed due eager expected forced intended keen known likely
    meant planned ready reported said scheduled set supposed thought unable unlikely used willing
    """
)
_SAYS_WHICH = word_set("of to that in against at on")
_LINKING = CONJUNCTIONS | {"plus"}
_TYING = CONJUNCTIONS - {"so"}
_HELPERS = word_set("is are was were has have had do does did can could will would must should")
_CONNECTIVE_OPENERS = _LINKING | SPEECH_FILLERS | CONNECTIVES | {p[0] for p in CONNECTIVE_PHRASES}
_BARE_CONNECTIVES = word_set("instead meanwhile moreover furthermore nevertheless nonetheless")
_WOULD = frozenset({"would", "could", "might"})
_OPENS_SUBJECT = frozenset({"PROPN", "DET", "PRON", "NOUN"})
_POSSESSIVES = frozenset(["his", "her", "its", "their"])
_FRONTED_OPENERS = _BACKWARD_PREPOSITIONS | {"in", "at", "as", "because"}
_SOON = frozenset({"soon", "shortly", "immediately", "just", "right"})
_NOW = frozenset({"stage"})  # "at this stage"
_POINTERS = PERSONAL_PRONOUNS | DEMONSTRATIVES
_NEWSROOM = word_set(
    """
    update correction clarification analysis opinion exclusive verdict result question answer
    warning conclusion summary context background note
    """
)
_LIST_SIGNS = frozenset("•●▪■◦‣⁃►▶➤➢✔✓")
_QUOTES = frozenset("\"'“”‘’")
_NUMBER = re.compile(r"\d{1,2} ?[.)] [A-Z]|\d{1,2} [-–] [A-Z]")
_LONGEST_LABEL = 8  # tokens
_HEAD_SENTENCES = 3  # a title and a byline may stand before the first
_OPENING_WORDS = 6  # how many words of a sentence its opening is judged by
_MAX_FRONTED = 10  # a fronted phrase with "this" is dropped up to this many tokens


def heads_article(sentence: Sentence) -> bool:
    return sentence.index < _HEAD_SENTENCES


def skipped_dateline(sentence: Sentence) -> int:
    """How many characters of it are the dateline of the report."""
    return dateline_length(sentence.text, opens=heads_article(sentence))


def connective_length(tokens: Sequence[Token], first: int = 0) -> int:
    """How many tokens from `first` on are a connective with its comma; 0 where there is none.

    "But", "And" and "Yet" need no comma; "However", "As a result" do.
    """
    size = _connectives(tokens, first)
    return 0 if _is_remark(tokens[first + size : first + size + 3]) else size


def _connectives(tokens: Sequence[Token], first: int) -> int:
    end = first
    while step := _one_connective(tokens, end):
        end += step
    return end - first


def _is_remark(tokens: Sequence[Token]) -> bool:
    """True for ", he admits, | it failed": no sentence may begin with it."""
    if len(tokens) < 3 or tokens[0].upos not in {"PRON", "PROPN"}:
        return False
    return plain(tokens[1].text) in ATTRIBUTION_FORMS and tokens[2].text == ","


def _one_connective(tokens: Sequence[Token], first: int) -> int:
    if len(tokens) - first < 4 or plain(tokens[first].text) not in _CONNECTIVE_OPENERS:
        return 0
    words = [plain(token.text) for token in tokens[first : first + 7]]
    if words[0] in _LINKING:
        if words[0] == "so" and words[1] != ",":
            # "So far", "So many", "So that": only a "so" before a clause is a connective.
            clause = tokens[first + 1].upos in {"PRON", "PROPN", "DET"}
            return 1 if clause or words[1] in SUBORDINATORS else 0
        if words[0] == "nor" or (words[:2] == ["but", "for"] and _is_unreal(tokens[first:])):
            return 0
        return 2 if words[1] == "," else 1
    if words[0] in SPEECH_FILLERS and words[1] in {",", "!", "."}:
        return 2
    for phrase in CONNECTIVE_PHRASES:
        size = len(phrase)
        if tuple(words[:size]) == phrase and words[size : size + 1] == [","]:
            return size + 1
    if words[0] in CONNECTIVES and words[1] == ",":
        return 2
    if words[0] in _BARE_CONNECTIVES and tokens[first + 1].upos in _OPENS_SUBJECT:
        return 1
    if words[0] == "then" and tokens[tokens[first].head].upos == "VERB":
        # "Then | the river rose"; but "Then came the flood", "Then mayor Holt"
        return 0 if tokens[first + 1].upos in {"VERB", "AUX", "PUNCT"} else 1
    return 0


def _is_unreal(tokens: Sequence[Token]) -> bool:
    """True for "But for the flood, the mill would stand": without the flood."""
    return any(plain(token.text) in _WOULD for token in tokens)


def label_length(tokens: Sequence[Token]) -> int:
    """Tokens of a label with its colon, as under a photo: "Accused: Holt …", "Stepping up to the
    oven: Holt …", or of the number or sign in a list: "3. Holt …", "At a Glance • Holt …"; 0 where
    there is none, or where it is the newsroom's own ("Update: …")."""
    signs = [i for i, token in enumerate(tokens[:_LONGEST_LABEL]) if token.text in _LIST_SIGNS]
    if signs and tokens[signs[-1] + 1 :]:
        return signs[-1] + 1
    is_word = len(tokens) > 1 and are_glued(tokens[0], tokens[1])  # "7-Oven"
    if not is_word and _NUMBER.match(" ".join(token.text for token in tokens[:3])):
        return 1 if tokens[0].text[-1] in ".)" else 2
    colon = next((i for i, token in enumerate(tokens[:_LONGEST_LABEL]) if token.text == ":"), 0)
    if not colon or len(tokens) < 2 * colon + 4 or not tokens[colon + 1].text[:1].isupper():
        return 0
    first = tokens[0]
    word = colon == 1 and first.upos in {"NOUN", "VERB", "ADV"} and first.tag != "NNS"
    if first.text in _QUOTES and tokens[colon - 1].text in _QUOTES:
        return colon + 1  # "'Dangerous': The mill …"
    labels = (word and plain(first.text) not in _NEWSROOM) or (colon > 1 and first.tag == "VBG")
    return colon + 1 if labels else 0


def fronted_length(tokens: Sequence[Token], first: int = 0) -> int:
    """Tokens of a phrase like "Despite these efforts," or "Two days later," that only ties back; 0
    where none is."""
    last = min(first + _MAX_FRONTED, len(tokens) - 3)
    words = [plain(token.text) for token in tokens[first:last]]
    if "," not in words[1:]:
        return 0
    size = words.index(",", 1)
    opener, *inside = words[size > 1 and words[0] in _SOON : size]
    ties_back = inside[-1:] == ["later"] and size <= _MAX_FRONTED // 2
    if opener in _FRONTED_OPENERS:
        ties_back = inside in _ALONE or (_points(inside) and inside[-1] not in TIME_NOUNS | _NOW)
    if inside[:2] == ["the", "same"] and len(inside) == 3:  # "In the same year,": in which?
        ties_back = opener in _FRONTED_OPENERS or opener in {"on", "during", "over"}
    if not ties_back or any(map(is_punctuation, tokens[first : first + size])):
        return 0
    return size + 1


def _points(words: Sequence[str]) -> bool:
    """True for "these efforts", "addition to that ruling", "one of those"."""
    return any(
        word in DEMONSTRATIVES and (place == 0 or words[place - 1] in {"to", "of"})
        for place, word in enumerate(words)
    )


def dangling(
    tokens: Sequence[Token], tree: Tree | None = None, *, heads: bool = False
) -> Opening | None:
    """Why a text made of `tokens` cannot stand alone by its opening, or None.

    Where it heads an article, "Another flood" is one more for the reader, and leans on nothing.
    `tree` must be the tree of exactly these tokens; it also finds a pronoun that is the subject
    after a fronted phrase ("On Monday, he said …") and lets expletives pass ("It is unclear …").
    """
    places = (index for index, token in enumerate(tokens) if not is_punctuation(token))
    words = list(islice(places, _OPENING_WORDS))
    if not words:
        return None
    if _connectives(tokens, words[0]) or plain(tokens[words[0]].text) in _TYING:
        return "connective"
    opening = _dangles(tokens, words, heads)
    if opening is None and fronted_length(tokens, words[0]):
        opening = "demonstrative"
    if opening is None and tree is not None:
        opening = _dangling_subject(tokens, tree)
    return opening


def _dangles(tokens: Sequence[Token], words: Sequence[int], heads: bool) -> Opening | None:
    """`words` are the places of the first words."""
    index = words[0]
    word = plain(tokens[index].text)
    following = [plain(tokens[i].text) for i in words[1:5]]
    if word == "so" and not _HELPERS.isdisjoint(following[:1]):
        return "connective"  # "So did the bakers"
    if word in PERSONAL_PRONOUNS:
        return None if word == "it" and is_expletive(tokens, index) else "pronoun"
    if word in {"i", "we", "my", "our", "you", "your"}:
        return "pronoun"
    if word in {"who", "whose", "whom", "which"} and tokens[-1].text != "?":
        return "pronoun"
    if word == "here" and following[:1] and following[0] in {"is", "are", "'s", "’s"}:
        return "demonstrative"  # "Here is what changed" points at the text that follows
    if tokens[index].upos == "ADP" and _points_back(tokens, words):
        return "demonstrative"  # "Of those cases, …"
    if following[:1] == ["of"] and _points_back(tokens, words[1:]):
        return "demonstrative"  # "None of this was known"
    if word in DEMONSTRATIVES:
        return None if _is_time(following) or _introduces_clause(tokens, index) else "demonstrative"
    if word in _PAIRED and not {"or", "nor"}.isdisjoint(plain(t.text) for t in tokens):
        return None  # "Either Holt or Berg"
    if heads and word == "another" and tokens[index].upos == "DET":
        return None
    if word in _BARE_DETERMINERS and following and following[0] not in {"the", "of"}:
        # "Both sides agreed" says who; "Both could be used" does not, whatever its tag is.
        alone = tokens[index + 1].upos in VERBS
        return "demonstrative" if alone or tokens[index].upos != "DET" or word != "both" else None
    after = tokens[index + 1].upos if index + 1 < len(tokens) else ""
    if word == "there" and after in {"PROPN", "NOUN", "DET", "PRON"}:
        return "demonstrative"  # "There Holt learned to sail" does not say where
    if "other" in [word, *following[:1]] and (
        word in {"other", "the"} or tokens[index].upos == "NUM"
    ):
        return "demonstrative"  # "The other two", "Three other men": other than whom?
    if word == "the" and following:
        if following[0] in _POINTING:
            return "demonstrative"
        while _is_time(following[1:]):
            del following[1]  # "the announcement | this year | of a new book"
        if following[0] == "former" and any(tokens[i].upos in NOUNS for i in words[2:3]):
            return None  # "The former mayor"
        if following[0] in SHELL_NOUNS and _SAYS_WHICH.isdisjoint(following[1:2]):
            return "demonstrative"
    return None


def _points_back(tokens: Sequence[Token], words: Sequence[int]) -> bool:
    """True where the second word is a "this" or "those" of no time, and nothing says which."""
    following = [plain(tokens[i].text) for i in words[1:4]]
    if not following or following[0] not in DEMONSTRATIVES - {"such"}:
        return False
    if tokens[words[1]].upos not in {"DET", "PRON"}:
        return False
    return not _is_time(following[1:]) and not _introduces_clause(tokens, words[1])


def _echoes(tokens: Sequence[Token], root: int) -> bool:
    """True for "Holt didn't." and "The sale is not, …": what?"""
    if plain(tokens[root].text) not in _HELPERS:
        return False
    after = root + 1
    after += after < len(tokens) and plain(tokens[after].text) in {"not", "n't", "n’t"}
    return after == len(tokens) or tokens[after].text in {",", "."}


def _counts_unnamed(tokens: Sequence[Token], tree: Tree, subject: int) -> bool:
    """True for "Some sang.", "18 are in prison.", "The five left.", "The first was a mill.": some
    of what?"""
    token = tokens[subject]
    word = plain(token.text)
    if subject and plain(tokens[subject - 1].text) in {"no", "every"}:
        return False
    if plain(tokens[0].text) in _OF_WHOM:
        return False  # "Of ten bakers, most sang."
    if token.upos != "NUM" and word not in _COUNTS:
        return False
    after = tokens[subject + 1].upos if subject + 1 < len(tokens) else ""
    return after in {"VERB", "AUX", "ADV", "PUNCT"} and all(
        tree.relations[child] in {"det", "advmod", "punct"} for child in tree.children[subject]
    )


def _is_time(words: Sequence[str]) -> bool:
    """ "This week", "this past summer", "that same day"."""
    return any(word in TIME_NOUNS for word in words[:2])


def _introduces_clause(tokens: Sequence[Token], index: int) -> bool:
    """True for "Those who …", "Those states that still …": the clause says which ones."""
    token = tokens[index]
    noun = token.head if token.dep == "det" else index  # not in "That is what Holt sold"
    return plain(token.text) in {"those", "that"} and any(
        t.dep.startswith("acl") and t.head in {index, noun} for t in tokens[index + 1 :]
    )


def is_expletive(tokens: Sequence[Token], index: int) -> bool:
    """True for the "it" of "It is unclear whether …", "It took years to …", "It was Holt who …".

    The words say so, whatever the parse: "It is encouraging people to …" has a real subject.
    """
    following = tokens[index + 1 : index + 14]
    words = [plain(t.text) for t in following]
    verb = next((i for i, word in enumerate(words[:6]) if word in _IT_VERBS), -1)
    if verb < 0 or any(word not in _IT_AUXILIARIES for word in words[:verb]):
        return False
    said = words[verb + 1 : verb + 3]
    if words[verb] in _COPULAS and any(map(is_time, said)) and not _BOUNDS.isdisjoint(words):
        return True  # "It will be months before Holt leaves"
    openers = (i for i in range(verb + 1, len(words)) if words[i] in _CLAUSE_OPENERS)
    clause = next((i for i in openers if following[i].upos != "ADP"), -1)  # not "to Ghent"
    if clause < 0:
        return False
    if words[verb + 1] == "no" and not _FELT.isdisjoint(words[verb + 2 : clause]):
        return True  # "It is no surprise who won"
    if words[verb] not in _COPULAS:
        return True
    if words[clause] in {"who", "that"}:
        # "It was Holt that …", "It is a pity that …"; but something is "a habit that …".
        noun = [word for word in words[verb + 1 : clause] if word != "not"]
        if not noun or not (_ALL | _DOERS).isdisjoint(noun):
            return False  # "It is that quarrel which …", "It is all that remains of the mill"
        return {"a", "an"}.isdisjoint(noun) or not _FELT.isdisjoint(noun)
    if words[clause] == "to" and words[clause - 1] in _OF_SOMEBODY:
        return False
    between = following[verb + 1 : clause]
    until = next((i for i, t in enumerate(between) if plain(t.text) in {"for", "of"}), len(between))
    described = [t for t in between[:until] if t.upos != "ADV" and not is_punctuation(t)]
    return bool(described) and all(
        plain(t.text) in {"time", "a", "the"}
        or (t.upos in {"ADJ", "VERB"} and t.tag != "VBG" and not t.text.endswith("ing"))
        for t in described
    )


def _dangling_subject(tokens: Sequence[Token], tree: Tree) -> Opening | None:
    """A main subject that points out of the sentence, when nothing before it can be meant."""
    if _echoes(tokens, tree.root):
        return "demonstrative"
    subject = tree.child(tree.root, "nsubj")
    if subject is None and (main := tree.child(tree.root, "parataxis")) is not None:
        subject = tree.child(main, "nsubj")  # "Ground to flour, this …"
    if subject is None:
        return None
    if plain(tokens[subject].text) == "we":
        return "pronoun"
    if _counts_unnamed(tokens, tree, subject):
        return "demonstrative"
    # Few subjects point anywhere; to the others nothing of the tree needs to be measured.
    words = [plain(token.text) for token in tokens[: subject + 1]]
    if _POINTERS.isdisjoint(words) or not tree.usable:
        return None
    left, _ = tree.phrase(subject)
    word, determiner = words[subject], words[left]
    named_before = any(
        token.upos in NOUNS and words[place] not in TIME_NOUNS
        for place, token in enumerate(tokens[:left])
    )
    if word in PERSONAL_PRONOUNS and not named_before:
        return None if word == "it" and is_expletive(tokens, subject) else "pronoun"
    if word in {"this", "that", "these", "those"} and left == subject:
        return None if _introduces_clause(tokens, subject) else "demonstrative"
    if left < subject and determiner in _POSSESSIVES and not named_before:
        return "pronoun"
    if left < subject and determiner in DEMONSTRATIVES and not named_before:
        return None if word in TIME_NOUNS else "demonstrative"
    return None
