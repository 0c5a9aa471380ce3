/** The hub calls a device `agent/name`, the agent calls it `name`: the view's entry of one of ours. */
export function entryOf<T extends { readonly device: string }>(
  entries: readonly T[],
  name: string,
): T | undefined {
  return entries.find(({ device }) => device === name || device.endsWith(`/${name}`));
}

/** `agent/name` → `name`. */
export function ownName(device: string): string {
  return device.slice(device.indexOf('/') + 1);
}
