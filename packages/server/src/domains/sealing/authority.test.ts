import type { Stage } from '@yinxin/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorize } from './authority.ts';
import {
  definition,
  digest,
  freezeStages,
  frozenFlow,
  inHand,
  now,
  otherSeal,
  past,
  people,
  playHonestly,
  seal,
  stage,
  task,
} from './authority.examples.ts';
import { newestDigest } from './authority-checks.ts';
import type { DocumentInHand, Evidence, Past } from './evidence.ts';
import { key, nonce, sealedDigest, sealedDocumentId } from './sealing.examples.ts';

const honest = playHonestly();

/** The names of the checks that fail. */
const failing = (evidence: Evidence, hand: Partial<DocumentInHand> = {}) =>
  authorize(evidence, { ...inHand, ...hand }).checks.flatMap(({ name, passed }) => (passed ? [] : [name]));

/** Appends an entry to a history. */
const then = <Event>(history: Past<Event>, event: Event, actor: string = people.system): Past<Event> => [
  ...history,
  { event, meta: { at: now, actor, seq: history.length + 1 } },
];
/** Rewrites the entries of a history, as somebody would who controls the database but not the keys. */
const rewrite = <Event>(history: Past<Event>, change: (event: Event) => Event | undefined): Past<Event> =>
  history
    .flatMap(({ event, meta }) => {
      const changed = change(event);
      return changed === undefined ? [] : [{ event: changed, meta }];
    })
    .map(({ event, meta }, index) => ({ event, meta: { ...meta, seq: index + 1 } }));

describe('the authority to seal', () => {
  it('R6.3.1 is granted from the ledger alone, for exactly these bytes, seal, key and positions', () => {
    const authority = authorize(honest, inHand);
    expect(authority.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(authority.checks).toHaveLength(15);
    expect(authority.granted && authority.authorization).toMatchObject({
      taskId: task,
      documentSha256: digest,
      sealId: seal,
      keyId: key.keyId,
      certificateSha256: key.certificateSha256,
      positions: [{ kind: 'at', page: 12, xMm: 140, yMm: 230 }],
      custodianId: people.custodian,
      approverIds: [people.head, people.leaders[0], people.leaders[2]],
      nonce,
    });
  });

  it('is refused for another task, another attempt, other bytes, or too late', () => {
    expect(failing(honest, { taskId: seal })).toEqual(['subjects-belong-together']);
    expect(failing(honest, { nonce: 'x' })).toEqual(['attempt-started']);
    expect(failing(honest, { documentSha256: sealedDigest })).toEqual(['document-newest']);
    expect(failing(honest, { at: '2026-12-17T02:00:00.000Z' })).toEqual(['approval-in-force']);
    expect(failing(honest, { at: '2026-12-17T01:59:59.999Z' })).toEqual([]);
    expect(failing(honest, { at: '2028-06-01T00:00:00.000Z' })).toEqual(['approval-in-force', 'seal-ready']);
  });

  it('is refused when an entry is missing anywhere, from any point on', () => {
    const histories = ['task', 'request', 'approval', 'flow', 'seal', 'document'] as const;
    for (const name of histories) {
      for (let kept = 0; kept < honest[name].length; kept += 1) {
        const cut = { ...honest, [name]: honest[name].slice(0, kept) };
        expect([name, kept, authorize(cut, inHand).granted]).toEqual([name, kept, false]);
      }
      const [, ...headless] = honest[name];
      expect(failing({ ...honest, [name]: headless })).toEqual(['histories-usable']);
    }
  });

  it('is refused when an entry in the middle is missing', () => {
    const approval = honest.approval.filter(({ event }) => event.type !== 'approval.stage-passed');
    expect(failing({ ...honest, approval })).toEqual(['histories-usable']);
  });

  it('is refused when entries run backwards in time', () => {
    const seal = honest.seal.map((entry, index) =>
      index === 0 ? { ...entry, meta: { ...entry.meta, at: '2027-01-01T00:00:00.000Z' } } : entry,
    );
    expect(failing({ ...honest, seal })).toEqual(['histories-usable']);
  });
});

describe('every mode of approval', () => {
  const approvers = people.leaders.map((person) => ({ by: 'person', person }) as const);
  const flowWith = (mode: Stage['mode']) => {
    const stages = [stage('leaders', { approvers, mode })];
    return { published: { ...definition, stages }, flow: { ...frozenFlow, stages: freezeStages(stages) } };
  };
  /** The approval as if the case had been closed whatever the votes. */
  const closedAfter = (mode: Stage['mode'], votes: number) => {
    const evidence = playHonestly({ ...flowWith(mode), approvers: people.leaders });
    let seen = 0;
    const approval = rewrite(evidence.approval, (event) => {
      if (event.type === 'approval.decided') seen += 1;
      return event.type === 'approval.decided' && seen > votes ? undefined : event;
    });
    return { ...evidence, approval };
  };

  it.each([
    ['all', { kind: 'all' }, 3],
    ['in order', { kind: 'in-order' }, 3],
    ['any', { kind: 'any' }, 1],
    ['two of three', { kind: 'n-of-m', n: 2 }, 2],
  ] as const)('R6.2.1 %s is met by its number of people, and by none fewer', (_name, mode, needed) => {
    expect(failing(closedAfter(mode, needed))).toEqual([]);
    expect(failing(closedAfter(mode, needed - 1))).toEqual(['stages-met']);
  });
});

describe('histories of different subjects', () => {
  const foreign = people.system;
  const order = (change: object) => ({
    ...honest,
    task: rewrite(honest.task, (event) =>
      event.type === 'sealing.created' ? { ...event, order: { ...event.order, ...change } } : event,
    ),
  });
  const started = (change: object) => ({
    ...honest,
    approval: rewrite(honest.approval, (event) =>
      event.type === 'approval.started' ? { ...event, ...change } : event,
    ),
  });
  const submitted = (change: object) => ({
    ...honest,
    request: rewrite(honest.request, (event) =>
      event.type === 'use-request.submitted'
        ? { ...event, submission: { ...event.submission, flow: { ...event.submission.flow, ...change } } }
        : event,
    ),
  });
  const sibling = (change: object) => {
    const two = playHonestly({ electronicSeals: [seal, otherSeal] });
    return {
      ...two,
      siblings: two.siblings.map((past) =>
        rewrite(past, (event) =>
          event.type === 'sealing.created' ? { ...event, order: { ...event.order, ...change } } : event,
        ),
      ),
    };
  };

  it.each([
    ['a task of another request', order({ requestId: foreign })],
    ['a task of another seal', order({ sealId: foreign })],
    ['an approval of another request', started({ subject: { type: 'use-request', id: foreign } })],
    ['an approval of something else', started({ subject: { type: 'engraving', id: honest.request[0]?.event } })],
    ['an approval for another requester', started({ requester: foreign })],
    ['an approval by another flow', started({ flow: { ...frozenFlow, key: 'lenient' } })],
    ['a request by another flow', submitted({ key: 'lenient' })],
    ['a request by another version', submitted({ version: 2 })],
    ['a sibling of another request', sibling({ requestId: foreign })],
    ['a sibling of another document', sibling({ documentId: foreign })],
  ])('do not make an approval: %s', (_what, evidence) => {
    expect(failing(evidence)).toContain('subjects-belong-together');
  });
});

describe('a forged approval', () => {
  it('is found when the request says approved and its approval does not', () => {
    const approval = honest.approval.slice(0, -3);
    expect(failing({ ...honest, approval })).toEqual(['stages-met']);
  });

  it('R6.2.3 is found when a stage lacks the people that its mode demands', () => {
    let decisions = 0;
    const approval = rewrite(honest.approval, (event) => {
      if (event.type === 'approval.decided') decisions += 1;
      return event.type === 'approval.decided' && decisions === 3 ? undefined : event;
    });
    expect(failing({ ...honest, approval })).toEqual(['stages-met']);
  });

  it('is found when one person decided twice', () => {
    const approval = honest.approval.map((entry) =>
      entry.meta.actor === people.leaders[2] ? { ...entry, meta: { ...entry.meta, actor: people.leaders[0] } } : entry,
    );
    expect(failing({ ...honest, approval })).toEqual(['stages-met']);
  });

  it('is found when the requester decided', () => {
    const { requester } = people;
    const approval = rewrite(honest.approval, (event) => {
      if (event.type !== 'approval.started') return event;
      const stages = event.flow.stages.map((stage) => ({
        ...stage,
        seats: stage.seats.map((seat) => (seat.person === people.leaders[0] ? { ...seat, person: requester } : seat)),
      }));
      return { ...event, flow: { ...event.flow, stages } };
    }).map((entry) =>
      entry.meta.actor === people.leaders[0] ? { ...entry, meta: { ...entry.meta, actor: requester } } : entry,
    );
    expect(failing({ ...honest, approval })).toEqual(['requester-not-approver']);
  });

  it('R2.4.2 is found when somebody approved without opening the document', () => {
    const approval = rewrite(honest.approval, (event) =>
      event.type === 'approval.decided' ? { ...event, documents: [] } : event,
    );
    expect(failing({ ...honest, approval })).toEqual(['document-opened']);
  });

  it('is found when a stage was left out, made easier, or staffed against its rules', () => {
    const [head, leaders] = frozenFlow.stages as [(typeof frozenFlow.stages)[0], (typeof frozenFlow.stages)[0]];
    const easier = { ...leaders, mode: { kind: 'any' } } as const;
    const rule = { by: 'person', person: people.administrator } as const;
    const friend = { ...head, seats: [{ person: people.head, why: { as: 'named', rule } }] } as const;
    for (const stages of [[head], [leaders, head], [head, easier], [friend, leaders]]) {
      const flow = { ...frozenFlow, stages };
      const approvers = stages.flatMap((one) => one.seats.map(({ person }) => person));
      expect(failing(playHonestly({ flow, approvers }))).toContain('flow-as-published');
    }
  });

  it('is found when the amount asks for a stage that the flow skipped', () => {
    expect(failing(playHonestly({ amount: { amount: '1000000.01', currency: 'CNY' } }))).toEqual(['flow-as-published']);
  });

  it('is found when a stage was skipped for an amount that nobody can compare', () => {
    const flow = { ...frozenFlow, stages: frozenFlow.stages.slice(0, 1) };
    const amount = { amount: '1', currency: 'USD' } as const;
    expect(failing(playHonestly({ flow, amount, approvers: [people.head] }))).toEqual(['flow-as-published']);
  });

  it('is found when nobody at all was asked', () => {
    const nothing = { ...definition, stages: [] };
    const flow = { ...frozenFlow, stages: [] };
    const unasked = playHonestly({ published: nothing });
    const approval = rewrite(honest.approval, (event) => {
      if (event.type === 'approval.started') return { ...event, flow };
      return event.type === 'approval.approved' ? event : undefined;
    });
    expect(failing({ ...unasked, approval })).toEqual(['stages-met']);
  });

  it('is found when an approval counts again that was never given', () => {
    const approval = honest.approval.map(({ event, meta }) =>
      event.type === 'approval.decided' && meta.actor === people.leaders[2]
        ? { event: { type: 'approval.carried-over', stage: 'leaders', person: meta.actor } as const, meta }
        : { event, meta },
    );
    expect(failing({ ...honest, approval })).toEqual(['stages-met']);
  });

  it('is found when the flow was never published, or in another version', () => {
    const flow = past([{ type: 'flow.drafted' as const, entityId: null, definition }], people.administrator);
    expect(failing({ ...honest, flow })).toEqual(['flow-as-published']);
  });

  it('is found when an approval of an earlier round is used for a later one', () => {
    const [drafted, submitted, approved] = honest.request.map(({ event }) => event);
    if (drafted === undefined || submitted?.type !== 'use-request.submitted' || approved === undefined) {
      throw new Error('the example was drafted, submitted and approved');
    }
    const returned = { type: 'use-request.returned', caseId: '', reason: '改' } as const;
    const request = past([drafted, submitted, returned, { ...submitted, round: 2 }, approved], people.requester);
    expect(failing({ ...honest, request })).toEqual(['subjects-belong-together']);
  });
});

describe('what has happened since', () => {
  it.each([
    ['voided', { type: 'use-request.voided', reason: '取消' }],
    ['expired', { type: 'use-request.expired' }],
    ['completed', { type: 'use-request.completed' }],
  ] as const)('the request was %s', (_what, event) => {
    expect(failing({ ...honest, request: then(honest.request, event) })).toEqual(['request-approved']);
  });

  it('the approval was voided', () => {
    const approval = then(honest.approval, { type: 'approval.voided', reason: '取消' } as const);
    expect(failing({ ...honest, approval })).toEqual(['stages-met']);
  });

  it('the seal was suspended, got another custodian or another key', () => {
    const suspended = then(honest.seal, { type: 'seal.suspended', reason: '遗失' } as const);
    expect(failing({ ...honest, seal: suspended })).toEqual(['seal-active']);
    const handed = { type: 'seal.custodian-changed', from: people.custodian, to: people.head, reason: '' } as const;
    expect(failing({ ...honest, seal: then(honest.seal, handed) })).toEqual(['custodian-independent']);
    const expiring = { ...key, serial: '02', notAfter: now };
    const rekeyed = then(honest.seal, { type: 'seal.key-bound', key: expiring } as const);
    expect(failing({ ...honest, seal: rekeyed })).toEqual(['seal-ready']);
    const faceless = rewrite(honest.seal, (event) => (event.type === 'seal.face-set' ? undefined : event));
    expect(failing({ ...honest, seal: faceless })).toEqual(['seal-ready']);
  });

  it('the attempt failed, was cancelled or has sealed', () => {
    const failed = { type: 'sealing.failed', nonce, reason: '' } as const;
    expect(failing({ ...honest, task: then(honest.task, failed) })).toEqual([
      'document-newest',
      'attempt-started',
      'custodian-independent',
    ]);
    const cancelled = { type: 'sealing.cancelled', because: 'seal-suspended' } as const;
    expect(failing({ ...honest, task: then(honest.task, cancelled) })).toContain('attempt-started');
    const result = { before: digest, after: sealedDigest, certificateSha256: '', fields: ['Seal1'] };
    const sealed = { type: 'sealing.sealed', nonce, impressions: 1, result, sealedDocumentId } as const;
    expect(failing({ ...honest, task: then(honest.task, sealed) })).toContain('attempt-started');
  });
});

describe('who seals', () => {
  it('is neither the requester nor an approver', () => {
    expect(failing(playHonestly({ custodian: people.requester }))).toEqual(['custodian-independent']);
    expect(failing(playHonestly({ custodian: people.leaders[0] }))).toEqual(['custodian-independent']);
    expect(failing(playHonestly({ custodian: people.leaders[1] }))).toEqual([]);
  });
});

describe('what is sealed', () => {
  it('is the document that was stored, submitted, approved and ordered', () => {
    const other = sealedDigest;
    const stored = past([{ type: 'document.admitted', sha256: other }], people.requester);
    expect(failing({ ...honest, document: stored })).toEqual(['document-pinned']);
    const nothing = past([{ type: 'document.admitted' }], people.requester);
    expect(failing({ ...honest, document: nothing })).toEqual(['document-pinned']);
    const approval = rewrite(honest.approval, (event) =>
      event.type === 'approval.started'
        ? { ...event, documents: event.documents.map((one) => ({ ...one, digest: other })) }
        : event,
    );
    expect(failing({ ...honest, approval })).toEqual(['document-pinned']);
    const request = rewrite(honest.request, (event) =>
      event.type === 'use-request.submitted'
        ? { ...event, submission: { ...event.submission, documents: [{ documentId: seal, sha256: digest }] } }
        : event,
    );
    expect(failing({ ...honest, request })).toEqual(['document-pinned']);
  });

  it('gets no more impressions than the request asks for', () => {
    const more = rewrite(honest.task, (event) =>
      event.type === 'sealing.created' ? { ...event, order: { ...event.order, approvedImpressions: 4 } } : event,
    );
    expect(failing({ ...honest, task: more })).toEqual(['impressions-left']);
    const at = { kind: 'at', page: 1, xMm: 1, yMm: 1 } as const;
    const positions = rewrite(honest.task, (event) =>
      event.type === 'sealing.positions-confirmed' ? { ...event, positions: [at, at, at, at] } : event,
    );
    expect(failing({ ...honest, task: positions })).toEqual(['impressions-left']);
    const nowhere = rewrite(honest.task, (event) =>
      event.type === 'sealing.positions-confirmed' ? { ...event, positions: [] } : event,
    );
    expect(failing({ ...honest, task: nowhere })).toEqual(['impressions-left']);
    const used = then(honest.task.slice(0, -1), {
      type: 'sealing.use-registered',
      stampedBy: people.custodian,
      use: { impressions: 3, copies: 1, usedAt: now, place: '', witnessId: null, evidence: [] },
    } as const);
    expect(failing({ ...honest, task: then(used, honest.task.at(-1)!.event as never, people.custodian) })).toContain(
      'impressions-left',
    );
  });

  it('is only what the request asks for, with the seal it asks for', () => {
    const otherwise = rewrite(honest.request, (event) =>
      event.type === 'use-request.submitted'
        ? {
            ...event,
            submission: {
              ...event.submission,
              content: {
                ...event.submission.content,
                items: event.submission.content.items.map((item) => ({
                  ...item,
                  seals: item.seals.map((wanted) => ({ ...wanted, medium: 'physical' as const })),
                })),
              },
            },
          }
        : event,
    );
    expect(failing({ ...honest, request: otherwise })).toEqual(['document-newest', 'impressions-left']);
  });

  it('is the newest version when another seal is on it already, and all other seals are accounted for', () => {
    const two = playHonestly({ electronicSeals: [seal, otherSeal] });
    expect(failing(two)).toEqual(['document-newest']);
    const task = rewrite(two.task, (event) =>
      event.type === 'sealing.started' ? { ...event, before: sealedDigest } : event,
    );
    expect(failing({ ...two, task }, { documentSha256: sealedDigest })).toEqual([]);
    expect(failing({ ...two, task, siblings: [] }, { documentSha256: sealedDigest })).toEqual(['document-newest']);
  });
});

describe('the newest version of a document', () => {
  it('is found in whatever order the seals are listed', () => {
    const chain = [
      { before: 'a', after: 'b' },
      { before: 'b', after: 'c' },
      { before: 'c', after: 'd' },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(chain, { minLength: 3 }), (sealings) => {
        expect(newestDigest('a', sealings)).toBe('d');
      }),
    );
    expect(newestDigest('a', [])).toBe('a');
  });

  it('is none when versions fork, hang in the air or run in a circle', () => {
    const step = (before: string, after: string) => ({ before, after });
    expect(newestDigest('a', [step('a', 'b'), step('a', 'c')])).toBeUndefined();
    expect(newestDigest('a', [step('a', 'a'), step('a', 'b')])).toBeUndefined();
    expect(newestDigest('a', [step('b', 'c')])).toBeUndefined();
    expect(newestDigest('a', [step('a', 'b'), step('c', 'd')])).toBeUndefined();
    const version = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(fc.record({ before: version, after: version }), { maxLength: 5 }), (sealings) => {
        const newest = newestDigest('a', sealings);
        // One chain has one start for every link.
        if (newest !== undefined) expect(new Set(sealings.map(({ before }) => before)).size).toBe(sealings.length);
      }),
    );
  });
});
