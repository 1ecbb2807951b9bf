/**
 * One kind of problem, as RFC 9457 answers carry it: its HTTP status and its texts. `{name}` in a text is replaced by
 * the parameter of that name. `title` says what is wrong, `remedy` what the reader can do about it.
 */
export interface ProblemKind {
  readonly status: number;
  readonly 'zh-CN': { readonly title: string; readonly remedy?: string };
  readonly en: { readonly title: string; readonly remedy?: string };
}

/** Declares the problems of one slice; keeps the literal codes so that a code without texts does not compile. */
export const problems = <Kinds extends Record<string, ProblemKind>>(kinds: Kinds): Kinds => kinds;
