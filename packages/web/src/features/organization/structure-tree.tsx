import { ApartmentOutlined, BankOutlined, TeamOutlined } from '@ant-design/icons';
import { Tree, type TreeDataNode } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import type { Department, Entity } from './api.ts';
import { organizationMessages } from './messages.ts';

/** What is chosen in the tree. */
export type Place =
  | { readonly kind: 'all' }
  | { readonly kind: 'entity'; readonly entity: Entity }
  | { readonly kind: 'department'; readonly department: Department };

interface StructureTreeProps {
  readonly entities: readonly Entity[];
  readonly departments: readonly Department[];
  readonly selected: string;
  readonly onSelect: (place: Place) => void;
}

/** The group as a tree: entities, and the open departments in them. */
export function StructureTree({ entities, departments, selected, onSelect }: StructureTreeProps): ReactNode {
  const say = useMessages(organizationMessages);
  const open = departments.filter((one) => !one.closed);

  const departmentNodes = (entityId: string, parentId: string | null): TreeDataNode[] =>
    open
      .filter((one) => one.entityId === entityId && one.parentId === parentId)
      .map((one) => ({
        key: one.id,
        title: one.name,
        icon: <ApartmentOutlined />,
        children: departmentNodes(entityId, one.id),
      }));
  const entityNodes = (parentId: string | null): TreeDataNode[] =>
    entities
      .filter((one) => one.parentId === parentId)
      .map((one) => ({
        key: one.id,
        title: one.shortName,
        icon: <BankOutlined />,
        children: [...departmentNodes(one.id, null), ...entityNodes(one.id)],
      }));

  const placeOf = (key: string): Place => {
    const entity = entities.find((one) => one.id === key);
    if (entity !== undefined) return { kind: 'entity', entity };
    const department = departments.find((one) => one.id === key);
    return department === undefined ? { kind: 'all' } : { kind: 'department', department };
  };

  return (
    <nav aria-label={say('structure')}>
      <Tree
        showIcon
        blockNode
        defaultExpandAll
        selectedKeys={[selected]}
        treeData={[{ key: 'all', title: say('all'), icon: <TeamOutlined /> }, ...entityNodes(null)]}
        onSelect={(_, { node }) => onSelect(placeOf(String(node.key)))}
      />
    </nav>
  );
}
