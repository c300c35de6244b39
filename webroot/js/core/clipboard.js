/** Copies a text and says what it was; says so, too, if the browser does not allow it. */
export const copy = async (store, text, what) => {
  try {
    await navigator.clipboard.writeText(text);
    store.notice('info', `${what} is copied.`, 'copied');
  } catch {
    store.notice('warn', 'The browser did not allow copying: select the text, or take a link from its address bar.', 'copied');
  }
};
