import { useMemo } from 'preact/hooks';
import { valuesOf } from '@/library/values';
import type { View } from '@/library/workspace';
import { personFrom } from '@/template/person';
import { render } from '@/template/render';
import { EMPTY_TEMPLATE } from '@/template/template';
import { sampleContext, sampleMessage } from './sample';

/** What a piece of Liquid would be in the message of the preview; empty where it would be asked for, or is nothing. */
export function useSample(view: View, now: Date): (code: string) => string {
  return useMemo(() => {
    const { settings, account } = view;
    const { name, email } = account ?? settings;
    const writer = name || email ? personFrom(name, email) : null;
    const context = sampleContext({
      message: sampleMessage(settings.preview, writer),
      account: writer,
      team: valuesOf(settings, view.team),
      locale: settings.locale || navigator.language,
      now,
    });
    const known = new Map<string, string>();
    return code => {
      const value = known.get(code) ?? sampleValue(code, context);
      known.set(code, value);
      return value;
    };
  }, [view.settings, view.account, view.team, now]);
}

function sampleValue(code: string, context: Parameters<typeof render>[1]): string {
  if (!code.startsWith('{{')) return '';
  const rendering = render({ ...EMPTY_TEMPLATE, subject: code }, context, {}, new Map());
  return rendering.kind === 'filled' ? rendering.subject : '';
}
