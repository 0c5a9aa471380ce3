import type { FastifyInstance, FastifyRequest } from 'fastify';
import { zipSync } from 'fflate';
import * as v from 'valibot';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { type Result, refuse } from '../contract/result.ts';
import { LANGUAGES, LineSchema } from '../contract/text.ts';
import { LARGEST_CLIP } from '../contract/voice.ts';
import { parse } from '../edge/parse.ts';
import type { Services } from '../services.ts';
import { takeRecording } from '../voice/recording.ts';
import type { Voice } from '../voice/voice.ts';
import { writeWav } from '../voice/wav.ts';
import { sendCode, sendProblem } from './problem.ts';
import { actorOf, readerOf } from './staff.ts';

/** Who may look at the hall's voice without changing it. */
const READERS = ['supervisor', 'administrator', 'chief', 'discipline'];
const PhraseSchema = v.object({ language: v.picklist(LANGUAGES), text: LineSchema });
const AUDIO = { bodyLimit: LARGEST_CLIP };

/**
 * What speaks in the hall, and the phrases staff read into the microphone (D3), for the supervision page (session cookie). A recording
 * is a 16-bit mono WAV of 22,050 Hz: `POST /voice/level` answers it cut and levelled, `PUT /voice/clips` keeps it as a phrase.
 */
export function voiceRoutes(
  app: FastifyInstance,
  services: Services,
  voice: Pick<Voice, 'standing' | 'clips'>,
): void {
  app.addContentTypeParser('audio/wav', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const catalogue = () => services.state().catalogue?.source ?? null;
  const needs = (request: FastifyRequest): Result<v.InferOutput<typeof PhraseSchema>, Refusal> => {
    const asked = parse(PhraseSchema, request.query);
    const known = catalogue();
    if (!asked.ok || !known) return asked;
    const { language, text } = asked.value;
    const listed = voice
      .standing(known)
      .phrases.some((one) => one.language === language && one.text === text);
    return listed ? asked : refuse(refusal('no-such-phrase', { field: 'text' }));
  };

  app.get('/voice/standing', async (request, reply) => {
    const reader = readerOf(services, request, READERS);
    if (!reader.ok) return sendProblem(reply, reader.refusal);
    const known = catalogue();
    return known
      ? reply.header('cache-control', 'no-store').send(voice.standing(known))
      : sendCode(reply, 'bad-catalogue');
  });

  app.post('/voice/level', AUDIO, async (request, reply) => {
    const keeper = actorOf(services, request, 'KeepClip');
    if (!keeper.ok) return sendProblem(reply, keeper.refusal);
    const taken = takeRecording(bodyOf(request));
    return taken.ok ? reply.type('audio/wav').send(writeWav(taken.value)) : sendProblem(reply, taken.refusal);
  });

  app.put('/voice/clips', AUDIO, async (request, reply) => {
    const keeper = actorOf(services, request, 'KeepClip');
    if (!keeper.ok) return sendProblem(reply, keeper.refusal);
    const phrase = needs(request);
    if (!phrase.ok) return sendProblem(reply, phrase.refusal);
    const taken = takeRecording(bodyOf(request));
    if (!taken.ok) return sendProblem(reply, taken.refusal);
    const { language, text } = phrase.value;
    const clip = await voice.clips?.put(language, text, writeWav(taken.value));
    if (!clip) return sendCode(reply, 'not-recorded');
    const kept = await services.submit(keeper.value, services.newId(), {
      type: 'KeepClip',
      language,
      text,
      ms: clip.ms,
    });
    return kept.ok ? { ms: clip.ms, url: `/voice/${clip.hash}.wav` } : sendProblem(reply, kept.refusal);
  });

  app.delete('/voice/clips', async (request, reply) => {
    const keeper = actorOf(services, request, 'KeepClip');
    if (!keeper.ok) return sendProblem(reply, keeper.refusal);
    const phrase = needs(request);
    if (!phrase.ok) return sendProblem(reply, phrase.refusal);
    await voice.clips?.remove(phrase.value.language, phrase.value.text);
    const gone = await services.submit(keeper.value, services.newId(), {
      type: 'RemoveClip',
      ...phrase.value,
    });
    return gone.ok ? reply.code(204).send() : sendProblem(reply, gone.refusal);
  });

  /** The recordings of this hall as a folder in an archive: `zh/请.wav`. */
  app.get('/voice/clips.zip', async (request, reply) => {
    const reader = readerOf(services, request, READERS);
    if (!reader.ok) return sendProblem(reply, reader.refusal);
    const known = catalogue();
    const files = (known ? voice.standing(known).phrases : []).flatMap(({ language, text, file }) => {
      const clip = voice.clips?.get(language, text);
      return clip ? [[`${language}/${file}`, clip.file] as const] : [];
    });
    // Sound hardly gets smaller; a moment of the hub does.
    const archive = zipSync(Object.fromEntries(files), { level: 0 });
    return reply
      .type('application/zip')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="voice.zip"')
      .send(Buffer.from(archive));
  });
}

function bodyOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}
