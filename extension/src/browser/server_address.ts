/** What a person typed as an origin with its path; nothing where it is no address at all. */
export function serverAddress(typed: string): string | null {
  const text = typed.trim().replace(/\/+$/, '');
  if (text === '' || /\s/.test(text)) return null;
  const isLocal = /^(localhost|127\.|\[::1\])/.test(text);
  const whole = /^[a-z]+:\/\//i.test(text) ? text : `${isLocal ? 'http' : 'https'}://${text}`;
  if (!URL.canParse(whole)) return null;
  const { protocol, origin, pathname } = new URL(whole);
  return protocol === 'http:' || protocol === 'https:' ? origin + pathname.replace(/\/+$/, '') : null;
}

/** Without encryption only where nothing leaves the machine. */
export function isSafe(server: string): boolean {
  const { protocol, hostname } = new URL(server);
  return protocol === 'https:' || /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
