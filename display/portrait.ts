import { useEffect, useState } from 'preact/hooks';

/** Does the screen stand upright? */
export function usePortrait(): boolean {
  const [query] = useState(() => matchMedia('(orientation: portrait)'));
  const [portrait, setPortrait] = useState(query.matches);
  useEffect(() => {
    const changed = () => setPortrait(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, [query]);
  return portrait;
}
