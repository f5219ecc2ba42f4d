/** The commands, for the palette, the menus (see `schema/plugin.json`) and other extensions. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import type { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { CommandIDs } from '../tokens';
import type { Trans } from '../trans';
import { newsLensIcon } from './icon';
import { insertMagicCell, insertMarkdown, markdownOfActiveCell } from './notebook';
import { selectedText, type Trackers } from './selection';
import type { Sidebar } from './sidebar';

export interface CommandOptions {
  readonly app: JupyterFrontEnd;
  readonly trans: Trans;
  readonly trackers: Trackers;
  readonly files: IDefaultFileBrowser | null;
  readonly palette: ICommandPalette | null;
  readonly sidebar: Sidebar;
}

const READABLE = /\.(txt|md|markdown|html?)$/i;
const PLUGIN_TITLE = 'NewsLens';

export function addCommands(options: CommandOptions): void {
  const { app, trans, trackers, files, sidebar, palette } = options;
  const { commands, shell } = app;
  const hasNotebook = (): boolean => Boolean(trackers.notebooks?.currentWidget);
  const open = (): void => shell.activateById(sidebar.id);

  commands.addCommand(CommandIDs.openPanel, {
    label: trans.__('Open NewsLens'),
    caption: trans.__('Read an article at a glance'),
    icon: newsLensIcon,
    execute: open
  });
  commands.addCommand(CommandIDs.openSettings, {
    label: trans.__('NewsLens Settings'),
    execute: () => commands.execute('settingeditor:open', { query: PLUGIN_TITLE })
  });
  commands.addCommand(CommandIDs.summarizeSelection, {
    label: trans.__('Selection at a Glance'),
    caption: trans.__('Summarize the selected text and link its names'),
    icon: newsLensIcon,
    execute: async () => {
      // Opening the sidebar takes the focus, and with it the page's selection.
      const text = selectedText(shell, trackers);
      open();
      if (text.trim() === '') {
        sidebar.fail(new Error(trans.__('Nothing is selected. Select the text of an article first.')));
      } else {
        await sidebar.read({ text });
      }
    }
  });
  commands.addCommand(CommandIDs.summarizeClipboard, {
    label: trans.__('Clipboard at a Glance'),
    caption: trans.__('Summarize the text on the clipboard and link its names'),
    icon: newsLensIcon,
    execute: async () => {
      open();
      const text = await readClipboard();
      if (text === null) {
        sidebar.fail(
          new Error(trans.__('The browser does not let this page read the clipboard. Paste the text above.'))
        );
      } else if (text.trim() === '') {
        sidebar.fail(new Error(trans.__('There is no text on the clipboard.')));
      } else {
        await sidebar.read({ text });
      }
    }
  });
  commands.addCommand(CommandIDs.summarizeFile, {
    label: trans.__('At a Glance'),
    caption: trans.__('Summarize this file and link its names'),
    icon: newsLensIcon,
    isVisible: () => selectedPath(files) !== null,
    execute: async args => {
      const path = typeof args.path === 'string' ? args.path : selectedPath(files);
      if (path === null) {
        return;
      }
      open();
      try {
        const file = await app.serviceManager.contents.get(path, {
          type: 'file',
          format: 'text',
          content: true
        });
        await sidebar.read({ text: String(file.content) });
      } catch (error) {
        sidebar.fail(error);
      }
    }
  });
  commands.addCommand(CommandIDs.insertCell, {
    label: trans.__('Insert %%newslens Cell'),
    caption: trans.__('Add a cell to paste an article into'),
    isEnabled: hasNotebook,
    execute: () => {
      const panel = trackers.notebooks?.currentWidget;
      if (panel) {
        shell.activateById(panel.id);
        insertMagicCell(panel);
      }
    }
  });
  commands.addCommand(CommandIDs.copyToNotebook, {
    label: trans.__('Put Brief into Notebook as Markdown'),
    caption: trans.__('The brief of the active cell, or of the sidebar, as a Markdown cell'),
    isEnabled: hasNotebook,
    execute: async args => {
      const panel = trackers.notebooks?.currentWidget;
      if (panel) {
        const ofCell = args.from === 'sidebar' ? null : markdownOfActiveCell(panel);
        const markdown = ofCell ?? sidebar.markdown;
        if (markdown !== null) {
          await insertMarkdown(panel, markdown);
        }
      }
    }
  });
  for (const command of Object.values(CommandIDs)) {
    if (command !== CommandIDs.summarizeFile) {
      palette?.addItem({ command, category: PLUGIN_TITLE });
    }
  }
}

/** The one readable file that is selected in the file browser. */
function selectedPath(files: IDefaultFileBrowser | null): string | null {
  const selected = files === null ? [] : [...files.selectedItems()];
  const [only] = selected;
  return selected.length === 1 && only !== undefined && READABLE.test(only.name) ? only.path : null;
}

async function readClipboard(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return null;
  }
}
