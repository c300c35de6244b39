// The scene of the topology, of what the page knows and what the reader chose. Each part is made anew only when what it
// is made of has changed, and a scene with the same parts is the same object: what has it drawn need not draw it again.

import { groups as makeGroups, links as makeLinks, tally } from '../core/groups.js';
import { kept } from '../core/lazy.js';
import { layout } from './layout.js';
import { places } from './topology.js';

const STRONGEST = 40;
const IN_A_CROWD = 15; // forty lines between fifty boxes are a hairball
const NO_STATES = new Map();

const near = (all, id) => all.filter((link) => link.from === id || link.to === id).slice(0, STRONGEST);
const strongest = (all, boxes) => all.slice(0, boxes > 20 ? IN_A_CROWD : STRONGEST);
const shown = (all, pointed, edges, boxes) =>
  pointed !== null ? near(all, pointed) : edges === 'strongest' ? strongest(all, boxes) : [];

const states = (nodes) => {
  const odd = nodes.filter((node) => node.state !== 'up');
  return odd.length === 0 ? NO_STATES
    : new Map(odd.map((node) => [node.node, { text: `▲ ${node.state} ${Math.round(node.ageMs / 1000)} s` }]));
};

// the groups of last time, as long as each has as many agents
const sized = () => {
  let last = [];
  return (groups) => {
    if (groups.length !== last.length || groups.some(({ id, size }, at) => id !== last[at].id || size !== last[at].size)) {
      last = groups;
    }
    return last;
  };
};

// where each agent is, as long as its group has the same members
const placed = () => {
  const make = kept(places);
  let last = [];
  return (plan, groups) => {
    if (groups.length !== last.length || groups.some(({ members }, at) => members !== last[at].members)) {
      last = groups;
    }
    return make(plan, last);
  };
};

/** typeOf(n): the type of an agent; nameOf(n): its name. -> compose(state, chosen, room). */
export const composer = ({ typeOf, nameOf }) => {
  const sizes = sized();
  const groupsOf = kept((state, by) => makeGroups(state, by, typeOf));
  const linksOf = kept(makeLinks);
  const tallied = kept(tally);
  const planned = kept((groups, width, height, zoom) =>
    layout(groups, Math.max(200, Math.floor(width)), Math.max(120, Math.floor(height)), zoom));
  const placesOf = placed();
  const shownOf = kept(shown);
  const statesOf = kept(states);
  const scene = kept((plan, groups, all, links, odd, pointed, selected, hovered, edges, where, sums) => ({ plan, groups, all,
    links, states: odd, near: pointed, selected, hovered, edges, places: where, sums, nameOf }));
  return (state, { view, zoom, nodes, selected, hovered, pointed, edges }, { width, height }) => {
    const groups = groupsOf(state, view.group);
    const plan = planned(sizes(groups), width, height, zoom);
    const all = linksOf(state, view.group);
    return scene(plan, groups, all, shownOf(all, pointed, view.edges, groups.length), statesOf(nodes), pointed, selected,
      hovered, edges, placesOf(plan, groups), tallied(groups));
  };
};
