import type { InitializeProps, RenderProps } from '@anywidget/types';
import { expect, test, vi } from 'vitest';
import createWidget from '../src/widget/index';
import { wire } from './data';

interface Traits {
  selected: string;
}

/** The widget in `host`, shown what a kernel sends; `sent` is what it says to the kernel. */
async function start(host: HTMLElement, state: object): Promise<{ sent: unknown[] }> {
  const sent: unknown[] = [];
  let hear: (message: unknown) => void = () => undefined;
  const model = {
    get: () => '',
    set: vi.fn(),
    save_changes: vi.fn(),
    send: (message: unknown) => sent.push(message),
    on: (event: string, listener: (message: unknown) => void) => {
      hear = event === 'msg:custom' ? listener : hear;
    },
    off: vi.fn()
  };
  const widget = typeof createWidget === 'function' ? await createWidget() : createWidget;
  await widget.initialize?.({ model } as unknown as InitializeProps<Traits>);
  await widget.render?.({ model, el: host } as unknown as RenderProps<Traits>);
  hear({ type: 'state', status: 'ready', ...state });
  return { sent };
}

const buttonSaying = (host: HTMLElement, label: string): HTMLElement | undefined =>
  [...host.querySelectorAll('button')].find(node => node.textContent === label);

test('a correction goes to the kernel, and so does its undoing', async () => {
  Element.prototype.scrollIntoView = vi.fn(); // jsdom has no layout, and so nothing to scroll
  const analysis = wire();
  const entities = analysis.entities as Record<string, unknown>[];
  const id = entities[0]!.id as string;
  entities[0]!.source = 'correction';
  const host = document.createElement('div');
  document.body.append(host);
  const { sent } = await start(host, { analysis, can_correct: true });
  const open = (): void => host.querySelector<HTMLElement>(`[data-jln-key="chip-${id}"]`)!.click();

  open();
  buttonSaying(host, 'No page is right')!.click();
  open();
  buttonSaying(host, 'Take the correction back')!.click();

  expect(sent).toEqual([
    { type: 'correct', entity: id, none: true },
    { type: 'forget', entity: id }
  ]);
});
