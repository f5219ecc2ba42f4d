import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseAnalysis } from '../src/model';
import { createBriefView, type BriefOptions, type BriefView } from '../src/view/brief';
import { analysis, wire, type Json } from './data';

let host: HTMLElement;
let view: BriefView;

function show(options: BriefOptions = {}): void {
  view = createBriefView(host, options);
  view.update({ status: 'ready', analysis: analysis() });
}

const all = (selector: string): HTMLElement[] => [...host.querySelectorAll<HTMLElement>(selector)];
const one = (selector: string): HTMLElement => all(selector)[0]!;
const texts = (selector: string): string[] => all(selector).map(node => node.textContent);

function chip(name: string): HTMLElement {
  return all('.jln-Chip').find(node => node.textContent.startsWith(name))!;
}

function press(node: Element, key: string): void {
  node.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

beforeEach(() => {
  // jsdom has no layout, and so nothing to scroll.
  Element.prototype.scrollIntoView = vi.fn();
  host = document.createElement('div');
  document.body.append(host);
});

afterEach(() => {
  view.dispose();
  host.remove();
  vi.useRealTimers();
});

describe('what the article says', () => {
  test.each([
    '.jln-Brief-title',
    '.jln-Bullet-text',
    '.jln-Bullet-source',
    '.jln-Article-paragraph'
  ])('runs in its own direction and language: %s', selector => {
    show();
    expect(all(selector).length).toBeGreaterThan(0);
    for (const node of all(selector)) {
      expect(node.closest('[dir]')?.getAttribute('dir')).toBe('auto');
      expect(node.closest('[lang]')?.getAttribute('lang')).toBe('en');
    }
  });
});

test('its parts are no landmarks: a page with ten briefs would have each ten times', () => {
  show();
  expect(all('.jln-Brief section').length).toBeGreaterThan(2);
  expect(all('section:not([role=group]), [role=region]')).toHaveLength(0);
});

test('the number of words is easy to read', () => {
  view = createBriefView(host);
  view.update({ status: 'ready', analysis: { ...analysis(), words: 20010 } });
  expect(one('.jln-Brief-facts').textContent).toContain((20010).toLocaleString());
});

test('a text without spaces is measured in characters, as its readers do', () => {
  view = createBriefView(host);
  const json = wire();
  Object.assign(json.segments as Json, { words: 480, characters: 960 });
  view.update({ status: 'ready', analysis: parseAnalysis(json) });
  expect(one('.jln-Brief-facts').textContent).toContain('960 characters2 min');
});

describe('At a Glance', () => {
  test('a bullet lights the whole of its sentence, and a second click puts it out', () => {
    show();
    one('.jln-Bullet-number').click();
    const lit = texts('.jln-Source.jln-mod-lit').join('');
    expect(lit).toMatch(/^Port Salis opened .* red bicycle\.$/);
    one('.jln-Bullet-number').click();
    expect(all('.jln-mod-lit')).toHaveLength(0);
  });

  test('only one bullet is lit at a time', () => {
    show();
    all('.jln-Bullet-number').forEach(number => number.click());
    expect(all('.jln-Bullet.jln-mod-lit')).toHaveLength(1);
    expect(one('.jln-Bullet-number').getAttribute('aria-pressed')).toBe('false');
  });

  test('what was cut is hidden, then struck through on demand', () => {
    show();
    const source = one('.jln-Bullet-source');
    expect(source.hidden).toBe(true);
    one('.jln-Bullet-cuts').click();
    expect(source.hidden).toBe(false);
    expect(source.querySelector('del')?.textContent).toContain('three years after the storm');
  });

  test('a replaced pronoun is shown with the name that stands for it', () => {
    show();
    const source = all('.jln-Bullet-source')[2]!;
    expect(source.querySelector('del')?.textContent).toBe('She');
    expect(source.querySelector('ins')?.textContent).toBe('[Mara Lindqvist]');
  });

  test('a name in a bullet opens its card', () => {
    show();
    one('.jln-Bullet .jln-Mention').click();
    expect(one('.jln-Card-title').textContent).toBe('Port Salis');
  });
});

describe('the entity card', () => {
  test('opens from a chip, marks every mention, tells the owner', () => {
    const onSelect = vi.fn();
    show({ onSelect });
    chip('Dmitri').click();
    expect(one('.jln-Card').getAttribute('role')).toBe('dialog');
    expect(texts('.jln-Article .jln-mod-strong')).toEqual(['Dmitri Okafor', 'Okafor']);
    expect(onSelect).toHaveBeenLastCalledWith('e5');
  });

  test('says how sure the link is, in words', () => {
    show();
    chip('Mara').click();
    expect(one('.jln-Card-certainty').textContent).toMatch(/^sure, 97 %/);
    one('.jln-Card-close').click();
    chip('Dmitri').click();
    expect(one('.jln-Card-certainty').textContent).toContain('unsure, 52 %');
    one('.jln-Card-close').click();
    chip('Œuvre').click();
    expect(one('.jln-Card-certainty').textContent).toBe('No page is a good match.');
  });

  test('Enter on a mention opens it and moves the focus in; Escape closes it and gives it back', () => {
    show();
    const mention = one('.jln-Article .jln-Mention');
    mention.focus();
    press(mention, 'Enter');
    expect(document.activeElement).toBe(one('.jln-Card-close'));
    press(document.activeElement!, 'Escape');
    expect(one('.jln-Card').hidden).toBe(true);
    expect(document.activeElement).toBe(mention);
  });

  test('is short while pointed at', () => {
    vi.useFakeTimers();
    show();
    chip('Mara').dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    vi.advanceTimersByTime(500);
    expect(one('.jln-Card').getAttribute('role')).toBe('tooltip');
    expect(chip('Mara').getAttribute('aria-describedby')).toBe(one('.jln-Card').id);
    expect(all('.jln-Card button')).toHaveLength(0);
    one('.jln-Brief').dispatchEvent(new MouseEvent('mouseleave'));
    vi.advanceTimersByTime(500);
    expect(one('.jln-Card').hidden).toBe(true);
    expect(chip('Mara').hasAttribute('aria-describedby')).toBe(false);
  });

  test('comes into view whole when it is opened, not when it is only shown', () => {
    vi.useFakeTimers();
    show();
    const moved = vi.fn();
    Element.prototype.scrollIntoView = moved;
    chip('Mara').dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    vi.runAllTimers();
    expect(moved.mock.contexts).not.toContain(one('.jln-Card'));
    chip('Mara').click();
    expect(moved.mock.contexts).toContain(one('.jln-Card'));
  });

  test('offers corrections only to who can take them', () => {
    show();
    chip('Dmitri').click();
    expect(all('.jln-Other button, .jln-Card-correct')).toHaveLength(0);
    view.dispose();
    const onCorrect = vi.fn();
    show({ onCorrect });
    chip('Dmitri').click();
    one('.jln-Other button').click();
    expect(onCorrect).toHaveBeenCalledWith('e5', { title: 'Dmitri Okafor (footballer)' });
  });

  test('offers to take back only what was corrected', () => {
    const onForget = vi.fn();
    const label = 'Take the correction back';
    const undo = (): HTMLElement | undefined =>
      all('.jln-Card button').find(node => node.textContent === label);
    show({ onCorrect: vi.fn(), onForget });
    chip('Dmitri').click();
    expect(undo()).toBeUndefined();
    const corrected = analysis().entities.map(e => (e.id === 'e5' ? { ...e, source: 'correction' } : e));
    view.update({ status: 'ready', analysis: { ...analysis(), entities: corrected } });
    expect(undo()?.closest('details')).toBeNull();
    undo()?.click();
    expect(onForget).toHaveBeenCalledWith('e5');
    expect(one('.jln-Card').hidden).toBe(true);
  });

  test('takes an address for a link only where it is http or https', () => {
    const onCorrect = vi.fn();
    show({ onCorrect });
    chip('Dmitri').click();
    const input = one('.jln-Card-correct input') as HTMLInputElement;
    const submit = (): boolean =>
      one('.jln-Card-correct').dispatchEvent(new Event('submit', { cancelable: true }));
    input.value = 'javascript:alert(1)';
    submit();
    expect(onCorrect).not.toHaveBeenCalled();
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(one('.jln-Card-correct [role=alert]').textContent).toContain('https://');
    input.value = 'https://example.org/okafor';
    submit();
    expect(onCorrect).toHaveBeenCalledWith('e5', { url: 'https://example.org/okafor' });
  });

  test('takes the address by the Enter key, which JupyterLab keeps from forms', () => {
    const onCorrect = vi.fn();
    show({ onCorrect });
    chip('Dmitri').click();
    const input = one('.jln-Card-correct input') as HTMLInputElement;
    input.value = 'https://example.org/okafor';
    press(input, 'Enter');
    expect(onCorrect.mock.calls).toEqual([['e5', { url: 'https://example.org/okafor' }]]);
  });

  test('steps through the mentions, from the first, and round', () => {
    show();
    chip('Dmitri').click();
    const next = one('[aria-label="Next mention"]');
    const current = (): string => one('.jln-Article .jln-Mention[tabindex="0"]').textContent;
    next.click();
    expect(current()).toBe('Dmitri Okafor');
    next.click();
    expect(current()).toBe('Okafor');
    next.click();
    expect(current()).toBe('Dmitri Okafor');
  });

  test('survives the links coming in', () => {
    show();
    chip('Mara').click();
    view.update({ status: 'partial', analysis: analysis(), message: 'more' });
    expect(one('.jln-Card-title').textContent).toBe('Mara Lindqvist');
  });
});

describe('untrusted strings', () => {
  test('are text everywhere, and a javascript: address is no link', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const data = wire();
    (data.article as Json).title = evil;
    (data.article as Json).url = 'javascript:alert(1)';
    for (const entity of data.entities as Json[]) {
      Object.assign(entity, { name: evil, title: evil, lead: evil, url: 'javascript:alert(1)' });
    }
    view = createBriefView(host);
    view.update({ status: 'ready', analysis: parseAnalysis(data) });
    one('.jln-Chip').click();
    expect(all('img, script')).toHaveLength(0);
    expect(one('.jln-Brief-title').textContent).toBe(evil);
    expect(all('a').every(a => /^https?:/.test(a.getAttribute('href') ?? ''))).toBe(true);
  });
});

describe('states', () => {
  test('empty, loading, failed and back', () => {
    view = createBriefView(host);
    expect(one('.jln-State-empty').textContent).toBe('No article yet.');
    view.update({ status: 'loading', message: 'Fetching …' });
    expect(one('.jln-Progress').textContent).toBe('Fetching …');
    expect(one('.jln-Brief').getAttribute('aria-busy')).toBe('true');
    view.update({ status: 'failed', message: 'No such page.' });
    expect(one('[role=alert]').textContent).toContain('No such page.');
    view.update({ status: 'ready', analysis: analysis() });
    expect(all('.jln-Bullet')).toHaveLength(4);
    expect(one('[role=status]').textContent).toBe('Ready: 4 bullets');
  });

  test('the focus outlives a redraw', () => {
    show();
    chip('Mara').focus();
    view.update({ status: 'ready', analysis: analysis() });
    expect(document.activeElement).toBe(chip('Mara'));
  });

  test('select from outside marks the mentions and does not echo', () => {
    const onSelect = vi.fn();
    show({ onSelect });
    view.select('e9');
    expect(texts('.jln-Article .jln-mod-strong')).toEqual(['Ardenne', 'Ardenne']);
    expect(onSelect).not.toHaveBeenCalled();
    view.select('nobody');
    expect(all('.jln-Article .jln-mod-strong')).toHaveLength(0);
  });

  test('dispose leaves nothing behind', () => {
    show();
    view.dispose();
    expect(host.childElementCount).toBe(0);
  });

  test('two views of one article do not disturb each other', () => {
    show();
    const second = document.createElement('div');
    document.body.append(second);
    const other = createBriefView(second);
    other.update({ status: 'ready', analysis: analysis() });
    chip('Mara').click();
    expect(second.querySelectorAll('.jln-mod-strong')).toHaveLength(0);
    other.dispose();
    second.remove();
  });
});

describe('the mention strip', () => {
  test('draws a row for each name that returns, with a mark a mention', () => {
    show();
    expect(texts('.jln-Strip-name')).toEqual([
      'Mara Lindqvist',
      'Port Salis',
      'Ardenne',
      'Dmitri Okafor'
    ]);
    expect(one('.jln-Strip-marks').getAttribute('d')?.match(/M/g)).toHaveLength(2);
  });

  test('says in words what it draws', () => {
    show();
    expect(one('.jln-Strip-drawing').getAttribute('aria-label')).toBe(
      'Mara Lindqvist: 1 times in the first third of the article, 0 in the second, 1 in the last'
    );
  });
});
