import { encode } from 'uqr';

/** A QR code as one path; its quiet zone is the white it stands on. */
export function QrDrawing({ text, size, label }: { text: string; size: number; label: string }) {
  const { data, size: modules } = encode(text, { ecc: 'M', border: 0 });
  let path = '';
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) path += `M${x} ${y}h1v1h-1z`;
    });
  });
  return (
    <svg
      viewBox={`-4 -4 ${modules + 8} ${modules + 8}`}
      width={size}
      height={size}
      role="img"
      aria-label={label}
    >
      <path d={path} fill="currentColor" shape-rendering="crispEdges" />
    </svg>
  );
}
