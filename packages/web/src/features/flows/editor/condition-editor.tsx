import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Condition } from '@yinxin/contract';
import { Button, Checkbox, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../../lib/i18n.ts';
import { ComparisonFields } from './comparison-fields.tsx';
import { blankCondition } from './edit-definition.ts';
import { EditorField, type Path } from './editor-field.tsx';
import { editorMessages } from './messages.ts';
import { Select } from '../../../ui/select.tsx';

/** How deep all, any and not may be nested; the contract's schema allows no more. */
const DEEPEST = 3;

const comparisons = ['amount', 'importance', 'document-kind', 'seal-kind', 'entity', 'department'] as const;

interface OptionalConditionProps {
  readonly path: Path;
  readonly label: string;
  /** The words for no condition, and for one. */
  readonly always: string;
  readonly some: string;
  readonly value: Condition | undefined;
  readonly onChange: (condition: Condition | undefined) => void;
}

/** A condition that may be left out. */
export function OptionalCondition({ path, label, always, some, value, onChange }: OptionalConditionProps): ReactNode {
  return (
    <fieldset className="editor-condition">
      <legend>{label}</legend>
      <Radio.Group
        value={value !== undefined}
        options={[
          { value: false, label: always },
          { value: true, label: some },
        ]}
        onChange={({ target }) => onChange(target.value === true ? blankCondition('any') : undefined)}
      />
      {value === undefined ? null : <ConditionNode path={path} depth={DEEPEST} value={value} onChange={onChange} />}
    </fieldset>
  );
}

type Group = Extract<Condition, { readonly test: 'all' | 'any' }>;

const isGroup = (condition: Condition): condition is Group => condition.test === 'all' || condition.test === 'any';

interface ConditionNodeProps {
  readonly path: Path;
  /** How many more levels of all, any and not fit below. */
  readonly depth: number;
  readonly value: Condition;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove?: () => void;
}

/** One comparison, or a group of them: everything that the closed grammar can say, and nothing else. */
function ConditionNode({ path, depth, value, onChange, onRemove }: ConditionNodeProps): ReactNode {
  const say = useMessages(editorMessages);
  const negated = value.test === 'not';
  const inner = negated ? value.of : value;
  const innerPath = negated ? [...path, 'of'] : path;
  const innerDepth = negated ? depth - 1 : depth;
  const change = (next: Condition): void => onChange(negated ? { test: 'not', of: next } : next);
  // Two negations in a row say nothing; the form does not make them, and shows the inner one if somebody else did.
  if (inner.test === 'not') {
    return <ConditionNode path={innerPath} depth={innerDepth} value={inner} onChange={change} />;
  }
  const group = isGroup(inner);
  return (
    <div className={group ? 'editor-node editor-node-group' : 'editor-node'}>
      <div className="editor-node-head">
        <EditorField path={[...innerPath, 'test']} label={say('if.test')}>
          {(control) => (
            <Select
              {...control}
              value={inner.test}
              options={[...comparisons, ...(innerDepth > 0 ? (['any', 'all'] as const) : [])].map((test) => ({
                value: test,
                label: say(`if.${test}`),
              }))}
              onChange={(test) =>
                change(
                  isGroup(inner) && (test === 'all' || test === 'any') ? { test, of: inner.of } : blankCondition(test),
                )
              }
            />
          )}
        </EditorField>
        {isGroup(inner) ? null : <ComparisonFields path={innerPath} value={inner} onChange={change} />}
        {(depth > 0 && !group) || negated ? (
          <Checkbox checked={negated} onChange={() => onChange(negated ? inner : { test: 'not', of: inner })}>
            {say('if.not')}
          </Checkbox>
        ) : null}
        {onRemove === undefined ? null : (
          <Button type="text" icon={<DeleteOutlined />} aria-label={say('if.remove')} onClick={onRemove} />
        )}
      </div>
      {isGroup(inner) ? (
        <div className="editor-node-parts">
          {inner.of.map((part, place) => (
            <ConditionNode
              // oxlint-disable-next-line react/no-array-index-key -- parts have no identity beside their place
              key={place}
              path={[...innerPath, 'of', place]}
              depth={innerDepth - 1}
              value={part}
              onChange={(next) => change({ ...inner, of: inner.of.with(place, next) })}
              onRemove={inner.of.length > 1 ? () => change({ ...inner, of: inner.of.toSpliced(place, 1) }) : undefined}
            />
          ))}
          {inner.of.length < 8 ? (
            <Button
              size="small"
              icon={<PlusOutlined />}
              onClick={() => change({ ...inner, of: [...inner.of, blankCondition('amount')] })}
            >
              {say('if.add')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
