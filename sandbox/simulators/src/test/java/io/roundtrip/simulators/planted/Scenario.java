package io.roundtrip.simulators.planted;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/** One test method, written {@code package.Class#method}. */
record Scenario(String className, String method) {

    static Scenario of(String text) {
        int hash = text.indexOf('#');
        if (hash < 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not a scenario, which is written Class#method");
        }
        return new Scenario(text.substring(0, hash), text.substring(hash + 1));
    }

    Class<?> testClass() {
        try {
            return Class.forName(className);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("There is no test class " + className, e);
        }
    }

    Method testMethod() {
        List<Method> named = Arrays.stream(testClass().getDeclaredMethods())
                .filter(declared -> declared.getName().equals(method))
                .toList();
        if (named.size() != 1) {
            throw new IllegalArgumentException(this + " is there " + named.size() + " times");
        }
        return named.get(0);
    }

    @Override
    public String toString() {
        return className + "#" + method;
    }
}
