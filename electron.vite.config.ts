import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { defaultClientConditions, type Plugin } from 'vite';
import { programs } from './scripts/setup/programs.mjs';

// By hand, because electron-vite reads them from the pinned Electron, and the tests may run on an older one.
const nodeTarget = 'node20';
const pageTarget = 'chrome130';

const inRoot = (...parts: string[]) => resolve(import.meta.dirname, ...parts);
const inputs = Object.fromEntries(Object.entries(programs).map(([name, file]) => [name, inRoot(file)]));

// The page's own policy forbids the inline scripts and styles by which Vite replaces parts while they are edited.
const withoutPolicyWhileDeveloping: Plugin = {
  name: 'saegim:without-policy-while-developing',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      externalizeDeps: true,
      // Plain names: main forks out/main/engine.js, and the engine starts its workers from beside it.
      rollupOptions: { input: inputs, output: { entryFileNames: '[name].js' } },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      externalizeDeps: true,
      // A sandboxed preload cannot be an ES module.
      rollupOptions: {
        input: inRoot('src/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), withoutPolicyWhileDeveloping],
    // Markdown is rendered in a worker, where its libraries must do without a DOM.
    // Formulas are set by the KaTeX whose style sheet the page has.
    resolve: { conditions: ['worker', ...defaultClientConditions], dedupe: ['katex'] },
    build: {
      target: pageTarget,
      // The page's policy takes fonts from files alone, and the small ones of KaTeX would be written into the style sheet.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { index: inRoot('src/renderer/index.html'), gallery: inRoot('src/renderer/gallery.html') },
      },
    },
  },
});
