import { expect, test } from 'vitest';
import { valueUses, withValueRenamed } from '@/screens/people/value_use';
import { EMPTY_TEMPLATE } from '@/template/template';
import { entry } from '../library/memory_workspace';

test('each value is told with the templates that use it, in whichever field', () => {
  const returns = entry('returns', 'support', { body: '<p>{{ team.return_days }} days, {{ team.store_name }}</p>' });
  const subject = entry('subject', 'support', { subject: '{% if team.store_name %}Hi{% endif %}' });
  const plain = entry('plain', 'support', { body: '<p>the team.store_name of old</p>' });

  const uses = valueUses([returns, subject, plain]);

  expect([...uses].map(([name, entries]) => [name, entries.map(each => each.id)])).toEqual([
    ['return_days', ['returns']],
    ['store_name', ['returns', 'subject']],
  ]);
});

test.each([
  ['in an output', '{{ team.days }}', '{{ team.return_days }}'],
  ['in a tag, and with a filter', '{% if team.days > 3 %}{{ team.days | plus: 1 }}{% endif %}', '{% if team.return_days > 3 %}{{ team.return_days | plus: 1 }}{% endif %}'],
  ['not a longer name', '{{ team.days_left }}', '{{ team.days_left }}'],
  ['not in plain text', 'team.days is a value', 'team.days is a value'],
  ['not what only ends alike', '{{ myteam.days }}', '{{ myteam.days }}'],
])('a value is called otherwise %s', (_, before, after) => {
  const template = { ...EMPTY_TEMPLATE, body: before, subject: before };

  const renamed = withValueRenamed(template, 'days', 'return_days');

  expect([renamed.body, renamed.subject]).toEqual([after, after]);
});
