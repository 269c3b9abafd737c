package org.yilan.app;

/// The program's entry.
public final class Main {
    private Main() {}

    /// Runs the command line.
    public static void main(String[] args) {
        System.out.println(System.getProperty("java.version"));
    }
}
