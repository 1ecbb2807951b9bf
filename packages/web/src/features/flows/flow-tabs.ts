/** The parts of a flow's page: the version in force, the draft of the next one, and all versions. */
export const flowTabs = ['current', 'draft', 'versions'] as const;
export type FlowTab = (typeof flowTabs)[number];

/** Reads the open tab from the address; none where none is named. */
export const flowTabSearch = ({ tab }: Record<string, unknown>): { readonly tab?: FlowTab } => {
  const named = flowTabs.find((one) => one === tab);
  return named === undefined ? {} : { tab: named };
};
