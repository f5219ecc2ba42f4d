"""What a MediaWiki says of its pages: titles that may be asked for, answers made into records.

All text in an answer is untrusted: it is cut, stripped of control characters and never markup.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final
from urllib.parse import quote, urlsplit

MAX_TITLE_BYTES: Final = 255  # MediaWiki's own limit
MAX_TITLES_A_REQUEST: Final = 50  # the API's limit for those who are no bots
MAX_TITLE_CHARS_A_REQUEST: Final = 5000  # percent-encoded; servers refuse addresses over 8 kB
MAX_LEAD_CHARS: Final = 1200
MAX_DESCRIPTION_CHARS: Final = 300
MAX_URL_CHARS: Final = 2000
MAX_HOPS: Final = 5

PROPS: Final[dict[str, str]] = {
    "prop": "info|extracts|pageprops|description|pageimages",
    "inprop": "url",
    "exintro": "1",
    "explaintext": "1",
    "exlimit": "max",
    "ppprop": "disambiguation|wikibase_item|wikibase-shortdesc",
    "piprop": "thumbnail",
    "pithumbsize": "320",
    "pilimit": "max",
    "redirects": "1",
}

# Never in a title. "#" starts a section: "C#" would silently give the page "C".
_FORBIDDEN: Final = re.compile(r"[\x00-\x1f\x7f|<>\[\]{}#\ufffd]|%[0-9A-Fa-f]{2}|~~~")
# Marks of direction and invisible characters: they could disguise what is shown.
_INVISIBLE: Final = re.compile(r"[\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u00ad]")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_QID: Final = re.compile(r"Q[1-9]\d{0,11}")


@dataclass(frozen=True, slots=True)
class PageRecord:
    """One page as a MediaWiki described it; `fragment` is the section that a redirect meant."""

    title: str
    url: str | None = None
    description: str = ""
    lead: str = ""
    qid: str | None = None
    thumbnail: str | None = None
    is_disambiguation: bool = False
    redirected_from: str | None = None
    fragment: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Without what is empty."""
        return {key: value for key, value in asdict(self).items() if value}

    @classmethod
    def from_dict(cls, data: Any) -> PageRecord | None:
        """The record again; None where `data` is not one (a cache is not trusted either)."""
        if not isinstance(data, dict) or not isinstance(data.get("title"), str):
            return None
        known = {field.name for field in fields(cls)}
        kept = {key: value for key, value in data.items() if key in known}
        for key, value in kept.items():
            expected = bool if key == "is_disambiguation" else str
            if not isinstance(value, expected):
                return None
        record = cls(**kept)
        return replace(record, url=web_address(record.url), thumbnail=web_address(record.thumbnail))


def askable_title(name: str) -> str | None:
    """The title to ask a MediaWiki for, in its normal form; None for what can be no title."""
    title = unicodedata.normalize("NFC", _INVISIBLE.sub("", name)).replace("_", " ")
    title = " ".join(title.split()).lstrip(": ")
    if (
        not title
        or title in {".", ".."}
        or title.startswith(("./", "../"))
        or "/./" in title
        or "/../" in title
        or _FORBIDDEN.search(title)
        or len(title.encode("utf-8", "replace")) > MAX_TITLE_BYTES
        or not any(c.isalnum() for c in title)
    ):
        return None
    return title


def title_batches(titles: Sequence[str]) -> Iterable[list[str]]:
    """As many titles at a time as one request may hold."""
    batch: list[str] = []
    size = 0
    for title in titles:
        length = len(quote(title)) + 3
        if batch and (
            len(batch) == MAX_TITLES_A_REQUEST or size + length > MAX_TITLE_CHARS_A_REQUEST
        ):
            yield batch
            batch, size = [], 0
        batch.append(title)
        size += length
    if batch:
        yield batch


def askable_search(name: str) -> str | None:
    """Words to search for, without the search engine's operators; None where none are left.

    "C#" is not searched for: an engine sees "C" in it.
    """
    if re.search(r"\w#", name):
        return None
    words = re.sub(r"[^\w\s.'’&]|_", " ", _INVISIBLE.sub("", name)).split()
    text = " ".join(words)[:200].strip()
    return text if any(c.isalnum() for c in text) else None


def plain_text(value: Any, max_chars: int) -> str:
    """`value` as one line of plain text of at most `max_chars` characters; "" for no text."""
    if not isinstance(value, str):
        return ""
    text = _CONTROL.sub(" ", _INVISIBLE.sub("", value[: max_chars * 4]))
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if len(text) <= max_chars:
        return text
    cut = text[: max_chars - 2]
    end = max(cut.rfind(". "), cut.rfind("。"))
    return cut[: end + 1] if end > max_chars // 2 else cut.rsplit(" ", 1)[0] + " …"


def web_address(value: Any) -> str | None:
    """`value` where it is an http or https address that is safe to show; else None."""
    if not isinstance(value, str) or not 0 < len(value) <= MAX_URL_CHARS:
        return None
    if any(c.isspace() or ord(c) < 33 or c in '<>"`\\' for c in value):
        return None
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        return None
    return value if parts.scheme in {"http", "https"} and host and "@" not in parts.netloc else None


class Answer:
    """The parts of one answer and its continuations, joined."""

    def __init__(self, parts: Iterable[Mapping[str, Any]]) -> None:
        self._pages: dict[str, dict[str, Any]] = {}
        self._step: dict[str, tuple[str, str | None, bool]] = {}
        for part in parts:
            for kind in ("normalized", "converted", "redirects"):
                for step in _dicts(part.get(kind)):
                    source, target = step.get("from"), step.get("to")
                    if isinstance(source, str) and isinstance(target, str):
                        fragment = step.get("tofragment")
                        self._step[source] = (
                            target,
                            fragment if isinstance(fragment, str) and fragment else None,
                            kind == "redirects",
                        )
            for page in _dicts(part.get("pages")):
                title = page.get("title")
                if isinstance(title, str):
                    merged = self._pages.setdefault(title, {})
                    merged.update(page)

    def page(self, title: str) -> PageRecord | None:
        """The page that `title` leads to, through normalisation and redirects; None for no page."""
        redirected_from = fragment = None
        for _ in range(MAX_HOPS + 1):
            step = self._step.get(title)
            if step is None:
                break
            target, section, is_redirect = step
            if is_redirect:
                redirected_from = redirected_from or title
                fragment = section or fragment
            title = target
        else:
            return None  # the redirects run in a circle
        record = _record(self._pages.get(title))
        if record is None:
            return None
        return _redirected(record, redirected_from, fragment)

    def ranked(self) -> list[PageRecord]:
        """All pages, in the order of a search where there was one, else as they came."""
        into = {
            target: (source, section)
            for source, (target, section, is_redirect) in self._step.items()
            if is_redirect
        }
        found = []
        for position, (title, page) in enumerate(self._pages.items()):
            record = _record(page)
            if record is not None:
                index = page.get("index")
                rank = index if isinstance(index, int) else position
                found.append((rank, position, _redirected(record, *into.get(title, (None, None)))))
        return [record for _, _, record in sorted(found, key=lambda item: item[:2])]


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _redirected(record: PageRecord, source: str | None, fragment: str | None) -> PageRecord:
    if source is None:
        return record
    section = plain_text(fragment, 200) or None
    url = record.url
    if url and section:
        url = web_address(f"{url}#{quote(section.replace(' ', '_'), safe=':.,-_()')}") or url
    return replace(record, url=url, redirected_from=plain_text(source, 255), fragment=section)


def _record(page: Mapping[str, Any] | None) -> PageRecord | None:
    """The record of a page of the answer; None for a missing or invalid one, or no article."""
    if not page or page.get("missing") or page.get("invalid") or page.get("ns", 0) != 0:
        return None
    title = plain_text(page.get("title"), 255)
    if not title:
        return None
    props = page.get("pageprops")
    props = props if isinstance(props, dict) else {}
    image = page.get("thumbnail")
    qid = props.get("wikibase_item")
    description = page.get("description") or props.get("wikibase-shortdesc")
    return PageRecord(
        title=title,
        url=web_address(page.get("fullurl")),
        description=plain_text(description, MAX_DESCRIPTION_CHARS),
        lead=plain_text(page.get("extract"), MAX_LEAD_CHARS),
        qid=qid if isinstance(qid, str) and _QID.fullmatch(qid) else None,
        thumbnail=web_address(image.get("source")) if isinstance(image, dict) else None,
        is_disambiguation="disambiguation" in props,
    )
