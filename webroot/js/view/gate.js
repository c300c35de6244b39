// The page without data: why, and what to do. Says no secret, as a stranger may look at it.

import { html, nothing } from '../vendor.js';
import { label } from '../core/format.js';
import { labField } from './dialogs.js';

const REASONS = {
  none: ['This page needs the token of its program', 'The program printed a link when it started: open that link, or '
    + 'paste its token (the part after #token=) here.'],
  token: ['The token was refused', 'Tokens are new at each start of the program. Open the link that it printed last, '
    + 'or paste its token here.'],
  slow: ['Too many wrong tokens', 'The program refuses all tokens for a minute. Wait, then open the link that it '
    + 'printed.'],
  mode: ['This connection is not allowed', 'The program serves this page, but not its data, to this address. Open the '
    + 'address that it printed when it started.'],
  replaced: ['This page was opened elsewhere', 'Another tab took over. Continue here to take it back.'],
};

/**
 * The page of a refused connection. start(token): tries that one; without an argument the one that is known. open(file):
 * a saved lab, which needs no token. isPage: nothing else is shown; else old data stands below.
 */
export const gate = (reason, { start, open }, isPage = true) => {
  const [title, text] = REASONS[reason] ?? ['The program refused this page', label(reason ?? 'no reason given', 200)];
  const submit = (event) => {
    event.preventDefault();
    const field = event.target.elements.token;
    const token = /([\w-]+)\s*$/.exec(field.value)?.[1]; // a whole link will do
    if (token) {
      field.value = '';
      start(token);
    }
  };
  return html`<div class=${isPage ? 'gate' : 'gate banner is-fail'}>
    ${isPage ? html`<h1>${title}</h1>` : html`<strong>✕ ${title}</strong>`}
    <p>${text}</p>
    ${reason === 'replaced' ? html`<button class="primary" @click=${() => start()}>Continue here</button>` : html`
      <form @submit=${submit}>
        <label class="unseen" for="token">Token or link</label>
        <input id="token" name="token" type="password" autocomplete="off" spellcheck="false" required
          placeholder="token or link">
        <button class="primary">Open</button>
      </form>`}
    ${isPage ? labField(open) : nothing}
  </div>`;
};
