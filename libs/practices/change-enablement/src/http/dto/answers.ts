import { ValidateBy, buildMessage } from 'class-validator';

const MOST_ANSWERS = 50;
const QUESTION = /^[A-Za-z][A-Za-z0-9_]{0,59}$/;
const LONGEST_ANSWER = 200;

/** Answers of a questionnaire: short texts by names of questions. */
export function IsAnswers(): PropertyDecorator {
  const validator = { validate: isAnswers, defaultMessage: buildMessage(() => '$property must give a short text for each question') };
  return ValidateBy({ name: 'isAnswers', validator });
}

function isAnswers(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const answers = Object.entries(value);
  return answers.length <= MOST_ANSWERS && answers.every(([question, answer]) => QUESTION.test(question) && isAnswer(answer));
}

function isAnswer(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST_ANSWER;
}
