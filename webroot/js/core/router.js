// Every view is a link: #/screen/part/part?key=value. Pure, but for navigate, which changes the address.

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign, typed by hand: taken as it stands
  }
};

/** What a hash means: { screen, path, query }. Nonsense is read as far as it can be; the default is the Lab. */
export const parse = (hash) => {
  const text = String(hash).replace(/^#?\/?/, '');
  const cut = text.indexOf('?');
  const [screen, ...path] = (cut < 0 ? text : text.slice(0, cut)).split('/').map(decoded);
  const query = Object.create(null);
  for (const [key, value] of new URLSearchParams(cut < 0 ? '' : text.slice(cut + 1))) {
    query[key] = value;
  }
  return { screen: screen || 'lab', path: path.filter((part) => part !== ''), query };
};

// slashes and commas are legal in a query and keep links readable
const readable = (text) => encodeURIComponent(text).replace(/%2F/g, '/').replace(/%2C/g, ',');

/** The hash of a view. Values that are undefined, null or empty are left out. */
export const href = (screen, path = [], query = {}) => {
  const pairs = Object.entries(query).filter(([, value]) => (value ?? '') !== '');
  const tail = pairs.map(([key, value]) => `${readable(key)}=${readable(String(value))}`).join('&');
  return '#/' + [screen, ...path].map(encodeURIComponent).join('/') + (tail ? '?' + tail : '');
};

/** Goes to a view. replace: while typing, so that Back leaves the view instead of undoing letters. */
export const navigate = (target, { replace = false } = {}) => {
  if (target === location.hash) {
    return;
  }
  history[replace ? 'replaceState' : 'pushState'](history.state, '', target);
  dispatchEvent(new HashChangeEvent('hashchange')); // which the two above don't raise
};

/** The three parts of an agent's key. Only the agent's own name may hold slashes. */
export const parts = (key) => {
  const [node = '', container = '', ...aid] = String(key).split('/');
  return [node, container, aid.join('/')];
};

/** The link to an agent's Inspector; tab: methods (none), state, pending, calls, plots, failures, or call/METHOD. */
export const agentLink = (key, tab = [], query = {}) => href('agent', [...parts(key), ...[].concat(tab)], query);
