import { useRef, useState } from 'preact/hooks';
import { attachmentsOf, LARGEST_FILE, MOST_ATTACHMENTS } from '@/library/attachments';
import type { Files } from '@/library/files';
import type { Attachment, Template } from '@/template/template';
import { say } from '@/words/say';
import { shownBytes } from '@/words/shown';
import { saveFile } from '../../parts/save_file';
import { attaching } from './attaching';

/** The files of the template that is open, and what a person may do with them. */
export interface Attachments {
  files: readonly Attachment[];
  /** The name of the file that is being read. */
  adding: string | null;
  problems: readonly string[];
  /** What was done last, and the way back where there is one. */
  done: Done | null;
  add(files: readonly File[]): Promise<void>;
  remove(file: Attachment): void;
  save(file: Attachment): Promise<void>;
}

export interface Done {
  words: string;
  undo?: () => void;
}

export function useAttachments(
  template: Template,
  change: (part: Partial<Template>) => void,
  store: Files,
): Attachments {
  const [adding, setAdding] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [done, setDone] = useState<Done | null>(null);
  // Somebody may go on typing while a file is read: it is added to what stands there then.
  const latest = useRef({ template, change });
  latest.current = { template, change };

  const put = (attachments: readonly Attachment[]) => {
    latest.current.template = { ...latest.current.template, attachments: [...attachments] };
    latest.current.change({ attachments: [...attachments] });
  };

  const attach = async (file: File): Promise<'taken' | 'left out'> => {
    const kept = await store.keep(file);
    if (kept.kind === 'refused') {
      setProblems(before => [...before, refusalWords(kept.because, file)]);
      return 'taken';
    }
    const before = attachmentsOf(latest.current.template);
    const next = attaching(before, kept.attachment);
    const { name } = kept.attachment;
    if (next.kind === 'too many') return 'left out';
    if (next.kind !== 'there') put(next.attachments);
    if (next.kind === 'replaced')
      setDone({ words: say('files.replaced', { name }), undo: () => put(before) });
    else setDone({ words: say('files.added', { name }) });
    return 'taken';
  };

  return {
    files: attachmentsOf(template),
    adding,
    problems,
    done,
    async add(files) {
      setProblems([]);
      let leftOut = 0;
      for (const file of files) {
        setAdding(file.name);
        if ((await attach(file)) === 'left out') leftOut++;
      }
      setAdding(null);
      if (leftOut === 0) return;
      const words = say('files.too_many', { limit: MOST_ATTACHMENTS, count: leftOut });
      setProblems(before => [...before, words]);
    },
    remove(file) {
      const before = attachmentsOf(latest.current.template);
      put(before.filter(each => each !== file));
      setProblems([]);
      setDone({ words: say('files.removed', { name: file.name }), undo: () => put(before) });
    },
    async save(file) {
      setProblems([]);
      const opened = await store.open(file);
      if (opened.kind === 'opened') saveFile(opened.file);
      else setProblems([say(`files.${opened.kind}`, { name: file.name })]);
    },
  };
}

function refusalWords(because: 'too_large' | 'unreadable' | 'full', { name, size }: File): string {
  if (because !== 'too_large') return say(`files.${because}`, { name });
  return say('files.too_large', { name, size: shownBytes(size), limit: shownBytes(LARGEST_FILE) });
}
