import { describe, expect, it } from 'vitest';
import { beginStory, happened, refusedWith } from '../../../../../tests/support/story.ts';
import {
  approvedAt,
  approver,
  but,
  close,
  confirm,
  create,
  custodian,
  electronicOrder,
  inOrder,
  key,
  nonce,
  now,
  paperOrder,
  pinned,
  positions,
  registerUse,
  requester,
  result,
  sealed,
  sealedDigest,
  sealedDocumentId,
  start,
  successor,
  system,
  use,
  validUntil,
  witness,
} from './sealing.examples.ts';
import { sealingDecider, type SealingCommand, type SealingOrder } from './sealing.ts';

const byCustodian = { at: now, actor: custodian };
const bySystem = { at: now, actor: system };

const given = (order: SealingOrder, ...commands: readonly SealingCommand[]) => {
  const story = beginStory(sealingDecider);
  for (const command of [create(order), ...commands]) {
    const decision = story.attempt(command, byCustodian);
    if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal.code}`);
  }
  return story;
};
const electronic = (...commands: readonly SealingCommand[]) => given(electronicOrder, ...commands);
const onPaper = (...commands: readonly SealingCommand[]) => given(paperOrder, ...commands);

const failed: SealingCommand = { type: 'failed', nonce, reason: '签名服务重启' };
const cancel: SealingCommand = { type: 'cancel', because: 'request-voided' };

describe('who may use a seal, and when', () => {
  const wrongs = [
    ['R6.3.1 by somebody else than the custodian', { seal: { custodianId: successor } }, 'sealing-not-custodian'],
    ['for the custodian’s own request', { request: { requesterId: custodian } }, 'sealing-custodian-is-requester'],
    ['by a custodian who approved it', { approverIds: [approver, custodian] }, 'sealing-custodian-is-approver'],
    ['with a suspended seal', { seal: { state: 'suspended' } }, 'seal-not-active'],
    ['R4.2.1 that became one to be filed and has not been', { seal: { awaitsFiling: true } }, 'seal-not-filed'],
    ['R6.3.1 without an approval', { request: { state: 'submitted' } }, 'sealing-request-not-approved'],
    ['after the request was voided', { request: { state: 'voided' } }, 'sealing-request-not-approved'],
    ['with an approval without end', { request: { validUntil: null } }, 'sealing-request-not-approved'],
    ['after the approval lapsed', { request: { validUntil: now } }, 'sealing-approval-lapsed'],
    ['on a document that was changed', { document: { sha256: sealedDigest } }, 'sealing-document-changed'],
  ] as const;

  it.each(wrongs)('refuses a seal %s, in every act', (_what, change, code) => {
    const circumstances = but(change);
    const confirmed = electronic(confirm());
    const started = electronic(confirm(), start());
    const partly = onPaper(registerUse());
    for (const [story, command] of [
      [electronic(), confirm(circumstances)],
      [confirmed, start(circumstances)],
      [started, sealed(circumstances)],
      [onPaper(), registerUse({}, circumstances)],
      [partly, close(circumstances)],
    ] as const) {
      expect(refusedWith(story.attempt(command, byCustodian))).toBe(code);
    }
  });

  it('allows it until the very last instant of the approval, and while sealing has begun', () => {
    const last = but({ request: { validUntil: '2026-11-23T08:00:00.001Z', state: 'sealing' } });
    expect(happened(electronic(confirm()).attempt(start(last), byCustodian))).toEqual(['sealing.started']);
    expect(validUntil > now).toBe(true);
  });
});

describe('sealing electronically', () => {
  it('R6.3.2 confirms positions, starts, and keeps what the sealer did', () => {
    const story = electronic(confirm());
    expect(story.attempt(start(), byCustodian)).toEqual({
      ok: true,
      events: [{ type: 'sealing.started', nonce, before: pinned, positions, keyId: key.keyId }],
    });
    expect(story.state).toMatchObject({ state: 'sealing', attempt: { nonce, before: pinned, by: custodian } });
    expect(story.attempt(sealed(), byCustodian)).toEqual({
      ok: true,
      events: [{ type: 'sealing.sealed', nonce, impressions: 2, sealedDocumentId, result }],
    });
    expect(story.state).toMatchObject({ state: 'done', used: 2, sealed: { after: sealedDigest }, attempt: null });
  });

  it('R6.3.2 takes only positions on pages that exist, and no more than approved', () => {
    const at = (page: number) => ({ kind: 'at', page, xMm: 10, yMm: 10 }) as const;
    const straddle = (fromPage: number, toPage: number) =>
      ({ kind: 'straddle', side: 'right', fromPage, toPage, alongMm: 100 }) as const;
    for (const [wrong, code] of [
      [[], 'sealing-positions-missing'],
      [[at(1), at(2), at(3), at(4)], 'sealing-more-than-approved'],
      [[at(13)], 'sealing-positions-outside'],
      [[straddle(1, 13)], 'sealing-positions-outside'],
      [[straddle(5, 5)], 'sealing-positions-outside'],
    ] as const) {
      expect(refusedWith(electronic().attempt(confirm(inOrder, wrong), byCustodian))).toBe(code);
    }
    expect(happened(electronic().attempt(confirm(inOrder, [at(1), at(12), straddle(1, 2)]), byCustodian))).toHaveLength(
      1,
    );
  });

  it('does not start without confirmed positions, a face and a valid certificate, nor beside another seal', () => {
    expect(refusedWith(electronic().attempt(start(), byCustodian))).toBe('sealing-positions-missing');
    for (const [seal, code] of [
      [{ hasFace: false }, 'sealing-seal-not-ready'],
      [{ key: null }, 'sealing-seal-not-ready'],
      [{ key: { ...key, notAfter: now } }, 'sealing-seal-not-ready'],
      [{ key: { ...key, notBefore: '2026-11-23T08:00:00.001Z' } }, 'sealing-seal-not-ready'],
    ] as const) {
      expect(refusedWith(electronic(confirm()).attempt(start(but({ seal })), byCustodian))).toBe(code);
    }
    const busy = but({ document: { busy: true } });
    expect(refusedWith(electronic(confirm()).attempt(start(busy), byCustodian))).toBe('sealing-document-busy');
    const fewer = but({ document: { pages: 11 } });
    expect(refusedWith(electronic(confirm()).attempt(start(fewer), byCustodian))).toBe('sealing-positions-outside');
  });

  it('has one attempt at a time: a second start, and a result of another attempt, are refused', () => {
    const story = electronic(confirm(), start());
    expect(refusedWith(story.attempt(start(inOrder, 'm'.repeat(32)), byCustodian))).toBe('sealing-not-waiting');
    expect(refusedWith(story.attempt(confirm(), byCustodian))).toBe('sealing-not-waiting');
    expect(refusedWith(story.attempt(sealed(inOrder, {}, 'm'.repeat(32)), byCustodian))).toBe('sealing-not-started');
    expect(refusedWith(electronic(confirm()).attempt(sealed(), byCustodian))).toBe('sealing-not-started');
    expect(refusedWith(electronic(confirm(), start(), sealed()).attempt(sealed(), byCustodian))).toBe(
      'sealing-not-started',
    );
  });

  it('waits again after a failed attempt, whose late result no longer counts', () => {
    const story = electronic(confirm(), start());
    expect(refusedWith(story.attempt({ ...failed, nonce: 'x' }, bySystem))).toBe('sealing-not-started');
    story.attempt(failed, bySystem);
    expect(story.state).toMatchObject({ state: 'waiting', attempt: null, used: 0 });
    expect(refusedWith(story.attempt(sealed(), byCustodian))).toBe('sealing-not-started');
    expect(happened(story.attempt(start(inOrder, 'm'.repeat(32)), byCustodian))).toEqual(['sealing.started']);
  });

  it('checks the result: the version that was sealed, the certificate, and that something changed', () => {
    for (const [command, code] of [
      [sealed(inOrder, { before: sealedDigest }), 'sealing-document-moved-on'],
      [sealed(but({ document: { newest: 'f'.repeat(64) } })), 'sealing-document-moved-on'],
      [sealed(but({ document: { newest: sealedDigest } }), { before: sealedDigest }), 'sealing-document-moved-on'],
      [sealed(inOrder, { certificateSha256: 'f'.repeat(64) }), 'sealing-certificate-differs'],
      [sealed(inOrder, { after: pinned }), 'sealing-result-unusable'],
      [sealed(inOrder, { fields: [] }), 'sealing-result-unusable'],
      [sealed(but({ seal: { hasFace: false } })), 'sealing-seal-not-ready'],
    ] as const) {
      expect(refusedWith(electronic(confirm(), start()).attempt(command, byCustodian))).toBe(code);
    }
  });

  it('puts a second seal on top of the first one’s result', () => {
    const second = but({ document: { newest: sealedDigest } });
    const story = electronic(confirm(), start(second));
    expect(story.state?.attempt?.before).toBe(sealedDigest);
    const last = 'f'.repeat(64);
    const decision = story.attempt(sealed(second, { before: sealedDigest, after: last }), byCustodian);
    expect(happened(decision)).toEqual(['sealing.sealed']);
    expect(story.state?.sealed?.after).toBe(last);
  });
});

describe('sealing on paper', () => {
  it('R6.4.1 registers each use with time, place and the person who stamped, and is done with the last one', () => {
    const story = onPaper();
    expect(story.attempt(registerUse(), byCustodian)).toEqual({
      ok: true,
      events: [{ type: 'sealing.use-registered', use, stampedBy: custodian }],
    });
    expect(story.state).toMatchObject({ state: 'waiting', used: 2 });
    story.attempt(registerUse(), byCustodian);
    expect(story.state).toMatchObject({ state: 'done', used: 4 });
    expect(refusedWith(story.attempt(registerUse(), byCustodian))).toBe('sealing-not-waiting');
  });

  it('never registers more than approved', () => {
    const story = onPaper(registerUse({ impressions: 3 }));
    expect(story.attempt(registerUse(), byCustodian)).toEqual({
      ok: false,
      refusal: { code: 'sealing-more-than-approved', params: { approved: 4, used: 3, asked: 2 } },
    });
    expect(happened(story.attempt(registerUse({ impressions: 1 }), byCustodian))).toEqual(['sealing.use-registered']);
  });

  it('R6.4.2 demands a photo or scan, a sensible count and a sensible time', () => {
    for (const [change, code] of [
      [{ evidence: [] }, 'sealing-evidence-missing'],
      [{ impressions: 0 }, 'sealing-more-than-approved'],
      [{ impressions: -1, copies: -1 }, 'sealing-more-than-approved'],
      [{ copies: 3 }, 'sealing-copies-exceed-impressions'],
      [{ usedAt: '2026-11-23T08:00:00.001Z' }, 'sealing-used-at-wrong-time'],
      [{ usedAt: '2026-11-20T07:59:59.999Z' }, 'sealing-used-at-wrong-time'],
    ] as const) {
      expect(refusedWith(onPaper().attempt(registerUse(change as Partial<typeof use>), byCustodian))).toBe(code);
    }
    expect(happened(onPaper().attempt(registerUse({ usedAt: approvedAt }), byCustodian))).toHaveLength(1);
  });

  it('has a second person stand by where the seal demands it, neither custodian nor requester', () => {
    const strict = but({ seal: { witnessRequired: true } });
    expect(refusedWith(onPaper().attempt(registerUse({}, strict), byCustodian))).toBe('sealing-witness-missing');
    for (const witnessId of [custodian, requester]) {
      expect(refusedWith(onPaper().attempt(registerUse({ witnessId }), byCustodian))).toBe(
        'sealing-witness-not-independent',
      );
    }
    expect(happened(onPaper().attempt(registerUse({ witnessId: witness }, strict), byCustodian))).toHaveLength(1);
  });

  it('is closed early with a reason, once', () => {
    const story = onPaper(registerUse());
    expect(story.attempt(close(), byCustodian)).toEqual({
      ok: true,
      events: [{ type: 'sealing.closed', unused: 2, reason: '只需两份' }],
    });
    expect(story.state).toMatchObject({ state: 'done', used: 2 });
    expect(refusedWith(story.attempt(close(), byCustodian))).toBe('sealing-not-waiting');
    expect(refusedWith(onPaper(registerUse({ impressions: 4 })).attempt(close(), byCustodian))).toBe(
      'sealing-nothing-left',
    );
  });
});

describe('a sealing task', () => {
  it('keeps electronic and paper acts apart', () => {
    for (const command of [registerUse(), close()]) {
      expect(refusedWith(electronic().attempt(command, byCustodian))).toBe('sealing-medium-differs');
    }
    for (const command of [confirm(), start()]) {
      expect(refusedWith(onPaper().attempt(command, byCustodian))).toBe('sealing-medium-differs');
    }
  });

  it('is created once, and nothing happens to one that does not exist', () => {
    expect(refusedWith(electronic().attempt(create(electronicOrder), bySystem))).toBe('sealing-already-created');
    expect(refusedWith(beginStory(sealingDecider).attempt(start(), byCustodian))).toBe('not-found');
  });

  it('is cancelled while it waits or seals, and then takes no result', () => {
    const story = electronic(confirm(), start());
    expect(happened(story.attempt(cancel, bySystem))).toEqual(['sealing.cancelled']);
    expect(story.state).toMatchObject({ state: 'cancelled', attempt: null, used: 0 });
    expect(refusedWith(story.attempt(sealed(), byCustodian))).toBe('sealing-not-started');
    expect(refusedWith(story.attempt(cancel, bySystem))).toBe('sealing-not-waiting');
    expect(refusedWith(electronic(confirm(), start(), sealed()).attempt(cancel, bySystem))).toBe('sealing-not-waiting');
  });
});
