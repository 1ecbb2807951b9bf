import { readFile } from 'node:fs/promises';
import { basename, join, parse, relative, resolve } from 'node:path';
import { languages, ProblemError } from '@yinxin/contract';
import { installationFolder, startProblem, verifyInstallation } from '@yinxin/server';
import { EXIT, textOf, type Command } from './command.ts';
import { contractFacts, makeContract } from './demo/contract.ts';
import { createNarrator, type Narrator } from './demo/narrator.ts';
import { outcomeFiles, writeOutcome } from './demo/outcome.ts';
import { setUpCompany } from './demo/people.ts';
import { tellStory, type HandedIn } from './demo/story.ts';
import { Interrupted, withTemporarySystem, type TemporarySystem } from './demo/system.ts';
import { words } from './demo/words.ts';
import { verify } from './verify.ts';

/** As shells report an end by Ctrl-C. */
const EXIT_INTERRUPTED = 130;
const FOLDER = join('out', 'demo');

export const demo: Command = {
  usage: '[FILE]',
  about: {
    'zh-CN': `在临时系统上以示例公司演示完整用印过程（申请、审批、电子与纸质用印、记录），结果写入当前目录下的 ${FOLDER} 并自动核验。可指定自己的文件（PDF、图片或 DOCX）。`,
    en: `Does the whole main job on a temporary system, as the people of the sample company: request, approval, sealing on screen and on paper, records. Leaves the results in ${FOLDER} and verifies them. FILE is sealed instead of the sample contract (PDF, picture or DOCX).`,
  },
  options: {
    lang: {
      type: 'string',
      value: languages.join('|'),
      about: { 'zh-CN': '演示使用的语言', en: 'language of what is told' },
    },
  },
  positionals: [0, 1],
  async run({ positionals, values, language: usual }) {
    const wanted = textOf(values, 'lang') ?? usual;
    const language = languages.find((one) => one === wanted);
    if (language === undefined) {
      console.error(words['language-unknown'][usual]);
      return EXIT.wrongUse;
    }
    const handedIn = await takeFile(positionals[0]);
    try {
      return await withTemporarySystem((system) => perform(system, createNarrator(language), handedIn));
    } catch (error) {
      if (error instanceof Interrupted) return EXIT_INTERRUPTED;
      if (!(error instanceof ProblemError)) throw error;
      const { title, detail } = error.problem;
      console.error([title, detail].filter(Boolean).join('\n'));
      return EXIT.wrongUse;
    }
  },
};

/** The document of the person, or the sample contract. */
async function takeFile(path: string | undefined): Promise<HandedIn> {
  if (path === undefined) return sampleContract();
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw startProblem('file-unreadable', { file: path, reason: error.code ?? error.message });
  });
  const fileName = basename(path);
  const name = parse(path).name;
  const facts = { name, number: '', kind: 'contract', counterparty: '', amount: null, copies: 1 } as const;
  return { fileName, bytes: Uint8Array.from(bytes), wish: { title: name, purpose: '演示电子用印。', facts } };
}

async function sampleContract(): Promise<HandedIn> {
  const { title, number, counterparty, amount } = contractFacts;
  return {
    fileName: `${title}.pdf`,
    bytes: Uint8Array.from(await makeContract(new Date())),
    wish: {
      title: `与${counterparty}签订${title}`,
      purpose: '采购服务器设备，用于智慧园区平台二期，双方盖章生效。',
      facts: { name: title, number, kind: 'contract', counterparty, amount, copies: 1 },
    },
  };
}

async function perform(system: TemporarySystem, narrator: Narrator, handedIn: HandedIn): Promise<number> {
  const { language } = narrator;
  narrator.part('part.start');
  narrator.step(null, 'ready', { address: system.address });
  const company = await setUpCompany(system.address, system.app.setupToken, language);
  const leader = await company.person('zhaomingyuan');
  const { total: seals } = await leader.seals.listSeals({ querystring: {} });
  const { items: entities } = await leader.organization.listEntities();
  narrator.step(null, 'company', { company: entities[0]?.name ?? '', people: company.people.length, seals });

  const outcome = await tellStory(company, narrator, handedIn);

  narrator.part('part.files');
  const folder = resolve(FOLDER);
  await writeOutcome(company, outcome, folder);
  narrator.step(null, 'written', { folder: FOLDER, files: outcomeFiles.join(narrator.say('comma')) });
  return (await verifyLedger(system, narrator)) ? verifySealedFile(folder, narrator) : EXIT.no;
}

/** Looks at the system from outside, as `yinxin ledger verify` does. */
async function verifyLedger({ dataFolder, database }: TemporarySystem, narrator: Narrator): Promise<boolean> {
  const verdict = await verifyInstallation({ data: dataFolder, databaseUrl: database.ownerUrl }, {});
  const { ok, entries, subjects, findings } = verdict;
  if (ok) narrator.step(null, 'ledger-sound', { entries, subjects });
  else narrator.step(null, 'ledger-unsound', { count: findings.length });
  return ok;
}

/** Verifies what was written, with nothing but the files, and says how to do it again. */
async function verifySealedFile(folder: string, narrator: Narrator): Promise<number> {
  const at = (name: (typeof outcomeFiles)[number]): string => relative('', join(folder, name));
  const values = { record: at('record.json'), vkey: at('vkey'), 'root-ca': at('root-ca.pem') };
  narrator.step(null, 'verifying-file');
  const code = await verify.run({ positionals: [at('sealed.pdf')], values, language: narrator.language });
  const program = relative('', join(installationFolder, 'yinxin'));
  const options = Object.entries(values).map(([name, file]) => `--${name} ${file}`);
  const command = [program.includes('/') ? program : `./${program}`, 'verify', at('sealed.pdf'), ...options].join(' ');
  narrator.step(null, 'verify-yourself', { command });
  return code;
}
