/** The settings, as the schema in `schema/plugin.json` lets a user write them. */
import { ENTITY_TYPES, type EntityType } from '../model';

export interface Settings {
  /** What the kernel is asked for; null leaves the choice to the lens. */
  readonly reading: ReadingOptions;
  readonly colors: Readonly<Partial<Record<EntityType, string>>>;
}

export interface ReadingOptions {
  readonly bullets: number;
  readonly length: string;
  readonly ranker: string;
  readonly language: string;
  readonly offline: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  reading: { bullets: 5, length: 'brief', ranker: 'newslens', language: 'en', offline: false },
  colors: {}
};

/** JupyterLab checks settings by the schema; what is missing or odd all the same takes its default. */
export function parseSettings(composite: Readonly<Record<string, unknown>>): Settings {
  const { reading } = DEFAULT_SETTINGS;
  return {
    reading: {
      bullets: typeof composite.bullets === 'number' ? composite.bullets : reading.bullets,
      length: nonEmpty(composite.length) ?? reading.length,
      ranker: nonEmpty(composite.ranker) ?? reading.ranker,
      language: nonEmpty(composite.language) ?? reading.language,
      offline: typeof composite.offline === 'boolean' ? composite.offline : reading.offline
    },
    colors: parseColors(composite.colors)
  };
}

/** Colours go into custom properties, where all our views on the page find them. */
export function applyColors(colors: Settings['colors'], target: HTMLElement): void {
  for (const type of ENTITY_TYPES) {
    const color = colors[type];
    if (color === undefined) {
      target.style.removeProperty(`--jln-color-${type}`);
    } else {
      target.style.setProperty(`--jln-color-${type}`, color);
    }
  }
}

/** Only what is a colour and nothing else: a value here must not smuggle in an address. */
const COLOR = /^(#[0-9a-f]{3,8}|[a-z]+)$/i;

function parseColors(value: unknown): Settings['colors'] {
  if (typeof value !== 'object' || value === null) {
    return {};
  }
  const record = value as Record<string, unknown>;
  const colors: Partial<Record<EntityType, string>> = {};
  for (const type of ENTITY_TYPES) {
    const color = record[type];
    if (typeof color === 'string' && COLOR.test(color)) {
      colors[type] = color;
    }
  }
  return colors;
}

function nonEmpty(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
