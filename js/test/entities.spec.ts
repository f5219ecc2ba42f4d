import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseAnalysis } from '../src/model';
import { createBriefView, type BriefView } from '../src/view/brief';
import { analysis, wire, type Json } from './data';

let host: HTMLElement;
let view: BriefView;

const all = (selector: string): HTMLElement[] => [...host.querySelectorAll<HTMLElement>(selector)];
const one = (selector: string): HTMLElement => all(selector)[0]!;
const texts = (selector: string): string[] => all(selector).map(node => node.textContent);
const chip = (name: string): HTMLElement =>
  all('.jln-Chip').find(node => node.textContent === name)!;

function showTwelve(typeOf: (index: number) => string = () => 'PERSON'): void {
  const data = wire();
  const [first] = data.entities as Json[];
  data.entities = Array.from({ length: 12 }, (_, index) => ({
    ...first,
    id: `n${index}`,
    name: `Name ${index}`,
    title: null,
    description: '',
    mentions: [],
    type: typeOf(index)
  }));
  view.update({ status: 'ready', analysis: parseAnalysis(data) });
}

function press(node: Element, key: string): void {
  node.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

function search(query: string): void {
  const input = one('input[type=search]') as HTMLInputElement;
  input.value = query;
  input.dispatchEvent(new Event('input'));
}

beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
  view = createBriefView(host);
});

afterEach(() => {
  view.dispose();
  host.remove();
});

describe('entities', () => {
  test('are grouped by type, most salient first', () => {
    view.update({ status: 'ready', analysis: analysis() });
    expect(texts('.jln-Entities-type').slice(0, 3)).toEqual(['People', 'Organizations', 'Places']);
    expect(texts('.jln-Chip-name').slice(0, 2)).toEqual(['Mara Lindqvist', 'Dmitri Okafor']);
  });

  test('can be searched and filtered where there are many', () => {
    showTwelve(index => (index % 2 === 0 ? 'PERSON' : 'ORG'));
    const visible = (): string[] =>
      all('.jln-Entities-group:not([hidden]) li:not([hidden]) .jln-Chip-name').map(
        node => node.textContent
      );
    search('name 11');
    expect(visible()).toEqual(['Name 11']);
    search('');
    one('.jln-Toggle').click();
    expect(visible()).toHaveLength(6);
    one('.jln-Toggle').click();
    expect(visible()).toHaveLength(12);
  });

  test('are one Tab stop a list, and keys go along it', () => {
    showTwelve();
    const stops = (): string[] =>
      all('.jln-Chip[tabindex="0"]').map(node => node.textContent);
    expect(stops()).toEqual(['Name 0']);
    chip('Name 0').focus();
    const pressed = (key: string): string | undefined => {
      press(document.activeElement!, key);
      expect(stops()).toEqual([document.activeElement?.textContent]);
      return document.activeElement?.textContent;
    };
    expect(pressed('ArrowRight')).toBe('Name 1');
    expect(pressed('ArrowDown')).toBe('Name 2');
    expect(pressed('End')).toBe('Name 11');
    expect(pressed('ArrowRight')).toBe('Name 11');
    expect(pressed('ArrowUp')).toBe('Name 10');
    expect(pressed('ArrowLeft')).toBe('Name 9');
    expect(pressed('Home')).toBe('Name 0');
    chip('Name 5').focus(); // by the mouse, or because its card was closed
    expect(stops()).toEqual(['Name 5']);
  });

  test('keep a Tab stop when a search hides the one that they had', () => {
    showTwelve();
    search('name 1');
    expect(texts('.jln-Chip[tabindex="0"]')).toEqual(['Name 1']);
    press(chip('Name 1'), 'ArrowRight');
    expect(document.activeElement).toBe(chip('Name 10'));
    press(chip('Name 10'), 'Home');
    expect(document.activeElement).toBe(chip('Name 1'));
  });

  test('leave keys with Alt, Control or Command to the browser, in the article too', () => {
    view.update({ status: 'ready', analysis: analysis() });
    for (const node of [one('.jln-Chip'), one('.jln-Article .jln-Mention')]) {
      const key = { key: 'ArrowRight', altKey: true, bubbles: true, cancelable: true };
      const event = new KeyboardEvent('keydown', key);
      node.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(false);
    }
  });
});
