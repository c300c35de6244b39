// The clock in the top bar and its popover. The clock of the program, that is: the pause of the view is another button,
// and looks and reads differently.

import { html, nothing, ref } from '../vendor.js';
import { count, label } from '../core/format.js';
import { trap } from '../core/a11y.js';
import { icon } from './icons.js';
import { name } from './parts.js';

const SPEEDS = [0.1, 1, 10, 100, 'max'];
const STEPS = [0.1, 1, 10, 60, 600];
const SHORT = { simulated: 'sim', external: 'ext', real: 'real' };

/** Virtual seconds as a clock: 01:00:00.500, with days where there are any. */
export const virtual = (vt) => {
  if (typeof vt !== 'number' || !Number.isFinite(vt)) {
    return '–';
  }
  const whole = Math.floor(Math.abs(vt) + 0.0005);
  const two = (n) => String(Math.floor(n)).padStart(2, '0');
  const days = Math.floor(whole / 86_400);
  const millis = String(Math.floor((Math.abs(vt) + 0.0005 - whole) * 1000)).padStart(3, '0');
  return `${vt < 0 ? '−' : ''}${days ? `${days} d ` : ''}${two((whole / 3600) % 24)}:${two((whole / 60) % 60)}:${two(whole % 60)}.${millis}`;
};

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
  let release = null;

  store.subscribe('clock', {}, ({ data }) => {
    if (data?.clocks) {
      const fresh = new Map(data.clocks.map((each) => [each.key, each]));
      clocks = [...clocks.map((each) => fresh.get(each.key) ?? each), ...data.clocks.filter((each) => !clocks.some((old) => old.key === each.key))];
      invalidate();
    }
  });

  const usable = () => clocks.filter((each) => each.kind !== 'real');
  const current = () => usable().find((each) => each.key === chosen) ?? usable()[0] ?? null;
  const speedWord = (speed) => (speed === null || speed === undefined ? '' : speed === 'max' || speed === 0 ? '×max' : `×${speed}`);

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
    return each.ops?.includes(op === 'resume' ? 'pause' : op) ? null : `this clock cannot ${op === 'runTo' ? 'run to a time' : op === 'speed' ? 'change its speed' : op}`;
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
      adopt(await store.post(`/clock/${router.parts(each.key).slice(0, 2).map(encodeURIComponent).join('/')}`, { op, ...(value === undefined ? {} : { value }), expect: each.epoch }));
      announce(`Clock: ${op}`);
    } catch (problem) {
      wrong = problem.status === 409 ? 'Somebody else changed this clock first. What you see now is its new state; try again.' : problem.error?.message ?? problem.message;
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

  const running = (each) => each.state !== 'paused';
  const pause = () => current() && send(running(current()) ? 'pause' : 'resume');
  const next = () => {
    const { nextAt, vt } = current();
    if (typeof nextAt === 'number') {
      send('step', Math.max(0, nextAt - vt));
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

  const held = ref((element) => {
    if (element && !release) {
      release = trap(element);
    } else if (!element) {
      release?.();
      release = null;
    }
  });

  const button = (each, op, title, text, action) => {
    const why = reason(each, op);
    return html`<button ?disabled=${Boolean(why)} title=${why ?? title} @click=${action}>${text}</button>`;
  };

  const reasons = (each) => {
    const all = new Map();
    for (const op of ['pause', 'step', 'runTo', 'speed']) {
      const why = reason(each, op);
      if (why) {
        all.set(why, true);
      }
    }
    return [...all.keys()].map((why) => html`<p class="is-warn small">▲ ${why}</p>`);
  };

  const speeds = (each) => {
    const why = reason(each, 'speed');
    return html`<div class="line" role="group" aria-label="Speed"><span class="small muted">speed</span>${SPEEDS.map((speed) => html`
      <button aria-pressed=${speed === each.speed} ?disabled=${Boolean(why)} @click=${() => send('speed', speed)}>${speed === 'max' ? 'max' : `×${speed}`}</button>`)}</div>`;
  };

  const controls = (each) => html`
    <div class="line">${button(each, 'pause', 'Shift P', running(each) ? '❚❚ Pause clock' : '▶ Resume clock', pause)}
      ${button(each, 'step', 'To the next event', '▸| Next event', next)}</div>
    <div class="line">${button(each, 'step', '. (full stop)', 'Step', () => send('step', step))}
      <label class="small">by <select @change=${(event) => { step = Number(event.target.value); invalidate(); }}>
        ${STEPS.map((size) => html`<option value=${size} ?selected=${size === step}>${size} s</option>`)}</select></label></div>
    <form class="line" @submit=${run}><label class="small">to <input class="mono" inputmode="decimal" aria-label="Run to, virtual seconds" placeholder=${each.vt?.toFixed(0) ?? ''}
      .value=${target} ?disabled=${Boolean(reason(each, 'runTo'))} @input=${(event) => { target = event.target.value; }}></label>
      <button ?disabled=${Boolean(reason(each, 'runTo'))}>Run to</button></form>${speeds(each)}`;

  const sheet = () => {
    const each = current();
    if (!open || !each) {
      return nothing;
    }
    return html`<div class="clock-veil" @mousedown=${(event) => event.target === event.currentTarget && close()}>
      <div class="clock-sheet" role="dialog" aria-label="Clock" ${held} @keydown=${(event) => { if (event.key === 'Escape') { event.stopPropagation(); close(); } }}>
      <div class="line"><h2>${icon('clock')} ${name(each.key, 32)}</h2><span class="muted">${label(each.kind, 12)}</span>
        <button class="plain push" aria-label="Close the clock" @click=${close}>✕</button></div>
      ${usable().length > 1 ? html`<label class="small">container <select @change=${(event) => { chosen = event.target.value; invalidate(); }}>
        ${usable().map((other) => html`<option value=${other.key} ?selected=${other.key === each.key}>${label(other.key, 48)}</option>`)}</select></label>` : nothing}
      <p class="hero">${virtual(each.vt)}</p>
      <dl class="facts"><dt>state</dt><dd>${each.state === 'paused' ? html`<span class="is-warn">❚❚ clock paused</span>` : label(each.state ?? '–', 12)} ${speedWord(each.speed)}</dd>
        <dt>next event</dt><dd>${typeof each.nextAt === 'number' ? `in ${Math.max(0, each.nextAt - each.vt).toFixed(3)} s` : 'none'}</dd>
        <dt>pending timers</dt><dd>${count(each.pendingTimers)}</dd>
        <dt>owner</dt><dd>${each.owner ? label(each.owner, 32) : 'this program'}</dd></dl>
      ${store.info?.mode === 'read' ? html`<p class="muted small">This page may look, not act.</p>` : html`${controls(each)}${reasons(each)}`}
      ${wrong ? html`<p class="wrong" role="alert">✕ ${label(wrong, 200)}</p>` : nothing}</div></div>`;
  };

  return {
    chip() {
      const each = current();
      if (!each) {
        return nothing;
      }
      const paused = each.state === 'paused';
      return html`<span class="clock"><button class="plain mono ${paused ? 'is-warn' : ''}" aria-expanded=${open} aria-label="Clock of ${label(each.key, 40)}" @click=${toggle}>${icon('clock')}
        <span class="wide-only">${SHORT[each.kind] ?? label(each.kind, 8)}</span> <span class="number wide-only">${virtual(each.vt)}</span> ${paused ? 'paused' : speedWord(each.speed)}</button>
        ${store.info?.mode === 'read' ? nothing : html`<button class="plain" ?disabled=${Boolean(reason(each, 'pause'))} aria-label=${paused ? 'Resume the clock' : 'Pause the clock'}
          title=${reason(each, 'pause') ?? (paused ? 'Resume the clock (Shift P)' : 'Pause the clock (Shift P)')} @click=${pause}>${paused ? '▶' : '❚❚'}</button>`}</span>`;
    },
    sheet,
    act(what) {
      if (!current()) {
        return false;
      }
      switch (what) {
        case 'clock': pause(); break;
        case 'step': send('step', step); break;
        case 'slower': faster(-1); break;
        case 'faster': faster(1); break;
        default: return false;
      }
      return true;
    },
  };
};
