/** ONNX models and their cards: opened, checked against hash and golden vector, run. The only room that knows ONNX Runtime. */
@NullMarked
package org.einthoven.inference;

import org.jspecify.annotations.NullMarked;
