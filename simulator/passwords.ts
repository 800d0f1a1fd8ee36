import { vendorPasswords } from './vendors';

/**
 * The passwords of the simulated accounts. Nothing else has these texts in it, so wherever one turns
 * up, a secret has got out: `npm run test:canary` looks for them in all that the suites leave behind.
 */
export const PASSWORDS = vendorPasswords;
