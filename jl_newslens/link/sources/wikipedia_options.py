"""What a WikipediaSource may be told: language, contact and address, each checked."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from typing import Final
from urllib.parse import urlsplit

from jl_newslens.errors import OptionError

_LANGUAGE: Final = re.compile(r"[a-z]{2,12}(?:-[a-z0-9]{1,12}){0,2}")
_CONTACT: Final = re.compile(r"(?=.*(?:@|://|\.))[\x21-\x7e][\x20-\x7e]{2,198}[\x21-\x7e]")


def edition_api(language: str) -> str:
    """The api.php of the Wikipedia in that language."""
    return f"https://{language}.wikipedia.org/w/api.php"


def user_agent(contact: str | None) -> str:
    """What we say we are, and who runs us."""
    try:
        number = version("jl-newslens")
    except PackageNotFoundError:
        number = "0"
    return f"NewsLens/{number} ({contact or 'no contact set'})"


def is_wikimedia(api_url: str) -> bool:
    """Whether the Wikimedia Foundation serves it, and its limits hold."""
    host = urlsplit(api_url).hostname or ""
    return host.endswith((".wikipedia.org", ".wikimedia.org", ".wikinews.org", ".wiktionary.org"))


def checked_language(language: str) -> str:
    """The code of a Wikipedia in its normal form: "pt-br" for "pt_BR".

    Raises:
        OptionError: it can be the code of none.
    """
    code = language.strip().lower().replace("_", "-") if isinstance(language, str) else ""
    if not _LANGUAGE.fullmatch(code):
        raise OptionError(
            f"language must be the code of a Wikipedia such as 'en', not {language!r}.",
            option="language",
            value=language,
        )
    return code


def checked_contact(contact: str | None) -> str | None:
    """The contact as it may stand in a header.

    Raises:
        OptionError: it is no address, or has letters that no header may have.
    """
    if contact is None:
        return None
    if not isinstance(contact, str) or not _CONTACT.fullmatch(contact.strip()):
        raise OptionError(
            "contact must be an e-mail address or the address of a page, in plain ASCII, "
            f"not {contact!r}.",
            option="contact",
            value=contact,
        )
    return contact.strip()


def checked_api(base_url: str) -> str:
    """The address of an api.php; of a bare host, where MediaWikis usually have it.

    Raises:
        OptionError: it is no http or https address.
    """
    try:
        parts = urlsplit(base_url.strip())
        port_is_good = parts.port is None or parts.port > 0
    except ValueError:
        parts, port_is_good = urlsplit(""), False
    if parts.scheme not in {"http", "https"} or not parts.hostname or not port_is_good:
        raise OptionError(
            f"The address of a MediaWiki must start with http:// or https://, not {base_url!r}. "
            "Give its api.php, such as 'https://wiki.example.org/w/api.php'.",
            option="wikipedia_url",
            value=base_url,
        )
    path = parts.path if parts.path.strip("/") else "/w/api.php"
    return parts._replace(path=path, query="", fragment="").geturl()
