import type { Position } from '@yinxin/contract';
import type { Narrator } from './narrator.ts';
import type { Company, Person } from './people.ts';
import type { Submitted } from './requests.ts';

/** What the custodian does at the sealing desk. */
export function createSealingDesk(company: Company, narrator: Narrator) {
  return {
    /** Confirms the suggested positions and puts the electronic seal on the document. Returns the id of the task. */
    async seal(request: Submitted, keyword: string | undefined): Promise<string> {
      const { custodian, id } = await openTask(company, request);
      const { sealing } = custodian;
      const task = await sealing.getSealing({ params: { id } });
      const positions = task.positionsSuggested;
      await sealing.confirmPositions({ params: { id }, body: { positions } }, task);
      const places = positions.map((position) => describe(position, keyword, narrator));
      narrator.step(custodian, 'positions', { positions: places.join(narrator.say('comma')) });
      const { checks } = task;
      narrator.step(null, 'checks', { count: checks.length, passed: checks.filter(({ passed }) => passed).length });
      const done = await sealing.sealDocument({ params: { id } });
      const digest = (done.sealed?.sha256 ?? '').slice(0, 16);
      narrator.step(custodian, 'sealed', { seal: done.seal.name, digest });
      narrator.step(null, 'completed', { number: request.number });
      return id;
    },

    /** Registers the use of a seal on paper, with a scan of the page that carries it. */
    async stamp(request: Submitted, witness: Person): Promise<void> {
      const { custodian, id } = await openTask(company, request);
      const task = await custodian.sealing.getSealing({ params: { id } });
      const evidence = await scanOfLastPage(custodian, task.newest);
      const { copies } = task.document;
      const used = await custodian.sealing.registerUse({
        params: { id },
        body: {
          impressions: task.approvedImpressions,
          copies,
          usedAt: new Date().toISOString(),
          place: '总经理办公室',
          witnessId: task.witnessRequired ? witness.id : null,
          evidence: [evidence],
        },
      });
      narrator.step(custodian, 'stamped', { copies, seal: used.seal.name, impressions: used.used });
      if (task.witnessRequired) narrator.step(witness, 'witnessed');
      narrator.step(null, 'completed', { number: request.number });
    },
  };
}

/** The only task of an approved request, opened by the custodian of its seal. */
async function openTask(company: Company, { id: requestId }: Submitted) {
  const administrator = await company.person('zhoulei');
  const { items } = await administrator.sealing.listSealings({ querystring: { show: 'all', requestId } });
  const [task] = items;
  if (task === undefined) throw new Error('no sealing task came out of the approval');
  return { custodian: await company.person(task.seal.custodian.name), id: task.id };
}

/** Nobody stamps paper in a demonstration: a picture of the page stands for the scan. Returns the document's id. */
async function scanOfLastPage(
  custodian: Person,
  { documentId, pages }: { readonly documentId: string; readonly pages: number },
): Promise<string> {
  const { documents } = custodian;
  const picture = await documents.getPageImage({
    params: { id: documentId, page: pages },
    querystring: { dpi: '160' },
  });
  const file = new Uint8Array(await picture.arrayBuffer());
  return (await documents.uploadDocument({ querystring: { name: '盖章页扫描件.png' } }, { file })).id;
}

function describe(position: Position, keyword: string | undefined, narrator: Narrator): string {
  if (position.kind === 'straddle') {
    return narrator.say('position.straddle', { from: position.fromPage, to: position.toPage });
  }
  const { page, xMm: x, yMm: y } = position;
  return keyword === undefined
    ? narrator.say('position.at', { page, x, y })
    : narrator.say('position.keyword', { page, keyword });
}
