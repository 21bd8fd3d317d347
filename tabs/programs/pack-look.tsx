import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChatRegular, CompassNorthwestRegular, HandshakeRegular, PeopleTeamRegular, PlantGrassRegular, PuzzlePieceRegular } from '@fluentui/react-icons'
import type { PackSummary } from '../../api/programs/contract.ts'

const icons = { people: PeopleTeamRegular, build: PuzzlePieceRegular, compass: CompassNorthwestRegular, 'hand-over': HandshakeRegular, seedling: PlantGrassRegular, chat: ChatRegular }

const useStyles = makeStyles({
  tile: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '40px',
    height: '40px',
    fontSize: '24px',
    borderRadius: tokens.borderRadiusMedium,
    // In the contrast theme every tint is black: the edge is what is left.
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  brand: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  teal: { backgroundColor: tokens.colorPaletteTealBackground2, color: tokens.colorPaletteTealForeground2 },
  plum: { backgroundColor: tokens.colorPalettePlumBackground2, color: tokens.colorPalettePlumForeground2 },
  gold: { backgroundColor: tokens.colorPaletteGoldBackground2, color: tokens.colorPaletteGoldForeground2 },
  forest: { backgroundColor: tokens.colorPaletteForestBackground2, color: tokens.colorPaletteForestForeground2 },
})

/** The picture of a pack in its colour; its name stands beside it. */
export function PackLook({ look }: { look: PackSummary['look'] }) {
  const styles = useStyles()
  const Icon = icons[look.icon]
  return (
    <span className={mergeClasses(styles.tile, styles[look.accent])} aria-hidden>
      <Icon />
    </span>
  )
}
