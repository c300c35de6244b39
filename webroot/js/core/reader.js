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

const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)').matches;

export const isDark = () => (document.documentElement.dataset.theme ?? (systemIsDark() ? 'dark' : 'light')) === 'dark';

/** Light to dark or back; remembered where storage is allowed. */
export const toggleTheme = () => {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  preference('theme', theme);
  dispatchEvent(new Event('theme')); // canvases draw with colours that they have read
};

/** The value of a colour token: for canvases, which know no custom properties. */
export const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
