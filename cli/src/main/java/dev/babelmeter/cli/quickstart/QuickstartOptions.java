// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import dev.babelmeter.cli.io.OutputFormat;
import dev.babelmeter.cli.io.TextInput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a quickstart is to do.
 *
 * @param input events to feed; null for the bundled stream
 * @param untilDone whether to end once every line of the input is settled
 * @param duration time after which to end; null for none
 * @param port port of the HTTP interface; 0 for any free one
 * @param vocabularies the vocabularies as the job takes them
 * @param vocabularyNames their names in tables, in the same order
 * @param prices list of prices to import; null for the bundled one where none was imported
 * @param data folder that keeps the data; null for a temporary one
 * @param seed seed of the bundled stream
 * @param format format of the final table
 */
public record QuickstartOptions(
    @Nullable TextInput input,
    boolean untilDone,
    @Nullable Duration duration,
    int port,
    String vocabularies,
    List<String> vocabularyNames,
    @Nullable String prices,
    @Nullable Path data,
    long seed,
    OutputFormat format) {}
