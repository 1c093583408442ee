export { agentParameters, type AgentParameter } from './agent-parameters.js';
export { compileExpression, compileUnaryTests, compileZeebeValue, startRun } from './compile.js';
export type { CompiledFeel, CompileOptions, EvaluateOptions, FeelDiagnostic, FeelOutcome } from './compiled.js';
export { DEFAULT_BUDGET, type FeelBudget } from './limits/budget.js';
export type { FeelFailure, FeelFailureCode, FeelWarning, FeelWarningType } from './limits/failure.js';
export type { Run as FeelRun } from './limits/run.js';
export { EMPTY_SCOPE, jsonScope, layeredScope, valueScope, type FeelReader, type FeelScope } from './scope.js';
export { FeelDate } from './values/date.js';
export { FeelDateTime } from './values/date-time.js';
export { FeelDecimal } from './values/decimal.js';
export { FeelDaysDuration, FeelMonthsDuration } from './values/duration.js';
export { FeelFunction, type FeelInvoke } from './values/function.js';
export { feelFromJson, feelToJson, tryFromJson } from './values/json.js';
export { compareNumbers, feelNumber, numberText, parseNumber, toDouble, toInteger } from './values/number.js';
export { FeelRange } from './values/range.js';
export { FeelTime } from './values/time.js';
export {
  feelContext,
  isContext,
  isList,
  isNumber,
  kindOf,
  type FeelContext,
  type FeelKind,
  type FeelList,
  type FeelNumber,
  type FeelValue,
} from './values/value.js';
export type { FeelZone } from './values/zone.js';
export { builtinNames } from './builtins/registry.js';
export { equalValues } from './values/equality.js';
export { compareValues } from './values/ordering.js';
export { rangeContains, testValue } from './values/membership.js';
export { excerpt, feelString } from './values/string.js';
export { readDate, readDateTime, readDaysDuration, readDuration, readMonthsDuration, readTemporal, readTime } from './values/temporal-reader.js';
export { temporalString, temporalText, type FeelTemporal } from './values/temporal-text.js';
