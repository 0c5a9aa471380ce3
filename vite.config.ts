import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
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

/** Every page of the hall, built into `dist/pages`; the hub serves them (`hub/http`), the agent serves the dock. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [centredNoto, build],
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
