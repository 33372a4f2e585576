import { useMemo } from 'preact/hooks';
import type { Imported } from '@/imports/import';
import { type Choices, type Clash, WAYS, type Way, wayOf } from '@/imports/plan';
import { questionsIn } from '@/template/check';
import { say } from '@/words/say';
import { shownList } from '@/words/shown';
import { SelectField } from '../parts/field';
import { FindingList } from './finding_list';

interface TemplateCompareProps {
  index: number;
  imported: Imported;
  clashes: ReadonlyMap<number, Clash>;
  choices: Choices;
  decide(index: number, way: Way): void;
  sanitise(html: string): string;
  known: ReadonlySet<string>;
}

/** One template: as it stood in the file, and as it will stand in the library. */
export function TemplateCompare(props: TemplateCompareProps) {
  const { index, imported, clashes, choices, decide, sanitise, known } = props;
  const { template, before, findings } = imported;
  const clash = clashes.get(index);
  const asks = useMemo(() => questionsIn(template).map(({ label }) => label), [template]);
  const body = useMemo(() => sanitise(withoutAsks(template.body)), [template, sanitise]);
  return (
    <section class="import-compare" aria-label={template.title}>
      <h2 dir="auto" lang={template.language || undefined}>
        {template.title}
      </h2>
      {clash && (
        <SelectField
          label={clashWords(clash, template.shortcut)}
          value={wayOf(index, clash, choices)}
          options={WAYS.filter(way => way !== 'replace' || (clash.kind === 'here' && clash.mayReplace)).map(
            way => ({
              value: way,
              label: say(`imports.way_${way}`),
            }),
          )}
          chosen={value => decide(index, WAYS.find(way => way === value) ?? 'both')}
        />
      )}
      <div class="beside">
        <div class="side-before">
          <h3>{say('imports.before', { line: before.line })}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <pre dir="auto" tabIndex={0}>
            {before.body || say('imports.nothing')}
          </pre>
        </div>
        <div class="side-after">
          <h3>{say('imports.after')}</h3>
          {template.subject && (
            <p class="after-subject" dir="auto">
              {say('imports.column_subject')}: {withoutAsks(template.subject)}
            </p>
          )}
          <div
            class="reply"
            dir="auto"
            lang={template.language || undefined}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
            tabIndex={0}
            dangerouslySetInnerHTML={{ __html: body }}
          />
          {asks.length > 0 && <p class="asks">{say('imports.asks', { questions: shownList(asks) })}</p>}
        </div>
      </div>
      {findings.length > 0 && (
        <>
          <h3>{say('imports.findings')}</h3>
          <FindingList findings={findings} known={known} />
        </>
      )}
    </section>
  );
}

function clashWords(clash: Clash, shortcut: string): string {
  if (clash.kind === 'here')
    return say('imports.clash_here', { shortcut, title: clash.entry.template.title });
  return say('imports.clash_within', { shortcut, title: clash.title });
}

/** The declarations stand before everything and say nothing to a reader; the questions are told below. */
const withoutAsks = (source: string): string =>
  source.replace(
    /^<p>(?:\{%\s*ask\b[^%]*%\})+<\/p>|(<p>)?(?:\{%\s*ask\b[^%]*%\})+(?:<br>)?/,
    (_, open = '') => open,
  );
