import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";

/** Another Node that runs our TypeScript, to be killed or watched from outside. */
export interface OtherProcess {
  child: ChildProcess;
  output(): string;
  said(words: string | RegExp): Promise<void>;
  ended: Promise<number | null>;
}

export const runScript = (script: string, args: string[] = [], options: { env?: NodeJS.ProcessEnv; prefix?: string[] } = {}): OtherProcess => {
  const [command = "", ...rest] = [...(options.prefix ?? []), process.execPath, script, ...args];
  return follow(spawn(command, rest, { env: { ...process.env, ...options.env }, stdio: ["ignore", "pipe", "pipe"] }));
};

/** The same for a few lines written in the test itself. */
export const runLines = (code: string, options: { env?: NodeJS.ProcessEnv; prefix?: string[] } = {}): OtherProcess => {
  const [command = "", ...rest] = [...(options.prefix ?? []), process.execPath, "--input-type=module-typescript", "--eval", code];
  return follow(spawn(command, rest, { env: { ...process.env, ...options.env }, stdio: ["ignore", "pipe", "pipe"] }));
};

const follow = (child: ChildProcess): OtherProcess => {
  let text = "";
  const keep = (chunk: Buffer): void => {
    text += chunk.toString();
    child.emit("said");
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  let over = false;
  const ended = once(child, "close").then(([code]) => {
    over = true;
    child.emit("said");
    return code as number | null;
  });
  const said = async (words: string | RegExp): Promise<void> => {
    const found = (): boolean => (typeof words === "string" ? text.includes(words) : words.test(text));
    while (!found()) {
      if (over) throw new Error(`The process ended without saying ${words}:\n${text}`);
      await once(child, "said");
    }
  };
  return { child, output: () => text, said, ended };
};
