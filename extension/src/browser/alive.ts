/** Whether this script still belongs to a running extension; an update or a removal leaves it behind in its page. */
export const isAlive = (): boolean => chrome.runtime?.id !== undefined;
