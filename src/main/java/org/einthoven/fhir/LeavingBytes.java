package org.einthoven.fhir;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledDirectByteBuf;

/** An answer on its way to a client. Says so once the client has it, or will never get it. */
final class LeavingBytes extends UnpooledDirectByteBuf {

    private final Runnable gone;

    LeavingBytes(byte[] bytes, Runnable gone) {
        super(UnpooledByteBufAllocator.DEFAULT, bytes.length, bytes.length);
        this.gone = gone;
        writeBytes(bytes);
    }

    @Override
    protected void deallocate() {
        super.deallocate();
        gone.run();
    }
}
