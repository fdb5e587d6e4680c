/**
 * Printed electrocardiograms as recordings: a photograph, scan or PDF page goes in, and leads in millivolts over time come
 * out, with how far each stretch can be trusted, or the reason why the page cannot be read. The grid is the only ruler: what
 * is measured is measured in millimetres of it. Knows files and recordings; no HTTP, no database, no FHIR.
 */
@NullMarked
package org.einthoven.paper;

import org.jspecify.annotations.NullMarked;
