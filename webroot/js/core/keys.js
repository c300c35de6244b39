// Which key does what. Pure: says the name of an action, the frame does it.

/** Shown by help; a screen adds its own to `keys`. */
export const KEYS = [
  ['/', 'search', 'Search agents'],
  ['?', 'help', 'This help'],
  ['1…6', 'screen', 'Lab, Agents, Sequence, Plots, Failures, Nodes'],
  ['j k ↓ ↑', 'row', 'Next, previous row'],
  ['Enter', 'inspect', 'Inspect the selected agent'],
  ['Esc', 'close', 'Close, clear'],
  ['c', 'call', 'Call form of the selected agent'],
  ['s', 'sequence', 'Add the selected agent to the sequence'],
  ['p', 'freeze', 'Freeze the view; live data continues'],
  ['Shift P', 'clock', 'Pause or resume the clock'],
  ['.', 'step', 'Step the clock'],
  ['[ ]', 'speed', 'Slower, faster clock'],
  ['e', 'export', 'Export'],
  ['t', 'theme', 'Light or dark'],
  ['l', 'link', 'Copy a link to this view'],
  ['Ctrl K', 'palette', 'Go to an agent, a screen or an action'],
];

const SINGLE = {
  '/': 'search', '?': 'help', Escape: 'close', p: 'freeze', P: 'clock', '.': 'step', '[': 'slower', ']': 'faster',
  e: 'export', t: 'theme', l: 'link', c: 'call', s: 'sequence',
};

/** Whether letters go into a field: then only Escape and keys with Ctrl are commands. */
export const isTyping = (target) => Boolean(target?.isContentEditable)
  || (/^(INPUT|TEXTAREA|SELECT)$/.test(target?.tagName ?? '') && !/^(checkbox|radio|button)$/.test(target.type ?? ''));

/** The name of what a key asks for, or null. single: whether keys without Ctrl are switched on (WCAG 2.1.4). */
export const action = (event, single = true) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    return event.key?.toLowerCase() === 'k' ? 'palette' : null;
  }
  if (event.altKey || event.ctrlKey || event.metaKey) {
    return null;
  }
  if (event.key === 'Escape') {
    return 'close';
  }
  if (!single || isTyping(event.target)) {
    return null;
  }
  return /^[1-7]$/.test(event.key) ? 'screen' : SINGLE[event.key] ?? null;
};
