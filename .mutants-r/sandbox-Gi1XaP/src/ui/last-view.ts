import lastView from "./last-view.generated.json" with { type: "json" };

/** The worker that keeps the last view, as a browser runs it. */
export const lastViewWorker: string = lastView.source;
