import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { DoorField, DoorForm } from '../../ui/door/door-form.tsx';
import { setupDoor } from './door-routes.ts';
import { setupMessages } from './messages.ts';

/** The people that the sample company brought, to sign in as. */
export type SamplePeople = Awaited<ReturnType<typeof setupDoor.setUpSample>>['people'];

interface SampleCompanyProps {
  readonly token: string;
  readonly onBack: () => void;
  readonly onDone: (people: SamplePeople) => void;
}

/** Asks for the one password of all sample people and loads the sample company. */
export function SampleCompany({ token, onBack, onDone }: SampleCompanyProps): ReactNode {
  const say = useMessages(setupMessages);
  return (
    <>
      <DoorForm
        submit={say('sample.submit')}
        onSubmit={async ({ password = '' }) => {
          const { people } = await setupDoor.setUpSample({ body: { token, password } });
          onDone(people);
        }}
      >
        <DoorField
          name="password"
          label={say('sample.password')}
          hint={say('sample.password.hint')}
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
        />
      </DoorForm>
      <button type="button" className="door-back" onClick={onBack}>
        {say('back')}
      </button>
    </>
  );
}
