/** The whole view of one article: what the widget, the notebook output and the sidebar all draw. */
import type { Analysis, Entity } from '../model';
import { ENTITY_ATTRIBUTE, KEY_ATTRIBUTE, Modifier } from '../tokens';
import { plainTrans, type Trans } from '../trans';
import { renderArticle, type ArticlePart } from './article';
import { renderCard, type CardPart, type Correction } from './card';
import { button, copyText, element, hostOf, link } from './dom';
import { renderEntities, type EntitiesPart, type EntityFilter } from './entities';
import { renderGlance, type GlancePart } from './glance';
import { renderStrip } from './strip';
import { dateName, readingTime } from './words';

export type { Correction } from './card';

/** `message` says, for "partial", what is still to come. */
export type BriefState =
  | { readonly status: 'empty' }
  | { readonly status: 'loading'; readonly message?: string }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'partial'; readonly analysis: Analysis; readonly message: string }
  | { readonly status: 'ready'; readonly analysis: Analysis };

export interface BriefOptions {
  readonly trans?: Trans;
  /** The Markdown that "Copy" copies; no button without it. */
  readonly markdown?: () => string | null;
  readonly onSelect?: (entity: string | null) => void;
  /** Asked whenever a card opens; corrections need someone who takes them. */
  readonly canCorrect?: () => boolean;
  readonly onCorrect?: (entity: string, correction: Correction) => void;
}

export interface BriefView {
  update(state: BriefState): void;
  /** Selects an entity from outside: strong mentions, no card. Does not call `onSelect`. */
  select(entity: string | null): void;
  dispose(): void;
}

const HOVER_MS = 150;

/** Draws into `host`, which the caller owns, until `dispose`. */
export function createBriefView(host: HTMLElement, options: BriefOptions = {}): BriefView {
  return new View(host, options);
}

class View implements BriefView {
  private readonly trans: Trans;
  private readonly root: HTMLElement;
  private readonly body: HTMLElement;
  private readonly live: HTMLElement;
  private readonly card: CardPart;
  private readonly listening = new AbortController();
  private readonly filter: EntityFilter = { type: null, query: '' };
  private entities: ReadonlyMap<string, Entity> = new Map();
  private glance: GlancePart | null = null;
  private chips: EntitiesPart | null = null;
  private article: ArticlePart | null = null;
  private text: string | null = null;
  private bullet: number | null = null;
  private selected: string | null = null;
  private pinned: { entity: string; anchor: Element } | null = null;
  private step = 0;
  private timer: number | undefined;

  constructor(
    host: HTMLElement,
    private readonly options: BriefOptions
  ) {
    this.trans = options.trans ?? plainTrans;
    this.body = element('div', 'jln-Brief-body');
    this.live = element('div', 'jln-visuallyHidden', { role: 'status', 'aria-live': 'polite' });
    this.card = renderCard({
      trans: this.trans,
      onClose: () => this.unpin(true),
      onStep: (entity, step) => this.stepTo(entity, step),
      canCorrect: options.canCorrect ?? (() => options.onCorrect !== undefined),
      onCorrect: (entity, correction) => {
        this.unpin(true);
        options.onCorrect?.(entity.id, correction);
      }
    });
    this.root = element('div', 'jln-Brief', {}, this.body, this.card.element, this.live);
    host.append(this.root);
    this.listen();
    this.update({ status: 'empty' });
  }

  update(state: BriefState): void {
    const focused = this.focusedKey();
    const scrolled = this.article?.scrollTop() ?? 0;
    this.root.setAttribute('data-jln-status', state.status);
    this.root.setAttribute('aria-busy', String(state.status === 'loading'));
    if (state.status === 'ready' || state.status === 'partial') {
      this.draw(state.analysis, state.status === 'partial' ? state.message : null);
      this.article?.scrollTop(scrolled);
      this.restoreFocus(focused);
    } else {
      this.forget();
      this.body.replaceChildren(this.drawState(state));
    }
    this.announce(state);
  }

  select(entity: string | null): void {
    this.selected = entity !== null && this.entities.has(entity) ? entity : null;
    this.chips?.select(this.selected);
    this.article?.strengthen(this.selected);
  }

  dispose(): void {
    window.clearTimeout(this.timer);
    this.listening.abort();
    this.root.remove();
  }

  private draw(analysis: Analysis, pending: string | null): void {
    const { trans } = this;
    // Another article: what was chosen in the last one means nothing here.
    const text = analysis.paragraphs.flatMap(p => p.segments.map(s => s.text)).join('');
    if (text !== this.text) {
      this.forget();
      this.text = text;
    }
    this.entities = new Map(analysis.entities.map(entity => [entity.id, entity]));
    this.glance = renderGlance(analysis, {
      trans,
      entities: this.entities,
      onBullet: index => this.light(index)
    });
    this.chips = renderEntities(analysis.entities, { trans, filter: this.filter });
    this.article = renderArticle(analysis, { trans, entities: this.entities });
    const strip = renderStrip(analysis, {
      trans,
      onMention: (entity, nth) => {
        this.choose(entity);
        this.article?.reveal(entity, nth);
      }
    });
    this.body.replaceChildren(
      this.drawHeader(analysis),
      ...(pending === null ? [] : [progress(pending)]),
      element(
        'div',
        'jln-Brief-columns',
        {},
        this.glance.element,
        element(
          'div',
          'jln-Brief-side',
          {},
          this.chips.element,
          ...(strip === null ? [] : [strip]),
          ...drawNotices(analysis.notices)
        ),
        this.article.element
      )
    );
    this.select(this.selected);
    this.glance.light(this.bullet);
    if (this.pinned !== null) {
      this.repin(this.pinned.entity);
    }
  }

  private drawHeader(analysis: Analysis): HTMLElement {
    const { trans } = this;
    const title = analysis.title ?? trans.__('Untitled article');
    const facts = [
      analysis.url === null ? null : link('jln-Brief-host', hostOf(analysis.url), analysis.url),
      analysis.published === null ? null : dateName(analysis.published),
      trans._n('%1 word', '%1 words', analysis.words),
      readingTime(analysis.words, trans)
    ].filter(fact => fact !== null);
    return element(
      'div',
      'jln-Brief-header',
      {},
      element(
        'div',
        'jln-Brief-headline',
        {},
        element('h2', 'jln-Brief-title', { lang: analysis.language }, title),
        element('p', 'jln-Brief-facts', {}, ...facts.map(fact => element('span', '', {}, fact)))
      ),
      this.drawCopy()
    );
  }

  private drawCopy(): HTMLElement | null {
    const { markdown } = this.options;
    if (markdown === undefined) {
      return null;
    }
    const label = this.trans.__('Copy as Markdown');
    const copy = button('jln-Button jln-Brief-copy', label, { [KEY_ATTRIBUTE]: 'copy' }, () => {
      void copyText(markdown() ?? '').then(done => {
        const said = done ? this.trans.__('Copied') : this.trans.__('The browser does not allow it');
        copy.textContent = said;
        this.live.textContent = said;
        window.setTimeout(() => (copy.textContent = label), 1500);
      });
    });
    return copy;
  }

  private drawState(state: Exclude<BriefState, { analysis: Analysis }>): HTMLElement {
    const { trans } = this;
    if (state.status === 'failed') {
      return element(
        'div',
        'jln-State jln-State-failed',
        { role: 'alert' },
        element('strong', '', {}, trans.__('This could not be read.')),
        element('p', '', {}, state.message)
      );
    }
    if (state.status === 'loading') {
      return element(
        'div',
        'jln-State',
        {},
        progress(state.message ?? trans.__('Reading …')),
        element('div', 'jln-Skeleton', { 'aria-hidden': 'true' }, ...[92, 78, 85].map(skeletonLine))
      );
    }
    return element(
      'div',
      'jln-State jln-State-empty',
      {},
      element('p', '', {}, trans.__('No article yet.'))
    );
  }

  /** The sentence of this bullet is lit; null puts it out. */
  private light(bullet: number | null): void {
    this.bullet = bullet;
    this.glance?.light(bullet);
    this.article?.light(bullet);
  }

  private choose(entity: string | null): void {
    if (entity !== this.selected) {
      this.select(entity);
      this.step = 0;
      this.options.onSelect?.(this.selected);
    }
  }

  private stepTo(entity: Entity, step: 1 | -1): void {
    const count = entity.mentions.length;
    if (count === 0) {
      return;
    }
    this.step = (this.step + step + count) % count;
    this.article?.reveal(entity.id, this.step);
  }

  private listen(): void {
    const { signal } = this.listening;
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void
    ): void => this.root.addEventListener(type, listener, { signal });
    on('click', event => {
      const anchor = anchorOf(event.target);
      if (anchor !== null) {
        this.pin(anchor, event.detail === 0);
      } else if (!this.card.element.contains(event.target as Node)) {
        this.unpin(false);
      }
    });
    on('keydown', event => {
      const anchor = anchorOf(event.target);
      const isButton = event.target instanceof HTMLButtonElement;
      if (event.key === 'Escape' && !this.card.element.hidden) {
        event.preventDefault();
        event.stopPropagation();
        this.unpin(true);
      } else if (anchor !== null && !isButton && (event.key === 'Enter' || event.key === ' ')) {
        event.preventDefault();
        event.stopPropagation();
        this.pin(anchor, true);
      }
    });
    on('mouseover', event => {
      this.later(() => this.peek(event.target));
    });
    on('mouseleave', () => {
      this.later(() => this.peek(null));
    });
    on('focusin', event => {
      if (event.target instanceof HTMLElement && event.target.matches(':focus-visible')) {
        this.later(() => this.peek(event.target));
      }
    });
    on('focusout', event => {
      const next = event.relatedTarget;
      if (!(next instanceof Node) || !this.root.contains(next)) {
        this.later(() => this.peek(null));
      }
    });
  }

  private later(action: () => void): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(action, HOVER_MS);
  }

  /** The short card, unless one is pinned; it stays while the pointer is on it. */
  private peek(target: EventTarget | null): void {
    if (this.pinned !== null || (target instanceof Node && this.card.element.contains(target))) {
      return;
    }
    const anchor = anchorOf(target);
    const entity = this.entityOf(anchor);
    if (anchor === null || entity === undefined) {
      this.card.hide();
    } else {
      this.card.show(entity, anchor, false);
    }
  }

  private pin(anchor: Element, byKeyboard: boolean): void {
    const entity = this.entityOf(anchor);
    if (entity === undefined) {
      return;
    }
    window.clearTimeout(this.timer);
    if (this.pinned?.anchor === anchor) {
      this.unpin(true);
      return;
    }
    this.choose(entity.id);
    this.pinned = { entity: entity.id, anchor };
    this.markOpen(anchor);
    this.card.show(entity, anchor, true);
    if (byKeyboard) {
      this.card.element.querySelector<HTMLElement>('.jln-Card-close')?.focus();
    }
  }

  /** After a redraw: the same card, hung on the new element of the same entity. */
  private repin(id: string): void {
    const entity = this.entities.get(id);
    const anchor = this.findKey(`chip-${id}`);
    if (entity === undefined || anchor === null) {
      this.unpin(false);
    } else {
      this.pinned = { entity: id, anchor };
      this.markOpen(anchor);
      this.card.show(entity, anchor, true);
    }
  }

  private unpin(returnFocus: boolean): void {
    window.clearTimeout(this.timer);
    const pinned = this.pinned;
    const inside = this.card.element.contains(document.activeElement);
    this.pinned = null;
    this.markOpen(null);
    this.card.hide();
    if (pinned !== null) {
      this.choose(null);
      if (returnFocus || inside) {
        (pinned.anchor as HTMLElement).focus();
        window.clearTimeout(this.timer);
      }
    }
  }

  private markOpen(anchor: Element | null): void {
    for (const open of this.root.querySelectorAll(`.${Modifier.open}`)) {
      open.classList.remove(Modifier.open);
    }
    anchor?.classList.add(Modifier.open);
  }

  private entityOf(anchor: Element | null): Entity | undefined {
    return this.entities.get(anchor?.getAttribute(ENTITY_ATTRIBUTE) ?? '');
  }

  private forget(): void {
    this.unpin(false);
    this.entities = new Map();
    this.glance = this.chips = this.article = null;
    this.text = this.bullet = this.selected = null;
    this.filter.type = null;
    this.filter.query = '';
  }

  private announce(state: BriefState): void {
    const { trans } = this;
    this.live.textContent = {
      empty: () => '',
      loading: () => trans.__('Reading …'),
      failed: () => '',
      partial: () => ('message' in state ? (state.message ?? '') : ''),
      ready: () =>
        trans._n('Ready: %1 bullet', 'Ready: %1 bullets', this.root.querySelectorAll('.jln-Bullet').length)
    }[state.status]();
  }

  private focusedKey(): string | null {
    const active = document.activeElement;
    return active !== null && this.root.contains(active) ? active.getAttribute(KEY_ATTRIBUTE) : null;
  }

  private restoreFocus(key: string | null): void {
    if (key !== null) {
      this.findKey(key)?.focus();
    }
  }

  /** By comparison, not by selector: an id may hold anything. */
  private findKey(key: string): HTMLElement | null {
    const keyed = this.root.querySelectorAll<HTMLElement>(`[${KEY_ATTRIBUTE}]`);
    return [...keyed].find(node => node.getAttribute(KEY_ATTRIBUTE) === key) ?? null;
  }
}

function anchorOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(`[${ENTITY_ATTRIBUTE}]`) : null;
}

function progress(message: string): HTMLElement {
  return element(
    'div',
    'jln-Progress',
    {},
    element('span', 'jln-Progress-bar', { 'aria-hidden': 'true' }),
    element('span', '', {}, message)
  );
}

function skeletonLine(percentage: number): HTMLElement {
  const line = element('span', 'jln-Skeleton-line');
  line.style.inlineSize = `${percentage}%`;
  return line;
}

function drawNotices(notices: readonly string[]): HTMLElement[] {
  return notices.length === 0
    ? []
    : [
        element(
          'ul',
          'jln-Notices',
          {},
          ...notices.map(notice => element('li', 'jln-Notice', {}, notice))
        )
      ];
}
