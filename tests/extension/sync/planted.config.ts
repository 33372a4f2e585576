import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { mergeConfig } from 'vitest/config';
import plain from '../../../extension/vitest.config';

interface Bug {
  /** Below extension/src. */
  file: string;
  changes: { in: string; with: string }[];
}

const BUGS: Record<string, Bug> = parse(readFileSync(new URL('planted_bugs.yaml', import.meta.url), 'utf8'));
const bug = BUGS[process.env.PLANTED ?? ''];
if (!bug) throw new Error(`PLANTED names one of: ${Object.keys(BUGS).join(' · ')}`);

/** The sync tests over a client with one mistake in it. */
export default mergeConfig(plain, {
  plugins: [
    {
      name: 'planted-bug',
      enforce: 'pre',
      transform: (code: string, id: string) => (id.endsWith(`extension/src/${bug.file}`) ? planted(code, bug) : null),
    },
  ],
});

function planted(code: string, { file, changes }: Bug): string {
  return changes.reduce((text, change) => {
    const parts = text.split(change.in);
    if (parts.length !== 2) throw new Error(`“${change.in}” stands ${parts.length - 1} times in ${file}`);
    return parts.join(change.with);
  }, code);
}
