import { id, paperUse } from '@yinxin/contract';
import { App, Input, InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { InstantInput } from '../../ui/instant-input.tsx';
import { Sheet } from '../../ui/page.tsx';
import { PersonSelect } from '../../ui/person-select.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { DocumentViewer } from '../documents/document-viewer.tsx';
import type { SealingTask } from './api.ts';
import { EvidenceInput } from './evidence-input.tsx';
import { sealingMessages } from './messages.ts';

/** Sealing on paper: the approved document to compare with, and the registration of each use (R6.4.1, R6.4.2). */
export function PaperSealing({ task }: { readonly task: SealingTask }): ReactNode {
  return (
    <div className="sealing-split">
      <DocumentViewer id={task.document.id} />
      <div className="sealing-panel">
        {/* After each registration the form begins anew with what is left. */}
        <Registration key={task.used} task={task} />
      </div>
    </div>
  );
}

const witnessed = paperUse.extend({ witnessId: id });
const unwitnessed = paperUse.extend({ witnessId: id.optional() });

function Registration({ task }: { readonly task: SealingTask }): ReactNode {
  const say = useMessages(sealingMessages);
  const { message } = App.useApp();
  const [now] = useState(() => new Date().toISOString());
  const left = task.approvedImpressions - task.used;
  const params = { id: task.id };
  const obstacle = task.obstacles['registerUse'];
  return (
    <Sheet title={say('use.title')}>
      <p className="use-left">{say('use.left', { approved: task.approvedImpressions, used: task.used, left })}</p>
      {task.allowed.includes('registerUse') ? (
        <SchemaForm
          schema={task.witnessRequired ? witnessed : unwitnessed}
          initial={{ impressions: left, copies: Math.min(task.document.copies, left), usedAt: now, evidence: [] }}
          submit={say('use.submit')}
          onSubmit={(use, options) =>
            client.sealing.registerUse({ params, body: { ...use, witnessId: use.witnessId ?? null } }, options)
          }
          onDone={() => void message.success(say('use.done'))}
        >
          <Field name="impressions" label={say('use.impressions')}>
            <InputNumber min={1} max={left} precision={0} />
          </Field>
          <Field name="copies" label={say('use.copies')}>
            <InputNumber min={1} max={left} precision={0} />
          </Field>
          <Field name="usedAt" label={say('use.usedAt')}>
            <InstantInput max={now} />
          </Field>
          <Field name="place" label={say('use.place')}>
            <Input maxLength={200} />
          </Field>
          <Field
            name="witnessId"
            label={say('use.witness')}
            {...(task.witnessRequired ? { hint: say('use.witness.required') } : {})}
          >
            <PersonSelect allowClear />
          </Field>
          <Field name="evidence" label={say('use.evidence')} hint={say('use.evidence.hint')}>
            <EvidenceInput />
          </Field>
        </SchemaForm>
      ) : obstacle === undefined ? null : (
        <p>
          {obstacle.title} <span className="muted">{obstacle.remedy}</span>
        </p>
      )}
      {task.allowed.includes('closeSealing') ? (
        <div className="use-close">
          <ActionButton
            label={say('close')}
            kind="danger"
            ask={{
              title: say('close.title', { left }),
              body: say('close.body'),
              reason: { label: say('close.reason'), max: 500, required: true },
            }}
            run={(reason, options) => client.sealing.closeSealing({ params, body: { reason } }, options)}
            done={say('close.done')}
          />
        </div>
      ) : null}
    </Sheet>
  );
}
