// Lab.

import { html } from '../vendor.js';
import { empty } from './parts.js';

export const screen = () => ({
  title: 'Lab',
  render: () => html`<div class="screen"><div class="title"><h1>Lab</h1></div>
    ${empty('No data yet', 'The program has told nothing so far.')}</div>`,
  enter() {},
  leave() {},
  key: () => false,
});
