// Sets properties of an element's style through CSSOM: style="…" and styleMap are forbidden by our policy.

import { directive, Directive, nothing } from '../vendor.js';

class Css extends Directive {
  render() {
    return nothing;
  }

  update({ element }, [properties]) {
    for (const [name, value] of Object.entries(properties)) {
      if (this[name] !== value) {
        this[name] = value;
        element.style.setProperty(name, value);
      }
    }
    return nothing;
  }
}

/** html`<td ${css({ height: '20px' })}>`: only what changed is written. */
export const css = directive(Css);
