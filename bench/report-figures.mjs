/**
 * Writes drawings of a report, each as a picture of its own:
 * `node bench/report-figures.mjs REPORT.html FOLDER PREFIX`, the report being one of
 * `isnad evaluate … --report`. Names are PREFIX-risk.svg and PREFIX-calibration.svg.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const names = {
  'Share of wrong answers by share of questions answered': 'risk',
  'Share of answerable questions by stated confidence': 'calibration',
};

const [report, folder, prefix] = process.argv.slice(2);
if (prefix === undefined) {
  console.error('node bench/report-figures.mjs REPORT.html FOLDER PREFIX');
  process.exit(2);
}
const page = readFileSync(report, 'utf8');
const [style] = page.match(/<style>[^]*?<\/style>/);
for (const [title, name] of Object.entries(names)) {
  const drawing = page.match(new RegExp(`<svg ([^>]*aria-label="${title}")>([^]*?)</svg>`));
  if (drawing === null) {
    console.error(`${report} has no drawing "${title}": were questions with answers evaluated?`);
    process.exit(1);
  }
  // On the page, dots may reach beyond the drawing.
  const attributes = drawing[1].replace('viewBox="0 0 480 300"', 'viewBox="-8 -14 496 318"');
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="480" ${attributes}>${style}${drawing[2]}</svg>\n`;
  writeFileSync(join(folder, `${prefix}-${name}.svg`), picture);
}
