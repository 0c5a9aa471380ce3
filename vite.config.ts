import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const page = (path: string) => resolve(import.meta.dirname, path);

/** Every page of the hall, built into `dist/pages`; the hub serves them (`hub/http`), the agent serves the dock. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/pages',
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: {
      input: {
        kiosk: page('kiosk/index.html'),
        display: page('display/index.html'),
        counter: page('counter/index.html'),
        supervision: page('counter/supervision/index.html'),
        dock: page('hardware/dock/index.html'),
      },
    },
  },
});
