import '../seals/seals.css';
import './checks.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import {
  checkFacts,
  checkFindings,
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
const answers = checklist.unwrap().shape;
/** What the form asks: first of all whether the seal is there, for without it there is nothing to look at. */
const asked = checkFacts.extend({ seen: answers.body });

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
        schema={asked}
        initial={{ checkedOn: dayOf(openedAt, 'Asia/Shanghai'), maintenance: [], photos: [] }}
        submit={say(bad ? 'check.submit.bad' : 'check.submit')}
        onSubmit={(facts, options) => client.checks.recordCheck({ params, body: wholeFacts(facts) }, options)}
        onCancel={back}
        onDone={({ finding }) => {
          void message.success(say(isBad(finding) ? 'check.done.bad' : 'check.done'));
          back();
        }}
      >
        <CheckFields openedAt={openedAt} onFinding={(finding) => setBad(finding !== undefined && isBad(finding))} />
      </SchemaForm>
    </Page>
  );
}

interface CheckFieldsProps {
  readonly openedAt: string;
  /** Told what is found so far; nothing before everything was looked at. */
  readonly onFinding: (finding: CheckFinding | undefined) => void;
}

function CheckFields({ openedAt, onFinding }: CheckFieldsProps): ReactNode {
  const say = useMessages(checksMessages);
  const form = Form.useFormInstance();
  const seen = Form.useWatch('seen', form) as boolean | undefined;
  const list = Form.useWatch('checklist', form) as Partial<Checklist> | undefined;
  const chosen = Form.useWatch('finding', form) as CheckFinding | undefined;
  const possible = findingsSoFar(list);
  const finding = seen === false ? 'not-seen' : chosen;
  const explained =
    finding !== undefined && needsRemark({ checklist: isWhole(list) && seen === true ? list : null, finding });

  /** What is found follows from what is looked at; of what was chosen stays what still agrees with it. */
  const follow = (): void => {
    if (form.getFieldValue('seen') === false) return onFinding('not-seen');
    const next = findingsSoFar(form.getFieldValue('checklist') as Partial<Checklist> | undefined);
    const kept = chosen !== undefined && next.includes(chosen) ? chosen : next[0];
    form.setFieldValue('finding', kept);
    onFinding(kept);
  };

  return (
    <div className="check-form">
      <Sheet>
        <Field name="checkedOn" label={say('checkedOn')}>
          <DayInput max={dayOf(openedAt, 'Asia/Shanghai')} />
        </Field>
        <Field name="seen" label={say('seen')}>
          <YesNo label={say('seen')} yes={say('item.yes')} no={say('item.no')} onAnswer={follow} />
        </Field>
        {seen === true ? (
          <>
            <fieldset className="checklist">
              <legend>{say('checklist')}</legend>
              {checklistItems.map((item) => (
                <Field key={item} name={['checklist', item]} schema={answers[item]} label={say(`item.${item}`)}>
                  <YesNo label={say(`item.${item}`)} yes={say('item.yes')} no={say('item.no')} onAnswer={follow} />
                </Field>
              ))}
            </fieldset>
            <Field name="finding" label={say('finding')} hint={say('finding.hint')}>
              <Radio.Group
                aria-label={say('finding')}
                onChange={({ target }) => onFinding(target.value as CheckFinding)}
                options={seenFindings.map((value) => ({
                  value,
                  label: say(`finding.${value}`),
                  disabled: !possible.includes(value),
                }))}
              />
            </Field>
          </>
        ) : null}
        <div aria-live="polite">
          {finding === 'damaged' || finding === 'not-seen' ? (
            <Alert type="warning" showIcon role="none" title={say(`bad.${finding}`)} className="seal-life-warning" />
          ) : null}
        </div>
        {seen === false ? (
          <Field name="lastSeenAt" schema={lastSeenAt.unwrap()} label={say('lastSeenAt')}>
            <InstantInput max={openedAt} />
          </Field>
        ) : null}
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

const seenFindings = checkFindings.filter((one) => one !== 'not-seen');

const isWhole = (list: Partial<Checklist> | undefined): list is Checklist =>
  list !== undefined && checklistItems.every((item) => list[item] !== undefined);

/** What can be found so far: nothing before everything was looked at. */
const findingsSoFar = (list: Partial<Checklist> | undefined): readonly CheckFinding[] =>
  isWhole(list) ? findingsFor(list) : [];

/** A form leaves out what is empty; the contract wants it said. */
const wholeFacts = ({ seen, ...facts }: CheckFacts & { readonly seen: boolean }): CheckFacts => ({
  checkedOn: facts.checkedOn,
  finding: seen ? facts.finding : 'not-seen',
  checklist: seen ? facts.checklist : null,
  remark: facts.remark ?? null,
  lastSeenAt: seen ? null : facts.lastSeenAt,
  maintenance: facts.maintenance ?? [],
  photos: facts.photos ?? [],
});
