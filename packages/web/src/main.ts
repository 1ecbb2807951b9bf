import './app/look.css';
import { isDoorPath } from './lib/door-paths.ts';

// People without a session load a door of a few dozen kilobytes; the desk with its component library comes after it.
const { open } = isDoorPath(location.pathname) ? await import('./app/door.tsx') : await import('./app/desk.tsx');
await open(document.querySelector('#app')!);
