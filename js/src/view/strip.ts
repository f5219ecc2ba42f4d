/** The mention strip: where in the article each of the top entities is named, drawn as SVG. */
import type { Analysis, Entity } from '../model';
import { ENTITY_ATTRIBUTE, TYPE_ATTRIBUTE } from '../tokens';
import type { Trans } from '../trans';
import { element, svgElement } from './dom';

export interface StripOptions {
  readonly trans: Trans;
  /** A mark was clicked: the nth mention of the entity. */
  readonly onMention: (entity: string, nth: number) => void;
}

const MOST_ROWS = 7;
const FEWEST_MENTIONS = 2;
const WIDTH = 1000;
const HEIGHT = 16;

/** Null where no name returns: a strip of single marks tells nothing. */
export function renderStrip(analysis: Analysis, options: StripOptions): HTMLElement | null {
  const { trans } = options;
  const rows = analysis.entities
    .filter(entity => entity.mentions.length >= FEWEST_MENTIONS)
    .slice(0, MOST_ROWS);
  if (rows.length === 0 || analysis.size === 0) {
    return null;
  }
  return element(
    'section',
    'jln-Strip',
    { role: 'group', 'aria-label': trans.__('Where they appear') },
    element('h3', 'jln-Section-title', {}, trans.__('Where they appear')),
    element('ul', 'jln-Strip-rows', {}, ...rows.map(row => renderRow(row, analysis.size, options))),
    element(
      'div',
      'jln-Strip-axis',
      { 'aria-hidden': 'true' },
      element('span', '', {}, trans.__('start')),
      element('span', '', {}, trans.__('end'))
    )
  );
}

function renderRow(entity: Entity, size: number, options: StripOptions): HTMLElement {
  const { trans, onMention } = options;
  const places = entity.mentions.map(([start]) => Math.min(1, Math.max(0, start / size)));
  const drawing = svgElement('svg', {
    class: 'jln-Strip-drawing',
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: 'none',
    role: 'img',
    'aria-label': describe(entity, places, trans)
  });
  drawing.append(
    svgElement('line', {
      class: 'jln-Strip-line',
      x1: 0,
      x2: WIDTH,
      y1: HEIGHT / 2,
      y2: HEIGHT / 2
    }),
    // One path for all marks: a long article has hundreds.
    svgElement('path', {
      class: 'jln-Strip-marks',
      d: places.map(place => `M${(place * WIDTH).toFixed(1)} 2v${HEIGHT - 4}`).join('')
    })
  );
  drawing.addEventListener('click', event => {
    const box = drawing.getBoundingClientRect();
    const at = box.width === 0 ? 0 : (event.clientX - box.left) / box.width;
    onMention(entity.id, nearest(places, at));
  });
  return element(
    'li',
    'jln-Strip-row',
    { [TYPE_ATTRIBUTE]: entity.type },
    element(
      'button',
      'jln-Strip-name',
      { type: 'button', [ENTITY_ATTRIBUTE]: entity.id, title: entity.name },
      entity.name
    ),
    drawing
  );
}

function nearest(places: readonly number[], at: number): number {
  let best = 0;
  places.forEach((place, index) => {
    if (Math.abs(place - at) < Math.abs((places[best] ?? 0) - at)) {
      best = index;
    }
  });
  return best;
}

function describe(entity: Entity, places: readonly number[], trans: Trans): string {
  const thirds = [0, 0, 0];
  for (const place of places) {
    const third = Math.min(2, Math.floor(place * 3));
    thirds[third] = (thirds[third] ?? 0) + 1;
  }
  return trans.__(
    '%1: %2 times in the first third of the article, %3 in the second, %4 in the last',
    entity.name,
    ...thirds
  );
}
