import type { ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Between tries while the hub is away, ms. */
const RETRY = 1000;
const here = new Map<unknown, unknown>();

/** Fetches a part of the page's script, however long it takes; a part fetched before is there at once. */
export async function fetchPart<T>(what: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      const part = await what();
      here.set(what, part);
      return part;
    } catch {
      await new Promise((done) => setTimeout(done, RETRY));
    }
  }
}

/** Draws a component whose script is fetched apart, so that the start page need not wait for it. */
export function Fetched<P extends object>(given: {
  readonly what: () => Promise<ComponentType<P>>;
  readonly props: P;
  readonly waiting?: VNode;
}) {
  const { what, props, waiting } = given;
  const [Part, setPart] = useState(() => here.get(what) as ComponentType<P> | undefined);
  useEffect(() => {
    let shown = true;
    void fetchPart(what).then((part) => {
      if (shown) setPart(() => part);
    });
    return () => {
      shown = false;
    };
  }, [what]);
  return Part ? <Part {...props} /> : (waiting ?? null);
}
