import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds against WCAG 2.2 AA on the screen as it stands, as short lines. It is loaded once into a document and works
 * there: its usual way reads its half a megabyte each time and opens one more page, a process, to gather what frames answer.
 */
export async function axe(page: Page): Promise<string[]> {
  const loaded = await page.evaluate('"axe" in window');
  const builder = new AxeBuilder({ page, ...(loaded ? { axeSource: 'window.axe.version' } : {}) })
    .options({ resultTypes: ['violations'] })
    .withTags(WCAG_22_AA)
    .setLegacyMode();
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
