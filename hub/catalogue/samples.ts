import { createHash } from 'node:crypto';
import { access, copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from '../contract/catalogue.ts';
import type { Text } from '../contract/text.ts';
import { PICTURE_MESSAGES } from './messages.ts';
import { pictureFault } from './picture.ts';

/** Pictures of materials (K2) lie in the hall's folder under `samples/`. */
const FOLDER = 'samples';
/** `id-card.svg` is kept as `id-card.1f0c6e2b9a77.svg`: another picture has another name, so that it may be kept for ever. */
const HASH = /\.[a-f0-9]{12}(?=\.[a-z]+$)/;

/** A material that names a sample, in data that nobody has checked yet. */
type Named = { readonly keys: readonly (string | number)[]; readonly sample: { file: string } };
export type SampleFault = { readonly keys: readonly (string | number)[]; readonly sentence: Text };

/**
 * Looks at every sample the items name: it is there, it is a picture, it is harmless. Those that are get the hash of their content into
 * their name, in place.
 */
export async function settleSamples(
  folder: string,
  items: readonly unknown[],
): Promise<readonly SampleFault[]> {
  const looked = new Map<string, Promise<{ name: string } | { fault: Text }>>();
  const faults: SampleFault[] = [];
  for (const { keys, sample } of namedIn(items)) {
    const look = looked.get(sample.file) ?? lookAt(folder, sample.file);
    looked.set(sample.file, look);
    const found = await look;
    if ('fault' in found) faults.push({ keys, sentence: found.fault });
    else sample.file = found.name;
  }
  return faults;
}

function namedIn(items: readonly unknown[]): readonly Named[] {
  return items.flatMap((item, i) => {
    const materials: unknown = (item as { materials?: unknown } | null)?.materials;
    return (Array.isArray(materials) ? materials : []).flatMap((material, j) => {
      const sample: unknown = material?.sample;
      const named = typeof sample === 'object' && sample !== null && 'file' in sample;
      return named && typeof sample.file === 'string' && /^[a-z0-9][a-z0-9.-]*$/.test(sample.file)
        ? [{ keys: ['items', i, 'materials', j, 'sample', 'file'], sample: sample as { file: string } }]
        : [];
    });
  });
}

async function lookAt(folder: string, file: string): Promise<{ name: string } | { fault: Text }> {
  const bytes = await readFile(join(folder, FOLDER, file)).catch(() => null);
  if (bytes === null) return { fault: PICTURE_MESSAGES.missing(file) };
  const fault = pictureFault(file, bytes);
  if (fault) return { fault };
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { name: file.replace(HASH, '').replace(/(?=\.[a-z]+$)/, `.${hash}`) };
}

/** The names under which a checked catalogue's samples are kept, each once. */
const samplesOf = ({ items }: Catalogue): readonly string[] => [
  ...new Set(items.flatMap(({ materials }) => materials.flatMap(({ sample }) => sample?.file ?? []))),
];

/** Copies the samples that a checked catalogue names from the hall's folder to the folder `to`, from which the hub serves them. */
export async function copySamples(catalogue: Catalogue, from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of samplesOf(catalogue)) {
    // A folder made from an export has them under the names they are kept by.
    const own = join(from, FOLDER, name);
    const there = await access(own).then(
      () => true,
      () => false,
    );
    await copyFile(there ? own : join(from, FOLDER, name.replace(HASH, '')), join(to, name));
  }
}

/** Samples a catalogue names that are not kept in `folder`: a single file brings none. */
export async function samplesMissing(catalogue: Catalogue, folder: string): Promise<readonly string[]> {
  const known = await Promise.all(
    samplesOf(catalogue).map(async (name) =>
      (await access(join(folder, name)).catch(() => name)) ? [name] : [],
    ),
  );
  return known.flat();
}
