import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { Refused } from '#platform/persistence';

/** Checks every body and query against its class; unknown fields are refused, and the answer names every wrong field. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
    exceptionFactory: (errors) => new Refused({ code: 'validation-failed', message: 'Some fields are not right.' }, { errors: errors.flatMap((error) => fieldErrors(error, '')) }),
  });
}

function fieldErrors(error: ValidationError, parent: string): { field: string; message: string }[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = messagesOf(error).map((message) => ({ field, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, field))];
}

/** What is empty is missing; which rules of the checker it breaks besides tells nobody more. */
function messagesOf({ property, value, constraints = {} }: ValidationError): string[] {
  const isEmpty = value === undefined || value === null || value === '';
  const missing = ([rule, message]: [string, string]) => isEmpty && rule !== 'whitelistValidation' && message.startsWith(`${property} `);
  return [...new Set(Object.entries(constraints).map((broken) => (missing(broken) ? `${inWords(property)} is needed.` : broken[1])))];
}

/** `plannedStart`: "Planned start". */
function inWords(property: string): string {
  const words = property.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
