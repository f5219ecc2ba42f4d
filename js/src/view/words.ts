/** How types, scores and states are called; the same words as in `display/wording.py`. */
import type { Entity, EntityType } from '../model';
import type { Trans } from '../trans';

export function typeName(type: EntityType, trans: Trans): string {
  return {
    PERSON: trans.__('Person'),
    ORG: trans.__('Organization'),
    PLACE: trans.__('Place'),
    EVENT: trans.__('Event'),
    WORK: trans.__('Work'),
    GROUP: trans.__('Group of people'),
    OTHER: trans.__('Other')
  }[type];
}

export function typePlural(type: EntityType, trans: Trans): string {
  return {
    PERSON: trans.__('People'),
    ORG: trans.__('Organizations'),
    PLACE: trans.__('Places'),
    EVENT: trans.__('Events'),
    WORK: trans.__('Works'),
    GROUP: trans.__('Groups'),
    OTHER: trans.__('Other names')
  }[type];
}

export type Certainty = 'sure' | 'likely' | 'unsure' | 'unknown' | 'unavailable';

/** `score` is a calibrated probability: nine of ten "sure" links or more are right. */
const SURE = 0.9;
const LIKELY = 0.65;

export function certaintyOf(entity: Entity): Certainty {
  if (entity.status !== 'linked') {
    return entity.status;
  }
  return entity.score >= SURE ? 'sure' : entity.score >= LIKELY ? 'likely' : 'unsure';
}

export function certaintyName(certainty: Certainty, trans: Trans): string {
  return {
    sure: trans.__('sure'),
    likely: trans.__('likely'),
    unsure: trans.__('unsure'),
    unknown: trans.__('no page found'),
    unavailable: trans.__('not looked up')
  }[certainty];
}

/** Whole per cent; what is not quite certain is never called 100. */
export function percent(score: number): string {
  const rounded = Math.round(score * 100);
  return rounded === 100 && score < 1 ? '> 99 %' : `${rounded} %`;
}

const WORDS_PER_MINUTE = 240;

export function readingTime(words: number, trans: Trans): string {
  const minutes = Math.max(1, Math.round(words / WORDS_PER_MINUTE));
  return trans.__('%1 min read', minutes);
}

const DAY = /^\d{4}-\d{2}-\d{2}/;

/**
 * "3 October 2026" in the reader's own locale; the text itself where it is no date. The day is the
 * one that the source states: in the reader's time zone it may be another.
 */
export function dateName(published: string): string {
  const date = new Date(DAY.exec(published)?.[0] ?? '');
  if (Number.isNaN(date.getTime())) {
    return published;
  }
  return date.toLocaleDateString(undefined, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC'
  });
}
