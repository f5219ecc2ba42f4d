import { describe, expect, test } from 'vitest';
import { parseAnalysis, WireError } from '../src/model';
import { analysis, wire, type Json } from './data';

describe('parseAnalysis', () => {
  test('reads what Python writes', () => {
    const parsed = analysis();
    expect(parsed.title).toBe('Port Salis opens its harbour bridge');
    expect(parsed.bullets).toHaveLength(4);
    expect(parsed.entities[0]?.name).toBe('Mara Lindqvist');
  });

  test('the segments, joined, are the paragraphs of the article', () => {
    const text = (wire().article as Json).text as string;
    for (const paragraph of analysis().paragraphs) {
      expect(text).toContain(paragraph.segments.map(segment => segment.text).join(''));
    }
  });

  test('keeps an emoji that stands before a name whole', () => {
    const [first] = analysis().paragraphs;
    expect(first?.segments.map(segment => segment.text).join('')).toContain('Saturday 🌉, three');
  });

  test('shows the article whole where nothing was cut', () => {
    const parsed = parseAnalysis({ ...wire(), segments: undefined });
    expect(parsed.paragraphs).toHaveLength(1);
    expect(parsed.bullets[0]?.pieces).toEqual([{ text: parsed.bullets[0]?.text, entity: null }]);
  });

  test('ignores keys that it does not know', () => {
    expect(parseAnalysis({ ...wire(), later: 1 }).bullets).toHaveLength(4);
  });

  test.each([
    ['no object', 'x'],
    ['nothing', null],
    ['a list', []],
    ['another version', { ...wire(), wire_version: 2 }],
    ['no article', { ...wire(), article: null }],
    ['an unknown type', { ...wire(), entities: [{ id: 'a', name: 'b', type: 'X', status: 'linked' }] }],
    ['an unknown status', { ...wire(), entities: [{ id: 'a', name: 'b', type: 'ORG', status: '?' }] }],
    ['bullets that are no list', { ...wire(), bullets: { length: 1 } }],
    ['a number that is none', { ...wire(), segments: { size: 'many', words: 1 } }]
  ])('refuses %s', (_name, value) => {
    expect(() => parseAnalysis(value)).toThrow(WireError);
  });
});
