// Failures.

import { html } from '../vendor.js';
import { empty } from './parts.js';

export const screen = () => ({
  title: 'Failures',
  render: () => html`<div class="screen"><div class="title"><h1>Failures</h1></div>
    ${empty('No failures', 'Nothing was recorded so far.')}</div>`,
  enter() {},
  leave() {},
  key: () => false,
});
