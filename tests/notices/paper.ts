import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What pdf.js draws on in Node, of its own kind: canvases of another version cannot be mixed with it. */
type Factory = {
  create(
    width: number,
    height: number,
  ): { canvas: HTMLCanvasElement & { toBuffer(type: 'image/png'): Buffer } };
};

/** The first page of a PDF as paper shows it, at `dpi` dots per inch: a PNG. */
export async function onPaper(pdf: Uint8Array, dpi = 150): Promise<Buffer> {
  const document = await getDocument({ data: pdf, useSystemFonts: true, verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale: dpi / 72 });
  const { canvas } = (document.canvasFactory as Factory).create(viewport.width, viewport.height);
  await page.render({ canvas, viewport }).promise;
  const png = canvas.toBuffer('image/png');
  await document.destroy();
  return png;
}
