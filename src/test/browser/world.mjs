// The made-up world behind the pages, for the time of one check.

import { start } from './fixture/server.mjs';

/** A check with a world of some variant, which ends with it. run(fixture, context). */
export const withWorld = (variant, run, options = {}) => async (context) => {
  const fixture = await start({ variant, ...options });
  try {
    await run(fixture, context);
  } finally {
    await fixture.stop();
  }
};
