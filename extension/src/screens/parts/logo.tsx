/** Our mark: a reply with the semicolon that opens it. The same drawing as `public/icon/mark.svg`. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg class="logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path d={BUBBLE} fill="var(--accent)" />
      <path d={SEMICOLON} transform={LARGER} fill="var(--on-accent)" />
    </svg>
  );
}

const BUBBLE = 'M10 2h12a8 8 0 0 1 8 8v12a8 8 0 0 1-8 8H4a2 2 0 0 1-2-2V10a8 8 0 0 1 8-8Z';
const SEMICOLON =
  'M16 7.5a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 0 1 0-6.4ZM16 16.6a3.3 3.3 0 0 1 3.3 3.3c0 2.9-1.7 5.1-4.6 6.2a.9.9 0 0 1-1.1-1.3c.7-1.1 1-1.8 1.1-2.2a3.3 3.3 0 0 1 1.3-6Z';
const LARGER = 'translate(16 16.6) scale(1.25) translate(-16 -16.6)';
