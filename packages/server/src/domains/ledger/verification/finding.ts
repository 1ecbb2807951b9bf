import type { Subject } from '@yinxin/ledger';

/**
 * What can be wrong with a ledger, or with the rows that its histories explain.
 * - `checkpoint-missing`, `checkpoint-forged`: the database has no checkpoint, or its newest is not signed by the key;
 * - `kept-checkpoint-forged`: the one kept outside is not signed by the key;
 * - `rollback`: the database does not extend the one kept outside;
 * - `checkpoints-cut`: entries have places beyond the newest checkpoint, so newer ones were there;
 * - `tile-edited`: the stored tile at `path` is not the one that was signed; `tree-differs`: nor is the right edge;
 * - `entry-edited`: the entry, or one of those from `index` to `upTo`, is not the one that was signed or noted;
 * - `chain-broken`: the entry does not follow the one before it, and neither has been signed yet;
 * - `entries-deleted`: entries that had a place, or that later ones follow, are gone;
 * - `entry-without-place`: a committed entry neither has a place nor waits for one;
 * - `order-broken`: a later entry of a subject has a smaller index than an earlier one;
 * - `body-edited`, `body-missing`: the facts of the entry are not those it commits to, or are gone;
 * - `row-edited`: `column` of the subject's row is not what its history says; `row-missing`: there is no row;
 *   `row-without-history`: there is a row, and nothing in the ledger about it;
 * - `history-impossible`: the facts verify, but the rules cannot have made them;
 * - `kind-unknown`: this program has no such kind of subject, so nothing can be replayed.
 */
export type FindingKind =
  | 'checkpoint-missing'
  | 'checkpoint-forged'
  | 'kept-checkpoint-forged'
  | 'rollback'
  | 'checkpoints-cut'
  | 'tile-edited'
  | 'tree-differs'
  | 'entry-edited'
  | 'chain-broken'
  | 'entries-deleted'
  | 'entry-without-place'
  | 'order-broken'
  | 'body-edited'
  | 'body-missing'
  | 'row-edited'
  | 'row-missing'
  | 'row-without-history'
  | 'history-impossible'
  | 'kind-unknown';

/** One thing that is wrong, named as exactly as it can be. */
export interface LedgerFinding {
  readonly kind: FindingKind;
  readonly subject?: Subject;
  /** Place in the history of the subject. */
  readonly seq?: number;
  /** Place in the ledger; with `upTo`, the first of several. */
  readonly index?: number;
  readonly upTo?: number;
  readonly column?: string;
  /** C2SP path of a tile. */
  readonly path?: string;
}

/** How far a verification has come. */
export type Progress = (stage: 'tree' | 'histories', done: number, total: number) => void;
