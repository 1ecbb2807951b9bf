/** A reason that every form accepts. */
export const reason = '检查重复提交';

let used = 0;

/** A name that nothing has had before in this run. */
export const fresh = (name: string): string => `${name}${(used += 1)}`;
