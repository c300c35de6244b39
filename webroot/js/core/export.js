// What leaves the page as a file. csv and fileName are pure.

// a spreadsheet would run these as formulas
const FORMULA = /^[=+\-@\t\r]/;

const cell = (value) => {
  if (typeof value === 'number') {
    return String(value); // -3 is a number, not a formula
  }
  const text = String(value ?? '');
  const tame = FORMULA.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(tame) ? '"' + tame.replaceAll('"', '""') + '"' : tame;
};

/** A table after RFC 4180. columns: [{ title, value(row) }]. */
export const csv = (rows, columns) => [
  columns.map((column) => cell(column.title)).join(','),
  ...rows.map((row) => columns.map((column) => cell(column.value(row))).join(',')),
].join('\r\n') + '\r\n';

/** A name that every file system takes, and that hides no ending. */
export const fileName = (name) => {
  const tame = String(name).replace(/[^\w.-]+/g, '-').replace(/^[-.]+/, '').slice(0, 80);
  return tame || 'export';
};

/** Offers a file to save. content: text or a Blob. */
export const download = (name, type, content) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = fileName(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // once the browser has opened it
};
