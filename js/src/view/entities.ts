/** The entities as chips: grouped by type, most salient first, with a filter and a search. */
import { ENTITY_TYPES, type Entity, type EntityType } from '../model';
import { ENTITY_ATTRIBUTE, KEY_ATTRIBUTE, Modifier, TYPE_ATTRIBUTE } from '../tokens';
import type { Trans } from '../trans';
import { button, element } from './dom';
import { keysHint, keysInWords, LIST_KEYS, rove, roveAlong } from './roving';
import { certaintyName, certaintyOf, typePlural } from './words';

export interface EntityFilter {
  type: EntityType | null;
  query: string;
}

export interface EntitiesOptions {
  readonly trans: Trans;
  /** Kept by the caller, so that it outlives a redraw. */
  readonly filter: EntityFilter;
}

export interface EntitiesPart {
  readonly element: HTMLElement;
  select(entity: string | null): void;
}

/** With fewer, a search box is more to read than the names. */
const SEARCH_FROM = 10;

export function renderEntities(
  entities: readonly Entity[],
  options: EntitiesOptions
): EntitiesPart {
  const { trans, filter } = options;
  const chips = new Map<string, { chip: HTMLElement; entity: Entity }>();
  const groups: { node: HTMLElement; type: EntityType; members: HTMLElement[] }[] = [];
  for (const type of ENTITY_TYPES) {
    const members: HTMLElement[] = [];
    for (const entity of entities.filter(entity => entity.type === type)) {
      const chip = renderChip(entity, trans);
      chips.set(entity.id, { chip, entity });
      members.push(chip);
    }
    if (members.length === 0) {
      continue;
    }
    const list = element(
      'ul',
      'jln-Entities-chips',
      {},
      ...members.map(chip => element('li', '', {}, chip))
    );
    roveAlong(list, () => members.filter(isShown), LIST_KEYS);
    const node = element(
      'div',
      'jln-Entities-group',
      { [TYPE_ATTRIBUTE]: type },
      element('h4', 'jln-Entities-type', {}, typePlural(type, trans)),
      list
    );
    groups.push({ node, type, members });
  }
  const none = element('p', 'jln-Hint', { hidden: true }, trans.__('No name matches.'));

  const apply = (): void => {
    const query = filter.query.trim().toLocaleLowerCase();
    let shown = 0;
    for (const { chip, entity } of chips.values()) {
      const matches =
        query === '' ||
        `${entity.name}\n${entity.title ?? ''}\n${entity.description}`
          .toLocaleLowerCase()
          .includes(query);
      setHidden(chip.parentElement, !matches);
    }
    for (const { node, type, members } of groups) {
      const found = members.filter(isShown);
      const [first] = found;
      if (first !== undefined && !found.some(chip => chip.tabIndex === 0)) {
        rove(members, first);
      }
      const visible = found.length > 0 && (filter.type === null || filter.type === type);
      node.hidden = !visible;
      shown += visible ? 1 : 0;
    }
    none.hidden = shown > 0 || chips.size === 0;
  };

  const section = element(
    'section',
    'jln-Entities',
    {
      role: 'group',
      'aria-label': trans.__('Who and what'),
      'aria-description': keysInWords(trans)
    },
    element('h3', 'jln-Section-title', {}, trans.__('Who and what'), keysHint(trans))
  );
  if (chips.size === 0) {
    section.append(element('p', 'jln-Hint', {}, trans.__('No names were found.')));
  }
  if (chips.size >= SEARCH_FROM) {
    section.append(renderSearch(filter, trans, apply));
  }
  if (groups.length > 1 && chips.size >= SEARCH_FROM) {
    section.append(renderTypes(groups.map(group => group.type), entities, options, apply));
  }
  section.append(...groups.map(group => group.node), none);
  apply();
  return {
    element: section,
    select(id) {
      for (const [key, { chip }] of chips) {
        chip.classList.toggle(Modifier.strong, key === id);
        chip.setAttribute('aria-pressed', String(key === id));
      }
    }
  };
}

function renderChip(entity: Entity, trans: Trans): HTMLElement {
  const certainty = certaintyOf(entity);
  const count = entity.mentions.length;
  return element(
    'button',
    'jln-Chip',
    {
      type: 'button',
      tabindex: -1,
      'aria-haspopup': 'dialog',
      'aria-pressed': 'false',
      'aria-label': `${entity.name}, ${trans._n('%1 mention', '%1 mentions', count)}, ${certaintyName(certainty, trans)}`,
      [ENTITY_ATTRIBUTE]: entity.id,
      [TYPE_ATTRIBUTE]: entity.type,
      [KEY_ATTRIBUTE]: `chip-${entity.id}`,
      'data-jln-certainty': certainty
    },
    element('span', 'jln-Dot', { 'aria-hidden': 'true' }),
    element('span', 'jln-Chip-name', {}, entity.name),
    count > 1 ? element('span', 'jln-Chip-count', { 'aria-hidden': 'true' }, String(count)) : null
  );
}

function renderSearch(filter: EntityFilter, trans: Trans, apply: () => void): HTMLElement {
  const input = element('input', 'jln-Input', {
    type: 'search',
    placeholder: trans.__('Find a name'),
    'aria-label': trans.__('Find a name'),
    [KEY_ATTRIBUTE]: 'search'
  });
  input.value = filter.query;
  input.addEventListener('input', () => {
    filter.query = input.value;
    apply();
  });
  return input;
}

function renderTypes(
  types: readonly EntityType[],
  entities: readonly Entity[],
  { trans, filter }: EntitiesOptions,
  apply: () => void
): HTMLElement {
  const buttons = types.map(type => {
    const count = entities.filter(entity => entity.type === type).length;
    return {
      type,
      node: button(
        'jln-Toggle',
        `${typePlural(type, trans)} ${count}`,
        { [TYPE_ATTRIBUTE]: type, [KEY_ATTRIBUTE]: `type-${type}` },
        () => {
          filter.type = filter.type === type ? null : type;
          press();
          apply();
        }
      )
    };
  });
  const press = (): void => {
    for (const { type, node } of buttons) {
      node.setAttribute('aria-pressed', String(filter.type === type));
    }
  };
  press();
  return element(
    'div',
    'jln-Entities-filter',
    { role: 'group', 'aria-label': trans.__('Show only') },
    ...buttons.map(({ node }) => node)
  );
}

function isShown(chip: HTMLElement): boolean {
  return chip.parentElement?.hidden === false;
}

function setHidden(node: HTMLElement | null, hidden: boolean): void {
  if (node !== null) {
    node.hidden = hidden;
  }
}
