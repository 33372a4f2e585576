import type { Settings } from '@/library/settings';
import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { Toggle } from '../../parts/choice_field';
import { Said } from '../../parts/said';
import { KeyRecorder } from './key_recorder';
import { SavedField } from './saved_field';
import { SiteList } from './site_list';
import { ValueList } from './value_list';

interface WritingSettingsProps {
  view: View;
  change(part: Partial<Settings>): void;
}

/** What matters only where replies are written, which is where the extension is. */
export function WritingSettings({ view, change }: WritingSettingsProps) {
  const { settings } = view;
  const { prefix } = settings;
  return (
    <>
      <section class="card">
        <h2>{say('settings.typing')}</h2>
        <p class="muted">{say('settings.typing_lead')}</p>
        <div class="short-field">
          <SavedField
            label={say('settings.prefix')}
            hint={say('settings.prefix_hint')}
            value={settings.prefix}
            save={prefix => change({ prefix: prefix.trim() })}
            maxLength={4}
          />
        </div>
        <Toggle
          label={prefix ? say('settings.expands', { prefix }) : say('settings.expands_without')}
          on={settings.expands_at_delimiter}
          turned={expands_at_delimiter => change({ expands_at_delimiter })}
          disabled={settings.prefix === ''}
        />
        <Toggle
          label={prefix ? say('settings.suggests', { prefix }) : say('settings.suggests_without')}
          on={settings.suggests}
          turned={suggests => change({ suggests })}
          disabled={settings.prefix === ''}
        />
        <Toggle
          label={say('settings.backspace')}
          on={settings.backspace_undoes}
          turned={backspace_undoes => change({ backspace_undoes })}
        />
        <div class="setting-line">
          <span>
            {say('settings.palette')}
            <small>{say('settings.palette_hint')}</small>
          </span>
          <KeyRecorder keys={settings.palette_key} recorded={palette_key => change({ palette_key })} />
        </div>
      </section>

      <section class="card">
        <h2>{say('settings.you')}</h2>
        <p class="muted">
          {view.account
            ? say('settings.you_signed_in')
            : say('settings.you_alone', { name: '{{ account.name }}', email: '{{ account.email }}' })}
        </p>
        <div class="two-fields">
          <SavedField
            label={say('settings.name')}
            value={settings.name}
            save={name => change({ name })}
            autocomplete="name"
          />
          <SavedField
            label={say('settings.email')}
            type="email"
            value={settings.email}
            save={email => change({ email })}
            autocomplete="email"
          />
        </div>
        <SavedField
          label={say('settings.dates')}
          hint={say('settings.dates_hint', { language: navigator.language })}
          value={settings.locale}
          save={locale => change({ locale: locale.trim() })}
          error={localeProblem(settings.locale)}
          placeholder={navigator.language}
        />
      </section>

      <section class="card">
        <h2>{say('settings.values')}</h2>
        <p class="muted">
          <Said word="settings.values_lead" values={{ example: <code>{'{{ team.return_days }}'}</code> }} />
        </p>
        <ValueList own={settings.values} team={view.team} changed={values => change({ values })} />
      </section>

      <section class="card">
        <h2>{say('settings.sites')}</h2>
        <p class="muted">{say('settings.sites_lead')}</p>
        <SiteList sites={settings.blocked_sites} changed={blocked_sites => change({ blocked_sites })} />
      </section>
    </>
  );
}

function localeProblem(locale: string): string | undefined {
  if (!locale) return undefined;
  try {
    Intl.getCanonicalLocales(locale);
    return undefined;
  } catch {
    return say('settings.dates_wrong');
  }
}
