import type { OpenList } from '@/page/suggesting';
import type { DrawList } from './list';

/** The list under the caret, while the script that draws it may be on its way; it has no keys before it is seen. */
export function laterList(came: () => Promise<DrawList>): DrawList {
  return (near, list) => {
    let shown: OpenList | null = null;
    let isClosed = false;
    const draw = (drawn: DrawList) => {
      if (!isClosed) shown = drawn(near, list);
    };
    came().then(draw, () => undefined);

    return {
      show: next => shown?.show(next),
      isThere: () => shown?.isThere() ?? false,
      take: act => shown?.take(act),
      holds: event => shown?.holds(event) ?? false,
      close() {
        isClosed = true;
        shown?.close();
      },
    };
  };
}
