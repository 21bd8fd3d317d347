/**
 * The Markdown that Teams draws in messages and cards: bold, italic, links and lists, nothing else.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 * Everything is escaped first, so text of people can never become markup.
 */
export function markdownToHtml(text: string): string {
  const blocks = text.replaceAll('\r\n', '\n').split(/\n{2,}|\n(?=(?:[-*]|\d+\.)\s)/)
  const html: string[] = []
  const list = { tag: 'ul', items: [] as string[] }
  function closeList(): void {
    if (list.items.length > 0) html.push(`<${list.tag}>${list.items.map((item) => `<li>${item}</li>`).join('')}</${list.tag}>`)
    list.items = []
  }
  for (const block of blocks) {
    const item = /^\s*([-*]|\d+\.)\s+([\s\S]+)$/.exec(block)
    if (item) {
      const tag = /\d/.test(item[1] ?? '') ? 'ol' : 'ul'
      if (list.tag !== tag) closeList()
      list.tag = tag
      list.items.push(inline(item[2] ?? ''))
    } else if (block.trim() !== '') {
      closeList()
      html.push(`<p>${inline(block)}</p>`)
    }
  }
  closeList()
  return html.join('')
}

function inline(text: string): string {
  // A sign after a backslash stands for itself, whichever it is: https://spec.commonmark.org/0.31.2/#backslash-escapes
  const escaped = text.replaceAll(/\\([!-/:-@[-`{-~])|[&<>"]/g, (whole, sign: string | undefined) => `&#${(sign ?? whole).charCodeAt(0)};`)
  return escaped
    .replaceAll(/\[([^\]]+)\]\((https?:[^\s)]+)\)/g, '<a href="$2" target="_blank" rel="noreferrer">$1</a>')
    .replaceAll(/\*\*(?=\S)([^*]+?)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/(^|[^\w*])[*_](?=\S)([^*_]+?)[*_](?![\w*])/g, '$1<em>$2</em>')
    .replaceAll('\n', '<br>')
}
