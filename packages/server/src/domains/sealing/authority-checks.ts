import { isDeepStrictEqual } from 'node:util';
import type { SealingCheck } from '@yinxin/contract';
import { answer, type Approval } from '../approvals/index.ts';
import { requestFactsOf } from '../use-requests/index.ts';
import type { DocumentInHand, Findings } from './evidence.ts';

/** Says what is wrong; undefined when nothing is. */
type Wrong = (findings: Findings, order: DocumentInHand) => string | undefined;

/** Everybody who approved, in any stage of any round: none of them may use the seal on what they approved. */
export const approversOf = (approval: Approval): readonly string[] => [
  ...new Set(
    approval.rounds.flatMap(({ stages }) =>
      stages.flatMap(({ tasks }) => tasks.flatMap(({ decision }) => (decision?.as === 'approve' ? [decision.by] : []))),
    ),
  ),
];

/** The round that was approved, with its frozen flow. */
const lastRound = (approval: Approval) => approval.rounds.at(-1);

/** The item of the request that this task carries out, and the seal wanted there. */
function wantedBy({ submission, task }: Findings) {
  const item = submission.content.items.find(({ documentId }) => documentId === task.documentId);
  return { item, wanted: item?.seals.find(({ sealId }) => sealId === task.sealId) };
}

const unless = (holds: boolean, found: string): string | undefined => (holds ? undefined : found);

/** All subjects belong together, and to the task that was asked for. */
const subjectsBelongTogether: Wrong = ({ task, siblings, request, approval, flow, seal, submission }, order) => {
  const round = lastRound(approval);
  const links: readonly [string, boolean][] = [
    ['task', task.id === order.taskId],
    ['request', task.requestId === request.id],
    ['seal', task.sealId === seal.id],
    ['approval', approval.subject.type === 'use-request' && approval.subject.id === request.id],
    ['requester', approval.requester === request.requesterId],
    ['flow', round?.flow.key === flow.key && submission.flow.key === flow.key],
    ['flow version', round?.flow.version === submission.flow.version],
    ['round', approval.rounds.length === request.round],
    ['siblings', siblings.every((one) => one.requestId === task.requestId && one.documentId === task.documentId)],
  ];
  const loose = links.filter(([, linked]) => !linked).map(([name]) => name);
  return unless(loose.length === 0, `do not belong together: ${loose.join(', ')}`);
};

const requestIsApproved: Wrong = ({ request }) =>
  unless(request.state === 'approved' || request.state === 'sealing', `the request is ${request.state}`);

const approvalIsInForce: Wrong = ({ request }, { at }) =>
  unless(
    request.validUntil !== null && at < request.validUntil,
    `the approval lapsed at ${request.validUntil ?? 'no time'}`,
  );

/** The frozen flow is the published one: no stage left out but for a condition that says no, none made easier. */
const flowFollowsDefinition: Wrong = ({ approval, flow, request, submission }) => {
  const frozen = lastRound(approval)?.flow;
  const definition = flow.versions.find(({ number }) => number === frozen?.version)?.definition;
  if (frozen === undefined || definition === undefined) return 'the flow was never published in this version';
  const facts = requestFactsOf(submission, request.requesterId);
  const due = definition.stages.filter(({ when }) => when === undefined || answer(when, facts) !== 'no');
  if (
    !isDeepStrictEqual(
      due.map(({ id }) => id),
      frozen.stages.map(({ id }) => id),
    )
  ) {
    return `stages ${frozen.stages.map(({ id }) => id).join(', ')} instead of ${due.map(({ id }) => id).join(', ')}`;
  }
  const bent = frozen.stages.find((stage, index) => {
    const { mode, approvers = [] } = due[index] ?? {};
    const byRule = stage.seats.every(({ why }) => approvers.some((rule) => isDeepStrictEqual(rule, why.rule)));
    return !byRule || !isDeepStrictEqual(stage.mode, mode);
  });
  return unless(bent === undefined, `stage ${bent?.id ?? ''} differs from its definition`);
};

/** Every stage of the last round has the approvals that its mode demands, each from another person (R6.2.3). */
const everyStageIsMet: Wrong = ({ approval }) => {
  const round = lastRound(approval);
  if (approval.status !== 'approved' || round === undefined) return `the approval is ${approval.status}`;
  if (round.flow.stages.length === 0) return 'the flow has no stage';
  const before = new Set<string>();
  for (const [index, { id, mode, seats }] of round.flow.stages.entries()) {
    const tasks = round.stages[index]?.id === id ? (round.stages[index]?.tasks ?? []) : [];
    const agreed = new Set<string>();
    for (const { standing, person } of tasks) {
      if (standing === 'approved') agreed.add(person);
      // An approval that counts again was given by the same person in an earlier stage of this round.
      if (standing === 'carried-over' && before.has(person)) agreed.add(person);
    }
    const needed = mode.kind === 'n-of-m' ? mode.n : mode.kind === 'any' ? 1 : seats.length;
    if (agreed.size < Math.max(1, needed)) return `stage ${id} has ${agreed.size} of ${needed} approvals`;
    for (const person of agreed) before.add(person);
  }
  return undefined;
};

const requesterApprovedNothing: Wrong = ({ approval, request }) =>
  unless(!approversOf(approval).includes(request.requesterId), 'the requester approved the request');

/** The bytes that were stored, submitted, approved and ordered are the same. */
const documentIsPinned: Wrong = ({ task, submission, approval, storedDigests }) => {
  const submitted = submission.documents.find(({ documentId }) => documentId === task.documentId)?.sha256;
  const approved = lastRound(approval)?.documents.find(({ id }) => id === task.documentId)?.digest;
  const digests = [submitted, approved, ...(storedDigests.length === 0 ? [undefined] : storedDigests)];
  return unless(
    digests.every((digest) => digest === task.sha256),
    'the stored, submitted, approved and ordered digests differ',
  );
};

/** Nobody approved without having opened this document. */
const documentWasOpened: Wrong = ({ task, approval }) => {
  const blind = lastRound(approval)?.stages.some(({ tasks }) =>
    tasks.some(({ decision }) => decision?.as === 'approve' && !decision.documents.includes(task.sha256)),
  );
  return unless(blind === false, 'somebody approved without opening the document');
};

/** The bytes in hand are the newest version: the approved bytes with all seals put on them so far. */
const documentIsNewest: Wrong = (findings, { documentSha256 }) => {
  const { task, siblings } = findings;
  const wanted = wantedBy(findings).item?.seals.filter(({ medium }) => medium === 'electronic') ?? [];
  const known = [task, ...siblings].map(({ sealId }) => sealId).toSorted();
  if (!isDeepStrictEqual(known, wanted.map(({ sealId }) => sealId).toSorted())) {
    return 'the other seals on the document are not all accounted for';
  }
  const newest = newestDigest(task.sha256, findings.sealings);
  if (newest === undefined) return 'the sealed versions do not form one chain';
  return unless(
    documentSha256 === newest && task.attempt?.before === newest,
    `the bytes in hand are not the newest version ${newest}`,
  );
};

/**
 * Follows the sealed versions of a document from the approved bytes on. Undefined when they do not form one chain: two
 * seals on the same version, or a version that leads nowhere.
 */
export function newestDigest(
  approved: string,
  sealings: readonly { readonly before: string; readonly after: string }[],
): string | undefined {
  let newest = approved;
  let rest = sealings;
  while (rest.length > 0) {
    const [next, ...others] = rest.filter(({ before }) => before === newest);
    if (next === undefined || others.length > 0) return undefined;
    newest = next.after;
    rest = rest.filter((one) => one !== next);
  }
  return newest;
}

/** The task orders no more than the request asked for, and the positions use no more than is left. */
const impressionsAreLeft: Wrong = (findings) => {
  const { task } = findings;
  const { item, wanted } = wantedBy(findings);
  if (item === undefined || wanted === undefined) return 'the request does not ask for this seal on this document';
  if (wanted.medium !== 'electronic' || task.medium !== 'electronic') return 'the request asks for a physical seal';
  const asked = item.copies * wanted.impressions;
  const count = task.positionsConfirmed?.length ?? 0;
  if (task.approvedImpressions > asked) return `${task.approvedImpressions} impressions ordered, ${asked} asked for`;
  return unless(
    count > 0 && task.used + count <= task.approvedImpressions,
    `${count} positions, ${task.approvedImpressions - task.used} impressions left`,
  );
};

const attemptIsStarted: Wrong = ({ task }, { nonce }) =>
  unless(task.attempt?.nonce === nonce, `the task is ${task.state}, without this attempt`);

const sealIsActive: Wrong = ({ seal }) => unless(seal.state === 'active', `the seal is ${seal.state}`);

const sealIsReady: Wrong = ({ seal: { medium, face, key } }, { at }) =>
  unless(
    medium === 'electronic' && face !== null && key !== null && at >= key.notBefore && at < key.notAfter,
    'the seal has no face or no certificate that is valid now',
  );

/** Requester, approvers and stamping custodian of one request are different people. */
const custodianIsIndependent: Wrong = ({ task, seal, request, approval }) => {
  const person = task.attempt?.by;
  if (person !== seal.custodianId) return 'the attempt was not started by the custodian of the seal';
  if (person === request.requesterId) return 'the custodian is the requester';
  return unless(!approversOf(approval).includes(person), 'the custodian approved the request');
};

/** Every condition under which the sealer seals; all must hold. */
export const authorityChecks = {
  'subjects-belong-together': subjectsBelongTogether,
  'request-approved': requestIsApproved,
  'approval-in-force': approvalIsInForce,
  'flow-as-published': flowFollowsDefinition,
  'stages-met': everyStageIsMet,
  'requester-not-approver': requesterApprovedNothing,
  'document-pinned': documentIsPinned,
  'document-opened': documentWasOpened,
  'document-newest': documentIsNewest,
  'impressions-left': impressionsAreLeft,
  'attempt-started': attemptIsStarted,
  'seal-active': sealIsActive,
  'seal-ready': sealIsReady,
  'custodian-independent': custodianIsIndependent,
} as const satisfies Record<Exclude<SealingCheck, 'histories-usable'>, Wrong>;
