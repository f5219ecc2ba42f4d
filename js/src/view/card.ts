/** The entity card: short while pointed at, full when pinned. */
import type { Candidate, Entity } from '../model';
import { CORRECTION_SOURCE, KEY_ATTRIBUTE, Modifier, TYPE_ATTRIBUTE } from '../tokens';
import type { Trans } from '../trans';
import { button, element, hostOf, link, safeHref } from './dom';
import { certaintyName, certaintyOf, percent, typeName } from './words';

/** What a reader says an entity means: a page by title or address, or that no page is right. */
export type Correction = { title: string } | { url: string } | { none: true };

export interface CardOptions {
  readonly trans: Trans;
  readonly onClose: () => void;
  /** Step through the mentions in the article: +1 or -1. */
  readonly onStep: (entity: Entity, step: 1 | -1) => void;
  /** False where nobody can take a correction (a saved notebook). */
  readonly canCorrect: () => boolean;
  readonly onCorrect: (entity: Entity, correction: Correction) => void;
  /** The reader takes a correction of this entity back. */
  readonly onForget: (entity: Entity) => void;
}

export interface CardPart {
  readonly element: HTMLElement;
  show(entity: Entity, anchor: Element, pinned: boolean): void;
  hide(): void;
}

const GAP_PX = 6;

export function renderCard(options: CardOptions): CardPart {
  const { trans } = options;
  // Not counted: the widget and the extension are two bundles, whose counts would meet on a page.
  const cardId = `jln-card-${Math.random().toString(36).slice(2)}`;
  const titleId = `${cardId}-title`;
  const card = element('div', 'jln-Card', { id: cardId, hidden: true });
  /** What a screen reader hears after the name that is pointed at: the short card. */
  let described: Element | null = null;
  const describe = (anchor: Element | null): void => {
    described?.removeAttribute('aria-describedby');
    described = anchor;
    described?.setAttribute('aria-describedby', cardId);
  };

  const place = (anchor: Element): void => {
    const { offsetParent } = card;
    if (!(offsetParent instanceof HTMLElement)) {
      return;
    }
    const frame = offsetParent.getBoundingClientRect();
    const at = firstRect(anchor);
    const left = Math.max(0, Math.min(at.left - frame.left, frame.width - card.offsetWidth));
    const below = at.bottom - frame.top + GAP_PX;
    const above = at.top - frame.top - card.offsetHeight - GAP_PX;
    const fits = below + card.offsetHeight <= frame.height || above < 0;
    card.style.left = `${left}px`;
    card.style.top = `${fits ? below : above}px`;
    // An output area clips what hangs over its edge, so the view grows with its card.
    offsetParent.style.minBlockSize = fits ? `${below + card.offsetHeight}px` : '';
  };

  return {
    element: card,
    show(entity, anchor, pinned) {
      card.hidden = false;
      card.classList.toggle(Modifier.pinned, pinned);
      card.setAttribute(TYPE_ATTRIBUTE, entity.type);
      card.setAttribute('role', pinned ? 'dialog' : 'tooltip');
      card.setAttribute('aria-labelledby', titleId);
      card.replaceChildren(
        ...head(entity, titleId, pinned, options),
        ...(pinned ? details(entity, options) : brief(entity, trans))
      );
      describe(pinned ? null : anchor);
      place(anchor);
    },
    hide() {
      if (card.offsetParent instanceof HTMLElement) {
        card.offsetParent.style.minBlockSize = '';
      }
      describe(null);
      card.hidden = true;
      card.replaceChildren();
    }
  };
}

/** A mention that wraps has a box a line; the card belongs to the first. */
function firstRect(anchor: Element): DOMRect {
  return anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
}

function head(entity: Entity, titleId: string, pinned: boolean, options: CardOptions): Node[] {
  const { trans } = options;
  const row = element(
    'div',
    'jln-Card-head',
    {},
    element('span', 'jln-Dot', { 'aria-hidden': 'true' }),
    element('span', 'jln-Card-title', { id: titleId }, entity.title ?? entity.name),
    pinned
      ? button(
          'jln-Card-close',
          '×',
          { 'aria-label': trans.__('Close'), [KEY_ATTRIBUTE]: 'card-close' },
          options.onClose
        )
      : null
  );
  const facts = [typeName(entity.type, trans), entity.description].filter(fact => fact !== '');
  return [row, element('p', 'jln-Card-facts', {}, facts.join(' · '))];
}

function brief(entity: Entity, trans: Trans): Node[] {
  return [
    entity.lead === '' ? null : element('p', 'jln-Card-lead', {}, shorten(entity.lead)),
    certainty(entity, trans)
  ].filter(node => node !== null);
}

const SHORT_LEAD = 160;

/** Cut at a word; by whole characters, so no emoji is broken. */
function shorten(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= SHORT_LEAD) {
    return text;
  }
  return `${characters.slice(0, SHORT_LEAD).join('').replace(/\s+\S*$/, '')} …`;
}

function details(entity: Entity, options: CardOptions): Node[] {
  const { trans } = options;
  const count = entity.mentions.length;
  const parts: (Node | null)[] = [
    entity.lead === '' ? null : element('p', 'jln-Card-lead', {}, entity.lead),
    certainty(entity, trans),
    entity.why.length === 0
      ? null
      : element('ul', 'jln-Card-why', {}, ...entity.why.map(why => element('li', '', {}, why))),
    options.canCorrect() ? undoing(entity, options) : null,
    safeHref(entity.url) === null
      ? null
      : link('jln-Card-link', trans.__('Open on %1', hostOf(entity.url)), entity.url, {
          [KEY_ATTRIBUTE]: 'card-link'
        }),
    element(
      'div',
      'jln-Card-steps',
      { role: 'group', 'aria-label': trans.__('Mentions in the article') },
      button(
        'jln-Button jln-Button-step',
        '‹',
        { 'aria-label': trans.__('Previous mention'), [KEY_ATTRIBUTE]: 'card-previous' },
        () => options.onStep(entity, -1)
      ),
      element('span', '', {}, trans._n('%1 mention', '%1 mentions', count)),
      button(
        'jln-Button jln-Button-step',
        '›',
        { 'aria-label': trans.__('Next mention'), [KEY_ATTRIBUTE]: 'card-next' },
        () => options.onStep(entity, 1)
      )
    ),
    others(entity, options)
  ];
  if (options.canCorrect()) {
    parts.push(correction(entity, options));
  }
  return parts.filter(part => part !== null);
}

function certainty(entity: Entity, trans: Trans): HTMLElement {
  const level = certaintyOf(entity);
  const row = element('p', 'jln-Card-certainty', { 'data-jln-certainty': level });
  if (entity.status !== 'linked') {
    row.append(
      entity.status === 'unknown'
        ? trans.__('No page is a good match.')
        : trans.__('A reference source could not be asked.')
    );
    return row;
  }
  const fill = element('span', 'jln-Meter-fill');
  fill.style.inlineSize = `${Math.round(Math.min(1, Math.max(0, entity.score)) * 100)}%`;
  row.append(
    element('span', 'jln-Meter', { 'aria-hidden': 'true' }, fill),
    element('span', '', {}, `${certaintyName(level, trans)}, ${percent(entity.score)}`)
  );
  if (entity.source !== null) {
    row.append(element('span', 'jln-Muted', {}, trans.__('from %1', entity.source)));
  }
  return row;
}

const MOST_CANDIDATES = 4;

/** The other pages that the name may mean, each with a way to choose it. */
function others(entity: Entity, { trans, canCorrect, onCorrect }: CardOptions): HTMLElement | null {
  const rest = entity.candidates
    .filter(candidate => candidate.title !== entity.title)
    .slice(0, MOST_CANDIDATES);
  if (rest.length === 0) {
    return null;
  }
  const renderOther = (candidate: Candidate): HTMLElement =>
    element(
      'li',
      'jln-Other',
      {},
      element(
        'span',
        'jln-Other-text',
        {},
        link('jln-Other-title', candidate.title, candidate.url),
        candidate.description === ''
          ? null
          : element('span', 'jln-Muted', {}, ` ${candidate.description}`)
      ),
      element('span', 'jln-Muted', {}, percent(candidate.score)),
      !canCorrect()
        ? null
        : button(
            'jln-Button',
            trans.__('Choose'),
            { 'aria-label': trans.__('Choose %1', candidate.title) },
            () => onCorrect(entity, { title: candidate.title })
          )
    );
  return element(
    'div',
    'jln-Others',
    {},
    element('h4', 'jln-Card-heading', {}, trans.__('It could also be')),
    element('ul', '', {}, ...rest.map(renderOther))
  );
}

/** Null where there is no correction to take back. */
function undoing(entity: Entity, { trans, onForget }: CardOptions): HTMLElement | null {
  return entity.source !== CORRECTION_SOURCE
    ? null
    : button(
        'jln-Button jln-Card-undo',
        trans.__('Take the correction back'),
        { [KEY_ATTRIBUTE]: 'card-undo' },
        () => onForget(entity)
      );
}

function correction(entity: Entity, { trans, onCorrect }: CardOptions): HTMLElement {
  const input = element('input', 'jln-Input', {
    type: 'url',
    placeholder: 'https://…',
    'aria-label': trans.__('Address of the right page for %1', entity.name),
    [KEY_ATTRIBUTE]: 'card-address'
  });
  const problem = element('p', 'jln-Card-problem', { role: 'alert' });
  const form = element(
    'form',
    'jln-Card-correct',
    {},
    input,
    element('button', 'jln-Button', { type: 'submit' }, trans.__('Use this page')),
    button('jln-Button', trans.__('No page is right'), {}, () => onCorrect(entity, { none: true })),
    problem
  );
  form.noValidate = true;
  // In a cell, JupyterLab prevents what the Enter key does in a form by itself.
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    const href = safeHref(input.value.trim());
    if (href === null) {
      input.setAttribute('aria-invalid', 'true');
      problem.textContent = trans.__('Give a whole address that begins with https://');
      input.focus();
    } else {
      onCorrect(entity, { url: href });
    }
  });
  return element(
    'details',
    'jln-Card-fold',
    {},
    element('summary', '', { [KEY_ATTRIBUTE]: 'card-correct' }, trans.__('Correct this link')),
    form
  );
}
