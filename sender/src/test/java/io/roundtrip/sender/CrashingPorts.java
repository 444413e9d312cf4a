package io.roundtrip.sender;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Lets a process die at its n-th call of any port, before or after the call took effect. */
final class CrashingPorts {

    /** Stands for the end of the process. */
    static final class Crash extends RuntimeException {
        Crash(String where) {
            super(where);
        }
    }

    private final int at;
    private final boolean afterTheEffect;
    private int calls;
    private boolean crashed;

    CrashingPorts(int at, boolean afterTheEffect) {
        this.at = at;
        this.afterTheEffect = afterTheEffect;
    }

    boolean hasCrashed() {
        return crashed;
    }

    <P> P of(Class<P> port, P real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            boolean here = ++calls == at;
            crashed |= here;
            if (here && !afterTheEffect) {
                throw new Crash("before " + method.getName());
            }
            try {
                Object result = method.invoke(real, arguments);
                if (here) {
                    throw new Crash("after " + method.getName());
                }
                return result;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }
}
