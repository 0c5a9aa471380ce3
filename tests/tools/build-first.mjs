import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../build.mjs';

/**
 * Tests that start real processes start what is built: never yesterday's. `speech`: a folder where their hubs keep what they
 * spoke, so that one of them says a phrase and the others have it.
 */
export default async function setup({ provide }) {
  if (!(await build())) throw new Error('the build failed');
  const speech = mkdtempSync(join(tmpdir(), 'onewindow-speech-'));
  provide('speech', speech);
  return () => rmSync(speech, { recursive: true, force: true, maxRetries: 5 });
}
