import { chatwoot } from './chatwoot';
import { type Client, isAt, isMarkedIn, readerOf } from './client';
import { fastmail } from './fastmail';
import { freshdesk } from './freshdesk';
import { front } from './front';
import { general } from './general';
import { gmail } from './gmail';
import { helpscout } from './helpscout';
import { icloud } from './icloud';
import { intercom } from './intercom';
import { outlook } from './outlook';
import { proton } from './proton';
import type { Reader } from './reader';
import { roundcube } from './roundcube';
import { sogo } from './sogo';
import { yahoo } from './yahoo';
import { zendesk } from './zendesk';
import { zimbra } from './zimbra';
import { zoho } from './zoho';

const CLIENTS: readonly Client[] = [
  gmail,
  outlook,
  yahoo,
  proton,
  fastmail,
  zoho,
  icloud,
  roundcube,
  sogo,
  zimbra,
  chatwoot,
  freshdesk,
  front,
  helpscout,
  intercom,
  zendesk,
];

/** Looked for at once: most pages are none of these, and some are huge. */
const MARKUP = CLIENTS.flatMap(client => client.markup ?? []).join(', ');

/** The reader that knows this page: by its address, else by markup that only one client has. */
export function readerFor(page: Document): Reader {
  const client = CLIENTS.find(known => isAt(known, page.location.hostname)) ?? clientMarkedIn(page);
  return client ? readerOf(client) : general;
}

function clientMarkedIn(page: Document): Client | undefined {
  if (!page.querySelector(MARKUP)) return undefined;
  return CLIENTS.find(known => isMarkedIn(known, page));
}
