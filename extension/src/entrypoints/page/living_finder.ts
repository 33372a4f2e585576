import type { Finder } from '@/library/shelf';

/**
 * A finder that notices, when it gets no answer, whether the extension is still there: an update under an open palette
 * leaves nobody to answer, and `alive` then closes it.
 */
export function livingFinder(finder: Finder, alive: () => boolean): Finder {
  const answered = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await ask();
    } catch (error) {
      alive();
      throw error;
    }
  };
  return {
    search: (query, limit) => answered(() => finder.search(query, limit)),
    entry: id => answered(() => finder.entry(id)),
    favour: id => answered(() => finder.favour(id)),
    beginningWith: (typed, limit) => answered(() => finder.beginningWith(typed, limit)),
    fitting: (message, limit) => answered(() => finder.fitting(message, limit)),
    used: id => {
      if (alive()) finder.used(id);
    },
  };
}
