"""The words that publishers print above their own summary, and above lists of links."""

from __future__ import annotations

import re

from jl_newslens.model import ParagraphKind

# What stands above a publisher's own key points.
_SUMMARY_NAMES = (
    r"at[\s-]a[\s-]glance",
    r"(?:the\s+|\w+\s+)?(?:key|main)\s+(?:points?|takeaways?|facts?|findings?|developments?|events?"
    r"|messages?|details?|moments?)",
    r"(?:\w+\s+)?takeaways?",
    r"(?:the\s+|story\s+|article\s+|report\s+|match\s+|news\s+)?highlights?",
    r"(?:here(?:'|’)?s\s+|here\s+is\s+)?what\s+(?:you\s+need\s+)?to\s+know",
    r"(?:here(?:'|’)?s\s+|here\s+is\s+)?what\s+we\s+know(?:\s+so\s+far)?",
    r"(?:\w+\s+)?things\s+(?:you\s+need\s+)?to\s+know",
    r"(?:the\s+)?(?:story|news|article|report)?\s*in\s+(?:brief|short|summary)",
    r"(?:\w+\s+)?summary(?:\s+of\s+(?:the\s+)?(?:article|story|key\s+points))?",
    r"(?:quick|fast)\s+(?:facts|read|take|summary|look)",
    r"tl\s*;?\s*dr",
    r"(?:the\s+)?(?:bottom\s+line|gist|essentials|lowdown|short\s+version)",
    r"points\s+to\s+note",
    r"overview",
)
_SUMMARY = re.compile(rf"(?:{'|'.join(_SUMMARY_NAMES)})", re.IGNORECASE)
_LABEL_EDGE = " \t*_#:-–—|."

# What stands above a list of links to other stories.
_LINKS = re.compile(
    r"(?:related(?:\s+(?:topics|stories|articles|coverage|content|news|links|posts|tags|reading))?"
    r"|(?:read|see|watch|listen)\s+(?:more|also|next)|more\s+(?:on|about)\s+this(?:\s+story)?"
    r"|more\s+(?:from|on|in|stories|news|top\s+stories)\b[^.!?]{0,40}|you\s+(?:may"
    r"|might)\s+(?:also\s+)?like"
    r"|(?:most|also)\s+(?:read|viewed|popular|in\s+the\s+news)|recommended(?:\s+(?:for\s+you"
    r"|stories|reading))?"
    r"|editors?(?:'|’)?s?\s+picks?|trending(?:\s+(?:now|stories))?|top\s+stories|popular(?:\s+now)?"
    r"|latest\s+(?:news|stories|headlines)|further\s+reading|don(?:'|’)?t\s+miss|up\s+next"
    r"|recommended\s+by\s+\w+|from\s+around\s+the\s+web|promoted\s+stories)",
    re.IGNORECASE,
)

# "TL;DR: The bank cut its rate." holds label and text in one line.
_INLINE = re.compile(
    r"(?:\*\*|__)?(?:tl\s*;?\s*dr|at[\s-]a[\s-]glance|in\s+(?:brief|short)|(?:key"
    r"|main)\s+(?:points?|takeaways?"
    r"|facts?)|summary|(?:the\s+)?bottom\s+line|(?P<title>subject|headline|title))(?:\*\*"
    r"|__)?\s*[:–—-](?:\*\*|__)?\s+(?=\S)",
    re.IGNORECASE,
)
_MAX_LABEL_CHARS = 60


def is_summary_label(text: str) -> bool:
    """Whether `text`, a whole line, announces the publisher's own key points."""
    if len(text) > _MAX_LABEL_CHARS:
        return False
    return _SUMMARY.fullmatch(" ".join(text.split()).strip(_LABEL_EDGE)) is not None


def is_links_label(text: str) -> bool:
    """Whether `text`, a whole line, announces links to other stories."""
    if len(text) > _MAX_LABEL_CHARS:
        return False
    return _LINKS.fullmatch(" ".join(text.split()).strip(_LABEL_EDGE)) is not None


def label_length(text: str) -> int:
    """How many characters of `text` are a label followed by what it announces, or 0."""
    found = _INLINE.match(text[:_MAX_LABEL_CHARS])
    return found.end() if found and found.end() < len(text) else 0


def label_hint(label: str) -> ParagraphKind:
    """What the text after such a `label` is."""
    found = _INLINE.match(label + "x")
    return "heading" if found and found["title"] else "key_point"
