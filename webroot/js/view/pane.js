// The small chart of the Lab, as far as it is needed before an agent is selected: what draws it comes then.

import { PARTS } from '../modules.js';
import { empty, loading } from './parts.js';

/** The small chart beside the topology: the Lab calls select(keys) with the agents of its selection, leave() at its end,
 *  and renders what render() gives inside a panel of its own. */
export const pane = (context) => {
  let keys = [];
  let chart = null;

  const draw = async () => {
    try {
      const { callPane } = await PARTS.calls();
      chart ??= callPane(context);
      chart.select(keys);
      context.invalidate();
    } catch {
      // the program is gone, which the page tells; the next selection tries again
    }
  };

  return {
    render: () => keys.length === 0 ? empty('No agent is selected', 'Select a cell of the topology to see its calls here.')
      : chart?.render() ?? loading(),
    select(wanted) {
      keys = wanted;
      if (chart) {
        chart.select(keys);
      } else if (keys.length > 0) {
        draw();
      }
    },
    leave() {
      keys = [];
      chart?.leave();
    },
  };
};
