// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Folder } from '@/library/entry';
import type { View, Workspace } from '@/library/workspace';
import { PeopleScreen } from '@/screens/people/people_screen';
import { MemoryWorkspace } from '../library/memory_workspace';
import { MemoryService } from './memory_service';

const TEAM = '/v1/teams/shop';
const MINE: Folder = { id: 'f', parent: null, name: 'Delivery', right: 'manage', kind: 'team' };
const PEOPLE = [
  { id: 'me', name: 'Mira', email: 'mira@shop.test', role: 'owner', joined_at: '2026-01-01T00:00:00Z', last_seen_at: null },
  { id: 'aiko', name: 'Aiko', email: 'aiko@shop.test', role: 'agent', joined_at: '2026-01-01T00:00:00Z', last_seen_at: null },
];
const ACCESS = { person: 'aiko', name: 'Aiko', email: 'aiko@shop.test', role: 'agent', folders: [] };

let screen: HTMLElement;
let service: MemoryService;
let said: string[];

beforeEach(() => {
  localStorage.clear();
  screen = document.body.appendChild(document.createElement('div'));
  said = [];
  service = new MemoryService({
    [`GET ${TEAM}/members`]: PEOPLE,
    [`GET ${TEAM}/groups`]: [{ id: 'g', name: 'Night', members: ['aiko'] }],
    [`GET ${TEAM}/members/aiko/access`]: ACCESS,
  });
});
afterEach(() => {
  render(null, screen);
  screen.remove();
});

async function open(address: string, role = 'owner', part: Partial<View> = {}) {
  history.replaceState(null, '', address);
  const account = { server: 'https://shop.test', id: 'me', name: 'Mira', email: 'mira@shop.test', teams: [{ id: 'shop', name: 'Shop', role }] };
  const { view } = new MemoryWorkspace({ account, ...part });
  const workspace: Workspace = Object.assign(new MemoryWorkspace(), { service });
  const doings = { say: ({ message }: { message: string }) => void said.push(message) };
  await act(async () => {
    render(
      <PeopleScreen {...{ view, workspace, doings }} notes={localStorage} now={new Date('2026-03-02T10:00:00Z')} />,
      screen,
    );
  });
  await settled();
}

/** What is asked in memory is answered within a few turns, and drawn; some answers lead to further questions. */
async function settled() {
  for (let turn = 0; turn < 6; turn++) await act(async () => {});
}

async function click(words: string) {
  const found = [...document.querySelectorAll<HTMLElement>('button')].filter(each => each.textContent?.includes(words)).at(-1);
  if (!found) throw new Error(`No button says “${words}”.`);
  await act(() => found.click());
  await settled();
}

const tabs = () => [...screen.querySelectorAll('.people-tabs a')].map(tab => tab.textContent);

test.each([
  ['an owner', 'owner', [], ['Members', 'Invitations', 'Groups', 'Team values', 'API tokens', 'Devices and sign-in', 'Audit trail']],
  ['a lead with a folder', 'lead', [MINE], ['Members', 'Groups', 'Folder rights', 'Team values', 'API tokens', 'Devices and sign-in']],
  ['an agent', 'agent', [], ['Members', 'Groups', 'API tokens', 'Devices and sign-in']],
])('%s has no tab that they can do nothing in', async (_, role, folders, shown) => {
  await open('#/people', role, { folders });
  expect(tabs()).toEqual(shown);
});

test('a tab that is not theirs leads to the members, whatever the address says', async () => {
  await open('#/people?tab=audit', 'agent');
  expect(screen.querySelector('.people-tabs a[aria-current]')?.textContent).toBe('Members');
  expect(service.heard.some(({ asked }) => asked.includes('audit'))).toBe(false);
});

test('what was told last is shown without a network, and nobody else’s', async () => {
  await open('#/people');
  render(null, screen);
  service.isReachable = false;

  await open('#/people');
  expect(screen.textContent).toContain('aiko@shop.test');
  expect(screen.textContent).toContain('The service cannot be asked right now.');

  render(null, screen);
  await open('#/people', 'agent', { account: null });
  expect(screen.textContent).toContain('You are in no team here');
  expect(Object.keys(localStorage).filter(name => name.startsWith('people '))).toEqual([]);
});

test('a refusal stays beside what was typed', async () => {
  await open('#/people?tab=invitations');
  const address = screen.querySelector<HTMLInputElement>('[aria-label="Email address"]');
  if (!address) throw new Error('There is no field for an address.');
  await act(() => {
    address.value = 'ada@shop.test';
    address.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await act(() => void address.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
  await settled();

  expect(screen.textContent).toContain('That is not yours.');
  expect(address.value).toBe('ada@shop.test');
});

test('a person’s panel stands in the address, and says why they see what they see', async () => {
  await open('#/people');
  await click('Aiko');
  expect(location.hash).toBe('#/people?tab=members&chosen=aiko');
  expect(screen.querySelector('.people-panel')?.textContent).toContain('What they can see, and why');
  expect(screen.querySelector('.group-chip')?.textContent).toBe('Night');
});

test('looking as somebody is asked of the service once, when it is opened', async () => {
  await open('#/people?tab=members&chosen=aiko&as=1');
  const asked = service.heard.filter(({ asked }) => asked === `POST ${TEAM}/members/aiko/see-as`);
  expect(asked).toHaveLength(1);
  expect(screen.textContent).toContain('That is not yours.');
});
