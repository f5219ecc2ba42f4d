/** A name in running text that opens its entity's card. */
import type { Entity } from '../model';
import { ENTITY_ATTRIBUTE, TYPE_ATTRIBUTE } from '../tokens';
import { element } from './dom';
import { certaintyOf } from './words';

/**
 * The card opens by the brief's own delegated listeners, so a mention carries none: an article may
 * have thousands. `tabIndex` is -1 where the arrow keys reach it.
 */
export function mention(text: string, entity: Entity, tabIndex: 0 | -1): HTMLElement {
  return element(
    'span',
    'jln-Mention',
    {
      role: 'button',
      'aria-haspopup': 'dialog',
      tabindex: tabIndex,
      [ENTITY_ATTRIBUTE]: entity.id,
      [TYPE_ATTRIBUTE]: entity.type,
      'data-jln-certainty': certaintyOf(entity)
    },
    text
  );
}
