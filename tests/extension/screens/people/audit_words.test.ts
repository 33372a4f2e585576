import { afterAll, expect, test } from 'vitest';
import { trailSentence } from '@/screens/people/audit_words';
import type { TrailEntry } from '@/screens/people/shapes';
import { catalogueOf } from '@/words/catalogue';
import { speak } from '@/words/say';

const SOURCE = Object.values(
  import.meta.glob<string>('../../../../api/audit/actions.py', { eager: true, query: '?raw', import: 'default' }),
)[0];
const ACTIONS = [...(/^Action = Literal\[(.*?)^\]/ms.exec(SOURCE ?? '')?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(
  ([, action]) => action ?? '',
);

function entry(action: string, part: Partial<TrailEntry> = {}): TrailEntry {
  return {
    id: 1,
    at: '2026-03-02T10:00:00Z',
    actor_id: 'lena',
    actor: 'Lena Lead',
    action,
    object_name: 'Delivery',
    facts: {},
    sentence: 'The service’s own words.',
    ...part,
  };
}

afterAll(async () => speak('en', await catalogueOf('en')));

test.each([
  ['a role', entry('member.role_changed', { object_name: 'Aiko', facts: { before: 'agent', role: 'lead' } }), 'Lena Lead changed the role of Aiko from Agent to Lead.'],
  ['a grant that was another before', entry('grant.set', { facts: { to_kind: 'group', to: 'Night', right: 'edit', before: 'use' } }), 'Lena Lead changed the right of the group “Night” on “Delivery”: may use, now may edit.'],
  ['values', entry('team.changed', { facts: { values: { days: ['30', '45'], old: ['x', null] } } }), 'Lena Lead changed team.days from “30” to “45” and team.old, which was “x”, to nothing.'],
  ['a folder that goes to the top', entry('folder.moved', { facts: { came_from: 'Shop' } }), 'Lena Lead moved the folder “Delivery” from “Shop” to the top.'],
  ['whoever runs the service', entry('group.made', { actor_id: null, actor: '' }), 'Whoever runs the service made the group “Delivery”.'],
  ['a script', entry('group.made', { facts: { api_token: 'Nightly' } }), 'Lena Lead made the group “Delivery”. (with the API token “Nightly”)'],
  ['what a newer service tells', entry('moon.reached'), 'The service’s own words.'],
])('%s', (_, told, words) => expect(trailSentence(told)).toBe(words));

test.each(['en', 'zh', 'id'] as const)('every deed has its words in %s', async language => {
  speak(language, await catalogueOf(language));

  const changed = { values: { days: ['30', '45'] } };
  const unsaid = ACTIONS.filter(action => trailSentence(entry(action, { facts: changed })) === 'The service’s own words.');

  expect(ACTIONS.length).toBeGreaterThan(40);
  expect(unsaid).toEqual([]);
});
