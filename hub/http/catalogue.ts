import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { type PictureFolders, picturesMissing } from '../catalogue/files.ts';
import { loadCatalogueBytes } from '../catalogue/load.ts';
import { previewOf } from '../catalogue/preview.ts';
import { writeWorkbook } from '../catalogue/sheets/apart.ts';
import { entriesOf } from '../catalogue/sheets/changes.ts';
import { writeCatalogue } from '../catalogue/write.ts';
import type { Catalogue } from '../contract/catalogue.ts';
import {
  type CataloguePreview,
  type CatalogueStanding,
  LARGEST_CATALOGUE,
} from '../contract/catalogue-preview.ts';
import { refusal } from '../contract/refusals.ts';
import { parse } from '../edge/parse.ts';
import type { Services } from '../services.ts';
import { sendCode, sendProblem } from './problem.ts';
import { actorOf, readerOf } from './staff.ts';

/** Who may look at the catalogue as a whole, its settings included. */
const READERS = ['supervisor', 'administrator', 'discipline'];
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const NameSchema = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), '');
const PreviewSchema = v.object({ name: NameSchema });
const ImportSchema = v.object({
  name: NameSchema,
  revision: v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'the revision of the preview'), v.transform(Number)),
});
/** Reading a file is work for a process of its own: few at a time. */
const TAKING = { bodyLimit: LARGEST_CATALOGUE, config: { rateLimit: { max: 30, timeWindow: 60_000 } } };

/**
 * The catalogue as files, for the supervision page (S2; session cookie): out as a workbook or JSON, in as either
 * (`application/octet-stream`). `POST /catalogue/preview` says what a file would change and records nothing; `POST /catalogue/import`
 * takes the same file over if the catalogue is still the one it was previewed against.
 */
export function catalogueRoutes(app: FastifyInstance, services: Services, folders: PictureFolders): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );

  app.get('/catalogue/standing', async (request, reply) => {
    const reader = readerOf(services, request, READERS);
    if (!reader.ok) return sendProblem(reply, reader.refusal);
    const { catalogue } = services.state();
    if (!catalogue) return sendCode(reply, 'bad-catalogue');
    const standing: CatalogueStanding = {
      revision: catalogue.revision,
      at: catalogue.at,
      sheets: entriesOf(catalogue.source),
      mayImport: actorOf(services, request, 'ImportCatalogue').ok,
    };
    return reply.header('cache-control', 'no-store').send(standing);
  });

  for (const ending of ['xlsx', 'json'] as const)
    app.get(`/catalogue/catalogue.${ending}`, async (request, reply) => {
      const reader = readerOf(services, request, READERS);
      if (!reader.ok) return sendProblem(reply, reader.refusal);
      const source = services.state().catalogue?.source;
      if (!source) return sendCode(reply, 'bad-catalogue');
      const name = `${source.hall.id}-catalogue.${ending}`;
      return reply
        .type(ending === 'xlsx' ? WORKBOOK : 'application/json')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(ending === 'xlsx' ? await writeWorkbook(source) : writeCatalogue(source));
    });

  app.post('/catalogue/preview', TAKING, async (request, reply) => {
    const importer = actorOf(services, request, 'ImportCatalogue');
    if (!importer.ok) return sendProblem(reply, importer.refusal);
    const asked = parse(PreviewSchema, request.query);
    if (!asked.ok) return sendProblem(reply, asked.refusal);
    const { preview } = await taken(request, asked.value.name);
    return reply.header('cache-control', 'no-store').send(preview);
  });

  app.post('/catalogue/import', TAKING, async (request, reply) => {
    const importer = actorOf(services, request, 'ImportCatalogue');
    if (!importer.ok) return sendProblem(reply, importer.refusal);
    const asked = parse(ImportSchema, request.query);
    if (!asked.ok) return sendProblem(reply, asked.refusal);
    const { catalogue, preview } = await taken(request, asked.value.name);
    const [first] = preview.problems;
    if (!catalogue || first) {
      const field = first && [first.file, first.path].filter((part) => part).join(' ');
      return sendProblem(
        reply,
        refusal('bad-catalogue', { ...(field && { field }), detail: { count: preview.count.problems } }),
      );
    }
    const imported = await services.submit(importer.value, services.newId(), {
      type: 'ImportCatalogue',
      catalogue,
      revision: asked.value.revision,
    });
    return imported.ok ? imported.value : sendProblem(reply, imported.refusal);
  });

  async function taken(
    request: FastifyRequest,
    name: string,
  ): Promise<{ readonly catalogue: Catalogue | null; readonly preview: CataloguePreview }> {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const read = await loadCatalogueBytes(bytes, name);
    const current = services.state().catalogue?.source ?? null;
    const missing = read.ok ? await picturesMissing(current, read.value, folders) : [];
    const preview = previewOf(services.state(), read, missing, services.now());
    return { catalogue: read.ok ? read.value : null, preview };
  }
}
