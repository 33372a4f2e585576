// Passkeys on the sign-in page and on the account page. Without this file, or in a browser without them,
// both pages work as they did before: what needs a passkey stays hidden.

const canUsePasskeys =
  window.isSecureContext &&
  'PublicKeyCredential' in window &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential;

if (canUsePasskeys) {
  for (const form of document.querySelectorAll('form[data-passkey="sign-in"]')) offerSignIn(form);
  for (const form of document.querySelectorAll('form[data-passkey="add"]')) offerToAdd(form);
  for (const words of document.querySelectorAll('[data-without-passkeys]')) words.hidden = true;
}

/** By its button, and in the list that the browser opens below the email field. */
function offerSignIn(form) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(form.dataset.options));
  let waiting = new AbortController();
  form.hidden = false;
  form.addEventListener('submit', event => {
    event.preventDefault();
    waiting.abort();
    waiting = new AbortController();
    const chosen = navigator.credentials.get({ publicKey, signal: waiting.signal });
    void answerWith(form, chosen).then(isDone => isDone || offerInField());
  });
  void offerInField();

  async function offerInField() {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    const { signal } = waiting;
    if (signal.aborted) return;
    const chosen = navigator.credentials.get({ publicKey, mediation: 'conditional', signal });
    // Nobody pressed anything, so there is nothing to say where it comes to nothing.
    const credential = await chosen.catch(() => null);
    if (credential) send(form, credential);
  }
}

function offerToAdd(form) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(form.dataset.options));
  form.hidden = false;
  form.addEventListener('submit', event => {
    event.preventDefault();
    void answerWith(form, navigator.credentials.create({ publicKey }));
  });
}

/** Whether the form is on its way; else it says why not. */
async function answerWith(form, asked) {
  const problem = form.querySelector('[role="alert"]');
  problem.hidden = true;
  try {
    send(form, await asked);
    return true;
  } catch (wrong) {
    if (wrong.name === 'AbortError') return true;
    const words = JSON.parse(form.dataset.words);
    problem.textContent = words[wrong.name] ?? words.other;
    problem.hidden = false;
    return false;
  }
}

function send(form, credential) {
  form.elements.credential.value = JSON.stringify(credential);
  form.submit();
}
