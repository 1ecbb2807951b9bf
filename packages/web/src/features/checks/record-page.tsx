import '../seals/seals.css';
import './checks.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import {
  checkFacts,
  checklistItems,
  findingsFor,
  isBad,
  maintenances,
  MOST_CHECK_PHOTOS,
  needsRemark,
  type CheckFacts,
  type CheckFinding,
  type Checklist,
} from '@yinxin/contract';
import { Alert, App, Checkbox, Form, Input, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { dayOf } from '../../lib/instants.ts';
import { InstantInput } from '../../ui/instant-input.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { YesNo } from '../../ui/yes-no.tsx';
import { FilesInput } from '../places/files-input.tsx';
import { sealQuery } from '../seals/api.ts';
import { DayInput } from '../seals/day-input.tsx';
import { checksMessages } from './messages.ts';

const route = getRouteApi('/seals/$id/check');

const { remark, lastSeenAt, photos, maintenance, checklist } = checkFacts.shape;
const allWell: Checklist = { impression: true, rim: true, body: true, specimen: true, storage: true };

/** Records a condition check, seal in hand: on the phone beside the safe, with its camera (R5.2.3). */
export function RecordCheckPage(): ReactNode {
  const say = useMessages(checksMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const params = route.useParams();
  const { data: seal } = useSuspenseQuery(sealQuery(params.id));
  // When the form was opened: nothing was checked or seen later than that.
  const [openedAt] = useState(() => new Date().toISOString());
  const [bad, setBad] = useState(false);
  const back = () => void navigate({ to: '/seals/$id', params, search: { tab: 'checks' } });
  return (
    <Page title={say('check.title', { name: seal.name })}>
      <SchemaForm
        schema={checkFacts}
        initial={{
          checkedOn: dayOf(openedAt, 'Asia/Shanghai'),
          checklist: allWell,
          finding: 'good',
          maintenance: [],
          photos: [],
        }}
        submit={say(bad ? 'check.submit.bad' : 'check.submit')}
        onSubmit={(facts, options) => client.checks.recordCheck({ params, body: wholeFacts(facts) }, options)}
        onCancel={back}
        onDone={({ finding }) => {
          void message.success(say(isBad(finding) ? 'check.done.bad' : 'check.done'));
          back();
        }}
      >
        <CheckFields openedAt={openedAt} onFinding={(finding) => setBad(isBad(finding))} />
      </SchemaForm>
    </Page>
  );
}

interface CheckFieldsProps {
  readonly openedAt: string;
  readonly onFinding: (finding: CheckFinding) => void;
}

function CheckFields({ openedAt, onFinding }: CheckFieldsProps): ReactNode {
  const say = useMessages(checksMessages);
  const form = Form.useFormInstance();
  const finding = (Form.useWatch('finding', form) ?? 'good') as CheckFinding;
  const list = (Form.useWatch('checklist', { form, preserve: true }) ?? allWell) as Checklist;
  const seen = finding !== 'not-seen';
  const offered: readonly CheckFinding[] = [...findingsFor(list), 'not-seen'];
  const explained = needsRemark({ checklist: seen ? list : null, finding });

  /** What is found follows from what is looked at; of what was chosen stays what still agrees with it. */
  const follow = (): void => {
    const possible = findingsFor({ ...allWell, ...(form.getFieldValue('checklist') as Partial<Checklist>) });
    const next = possible.includes(finding) ? finding : (possible[0] ?? 'damaged');
    form.setFieldValue('finding', next);
    onFinding(next);
  };

  return (
    <div className="check-form">
      <Sheet>
        <Field name="checkedOn" label={say('checkedOn')}>
          <DayInput max={dayOf(openedAt, 'Asia/Shanghai')} />
        </Field>
        <fieldset className="checklist" hidden={!seen}>
          <legend>{say('checklist')}</legend>
          {checklistItems.map((item) => (
            <Field
              key={item}
              name={['checklist', item]}
              schema={checklist.unwrap().shape[item]}
              label={say(`item.${item}`)}
            >
              <YesNo label={say(`item.${item}`)} yes={say('item.yes')} no={say('item.no')} onAnswer={follow} />
            </Field>
          ))}
        </fieldset>
        <Field name="finding" label={say('finding')} hint={say('finding.hint')}>
          <Radio.Group
            aria-label={say('finding')}
            onChange={({ target }) => onFinding(target.value as CheckFinding)}
            options={offered.map((value) => ({ value, label: say(`finding.${value}`) }))}
          />
        </Field>
        <div aria-live="polite">
          {finding === 'damaged' || finding === 'not-seen' ? (
            <Alert type="warning" showIcon role="none" title={say(`bad.${finding}`)} className="seal-life-warning" />
          ) : null}
        </div>
        {seen ? null : (
          <Field name="lastSeenAt" schema={lastSeenAt.unwrap()} label={say('lastSeenAt')}>
            <InstantInput max={openedAt} />
          </Field>
        )}
        <Field
          name="remark"
          schema={explained ? remark.unwrap() : remark.unwrap().optional()}
          label={say('remark')}
          hint={say('remark.hint')}
        >
          <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
        </Field>
      </Sheet>
      <Sheet>
        <Field name="maintenance" schema={maintenance.optional()} label={say('maintenance')}>
          <Checkbox.Group options={maintenances.map((value) => ({ value, label: say(`maintenance.${value}`) }))} />
        </Field>
        <Field name="photos" schema={photos.optional()} label={say('photos')} hint={say('photos.hint')}>
          <FilesInput label={say('photos.drop')} most={MOST_CHECK_PHOTOS} />
        </Field>
      </Sheet>
    </div>
  );
}

/** A form leaves out what is empty; the contract wants it said. */
const wholeFacts = (facts: CheckFacts): CheckFacts => ({
  checkedOn: facts.checkedOn,
  finding: facts.finding,
  checklist: facts.finding === 'not-seen' ? null : facts.checklist,
  remark: facts.remark ?? null,
  lastSeenAt: facts.finding === 'not-seen' ? facts.lastSeenAt : null,
  maintenance: facts.maintenance ?? [],
  photos: facts.photos ?? [],
});
