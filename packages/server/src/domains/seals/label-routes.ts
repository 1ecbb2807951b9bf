import { MOST_LABELS, sealKindTexts, sealLabelPath, sealLabels } from '@yinxin/contract';
import { renderLabels, type PrintedLabel } from '@yinxin/esign';
import type { Kysely } from 'kysely';
import type { Scope } from '../../platform/authz/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { Problem } from '../../platform/problem.ts';
import { findSealByLabel, labelCodeOf } from './label.ts';
import { presentSeal } from './present.ts';
import { listSeals, type SealRow, type SealsQuery } from './store.ts';

export interface LabelParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Address of the installation as people outside reach it; undefined when each call is to say it. */
  readonly publicOrigin: string | undefined;
}

/** Seals read at once while labels are printed. */
const BATCH = 240;

export function labelRoutes({ db, clock, publicOrigin }: LabelParts): Mountable {
  return bind(sealLabels, {
    async getSealByLabel({ scope, params, actor }) {
      return presentSeal(await findSealByLabel(db, scope(), params.code), actor, clock.now());
    },
    async getSealLabelSheet({ scope, querystring, request, language }) {
      const { only, ...filters } = querystring;
      const query = { ...filters, ...(only === undefined ? {} : { ids: Array.isArray(only) ? only : [only] }) };
      const { total } = await listSeals(db, scope(), { ...query, page: 1, pageSize: 1 });
      if (total === 0) throw new Problem('labels-none');
      if (total > MOST_LABELS) throw new Problem('labels-too-many', { most: MOST_LABELS });
      const origin = publicOrigin ?? `${request.protocol}://${request.host}`;
      const bytes = await renderLabels(
        labelsOf(db, scope(), query, (row) => labelOf(row, origin, language)),
        language,
      );
      const name = language === 'en' ? 'seal-labels' : '印章标签';
      return { bytes, mediaType: 'application/pdf', fileName: `${name}-${clock.now().slice(0, 10)}.pdf` };
    },
  });
}

/** The register in batches, so that only labels and never all seals are in memory. */
async function* labelsOf(
  db: Kysely<Database>,
  scope: Scope,
  query: Omit<SealsQuery, 'page' | 'pageSize'>,
  label: (row: SealRow) => PrintedLabel,
): AsyncGenerator<readonly PrintedLabel[]> {
  for (let page = 1, last = false; !last; page += 1) {
    const { rows } = await listSeals(db, scope, { ...query, page, pageSize: BATCH });
    last = rows.length < BATCH;
    yield rows.map(label);
  }
}

function labelOf({ id, state, entity_name }: SealRow, origin: string, language: 'zh-CN' | 'en'): PrintedLabel {
  const code = labelCodeOf(id);
  return {
    name: state.name,
    code,
    kind: sealKindTexts[state.kind][language],
    entity: entity_name,
    address: `${origin}${sealLabelPath(code)}`,
  };
}
