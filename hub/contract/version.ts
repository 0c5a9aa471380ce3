/** Changes when an old page could no longer talk to a new hub. Alone in its file: pages take it without the checks beside it. */
export const PROTOCOL = 1;
/** Characters of a screen that are read aloud at most. */
export const LONGEST_READING = 800;
