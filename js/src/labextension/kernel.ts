/** Reads an article on a kernel, without leaving a trace in the user's namespace or history. */
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import { parseAnalysis, type Analysis } from '../model';
import { MIME_TYPE } from '../tokens';
import type { ReadingOptions } from './settings';

/** `text` may be HTML; `url` is fetched by the kernel, not by the browser. */
export type Source = { readonly text: string } | { readonly url: string };

export interface Step {
  readonly analysis: Analysis;
  readonly markdown: string | null;
}

export type KernelProblem = 'not-installed' | 'not-python' | 'stopped' | 'failed';

/** `message` is the kernel's own, written for people. */
export class KernelError extends Error {
  constructor(
    readonly problem: KernelProblem,
    message = ''
  ) {
    super(message);
  }
}

const ENTRY_POINT = 'jl_newslens.sidebar';

/**
 * Calls `onStep` with what there is so far (the bullets first) and resolves with the whole. `stop`
 * interrupts the kernel only while it is at this request: a cell of the user's may run before it.
 *
 * @throws KernelError
 */
export async function readOnKernel(
  kernel: Kernel.IKernelConnection,
  source: Source,
  options: ReadingOptions,
  onStep: (step: Step) => void,
  stop: AbortSignal
): Promise<Step> {
  const { language_info: language } = await kernel.info;
  if (language.name !== 'python') {
    throw new KernelError('not-python', language.name);
  }
  const isStopped = (): boolean => stop.aborted;
  if (isStopped()) {
    throw new KernelError('stopped');
  }
  // A JSON string is a Python string literal as well, so nothing in the article can become code.
  const request = JSON.stringify(JSON.stringify({ ...source, options }));
  const future = kernel.requestExecute({
    code: `__import__("importlib").import_module("${ENTRY_POINT}").answer(${request})`,
    silent: true,
    store_history: false,
    stop_on_error: false
  });
  const steps: Step[] = [];
  let begun = false;
  future.onIOPub = (message: KernelMessage.IIOPubMessage): void => {
    begun ||= isBusy(message);
    const step = readStep(message);
    if (step !== null) {
      steps.push(step);
      onStep(step);
    }
  };
  stop.addEventListener('abort', () => {
    if (begun) {
      void kernel.interrupt();
    } else {
      future.dispose();
    }
  });
  let reply: KernelMessage.IExecuteReplyMsg;
  try {
    reply = await future.done;
  } catch (error) {
    throw new KernelError('stopped', error instanceof Error && !isStopped() ? error.message : '');
  }
  if (reply.content.status === 'abort') {
    throw new KernelError('stopped');
  }
  if (reply.content.status === 'error') {
    throw problemOf(reply.content.ename, reply.content.evalue);
  }
  const last = steps.at(-1);
  if (last === undefined) {
    throw new KernelError('stopped');
  }
  return last;
}

/** Whether the kernel says that it has begun with the request. */
function isBusy(message: KernelMessage.IIOPubMessage): boolean {
  return (
    message.header.msg_type === 'status' &&
    (message as KernelMessage.IStatusMsg).content.execution_state === 'busy'
  );
}

function readStep(message: KernelMessage.IIOPubMessage): Step | null {
  if (message.header.msg_type !== 'display_data') {
    return null;
  }
  const { data } = (message as KernelMessage.IDisplayDataMsg).content;
  const markdown = data['text/markdown'];
  return MIME_TYPE in data
    ? {
        analysis: parseAnalysis(data[MIME_TYPE]),
        markdown: typeof markdown === 'string' ? markdown : null
      }
    : null;
}

function problemOf(name: string, value: string): KernelError {
  if (name === 'ModuleNotFoundError' && value.includes('jl_newslens')) {
    return new KernelError('not-installed');
  }
  return name === 'KeyboardInterrupt'
    ? new KernelError('stopped')
    : new KernelError('failed', value === '' ? name : value);
}
