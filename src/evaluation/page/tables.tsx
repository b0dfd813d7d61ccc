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
    <WideTable
      name="figures"
      label="Figures by language"
      heads={[
        { name: 'All', questions: report.questions },
        ...Object.entries(report.byLanguage).map(([language, { questions }]) => ({
          name: languageName(language),
          questions,
        })),
      ].map(({ name, questions }) => (
        <>
          {name} <small>{questions}</small>
        </>
      ))}
    >
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
    </WideTable>
  );
}

interface WideTableProps {
  /** The class of the table. */
  name: string;
  label: string;
  /** Of the columns behind that of the row's own name. */
  heads: readonly Child[];
  children?: Child;
}

/** A table that scrolls sideways, also by key, where it has no room. */
function WideTable({ name, label, heads, children }: WideTableProps): Child {
  return (
    <div class="wide" role="region" aria-label={label} tabindex={0}>
      <table class={name}>
        <thead>
          <tr>
            <td />
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
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
    <WideTable
      name="comparison"
      label="Differences by measure"
      heads={['this run', run, 'difference', 'p', 'adjusted p', 'better', 'equal', 'worse']}
    >
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
    </WideTable>
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
