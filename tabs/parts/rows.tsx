import { type CSSProperties, type DragEvent, type ReactNode, useState } from 'react'
import { createTableColumn, DataGrid, DataGridCell, DataGridHeader, DataGridHeaderCell, DataGridRow, makeStyles, mergeClasses, type SortDirection, TableBody, type TableColumnId, TableRowIdContextProvider, tokens } from '@fluentui/react-components'
import { useHostTheme } from '../host/theme.tsx'
import { RowWindow } from './row-window.tsx'
import { NARROW, useWidth } from './width.ts'

export type Column<T> = {
  id: string
  header: string
  cell: (item: T) => ReactNode
  /** Makes the column sortable. */
  compare?: (a: T, b: T) => number
  /** CSS `flex` of the column; default `1 1 0`. */
  flex?: CSSProperties['flex']
  /** For numbers: header and cells at the end of the column. */
  end?: boolean
  /** The cell holds something to press. */
  pressable?: boolean
}

/** First guesses, in pixels. */
const ROW_HEIGHT = 88
const CARD_HEIGHT = 220

const useStyles = makeStyles({
  surface: { backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, overflowX: 'clip', minWidth: 0 },
  grid: { minWidth: 0 },
  cell: { minWidth: 0, paddingTop: '4px', paddingBottom: '4px', overflowWrap: 'anywhere' },
  end: { display: 'flex', justifyContent: 'flex-end', textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  endHeader: { '& > .fui-TableHeaderCell__button': { justifyContent: 'flex-end' } },
  // Set by the drag itself, because drawing rows anew would hold it up.
  row: { minHeight: '44px', '&[data-over]': { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-2px' } },
  last: { borderBottomStyle: 'none' },
  open: { cursor: 'pointer' },
  chosen: {
    position: 'relative',
    backgroundColor: tokens.colorNeutralBackground1Selected,
    '::before': { content: '""', position: 'absolute', insetInlineStart: 0, top: 0, bottom: 0, width: '3px', backgroundColor: tokens.colorCompoundBrandBackground },
  },
  // The contrast theme marks rows with a bright fill under black text; faces and captions in a row keep their white, so the fill stays away.
  calm: {
    backgroundColor: tokens.colorNeutralBackground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1, outline: `1px solid ${tokens.colorNeutralForeground1}`, outlineOffset: '-2px' },
    ':active': { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1 },
  },
  // A row that opens nothing looks like nothing to press; and links in it would be too faint on the hovered grey.
  still: {
    ':hover': { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1 },
    ':active': { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1 },
  },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  card: { backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, padding: '12px', display: 'flex', flexDirection: 'column', gap: '8px' },
})

type RowsProps<T> = {
  /** What the rows are, for screen readers: "Enrolments". */
  label: string
  items: readonly T[]
  idOf: (item: T) => string
  columns: Column<T>[]
  /** One row as a card, for widths on which a table would scroll sideways. */
  card: (item: T) => ReactNode
  /** The row whose details are open beside the table. */
  openId?: string | null
  onOpen?: (item: T) => void
  /** Most rows to show; all of them are sorted first, so that the first ones shown are the first of all. */
  limit?: number
  /** Whether a row takes what is dragged over it now, and what comes of letting go there. */
  takes?: (item: T) => boolean
  onTake?: (item: T) => void
}

type Sort = { sortColumn: TableColumnId | undefined; sortDirection: SortDirection }

/** Many rows compared by column; below 768 px the same rows as cards. */
export function Rows<T>({ label, items, idOf, columns, card, openId, onOpen, limit = Infinity, takes, onTake }: RowsProps<T>) {
  const styles = useStyles()
  const narrow = useWidth(NARROW)
  const contrast = useHostTheme() === 'contrast'
  const [sort, setSort] = useState<Sort>({ sortColumn: undefined, sortDirection: 'ascending' })
  if (narrow) {
    return (
      <div role="list" className={styles.list} aria-label={label}>
        <RowWindow
          items={items.slice(0, limit)}
          rowHeight={CARD_HEIGHT}
          draw={(item) => (
            <div key={idOf(item)} role="listitem" className={styles.card}>
              {card(item)}
            </div>
          )}
        />
      </div>
    )
  }
  const definitions = columns.map((column) =>
    createTableColumn<T>({ columnId: column.id, renderHeaderCell: () => column.header, renderCell: column.cell, ...(column.compare ? { compare: column.compare } : {}) }),
  )
  const flexOf = new Map(columns.map((column) => [column.id, { flex: column.flex ?? '1 1 0' }]))
  const atEnd = new Set(columns.filter((column) => column.end).map((column) => column.id))
  const pressable = new Set(columns.filter((column) => column.pressable).map((column) => column.id))
  const compare = columns.find(({ id }) => id === sort.sortColumn)?.compare
  const sorted = compare ? [...items].sort((a, b) => (sort.sortDirection === 'ascending' ? compare(a, b) : compare(b, a))) : [...items]
  const shown = sorted.slice(0, limit)
  return (
    <div className={styles.surface}>
      <DataGrid items={shown} aria-rowcount={shown.length + 1} columns={definitions} getRowId={idOf} sortable sortState={sort} onSortChange={(_, next) => setSort({ sortColumn: next.sortColumn, sortDirection: next.sortDirection })} focusMode="composite" className={styles.grid} aria-label={label}>
        <DataGridHeader>
          <DataGridRow>
            {({ renderHeaderCell, columnId }) => (
              <DataGridHeaderCell style={flexOf.get(String(columnId))} className={mergeClasses(styles.cell, atEnd.has(String(columnId)) && styles.endHeader)}>
                {renderHeaderCell()}
              </DataGridHeaderCell>
            )}
          </DataGridRow>
        </DataGridHeader>
        <TableBody>
          <RowWindow
            items={shown}
            rowHeight={ROW_HEIGHT}
            draw={(item, at) => (
              <TableRowIdContextProvider key={idOf(item)} value={idOf(item)}>
                <DataGridRow<T>
                  aria-rowindex={at + 2}
                  className={mergeClasses(styles.row, at === shown.length - 1 && styles.last, onOpen ? styles.open : styles.still, idOf(item) === openId && styles.chosen, contrast && styles.calm)}
                  {...(onOpen ? { onClick: () => onOpen(item) } : {})}
                  {...(takes && onTake ? dropOn(() => takes(item), () => onTake(item)) : {})}
                >
                  {({ renderCell, columnId }) => (
                    <DataGridCell style={flexOf.get(String(columnId))} className={mergeClasses(styles.cell, atEnd.has(String(columnId)) && styles.end)} focusMode={pressable.has(String(columnId)) ? 'group' : 'cell'}>
                      {renderCell(item)}
                    </DataGridCell>
                  )}
                </DataGridRow>
              </TableRowIdContextProvider>
            )}
          />
        </TableBody>
      </DataGrid>
    </div>
  )
}

/** Makes a row a place to let go of something. */
function dropOn(takes: () => boolean, onTake: () => void) {
  const leave = (row: HTMLElement) => row.removeAttribute('data-over')
  return {
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!takes()) return
      event.preventDefault()
      event.currentTarget.setAttribute('data-over', '')
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => {
      if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) leave(event.currentTarget)
    },
    onDrop: (event: DragEvent<HTMLElement>) => {
      event.preventDefault()
      leave(event.currentTarget)
      if (takes()) onTake()
    },
  }
}
