// The clock in the top bar and its popover. The clock of the program, that is: the pause of the view is another button,
// and looks and reads differently.

import { html, nothing } from '../vendor.js';
import { label } from '../core/format.js';
import { clockSheet, running, SPEEDS, speedWord, virtual } from './clocksheet.js';
import { holder } from './dialogs.js';
import { icon } from './parts.js';

const WORDS = { runTo: 'run to a time', speed: 'change its speed' };
const SHORT = { simulated: 'sim', external: 'ext', real: 'real' };

/** chip(): what the top bar shows; sheet(): the open popover or nothing; act(name): clock, step, slower, faster. */
export const clock = (context) => {
  const { store, router, invalidate, announce } = context;
  let clocks = [];
  let chosen = null; // key
  let open = false;
  let busy = false;
  let step = 1;
  let target = '';
  let wrong = null;

  store.subscribe('clock', {}, ({ data }) => {
    if (data?.clocks) {
      const fresh = new Map(data.clocks.map((each) => [each.key, each]));
      clocks = [
        ...clocks.map((each) => fresh.get(each.key) ?? each),
        ...data.clocks.filter((each) => !clocks.some((old) => old.key === each.key)),
      ];
      invalidate();
    }
  });

  const usable = () => clocks.filter((each) => each.kind !== 'real');
  const current = () => usable().find((each) => each.key === chosen) ?? usable()[0] ?? null;

  /** Why an operation is not possible, or null. */
  const reason = (each, op) => {
    if (store.info?.mode === 'read') {
      return 'this page may only look';
    }
    if (store.connection.state !== 'live') {
      return 'not connected';
    }
    if (each.owner && each.owner !== 'program' && !each.ops?.length) {
      return `driven by ${label(each.owner, 32)}: controls disabled`;
    }
    if (each.ops?.includes(op)) {
      return null;
    }
    return each.ops?.includes('pause') ? 'a running clock has to be paused before it is stepped or run to a time' : `this clock cannot ${WORDS[op] ?? op}`;
  };

  const adopt = (changed) => {
    if (changed?.key) {
      clocks = clocks.map((each) => (each.key === changed.key ? changed : each));
    }
  };

  const send = async (op, value) => {
    const each = current();
    const why = each && reason(each, op);
    if (!each || busy || why) {
      if (why) {
        store.notice('warn', `The clock was left alone: ${why}.`, 'clock');
      }
      return;
    }
    busy = true;
    wrong = null;
    invalidate();
    try {
      adopt(
        await store.post(`/clock/${router.parts(each.key).slice(0, 2).map(encodeURIComponent).join('/')}`, {
          op,
          ...(value === undefined ? {} : { value }),
          expect: each.epoch,
        }),
      );
      announce(`Clock: ${op}`);
    } catch (problem) {
      wrong =
        problem.status === 409
          ? 'Somebody else changed this clock first. What you see now is its new state; try again.'
          : (problem.error?.message ?? problem.message);
      store.notice('warn', `Clock: ${wrong}`, 'clock');
      await refresh();
    }
    busy = false;
    invalidate();
  };

  const refresh = async () => {
    try {
      ({ clocks } = await store.get('/clock'));
    } catch {
      // the bar tells of the connection; the stream brings the clock
    }
  };

  const pause = () => current() && send(running(current()) ? 'pause' : 'resume');
  const next = () => {
    if (typeof current().nextAt === 'number') {
      send('step'); // without a value: to what comes next
    }
  };
  const faster = (by) => {
    const at = SPEEDS.findIndex((each) => each === current()?.speed);
    const speed = SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, (at < 0 ? 1 : at) + by))];
    if (speed !== current()?.speed) {
      send('speed', speed);
    }
  };

  const run = (event) => {
    event.preventDefault();
    const to = Number(target.trim());
    if (target.trim() === '' || !Number.isFinite(to) || to < current().vt) {
      wrong = `Run to: a time in virtual seconds, not before ${current().vt.toFixed(3)}.`;
      invalidate();
    } else {
      send('runTo', to);
    }
  };

  const close = () => {
    open = false;
    invalidate();
  };
  const toggle = () => {
    open = !open;
    invalidate();
  };

  const held = holder();

  const sheet = () => {
    const each = current();
    return open && each
      ? clockSheet(each, {
          reason,
          send,
          step,
          target,
          wrong,
          pause,
          next,
          run,
          close,
          held,
          reading: store.info?.mode === 'read',
          others: usable(),
          choose: (key) =>
            set(() => {
              chosen = key;
            }),
          by: (size) =>
            set(() => {
              step = size;
            }),
          aim: (text) =>
            set(() => {
              target = text;
            }),
        })
      : nothing;
  };

  const set = (change) => {
    change();
    invalidate();
  };

  return {
    chip() {
      const each = current();
      if (!each) {
        return nothing;
      }
      const paused = each.state === 'paused';
      return html`<span class="clock"
        ><button
          class="plain mono ${paused ? 'is-warn' : ''}"
          aria-expanded=${open}
          aria-label="Clock of ${label(each.key, 40)}"
          @click=${toggle}>
          ${icon('clock')} <span class="wide-only">${SHORT[each.kind] ?? label(each.kind, 8)}</span>
          <span class="number wide-only">${virtual(each.vt)}</span> ${paused ? 'paused' : speedWord(each.speed)}
        </button>
        ${
          store.info?.mode === 'read'
            ? nothing
            : html`<button
                class="plain"
                ?disabled=${Boolean(reason(each, paused ? 'resume' : 'pause'))}
                aria-label=${paused ? 'Resume the clock' : 'Pause the clock'}
                title=${reason(each, paused ? 'resume' : 'pause') ?? (paused ? 'Resume the clock (Shift P)' : 'Pause the clock (Shift P)')}
                @click=${pause}>
                ${paused ? '▶' : '❚❚'}
              </button>`
        }</span
      >`;
    },
    sheet,
    act(what) {
      if (!current()) {
        return false;
      }
      switch (what) {
        case 'clock':
          pause();
          break;
        case 'step':
          send('step', step);
          break;
        case 'slower':
          faster(-1);
          break;
        case 'faster':
          faster(1);
          break;
        default:
          return false;
      }
      return true;
    },
  };
};
