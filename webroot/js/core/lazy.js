// What is not done at once, or not again: answers that are kept, parts that come late, one drawing a frame. Pure but
// for timers and the page's head, which it can be given.

/** The same function, which answers what it answered last while it is given the same: each argument by identity. */
export const kept = (make) => {
  let last = null;
  let answer;
  return (...given) => {
    if (last === null || given.length !== last.length || given.some((one, at) => !Object.is(one, last[at]))) {
      answer = make(...given);
      last = given; // after it, as what fails has to be made again
    }
    return answer;
  };
};

/** A function that acts the first time only. */
export const once = (act) => {
  const make = kept(act);
  return () => make();
};

/** A function that acts until it has succeeded once. -> a promise, which is the same until it fails. */
export const onceDone = (act) => {
  let going = null;
  return () => going ??= act().catch((problem) => {
    going = null;
    throw problem;
  });
};

/** Puts scripts and style sheets into the page. -> a promise that all are there; else none is left in it. */
export const arrived = (elements, head = document.head) => {
  const coming = elements.map((element) => new Promise((done, failed) => {
    element.onload = done;
    element.onerror = () => failed(new Error(`it did not come: ${element.src ?? element.href}`));
    head.append(element);
  }));
  return Promise.all(coming).catch((problem) => {
    elements.forEach((element) => element.remove());
    throw problem;
  });
};

/**
 * Parts that the first picture does without: each is loaded when it is asked for, or when there is time.
 * loaders: name -> () => import(…). came(): one is there. failed(problem): one that was asked for is not.
 */
export const late = (loaders, { came, failed }) => {
  const modules = {};
  const loads = Object.fromEntries(Object.entries(loaders).map(([name, load]) => [name, onceDone(async () => {
    modules[name] = await load();
    came();
    return modules[name];
  })]));
  return {
    /** A promise of a module; or of null, when that has been told. */
    load: (name) => loads[name]().catch((problem) => {
      failed(problem);
      return null;
    }),
    /** The module if it is there, else null. */
    get: (name) => modules[name] ?? null,
    /** Loads all that is missing, so that it is there when the program is gone; the next call tries again what fails. */
    all: () => Object.values(loads).forEach((load) => load().catch(() => {})),
  };
};

const GATHER_MS = 100; // within which the messages of one tick come
const AGE_MS = 1_000;
const TICK_MS = 1_500; // longer than a tick, else each would be drawn twice: for itself, and for the ages beside it

/** When the page is drawn: once in an animation frame, however often it is asked. draw(): what draws. */
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
