// Sets pages, in a thread of its own: the first one reads the system's fonts, which takes seconds. Plain JavaScript: no compiler
// copies it, it lies beside page.typ. Takes { id, page }, answers { id, pdf } or { id, failed } (notices.ts).
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const SOURCE = readFileSync(new URL('./page.typ', import.meta.url), 'utf8');
/** One of these must be there (docs/notices.md). */
const SERIF = ['Noto Serif CJK SC', 'Source Han Serif SC', 'FangSong'];

const compiler = NodeCompiler.create();

function hasFont(font) {
  const tried = compiler.compile({ mainFileContent: `#set text(font: ${JSON.stringify(font)})\n国` });
  const warnings = tried.takeWarnings()?.shortDiagnostics ?? [];
  return !warnings.some(({ message }) => message.startsWith('unknown font family'));
}
const fontFound = SERIF.some(hasFont);

function pdfOf(page) {
  if (!fontFound) return { failed: 'no-font' };
  const made = compiler.compile({ mainFileContent: SOURCE, inputs: { page: JSON.stringify(page) } });
  if (!made.result) return { failed: JSON.stringify(made.takeError()?.shortDiagnostics) };
  const pdf = compiler.pdf(made.result);
  // What a notice leaves in the compiler's cache names its applicant: it stays no longer than warmth needs.
  compiler.evictCache(10);
  return { pdf };
}

parentPort.on('message', ({ id, page }) => {
  try {
    parentPort.postMessage({ id, ...pdfOf(page) });
  } catch (error) {
    parentPort.postMessage({ id, failed: String(error) });
  }
});
