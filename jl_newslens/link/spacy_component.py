"""`nlp.add_pipe("newslens_linker")`: reference pages for the names that any spaCy pipeline finds.

Fills `span.kb_id_` of `doc.ents` (the Wikidata id where known, else the page's title),
`doc.spans["newslens"]` (every linked mention, also those that the pipeline's NER missed) and
`span._.reference` (title, url, description, score …, or None).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from jl_newslens.errors import OptionError
from jl_newslens.link.linker import DEFAULT_MIN_SCORE, Linker
from jl_newslens.model import Article, Entity, EntityType, Name, Sentence, Token
from jl_newslens.protocols import ReferenceSource
from jl_newslens.registry import SOURCE_FILES, refuse_bare_file_source, source_factory

SPANS_KEY: Final = "newslens"
_STORE: Final = "newslens_references"
# Labels of the common NER schemes (OntoNotes, CoNLL, WikiNER, Universal NER, ours).
_TYPES: Final[dict[str, EntityType]] = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE",
    "FAC": "PLACE", "PLACE": "PLACE", "NORP": "GROUP", "GROUP": "GROUP", "EVENT": "EVENT",
    "WORK_OF_ART": "WORK", "LAW": "WORK", "WORK": "WORK", "PRODUCT": "OTHER", "MISC": "OTHER",
    "LANGUAGE": "OTHER", "OTHER": "OTHER",
}  # fmt: skip


@Language.factory(  # type: ignore[untyped-decorator]  # mypy skips spaCy (setup.cfg)
    "newslens_linker",
    assigns=["doc.ents", "doc.spans", "span._.reference"],
    default_config={"sources": ["starter"], "min_score": DEFAULT_MIN_SCORE, "strict": False},
)
def create_linker(
    nlp: Language, name: str, sources: list[str], min_score: float, strict: bool
) -> SpacyLinker:
    """The component; called by `nlp.add_pipe("newslens_linker", config={…})`.

    Args:
        sources: names of reference sources, or paths of reference lists (.tsv, .jsonl), knowledge
            bases (.kb) or ZIM files (.zim).
        min_score: the least probability at which a link is made, in [0, 1].
        strict: raise when a source cannot be asked.

    Raises:
        UnknownNameError: no source of that name.
        OptionError: `min_score` is outside [0, 1], or a source that needs a path has none.
    """
    if not 0 <= min_score <= 1:
        raise OptionError(
            f"min_score must be between 0 and 1, not {min_score!r}.",
            option="min_score",
            value=min_score,
        )
    if not Doc.has_extension(_STORE):
        Doc.set_extension(_STORE, default=None)
    if not Span.has_extension("reference"):
        Span.set_extension("reference", getter=_reference)
    linker = Linker([_source(spec) for spec in sources], min_score=min_score, strict=strict)
    return SpacyLinker(linker)


class SpacyLinker:
    """Adds references to a Doc."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker

    def __call__(self, doc: Doc) -> Doc:
        [linking] = self._linker.link_many([(Article(doc.text), list(_sentences(doc)))])
        _annotate(doc, linking.entities)
        return doc

    def pipe(self, stream: Iterator[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Links Docs in batches, each source being asked once a batch."""
        batch: list[Doc] = []
        for doc in stream:
            batch.append(doc)
            if len(batch) >= max(1, batch_size):
                yield from self._linked(batch)
                batch = []
        yield from self._linked(batch)

    def _linked(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        pairs = [(Article(doc.text), list(_sentences(doc))) for doc in docs]
        for doc, linking in zip(docs, self._linker.link_many(pairs), strict=True):
            _annotate(doc, linking.entities)
            yield doc


def _source(spec: str) -> ReferenceSource:
    refuse_bare_file_source(spec)
    kind = SOURCE_FILES.get(Path(spec).suffix.lower())
    source: ReferenceSource = source_factory(kind)(spec) if kind else source_factory(spec)()
    return source


def _sentences(doc: Doc) -> Iterator[Sentence]:
    spans = list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]
    tagged = doc.has_annotation("POS")
    for index, span in enumerate(span for span in spans if span.text.strip()):
        kept = [token for token in span if not token.is_space]
        places = {token.i: place for place, token in enumerate(kept)}
        tokens = tuple(
            Token(
                text=token.text,
                start=token.idx,
                end=token.idx + len(token.text),
                lemma=token.lemma_,
                # Without a tagger a capital letter is the best sign of a name that there is.
                upos=token.pos_ if tagged else ("PROPN" if token.text[:1].isupper() else "X"),
                tag=token.tag_,
                dep=token.dep_,
                head=places.get(token.head.i, place),
            )
            for place, token in enumerate(kept)
        )
        names = tuple(
            Name(ent.start_char, ent.end_char, _TYPES[ent.label_])
            for ent in span.ents
            if ent.label_ in _TYPES
        )
        yield Sentence(index, span.start_char, span.end_char, span.text, tokens, names)


def _annotate(doc: Doc, entities: Sequence[Entity]) -> None:
    ids: dict[tuple[int, int], str] = {}
    references: dict[str, dict[str, Any]] = {}
    spans = []
    for entity in entities:
        if entity.title is None:
            continue
        page = entity.qid or entity.title
        references[page] = {
            key: value
            for key, value in entity.to_dict().items()
            if key not in ("mentions", "candidates")
        }
        for mention in entity.mentions:
            span = doc.char_span(
                mention.start, mention.end, entity.type, kb_id=page, alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
                ids[span.start, span.end] = page
    doc.spans[SPANS_KEY] = spans
    doc._.set(_STORE, references)
    doc.ents = tuple(
        Span(doc, ent.start, ent.end, ent.label_, kb_id=_page_of(ent, ids) or ent.kb_id_)
        for ent in doc.ents
    )


def _page_of(ent: Span, ids: dict[tuple[int, int], str]) -> str:
    """The page of an entity span: that of exactly its tokens, else the only one inside it."""
    exact = ids.get((ent.start, ent.end))
    if exact is not None:
        return exact
    inside = {page for (s, e), page in ids.items() if ent.start <= s and e <= ent.end}
    # "the Kremlin" and "President Macron" hold one name; "Paris and Rome" holds two.
    return inside.pop() if len(inside) == 1 else ""


def _reference(span: Span) -> dict[str, Any] | None:
    known: dict[str, dict[str, Any]] = span.doc._.get(_STORE) or {}
    return known.get(span.kb_id_)
