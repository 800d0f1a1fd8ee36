/** The folders that are built into the package. */
export const shippedFolders: readonly string[];
