import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const hearts = ['api/time/**/*.ts', 'api/matching/engine/**/*.ts', 'api/scheduling/solver/**/*.ts', 'api/roadmap/plan/**/*.ts']
const pages = ['tabs/**/*.{ts,tsx}', 'scripts/tenant/host/**/*.{ts,tsx}']
const asArgument = 'A heart takes "now" and randomness as arguments, so that the same input always gives the same answer.'

/** What oxlint (.oxlintrc.json), which holds everything else, does not know: the rules of React's compiler, and ours for hearts. */
export default defineConfig([
  globalIgnores(['dist/', 'node_modules/', 'test-results/', '.data/', 'manifest/build/', 'coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  { files: ['**/*.ts', '**/*.tsx'], languageOptions: { parser: tseslint.parser } },
  { files: pages, extends: [reactHooks.configs.flat.recommended] },
  {
    files: hearts,
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: asArgument },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: asArgument },
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: asArgument },
        { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: asArgument },
      ],
    },
  },
])
