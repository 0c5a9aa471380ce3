/** What all views of one source show alike: drawn once for them, however many they are. */
export function alike<S extends object, T>(draw: (source: S) => T): (source: S) => T {
  const drawn = new WeakMap<S, { readonly value: T }>();
  return (source) => {
    const known = drawn.get(source) ?? { value: draw(source) };
    drawn.set(source, known);
    return known.value;
  };
}
