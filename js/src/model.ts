/** The wire format, read with suspicion. The twin of `jl_newslens/model.py`; keys stay snake_case. */
import { WIRE_VERSION } from './tokens';

export const ENTITY_TYPES = ['PERSON', 'ORG', 'PLACE', 'EVENT', 'WORK', 'GROUP', 'OTHER'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

export const ENTITY_STATUSES = ['linked', 'unknown', 'unavailable'] as const;
export type EntityStatus = (typeof ENTITY_STATUSES)[number];

/** A piece of the article that is of one kind all through. */
export interface Segment {
  readonly text: string;
  readonly sentence: number | null;
  readonly entity: string | null;
  readonly bullet: number | null;
  readonly removed: string | null;
  readonly replaced_by: string | null;
}

export interface Paragraph {
  readonly kind: string;
  readonly segments: readonly Segment[];
}

export interface Piece {
  readonly text: string;
  readonly entity: string | null;
}

export interface Bullet {
  readonly text: string;
  readonly sentence: number;
  readonly pieces: readonly Piece[];
}

export interface Candidate {
  readonly title: string;
  readonly url: string | null;
  readonly description: string;
  readonly score: number;
}

export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  readonly title: string | null;
  readonly url: string | null;
  readonly description: string;
  readonly lead: string;
  readonly score: number;
  readonly status: EntityStatus;
  readonly source: string | null;
  readonly salience: number;
  /** Where it is named: [start, end) in code points, good for proportions only, never for slicing. */
  readonly mentions: readonly (readonly [number, number])[];
  readonly candidates: readonly Candidate[];
  readonly why: readonly string[];
}

export interface Analysis {
  readonly title: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly language: string;
  /** Length of the article in code points, and in words. */
  readonly size: number;
  readonly words: number;
  /** Only where no spaces part the words (Chinese, Thai …), and `words` is about right. */
  readonly characters: number | null;
  readonly paragraphs: readonly Paragraph[];
  readonly bullets: readonly Bullet[];
  readonly entities: readonly Entity[];
  readonly notices: readonly string[];
}

/** The data are not an analysis, or of a version that this view does not know. */
export class WireError extends Error {}

/**
 * Reads the wire format. Keys that it does not know are ignored. Without "segments" (plain wire
 * JSON, for instance from a file) the article is shown whole, without marks.
 *
 * @throws WireError
 */
export function parseAnalysis(value: unknown): Analysis {
  const record = asRecord(value, 'analysis');
  if (record.wire_version !== WIRE_VERSION) {
    throw new WireError(`wire version ${String(record.wire_version)} instead of ${WIRE_VERSION}`);
  }
  const article = asRecord(record.article, 'article');
  const text = asString(article.text, 'article.text');
  const cut = record.segments === undefined ? null : asRecord(record.segments, 'segments');
  const pieces = cut === null ? [] : asList(cut.bullets, 'segments.bullets');
  return {
    title: asOptionalString(article.title, 'article.title'),
    url: asOptionalString(article.url, 'article.url'),
    published: asOptionalString(article.published, 'article.published'),
    language: asOptionalString(article.language, 'article.language') ?? 'en',
    size: cut === null ? text.length : asNumber(cut.size, 'segments.size'),
    words: cut === null ? countWords(text) : asNumber(cut.words, 'segments.words'),
    characters:
      cut?.characters === undefined ? null : asNumber(cut.characters, 'segments.characters'),
    paragraphs:
      cut === null
        ? [{ kind: 'body', segments: [segment({ text })] }]
        : asList(cut.paragraphs, 'segments.paragraphs').map(paragraph),
    bullets: asList(record.bullets, 'bullets').map((item, index) => bullet(item, pieces[index])),
    entities: asList(record.entities, 'entities').map(entity),
    notices: asList(record.notices, 'notices').map(item =>
      asString(asRecord(item, 'notice').message, 'notice.message')
    )
  };
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(word => word !== '').length;
}

function paragraph(value: unknown): Paragraph {
  const record = asRecord(value, 'paragraph');
  return {
    kind: asOptionalString(record.kind, 'paragraph.kind') ?? 'body',
    segments: asList(record.segments, 'paragraph.segments').map(segment)
  };
}

function segment(value: unknown): Segment {
  const record = asRecord(value, 'segment');
  return {
    text: asString(record.text, 'segment.text'),
    sentence: asOptionalNumber(record.sentence, 'segment.sentence'),
    entity: asOptionalString(record.entity, 'segment.entity'),
    bullet: asOptionalNumber(record.bullet, 'segment.bullet'),
    removed: asOptionalString(record.removed, 'segment.removed'),
    replaced_by: asOptionalString(record.replaced_by, 'segment.replaced_by')
  };
}

function bullet(value: unknown, cut: unknown): Bullet {
  const record = asRecord(value, 'bullet');
  const text = asString(record.text, 'bullet.text');
  const pieces =
    cut === undefined
      ? [{ text, entity: null }]
      : asList(cut, 'segments.bullets').map(item => {
          const piece = asRecord(item, 'piece');
          return {
            text: asString(piece.text, 'piece.text'),
            entity: asOptionalString(piece.entity, 'piece.entity')
          };
        });
  return { text, sentence: asNumber(record.sentence, 'bullet.sentence'), pieces };
}

function entity(value: unknown): Entity {
  const record = asRecord(value, 'entity');
  return {
    id: asString(record.id, 'entity.id'),
    name: asString(record.name, 'entity.name'),
    type: oneOf(record.type, ENTITY_TYPES, 'entity.type'),
    title: asOptionalString(record.title, 'entity.title'),
    url: asOptionalString(record.url, 'entity.url'),
    description: asOptionalString(record.description, 'entity.description') ?? '',
    lead: asOptionalString(record.lead, 'entity.lead') ?? '',
    score: asOptionalNumber(record.score, 'entity.score') ?? 0,
    status: oneOf(record.status, ENTITY_STATUSES, 'entity.status'),
    source: asOptionalString(record.source, 'entity.source'),
    salience: asOptionalNumber(record.salience, 'entity.salience') ?? 0,
    mentions: asList(record.mentions, 'entity.mentions').map(span),
    candidates: asList(record.candidates, 'entity.candidates').map(candidate),
    why: asList(record.why, 'entity.why').map(item => asString(item, 'entity.why'))
  };
}

function candidate(value: unknown): Candidate {
  const record = asRecord(value, 'candidate');
  return {
    title: asString(record.title, 'candidate.title'),
    url: asOptionalString(record.url, 'candidate.url'),
    description: asOptionalString(record.description, 'candidate.description') ?? '',
    score: asOptionalNumber(record.score, 'candidate.score') ?? 0
  };
}

function span(value: unknown): readonly [number, number] {
  const [start, end] = asList(value, 'mention');
  return [asNumber(start, 'mention'), asNumber(end, 'mention')];
}

function asRecord(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WireError(`${where} is not an object`);
  }
  return value as Record<string, unknown>;
}

/** A missing list is an empty one. */
function asList(value: unknown, where: string): readonly unknown[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!Array.isArray(value)) {
    throw new WireError(`${where} is not a list`);
  }
  return value as unknown[];
}

function asString(value: unknown, where: string): string {
  if (typeof value !== 'string') {
    throw new WireError(`${where} is not a string`);
  }
  return value;
}

function asOptionalString(value: unknown, where: string): string | null {
  return value === undefined || value === null ? null : asString(value, where);
}

function asNumber(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new WireError(`${where} is not a number`);
  }
  return value;
}

function asOptionalNumber(value: unknown, where: string): number | null {
  return value === undefined || value === null ? null : asNumber(value, where);
}

function oneOf<T extends string>(value: unknown, known: readonly T[], where: string): T {
  const found = known.find(item => item === value);
  if (found === undefined) {
    throw new WireError(`${where} is ${String(value)}`);
  }
  return found;
}
