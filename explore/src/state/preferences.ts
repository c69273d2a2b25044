/** What the browser remembers for the user: language and colours. Pages that lie in files may not be allowed to. */

export function preference<T extends string>(name: string, allowed: T[], usual: T): T {
  try {
    const kept = localStorage.getItem(`actograph.${name}`);
    return allowed.find((value) => value === kept) ?? usual;
  } catch {
    return usual;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`actograph.${name}`, value);
  } catch {
    // Then it holds until the page is closed.
  }
}
