import type { AnswerFigures } from './answer-figures.js';
import type { Interval } from './bootstrap.js';
import type { Report, ReportPart } from './report.js';

/** A figure and how sure it is. */
export interface Estimate {
  value: number | null;
  interval: Interval | null;
}

/** A line of the table that every form of the report shows. */
export interface ReportRow {
  /** The name of the figure in the report. */
  name: string;
  label: string;
  all: Estimate;
  /** In the order of the report's languages. */
  byLanguage: Estimate[];
}

const answerLabels: [keyof AnswerFigures, string][] = [
  ['firstCitationRelevant', 'first citation relevant'],
  ['refusalPrecision', 'refusal precision'],
  ['refusalRecall', 'refusal recall'],
  ['refusalAuroc', 'refusal AUROC'],
  ['riskAt80', 'risk at 80% coverage'],
  ['riskAt90', 'risk at 90% coverage'],
  ['aurc', 'AURC'],
  ['calibrationError', 'calibration error'],
  ['citationsValid', 'citations valid'],
];

/** One row a measure and, where answers were judged, one a figure of them. */
export function reportRows(report: Report): ReportRow[] {
  const parts = Object.values(report.byLanguage);
  const metricRows = Object.keys(report.metrics).map((name) => {
    const estimate = (part: ReportPart): Estimate => metricOf(part, name);
    return { name, label: name, all: estimate(report), byLanguage: parts.map(estimate) };
  });
  if (report.answers === undefined) return metricRows;
  const answerRows = answerLabels.map(([name, label]) => {
    const estimate = (part: ReportPart): Estimate => answerOf(part, name);
    return { name, label, all: estimate(report), byLanguage: parts.map(estimate) };
  });
  return [...metricRows, ...answerRows];
}

/** Three digits, or a dash where there is nothing to tell. */
export function formatFigure(value: number | null): string {
  return value?.toFixed(3) ?? '–';
}

/** A difference with its sign. */
export function formatDifference(value: number): string {
  const digits = Math.abs(value).toFixed(3);
  if (Number(digits) === 0) return digits;
  return `${value < 0 ? '−' : '+'}${digits}`;
}

/** A p value as far as 10,000 trials tell it. */
export function formatP(value: number): string {
  return value.toFixed(4);
}

function metricOf({ metrics, intervals }: ReportPart, name: string): Estimate {
  return { value: metrics[name] ?? null, interval: intervals[name] ?? null };
}

function answerOf({ answers, answerIntervals }: ReportPart, name: keyof AnswerFigures): Estimate {
  return { value: answers?.[name] ?? null, interval: answerIntervals?.[name] ?? null };
}
