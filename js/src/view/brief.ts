/** The whole view of one article: what the widget, the notebook output and the sidebar all draw. */
import type { Analysis, Entity } from '../model';
import { ENTITY_ATTRIBUTE, KEY_ATTRIBUTE, Modifier } from '../tokens';
import { plainTrans, type Trans } from '../trans';
import { renderArticle, type ArticlePart } from './article';
import { renderCard, type CardPart, type Correction } from './card';
import { element } from './dom';
import { renderEntities, type EntitiesPart, type EntityFilter } from './entities';
import { renderGlance, type GlancePart } from './glance';
import { renderHeader } from './header';
import { renderNotices, renderProgress, renderState, type BriefState } from './states';
import { renderStrip } from './strip';

export type { Correction } from './card';
export type { BriefState } from './states';

export interface BriefOptions {
  readonly trans?: Trans;
  /** The Markdown that "Copy" copies; no button without it. */
  readonly markdown?: () => string | null;
  readonly onSelect?: (entity: string | null) => void;
  /** Asked whenever a card opens; corrections need someone who takes them. */
  readonly canCorrect?: () => boolean;
  readonly onCorrect?: (entity: string, correction: Correction) => void;
  readonly onForget?: (entity: string) => void;
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
  /** Which mention of the selected entity was stepped to last. */
  private step: number | null = null;
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
      },
      onForget: entity => {
        this.unpin(true);
        options.onForget?.(entity.id);
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
      this.body.replaceChildren(renderState(state, this.trans));
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
      renderHeader(analysis, {
        trans,
        markdown: this.options.markdown,
        say: message => {
          this.live.textContent = message;
        }
      }),
      ...(pending === null ? [] : [renderProgress(pending)]),
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
          strip,
          renderNotices(analysis.notices)
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

  /** The sentence of this bullet is lit; null puts it out. */
  private light(bullet: number | null): void {
    this.bullet = bullet;
    this.glance?.light(bullet);
    this.article?.light(bullet);
  }

  private choose(entity: string | null): void {
    if (entity !== this.selected) {
      this.select(entity);
      this.step = null;
      this.options.onSelect?.(this.selected);
    }
  }

  private stepTo(entity: Entity, step: 1 | -1): void {
    const count = entity.mentions.length;
    if (count === 0) {
      return;
    }
    const start = step === 1 ? -1 : count;
    this.step = ((this.step ?? start) + step + count) % count;
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
    this.card.element.scrollIntoView({ block: 'nearest' }); // at the foot of a window it is below
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
