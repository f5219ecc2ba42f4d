/**
 * Prefers the live widget while its kernel has it, and the saved data otherwise.
 *
 * JupyterLab does not save widget state, so a reopened widget is "Error displaying widget: model not
 * found", even where the output holds other forms. This renderer stands before the widgets' own
 * (rank -10) for outputs that hold our data too: it draws those at once, and puts the live widget
 * in their place when the kernel turns out to have it.
 */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { KernelMessage } from '@jupyterlab/services';
import { Panel } from '@lumino/widgets';
import { MIME_TYPE, WIDGET_VIEW_TYPE } from '../tokens';
import { BriefRenderer } from './mime';

const BEFORE_WIDGETS = -20;
/** A widget that has drawn nothing by then stays out, and the saved data stay in. */
const PATIENCE_MS = 10_000;
const DRAWN = '[data-jln-status]:not([data-jln-status="loading"])';

class LiveRenderer extends Panel implements IRenderMime.IRenderer {
  /** The widget that stands here, or may come. */
  private liveId: string | null = null;
  /** What stands here until the widget does. */
  private saved: BriefRenderer | null = null;
  /** What the notebook holds of this output. */
  private model: IRenderMime.IMimeModel | null = null;

  constructor(
    private readonly notebook: NotebookPanel,
    private readonly options: IRenderMime.IRendererOptions
  ) {
    super();
    this.addClass('jln-LiveOutput');
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const modelId = modelIdOf(model);
    this.model = model;
    if (modelId !== null && modelId === this.liveId) {
      // A newer brief, for those without a kernel: the widget shows it by itself.
      await this.saved?.renderModel(model);
      return;
    }
    for (const old of [...this.widgets]) {
      old.dispose();
    }
    const saved = new BriefRenderer(this.options);
    this.saved = saved;
    this.addWidget(saved);
    this.liveId = model.trusted ? modelId : null;
    await saved.renderModel(model);
    if (modelId !== null && modelId === this.liveId) {
      // Where the kernel goes away meanwhile, what is saved stays.
      this.goLive(modelId, model, saved).catch(() => undefined);
    }
  }

  private async goLive(
    modelId: string,
    model: IRenderMime.IMimeModel,
    saved: BriefRenderer
  ): Promise<void> {
    if (!(await this.isLive(modelId)) || this.isDisposed || saved.isDisposed) {
      return;
    }
    const live = this.notebook.content.rendermime.createRenderer(WIDGET_VIEW_TYPE);
    live.addClass('jln-mod-waiting');
    this.addWidget(live);
    try {
      await live.renderModel(model);
      await firstDraw(live.node);
    } catch {
      live.dispose();
      return;
    }
    live.removeClass('jln-mod-waiting');
    saved.dispose();
    this.saved = null;
    this.notebook.sessionContext.iopubMessage.connect(this.keep);
  }

  /**
   * Saves a newer brief of a panel. JupyterLab does so too, but not in a page that was loaded again
   * since the cell ran. The display has the id of the widget, see `display/panel.py`.
   */
  private readonly keep = (_sender: unknown, message: KernelMessage.IMessage): void => {
    if (message.header.msg_type === 'update_display_data') {
      const { data, metadata, transient } =
        message.content as KernelMessage.IUpdateDisplayDataMsg['content'];
      if (transient.display_id === this.liveId) {
        this.model?.setData({ data, metadata });
      }
    }
  };

  override dispose(): void {
    this.notebook.sessionContext.iopubMessage.disconnect(this.keep);
    super.dispose();
  }

  private async isLive(modelId: string): Promise<boolean> {
    const { sessionContext } = this.notebook;
    await sessionContext.ready;
    const kernel = sessionContext.session?.kernel;
    if (!kernel?.handleComms) {
      return false;
    }
    if (kernel.hasComm(modelId)) {
      return true; // made while this page was open: a busy kernel need not be asked
    }
    const reply = await kernel.requestCommInfo({ target_name: 'jupyter.widget' });
    return reply.content.status === 'ok' && modelId in reply.content.comms;
  }
}

function modelIdOf(model: IRenderMime.IMimeModel): string | null {
  const view = model.data[WIDGET_VIEW_TYPE];
  if (typeof view !== 'object' || view === null || !('model_id' in view)) {
    return null;
  }
  return typeof view.model_id === 'string' ? view.model_id : null;
}

/** Resolves when the widget has drawn what the kernel told it; rejects when nothing comes. */
function firstDraw(node: HTMLElement): Promise<void> {
  const drawn = (): boolean => node.querySelector(DRAWN) !== null;
  return new Promise((resolve, reject) => {
    if (drawn()) {
      resolve();
      return;
    }
    const finish = (action: () => void): void => {
      observer.disconnect();
      window.clearTimeout(timer);
      action();
    };
    const observer = new MutationObserver(() => {
      if (drawn()) {
        finish(resolve);
      }
    });
    const timer = window.setTimeout(
      () => finish(() => reject(new Error('The widget drew nothing.'))),
      PATIENCE_MS
    );
    observer.observe(node, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-jln-status']
    });
  });
}

/** For this notebook only: another one may have another kernel. */
export function preferLive(notebook: NotebookPanel): void {
  notebook.content.rendermime.addFactory(
    {
      safe: true,
      mimeTypes: [MIME_TYPE],
      createRenderer: options => new LiveRenderer(notebook, options)
    },
    BEFORE_WIDGETS
  );
}
