/** Changes when an old page could no longer talk to a new hub. Alone in its file: pages take it without the checks beside it. */
export const PROTOCOL = 1;
