/**
 * Reads a PDF date `D:YYYYMMDDHHmmSS+HH'mm'` (ISO 32000-1 §7.9.4) that has at least a day and a zone or is in UTC.
 *
 * @returns undefined for anything that names no moment
 */
export function parseDate(text: string): Date | undefined {
  const pattern = /^D:(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?(\d{2})?(?:Z(?:00'?00'?)?|([+-])(\d{2})'?(\d{2})?'?)?$/;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [
    ,
    year,
    month,
    day,
    hour = '00',
    minute = '00',
    second = '00',
    sign = '+',
    zoneHour = '00',
    zoneMinute = '00',
  ] = match;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${sign}${zoneHour}:${zoneMinute}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
