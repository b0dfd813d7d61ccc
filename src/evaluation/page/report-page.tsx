import { html, raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { wrongAnswers, wrongRefusals, type AnswerOutcome } from '../answer-outcome.js';
import type { BootstrapOptions } from '../bootstrap.js';
import type { Comparison } from '../compare-runs.js';
import { valueOf, worstQueries, type Evaluation } from '../evaluation.js';
import { gainCurve } from '../gain-curve.js';
import type { Measure } from '../measure.js';
import { reportRows } from '../report-rows.js';
import type { Report } from '../report.js';
import { pageStyle } from './page-style.js';
import { CalibrationPlot, GainPlot, LanguagePlot, SelectionPlot } from './plots.js';
import { AnswerList, RankingList } from './question-list.js';
import { ComparisonPlot, ComparisonTable, EstimateText, FiguresTable } from './tables.js';

export interface ReportPageSetup {
  report: Report;
  evaluation: Evaluation;
  /** How it was measured, in the order in which it is told. */
  facts: readonly (readonly [label: string, value: string])[];
  date: Date;
  bootstrap: BootstrapOptions;
}

/** The report as one page of HTML that needs nothing else: no script, no font, no request. */
export async function formatReportPage(setup: ReportPageSetup): Promise<string> {
  const page = await html`<!doctype html>${<ReportPage {...setup} />}`;
  return page.toString();
}

/** How many questions a list shows. */
const listed = 20;

function ReportPage({ report, evaluation, facts, date, bootstrap }: ReportPageSetup): Child {
  const { comparison } = report;
  const measure = mainMeasure(report, evaluation);
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="content-security-policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>{`${report.dataset}, ${report.system} · Isnad`}</title>
        <style>{raw(pageStyle)}</style>
      </head>
      <body>
        <Head report={report} facts={facts} date={date} />
        <main>
          <Headline report={report} measure={measure} />
          <Section id="figures" title="Figures">
            <p>{figuresNote(evaluation, report, bootstrap)}</p>
            <FiguresTable report={report} />
          </Section>
          {comparison && <ComparisonSection comparison={comparison} />}
          <Section id="plots" title="Plots">
            <Plots report={report} evaluation={evaluation} bootstrap={bootstrap} />
          </Section>
          <Worst evaluation={evaluation} measure={measure} />
          {evaluation.answers && <Mistakes answers={evaluation.answers} />}
        </main>
      </body>
    </html>
  );
}

/** What the page is about where one measure must do: nDCG@10 if it is reported, else the first. */
function mainMeasure(report: Report, { measures }: Evaluation): Measure {
  const names = Object.keys(report.metrics);
  const main = names.find((name) => name === 'nDCG@10') ?? names[0];
  const measure = measures.find((one) => one.toString() === main);
  if (measure === undefined) throw new RangeError('a report needs a measure');
  return measure;
}

function figuresNote(
  { outcomes }: Evaluation,
  { questions }: Report,
  { seed, resamples }: BootstrapOptions,
): string {
  const asked =
    outcomes.length === questions
      ? `Over ${questions} questions`
      : `Over ${questions} questions, of which ${outcomes.length} have something to find and count for the ranking`;
  const drawn = resamples === undefined ? '' : `${resamples.toLocaleString('en')} resamples, `;
  return `${asked}. Intervals are 95% percentile bootstraps over questions (${drawn}seed ${seed}). The number beside a language is its questions.`;
}

function Head({ report, facts, date }: Pick<ReportPageSetup, 'report' | 'facts' | 'date'>): Child {
  const iso = date.toISOString();
  return (
    <header>
      <p class="brand">
        Isnad <span lang="ar">إسناد</span> · evaluation
      </p>
      <h1 dir="auto">{report.dataset}</h1>
      <dl>
        {facts.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
        <div>
          <dt>Date</dt>
          <dd>
            <time datetime={iso}>{`${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`}</time>
          </dd>
        </div>
      </dl>
    </header>
  );
}

/** The figures that say most, where there are such. */
const headlines = ['firstCitationRelevant', 'refusalAuroc', 'riskAt80', 'riskAt90', 'aurc'];

function Headline({ report, measure }: { report: Report; measure: Measure }): Child {
  const rows = reportRows(report);
  const names =
    report.answers === undefined
      ? Object.keys(report.metrics).slice(0, 5)
      : [measure.toString(), ...headlines];
  return (
    <ul class="headline">
      {names
        .flatMap((name) => rows.filter((row) => row.name === name))
        .map(({ label, all }) => (
          <li>
            <span>{label}</span>
            <EstimateText {...all} />
          </li>
        ))}
    </ul>
  );
}

interface SectionProps {
  id: string;
  title: string;
  children?: Child;
}

function Section({ id, title, children }: SectionProps): Child {
  return (
    <section id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function ComparisonSection({ comparison }: { comparison: Comparison }): Child {
  const { run, questions, here, there } = comparison;
  return (
    <Section id="comparison" title={`Against ${run}`}>
      <p>
        Paired randomisation test over {questions} questions, p adjusted for the number of measures
        by Holm; differences in bold are significant at .05. Results came for {here.ranked}{' '}
        questions here and {there.ranked} there, at most {here.depth} here and {there.depth} there:
        what stands deeper counts as not found.
      </p>
      <ComparisonTable comparison={comparison} />
      <div class="plots">
        <ComparisonPlot comparison={comparison} />
      </div>
    </Section>
  );
}

type PlotsProps = Pick<ReportPageSetup, 'report' | 'evaluation' | 'bootstrap'>;

function Plots({ report, evaluation, bootstrap }: PlotsProps): Child {
  const { answers } = evaluation;
  const name = mainMeasure(report, evaluation).toString();
  return (
    <div class="plots">
      <GainPlot points={gainCurve(evaluation, bootstrap)} />
      <LanguagePlot
        report={report}
        title={`${name} by language`}
        note="By the language of the question, with 95% intervals and the number of questions."
        estimate={({ metrics, intervals }) => ({
          value: metrics[name] ?? null,
          interval: intervals[name] ?? null,
        })}
      />
      {answers && (
        <>
          <LanguagePlot
            report={report}
            title="First citation relevant by language"
            note="Share of the answerable questions that were answered from the right place; a refusal counts as wrong."
            estimate={(part) => ({
              value: part.answers?.firstCitationRelevant ?? null,
              interval: part.answerIntervals?.firstCitationRelevant ?? null,
            })}
          />
          <SelectionPlot report={report} answers={answers} />
          <CalibrationPlot answers={answers} />
        </>
      )}
    </div>
  );
}

function Worst({ evaluation, measure }: { evaluation: Evaluation; measure: Measure }): Child {
  const outcomes = worstQueries(evaluation.outcomes, measure, listed).filter(
    (outcome) => valueOf(outcome, measure) < 1,
  );
  return (
    <Section id="worst" title="Worst rankings">
      <p>
        {outcomes.length === 0
          ? `Every ranking has the best ${measure.toString()} there is.`
          : `The ${outcomes.length} lowest by ${measure.toString()}.`}
      </p>
      <RankingList outcomes={outcomes} measure={measure} />
    </Section>
  );
}

function Mistakes({ answers }: { answers: readonly AnswerOutcome[] }): Child {
  const wrong = wrongAnswers(answers, answers.length);
  const refused = wrongRefusals(answers, answers.length);
  return (
    <>
      <Section id="wrong" title="Wrong answers">
        <p>{countText(wrong.length, 'most')}</p>
        <AnswerList answers={wrong.slice(0, listed)} />
      </Section>
      <Section id="refused" title="Wrong refusals">
        <p>{countText(refused.length, 'least')}</p>
        <AnswerList answers={refused.slice(0, listed)} />
      </Section>
    </>
  );
}

function countText(count: number, end: 'most' | 'least'): string {
  if (count === 0) return 'None.';
  const shown =
    count > listed ? `; these ${listed} are the ${end} confident` : `, ${end} confident first`;
  return `${count} in all${shown}.`;
}
