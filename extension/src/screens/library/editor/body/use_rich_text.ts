import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Begun } from './liquid_picking';
import type * as Room from './rich_text';
import type { ChosenChip, ChosenPicture, RichText } from './rich_text';
import type { Standing } from './tools';

let loaded: typeof Room | null = null;

/** The editor's own code, which no screen needs before a template is open; null until it is here. */
export function useRichTextRoom(): typeof Room | null {
  const [room, setRoom] = useState(loaded);
  useEffect(() => {
    let isOpen = true;
    void import('./rich_text').then(found => {
      loaded = found;
      if (isOpen) setRoom(found);
    });
    return () => {
      isOpen = false;
    };
  }, []);
  return room;
}

interface RichTextProps {
  room: typeof Room | null;
  /** Where the field goes; nothing is opened while there is no such place. */
  host: RefObject<HTMLElement | null>;
  /** Sanitised. */
  html: string;
  /** While it is not shown it is left as it is. */
  isShown: boolean;
  label: string;
  sanitise(html: string): string;
  changed(html: string): void;
  focused(): void;
  begun(brackets: Begun | null): void;
  key(event: KeyboardEvent): boolean;
  opened(chip: ChosenChip): void;
  pictured(picture: ChosenPicture): void;
  brought(pictures: readonly File[]): void;
}

/** The editor on screen, and what is so at its caret; opened once, told what changes. */
export function useRichText(props: RichTextProps): [RichText | null, Standing] {
  const { room, host, html, isShown, sanitise, label } = props;
  const [opening, setOpening] = useState(room);
  if (room && !opening) setOpening(room);
  const [rich, setRich] = useState<RichText | null>(null);
  const [standing, setStanding] = useState<Standing>(NOWHERE);
  const newest = useRef(props);
  newest.current = props;

  useLayoutEffect(() => {
    if (!opening || !host.current) return;
    const gone = new AbortController();
    const opened = opening.openRichText({
      element: host.current,
      html,
      label,
      sanitise,
      signal: gone.signal,
      stands: setStanding,
      changed: written => newest.current.changed(written),
      focused: () => newest.current.focused(),
      begun: brackets => newest.current.begun(brackets),
      key: event => newest.current.key(event),
      opened: chip => newest.current.opened(chip),
      pictured: picture => newest.current.pictured(picture),
      brought: pictures => newest.current.brought(pictures),
    });
    setRich(opened);
    return () => gone.abort();
  }, [opening]);

  useLayoutEffect(() => {
    if (isShown) rich?.bring(html);
  }, [rich, html]);
  return [rich, standing];
}

const NOWHERE: Standing = {
  on: [],
  looks: { color: null, size: null },
  link: null,
  inTable: false,
  inList: false,
  canUndo: false,
  canRedo: false,
};
