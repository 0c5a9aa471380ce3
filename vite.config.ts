import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const page = (path: string) => resolve(import.meta.dirname, path);

/** Noto's own metrics leave hanzi and digits low in their boxes; these centre both. */
const centredNoto: Plugin = {
  name: 'centred-noto',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('@fontsource-variable/noto-sans-sc')) return null;
    return code.replaceAll(
      'font-display: swap;',
      'font-display: swap; ascent-override: 100%; descent-override: 24%;',
    );
  },
};

/** Each page knows which build it is of, so that a screen can tell that the hub serves a newer one (D1). */
const build: Plugin = {
  name: 'build',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => [
      {
        tag: 'meta',
        attrs: { name: 'build', content: createHash('sha256').update(html).digest('hex').slice(0, 12) },
        injectTo: 'head',
      },
    ],
  },
};

/** Pages speak to the hub by WebSocket alone (`hub/link`): the client's other transports stay out of them. */
const webSocketOnly: Plugin = {
  name: 'web-socket-only',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/engine.io-client/build/esm/transports/')) return null;
    const lean = id.endsWith('/index.js')
      ? "import { WS } from './websocket.js';\nexport const transports = { websocket: WS };"
      : code;
    return { code: lean, map: null, moduleSideEffects: false };
  },
};

/** Icons travel as their shapes and names, without each one's licence line (README has it) and line breaks. */
const leanIcons: Plugin = {
  name: 'lean-icons',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/lucide-static/icons/')) return null;
    const lean = code
      .replace(/<!--.*?-->/, '')
      .replace('class=\\"lucide ', 'class=\\"')
      .replace(/(\\n *)+/g, ' ')
      .replace(/> </g, '><');
    return { code: lean, map: null };
  },
};

/** What shrinks lies compressed beside itself, so that the hub need not do it for every screen. */
const compressed: Plugin = {
  name: 'compressed',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /^assets\/.*\.(js|css|bin)$/.test(file))) {
      const file = join(dir, name);
      writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
    }
  },
};

/** Every page of the hall, built into `dist/pages`; the hub serves them (`hub/http`), the agent serves the dock. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [centredNoto, webSocketOnly, leanIcons, compressed, build],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/pages',
    emptyOutDir: true,
    target: 'es2022',
    // Every browser of that age preloads modules by itself.
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        kiosk: page('kiosk/index.html'),
        display: page('display/index.html'),
        counter: page('counter/index.html'),
        supervision: page('counter/supervision/index.html'),
        guide: page('counter/guide/index.html'),
        casework: page('counter/office/index.html'),
        dock: page('hardware/dock/index.html'),
      },
    },
  },
});
