import { XMLBuilder } from '../../transport/libraries';
import type { WireParameters } from '../../transport/request';

/**
 * The document that carries parameters (note 10001): UTF-8, one element for each, in their order.
 *
 * @param parameters names are element names; values have no characters that XML cannot hold
 */
export function writeXml(parameters: WireParameters): string {
	const document = {
		'?xml': { '@_version': '1.0', '@_encoding': 'utf-8' },
		REQUEST: parameters,
	};
	return (
		new XMLBuilder({ ignoreAttributes: false })
			.build(document)
			// Whoever reads XML turns a carriage return into a line feed unless it is a reference.
			.replaceAll('\r', '&#13;')
	);
}
