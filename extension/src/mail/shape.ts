import { ATTRIBUTE_NAMES, TAG_NAMES } from './shape_names';

/** How much of a page is drawn: enough to see where a reader went wrong, little enough to be read before it is sent. */
const LIMITS = { up: 7, deep: 12, lines: 160, attributes: 12 } as const;

/**
 * The markup around a field as an outline of tags, roles and the names of attributes, and nothing that a person wrote
 * or that names somebody: no text, no value, no class, no id. The field itself is marked, and what is in it left out.
 */
export function shapeAround(place: Element): string[] {
  const lines: string[] = [];
  draw(ancestorOf(place), place, 0, lines);
  return lines.length > LIMITS.lines ? [...lines.slice(0, LIMITS.lines), '…'] : lines;
}

function ancestorOf(place: Element): Element {
  let at = place;
  for (let step = 0; step < LIMITS.up && at.parentElement; step += 1) at = at.parentElement;
  return at;
}

function draw(element: Element, place: Element, depth: number, lines: string[]): void {
  if (lines.length > LIMITS.lines || UNSEEN.has(element.localName)) return;
  const isPlace = element === place;
  lines.push(`${'  '.repeat(depth)}${described(element)}${isPlace ? ' ← the field' : ''}`);
  if (isPlace) return;
  if (depth >= LIMITS.deep) return;

  let before = '';
  let times = 0;
  for (const child of element.children) {
    const drawn: string[] = [];
    draw(child, place, depth + 1, drawn);
    const block = drawn.join('\n');
    times = block === before ? times + 1 : 1;
    before = block;
    // The third of its kind says no more than the second.
    if (times <= 2 && block) lines.push(...drawn);
    else if (times === 3) lines.push(`${'  '.repeat(depth + 1)}…`);
  }
}

const UNSEEN = new Set(['script', 'style', 'link', 'meta', 'path', 'defs', 'g']);

/** `div role=dialog [aria-label name]` */
function described(element: Element): string {
  const role = element.getAttribute('role') ?? '';
  const names = element
    .getAttributeNames()
    .filter(name => name !== 'role' && ATTRIBUTE_NAMES.has(name))
    .sort()
    .slice(0, LIMITS.attributes);
  return [
    isTag(element.localName) ? element.localName : '?',
    ROLES.has(role) ? ` role=${role}` : '',
    names.length > 0 ? ` [${names.join(' ')}]` : '',
  ].join('');
}

/** Elements of a page's own have a dash in their names. */
const isTag = (name: string): boolean => TAG_NAMES.has(name) || /^[a-z]+-[a-z-]{1,30}$/.test(name);

/** The roles of WAI-ARIA 1.2 that stand around a message; another word in that place may be anything. */
const ROLES = new Set(
  'alert application article banner button cell checkbox combobox complementary contentinfo dialog document feed figure form grid gridcell group heading img link list listbox listitem log main menu menuitem navigation none note option presentation radio region row rowgroup search searchbox separator status tab table tablist tabpanel textbox toolbar tooltip tree treegrid treeitem'.split(
    ' ',
  ),
);
