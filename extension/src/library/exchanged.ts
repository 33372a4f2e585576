/** What two lists of the same things do not share: what went, and what came. Cheap where most of it stands as it did. */
export function exchanged<Item>(
  before: readonly Item[],
  after: readonly Item[],
): { gone: Item[]; come: Item[] } {
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && before[first] === after[first]) first++;
  let last = 0;
  while (last < shorter - first && before.at(-1 - last) === after.at(-1 - last)) last++;

  const [left, right] = [before.slice(first, before.length - last), after.slice(first, after.length - last)];
  const [there, here] = [new Set(left), new Set(right)];
  return { gone: left.filter(item => !here.has(item)), come: right.filter(item => !there.has(item)) };
}
