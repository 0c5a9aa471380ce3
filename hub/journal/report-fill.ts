import type { Driver } from './driver.ts';
import { FACT_COLUMNS, number, recordedOf, text } from './records.ts';
import { reportSteps } from './report-steps.ts';

const PAGE = 2000;

/**
 * Brings facts that were recorded before the report tables existed into them: once, at the first start of a program that has them.
 * Page by page, each in one transaction with how far it came, so that a start that is cut short goes on where it was.
 */
export async function fillReports(driver: Driver): Promise<void> {
  for (;;) {
    const [fill] = await driver.all('SELECT done, last FROM report_fill');
    if (fill === undefined || number(fill, 'done') >= number(fill, 'last')) return;
    const rows = await driver.all(
      `SELECT ${FACT_COLUMNS} FROM fact WHERE position > ? AND position <= ? ORDER BY position LIMIT ${PAGE}`,
      [number(fill, 'done'), number(fill, 'last')],
    );
    const [first] = rows;
    if (first === undefined) return;
    await driver.exec('BEGIN IMMEDIATE');
    await driver.run(
      'INSERT INTO report_step (hall, what, step) SELECT ?, value->>0, value FROM json_each(?)',
      [text(first, 'hall'), JSON.stringify(reportSteps(rows.map(recordedOf)))],
    );
    await driver.run('UPDATE report_fill SET done = ?', [
      Math.max(...rows.map((row) => number(row, 'position'))),
    ]);
    await driver.exec('COMMIT');
  }
}
