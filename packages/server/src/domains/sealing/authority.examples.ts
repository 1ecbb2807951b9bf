import type { Currency, FlowDefinition, Stage } from '@yinxin/contract';
import { approvalDecider, type Approval, type FlowEvent } from '../approvals/index.ts';
import { sealDecider } from '../seals/index.ts';
import { useRequestDecider, type KnownThings } from '../use-requests/index.ts';
import { beginStory } from '../../../../../tests/support/story.ts';
import type { DocumentInHand, Evidence, Past } from './evidence.ts';
import { sealingDecider } from './sealing.ts';
import { inOrder, key as certificate, nonce, pinned, sealedDocumentId } from './sealing.examples.ts';

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const people = {
  requester: id(1),
  head: id(2),
  leaders: [id(3), id(4), id(5)] as const,
  custodian: id(6),
  administrator: id(7),
  system: '00000000-0000-7000-8000-000000000000',
} as const;
export const [entity, sales, board, document, seal, otherSeal, request, approval, task, sibling] = Array.from(
  { length: 10 },
  (_, n) => id(100 + n),
) as [string, string, string, string, string, string, string, string, string, string];

const monday = '2026-11-16T02:00:00.000Z';
const tuesday = '2026-11-17T02:00:00.000Z';
export const now = '2026-11-18T02:00:00.000Z';
export const digest = pinned;

export const stage = (name: string, more: Partial<Stage>): Stage => ({
  id: name,
  name: { zh: name, en: name },
  approvers: [],
  mode: { kind: 'all' },
  onEmpty: 'block',
  sameAsRequester: 'refuse',
  samePersonAgain: 'ask-again',
  ...more,
});
const above = (amount: string) =>
  ({ test: 'amount', is: 'above', value: { amount, currency: 'CNY' } }) as const satisfies Stage['when'];

/** The head decides; above 100,000 two of three leaders too; above a million the board as well. */
export const definition: FlowDefinition = {
  key: 'contract-use',
  name: { zh: '合同用印', en: 'Sealing of contracts' },
  kind: 'use',
  priority: 1,
  stages: [
    stage('head', { approvers: [{ by: 'department-head', level: 1 }] }),
    stage('leaders', {
      approvers: people.leaders.map((person) => ({ by: 'person', person })),
      mode: { kind: 'n-of-m', n: 2 },
      when: above('100000'),
    }),
    stage('board', { approvers: [{ by: 'department-head', level: 2 }], when: above('1000000') }),
  ],
};

type Frozen = Approval['rounds'][number]['flow'];

/** Stages of a definition with their people fixed, as for the example's contract over 120,000 yuan. */
export const freezeStages = (stages: readonly Stage[]): Frozen['stages'] =>
  stages.map(({ id, name, mode, approvers, when }) => ({
    id,
    name,
    mode,
    seats: approvers.map((rule) => ({
      person: rule.by === 'person' ? rule.person : people.head,
      why: { as: 'named', rule },
    })),
    asked: when === undefined ? 'always' : 'condition-met',
    timeLimitHours: null,
    remindBeforeHours: null,
    samePersonAgain: 'ask-again',
  }));

/** The definition resolved: the board is not asked. */
export const frozenFlow: Frozen = {
  key: definition.key,
  version: 1,
  name: definition.name,
  stages: freezeStages(definition.stages.slice(0, 2)),
  skipped: [],
};

const contractSum = { amount: '120000', currency: 'CNY' } as const;
const by = (actor: string, at: string) => ({ at, actor });

/** What of the honest history is to be different. */
export interface Twist {
  readonly custodian?: string;
  readonly amount?: { readonly amount: string; readonly currency: Currency };
  /** What is published, and what was frozen at the submission. */
  readonly published?: FlowDefinition;
  readonly flow?: Frozen;
  readonly approvers?: readonly string[];
  readonly electronicSeals?: readonly string[];
}

/** Plays the honest history of one sealing through the real rules, up to the started attempt. */
export function playHonestly(twist: Twist = {}): Evidence {
  const { custodian = people.custodian, amount = contractSum, flow = frozenFlow } = twist;
  const {
    published = definition,
    electronicSeals = [seal],
    approvers = [people.head, people.leaders[0], people.leaders[2]],
  } = twist;

  const sealStory = beginStory(sealDecider);
  const description = {
    entityId: entity,
    name: '合同专用章(电子)',
    kind: 'contract',
    medium: 'electronic',
    size: { shape: 'round', widthMm: 40, heightMm: 40 },
    inscription: '江南印信科技有限公司合同专用章',
    code: null,
    material: null,
    activatedOn: '2026-01-05',
    custodianId: custodian,
    place: null,
    papers: [],
  } as const;
  const administrator = by(people.administrator, monday);
  sealStory.attempt(
    {
      type: 'register',
      id: seal,
      description: { ...description, papers: [] },
      custodianActive: true,
      uniqueness: { nameTaken: false, codeTaken: false },
    },
    administrator,
  );
  const design = { style: 'contract', widthMm: 40, heightMm: 40, name: '江南印信科技有限公司' } as const;
  sealStory.attempt({ type: 'set-face', face: { source: 'drawn', design, sha256: 'a'.repeat(64) } }, administrator);
  sealStory.attempt({ type: 'bind-key', key: { ...certificate, serial: '01' } }, administrator);

  const known: KnownThings = {
    departments: { [sales]: { entityId: entity, above: [board] } },
    seals: Object.fromEntries(
      electronicSeals.map((sealId) => [
        sealId,
        {
          name: sealId,
          kind: 'contract',
          medium: 'electronic',
          state: 'active',
          entityId: entity,
          custodianId: people.custodian,
          ready: true,
        },
      ]),
    ),
    documents: { [document]: { sha256: digest, pages: 12 } },
  };
  const requestStory = beginStory(useRequestDecider);
  const requester = by(people.requester, monday);
  const wanted = { medium: 'electronic', impressions: 3, straddle: true, positions: [] } as const;
  const item = {
    documentId: document,
    name: '采购合同',
    number: '',
    kind: 'contract',
    importance: 'ordinary',
    copies: 1,
    amount,
    counterparty: '',
    seals: electronicSeals.map((sealId) => ({ ...wanted, sealId, positions: [] })),
  } as const;
  const content = {
    title: '采购合同用印',
    purpose: '签订采购合同',
    departmentId: sales,
    plannedAt: '2026-11-20T02:00:00.000Z',
    items: [{ ...item, seals: [...item.seals] }],
    attachments: [],
  };
  requestStory.attempt({ type: 'save-draft', id: request, content }, requester);
  const reference = { key: definition.key, version: 1, caseId: approval };
  requestStory.attempt({ type: 'submit', number: 'YY-2026-0001', flow: reference, known }, requester);

  const approvalStory = beginStory(approvalDecider);
  const submitted = { flow, documents: [{ id: document, name: '采购合同', digest }] };
  const subject = { type: 'use-request', id: request };
  const started = { title: content.title, requester: people.requester, entityId: entity, departmentId: sales };
  approvalStory.attempt({ type: 'start', subject, ...started, ...submitted }, requester);
  for (const person of approvers) {
    const facts = { ...by(person, tuesday), documentsOpened: [digest] };
    approvalStory.attempt({ type: 'approve', opinion: '同意' }, facts);
  }
  const approved = { type: 'decide-approval', caseId: approval, outcome: 'approved', lapseAfterDays: 30 } as const;
  requestStory.attempt(approved, by(people.system, tuesday));

  const flowHistory: readonly FlowEvent[] = [
    { type: 'flow.drafted', entityId: null, definition: published },
    { type: 'flow.published', version: 1, definition: published },
  ];
  return {
    seal: sealStory.history,
    request: requestStory.history,
    approval: approvalStory.history,
    flow: past(flowHistory, people.administrator),
    document: past([{ type: 'document.admitted', sha256: digest }], people.requester),
    task: playTask(task, seal, custodian),
    siblings: electronicSeals.filter((one) => one !== seal).map((one) => playTask(sibling, one, custodian, 'sealed')),
  };
}

/** A sealing task up to its started attempt, or to its end. */
function playTask(taskId: string, sealId: string, custodianId: string, until: 'started' | 'sealed' = 'started') {
  const story = beginStory(sealingDecider);
  const order = {
    id: taskId,
    requestId: request,
    asker: { requesterId: people.requester, departmentId: sales, entityId: entity },
    documentId: document,
    sha256: digest,
    sealId,
    medium: 'electronic',
    copies: 1,
    approvedImpressions: 3,
    positionsProposed: [],
  } as const;
  const circumstances = {
    ...inOrder,
    seal: { ...inOrder.seal, custodianId },
    approverIds: [],
  };
  const facts = by(custodianId, tuesday);
  story.attempt({ type: 'create', order }, by(people.system, tuesday));
  const positions = [{ kind: 'at', page: 12, xMm: 140, yMm: 230 }] as const;
  // The example's approval is of another week than that of the examples of sealing.
  const around = { ...circumstances, request: { ...circumstances.request, approvedAt: tuesday } };
  story.attempt({ type: 'confirm-positions', positions, circumstances: around }, facts);
  story.attempt({ type: 'start', nonce, circumstances: around }, facts);
  if (until === 'sealed') {
    const result = {
      before: digest,
      after: 'e'.repeat(64),
      certificateSha256: certificate.certificateSha256,
      fields: ['Seal1'],
    };
    story.attempt({ type: 'sealed', nonce, result, sealedDocumentId, circumstances: around }, facts);
  }
  return story.history;
}

/** Entries of a history that is not played. */
export const past = <Event>(events: readonly Event[], actor: string): Past<Event> =>
  events.map((event, index) => ({ event, meta: { at: monday, actor, seq: index + 1 } }));

/** What the sealer holds in the honest case. */
export const inHand: DocumentInHand = { at: now, taskId: task, nonce, documentSha256: digest };
