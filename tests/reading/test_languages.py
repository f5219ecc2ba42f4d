"""The language of a text, where it is clear."""

from __future__ import annotations

import pytest

from jl_newslens.reading.languages import guess_language, language_name

TEXTS = {
    "en": "The president said on Friday that the talks in Istanbul had failed and that she "
    "would not be back.",
    "de": "Der Präsident sagte am Freitag, dass die Gespräche in Istanbul gescheitert sind und "
    "er nicht zurückkehrt.",
    "fr": "Le président a déclaré vendredi que les discussions à Istanbul ont échoué et qu'il "
    "ne reviendra pas dans la ville.",
    "es": "El presidente dijo el viernes que las conversaciones de Estambul habían fracasado y "
    "que no volvería a la ciudad.",
    "it": "Il presidente ha detto venerdì che i colloqui di Istanbul sono falliti e che non "
    "tornerà più nella città.",
    "pt": "O presidente disse na sexta-feira que as conversações em Istambul falharam e que "
    "não vai voltar para a cidade.",
    "nl": "De president zei vrijdag dat de gesprekken in Istanbul zijn mislukt en dat hij niet "
    "naar de stad terug zal gaan.",
    "sv": "Presidenten sade på fredagen att samtalen i Istanbul hade misslyckats och att han "
    "inte skulle komma till staden igen.",
    "pl": "Prezydent powiedział w piątek, że rozmowy w Stambule się nie udały i że nie wróci "
    "do miasta, ale jest na to gotów.",
    "ru": "Президент заявил в пятницу, что переговоры в Стамбуле не удались и что он не "
    "вернётся в город после этого.",
    "uk": "Президент заявив у п'ятницю, що переговори в Стамбулі не вдалися і що він не "
    "повернеться до міста після цього.",
    "el": "Ο πρόεδρος είπε την Παρασκευή ότι οι συνομιλίες απέτυχαν.",
    "ja": "大統領は金曜日、イスタンブールでの協議が失敗したと述べた。",
    "zh": "总统星期五表示，在伊斯坦布尔举行的会谈失败了。",
    "ko": "대통령은 금요일 이스탄불에서 열린 회담이 실패했다고 말했다.",
    "ar": "قال الرئيس يوم الجمعة إن المحادثات في إسطنبول فشلت.",
    "hi": "राष्ट्रपति ने शुक्रवार को कहा कि इस्तांबुल में वार्ता विफल रही।",
}


@pytest.mark.parametrize("code", TEXTS)
def test_the_language_of_a_sentence_of_news(code: str) -> None:
    assert guess_language(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 345",
        "Flood",
        "Mark Rutte, Vladimir Putin, Emmanuel Macron, Friedrich Merz, Keir Starmer, Donald Tusk, "
        "Volodymyr Zelenskyy, Donald Trump",
        "Bonjour le monde",
    ],
)
def test_what_is_not_clear_is_none(text: str) -> None:
    assert guess_language(text) is None


def test_foreign_names_do_not_make_a_foreign_text() -> None:
    text = (
        "The Frankfurter Allgemeine Zeitung and Le Monde reported that the "
        "Bundesverfassungsgericht "
        "and the Conseil d'État had met in the Rue de la Paix, and that nothing was decided."
    )
    assert guess_language(text) == "en"


def test_names_of_languages() -> None:
    assert (language_name("de"), language_name("xx")) == ("German", "xx")
