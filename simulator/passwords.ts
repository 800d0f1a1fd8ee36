/**
 * The passwords of the simulated accounts. Nothing else has these texts in it, so wherever one turns
 * up, a secret has got out: `npm run test:canary` looks for them in all that the suites leave behind.
 */
export const PASSWORDS = {
	cloudmax: 'Tag-Demo+Pass&2026',
	mitake: 'Mms-Demo+Secret&2026',
	smsgo: 'Tw-Demo+Pass&2026',
	umail: 'Edm-Demo+Pass&2026',
	umailManager: 'Edm-Manager+Pass&2026',
} as const;
