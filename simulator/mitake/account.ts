import { FROM_0, integer, SOME, text, texts } from '../base/control/fields';
import { Shape, type ValuesOf } from '../base/control/shape';

export const PASSWORDS = { mitake: 'Mms-Demo+Secret&2026' } as const;

const fields = {
	/** `clientId` of the token request and `clientID` of the header. */
	clientId: text('MMS-DEMO', SOME),
	clientSecret: text(PASSWORDS.mitake, SOME),
	points: integer(1_000_000, FROM_0),
	/** Addresses that may call; empty means no restriction. */
	allowedIps: texts([]),
};

/** When it changes, tokens that were given out stay valid. */
export const account = new Shape('the account', fields);

export type AccountFields = typeof fields;
export type AccountData = ValuesOf<AccountFields>;
