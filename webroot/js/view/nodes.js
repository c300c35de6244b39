// Nodes.

import { html } from '../vendor.js';
import { empty } from './parts.js';

export const screen = () => ({
  title: 'Nodes',
  render: () => html`<div class="screen"><div class="title"><h1>Nodes</h1></div>
    ${empty('No nodes yet', 'Nothing was recorded so far.')}</div>`,
  enter() {},
  leave() {},
  key: () => false,
});
