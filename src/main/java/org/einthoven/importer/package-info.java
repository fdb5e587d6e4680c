/** The command that sends folders of device files to a running server. A client: it knows the formats and HTTP, no more. */
@NullMarked
package org.einthoven.importer;

import org.jspecify.annotations.NullMarked;
