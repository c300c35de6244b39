// PNG with 256 colours at most, half the size of what a browser writes: enough to compare and to look at.

import zlib from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const channels = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

const distance = (one, other) => {
  const [a, b] = [channels(one), channels(other)];
  return Math.max(...a.map((value, at) => Math.abs(value - b[at])));
};

// the most frequent colours first, then each that no chosen one is near to: a small mark keeps its colour
const cover = (colours, near) => {
  const chosen = [];
  for (const colour of colours) {
    if (chosen.length > 256) {
      break;
    }
    if (chosen.every((other) => distance(colour, other) > near)) {
      chosen.push(colour);
    }
  }
  return chosen;
};

const choose = (pixels) => {
  const counts = new Map();
  pixels.forEach((colour) => counts.set(colour, (counts.get(colour) ?? 0) + 1));
  const colours = [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one) || one - other);
  let near = 0;
  let chosen = cover(colours, near);
  while (chosen.length > 256) {
    near += 2;
    chosen = cover(colours, near);
  }
  const closest = (colour) => chosen.reduce((best, other, at) =>
    (distance(colour, other) < distance(colour, chosen[best]) ? at : best), 0);
  return { chosen, places: new Map(colours.map((colour) => [colour, closest(colour)])) };
};

const chunk = (type, content) => {
  const body = Buffer.concat([Buffer.from(type), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(zlib.crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** `{ width, height, data }` with four bytes a pixel -> the file. */
export const small = ({ width, height, data }) => {
  const pixels = Uint32Array.from({ length: width * height }, (_, at) => data.readUIntBE(at * 4, 3));
  const { chosen, places } = choose(pixels);
  const lines = Buffer.alloc((width + 1) * height); // a filter before each line: none
  pixels.forEach((colour, at) => {
    lines[at + Math.floor(at / width) + 1] = places.get(colour);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8); // bits, colours from a palette
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('PLTE', Buffer.from(chosen.flatMap(channels))),
    chunk('IDAT', zlib.deflateSync(lines, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))]);
};
