import type { Finding } from '../import';
import { leftIn, type Node } from '../trees/node';

/** What nobody read of a part of the file, told piece by piece; it counts as read from then on. */
export function leftBehind(node: Node): Finding[] {
  const left = leftIn(node);
  for (const { node: told } of left) told.taken = true;
  return left.map(({ path, node: { line, text } }) => ({
    code: 'field_left' as const,
    // What a machine wrote for itself needs no person's eye.
    level: OF_A_MACHINE.test(path) ? ('fine' as const) : ('look' as const),
    line,
    original: `${path}: ${text}`,
    became: '',
  }));
}

const OF_A_MACHINE =
  /(?:^|\.)(?:id|uri|url|uuidString|count|version|next_page|previous_page|\w*_id|\w*(?:_at|_datetime|Date|timestamp)|usage|useCount|position|default|type|object|visible_to|available_on|title|flags|abbreviationMode|snippetType)$|^(?:meta|links|pages)\./;
