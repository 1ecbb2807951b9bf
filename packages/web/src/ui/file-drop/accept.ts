/** Which files a place takes. */
export interface Acceptance {
  /** Media types and name endings, e.g. `application/pdf`, `.docx`; `image/*` stands for all pictures. */
  readonly accept: readonly string[];
  readonly maxBytes: number;
}

/** Why a file is not taken, before anything is sent; nothing when it is. The server looks into the file itself. */
export function whyNot(
  file: { readonly name: string; readonly type: string; readonly size: number },
  { accept, maxBytes }: Acceptance,
): 'kind' | 'too-large' | undefined {
  const fits = accept.some((rule) => {
    if (rule.startsWith('.')) return file.name.toLowerCase().endsWith(rule);
    return rule.endsWith('/*') ? file.type.startsWith(rule.slice(0, -1)) : file.type === rule;
  });
  if (!fits) return 'kind';
  return file.size > maxBytes ? 'too-large' : undefined;
}
