import type { Transport } from "@sveltejs/kit/hooks";

/**
 * No page ships a framework script (decision 0003), so nobody reads the copy of its data that the framework writes for one.
 * Whatever it is, one digit stands for it: copying a page's data costs as much as half of writing the page.
 */
export const transport: Transport = { unread: { encode: () => 1, decode: () => undefined } };
