import type { Person } from '@/template/context';
import { personFrom } from '@/template/person';

/** People in a field as mail clients write it: `Ada Lovelace <ada@…>, "King, Grace" <grace@…>; bob@…`. */
export function peopleIn(field: string): Person[] {
  return split(field)
    .map(personIn)
    .filter(person => person !== null);
}

/** One address with or without a name; null where there is no address. */
export function personIn(text: string): Person | null {
  const email = text.match(ADDRESS)?.[0];
  if (!email) return null;
  const name = text
    .replace(email, '')
    .replace(/[<>()[\]]/g, ' ')
    .replace(/^[\s"',:]+|[\s"',:]+$/g, '')
    .trim();
  return personFrom(name, email);
}

/** The address in a text, without anything around it. */
export const addressIn = (text: string): string | undefined => text.match(ADDRESS)?.[0];

const ADDRESS = /[^\s<>()[\]",;:]+@[^\s<>()[\]",;:]+[^\s<>()[\]",;:.]/;

/** Commas and semicolons part addresses, but not inside quotes, and not in `Lovelace, Ada <ada@…>`. */
function split(field: string): string[] {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  for (const letter of field) {
    if (letter === '"') quoted = !quoted;
    const parts_here =
      !quoted && (letter === ';' || letter === '\n' || (letter === ',' && ADDRESS.test(part)));
    if (parts_here) parts.push(part);
    part = parts_here ? '' : part + letter;
  }
  return [...parts, part];
}
