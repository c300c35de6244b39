// The popover of a clock: its time, what it waits for, and its controls; those that are off say why.

import { html, nothing } from '../vendor.js';
import { count, label } from '../core/format.js';
import { choices, icon, name } from './parts.js';

const MOST = 1e6; // as fast as the server lets a clock go
export const SPEEDS = [0.1, 1, 10, 100, MOST];
const STEPS = [0.1, 1, 10, 60, 600];

export const running = (each) => each.state !== 'paused';

/** `×10`, `×max`, or nothing where a clock has no speed. */
export const speedWord = (speed) => {
  if (speed === null || speed === undefined) {
    return '';
  }
  return speed === MOST ? '×max' : `×${speed}`;
};

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

const button = (why, title, text, action) => {
  return html`<button ?disabled=${Boolean(why)} title=${why ?? title} @click=${action}>${text}</button>`;
};

const reasons = (each, { reason }) => {
  const all = new Map();
  for (const op of [running(each) ? 'pause' : 'resume', 'step', 'runTo', 'speed']) {
    const why = reason(each, op);
    if (why) {
      all.set(why, true);
    }
  }
  return [...all.keys()].map((why) => html`<p class="is-warn small">▲ ${why}</p>`);
};

const speeds = (each, { reason, send }) => {
  const why = reason(each, 'speed');
  return html`<div class="line" role="group" aria-label="Speed">
    <span class="small muted">speed</span>${SPEEDS.map(
      (speed) =>
        html` <button
          aria-pressed=${speed === each.speed}
          ?disabled=${Boolean(why)}
          @click=${() => send('speed', speed)}>
          ${speedWord(speed)}
        </button>`,
    )}
  </div>`;
};

const controls = (each, state) => {
  const { reason, send, step, target, pause, next, run, by, aim } = state;
  const why = (op) => reason(each, op);
  return html` <div class="line">
      ${button(why(running(each) ? 'pause' : 'resume'), 'Shift P', running(each) ? '❚❚ Pause clock' : '▶ Resume clock', pause)}
      ${button(why('step'), 'To the next event', '▸| Next event', next)}
    </div>
    <div class="line">
      ${button(why('step'), '. (full stop)', 'Step', () => send('step', step))}
      <label class="small"
        >by
        <select @change=${(event) => by(Number(event.target.value))}>
          ${choices(STEPS, step, (size) => `${size} s`)}
        </select></label
      >
    </div>
    <form class="line" @submit=${run}>
      <label class="small"
        >to
        <input
          class="mono"
          inputmode="decimal"
          aria-label="Run to, virtual seconds"
          placeholder=${each.vt?.toFixed(0) ?? ''}
          .value=${target}
          ?disabled=${Boolean(why('runTo'))}
          @input=${(event) => aim(event.target.value)}
      /></label>
      <button ?disabled=${Boolean(why('runTo'))}>Run to</button>
    </form>
    ${speeds(each, state)}`;
};

/** The popover of one clock. state: what `clock.js` knows and lets be done. */
export const clockSheet = (each, state) => {
  const { held, close, others, choose, reading, wrong } = state;
  return html`<div class="clock-veil" @mousedown=${(event) => event.target === event.currentTarget && close()}>
    <div
      class="clock-sheet"
      role="dialog"
      aria-label="Clock"
      ${held}
      @keydown=${(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          close();
        }
      }}>
      <div class="line">
        <h2>${icon('clock')} ${name(each.key, 32)}</h2>
        <span class="muted">${label(each.kind, 12)}</span>
        <button class="plain push" aria-label="Close the clock" @click=${close}>✕</button>
      </div>
      ${
        others.length > 1
          ? html`<label class="small"
              >container
              <select @change=${(event) => choose(event.target.value)}>
                ${choices(others.map((other) => other.key), each.key, (key) => label(key, 48))}
              </select></label
            >`
          : nothing
      }
      <p class="hero">${virtual(each.vt)}</p>
      <dl class="facts">
        <dt>state</dt>
        <dd>
          ${each.state === 'paused' ? html`<span class="is-warn">❚❚ clock paused</span>` : label(each.state ?? '–', 12)}
          ${speedWord(each.speed)}
        </dd>
        <dt>next event</dt>
        <dd>${typeof each.nextAt === 'number' ? `in ${Math.max(0, each.nextAt - each.vt).toFixed(3)} s` : 'none'}</dd>
        <dt>pending timers</dt>
        <dd>${count(each.pendingTimers)}</dd>
        <dt>owner</dt>
        <dd>${each.owner ? label(each.owner, 32) : 'this program'}</dd>
      </dl>
      ${reading ? html`<p class="muted small">This page may look, not act.</p>` : html`${controls(each, state)}${reasons(each, state)}`}
      ${wrong ? html`<p class="wrong" role="alert">✕ ${label(wrong, 200)}</p>` : nothing}
    </div>
  </div>`;
};
