import { fileIn } from '@/browser/file_in';
import { ask } from '@/browser/messages';
import { shadowOf } from '@/browser/shadow';
import { attach } from '@/page/attach/attach';
import { onceUndone } from '@/page/attach/once_undone';
import type { Near, Offer, Screen } from '@/page/desk';
import type { Spot } from '@/page/field';
import { saveFile } from '@/screens/parts/save_file';
import type { Attachment } from '@/template/template';

/** Gives files to the message that their reply stands in. What does not come of it a person is told. */
export async function attachFiles(
  screen: Screen,
  near: Near,
  reply: Spot,
  attachments: readonly Attachment[],
): Promise<void> {
  const { files, missing } = await fetched(attachments);
  const { seen, unseen } =
    files.length > 0 ? await attach(near.field, files, shadowOf) : { seen: [], unseen: [] };

  const again = () => void attachFiles(screen, near, reply, missing);
  const offers: Offer[] = [
    ...(unseen.length > 0
      ? [{ kind: 'save' as const, names: namesOf(unseen), run: () => unseen.forEach(saveFile) }]
      : []),
    ...(missing.length > 0 ? [{ kind: 'again' as const, run: again }] : []),
  ];
  const names = namesOf([...unseen, ...missing]);
  if (names.length > 0)
    screen.offer(near, { kind: unseen.length > 0 ? 'not attached' : 'not fetched', names }, offers);
  if (seen.length > 0)
    onceUndone(reply, () => screen.tell(near, { kind: 'still attached', names: namesOf(seen) }));
}

/** One after the other: a message holds a file at a time. */
async function fetched(
  attachments: readonly Attachment[],
): Promise<{ files: File[]; missing: Attachment[] }> {
  const files: File[] = [];
  const missing: Attachment[] = [];
  for (const attachment of attachments) {
    const answer = await ask({ kind: 'file', attachment }).catch(() => null);
    if (answer?.kind === 'opened') files.push(fileIn(answer, attachment));
    else missing.push(attachment);
  }
  return { files, missing };
}

const namesOf = (files: readonly { name: string }[]): string[] => files.map(({ name }) => name);
