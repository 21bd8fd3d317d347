const allowed = new Set(['A', 'B', 'BR', 'DIV', 'EM', 'H1', 'H2', 'H3', 'HR', 'I', 'LI', 'OL', 'P', 'SPAN', 'STRONG', 'TABLE', 'TBODY', 'TD', 'TH', 'THEAD', 'TR', 'U', 'UL'])

/** Keeps the structure of a mail body and drops everything that could act or reach out: scripts, styles, images, handlers. */
export function safeHtml(html: string): string {
  const body = new DOMParser().parseFromString(html, 'text/html').body
  for (const element of [...body.querySelectorAll('*')]) {
    if (!allowed.has(element.tagName)) {
      if (['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'SVG'].includes(element.tagName.toUpperCase())) element.remove()
      else element.replaceWith(...element.childNodes)
      continue
    }
    for (const { name, value } of [...element.attributes]) {
      if (!(element.tagName === 'A' && name === 'href' && /^https?:/i.test(value))) element.removeAttribute(name)
    }
  }
  // Mail programs draw their dividing line with underscores.
  for (const element of [...body.querySelectorAll('div, p')]) {
    if (/^_{10,}$/.test(element.textContent.trim())) element.replaceWith(document.createElement('hr'))
  }
  return body.innerHTML
}
