/** Hands the person a file; the address lives as long as the browser needs to take it. */
export function giveFile(name: string, text: string, type: 'application/json' | 'application/yaml'): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
