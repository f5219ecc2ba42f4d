import { expect, test } from 'vitest';
import { plainTrans } from '../src/trans';
import { dateName, percent, readingTime } from '../src/view/words';

test.each([
  [0, '0 %'],
  [0.974, '97 %'],
  [0.9975, '> 99 %'],
  [1, '100 %']
])('%s is shown as %s', (score, shown) => {
  expect(percent(score)).toBe(shown);
});

test('a date that is none is shown as it stands', () => {
  expect(dateName('<b>soon</b>')).toBe('<b>soon</b>');
});

test('no article takes less than a minute', () => {
  expect(readingTime(3, plainTrans)).toBe('1 min read');
  expect(readingTime(2400, plainTrans)).toBe('10 min read');
});
