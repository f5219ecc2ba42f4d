/** "At a Glance": the bullets, each with the way back to its sentence and with what was cut. */
import type { Analysis, Bullet, Entity, Segment } from '../model';
import { KEY_ATTRIBUTE, Modifier } from '../tokens';
import type { Trans } from '../trans';
import { button, element } from './dom';
import { mention } from './mention';

export interface GlanceOptions {
  readonly trans: Trans;
  readonly entities: ReadonlyMap<string, Entity>;
  /** A bullet was chosen, or with null let go. */
  readonly onBullet: (index: number | null) => void;
}

export interface GlancePart {
  readonly element: HTMLElement;
  light(bullet: number | null): void;
}

export function renderGlance(analysis: Analysis, options: GlanceOptions): GlancePart {
  const { trans } = options;
  const sources = segmentsBySentence(analysis);
  const items = analysis.bullets.map((bullet, index) =>
    renderBullet(bullet, index, sources.get(bullet.sentence) ?? [], analysis.language, options)
  );
  const section = element(
    'section',
    'jln-Glance',
    { role: 'group', 'aria-label': trans.__('At a Glance') },
    element('h3', 'jln-Section-title', {}, trans.__('At a Glance')),
    items.length > 0
      ? element('ol', 'jln-Glance-list', {}, ...items)
      : element('p', 'jln-Hint', {}, trans.__('No sentence of the article could become a bullet.'))
  );
  return {
    element: section,
    light(chosen) {
      items.forEach((item, index) => {
        item.classList.toggle(Modifier.lit, index === chosen);
        item
          .querySelector('.jln-Bullet-number')
          ?.setAttribute('aria-pressed', String(index === chosen));
      });
    }
  };
}

function renderBullet(
  bullet: Bullet,
  index: number,
  source: readonly Segment[],
  lang: string,
  options: GlanceOptions
): HTMLElement {
  const { trans, entities, onBullet } = options;
  const toggle = (): void => onBullet(item.classList.contains(Modifier.lit) ? null : index);
  const text = element('span', 'jln-Bullet-text', { lang });
  for (const piece of bullet.pieces) {
    const entity = piece.entity === null ? undefined : entities.get(piece.entity);
    text.append(entity === undefined ? piece.text : mention(piece.text, entity, 0));
  }
  // A convenience for the mouse; the number is the button for everyone.
  text.addEventListener('click', event => {
    const onMention = event.target instanceof Element && event.target.closest('.jln-Mention');
    const selecting = window.getSelection()?.isCollapsed === false;
    if (!onMention && !selecting) {
      toggle();
    }
  });
  const item = element(
    'li',
    'jln-Bullet',
    {},
    button(
      'jln-Bullet-number',
      String(index + 1),
      {
        'aria-label': trans.__('Bullet %1: show its sentence in the article', index + 1),
        'aria-pressed': 'false',
        title: trans.__('Show in the article'),
        [KEY_ATTRIBUTE]: `bullet-${index}`
      },
      toggle
    ),
    element('div', 'jln-Bullet-body', { dir: 'auto' }, text)
  );
  if (source.some(segment => segment.removed !== null || segment.replaced_by !== null)) {
    addCuts(item, index, source, lang, trans);
  }
  return item;
}

/** A button that opens the whole sentence, with what the bullet left out struck through. */
function addCuts(
  item: HTMLElement,
  index: number,
  source: readonly Segment[],
  lang: string,
  trans: Trans
): void {
  const body = item.querySelector('.jln-Bullet-body');
  const whole = element('p', 'jln-Bullet-source', { lang, hidden: true });
  for (const segment of source) {
    if (segment.removed !== null) {
      whole.append(element('del', 'jln-Cut', { title: segment.removed }, segment.text));
    } else if (segment.replaced_by !== null) {
      whole.append(
        element('del', 'jln-Cut', {}, segment.text),
        element('ins', 'jln-Put', {}, `[${segment.replaced_by}]`)
      );
    } else {
      whole.append(segment.text);
    }
  }
  const toggle = button(
    'jln-Bullet-cuts',
    trans.__('what was cut'),
    { 'aria-expanded': 'false', [KEY_ATTRIBUTE]: `cuts-${index}` },
    () => {
      whole.hidden = !whole.hidden;
      toggle.setAttribute('aria-expanded', String(!whole.hidden));
    }
  );
  body?.append(' ', toggle, whole);
}

function segmentsBySentence(analysis: Analysis): ReadonlyMap<number, Segment[]> {
  const wanted = new Set(analysis.bullets.map(bullet => bullet.sentence));
  const found = new Map<number, Segment[]>();
  for (const paragraph of analysis.paragraphs) {
    for (const segment of paragraph.segments) {
      if (segment.sentence !== null && wanted.has(segment.sentence)) {
        const list = found.get(segment.sentence);
        if (list === undefined) {
          found.set(segment.sentence, [segment]);
        } else {
          list.push(segment);
        }
      }
    }
  }
  return found;
}
