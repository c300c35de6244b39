// The clock in the top bar and its popover.

import { nothing } from '../vendor.js';

/** chip(): what the top bar shows; sheet(): the open popover or nothing; act(name): clock, step, slower, faster. */
export const clock = () => ({
  chip: () => nothing,
  sheet: () => nothing,
  act: (name) => false,
});
