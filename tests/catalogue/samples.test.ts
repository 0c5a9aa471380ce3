import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../hub/catalogue/load.ts';
import { MAX_PICTURE_BYTES, pictureFault } from '../../hub/catalogue/picture.ts';
import { copySamples, samplesMissing } from '../../hub/catalogue/samples.ts';
import { svgFault } from '../../hub/catalogue/svg.ts';
import { copyOfDemo, DEMO } from './hall.ts';

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"${attributes}>${inside}</svg>`;

/** The header of a PNG of this size. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(bytes);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** The beginning of a JPEG: a comment segment, then the frame header. */
function jpeg(width: number, height: number): Buffer {
  const bytes = Buffer.from('ffd8fffe0004aaaaffc000110800000000030122000211', 'hex');
  bytes.writeUInt16BE(height, 13);
  bytes.writeUInt16BE(width, 15);
  return bytes;
}

describe('K2 pictures of materials', () => {
  const harmless: [what: string, source: string][] = [
    [
      'shapes, text and a gradient',
      svg(
        '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect fill="url(#g)" width="1" height="1"/><text>身份证 &amp; &#x5370;</text>',
      ),
    ],
    [
      'an XML line, comments, a style of its own',
      `<?xml version="1.0"?>\n<!-- drawn -->${svg('<style>.a { fill: url(#g); stroke: #222 }</style><path class="a" d="M0 0L1 1"/>')}\n`,
    ],
    [
      'a part used again',
      svg('<g id="a"/><use href="#a" xlink:href="#a"/>', ' xmlns:xlink="http://www.w3.org/1999/xlink"'),
    ],
    ['a picture inside', svg('<image href="data:image/png;base64,iVBORw0KGgo=" width="1" height="1"/>')],
  ];
  it.each(harmless)('K2 takes %s', (_, source) => expect(svgFault(source)).toBeNull());

  const harmful: [what: string, source: string, said: string][] = [
    ['a script', svg('<script>alert(1)</script>'), 'no <script>'],
    [
      'a script by another prefix',
      svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'),
      'no <h:script>',
    ],
    ['foreign content', svg('<foreignObject/>'), 'no <foreignObject>'],
    ['an animation that could set a link', svg('<set attributeName="href"/>'), 'no <set>'],
    ['a link', svg('<a href="https://example.org/"/>'), 'no <a>'],
    ['a handler', svg('<g onload="x()"/>'), 'no attribute onload'],
    ['a handler in capitals', svg('<g ONCLICK="x()"/>'), 'no attribute ONCLICK'],
    ['a base elsewhere', svg('<g xml:base="http://example.org/"/>'), 'no attribute xml:base'],
    ['another namespace inside', svg('<g xmlns="http://www.w3.org/1999/xhtml"/>'), 'no attribute xmlns'],
    ['a picture from outside', svg('<image href="https://example.org/a.png"/>'), 'href refers'],
    ['a drawing inside a drawing', svg('<image href="data:image/svg+xml;base64,AAAA"/>'), 'href refers'],
    ['a part from outside', svg('<use xlink:href="other.svg#a"/>'), 'xlink:href refers'],
    ['a link written in character references', svg('<use href="&#106;avascript:x"/>'), 'href refers'],
    ['a fill from outside', svg('<g fill="url(https://example.org/a#b)"/>'), 'fill refers'],
    ['the same in quotes', svg(`<g fill="url('https://example.org/a#b')"/>`), 'fill refers'],
    ['a style that fetches', svg('<g style="background: URL( //example.org/a )"/>'), 'style refers'],
    [
      'a style sheet that imports',
      svg('<style>@import "https://example.org/a.css";</style>'),
      'style refers',
    ],
    [
      'a font from outside',
      svg('<style>@font-face { src: url(https://example.org/a) }</style>'),
      'style refers',
    ],
    ['a style hidden by an escape', svg('<style>a { fill: u\\72l(//example.org) }</style>'), 'style refers'],
    ['a document type', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`, 'Line 1 is not plain SVG'],
    ['a style sheet of its own line', `<?xml-stylesheet href="a.css"?>${svg('')}`, 'Line 1 is not plain SVG'],
    ['a hidden section', svg('\n<![CDATA[ <script/> ]]>'), 'Line 2 is not plain SVG'],
    ['an attribute without quotes', svg('<g onload=x()/>'), 'not plain SVG'],
    ['tags that do not close', svg('<g>'), 'not plain SVG'],
    ['two roots', svg('') + svg(''), 'no SVG drawing'],
    ['a page', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'no SVG drawing'],
    ['no namespace', '<svg viewBox="0 0 1 1"/>', 'no SVG drawing'],
    ['nothing', '', 'no SVG drawing'],
    ['no size', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'needs a viewBox'],
  ];
  it.each(harmful)('K2 X2 refuses %s', (_, source, said) => expect(svgFault(source)?.en).toContain(said));

  it('K2 X2 whatever text it gets, it answers; nothing with a script or a handler passes', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<g>',
        '</g>',
        '<script>',
        '<g onload="x">',
        '<!--',
        '-->',
        '"',
        "'",
        '>',
        '<',
        '&#60;script>',
        'href="http://x"',
        svg(''),
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const source = svg(pieces.join(''));
        if (svgFault(source) === null)
          expect(source.replace(/<!--[\s\S]*?-->/g, '')).not.toMatch(/<script|<[^>]*onload=/);
      }),
    );
  });

  it('K2 looks at the content, not at the name', () => {
    expect(pictureFault('a.png', png(600, 800))).toBeNull();
    expect(pictureFault('a.jpg', jpeg(600, 800))).toBeNull();
    expect(pictureFault('a.png', jpeg(600, 800))?.en).toContain('no PNG picture');
    expect(pictureFault('a.jpg', png(600, 800))?.en).toContain('no JPG picture');
    expect(pictureFault('a.svg', png(600, 800))?.en).toContain('no SVG drawing');
    expect(pictureFault('a.jpg', Buffer.from(svg('')))?.en).toContain('no JPG picture');
    expect(pictureFault('a.jpg', Buffer.from('ffd8ffe0ffff', 'hex'))?.en).toContain('no JPG picture');
  });

  it('K2 X2 bounds its bytes and its pixels', () => {
    expect(pictureFault('a.png', png(4001, 10))?.en).toContain('4001 × 10 pixels');
    expect(pictureFault('a.jpg', jpeg(10, 9000))?.en).toContain('10 × 9000 pixels');
    expect(pictureFault('a.svg', Buffer.from(svg(' '.repeat(MAX_PICTURE_BYTES))))?.en).toContain(
      'at most 512 kB',
    );
  });
});

describe('K2 S2 samples of a hall', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await copyOfDemo();
    return () => rm(folder, { recursive: true });
  });
  const problems = async () => {
    const loaded = await loadCatalogue(folder);
    return loaded.ok ? [] : loaded.refusal.map(({ file, message }) => `${file} ${message}`);
  };
  const drawing = (name: string) => join(folder, 'samples', name);

  it('K2 a sample that is missing or harmful is named with file, row and field, each place it stands', async () => {
    await rm(drawing('invoice-stub.svg'));
    await writeFile(drawing('bank-account.svg'), svg('<script/>'));
    expect(await problems()).toEqual([
      'items/local-tax.json [0].materials[6].sample.file: A sample may hold no <script>; save it as plain SVG, or as PNG.',
      'items/local-tax.json [2].materials[5].sample.file: A sample may hold no <script>; save it as plain SVG, or as PNG.',
      'items/local-tax.json [12].materials[2].sample.file: samples holds no invoice-stub.svg; add it, or leave sample out.',
    ]);
  });

  it('K2 a name that leads elsewhere is refused', async () => {
    const file = join(folder, 'items/local-tax.json');
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('"tax-registration-form.svg"', '"../hall.json"'),
    );
    expect(await problems()).toEqual([
      'items/local-tax.json [0].materials[0].sample.file: a file of samples/: a-z, 0-9, hyphen; svg, png or jpg',
    ]);
  });

  it('K2 is kept under the hash of its content: another picture, another name; an export’s own names stay', async () => {
    const before = await loadCatalogue(folder);
    if (!before.ok) throw new Error(JSON.stringify(before.refusal));
    const kept = await mkdtemp(join(tmpdir(), 'samples-'));
    await copySamples(before.value, folder, kept);
    const names = await readdir(kept);
    expect(names).toHaveLength((await readdir(join(DEMO, 'samples'))).length);
    for (const name of names) expect(name).toMatch(/^[a-z-]+\.[a-f0-9]{12}\.svg$/);
    expect(await samplesMissing(before.value, kept)).toEqual([]);
    expect(await samplesMissing(before.value, folder)).toHaveLength(names.length);

    const lease = names.find((name) => name.startsWith('lease.')) ?? '';
    await writeFile(drawing('lease.svg'), svg('<g/>'));
    const after = await loadCatalogue(folder);
    if (!after.ok) throw new Error(JSON.stringify(after.refusal));
    const now = JSON.stringify(after.value.items);
    expect(now).not.toContain(lease);
    expect(now).toMatch(/lease\.[a-f0-9]{12}\.svg/);

    // A folder written from what the hub keeps: hash and all, and nothing changes.
    await rm(join(folder, 'samples'), { recursive: true });
    await mkdir(join(folder, 'samples'));
    for (const name of names) await copyFile(join(kept, name), drawing(name));
    for (const name of await readdir(join(folder, 'items'))) {
      const file = join(folder, 'items', name);
      let text = await readFile(file, 'utf8');
      for (const one of names) text = text.replaceAll(`"${one.replace(/\.[a-f0-9]{12}/, '')}"`, `"${one}"`);
      await writeFile(file, text);
    }
    expect(await loadCatalogue(folder)).toEqual(before);
    await copySamples(before.value, folder, kept);
    await rm(kept, { recursive: true });
  });

  it('K2 the demo hall has samples for every frequent matter, small, and marked as samples', async () => {
    const loaded = await loadCatalogue(folder);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
    for (const item of loaded.value.items.filter(({ frequent }) => frequent !== null))
      expect([item.name.zh, item.materials.some(({ sample }) => sample)]).toEqual([item.name.zh, true]);
    for (const name of await readdir(join(DEMO, 'samples'))) {
      const source = await readFile(join(DEMO, 'samples', name), 'utf8');
      expect(source.length).toBeLessThan(8192);
      expect(source).toContain('样本');
      expect(source).toContain('SAMPLE');
      expect(source).not.toMatch(/\d{11}/);
    }
  });
});
