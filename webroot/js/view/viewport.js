// The part of a long chart that is in sight: its size, how far it is scrolled, and where it ought to be.

import { ref } from '../vendor.js';

const STEP = 100; // pixels of scrolling after which other lines are drawn
const NEAR = 1400; // pixels from the foot within which a reader still follows

export const viewport = (invalidate) => {
  let element = null;
  let begun = false; // whether the foot has been seen since the chart appeared
  const frames = (action) => requestAnimationFrame(() => requestAnimationFrame(action));
  const view = {
    top: 0,
    width: 900,
    height: 600,
    mount: ref((mounted) => {
      element = mounted ?? null;
      begun = false;
      if (element) {
        requestAnimationFrame(view.measure);
      }
    }),
    measure() {
      if (element && (element.clientWidth !== view.width || element.clientHeight !== view.height)) {
        Object.assign(view, { width: element.clientWidth, height: element.clientHeight });
        invalidate();
      }
    },
    scrolled({ currentTarget }) {
      if (Math.abs(currentTarget.scrollTop - view.top) > STEP) {
        view.top = currentTarget.scrollTop;
        invalidate();
      }
    },
    /** To the foot, once what is drawn now is there; not if the reader has scrolled up or `wanted` says no. */
    follow(wanted) {
      frames(() => {
        if (element && wanted() && (!begun || element.scrollHeight - element.scrollTop - element.clientHeight < NEAR)) {
          element.scrollTop = element.scrollHeight;
          begun = true;
        }
      });
    },
    /** Brings a group of the picture into sight. */
    reveal({ y }) {
      if (element && (y < element.scrollTop || y > element.scrollTop + view.height - 80)) {
        element.scrollTop = Math.max(0, y - view.height / 2);
        view.top = element.scrollTop;
      }
    },
  };
  return view;
};
