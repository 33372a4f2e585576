// A real OpenID Connect provider, on loopback, for the tests of company sign-in. It asks for a name and takes
// any password. Whom it knows, and what it says of them, is in the environment: PEOPLE, as JSON by login.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import Provider from 'oidc-provider';

const { PORT, CLIENT_SECRET, BACK, PEOPLE } = process.env;
const people = JSON.parse(PEOPLE);

// New at every start, so that a restart is what people call a rotation of keys.
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };

const provider = new Provider(`http://127.0.0.1:${PORT}`, {
  clients: [
    {
      client_id: 'rejoinder',
      client_secret: CLIENT_SECRET,
      redirect_uris: [BACK],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  findAccount: async (_, login) =>
    people[login] && { accountId: login, claims: async () => ({ sub: login, ...people[login] }) },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  pkce: { required: () => true },
  cookies: { keys: ['of a test, for a test'] },
  jwks: { keys: [key] },
});

provider.listen(Number(PORT), '127.0.0.1');
