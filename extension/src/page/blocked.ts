/** Whether a person asked for quiet on this site: host names, a leading dot takes in subdomains. */
export function isBlocked(hosts: readonly string[], blocked: readonly string[]): boolean {
  return hosts.some(host =>
    blocked.some(site =>
      site.startsWith('.') ? host === site.slice(1) || host.endsWith(site) : host === site,
    ),
  );
}

/** The host names of a page and of the pages around it; a frame written by script has its parent's. */
export function hostsOf(view: Window): string[] {
  const addresses = [view.location.href, view.origin, ...view.location.ancestorOrigins];
  return addresses.flatMap(address => {
    try {
      return [new URL(address).hostname].filter(host => host !== '');
    } catch {
      return [];
    }
  });
}
