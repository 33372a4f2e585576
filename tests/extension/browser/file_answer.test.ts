import { expect, test } from 'vitest';
import { fileAnswer } from '@/browser/file_answer';
import { filesOver } from '@/sync/fetched_files';
import type { Attachment } from '@/template/template';
import { Person } from '../sync/person';
import { Service } from '../sync/service';

test('a page is given what a template here holds, and nothing else that lies in this browser', async () => {
  const service = new Service();
  const http = service.httpFor('ada');
  const ada = new Person('ada', http);
  const kept = async (held: string): Promise<Attachment> => {
    const keeping = await filesOver(ada.db, http, ada.world).keep(new File([held], 'form.pdf'));
    if (keeping.kind !== 'kept') throw new Error(keeping.because);
    return keeping.attachment;
  };
  const [form, loose] = [await kept('The form.'), await kept('Held by no template.')];
  await ada.write('browser', { title: 'Form', attachments: [form] });

  const answer = (attachment: Attachment) => fileAnswer(ada.db, http, { attachment });

  expect(await answer(form)).toEqual({ kind: 'opened', base64: btoa('The form.') });
  expect(await answer({ ...loose, name: form.name })).toEqual({ kind: 'gone' });
});
