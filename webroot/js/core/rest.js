// Questions with one answer: /api/v1 with the bearer token. Nothing here keeps state but the token it is given.

const BASE = '/api/v1';

const failure = (status, error) => Object.assign(new Error(error.message ?? error.name), { status, error });

const address = (path, query) => {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => (value ?? '') !== '');
  return BASE + path + (pairs.length ? '?' + new URLSearchParams(pairs) : '');
};

const answer = async (response) => {
  const text = await response.text();
  let body;
  try {
    body = text ? JSON.parse(text) : {};
  } catch {
    body = { error: { name: 'NO_JSON', message: 'the answer was not JSON' } };
  }
  if (!response.ok || body.error) {
    throw failure(response.status, body.error ?? { name: 'HTTP_' + response.status, message: response.statusText });
  }
  return body;
};

const ask = async (path, request) => {
  let response;
  try {
    response = await fetch(path, { cache: 'no-store', credentials: 'omit', redirect: 'error', ...request });
  } catch {
    throw failure(0, { name: 'UNREACHABLE', message: 'the program did not answer' });
  }
  return answer(response);
};

/** token(): the bearer token. Both reject with an Error of `status` (0: no answer) and `error`, as the server said. */
export const rest = (token) => {
  const bearer = () => ({ authorization: `Bearer ${token()}` });
  return {
    /** path: below /api/v1, each part percent-encoded; query: an object. */
    get: (path, query) => ask(address(path, query), { headers: bearer() }),
    post: (path, body) => ask(BASE + path, {
      method: 'POST',
      headers: { ...bearer(), 'content-type': 'application/json', 'x-agents-console': '1' },
      body: JSON.stringify(body),
    }),
  };
};
