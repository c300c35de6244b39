// Modules that the first picture does without: each is loaded when it is asked for, or when there is time. Pure.

/** loaders: name -> () => import(…). came(): one is there. failed(problem): one that was asked for is not. */
export const late = (loaders, { came, failed }) => {
  const modules = {};
  const loading = {};

  const load = (name) => loading[name] ??= loaders[name]().then((module) => {
    modules[name] = module;
    came();
    return module;
  }).catch((problem) => {
    delete loading[name]; // to be tried again
    throw problem;
  });

  return {
    /** A promise of a module; or of null, when that has been told. */
    load: (name) => load(name).catch((problem) => {
      failed(problem);
      return null;
    }),
    /** The module if it is there, else null. */
    get: (name) => modules[name] ?? null,
    /** Loads all that is missing, so that it is there when the program is gone; what fails is tried again with the next. */
    all: () => Object.keys(loaders).forEach((name) => load(name).catch(() => {})),
  };
};
