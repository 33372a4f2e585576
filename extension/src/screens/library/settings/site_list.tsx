import { useState } from 'preact/hooks';
import { say } from '@/words/say';
import { Button, IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';

interface SiteListProps {
  sites: readonly string[];
  changed(sites: string[]): void;
}

/** Host names where nothing listens; an address that is pasted becomes its host name. */
export function SiteList({ sites, changed }: SiteListProps) {
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState('');

  const add = (event: Event) => {
    event.preventDefault();
    const site = siteOf(typed);
    if (!site) return setRefusal(say('settings.site_wrong'));
    setRefusal('');
    setTyped('');
    changed([...new Set([...sites, site])]);
  };

  return (
    <>
      <form class="site-form" onSubmit={add}>
        <input
          class="input"
          aria-label={say('settings.site')}
          aria-invalid={refusal !== ''}
          placeholder="bank.example"
          spellcheck={false}
          value={typed}
          onInput={event => setTyped(event.currentTarget.value)}
        />
        <Button type="submit">{say('settings.add')}</Button>
      </form>
      {refusal && (
        <p class="field-error" role="alert">
          {refusal}
        </p>
      )}
      {sites.length > 0 && (
        <ul class="sites">
          {sites.map(site => (
            <li key={site}>
              <span>
                {site}
                {site.startsWith('.') && <small>{say('settings.site_and_below')}</small>}
              </span>
              <IconButton
                label={say('settings.remove', { name: site })}
                onClick={() => changed(sites.filter(each => each !== site))}
              >
                <Icon name="close" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The host name in what was typed, with its leading dot; null where there is none. */
export function siteOf(typed: string): string | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^\*(?=\.)/, '');
  const dot = text.startsWith('.') ? '.' : '';
  try {
    const { hostname } = new URL(text.includes('://') ? text : `https://${text.slice(dot.length)}`);
    return hostname ? dot + hostname : null;
  } catch {
    return null;
  }
}
