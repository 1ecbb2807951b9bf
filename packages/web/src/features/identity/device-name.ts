/** Marks of browsers in a `User-Agent`, the particular before the general: Edge and 微信 call themselves Chrome too. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, '微信'],
  [/DingTalk\//, '钉钉'],
  [/Lark\//, '飞书'],
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** What people would call the device behind a `User-Agent`: `Chrome · Windows`; the header itself when it says nothing. */
export function deviceName(userAgent: string): string {
  const of = (marks: readonly (readonly [RegExp, string])[]): string | undefined =>
    marks.find(([mark]) => mark.test(userAgent))?.[1];
  const known = [of(browsers), of(systems)].filter((part) => part !== undefined);
  return known.length === 0 ? userAgent : known.join(' · ');
}
