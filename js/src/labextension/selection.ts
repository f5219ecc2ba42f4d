/** The text that the user selected, in whatever document it is. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { IEditorTracker } from '@jupyterlab/fileeditor';
import type { INotebookTracker } from '@jupyterlab/notebook';

export interface Trackers {
  readonly notebooks: INotebookTracker | null;
  readonly editors: IEditorTracker | null;
}

/**
 * "" where nothing is selected. An editor is asked before the page: it draws only the lines in view,
 * so the page's selection would miss the rest.
 */
export function selectedText(shell: JupyterFrontEnd.IShell, trackers: Trackers): string {
  const { currentWidget } = shell;
  const { notebooks, editors } = trackers;
  let editor: CodeEditor.IEditor | null = null;
  if (editors !== null && editors.currentWidget === currentWidget) {
    editor = editors.currentWidget?.content.editor ?? null;
  } else if (notebooks !== null && notebooks.currentWidget === currentWidget) {
    editor = notebooks.activeCell?.editor ?? null;
  }
  const inEditor = editor === null ? '' : editorSelection(editor);
  return inEditor.trim() !== '' ? inEditor : (window.getSelection()?.toString() ?? '');
}

function editorSelection(editor: CodeEditor.IEditor): string {
  const { start, end } = editor.getSelection();
  const from = editor.getOffsetAt(start);
  const to = editor.getOffsetAt(end);
  return editor.model.sharedModel.getSource().slice(Math.min(from, to), Math.max(from, to));
}
