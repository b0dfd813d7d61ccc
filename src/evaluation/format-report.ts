import type { AnswerFigures, ConfidenceFigures } from './answer-outcome.js';
import type { Report } from './report.js';

/**
 * The report for reading: one line a figure, with a column for all questions,
 * one for the interval and one for each language.
 */
export function formatReport(report: Report, confidence?: ConfidenceFigures | null): string {
  const parts = [report, ...Object.values(report.byLanguage)];
  const table = [
    ['', 'all', '95% interval', ...Object.keys(report.byLanguage)],
    ['questions', ...parts.map(({ questions }) => String(questions))].toSpliced(
      intervalColumn,
      0,
      '',
    ),
    ...metricRows(report, parts),
    ...(report.answers === undefined ? [] : answerRows(parts)),
    ...confidenceRows(confidence),
  ];
  return `${report.dataset}, ${report.system}\n\n${alignColumns(table)}`;
}

/** The interval stands right of the figure that it belongs to, which is that of all questions. */
const intervalColumn = 2;

type Part = Pick<Report, 'questions' | 'metrics' | 'answers'>;

function metricRows({ metrics, intervals }: Report, parts: readonly Part[]): string[][] {
  return Object.keys(metrics).map((name) => {
    const figures = parts.map((part) => formatFigure(part.metrics[name]));
    return [name].concat(figures).toSpliced(intervalColumn, 0, formatInterval(intervals[name]));
  });
}

const answerLabels: [keyof AnswerFigures, string][] = [
  ['firstCitationRelevant', 'first citation relevant'],
  ['refusalPrecision', 'refusal precision'],
  ['refusalRecall', 'refusal recall'],
  ['refusalAuroc', 'refusal AUROC'],
  ['citationsValid', 'citations valid'],
];

function answerRows(parts: readonly Part[]): string[][] {
  return answerLabels.map(([key, label]) => {
    const figures = parts.map((part) => formatFigure(part.answers?.[key]));
    return [label].concat(figures).toSpliced(intervalColumn, 0, '');
  });
}

function confidenceRows(figures: ConfidenceFigures | null | undefined): string[][] {
  if (!figures) return [];
  return [
    ['risk at 80% coverage', formatFigure(figures.riskAt80)],
    ['risk at 90% coverage', formatFigure(figures.riskAt90)],
    ['AURC', formatFigure(figures.selection.aurc)],
    ['calibration error', formatFigure(figures.calibration.error)],
  ];
}

function formatFigure(value: number | null | undefined): string {
  return value?.toFixed(3) ?? '–';
}

function formatInterval(interval: readonly [number, number] | null | undefined): string {
  return interval?.map((bound) => bound.toFixed(3)).join(' to ') ?? '–';
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
