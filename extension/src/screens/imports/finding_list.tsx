import { foldShortcut } from '@/expand/shortcut';
import type { Finding } from '@/imports/import';
import { say } from '@/words/say';
import { Icon } from '../parts/icon';

interface FindingListProps {
  findings: readonly Finding[];
  /** Folded shortcuts of the library. */
  known: ReadonlySet<string>;
}

/** No list on screen is longer; the rest is counted. */
const SHOWN = 200;

/** Piece by piece: the line, what stood there, what became of it. What needs an eye comes first. */
export function FindingList({ findings, known }: FindingListProps) {
  const told = findings.filter(
    ({ code, original }) => code !== 'include_missing' || !known.has(foldShortcut(original)),
  );
  const sorted = told.toSorted(
    (a, b) => Number(a.level === 'fine') - Number(b.level === 'fine') || a.line - b.line,
  );
  return (
    <ul class="findings">
      {sorted.slice(0, SHOWN).map((finding, at) => (
        <li key={at} class={`finding ${finding.level}`}>
          {finding.level === 'look' && <Icon name="warning" size={14} />}
          <span class="problem-place">{finding.line > 0 && say('imports.line', { line: finding.line })}</span>
          <span class="finding-words">
            {say(`imports.finding_${finding.code}`)} <Piece text={finding.original} />
            {finding.became.trim() !== '' && (
              <>
                {' → '}
                <Piece text={finding.became} />
              </>
            )}
          </span>
        </li>
      ))}
      {sorted.length > SHOWN && (
        <li class="muted">{say('imports.findings_more', { count: sorted.length - SHOWN })}</li>
      )}
    </ul>
  );
}

function Piece({ text }: { text: string }) {
  if (text === '') return null;
  return <code dir="auto">{text.length > 400 ? `${text.slice(0, 400)}…` : text}</code>;
}
