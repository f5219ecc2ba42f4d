/** The article itself, with every name marked and the sentence of the chosen bullet lit. */
import type { Analysis, Entity, Paragraph, Segment } from '../model';
import { Modifier } from '../tokens';
import type { Trans } from '../trans';
import { element, prefersReducedMotion } from './dom';
import { mention } from './mention';
import { keysHint, keysInWords, rove, roveAlong, TEXT_KEYS } from './roving';

export interface ArticleOptions {
  readonly trans: Trans;
  readonly entities: ReadonlyMap<string, Entity>;
}

export interface ArticlePart {
  readonly element: HTMLElement;
  /** Lights the sentence of a bullet and brings it into view. */
  light(bullet: number | null): void;
  /** Makes the mentions of an entity strong. */
  strengthen(entity: string | null): void;
  /** How far the text is scrolled, in pixels; with an argument, scrolls there at once. */
  scrollTop(to?: number): number;
  /** Brings the nth mention of an entity into view. */
  reveal(entity: string, nth: number): HTMLElement | null;
}

/** Screen readers take these as what they are; everything else is a paragraph. */
const TAGS: Readonly<Record<string, 'h4' | 'p'>> = { heading: 'h4' };

export function renderArticle(analysis: Analysis, options: ArticleOptions): ArticlePart {
  const { trans } = options;
  const byBullet = new Map<number, HTMLElement[]>();
  const byEntity = new Map<string, HTMLElement[]>();
  const mentions: HTMLElement[] = [];

  const renderSegment = (segment: Segment): Node | string => {
    const entity = segment.entity === null ? undefined : options.entities.get(segment.entity);
    let node: HTMLElement | null = null;
    if (entity !== undefined) {
      node = mention(segment.text, entity, mentions.length === 0 ? 0 : -1);
      mentions.push(node);
      collect(byEntity, entity.id, node);
    }
    if (segment.bullet !== null) {
      node = element('span', 'jln-Source', {}, node ?? segment.text);
      if (segment.removed !== null) {
        node.classList.add('jln-Source-cut');
      }
      collect(byBullet, segment.bullet, node);
    }
    return node ?? segment.text;
  };
  const renderParagraph = (paragraph: Paragraph): HTMLElement =>
    element(
      TAGS[paragraph.kind] ?? 'p',
      'jln-Article-paragraph',
      { 'data-jln-kind': paragraph.kind, dir: 'auto' },
      ...paragraph.segments.map(renderSegment)
    );

  const scroller = element(
    'div',
    'jln-Article-text',
    {
      tabindex: 0,
      role: 'group',
      'aria-label': trans.__('Text of the article'),
      'aria-description': keysInWords(trans),
      lang: analysis.language
    },
    ...analysis.paragraphs.map(renderParagraph)
  );
  roveAlong(scroller, () => mentions, TEXT_KEYS);
  let lit: HTMLElement[] = [];
  let strong: HTMLElement[] = [];
  return {
    element: element(
      'section',
      'jln-Article',
      { role: 'group', 'aria-label': trans.__('Article') },
      element('h3', 'jln-Section-title', {}, trans.__('Article'), keysHint(trans)),
      scroller
    ),
    light(bullet) {
      lit.forEach(node => node.classList.remove(Modifier.lit));
      lit = bullet === null ? [] : (byBullet.get(bullet) ?? []);
      lit.forEach(node => node.classList.add(Modifier.lit));
      const [first] = lit;
      if (first !== undefined) {
        bringIntoView(scroller, first);
      }
    },
    strengthen(entity) {
      strong.forEach(node => node.classList.remove(Modifier.strong));
      strong = entity === null ? [] : (byEntity.get(entity) ?? []);
      strong.forEach(node => node.classList.add(Modifier.strong));
    },
    scrollTop(to) {
      if (to !== undefined) {
        scroller.scrollTop = to;
      }
      return scroller.scrollTop;
    },
    reveal(entity, nth) {
      const node = byEntity.get(entity)?.[nth] ?? null;
      if (node !== null) {
        bringIntoView(scroller, node);
        rove(mentions, node);
      }
      return node;
    }
  };
}

function collect<K>(map: Map<K, HTMLElement[]>, key: K, node: HTMLElement): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [node]);
  } else {
    list.push(node);
  }
}

/** First the article's own box scrolls, then, only if need be, what is around it. */
function bringIntoView(scroller: HTMLElement, node: HTMLElement): void {
  const behavior = prefersReducedMotion() ? 'auto' : 'smooth';
  const box = scroller.getBoundingClientRect();
  const at = node.getBoundingClientRect();
  let { top } = at;
  if (at.top < box.top || at.bottom > box.bottom) {
    top = box.top + Math.max(0, (box.height - at.height) / 3);
    scroller.scrollTo({ top: scroller.scrollTop + at.top - top, behavior });
  }
  const outside = top > window.innerHeight - 40 || top + at.height < 40;
  if (outside) {
    scroller.scrollIntoView({ block: 'nearest', behavior });
  }
}
