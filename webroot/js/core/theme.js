// The reader's choice of colours; theme.js in the head applies it before the first picture.

import { preference } from './preference.js';

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
