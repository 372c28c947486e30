export { findRequest, listMyRequests, listRequests, listWaitingRequests } from "./reads.server.ts";
export { askRight } from "./verbs/ask-right.ts";
export { askRightForHer } from "./verbs/ask-right-for-her.ts";
export { takeRequest } from "./verbs/take-request.ts";
export { extendRequest } from "./verbs/extend-request.ts";
export { answerRequest } from "./verbs/answer-request.ts";
