/** Which kernel the sidebar uses: the current notebook's, or one of its own that it started. */
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { Kernel, ServiceManager } from '@jupyterlab/services';
import { Signal, type ISignal } from '@lumino/signaling';

export interface KernelChoice {
  readonly kernel: Kernel.IKernelConnection;
  /** For people: the notebook's file name, or the kernel's name. */
  readonly name: string;
  readonly own: boolean;
}

export class KernelChooser {
  private own: Kernel.IKernelConnection | null = null;
  private readonly changedSignal = new Signal<this, void>(this);

  constructor(
    private readonly services: ServiceManager.IManager,
    private readonly notebooks: INotebookTracker | null
  ) {
    const announce = (): void => this.changedSignal.emit();
    notebooks?.currentChanged.connect((_, notebook) => {
      notebook?.sessionContext.kernelChanged.disconnect(announce);
      notebook?.sessionContext.kernelChanged.connect(announce);
      announce();
    });
  }

  /** The current choice may be another one. */
  get changed(): ISignal<this, void> {
    return this.changedSignal;
  }

  current(): KernelChoice | null {
    const notebook = this.notebooks?.currentWidget ?? null;
    const kernel = notebook?.sessionContext.session?.kernel ?? null;
    if (notebook !== null && kernel !== null) {
      return { kernel, name: notebook.sessionContext.name, own: false };
    }
    return this.own === null ? null : { kernel: this.own, name: this.own.name, own: true };
  }

  /** Starts a kernel of the server's default kind; it lives until `stopOwn` or `dispose`. */
  async startOwn(): Promise<KernelChoice> {
    await this.services.kernelspecs.ready;
    const name = this.services.kernelspecs.specs?.default;
    const kernel = await this.services.kernels.startNew(name === undefined ? {} : { name });
    this.own = kernel;
    kernel.disposed.connect(() => this.forget(kernel));
    kernel.statusChanged.connect((_, status) => {
      if (status === 'dead') {
        this.forget(kernel);
      }
    });
    this.changedSignal.emit();
    return { kernel, name: kernel.name, own: true };
  }

  async stopOwn(): Promise<void> {
    const kernel = this.own;
    this.own = null;
    this.changedSignal.emit();
    if (kernel !== null && !kernel.isDisposed) {
      await kernel.shutdown();
      kernel.dispose();
    }
  }

  private forget(kernel: Kernel.IKernelConnection): void {
    if (this.own === kernel) {
      this.own = null;
      this.changedSignal.emit();
    }
  }
}
