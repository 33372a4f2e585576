import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { say } from '@/words/say';

interface FileDropAreaProps {
  dropped(files: readonly File[]): void;
  class: string;
  readOnly: boolean;
  children: ComponentChildren;
}

/** Takes files that are dropped anywhere on it, but for pictures that something in it takes itself. */
export function FileDropArea({ dropped, class: name, readOnly, children }: FileDropAreaProps) {
  const [over, setOver] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  if (readOnly) return <div class={name}>{children}</div>;

  const left = (event: DragEvent) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node) || !area.current?.contains(to)) setOver(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is dropped can be chosen by a button too
    <div
      ref={area}
      class={`${name} drop-area`}
      onDragOver={event => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={left}
      onDrop={event => {
        setOver(false);
        if (!holdsFiles(event)) return;
        const files = [...(event.dataTransfer?.files ?? [])];
        const left = event.defaultPrevented ? files.filter(({ type }) => !type.startsWith('image/')) : files;
        event.preventDefault();
        if (left.length > 0) dropped(left);
      }}
    >
      {children}
      {over && (
        <div class="drop-words" aria-hidden="true">
          {say('files.drop')}
        </div>
      )}
    </div>
  );
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;
