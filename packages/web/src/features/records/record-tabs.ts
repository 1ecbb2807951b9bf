export const recordTabs = ['documents', 'approvals', 'verification'] as const;
export type RecordTab = (typeof recordTabs)[number];

/** The open tab of a record, from the address. */
export const tabSearch = (raw: Record<string, unknown>): { tab?: RecordTab } => {
  const tab = recordTabs.find((one) => one === raw['tab']);
  return tab === undefined ? {} : { tab };
};
