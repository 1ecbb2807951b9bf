import { useQuery } from '@tanstack/react-query';
import {
  currencies,
  documentKinds,
  importances,
  sealKinds,
  type Comparison,
  type DocumentKind,
  type SealKind,
} from '@yinxin/contract';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { departmentsQuery, entitiesQuery } from '../../../lib/directory.ts';
import { useMessages } from '../../../lib/i18n.ts';
import { terms } from '../../../lib/terms.ts';
import { EditorField, type Path } from './editor-field.tsx';
import { editorMessages } from './messages.ts';
import { Select } from '../../../ui/select.tsx';

const comparers = ['above', 'at-least', 'at-most', 'below'] as const;

interface ComparisonFieldsProps {
  readonly path: Path;
  readonly value: Comparison;
  readonly onChange: (comparison: Comparison) => void;
}

/** What a comparison compares with. */
export function ComparisonFields({ path, value, onChange }: ComparisonFieldsProps): ReactNode {
  const say = useMessages(editorMessages);
  const sayTerm = useMessages(terms);
  const entities = useQuery(entitiesQuery).data ?? [];
  const departments = useQuery(departmentsQuery).data ?? [];
  switch (value.test) {
    case 'amount':
      return <AmountFields path={path} value={value} onChange={onChange} />;
    case 'importance':
      return (
        <EditorField path={[...path, 'atLeast']} label={say('if.importance')}>
          {(control) => (
            <Select
              {...control}
              value={value.atLeast}
              options={importances.map((one) => ({
                value: one,
                label: say('if.atLeast', { importance: sayTerm(`importance.${one}`) }),
              }))}
              onChange={(atLeast) => onChange({ ...value, atLeast })}
            />
          )}
        </EditorField>
      );
    case 'document-kind':
      return (
        <Choices<DocumentKind>
          path={path}
          label={say('if.document-kind')}
          value={value.in}
          options={documentKinds.map((kind) => ({ value: kind, label: sayTerm(`document.${kind}`) }))}
          onChange={(chosen) => onChange({ ...value, in: chosen })}
        />
      );
    case 'seal-kind':
      return (
        <Choices<SealKind>
          path={path}
          label={say('if.seal-kind')}
          value={value.in}
          options={sealKinds.map((kind) => ({ value: kind, label: sayTerm(`seal.${kind}`) }))}
          onChange={(chosen) => onChange({ ...value, in: chosen })}
        />
      );
    case 'entity':
      return (
        <Choices
          path={path}
          label={say('if.entity')}
          value={value.in}
          options={entities.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          onChange={(chosen) => onChange({ ...value, in: chosen })}
        />
      );
    case 'department':
      return (
        <Choices
          path={path}
          label={say('if.department')}
          value={value.in}
          options={departments.filter(({ closed }) => !closed).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(chosen) => onChange({ ...value, in: chosen })}
        />
      );
  }
}

interface AmountFieldsProps {
  readonly path: Path;
  readonly value: Extract<Comparison, { test: 'amount' }>;
  readonly onChange: (comparison: Comparison) => void;
}

function AmountFields({ path, value, onChange }: AmountFieldsProps): ReactNode {
  const say = useMessages(editorMessages);
  return (
    <>
      <EditorField path={[...path, 'is']} label={say('if.is')}>
        {(control) => (
          <Select
            {...control}
            value={value.is}
            options={comparers.map((one) => ({ value: one, label: say(`if.is.${one}`) }))}
            onChange={(is) => onChange({ ...value, is })}
          />
        )}
      </EditorField>
      <EditorField path={[...path, 'value', 'amount']} label={say('if.amount')}>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            maxLength={18}
            value={value.value.amount}
            onChange={({ target }) =>
              onChange({ ...value, value: { ...value.value, amount: target.value.replaceAll(/[,，\s]/g, '') } })
            }
          />
        )}
      </EditorField>
      <EditorField path={[...path, 'value', 'currency']} label={say('if.currency')}>
        {(control) => (
          <Select
            {...control}
            value={value.value.currency}
            options={currencies.map((one) => ({ value: one, label: one }))}
            onChange={(currency) => onChange({ ...value, value: { ...value.value, currency } })}
          />
        )}
      </EditorField>
    </>
  );
}

interface ChoicesProps<Value extends string> {
  readonly path: Path;
  readonly label: string;
  readonly value: readonly Value[];
  readonly options: { readonly value: Value; readonly label: string }[];
  readonly onChange: (chosen: Value[]) => void;
}

function Choices<Value extends string>({ path, label, value, options, onChange }: ChoicesProps<Value>): ReactNode {
  return (
    <EditorField path={[...path, 'in']} label={label} wide>
      {(control) => (
        <Select<Value[]>
          {...control}
          mode="multiple"
          value={[...value]}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={onChange}
        />
      )}
    </EditorField>
  );
}
