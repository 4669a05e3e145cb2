/**
 * Lets the extension host first do what it was about to do. Loading the language client blocks it for longer than anything else that
 * we do at its start, and all extensions share one host: whatever waits for us waits for our activation, and nothing else has to.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
