/** The MIME renderer: the same view from saved data, without a kernel. */
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import { parseAnalysis, WireError } from '../model';
import { MIME_PLUGIN_ID, MIME_TYPE, TRANSLATION_DOMAIN } from '../tokens';
import { plainTrans, type Trans } from '../trans';
import { createBriefView, type BriefState, type BriefView } from '../view/brief';

/** Draws one output (or one `.newslens.json` file). */
export class BriefRenderer extends Widget implements IRenderMime.IRenderer {
  private readonly trans: Trans;
  private view: BriefView | null = null;
  private markdown: string | null = null;

  constructor(options: IRenderMime.IRendererOptions) {
    super();
    this.addClass('jln-Output');
    this.trans = options.translator?.load(TRANSLATION_DOMAIN) ?? plainTrans;
  }

  renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const markdown = model.data['text/markdown'];
    this.markdown = typeof markdown === 'string' ? markdown : null;
    try {
      const data = model.data[MIME_TYPE];
      const state: BriefState =
        data === null ? { status: 'empty' } : { status: 'ready', analysis: parseAnalysis(data) };
      this.view ??= createBriefView(this.node, {
        trans: this.trans,
        ...(this.markdown === null ? {} : { markdown: () => this.markdown })
      });
      this.view.update(state);
    } catch (error) {
      if (!(error instanceof WireError)) {
        throw error;
      }
      this.showText(model.data['text/plain'], error.message);
    }
    return Promise.resolve();
  }

  override dispose(): void {
    this.view?.dispose();
    super.dispose();
  }

  /** Data from a newer or a broken NewsLens: say so, and show what everyone can read. */
  private showText(text: unknown, reason: string): void {
    this.view?.dispose();
    this.view = null;
    const note = document.createElement('p');
    note.textContent = this.trans.__(
      'This NewsLens cannot draw this output (%1). Update jl-newslens, or read it as text:',
      reason
    );
    const pre = document.createElement('pre');
    pre.textContent = typeof text === 'string' ? text : '';
    this.node.replaceChildren(note, pre);
  }
}

const extension: IRenderMime.IExtension = {
  id: MIME_PLUGIN_ID,
  description: 'Draws the briefs of NewsLens in notebooks and .newslens.json files.',
  rendererFactory: {
    safe: true,
    mimeTypes: [MIME_TYPE],
    createRenderer: options => new BriefRenderer(options)
  },
  rank: 0,
  dataType: 'json',
  fileTypes: [
    { name: 'newslens', displayName: 'NewsLens', extensions: ['.newslens.json'], mimeTypes: [MIME_TYPE] }
  ],
  documentWidgetFactoryOptions: {
    name: 'NewsLens',
    primaryFileType: 'newslens',
    fileTypes: ['newslens'],
    defaultFor: ['newslens']
  }
};

export default extension;
