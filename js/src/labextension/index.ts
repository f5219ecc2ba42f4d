/** The JupyterLab plugin: wires the sidebar, the commands, the settings and the live renderer. */
import {
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { IEditorTracker } from '@jupyterlab/fileeditor';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIDs, PLUGIN_ID, TRANSLATION_DOMAIN } from '../tokens';
import { addCommands } from './commands';
import { KernelChooser } from './kernels';
import { preferLive } from './live';
import { applyColors, DEFAULT_SETTINGS, parseSettings } from './settings';
import { Sidebar } from './sidebar';

const SIDEBAR_RANK = 900;

/** Every token is optional: what is missing costs only what needs it. */
const plugin: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_ID,
  description: 'News articles at a glance: sidebar, commands and settings.',
  autoStart: true,
  optional: [
    ICommandPalette,
    INotebookTracker,
    IEditorTracker,
    IDefaultFileBrowser,
    ISettingRegistry,
    ITranslator,
    ILayoutRestorer
  ],
  activate: (
    app: JupyterFrontEnd,
    palette: ICommandPalette | null,
    notebooks: INotebookTracker | null,
    editors: IEditorTracker | null,
    files: IDefaultFileBrowser | null,
    registry: ISettingRegistry | null,
    translator: ITranslator | null,
    restorer: ILayoutRestorer | null
  ) => {
    const trans = (translator ?? nullTranslator).load(TRANSLATION_DOMAIN);
    const run =
      (command: string, args: Record<string, string> = {}) =>
      (): void =>
        void app.commands.execute(command, args);
    const sidebar = new Sidebar({
      trans,
      kernels: new KernelChooser(app.serviceManager, notebooks),
      reading: DEFAULT_SETTINGS.reading,
      onSelection: run(CommandIDs.summarizeSelection),
      onClipboard: run(CommandIDs.summarizeClipboard),
      onSettings: run(CommandIDs.openSettings),
      onInsert: run(CommandIDs.copyToNotebook, { from: 'sidebar' })
    });
    app.shell.add(sidebar, 'right', { rank: SIDEBAR_RANK, type: 'NewsLens' });
    restorer?.add(sidebar, sidebar.id);
    addCommands({ app, trans, trackers: { notebooks, editors }, files, palette, sidebar });

    notebooks?.forEach(preferLive);
    notebooks?.widgetAdded.connect((_, notebook) => preferLive(notebook));

    const useSettings = (settings: ISettingRegistry.ISettings): void => {
      const { reading, colors } = parseSettings(settings.composite);
      sidebar.setReading(reading);
      applyColors(colors, document.body);
    };
    registry
      ?.load(PLUGIN_ID)
      .then(settings => {
        useSettings(settings);
        settings.changed.connect(useSettings);
      })
      .catch((reason: unknown) => {
        console.error('NewsLens keeps to its default settings.', reason);
      });
  }
};

export default plugin;
