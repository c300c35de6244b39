// What the reader chose, kept by the browser where storage is allowed, else for this page only.

/** The value of a preference; with a value, keeps that. Null where there is none or storage is switched off. */
export const preference = (key, value) => {
  try {
    return value === undefined ? localStorage.getItem(key) : localStorage.setItem(key, value);
  } catch {
    return null; // chosen for this page only
  }
};
