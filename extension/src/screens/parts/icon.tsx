const STROKES = {
  search: 'M7 12.5A5.5 5.5 0 1 0 7 1.5a5.5 5.5 0 0 0 0 11Zm4-1.5 3.5 3.5',
  close: 'M3.5 3.5l9 9m0-9-9 9',
  library: 'M8 4.4C6.7 3.4 4.8 3 2 3v9.4c2.8 0 4.7.4 6 1.4 1.3-1 3.2-1.4 6-1.4V3c-2.8 0-4.7.4-6 1.4Zm0 0v9.4',
  plus: 'M8 3v10M3 8h10',
  folder: 'M1.5 4.5a1 1 0 0 1 1-1H6l1.5 2h6a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1Z',
  chevron: 'M6 3.5 10.5 8 6 12.5',
  bin: 'M2.5 4.5h11M6 4.5V3a.5.5 0 0 1 .5-.5h3A.5.5 0 0 1 10 3v1.5m-6 0 .6 8.1a1 1 0 0 0 1 .9h4.8a1 1 0 0 0 1-.9l.6-8.1',
  copy: 'M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8Z',
  gear: 'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Zm0-8.7v2m0 9v2M1.5 8h2m9 0h2M3.4 3.4l1.4 1.4m6.4 6.4 1.4 1.4m0-9.2-1.4 1.4M4.8 11.2l-1.4 1.4',
  lock: 'M3.5 7.5h9v6h-9Zm2 0v-2a2.5 2.5 0 0 1 5 0v2',
  people:
    'M5.5 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm-4 6a4 4 0 0 1 8 0m1-11.3a2.5 2.5 0 0 1 0 4.6m1.5 2.9a4 4 0 0 1 2.5 3.8',
  warning: 'M8 2 15 14H1Zm0 4.5v3.5m0 2v.1',
  star: 'M8 1.8l1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.6l-3.8 2 .7-4.3-3.1-3 4.3-.6Z',
  back: 'M13.5 8h-11m4-4-4 4 4 4',
} as const;

export type IconName = keyof typeof STROKES;

/** A small picture beside words; it takes their colour and is silent for a screen reader. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={STROKES[name]} />
    </svg>
  );
}
