/** The nonce that the server put into this copy of the page; empty in development. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/**
 * Gives every style element that scripts create the page's nonce, so that the content security policy need not allow
 * inline styles. antd takes a nonce for its own styles but its scroll lock (@rc-component/portal) does not pass it on.
 * Scripts are from our own origin anyway; style elements that are parsed out of HTML get nothing.
 */
export function nonceStyles(): void {
  if (nonce === '') return;
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}
