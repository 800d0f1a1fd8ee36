/** The value in an element's text. Some gateways write `![CDATA[…]]` with its angle brackets lost. */
export function xmlValue(text: string): string {
	const value = text.trim();
	return value.startsWith('![CDATA[') && value.endsWith(']]') ? value.slice(8, -2).trim() : value;
}
