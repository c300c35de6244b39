// Runs in the head, before the stylesheets: the theme is right in the first picture, and the token has left the address
// bar (and this entry of the history) before anything can read, bookmark or share it. A classic script: modules come
// later.
(() => {
  'use strict';
  const token = /^#token=([\w-]+)(?:&(.*))?$/.exec(location.hash);
  let known = null;
  try {
    if (token) {
      sessionStorage.setItem('token', token[1]);
    }
    known = sessionStorage.getItem('token');
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // storage is switched off: the form asks for the token, and the system's colours are used
  }
  if (token) {
    history.replaceState(null, '', location.pathname + (token[2] ? '#' + token[2] : ''));
  }
  // which of what index.html shows is what will come: all of it, only what stands around the screens, or the form's page
  document.documentElement.dataset.first = !known ? 'form' : /^(#(\/(lab\b.*)?)?)?$/.test(location.hash) ? 'lab' : 'frame';
})();
