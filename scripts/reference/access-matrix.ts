import { api, rolePermissions, roles, type Route } from '@yinxin/contract';
import { table, type Page } from './page.ts';

/** How a role reaches a route: everywhere in its scope, only what concerns the person, everybody signed in, or not. */
export function reachOf(role: (typeof roles)[number], { access }: Route): 'scope' | 'own' | 'all' | '–' {
  if (access === 'public' || access === 'authenticated') return 'all';
  return rolePermissions[role][access.permission] ?? '–';
}

/** Role × route: who may call what at all. Rows are checked again inside, by scope and by the slice's policy. */
export const accessMatrix: Page = {
  file: 'access-matrix.md',
  make: () => `# Access matrix 权限矩阵

Made from the contract; a test calls every route as every role and compares. \`scope\`: everything inside the scope of the
grant; \`own\`: only what concerns the person (own requests, assigned tasks, held seals); \`all\`: everybody who is signed
in; \`public\`: no session needed; –: refused. The three administrators (system, security, audit) do no business.

${Object.entries(api)
  .map(
    ([slice, routes]) => `## ${slice}

${table(
  ['Route', 'Permission', ...roles],
  Object.values(routes as Record<string, Route>).map((route) => [
    `\`${route.method} ${route.url}\``,
    typeof route.access === 'string' ? route.access : `\`${route.access.permission}\``,
    ...roles.map((role) => (route.access === 'public' ? 'public' : reachOf(role, route))),
  ]),
)}
`,
  )
  .join('\n')}`,
};
