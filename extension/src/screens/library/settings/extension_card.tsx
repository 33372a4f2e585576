import { say } from '@/words/say';

/** In the console: what one needs to use the templates where one writes, and where it is. */
export function ExtensionCard() {
  return (
    <section class="card">
      <h2>{say('console.in_mailbox')}</h2>
      <p class="muted">{say('console.in_mailbox_means')}</p>
      <div class="buttons">
        <a class="button" href="/extension" target="_blank" rel="noreferrer">
          {say('console.get_extension')}
        </a>
      </div>
    </section>
  );
}
