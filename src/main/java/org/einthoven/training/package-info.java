/** The workshop: trains the models and exports them to ONNX. The only room that knows DJL; nothing imports it. */
@NullMarked
package org.einthoven.training;

import org.jspecify.annotations.NullMarked;
