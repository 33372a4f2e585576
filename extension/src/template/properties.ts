import { nearest, PROPERTIES, VARIABLES } from './vocabulary';

/** What is wrong with `to.frist_name`; `people` are names that stand for a person, `rows` for a row of a table, `given` those that the template made. */
export function wrongProperty(
  path: string[],
  people: Set<string>,
  given: Set<string>,
  rows: ReadonlyMap<string, string[]>,
): { message: string; suggestion: string } | null {
  const [root = '', ...steps] = path;
  const columns = rows.get(root);
  if (columns && steps[0] !== undefined) return unknownOf(root, steps[0], columns);
  const kind = people.has(root) ? 'person' : given.has(root) ? '' : (VARIABLES[root]?.is ?? '');
  const place = ['first', 'last'].includes(steps[0] ?? '') || /^-?\d+$/.test(steps[0] ?? '');
  const property = kind === 'people' && place ? steps[1] : steps[0];
  if (property === undefined || kind === '' || kind === 'team') return null;

  return unknownOf(root, property, propertiesOf(kind));
}

function unknownOf(root: string, property: string, known: string[]) {
  if (known.includes(property)) return null;

  const near = nearest(property, known);
  return {
    message: `“${root}” has no “${property}”.`,
    suggestion: near ? `did you mean ${near}?` : known.length > 0 ? `expected ${known.join(', ')}` : '',
  };
}

function propertiesOf(kind: string): string[] {
  if (kind === 'people') return [...Object.keys(PROPERTIES.person), 'size', 'first', 'last'];
  if (kind === 'person') return Object.keys(PROPERTIES.person);
  if (kind === 'page') return Object.keys(PROPERTIES.page);
  return kind === 'text' ? ['size'] : [];
}
