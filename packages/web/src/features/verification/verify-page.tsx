import './verify.css';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { problemTexts, troubleOf, type Trouble } from '../../lib/problems.ts';
import { DoorField, DoorForm, DoorTrouble } from '../../ui/door/door-form.tsx';
import { DoorFrame } from '../../ui/door/door-frame.tsx';
import { MOST_BYTES, publicFiles, verificationDoor } from './door-routes.ts';
import { FileChoice } from './file-choice.tsx';
import { verificationMessages } from './messages.ts';
import { SignatureCard } from './signature-card.tsx';
import { UseCard } from './use-card.tsx';
import { VerdictLines } from './verdict-lines.tsx';

type FileVerdict = Awaited<ReturnType<typeof verificationDoor.verifyFile>>;
type CodeVerdict = Awaited<ReturnType<typeof verificationDoor.verifyCode>>;

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly words: string }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }
  | { readonly kind: 'file'; readonly name: string; readonly verdict: FileVerdict }
  | { readonly kind: 'code'; readonly verdict: CodeVerdict };

/** The code in the address, where a QR code led here. */
const scannedCode = new URLSearchParams(location.search).get('code') ?? '';
const scanned = scannedCode === '' ? undefined : verificationDoor.verifyCode({ params: { code: scannedCode } });

/** Verification for everybody: a file is dropped, or the code of a record typed or scanned (`/verify?code=…`). */
export default function VerifyPage(): ReactNode {
  const say = useMessages(verificationMessages);
  const sayProblem = useMessages(problemTexts);
  const [state, setState] = useState<State>(
    scanned === undefined ? { kind: 'idle' } : { kind: 'busy', words: say('code.busy') },
  );

  const asked = async (question: () => Promise<State>): Promise<State> => {
    try {
      return await question();
    } catch (error) {
      return { kind: 'trouble', trouble: troubleOf(error, sayProblem) };
    }
  };
  const fileVerdict = (file: File): Promise<State> =>
    asked(async () => {
      const verdict = await verificationDoor.verifyFile({}, { file });
      return { kind: 'file', name: file.name, verdict };
    });
  const codeVerdict = (code: string): Promise<State> =>
    asked(async () => ({ kind: 'code', verdict: await verificationDoor.verifyCode({ params: { code } }) }));

  const lookAtFile = async (file: File): Promise<void> => {
    if (file.size > MOST_BYTES) {
      const title = say('file.tooLarge', { name: file.name });
      return setState({ kind: 'trouble', trouble: { title, code: 'too-large', errors: [] } });
    }
    setState({ kind: 'busy', words: say('file.busy', { name: file.name }) });
    setState(await fileVerdict(file));
  };
  const lookUp = async (code: string): Promise<void> => {
    setState({ kind: 'busy', words: say('code.busy') });
    setState(await codeVerdict(code));
  };
  const showScanned = useEffectEvent((question: Promise<CodeVerdict>) =>
    asked(async () => ({ kind: 'code', verdict: await question })),
  );
  useEffect(() => {
    if (scanned !== undefined) void showScanned(scanned).then(setState);
  }, []);

  return (
    <DoorFrame title={say('title')} wide>
      <p className="door-lead">{say('lead')}</p>
      <div className="verify-ways">
        <section>
          <h2>{say('file.title')}</h2>
          <FileChoice disabled={state.kind === 'busy'} onFile={(file) => void lookAtFile(file)} />
        </section>
        <section>
          <h2>{say('code.title')}</h2>
          <DoorForm submit={say('code.submit')} onSubmit={({ code = '' }) => lookUp(code)}>
            <DoorField
              label={say('code.label')}
              name="code"
              hint={say('code.hint')}
              defaultValue={scannedCode}
              autoCapitalize="characters"
              autoComplete="off"
              spellCheck={false}
              maxLength={60}
            />
          </DoorForm>
        </section>
      </div>
      <div aria-live="polite" aria-busy={state.kind === 'busy'}>
        <Result state={state} />
      </div>
      <PublicFiles />
    </DoorFrame>
  );
}

function Result({ state }: { readonly state: State }): ReactNode {
  const say = useMessages(verificationMessages);
  if (state.kind === 'idle') return null;
  if (state.kind === 'busy') return <p className="verify-busy">{state.words}</p>;
  if (state.kind === 'trouble') return <DoorTrouble trouble={state.trouble} />;
  if (state.kind === 'code') {
    return (
      <div className="verify-result">
        <h2>{say('result.code')}</h2>
        <UseCard use={state.verdict} />
        <p className="verify-soft">{say('code.compare')}</p>
      </div>
    );
  }
  const { lines, uses, signatures, sha256 } = state.verdict;
  return (
    <div className="verify-result">
      <h2>{say('result.file')}</h2>
      <p className="verify-file">
        {state.name}
        <code>{sha256}</code>
      </p>
      <VerdictLines lines={lines} />
      {uses.map((use) => (
        <UseCard key={use.code} use={use} />
      ))}
      {signatures.map((signature, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a signature has no name but its place in the file
        <SignatureCard key={index} signature={signature} number={index + 1} />
      ))}
    </div>
  );
}

function PublicFiles(): ReactNode {
  const say = useMessages(verificationMessages);
  return (
    <footer className="verify-files">
      <span>{say('files.title')}</span>
      {(['root-ca.pem', 'checkpoint', 'vkey'] as const).map((name) => (
        <a key={name} href={publicFiles[name]} download={name}>
          {say(`files.${name}`)}
        </a>
      ))}
    </footer>
  );
}
