// Sequence: in what causal order it happened. Choose agents first, then see each of their calls.

import { html, nothing } from '../vendor.js';
import { label } from '../core/format.js';
import { parties } from '../draw/fold.js';
import { scene } from '../draw/scene.js';
import { capture } from './capture.js';
import { causes } from './causes.js';
import { chart, list, viewport, words } from './chart.js';
import { minimap } from './minimap.js';
import { picker } from './picker.js';
import { isAgent, keyOf } from './rows.js';
import { files } from './sequencefiles.js';
import { badges, chips, instead, TAPS, tools, WINDOWS } from './sequencehead.js';

const phone = () => innerWidth < 600;

export const screen = (context) => {
  const { store, router, invalidate } = context;
  const taken = capture(context);
  const chooser = picker(context, (key) => go({ agents: [...agents, key] }));
  let agents = [];
  let single = null; // the call whose tree is shown alone
  let failed = false;
  let most = 200;
  let compress = true;
  let axis = 'real';
  let asList = null; // null: as the width says
  let selected = null;
  let end = null; // where the window ends among the calls; null: it follows the newest
  const unfolded = new Set();
  let drawn = { lines: [], picture: null, version: -1, key: '' };
  const view = viewport(invalidate);

  const go = (change) => {
    const next = { agents, failed, n: most, ...change };
    context.relink(
      router.href('seq', [], {
        agents: next.agents.slice(0, TAPS).join(','),
        failed: next.failed ? 1 : '',
        n: next.n === 200 ? '' : next.n,
        axis: (change.axis ?? axis) === 'virtual' ? 'virtual' : '',
      }),
      { replace: change.agents === undefined },
    );
  };

  const part = () => {
    const { list: all } = taken.content();
    const to = end === null ? all.length : Math.min(all.length, Math.max(most, end));
    return { all, from: Math.max(0, to - most), to };
  };

  /** Lines and their picture; made again only when something of it changed. */
  const made = () => {
    const key = [taken.version, most, end, compress, axis, unfolded.size, view.width, failed, store.dict.size].join(
      ' ',
    );
    if (drawn.key !== key) {
      const { all, from, to } = part();
      const some = all.slice(from, to);
      const limits = {
        from: from === 0 ? -Infinity : (some[0]?.at ?? 0),
        to: to === all.length ? Infinity : (some.at(-1)?.at ?? 0),
      };
      const lines = taken.lines(some, { folded: true, unfolded, compress, ...limits });
      const columns = parties(
        some,
        agents.filter((key) => some.some((call) => call.from === key || call.to === key)),
      );
      const say = words(store, axis);
      drawn = { key, lines, say, picture: scene(lines, columns, say, view.width) };
      if (end === null) {
        view.follow(() => selected === null);
      }
    }
    return drawn;
  };

  const pick = (line) => {
    if (line.kind === 'fold') {
      line.calls.forEach((call) => unfolded.add(call.id));
    }
    select(line.call.id);
  };

  const select = (id) => {
    selected = id;
    invalidate();
    requestAnimationFrame(() =>
      document.querySelector('.step.chosen, .steps [aria-pressed="true"]')?.scrollIntoView?.({ block: 'nearest' }),
    );
  };

  const move = (step) => {
    const lines = made().lines.filter((line) => line.call && line.kind !== 'reply');
    const at = lines.findIndex((line) => line.call.id === selected);
    const next =
      lines[at < 0 ? (step > 0 ? 0 : lines.length - 1) : Math.max(0, Math.min(lines.length - 1, at + step))];
    if (!next) {
      return;
    }
    const group = drawn.picture.groups.find((each) => each.line === next);
    if (group) {
      view.reveal(group);
    }
    selected = next.call.id;
    context.announce(drawn.say.describe(next));
    invalidate();
  };

  const keys = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1, PageDown: 20, PageUp: -20, Home: -1e6, End: 1e6 }[
      event.key
    ];
    if (step) {
      event.preventDefault();
      move(step);
    } else if (event.key === 'Enter' && selected) {
      event.preventDefault();
      const line = made().lines.find((each) => each.call?.id === selected);
      if (line?.kind === 'fold') {
        pick(line);
      } else {
        const to = taken.content().trees.get(selected)?.to;
        const key = to === undefined ? null : keyOf(store, to);
        if (isAgent(key)) {
          context.openInspector(key);
        }
      }
    }
  };

  const exports = files({
    store,
    taken,
    made,
    agents: () => agents,
    single: () => single,
    virtual: () => axis === 'virtual',
  });

  // --- pieces

  const listed = () => asList ?? phone();

  const head = () => ({
    agents,
    chooser,
    go,
    router,
    taken,
    failed,
    compress,
    axis,
    most,
    listed: listed(),
    single,
    phone: phone(),
    squeeze: () => {
      compress = !compress;
      invalidate();
    },
    turn: () => {
      asList = !listed();
      invalidate();
    },
  });

  const over = () => {
    const { all, from, to } = part();
    return all.length <= most
      ? nothing
      : minimap({
          all,
          from,
          to,
          most,
          following: end === null,
          move(at) {
            end = at === null || at >= all.length ? null : at;
            invalidate();
          },
        });
  };

  const body = () => {
    const { trees } = taken.content();
    const members = selected && trees.get(selected) ? trees.members(selected) : null;
    const { lines, say, picture } = made();
    const state = { top: view.top, height: view.height, selected, members, pick, keys, scrolled: view.scrolled, mount: view.mount, words: say };
    return html`<div class="split ${selected && trees.get(selected) ? 'has-detail' : ''}">
      <div class="drawn">
        ${listed() ? html`<div class="list">${list(lines, trees, state)}</div>` : chart(picture, state)}${over()}
      </div>
      ${causes(context, selected, trees, { pick: select, close: () => select(null), line: lines.find((line) => line.call?.id === selected) })}
    </div>`;
  };

  const enter = (route) => {
    const { query } = route;
    single = route.screen === 'call' ? (route.path[0] ?? null) : null;
    agents = single
      ? []
      : (query.agents ?? '')
          .split(',')
          .filter((key) => key.includes('/'))
          .slice(0, TAPS);
    failed = query.failed === '1';
    most = WINDOWS.includes(Number(query.n)) ? Number(query.n) : 200;
    axis = query.axis === 'virtual' ? 'virtual' : 'real';
    end = null;
    if (single) {
      selected = single;
      taken.tree(single);
    } else {
      taken.follow(agents, failed);
      selected = query.from ?? selected;
    }
    invalidate();
  };

  return {
    title: 'Sequence',
    exports,
    keys: [
      ['j k', 'row', 'Next, previous call'],
      ['Enter', 'inspect', 'Inspect the agent that was called; open equal calls'],
    ],
    render() {
      view.measure();
      return html`<div class="screen sequence">
        <div class="title">
          <h1>Sequence</h1>
          ${
            single
              ? html`<span class="muted">tree of call <code>${label(single, 40)}</code></span>
                  <a class="button" href="#/seq">All calls</a>`
              : chips(head())
          }${single ? nothing : badges(head())}${taken.size ? tools(head()) : nothing}
        </div>
        ${taken.size || taken.gaps.length ? body() : instead({ ...head(), again: () => enter(router.parse(location.hash)) })}
      </div>`;
    },
    enter,
    leave() {
      taken.leave();
      chooser.leave();
      unfolded.clear();
      selected = null;
    },
    key(event) {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        /^(INPUT|TEXTAREA|SELECT|BUTTON|A)$/.test(event.target?.tagName ?? '')
      ) {
        return false;
      }
      if (event.key === 'Escape' && selected && !context.isInspecting?.()) {
        select(null);
        return true;
      }
      if (
        taken.size &&
        !context.isInspecting?.() &&
        (['j', 'k', 'ArrowDown', 'ArrowUp'].includes(event.key) || (event.key === 'Enter' && selected))
      ) {
        keys(event);
        return true;
      }
      return false;
    },
  };
};

