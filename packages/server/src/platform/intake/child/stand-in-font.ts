import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Gives PDFium a Chinese font. Forms from offices often name SimSun or FangSong without bringing them along; PDFium
 * then looks through `/usr/share/fonts`, which is empty in WebAssembly, and would draw nothing where an approver must
 * read. The build has no way to add files, so its system calls for paths are answered from its own `/tmp` instead, and
 * the font is put there by the same calls.
 */
const SYSTEM_FONTS = '/usr/share/fonts';
const OWN_FOLDER = '/tmp';
const FONT = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';

type Call = (...args: number[]) => number;

/** The system calls that take a path, and which of their arguments it is. */
const pathArguments: Readonly<Record<string, number>> = {
  __syscall_openat: 1,
  __syscall_newfstatat: 1,
  __syscall_stat64: 0,
  __syscall_lstat64: 0,
};

export interface Memory {
  malloc(size: number): number;
  free(address: number): void;
  readonly memory: WebAssembly.Memory;
}

/** The imports of PDFium, altered so that its font folder is one that can be written to. */
export function redirectFontFolder(
  imports: WebAssembly.Imports,
  exports: () => Memory,
): { imports: WebAssembly.Imports; addFont: () => void } {
  const original = { ...imports['env'], ...imports['wasi_snapshot_preview1'] } as Record<string, Call>;
  const env = { ...imports['env'] };
  for (const [name, position] of Object.entries(pathArguments)) {
    env[name] = (...args: number[]) => redirected(exports(), original[name], position, args);
  }
  return { imports: { ...imports, env }, addFont: () => addFont(exports(), original) };
}

function redirected(memory: Memory, call: Call | undefined, position: number, args: number[]): number {
  const path = textAt(memory, args[position] ?? 0);
  if (call === undefined) return -1;
  if (!path.startsWith(SYSTEM_FONTS)) return call(...args);
  const own = put(memory, Buffer.from(`${OWN_FOLDER}${path.slice(SYSTEM_FONTS.length)}\0`));
  try {
    return call(...args.with(position, own));
  } finally {
    memory.free(own);
  }
}

const WRITE_NEW = 0o101;
const READABLE = 0o444;
const CURRENT_FOLDER = -100;

/** Writes the font with `openat`, `fd_write` and `fd_close`, as a C program would. */
function addFont(memory: Memory, calls: Readonly<Record<string, Call>>): void {
  const font = readFileSync(createRequire(import.meta.url).resolve(FONT));
  const path = put(memory, Buffer.from(`${OWN_FOLDER}/stand-in.ttf\0`));
  const bytes = put(memory, font);
  const words = put(memory, new Uint8Array(Uint32Array.of(READABLE, bytes, font.length, 0).buffer));
  const file = calls['__syscall_openat']?.(CURRENT_FOLDER, path, WRITE_NEW, words) ?? -1;
  const failed = calls['fd_write']?.(file, words + 4, 1, words + 12) ?? -1;
  calls['fd_close']?.(file);
  for (const held of [path, bytes, words]) memory.free(held);
  if (file < 0 || failed !== 0) throw new Error('The stand-in font could not be given to PDFium.');
}

function put({ malloc, memory }: Memory, bytes: Uint8Array): number {
  const address = malloc(bytes.length);
  new Uint8Array(memory.buffer).set(bytes, address);
  return address;
}

function textAt({ memory }: Memory, address: number): string {
  const bytes = new Uint8Array(memory.buffer, address);
  return Buffer.from(bytes.subarray(0, bytes.indexOf(0))).toString();
}
