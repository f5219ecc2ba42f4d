"""What must stay, beside what was chosen, for the sake of the words around it."""

from __future__ import annotations

from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.words import article_fits


def joints(scene: Scene, kept: set[int]) -> set[int]:
    """`kept` with the words between an article and what it was written for, the "that" of a clause
    which does not follow its verb, who it is "with" that does something, and the rest of words and
    names of which a part is kept."""
    kept = kept | _after_articles(scene, kept)
    kept |= _linking_that(scene, kept)
    kept |= _after_with(scene, kept)
    for name in scene.names:
        if not name.isdisjoint(kept):
            kept |= name
    return kept | _joined(scene, kept)


def _after_articles(scene: Scene, kept: set[int]) -> set[int]:
    """What "a" or "an" was written for, where it does not go with the next word that is kept."""
    found: set[int] = set()
    for index in kept:
        following = min((other for other in kept if other > index), default=index)
        if following <= index + 1:
            continue
        if not article_fits(scene.words[index], scene.words[following]):
            found.update(range(index + 1, following))
    return found


def _linking_that(scene: Scene, kept: set[int]) -> set[int]:
    """The "that" of a clause which does not follow its verb ("argued for years | that seeds …"), or
    which hangs on a noun ("evidence | that seeds …")."""
    tree, tokens = scene.tree, scene.sentence.tokens
    found: set[int] = set()
    for index in kept:
        head, mark = tokens[index].head, tree.child(index, "mark")
        if tokens[index].dep not in {"ccomp", "acl"} or head not in kept or mark is None:
            continue
        between = [c for c in tree.children[head] if head < c < mark and c in kept]
        after_verb = all(tree.relations[c] in {"obj", "iobj"} for c in between)
        if mark > head and (tokens[index].dep == "acl" or not after_verb):
            found.add(mark)
    return found


def _after_with(scene: Scene, kept: set[int]) -> set[int]:
    """Who does it in "with | Holt | watching", whatever the parser took them for."""
    found: set[int] = set()
    for index in kept:
        head = scene.sentence.tokens[index].head
        is_link = scene.words[index] == "with" and scene.sentence.tokens[index].dep == "mark"
        if is_link and head in kept and scene.tree.child(head, "nsubj") is None:
            found.update(range(index + 1, head))
    return found


def _joined(scene: Scene, kept: set[int]) -> set[int]:
    """The rest of a word like "Monday-Friday" of which a part is kept, and what stands between two
    names that the parser took for one: "Holt | and President | Mertens"."""
    tokens = scene.sentence.tokens
    found: set[int] = set()
    for index in sorted(kept):
        head = tokens[index].head
        if tokens[index].dep == "flat" and head in kept:
            between = range(head + 1, index)
            found.update(between if any(tokens[i].dep == "cc" for i in between) else ())
        right = index
        while scene.glued[right]:
            right += 1
        left = index
        while left and scene.glued[left - 1]:
            left -= 1
        found.update(range(left, right + 1))
    return found
