/**
 * One line of a verification: `good` was checked and holds, `bad` was checked and fails, `unknown` could not be checked,
 * `warning` holds but is unusual. The code names the text to show.
 */
export interface Finding<Code extends string = string> {
  status: 'good' | 'warning' | 'unknown' | 'bad';
  code: Code;
  params: Readonly<Record<string, string | number>>;
}

type Params = Finding['params'];

export const good = <Code extends string>(code: Code, params: Params = {}): Finding<Code> => ({
  status: 'good',
  code,
  params,
});
export const bad = <Code extends string>(code: Code, params: Params = {}): Finding<Code> => ({
  status: 'bad',
  code,
  params,
});
export const unknown = <Code extends string>(code: Code, params: Params = {}): Finding<Code> => ({
  status: 'unknown',
  code,
  params,
});
export const warning = <Code extends string>(code: Code, params: Params = {}): Finding<Code> => ({
  status: 'warning',
  code,
  params,
});

const severity: Record<Finding['status'], number> = { good: 0, warning: 1, unknown: 2, bad: 3 };

/** The finding that decides over all: the first of the worst status, or nothing for no findings. */
export function worst(findings: readonly Finding[]): Finding | undefined {
  return findings.toSorted((a, b) => severity[b.status] - severity[a.status])[0];
}
