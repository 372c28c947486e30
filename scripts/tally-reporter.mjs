// A reporter of node:test that writes how many tests passed and failed, once, at the end.
export default async function* (source) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of source) {
    if (data?.details?.type === "suite") continue;
    if (type === "test:pass" && !data.skip && !data.todo) passed += 1;
    if (type === "test:fail") failed += 1;
  }
  yield JSON.stringify({ passed, failed });
}
