// Sequence.

import { html } from '../vendor.js';
import { empty } from './parts.js';

export const screen = () => ({
  title: 'Sequence',
  render: () => html`<div class="screen"><div class="title"><h1>Sequence</h1></div>
    ${empty('No agents are chosen', 'Nothing was recorded so far.')}</div>`,
  enter() {},
  leave() {},
  key: () => false,
});

/** The small chart beside the topology: the Lab calls select(keys) with the agents of its selection, leave() at its end,
 *  and renders what render() gives inside a panel of its own. */
export const pane = () => ({
  render: () => empty('No agent is selected', 'Select a cell of the topology to see its calls here.'),
  select(keys) {},
  leave() {},
});
