import { PDFDocument } from '@napi-rs/canvas';
import { fontOf, loadFor } from '../paper/fonts.ts';
import { A4_TEST_WORDS, PAPER_WORDS } from '../printer/messages.ts';

/** Points (1/72 inch) of an A4 page, of a millimetre, and of the margin the frame stands at. */
const PAGE = { width: 595.28, height: 841.89 };
const MM = 72 / 25.4;
const MARGIN = 10 * MM;
const RULER_MM = 100;

/** A page by which staff see that nothing is cut off or scaled and no character is missing: a PDF with its fonts. */
export function a4TestPage(name: string): Uint8Array {
  const lines = [
    { text: `${PAPER_WORDS.zh.testPage}  ${PAPER_WORDS.en.testPage}`, size: 26, weight: 700 },
    { text: name, size: 18, weight: 500 },
    { text: A4_TEST_WORDS.zh, size: 12, weight: 400 },
    { text: A4_TEST_WORDS.en, size: 12, weight: 400 },
    { text: PAPER_WORDS.zh.testRare, size: 18, weight: 400 },
  ] as const;
  for (const { text } of lines) loadFor(text);
  const page = new PDFDocument({ title: PAPER_WORDS.en.testPage });
  const pen = page.beginPage(PAGE.width, PAGE.height);
  pen.lineWidth = 1;
  pen.strokeRect(MARGIN, MARGIN, PAGE.width - 2 * MARGIN, PAGE.height - 2 * MARGIN);
  let baseline = MARGIN + 14 * MM;
  for (const { text, size, weight } of lines) {
    baseline += size * 1.9;
    pen.font = fontOf({ size, weight });
    pen.fillText(text, 2 * MARGIN, baseline);
  }
  baseline += 10 * MM;
  pen.font = fontOf({ size: 10, weight: 400 });
  pen.fillText(A4_TEST_WORDS.ruler, 2 * MARGIN, baseline);
  for (let mm = 0; mm <= RULER_MM; mm += 1) {
    const x = 2 * MARGIN + mm * MM;
    pen.beginPath();
    pen.moveTo(x, baseline + 4 * MM);
    pen.lineTo(x, baseline + (mm % 10 === 0 ? 9 : 6.5) * MM);
    pen.stroke();
  }
  page.endPage();
  return page.close();
}
