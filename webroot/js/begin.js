// Runs before the modules that draw have come, so that the program answers meanwhile: connects, and asks for what every
// screen shows.

import { store } from './core/store.js';

store.subscribe('overview', {}, () => {}); // main.js, which draws it, gets the last one
store.start();
