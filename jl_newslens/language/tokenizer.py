"""The tokenizer of the shipped pipeline: spaCy's English rules, cut as Universal Dependencies cuts.

The parser was trained on treebanks in which "30-day" is three tokens, "anti-war" is one and
"NATO's" is two. A tokenizer that agrees with them is worth more than any rule after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

TOKENIZER_NAME = "newslens.EnglishTokenizer.v1"

# Prefixes that the treebanks keep in one token with their hyphen ("anti-war", "e-mail").
_KEPT_PREFIXES_TEXT = """
anti co counter cross de e ex extra hyper inter intra mega mid mini mis multi neo non over para
poly post pre pro proto pseudo psycho quasi re semi sub super trans tri ultra un under uni vice
"""
_KEPT_PREFIXES = _KEPT_PREFIXES_TEXT.split()

# Abbreviations whose full stop belongs to them; most matter in news, and spaCy lacks some.
_ABBREVIATIONS_TEXT = """
U.S. U.K. U.N. E.U. U.A.E. U.S.A. U.S.S.R. D.C. L.A. N.Y. B.C. A.D. Ph.D. M.D. J.D. B.A. M.A. Gen.
Sen. Rep. Gov. Lt. Col. Capt. Maj. Sgt. Cpl. Adm. Cmdr. Brig. Pvt. Rev. Hon. Pres. Supt. Sec.
Dept. Assn. Jr. Sr. St. Ste. Mt. Ft. Inc. Ltd. Corp. Co. Cos. Bros. L.P. No. Nos. Vol. Jan. Feb.
Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. Mon. Tues. Wed. Thurs. Fri. Ala. Ariz. Ark.
Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb.
Nev. Okla. Ore. Pa. Tenn. Tex. Va. Vt. Wash. Wis. Wyo. N.J. N.H. N.M. N.C. N.D. S.C. S.D. R.I.
W.Va. Reps. Sens. Govs. Attn. vs. v. etc. approx. est. e.g. i.e. a.m. p.m. A.M. P.M. cf. al. ext.
lb. lbs. oz. Blvd. Tue. Thur. Que. Ont. a.k.a. o.k. Yahoo! Drs. Sts. Messrs. Mmes. Profs. Cal. Bldg.
Ph. PS. ect. eg.
"""
_ABBREVIATIONS = _ABBREVIATIONS_TEXT.split()
# In lower case these are words that end sentences ("at last, no.") far more often.
_AMBIGUOUS = frozenset({"No.", "Mon.", "Fri.", "Wed.", "Mar.", "Ill.", "Miss.", "Sec.", "Ind."})

# Spelled as one word, cut in two by the treebanks.
_TWO_IN_ONE = (("wan", "na"), ("out", "ta"), ("a", "lot"))
# In capitals too: spaCy knows "don't" and "Don't", "it's" and "It's".
_NEGATED_TEXT = (
    "AI ARE CA COULD DID DO DOES HAD HAS HAVE IS MIGHT MUST NEED SHOULD WAS WERE WO WOULD"
)
_WITHOUT_SIGN_TEXT = "are ca could did do does had has have is should was were wo would"
_SUBJECTS_TEXT = "HE I IT SHE THAT THERE THEY WE WHAT WHO YOU"
_SHORT_VERBS = ("D", "LL", "M", "RE", "VE")

_LETTERS = r"[^\W\d_]"
_QUOTES = '"“”„‟«»‹›'
_DASHES = "–—―"
_DATE_PARTS = [(r"\d" * a, r"\d" * b) for a in (1, 2, 4) for b in (1, 2)]
# Behind "11-20" or "2025-11" a hyphen goes on with a date.
_IN_DATE = "".join(rf"(?<!\b{first}-{second})" for first, second in _DATE_PARTS)
# spaCy's pattern of addresses takes a name before one for its user ("Ann"<ann@example.org>).
_NO_NAME = r"(?!.*<)"
# A telephone number, with or without its area, or a postal code goes on behind its hyphen.
_SPLIT_NUMBER = r"(?:(?<=\b\d-)|(?<=\bx\d-)|(?<=\b\d{3}-)|(?<=\b\d{5}-))\d{4}\b"
# A rule of one sign repeated ("=====", "??!"), one with an end ("---=") and an arrow are one token.
_RUN = (
    r"(?:<[-=]+|[-=]+>|-{2,}=+|=+-{2,}|#{2,}|"
    r"={2,}|\${2,}|\+{2,}|\*{2,}|_{2,}|~{2,}|-{2,}|<{2,}|>{2,}|‘’|[?!]{2,}|"
    r"[:,]\?(?!\?)|(?<!\.)(?<!\.\w)\.[?!]+)"
)


# A decade, and an address of the web with the slash at its end.
_WHOLE = re.compile(r"(?:(?:1\d)?[1-9]0['’]s|(?:https?://|www\.)[^\s\"<>“”–—]*(?:[\w/=]|\.\.\.))$")

_PREFIXES = (
    rf"#(?!{_LETTERS})",  # a hashtag is one token
    r"(?:US|C|A|NZ|HK|S|R|Z)\$(?=\d)",
    rf"[{_DASHES}]",
    rf"-(?={_LETTERS}{{2}})",
    r"@(?=\d)",
    r"-(?=\d[\d.,:]*\W*$)",
    rf"~(?={_LETTERS})",
)
_SUFFIXES = (
    rf"[{_DASHES}]",
    r"(?<=\d)(?:bn|mn|tn|b|m|k|p|x|pm|am|PM|AM|km|kg|mph|kph|hrs?|ft|mm|cm|MB|GB)",
    r"(?<=\w)-+",
    rf"(?<={_LETTERS}{{3}})/",
    r"(?<=\b[A-F])\+",
    # The full stop of the sentence behind that of "Inc." or "U.S."
    r"(?<=\bInc\.)\.",
    r"(?<=\bLtd\.)\.",
    r"(?<=\bCorp\.)\.",
    r"(?<=\w\.\w\.)\.",
    # "Rutte'll", "Rutte`s", and "didn't" where no space is before it
    rf"(?<={_LETTERS})(?:['’](?i:ll|re|ve|d|m)|`s)",
    rf"(?<={_LETTERS})(?i:n['’]t)",
)
_UNLESS_KEPT = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in _KEPT_PREFIXES)
_INFIXES = (
    rf"(?<=[^\W_]){_UNLESS_KEPT}-(?={_LETTERS})",
    rf"(?<=[A-Z]\.)-(?={_LETTERS})",
    rf"(?<={_LETTERS}){_UNLESS_KEPT}-(?=\d)",
    rf"(?<={_LETTERS})(?:[{_DASHES}~]|--+)(?={_LETTERS})",
    # A range or a score is three tokens, a date or a telephone number one.
    rf"(?<=\d){_IN_DATE}[-+*^](?!{_SPLIT_NUMBER}|\d{{1,3}}-\d)(?=\d)",
    rf"(?<=\w)[{_DASHES}](?=\w)",
    rf"[{_QUOTES}]",
    rf"(?<=\w)[:<>=](?={_LETTERS})",
    rf"(?<={_LETTERS}{{2}})/(?={_LETTERS}{{2}})",
    r"(?<=\d)/(?=[a-z])",
    r"(?<=\b\d{4})/(?=\d\d\b)",
    r"(?<=[a-z]),(?=\d)",
    r"(?<=\d),(?=[a-z])",
    r"(?<=[A-Za-z]{4}):(?=\d)",
    r"(?<=\d)-(?=[$£€]\d)",
    r"(?<=\d-)[$£€](?=\d)",
    rf"(?<={_LETTERS}{{2}})\((?={_LETTERS})",
    # Two sentences or two brackets without a space between them.
    r"(?<=[a-z])[?!]+(?=[A-Za-z])",
    rf"(?<=\w)[)\]](?=[{_DASHES}-]?[(\[])",
    rf"(?<=[)\]])[{_DASHES}-](?=[(\[])",
    r"(?<=\d)\)(?=\d)",
    rf"(?<={_LETTERS})\)(?=[A-Z])",  # "(CNN)The"
    rf"(?<=[)\]{_DASHES}-])[(\[](?=\w)",
    rf"(?<=[{_QUOTES}])<(?=\w)",
)


def create_tokenizer(nlp: Language) -> Tokenizer:
    """Build the tokenizer for `nlp`, whose vocabulary must be English."""
    from spacy.lang.en import English
    from spacy.lang.tokenizer_exceptions import URL_PATTERN
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    from jl_newslens.language.contextual_tokenizer import ContextualTokenizer

    defaults = English.Defaults
    prefixes = [_RUN, *(p for p in defaults.prefixes or () if p != "#"), *_PREFIXES]
    suffixes = [_RUN, *_kept_suffixes(defaults.suffixes or ()), *_SUFFIXES]
    infixes = [*_kept_infixes(defaults.infixes or ()), *_INFIXES]
    return ContextualTokenizer(
        nlp.vocab,
        rules=_words(defaults.tokenizer_exceptions or {}),
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=_WHOLE.match,
        url_match=re.compile(_NO_NAME + URL_PATTERN).match,
    )


def _kept_suffixes(rules: Iterable[str]) -> list[str]:
    """spaCy's rules; but the two stops of "Inc.." and "U.S.." are no ellipsis."""
    ellipsis = r"\.\.+"
    return [
        rf"(?<!\bInc)(?<!\bLtd)(?<!\bCorp)(?<!\w\.\w){ellipsis}" if rule == ellipsis else rule
        for rule in rules
    ]


def _kept_infixes(rules: Iterable[str]) -> list[str]:
    """spaCy's rules but for those of hyphens, signs between digits and colons: ours differ.

    Dots are no infix in an address of which a forum hides a part: "ann...@example.org".
    """
    from spacy.lang.char_classes import HYPHENS

    replaced = (HYPHENS, r"+\-\*^", "[:<>=/]")
    ellipsis = r"\.\.+"
    return [
        rf"{ellipsis}(?![.@])" if rule == ellipsis else rule
        for rule in rules
        if not any(part in rule for part in replaced)
    ]


def _words(exceptions: Mapping[str, Any]) -> dict[str, Any]:
    """Words that the rules would cut wrongly: spaCy's own, abbreviations, contractions."""
    from spacy.symbols import ORTH

    words = {
        text: tokens
        for text, tokens in exceptions.items()
        if text != "and/or" and not text.startswith(")")  # no faces looking left: "(NATO):"
    }
    for word in _ABBREVIATIONS:
        words[word] = [{ORTH: word}]
        if word not in _AMBIGUOUS and not word.isupper() and "." not in word[:-1]:
            words[word.upper()] = [{ORTH: word.upper()}]
    words.update(_contractions())
    return words


def _contractions() -> dict[str, list[dict[int, str]]]:
    """Tokens of "DON'T", "WE'RE", "wanna", which spaCy leaves whole."""
    from spacy.symbols import NORM, ORTH

    rules: dict[str, list[dict[int, str]]] = {}
    for sign in "'’":
        for verb in _NEGATED_TEXT.split():
            ending = f"N{sign}T"
            rules[verb + ending] = [{ORTH: verb}, {ORTH: ending, NORM: "not"}]
        for subject in _SUBJECTS_TEXT.split():
            for verb in _SHORT_VERBS:
                rules[subject + sign + verb] = [{ORTH: subject}, {ORTH: sign + verb}]
    for verb in _WITHOUT_SIGN_TEXT.split():
        for spelled, ending in ((verb, "nt"), (verb.capitalize(), "nt"), (verb.upper(), "NT")):
            rules[spelled + ending] = [{ORTH: spelled}, {ORTH: ending, NORM: "not"}]
    for first, last in _TWO_IN_ONE:
        for spelled in (first, first.capitalize()):
            rules[spelled + last] = [{ORTH: spelled}, {ORTH: last}]
    return rules


def register_tokenizer() -> None:
    """Make the tokenizer known to spaCy configurations under `TOKENIZER_NAME`; safe to repeat."""
    import spacy

    if not spacy.registry.has("tokenizers", TOKENIZER_NAME):
        spacy.registry.tokenizers.register(TOKENIZER_NAME, func=lambda: create_tokenizer)
