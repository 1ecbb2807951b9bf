import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { DoorField, DoorForm, type DoorFields } from '../../ui/door/door-form.tsx';
import { setupDoor } from './door-routes.ts';
import { setupMessages } from './messages.ts';

/** The three separated administrators. */
const posts = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const;

interface OwnCompanyProps {
  readonly token: string;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** Asks for the first legal entity and the three separated administrators. */
export function OwnCompany({ token, onBack, onDone }: OwnCompanyProps): ReactNode {
  const say = useMessages(setupMessages);
  return (
    <>
      <DoorForm
        submit={say('own.submit')}
        onSubmit={async (fields) => {
          await setupDoor.setUpCompany({ body: { token, ...companyOf(fields) } });
          onDone();
        }}
      >
        <fieldset className="door-group">
          <legend>{say('own.entity')}</legend>
          <DoorField name="entity.name" label={say('entity.name')} maxLength={100} autoComplete="organization" />
          <DoorField name="entity.shortName" label={say('entity.shortName')} maxLength={30} autoComplete="off" />
          <DoorField
            name="entity.uscc"
            label={say('entity.uscc')}
            required={false}
            minLength={18}
            maxLength={18}
            autoComplete="off"
          />
        </fieldset>
        <p className="door-lead">{say('own.admins')}</p>
        {posts.map((post) => (
          <fieldset key={post} className="door-group">
            <legend>{say(`admin.${post}`)}</legend>
            <DoorField name={`${post}.name`} label={say('admin.name')} maxLength={40} autoComplete="off" />
            <DoorField
              name={`${post}.loginName`}
              label={say('admin.loginName')}
              minLength={2}
              maxLength={64}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
            <DoorField
              name={`${post}.password`}
              label={say('admin.password')}
              hint={say('admin.password.hint')}
              type="password"
              autoComplete="new-password"
              minLength={12}
              maxLength={128}
            />
          </fieldset>
        ))}
      </DoorForm>
      <button type="button" className="door-back" onClick={onBack}>
        {say('back')}
      </button>
    </>
  );
}

/** The body of the request without its token, from the fields as typed. */
function companyOf(fields: DoorFields) {
  const of = (name: string): string => fields[name] ?? '';
  const administrator = (post: (typeof posts)[number]) => ({
    name: of(`${post}.name`),
    loginName: of(`${post}.loginName`),
    password: of(`${post}.password`),
  });
  return {
    entity: { name: of('entity.name'), shortName: of('entity.shortName'), uscc: of('entity.uscc').trim() || null },
    systemAdministrator: administrator('systemAdministrator'),
    securityAdministrator: administrator('securityAdministrator'),
    auditAdministrator: administrator('auditAdministrator'),
  };
}
