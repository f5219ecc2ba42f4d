"""The tokenizer cuts as the treebanks cut, on the spellings that news is full of."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from jl_newslens.language.tokenizer import create_tokenizer


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.tokenizer = create_tokenizer(nlp)
    return nlp


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("the U.S. envoy", "the|U.S.|envoy"),
        ("flew to the U.S.", "flew|to|the|U.S."),
        ("a 30-day truce", "a|30|-|day|truce"),
        ("NATO's chief", "NATO|'s|chief"),
        ("NATO’s chief", "NATO|’s|chief"),
        ("the ministers’ plan", "the|ministers|’|plan"),
        ("worth $4.2bn", "worth|$|4.2|bn"),
        ("paid US$3m", "paid|US$|3|m"),
        ("an anti-war march", "an|anti-war|march"),
        ("a well-known Franco-German firm", "a|well|-|known|Franco|-|German|firm"),
        ("by e-mail", "by|e-mail"),
        ("call 555-0142", "call|555-0142"),
        ("won 2-1 on penalties", "won|2|-|1|on|penalties"),
        ("“We will go,” she said", "“|We|will|go|,|”|she|said"),
        ("‘No,’ he said", "‘|No|,|’|he|said"),
        ("talks—long delayed—began", "talks|—|long|delayed|—|began"),
        ("they don't know", "they|do|n't|know"),
        ("they don’t know", "they|do|n’t|know"),
        ("(CNN)The mill closed", "(|CNN|)|The|mill|closed"),
        ("Gen. Ruiz and Sen. Holt", "Gen.|Ruiz|and|Sen.|Holt"),
        ("at 5 p.m. on Friday", "at|5|p.m.|on|Friday"),
        ("rose 3.4% to £12.50", "rose|3.4|%|to|£|12.50"),
        ("inflation/deflation", "inflation|/|deflation"),
        ("open 24/7", "open|24/7"),
        ("visit https://example.org/a-b today", "visit|https://example.org/a-b|today"),
        ("=====", "====="),
        ("What?!", "What|?!"),
        ("So?..", "So|?|.."),
        ("Who knows...?", "Who|knows|...|?"),
        ("DON'T MISS IT", "DO|N'T|MISS|IT"),
        ("WE’RE OPEN", "WE|’RE|OPEN"),
        ("they wanna go", "they|wan|na|go"),
        ("on 11-20-2026", "on|11-20-2026"),
        ("on 2026-11-20", "on|2026-11-20"),
        ("call 1-800-555-0142", "call|1-800-555-0142"),
        ("from 200-300 to 2-1", "from|200|-|300|to|2|-|1"),
        ("$10,000-$20,000", "$|10,000|-|$|20,000"),
        ("the minister(s)", "the|minister|(|s|)"),
        ("a $$$ place", "a|$$$|place"),
        ("w/o a c/o address", "w/o|a|c/o|address"),
        ("its the best, and its not over", "it|s|the|best|,|and|it|s|not|over"),
        ("Its a start", "It|s|a|start"),
        ("its army and its own flag", "its|army|and|its|own|flag"),
        ("Its so-called friends", "Its|so|-|called|friends"),
        ("your the best of your class", "you|r|the|best|of|your|class"),
        ("Lets go home", "Let|s|go|home"),
        ("she lets go", "she|let|s|go"),
        ("he lets him", "he|lets|him"),
        ("cars, etc. They left", "cars|,|etc|.|They|left"),
        ("cars, etc. for all", "cars|,|etc.|for|all"),
        ("they CANT and havent", "they|CA|NT|and|have|nt"),
        ("so,don't go", "so|,|do|n't|go"),
        ("Rutte'll wait", "Rutte|'ll|wait"),
        ("join #newslens at #1", "join|#newslens|at|#|1"),
        ("ext. 3-0142, x3-0142, 10118-0110", "ext.|3-0142|,|x3-0142|,|10118-0110"),
        ("is it?how many?Some", "is|it|?|how|many|?|Some"),
        ("(first)(See below)", "(|first|)|(|See|below|)"),
        ('"Ann"<ann@example.org>', '"|Ann|"|<|ann@example.org|>'),
        ("an A+ or a B+", "an|A|+|or|a|B|+"),
        ("on T.V.?", "on|T.V.|?"),
        ("by Acme Inc..", "by|Acme|Inc.|."),
        ("in the U.S..", "in|the|U.S.|."),
        ("and then...", "and|then|..."),
        ("Oslo:Bergen", "Oslo|:|Bergen"),
        ("in the 1970's and the 60’s, too", "in|the|1970's|and|the|60’s|,|too"),
        ("2003's flood", "2003|'s|flood"),
        ("fell to -5 or -0.5%", "fell|to|-|5|or|-|0.5|%"),
        ("a 10p coin, 24hrs, 3x", "a|10|p|coin|,|24|hrs|,|3|x"),
        ("$13/day in 2001/02", "$|13|/|day|in|2001|/|02"),
        ("rules/ rights", "rules|/|rights"),
        ("http://a.org/b/ or www.a.org/c", "http://a.org/b/|or|www.a.org/c"),
        ('"Ann"<an...@example.org>', '"|Ann|"|<|an...@example.org|>'),
        ("in 2014,while 20,000", "in|2014|,|while|20,000"),
        ("found [1]–[11] and (a)(b)", "found|[|1|]|–|[|11|]|and|(|a|)|(|b|)"),
        ("---= News =--- and ----==", "---=|News|=---|and|----=="),
        ("a -> b, c <- d", "a|->|b|,|c|<-|d"),
        ("the Drs. and Messrs. Holt", "the|Drs.|and|Messrs.|Holt"),
        ("No. They left", "No|.|They|left"),
        ("at No. 10 and No. A4", "at|No.|10|and|No.|A4"),
        ("its easy to lose its way", "it|s|easy|to|lose|its|way"),
        ("its very own, its very good", "its|very|own|,|it|s|very|good"),
    ],
)
def test_news_spellings(nlp: Language, text: str, tokens: str) -> None:
    assert "|".join(token.text for token in nlp.make_doc(text)) == tokens


def test_text_survives_tokenization(nlp: Language) -> None:
    text = "He said:  “U.S.-led talks (30-day) won't…”\n\n– end.\t"
    assert nlp.make_doc(text).text == text


def test_the_tokenizer_is_kept_with_its_pipeline(nlp: Language) -> None:
    again = spacy.blank("en")
    again.tokenizer = create_tokenizer(again)
    again.from_bytes(nlp.to_bytes())
    text = '"Ann"<ann@example.org> said its a 30-day truce'
    assert [t.text for t in again.make_doc(text)] == [t.text for t in nlp.make_doc(text)]
