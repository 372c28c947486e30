// Asks clamd, the antivirus of the operator, over its own protocol (INSTREAM): the bytes go to it and nowhere else.
import { connect } from "node:net";

export type ClamdAddress = { host: string; port: number } | { path: string };

/** "host:port" or the path of a socket; null for anything else. */
export const readClamdAddress = (text: string): ClamdAddress | null => {
  if (text.startsWith("/")) return { path: text };
  const [, host, port] = /^(?:tcp:\/\/)?\[?([\w.:-]+?)\]?:(\d{1,5})$/.exec(text) ?? [];
  return host && port && Number(port) <= 65535 ? { host, port: Number(port) } : null;
};

const patience = 30_000;
const slice = 64 * 1024;
const lengthOf = (count: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(count);
  return bytes;
};

/** Clean, infected, or silent when it cannot be reached, says something else, or takes more than half a minute. */
export const askClamd = (address: ClamdAddress, bytes: Uint8Array): Promise<"clean" | "infected" | "antivirus-silent"> =>
  new Promise((resolve) => {
    let said = "";
    const socket = connect(address);
    const end = (answer: "clean" | "infected" | "antivirus-silent"): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(patience, () => end("antivirus-silent"));
    socket.on("error", () => end("antivirus-silent"));
    socket.on("data", (piece) => (said += piece.toString("latin1")));
    socket.on("close", () => end(/^stream: OK\0?\s*$/.test(said) ? "clean" : / FOUND\0?\s*$/.test(said) ? "infected" : "antivirus-silent"));
    socket.on("connect", () => {
      socket.write("zINSTREAM\0");
      for (let at = 0; at < bytes.length; at += slice) {
        const piece = bytes.subarray(at, at + slice);
        socket.write(lengthOf(piece.length));
        socket.write(piece);
      }
      socket.write(lengthOf(0));
    });
  });
