/** Something the person at the keyboard can put right: printed as a sentence, without a stack. */
export class Trouble extends Error {
  constructor(message) {
    super(message);
    this.name = 'Trouble';
  }
}
