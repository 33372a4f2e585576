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
  import: 'M8 2v8m-3-3 3 3 3-3m-8.5 3v2.5h11V10',
  export: 'M8 10V2M5 5l3-3 3 3m-8.5 5v2.5h11V10',
  mail: 'M2 3.5h12v9H2Zm0 .5 6 5 6-5',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Zm6.5 1.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  pencil: 'M10.5 3 13 5.5 5.5 13H3v-2.5Zm-1.7 1.7 2.5 2.5',
  key: 'M5.5 10.5a3 3 0 1 1 2.6-4.5H14v2.5h-1.5V10H10V8.5H8.1a3 3 0 0 1-2.6 2Zm0-3v.1',
  device: 'M2 3h12v8H2Zm4 10.5h4M8 11v2.5',
  menu: 'M2.5 4.5h11m-11 3.5h11m-11 3.5h11',
  tag: 'M2 2.5h5.5l6 6-5 5-6.5-6Zm3 3v.1',
  filter: 'M2 3.5h12M4.5 8h7M6.5 12.5h3',
  more: 'M3 8h.1M8 8h.1M13 8h.1',
  check: 'M3 8.5 6.5 12 13 4.5',
  undo: 'M3 6.5h7a3.5 3.5 0 0 1 0 7H7M3 6.5l3-3m-3 3 3 3',
  clip: 'M12.5 7.5 7.7 12.3a2.8 2.8 0 0 1-4-4l5-5a1.9 1.9 0 0 1 2.7 2.7l-4.9 4.9a.9.9 0 0 1-1.3-1.3l4.3-4.3',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-9.5V8l2.5 1.5',
} as const;

export type IconName = keyof typeof STROKES;

/** A small picture beside words; it takes their colour and is silent for a screen reader. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      class={name === 'back' ? 'icon turns' : 'icon'}
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
