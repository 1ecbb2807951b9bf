import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutosave, type Saved, type SaveState } from './autosave.ts';

class Conflict extends Error {}
class Lost extends Error {}

/** A server with one draft: it counts versions, answers a repeated key with the first answer, and can lose answers. */
function draftServer() {
  const replies = new Map<string, Saved>();
  let version = 0;
  const server = {
    contents: [] as string[],
    loseNext: false,
    get version() {
      return version;
    },
    interfere() {
      version += 1;
    },
    async save(content: string, saved: Saved | undefined, key: string): Promise<Saved> {
      await Promise.resolve();
      const earlier = replies.get(key);
      if (earlier !== undefined) return earlier;
      if ((saved?.version ?? 0) !== version) throw new Conflict();
      version += 1;
      server.contents.push(content);
      const reply = { id: 'draft', version };
      replies.set(key, reply);
      if (server.loseNext) {
        server.loseNext = false;
        throw new Lost();
      }
      return reply;
    },
  };
  return server;
}

function start(server: ReturnType<typeof draftServer>) {
  const states: SaveState['kind'][] = [];
  let keys = 0;
  const autosave = createAutosave<string>({
    saved: undefined,
    save: server.save,
    onState: (state) => states.push(state.kind),
    isConflict: (error) => error instanceof Conflict,
    isUnknown: (error) => error instanceof Lost,
    freshKey: () => `key-${(keys += 1)}`,
    quietMs: 800,
    retryMs: 4_000,
  });
  return { autosave, states };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what is typed in one go is saved once, after a moment of quiet', async () => {
  const server = draftServer();
  const { autosave, states } = start(server);
  for (const typed of ['采', '采购', '采购合同']) {
    autosave.change(typed);
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(server.contents).toEqual([]);
  await vi.advanceTimersByTimeAsync(800);
  expect(server.contents).toEqual(['采购合同']);
  expect(states.at(-1)).toBe('saved');
});

test('saving now gives the version that holds everything, also what is typed while a call is under way', async () => {
  const server = draftServer();
  const { autosave } = start(server);
  autosave.change('一');
  const first = autosave.flush();
  autosave.change('二');
  await first;
  expect(await autosave.flush()).toEqual({ id: 'draft', version: 2 });
  expect(server.contents).toEqual(['一', '二']);
});

test('a lost answer is no conflict: the same call is repeated, then what was typed since', async () => {
  const server = draftServer();
  const { autosave, states } = start(server);
  server.loseNext = true;
  autosave.change('一');
  await vi.advanceTimersByTimeAsync(800);
  expect(states.at(-1)).toBe('failed');
  autosave.change('二');
  await vi.advanceTimersByTimeAsync(4_000);
  expect(server.contents).toEqual(['一', '二']);
  expect(states.at(-1)).toBe('saved');
});

test('a conflict stops saving until a person chooses; what was typed then goes over the newest version', async () => {
  const server = draftServer();
  const { autosave, states } = start(server);
  autosave.change('一');
  await autosave.flush();
  server.interfere();
  autosave.change('二');
  expect(await autosave.flush()).toBeUndefined();
  expect(states.at(-1)).toBe('conflict');
  autosave.change('三');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(server.contents).toEqual(['一']);
  expect(await autosave.resume({ id: 'draft', version: server.version })).toEqual({ id: 'draft', version: 3 });
  expect(server.contents).toEqual(['一', '三']);
});

test('once stopped it sends nothing by itself', async () => {
  const server = draftServer();
  const { autosave } = start(server);
  autosave.change('一');
  autosave.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(server.contents).toEqual([]);
});
