/** The layers of which the models are built. Each knows how to compute itself in DJL and how to write itself as ONNX. */
@NullMarked
package org.einthoven.training.net;

import org.jspecify.annotations.NullMarked;
