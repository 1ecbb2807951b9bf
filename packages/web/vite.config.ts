import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where `npm run dev` finds the server. The host is passed on unchanged, so that the server's origin check holds. */
const server = process.env['YINXIN_DEV_SERVER'] ?? 'http://127.0.0.1:8420';

export default defineConfig({
  root: here('.'),
  plugins: [react()],
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
  // The server writes a fresh nonce over this word in every copy of index.html that it sends.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      treeshake: {
        // Schemas are built when a contract file loads; a page that uses none of a file need not carry it.
        moduleSideEffects: (id) => !id.includes('/packages/contract/'),
      },
    },
  },
});
