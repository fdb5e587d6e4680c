/**
 * Files of electrocardiographs, Holter recorders, monitors and watches as recordings: samples as they were recorded, and
 * what the device says of patient, time, filters and heart, kept as the device's own words. Each format is a package
 * below; a file is recognised by its content. Knows recordings, faults and WFDB; no HTTP, no database, no FHIR.
 */
@NullMarked
package org.einthoven.formats;

import org.jspecify.annotations.NullMarked;
