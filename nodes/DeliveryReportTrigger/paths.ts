/** How the URL of each event ends, before a path secret. */
export const eventPaths = {
	mitakeMmsStatus: 'mitake-mms',
	smsgoDeliveryReport: 'smsgo-report',
	smsgoReply: 'smsgo-reply',
} as const;
