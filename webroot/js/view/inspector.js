// Inspector.

import { html } from '../vendor.js';
import { empty } from './parts.js';

export const screen = () => ({
  title: 'Inspector',
  render: () => html`<div class="screen"><div class="title"><h1>Inspector</h1></div>
    ${empty('No agent is open', 'Nothing was recorded so far.')}</div>`,
  enter() {},
  leave() {},
  key: () => false,
});
