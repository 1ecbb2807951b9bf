import { accept, refuse, type BaseFacts, type Decider } from '../../platform/decider.ts';

/** A department of an entity; departments form a tree. */
export interface Department {
  readonly entityId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly headId: string | null;
  readonly closed: boolean;
}

type Changeable = Pick<Department, 'parentId' | 'name' | 'headId'>;

export type DepartmentCommand =
  | { readonly type: 'create'; readonly entityId: string; readonly facts: Changeable }
  | { readonly type: 'change'; readonly facts: Changeable }
  | { readonly type: 'close' };

export type DepartmentEvent =
  | { readonly type: 'department.created'; readonly entityId: string; readonly facts: Changeable }
  | { readonly type: 'department.changed'; readonly facts: Changeable }
  | { readonly type: 'department.closed' };

export interface DepartmentFacts extends BaseFacts {
  readonly departmentId: string;
  readonly entityExists: boolean;
  /** The wanted parent and what lies above it, nearest first; undefined when unknown, closed or of another entity. */
  readonly parentLine: readonly string[] | undefined;
  /** False when the wanted head is unknown or has left. */
  readonly headIsActive: boolean;
  readonly people: number;
  readonly openChildren: number;
}

export const departmentDecider: Decider<Department, DepartmentCommand, DepartmentEvent, DepartmentFacts> = {
  decide(department, command, facts) {
    if (command.type === 'create') {
      if (!facts.entityExists) return refuse('entity-unknown');
    } else {
      if (department === undefined) return refuse('not-found');
      if (department.closed) return refuse('department-closed');
    }
    if (command.type === 'close') {
      const empty = facts.people === 0 && facts.openChildren === 0;
      return empty
        ? accept({ type: 'department.closed' })
        : refuse('department-not-empty', { people: facts.people, departments: facts.openChildren });
    }
    if (facts.parentLine === undefined) return refuse('department-unknown');
    if (facts.parentLine.includes(facts.departmentId)) return refuse('department-own-parent');
    if (command.facts.headId !== null && !facts.headIsActive) return refuse('person-unknown');
    return command.type === 'create'
      ? accept({ type: 'department.created', entityId: command.entityId, facts: command.facts })
      : accept({ type: 'department.changed', facts: command.facts });
  },
  evolve(department, event) {
    if (event.type === 'department.created') return { ...event.facts, entityId: event.entityId, closed: false };
    if (department === undefined) throw new Error(`department: ${event.type} before department.created`);
    return event.type === 'department.closed' ? { ...department, closed: true } : { ...department, ...event.facts };
  },
};
