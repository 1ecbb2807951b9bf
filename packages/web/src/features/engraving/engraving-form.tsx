import '../seals/seals.css';
import './engraving.css';
import { useQuery } from '@tanstack/react-query';
import {
  engravingForm,
  engravingReasons,
  engravingWarnings,
  sealKinds,
  type EngravingForm as Asked,
  type EngravingView,
  type SealKind,
} from '@yinxin/contract';
import { Form, Input } from 'antd';
import { useRef, type ReactNode } from 'react';
import { colleagueQuery, departmentsQuery, entitiesQuery } from '../../lib/directory.ts';
import { useMessages } from '../../lib/i18n.ts';
import { usePerson } from '../../lib/person.ts';
import { terms } from '../../lib/terms.ts';
import type { ActionOptions } from '../../lib/use-action.ts';
import { Sheet } from '../../ui/page.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { SchemaForm } from '../../ui/schema-form/schema-form.tsx';
import { Select } from '../../ui/select.tsx';
import { sealsQuery } from '../seals/api.ts';
import { SizeFields } from '../seals/seal-fields.tsx';
import { WarningList } from '../seals/seal-warnings.tsx';
import { isRegular } from '../seals/size-text.ts';
import { suggest, type Suggestion } from '../seals/suggestions.ts';
import { engravingMessages } from './messages.ts';

interface EngravingFormProps {
  /** What was asked before, to be corrected. */
  readonly before?: EngravingView;
  readonly onSubmit: (form: Asked, options: ActionOptions) => Promise<EngravingView>;
  readonly onDone: (engraving: EngravingView) => void;
  readonly onCancel: () => void;
}

/** The form of the using department (印章刻制申请表, R4.1.1). */
export function EngravingForm({ before, onSubmit, onDone, onCancel }: EngravingFormProps): ReactNode {
  const say = useMessages(engravingMessages);
  return (
    <SchemaForm
      schema={engravingForm}
      initial={before === undefined ? {} : asked(before)}
      submit={say('submit')}
      onCancel={onCancel}
      onSubmit={(form, options) => onSubmit(evenSided(form), options)}
      onDone={onDone}
    >
      <FormFields />
    </SchemaForm>
  );
}

const asked = ({ name, kind, size, inscription, reason, purpose }: EngravingView): Asked => ({
  name,
  kind,
  size,
  inscription,
  reason,
  purpose,
});

/** A round or square face may still hold the height of an earlier shape. */
const evenSided = (form: Asked): Asked =>
  isRegular(form.size.shape) ? { ...form, size: { ...form.size, heightMm: form.size.widthMm } } : form;

const at = (...path: string[]): string[] => path;

function FormFields(): ReactNode {
  const say = useMessages(engravingMessages);
  const sayTerm = useMessages(terms);
  const form = Form.useFormInstance();
  const me = useQuery(colleagueQuery(usePerson().id)).data;
  const department = useQuery(departmentsQuery).data?.find((one) => one.id === me?.departmentId);
  const entity = useQuery(entitiesQuery).data?.find((one) => one.id === department?.entityId);
  const typed = (Form.useWatch([], form) ?? {}) as Partial<Asked>;
  const suggested = useRef<Partial<Suggestion>>({});

  /** Fills in what is usual for the kind, except where the person has typed something else. */
  const fillIn = (kind: SealKind): void => {
    const next = suggest(kind, sayTerm(`seal.${kind}`), entity);
    for (const field of ['name', 'inscription', 'size'] as const) {
      const held: unknown = form.getFieldValue(field);
      const untouched = JSON.stringify(held) === JSON.stringify(suggested.current[field]);
      const empty = field === 'size' ? form.getFieldValue(['size', 'widthMm']) === undefined : !held;
      if (untouched || empty) form.setFieldValue(field, next[field]);
    }
    suggested.current = next;
  };

  return (
    <div className="seal-form">
      <div className="seal-form-main">
        <Sheet title={say('section.seal')}>
          <div className="seal-fields">
            <Field name="kind" label={say('kind')}>
              <Select
                options={sealKinds.map((value) => ({ value, label: sayTerm(`seal.${value}`) }))}
                onChange={fillIn}
              />
            </Field>
            <Field name="name" label={say('name')} hint={say('name.hint')}>
              <Input maxLength={60} />
            </Field>
            <Field name="reason" label={say('reason')}>
              <Select options={engravingReasons.map((value) => ({ value, label: say(`reason.${value}`) }))} />
            </Field>
          </div>
          <Field name="purpose" label={say('purpose')} hint={say('purpose.hint')}>
            <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
          </Field>
        </Sheet>
        <Sheet title={say('section.form')}>
          <div className="seal-fields">
            <SizeFields at={at} />
            <div className="seal-fields-wide">
              <Field name="inscription" label={say('inscription')} hint={say('inscription.hint')}>
                <Input maxLength={120} />
              </Field>
            </div>
          </div>
        </Sheet>
      </div>
      <div className="seal-form-beside">
        <Warnings asked={typed} entityId={entity?.id} />
      </div>
    </div>
  );
}

/** Warns while the form is filled in, by the same rules as the server. */
function Warnings({
  asked: form,
  entityId,
}: {
  readonly asked: Partial<Asked>;
  readonly entityId: string | undefined;
}) {
  const { kind, size, reason } = form;
  const officials = useQuery({
    ...sealsQuery({ entityId, kind: 'official', medium: 'physical', pageSize: 1 }),
    enabled: kind === 'official' && entityId !== undefined,
  });
  if (kind === undefined || size?.widthMm === undefined || reason === undefined) return null;
  const even = isRegular(size.shape) ? { ...size, heightMm: size.widthMm } : size;
  const other = kind === 'official' && (officials.data?.total ?? 0) > 0;
  return (
    <div aria-live="polite">
      <WarningList warnings={engravingWarnings({ kind, size: even, reason }, other)} />
    </div>
  );
}
