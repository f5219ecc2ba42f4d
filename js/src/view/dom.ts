/** Small tools to build DOM from untrusted text: everything goes through textContent. */

export interface Attributes {
  readonly [name: string]: string | number | boolean | null | undefined;
}

/** An element with a class, attributes (null, undefined and false leave one out) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  attributes: Attributes = {},
  ...children: (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (className !== '') {
    node.className = className;
  }
  setAttributes(node, attributes);
  node.append(...children.filter(child => child !== null));
  return node;
}

export function svgElement<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {}
): SVGElementTagNameMap[K] {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  setAttributes(node, attributes);
  return node;
}

export function setAttributes(node: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      node.removeAttribute(name);
    } else {
      node.setAttribute(name, value === true ? '' : String(value));
    }
  }
}

/** A button that does not submit anything. */
export function button(
  className: string,
  label: string,
  attributes: Attributes = {},
  onClick?: (event: MouseEvent) => void
): HTMLButtonElement {
  const node = element('button', className, { type: 'button', ...attributes }, label);
  if (onClick !== undefined) {
    node.addEventListener('click', onClick);
  }
  return node;
}

/**
 * The address as it may stand in an href: absolute http or https, without a user's name, behind
 * which "https://en.wikipedia.org@evil.example" hides; else null.
 */
export function safeHref(url: string | null): string | null {
  if (url === null) {
    return null;
  }
  try {
    const { protocol, username, href } = new URL(url);
    return /^https?:$/.test(protocol) && username === '' ? href : null;
  } catch {
    return null;
  }
}

/** A link that opens beside the notebook; plain text where the address is not safe. */
export function link(
  className: string,
  text: string,
  url: string | null,
  attributes: Attributes = {}
): HTMLElement {
  const href = safeHref(url);
  return href === null
    ? element('span', className, {}, text)
    : element(
        'a',
        className,
        { href, target: '_blank', rel: 'noopener noreferrer', ...attributes },
        text
      );
}

export function hostOf(url: string | null): string {
  const href = safeHref(url);
  return href === null ? '' : new URL(href).hostname.replace(/^www\./, '');
}

export function prefersReducedMotion(): boolean {
  return (
    typeof window.matchMedia === 'function' &&
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

/** Puts text on the clipboard; false where the browser forbids it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** For pages without the clipboard API (plain http, embedded frames). */
function copyBySelection(text: string): boolean {
  const area = element('textarea', 'jln-visuallyHidden', { 'aria-hidden': 'true' });
  area.value = text;
  document.body.append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way without https
  const copied = document.execCommand('copy');
  area.remove();
  return copied;
}
