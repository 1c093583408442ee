export type Key = string;
export type Millis = number;
export type JsonText = string;
