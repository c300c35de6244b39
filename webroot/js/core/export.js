// What leaves the page: files, pictures, texts for the clipboard. csv and fileName are pure.

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

/** A table after RFC 4180. columns: [{ title, value(row) }], or the name of a field for both. */
export const csv = (rows, columns) => [
  columns.map((column) => cell(column.title ?? column)).join(','),
  ...rows.map((row) => columns.map((column) => cell(column.value ? column.value(row) : row[column])).join(',')),
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

/** Offers rows as `csv` writes them. */
export const saveTable = (name, rows, columns) => download(`${name}.csv`, 'text/csv', csv(rows, columns));

export const saveJson = (name, value) => download(`${name}.json`, 'application/json', JSON.stringify(value, null, 2));

/** A canvas of this size, white, with what `draw` puts on it, as a PNG blob. */
export const drawnOn = (width, height, draw) =>
  new Promise((done, failed) => {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, width, height);
    draw(pen);
    canvas.toBlob(
      (blob) => (blob ? done(blob) : failed(new Error('the picture is too large for this browser'))),
      'image/png',
    );
  });

/** An SVG text as a PNG blob, twice as large, on white. */
export const pngOf = async (text, width, height) => {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    return await drawnOn(width * 2, height * 2, (pen) => pen.drawImage(image, 0, 0, width * 2, height * 2));
  } finally {
    URL.revokeObjectURL(url);
  }
};

/** Copies a text and says what it was; says so, too, if the browser does not allow it. */
export const copy = async (store, text, what) => {
  try {
    await navigator.clipboard.writeText(text);
    store.notice('info', `${what} is copied.`, 'copied');
  } catch {
    store.notice('warn', 'The browser did not allow copying: select the text, or take a link from its address bar.', 'copied');
  }
};
