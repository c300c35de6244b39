// A page that draws nothing: it says what a page said, and reads. What it costs the program is not what Chromium takes
// from it, on the same cores.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import WebSocket from 'ws';

/** What the open page subscribes to when it is loaded anew: its messages. `whole`: waits until it shows everything. */
export const subscriptions = async (page, whole) => {
  const said = [];
  page.once('websocket', (socket) => socket.on('framesent', ({ payload }) => said.push(payload)));
  await page.reload();
  await whole();
  return said.filter((message) => JSON.parse(message).t === 'sub');
};

/** Watches what those messages say. -> { ticks(): how many messages of the overview have come, close }. */
export const viewer = async (url, messages) => {
  const { origin, hash } = new URL(url);
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/v1/stream`, 'agents-console.v1', { origin });
  await once(socket, 'open');
  let ticks = 0;
  socket.on('message', (text) => {
    const { t, topic, seq } = JSON.parse(text);
    assert.notEqual(t, 'bye');
    ticks += Number(topic === 'overview');
    if (seq !== undefined && seq % 8 === 0) {
      socket.send(JSON.stringify({ t: 'ack', seq }));
    }
  });
  socket.send(JSON.stringify({ t: 'hello', v: 1, client: 'viewer', token: hash.slice('#token='.length) }));
  messages.forEach((message) => socket.send(message));
  return { ticks: () => ticks, close: () => socket.close() };
};
