import type { Comparison } from './compare-runs.js';
import { formatDifference, formatFigure, formatP, reportRows } from './report-rows.js';
import type { Report } from './report.js';

/**
 * The report for reading: one line a figure, with a column for all questions,
 * one for the interval and one for each language; then the comparison, if any.
 */
export function formatReport(report: Report): string {
  const languages = Object.entries(report.byLanguage);
  const counts = languages.map(([, { questions }]) => String(questions));
  const table = [
    ['', 'all', '95% interval', ...languages.map(([language]) => language)],
    ['questions', String(report.questions), '', ...counts],
    ...reportRows(report).map(({ label, all, byLanguage }) =>
      [label, formatFigure(all.value), formatInterval(all.interval, formatFigure)].concat(
        byLanguage.map(({ value }) => formatFigure(value)),
      ),
    ),
  ];
  const { comparison } = report;
  const compared = comparison === undefined ? '' : `\n${formatComparison(comparison)}`;
  return `${report.dataset}, ${report.system}\n\n${alignColumns(table)}${compared}`;
}

function formatComparison({ run, questions, here, there, measures }: Comparison): string {
  const table = [
    ',here,there,difference,95% interval,p,adjusted p,better,equal,worse'.split(','),
    ...Object.entries(measures).map(([name, one]) => [
      name,
      formatFigure(one.here),
      formatFigure(one.there),
      formatDifference(one.difference),
      formatInterval(one.interval, formatDifference),
      formatP(one.p),
      formatP(one.adjustedP),
      String(one.wins),
      String(one.ties),
      String(one.losses),
    ]),
  ];
  return [
    `against ${run}: ${questions} questions, ${here.ranked} with results here and ${there.ranked} there,`,
    `at most ${here.depth} results here and ${there.depth} there; paired randomisation, p adjusted by Holm`,
    '',
    alignColumns(table),
  ].join('\n');
}

function formatInterval(
  interval: readonly [number, number] | null,
  format: (bound: number) => string,
): string {
  return interval?.map(format).join(' to ') ?? '–';
}

/** The first column is text and stands left; the others are figures and stand right. */
function alignColumns(table: readonly string[][]): string {
  const widths = table[0]!.map((_, column) =>
    Math.max(...table.map((cells) => (cells[column] ?? '').length)),
  );
  const alignCell = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
  return table.map((cells) => `${cells.map(alignCell).join('  ').trimEnd()}\n`).join('');
}
