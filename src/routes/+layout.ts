// Pages ship no framework script: the server draws them, the islands only add to them.
export const csr = false;
