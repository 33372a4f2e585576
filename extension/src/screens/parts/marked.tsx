interface MarkedProps {
  text: string;
  /** Start and end of each hit, UTF-16 code units, in order, none overlapping. */
  marks: readonly (readonly [number, number])[];
  /** What it is written in, BCP 47; empty when nobody said. */
  language: string;
}

/** A text with the letters marked that a search found. */
export function Marked({ text, marks, language }: MarkedProps) {
  return <bdi lang={language || undefined}>{pieces(text, marks)}</bdi>;
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
