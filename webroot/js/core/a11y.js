// What assistive technology hears, and where the focus goes.

const REACHABLE = 'a[href],button:not(:disabled),input,select,textarea,[tabindex="0"]';
const PAUSE_MS = 10_000;
let quietUntil = 0;

/** Says one sentence politely. `often`: things like failures, of which only one in 10 s is said. */
export const announce = (text, { often = false } = {}) => {
  const now = Date.now();
  if (often && now < quietUntil) {
    return;
  }
  if (often) {
    quietUntil = now + PAUSE_MS;
  }
  const voice = document.getElementById('voice');
  voice.textContent = voice.textContent === text ? text + '\u00a0' : text; // the same again would not be spoken
};

/** Moves the focus to the title of a screen after navigation, without a jump of the page. */
export const focusTitle = (region) => {
  const title = region.querySelector('h1, h2');
  if (title) {
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }
};

/** Keeps Tab inside an open dialog, and gives the focus back afterwards. -> a function that ends it. */
export const trap = (dialog) => {
  const before = document.activeElement;
  const inside = () => [...dialog.querySelectorAll(REACHABLE)];
  const stay = (event) => {
    if (event.key !== 'Tab') {
      return;
    }
    const all = inside();
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (all.length && (document.activeElement === edge || !dialog.contains(document.activeElement))) {
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0]).focus();
    }
  };
  document.addEventListener('keydown', stay, true);
  // the dialog is being drawn and not in the page yet: what is outside cannot be focused
  queueMicrotask(() => (dialog.querySelector('input:not([type="checkbox"],[type="file"])') ?? inside()[0] ?? dialog).focus());
  return () => {
    document.removeEventListener('keydown', stay, true);
    before?.focus?.();
  };
};
