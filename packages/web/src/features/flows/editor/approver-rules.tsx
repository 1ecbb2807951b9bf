import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { rolePermissions, roles, type ApproverRule, type Role } from '@yinxin/contract';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../../lib/i18n.ts';
import { PersonSelect } from '../../../ui/person-select.tsx';
import { identityMessages } from '../../identity/messages.ts';
import { flowsMessages } from '../messages.ts';
import { blankApprover } from './edit-definition.ts';
import { EditorField, type Path } from './editor-field.tsx';
import { editorMessages } from './messages.ts';
import { Select } from '../../../ui/select.tsx';

const sources = ['department-head', 'role', 'person'] as const satisfies readonly ApproverRule['by'][];
const places = ['department', 'entity', 'seal', 'seal-entity'] as const;
const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** Roles that may decide; the linter would refuse the requester and the custodian as well. */
const deciders: readonly Role[] = roles.filter(
  (role) => rolePermissions[role]['approval.decide'] !== undefined && role !== 'requester' && role !== 'custodian',
);

interface ApproverRulesProps {
  readonly path: Path;
  readonly value: readonly ApproverRule[];
  readonly onChange: (rules: ApproverRule[]) => void;
}

/** Who is asked at a stage: several rules, each naming people in its own way. */
export function ApproverRules({ path, value, onChange }: ApproverRulesProps): ReactNode {
  const say = useMessages(editorMessages);
  const sayFlow = useMessages(flowsMessages);
  return (
    <fieldset className="editor-condition">
      <legend>{say('approvers')}</legend>
      {value.map((rule, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- rules have no identity beside their place
        <div className="editor-node-head" key={place}>
          <EditorField path={[...path, place, 'by']} label={say('approver.by')}>
            {(control) => (
              <Select
                {...control}
                value={rule.by}
                options={sources.map((by) => ({ value: by, label: sayFlow(`by.${by}`) }))}
                onChange={(by) => onChange(value.with(place, blankApprover(by)))}
              />
            )}
          </EditorField>
          <RuleFields path={[...path, place]} rule={rule} onChange={(next) => onChange(value.with(place, next))} />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={say('approvers.remove', { place: place + 1 })}
            onClick={() => onChange(value.toSpliced(place, 1))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        onClick={() => onChange([...value, blankApprover(value.length === 0 ? 'department-head' : 'role')])}
      >
        {say('approvers.add')}
      </Button>
    </fieldset>
  );
}

interface RuleFieldsProps {
  readonly path: Path;
  readonly rule: ApproverRule;
  readonly onChange: (rule: ApproverRule) => void;
}

function RuleFields({ path, rule, onChange }: RuleFieldsProps): ReactNode {
  const say = useMessages(editorMessages);
  const sayFlow = useMessages(flowsMessages);
  const sayRole = useMessages(identityMessages);
  switch (rule.by) {
    case 'person':
      return (
        <EditorField path={[...path, 'person']} label={say('approver.person')} wide>
          {({ id }) => (
            <PersonSelect
              id={id}
              value={rule.person}
              onChange={(person) => onChange({ ...rule, person: person ?? '' })}
            />
          )}
        </EditorField>
      );
    case 'role':
      return (
        <>
          <EditorField path={[...path, 'role']} label={say('approver.role')}>
            {(control) => (
              <Select<Role>
                {...control}
                value={rule.role}
                options={deciders.map((role) => ({ value: role, label: sayRole(`role.${role}`) }))}
                onChange={(role) => onChange({ ...rule, role })}
              />
            )}
          </EditorField>
          <EditorField path={[...path, 'within']} label={say('approver.within')}>
            {(control) => (
              <Select
                {...control}
                value={rule.within}
                options={places.map((within) => ({ value: within, label: sayFlow(`within.${within}`) }))}
                onChange={(within) => onChange({ ...rule, within })}
              />
            )}
          </EditorField>
        </>
      );
    case 'department-head':
      return (
        <EditorField path={[...path, 'level']} label={say('approver.level')}>
          {(control) => (
            <Select
              {...control}
              value={rule.level}
              options={levels.map((level) => ({
                value: level,
                label: level === 1 ? say('approver.level.1') : say('approver.level.n', { level: level - 1 }),
              }))}
              onChange={(level) => onChange({ ...rule, level })}
            />
          )}
        </EditorField>
      );
  }
}
