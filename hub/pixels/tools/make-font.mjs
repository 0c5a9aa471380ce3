/**
 * Makes `hub/pixels/font-12.bin` from Fusion Pixel 12px and `font-16.bin` from GNU Unifont (SIL Open Font Licence 1.1; the licences
 * stand beside the files): every glyph of GB 2312 and ASCII as true dots. Run by hand after a font changed:
 * `node hub/pixels/tools/make-font.mjs`. `unifont-16.hex` beside this file is that part of Unifont's own `unifont.hex` (15.0.01; a
 * line a glyph, code point and rows in hexadecimal).
 *
 * Format, little endian: "OWPX", version 1, u8 cell (12 or 16), u16 count; then `count` u16 code points, ascending; `count` u8 widths
 * (the cell or half of it); `count` × cell × cell / 8 bytes of dots: rows of `cell` bits, row after row, highest bit left.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

process.env.DISABLE_SYSTEM_FONTS_LOAD = '1'; // A glyph the font lacks must be missing, not another font's.
const { GlobalFonts, createCanvas } = await import('@napi-rs/canvas');
const { default: iconv } = await import('iconv-lite');

const FOLDER = new URL('..', import.meta.url);
const PACKAGE = '@fontsource/fusion-pixel-12px-monospaced-sc';
/** The file named latin holds the whole font. */
const FILE = `${PACKAGE}/files/fusion-pixel-12px-monospaced-sc-latin-400-normal.woff2`;
const CELL = 12;
/** Drawn this much larger and sampled in the middle of each dot, so that no edge is ever half lit. */
const ZOOM = 5;
/** Rows of the cell above the baseline. */
const ASCENT = 10;

const resolve = createRequire(import.meta.url).resolve;
GlobalFonts.registerFromPath(resolve(FILE), 'dots');
const canvas = createCanvas(CELL * ZOOM, CELL * ZOOM);
const pen = canvas.getContext('2d');
pen.font = `${CELL * ZOOM}px dots`;

function draw(text) {
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.fillText(text, 0, ASCENT * ZOOM);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  const middle = Math.floor(ZOOM / 2);
  const rows = [];
  for (let y = 0; y < CELL; y++) {
    let row = 0;
    for (let x = 0; x < CELL; x++) {
      const alpha = data[((y * ZOOM + middle) * canvas.width + x * ZOOM + middle) * 4 + 3];
      row = (row << 1) | (alpha > 127 ? 1 : 0);
    }
    rows.push(row);
  }
  return rows;
}

function characters() {
  const all = new Set();
  for (let code = 0x20; code < 0x7f; code++) all.add(String.fromCharCode(code));
  for (let high = 0xa1; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) {
      const text = iconv.decode(Buffer.from([high, low]), 'gb2312');
      if (text.length === 1 && text !== '\ufffd') all.add(text);
    }
  }
  // Common where GB 2312 has none.
  for (const text of '•◀▲▼–—…“”‘’㎡℃') all.add(text);
  return [...all].sort();
}

const missing = draw('\u{10fffd}').join();
const glyphs = [];
for (const text of characters()) {
  const rows = draw(text);
  if (rows.join() === missing) continue;
  glyphs.push({
    code: text.charCodeAt(0),
    width: Math.round(pen.measureText(text).width / ZOOM) > 6 ? 12 : 6,
    rows,
  });
}

/** `rows` of a glyph: numbers of `cell` bits. */
function writeFont(name, cell, glyphs) {
  const bytes = (cell * cell) / 8;
  const file = Buffer.alloc(8 + glyphs.length * (3 + bytes));
  file.write('OWPX');
  file.writeUInt8(1, 4);
  file.writeUInt8(cell, 5);
  file.writeUInt16LE(glyphs.length, 6);
  glyphs.forEach(({ code, width, rows }, index) => {
    file.writeUInt16LE(code, 8 + index * 2);
    file.writeUInt8(width, 8 + glyphs.length * 2 + index);
    const bits = rows.map((row) => row.toString(2).padStart(cell, '0')).join('');
    for (let byte = 0; byte < bytes; byte++)
      file[8 + glyphs.length * 3 + index * bytes + byte] = Number.parseInt(
        bits.slice(byte * 8, byte * 8 + 8),
        2,
      );
  });
  writeFileSync(new URL(name, FOLDER), file);
  console.log(`${name}: ${glyphs.length} glyphs, ${file.length} bytes`);
}

function unifont() {
  const lines = readFileSync(new URL('unifont-16.hex', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [code, dots] = line.split(':');
    const width = dots.length / 4;
    const digits = width / 4;
    const rows = Array.from({ length: 16 }, (_, row) =>
      Number.parseInt(dots.slice(row * digits, (row + 1) * digits).padEnd(4, '0'), 16),
    );
    return { code: Number.parseInt(code, 16), width, rows };
  });
}

writeFont('font-12.bin', CELL, glyphs);
writeFont('font-16.bin', 16, unifont());
copyFileSync(resolve(`${PACKAGE}/LICENSE`), new URL('font-12-licence.txt', FOLDER));
