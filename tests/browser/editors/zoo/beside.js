/** What a script beside the page puts on the window: editors that look for their own parts by address. */
export async function loaded(address, name) {
  const script = document.createElement('script');
  script.src = address;
  document.head.append(script);
  await new Promise((done, failed) => {
    script.onload = done;
    script.onerror = () => failed(new Error(`${address} did not load`));
  });
  return window[name];
}
