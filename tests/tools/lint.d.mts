export function importRules(tools: string): string[];
export function lint(): boolean;
