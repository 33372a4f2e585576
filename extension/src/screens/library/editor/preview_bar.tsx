import type { PreviewSettings } from '@/library/settings';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { languageName } from '../language_name';
import { Either } from './either';
import { LANGUAGES } from './languages';
import { sampleOf } from './sample';
import { SAMPLES, type Sample } from './sample_people';

interface PreviewBarProps {
  preview: PreviewSettings;
  change(part: Partial<PreviewSettings>): void;
}

/** Whom the preview is for, in which language, and how their mail client shows it. */
export function PreviewBar({ preview, change }: PreviewBarProps) {
  const scheme = preview.scheme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  return (
    <div class="preview-bar">
      <select
        class="input"
        aria-label={say('template.preview_for')}
        value={sampleOf(preview)}
        onChange={event => change({ person: event.currentTarget.value })}
      >
        {SAMPLES.map(sample => (
          <option key={sample} value={sample}>
            {nameOf(sample)}
          </option>
        ))}
      </select>
      <select
        class="input"
        aria-label={say('template.preview_language')}
        value={preview.language}
        onChange={event => change({ language: event.currentTarget.value })}
      >
        <option value="">{say('template.preview_own_language')}</option>
        {LANGUAGES.map(tag => (
          <option key={tag} value={tag}>
            {languageName(tag)}
          </option>
        ))}
      </select>
      <div class="preview-looks">
        <Either
          label={say('template.width')}
          chosen={preview.width}
          options={{ mail: say('template.width_mail'), phone: say('template.width_phone') }}
          choose={width => change({ width })}
        />
        <Either
          label={say('template.form')}
          chosen={preview.form}
          options={{ rich: say('template.form_rich'), plain: say('template.form_plain') }}
          choose={form => change({ form })}
        />
        <Either
          label={say('template.scheme')}
          chosen={scheme}
          options={{ light: say('template.scheme_light'), dark: say('template.scheme_dark') }}
          choose={chosen => change({ scheme: chosen })}
        />
      </div>
    </div>
  );
}

/** People are called what they are called in every language. */
const NAMES: Partial<Record<Sample, string>> = {
  ada: 'Ada Lovelace',
  xiaomei: '王小美',
  siti: 'Siti Rahayu',
  layla: 'ليلى حداد',
};

const OTHERS: Partial<Record<Sample, Word>> = {
  several: 'template.sample_several',
  address: 'template.sample_address',
  nobody: 'template.sample_nobody',
  me: 'template.sample_me',
  own: 'template.sample_own',
};

function nameOf(sample: Sample): string {
  const word = OTHERS[sample];
  return word ? say(word) : (NAMES[sample] ?? sample);
}
