/** The sidebar: a paste box, what to read with, and the brief. */
import { Widget } from '@lumino/widgets';
import { SIDEBAR_ID } from '../tokens';
import type { Trans } from '../trans';
import { createBriefView, type BriefView } from '../view/brief';
import { button, element } from '../view/dom';
import { newsLensIcon } from './icon';
import { KernelError, readOnKernel, type Source, type Step } from './kernel';
import type { KernelChooser } from './kernels';
import type { ReadingOptions } from './settings';

export interface SidebarOptions {
  readonly trans: Trans;
  readonly kernels: KernelChooser;
  readonly reading: ReadingOptions;
  readonly onSelection: () => void;
  readonly onClipboard: () => void;
  readonly onSettings: () => void;
  readonly onInsert: () => void;
}

const ADDRESS = /^https?:\/\/\S+$/i;

export class Sidebar extends Widget {
  private readonly trans: Trans;
  private readonly view: BriefView;
  private readonly text: HTMLTextAreaElement;
  private readonly kernelLine: HTMLElement;
  private readonly readButton: HTMLButtonElement;
  private readonly insertButton: HTMLButtonElement;
  private readonly cancelButton: HTMLButtonElement;
  private reading: ReadingOptions;
  private source: Source | null = null;
  private step: Step | null = null;
  /** Counts the readings, so that a late answer to an old one is dropped. */
  private turn = 0;
  private stopping = new AbortController();
  private readonly onKernel = (): void => this.showKernel();

  constructor(private readonly options: SidebarOptions) {
    super();
    const { trans } = options;
    this.trans = trans;
    this.reading = options.reading;
    this.id = SIDEBAR_ID;
    this.addClass('jln-Sidebar');
    this.title.icon = newsLensIcon;
    this.title.caption = trans.__('NewsLens: an article at a glance');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('NewsLens'));

    this.text = element('textarea', 'jln-Input jln-Sidebar-text', {
      rows: 5,
      dir: 'auto',
      'aria-label': trans.__('Text or address of an article'),
      placeholder: trans.__('Paste an article or its address')
    });
    this.text.addEventListener('keydown', event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.readText();
      }
    });
    this.readButton = button('jln-Button jln-Button-primary', trans.__('At a glance'), {}, () =>
      this.readText()
    );
    this.cancelButton = button('jln-Button', trans.__('Stop'), { hidden: true }, () =>
      this.stopping.abort()
    );
    this.insertButton = button(
      'jln-Button',
      trans.__('Put into notebook'),
      { hidden: true, title: trans.__('Adds the brief to the notebook as a Markdown cell') },
      options.onInsert
    );
    this.kernelLine = element('p', 'jln-Sidebar-kernel');
    const host = element('div', 'jln-Sidebar-view');
    this.node.append(
      this.renderHead(),
      this.text,
      this.renderSources(),
      this.kernelLine,
      element('div', 'jln-Sidebar-actions', {}, this.cancelButton, this.insertButton),
      host
    );
    this.view = createBriefView(host, { trans, markdown: () => this.markdown });
    options.kernels.changed.connect(this.onKernel);
    this.showKernel();
  }

  /** The Markdown of the brief that is shown; null where there is none. */
  get markdown(): string | null {
    return this.step?.markdown ?? null;
  }

  /** Reads with these options from now on, and the article that is shown again. */
  setReading(reading: ReadingOptions): void {
    const changed = JSON.stringify(reading) !== JSON.stringify(this.reading);
    this.reading = reading;
    if (changed && this.source !== null && this.step !== null) {
      void this.read(this.source);
    }
  }

  async read(source: Source): Promise<void> {
    const turn = (this.turn += 1);
    this.source = source;
    this.setBusy(true);
    this.view.update({ status: 'loading', message: this.trans.__('Reading the article …') });
    try {
      const choice = this.options.kernels.current();
      if (choice === null) {
        throw new KernelError('stopped', this.trans.__('Open a notebook, or start a kernel here.'));
      }
      this.stopping = new AbortController();
      const onStep = (part: Step): void => {
        if (turn === this.turn) {
          this.showStep(part, true);
        }
      };
      const { signal } = this.stopping;
      const step = await readOnKernel(choice.kernel, source, this.reading, onStep, signal);
      if (turn === this.turn) {
        this.showStep(step, false);
      }
    } catch (error) {
      if (turn === this.turn) {
        this.fail(error);
      }
    } finally {
      if (turn === this.turn) {
        this.setBusy(false);
      }
    }
  }

  fail(error: unknown): void {
    this.step = null;
    this.insertButton.hidden = true;
    this.view.update({ status: 'failed', message: this.explain(error) });
  }

  override dispose(): void {
    this.options.kernels.changed.disconnect(this.onKernel);
    this.view.dispose();
    super.dispose();
  }

  protected override onActivateRequest(): void {
    this.text.focus();
  }

  private renderHead(): HTMLElement {
    const { trans, options } = this;
    return element(
      'div',
      'jln-Sidebar-head',
      {},
      element('h2', 'jln-Sidebar-title', {}, trans.__('NewsLens')),
      button(
        'jln-Button',
        trans.__('Settings'),
        { title: trans.__('Bullets, length, ranker, language, colours') },
        options.onSettings
      )
    );
  }

  /** What reads: the box above, the selection, the clipboard. */
  private renderSources(): HTMLElement {
    const { trans, options } = this;
    const selection = button(
      'jln-Button',
      trans.__('Selection'),
      { title: trans.__('Read the text that is selected in a document') },
      options.onSelection
    );
    // A press on the button must not take the selection away that it is about.
    selection.addEventListener('mousedown', event => {
      event.preventDefault();
    });
    const clipboard = button(
      'jln-Button',
      trans.__('Clipboard'),
      { title: trans.__('Read the text on the clipboard') },
      options.onClipboard
    );
    return element('div', 'jln-Sidebar-actions', {}, this.readButton, selection, clipboard);
  }

  private readText(): void {
    const text = this.text.value.trim();
    if (text === '') {
      this.text.focus();
    } else {
      void this.read(ADDRESS.test(text) ? { url: text } : { text });
    }
  }

  private showStep(step: Step, more: boolean): void {
    this.step = step;
    this.insertButton.hidden = step.markdown === null;
    this.view.update(
      more
        ? {
            status: 'partial',
            analysis: step.analysis,
            message: this.trans.__('Looking up the names …')
          }
        : { status: 'ready', analysis: step.analysis }
    );
  }

  private setBusy(busy: boolean): void {
    this.readButton.disabled = busy;
    this.cancelButton.hidden = !busy;
  }

  private showKernel(): void {
    const { trans } = this;
    const { kernels } = this.options;
    const choice = kernels.current();
    const start = button('jln-Button', trans.__('Start a kernel'), {}, () => {
      start.disabled = true;
      kernels.startOwn().catch((error: unknown) => this.fail(error));
    });
    this.kernelLine.replaceChildren(
      ...(choice === null
        ? [trans.__('No notebook with a kernel is open.'), start]
        : choice.own
          ? [
              trans.__('Reads on its own kernel (%1).', choice.name),
              button('jln-Button', trans.__('Shut down'), {}, () => void kernels.stopOwn())
            ]
          : [trans.__('Reads on the kernel of %1.', choice.name)])
    );
  }

  private explain(error: unknown): string {
    const { trans } = this;
    if (!(error instanceof KernelError)) {
      return error instanceof Error ? error.message : String(error);
    }
    switch (error.problem) {
      case 'not-installed':
        return trans.__(
          'NewsLens is not installed on this kernel. Run “%pip install jl-newslens” in a cell, then try again.'
        );
      case 'not-python':
        return trans.__('NewsLens needs a Python kernel; this one speaks %1.', error.message);
      case 'stopped':
        return error.message === '' ? trans.__('The reading was stopped.') : error.message;
      case 'failed':
        return error.message;
    }
  }
}
