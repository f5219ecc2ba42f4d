/** What the commands do in a notebook. */
import { NotebookActions, type Notebook, type NotebookPanel } from '@jupyterlab/notebook';
import { MIME_TYPE } from '../tokens';

const LOAD = '%load_ext jl_newslens';

/** A cell to paste an article into; the magics are loaded in a cell of its own, once a notebook. */
export function insertMagicCell({ content }: NotebookPanel): void {
  const loaded = content.widgets.some(cell => cell.model.sharedModel.getSource().includes(LOAD));
  if (!loaded) {
    insertCell(content, LOAD);
  }
  insertCell(content, '%%newslens\n');
  content.mode = 'edit';
}

/** A Markdown cell below the active one, rendered. */
export async function insertMarkdown(panel: NotebookPanel, markdown: string): Promise<void> {
  const { content, sessionContext } = panel;
  insertCell(content, markdown);
  NotebookActions.changeCellType(content, 'markdown');
  await NotebookActions.run(content, sessionContext);
}

/** The Markdown of the first brief among the active cell's outputs. */
export function markdownOfActiveCell(panel: NotebookPanel): string | null {
  const cell: unknown = panel.content.activeCell?.model.sharedModel.toJSON();
  for (const output of listOf(field(cell, 'outputs'))) {
    const data = field(output, 'data');
    if (field(data, MIME_TYPE) !== undefined) {
      const markdown = field(data, 'text/markdown');
      // nbformat allows a text to be a list of lines.
      return typeof markdown === 'string' ? markdown : listOf(markdown).join('');
    }
  }
  return null;
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function insertCell(notebook: Notebook, source: string): void {
  NotebookActions.insertBelow(notebook);
  notebook.activeCell?.model.sharedModel.setSource(source);
}
