import {
  sealCode,
  sealDescription,
  sealKinds,
  sealShapes,
  sealSize,
  type SealMedium,
  type SealSize,
} from '@yinxin/contract';
import { Form, Input, InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { dayOf } from '../../lib/instants.ts';
import { terms } from '../../lib/terms.ts';
import { Sheet } from '../../ui/page.tsx';
import { Field } from '../../ui/schema-form/field.tsx';
import { DayInput } from './day-input.tsx';
import { sealsMessages } from './messages.ts';
import { PapersInput } from './papers-input.tsx';
import { isRegular } from './size-text.ts';
import { Select } from '../../ui/select.tsx';

const { shape: facts } = sealDescription;

const TOP: readonly string[] = [];

interface SealFieldsProps {
  /** A physical seal is of some material and lies somewhere; an electronic one does not. */
  readonly medium: SealMedium;
  /** Where the facts stand in the body that is sent: at its top, or below `changes`. */
  readonly within?: readonly string[];
  /** Fields of the page itself: before the name, and beside the activation date. */
  readonly before?: ReactNode;
  readonly custody?: ReactNode;
  readonly onKind?: () => void;
  /** It lies in a registered place; then what can be written down is where inside. */
  readonly placed?: boolean;
}

/** The facts of a seal that can be given and corrected (R3.1.1). */
export function SealFields({
  medium,
  within = TOP,
  before,
  custody,
  onKind,
  placed = false,
}: SealFieldsProps): ReactNode {
  const say = useMessages(sealsMessages);
  const sayTerm = useMessages(terms);
  const [today] = useState(() => dayOf(new Date().toISOString(), 'Asia/Shanghai'));
  const physical = medium === 'physical';
  const at = (...path: string[]): string[] => [...within, ...path];
  return (
    <div className="seal-form-main">
      <Sheet title={say('section.seal')}>
        <div className="seal-fields">
          {before}
          <Field name={at('kind')} schema={facts.kind} label={say('kind')}>
            <Select
              options={sealKinds.map((value) => ({ value, label: sayTerm(`seal.${value}`) }))}
              onChange={onKind}
            />
          </Field>
          <Field name={at('name')} schema={facts.name} label={say('name')}>
            <Input maxLength={60} />
          </Field>
        </div>
      </Sheet>
      <Sheet title={say('section.form')}>
        <div className="seal-fields">
          <SizeFields at={at} />
          <div className="seal-fields-wide">
            <Field
              name={at('inscription')}
              schema={facts.inscription}
              label={say('inscription')}
              hint={say('inscription.hint')}
            >
              <Input maxLength={120} />
            </Field>
          </div>
          <Field name={at('code')} schema={sealCode.optional()} label={say('code')} hint={say('code.hint')}>
            <Input maxLength={14} inputMode="numeric" />
          </Field>
          {physical ? (
            <Field
              name={at('material')}
              schema={facts.material.unwrap().optional()}
              label={say('material')}
              hint={say('material.hint')}
            >
              <Input maxLength={40} />
            </Field>
          ) : null}
        </div>
      </Sheet>
      <Sheet title={say('section.custody')}>
        <div className="seal-fields">
          <Field name={at('activatedOn')} schema={facts.activatedOn} label={say('activatedOn')}>
            <DayInput max={today} />
          </Field>
          {custody}
          {physical ? (
            <Field
              name={at('place')}
              schema={placed ? facts.place.unwrap().optional() : facts.place.unwrap()}
              label={say(placed ? 'place.inside' : 'place')}
              hint={say(placed ? 'place.inside.hint' : 'place.hint')}
            >
              <Input maxLength={200} />
            </Field>
          ) : null}
        </div>
      </Sheet>
      <Sheet title={say('papers')}>
        <Field
          name={at('papers')}
          schema={facts.papers.optional()}
          label={say('papers.files')}
          hint={say('papers.hint')}
        >
          <PapersInput />
        </Field>
      </Sheet>
    </div>
  );
}

/** Shape and size: one measure for round and square seals, two for others. */
export function SizeFields({ at }: { readonly at: (...path: string[]) => string[] }): ReactNode {
  const say = useMessages(sealsMessages);
  const form = Form.useFormInstance();
  const shape = Form.useWatch(at('size', 'shape'), form) as SealSize['shape'] | undefined;
  const regular = isRegular(shape);
  const alike = (): void => {
    if (regular) form.setFieldValue(at('size', 'heightMm'), form.getFieldValue(at('size', 'widthMm')));
  };
  return (
    <>
      <Field name={at('size', 'shape')} schema={sealSize.shape.shape} label={say('shape')}>
        <Select options={sealShapes.map((value) => ({ value, label: say(`shape.${value}`) }))} />
      </Field>
      <Field
        name={at('size', 'widthMm')}
        schema={sealSize.shape.widthMm}
        label={say(shape === 'round' ? 'size.diameter' : shape === 'square' ? 'size.side' : 'size.width')}
      >
        <InputNumber min={5} max={100} step={1} onChange={alike} />
      </Field>
      <div hidden={regular}>
        <Field name={at('size', 'heightMm')} schema={sealSize.shape.heightMm} label={say('size.height')}>
          <InputNumber min={5} max={100} step={1} />
        </Field>
      </div>
    </>
  );
}
