/** Types that a browser shows without running anything, and the end of their names. */
export const documentTypes = { "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/heic": "heic" } as const;
export type DocumentType = keyof typeof documentTypes;
export const mostDocumentBytes = 10 * 1024 * 1024;

export type DocumentFault = "empty" | "too-large" | "type-refused" | "active-content" | "locked" | "broken" | "infected" | "antivirus-silent";
export type Inspected = { ok: true; type: DocumentType; scan: "clean" | "none" } | { ok: false; reason: DocumentFault };
