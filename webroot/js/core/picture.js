// Pictures as PNG files: drawn twice as large, on white.

/** An SVG text as a PNG blob. */
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
