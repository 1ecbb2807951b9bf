import type { SealDescription } from '@yinxin/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory, happened, refusedWith } from '../../../../../tests/support/story.ts';
import {
  administrator,
  certificatePaper,
  contractSeal,
  custodian,
  electronicSeal,
  filing,
  now,
  register,
  sealId,
} from './seal.examples.ts';
import { isUsable, sealDecider, type SealCommand } from './seal.ts';

const byAdministrator = { at: now, actor: administrator };
const otherPaper = '0190a000-0000-7000-8000-000000000031';
const record = (change: Partial<typeof filing> = {}): SealCommand => ({
  type: 'record-filing',
  filing: { ...filing, ...change },
});
const exempt: SealCommand = { type: 'exempt-filing', reason: '当地不办理备案' };
const correct = (changes: Partial<SealDescription>): SealCommand => ({
  type: 'correct',
  changes,
  reason: '更正',
  uniqueness: { nameTaken: false, codeTaken: false },
});
const registered = (description: SealDescription = contractSeal) => {
  const story = beginStory(sealDecider);
  story.attempt(register(description), byAdministrator);
  return story;
};

describe('the filing of a seal with the public security', () => {
  it('R4.2.2 is recorded with number, authority and day, by whom and when, and its certificate is on file', () => {
    const story = registered({ ...contractSeal, papers: [{ kind: 'other', documentId: otherPaper }] });
    expect(happened(story.attempt(record(), byAdministrator))).toEqual(['seal.filed']);
    expect(story.state?.filing).toEqual({ standing: 'filed', ...filing, since: now, by: administrator });
    expect(story.state?.papers).toEqual([
      { kind: 'other', documentId: otherPaper },
      { kind: 'filing-certificate', documentId: certificatePaper },
    ]);
  });

  it('takes a paper that is on file already for the certificate, and once', () => {
    const story = registered({ ...contractSeal, papers: [{ kind: 'other', documentId: certificatePaper }] });
    story.attempt(record(), byAdministrator);
    expect(story.state?.papers).toEqual([{ kind: 'filing-certificate', documentId: certificatePaper }]);
  });

  it.each([
    ['tomorrow', { filedOn: '2026-11-24' }, 'seal-filing-in-future'],
    ['before the engraving', { filedOn: '2024-05-01' }, 'seal-filed-before-engraved'],
  ] as const)('is not of %s', (_what, change, code) => {
    expect(refusedWith(registered().attempt(record(change), byAdministrator))).toBe(code);
  });

  it('takes today for the day it is in China, and may be of the day of the engraving', () => {
    const lateInLondon = { at: '2026-11-23T16:00:00.000Z', actor: administrator };
    expect(happened(registered().attempt(record({ filedOn: '2026-11-24' }), lateInLondon))).toEqual(['seal.filed']);
    const sameDay = record({ filedOn: '2024-05-02' });
    expect(happened(registered().attempt(sameDay, byAdministrator))).toEqual(['seal.filed']);
  });

  it('is recorded anew only if something differs', () => {
    const story = registered();
    story.attempt(record(), byAdministrator);
    expect(refusedWith(story.attempt(record(), byAdministrator))).toBe('seal-filing-unchanged');
    story.attempt(record({ number: '新编号' }), byAdministrator);
    expect(story.state?.filing).toMatchObject({ standing: 'filed', number: '新编号' });
  });

  it('does not push the papers of a seal beyond what is kept of one', () => {
    const papers = Array.from({ length: 20 }, (_, place) => ({
      kind: 'other' as const,
      documentId: `0190a000-0000-7000-8000-0000000001${String(place).padStart(2, '0')}`,
    }));
    const full = registered({ ...contractSeal, papers });
    expect(refusedWith(full.attempt(record(), byAdministrator))).toBe('seal-papers-full');
    const among = record({ certificateId: papers[3]!.documentId });
    expect(happened(full.attempt(among, byAdministrator))).toEqual(['seal.filed']);
  });

  it('is dispensed with once, with the reason on record, and may follow all the same', () => {
    const story = registered();
    expect(happened(story.attempt(exempt, byAdministrator))).toEqual(['seal.filing-exempted']);
    expect(story.state?.filing).toEqual({
      standing: 'exempt',
      reason: '当地不办理备案',
      since: now,
      by: administrator,
    });
    expect(refusedWith(story.attempt(exempt, byAdministrator))).toBe('seal-filing-settled');
    expect(happened(story.attempt(record(), byAdministrator))).toEqual(['seal.filed']);
    expect(refusedWith(story.attempt(exempt, byAdministrator))).toBe('seal-filing-settled');
  });

  it('R4.2.1 comes before the first use of a seal, or the reason why it need not be filed does', () => {
    for (const settled of [record(), exempt]) {
      const story = registered();
      expect(isUsable(story.state!, now)).toBe(false);
      story.attempt(settled, byAdministrator);
      expect(isUsable(story.state!, now)).toBe(true);
    }
  });

  it('R4.2.1 is asked for as well when a seal that needed none is corrected to one that does', () => {
    const story = registered({ ...contractSeal, kind: 'personal' });
    expect(isUsable(story.state!, now)).toBe(true);
    story.attempt(correct({ kind: 'contract' }), byAdministrator);
    expect(isUsable(story.state!, now)).toBe(false);
  });

  it('does not stop a seal that was registered before filings were recorded', () => {
    const { evolve } = sealDecider;
    const before = { type: 'seal.registered', id: sealId, description: contractSeal } as const;
    expect(isUsable(evolve(undefined, before, { ...byAdministrator, seq: 1 }), now)).toBe(true);
  });

  it('is not dispensed with for a seal that need not be filed, which may have been filed', () => {
    for (const description of [electronicSeal, { ...contractSeal, kind: 'personal' } as const]) {
      const story = registered(description);
      expect(refusedWith(story.attempt(exempt, byAdministrator))).toBe('seal-filing-not-due');
      expect(happened(story.attempt(record(), byAdministrator))).toEqual(['seal.filed']);
    }
  });

  it('is recorded by those who administer the seal, not by who holds it', () => {
    for (const command of [record(), exempt]) {
      const byCustodian = { at: now, actor: custodian };
      expect(refusedWith(registered().attempt(command, byCustodian))).toBe('seal-custodian-is-administrator');
    }
  });

  it('R4.2.2 never loses its certificate, whatever is corrected afterwards', () => {
    const paper = fc.record({
      kind: fc.constantFrom('filing-certificate', 'other'),
      documentId: fc.constantFrom(certificatePaper, otherPaper),
    });
    const command: fc.Arbitrary<SealCommand> = fc.oneof(
      fc
        .uniqueArray(paper, { maxLength: 2, selector: ({ documentId }) => documentId })
        .map((papers) => correct({ papers })),
      fc.constantFrom(certificatePaper, otherPaper).map((certificateId) => record({ certificateId })),
      fc.constant(exempt),
    );
    let kept = 0;
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        const story = registered();
        for (const one of commands) {
          const decision = story.attempt(one, byAdministrator);
          if (refusedWith(decision) === 'seal-filing-certificate-kept') kept += 1;
          const { filing: recorded, papers } = story.state!;
          if (recorded?.standing !== 'filed') continue;
          expect(papers).toContainEqual({ kind: 'filing-certificate', documentId: recorded.certificateId });
        }
        expect(story.replayed()).toEqual(story.state);
      }),
    );
    expect(kept).toBeGreaterThan(0);
  });
});
