import type { Evaluation } from '../../../src/evaluation/evaluation.js';
import { parseMeasure } from '../../../src/evaluation/measure.js';
import { formatReportPage } from '../../../src/evaluation/page/report-page.js';
import { buildReport, type Report } from '../../../src/evaluation/report.js';
import { parsePage, type ParsedPage } from './parsed-page.js';

const bootstrap = { seed: 1, resamples: 200 };
/** What is reported. */
export const measures = ['nDCG@10', 'AP'].map(parseMeasure);
const date = new Date('2026-03-01T10:20:30Z');

/** The report of an evaluation. */
export function reportOf(part: Evaluation): Report {
  const setup = { dataset: 'letters', system: 'dense', measures, bootstrap };
  return buildReport({ ...setup, evaluation: part });
}

/** The page of an evaluation, with changes to its report. */
export async function pageOf(
  part: Evaluation,
  changes: Partial<Report> = {},
  facts: [string, string][] = [],
): Promise<ParsedPage> {
  const report = { ...reportOf(part), ...changes };
  return parsePage(await formatReportPage({ report, evaluation: part, facts, date, bootstrap }));
}
