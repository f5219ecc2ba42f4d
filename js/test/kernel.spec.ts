import { expect, test, vi } from 'vitest';
import type { Kernel } from '@jupyterlab/services';
import { readOnKernel } from '../src/labextension/kernel';
import { DEFAULT_SETTINGS } from '../src/labextension/settings';

/** A kernel with one request, which the test moves on; like JupyterLab's, as far as it is asked. */
function fakeKernel() {
  let cancel: (error: Error) => void = () => undefined;
  const done = new Promise<never>((_, reject) => {
    cancel = reject;
  });
  const future = {
    done,
    onIOPub: null as ((message: unknown) => void) | null,
    dispose: vi.fn(() => cancel(new Error('Canceled future before replies were done')))
  };
  const kernel = {
    info: Promise.resolve({ language_info: { name: 'python' } }),
    requestExecute: vi.fn(() => future),
    interrupt: vi.fn(() => {
      cancel(new Error(''));
      return Promise.resolve();
    })
  };
  return { future, kernel, connection: kernel as unknown as Kernel.IKernelConnection };
}

function read(connection: Kernel.IKernelConnection, stop: AbortSignal): Promise<unknown> {
  const { reading } = DEFAULT_SETTINGS;
  return readOnKernel(connection, { text: 'Text.' }, reading, () => undefined, stop);
}

test('stopping interrupts the kernel once the request runs on it', async () => {
  const { future, kernel, connection } = fakeKernel();
  const stopping = new AbortController();
  const reading = read(connection, stopping.signal);
  await vi.waitFor(() => expect(kernel.requestExecute).toHaveBeenCalled());
  future.onIOPub?.({ header: { msg_type: 'status' }, content: { execution_state: 'busy' } });

  stopping.abort();

  await expect(reading).rejects.toMatchObject({ problem: 'stopped', message: '' });
  expect(kernel.interrupt).toHaveBeenCalled();
});

test("stopping leaves the user's own cell alone, for which the request still waits", async () => {
  const { future, kernel, connection } = fakeKernel();
  const stopping = new AbortController();
  const reading = read(connection, stopping.signal);
  await vi.waitFor(() => expect(kernel.requestExecute).toHaveBeenCalled());

  stopping.abort();

  await expect(reading).rejects.toMatchObject({ problem: 'stopped', message: '' });
  expect(kernel.interrupt).not.toHaveBeenCalled();
  expect(future.dispose).toHaveBeenCalled();
});
