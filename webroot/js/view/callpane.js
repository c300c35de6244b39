// The small chart of the Lab: the latest calls of its selection.

import { ref } from '../vendorlate.js';
import { parties } from '../draw/fold.js';
import { scene } from '../draw/scene.js';
import { capture } from './capture.js';
import { chart, words } from './chart.js';
import { empty, loading } from './parts.js';

const TAPS = 8;
const CALLS = 12;
const LIFELINES = 3; // the last one is that of all others; a fourth would be cut off

/** What the Lab shows beside the topology once agents are selected. */
export const callPane = (context) => {
  const { store } = context;
  const taken = capture(context);
  let selected = null;
  let keys = [];
  let width = 420;
  const watcher = new ResizeObserver(([{ target }]) => {
    if (target.clientWidth !== width) {
      width = target.clientWidth;
      context.invalidate();
    }
  });
  const mount = ref((element) => {
    watcher.disconnect();
    if (element) {
      watcher.observe(element);
    }
  });
  return {
    render() {
      const { list: all, trees } = taken.content();
      if (all.length === 0) {
        return taken.loaded
          ? empty('No calls in the last 10 s', 'The selected agent is quiet. Call a method: open it and press C.')
          : loading();
      }
      const some = all.slice(-CALLS);
      const say = words(store, 'real');
      const lines = taken.lines(some, {
        folded: true,
        unfolded: new Set(),
        compress: true,
        from: some[0].at,
        to: Infinity,
      });
      const columns = parties(some, keys, LIFELINES);
      const pick = (line) => {
        selected = line.call.id === selected ? null : line.call.id;
        context.invalidate();
      };
      return chart(scene(lines, columns, say, width), {
        top: 0,
        height: 2000,
        selected,
        members: selected && trees.get(selected) ? trees.members(selected) : null,
        pick,
        keys() {},
        scrolled() {},
        mount,
      });
    },
    select(wanted) {
      keys = wanted.slice(0, TAPS);
      taken.follow(keys, false);
    },
    leave() {
      taken.leave();
      keys = [];
    },
  };
};
