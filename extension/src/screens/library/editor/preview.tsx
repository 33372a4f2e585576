import { useMemo, useRef, useState } from 'preact/hooks';
import type { PreviewSettings, Settings } from '@/library/settings';
import { valuesOf } from '@/library/values';
import type { View } from '@/library/workspace';
import { personFrom } from '@/template/person';
import type { Answers } from '@/template/question';
import { render } from '@/template/render';
import type { Template } from '@/template/template';
import { say } from '@/words/say';
import { askedFor } from '../../in_page/asked';
import { AskedFields } from './asked_fields';
import { OwnSample } from './own_sample';
import { PreviewBar } from './preview_bar';
import { PreviewMessage } from './preview_message';
import { sampleContext, sampleMessage, sampleOf } from './sample';
import { useNested } from './use_nested';
import { restFor, useRested } from './use_rested';

interface PreviewProps {
  template: Template;
  view: View;
  now: Date;
  sanitise(html: string): string;
  changeSettings(change: Partial<Settings>): void;
}

/** The reply as one of the sample people would get it, of what is typed right now; what is asked for is a hole. */
export function Preview({ template, view, now, sanitise, changeSettings }: PreviewProps) {
  const { settings } = view;
  const { preview } = settings;
  const [answers, answer] = useState<Answers>({});
  const took = useRef(0);
  // What takes long is drawn less often, so that it stays a small part of the time.
  const rested = useRested(
    template,
    Math.max(restFor(template.body), took.current > SLOW ? took.current * 4 : 0),
  );
  const nested = useNested(rested, view.entries);
  const context = useMemo(() => {
    const team = valuesOf(settings, view.team);
    const locale = preview.language || settings.locale || navigator.language;
    const account = writer(view);
    return sampleContext({ message: sampleMessage(preview, account), account, team, locale, now });
  }, [settings, view.team, view.account, now]);
  const asked = useMemo(() => {
    const shown = preview.language ? { ...rested, language: preview.language } : rested;
    const began = performance.now();
    const drawn = askedFor(answers, said => render(shown, context, said, nested));
    took.current = performance.now() - began;
    return drawn;
  }, [rested, context, nested, answers]);

  const change = (part: Partial<PreviewSettings>) => changeSettings({ preview: { ...preview, ...part } });
  return (
    <section class="preview" aria-label={say('template.preview')}>
      <PreviewBar preview={preview} change={change} />
      {sampleOf(preview) === 'own' && <OwnSample own={preview.own} changed={own => change({ own })} />}
      {asked.rendering.kind === 'broken' ? (
        <p class="muted">{say('template.preview_broken')}</p>
      ) : (
        <PreviewMessage
          filled={asked.rendering.kind === 'asks' ? asked.rendering.preview : asked.rendering}
          language={preview.language || rested.language}
          service={view.account?.server ?? null}
          {...{ preview, context, sanitise }}
        />
      )}
      <AskedFields
        questions={asked.questions}
        said={answers}
        answered={(name, value) => answer(before => ({ ...before, [name]: value }))}
      />
    </section>
  );
}

/** Milliseconds between two keys of somebody who types fast. */
const SLOW = 50;

/** Who writes: the account, else whom the settings name. */
function writer({ account, settings }: View) {
  const { name, email } = account ?? settings;
  return name || email ? personFrom(name, email) : null;
}
