// npm start: installs, builds, then runs src/server.ts on the Node that npm brought, and ends as it ends.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, environment, modernNode, root } from "./ready.mjs";

ensureInstalled({ withDev: false });
ensureBuilt();

const server = spawn(modernNode(), [join(root, "src/server.ts"), ...process.argv.slice(2)], {
  cwd: root,
  env: { NODE_ENV: "production", ...environment() },
  // The fourth is a line that breaks when we die, even killed: the server then closes by itself.
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

// Ctrl-C reaches the server directly; a signal sent to us alone must be passed on.
process.on("SIGINT", () => server.kill("SIGINT"));
process.on("SIGTERM", () => server.kill("SIGTERM"));
process.on("SIGHUP", () => server.kill("SIGTERM"));

/**
 * Run by npm, we hang under it, or under a shell under it: when npm is killed, nobody else would tell us.
 * @param {number} pid
 */
const parentOf = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return { name: stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")")), parent: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) };
  } catch {
    return undefined; // not on Linux, or already gone
  }
};
if (process.env["npm_lifecycle_event"]) {
  const parent = process.ppid;
  const grandparent = parentOf(parent)?.name.endsWith("sh") ? parentOf(parent)?.parent : undefined;
  setInterval(() => {
    if (process.ppid !== parent || (grandparent !== undefined && parentOf(parent)?.parent !== grandparent)) server.kill("SIGTERM");
  }, 300).unref();
}
