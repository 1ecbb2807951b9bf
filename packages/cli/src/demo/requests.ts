import { documentWarningTexts, type DraftContent, type ProposedPosition } from '@yinxin/contract';
import type { Company, Person } from './people.ts';
import type { Narrator } from './narrator.ts';

/** A document of the system, as far as the story needs it. */
export interface Uploaded {
  readonly id: string;
  readonly sha256: string;
  readonly pages: readonly { readonly widthMm: number; readonly heightMm: number }[];
}

/** What somebody wants sealed; the rest of a request is the same for all. */
export interface Wish {
  readonly title: string;
  readonly purpose: string;
  readonly document: Uploaded;
  readonly facts: Pick<DraftContent['items'][number], 'name' | 'number' | 'kind' | 'counterparty'> & {
    /** In CNY. */
    readonly amount: string | null;
    readonly copies: number;
  };
  /** Name of the seal. */
  readonly seal: string;
  readonly impressions: number;
  readonly positions: readonly ProposedPosition[];
}

export interface Submitted {
  readonly id: string;
  readonly number: string;
  readonly caseId: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** What approvers say by the stage they are asked in. */
const opinions: Readonly<Record<string, string>> = {
  'department-head': '与商务谈判结果一致，同意用印。',
  legal: '条款已审核，无重大法律风险，同意。',
  finance: '付款安排在年度预算内，同意。',
  'company-leader': '同意。',
  'seal-office': '印章、份数与用印位置已核对，同意。',
};

/** Requests on their way from a draft to the end of their approval. */
export function createRequests(company: Company, narrator: Narrator) {
  return {
    async upload(person: Person, name: string, file: Uint8Array<ArrayBuffer>): Promise<Uploaded> {
      const document = await person.documents.uploadDocument({ querystring: { name } }, { file });
      const { pages, sha256, warnings } = document;
      narrator.step(person, 'uploaded', { name: document.name, pages: pages.length, digest: sha256.slice(0, 16) });
      for (const warning of warnings) {
        narrator.step(null, 'warned', { warning: documentWarningTexts[warning][narrator.language] });
      }
      return document;
    },

    async submit(person: Person, wish: Wish): Promise<Submitted> {
      const body = await draftOf(person, wish);
      const draft = await person.useRequests.createUseRequest({ body });
      const { preview } = await person.useRequests.checkUseRequest({ params: { id: draft.id } });
      const request = await person.useRequests.submitUseRequest({ params: { id: draft.id } }, draft);
      const { title, seal, impressions, facts } = wish;
      const number = request.number ?? '';
      narrator.step(person, 'submitted', { number, title, seal, impressions: impressions * facts.copies });
      if (preview !== null) {
        const people = preview.stages.map((stage) => inLanguage(stage.name, narrator));
        const flow = inLanguage(preview.flow.name, narrator);
        narrator.step(null, 'flow', { flow, stages: people.join(narrator.say('arrow')) });
      }
      return { id: request.id, number, caseId: request.submission?.flow.caseId ?? '' };
    },

    /** The requester answers a return: changes the draft and submits it again, under the same number. */
    async resubmit(person: Person, { id }: Submitted, change: (draft: DraftContent) => DraftContent): Promise<void> {
      const { useRequests } = person;
      const returned = await useRequests.getUseRequest({ params: { id } });
      if (returned.draft === null) throw new Error('the requester does not see the own draft');
      const saved = await useRequests.saveUseRequestDraft({ params: { id }, body: change(returned.draft) }, returned);
      const request = await useRequests.submitUseRequest({ params: { id } }, saved);
      narrator.step(person, 'resubmitted', { number: request.number ?? '', round: request.round });
    },

    /** Everybody who is asked opens the document and agrees, until nobody is asked any more. */
    async approve({ id, caseId, number }: Submitted, requester: Person): Promise<void> {
      for (let decider = await asked(company, requester, caseId); decider;) {
        const { person, stage, seen } = decider;
        const opinion = opinions[seen.stage] ?? '同意。';
        await person.approvals.approve({ params: { id: caseId }, body: { ...seen, opinion } });
        narrator.step(person, 'approved', { stage: inLanguage(stage.name, narrator), opinion });
        decider = await asked(company, requester, caseId);
      }
      const { validUntil } = await requester.useRequests.getUseRequest({ params: { id } });
      narrator.step(null, 'request-approved', { number, until: (validUntil ?? '').slice(0, 10) });
    },

    /** The first who is asked does not agree. */
    async turnDown(
      { caseId }: Submitted,
      requester: Person,
      as: 'returned' | 'refused',
      reason: string,
    ): Promise<void> {
      const decider = await asked(company, requester, caseId);
      if (decider === undefined) throw new Error('nobody is asked');
      const { person, seen } = decider;
      const call = as === 'returned' ? person.approvals.sendBack : person.approvals.refuse;
      await call({ params: { id: caseId }, body: { ...seen, reason } });
      narrator.step(person, as, { reason });
    },
  };
}

export type Requests = ReturnType<typeof createRequests>;

/** Who decides next, having opened what is to be decided on; undefined when the approval has ended. */
async function asked(company: Company, requester: Person, caseId: string) {
  const approval = await requester.approvals.getApproval({ params: { id: caseId } });
  const { stage, waitingFor, round, rounds } = approval;
  const next = waitingFor[0];
  if (stage === null || next === undefined) return undefined;
  const person = await company.person(next.name);
  for (const { id } of rounds.at(-1)?.documents ?? []) await person.documents.openDocument({ params: { id } });
  return { person, stage, seen: { round, stage: stage.id } };
}

async function draftOf(person: Person, wish: Wish): Promise<DraftContent> {
  const { departmentId } = await person.organization.getPerson({ params: { id: person.id } });
  const { items } = await person.seals.listSeals({ querystring: {} });
  const seal = items.find(({ name }) => name === wish.seal);
  if (seal === undefined) throw new Error(`The sample company has no ${wish.seal}`);
  const { amount, ...facts } = wish.facts;
  return {
    title: wish.title,
    purpose: wish.purpose,
    departmentId,
    plannedAt: new Date(Date.now() + DAY_MS).toISOString(),
    items: [
      {
        ...facts,
        documentId: wish.document.id,
        importance: 'ordinary',
        amount: amount === null ? null : { amount, currency: 'CNY' },
        seals: [
          {
            sealId: seal.id,
            medium: seal.medium,
            impressions: wish.impressions,
            straddle: wish.positions.some(({ kind }) => kind === 'straddle'),
            positions: [...wish.positions],
          },
        ],
      },
    ],
    attachments: [],
  };
}

const inLanguage = (name: { readonly zh: string; readonly en: string }, { language }: Narrator): string =>
  language === 'zh-CN' ? name.zh : name.en;
