import { scaleBand, scaleLinear, scaleLog } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Child } from 'hono/jsx';
import type { Interval } from '../bootstrap.js';

/** One direction of a chart. */
export interface Axis {
  label: string;
  domain: readonly [from: number, to: number];
  /** The labelled values; round ones when absent. */
  ticks?: readonly number[];
  /** Equal factors, instead of equal differences, have equal lengths. */
  isLogarithmic?: boolean;
  /** How a labelled value is written; as a number with no more digits than needed when absent. */
  format?: (value: number) => string;
}

/** Where values of the two axes lie. */
interface Place {
  x: (value: number) => number;
  y: (value: number) => number;
}

/** Something that is drawn into a chart. */
export type Mark = (place: Place) => Child;

/** Units of the drawing, which is as wide as its column. */
const frame = { width: 480, height: 300, left: 46, right: 464, top: 22, bottom: 252 };

/** A drawing of marks between two axes; `title` says to those who cannot see it what it shows. */
export function Chart({ title, x, y, marks }: ChartProps): Child {
  const xScale = scaleOf(x, [frame.left, frame.right]);
  const yScale = scaleOf(y, [frame.bottom, frame.top]);
  const formatX = x.format ?? xScale.tickFormat(5);
  const formatY = y.format ?? yScale.tickFormat(5);
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={title}>
      {(y.ticks ?? yScale.ticks(5)).map((value) => (
        <g class="tick">
          <path d={`M${frame.left},${round(yScale(value))}H${frame.right}`} />
          <text x={frame.left - 8} y={round(yScale(value))} dy="0.35em" text-anchor="end">
            {formatY(value)}
          </text>
        </g>
      ))}
      {(x.ticks ?? xScale.ticks(5)).map((value) => (
        <g class="tick">
          <path d={`M${round(xScale(value))},${frame.bottom}v5`} />
          <text x={round(xScale(value))} y={frame.bottom + 20} text-anchor="middle">
            {formatX(value)}
          </text>
        </g>
      ))}
      <path class="axis" d={`M${frame.left},${frame.bottom}H${frame.right}`} />
      <text class="axis-label" x={frame.right} y={frame.height - 6} text-anchor="end">
        {x.label}
      </text>
      {marks.map((mark) => mark({ x: xScale, y: yScale }))}
    </svg>
  );
}

interface ChartProps {
  title: string;
  x: Axis;
  y: Axis;
  marks: readonly Mark[];
}

/** A line through points, in their order; a guide is something to compare with. */
export function curve(
  points: readonly (readonly [x: number, y: number])[],
  kind: 'curve' | 'guide' = 'curve',
): Mark {
  return ({ x, y }) => {
    const path = line<readonly [number, number]>(
      (point) => x(point[0]),
      (point) => y(point[1]),
    ).digits(1);
    return <path class={kind} d={path(points) ?? ''} />;
  };
}

/** The area between the ends of intervals. */
export function band(points: readonly { x: number; interval: Interval }[]): Mark {
  return ({ x, y }) => {
    const path = area<{ x: number; interval: Interval }>(
      (point) => x(point.x),
      (point) => y(point.interval[0]),
      (point) => y(point.interval[1]),
    ).digits(1);
    return <path class="band" d={path(points) ?? ''} />;
  };
}

/** A point with what it says when it is pointed at. */
export interface Dot {
  x: number;
  y: number;
  title: string;
  /** 4 when absent. */
  radius?: number;
  /** Written beside it. */
  label?: string;
  interval?: Interval | null;
}

/** Points, with their intervals if they have any. */
export function dots(points: readonly Dot[]): Mark {
  return ({ x, y }) =>
    points.map(({ radius = 4, interval = null, ...point }) => {
      const [cx, cy] = [round(x(point.x)), round(y(point.y))];
      return (
        <g>
          <title>{point.title}</title>
          {interval && <path class="whisker" d={whisker(interval.map(y), cx, 'vertical')} />}
          <circle class="dot" cx={cx} cy={cy} r={round(radius)} />
          {point.label !== undefined && (
            <text class="dot-label" x={cx} y={cy - radius - 5} text-anchor={anchorAt(cx)}>
              {point.label}
            </text>
          )}
        </g>
      );
    });
}

/** Keeps what is written at the sides of a chart inside of it. */
function anchorAt(x: number): 'start' | 'middle' | 'end' {
  if (x < frame.left + 16) return 'start';
  return x > frame.right - 16 ? 'end' : 'middle';
}

/** A vertical line at a value, with a word on what is there. */
export function rule(value: number, label: string): Mark {
  return ({ x }) => {
    const at = round(x(value));
    const isLeft = at < (frame.left + frame.right) / 2;
    return (
      <g class="rule">
        <path d={`M${at},${frame.top}V${frame.bottom}`} />
        <text x={at + (isLeft ? 6 : -6)} y={frame.top + 10} text-anchor={isLeft ? 'start' : 'end'}>
          {label}
        </text>
      </g>
    );
  };
}

/** A line of a bar chart. */
export interface Bar {
  label: string;
  /** Smaller, after the label. */
  note?: string;
  value: number | null;
  interval: Interval | null;
}

interface BarChartProps {
  title: string;
  domain: readonly [from: number, to: number];
  bars: readonly Bar[];
  format: (value: number | null) => string;
}

/** Units of a bar chart: its names, its bars and its values stand in three columns. */
const columns = { width: 480, left: 128, right: 412, row: 30, bottom: 22 };

/** One horizontal bar a row, from 0 to the value, with its interval. */
export function BarChart({ title, domain, bars, format }: BarChartProps): Child {
  const bottom = bars.length * columns.row;
  const x = scaleLinear(domain, [columns.left, columns.right]);
  const y = scaleBand(bars.keys(), [0, bottom]).padding(0.36);
  const height = bottom + columns.bottom;
  return (
    <svg viewBox={`0 0 ${columns.width} ${height}`} role="img" aria-label={title}>
      {x.ticks(5).map((value) => (
        <g class="tick">
          <path d={`M${round(x(value))},0V${bottom}`} />
          <text x={round(x(value))} y={height - 4} text-anchor="middle">
            {x.tickFormat(5)(value)}
          </text>
        </g>
      ))}
      {bars.map(({ label, note, value, interval }, i) => {
        const middle = round(y(i)! + y.bandwidth() / 2);
        const [from, to] = [x(0), x(value ?? 0)];
        return (
          <g>
            <text class="bar-label" x={columns.left - 10} y={middle} dy="0.35em" text-anchor="end">
              {label}
              {note !== undefined && <tspan class="bar-note"> {note}</tspan>}
            </text>
            <rect
              class="bar"
              x={round(Math.min(from, to))}
              y={round(y(i)!)}
              width={round(Math.abs(to - from))}
              height={round(y.bandwidth())}
            />
            {interval && (
              <path class="whisker" d={whisker(interval.map(x), middle, 'horizontal')} />
            )}
            <text class="bar-value" x={columns.width - 4} y={middle} dy="0.35em" text-anchor="end">
              {format(value)}
            </text>
          </g>
        );
      })}
      <path class="axis" d={`M${round(x(0))},0V${bottom}`} />
    </svg>
  );
}

/** A line with a stop at each end. */
function whisker(
  ends: readonly number[],
  across: number,
  direction: 'horizontal' | 'vertical',
): string {
  const [from = 0, to = 0] = ends.map(round);
  return direction === 'vertical'
    ? `M${across - 4},${from}h8M${across},${from}V${to}M${across - 4},${to}h8`
    : `M${from},${across - 4}v8M${from},${across}H${to}M${to},${across - 4}v8`;
}

function scaleOf({ domain, isLogarithmic }: Axis, range: readonly [number, number]) {
  return isLogarithmic === true ? scaleLog(domain, range) : scaleLinear(domain, range);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
