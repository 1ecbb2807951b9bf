import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons';
import type { DestructionView } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { usePerson } from '../../lib/person.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Instant } from '../../ui/instant.tsx';
import { destructionMessages } from './messages.ts';

/** The two who watched, and whether they have confirmed, each for themself (R7.2.2). */
export function Witnesses({ destruction }: { readonly destruction: DestructionView }): ReactNode {
  const say = useMessages(destructionMessages);
  const me = usePerson();
  const { record } = destruction;
  if (record === null) return null;
  return (
    <ul className="destruction-witnesses">
      {record.witnesses.map(({ person, confirmedAt }) => (
        <li key={person.id}>
          <strong>
            {person.name}
            {person.id === me.id ? say('witness.you') : null}
          </strong>
          {confirmedAt === null ? (
            <span>
              <ClockCircleOutlined /> {say('witness.waiting')}
            </span>
          ) : (
            <span>
              <CheckCircleFilled /> {say('witness.confirmed')} <Instant at={confirmedAt} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Confirms as one of the two, for what is recorded. */
export function ConfirmWitness({ destruction }: { readonly destruction: DestructionView }): ReactNode {
  const say = useMessages(destructionMessages);
  const { id, version, allowed, seal, record } = destruction;
  if (record === null || !allowed.includes('confirmDestruction')) return null;
  return (
    <ActionButton
      kind="primary"
      label={say('confirm')}
      ask={{
        title: say('confirm.title'),
        body: say('confirm.body', { seal: seal.name, day: record.destroyedOn, place: record.place }),
      }}
      version={version}
      run={(_, options) => client.destructions.confirmDestruction({ params: { id } }, options)}
      done={say('confirm.done')}
    />
  );
}
