// What a page takes: memory, bytes of its stream.

import assert from 'node:assert/strict';
import { frames } from './waiting.mjs';

/** What is alive in the page when all garbage is gone. */
export const weigh = async (page) => {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Performance.enable');
  for (let i = 0; i < 3; i++) {
    await tools.send('HeapProfiler.collectGarbage');
    await frames(page, 2);
  }
  await tools.send('HeapProfiler.collectGarbage');
  const { metrics } = await tools.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  const weight = { heap: of('JSHeapUsedSize'), listeners: of('JSEventListeners'), nodes: of('Nodes') };
  const { result } = await tools.send('Runtime.evaluate', { expression: 'HTMLCanvasElement.prototype' });
  const { objects } = await tools.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
  const { result: length } = await tools.send('Runtime.callFunctionOn', { objectId: objects.objectId,
    functionDeclaration: 'function () { return this.length; }', returnByValue: true });
  await tools.detach();
  return { ...weight, canvases: length.value };
};

/** For people. */
export const told = ({ heap, ...others }) => `heap ${(heap / 1e6).toFixed(2)} MB, ${JSON.stringify(others)}`;

/** At most so much more than it was. */
export const within = (now, then, part, what) =>
  assert.ok(now <= then * (1 + part), `${what}: ${now}, which was ${then}`);

/** Bytes that a page is told in so many rounds of the overview. */
export const bytesIn = async (stream, rounds) => {
  let bytes = 0;
  let left = rounds;
  await new Promise((done) => {
    const count = ({ payload }) => {
      bytes += payload.length;
      left -= Number(payload.includes('"topic":"overview"'));
      if (left === 0) {
        stream.off('framereceived', count);
        done();
      }
    };
    stream.on('framereceived', count);
  });
  return bytes / rounds;
};
