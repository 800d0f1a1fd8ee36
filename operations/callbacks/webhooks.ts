import type { IWebhookDescription } from 'n8n-workflow';

/**
 * The URLs of one event: of both methods, one for each path secret. What is not chosen has no
 * method, and n8n registers nothing for it.
 *
 * The acknowledgement leaves with the execution stored (`onReceived`, n8n 2.x), as the text that the
 * node returns (`responseData: ''`), of a type that vendors insist on.
 *
 * @param event its value in the parameter `events`
 * @param path the end of its URL
 */
export function callbackWebhooks(event: string, path: string): IWebhookDescription[] {
	const secrets = `($parameter.options.pathSecret || "").split(",").map((secret) => secret.trim()).filter((secret) => secret)`;
	const chosen = `$parameter.events.includes("${event}")`;
	const shared = {
		name: 'default',
		responseMode: 'onReceived',
		responseData: '',
		responseHeaders:
			'={{ ({ entries: [{ name: "Content-Type", value: "text/plain; charset=utf-8" }] }) }}',
		ndvHideMethod: true,
	} as const;
	return [
		{
			...shared,
			httpMethod: `={{ ${chosen} ? "GET,POST" : "" }}`,
			path: `={{ ["${path}", ...${secrets}.slice(0, 1)].join("/") }}`,
			ndvHideUrl: `={{ !${chosen} }}`,
		},
		{
			...shared,
			httpMethod: `={{ ${chosen} && ${secrets}.length > 1 ? "GET,POST" : "" }}`,
			path: `={{ ["${path}", ...${secrets}.slice(1, 2)].join("/") }}`,
			ndvHideUrl: true,
		},
	];
}
