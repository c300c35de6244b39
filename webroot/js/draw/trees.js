/** Calls by what caused them. Pure. */

/** Roots, children and whole trees of calls by cause. */
export class Trees {
  #byId;
  #children = new Map();

  constructor(list) {
    this.#byId = new Map(list.map((call) => [call.id, call]));
    for (const call of list) {
      if (!this.#byId.has(call.cause)) continue;
      if (!this.#children.has(call.cause)) this.#children.set(call.cause, []);
      this.#children.get(call.cause).push(call);
    }
  }

  get(id) {
    return this.#byId.get(id);
  }

  children(id) {
    return this.#children.get(id) ?? [];
  }

  /** The oldest known cause of a call; a call that is among its own causes is its own root. */
  root(id) {
    const seen = new Set();
    let call = this.#byId.get(id);
    while (call && this.#byId.has(call.cause) && !seen.has(call.id)) {
      seen.add(call.id);
      call = this.#byId.get(call.cause);
    }
    return seen.has(call?.id) ? id : (call?.id ?? id);
  }

  /** The ids of everything that has the same root as this call. */
  members(id) {
    const members = new Set();
    const open = [this.root(id)];
    while (open.length) {
      const next = open.pop();
      if (members.has(next)) continue;
      members.add(next);
      open.push(...this.children(next).map((call) => call.id));
    }
    return members;
  }

  /** `[{ call, depth }]` of the tree of this call, causes first. */
  outline(id) {
    const lines = [];
    const seen = new Set();
    const open = [{ id: this.root(id), depth: 0 }];
    while (open.length) {
      const { id: next, depth } = open.pop();
      const call = this.#byId.get(next);
      if (!call || seen.has(next)) continue;
      seen.add(next);
      lines.push({ call, depth });
      const below = [...this.children(next)].sort((one, other) => other.at - one.at);
      open.push(...below.map((child) => ({ id: child.id, depth: depth + 1 })));
    }
    return lines;
  }
}

/** `unknown` if a peer told no cause, `missing` if the cause was told and not recorded, else null. */
export function causeMark(call, trees) {
  if (call.cause) return trees.get(call.cause) ? null : 'missing';
  return call.side === 'callee' || call.from === null || call.from === undefined ? 'unknown' : null;
}
