import './checks.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { checkMonths, sealKinds, type CheckPlanView } from '@yinxin/contract';
import { App, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { terms } from '../../lib/terms.ts';
import { Page, Sheet } from '../../ui/page.tsx';
import { FactList } from '../../ui/record-page.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { checkPlansQuery } from './api.ts';
import { checksMessages } from './messages.ts';

/** How often seals are checked, by legal entity and kind of seal. */
export function CheckPlanPage(): ReactNode {
  const say = useMessages(checksMessages);
  const { data: plans } = useSuspenseQuery(checkPlansQuery);
  return (
    <Page title={say('plan')}>
      <p className="muted">{say('plan.advice')}</p>
      {plans.map((plan) => (
        <Sheet key={plan.id}>
          <FactList facts={[{ label: say('entity'), value: plan.entityName }]} />
          {plan.allowed.includes('setCheckPlan') ? <PlanForm plan={plan} /> : <PlanFacts plan={plan} />}
        </Sheet>
      ))}
    </Page>
  );
}

function PlanForm({ plan }: { readonly plan: CheckPlanView }): ReactNode {
  const say = useMessages(checksMessages);
  const sayTerm = useMessages(terms);
  const { message } = App.useApp();
  const navigate = useNavigate();
  return (
    <SchemaForm
      schema={checkMonths}
      initial={plan.months}
      submit={say('plan.submit')}
      onCancel={() => void navigate({ to: '/checks' })}
      onSubmit={(months, options) =>
        client.checks.setCheckPlan({ params: { id: plan.id }, body: { months } }, { ...options, version: plan.version })
      }
      onDone={() => void message.success(say('plan.done'))}
    >
      <div className="plan-form">
        {sealKinds.map((kind) => (
          <Field key={kind} name={kind} label={sayTerm(`seal.${kind}`)}>
            <InputNumber min={1} max={36} precision={0} suffix={say('plan.unit')} />
          </Field>
        ))}
      </div>
    </SchemaForm>
  );
}

function PlanFacts({ plan }: { readonly plan: CheckPlanView }): ReactNode {
  const say = useMessages(checksMessages);
  const sayTerm = useMessages(terms);
  return (
    <FactList
      facts={sealKinds.map((kind) => ({
        label: sayTerm(`seal.${kind}`),
        value: say('months.of', { months: plan.months[kind] }),
      }))}
    />
  );
}
