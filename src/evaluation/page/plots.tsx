import type { Child } from 'hono/jsx';
import { answerCalibration, answerSelection } from '../answer-figures.js';
import type { AnswerOutcome } from '../answer-outcome.js';
import type { GainPoint } from '../gain-curve.js';
import { formatFigure, type Estimate } from '../report-rows.js';
import type { Report, ReportPart } from '../report.js';
import { band, BarChart, Chart, curve, dots, rule, type Axis } from './chart.js';
import { languageName } from './language-name.js';

interface PlotProps {
  title: string;
  note: string;
  children?: Child;
}

/** A drawing with its heading and a sentence on how to read it. */
export function Plot({ title, note, children }: PlotProps): Child {
  return (
    <figure class="plot">
      <h3>{title}</h3>
      {children}
      <figcaption>{note}</figcaption>
    </figure>
  );
}

/** nDCG by the number of results that count; nothing for a single point. */
export function GainPlot({ points }: { points: readonly GainPoint[] }): Child {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || first === last) return null;
  const lowest = Math.min(...points.map(({ interval }) => interval[0]));
  return (
    <Plot
      title="nDCG by k"
      note="How good the first k results are, over all questions that have something to find. The band is the 95% interval; k is on a logarithmic scale."
    >
      <Chart
        title="nDCG by the number of results that count"
        x={{
          label: 'k results',
          domain: [first.k, last.k],
          ticks: points.map(({ k }) => k),
          isLogarithmic: true,
          format: String,
        }}
        y={{ label: '', domain: [Math.floor(lowest * 10) / 10, 1] }}
        marks={[
          band(points.map(({ k, interval }) => ({ x: k, interval }))),
          curve(points.map(({ k, value }) => [k, value])),
          dots(
            points.map(({ k, value, interval }) => ({
              x: k,
              y: value,
              label: formatFigure(value),
              title: `nDCG@${k} ${describe({ value, interval })}`,
            })),
          ),
        ]}
      />
    </Plot>
  );
}

interface LanguagePlotProps {
  report: Report;
  title: string;
  note: string;
  estimate: (part: ReportPart) => Estimate;
}

/** One figure by language, with the number of questions of each; nothing for a single language. */
export function LanguagePlot({ report, title, note, estimate }: LanguagePlotProps): Child {
  const bars = Object.entries(report.byLanguage).map(([language, part]) => {
    const { value, interval } = estimate(part);
    return { label: languageName(language), note: String(part.questions), value, interval };
  });
  if (bars.length < 2) return null;
  return (
    <Plot title={title} note={note}>
      <BarChart title={title} domain={[0, 1]} bars={bars} format={formatFigure} />
    </Plot>
  );
}

interface AnswersProps {
  report: Report;
  answers: readonly AnswerOutcome[];
}

/** What goes wrong when only the most confident questions are answered. */
export function SelectionPlot({ report, answers }: AnswersProps): Child {
  const selection = answerSelection(answers);
  if (selection === null) return null;
  const highest = Math.max(...selection.points.map(({ risk }) => risk));
  const answered = answers.filter((one) => one.answered).length / answers.length;
  const { riskAt80 = null, riskAt90 = null } = report.answers ?? {};
  const marked = [
    { coverage: 0.8, value: riskAt80, interval: report.answerIntervals?.riskAt80 ?? null },
    { coverage: 0.9, value: riskAt90, interval: report.answerIntervals?.riskAt90 ?? null },
  ];
  return (
    <Plot
      title="Risk by coverage"
      note="The share that goes wrong when only the most confident questions are answered: the lower, the better the confidence sorts. Every answer to a question that the articles do not answer is wrong."
    >
      <Chart
        title="Share of wrong answers by share of questions answered"
        x={{ label: 'share of the questions answered', domain: [0, 1], format: formatPercent }}
        y={{
          label: '',
          domain: [0, Math.max(0.1, Math.ceil(highest * 10) / 10)],
          format: formatPercent,
        }}
        marks={[
          rule(answered, `${formatPercent(answered)} are answered`),
          curve(selection.points.map(({ coverage, risk }) => [coverage, risk])),
          dots(
            marked.flatMap(({ coverage, value, interval }) =>
              value === null
                ? []
                : [
                    {
                      x: coverage,
                      y: value,
                      interval,
                      title: `risk at ${formatPercent(coverage)} ${describe({ value, interval })}`,
                    },
                  ],
            ),
          ),
        ]}
      />
    </Plot>
  );
}

/** Confidence against how often the articles hold the answer. */
export function CalibrationPlot({ answers }: Pick<AnswersProps, 'answers'>): Child {
  const bins = (answerCalibration(answers)?.bins ?? []).filter(({ cases }) => cases > 0);
  if (bins.length === 0) return null;
  const most = Math.max(...bins.map(({ cases }) => cases));
  const share: Axis = { label: '', domain: [0, 1], format: formatPercent };
  return (
    <Plot
      title="Calibration"
      note="Stated confidence against the share of questions that the articles do answer, by tenths of confidence; the number at a dot is its questions. On the dashed line confidence comes true; below it, it promises too much."
    >
      <Chart
        title="Share of answerable questions by stated confidence"
        x={{ ...share, label: 'stated confidence' }}
        y={share}
        marks={[
          curve(
            [
              [0, 0],
              [1, 1],
            ],
            'guide',
          ),
          curve(bins.map(({ confidence, accuracy }) => [confidence, accuracy])),
          dots(
            bins.map(({ confidence, accuracy, cases }) => ({
              x: confidence,
              y: accuracy,
              radius: 3 + 9 * Math.sqrt(cases / most),
              label: String(cases),
              title: `${cases} questions: confidence ${formatFigure(confidence)}, answerable ${formatFigure(accuracy)}`,
            })),
          ),
        ]}
      />
    </Plot>
  );
}

function describe({ value, interval }: Estimate): string {
  const range = interval === null ? '' : ` (${interval.map(formatFigure).join(' to ')})`;
  return `${formatFigure(value)}${range}`;
}

function formatPercent(value: number): string {
  return `${Math.round(value * 100)}%`;
}
