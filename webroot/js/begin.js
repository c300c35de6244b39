// Runs before the modules that draw have come, so that the program answers meanwhile: connects, asks for what every
// screen shows, and has the modules fetched.

import { store } from './core/store.js';

store.subscribe('overview', {}, () => {}); // main.js, which draws it, gets the last one
store.start();

const draw = () => document.head.append(document.getElementById('next').content);
if (document.readyState === 'loading') { // what draws needs all of the page
  addEventListener('DOMContentLoaded', draw);
} else {
  draw();
}
