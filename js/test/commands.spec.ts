import { expect, test, vi } from 'vitest';
import { addCommands, type CommandOptions } from '../src/labextension/commands';
import { CommandIDs, MIME_TYPE } from '../src/tokens';

const inserted: string[] = [];

vi.mock('../src/labextension/icon', () => ({ newsLensIcon: {} }));
vi.mock('../src/labextension/notebook', () => ({
  insertMagicCell: () => undefined,
  insertMarkdown: (_: unknown, markdown: string) => {
    inserted.push(markdown);
    return Promise.resolve();
  },
  markdownOfActiveCell: () => 'of the cell'
}));

type Execute = (args: Record<string, unknown>) => Promise<void>;

function setUp() {
  const commands = new Map<string, Execute>();
  const sidebar = { id: 'side', markdown: 'of the sidebar', fail: vi.fn(), read: vi.fn() };
  const app = {
    commands: { addCommand: (id: string, { execute }: { execute: Execute }) => commands.set(id, execute) },
    shell: { activateById: () => undefined },
    serviceManager: { contents: { get: () => Promise.reject(new Error('a.txt is not UTF-8')) } }
  };
  addCommands({
    app,
    trans: { __: (text: string) => text },
    trackers: { notebooks: { currentWidget: { id: MIME_TYPE } }, editors: null },
    files: null,
    palette: null,
    sidebar
  } as unknown as CommandOptions);
  const run = (id: string, args = {}): Promise<void> => commands.get(id)?.(args) ?? Promise.reject(new Error(id));
  return { run, sidebar };
}

test("the palette inserts the active cell's brief, the sidebar its own", async () => {
  const { run } = setUp();

  await run(CommandIDs.copyToNotebook);
  await run(CommandIDs.copyToNotebook, { from: 'sidebar' });

  expect(inserted).toEqual(['of the cell', 'of the sidebar']);
});

test('a file that the server cannot give says so in the sidebar', async () => {
  const { run, sidebar } = setUp();

  await run(CommandIDs.summarizeFile, { path: 'a.txt' });

  expect(sidebar.fail).toHaveBeenCalledWith(new Error('a.txt is not UTF-8'));
});
