// Lets Node run the extension's TypeScript as it stands: `@/x` is extension/src/x.ts, and endings may be left out.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const SRC = new URL('../../extension/src/', import.meta.url);
const MODULES = new URL('../../extension/package.json', import.meta.url).href;

registerHooks({
  resolve(name, context, next) {
    if (name.endsWith('.json')) return { ...next(name, context), importAttributes: { type: 'json' } };
    if (name.startsWith('@/')) return next(new URL(`${name.slice(2)}.ts`, SRC).href, context);
    if (!name.startsWith('.')) return next(name, name.startsWith('node:') ? context : { ...context, parentURL: MODULES });
    const written = new URL(`${name}.ts`, context.parentURL);
    return next(existsSync(fileURLToPath(written)) ? written.href : name, context);
  },
});
