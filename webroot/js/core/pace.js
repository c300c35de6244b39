// When the page is drawn: once in an animation frame, however often it is asked. Pure but for the timers it is given.

const GATHER_MS = 100; // within which the messages of one tick come
const AGE_MS = 1_000;
const TICK_MS = 1_500; // longer than a tick, else each would be drawn twice: for itself, and for the ages beside it

/** draw(): what draws. */
export const pace = (draw, clock = globalThis) => {
  let isAsked = false;
  let gathering = null;
  let aging = null;

  const frame = () => {
    clock.clearTimeout(gathering);
    clock.clearTimeout(aging);
    aging = clock.setTimeout(pacer.now, gathering === null ? AGE_MS : TICK_MS); // ages grow while nothing comes
    gathering = null;
    isAsked = false;
    draw();
  };

  const pacer = {
    /** In the next frame: for what the reader does. */
    now() {
      if (!isAsked) {
        isAsked = true;
        clock.requestAnimationFrame(frame);
      }
    },
    /** Together with what else comes soon: for data that come again and again. */
    soon() {
      gathering ??= clock.setTimeout(pacer.now, GATHER_MS);
    },
  };
  return pacer;
};
