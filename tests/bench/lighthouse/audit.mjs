// One page through Lighthouse in a browser that already runs: `audit.mjs <debugging port> <url> <kiosk|phone>` → scores as JSON.
import { writeFileSync } from 'node:fs';
import lighthouse, { desktopConfig } from 'lighthouse';

/** Both are Lighthouse's own presets, with its simulated network; the kiosk has its own screen. */
const SETTINGS = {
  kiosk: {
    ...desktopConfig.settings,
    screenEmulation: { mobile: false, width: 1080, height: 1920, deviceScaleFactor: 1, disabled: false },
  },
  phone: {},
};

const [port, url, device] = process.argv.slice(2);
const result = await lighthouse(
  url,
  {
    port: Number(port),
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility'],
    // The kiosk stays paired.
    disableStorageReset: true,
    // A page that is told of every change keeps a request open: nothing more would come.
    maxWaitForLoad: 15_000,
  },
  { extends: 'lighthouse:default', settings: SETTINGS[device] },
);
const { categories, audits, runtimeError } = result.lhr;
if (runtimeError) throw new Error(`${runtimeError.code}: ${runtimeError.message}`);
const short = Object.values(categories).flatMap(({ auditRefs }) =>
  auditRefs
    .filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 0.9)
    .map(({ id }) => `${id}: ${audits[id].displayValue ?? audits[id].title}`),
);
const points = (category) => Math.round(categories[category].score * 100);
// To see that it was the page meant.
const folder = process.env.ONEWINDOW_SHOTS;
const picture = audits['final-screenshot'].details?.data.split(',')[1];
if (folder && picture) writeFileSync(`${folder}/lighthouse-${device}.jpg`, Buffer.from(picture, 'base64'));
process.stdout.write(
  JSON.stringify({ performance: points('performance'), accessibility: points('accessibility'), short }),
);
