/**
 * A sequence chart as Mermaid's text. Labels come from agents and may be anything: each character that means something
 * to Mermaid leaves as its entity code, so that no label can add a line, a link or a directive.
 */

const MESSAGES = 500;
const PARTICIPANTS = 20;
const LABEL = 60;

const CODES = {
  '#': '#35;',
  ';': '#59;',
  '"': '#quot;',
  '<': '#lt;',
  '>': '#gt;',
  '%': '#37;',
  $: '#36;',
  '\\': '#92;',
};
/** Controls, line ends of any kind, bidi controls and what is invisible. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** A text as a label: one line of at most 60 characters, with nothing in it that Mermaid would read. */
export function label(text) {
  const plain = String(text ?? '')
    .replace(UNSEEN, ' ')
    .trim();
  const chars = [...plain];
  const cut = chars.length > LABEL ? `${chars.slice(0, LABEL - 1).join('')}…` : plain;
  const safe = cut
    .replace(/(^|[^\p{L}\p{N}_])(end)(?![\p{L}\p{N}_])/giu, '$1($2)')
    .replace(/[#;"<>%$\\]/g, (char) => CODES[char]);
  return safe || '#8709;';
}

/**
 * Lines of `causal.js` and `fold.js` as a diagram. `nameOf(n)` names an agent, `outcome(call)` says how a call ended, `time(line)` when;
 * beyond 500 messages and 20 participants a note says how much is left out.
 */
export function mermaid(lines, { nameOf, outcome, time = () => '' }) {
  const columns = participants(lines);
  const out = ['sequenceDiagram', ...[...columns].map(([n, id]) => `  participant ${id} as ${label(nameOf(n))}`)];
  if (columns.size === 0) return ['sequenceDiagram', '  participant p1 as no calls', ''].join('\n');
  const known = ({ call }) => !call || (columns.has(call.from ?? -1) && columns.has(call.to ?? -1));
  const shown = lines.filter(known);
  const first = shown.slice(0, MESSAGES);
  for (const line of first) out.push(...message(line, columns, { outcome, time }).map((text) => `  ${text}`));
  const left = lines.length - first.length;
  if (left > 0) out.push(`  Note over ${over(columns)}: ${left} more lines are not shown`);
  return `${out.join('\n')}\n`;
}

function participants(lines) {
  const columns = new Map();
  for (const { call } of lines) {
    for (const n of call ? [call.from ?? -1, call.to ?? -1] : []) {
      if (!columns.has(n) && columns.size < PARTICIPANTS) columns.set(n, `p${columns.size + 1}`);
    }
  }
  return columns;
}

const over = (columns) => (columns.size > 1 ? `p1,p${columns.size}` : 'p1');

function message(line, columns, { outcome, time }) {
  if (!line.call) return [`Note over ${over(columns)}: ${label(noteOf(line))}`];
  const { call } = line;
  const [from, to] = [columns.get(call.from ?? -1), columns.get(call.to ?? -1)];
  const at = time(line) ? ` @ ${time(line)}` : '';
  const open = call.out === null || call.out === undefined;
  const failed = !open && call.out !== 'ok';
  // what was carried out and failed came back with its failure; anything else never arrived, or nobody knows
  const lost = failed && call.x !== 'yes';
  switch (line.kind) {
    case 'fold':
      return [`${from}${failed ? '-x' : '->>'}${to}: ${label(`${call.m} ×${line.calls.length}${at}`)}`];
    case 'reply':
      return [
        lost
          ? `Note over ${[from, to].sort(byNumber).join(',')}: ${label(outcome(call))}`
          : `${to}${failed ? '--x' : '-->>'}${from}: ${label(outcome(call))}`,
      ];
    default:
      return [`${from}${open ? '-)' : lost ? '-x' : '->>'}${to}: ${label(`${call.m}()${at}`)}`];
  }
}

const byNumber = (one, other) => Number(one.slice(1)) - Number(other.slice(1));

function noteOf(line) {
  return line.kind === 'gap'
    ? `${line.n} calls not recorded (${line.why})`
    : `${Math.round(line.us / 1000)} ms without calls`;
}
