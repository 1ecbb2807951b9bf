/** The calendar day in China (UTC+8, no daylight saving) of an instant. */
export const chinaDay = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
