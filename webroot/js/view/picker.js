// A field that finds an agent by a part of its name, and the busiest agents as a start.

import { html, nothing } from '../vendor.js';
import { live } from '../vendorlate.js';
import { rate } from '../core/format.js';
import { name } from './parts.js';

const PAUSE_MS = 120;

/** chosen(key) is called with each agent that is picked. */
export const picker = ({ store, invalidate }, chosen) => {
  let text = '';
  let found = [];
  let at = -1;
  let waiting = null;
  let asked = 0;
  let busy = null;
  let started = null;

  const ask = async (query) => {
    const mine = ++asked;
    try {
      const { rows } = await store.get('/agents', { sort: '-rate', limit: 8, ...query });
      if (mine === asked) {
        found = query.q ? rows : [];
        busy = query.q ? busy : rows;
      }
    } catch {
      found = []; // the bar tells of the connection
    }
    invalidate();
  };

  const typed = (event) => {
    text = event.target.value;
    at = -1;
    clearTimeout(waiting);
    found = text.trim() ? found : [];
    waiting = text.trim() ? setTimeout(() => ask({ q: text.trim().slice(0, 100) }), PAUSE_MS) : null;
    invalidate();
  };

  const pick = (key) => {
    text = '';
    found = [];
    at = -1;
    chosen(key);
  };

  const pressed = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      at = (at + step + found.length) % found.length;
    } else if (event.key === 'Enter' && found.length) {
      event.preventDefault();
      pick(found[Math.max(0, at)].key);
    } else if (event.key === 'Escape' && text) {
      event.stopPropagation();
      typed({ target: { value: '' } });
    }
    invalidate();
  };

  return {
    render: () =>
      html`<span class="picker"
        ><input
          type="search"
          class="small"
          aria-label="Add an agent"
          placeholder="+ agent"
          role="combobox"
          aria-expanded=${found.length > 0}
          aria-controls="picked"
          aria-activedescendant=${at >= 0 ? `picked-${at}` : nothing}
          autocomplete="off"
          spellcheck="false"
          maxlength="100"
          .value=${live(text)}
          @input=${typed}
          @keydown=${pressed} />
        <ul class="options" id="picked" role="listbox" aria-label="Agents" ?hidden=${found.length === 0}>
          ${found.map(
            (row, index) =>
              html` <li
                role="option"
                id="picked-${index}"
                aria-selected=${index === at}
                @mousedown=${(event) => {
                  event.preventDefault();
                  pick(row.key);
                }}>
                ${name(row.key, 44)}<small>${name(row.type, 20)}</small>
              </li>`,
          )}
        </ul></span
      >`,
    /** The busiest agents as buttons. */
    suggestions() {
      if (!started) {
        started = ask({});
      }
      return busy?.length
        ? html`<p>The busiest right now:</p>
            <div class="line center">
              ${busy
                .slice(0, 6)
                .map(
                  (row) =>
                    html` <button @click=${() => pick(row.key)}>
                      ${name(row.key, 40)} <small class="muted">${rate(row.rateIn)}/s</small>
                    </button>`,
                )}
            </div>`
        : nothing;
    },
    leave() {
      clearTimeout(waiting);
      asked += 1;
      started = busy = null;
      text = '';
      found = [];
    },
  };
};
