declare module "smtp-server" {
  import type { Server } from "node:net";
  import type { Readable } from "node:stream";
  interface Options {
    authOptional?: boolean;
    disabledCommands?: string[];
    logger?: boolean;
    onData?: (stream: Readable, session: unknown, callback: (error?: Error) => void) => void;
  }
  export class SMTPServer {
    constructor(options: Options);
    server: Server;
    listen(port: number, host: string): void;
    close(done: () => void): void;
  }
}
