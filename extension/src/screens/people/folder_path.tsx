import { pathOf } from '../library/folders/branches';
import type { Desk } from './desk';

/** Many are called “English”: the folders above it tell which one it is. */
export function FolderPath({ desk, folder, name }: { desk: Desk; folder: string; name: string }) {
  const known = desk.view.folders.find(each => each.id === folder);
  const above = known ? pathOf(known, desk.view.folders).slice(0, -1) : [];
  return (
    <>
      {above.map((each, depth) => (
        <span key={depth} class="muted">
          <bdi>{each}</bdi>
          {' / '}
        </span>
      ))}
      <bdi>{name}</bdi>
    </>
  );
}
