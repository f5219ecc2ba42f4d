"""Links that a reader corrected, kept on this machine and applied the next time.

A small SQLite file: several processes may read and write it at once.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import NoneType
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from jl_newslens.errors import OptionError, ReferenceFormatError
from jl_newslens.link.choice.features import content_words
from jl_newslens.link.names.forms import fold
from jl_newslens.model import Entity, EntityType

CORRECTIONS_PATH_VARIABLE: Final = "NEWSLENS_CORRECTIONS"
CORRECTION_SOURCE: Final = "correction"
_TIMEOUT_S: Final = 10.0
_MAX_CONTEXT_WORDS: Final = 60
# Of the words kept with a correction, the share that another article must have to count as the
# same context. Texts of one story share a third to a half, of different ones under a tenth.
_SAME_CONTEXT: Final = 0.15
_SCHEMA: Final = """
create table if not exists correction (
    id integer primary key,
    name text not null,
    type text,
    context text not null,
    title text,
    url text
);
create index if not exists correction_name on correction (name);
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a name means: a page, or, with neither title nor url, no page at all."""

    title: str | None
    url: str | None


class CorrectionStore:
    """Remembers corrections.

    Args:
        path: the file, made at the first correction. None: what the environment variable
            NEWSLENS_CORRECTIONS names, else `corrections.sqlite` in the user's data folder.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self.path = Path(path) if path is not None else default_path()

    def correct(
        self,
        entity: Entity,
        *,
        title: str | None = None,
        url: str | None = None,
        text: str = "",
        language: str = "en",
    ) -> Entity:
        """Remember what `entity` means; a later correction of it in the same context replaces this.

        Args:
            title: of a page. If `url` is None its address is that of the entity's candidate with
                this title, else of the page in the Wikipedia of `language`.
            url: http or https. Without a title, a wiki's address tells it, and any other page has
                the entity's name. With neither the name is to stay without a link.
            text: the article, whose words tell the context, and whose short names for the entity
                are corrected with it. Where it is "", only its full forms are remembered, for
                every context.

        Returns:
            The entity as corrected.

        Raises:
            OptionError: no entity, an empty title, or a url that is not http or https.
        """
        page = page_meant(entity, title=title, url=url, language=language)
        names = _names(entity, short=bool(text))
        words = _context_words(text, names)
        with self._open(create=True) as connection, connection:
            for name in sorted(names):
                stale = [
                    (number,)
                    for number, context in _contexts(connection, name)
                    if _same_context(context, words)
                ]
                connection.executemany("delete from correction where id = ?", stale)
                connection.execute(
                    "insert into correction (name, type, context, title, url) values (?,?,?,?,?)",
                    (name, entity.type, " ".join(words), page.title, page.url),
                )
        return corrected(entity, page)

    def find(
        self, names: Sequence[tuple[str, EntityType | None]], text: str
    ) -> list[Correction | None]:
        """The correction that applies to each (name, type) in an article, or None."""
        if not names or not self.path.exists():
            return [None] * len(names)
        words = frozenset(content_words(text))
        with self._open(create=False) as connection:
            return [self._best(connection, fold(name), kind, words) for name, kind in names]

    def forget(self, entity: Entity, text: str = "") -> bool:
        """Take the corrections of all names of `entity` back.

        Args:
            text: the article: what applies in it is forgotten. "": in every context.

        Returns:
            Whether there was any.

        Raises:
            OptionError: no entity.
        """
        _check_entity(entity)
        if not self.path.exists():
            return False
        words = frozenset(content_words(text))
        with self._open(create=False) as connection, connection:
            taken_back = [
                (number,)
                for name in _names(entity, short=True)
                for number, context in _contexts(connection, name)
                if not text or _applies(context, words)
            ]
            connection.executemany("delete from correction where id = ?", taken_back)
        return bool(taken_back)

    def forget_all(self) -> bool:
        """Drop all corrections; whether there was any."""
        if not self.path.exists():
            return False
        with self._open(create=False) as connection, connection:
            return connection.execute("delete from correction").rowcount > 0

    def _best(
        self,
        connection: sqlite3.Connection,
        name: str,
        kind: EntityType | None,
        words: frozenset[str],
    ) -> Correction | None:
        best: tuple[float, int] = (-1.0, -1)
        found: Correction | None = None
        for number, stored_kind, context, title, url in connection.execute(
            "select id, type, context, title, url from correction where name = ?", (name,)
        ):
            if kind is not None and stored_kind == "PERSON" and kind not in ("PERSON", "OTHER"):
                continue
            stored = context.split()
            shared = _share(stored, words)
            if _applies(stored, words) and (shared, number) > best:
                best, found = (shared, number), Correction(title, url)
        return found

    @contextmanager
    def _open(self, *, create: bool) -> Iterator[sqlite3.Connection]:
        try:
            if create:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_TIMEOUT_S)) as connection:
                connection.executescript(_SCHEMA)
                yield connection
        except (sqlite3.Error, OSError) as error:
            raise ReferenceFormatError(
                f"The corrections in {str(self.path)!r} cannot be used ({error}). "
                f"Move the file away, or name another with {CORRECTIONS_PATH_VARIABLE}.",
                path=str(self.path),
            ) from error


def page_meant(entity: Entity, *, title: str | None, url: str | None, language: str) -> Correction:
    """The page that a title or an address names; see `CorrectionStore.correct`."""
    _check_entity(entity)
    for option, value in (("title", title), ("url", url)):
        if not isinstance(value, (str, NoneType)):
            raise OptionError(f"{option} must be text, not {value!r}.", option=option, value=value)
    if title is not None and not title.strip():
        raise OptionError("title must not be empty; None means no page.", option="title")
    if url is not None and urlsplit(url).scheme not in ("http", "https"):
        raise OptionError(
            f"url must start with http:// or https://, not {url!r}.", option="url", value=url
        )
    if title is not None and url is None:
        known = (page.url for page in entity.candidates if page.title == title and page.url)
        path = quote(title.strip().replace(" ", "_"))
        url = next(known, f"https://{language}.wikipedia.org/wiki/{path}")
    if title is None and url is not None:
        _, wiki, page = urlsplit(url).path.partition("/wiki/")
        title = unquote(page).replace("_", " ").strip() if wiki else ""
        title = title or entity.name or url
    return Correction(title, url)


def _check_entity(entity: object) -> None:
    if not isinstance(entity, Entity):
        raise OptionError(
            f"A correction is made to an entity of a brief, as in brief.entities[0], not to "
            f"{entity!r}.",
            option="entity",
            value=entity,
        )


def corrected(entity: Entity, correction: Correction) -> Entity:
    """`entity` as the reader says that it is."""
    return replace(
        entity,
        title=correction.title,
        url=correction.url,
        qid=None,
        description="",
        lead="",
        thumbnail=None,
        score=1.0,
        status="linked" if correction.title is not None else "unknown",
        source=CORRECTION_SOURCE,
        why=("you corrected it",),
    )


def default_path() -> Path:
    """Where corrections are kept if nobody says otherwise."""
    chosen = os.environ.get(CORRECTIONS_PATH_VARIABLE)
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir("newslens", appauthor=False)) / "corrections.sqlite"


def _names(entity: Entity, *, short: bool) -> set[str]:
    """The forms by which an entity is known, folded; `short`: with single words."""
    surfaces = [mention.surface for mention in entity.mentions]
    longest = max(surfaces, key=len, default="")
    full = [surface for surface in surfaces if short or " " in surface]
    return {fold(name) for name in (entity.name, longest, *full)} - {""}


def _contexts(connection: sqlite3.Connection, name: str) -> list[tuple[int, list[str]]]:
    """The number and the context of each correction of a name."""
    rows = connection.execute("select id, context from correction where name = ?", (name,))
    return [(number, context.split()) for number, context in rows]


def _context_words(text: str, names: set[str]) -> list[str]:
    """The most telling words of an article: the most frequent, then the longest."""
    counts: dict[str, int] = {}
    own = {word for name in names for word in name.split()}
    for word in content_words(text):
        if word not in own:
            counts[word] = counts.get(word, 0) + 1
    ordered = sorted(counts, key=lambda word: (-counts[word], -len(word), word))
    return ordered[:_MAX_CONTEXT_WORDS]


def _share(stored: Sequence[str], words: frozenset[str]) -> float:
    return sum(word in words for word in stored) / len(stored) if stored else 0.0


def _applies(stored: Sequence[str], words: frozenset[str]) -> bool:
    """Whether a correction that was made in one context holds in an article of these words."""
    return not stored or _share(stored, words) >= _SAME_CONTEXT


def _same_context(stored: Sequence[str], words: Sequence[str]) -> bool:
    return (not stored and not words) or _share(stored, frozenset(words)) >= _SAME_CONTEXT
