/** Many names are one Tab stop, and keys go along them: the "roving tabindex" of the ARIA practices. */
import type { Trans } from '../trans';
import { element } from './dom';

type Step = (at: number, last: number) => number;
type Steps = Readonly<Record<string, Step>>;

/** In running text the other keys scroll. */
export const TEXT_KEYS: Steps = { ArrowRight: at => at + 1, ArrowLeft: at => at - 1 };

export const LIST_KEYS: Steps = {
  ...TEXT_KEYS,
  ArrowDown: at => at + 1,
  ArrowUp: at => at - 1,
  Home: () => 0,
  End: (_, last) => last
};

/** Makes `to` the Tab stop of `items`. */
export function rove(items: readonly HTMLElement[], to: HTMLElement): void {
  items.find(item => item.tabIndex === 0)?.setAttribute('tabindex', '-1');
  to.setAttribute('tabindex', '0');
}

/**
 * Keys go along the items of `list`, and the one with the focus is its Tab stop.
 *
 * @param items those that can be seen now, in order.
 */
export function roveAlong(
  list: HTMLElement,
  items: () => readonly HTMLElement[],
  steps: Steps
): void {
  list.addEventListener('keydown', event => {
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const all = items();
    const last = all.length - 1;
    const at = all.findIndex(item => item === event.target); // -1 where the list itself has it
    const next = all[Math.max(0, Math.min(last, step(at, last)))];
    if (next !== undefined) {
      event.preventDefault();
      event.stopPropagation(); // a notebook would go to another cell
      next.focus();
    }
  });
  list.addEventListener('focusin', event => {
    const focused = items().find(item => item === event.target);
    if (focused !== undefined) {
      rove(items(), focused);
    }
  });
}

/** Tells the keys to who sees that the focus is here; `keysInWords` tells screen readers. */
export function keysHint(trans: Trans): HTMLElement {
  const arrows = element('kbd', '', {}, '← →');
  const hint = element('span', 'jln-Keys', { 'aria-hidden': 'true' }, arrows);
  hint.append(` ${trans.__('from name to name')}`);
  return hint;
}

export function keysInWords(trans: Trans): string {
  return trans.__('The arrow keys go from name to name.');
}
