const STROKES = {
  bold: 'M4.5 3h4.2a2.4 2.4 0 0 1 0 4.8H4.5Zm0 4.8h4.9a2.6 2.6 0 0 1 0 5.2H4.5Z',
  italic: 'M6.5 3h5m-7 10h5M9.4 3 6.6 13',
  underline: 'M4.5 2.5v5a3.5 3.5 0 0 0 7 0v-5M3.5 13.5h9',
  strike:
    'M11 4.6C10.6 3.5 9.5 3 8 3 6.2 3 5 3.9 5 5.2 5 6.5 6 7.2 8 8m2.6 1.2c.3.4.4.8.4 1.3 0 1.5-1.3 2.5-3 2.5-1.8 0-3-.8-3.3-2M2.5 8h11',
  color: 'M4.5 10 8 2.5 11.5 10M5.6 7.6h4.8M3 13.5h10',
  size: 'M1.5 13 5.5 3l4 10M2.9 9.7h5.2M10 13l2.2-5.5L14.5 13m-3.8-1.8h3',
  source: 'M5.5 4 1.8 8l3.7 4m5-8 3.7 4-3.7 4',
  link: 'M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.5-2.5a2.6 2.6 0 0 0-3.7-3.7l-.9.9m.9 2.7a2.6 2.6 0 0 0-3.7 0L3 9.2a2.6 2.6 0 0 0 3.7 3.7l.9-.9',
  list: 'M6 4h8M6 8h8M6 12h8M2.5 4h.1m-.1 4h.1m-.1 4h.1',
  numbered: 'M7 4h7M7 8h7M7 12h7M2 3l1-.6V6M2 9.6c.2-.8 1.9-.8 1.9.2 0 .7-1.9 1.4-1.9 2.2h2',
  quote: 'M3 3.5v9M6 5h7.5M6 8h7.5M6 11h5',
  table: 'M2 3h12v10H2Zm0 3.5h12M2 10h12M8 3v10',
  picture: 'M2 3h12v10H2Zm0 8 3.5-3.5L9 11l2-2 3 3M10.6 6h.1',
  emoji: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.5 9.5a2.8 2.8 0 0 0 5 0M6 6.3v.2m4-.2v.2',
  alignLeft: 'M2 3.5h12M2 8h7M2 12.5h10',
  alignCenter: 'M2 3.5h12M4.5 8h7M3 12.5h10',
  alignRight: 'M2 3.5h12M7 8h7M4 12.5h10',
  leftToRight: 'M7 9V3H5.5a2 2 0 0 0 0 4H7m3-4v6M2.5 12.5h10m-2-1.8 2 1.8-2 1.8',
  rightToLeft: 'M9 9V3H7.5a2 2 0 0 0 0 4H9m3-4v6m1.5 3.5h-10m2-1.8-2 1.8 2 1.8',
  indent: 'M2 3h12M8 6.5h6M8 10h6M2 13.5h12M2.5 6.3 4.8 8.3 2.5 10.3',
  outdent: 'M2 3h12M8 6.5h6M8 10h6M2 13.5h12M4.8 6.3 2.5 8.3l2.3 2',
  rule: 'M2 8h12',
  clear: 'M4 3h9M8.5 3 7 9M3 13h5m2-4 4 4m0-4-4 4',
  undo: 'M6 3 2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H7',
  redo: 'm10 3 3.5 3.5L10 10m3.5-3.5H6a3.5 3.5 0 0 0 0 7h3',
  more: 'M3.5 8h.1m4.4 0h.1m4.4 0h.1',
} as const;

export type ToolIconName = keyof typeof STROKES;

/** What a tool does, as a picture; its button says it in words. */
export function ToolIcon({ name }: { name: ToolIconName }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width={name === 'more' || name === 'list' ? 1.8 : 1.4}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={STROKES[name]} />
    </svg>
  );
}
