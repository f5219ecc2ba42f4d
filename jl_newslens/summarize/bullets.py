"""An article's Sentences in, its "At a Glance" bullets out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jl_newslens.model import Article, Bullet, Length, Notice, Ranked, Sentence, Substitution
from jl_newslens.protocols import Ranker
from jl_newslens.summarize.antecedents import PRONOUN_GENDER, antecedent
from jl_newslens.summarize.compress import cut
from jl_newslens.summarize.deletions import Scene, opening
from jl_newslens.summarize.eligible import eligible
from jl_newslens.summarize.faithful import kept_tokens, problems
from jl_newslens.summarize.openers import dangling
from jl_newslens.summarize.pieces import Draft, StandIn, tidy
from jl_newslens.summarize.rankers import checked_ranking
from jl_newslens.summarize.select import CoveringRanker, Diversity, Gains, choose, sensible_count
from jl_newslens.summarize.tree import Tree
from jl_newslens.summarize.words import plain

MAX_WORDS = {"full": 60, "brief": 30, "headline": 20}


@dataclass(frozen=True, slots=True)
class Summary:
    """The bullets in source order, and every eligible sentence's rank, best first."""

    bullets: tuple[Bullet, ...]
    ranking: tuple[Ranked, ...]
    notices: tuple[Notice, ...]


def summarize(
    article: Article,
    sentences: Sequence[Sentence],
    *,
    ranker: Ranker,
    bullets: int,
    length: Length,
) -> Summary:
    """Choose, shorten and check the bullets of `article`.

    Args:
        sentences: all sentences of the article; only prose and list items become bullets.
        bullets: at most this many; fewer when the article is short or says no more.

    Returns:
        No bullets, with a notice, when there is no sentence to take.

    Raises:
        OptionError: the ranker does not keep to its protocol.
    """
    candidates = eligible(sentences)
    if not candidates or bullets < 1:
        notices = (
            ()
            if candidates
            else (
                Notice("no_sentences", "The article has no sentence that could become a bullet."),
            )
        )
        return Summary((), (), notices)
    gains: Gains
    if isinstance(ranker, CoveringRanker):
        ranking, gains = ranker.rank_together(article, candidates)
    else:
        ranking = checked_ranking(ranker, article, candidates)
        gains = Diversity(candidates, ranking)
    best_first = tuple(sorted(ranking, key=lambda ranked: (-ranked.score, ranked.sentence)))
    count = sensible_count(bullets, len(candidates))
    maker = _Maker(sentences, length)
    made = choose(candidates, gains, count, maker.line)
    if not made:
        made = choose(candidates, gains, 1, maker.any_line)
    notices = ()
    if len(made) < min(count, bullets):
        notices = (
            Notice(
                "fewer_bullets",
                f"{bullets} bullets were asked for; {len(made)} sentences can stand on their own.",
            ),
        )
    return Summary(tuple(made), best_first, notices)


class _Maker:
    """Makes the bullet of a sentence, at the length asked for."""

    def __init__(self, sentences: Sequence[Sentence], length: Length) -> None:
        self._sentences = sentences
        self._length = length

    def line(self, sentence: Sentence) -> tuple[Bullet, str] | None:
        """The bullet and its text; None when the sentence cannot stand alone, or is too long."""
        for draft in self._drafts(sentence):
            made = self._checked(draft)
            if made is not None and len(made.text.split()) <= MAX_WORDS[self._length]:
                return made, made.text
        return None

    def any_line(self, sentence: Sentence) -> tuple[Bullet, str] | None:
        """For an article none of whose sentences passes: the sentence, whatever its flaws."""
        draft = self._drafts(sentence)[0]
        if not draft.text():
            draft = Draft.whole(sentence)
        made = _bullet(draft)
        return (made, made.text) if made.text else None

    def _drafts(self, sentence: Sentence) -> list[Draft]:
        """The sentence as short as asked, then with less cut."""
        drafts = [_without_opening(cut(sentence, self._length))]
        if self._length != "full":
            drafts.append(_without_opening(cut(sentence, "full")))
        return drafts

    def _checked(self, draft: Draft) -> Bullet | None:
        found = problems(draft)
        if not found:
            return _bullet(draft)
        if set(found) == {"opening"}:
            return self._with_name(draft)
        return None

    def _with_name(self, draft: Draft) -> Bullet | None:
        """The bullet with its opening pronoun replaced, where it is clear who is meant."""
        kept = kept_tokens(draft)
        if dangling(kept, Tree(kept)) != "pronoun":
            return None
        tokens = draft.sentence.tokens
        place = next((i for i in draft.kept if plain(tokens[i].text) in PRONOUN_GENDER), None)
        if place is None:
            return None
        found = antecedent(self._sentences, draft.sentence, place)
        if found is None:
            return None
        name, text = found
        stand_in = StandIn(
            place, name.start, name.start + len(text), text, _is_possessive(draft.sentence, place)
        )
        named = replace(draft, stand_in=stand_in)
        return None if problems(named) else _bullet(named)


def _is_possessive(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    word = plain(token.text)
    return word == "his" or (word == "her" and (token.tag == "PRP$" or token.dep == "nmod:poss"))


def _without_opening(draft: Draft) -> Draft:
    """Without the connective at its head: a bullet stands on its own."""
    for deletion in opening(Scene(draft.sentence)):
        draft = tidy(draft.without(deletion.indexes, deletion.rule))
    return draft


def _bullet(draft: Draft) -> Bullet:
    stand_in = draft.stand_in
    substitutions: tuple[Substitution, ...] = ()
    if stand_in is not None:
        token = draft.sentence.tokens[stand_in.index]
        substitutions = (Substitution(token.start, token.end, stand_in.start, stand_in.end),)
    return Bullet(
        text=draft.text(),
        sentence=draft.sentence.index,
        spans=draft.spans(),
        removed=draft.removed(),
        substitutions=substitutions,
    )
