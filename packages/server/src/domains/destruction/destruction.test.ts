import { describe, expect, it } from 'vitest';
import { beginStory, happened, refusedWith } from '../../../../../tests/support/story.ts';
import { destructionDecider, type DestructionCommand, type DoomedSeal } from './destruction.ts';
import {
  approve,
  caseId,
  custodian,
  electronicSeal,
  fileCertificate,
  firstWitness,
  flow,
  now,
  paperSeal,
  propose,
  proposer,
  recorder,
  recordIt,
  secondWitness,
  unit,
} from './destruction.examples.ts';

const by = (actor: string, at = now) => ({ at, actor });
const proposed = (seal: DoomedSeal = paperSeal) => {
  const story = beginStory(destructionDecider);
  story.attempt(propose(seal), by(proposer));
  return story;
};
const approved = (seal?: DoomedSeal) => {
  const story = proposed(seal);
  story.attempt(approve, by(proposer));
  return story;
};

describe('proposing a destruction', () => {
  it('wants a unit that is qualified today for a physical seal, and none for an electronic one', () => {
    const without = (proposal: object) =>
      ({ ...propose(), proposal: { reason: '磨损', ...proposal } }) as DestructionCommand;
    const attempt = (proposal: object, at = now) =>
      beginStory(destructionDecider).attempt(without(proposal), by(proposer, at));
    expect(refusedWith(attempt({ unit: null }))).toBe('destruction-unit-missing');
    const ended = { ...unit, qualifiedUntil: '2026-11-23' };
    expect(happened(attempt({ unit: ended }))).toEqual(['destruction.proposed']);
    expect(refusedWith(attempt({ unit: ended }, '2026-11-23T16:00:00.000Z'))).toBe('destruction-unit-unqualified');
    expect(happened(attempt({ unit: { ...unit, qualifiedUntil: null } }))).toEqual(['destruction.proposed']);
    expect(proposed(electronicSeal).state).toMatchObject({ state: 'proposed', unit: null });
  });

  it('is not done by the custodian, nor twice', () => {
    const story = beginStory(destructionDecider);
    expect(refusedWith(story.attempt(propose(), by(custodian)))).toBe('seal-custodian-is-administrator');
    story.attempt(propose(), by(proposer));
    expect(refusedWith(story.attempt(propose(), by(proposer)))).toBe('seal-in-destruction');
  });

  it('comes back with the reason, and only then goes to approval again, by the proposer', () => {
    const story = proposed();
    const again = { type: 'resubmit', proposal: { reason: '磨损严重', unit }, flow } as const;
    expect(refusedWith(story.attempt(again, by(proposer)))).toBe('destruction-not-returned');
    story.attempt({ ...approve, outcome: 'returned', reason: '请补充资质' } as DestructionCommand, by(recorder));
    expect(story.state).toMatchObject({ state: 'returned', outcomeReason: '请补充资质' });
    expect(refusedWith(story.attempt(again, by(recorder)))).toBe('destruction-not-proposer');
    story.attempt(again, by(proposer));
    expect(story.state).toMatchObject({ state: 'proposed', reason: '磨损严重', outcomeReason: null });
    expect(refusedWith(story.attempt({ ...approve, caseId: 'another' } as DestructionCommand, by(recorder)))).toBe(
      'destruction-not-in-approval',
    );
  });

  it('is given up until it is carried out', () => {
    const withdraw = { type: 'withdraw', reason: '改为封存' } as const;
    for (const story of [proposed(), approved()]) {
      expect(happened(story.attempt(withdraw, by(recorder)))).toEqual(['destruction.withdrawn']);
    }
    const story = approved();
    story.attempt(recordIt(), by(recorder));
    expect(refusedWith(story.attempt(withdraw, by(proposer)))).toBe('destruction-not-withdrawable');
  });
});

describe('carrying a destruction out', () => {
  it('waits for the approval', () => {
    expect(refusedWith(proposed().attempt(recordIt(), by(recorder)))).toBe('destruction-not-approved');
  });

  it.each([
    ['tomorrow', recordIt({ destroyedOn: '2026-11-24' }), 'destruction-in-future'],
    ['before it was approved', recordIt({ destroyedOn: '2026-11-22' }), 'destruction-before-approval'],
    ['one witness twice', recordIt({ witnessIds: [firstWitness, firstWitness] }), 'destruction-witness-unfit'],
    ['the proposer as witness', recordIt({ witnessIds: [firstWitness, proposer] }), 'destruction-witness-unfit'],
    ['the recorder as witness', recordIt({ witnessIds: [recorder, firstWitness] }), 'destruction-witness-unfit'],
    ['the custodian as witness', recordIt({ witnessIds: [firstWitness, custodian] }), 'destruction-witness-unfit'],
    ['a witness who has left', { ...recordIt(), witnessesActive: false }, 'destruction-witness-unfit'],
    ['a new custodian as witness', { ...recordIt(), custodianId: secondWitness }, 'destruction-witness-unfit'],
  ] as const)('refuses %s', (_what, command, code) => {
    const story = approved();
    expect(refusedWith(story.attempt(command, by(recorder)))).toBe(code);
    expect(story.state).toMatchObject({ state: 'approved', record: null });
  });

  it('is not recorded by the custodian, nor with a unit whose qualification has ended by then', () => {
    expect(refusedWith(approved().attempt(recordIt(), by(custodian)))).toBe('seal-custodian-is-administrator');
    const late = { ...by(recorder, '2027-07-02T00:00:00.000Z') };
    expect(refusedWith(approved().attempt(recordIt({ destroyedOn: '2027-07-01' }), late))).toBe(
      'destruction-unit-unqualified',
    );
  });

  it('R7.2.2 R7.2.3 is complete with both witnesses, each for themself, and the certificate, in whatever order', () => {
    const story = approved();
    story.attempt(recordIt(), by(recorder));
    expect(refusedWith(story.attempt({ type: 'confirm' }, by(recorder)))).toBe('destruction-not-witness');
    expect(happened(story.attempt({ type: 'confirm' }, by(firstWitness)))).toEqual(['destruction.confirmed']);
    expect(refusedWith(story.attempt({ type: 'confirm' }, by(firstWitness)))).toBe('destruction-already-confirmed');
    expect(happened(story.attempt(fileCertificate, by(recorder)))).toEqual(['destruction.certificate-filed']);
    expect(story.state).toMatchObject({ state: 'carried-out', completedAt: null });
    expect(happened(story.attempt({ type: 'confirm' }, by(secondWitness)))).toEqual([
      'destruction.confirmed',
      'destruction.completed',
    ]);
    expect(story.state).toMatchObject({ state: 'completed', completedAt: now });
    expect(refusedWith(story.attempt(recordIt(), by(recorder)))).toBe('destruction-not-approved');
  });

  it('asks the witnesses again when what was recorded is corrected', () => {
    const story = approved();
    story.attempt(recordIt(), by(recorder));
    story.attempt({ type: 'confirm' }, by(firstWitness));
    story.attempt(recordIt({ place: '安信公司二号车间' }), by(recorder));
    expect(story.state?.record).toMatchObject({ place: '安信公司二号车间', confirmations: [] });
    expect(happened(story.attempt({ type: 'confirm' }, by(firstWitness)))).toEqual(['destruction.confirmed']);
  });

  it('of an electronic seal is complete once the sealer has destroyed its keys', () => {
    const story = approved(electronicSeal);
    const certificates = [{ serial: '01f2', certificateSha256: 'b'.repeat(64) }];
    const keysGone = { type: 'record-keys-destroyed', certificates } as const;
    story.attempt(recordIt(), by(recorder));
    expect(refusedWith(story.attempt(keysGone, by(recorder)))).toBe('destruction-keys-not-due');
    story.attempt({ type: 'confirm' }, by(firstWitness));
    story.attempt({ type: 'confirm' }, by(secondWitness));
    expect(story.state).toMatchObject({ state: 'destroying-keys', keys: null });
    story.attempt(keysGone, by(recorder));
    expect(story.state).toMatchObject({ state: 'completed', keys: { at: now, certificates } });
    expect(caseId).toBe(story.state?.flow.caseId);
  });
});
