/** Moves the focus from something that is about to go to the button after it, else before it, else elsewhere: a page that loses the focus begins anew at its top. */
export function focusBeside(going: HTMLElement, elsewhere: HTMLElement | null): void {
  const beside = [going.nextElementSibling, going.previousElementSibling].find((element) => element instanceof HTMLButtonElement)
  const next = beside ?? elsewhere
  next?.focus()
}
