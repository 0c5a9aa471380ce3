/**
 * The hall's own speech program: Mandarin and English without network (D3). A program of its own because the synthesiser is
 * under the GPL: it is run, never linked into the hub. Plain JavaScript, so that it starts the same from source and from dist.
 *
 * One JSON object per line. In: {id, language: 'zh' | 'en' | 'ru', text}. Out: {id, wav: base64} or {id, error}. It ends with its input.
 */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

const VOICES = { zh: 'cmn', en: 'en-gb', ru: 'ru' };
/** Words a minute: slower than the synthesiser's 175, for a large and echoing room. */
const SPEED = '150';

const entry = import.meta.resolve('espeak-ng');
const { default: createEspeak } = await import(entry);
const compiled = await WebAssembly.compile(await readFile(new URL('espeak-ng.wasm', entry)));

function escapeMarkup(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * What this synthesiser must read so that it says what the text means: letters one by one (English `A` would become an
 * article), and 一 as an ordinal in its first tone (一楼, 一号 would follow the rule of counting: yì, yí), by its homophone 衣.
 */
function toMarkup(language, text) {
  if (language === 'zh') {
    const apart = text.replace(/[A-Z]+/g, (letters) => ` ${[...letters].join(' ')} `);
    return escapeMarkup(apart.replace(/一(?=[楼号])/g, '衣'));
  }
  return escapeMarkup(text).replace(
    /\b[A-Z]{1,2}\b/g,
    (letters) => `<say-as interpret-as="characters">${letters}</say-as>`,
  );
}

async function speak(language, text) {
  const complaints = [];
  const espeak = await createEspeak({
    arguments: ['-m', '-w', '/speech.wav', '-v', VOICES[language], '-s', SPEED, toMarkup(language, text)],
    print: () => undefined,
    printErr: (line) => complaints.push(line),
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(compiled, imports).then((instance) => done(instance, compiled));
      return {};
    },
  });
  try {
    return Buffer.from(espeak.FS.readFile('/speech.wav')).toString('base64');
  } catch {
    throw new Error(complaints.join(' ') || 'no speech was made');
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, language, text } = JSON.parse(line);
  let answer;
  try {
    answer = { id, wav: await speak(language, text) };
  } catch (error) {
    answer = { id, error: String(error instanceof Error ? error.message : error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit(0);
