import { describe, expect, it } from 'vitest';
import { beginStory, happened, refusedWith } from '../../../../../tests/support/story.ts';
import { approver, custodian, description, now, owner, store } from './document.examples.ts';
import { documentDecider } from './document.ts';

const by = (actor: string) => ({ at: now, actor });
const stored = () => {
  const story = beginStory(documentDecider);
  story.attempt(store, by(owner));
  return story;
};

describe('a document', () => {
  it('is stored once, read and opened by nobody else yet', () => {
    const story = stored();
    expect(story.state).toEqual({ ...description, readers: [], openedBy: [] });
    expect(refusedWith(story.attempt(store, by(owner)))).toBe('document-already-stored');
  });

  it('names its digest in the entry that stores it, and in no other', () => {
    const story = stored();
    story.attempt({ type: 'share', people: [approver] }, by(owner));
    story.attempt({ type: 'open' }, by(approver));
    const digests = story.history.map(({ event }) => ('sha256' in event ? event.sha256 : undefined));
    expect(digests).toEqual([description.sha256, undefined, undefined]);
  });

  it('is put before people once; its owner reads it anyway', () => {
    const story = stored();
    const share = { type: 'share', people: [approver, owner, approver, custodian] } as const;
    expect(story.attempt(share, by(owner))).toEqual({
      ok: true,
      events: [{ type: 'document.shared', people: [approver, custodian] }],
    });
    expect(happened(story.attempt(share, by(owner)))).toEqual([]);
  });

  it('R2.4.2 records who has opened it, once per person', () => {
    const story = stored();
    expect(happened(story.attempt({ type: 'open' }, by(approver)))).toEqual(['document.opened']);
    expect(story.attempt({ type: 'open' }, by(approver))).toEqual({ ok: true, events: [] });
    story.attempt({ type: 'open' }, by(custodian));
    expect(story.state?.openedBy).toEqual([approver, custodian]);
  });

  it('that is not there can neither be opened nor shared', () => {
    const story = beginStory(documentDecider);
    expect(refusedWith(story.attempt({ type: 'open' }, by(approver)))).toBe('not-found');
    expect(refusedWith(story.attempt({ type: 'share', people: [approver] }, by(owner)))).toBe('not-found');
  });
});
