// Plots.

import { html } from '../vendor.js';
import { empty } from './parts.js';

export const screen = () => ({
  title: 'Plots',
  render: () => html`<div class="screen"><div class="title"><h1>Plots</h1></div>
    ${empty('No series yet', 'Nothing was recorded so far.')}</div>`,
  enter() {},
  leave() {},
  key: () => false,
});
