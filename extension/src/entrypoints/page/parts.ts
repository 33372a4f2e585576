import { ask } from '@/browser/messages';
import type { Part } from '@/browser/parts';

declare global {
  /** In the extension's isolated world only: what each part of this script gives the others, by its file. */
  var rejoinderParts: Record<string, unknown> | undefined;
  /** What `import()` of a part that is not there yet becomes (`page_parts.ts`). */
  var rejoinderBring: (file: string) => Promise<unknown>;
}

/** Has the service worker put a part into this frame as soon as it is imported. Once more if it is killed over it. */
export function bringParts(): void {
  globalThis.rejoinderBring = async file => {
    const inject = () => ask({ kind: 'inject', part: file.replace('.js', '') as Part });
    await inject().catch(inject);
    const part = globalThis.rejoinderParts?.[file];
    if (!part) throw new Error(`${file} did not come.`);
    return part;
  };
}

/** Makes something once it is first asked for; again if that came to nothing. */
export function later<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make().catch(error => {
      made = null;
      throw error;
    });
    return made;
  };
}
