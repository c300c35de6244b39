// What can be said of the pages without opening them: their size, what they must not hold, whose versions they use.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'node:test';
import { gzipSync } from 'node:zlib';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const ROOT = join(HERE, '../../..');
const WEBROOT = join(ROOT, 'webroot');
const FIRST = 60_000; // what the first data need
const ALL = 188_000;
const MODULES = 90;
const FIRST_MODULES = 28; // each costs a round trip, or a sixth of one

const EARLY = ['index.html', 'favicon.svg', 'js/theme.js', 'css/tokens.css', 'css/base.css', 'css/lab.css'];

const files = readdirSync(WEBROOT, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const text = (file) => readFileSync(file, 'utf8');
const LIT = /lit-html\/([\d.]+)/.exec(text(join(WEBROOT, 'js/vendor.js')))[1];
const zipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const code = (file) => text(file).replace(/\/\/.*$/gm, ''); // what comments name is not what the page does
const ours = files.filter((file) => ['.js', '.html'].includes(extname(file)));

// each /lib/ address of the page, and what those files import from beside themselves
const libraries = (users = ours) => {
  const found = new Set();
  const add = (name, path) => {
    const file = join(HERE, 'node_modules', name, path);
    if (!found.has(file)) {
      found.add(file);
      for (const [, other] of text(file).matchAll(/from\s*"(\.[^"]+)"/g)) {
        add(name, join(path, '..', other));
      }
    }
  };
  for (const file of users) {
    for (const [, name, , path] of text(file).matchAll(/\/lib\/([\w-]+)\/([\d.]+)\/([\w./-]+)/g)) {
      add(name, path);
    }
  }
  return [...found];
};

// what a module and those that it imports weigh; `import()` is left out, since it comes later
const closure = (start) => {
  const found = new Set();
  const add = (file) => {
    if (!found.has(file)) {
      found.add(file);
      for (const [, other] of text(file).matchAll(/^(?:import|export)(?:[^;]*?from)? '(\.[^']+)'/gms)) {
        add(join(file, '..', other));
      }
    }
  };
  add(start);
  return [...found];
};

test('the first data, and all screens together, stay below their limits, zipped', (context) => {
  const weigh = (list) => list.reduce((sum, file) => sum + zipped(file), 0);
  const foreign = weigh(libraries());
  const first = weigh(closure(join(WEBROOT, 'js/main.js'))) + weigh(EARLY.map((file) => join(WEBROOT, file)))
    + weigh(libraries([join(WEBROOT, 'js/vendor.js')]));
  const all = weigh(files) + foreign;
  context.diagnostic(`libraries ${foreign} B, first data ${first} of ${FIRST} B, all ${all} of ${ALL} B`);
  assert.ok(first <= FIRST, `first data ${first} B`);
  assert.ok(all <= ALL, `all ${all} B`);
});

// addresses of the modules that main.js and those that it imports are made of, without itself
const needed = () => {
  const own = closure(join(WEBROOT, 'js/main.js'));
  const [vendor] = own.filter((file) => file.endsWith('vendor.js'));
  const foreign = libraries([vendor])
    .map((file) => `/lib/${relative(join(HERE, 'node_modules'), file)}`.replace('lit-html/', `lit-html/${LIT}/`));
  return [...foreign, ...own.slice(1).map((file) => `/${relative(WEBROOT, file)}`)];
};

test('index.html names all modules of the first data, and no other, so that none waits for another to be read', () => {
  const named = [...text(join(WEBROOT, 'index.html')).matchAll(/rel="modulepreload" href="([^"]+)"|src="([^"]+)" type="module" async[ >]/g)]
    .map(([, preloaded, begun]) => preloaded ?? begun);
  assert.deepEqual([...named].sort(), needed().sort());
  assert.ok(named.length <= FIRST_MODULES, String(named.length));
});

test('before the first picture only what connects is asked for, and the library of the plots only when somebody asks', () => {
  const page = text(join(WEBROOT, 'index.html'));
  const early = [...page.replace(/<template.*?<\/template>/gs, '').matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, name]) => name);
  const connecting = closure(join(WEBROOT, 'js/begin.js')).map((file) => `/${relative(WEBROOT, file)}`);
  assert.deepEqual(early.sort(), ['/js/theme.js', ...connecting].sort());
  assert.match(page, /<template id="plots">\s*<link rel="stylesheet" href="[^"]*uPlot[^"]*">\s*<script src="[^"]*uPlot[^"]*"><\/script>\s*<\/template>/);
  assert.equal(page.split('uPlot').length - 1, 2, 'named nowhere else');
});

test('at most twelve library files are asked for', () => {
  assert.ok(libraries().length <= 12, String(libraries().length));
});

test('modules are few enough to load one by one', () => {
  const modules = files.filter((file) => extname(file) === '.js').length;
  assert.ok(modules <= MODULES, String(modules));
});

test('no style attribute, no handler attribute, no markup from text', () => {
  const forbidden = [/\sstyle=/, /\s(?<![@.?])on[a-z]+=["'{$]/, /innerHTML/, /outerHTML/, /insertAdjacentHTML/, /unsafeHTML/,
    /unsafeSVG/, /styleMap/, /document\.write/, /\beval\(/, /new Function/, /setAttribute\(\s*['"]on/, /javascript:/];
  const found = ours.flatMap((file) => forbidden.filter((pattern) => pattern.test(code(file)))
    .map((pattern) => `${relative(ROOT, file)}: ${pattern}`));
  assert.deepEqual(found, []);
});

test('nothing but vendor.js, vendorlate.js and index.html names a library, and all in the versions of the POM', () => {
  const pom = text(join(ROOT, 'pom.xml'));
  const locked = JSON.parse(text(join(HERE, 'package-lock.json'))).packages;
  for (const file of ours) {
    const uses = [...text(file).matchAll(/\/lib\/([\w-]+)\/([\d.]+)\//g)];
    assert.ok(uses.length === 0 || /vendor(late)?\.js$|index\.html$/.test(file), relative(ROOT, file));
    for (const [, name, version] of uses) {
      assert.equal(new RegExp(`<${name}\\.version>([^<]+)<`).exec(pom)?.[1], version, `${name} in the POM`);
      assert.equal(locked[`node_modules/${name}`].version, version, `${name} in the lock file`);
    }
  }
});

test('pages name no other place of the network', () => {
  const found = files.flatMap((file) => [...text(file).matchAll(/(?:https?|wss?):\/\/[\w.-]+/g)].map(([address]) => address))
    .filter((address) => address !== 'http://www.w3.org'); // the name of SVG, which nobody asks for
  assert.deepEqual(found, []);
});

test('no file is longer than three hundred lines', () => {
  assert.deepEqual(ours.filter((file) => text(file).split('\n').length > 301).map((file) => relative(ROOT, file)), []);
});
