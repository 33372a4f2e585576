interface MarkedProps {
  text: string;
  /** Start and end of each hit, UTF-16 code units, in order, none overlapping. */
  marks: readonly (readonly [number, number])[];
}

/** A text with the letters marked that a search found. */
export function Marked({ text, marks }: MarkedProps) {
  return <bdi>{pieces(text, marks)}</bdi>;
}

function pieces(text: string, marks: MarkedProps['marks']) {
  const drawn = marks.flatMap(([start, end], nth) => [
    text.slice(nth === 0 ? 0 : marks[nth - 1]?.[1], start),
    <mark class="hit" key={start}>
      {text.slice(start, end)}
    </mark>,
  ]);
  return [...drawn, text.slice(marks.at(-1)?.[1] ?? 0)];
}
