// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import type { Answered, Service } from '@/library/service';
import type { ScreenProps } from '@/screens/library/lazy_screens';
import type { Plan } from '@/screens/versions/plan';
import { RestoreScreen } from '@/screens/versions/restore_screen';
import { screen } from '../drawn';
import { MemoryWorkspace } from '../library/memory_workspace';

const LINE = { id: 't1', change: 'changes', why: null, folder: 'f', moves_to: null, was: 1, stands: 2 } as const;
const planAt = (revision: number, title: string): Plan => ({
  folder: null,
  moment: 1,
  at: null,
  revision,
  lines: [{ ...LINE, title }],
  in_gone_folders: 0,
});

/** A service on which a colleague was quicker; its second plan comes when a test says so. */
class Overtaken {
  asked: string[] = [];
  tells: (plan: Answered<Plan>) => void = () => undefined;

  ask: Service['ask'] = async <Value,>(method: string, path: string, body?: unknown) =>
    (await this.answer(method, path, body)) as Answered<Value>;

  private async answer(method: string, path: string, body: unknown): Promise<Answered<unknown>> {
    if (method === 'POST') {
      const { revision } = body as Plan;
      this.asked.push(`restore ${revision}`);
      if (revision === 1) return { kind: 'refused', code: 'plan_outdated', message: 'Made anew.' };
      return { kind: 'told', value: { changed: 1, returned: 0, trashed: 0, before: revision } };
    }
    this.asked.push(path.includes('restore-plan') ? 'plan' : path);
    if (this.asked.length === 1) return { kind: 'told', value: planAt(1, 'Old') };
    return new Promise<Answered<Plan>>(tells => (this.tells = tells));
  }
}

function opened(service: Overtaken): void {
  const workspace = Object.assign(new MemoryWorkspace({ account: ADA }), { service });
  const props = { view: workspace.view, place: { folder: null, at: 'n1' }, go: () => undefined, workspace };
  render(<RestoreScreen {...(props as unknown as ScreenProps)} now={new Date()} />, screen);
}

const ADA = {
  server: 'https://shop.test',
  id: 'ada',
  name: 'Ada',
  email: 'ada@shop.test',
  teams: [{ id: 't', name: 'Shop', role: 'lead' as const }],
};

async function pressRestore(): Promise<void> {
  const button = await vi.waitUntil(() =>
    [...screen.querySelectorAll('button')].find(each => each.textContent?.startsWith('Restore 1')),
  );
  button.click();
}

test('a plan that was refused is not tried again while the new one is on its way', async () => {
  const service = new Overtaken();
  opened(service);
  await pressRestore();
  await vi.waitFor(() => expect(screen.querySelector('[role=alert]')).not.toBeNull());

  await pressRestore();
  expect(service.asked).toEqual(['plan', 'restore 1', 'plan']);

  service.tells({ kind: 'told', value: planAt(2, 'New') });
  await vi.waitFor(() => expect(screen.textContent).toContain('New'));
  await vi.waitFor(async () => {
    await pressRestore();
    expect(service.asked.at(-1)).toBe('restore 2');
  });
});

test('where no new plan comes, that is said and can be tried again', async () => {
  const service = new Overtaken();
  opened(service);
  await pressRestore();
  await vi.waitFor(() => expect(service.asked).toHaveLength(3));

  service.tells({ kind: 'unreachable' });

  await vi.waitFor(() => expect(screen.textContent).toContain('Try again'));
});
