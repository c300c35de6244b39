// Functions whose answers are kept. Pure.

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
