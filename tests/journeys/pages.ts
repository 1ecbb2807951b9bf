import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { APIRequestContext } from 'playwright-core';
import { doorPaths } from '../../packages/web/src/lib/door-paths.ts';

const WEB = fileURLToPath(new URL('../../packages/web/src', import.meta.url));

/** A page as somebody of the sample company opens it. */
export interface Visit {
  /** The route as the web app declares it. */
  readonly route: string;
  /** Login name; absent for a page that needs no session. */
  readonly who?: string;
  /** The address, where it is more than the route. */
  readonly at?: string;
}

/** Every route that the web app declares. */
export async function declaredRoutes(): Promise<readonly string[]> {
  const found: string[] = Object.values(doorPaths);
  for await (const file of glob(['features/*/routes.ts', 'app/router.tsx'], { cwd: WEB })) {
    const source = await readFile(`${WEB}/${file}`, 'utf8');
    found.push(...[...source.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path!));
  }
  return found.toSorted();
}

/** Reads the interface as one person. */
export type Ask = (who: string) => Promise<APIRequestContext>;

interface Listed {
  readonly id: string;
  readonly state?: string;
  readonly medium?: string;
  readonly labelCode?: string;
}

/** Every page, each opened by somebody whose roles reach it, on something that the sample company has. */
export async function visits(ask: Ask): Promise<readonly Visit[]> {
  const list = async (who: string, path: string): Promise<readonly Listed[]> => {
    const response = await (await ask(who)).get(path);
    if (!response.ok()) throw new Error(`${path}: ${await response.text()}`);
    return ((await response.json()) as { items: readonly Listed[] }).items;
  };
  const requests = await list('wangqiang', '/api/use-requests?mine=true');
  const requestIn = (state: string) => requests.find((one) => one.state === state)!.id;
  const records = await list('sunli', '/api/records');
  const sealings = await list('wugang', '/api/sealings');
  const seals = await list('zhoulei', '/api/seals');
  const sealOf = (medium: string) => seals.find((one) => one.medium === medium && one.state === 'active')!.id;
  const destructions = await list('zhoulei', '/api/destructions');
  const destructionIn = (state: string) => destructions.find((one) => one.state === state)!.id;
  const engravings = await list('zhoulei', '/api/engravings');
  const engravingIn = (state: string) => engravings.find((one) => one.state === state)!.id;
  const suspensions = await list('zhoulei', '/api/suspensions');
  const suspensionIn = (state: string) => suspensions.find((one) => one.state === state)!.id;
  const notices = await list('zhoulei', '/api/notices?concern=all');
  const carryOuts = await list('zhoulei', '/api/carry-outs');
  const carryOutIn = (state: string) => carryOuts.find((one) => one.state === state)!.id;
  const [flow] = await list('zhoulei', '/api/flows');
  const [approval] = await list('limin', '/api/approvals');
  const handovers = await list('wugang', '/api/handovers');
  const [place] = await list('zhoulei', '/api/places');
  const [check] = await list('zhoulei', '/api/checks');
  const handoverIn = (state: string) => handovers.find((one) => one.state === state)!.id;
  const inventories = await list('zhoulei', '/api/inventory-counts');
  const inventoryIn = (state: string) => inventories.find((one) => one.state === state)!.id;
  return [
    { route: '/login' },
    { route: '/activate' },
    { route: '/setup' },
    { route: '/verify' },
    { route: '/', who: 'limin' },
    { route: '/', who: 'wugang' },
    { route: '/', who: 'sunli' },
    { route: '/requests', who: 'wangqiang' },
    { route: '/requests/new', who: 'wangqiang' },
    { route: '/requests/new', who: 'wangqiang', at: `/requests/new?id=${requestIn('draft')}&step=review` },
    { route: '/requests/$id', who: 'wangqiang', at: `/requests/${requestIn('completed')}` },
    { route: '/requests/$id', who: 'limin', at: `/requests/${requestIn('submitted')}?tab=approval` },
    { route: '/approvals', who: 'limin' },
    { route: '/approvals/$id', who: 'limin', at: `/approvals/${approval!.id}` },
    { route: '/sealing', who: 'wugang' },
    { route: '/sealing/$id', who: 'wugang', at: `/sealing/${sealings[0]!.id}` },
    { route: '/seals', who: 'zhoulei' },
    { route: '/seals/new', who: 'zhoulei' },
    { route: '/seals/$id', who: 'zhoulei', at: `/seals/${sealOf('physical')}` },
    { route: '/seals/$id/correct', who: 'zhoulei', at: `/seals/${sealOf('physical')}/correct` },
    { route: '/seals/$id/face', who: 'zhoulei', at: `/seals/${sealOf('electronic')}/face` },
    { route: '/seals/$id/handover', who: 'zhoulei', at: `/seals/${sealOf('physical')}/handover` },
    { route: '/handovers', who: 'wugang' },
    { route: '/handovers', who: 'sunli', at: '/handovers?concern=overdue' },
    { route: '/handovers/$id', who: 'wugang', at: `/handovers/${handoverIn('proposed')}` },
    { route: '/handovers/$id', who: 'zhoulei', at: `/handovers/${handoverIn('completed')}` },
    { route: '/seals/$id/destruction', who: 'zhoulei', at: `/seals/${sealOf('physical')}/destruction` },
    { route: '/destructions', who: 'sunli' },
    { route: '/destructions/$id', who: 'sunli', at: `/destructions/${destructionIn('completed')}` },
    { route: '/destructions/$id', who: 'zhaomingyuan', at: `/destructions/${destructionIn('proposed')}?tab=approval` },
    { route: '/destructions/$id/correct', who: 'zhoulei', at: `/destructions/${destructionIn('proposed')}/correct` },
    { route: '/destructions/$id/record', who: 'zhoulei', at: `/destructions/${destructionIn('proposed')}/record` },
    { route: '/engravings', who: 'sunli' },
    { route: '/engravings/new', who: 'wangqiang' },
    { route: '/engravings/$id', who: 'zhoulei', at: `/engravings/${engravingIn('approved')}` },
    { route: '/engravings/$id', who: 'wangqiang', at: `/engravings/${engravingIn('approved')}?tab=approval` },
    { route: '/engravings/$id', who: 'sunli', at: `/engravings/${engravingIn('completed')}` },
    { route: '/engravings/$id/correct', who: 'linxia', at: `/engravings/${engravingIn('returned')}/correct` },
    { route: '/engravings/$id/seal', who: 'zhoulei', at: `/engravings/${engravingIn('approved')}/seal` },
    { route: '/engravers', who: 'zhoulei' },
    { route: '/engravers', who: 'sunli' },
    { route: '/carry-outs', who: 'zhoulei' },
    { route: '/carry-outs/$id', who: 'hejuan', at: `/carry-outs/${carryOutIn('out')}` },
    { route: '/carry-outs/$id', who: 'wugang', at: `/carry-outs/${carryOutIn('submitted')}?tab=approval` },
    { route: '/carry-outs/$id/correct', who: 'wugang', at: `/carry-outs/${carryOutIn('submitted')}/correct` },
    { route: '/seals/$id/carry-out', who: 'wugang', at: `/seals/${sealOf('physical')}/carry-out` },
    { route: '/records', who: 'sunli' },
    ...['documents', 'approvals', 'verification'].map((tab) => ({
      route: '/records/$id',
      who: 'sunli',
      at: `/records/${records[0]!.id}?tab=${tab}`,
    })),
    { route: '/flows', who: 'zhoulei' },
    { route: '/flows/new', who: 'zhoulei' },
    { route: '/flows/$id', who: 'zhoulei', at: `/flows/${flow!.id}` },
    { route: '/flows/$id/edit', who: 'zhoulei', at: `/flows/${flow!.id}/edit` },
    { route: '/accounts', who: 'sysadmin' },
    { route: '/organization', who: 'sysadmin' },
    { route: '/organization/import', who: 'sysadmin' },
    { route: '/grants', who: 'secadmin' },
    { route: '/seals/$id/suspension', who: 'wangqiang', at: `/seals/${sealOf('physical')}/suspension` },
    { route: '/suspensions', who: 'sunli' },
    { route: '/suspensions/$id', who: 'wangqiang', at: `/suspensions/${suspensionIn('submitted')}` },
    { route: '/suspensions/$id', who: 'zhoulei', at: `/suspensions/${suspensionIn('submitted')}?tab=approval` },
    { route: '/suspensions/$id', who: 'limin', at: `/suspensions/${suspensionIn('completed')}` },
    { route: '/suspensions/$id/correct', who: 'wangqiang', at: `/suspensions/${suspensionIn('submitted')}/correct` },
    { route: '/notices', who: 'sysadmin' },
    { route: '/notices', who: 'zhoulei', at: '/notices?concern=all' },
    ...notices.map(({ id }) => ({ route: '/notices/$id', who: 'zhoulei', at: `/notices/${id}` })),
    { route: '/profile', who: 'wangqiang' },
    { route: '/places', who: 'zhoulei' },
    { route: '/places/new', who: 'zhoulei' },
    { route: '/places/unplaced', who: 'sunli' },
    { route: '/places/$id', who: 'wugang', at: `/places/${place!.id}` },
    { route: '/places/$id/correct', who: 'zhoulei', at: `/places/${place!.id}/correct` },
    { route: '/checks', who: 'wugang' },
    { route: '/checks/records', who: 'sunli' },
    { route: '/checks/plan', who: 'zhoulei' },
    { route: '/checks/$id', who: 'zhoulei', at: `/checks/${check!.id}` },
    { route: '/seals/$id', who: 'zhoulei', at: `/seals/${sealOf('physical')}?tab=checks` },
    { route: '/seals/$id/check', who: 'zhoulei', at: `/seals/${sealOf('physical')}/check` },
    { route: '/inventory', who: 'zhoulei' },
    { route: '/inventory/new', who: 'zhoulei' },
    { route: '/inventory/$id', who: 'hejuan', at: `/inventory/${inventoryIn('open')}` },
    { route: '/inventory/$id', who: 'sunli', at: `/inventory/${inventoryIn('closed')}` },
    { route: '/seals/labels', who: 'zhoulei' },
    {
      route: '/seals/label/$code',
      who: 'wugang',
      at: `/seals/label/${seals.find((one) => one.state === 'active')!.labelCode}`,
    },
  ];
}
