/**
 * Build: `node node_modules/vite/bin/vite.js build --config apps/web/vite.config.ts` (from the root; writes dist/web).
 * Develop: `node node_modules/vite/bin/vite.js --config apps/web/vite.config.ts`; /api goes to TOLLGATE_API (http://127.0.0.1:3000).
 */
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig, type UserConfig } from 'vite';

const CONFIG: UserConfig = {
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  resolve: { conditions: ['tollgate-source', ...defaultClientConditions] },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // Fonts and images stay files, except the small ones of the bpmn-io parts; the policy allows data: for both.
    assetsInlineLimit: 4096,
    chunkSizeWarningLimit: 3000,
  },
  server: { proxy: { '/api': process.env['TOLLGATE_API'] ?? 'http://127.0.0.1:3000' } },
};

// A build made from inside of a test run (NODE_ENV=test) must not ship the development build of React.
export default defineConfig(({ command }) => {
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return CONFIG;
});
