import { Fetched } from './fetched.tsx';

const drawing = () => import('./qr-drawing.tsx').then(({ QrDrawing }) => QrDrawing);

/** A QR code; its script comes when the first one is drawn, its place is kept until then. */
export function Qr(props: { text: string; size: number; label: string }) {
  const { size } = props;
  return (
    <span class="qr" style={{ width: `${size}px`, height: `${size}px` }}>
      <Fetched what={drawing} props={props} />
    </span>
  );
}
