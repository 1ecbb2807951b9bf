import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons';
import type { HandoverPart, HandoverView } from '@yinxin/contract';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { usePerson } from '../../lib/person.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Instant } from '../../ui/instant.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { ConditionFields, conditionInput, conditionOf } from './condition-fields.tsx';
import { custodyMessages } from './messages.ts';

interface CardProps {
  readonly handover: HandoverView;
  readonly part: HandoverPart;
}

/** One of the three: who it is, what this person confirms, when it was confirmed; for oneself, the confirming. */
export function ConfirmationCard({ handover, part }: CardProps): ReactNode {
  const say = useMessages(custodyMessages);
  const person = usePerson();
  const { person: who, confirmedAt } = handover[part];
  const mine = who.id === person.id;
  const open = handover.state === 'proposed';
  return (
    <section className={mine && open ? 'confirmation confirmation-mine' : 'confirmation'}>
      <h3>{say(part)}</h3>
      <p className="confirmation-who">
        {who.name}
        {mine ? <span className="muted">{say('you')}</span> : null}
      </p>
      {/* Nobody said what stands there once it has ended without this person. */}
      {open || confirmedAt !== null ? (
        <p className="confirmation-says">{say(`says.${part}.${handover.seal.medium}`)}</p>
      ) : null}
      {confirmedAt === null ? (
        <p className="confirmation-state">
          <ClockCircleOutlined /> {say(open ? 'waiting' : 'unconfirmed')}
        </p>
      ) : (
        <p className="confirmation-state confirmation-given">
          <CheckCircleFilled /> {say('confirmed')} <Instant at={confirmedAt} />
        </p>
      )}
      {mine && open ? <OwnPart handover={handover} part={part} /> : null}
    </section>
  );
}

function OwnPart({ handover, part }: CardProps): ReactNode {
  const say = useMessages(custodyMessages);
  const { id, allowed, seal } = handover;
  const checks = part === 'receiver' && seal.medium === 'physical';
  return (
    <div className="confirmation-acts">
      {!allowed.includes('confirmHandover') ? null : checks ? (
        <ReceiptForm handover={handover} />
      ) : (
        <Confirm handover={handover} part={part} />
      )}
      {allowed.includes('declineHandover') ? (
        <ActionButton
          kind="danger"
          label={say('decline')}
          ask={{
            title: say('decline.title'),
            body: say('decline.body'),
            reason: { label: say('decline.reason'), max: 500, required: true },
          }}
          run={(reason, options) => client.custody.declineHandover({ params: { id }, body: { reason } }, options)}
          done={say('decline.done')}
        />
      ) : null}
    </div>
  );
}

function Confirm({ handover: { id, seal }, part }: CardProps): ReactNode {
  const say = useMessages(custodyMessages);
  const tell = useOutcome();
  return (
    <ActionButton
      kind="primary"
      label={say(`confirm.${part}`)}
      ask={{ title: say('confirm.title'), body: say(`says.${part}.${seal.medium}`) }}
      run={(_, options) => client.custody.confirmHandover({ params: { id }, body: { condition: null } }, options)}
      onDone={tell}
    />
  );
}

/** Whoever takes a seal over has looked at it, and says how it is (R5.2.3). */
function ReceiptForm({ handover: { id } }: Pick<CardProps, 'handover'>): ReactNode {
  const say = useMessages(custodyMessages);
  const tell = useOutcome();
  return (
    <SchemaForm
      schema={conditionInput}
      submit={say('confirm.receiver')}
      onSubmit={(found, options) =>
        client.custody.confirmHandover({ params: { id }, body: { condition: conditionOf(found) } }, options)
      }
      onDone={tell}
    >
      <ConditionFields />
    </SchemaForm>
  );
}

/** Says whether this was one confirmation of three, or the last. */
function useOutcome(): (handover: HandoverView) => void {
  const say = useMessages(custodyMessages);
  const { message } = App.useApp();
  return ({ state }) => {
    void message.success(say(state === 'completed' ? 'confirm.completed' : 'confirm.done'));
  };
}
