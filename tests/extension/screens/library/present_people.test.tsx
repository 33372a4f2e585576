// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import type { Others } from '@/library/presence';
import type { Service } from '@/library/service';
import { PresentPeople } from '@/screens/library/editor/present_people';
import { draw, screen } from '../drawn';
import { MemoryWorkspace } from './memory_workspace';

const MEMBERS = [
  { id: 'bima', name: 'Bima Agent' },
  { id: 'lin', name: '林 Lin' },
  { id: 'ada', name: 'ada' },
  { id: 'eve', name: 'Eve' },
];
let asked: number;

beforeEach(() => {
  asked = 0;
});

test.each<[string, Others['people'], number, string, string]>([
  ['nobody is nothing', [], 0, '', ''],
  ['who looks at it', [{ id: 'bima', writes: false }], 0, 'Bima Agent has this open', 'B'],
  ['who writes in it', [{ id: 'bima', writes: true }], 0, 'Bima Agent is editing this too', 'B'],
  [
    'who writes matters more than who looks',
    [{ id: 'lin', writes: true }, { id: 'bima', writes: false }],
    0,
    '林 Lin is editing this too',
    '林B',
  ],
  [
    'two',
    [{ id: 'lin', writes: false }, { id: 'ada', writes: false }],
    0,
    '林 Lin and ada have this open',
    '林A',
  ],
  [
    'very many',
    MEMBERS.map(({ id }) => ({ id, writes: false })),
    7,
    'Bima Agent, 林 Lin, ada and 8 others have this open',
    'B林A+8',
  ],
  ['whom nobody knows', [{ id: 'gone', writes: false }], 0, 'Somebody has this open', 'S'],
])('%s', async (_, people, more, words, chips) => {
  await show({ people, more });
  expect(screen.querySelector('.present-words')?.textContent ?? '').toBe(words);
  expect(screen.querySelector('.present-chips')?.textContent ?? '').toBe(chips);
});

test('the names are asked for once, not at every word of theirs', async () => {
  for (const writes of [false, true, false]) await show({ people: [{ id: 'bima', writes }], more: 0 });
  expect(asked).toBe(1);
});

async function show(others: Others) {
  const account = { server: '', id: 'me', name: 'Me', email: '', teams: [{ id: 'shop', name: '', role: 'lead' }] };
  const { view } = new MemoryWorkspace({ account });
  await draw(<PresentPeople others={others} view={view} service={service} />);
  await act(async () => undefined);
}

const service = {
  ask: async () => {
    asked++;
    return { kind: 'told', value: MEMBERS };
  },
} as unknown as Pick<Service, 'ask'>;
