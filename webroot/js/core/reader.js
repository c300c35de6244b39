// What the reader chose, kept by the browser where storage is allowed, else for this page only: colours (theme.js in the
// head applies them before the first picture) and the rest.

/** The value of a preference; with a value, keeps that. Null where there is none or storage is switched off. */
export const preference = (key, value) => {
  try {
    return value === undefined ? localStorage.getItem(key) : localStorage.setItem(key, value);
  } catch {
    return null; // chosen for this page only
  }
};

const system = (query) => matchMedia(`(${query})`);
const darkness = system('prefers-color-scheme: dark');

export const isDark = () => (document.documentElement.dataset.theme ?? (darkness.matches ? 'dark' : 'light')) === 'dark';

const tokens = new Map(); // as read since the colours last changed: reading one lays the page out
[darkness, system('prefers-contrast: more'), system('forced-colors: active')].forEach((query) =>
  query.addEventListener('change', () => tokens.clear()));

/** Light to dark or back; remembered where storage is allowed. */
export const toggleTheme = () => {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  preference('theme', theme);
  tokens.clear();
  dispatchEvent(new Event('theme')); // canvases draw with colours that they have read
};

/** The value of a colour token: for canvases, which know no custom properties. */
export const token = (name) => {
  if (!tokens.has(name)) {
    tokens.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  }
  return tokens.get(name);
};
