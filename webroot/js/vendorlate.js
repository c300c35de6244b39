// What of other people's code only some screens need.
export { live } from '/lib/lit-html/3.3.2/directives/live.js';
export { guard } from '/lib/lit-html/3.3.2/directives/guard.js';
