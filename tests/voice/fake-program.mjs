/**
 * A speech program that misbehaves on request, to see the hub live with it. Arguments: a log file (a line per start and per phrase)
 * and a manner: `well`, `dies` (at the first phrase of every run), `dies-once` (in its first run only), `hangs`, `chatters`, `silent`.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [, , log, manner] = process.argv;
appendFileSync(log, `start ${process.pid}\n`);
const starts = readFileSync(log, 'utf8').match(/^start/gm).length;

/** 200 ms of a tone at 22,050 Hz; `silent`: of nothing. */
function wav(amplitude) {
  const samples = 4410;
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(22050, 24);
  file.writeUInt32LE(44100, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i++) file.writeInt16LE(Math.round(amplitude * Math.sin(i / 8)), 44 + i * 2);
  return file;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line);
  appendFileSync(log, `speak ${text}\n`);
  if (manner === 'dies' || (manner === 'dies-once' && starts === 1)) process.exit(3);
  if (manner === 'hangs') continue;
  if (manner === 'chatters') console.log('Loading voices…\n{"id":"no"}\n{"id":99999,"error":"not yours"}');
  console.log(JSON.stringify({ id, wav: wav(manner === 'silent' ? 0 : 9000).toString('base64') }));
}
appendFileSync(log, 'end\n');
