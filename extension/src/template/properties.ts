import { nearest, PROPERTIES, VARIABLES } from './vocabulary';

/** What is wrong with `to.frist_name`; `people` are names that stand for a person, `given` those that the template made. */
export function wrongProperty(
  path: string[],
  people: Set<string>,
  given: Set<string>,
): { message: string; suggestion: string } | null {
  const [root = '', ...steps] = path;
  const kind = people.has(root) ? 'person' : given.has(root) ? '' : (VARIABLES[root]?.is ?? '');
  const place = ['first', 'last'].includes(steps[0] ?? '') || /^-?\d+$/.test(steps[0] ?? '');
  const property = kind === 'people' && place ? steps[1] : steps[0];
  if (property === undefined || kind === '' || kind === 'team') return null;

  const known = propertiesOf(kind);
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
