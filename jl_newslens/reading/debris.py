"""Tells prose from what stands around it on a page: captions, credits, bylines, dates, buttons.

Each pattern looks at one whole block. A block that only begins like debris and goes on as prose
("Watch the market closely, and you will see …") stays prose: what is lost here, nobody reads.
"""

from __future__ import annotations

import re

from jl_newslens.reading.dates import is_date_line

_WORD = r"[\w’'.&/-]+"
_NAME = r"(?:(?:[A-Z][\w’'.-]*|de|da|del|der|den|di|du|la|le|van|von|al|bin|el|y)\s?)"

# "Watch a report: …", "Read more: …": an order of a few words, then a colon. "Photo | …", "Map: …":
# one word, then any sign.
_ORDER = re.compile(
    rf"(?:watch|listen|read|see|view|video|photos?|pictures?|gallery|related|more\s+(?:on|from"
    rf"|about)"
    rf"|share|follow|sign\s+up|subscribe|click|download)(?:\s+{_WORD}){{0,5}}\s*[:|»>]\s*\S",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:watch|listen|read|see|view|videos?|photos?|pictures?|gallery|related|more|audio|podcast"
    r"|photograph|image|graphic|slideshow|caption|credits?|sources?|explainer|explained|analysis"
    r"|opinion|live|file(?:\s+photo)?|tags?|topics?|filed\s+under|categor(?:y|ies)|keywords|via"
    r"|(?:media\s+|press\s+)?contacts?|notes?\s+to\s+editors?|editors?(?:'|’)?s?\s+note"
    r"|corrections?|clarification|illustration|map|chart|pictured|disclaimer|disclosure)"
    r"\s*(?::|\||--|\s[–—-]\s|»|>)\s*\S",
    re.IGNORECASE,
)
_STORY_LABEL = re.compile(
    r"(?:live|opinion|analysis|explainer|explained|editorial|review|interview|profile|updates?)\s*[:|]",
    re.IGNORECASE,
)
_IMAGE = re.compile(
    r"(?:image|media|video|photo)\s+(?:source|caption|credit|copyright)\b"
    r"|(?:file|handout)\s+(?:photo|picture|image)\b"
    r"|FILE\s*[-–—:]|(?:photo(?:graph)?s?|picture|image|illustration|graphic)\s+(?:by"
    r"|courtesy|via)\b"
    r"|(?:a\s+)?screen\s?(?:shot|grab)\s+(?:of|from)\b|this\s+(?:combination|undated)\s+(?:of"
    r"|photo|picture|image)",
    re.IGNORECASE,
)
_AGENCY = (
    r"(?:getty(?:\s+images)?|reuters|ap(?:\s+photo)?|afp|epa|associated\s+press|press\s+association"
    r"|pa(?:\s+media)?|alamy|shutterstock|istock|xinhua|tass|anadolu|bloomberg|zuma|imago|dpa"
    r"|nasa|esa"
    r"|handout|file(?:\s+photo)?|photo|supplied|wikimedia(?:\s+commons)?|unsplash|flickr)"
)
# A caption that ends with its credit: "… in Tirana on Friday. (AP Photo/Jane Doe)".
_CREDIT_END = re.compile(
    rf"(?:[(\[](?:{_WORD}\s+){{0,4}}{_AGENCY}\b(?:\s*[/,|:]?\s*{_WORD}){{0,5}}\s*[)\]]"
    rf"|\b(?:via|AP\s+Photo|Photo)\s*[/:]\s*{_AGENCY}"
    r"|\b(?:REUTERS|AFP|AP|EPA|Getty\s+Images|Getty)\s*/\s*[A-Z][\w .’'-]{2,40}"
    r"|\bvia\s+(?:AP|REUTERS|Getty\s+Images)"
    r"|/\s*(?:Getty\s+Images|AFP|AP|Reuters|Shutterstock|Bloomberg))\.?$",
    re.IGNORECASE,
)
# "… in Tirana. Image: Jane Doe".
_CREDIT_NAME = re.compile(
    r"(?:^|[.\s)])(?:Images?|Photos?|Photograph|Pictures?|Credit|Illustration):"
    r"\s*[A-Z][\w.’'-]+(?:[ /][A-Z][\w.’'-]*){0,5}$"
)
_CREDIT_ONLY = re.compile(
    rf"[(\[©]?\s*(?:{_WORD}\s+){{0,4}}(?:/|via\s|[-–—|]\s)?\s*(?:{_WORD}\s*[/,|]\s*)?"
    r"(?:getty(?:\s+images)?|reuters|ap\s+photo|afp|epa|associated\s+press|press\s+association"
    r"|pa\s+media|alamy"
    r"|shutterstock|xinhua|anadolu|imago|wikimedia\s+commons|unsplash)"
    r"(?:\s*/\s*[\w .’'-]{2,40})?\s*[)\]]?",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    rf"(?:Words\s+by|Story\s+by|Written\s+by|Text\s+by|From|By|BY)\s*:?\s+{_NAME}{{1,5}}"
    rf"(?:(?:,|and|&|\||/|with|for|in|at|of|•|·|-|–|—)\s*{_NAME}{{1,6}}){{0,6}}"
    r"(?:[,|•·–—-]\s*[\w ’'&/.-]{2,60})?"
)
_STAFF = re.compile(
    r"[([]?(?:(?:additional\s+|further\s+)?(?:report(?:ing|ed)|writing|written|edit(?:ing|ed)"
    r"|compil(?:ing|ed)|produced"
    r"|production|graphics?|research)\s+by\b"
    r"|(?:this|the)\s+(?:article|story|piece|report|post|interview|page|content)\s+(?:was|is"
    r"|has\s+been|have\s+been|were"
    r"|first|originally|contains|may\s+contain|appeared)\b.{0,60}\b(?:publish|updat|correct"
    r"|produc|edit|amend|appear"
    r"|translat|generat|syndicat|condens|link|affiliate|licen)"
    r"|originally\s+(?:published|posted|appeared)\b|first\s+published\b"
    r"|(?:re)?published\s+with\s+permission"
    r"|with\s+(?:reporting|additional\s+reporting|files|inputs?|agency\s+inputs?)\s+(?:by|from)\b"
    r"|our\s+standards\s*:|this\s+(?:story|article)\s+(?:corrects|clarifies))",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?:contributed\s+(?:reporting|to\s+this\s+(?:report|story|article|piece))"
    r"|reported\s+from\s+[\w ,’'.]{2,60}"
    r"|all\s+rights\s+reserved|may\s+not\s+be\s+(?:published|reproduced|reprinted)[\w ,]{0,60})"
    r"\s*[.)\]]*$",
    re.IGNORECASE,
)
# Heads of mails and of press releases.
_HEADER = re.compile(
    r"(?:from|to|cc|sent|date|reply-to|embargo(?:ed)?|for\s+immediate\s+release|subject|headline"
    r"|title)\b\s*(?::|until\b|$)",
    re.IGNORECASE,
)
# Prompts that a page puts between paragraphs. Each must open the block.
_PROMPT = re.compile(
    r"(?:visit\s+[\w ’'.]{2,40}\s+for\s+more\b|sign\s+up\s+(?:for|to|here|now|today)\b"
    r"|subscribe\s+(?:to|now|today|here|for)\b"
    r"|get\s+(?:the\s+latest|our\s+(?:free\s+)?"
    r"(?:daily|weekly|app|newsletter|morning|email)|breaking\s+news|\w+\s+news\s+delivered)"
    r"|follow\s+(?:us|me|him|her|them|@|the\s+\w+\s+on|\w+(?:\s+\w+){0,3}\s+on\s+(?:twitter|x"
    r"|facebook|instagram|threads"
    r"|bluesky|telegram|whatsapp|linkedin|youtube))"
    r"|(?:download|install)\s+(?:our|the)\s+(?:free\s+)?(?:\w+\s+){0,2}app\b|click\s+(?:here|to"
    r"|on)\b|tap\s+(?:here|to)\b"
    r"|(?:story|article|content)\s+continues|(?:article|story)\s+ad\b|scroll\s+(?:down|to)\b"
    r"|skip\s+(?:to|past|advert)|jump\s+to"
    r"|(?:read|see|view|show|load)\s+(?:the\s+)?(?:full|more|all|original|less)\b"
    r"|continue\s+reading|keep\s+reading"
    r"|(?:have|do\s+you\s+have|got)\s+(?:you\s+)?(?:an?\s+)?(?:(?:confidential\s+)?(?:news\s+)?(?:tip|question"
    r"|story|something)|been\s+affected)"
    r"|join\s+(?:us|our|the\s+(?:conversation|discussion))\b|support\s+(?:our"
    r"|independent)\s+journalism|become\s+a\s+(?:member|subscriber)"
    r"|already\s+(?:a\s+)?(?:subscriber|member|have\s+an\s+account)|log\s?in\b|sign\s?in\b"
    r"|register\s+(?:now|to|for|here)\b"
    r"|(?:we|this\s+site)\s+uses?\s+cookies|accept\s+(?:all\s+)?cookies|enable\s+javascript"
    r"|your\s+browser|this\s+video\s+(?:can|is)"
    r"|(?:email|e-mail|contact|write\s+to|tweet|message)\s+(?:us|the\s+(?:author|writer|reporter"
    r"|newsroom))\b"
    r"|what\s+do\s+you\s+think\s*\?|let\s+us\s+know\b|leave\s+a\s+(?:comment|reply)"
    r"|be\s+the\s+first\s+to\b"
    r"|(?:©|\(c\)\s|copyright\b\s*(?:©|\(c\)|\d{4}|by\b|the\b))|all\s+rights\s+reserved)",
    re.IGNORECASE,
)
_BUTTON_WORDS = (
    "share save print email e-mail mail comment comments facebook twitter x whatsapp telegram "
    "reddit linkedin pinterest tumblr flipboard instagram threads bluesky mastodon messenger "
    "viber sms youtube tiktok wechat line pocket link copy copied bookmark like likes dislike "
    "reply report gift listen follow following unfollow subscribe advertisement advertising "
    "advert ad ads sponsored promoted close menu search home back next previous play pause mute "
    "unmute fullscreen loading gallery video live exclusive breaking opinion updated more less "
    "embed tweet retweet post pin it this article story page news on via to by us in with the and "
    "a all your friends view views read reads share: tags tags: topics topics: google preferred "
    "source add as image photo caption credit expand toggle open options"
)
_BUTTONS = frozenset(_BUTTON_WORDS.split())
_COUNTER = re.compile(r"[\d.,]+\s*[kKmM]?")
_SEPARATOR = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"(?:https?://\S+|www\.\S+|pic\.twitter\.com/\S+|\S+@\S+\.\w+|[@#]\w+)")
_READING_TIME = re.compile(
    r"(?:\W*\d+\W*)(?:min(?:ute)?s?|sec(?:ond)?s?)\s+(?:read|listen|watch|video)\W*", re.IGNORECASE
)
# "LONDON, May 16 (Reuters)" on a line of its own.
_DATELINE = re.compile(
    r"[A-Z][A-Z’'.\s-]+(?:,\s*[\w.’' ]{2,24}){0,3}(?:\s*[(/][\w ./&-]{2,30}[)/])\s*[-–—:]*"
    r"|[A-Z][A-Z’'.\s-]+,\s*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[a-z]*\.?\s+\d{1,2}(?:,?\s*\d{4})?"
    r"\s*(?:[-–—:]+)?"
)

# A sentence that ends, and another after it.
_INNER_END = re.compile(r"[a-z]{3}[.!?][\"”’)]?\s+\S")
_MAX_CAPTION_WORDS = 70
_MAX_LINE_WORDS = 40
_MAX_PROMPT_WORDS = 25
_MAX_BUTTON_WORDS = 10


def is_debris(text: str) -> bool:
    """Whether `text`, a whole block, is something other than the article's own prose."""
    line = " ".join(text[:1200].split())
    if not line or _SEPARATOR.fullmatch(line):
        return True
    words = line.split(" ")
    if len(words) > _MAX_CAPTION_WORDS:
        return False
    if len(words) <= _MAX_BUTTON_WORDS and (_is_buttons(words) or _READING_TIME.fullmatch(line)):
        return True
    if all(_ADDRESS.fullmatch(word.strip("()[]<>.,;|")) for word in words):
        return True
    if is_date_line(_READING_TIME.sub(" ", line)):
        return True
    if _IMAGE.match(line) or _CREDIT_END.search(line[-130:]) or _CREDIT_NAME.search(line[-130:]):
        return True
    if _STAFF.match(line) or (_CONTRIBUTED.search(line[-130:]) and not _INNER_END.search(line)):
        return True
    if len(words) > _MAX_LINE_WORDS:
        return False
    if len(words) <= _MAX_PROMPT_WORDS and _PROMPT.match(line):
        return True
    if any(pattern.fullmatch(line) for pattern in (_CREDIT_ONLY, _BYLINE, _DATELINE)):
        return True
    return any(pattern.match(line) for pattern in (_ORDER, _LABELLED, _HEADER))


def is_story_label(text: str) -> bool:
    """Whether `text` begins as the titles of some stories do: "Live: …", "Opinion | …"."""
    return _STORY_LABEL.match(text) is not None


def _is_buttons(words: list[str]) -> bool:
    """Words of buttons and counters only: "Share", "Copy link", "12 Comments"."""
    bare = [word.lower().strip("|•·,.()+&") for word in words]
    known = [word in _BUTTONS or not word or _COUNTER.fullmatch(word) is not None for word in bare]
    return all(known) and any(word in _BUTTONS for word in bare)
