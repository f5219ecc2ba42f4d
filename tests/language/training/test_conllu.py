"""CoNLL-U comes in with its spaces, paragraphs and multiword tokens."""

from __future__ import annotations

from jl_newslens.language.training.conllu import paragraphs, parse_sentences

_FILE = """\
# newdoc id = one
# newpar
# sent_id = one-1
1\tThey\tthey\tPRON\tPRP\tNumber=Plur\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# sent_id = one-2
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
3.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_

# newdoc id = two
# sent_id = two-1
1\tStop\tstop\tVERB\tVB\t_\t0\troot\t_\t_
"""


def test_words_heads_and_spaces() -> None:
    first, second, _ = parse_sentences(_FILE.splitlines())
    assert [word.head for word in first.words] == [1, 1, 1]
    assert [word.space_after for word in first.words] == [True, False, True]
    assert first.words[0].feats == "Number=Plur"
    assert second.words[2].deprel == "root"


def test_a_multiword_token_is_glued_and_gives_the_space_after_it() -> None:
    second = list(parse_sentences(_FILE.splitlines()))[1]
    assert [(w.form, w.space_after) for w in second.words] == [
        ("do", False),
        ("n't", False),
        ("go", True),
    ]


def test_a_document_starts_a_paragraph() -> None:
    groups = list(paragraphs(parse_sentences(_FILE.splitlines())))
    assert [[s.sent_id for s in group] for group in groups] == [["one-1", "one-2"], ["two-1"]]
