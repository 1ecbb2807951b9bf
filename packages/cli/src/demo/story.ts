import type { ProposedPosition } from '@yinxin/contract';
import { contractFacts } from './contract.ts';
import { authorization, cooperation, guarantee, makeLetter, type Letter } from './letters.ts';
import type { Narrator } from './narrator.ts';
import type { Company, Person } from './people.ts';
import { createRequests, type Requests, type Uploaded, type Wish } from './requests.ts';
import { createSealingDesk } from './sealing.ts';

/** The document of the electronic use, and what is asked for it. */
export interface HandedIn {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly wish: Pick<Wish, 'title' | 'purpose' | 'facts'>;
}

/** What the story leaves for those who verify it. */
export interface Outcome {
  /** The sealing task of the electronic use. */
  readonly sealingId: string;
  /** The document as it was approved. */
  readonly documentId: string;
  /** Somebody who may read both. */
  readonly reader: Person;
}

/** Half a seal and some air, in mm: what lies between the centre of a seal and the edge of the page. */
const MARGIN_MM = 45;

/**
 * The main job, by the people of the sample company: one use of an electronic seal, one on paper, one request that is
 * returned and comes back, one that is refused; then a look at the register.
 */
export async function tellStory(company: Company, narrator: Narrator, handedIn: HandedIn): Promise<Outcome> {
  const requests = createRequests(company, narrator);
  const outcome = await useElectronically(company, narrator, requests, handedIn);
  await useOnPaper(company, narrator, requests);
  await returnAndResubmit(company, narrator, requests);
  await refuse(company, narrator, requests);
  await lookThroughRecords(company, narrator);
  return outcome;
}

async function useElectronically(
  company: Company,
  narrator: Narrator,
  requests: Requests,
  handedIn: HandedIn,
): Promise<Outcome> {
  narrator.part('part.electronic');
  const requester = await company.person('wangqiang');
  const document = await requests.upload(requester, handedIn.fileName, handedIn.bytes);
  const { positions, keyword } = await proposePositions(requester, document, narrator);
  const request = await requests.submit(requester, {
    ...handedIn.wish,
    document,
    seal: '合同专用章（电子）',
    impressions: positions.length,
    positions,
  });
  await requests.approve(request, requester);
  const sealingId = await createSealingDesk(company, narrator).seal(request, keyword);
  return { sealingId, documentId: document.id, reader: requester };
}

/** Beside the keyword if the document has it, else on the last page; and over the edges where there are several pages. */
async function proposePositions(
  requester: Person,
  document: Uploaded,
  narrator: Narrator,
): Promise<{ positions: ProposedPosition[]; keyword: string | undefined }> {
  const { keyword } = contractFacts;
  const { pages, id } = document;
  const { places } = await requester.documents.findInDocument({ params: { id }, querystring: { keyword } });
  const last = pages.at(-1) ?? { widthMm: 210, heightMm: 297 };
  if (places.length === 0) narrator.step(null, 'no-keyword', { keyword });
  const signature: ProposedPosition =
    places.length > 0
      ? { kind: 'keyword', keyword, occurrence: 'last', dxMm: 30, dyMm: 12 }
      : {
          kind: 'at',
          page: pages.length,
          xMm: Math.max(0, Math.round(last.widthMm - MARGIN_MM)),
          yMm: Math.max(0, Math.round(last.heightMm - MARGIN_MM)),
        };
  const middle = Math.round(Math.min(...pages.map(({ heightMm }) => heightMm)) / 2);
  const straddle: ProposedPosition[] =
    pages.length > 1 ? [{ kind: 'straddle', side: 'right', fromPage: 1, toPage: pages.length, alongMm: middle }] : [];
  return { positions: [signature, ...straddle], keyword: places.length > 0 ? keyword : undefined };
}

async function useOnPaper(company: Company, narrator: Narrator, requests: Requests): Promise<void> {
  narrator.part('part.paper');
  const requester = await company.person('linxia');
  const request = await requests.submit(requester, {
    ...(await handIn(requests, requester, authorization)),
    title: '投标授权委托书用印',
    purpose: '参加“智慧园区平台二期”项目投标，正副本各一份。',
    facts: {
      ...factsOf(authorization),
      kind: 'authorization',
      counterparty: '浙江省公共资源交易中心',
      amount: null,
      copies: 2,
    },
    seal: '公章',
    impressions: 1,
    positions: [],
  });
  await requests.approve(request, requester);
  await createSealingDesk(company, narrator).stamp(request, await company.person('hejuan'));
}

async function returnAndResubmit(company: Company, narrator: Narrator, requests: Requests): Promise<void> {
  narrator.part('part.returned');
  const requester = await company.person('wangqiang');
  const request = await requests.submit(requester, {
    ...(await handIn(requests, requester, cooperation)),
    title: '与宁波海川物流的技术服务合作协议',
    purpose: '签订年度运维服务协议。',
    facts: {
      ...factsOf(cooperation),
      kind: 'agreement',
      counterparty: '宁波海川物流有限公司',
      amount: '48000.00',
      copies: 2,
    },
    seal: '合同专用章（1）',
    impressions: 1,
    positions: [],
  });
  await requests.turnDown(request, requester, 'returned', '请在用印事由中补充付款方式与服务起止时间。');
  await requests.resubmit(requester, request, (draft) => ({
    ...draft,
    purpose: '签订年度运维服务协议：服务期自签订之日起一年，合同款于验收后三十日内一次付清。',
  }));
  await requests.approve(request, requester);
  narrator.step(null, 'waits-for-sealing', { number: request.number });
}

async function refuse(company: Company, narrator: Narrator, requests: Requests): Promise<void> {
  narrator.part('part.refused');
  const requester = await company.person('linxia');
  const request = await requests.submit(requester, {
    ...(await handIn(requests, requester, guarantee)),
    title: '为供应商贷款出具担保函',
    purpose: '应供应商要求为其流动资金贷款提供保证。',
    facts: {
      ...factsOf(guarantee),
      kind: 'guarantee',
      counterparty: '杭州联合农村商业银行',
      amount: '2000000.00',
      copies: 1,
    },
    seal: '公章',
    impressions: 1,
    positions: [],
  });
  await requests.turnDown(request, requester, 'refused', '公司章程规定不得为关联方以外的单位提供担保。');
  narrator.step(null, 'request-refused', { number: request.number });
}

async function lookThroughRecords(company: Company, narrator: Narrator): Promise<void> {
  narrator.part('part.records');
  const auditor = await company.person('sunli');
  const { items } = await auditor.records.listRecords({ querystring: {} });
  narrator.step(auditor, 'looked', { count: items.length });
  for (const { requestNumber, document, seal, impressions, stampedBy, verificationCode } of items) {
    narrator.item('record', {
      number: requestNumber,
      document: document.name,
      seal: seal.name,
      impressions,
      custodian: stampedBy.name,
      code: verificationCode,
    });
  }
}

async function handIn(requests: Requests, person: Person, letter: Letter): Promise<Pick<Wish, 'document'>> {
  const bytes = Uint8Array.from(await makeLetter(letter, new Date()));
  return { document: await requests.upload(person, `${letter.title}.pdf`, bytes) };
}

const factsOf = ({ title, number }: Letter) => ({ name: title, number });
