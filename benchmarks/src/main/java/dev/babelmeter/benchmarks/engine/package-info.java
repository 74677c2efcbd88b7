// SPDX-License-Identifier: Apache-2.0
/**
 * Measurements of the counting engine, with its peers on the same texts in the same run.
 *
 * <p>The benchmarks are JMH's: a pass over a stream is one shot, each in a process of its own with
 * the same settings; the first pass is by a fresh counter after the virtual machine has warmed up.
 * {@link dev.babelmeter.benchmarks.engine.ResultTables} turns JMH's file into tables.
 *
 * <pre>{@code
 * mvn -B -DskipTests package
 * J=benchmarks/target/babelmeter-benchmarks-0.1.0-SNAPSHOT.jar
 * export RAYON_NUM_THREADS=1
 * taskset -c 1 java -cp $J org.openjdk.jmh.Main 'benchmarks\.engine\.' -gc true -foe true \
 *   -rf json -rff one.json
 * taskset -c 0,1 java -cp $J org.openjdk.jmh.Main 'EngineBenchmark' -p vocabularies=8 -t 2 -gc true -foe true \
 *   -rf json -rff two.json
 * java -cp $J dev.babelmeter.benchmarks.engine.ResultTables one.json two.json
 * }</pre>
 *
 * {@code -p data=…}, {@code -p mix=flores=1+code=1} and {@code -p texts=…} choose other texts.
 */
@NullMarked
package dev.babelmeter.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
