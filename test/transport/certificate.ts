import { generateKeyPairSync, sign } from 'node:crypto';

/** A key and a certificate that it has signed itself, made for one test run. */
export function selfSigned(): { key: string; cert: string } {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
	// RFC 5280, version 1: the serial number, issuer and subject "CN=localhost", and 20 years.
	const name = der(0x30, der(0x31, der(0x30, commonName, der(0x0c, Buffer.from('localhost')))));
	const tbs = der(
		0x30,
		der(0x02, Buffer.of(1)),
		ecdsaWithSha256,
		name,
		der(0x30, utcTime('200101000000Z'), utcTime('491231235959Z')),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
	);
	const signature = der(0x03, Buffer.of(0), sign('sha256', tbs, privateKey));
	const cert = der(0x30, tbs, ecdsaWithSha256, signature).toString('base64');
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${cert}\n-----END CERTIFICATE-----\n`,
	};
}

const commonName = Buffer.from('0603550403', 'hex');
const ecdsaWithSha256 = Buffer.from('300a06082a8648ce3d040302', 'hex');

const utcTime = (time: string): Buffer => der(0x17, Buffer.from(time));

/** A tag, a length and what is in it (X.690). */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
	const value = Buffer.concat(content);
	const { length } = value;
	const size =
		length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), value]);
}
