import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const FILE = /\/src\/words\/[a-z]+\/[a-z_]+\.json$/;

/** Reads the catalogue's messages (ICU) when it is built, so that no page has to. */
export const compiledWords: Plugin = {
  name: 'compiled-words',
  enforce: 'pre',
  transform(source, id) {
    if (!FILE.test(id)) return null;
    const messages = Object.entries(JSON.parse(source) as Record<string, string>);
    const compiled = messages.map(([key, message]) => [key, compileMessage(message)]);
    return { code: JSON.stringify(Object.fromEntries(compiled)), map: null };
  },
};
