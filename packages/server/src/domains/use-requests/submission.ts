import {
  MOST_COPIES,
  MOST_IMPRESSIONS,
  requestContent,
  type DraftContent,
  type ProblemCode,
  type ProposedPosition,
  type RequestContent,
  type RequestItem,
  type SealKind,
  type SealMedium,
  type SealState,
  type WantedSeal,
} from '@yinxin/contract';

/** A seal as the submission rules need it. */
export interface KnownSeal {
  readonly name: string;
  readonly kind: SealKind;
  readonly medium: SealMedium;
  readonly state: SealState;
  readonly entityId: string;
  readonly custodianId: string;
  /** A physical seal, or an electronic one with a face and a certificate that is valid now. */
  readonly ready: boolean;
}

/** What was looked up for a submission, in the same transaction. Only what the requester may use is in here. */
export interface KnownThings {
  /** The requester's departments by id, with the departments above each, nearest first. */
  readonly departments: Readonly<Record<string, { readonly entityId: string; readonly above: readonly string[] }>>;
  readonly seals: Readonly<Record<string, KnownSeal>>;
  /** Documents that came through intake: digest of the stored bytes, number of pages. */
  readonly documents: Readonly<Record<string, { readonly sha256: string; readonly pages: number }>>;
}

/** One thing wrong with a submission: where (JSON pointer into the content) and what. */
export interface Issue {
  readonly pointer: string;
  readonly code: ProblemCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Checked =
  | { readonly complete: true; readonly content: RequestContent }
  | { readonly complete: false; readonly issues: readonly Issue[] };

/**
 * Checks a draft as a whole and gives either the content to submit, in its canonical form, or every issue at once, in
 * the order of the form. `at` is now, `requesterId` who submits (R3.1.2, R6.1.2).
 */
export function checkSubmission(draft: DraftContent, known: KnownThings, at: string, requesterId: string): Checked {
  const parsed = requestContent.safeParse(asFilledIn(draft));
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => formIssue(issue.path, issue, draft));
    return { complete: false, issues: issues.filter(isFirstOfPointer) };
  }
  const content = parsed.data;
  const issues = [...requestIssues(content, known, at), ...content.items.flatMap(itemIssues(known, requesterId))];
  return issues.length === 0 ? { complete: true, content } : { complete: false, issues };
}

/** The draft without what was not filled in: blank texts, and a currency that stands without an amount. */
const asFilledIn = (draft: DraftContent): unknown =>
  blanksAsNull({
    ...draft,
    items: draft.items.map((item) => (item.amount?.amount.trim() === '' ? { ...item, amount: null } : item)),
  });

function blanksAsNull(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (Array.isArray(value)) return value.map(blanksAsNull);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, blanksAsNull(inner)]));
}

/** One field, one thing to correct: what comes after is often only another side of it. */
const isFirstOfPointer = ({ pointer }: Issue, index: number, issues: readonly Issue[]): boolean =>
  issues.findIndex((issue) => issue.pointer === pointer) === index;

const pointerTo = (...path: readonly PropertyKey[]): string => path.map((step) => `/${String(step)}`).join('');

/** Words a violation of the strict schema for people. */
function formIssue(
  path: readonly PropertyKey[],
  issue: { readonly code: string; readonly maximum?: number | bigint },
  draft: DraftContent,
): Issue {
  const pointer = pointerTo(...path);
  const last = path.at(-1);
  const filled = blanksAsNull(path.reduce<unknown>((inner, step) => Object(inner)[step], draft));
  if (last === 'items') return { pointer, code: 'use-request-without-document' };
  if (last === 'seals') return { pointer, code: 'use-request-without-seal' };
  if (filled === null || filled === undefined) return { pointer, code: 'use-request-field-missing' };
  if (last === 'copies' || last === 'impressions') {
    const most = last === 'copies' ? MOST_COPIES : MOST_IMPRESSIONS;
    return { pointer, code: 'use-request-count-out-of-range', params: { most } };
  }
  if (path.includes('amount')) return { pointer, code: 'use-request-amount-invalid' };
  if (issue.code === 'too_big' && issue.maximum !== undefined) {
    return { pointer, code: 'use-request-field-too-long', params: { most: Number(issue.maximum) } };
  }
  return { pointer, code: 'use-request-field-invalid' };
}

/** Issues of the request as a whole. */
function requestIssues(content: RequestContent, known: KnownThings, at: string): Issue[] {
  const issues: Issue[] = [];
  if (!(content.departmentId in known.departments)) {
    issues.push({ pointer: '/departmentId', code: 'use-request-department-foreign' });
  }
  if (content.plannedAt < at) issues.push({ pointer: '/plannedAt', code: 'use-request-planned-in-past' });
  repeated(content.items.map((item) => item.documentId)).forEach((index) => {
    issues.push({ pointer: pointerTo('items', index, 'documentId'), code: 'use-request-document-twice' });
  });
  content.attachments.forEach((attachment, index) => {
    if (!(attachment in known.documents)) {
      issues.push({ pointer: pointerTo('attachments', index), code: 'use-request-document-unknown' });
    }
  });
  return issues;
}

/** Issues of one document and its seals. */
const itemIssues =
  (known: KnownThings, requesterId: string) =>
  (item: RequestItem, index: number): Issue[] => {
    const issues: Issue[] = [];
    const document = known.documents[item.documentId];
    if (document === undefined) {
      issues.push({ pointer: pointerTo('items', index, 'documentId'), code: 'use-request-document-unknown' });
    }
    if (item.copies > 1 && item.seals.some((wanted) => wanted.medium === 'electronic')) {
      issues.push({ pointer: pointerTo('items', index, 'copies'), code: 'use-request-electronic-copies' });
    }
    repeated(item.seals.map((wanted) => wanted.sealId)).forEach((place) => {
      issues.push({ pointer: pointerTo('items', index, 'seals', place, 'sealId'), code: 'use-request-seal-twice' });
    });
    item.seals.forEach((wanted, place) => {
      const at = ['items', index, 'seals', place];
      issues.push(...sealIssues(wanted, known.seals[wanted.sealId], requesterId, at));
      if (document !== undefined) issues.push(...positionIssues(wanted, document.pages, at));
    });
    return issues;
  };

function sealIssues(
  wanted: WantedSeal,
  seal: KnownSeal | undefined,
  requesterId: string,
  at: readonly PropertyKey[],
): Issue[] {
  const issue = (code: ProblemCode): Issue[] => [
    { pointer: pointerTo(...at, 'sealId'), code, ...(seal === undefined ? {} : { params: { name: seal.name } }) },
  ];
  if (seal === undefined) return issue('use-request-seal-unknown');
  if (seal.medium !== wanted.medium) return issue('use-request-seal-medium-differs');
  if (seal.state === 'destroyed') return issue('use-request-seal-destroyed');
  if (seal.state !== 'active') return issue('use-request-seal-suspended');
  if (!seal.ready) return issue('use-request-seal-not-ready');
  // The custodian of a seal must be another person than the requester: nobody could ever carry this request out.
  return seal.custodianId === requesterId ? issue('use-request-custodian-is-requester') : [];
}

function positionIssues(wanted: WantedSeal, pages: number, at: readonly PropertyKey[]): Issue[] {
  const issues: Issue[] = [];
  const positions = wanted.positions.reduce((sum, position) => sum + fewestImpressions(position), 0);
  if (positions > wanted.impressions) {
    const params = { positions, impressions: wanted.impressions };
    issues.push({ pointer: pointerTo(...at, 'positions'), code: 'use-request-positions-too-many', params });
  }
  wanted.positions.forEach((position, index) => {
    const pointer = pointerTo(...at, 'positions', index);
    if (!isInside(position, pages)) issues.push({ pointer, code: 'use-request-position-outside', params: { pages } });
    if (position.kind === 'straddle' && !wanted.straddle) {
      issues.push({ pointer, code: 'use-request-straddle-not-asked' });
    }
  });
  return issues;
}

/** Impressions that a proposed position makes at least; how often a keyword occurs is not known yet. */
const fewestImpressions = (position: ProposedPosition): number =>
  position.kind === 'pages' ? Math.max(1, position.toPage - position.fromPage + 1) : 1;

function isInside(position: ProposedPosition, pages: number): boolean {
  switch (position.kind) {
    case 'at':
      return position.page <= pages;
    case 'pages':
      return position.fromPage <= position.toPage && position.toPage <= pages;
    case 'straddle':
      return position.fromPage < position.toPage && position.toPage <= pages;
    case 'keyword':
      return true;
  }
}

/** Indexes of values that were already there before. */
const repeated = (values: readonly string[]): readonly number[] =>
  values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
