/** Title, source, and how long it takes to read; the copy button. */
import type { Analysis } from '../model';
import { KEY_ATTRIBUTE } from '../tokens';
import type { Trans } from '../trans';
import { button, copyText, element, hostOf, link } from './dom';
import { dateName, readingTime } from './words';

export interface HeaderOptions {
  readonly trans: Trans;
  /** The Markdown that "Copy" copies; no button without it. */
  readonly markdown?: (() => string | null) | undefined;
  /** Says something to screen readers. */
  readonly say: (message: string) => void;
}

const SAID_MS = 1500;

export function renderHeader(analysis: Analysis, options: HeaderOptions): HTMLElement {
  const { trans, markdown } = options;
  const title = analysis.title ?? trans.__('Untitled article');
  const facts = [
    analysis.url === null ? null : link('jln-Brief-host', hostOf(analysis.url), analysis.url),
    analysis.published === null ? null : dateName(analysis.published),
    lengthOf(analysis, trans),
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
      element('h2', 'jln-Brief-title', { lang: analysis.language, dir: 'auto' }, title),
      element('p', 'jln-Brief-facts', {}, ...facts.map(fact => element('span', '', {}, fact)))
    ),
    markdown === undefined ? null : renderCopy(markdown, options)
  );
}

function lengthOf({ words, characters }: Analysis, trans: Trans): string {
  return characters === null
    ? trans._n('%1 word', '%2 words', words, words.toLocaleString())
    : trans._n('%1 character', '%2 characters', characters, characters.toLocaleString());
}

function renderCopy(markdown: () => string | null, { trans, say }: HeaderOptions): HTMLElement {
  const label = trans.__('Copy as Markdown');
  const copy = button('jln-Button jln-Brief-copy', label, { [KEY_ATTRIBUTE]: 'copy' }, () => {
    void copyText(markdown() ?? '').then(done => {
      const message = done ? trans.__('Copied') : trans.__('The browser does not allow it');
      copy.textContent = message;
      say(message);
      window.setTimeout(() => (copy.textContent = label), SAID_MS);
    });
  });
  return copy;
}
