/** Requests of the HTTP Request node, or of n8n's helper, that leave together. */
export const BATCH = 50;
