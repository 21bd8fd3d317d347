/** Hands the person a file; the address lives as long as the browser needs to take it. */
export function giveFile(name: string, text: string, type: 'application/json' | 'application/yaml' | 'text/csv'): void {
  give(name, new Blob([text], { type }))
}

/** The same of bytes. */
export function giveBytes(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void {
  give(name, new Blob([bytes], { type }))
}

function give(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
