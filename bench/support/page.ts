import { isMet, type Benchmark, type Figure } from './benchmark.ts';

/** The page `docs/reference/benchmarks.md`: what one run on one machine came to. */
export function pageOf(
  machine: readonly (readonly [string, string])[],
  results: readonly { readonly benchmark: Benchmark; readonly figure: Figure }[],
): string {
  return `# Benchmarks

What \`npm run bench\` measured, written by it. Both sides of a figure are measured in the same run, in rounds that take
turns, and medians are compared; so the ratio says more than the values, which belong to this machine. The server runs
in a process of its own, the load comes from another one over the loopback.

${table(['', ''], machine)}

${table(
  ['figure', 'what', 'measured', 'against', 'ratio', 'goal', 'met'],
  results.map(({ benchmark, figure }) => [
    figure.name,
    benchmark.what,
    amount(figure.value, figure.unit),
    figure.against === null ? '' : `${amount(figure.against, figure.unit)}: ${benchmark.against ?? ''}`,
    figure.ratio === null ? '' : String(figure.ratio),
    figure.goal,
    isMet(benchmark.goal, figure) ? 'yes' : 'no',
  ]),
)}

\`npm run bench -- NAME\` measures one figure, or all whose names begin so, and prints it as JSON without writing this
page. \`--quick\` takes small sizes: it shows that everything runs, not how fast.
`;
}

const amount = (value: number, unit: string): string =>
  `${value.toLocaleString('en', { maximumFractionDigits: 2 })} ${unit}`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
