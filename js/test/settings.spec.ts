import { expect, test } from 'vitest';
import { applyColors, DEFAULT_SETTINGS, parseSettings } from '../src/labextension/settings';
import schema from '../schema/plugin.json';

test('the defaults are those of the schema', () => {
  const { bullets, length, ranker, language, offline } = schema.properties;
  expect(DEFAULT_SETTINGS.reading).toEqual({
    bullets: bullets.default,
    length: length.default,
    ranker: ranker.default,
    language: language.default,
    offline: offline.default
  });
});

test('what is odd takes its default', () => {
  expect(parseSettings({ bullets: 'many', ranker: ' ', offline: 1 })).toEqual(DEFAULT_SETTINGS);
});

test('a colour is a colour, not an address', () => {
  const { colors } = parseSettings({
    colors: { PERSON: '#123456', ORG: 'url(https://x.example)', PLACE: 'teal', EVENT: '' }
  });
  expect(colors).toEqual({ PERSON: '#123456', PLACE: 'teal' });
});

test('a colour that is taken back is gone', () => {
  const node = document.createElement('div');
  applyColors({ PERSON: 'teal' }, node);
  expect(node.style.getPropertyValue('--jln-color-PERSON')).toBe('teal');
  applyColors({}, node);
  expect(node.style.getPropertyValue('--jln-color-PERSON')).toBe('');
});

test('every setting and menu entry has what people read', () => {
  for (const [name, setting] of Object.entries(schema.properties)) {
    expect(setting.title, name).not.toBe('');
    expect(setting.description, name).not.toBe('');
  }
});

test('no context menu selector has a comma: JupyterLab would drop the whole menu', () => {
  for (const item of schema['jupyter.lab.menus'].context) {
    expect(item.selector).not.toContain(',');
  }
});
