// Subscriptions to topics: numbers them, notices holes, shares what is whole, holds data back while the view is frozen.
// Pure: it is given `send`, and messages by `receive`.

// each message of these tells everything, so one subscription serves all listeners and a late one gets the last at once
const WHOLE = new Set(['overview', 'topology', 'nodes']);
const HELD_ROWS = 10_000;

export const feeds = (send) => {
  const open = new Map(); // id -> feed
  const byTopic = new Map(); // topic -> last seq, as numbers count per topic or per subscription
  let nextId = 1;
  let frozen = false;

  const request = (feed) => {
    feed.seq = undefined;
    feed.fresh = true; // nothing but a snapshot counts until one came
    send({ t: 'sub', id: feed.id, topic: feed.topic, args: feed.args });
  };

  const tell = (feed, news) => feed.listeners.forEach((listener) => listener(news));

  const hold = (feed, news) => {
    if (feed.topic !== 'calls') {
      feed.stale = true; // newer data replaces it all: asked for when the view thaws
      return;
    }
    const rows = news.kind === 'gap' ? 0 : news.data.rows.length;
    if (feed.heldRows + rows > HELD_ROWS) {
      feed.lost += rows;
      return;
    }
    feed.heldRows += rows;
    feed.held.push(news);
  };

  const deliver = (feed, news) => {
    if (frozen && !feed.fresh) {
      hold(feed, news);
      return;
    }
    feed.fresh = false;
    if (WHOLE.has(feed.topic) && news.data) {
      feed.last = { ...news, kind: 'snap', data: { ...feed.last?.data, ...news.data } };
    }
    tell(feed, news);
  };

  // true if messages are missing before this one
  const hole = (feed, { t, topic, seq }) => {
    if (seq === undefined) {
      return false;
    }
    const known = feed.seq === undefined || seq === feed.seq + 1 || seq === (byTopic.get(topic) ?? NaN) + 1;
    feed.seq = seq;
    byTopic.set(topic, seq);
    return t === 'delta' && !known;
  };

  const receive = (message) => {
    const feed = open.get(message.id);
    if (!feed) {
      return; // closed while the message was on its way
    }
    if (message.t === 'gap') {
      deliver(feed, { kind: 'gap', data: { n: message.n, why: message.why } });
      return;
    }
    if (hole(feed, message) || (message.t === 'delta' && feed.fresh && feed.topic !== 'calls')) {
      request(feed);
      return;
    }
    const { t, data, at, sampled, nodes, every } = message;
    deliver(feed, { kind: t, data, at, sampled, nodes, every });
  };

  const thaw = (feed) => {
    const held = feed.held.splice(0);
    const lost = feed.lost;
    feed.heldRows = feed.lost = 0;
    held.forEach((news) => tell(feed, news));
    if (lost) {
      tell(feed, { kind: 'gap', data: { n: lost, why: 'frozen' } });
    }
    if (feed.stale) {
      feed.stale = false;
      request(feed);
    }
  };

  const shared = (topic) => WHOLE.has(topic) && [...open.values()].find((feed) => feed.topic === topic);

  const start = (topic, args) => {
    const feed = { id: nextId++, topic, args, listeners: new Set(), held: [], heldRows: 0, lost: 0, stale: false };
    open.set(feed.id, feed);
    request(feed);
    return feed;
  };

  const leave = (feed, listener) => {
    feed.listeners.delete(listener);
    if (feed.listeners.size === 0 && open.delete(feed.id)) {
      send({ t: 'unsub', id: feed.id });
    }
  };

  return {
    subscribe(topic, args, listener) {
      const feed = shared(topic) || start(topic, args ?? {});
      feed.listeners.add(listener);
      if (feed.last) {
        queueMicrotask(() => feed.listeners.has(listener) && listener(feed.last));
      }
      return {
        /** Other arguments under the same number: the next thing that comes is a snapshot. */
        update(changed) {
          feed.args = changed;
          feed.held.length = feed.heldRows = feed.lost = 0;
          feed.stale = false;
          request(feed);
        },
        close: () => leave(feed, listener),
      };
    },
    /** The first whole message of a topic, from a subscription of its own; also while the view is frozen. Fails when it
     *  is abandoned. */
    once: (topic, args) => new Promise((done, failed) => {
      const feed = start(topic, args);
      const listener = (news) => {
        if (news.kind === 'snap') {
          leave(feed, listener);
          done(news);
        }
      };
      feed.listeners.add(listener);
      feed.abandon = (problem) => {
        leave(feed, listener);
        failed(problem);
      };
    }),
    /** Nobody answers any more what was asked once; what is subscribed to waits for who comes back. */
    abandon: (problem) => open.forEach((feed) => feed.abandon?.(problem)),
    receive,
    /** After a new connection: everything anew, as the other side has forgotten us. */
    restart() {
      byTopic.clear();
      open.forEach(request);
    },
    freeze(on) {
      frozen = on;
      if (!on) {
        open.forEach(thaw);
      }
    },
    /** Rows of calls that wait until the view thaws. */
    held: () => [...open.values()].reduce((sum, feed) => sum + feed.heldRows + feed.lost, 0),
    size: () => open.size,
  };
};
