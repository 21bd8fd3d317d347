import { setTimeout as pause } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'

/** Somebody at the tab who has a keyboard and no mouse. */
export type Keyboard = {
  /** Moves the focus to something, with Tab and, inside a group, arrows. Fails where nobody would get, or would not see where they are. */
  reach(target: Locator): Promise<void>
  /** Reaches something and presses it. */
  press(target: Locator, key?: 'Enter' | 'Space'): Promise<void>
  /** Reaches a checkbox, switch or radio and turns it on. */
  tick(target: Locator): Promise<void>
  /** Reaches a field and writes in it, in place of what was there. A day is given as 2026-11-23, and typed as the browser of the tests asks for it: month, day, year. */
  write(target: Locator, words: string): Promise<void>
  /** Reaches a list to choose one from, and types how an entry of it begins. */
  choose(target: Locator, words: string): Promise<void>
  /** Reaches a field with suggestions, types, and takes the suggestion of that name. */
  pick(field: Locator, words: string): Promise<void>
  /** Presses a key where the focus is. */
  key(key: string): Promise<void>
}

/** Farther than anything lies from anything on a page of ours. */
const mostStops = 80

/** Where the focus is, seen from where somebody wants it. */
type Place = {
  at: 'there' | 'in-page' | 'nowhere' | 'outside'
  /** What has the focus, in words. */
  name: string
  /** Whether the target comes after it on the page. */
  ahead: boolean
  /** The group that both are in, inside which arrows move. */
  group: 'tablist' | 'radiogroup' | 'menu' | 'grid' | null
  /** In a grid: whether the focus is inside a row and is wanted outside of the grid, or is on the row, in the cell or, inside that cell, among the buttons of the target. */
  inGrid: 'leaves-row' | 'other-row' | 'row' | 'other-cell' | 'cell' | 'inside'
}

/** Acts in the tab, which is in a frame of `page`, as somebody does who has no mouse. The host's page around it hands the focus over, as Teams does. */
export function byKeyboard(page: Page): Keyboard {
  const press = (key: string) => page.keyboard.press(key)

  async function reach(target: Locator): Promise<void> {
    await target.waitFor()
    const handedOver = await enterTab(page)
    const before = await target.evaluate(looksOf)
    const way: string[] = []
    let place = await target.evaluate(placeOf)
    const begun = place.at
    for (let stop = 0; place.at !== 'there'; stop += 1) {
      if (place.at === 'nowhere' && !(handedOver && stop === 0)) place = await foundAgain(target)
      if (place.at === 'there') break
      if (place.at === 'nowhere' && !(handedOver && stop === 0)) throw new Error(`The focus was lost${way.length > 0 ? ` after ${way.join(' → ')}` : ''} on the way to ${await nameOf(target)}.`)
      if (stop === mostStops || place.at === 'outside') throw new Error(`Nobody gets to ${await nameOf(target)} by keyboard: ${way.join(' → ')}.`)
      await press(keyTo(place))
      place = await target.evaluate(placeOf)
      way.push(place.name)
    }
    // What slides in is on its way to where somebody sees it.
    await target.evaluate(atRest)
    const after = await target.evaluate(looksOf)
    if (begun !== 'there' && after.drawn === before.drawn) throw new Error(`${await nameOf(target)} has the focus, but nothing marks it.`)
    if (!after.inSight) throw new Error(`${await nameOf(target)} has the focus, but is out of sight, or something lies over it.`)
  }

  return {
    reach,
    key: press,
    async press(target, key = 'Enter') {
      await reach(target)
      await press(key)
    },
    async tick(target) {
      await reach(target)
      if (!(await target.isChecked())) await press('Space')
      if (!(await target.isChecked())) throw new Error(`${await nameOf(target)} is not turned on by the space bar.`)
    },
    async write(target, words) {
      await reach(target)
      const isDay = (await target.getAttribute('type')) === 'date'
      if (!isDay) await press('ControlOrMeta+A')
      await page.keyboard.type(isDay ? words.replace(/^(\d+)-(\d+)-(\d+)$/, '$2$3$1') : words)
    },
    async choose(target, words) {
      await reach(target)
      await page.keyboard.type(words)
      const chosen = await target.evaluate((list) => (list instanceof HTMLSelectElement ? list.selectedOptions[0]?.label : null) ?? '')
      if (!chosen.startsWith(words)) throw new Error(`${await nameOf(target)} stands at “${chosen}” after typing “${words}”.`)
    },
    async pick(field, words) {
      await reach(field)
      await page.keyboard.type(words)
      const offered = await suggestionOf(page, field, words)
      for (let stop = 0; !(await field.evaluate(isOffered, offered)); stop += 1) {
        if (stop === mostStops) throw new Error(`Arrows do not reach the suggestion “${words}”.`)
        await press('ArrowDown')
      }
      await press('Enter')
    },
  }
}

/** Where the focus is once the page has had the time of a blink to bring it back. */
async function foundAgain(target: Locator): Promise<Place> {
  await pause(400)
  return target.evaluate(placeOf)
}

/** Lets the frame have the focus where the host's page has it. Answers whether that was needed. */
async function enterTab(page: Page): Promise<boolean> {
  const frame = page.locator('iframe[title="Crosspath"]')
  if (await frame.evaluate((element) => element.ownerDocument.activeElement === element)) return false
  await frame.focus()
  return true
}

function keyTo({ group, ahead, inGrid }: Place): string {
  // As in every grid of Microsoft 365: arrows move inside, Escape leaves a row.
  if (inGrid === 'leaves-row') return 'Escape'
  if (group === 'tablist') return ahead ? 'ArrowRight' : 'ArrowLeft'
  if (group === 'radiogroup' || group === 'menu') return ahead ? 'ArrowDown' : 'ArrowUp'
  if (group === 'grid' && inGrid === 'other-row') return ahead ? 'ArrowDown' : 'ArrowUp'
  if (group === 'grid' && inGrid === 'row') return 'ArrowRight'
  if (group === 'grid' && inGrid === 'other-cell') return ahead ? 'ArrowRight' : 'ArrowLeft'
  if (group === 'grid' && inGrid === 'cell') return 'Enter'
  return ahead ? 'Tab' : 'Shift+Tab'
}

async function nameOf(target: Locator): Promise<string> {
  return target.evaluate((element) => `“${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60) || element.tagName.toLowerCase()}”`)
}

/** The id of the first suggestion below a field that begins so, or that adds it. */
async function suggestionOf(page: Page, field: Locator, words: string): Promise<string | null> {
  const list = page.frameLocator('iframe[title="Crosspath"]').locator(`[id="${(await field.getAttribute('aria-controls')) ?? ''}"]`)
  const offered = list.getByRole('option', { name: new RegExp(`^(Add “)?${RegExp.escape(words)}`) }).first()
  await offered.waitFor()
  return offered.getAttribute('id')
}

/** The rest is run in the page. */
function placeOf(target: Element): Place {
  const page = target.ownerDocument
  const here = page.activeElement
  const name = here === null ? 'nothing' : `${here.getAttribute('role') ?? here.tagName.toLowerCase()} “${(here.getAttribute('aria-label') ?? here.textContent).trim().slice(0, 40)}”`
  if (!page.hasFocus()) return { at: 'outside', name: 'the page around', ahead: true, group: null, inGrid: 'other-row' }
  if (here === null || here === page.body) return { at: 'nowhere', name: 'nothing', ahead: true, group: null, inGrid: 'other-row' }
  const ahead = (here.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const group = target.closest('[role=tablist], [role=radiogroup], [role=menu], [role=grid]')
  const within = group?.contains(here) === true && group !== here
  const row = target.closest('[role=row]')
  const cell = target.closest('[role=gridcell], [role=columnheader]')
  const away = group?.getAttribute('role') === 'grid' && within ? null : here.closest('[role=row]')
  const inGrid = away !== null && away !== here && away.closest('[role=grid]') !== null && away.closest('thead, .fui-DataGridHeader') === null ? 'leaves-row' : here === row ? 'row' : here === cell ? 'cell' : cell?.contains(here) === true ? 'inside' : row?.contains(here) === true ? 'other-cell' : 'other-row'
  return { at: here === target ? 'there' : 'in-page', name, ahead, group: within ? (group.getAttribute('role') as Place['group']) : null, inGrid }
}

/** How an element and what is drawn around it look, a mark of focus being on any of them; and whether anything of it is in sight. */
function looksOf(target: Element): { drawn: string; inSight: boolean } {
  const around = [target, target.nextElementSibling, target.parentElement, target.parentElement?.parentElement].filter((element) => element instanceof Element)
  const drawn = around.flatMap((element) => ['', '::before', '::after'].map((part) => {
    const style = getComputedStyle(element, part)
    return [style.content, style.outline, style.boxShadow, style.border, style.borderBottomColor, style.transform, style.top].join()
  }))
  // A mark that is still fading in counts as one.
  const moving = around.flatMap((element) => element.getAnimations({ subtree: true })).length
  const { left, top, width, height } = target.getBoundingClientRect()
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].map(([x = 0, y = 0]) => target.ownerDocument.elementFromPoint(left + width * x, top + height * y))
  const inSight = points.some((hit) => hit !== null && (target.contains(hit) || hit.contains(target) || hit.closest('label')?.control === target))
  return { drawn: [...drawn, moving].join(';'), inSight }
}

/** Waits for what moves on the page and comes to an end. */
async function atRest(target: Element): Promise<void> {
  const moving = target.ownerDocument.getAnimations().filter((animation) => animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity)
  await Promise.all(moving.map((animation) => animation.finished.catch(() => null)))
}

function isOffered(field: Element, id: string | null): boolean {
  return id !== null && field.getAttribute('aria-activedescendant') === id
}
