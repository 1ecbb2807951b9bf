import type { CarryOutView, SealCondition } from '@yinxin/contract';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { Instant } from '../../ui/instant.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { Way, WayStep } from '../../ui/way.tsx';
import { ConditionFields, conditionInput, conditionOf } from '../custody/condition-fields.tsx';
import { carryOutMessages } from './messages.ts';
import { standings } from './standings.ts';

/** The way of a carry-out from the request to the seal that is back: what is done, what is next, and doing it. */
export function CarryOutSteps({ carryOut }: { readonly carryOut: CarryOutView }): ReactNode {
  const say = useMessages(carryOutMessages);
  const { carrier, companion, submittedAt, approvedAt, left, dueAt, broughtBack, checked, allowed } = carryOut;
  const stands = standings(carryOut);
  return (
    <Way>
      <WayStep standing={stands.submitted} title={say('step.submitted')}>
        <p>
          {carrier.name} <Instant at={submittedAt} />
        </p>
      </WayStep>
      <WayStep standing={stands.decided} title={say('step.decided')}>
        {approvedAt === null ? null : (
          <p>
            {say('step.decided.at')} <Instant at={approvedAt} />
          </p>
        )}
      </WayStep>
      <WayStep standing={stands.left} title={say('step.left')}>
        {left === null ? (
          <p className="muted">{say('step.left.waiting')}</p>
        ) : (
          <p>
            {carrier.name}、{companion.name} <Instant at={left.at} />
          </p>
        )}
      </WayStep>
      <WayStep standing={stands.back} title={say('step.back')}>
        {broughtBack === null ? (
          <p className="muted">
            {say('step.back.waiting')} <Instant at={dueAt} />
          </p>
        ) : (
          <>
            <p>
              {say('step.back.on', { name: broughtBack.by.name })} <Instant at={broughtBack.at} />
            </p>
            <Condition condition={broughtBack.condition} />
          </>
        )}
        {allowed.includes('bringSealBack') ? <BackForm carryOut={carryOut} /> : null}
      </WayStep>
      <WayStep standing={stands.checked} title={say('step.checked')}>
        {checked === null ? (
          <p className="muted">{say('step.checked.waiting')}</p>
        ) : (
          <>
            <p>
              {say('step.checked.on', { name: checked.by.name })} <Instant at={checked.at} />
            </p>
            <Condition condition={checked.condition} />
          </>
        )}
        {allowed.includes('checkSealBack') ? <CheckForm carryOut={carryOut} /> : null}
      </WayStep>
    </Way>
  );
}

function Condition({ condition: { state, remark } }: { readonly condition: SealCondition }): ReactNode {
  const say = useMessages(carryOutMessages);
  return (
    <p>
      {say(`condition.${state}`)}
      {remark === null ? null : `：${remark}`}
    </p>
  );
}

interface FormProps {
  readonly carryOut: CarryOutView;
}

/** Its custodian, or the seal office for them, records that the seal is back. */
function BackForm({ carryOut: { id, version } }: FormProps): ReactNode {
  const say = useMessages(carryOutMessages);
  const { message } = App.useApp();
  return (
    <div className="narrow-form">
      <SchemaForm
        schema={conditionInput}
        initial={{ state: 'ok' }}
        submit={say('back')}
        onSubmit={(found, options) =>
          client.carryOuts.bringSealBack(
            { params: { id }, body: { condition: conditionOf(found) } },
            { ...options, version },
          )
        }
        onDone={() => {
          void message.success(say('back.done'));
        }}
      >
        <ConditionFields />
      </SchemaForm>
    </div>
  );
}

/** Somebody who stayed looks at the seal. */
function CheckForm({ carryOut: { id, version } }: FormProps): ReactNode {
  const say = useMessages(carryOutMessages);
  const { message } = App.useApp();
  return (
    <div className="narrow-form">
      <p className="muted">{say('check.hint')}</p>
      <SchemaForm
        schema={conditionInput}
        submit={say('check')}
        onSubmit={(found, options) =>
          client.carryOuts.checkSealBack(
            { params: { id }, body: { condition: conditionOf(found) } },
            { ...options, version },
          )
        }
        onDone={() => {
          void message.success(say('check.done'));
        }}
      >
        <ConditionFields />
      </SchemaForm>
    </div>
  );
}
