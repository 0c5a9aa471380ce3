import { build } from '../../build.mjs';

/** Tests that start real processes start what is built: never yesterday's. */
export default async function setup() {
  if (!(await build())) throw new Error('the build failed');
}
