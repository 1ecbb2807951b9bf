export {
  covers,
  heldPermissions,
  permit,
  permitSelf,
  permitSystem,
  scopeOf,
  type Actor,
  type EffectiveGrant,
  type Permit,
  type Scope,
  type Target,
} from './actor.ts';
export { scopeWhere, type ScopeColumns } from './scope-where.ts';
