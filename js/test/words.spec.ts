import { afterEach, expect, test, vi } from 'vitest';
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

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each(['America/Los_Angeles', 'Pacific/Auckland'])(
  'the day is the one that the source states, also for a reader in %s',
  zone => {
    vi.stubEnv('TZ', zone);
    for (const published of ['2025-05-17', '2025-05-17T23:30:00+00:00', '2025-05-17T00:30:00Z']) {
      expect(dateName(published)).toMatch(/\b17\b/);
    }
  }
);

test('a date that is none is shown as it stands', () => {
  expect(dateName('<b>soon</b>')).toBe('<b>soon</b>');
  expect(dateName('2025-17-05')).toBe('2025-17-05');
});

test('no article takes less than a minute', () => {
  expect(readingTime(3, plainTrans)).toBe('1 min read');
  expect(readingTime(2400, plainTrans)).toBe('10 min read');
});
