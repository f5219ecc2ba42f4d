"""Guesses which language a text is in, well enough to warn: script, then function words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

# Words that make up a fifth to a half of any running text in the language, and few of another's.
_FUNCTION_WORDS: Final[dict[str, frozenset[str]]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in a is that for it was on with as he be at by this had not are but "
        "from or have an they which one were all their has would been who will more said its "
        "his her she i you we my",
        "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als "
        "auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem "
        "über so zum war haben",
        "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se "
        "ce il sont la avec ont aux été cette son mais comme ou ses être deux leur elle l d "
        "qu",
        "es": "de la que el en y a los se del las un por con no una su para es al lo como más o "
        "pero sus le ha este sí porque esta entre cuando muy sin sobre también fue han desde",
        "it": "di e il la che in un a per è una del non con si le dei da della al i gli sono ha "
        "anche nel più alla lo come ma della dal delle nella l d degli stato essere",
        "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas "
        "foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também pelo pela",
        "nl": "de van het een en in is dat op te zijn met voor niet die aan er om ook als dan maar "
        "bij nog uit door over ze wordt naar heeft hij werd dit tot wel kan worden deze meer",
        "sv": "och i att det som en på är av för med till den har de inte om ett han men var sig "
        "från så vi kan när år under också efter eller nu sin där vid mot ska skulle",
        "da": "og i at det er en til af på som med for den de har ikke der et var han sig men om "
        "vi fra kan så ved efter også være eller skal blev ud nu hun over år",
        "no": "og i det er på en til av som for med at har de ikke den et var han om men fra seg "
        "kan vi så ble etter også skal være eller opp nå ved ut hun år mot",
        "pl": "w i na z się do nie że to o jest jak po od za przez a ale co dla są czy tak ten "
        "tego który jego oraz być już było tym także ich roku może",
        "cs": "a v se na je že o s z do to i ve k pro za by ale si od po jsou jako podle které "
        "který jeho už při bylo být také nebo až tak než však",
        "ro": "de și în a la cu pe din care nu un o că pentru este mai sau ce au fost fi prin lui "
        "dar său după sunt până ca se al ale acest această",
        "hu": "a az és hogy nem is egy ez meg volt csak de el már ha mint még ki vagy lesz azt van "
        "aki szerint után majd között minden pedig lehet",
        "fi": "ja on ei että se oli hän mutta ovat kun myös joka mukaan ole kuin tai sen jo ovat "
        "olla voi niin vuoden jos sekä hänen nyt kanssa",
        "tr": "ve bir bu da de için ile olarak daha çok olan gibi en sonra kadar ise o ne ki var "
        "değil her olduğunu göre yeni etti dedi büyük",
        "id": "yang dan di dengan untuk dari ini dalam itu pada tidak akan ke adalah juga oleh "
        "telah para sebagai tersebut ada bisa mereka kata karena saat",
        "vi": "và của là có cho được trong các một không với người này đã để khi những từ đến vào "
        "về ở năm cũng theo ra nhiều",
        "ru": "и в не на что с по он как это из у за от о его к но для так же все был было она они "
        "их бы при до мы а также или который после если",
        "uk": "і в не на що з та у до як за це від про його для але є й також або які який було "
        "після ми вони та щоб під при",
        "bg": "на и да в се за от е с не че по са като това към до си но при или който също ще би "
        "беше след със има",
    }.items()
}
_SCRIPT_LANGUAGE: Final = {
    "GREEK": "el",
    "HEBREW": "he",
    "ARABIC": "ar",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "THAI": "th",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "ETHIOPIC": "am",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
    "SINHALA": "si",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
}
_NAMES: Final = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "da": "Danish",
    "no": "Norwegian",
    "pl": "Polish",
    "cs": "Czech",
    "ro": "Romanian",
    "hu": "Hungarian",
    "fi": "Finnish",
    "tr": "Turkish",
    "id": "Indonesian",
    "vi": "Vietnamese",
    "ru": "Russian",
    "uk": "Ukrainian",
    "bg": "Bulgarian",
    "el": "Greek",
    "he": "Hebrew",
    "ar": "Arabic",
    "hi": "Hindi",
    "bn": "Bengali",
    "ta": "Tamil",
    "th": "Thai",
    "ko": "Korean",
    "ja": "Japanese",
    "zh": "Chinese",
    "hy": "Armenian",
    "ka": "Georgian",
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARS = 20_000
_MIN_WORDS = 12
# Function words are 35 to 50 in 100 words of English news; a list of names has next to none.
_MIN_SHARE = 0.12
_CLEAR_LEAD = 1.4


def guess_language(text: str) -> str | None:
    """The ISO 639-1 code of the language `text` is clearly in, or None where it is not clear."""
    sample = text[:_SAMPLE_CHARS]
    script = _main_script(sample)
    if script in _SCRIPT_LANGUAGE:
        return _SCRIPT_LANGUAGE[script]
    words = _WORD.findall(sample.lower())
    if script not in ("LATIN", "CYRILLIC") or len(words) < _MIN_WORDS:
        return None
    counts = Counter(words)
    shares = sorted(
        (
            (sum(map(counts.__getitem__, known & counts.keys())) / len(words), code)
            for code, known in _FUNCTION_WORDS.items()
        ),
        reverse=True,
    )
    (best, code), (second, _) = shares[:2]
    # Close neighbours (Danish and Norwegian) share their function words: either will do.
    return code if best >= _MIN_SHARE and best >= min(second * _CLEAR_LEAD, second + 0.05) else None


def language_name(code: str) -> str:
    """The English name of a language, or its code."""
    return _NAMES.get(code, code)


def _main_script(text: str) -> str:
    """The script of most letters, as Unicode names it; kana outweigh Chinese signs beside them."""
    if text.isascii():
        return "LATIN" if any(map(str.isalpha, text)) else ""
    counts: Counter[str] = Counter()
    for sign, number in Counter(text).items():
        if sign.isalpha():
            counts[unicodedata.name(sign, "").partition(" ")[0]] += number
    if not counts:
        return ""
    kana = counts["HIRAGANA"] + counts["KATAKANA"]
    if kana > 0.1 * sum(counts.values()):
        return "HIRAGANA"
    return counts.most_common(1)[0][0]
