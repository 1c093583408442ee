import { ModulesContainer } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';

type Class = new (...args: never[]) => object;
interface Rule {
  propertyName: string;
  name?: string;
  constraints?: unknown[];
  each?: boolean;
}

const SWAGGER_PROPERTIES = 'swagger/apiModelPropertiesArray';

/**
 * Describes the bodies and queries of all controllers by the rules that check them, so that a rule is written once. What a
 * class describes itself with `@ApiProperty` stays as it is.
 */
export function describeDtos(app: INestApplication): void {
  for (const dto of dtosOf(app)) describe(dto);
}

function dtosOf(app: INestApplication): Set<Class> {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype));
  const types = controllers.flatMap((controller) => (typeof controller === 'function' ? parameterTypes(controller.prototype as object) : []));
  return new Set(types.filter((type): type is Class => typeof type === 'function' && rulesOf(type as Class).length > 0));
}

function parameterTypes(prototype: object): unknown[] {
  return Object.getOwnPropertyNames(prototype).flatMap((method) => (Reflect.getMetadata('design:paramtypes', prototype, method) as unknown[] | undefined) ?? []);
}

function rulesOf(dto: Class): Rule[] {
  return getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
}

function describe(dto: Class): void {
  const prototype = dto.prototype as object;
  const described = new Set((Reflect.getMetadata(SWAGGER_PROPERTIES, prototype) as string[] | undefined) ?? []);
  for (const [property, rules] of Map.groupBy(rulesOf(dto), ({ propertyName }) => propertyName)) {
    if (!described.has(`:${property}`)) ApiProperty(optionsFor(prototype, property, rules))(prototype, property);
  }
}

function optionsFor(prototype: object, property: string, rules: Rule[]): ApiPropertyOptions {
  const type = Reflect.getMetadata('design:type', prototype, property) as unknown;
  const isArray = type === Array;
  const described = Object.assign({}, ...rules.map(schemaOf)) as Record<string, unknown>;
  const base = isArray ? { isArray: true, type: described['type'] ?? String } : { type: type === Object || type === undefined ? Object : type };
  const required = !rules.some(({ name }) => name === 'isOptional');
  return { ...base, ...described, required } as ApiPropertyOptions;
}

const SCHEMA_OF: Readonly<Record<string, (constraints: unknown[]) => Record<string, unknown>>> = {
  isIn: ([values]) => ({ enum: values, type: 'string' }),
  isInt: () => ({ type: 'integer' }),
  isString: () => ({ type: 'string' }),
  isBoolean: () => ({ type: 'boolean' }),
  isNotEmpty: () => ({ minLength: 1 }),
  isUuid: () => ({ format: 'uuid' }),
  isIso8601: () => ({ format: 'date-time' }),
  min: ([minimum]) => ({ minimum }),
  max: ([maximum]) => ({ maximum }),
  minLength: ([minLength]) => ({ minLength }),
  maxLength: ([maxLength]) => ({ maxLength }),
  isLength: ([minLength, maxLength]) => ({ minLength, ...(maxLength !== undefined && { maxLength }) }),
  arrayMaxSize: ([maxItems]) => ({ maxItems }),
  matches: ([pattern]) => ({ pattern: pattern instanceof RegExp ? pattern.source : String(pattern) }),
};

function schemaOf({ name, constraints }: Rule): Record<string, unknown> {
  return (name !== undefined && SCHEMA_OF[name]?.(constraints ?? [])) || {};
}
