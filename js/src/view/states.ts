/** What the view shows before, after and instead of a brief. */
import type { Analysis } from '../model';
import type { Trans } from '../trans';
import { element } from './dom';

/** `message` says, for "partial", what is still to come. */
export type BriefState =
  | { readonly status: 'empty' }
  | { readonly status: 'loading'; readonly message?: string }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'partial'; readonly analysis: Analysis; readonly message: string }
  | { readonly status: 'ready'; readonly analysis: Analysis };

/** The widths of the grey lines that stand where bullets will. */
const SKELETON_PERCENT = [92, 78, 85];

export function renderState(
  state: Exclude<BriefState, { analysis: Analysis }>,
  trans: Trans
): HTMLElement {
  switch (state.status) {
    case 'failed':
      return element(
        'div',
        'jln-State jln-State-failed',
        { role: 'alert' },
        element('strong', '', {}, trans.__('This could not be read.')),
        element('p', '', {}, state.message)
      );
    case 'loading':
      return element(
        'div',
        'jln-State',
        {},
        renderProgress(state.message ?? trans.__('Reading …')),
        element('div', '', { 'aria-hidden': 'true' }, ...SKELETON_PERCENT.map(skeletonLine))
      );
    case 'empty':
      return element(
        'div',
        'jln-State jln-State-empty',
        {},
        element('p', '', {}, trans.__('No article yet.'))
      );
  }
}

export function renderProgress(message: string): HTMLElement {
  return element(
    'div',
    'jln-Progress',
    {},
    element('span', 'jln-Progress-bar', { 'aria-hidden': 'true' }),
    element('span', '', {}, message)
  );
}

/** Null where there is nothing to tell. */
export function renderNotices(notices: readonly string[]): HTMLElement | null {
  return notices.length === 0
    ? null
    : element(
        'ul',
        'jln-Notices',
        {},
        ...notices.map(notice => element('li', 'jln-Notice', {}, notice))
      );
}

function skeletonLine(percentage: number): HTMLElement {
  const line = element('span', 'jln-Skeleton-line');
  line.style.inlineSize = `${percentage}%`;
  return line;
}
