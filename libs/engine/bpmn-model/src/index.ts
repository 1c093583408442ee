export * from './model.js';
export { parseBpmn } from './parse-bpmn.js';
export { DEFAULT_XML_LIMITS, readXml, type XmlLimits } from './xml/read-xml.js';
export { BPMN_URI, ZEEBE_URI, type XmlElement } from './xml/xml-element.js';
