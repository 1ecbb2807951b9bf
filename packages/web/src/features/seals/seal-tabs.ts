/** The parts of a seal's page, in their order. */
export const sealTabs = ['custody', 'checks', 'uses', 'papers', 'notices', 'certificate'] as const;
export type SealTab = (typeof sealTabs)[number];

/** Reads the open tab from the address; the first one is open when none is named. */
export const tabSearch = ({ tab }: Record<string, unknown>): { readonly tab?: SealTab } => {
  const named = sealTabs.find((one) => one === tab);
  return named === undefined ? {} : { tab: named };
};
