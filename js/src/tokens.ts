/** Every name that stands in more than one place: MIME type, plugin, commands, CSS. */

export const MIME_TYPE = 'application/vnd.newslens.v1+json';
export const WIDGET_VIEW_TYPE = 'application/vnd.jupyter.widget-view+json';
export const WIRE_VERSION = 1;
/** The `source` of an entity whose page a reader chose. */
export const CORRECTION_SOURCE = 'correction';

export const TRANSLATION_DOMAIN = 'jl_newslens';
export const PLUGIN_ID = 'jl-newslens:plugin';
export const MIME_PLUGIN_ID = 'jl-newslens:mime';
export const SIDEBAR_ID = 'jl-newslens-sidebar';
export const ICON_NAME = 'jl-newslens:lens';

export const CommandIDs = {
  openPanel: 'jl-newslens:open-panel',
  openSettings: 'jl-newslens:open-settings',
  summarizeSelection: 'jl-newslens:summarize-selection',
  summarizeClipboard: 'jl-newslens:summarize-clipboard',
  summarizeFile: 'jl-newslens:summarize-file',
  insertCell: 'jl-newslens:insert-cell',
  copyToNotebook: 'jl-newslens:copy-to-notebook'
} as const;

/** State classes that more than one part of the view sets or reads. */
export const Modifier = {
  lit: 'jln-mod-lit',
  strong: 'jln-mod-strong',
  open: 'jln-mod-open',
  pinned: 'jln-mod-pinned',
  busy: 'jln-mod-busy'
} as const;

/** The attribute by which the view knows which entity an element speaks of. */
export const ENTITY_ATTRIBUTE = 'data-jln-entity';
export const TYPE_ATTRIBUTE = 'data-jln-type';
/** Lets focus survive a redraw: the element with the same key gets it back. */
export const KEY_ATTRIBUTE = 'data-jln-key';
