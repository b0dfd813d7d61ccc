import type { Child } from 'hono/jsx';
import type { Comparison } from '../compare-runs.js';
import {
  formatDifference,
  formatFigure,
  formatP,
  reportRows,
  type Estimate,
} from '../report-rows.js';
import type { Report } from '../report.js';
import { BarChart } from './chart.js';
import { languageName } from './language-name.js';
import { Plot } from './plots.js';

/** Every figure with its interval, over all questions and by language. */
export function FiguresTable({ report }: { report: Report }): Child {
  return (
    <div class="wide" role="region" aria-label="Figures by language" tabindex={0}>
      <table class="figures">
        <thead>
          <tr>
            <td />
            <th scope="col">
              All <small>{report.questions}</small>
            </th>
            {Object.entries(report.byLanguage).map(([language, { questions }]) => (
              <th scope="col">
                {languageName(language)} <small>{questions}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reportRows(report).map(({ name, label, all, byLanguage }) => (
            <tr data-figure={name}>
              <th scope="row">{label}</th>
              {[all, ...byLanguage].map((estimate) => (
                <td>
                  <EstimateText {...estimate} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A figure above its interval. */
export function EstimateText({ value, interval }: Estimate): Child {
  return (
    <>
      <b>{formatFigure(value)}</b>
      {interval && <small>{formatInterval(interval, formatFigure)}</small>}
    </>
  );
}

/** Both runs by measure, and whether chance may have made the difference. */
export function ComparisonTable({ comparison }: { comparison: Comparison }): Child {
  const { run, measures } = comparison;
  return (
    <div class="wide" role="region" aria-label="Differences by measure" tabindex={0}>
      <table class="comparison">
        <thead>
          <tr>
            <td />
            <th scope="col">this run</th>
            <th scope="col">{run}</th>
            <th scope="col">difference</th>
            <th scope="col">p</th>
            <th scope="col">adjusted p</th>
            <th scope="col">better</th>
            <th scope="col">equal</th>
            <th scope="col">worse</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(measures).map(([name, one]) => (
            <tr data-figure={name} class={one.adjustedP < 0.05 ? 'significant' : undefined}>
              <th scope="row">{name}</th>
              <td>{formatFigure(one.here)}</td>
              <td>{formatFigure(one.there)}</td>
              <td>
                <b>{formatDifference(one.difference)}</b>
                <small>{formatInterval(one.interval, formatDifference)}</small>
              </td>
              <td>{formatP(one.p)}</td>
              <td>{formatP(one.adjustedP)}</td>
              <td>{one.wins}</td>
              <td>{one.ties}</td>
              <td>{one.losses}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The differences with their intervals. */
export function ComparisonPlot({
  comparison: { run, measures },
}: {
  comparison: Comparison;
}): Child {
  const bars = Object.entries(measures).map(([label, { difference, interval }]) => ({
    label,
    value: difference,
    interval,
  }));
  const ends = bars.flatMap(({ interval }) => interval).map(Math.abs);
  const reach = Math.max(0.01, ...ends);
  return (
    <Plot
      title="Difference by measure"
      note="Right of zero this run is better. The lines are 95% intervals of the difference, question by question."
    >
      <BarChart
        title={`Difference to ${run} by measure`}
        domain={[-reach, reach]}
        bars={bars}
        format={(value) => (value === null ? '–' : formatDifference(value))}
      />
    </Plot>
  );
}

function formatInterval(
  interval: readonly [number, number],
  format: (bound: number) => string,
): string {
  return interval.map(format).join(' to ');
}
