// Pages are written by the server and ship no framework script; src/ui/browser enhances them.
export const csr = false;
