import { callbacks } from './callbacks';
import { cloudmax } from './cloudmax';
import { decoders } from './decoders';
import { fields } from './fields';
import { files } from './files';
import { mitake } from './mitake';
import { smsgo } from './smsgo';
import { umail } from './umail';
import type { Readers } from './reader';

/** Every reader of text from outside, by name, in tables that are measured in a process each. */
export const tables: Readonly<Record<string, Readers>> = {
	decoders,
	callbacks,
	fields,
	files,
	cloudmax,
	mitake,
	smsgo,
	umail,
};
