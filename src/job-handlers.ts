import type { JobHandlers } from "#ground/jobs/worker";

/** Which room does which job. */
export const jobHandlers: JobHandlers = {};
