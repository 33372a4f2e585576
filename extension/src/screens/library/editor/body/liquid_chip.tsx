import type { SeenLiquid } from './seen_liquid';

/** A chip to be read. What it stands for is told on pointing at it, and to who listens; logic says it itself. */
export function LiquidChip({ code, look, isToldByCode }: SeenLiquid) {
  if (isToldByCode)
    return (
      <code class={`chip ${look.kind}`} dir="ltr">
        {code}
      </code>
    );
  return (
    <span class={`chip ${look.kind}`} title={code}>
      {look.label}
      {look.kind !== 'logic' && <span class="unseen"> {code}</span>}
    </span>
  );
}
