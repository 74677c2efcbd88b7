// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.supervise;

import java.nio.file.Path;
import java.util.List;

/**
 * How a child process is started.
 *
 * @param name what messages call it
 * @param command the program and its arguments; it is to stop when its standard input ends and to
 *     say {@code ready: NAME=ADDRESS ...} on standard output
 * @param log file that its outputs are added to
 */
public record ChildSpec(String name, List<String> command, Path log) {}
