import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const hearts = ['api/time/**', 'api/matching/engine/**', 'api/scheduling/solver/**', 'api/roadmap/plan/**', 'api/nudges/plan/**', 'api/small-cells/**', 'api/ties/measures/**']
const pages = ['tabs/**', 'scripts/tenant/host/**']
const asArgument = 'A heart takes "now" and randomness as arguments, so that the same input always gives the same answer.'

export default defineConfig([
  globalIgnores(['dist/', 'node_modules/', 'test-results/', '.data/', 'manifest/build/', 'coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        // One program for all: with one per folder, what several of them see is worked out anew in each.
        project: './tsconfig.lint.json',
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // Index access is checked (noUncheckedIndexedAccess); where a loop's bounds already prove it, "!" says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
    },
  },
  { files: ['scripts/**', 'tests/**'], rules: { 'no-console': 'off' } },
  // vitest's own types can only be widened through an interface.
  { files: ['tests/support/**'], rules: { '@typescript-eslint/consistent-type-definitions': 'off' } },
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
