import { use, useState, type ReactNode } from 'react';
import { doorPaths, secretIn } from '../../lib/door-paths.ts';
import { useMessages } from '../../lib/i18n.ts';
import { problemTexts, troubleOf } from '../../lib/problems.ts';
import { DoorTrouble } from '../../ui/door/door-form.tsx';
import { DoorFrame } from '../../ui/door/door-frame.tsx';
import { setupDoor } from './door-routes.ts';
import { setupMessages } from './messages.ts';
import { OwnCompany } from './own-company.tsx';
import { SampleCompany, type SamplePeople } from './sample-company.tsx';

const token = secretIn(location.hash);
const needed = setupDoor.getSetup().then(
  (answer) => answer.needed,
  (refused: unknown) => ({ refused }),
);

type Step = 'choose' | 'own' | 'sample' | 'own-done' | SamplePeople;

/** The first start: the company's own first entity and administrators, or the sample company. */
export default function SetupPage(): ReactNode {
  const say = useMessages(setupMessages);
  const sayProblem = useMessages(problemTexts);
  const answer = use(needed);
  return (
    <DoorFrame title={say('title')}>
      {typeof answer === 'object' ? (
        <DoorTrouble trouble={troubleOf(answer.refused, sayProblem)} />
      ) : !answer ? (
        <>
          <p>{say('done.already')}</p>
          <ToSignIn />
        </>
      ) : token === undefined ? (
        <p role="alert">{say('missing')}</p>
      ) : (
        <Steps token={token} />
      )}
    </DoorFrame>
  );
}

function Steps({ token }: { readonly token: string }): ReactNode {
  const [step, setStep] = useState<Step>('choose');
  const say = useMessages(setupMessages);
  if (step === 'choose') return <Choice onChoose={setStep} />;
  if (step === 'own') {
    return <OwnCompany token={token} onBack={() => setStep('choose')} onDone={() => setStep('own-done')} />;
  }
  if (step === 'sample') return <SampleCompany token={token} onBack={() => setStep('choose')} onDone={setStep} />;
  return (
    <>
      {step === 'own-done' ? <p>{say('own.done')}</p> : <People people={step} />}
      <ToSignIn />
    </>
  );
}

function Choice({ onChoose }: { readonly onChoose: (step: 'own' | 'sample') => void }): ReactNode {
  const say = useMessages(setupMessages);
  return (
    <div className="door-form">
      <p className="door-lead">{say('choose')}</p>
      {(['own', 'sample'] as const).map((kind) => (
        <button key={kind} type="button" className="door-choice" onClick={() => onChoose(kind)}>
          <strong>{say(`${kind}.choice`)}</strong>
          <small>{say(`${kind}.choice.hint`)}</small>
        </button>
      ))}
    </div>
  );
}

function People({ people }: { readonly people: SamplePeople }): ReactNode {
  const say = useMessages(setupMessages);
  return (
    <>
      <p>{say('sample.done')}</p>
      <table className="door-table">
        <thead>
          <tr>
            <th scope="col">{say('people.name')}</th>
            <th scope="col">{say('people.loginName')}</th>
            <th scope="col">{say('people.post')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ name, loginName, post }) => (
            <tr key={loginName}>
              <td>{name}</td>
              <td>{loginName}</td>
              <td>{post}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function ToSignIn(): ReactNode {
  const say = useMessages(setupMessages);
  return (
    <p>
      <a className="door-link" href={doorPaths.signIn}>
        {say('toSignIn')}
      </a>
    </p>
  );
}
