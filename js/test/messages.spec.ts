import { expect, test } from 'vitest';
import { parseState } from '../src/widget/messages';
import { wire } from './data';

test('a state with an analysis is read', () => {
  const state = parseState({ type: 'state', status: 'ready', analysis: wire(), can_correct: true });
  expect(state?.brief.status).toBe('ready');
  expect(state?.canCorrect).toBe(true);
});

test('a broken analysis becomes a failure that says why', () => {
  const state = parseState({ type: 'state', status: 'ready', analysis: { wire_version: 9 } });
  expect(state?.brief).toEqual({ status: 'failed', message: 'wire version 9 instead of 1' });
});

test.each([[null], ['state'], [{ type: 'other' }]])('%j is no message of ours', message => {
  expect(parseState(message)).toBeNull();
});
