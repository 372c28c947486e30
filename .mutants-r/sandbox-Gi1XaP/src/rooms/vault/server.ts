export { findDocument, listDocuments, listShares, readContents } from "./store.server.ts";
export { addDocument } from "./verbs/add-document.ts";
export { bringDocument, type BringDocumentRefusal } from "./verbs/bring-document.ts";
export { removeDocument } from "./verbs/remove-document.ts";
export { showDocument } from "./verbs/show-document.ts";
export { listMyShares, saveMyShareWithdrawal } from "./shares.server.ts";
export { takeBackDocument } from "./verbs/take-back-document.ts";
export { stopShowingDocument } from "./verbs/stop-showing-document.ts";
