/** The files that the console is made of, by their addresses below it; put in when it is built. */
declare const SHELL: readonly string[];
/** Of this build, in which all of them are as they are. */
declare const BUILD: string;

interface Ending extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface Fetching extends Ending {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

const CACHE = `shell ${BUILD}`;
const START = new URL('./', location.href).href;
/** A network that is there answers sooner; one that only seems to be is not waited for. */
const LONGEST_MS = 3_000;

addEventListener('install', event => (event as Ending).waitUntil(keepAll()));
addEventListener('activate', event => (event as Ending).waitUntil(dropOthers()));
addEventListener('fetch', event => {
  const { request, respondWith } = event as Fetching;
  if (request.mode === 'navigate') respondWith.call(event, newestStart(request));
  else if (isOfShell(request)) respondWith.call(event, keptOrFetched(request));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([START, ...SHELL.map(file => START + file)]);
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name !== CACHE).map(name => caches.delete(name)));
}

/** The service's present one, so that an update of the service is an update of the console. */
async function newestStart(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(LONGEST_MS) });
    if (answer.ok || answer.type === 'opaqueredirect') return answer;
  } catch {
    // Without a network the kept one opens.
  }
  return (await caches.match(START)) ?? Response.error();
}

function isOfShell({ method, url }: Request): boolean {
  return method === 'GET' && url.startsWith(`${START}assets/`);
}

/** What is named by its content is never another. */
async function keptOrFetched(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
