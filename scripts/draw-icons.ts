import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

/** Draws manifest/color.png, manifest/outline.png and the button's icons in tabs/public/icons: two paths that come from apart, cross, and go on changed. */

type Point = { x: number; y: number }
type Colour = [red: number, green: number, blue: number, alpha: number]

const violet: Colour = [0x4f, 0x52, 0xb2, 255]
const white: Colour = [255, 255, 255, 255]
const sand: Colour = [0xff, 0xd5, 0x9e, 255]
const clear: Colour = [255, 255, 255, 0]

/** Points of a cubic Bézier curve in a square of side 1. */
function curve(from: Point, first: Point, second: Point, to: Point): Point[] {
  return Array.from({ length: 65 }, (_, step) => {
    const t = step / 64
    const weights = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3]
    const along = (axis: 'x' | 'y') => [from, first, second, to].reduce((sum, point, index) => sum + point[axis] * (weights[index] ?? 0), 0)
    return { x: along('x'), y: along('y') }
  })
}

function distance(point: Point, path: Point[]): number {
  let nearest = Infinity
  for (let index = 1; index < path.length; index++) {
    const [start, end] = [path[index - 1]!, path[index]!]
    const [dx, dy] = [end.x - start.x, end.y - start.y]
    const along = Math.max(0, Math.min(1, ((point.x - start.x) * dx + (point.y - start.y) * dy) / (dx * dx + dy * dy || 1)))
    nearest = Math.min(nearest, Math.hypot(point.x - start.x - along * dx, point.y - start.y - along * dy))
  }
  return nearest
}

type Drawing = { margin: number; stroke: number; gap: number; dot: number; under: Colour; over: Colour; ground: Colour }

/** Tells the colour of any point; the second path lies over the first, with a gap where they cross. */
function painter({ margin, stroke, gap, dot, under, over, ground }: Drawing): (point: Point) => Colour {
  const [near, far] = [margin, 1 - margin]
  const falling = curve({ x: near, y: near }, { x: 0.62, y: near }, { x: 0.38, y: far }, { x: far, y: far })
  const rising = curve({ x: near, y: far }, { x: 0.62, y: far }, { x: 0.38, y: near }, { x: far, y: near })
  return (point) => {
    const toEnd = (y: number) => Math.hypot(point.x - far, point.y - y)
    const toRising = distance(point, rising)
    if (toEnd(near) <= dot || toRising <= stroke / 2) return over
    if (toEnd(far) <= dot) return under
    if (toRising <= stroke / 2 + gap) return ground
    return distance(point, falling) <= stroke / 2 ? under : ground
  }
}

/** Eight-bit RGBA pixels, each the mean of 6 × 6 points within it. */
function render(side: number, drawing: Drawing): Buffer {
  const pixels = Buffer.alloc(side * side * 4)
  const colourAt = painter(drawing)
  const fine = 6
  for (let index = 0; index < side * side; index++) {
    const sum = [0, 0, 0, 0]
    for (let part = 0; part < fine * fine; part++) {
      const x = ((index % side) + ((part % fine) + 0.5) / fine) / side
      const y = (Math.floor(index / side) + (Math.floor(part / fine) + 0.5) / fine) / side
      colourAt({ x, y }).forEach((value, channel) => (sum[channel]! += value))
    }
    sum.forEach((value, channel) => (pixels[index * 4 + channel] = Math.round(value / (fine * fine))))
  }
  return pixels
}

/** A PNG file from RGBA pixels (W3C PNG specification, third edition: colour type 6, no interlace, filter 0 on every line). */
function encodePng(side: number, pixels: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const lines = Array.from({ length: side }, (_, row) => Buffer.concat([Buffer.of(0), pixels.subarray(row * side * 4, (row + 1) * side * 4)]))
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(lines), { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

// Teams rounds the colour icon itself and asks for a picture within its middle 96 of 192 pixels at the least; the outline is white on clear.
const colour = { margin: 0.27, stroke: 0.085, gap: 0.035, dot: 0.075, under: sand, over: white, ground: violet }
// Outlook's ribbon shows it small and does not round it, so the paths fill more of the square.
const button = { margin: 0.2, stroke: 0.11, gap: 0.05, dot: 0.11, under: sand, over: white, ground: violet }
const outline = { margin: 0.16, stroke: 0.085, gap: 0.055, dot: 0.13, under: white, over: white, ground: clear }

if (import.meta.main) {
  const folder = join(import.meta.dirname, '..', 'manifest')
  await writeFile(join(folder, 'color.png'), encodePng(192, render(192, colour)))
  await writeFile(join(folder, 'outline.png'), encodePng(32, render(32, outline)))
  const icons = join(folder, '..', 'tabs', 'public', 'icons')
  await mkdir(icons, { recursive: true })
  for (const side of [16, 32, 80]) await writeFile(join(icons, `${side}.png`), encodePng(side, render(side, button)))
}
