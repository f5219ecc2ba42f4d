import { expect, test } from 'vitest';
import { safeHref } from '../src/view/dom';

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://example.org',
  '//example.org',
  'wiki/Vigo',
  'https://en.wikipedia.org@evil.example/',
  'https://user:pass@example.org/'
])('%s is no address for a link', url => {
  expect(safeHref(url)).toBeNull();
});

test('an address is kept, with what has to be encoded encoded', () => {
  expect(safeHref('https://en.wikipedia.org/wiki/São "Paulo"')).toBe(
    'https://en.wikipedia.org/wiki/S%C3%A3o%20%22Paulo%22'
  );
});
